"""What the reader wrote down, as a section of the card that it is about."""

from collections.abc import Iterable

from vnsemi_tui.library.known import Known
from vnsemi_tui.model.brief import Initiative, Note
from vnsemi_tui.views.layout import Column, Row, Section, cell, ended
from vnsemi_tui.views.lines import muted
from vnsemi_tui.views.proof import says
from vnsemi_tui.views.whose import of_note


def notes_section(known: Known, address: str, initiatives: Iterable[Initiative] = ()) -> Section:
    """Return the notes about what stands at `address` and what is in it, the newest first.

    Those about `initiatives`, which are shown there too, stand among them.
    """
    shown = (address, *(thing.address for thing in initiatives))
    found = {note for one in shown for note in known.notes_in(one)} if known.notes else ()
    rows = tuple(_row(known, note, address) for note in known.notes if note in found)
    columns = (Column(most=16), Column(flexible=True))
    return Section("notes", "Your notes", columns, rows, first=3, wraps=True)


def _row(known: Known, note: Note, here: str) -> Row:
    library = known.library
    claim = library.claims.get(note.about)
    thing = library.initiative_of(note.about) if "/" in note.about else None
    is_here = thing is None or thing.address == here
    about = says(known, claim) if claim and is_here else thing.title if thing else ""
    told = cell(note.text, *([muted(f" · on: {about}")] if about and note.about != here else []))
    cells = (cell(muted(str(note.on))), ended(told, of_note(library, note)))
    opens = thing.address if thing and thing.address != here else ""
    return Row(cells, note.about if claim else "", opens)
