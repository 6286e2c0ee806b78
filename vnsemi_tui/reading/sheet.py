"""What is known while one file is read: names, problems, references, what earlier files have."""

from collections.abc import Callable
from typing import Any, Final, NamedTuple

import msgspec

from vnsemi_tui.reading.problems import Problem
from vnsemi_tui.reading.tree import Node, Scalar


class _Invalid:
    """The type of `INVALID`."""


INVALID: Final = _Invalid()
"""Stands for what could not be read; its problem is recorded."""


class Reference(NamedTuple):
    """A name of something else, to be looked up when all files are read."""

    kind: str
    """What it must name: party, locality, partner, brief, initiative, entry or cite."""
    target: str
    """The name."""
    line: int
    column: int
    holder: str
    """The address of the claim or initiative that holds it."""


class Grammar(NamedTuple):
    """What a struct's fields cannot say of themselves: names, and rules across fields."""

    enter: Callable[[Node, "Sheet", type[msgspec.Struct]], dict[str, Any]]
    """Called before the fields are read; returns the internal fields."""
    check: Callable[[Node, "Sheet", type[msgspec.Struct], dict[str, Any], dict[str, Node]], bool]
    """Called with the fields' values and nodes; reports faults and returns whether it may stay."""


class Addition(NamedTuple):
    """What extends a brief or an initiative: the fields that it adds, still apart from them."""

    struct: type[msgspec.Struct]
    """What it extends one of."""
    values: dict[str, Any]
    """By attribute, what it adds."""
    nodes: dict[str, Node]
    """By field name, where that stands."""
    address: str
    """The id or address of what it extends."""


class Earlier:
    """What earlier files say of the brief that a file extends."""

    def __init__(self, shown: str) -> None:
        """Begin with the file that problems call `shown`, which has the brief itself."""
        self.shown = shown
        self.places: dict[str, str] = {}
        """By address of what stands in one of them: its file and line."""
        self.initiatives: set[str] = set()
        """The addresses of its initiatives."""
        self.counts: dict[str, int] = {}
        """How many things were numbered, by what they are numbered under."""


class Sheet:
    """What is known while one file is read: its name, its problems and its references."""

    def __init__(
        self,
        path: str,
        brief_id: str,
        file: int,
        grammar: Grammar,
        earlier: Earlier | None = None,
    ) -> None:
        """Start on the file shown as `path`, which holds brief or source `brief_id`.

        Where it extends a brief, `earlier` is what stands in the files before it.
        """
        self.path = path
        self.grammar = grammar
        self.brief_id = brief_id
        self.file = file
        self.prefix = brief_id
        self.holder = brief_id
        self.problems: list[Problem] = []
        self.references: list[Reference] = []
        self.addresses: dict[str, int] = {}
        self.initiatives: set[str] = set()
        self.earlier = earlier
        self.counts: dict[str, int] = earlier.counts if earlier else {}

    def fault(self, node: Node, reason: str, way_out: str = "") -> _Invalid:
        """Record an error at `node`."""
        self.problems.append(
            Problem(
                path=self.path, line=node.line, column=node.column, reason=reason, way_out=way_out
            )
        )
        return INVALID

    def refer(self, kind: str, node: Scalar) -> str:
        """Note that `node` names something of `kind`; return its text."""
        self.references.append(Reference(kind, node.text, node.line, node.column, self.holder))
        return node.text

    def number(self, word: str) -> str:
        """Return the next address made of `word` and a number, under the prefix.

        What extends a brief is numbered apart: no address changes when the brief itself grows.
        """
        key = f"{self.prefix}/{'own-' if self.earlier else ''}{word}"
        self.counts[key] = self.counts.get(key, 0) + 1
        return f"{key}-{self.counts[key]}"

    def claim(
        self,
        address: str,
        node: Node,
        way_out: str = "give this one another id",
        *,
        adds: bool = False,
    ) -> None:
        """Reserve `address`; two things of one name are an error that gives the first's line.

        What `adds` to a thing may have the address of one in an earlier file.
        """
        if self.earlier and address in self.earlier.places and not adds:
            where = self.earlier.places[address]
            self.fault(node, f'"{address}" stands already in {where}', way_out)
        if address in self.addresses:
            self.fault(
                node,
                f'"{address}" stands twice (first in line {self.addresses[address]})',
                "give one of them another id",
            )
        self.addresses.setdefault(address, node.line)
