"""The tables of one small TOML file, and on which line each key stands."""

import re
from pathlib import Path
from typing import Any, Final, NamedTuple

from vnsemi_tui.reading.causes import toml_cause
from vnsemi_tui.reading.files import UnreadableError, read_text

LARGEST: Final = 64_000
"""Characters of a file."""
LONGEST_LINE: Final = 2_000
"""Characters of a line: reading a dotted key of 30,000 parts takes `tomllib` 15 seconds."""

_AT = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")
_TABLE = re.compile(r"\s*\[\s*([^\[\]#]+?)\s*\]")
_KEY = re.compile(r"""\s*["']?([^"'=\s]+)["']?\s*=""")


class Toml(NamedTuple):
    """What a file holds."""

    content: dict[str, Any]
    """Its tables and values."""
    lines: dict[str, int]
    """By key, dotted where it stands in a table, the line where it is set; from 1."""


def read_toml(path: Path) -> Toml:
    """Return what the file at `path` holds. Raises UnreadableError."""
    text = read_text(path)
    if len(text) > LARGEST:
        raise UnreadableError(f"is longer than {LARGEST:,} characters", "leave some of it out")
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > LONGEST_LINE:
            raise UnreadableError(
                f"a line is longer than {LONGEST_LINE:,} characters", "break it", number, 1
            )
    return Toml(_parsed(text), _lines_of(text))


def _parsed(text: str) -> dict[str, Any]:
    import tomllib  # most people have no such file

    way_out = 'write keys and values: panes = 2, theme = "vnsemi-light"'
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise UnreadableError("is nested too deeply", way_out) from None
    except ValueError as error:  # of TOML, or of a number with thousands of digits
        at = _AT.search(str(error))
        reason = _AT.sub("", str(error))
        line, column = text.count("\n") + 1, 1
        if at and at[1]:
            line, column = int(at[1]), int(at[2])
        if found := toml_cause(text, line):
            raise UnreadableError(
                f"is no TOML: {found.reason}", found.way_out, found.line, found.column
            ) from None
        raise UnreadableError(
            f"is no TOML: {reason[:1].lower()}{reason[1:]}", way_out, line, column
        ) from None


def _lines_of(text: str) -> dict[str, int]:
    """Return where keys stand, as far as one line tells; the first one counts."""
    lines: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.split("\n"), 1):
        if found := _TABLE.match(line):
            table = found[1].strip("\"'")
            lines.setdefault(table, number)
        elif found := _KEY.match(line):
            lines.setdefault(f"{table}.{found[1]}".lstrip("."), number)
    return lines
