"""What goes to stdout: tables, cards and JSON; all else goes to stderr."""

import contextlib
import io
import os
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from vnsemi_tui.cli.streams import terminal_size, wanted_width
from vnsemi_tui.model.brief import Cite
from vnsemi_tui.model.dates import PartialDate
from vnsemi_tui.model.values import Value
from vnsemi_tui.reading.brief_files import BriefFile
from vnsemi_tui.reading.problems import Problem
from vnsemi_tui.text.ascii import needs_ascii, to_ascii
from vnsemi_tui.text.clean import as_escapes, clean, escaped
from vnsemi_tui.text.width import cell_width, cut, hung, pad, wrap
from vnsemi_tui.views.lines import Page, Tone
from vnsemi_tui.views.quoting import lines_to_keep, whole_lines

_ANSI = {
    Tone.TITLE: "1",
    Tone.HEADING: "1",
    Tone.STRONG: "1",
    Tone.MUTED: "2",
    Tone.OPEN: "33",
    Tone.TROUBLE: "31",
    Tone.DONE: "32",
    Tone.ACCENT: "36",
    Tone.EMPTY: "2",
    Tone.MATCH: "4",
}
WIDEST = 100
"""Cards are set no wider than this: long lines are hard to read."""
NARROWEST = 10
"""The column that matters has at least so many cells."""
_GAP = "  "
_HIDDEN = ("line", "column", "file", "extends")
"""Fields of the model that say where something stands, not what."""


_in_ascii = False


def draw_with(glyphs: str = "") -> None:
    """Choose the glyphs of pages and tables for the stdout of this run.

    `glyphs` is what the reader wants, one of `text.ascii.GLYPHS`; stdout may have less.
    """
    global _in_ascii
    environ = os.environ if to_terminal() else {**os.environ, "TERM": ""}
    _in_ascii = needs_ascii(environ, sys.stdout.encoding, glyphs)


def _drawn(text: str) -> str:
    return to_ascii(text) if _in_ascii else text


def say(message: str) -> None:
    """Write one line to stderr; where that is closed or full, to nowhere."""
    with contextlib.suppress(OSError):
        print(f"vnsemi-tui: {message}", file=sys.stderr or io.StringIO())


def to_terminal() -> bool:
    """Whether stdout is a terminal."""
    return sys.stdout.isatty()


def terminal_width() -> int:
    """Return how many cells a line of the terminal has."""
    return terminal_size().columns


def width() -> int:
    """Return how wide a card on the terminal may be."""
    return min(WIDEST, terminal_width())


def print_page(page: Page, *, colour: bool) -> None:
    """Write a page and as of when it is: fitted to a terminal, in colours where it wants them.

    Where it is piped, each row is one line and nothing is cut; only an exported COLUMNS has
    lines broken, between words.
    """
    if not to_terminal():
        columns = wanted_width()
        for line in whole_lines(page):
            text = _drawn(line.text).rstrip()
            for part in hung(text, columns) if columns else [text]:
                print(part)
        return
    painted = colour and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    for line in lines_to_keep(page, width()):
        if not painted:
            print(_drawn(line.text).rstrip())
            continue
        texts = ((span.tone, _drawn(span.text)) for span in line.spans)
        print(
            "".join(
                f"\x1b[{_ANSI[tone]}m{text}\x1b[0m" if tone in _ANSI else text
                for tone, text in texts
            ).rstrip()
        )


def print_table(header: Sequence[str], rows: Sequence[Sequence[str]], *, flexible: int) -> None:
    """Write a table: fitted to a terminal, with tabs and nothing cut where it is piped.

    `flexible` is the column that is cut first. Where a terminal is too narrow for columns, it
    has a line of its own, and the rest stands below it.
    """
    rows = [[clean(field) for field in row] for row in rows]
    if not to_terminal():
        for row in (header, *rows):
            print("\t".join(row))
        return
    columns = terminal_width()
    sizes = _column_sizes(rows, columns, flexible)
    for row in rows:
        if sizes:
            cells = (pad(field, size) for field, size in zip(row, sizes, strict=True) if size)
            print(_drawn(_GAP.join(cells)).rstrip())
            continue
        print(_drawn(cut(row[flexible], columns)))
        rest = " · ".join(field for i, field in enumerate(row) if field and i != flexible)
        for line in wrap(rest, columns - len(_GAP)):
            print(_drawn(_GAP + line))


def print_page_or_table(
    page: Page, header: Sequence[str], rows: Iterable[Sequence[str]], *, colour: bool
) -> None:
    """Write `page` on a terminal, the table where stdout is piped."""
    if to_terminal():
        print_page(page, colour=colour)
    else:
        print_table(header, list(rows), flexible=0)


def _column_sizes(rows: Sequence[Sequence[str]], columns: int, flexible: int) -> list[int]:
    """Return the cells of each column, 0 for an empty one; nothing where they don't fit."""
    if not rows:
        return []
    sizes = [max(map(cell_width, column)) for column in zip(*rows, strict=True)]
    room = columns - len(_GAP) * (sum(map(bool, sizes)) - 1)
    most = max(12, room // 3)
    sizes = [size if i == flexible else min(size, most) for i, size in enumerate(sizes)]
    left = room - sum(sizes) + sizes[flexible]
    if left < min(sizes[flexible], NARROWEST):
        return []
    sizes[flexible] = min(sizes[flexible], left)
    return sizes


def print_json(**fields: Any) -> None:
    """Write one JSON object; see `plain` for how the model's types look."""
    encoded = msgspec.json.format(msgspec.json.encode({"format": 1, **fields}), indent=2)
    text = escaped(encoded.decode())  # a path is told as it is, whatever it is called
    print(as_escapes(text) if _lacks(text) else text)


def _lacks(text: str) -> bool:
    """Whether stdout, a terminal then, has no letter for one of `text`."""
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return True
    return False


def plain(value: Any, files: Sequence[BriefFile]) -> Any:
    """Return `value` as JSON has it: dates and values as written, what is absent as null.

    What stands in one of `files` says whether that is the reader's own.
    """
    match value:
        case PartialDate() | Value() | Cite():
            return value.text
        case msgspec.Struct():
            names = {field.name: field.encode_name for field in msgspec.structs.fields(value)}
            fields = {
                shown: plain(getattr(value, name), files) if getattr(value, name) != "" else None
                for name, shown in names.items()
                if name not in _HIDDEN
            }
            place = getattr(value, "file", None)
            return fields if place is None else fields | {"own": not files[place].shipped}
        case tuple() | list():
            return [plain(member, files) for member in value]
        case dict():
            return {key: plain(member, files) for key, member in value.items()}
        case _:
            return value


def plain_problem(problem: Problem) -> dict[str, object]:
    """Return `problem` as JSON has it."""
    return {
        "path": clean(problem.path),
        "line": problem.line or None,
        "column": problem.column or None,
        "severity": problem.severity.value,
        "reason": clean(problem.reason),
        "way_out": clean(problem.way_out) or None,
    }


def shortened(text: str, cells: int = 60) -> str:
    """Return `text` cut to `cells`, for a message."""
    return cut(clean(text), cells)
