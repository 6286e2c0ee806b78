"""What a YAML parser did not understand, put into plain words."""

import re
from typing import NamedTuple

import yaml


class Explained(NamedTuple):
    """A syntax error as a problem tells it."""

    line: int
    """From 1; 0 where the parser names no place."""
    column: int
    """From 1; 0 where the parser names no place."""
    reason: str
    """What is wrong."""
    way_out: str
    """What to do about it."""


DIRECTIVE = ("a directive (%)", 'remove the line, or quote a text that starts with "%"')
"""Reason and way out for `%YAML` and `%TAG`."""

_INDENTATION = "check the indentation; nothing may follow a closing quote or bracket"


class _Kind(NamedTuple):
    signs: str
    reason: str
    way_out: str
    at_start: bool = False
    """Whether the place is where the broken thing begins, not where the parser gave up."""


# The signs match what libyaml and PyYAML's own parser say; the first that matches counts.
_KINDS = tuple(
    (re.compile(kind.signs), kind)
    for kind in (
        _Kind("directive|incompatible YAML", *DIRECTIVE, at_start=True),
        _Kind("scanning an (alias|anchor)", 'a value starts with "&" or "*"', "quote it", True),
        _Kind(" a tag|tag handle", "a tag (!)", 'quote a text that starts with "!"', True),
        _Kind("tab character", "a tab in the indentation", "use spaces"),
        _Kind(
            "unexpected (end of stream|document)",
            "a quote that is never closed",
            "close it with the same quote",
            at_start=True,
        ),
        _Kind(
            "[Ee]scape|hexdecimal",
            "an escape that stands for no character",
            "write the character itself, or use single quotes",
        ),
        _Kind(
            "mapping values are not allowed",
            'a second ": " in one value',
            'quote a value that contains ": ", or check the indentation',
        ),
        _Kind(
            "could not find expected ':'",
            "a text without a key",
            'write "key: text", or indent it under the line that it goes on from',
            at_start=True,
        ),
        _Kind(
            "sequence entries are not allowed",
            "a list on the line of its key",
            'start it on the next line, or quote a value that starts with "- "',
        ),
        _Kind("mapping keys are not allowed", 'a value starts with "? "', "quote it"),
        _Kind(
            "node content",
            "no value where one is expected",
            "remove the extra comma, or quote a value that starts with , ] or }",
        ),
        _Kind(
            "scanning a block scalar",
            'text on the line of its ">" or "|"',
            "start it on the next line, or quote the value",
        ),
        _Kind("<document start>", "something after the end of the fields", "remove it"),
        _Kind("'-' indicator", 'no "- " where the list goes on', _INDENTATION),
        _Kind("expected (key|<block end>)", "no key where one is expected", _INDENTATION),
    )
)


def explain(error: yaml.MarkedYAMLError, text: str) -> Explained:
    """Return place, reason and way out of `error`, which a parser raised about `text`."""
    said = f"{error.context} {error.problem}"
    mark = error.problem_mark
    at = text[mark.index : mark.index + 1] if mark else ""
    if "cannot start any token" in said and at != "\t":
        return _placed(mark, f'a value starts with "{at}"', "quote it")
    if "cannot start any token" in said:
        return _placed(mark, "a tab in the indentation", "use spaces")
    if "parsing a flow" in said and "node content" not in said:
        return _flow(error, at)
    if at == ":" and "parsing a block mapping" in said:
        return _placed(mark, "a field without a name", 'write its name before the ":"')
    for signs, kind in _KINDS:
        if signs.search(said):
            start = error.context_mark or mark
            return _placed(start if kind.at_start else mark, kind.reason, kind.way_out)
    return _placed(mark, f"not YAML: {error.problem}", _INDENTATION)


def _flow(error: yaml.MarkedYAMLError, at: str) -> Explained:
    """Tell a bracket that is never closed from a stray sign between brackets."""
    start, mark = error.context_mark, error.problem_mark
    bracket = "]" if "sequence" in str(error.context) else "}"
    if start and mark and (not at or mark.line != start.line):
        return _placed(start, "a bracket that is never closed", f'close it with "{bracket}"')
    reason = f'no "," or "{bracket}" where one is expected'
    return _placed(mark, reason, "quote a text that contains , : [ ] { or }")


def _placed(mark: yaml.Mark | None, reason: str, way_out: str) -> Explained:
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    return Explained(line, column, reason, way_out)
