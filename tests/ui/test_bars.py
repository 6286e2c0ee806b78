"""The rows above and below a screen."""

from __future__ import annotations

import pytest

from tests.ui.demo_app import DemoApp
from vnsemi_tui.ui.widgets.bars import Action, ActionBar, TopBar, place_actions

MANY = tuple(Action(letter, "do this", f"do_{letter}") for letter in "abcdefghij")


def labels(width: int) -> list[str]:
    """Return the keys that are placed in `width` cells, from left to right."""
    return [placed.action.key for placed in place_actions(MANY, width)]


def test_actions_never_overlap_or_leave_the_row() -> None:
    for width in range(1, 130):
        at = 0
        for start, end, _action in place_actions(MANY, width):
            assert at <= start < end <= width, width
            at = end + 1


def test_the_menu_and_help_stay_where_other_actions_do_not_fit() -> None:
    assert labels(200) == [*"abcdefghij", "F2", "?"]
    assert labels(40) == ["a", "b", "F2", "?"]
    assert labels(15) == ["F2", "?"]
    assert labels(8) == ["?"]
    assert labels(3) == []


@pytest.mark.asyncio
async def test_a_click_on_an_action_asks_for_it() -> None:
    app = DemoApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click(ActionBar, offset=(12, 0))
        assert app.query_one(TopBar).page_title == "command s"
        app.query_one(TopBar).page_title = ""
        await pilot.click(ActionBar, offset=(40, 0))
        assert app.query_one(TopBar).page_title == ""


def test_the_top_row_is_never_too_wide_and_keeps_a_banner_longest() -> None:
    for width in range(1, 100):
        bar = TopBar("Đà Nẵng", "newest source 29 Nov 2024")
        plain = "".join(span.text for span in bar.spans(width))
        assert len(plain) <= width
        bar.set_reactive(TopBar.banner, "as of 1 Jan 2024")
        banner = "".join(span.text for span in bar.spans(width))
        assert len(banner) <= width
        assert width <= 20 or "▲ as of 1 Jan 2024" in banner, width
