"""A search of the palette that ended, or began, after the palette was left ended the app."""

import pytest

from tests.ui.browsing import browser, settle, type_keys
from vnsemi_tui.ui.app import Palette


@pytest.mark.parametrize("late", ["busy", "list", "letter"])
async def test_palette_answers_after_it_was_left(late: str) -> None:
    app = browser("da-nang")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await type_keys(pilot, "ctrl+p", "x")
        palette = app.screen
        assert isinstance(palette, Palette)
        await type_keys(pilot, "escape")
        await settle(pilot)
        assert app.screen is not palette
        if late == "busy":
            await palette._watch__show_busy()
        elif late == "list":
            palette._watch__list_visible()
        else:
            palette._gather_commands("xy")
        await settle(pilot)
        assert app.is_running
    assert not app.fault
