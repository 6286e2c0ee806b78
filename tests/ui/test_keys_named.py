"""Whatever names a key names the one that is in force, and none where there is none to press."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.library_builder import Briefs
from tests.ui.browsing import TODAY, browse_screen, known, pane, settle, shown, type_keys
from vnsemi_tui.config import KEPT_KEYS, Config, Settings
from vnsemi_tui.library.known import Known
from vnsemi_tui.ui.app import VnsemiApp
from vnsemi_tui.ui.commands import COMMANDS, IDS
from vnsemi_tui.ui.desk import Desk
from vnsemi_tui.ui.widgets.lines import LinePane
from vnsemi_tui.ui.widgets.query import QueryBox
from vnsemi_tui.views.choices import CHOICE
from vnsemi_tui.views.pages import page_at

LISTS = ("start", "ledger", "timeline", "matrix", "regions", "sources", "problems", "marks")
CARDS = (
    *("da-nang", "marvell", "da-nang/marvell", "vns-2024-11-29-da-nang", "common qorvo da-nang"),
    *("compare da-nang ha-noi", "pack qorvo", "timeline lanes:place"),
    *("ledger event:pledged place:ha-noi", "timeline event:pledged place:ha-noi"),
)
OTHERS = [f"{held}+f{number}" for held in ("alt", "ctrl+alt") for number in range(1, 25)]
REMAPPED = {
    one.id: ",".join([OTHERS[place], *(key for key in one.keys.split(",") if key in KEPT_KEYS)])
    for place, one in enumerate(COMMANDS)
}
DEFAULTS = {
    shown
    for one in COMMANDS
    for key, shown in zip(one.keys.split(","), one.shown.split(), strict=False)
    if key not in KEPT_KEYS
}


def desk_with(keys: dict[str, str], known_: Known, page: str = "start") -> Desk:
    desk = Desk(known_, config=Config(settings=Settings(keys=keys)))
    desk.visit(page)
    return desk


def keys_in(text: str) -> set[str]:
    """Return the keys that commands come with and `text` names.

    `a` is mostly a word, and `+` a glyph.
    """
    words = {word.strip(".,;:()“”`") or word for word in text.split()} - {"a", "+"}
    if re.search(r"(^|[^\w+'])a( (shows|lists|sets)|[.,;:)])", text):
        words.add("a")
    return words & DEFAULTS


@pytest.fixture
def bare(tmp_path: Path) -> Known:
    """Return what is known from briefs that tell next to nothing."""
    made = Briefs(tmp_path)
    made.locality("hue")
    made.locality("da-lat")
    made.partner("acme")
    return Known(made.library(), TODAY, today=TODAY)


EMPTY = (*LISTS, "hue", "acme", "common acme hue", "compare hue da-lat", "pack acme")


def pages(keys: dict[str, str], bare: Known) -> Iterator[tuple[str, str]]:
    """Yield what every page says, full, before everything, and of next to nothing."""
    for name, of, addresses in (
        ("full", known(), (*LISTS, *CARDS)),
        ("early", known(day=date(2019, 1, 1)), (*LISTS, *CARDS)),
        ("bare", bare, EMPTY),
    ):
        desk = desk_with(keys, of)
        for address in addresses:
            page = desk.page(address)
            assert page is not None, address
            yield f"{name} {address}", "\n".join(line.text for line in page.lines(120))


def test_the_test_sees_the_keys_that_commands_come_with(bare: Known) -> None:
    found = {key for _, text in pages({}, bare) for key in keys_in(text)}
    assert {"F", "v", "x", "t", "R", "Space", "F2", "a"} <= found


def test_no_page_names_a_key_that_is_not_in_force(bare: Known) -> None:
    for name, text in pages(REMAPPED, bare):
        assert not keys_in(text), (name, text)


def test_a_command_without_a_key_is_named_as_in_the_menu(bare: Known) -> None:
    said = dict(pages(dict.fromkeys(IDS, ""), bare))
    for name, text in said.items():
        assert not keys_in(text), (name, text)
    assert "“Filter” in the menu sets another." in said["full timeline event:pledged place:ha-noi"]
    assert "“all” in the footer shows all commands" in said["full start"]


def test_what_is_printed_or_kept_names_no_key(bare: Known) -> None:
    for of in (known(), known(day=date(2019, 1, 1)), bare):
        desk = desk_with({}, of)
        for address in (*LISTS, *CARDS) if of is not bare else EMPTY:
            printed = [page_at(of, address)] if address != "marks" else []
            for page in (*printed, desk.page(address, to_keep=True)):
                assert page is not None, address
                text = "\n".join(line.text for line in page.lines(120))
                assert not keys_in(text), (address, text)
                assert "in the menu" not in text, address


def test_on_the_start_page_letters_are_text_and_no_keys() -> None:
    early = known(day=date(2019, 1, 1))
    page = desk_with({"all-actions": "g,f7"}, early).page("start")
    assert page is not None
    said = " ".join(line.text for line in page.lines(120))
    assert "press “As of a day” in the menu." in said
    page = desk_with({"all-actions": "g,f7"}, known()).page("start")
    assert page is not None
    assert any("F7 shows all commands" in line.text for line in page.lines(120))


def everything_over(app: VnsemiApp) -> str:
    """Return all that the overlay says, seen or not, but names of things."""
    lines = app.screen.query_one(LinePane).lines
    return "\n".join(line.text for line in lines if not line.opens.startswith(CHOICE))


@pytest.mark.parametrize("page", [*LISTS, "da-nang", "da-nang/marvell", "pack qorvo"])
async def test_help_and_menu_name_the_keys_in_force(page: str) -> None:
    app = VnsemiApp(desk_with(REMAPPED, known(), page))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert not keys_in(shown(app))
        for command in ("help", "all-actions"):
            browse_screen(app).action_do(command)
            await settle(pilot)
            assert not keys_in(everything_over(app)), keys_in(everything_over(app))
            await type_keys(pilot, *"zzqq")
            assert not keys_in(shown(app))
            assert "then Alt+F1 searches the briefs" in everything_over(app)
            await type_keys(pilot, "escape", "escape")


async def test_what_is_not_found_and_what_is_told_names_the_keys_in_force() -> None:
    app = VnsemiApp(desk_with(REMAPPED, known(), "da-nang"))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settle(pilot)
        browser = browse_screen(app)
        browser.action_do("find")
        await type_keys(pilot, *"zzqq")
        await settle(pilot)
        assert "not here; Escape, then Alt+F1 searches" in shown(app)
        await type_keys(pilot, "escape")
        browser.action_do("search")
        await type_keys(pilot, *"zzqqzzqq")
        await settle(pilot)
        helped = f"{browser.desk.key('help')}: how to search"
        assert helped in "\n".join(line.text for line in pane(app, "results").lines)
        assert not keys_in(shown(app))
        await type_keys(pilot, "escape")
        for command in ("mark", "panes", "panes", "compare", "as-of", "pack", "theme", "export"):
            browser.action_do(command)
            await settle(pilot)
            toasts = " ".join(one.message for one in app._notifications)
            assert not keys_in(toasts), (command, toasts)
            if app.screen is browser:
                assert toasts, command
                continue
            placeholder = app.screen.query_one(QueryBox).placeholder
            said = f"{placeholder} {everything_over(app)}"
            assert not keys_in(said), (command, said)
            await type_keys(pilot, "escape")
            assert app.screen is browser


async def test_a_hint_that_is_too_long_for_the_row_is_left_out() -> None:
    app = VnsemiApp(desk_with(dict.fromkeys(IDS, ""), known(), "da-nang"))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        browse_screen(app).action_do("find")
        await type_keys(pilot, *"zzqq")
        await settle(pilot)
        assert "not here" in shown(app)
        assert "Escape, then" not in shown(app)
