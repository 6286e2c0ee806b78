"""Words such as `place:da-nang` within a query, and what they ask for."""

import re
from collections.abc import Collection
from typing import NamedTuple

import msgspec

from vnsemi_tui.library.filters import (
    DATES,
    PARTIES,
    STATES,
    Filters,
    WrongFilterError,
    filters_of,
    values_of,
)
from vnsemi_tui.library.library import Library
from vnsemi_tui.library.meant import AmbiguousError, id_meant
from vnsemi_tui.model.vocabulary import Rung
from vnsemi_tui.text.clean import excerpt
from vnsemi_tui.text.fold import fold
from vnsemi_tui.text.nearest import nearest

NAMES = (
    "place", "partner", "sector", "stage", "event", "since", "until", "asks", "source",
)  # fmt: skip
"""The filters of the search, in the order in which they are shown."""
SIGNS = (">=", "<=")
"""What may stand before the word of a stage: as far or further, as far or less far."""
RUNGS = {rung.label.replace(" ", "-"): rung for rung in Rung}
"""The words of a stage: `in-talks`."""

_PIECE = re.compile(r'[^\s":]+:"[^"]*"?|\S+')
"""A word of a query; after the colon of a filter, quotes hold several together."""
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
    for piece in _PIECE.finditer(query):
        name, colon, value = piece[0].partition(":")
        name = name.casefold()
        if colon and name in NAMES:
            value = value.strip('"').strip()
            value = value.upper() if name in DATES else fold(value)
            words.append(Word(name, value, piece.start(), piece.end()))
        else:
            rest.append(piece[0])
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
    stage: tuple[str, ...] = ()
    """How far an initiative has got: `promised`, `>=promised`, `<=in-talks`."""
    asks: tuple[str, ...] = ()
    """What became of an item of the ledger: open, closed, or one state."""
    source: tuple[str, ...] = ()
    """What must be cited."""

    @property
    def words(self) -> tuple[str, ...]:
        """The filters that are set, as words."""
        return tuple(f"{name}:{value}" for name in NAMES for value in self.values(name))

    @property
    def names(self) -> frozenset[str]:
        """The names of the filters that are set."""
        return frozenset(name for name in NAMES if self.values(name))

    @property
    def rungs(self) -> frozenset[Rung]:
        """The stages that are wanted; all where none is asked for."""
        if not self.stage:
            return frozenset(Rung)
        return frozenset().union(*map(_rungs_of, self.stage))

    def values(self, name: str) -> tuple[str, ...]:
        """Return what the filter `name` is set to, as it is written; nothing where it is not."""
        match name:
            case "stage":
                return self.stage
            case "asks":
                return self.asks
            case "source":
                return self.source
            case _:
                return self.filters.values(name)


def _rungs_of(value: str) -> frozenset[Rung]:
    """Return the stages that one value of the filter `stage` stands for."""
    sign, word = split_stage(value)
    wanted = RUNGS[word]
    return frozenset(
        rung
        for rung in Rung
        if rung is wanted or (sign == ">=" and rung > wanted) or (sign == "<=" and rung < wanted)
    )


def split_stage(value: str) -> tuple[str, str]:
    """Return the sign before the word of a stage, empty for none, and the word."""
    sign = next((sign for sign in SIGNS if value.startswith(sign)), "")
    return sign, value[len(sign) :]


def wishes_of(words: Collection[Word], library: Library) -> Wishes:
    """Return what `words` ask for; raise WrongFilterError for one that can't be used.

    Several words of one name ask for any of their values; one without a value for nothing yet.
    """
    values: dict[str, list[str]] = {}
    for word in words:
        _check(word, library)
        if word.value:
            values.setdefault(word.name, []).append(word.value)
    own = {name: tuple(dict.fromkeys(values.pop(name, ()))) for name in ("stage", "asks", "source")}
    return Wishes(filters_of(values, library), **own)


def _check(word: Word, library: Library) -> None:
    """Raise WrongFilterError where no such value is known."""
    choices = choices_of(word.name, library)
    sign, value = split_stage(word.value) if word.name == "stage" else ("", word.value)
    if choices is None or value in choices or not word.value:
        return
    if word.name in PARTIES and _is_named(word, choices, library):
        return
    near = nearest(value, choices)
    if near:
        way_out = f'; did you mean "{sign}{near}"?'
    else:
        way_out = f"; write {', '.join(choices)}" if len(choices) <= _FEW else ""
    raise WrongFilterError(f'no {word.name} "{excerpt(word.value)}"{way_out}')


def _is_named(word: Word, choices: Collection[str], library: Library) -> bool:
    """Whether one of `choices` has that name; raise WrongFilterError where several have."""
    try:
        return id_meant(word.value, library, choices) is not None
    except AmbiguousError as error:
        raise WrongFilterError(f"{word.name}: {error}") from None
