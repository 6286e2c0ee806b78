"""The command that writes a note of the reader's own about a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnsemi_tui.errors import Stop
from vnsemi_tui.text.clean import excerpt
from vnsemi_tui.ui.command import HERE, Command
from vnsemi_tui.views.marks import said_at

if TYPE_CHECKING:
    from vnsemi_tui.ui.screens.browse import BrowseScreen


def _address_here(browser: BrowseScreen) -> str:
    """Return the address of what the line under the cursor is about, else of the page."""
    line, library = browser.line, browser.desk.known.library
    places = (line.address, line.opens, browser.proof_address, browser.desk.here)
    return next((place for place in places if place and library.has(place)), "")


def note(browser: BrowseScreen) -> None:
    """Have a note written about the line under the cursor; the library is read again."""
    address = _address_here(browser)
    from vnsemi_tui.ui.typing import hold_keys

    if not address:
        browser.tell("A note needs something to be about: choose a claim, a card or a source.")
        return
    if not browser.desk.can_note:
        browser.tell("There is no folder of your own here that a note could go into.")
        return
    hold_keys(browser.app)
    at = browser.line.address

    def write(text: str | None) -> None:
        if not text:
            return
        try:
            where, problems = browser.desk.note(address, text)
        except Stop as stop:
            browser.tell(f"No note was written: {excerpt(stop.message, 300)}", trouble=True)
            return
        written = f"The note is in {excerpt(where, 200)}."
        shown = f"{written} It stands under “Your notes” in the proof and on the card."
        browser.show_anew()
        browser.open_here(at)
        browser.finder.prepare()
        is_past = browser.desk.known.is_past
        told = f"{written} It shows from today on." if is_past else shown
        if problems:
            told += f" Something else is wrong in the briefs: {excerpt(problems[0], 300)}"
        browser.tell(told, trouble=bool(problems))

    from vnsemi_tui.ui.screens.noting import NoteScreen

    known = browser.desk.known
    about = said_at(known, address) if known.has(address) else "what this page is about"
    browser.app.push_screen(NoteScreen(about), write)


COMMANDS = (
    Command(
        "note",
        "w",
        "Note",
        "Write a note of your own about this line.",
        HERE,
        note,
        order=3,
        priority=True,
        vietnamese="ghi chú, ghi lại",
    ),
)
