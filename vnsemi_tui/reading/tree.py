"""A brief as the gate hands it on: text, lists and fields, each with its place."""

from typing import TypeAlias

import msgspec


class Scalar(msgspec.Struct, frozen=True, gc=False):
    """One text, a key or a value, with its place from 1."""

    text: str
    """Cleaned and never empty; `NO`, `010` and `3.10` are what the author wrote."""
    line: int
    column: int


class Sequence(msgspec.Struct, frozen=True, gc=False):
    """A list, with its place from 1."""

    items: "list[Node]"
    """As they stand in the file."""
    line: int
    column: int


class Mapping(msgspec.Struct, frozen=True, gc=False):
    """Fields with their values, and their place from 1."""

    entries: "list[tuple[Scalar, Node]]"
    """As they stand in the file; no key comes twice."""
    line: int
    column: int


Node: TypeAlias = Scalar | Sequence | Mapping
"""What a value can be."""
