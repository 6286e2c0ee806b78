"""The preview of the search: it follows, and never holds up typing."""

import pytest

from tests.ui.browsing import browse_screen, browser, pane, settle, type_keys, wait_for_preview
from vnsemi_tui.ui.app import VnsemiApp


def previewed(app: VnsemiApp) -> str:
    page = pane(app, "preview").page
    return page.address if page else ""


async def test_the_preview_comes_only_when_no_further_key_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("vnsemi_tui.ui.widgets.finder.PAUSE", 3600)
    app = browser()
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await type_keys(pilot, *"qorv")
        assert pane(app, "results").line.opens == "qorvo"
        assert previewed(app) == ""
        monkeypatch.setattr("vnsemi_tui.ui.widgets.finder.PAUSE", 0.001)
        await type_keys(pilot, "o")
        await wait_for_preview(pilot, app)
        assert previewed(app) == "qorvo"


async def test_the_preview_follows_the_cursor() -> None:
    app = browser()
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await type_keys(pilot, *"qorvo", "down")
        await wait_for_preview(pilot, app)
        assert previewed(app) == pane(app, "results").line.opens != "qorvo"


async def test_enter_before_the_preview_opens_the_best_and_none_comes_after(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("vnsemi_tui.ui.widgets.finder.PAUSE", 0.05)
    app = browser()
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await type_keys(pilot, *"qorvo", "enter")
        assert app.desk.here == "qorvo"
        await pilot.pause(0.1)
        assert previewed(app) == ""
        assert not browse_screen(app).finder.is_searching
