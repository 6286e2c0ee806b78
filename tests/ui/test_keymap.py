"""Keys that a reader has set: each does one thing, and whatever names keys names them."""

import random
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.ui.browsing import (
    box,
    browse_screen,
    click_on,
    focus,
    known,
    rows,
    settle,
    shown,
    type_keys,
)
from vnsemi_tui.config import KEPT_KEYS, Asked, Config
from vnsemi_tui.config.checks import with_keys
from vnsemi_tui.text.keys import NAMES
from vnsemi_tui.ui.app import VnsemiApp
from vnsemi_tui.ui.commands import COMMANDS, IDS, bindings, in_force
from vnsemi_tui.ui.desk import Desk
from vnsemi_tui.ui.screens.browse import BrowseScreen
from vnsemi_tui.ui.screens.overlay import Overlay
from vnsemi_tui.ui.widgets.lines import LinePane


def with_asked(**keys: str) -> Config:
    """Return the settings of a file that asks for `keys` (`_` is a hyphen)."""
    asked = tuple(Asked(name.replace("_", "-"), written) for name, written in keys.items())
    return with_keys(Config(Path("config.toml"), asked=asked), IDS)


def browser_with(page: str = "da-nang", **keys: str) -> VnsemiApp:
    config = with_asked(**keys)
    assert not config.problems
    desk = Desk(known(), config=config)
    desk.visit(page)
    return VnsemiApp(desk)


def footer(app: VnsemiApp) -> str:
    return rows(app)[-1]


async def pressed(pilot: Pilot[None], *keys: str) -> None:
    await type_keys(pilot, *keys)
    await settle(pilot)


async def test_a_key_that_was_set_does_what_it_was_set_to_and_the_old_one_nothing() -> None:
    app = browser_with(ledger="f5, b")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pressed(pilot, "l")
        assert app.desk.here == "da-nang"
        await pressed(pilot, "b")
        assert app.desk.here == "ledger"
        await pressed(pilot, "t", "f5")
        assert app.desk.here == "ledger"


async def test_two_commands_that_changed_keys_do_each_others() -> None:
    app = browser_with(ledger="t", timeline="l")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pressed(pilot, "t")
        assert app.desk.here == "ledger"
        await pressed(pilot, "l")
        assert app.desk.here == "timeline"


async def test_a_key_taken_from_another_does_only_the_new_thing() -> None:
    app = browser_with(ledger="?, t")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pressed(pilot, "?")
        assert app.desk.here == "ledger"
        assert app.screen is browse_screen(app)
        await pressed(pilot, "f1")
        assert isinstance(app.screen, Overlay)


async def test_the_search_opens_by_its_new_key_and_loses_no_letter() -> None:
    app = browser_with(search="ctrl+s, g")
    async with app.run_test(size=(120, 40)) as pilot:
        for key in ("ctrl+s", "g"):
            await settle(pilot)
            await pressed(pilot, "/")
            assert focus(app) == "card"
            await pressed(pilot, key, *"goge")
            assert browse_screen(app).finder.box.value == "goge"
            await pressed(pilot, "escape")
            assert focus(app) == "card"


async def test_letters_that_were_set_are_text_in_the_box() -> None:
    app = browser_with("start", ledger="b", find="g", search="z", leave="Q")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pressed(pilot, *"bgzQ")
        assert browse_screen(app).finder.box.value == "bgzQ"
        assert app.desk.here == "start"


async def test_a_key_that_is_no_letter_works_while_letters_are_text() -> None:
    app = browser_with("start", ledger="f5", matrix="alt+x")
    async with app.run_test(size=(120, 40)) as pilot:
        for key, page in (("f5", "ledger"), ("alt+x", "matrix")):
            await settle(pilot)
            assert focus(app) == "query"
            await pressed(pilot, key)
            assert app.desk.here == page
            await pressed(pilot, "h")


async def test_help_menu_and_footer_name_the_keys_in_force() -> None:
    app = browser_with(ledger="f5, b", help="f6", all_actions="ctrl+g, g", search="z")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert "F5 ledger" in footer(app)
        assert "z search" in footer(app)
        assert "Ctrl+G all" in footer(app)
        assert footer(app).endswith("F6 help")
        await pressed(pilot, "g")
        menu = "".join(line.text for line in app.screen.query_one(LinePane).lines)
        assert "F5  b" in menu
        await pressed(pilot, "ctrl+g")  # what opens the menu closes it
        assert app.screen is browse_screen(app)
        await pressed(pilot, "f6")
        help_ = [line.text for line in app.screen.query_one(LinePane).lines]
        assert any(text.startswith("F5  b  ") and "Asks, offers" in text for text in help_)
        assert not any(text.startswith("l ") for text in help_)


async def test_what_opens_help_or_leaves_closes_what_lies_over_the_page() -> None:
    for key in ("f6", "f8", "f10", "escape"):  # a letter is text there
        app = browser_with(help="f6, z", all_actions="f8, g", leave="f10, Q")
        async with app.run_test(size=(120, 40)) as pilot:
            await settle(pilot)
            await pressed(pilot, "f6")
            assert isinstance(app.screen, Overlay)
            await pressed(pilot, key)
            assert app.screen is browse_screen(app), key


async def test_while_letters_are_text_the_footer_names_keys_that_are_none() -> None:
    app = browser_with("start", help="f6, ctrl+e", all_actions="g, ctrl+k, alt+m")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert "Alt+M all" in footer(app)  # Ctrl+K deletes to the end of what is typed
        assert footer(app).endswith("F6 help")


async def test_a_command_without_a_key_is_still_named_and_can_be_clicked() -> None:
    app = browser_with(ledger="s", timeline="f1, ?", find="f2")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert "  proof  " in footer(app)
        assert footer(app).endswith(" help")
        await click_on(pilot, " all")
        assert isinstance(app.screen, Overlay)
        await pressed(pilot, "escape")
        await click_on(pilot, " help")
        assert isinstance(app.screen, Overlay)


async def test_messages_name_the_keys_in_force() -> None:
    app = browser_with(mark="z", marks="b", leave="Q")
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settle(pilot)
        await pressed(pilot, "b")
        assert "No marks. z marks" in shown(app)
        await pressed(pilot, "<", "z")
        assert "(b lists the marks)" in shown(app)
        await pressed(pilot, "ctrl+c")
        assert "Press Ctrl+C again to quit, or Q." in shown(app)


async def test_the_palette_names_the_keys_in_force() -> None:
    app = browser_with(ledger="f5")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p")
        await pilot.press(*"ledger")
        await pilot.pause(0.5)
        assert "Ledger  F5" in shown(app)


async def test_the_first_thing_wrong_with_the_settings_is_told() -> None:
    desk = Desk(known(), config=with_asked(ledger="escape", timeline="f5, nokey", legder="x"))
    app = VnsemiApp(desk)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settle(pilot)
        told = " ".join(shown(app).split())
        assert "config.toml: Escape stays what it is" in told
        assert "(2 more)" in told
        await pressed(pilot, "f5")
        assert app.desk.here == "timeline"


def test_exactly_the_keys_that_are_in_force_are_bound() -> None:
    chance = random.Random(7)
    keys = [*NAMES, *"abchlmqtxLMNT", "ctrl+l", "alt+left", "ctrl+q", "escape", "tab"]
    for _ in range(300):
        commands = chance.sample(list(IDS), 12)
        asked = tuple(
            Asked(one, ", ".join(chance.sample(keys, chance.randint(1, 3)))) for one in commands
        )
        config = with_keys(Config(asked=asked), IDS)
        force = in_force(config.settings.keys)
        wanted = [(key, one.id) for one in force for key in one.keys.split(",") if key]
        others = BrowseScreen._merge_bindings()
        found = [(key, one.id) for key, one in bindings(force, others) if one.id]
        assert sorted(found) == sorted(wanted), asked
        assert len(dict(wanted)) == len(wanted)


def test_every_key_that_panes_and_framework_take_first_can_not_be_given_away() -> None:
    in_panes = LinePane._merge_bindings().key_to_bindings
    in_app = VnsemiApp._merge_bindings().key_to_bindings
    in_screen = BrowseScreen._merge_bindings().key_to_bindings
    own = {key for one in COMMANDS for key in one.keys.split(",")}
    assert {*in_panes, *in_app, *(set(in_screen) - own)} <= KEPT_KEYS
    assert VnsemiApp.COMMAND_PALETTE_BINDING in KEPT_KEYS


def test_without_settings_the_commands_have_the_keys_they_come_with() -> None:
    assert in_force({}) == COMMANDS
    others = BrowseScreen._merge_bindings()
    assert bindings(COMMANDS, others).key_to_bindings.keys() == others.key_to_bindings.keys()


# Input methods


@pytest.mark.parametrize(("letter", "key"), [("đ", "d"), ("Ă", "A"), ("ơ", "o"), ("Ư", "W")])
async def test_a_letter_of_an_input_method_acts_as_its_key(letter: str, key: str) -> None:
    app = browser_with(**{"ledger": key, "open_source": "f7"})
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pressed(pilot, letter)
        assert app.desk.here == "ledger"


async def test_in_a_box_the_letter_is_text() -> None:
    app = browser_with(ledger="w", note="f8")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pressed(pilot, "/", "ư")
        assert box(app).value == "ư"
        await pressed(pilot, "escape", "ư")
        assert app.desk.here == "ledger"


async def test_a_letter_that_is_bound_itself_is_no_other_key() -> None:
    app = browser_with(ledger="đ", timeline="d")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pressed(pilot, "đ")
        assert app.desk.here == "ledger"


async def test_other_marked_letters_do_nothing() -> None:
    app = browser_with(ledger="a", as_of="f7")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pressed(pilot, "á", "à", "ậ", "ẵ", "ä")
        assert app.desk.here == "da-nang"
