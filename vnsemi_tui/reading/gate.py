"""The one way in for YAML: checked bytes become a tree of cleaned text, or problems."""

from pathlib import Path
from typing import NamedTuple

from vnsemi_tui.reading.events import TreeBuilder
from vnsemi_tui.reading.files import UnreadableError, read_text
from vnsemi_tui.reading.problems import Problem
from vnsemi_tui.reading.tree import Mapping, Node, Scalar, Sequence

__all__ = ["Gated", "Mapping", "Node", "Scalar", "Sequence", "parse_yaml", "read_yaml"]


class Gated(NamedTuple):
    """A file that went through the gate."""

    root: Mapping | None
    """Its fields; None where one of the problems is an error."""
    problems: list[Problem]
    """What is wrong, in the file's order; at most 100."""


def read_yaml(path: Path, shown: str) -> Gated:
    """Return the fields of the regular file at `path`, which problems call `shown`.

    Links are followed. It never waits for a pipe or a device, and never raises for what a file
    is or holds.
    """
    try:
        text = read_text(path)
    except UnreadableError as fault:
        problem = Problem(
            path=shown,
            line=fault.line,
            column=fault.column,
            reason=fault.reason,
            way_out=fault.way_out,
        )
        return Gated(None, [problem])
    return parse_yaml(text, shown)


def parse_yaml(text: str, shown: str) -> Gated:
    """Return the fields of `text`, which problems call `shown`.

    Only the parser's events are used: nothing is constructed, so no value changes its meaning
    and no alias can multiply.
    """
    builder = TreeBuilder(text.removeprefix("\ufeff"), shown)
    return Gated(builder.build(), builder.problems)
