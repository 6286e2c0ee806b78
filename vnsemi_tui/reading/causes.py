"""What people take for a space, a colon or a line and a parser does not: named as the cause."""

import re
from collections.abc import Iterable, Iterator

from vnsemi_tui.reading.files import place_after
from vnsemi_tui.reading.syntax import Explained
from vnsemi_tui.text.clean import named_character

_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_COLONS = "\u2236\ua789\ufe13\ufe55\uff1a"
_ODD = re.compile(f"[{_SPACES}{_COLONS}]")
_BEFORE = r"(?P<before>[ \t]*(?:- +)*)"
_LOOKALIKE = re.compile(
    rf"{_BEFORE}(?:(?P<indent>[{_SPACES}])"
    rf"|(?:[\w-]+[ ]?|\"[^\"]*\"|'[^']*')(?:(?P<colon>[{_COLONS}])|:(?P<space>[{_SPACES}]))"
    rf"|-(?P<dash>[{_SPACES}]))"
)
_WHERE = {
    "indent": ("in the indentation", "use spaces"),
    "colon": ('in place of ":"', 'write ":" and a space'),
    "space": ('after the ":"', "write a space"),
    "dash": ('after the "-"', "write a space"),
}
_MERGE = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?=[ \r\n]|$)", re.MULTILINE)
_MERGED = "keep one of the sides, and remove the lines of <<<<<<<, ======= and >>>>>>>"
BACKSLASH = (
    'a "\\" in double quotes begins an escape',
    "put the text in single quotes: 'C:\\briefs', or write / for each \\",
)
"""Reason and way out for a path of Windows in double quotes, in TOML."""
_BACKSLASH = re.compile(
    r"""^(?:[^"'#]|'[^']*'|"(?:[^"\\]|\\.)*")*?"(?:[^"\\]|\\.)*?"""
    r"""(?P<sign>\\(?![btnfr"\\]|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}))"""
)
_ODD_IN_TOML = re.compile(
    rf"""^(?:[^"'#]|"(?:[^"\\]|\\.)*"|'[^']*')*?(?P<sign>[{_SPACES}{_COLONS}\uff1d\u2018-\u201f])"""
)
_BREAKS = re.compile("[\x85\u2028\u2029]")
_AS_SPACES = dict.fromkeys(map(ord, "\x85\u2028\u2029"), " ")


def merge_marks(text: str) -> Iterator[Explained]:
    """Yield where sides of a merge begin in `text`; where none begins, the first of other marks."""
    found = list(_MERGE.finditer(text))
    for mark in [one for one in found if one.group()[0] == "<"] or found[:1]:
        yield Explained(
            *place_after(text[: mark.start()]),
            f'a merge was not finished: "{mark.group()}"',
            _MERGED,
        )


def odd_breaks(text: str) -> Iterator[Explained]:
    """Yield the characters that YAML takes for ends of lines and editors do not."""
    for found in _BREAKS.finditer(text):
        name = named_character(found.group())
        place = place_after(text[: found.start()])
        yield Explained(*place, f"contains {name}", "taken for a space; write one")


def without_odd_breaks(text: str) -> str:
    """Return `text`, as long as it is, with the lines that editors count.

    Cleaning makes spaces of those characters anyway.
    """
    return text.translate(_AS_SPACES) if _BREAKS.search(text) else text


def lookalikes(text: str, lines: Iterable[int] = ()) -> dict[int, tuple[int, Explained]]:
    """Return what only looks like YAML's own signs, by line: where the line's text begins, and it.

    All of `text` is looked at, or those of its `lines` that there are; both count from 1.
    """
    if text.isascii() or not _ODD.search(text):
        return {}
    found = {}
    written = text.split("\n")
    for number in lines or range(1, len(written) + 1):
        line = written[number - 1] if 0 < number <= len(written) else ""
        if match := _LOOKALIKE.match(line):
            kind = str(match.lastgroup)
            where, way_out = _WHERE[kind]
            reason = f"{named_character(match[kind])} {where}"
            column = match.start(kind) + 1
            found[number] = len(match["before"]), Explained(number, column, reason, way_out)
    return found


def toml_cause(text: str, number: int) -> Explained | None:
    """Return why line `number` of the TOML `text` is none, where people can't see it."""
    if merge := next(merge_marks(text), None):
        return merge
    line = text.split("\n")[number - 1] if number <= text.count("\n") + 1 else ""
    if found := _BACKSLASH.search(line):
        return Explained(number, found.start("sign") + 1, *BACKSLASH)
    if found := _ODD_IN_TOML.match(line):
        name = named_character(found["sign"])
        way_out = "write = between name and value, straight quotes, and plain spaces"
        return Explained(number, found.start("sign") + 1, f"{name} as a sign", way_out)
    return None


def cause(text: str, *lines: int) -> Explained | None:
    """Return what in one of the `lines` of `text`, the first that counts, only looks right."""
    near = lookalikes(text, sorted({line for line in lines if line > 0}))
    return next((explained for _, explained in near.values()), None)
