"""The command `note`: write something down about a brief or a claim."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from vnsemi_tui.cli.command_spec import CommandSpec
from vnsemi_tui.cli.options import Takes
from vnsemi_tui.errors import Exit, Stop

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from pathlib import Path

    from vnsemi_tui.cli.session import Session
    from vnsemi_tui.model.brief import Note

_LONGEST = 20_000
"""Characters of a note: what is longer is a text of its own."""
_MOST_BYTES = 4 * _LONGEST
"""Bytes of the longest note, a letter of UTF-8 having four at most."""
_MOST_A_DAY = 10_000
_AS_UTF8 = "pipe it in as UTF-8 text; nothing was written"


def _run(session: Session) -> Exit:
    """Write a note into the reader's own folder; none is ever written over."""
    from vnsemi_tui.cli import output
    from vnsemi_tui.cli.writing import shown
    from vnsemi_tui.paths import told

    address = session.address_meant(session.options.address)
    if not session.library.has(address):
        raise session.unknown(address, list(session.library.addresses))
    written, path = write_note(session, address, " ".join(session.options.text) or _from_stdin())
    if session.options.json:
        fields = {"about": address, "on": written.on.text, "text": written.text, "own": True}
        where = told(path)
        session.answer(path=where, note={"id": written.id, **fields})
    else:
        output.say(f"{shown(path)} is written")
    return Exit.DONE


def write_note(session: Session, address: str, text: str) -> tuple[Note, Path]:
    """Write `text`, as one paragraph, down about `address`; return the note and its file.

    Raise Stop where there is no text, too much of it, or where it can't be written.
    """
    from vnsemi_tui.cli.writing import shown, to_write_into, write_new
    from vnsemi_tui.model.brief import Note
    from vnsemi_tui.model.dates import PartialDate
    from vnsemi_tui.reading.folders import NOTES
    from vnsemi_tui.reading.records import prose_lines
    from vnsemi_tui.text.clean import clean, is_blank

    text = "" if is_blank(text) else clean(text)
    if not text:
        raise Stop(
            "a note needs a text: vnsemi-tui note ADDRESS 'what there is to remember', "
            "or pipe it in"
        )
    if len(text) > _LONGEST:
        raise Stop(
            f"a note has at most {_LONGEST:,} letters; keep the text in a file and name that"
        )
    day = session.day_now().isoformat()
    lines = [f"about: {address}", f"on: {day}", *prose_lines("text", text)]
    folder = to_write_into(session.written_to) / NOTES
    for number in range(1, _MOST_A_DAY + 1):
        path = folder / f"{day}-{number}.yaml"
        if os.path.lexists(path):
            continue
        try:
            write_new(path, "\n".join(lines) + "\n")
        except Stop:
            if os.path.lexists(path):
                continue  # another copy of the app was faster
            raise
        return Note(id=path.stem, about=address, on=PartialDate.parse(day), text=text), path
    raise Stop(f"{shown(folder)} has {_MOST_A_DAY:,} notes of {day}; nothing was written")


def _from_stdin() -> str:
    """Return what is piped in; nothing where nobody does.

    Raise Stop where that can't be read or is no UTF-8 text; of too much, the beginning is returned.
    """
    from vnsemi_tui.paths import why
    from vnsemi_tui.reading.files import UnreadableError, text_of

    if sys.stdin is None or sys.stdin.isatty():
        return ""
    try:
        raw = sys.stdin.buffer.read(_MOST_BYTES + 1)
    except OSError as error:
        raise Stop(f"stdin can't be read: {why(error)}") from None
    if len(raw) > _MOST_BYTES:
        return raw.decode("utf-8", "replace")
    try:
        text = text_of(raw)
    except UnreadableError as error:
        raise Stop(f"stdin: {error}; {_AS_UTF8}") from None
    if "\0" in text:
        raise Stop(f"stdin: has a NUL, as UTF-16 and files of programs do; {_AS_UTF8}")
    return text


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "address",
        type=Takes.ADDRESS,
        metavar="ADDRESS",
        help="a brief, initiative, claim or source: da-nang/marvell",
    )
    parser.add_argument(
        "text",
        nargs="*",
        type=Takes.NEW,
        metavar="TEXT",
        help="what there is to remember; else read from stdin",
    )


SPEC = CommandSpec(
    about="write something down about a brief or a claim",
    group="write",
    order=20,
    run=_run,
    examples=(
        ("vnsemi-tui note da-nang/marvell/lab 'Ask again in May'", "about one claim"),
        ("vnsemi-tui note qorvo 'Met them in Hue' --briefs .", "put into this folder"),
    ),
    add_options=_add_options,
    exit_codes={0: "written", 1: "no such address; the nearest one is named"},
    writes=True,
)
