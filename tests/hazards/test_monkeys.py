"""Random keys, clicks and resizes: nothing breaks, and the focus is always somewhere."""

from random import Random

import pytest
from textual.pilot import Pilot

from tests.ui.browsing import browser, press_button, settle, type_keys
from vnsemi_tui.ui.app import VnsemiApp
from vnsemi_tui.ui.screens.browse import BrowseScreen
from vnsemi_tui.ui.screens.overlay import Overlay

KEYS = (
    *"abcdefghijklmnoprstuvwxyzTđ09",
    *"123456789",
    *("up", "down", "pageup", "pagedown", "home", "end", "left", "right", "enter", " "),
    *("tab", "shift+tab", "escape", "backspace", "delete", "/", "<"),
    *(">", "alt+left", "alt+right", "?", "f1", "f2", "ctrl+p"),
    *(":", "ctrl+a", "ctrl+w", "ctrl+u", "ctrl+v"),
)
"""Everything that ends nothing: q, Ctrl+Q and Ctrl+C are left out."""
SIZES = ((120, 40), (110, 30), (80, 24), (79, 24), (60, 24), (59, 20), (50, 20), (30, 8))
TINY = ((29, 24), (20, 5), (2, 2), (1, 1))


async def _step(pilot: Pilot[None], chance: Random) -> str:
    """Do something at random; return what it was."""
    width, height = pilot.app.size
    what = chance.random()
    if what < 0.8:
        keys = chance.choices(KEYS, k=chance.choice((1, 1, 1, 2, 5)))
        await type_keys(pilot, *keys)
        return " ".join(keys)
    if what < 0.95:
        at = (chance.randrange(width), chance.randrange(height))
        await press_button(pilot, *at, times=chance.choice((1, 1, 2)))
        return f"click {at}"
    size = chance.choice(SIZES + TINY)
    await pilot.resize_terminal(*size)
    await settle(pilot)
    return f"resize {size}"


def _check(app: VnsemiApp, done: list[str]) -> None:
    """Assert what holds after every step."""
    assert app.is_running, done[-10:]
    assert app.focused is not None, done[-10:]
    assert app.focused.display, done[-10:]
    assert app.focused.screen is app.screen, done[-10:]
    assert isinstance(app.screen_stack[0], BrowseScreen), done[-10:]
    assert len(app.screen_stack) <= 2, done[-10:]
    desk = app.desk
    assert desk.page(desk.here) is not None, done[-10:]
    if app.focused.id == "card":
        page = app.screen.query_one("#card").page  # type: ignore[attr-defined]
        assert page.address == desk.here, done[-10:]
        assert not app.screen.has_class("-searching"), done[-10:]


async def _play(seed: int, steps: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Do `steps` things; leaving is taken away, so that the app stays."""
    monkeypatch.setattr(BrowseScreen, "action_leave", lambda self: None)
    chance = Random(seed)
    app = browser()
    done: list[str] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for _ in range(steps):
            done.append(await _step(pilot, chance))
            _check(app, done)
            if isinstance(app.screen, Overlay) and chance.random() < 0.3:
                await type_keys(pilot, "escape")
    assert not app.fault


async def test_a_monkey_of_300_steps_breaks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    await _play(1, 300, monkeypatch)


@pytest.mark.fuzz
@pytest.mark.parametrize("seed", [3])
async def test_a_monkey_of_5000_steps_breaks_nothing(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _play(seed, 5000, monkeypatch)
