"""What help, footer, menu and bindings promise each other, and each claim's way to its source."""

from textual.binding import Binding, BindingsMap

from tests.ui.browsing import (
    box,
    browse_screen,
    browser,
    click_on,
    focus,
    known,
    pane,
    settle,
    shown,
    type_keys,
)
from vnsemi_tui.ui.app import VnsemiApp
from vnsemi_tui.ui.command import by_group
from vnsemi_tui.ui.commands import COMMANDS
from vnsemi_tui.ui.fixed_keys import MOVING, SEARCHING
from vnsemi_tui.ui.screens.browse import BrowseScreen
from vnsemi_tui.ui.screens.overlay import Overlay
from vnsemi_tui.ui.widgets.lines import LinePane
from vnsemi_tui.ui.widgets.query import QueryBox
from vnsemi_tui.views.help import HelpPage, key_topic
from vnsemi_tui.views.pages import page_at, proof_of

SPELLED = {
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "question_mark": "?",
    "slash": "/",
    "colon": ":",
    "down": "↓",
    "up": "↑",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "escape": "Escape",
    "tab": "Tab",
    "enter": "Enter",
    "home": "Home",
    "end": "End",
    "f1": "F1",
    "f2": "F2",
    "space": "Space",
    "plus": "+",
    "minus": "-",
    "left": "←",
    "right": "→",
}
SAME_ON_ANOTHER_TERMINAL = {"ctrl+left", "ctrl+right", "super+left", "super+right"}
"""What terminals of macOS send for Alt+Left and Alt+Right."""


def as_people_read(key: str) -> str:
    """Return a key of Textual as help spells it."""
    *modifiers, last = key.split("+")
    if modifiers:
        last = last.upper() if len(last) == 1 else last.capitalize()
    else:
        last = SPELLED.get(last, last)
    return "+".join([*(part.capitalize() for part in modifiers), last])


def bindings_of(*owners: type) -> list[Binding]:
    """Return the bindings that `owners` declare, one for each key."""
    return [
        binding for owner in owners for _, binding in BindingsMap(vars(owner).get("BINDINGS", ()))
    ]


def help_text() -> str:
    groups = [("Moving", list(MOVING)), ("In the search box", list(SEARCHING)), *by_group(COMMANDS)]
    topics = [key_topic(title, keys) for title, keys in groups]
    return "\n".join(line.text for line in HelpPage(topics).lines(200))


def help_keys() -> set[str]:
    """Return every key that the help names."""
    listed = [key.keys for key in (*MOVING, *SEARCHING)]
    listed += [key.keys for _, keys in by_group(COMMANDS) for key in keys]
    return {key for keys in listed for key in keys.split() if key != "…"}


def test_every_binding_of_the_browser_is_in_the_help() -> None:
    keys, text = help_keys(), help_text()
    for binding in bindings_of(VnsemiApp, BrowseScreen, LinePane):
        key = as_people_read(binding.key)
        digit = binding.key.isdigit() and "1 … 9" in text
        assert key in keys or digit or binding.key in SAME_ON_ANOTHER_TERMINAL, binding


def test_every_key_of_the_help_is_bound() -> None:
    bound = {
        as_people_read(binding.key) for binding in bindings_of(VnsemiApp, BrowseScreen, LinePane)
    }
    in_the_box = {"↑", "↓", "Enter", "Tab", "Escape"}
    assert help_keys() <= bound | in_the_box


def test_no_key_does_two_things() -> None:
    screen = [binding.key for binding in bindings_of(BrowseScreen)]
    in_pane = [binding.key for binding in bindings_of(LinePane)]
    assert len(screen) == len(set(screen))
    assert not set(screen) & set(in_pane)


def test_backspace_is_bound_to_nothing() -> None:
    keys = {binding.key for binding in bindings_of(VnsemiApp, BrowseScreen, LinePane, Overlay)}
    assert not {"backspace", "ctrl+h", "delete"} & keys


def test_every_binding_has_id_tooltip_and_description() -> None:
    for binding in bindings_of(VnsemiApp, BrowseScreen, LinePane, Overlay):
        assert binding.id, binding
        assert binding.tooltip, binding
        assert binding.description, binding


def test_every_command_is_whole_and_can_be_carried_out() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    for command in COMMANDS:
        assert command.label
        assert command.about.endswith(".")


def test_every_key_of_the_box_in_the_help_is_handled_by_the_box() -> None:
    box = QueryBox()
    handled = {"Escape", "Tab", "Enter", "↑", "↓"}
    assert {key for one in SEARCHING for key in one.keys.split()} == handled
    assert "enter" in box._bindings.key_to_bindings


async def test_every_part_of_the_boxs_footer_does_what_its_key_does() -> None:
    app = browser("da-nang")
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await type_keys(pilot, "/", *"qorvo")
        await click_on(pilot, "Tab kind")
        assert "only locality" in shown(app)
        await click_on(pilot, "Escape leave")
        assert (focus(app), app.desk.here) == ("card", "da-nang")
        await type_keys(pilot, "/", *"qorvo")
        await click_on(pilot, "Enter open")
        assert app.desk.here == "qorvo"
        await type_keys(pilot, "/")
        await click_on(pilot, "↓ into the page")
        assert focus(app) == "card"
        await type_keys(pilot, "/", *"qorvo")
        await click_on(pilot, "↓ into the list")
        assert (focus(app), box(app).value) == ("query", "qorvo")
        await type_keys(pilot, "escape", "/")
        await click_on(pilot, "Escape letters are keys again")
        assert focus(app) == "card"
        await type_keys(pilot, "/")
        await click_on(pilot, "Tab next pane")
        assert focus(app) != "query"


async def test_every_action_of_the_footer_exists() -> None:
    app = browser("ledger")
    async with app.run_test(size=(200, 30)) as pilot:
        await settle(pilot)
        bar = app.screen.query_one("#actions")
        placed = bar._place(200)  # type: ignore[attr-defined]
        can = browse_screen(app).can
        wanted = {one.action for one in COMMANDS if one.footer and can(one.id)}
        actions = {place.action.action for place in placed}
        assert actions == wanted | {"do('help')", "do('all-actions')"}
        labels = [place.action.label for place in placed]
        assert all(label in shown(app) for label in labels)


async def test_while_letters_are_text_the_footer_names_no_letter() -> None:
    app = browser()
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        assert focus(app) == "query"
        footer = shown(app).splitlines()[-1]
        assert footer.split()[:1] + footer.split()[-2:] == ["Escape", "F1", "help"]
        assert " s proof" not in footer
        await type_keys(pilot, "down")
        assert " s proof" in shown(app).splitlines()[-1]


def test_every_line_of_every_card_that_has_a_claim_reaches_its_source() -> None:
    now = known()
    library = now.library
    pages = [*library.localities, *library.partners, *library.initiatives, *library.sources]
    pages += ["start", "ledger", "timeline", "matrix", "regions", "sources", "problems"]
    pages += ["timeline lanes:place", "timeline lanes:initiative", "compare da-nang ha-noi"]
    proved = 0
    for address in pages:
        page = page_at(now, address)
        assert page is not None, address
        for line in page.lines(100):
            if not line.address:
                assert not line.opens or line.heading or page_at(now, line.opens), line.text
                continue
            proof = proof_of(now, line.address)
            assert proof is not None, (address, line.text)
            opens = [proved_line.opens for proved_line in proof.lines(60) if proved_line.opens]
            assert set(opens) & set(library.sources), (address, line.text)
            proved += 1
    assert proved > 300


def test_every_claim_is_on_a_card() -> None:
    now = known()
    library = now.library
    shown_claims = set()
    for address in [*library.localities, *library.partners, *library.initiatives]:
        page = page_at(now, address)
        assert page is not None
        shown_claims |= {line.address for line in page.lines(100)}
    assert {claim.address for claim in now.of(library.claims.values())} <= shown_claims


async def test_one_key_leads_from_a_line_to_its_proof_and_one_more_to_the_source() -> None:
    app = browser("bac-ninh")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        pane(app, "card").go_to("bac-ninh/exports-1")
        await settle(pilot)
        await type_keys(pilot, "s")
        assert focus(app) == "detail"
        assert "VietnamPlus (VNA)" in shown(app)
        await type_keys(pilot, "end", "enter")
        assert app.desk.here == "vna-2023-10-27-bac-ninh"
