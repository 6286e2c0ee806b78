"""Whose a claim is: what stands after one that is not among the shipped briefs."""

from collections.abc import Iterable
from pathlib import Path

from vnsemi_tui.library.ledger import Item
from vnsemi_tui.library.library import Library
from vnsemi_tui.library.stages import Stage
from vnsemi_tui.model.brief import Brief, Claim, Initiative, Note, Source
from vnsemi_tui.reading.folders import YOURS
from vnsemi_tui.text.clean import excerpt
from vnsemi_tui.views.layout import Section, ended, labelled
from vnsemi_tui.views.lines import Line, Span, muted

PLACE = "whose"
"""The section of lines that name a folder of this machine: no export has them."""


def whose(library: Library, address: str) -> str:
    """Return whose the thing at `address` is: `yours`, a folder's name; empty for the shipped."""
    thing = library.at(address) if address and library.is_mixed else None
    return library.file_of(thing).whose if thing else ""


def after(library: Library, address: str, before: str = "") -> str:
    """Return what stands after the thing at `address`: ` · yours`; empty for the shipped.

    `before` is the word of what it is, where it is not the line as a whole: ` · answer yours`.
    """
    word = whose(library, address)
    return f" · {before}{word}" if word else ""


def ending(library: Library, address: str) -> tuple[Span, ...]:
    """Return `after` as the end of a line, which is not to be cut."""
    return _spans(after(library, address))


def of_item(library: Library, item: Item) -> tuple[Span, ...]:
    """Return whose an item of the ledger is; where only the answer is somebody's, that."""
    answer = item.answer.address if item.answer else ""
    own = after(library, item.entry.address)
    return _spans(own or after(library, answer, "answer "))


def of_stage(library: Library, initiative: str, stage: Stage) -> tuple[Span, ...]:
    """Return whose the initiative or partner is; where only its stage is somebody's, that."""
    return _spans(after(library, initiative) or after(library, stage.address, "stage "))


def marked(library: Library, sections: Iterable[Section]) -> tuple[Section, ...]:
    """Return `sections` with whose it is after each claim, brief or source of another folder."""
    if not library.is_mixed:
        return tuple(sections)
    return tuple(_marked(library, section) for section in sections)


def _marked(library: Library, section: Section) -> Section:
    place = next((i for i, column in enumerate(section.columns) if column.flexible), 0)
    rows = []
    for row in section.rows:
        cells = list(row.cells)
        if not cells[place].kept:
            cells[place] = ended(cells[place], ending(library, row.address or row.opens))
        rows.append(row._replace(cells=tuple(cells)))
    return section._replace(rows=tuple(rows))


def of_note(library: Library, note: Note) -> tuple[Span, ...]:
    """Return whose a note is that is not from the reader's private folder."""
    word = library.file_of(note).whose
    return _spans(f" · {word}" if word not in ("", YOURS) else "")


def file_lines(library: Library, thing: Claim | Initiative | Source, width: int) -> list[Line]:
    """Return the file in which something stands that is not shipped; nothing for the shipped."""
    file = library.file_of(thing)
    if not file.whose:
        return []
    line = f":{thing.line}" if thing.line > 1 else ""
    told = f"{excerpt(file.path, 400)}{line} · {file.whose}"
    return [one._replace(section=PLACE) for one in labelled("file", told, width)]


def folder_lines(library: Library, brief: Brief, width: int) -> list[Line]:
    """Return the folder of a brief that is not shipped; nothing for the shipped."""
    file = library.file_of(brief)
    if not file.whose:
        return []
    folder = excerpt(str(Path(file.path).parents[1]), 400)
    told = f"your own briefs, {folder}"
    return [one._replace(section=PLACE) for one in labelled("from", told, width)]


def _spans(text: str) -> tuple[Span, ...]:
    return (muted(text),) if text else ()
