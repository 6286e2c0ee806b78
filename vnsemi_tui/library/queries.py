"""A query with words such as `place:da-nang` in it, taken apart and checked once."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from vnsemi_tui.library.filter_table import FilterKind, WrongFilterError, filter_kind
from vnsemi_tui.library.filters import Filters, combined, value_meant
from vnsemi_tui.library.library import Library
from vnsemi_tui.text.fold import fold

_PIECE = re.compile(r'[^\s":]+:"[^"]*"?|\S+')
"""A word of a query; after the colon of a filter, quotes hold several together."""


class FilterWord(NamedTuple):
    """A filter as it was typed."""

    kind: FilterKind
    name: str
    """What it was called: a filter may have two names."""
    value: str
    """Empty where it is still to be typed; without marks and capitals unless it is a date."""
    start: int
    """Where the word stands in the query: [start, end) in characters."""
    end: int
    meant: str = ""
    """The value that can be used; empty for none."""
    trouble: str = ""
    """Why the value can't be used; empty where it can, or is still to be typed."""

    def __str__(self) -> str:
        """The word as it is written: `place:da-nang`."""
        return f"{self.name}:{self.value}"

    def replaced(self, query: str, by: str) -> tuple[str, int]:
        """Return `query` with `by` in place of this word of it, and where that ends."""
        return query[: self.start] + by + query[self.end :], self.start + len(by)


class Query(NamedTuple):
    """A query taken apart."""

    text: str
    """What is searched for."""
    words: tuple[FilterWord, ...]
    """The filters, in the order typed."""

    @property
    def filters(self) -> Filters:
        """What its words ask for; raise WrongFilterError for one that can't be used.

        One without a value asks for nothing yet.
        """
        trouble = next((word.trouble for word in self.words if word.trouble), "")
        if trouble:
            raise WrongFilterError(trouble)
        return _combined(self.words)

    def beside(self, kind: FilterKind) -> Filters:
        """Return what the words of other filters than `kind` ask for, as far as they can."""
        try:
            return _combined(word for word in self.words if word.kind is not kind)
        except WrongFilterError:
            return Filters()


def _combined(words: Iterable[FilterWord]) -> Filters:
    meant: dict[str, list[str]] = {}
    for word in words:
        if word.meant:
            meant.setdefault(word.kind.name, []).append(word.meant)
    return combined(meant)


def split_query(query: str) -> Query:
    """Return the words of `query` that are filters, unchecked, and all the rest as typed."""
    words: list[FilterWord] = []
    rest: list[str] = []
    for piece in _PIECE.finditer(query):
        name, colon, value = piece[0].partition(":")
        name = name.casefold()
        kind = filter_kind(name) if colon else None
        if kind:
            value = value.strip('"').strip()
            value = value.upper() if kind.is_date else fold(value)
            words.append(FilterWord(kind, name, value, piece.start(), piece.end()))
        else:
            rest.append(piece[0])
    return Query(" ".join(rest) if words else query, tuple(words))


@lru_cache(maxsize=2)
def read_query(query: str, library: Library) -> Query:
    """Return `query` taken apart, with what each of its filters means.

    Kept, since results, choices and completions of one keystroke all ask for it.
    """
    typed = split_query(query)
    return typed._replace(words=tuple(_checked(word, library) for word in typed.words))


def _checked(word: FilterWord, library: Library) -> FilterWord:
    try:
        meant = value_meant(word.name, word.value, library) if word.value else ""
    except WrongFilterError as error:
        return word._replace(trouble=str(error))
    return word._replace(meant=meant)
