"""Keys and sizes faster than the screen follows: nothing is done twice, nothing breaks."""

from pathlib import Path

import pytest
from textual import events
from textual.command import CommandList
from textual.css.query import NoMatches
from textual.geometry import Size

from tests.ui.browsing import (
    browse_screen,
    browser,
    focus,
    settle,
    type_at_once,
    type_keys,
    wait_until,
)
from vnsemi_tui.outside import links
from vnsemi_tui.ui.app import Palette
from vnsemi_tui.ui.screens.browse import BrowseScreen
from vnsemi_tui.ui.screens.noting import NoteScreen


@pytest.mark.parametrize("opener", ["f2", "?", "T", "a", "c", "e", "w", "o", "ctrl+p"])
@pytest.mark.parametrize(
    "keys", [("escape", "escape"), ("enter", "enter", "enter"), ("x", "escape", "escape", "escape")]
)
async def test_keys_of_one_read_leave_what_lies_over_the_browser_once(
    opener: str, keys: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(links, "open_link", lambda link: "opened")
    app = browser("da-nang")
    app.desk._write_note = lambda address, text: "written"
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await type_keys(pilot, opener)
        await type_at_once(pilot, *keys)
        assert app.is_running, app.fault
        assert isinstance(app.screen_stack[0], BrowseScreen)
    assert not app.fault


async def test_enter_twice_in_one_read_writes_one_note() -> None:
    written = []
    app = browser("da-nang")
    app.desk._write_note = lambda address, text: str(written.append(text))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await type_keys(pilot, "w", "a")
        assert isinstance(app.screen, NoteScreen)
        await type_at_once(pilot, "enter", "enter", "enter")
    assert written == ["a"]


async def test_a_look_left_in_the_read_that_moved_to_another_is_the_old_one() -> None:
    for keys in (["down"], ["down", "down"], ["l", "i"], ["end"], ["pagedown"]):
        app = browser("da-nang")
        async with app.run_test(size=(120, 40)) as pilot:
            await settle(pilot)
            before = app.theme
            await type_keys(pilot, "T")
            await type_at_once(pilot, *keys, "escape")
            assert (app.theme, app.desk.keeper.state.theme) == (before, "")


async def test_find_asked_for_twice_before_its_row_is_there_opens_one() -> None:
    app = browser("da-nang")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        screen = browse_screen(app)
        screen.find()
        screen.find()
        screen.hide_find_bar()
        await wait_until(app, lambda: screen.find_bar is not None and focus(app) == "find")
        await type_keys(pilot, "q")
    assert not app.fault


async def test_a_palette_that_a_tiny_terminal_closes_before_it_is_laid_out_ends_nothing() -> None:
    app = browser("da-nang")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        app.action_command_palette()
        assert isinstance(app.screen, Palette)
        tiny = Size(20, 5)
        browse_screen(app).on_resize(events.Resize(tiny, tiny))
        await pilot.resize_terminal(*tiny)
        await settle(pilot)
        await wait_until(app, lambda: app.screen is browse_screen(app))
        await pilot.resize_terminal(120, 40)
        await settle(pilot)
        assert app.focused is not None
    assert not app.fault


async def test_a_click_beyond_the_edge_of_a_shrunk_palette_ends_nothing() -> None:
    app = browser("da-nang")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await type_keys(pilot, "ctrl+p")
        app.screen.post_message(events.Click(None, 300, 90, 0, 0, 1, False, False, False, 300, 90))
        await settle(pilot)
        assert isinstance(app.screen, Palette)
    assert not app.fault


@pytest.mark.parametrize(
    "command",
    ["all-actions", "help", "theme", "as-of", "compare", "note", "open-source", "palette", "find"],
)
async def test_leaving_while_something_opens_is_no_fault(command: str) -> None:
    app = browser("da-nang")
    app.desk._write_note = lambda address, text: "written"
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        browse_screen(app).action_do(command)
        app.exit()
    assert not app.fault


async def test_a_part_that_is_missing_is_a_fault_as_long_as_nobody_leaves() -> None:
    app = browser("da-nang")

    async def miss() -> None:
        async with app.run_test(size=(120, 40)) as pilot:
            await settle(pilot)
            browse_screen(app).call_later(lambda: app.screen.query_one("#nowhere"))
            await settle(pilot)

    with pytest.raises(NoMatches):
        await miss()
    assert "#nowhere" in app.fault


@pytest.mark.parametrize("key", ["f", "/", "w", "c", "enter", "ctrl+p"])
async def test_a_key_typed_behind_the_one_that_leaves_does_nothing(key: str) -> None:
    app = browser("da-nang")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await type_at_once(pilot, "ctrl+q", key, key)
    assert not app.fault


async def test_a_click_on_what_the_palette_no_longer_offers_ends_nothing() -> None:
    app = browser("da-nang")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await type_keys(pilot, "ctrl+p")
        await wait_until(app, lambda: app.screen.query_one(CommandList).option_count > 5)
        offers = app.screen.query_one(CommandList)
        x, y = offers.region.x + 4, offers.region.y + 6
        drawn = app.screen.get_style_at(x, y)
        assert drawn.meta["option"] > 0
        offers.clear_options()
        late = events.Click(offers, 4, 6, 0, 0, 1, False, False, False, x, y, style=drawn)
        offers.post_message(late)
        await settle(pilot)
    assert not app.fault
