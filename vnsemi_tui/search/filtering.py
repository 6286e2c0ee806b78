"""Words such as `place:da-nang` within a query, and what they ask for."""

from collections.abc import Collection
from typing import NamedTuple

import msgspec

from vnsemi_tui.library.filters import (
    STATES,
    Filters,
    WrongFilterError,
    filters_of,
    values_of,
)
from vnsemi_tui.library.library import Library
from vnsemi_tui.model.vocabulary import Rung
from vnsemi_tui.text.clean import excerpt
from vnsemi_tui.text.fold import fold
from vnsemi_tui.text.nearest import nearest

NAMES = (
    "place", "partner", "sector", "stage", "event", "since", "until", "asks", "source",
)  # fmt: skip
"""The filters of the search, in the order in which they are shown."""
DATES = ("since", "until")
SIGNS = (">=", "<=")
"""What may stand before the word of a stage: as far or further, as far or less far."""
RUNGS = {rung.label.replace(" ", "-"): rung for rung in Rung}
"""The words of a stage: `in-talks`."""

_FEW = 16
"""So many values at most are listed where none is near."""


class Word(NamedTuple):
    """A filter as it was typed."""

    name: str
    value: str
    """Empty where it is still to be typed; without marks and capitals unless it is a date."""
    start: int
    """Where the word stands in the query: [start, end) in characters."""
    end: int

    def __str__(self) -> str:
        """The word as it is written: `place:da-nang`."""
        return f"{self.name}:{self.value}"

    def replaced(self, query: str, by: str) -> tuple[str, int]:
        """Return `query` with `by` in place of this word of it, and where that ends."""
        return query[: self.start] + by + query[self.end :], self.start + len(by)


class Typed(NamedTuple):
    """A query taken apart."""

    text: str
    """What is searched for."""
    words: tuple[Word, ...]
    """The filters, in the order typed."""


def take_apart(query: str) -> Typed:
    """Return the words of `query` that are filters, and all the rest as it was typed."""
    words: list[Word] = []
    rest: list[str] = []
    end = 0
    for piece in query.split():
        start = query.index(piece, end)
        end = start + len(piece)
        name, colon, value = piece.partition(":")
        name = name.casefold()
        if colon and name in NAMES:
            value = value.upper() if name in DATES else fold(value)
            words.append(Word(name, value, start, end))
        else:
            rest.append(piece)
    return Typed(" ".join(rest) if words else query, tuple(words))


def choices_of(name: str, library: Library) -> Collection[str] | None:
    """Return what the filter `name` may be set to, without signs; None where it is a date."""
    match name:
        case "stage":
            return RUNGS
        case "asks":
            return STATES
        case "source":
            return library.sources
        case _:
            return values_of(name, library)


class Wishes(msgspec.Struct, frozen=True):
    """What documents must be to be found; an empty field asks for nothing."""

    filters: Filters = Filters()
    """Place, partner, sector, event and time."""
    stage: str = ""
    """How far an initiative has got: `promised`, `>=promised`, `<=in-talks`."""
    asks: str = ""
    """What became of an item of the ledger: open, closed, or one state."""
    source: str = ""
    """What must be cited."""

    @property
    def words(self) -> tuple[str, ...]:
        """The filters that are set, as words."""
        values = ((name, self.value(name)) for name in NAMES)
        return tuple(f"{name}:{value}" for name, value in values if value)

    @property
    def names(self) -> frozenset[str]:
        """The names of the filters that are set."""
        return frozenset(name for name in NAMES if self.value(name))

    @property
    def rungs(self) -> frozenset[Rung]:
        """The stages that are wanted; all where none is asked for."""
        sign, word = split_stage(self.stage)
        if not word:
            return frozenset(Rung)
        wanted = RUNGS[word]
        return frozenset(
            rung
            for rung in Rung
            if rung is wanted
            or (sign == ">=" and rung > wanted)
            or (sign == "<=" and rung < wanted)
        )

    def value(self, name: str) -> str:
        """Return the filter `name` as it is written, empty where it is not set."""
        if name in ("stage", "asks", "source"):
            return str(getattr(self, name))
        return self.filters.value(name)


def split_stage(value: str) -> tuple[str, str]:
    """Return the sign before the word of a stage, empty for none, and the word."""
    sign = next((sign for sign in SIGNS if value.startswith(sign)), "")
    return sign, value[len(sign) :]


def wishes_of(words: Collection[Word], library: Library) -> Wishes:
    """Return what `words` ask for; raise WrongFilterError for one that can't be used.

    A word without a value asks for nothing yet.
    """
    values: dict[str, str] = {}
    for word in words:
        if word.name in values:
            raise WrongFilterError(f'the filter "{word.name}" stands there twice; write it once')
        values[word.name] = word.value
        _check(word, library)
    own = {name: values.pop(name, "") for name in ("stage", "asks", "source")}
    return Wishes(filters_of(values, library), **own)


def _check(word: Word, library: Library) -> None:
    """Raise WrongFilterError where no such value is known."""
    choices = choices_of(word.name, library)
    sign, value = split_stage(word.value) if word.name == "stage" else ("", word.value)
    if choices is None or value in choices or not word.value:
        return
    near = nearest(value, choices)
    if near:
        way_out = f'; did you mean "{sign}{near}"?'
    else:
        way_out = f"; write {', '.join(choices)}" if len(choices) <= _FEW else ""
    raise WrongFilterError(f'no {word.name} "{excerpt(word.value)}"{way_out}')
