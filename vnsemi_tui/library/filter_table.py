"""The filters: one declaration each, which every surface reads.

Search box, chooser, addresses, options, completions, help and docs take their filters from here.
What a filter does is in the object that `rules` names; it is imported where a filter is used, so
that options and help cost nothing of the library.
"""

from __future__ import annotations

from enum import Enum
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vnsemi_tui.library.filter_rules import Rules


class WrongFilterError(ValueError):
    """A filter that can't be used; the message says why and what would do."""


class InVain(Enum):
    """What becomes of entries that record a search in vain, where a filter is set."""

    LEFT_OUT = "left out"
    KEPT = "kept where nothing else leaves them out"
    NAMED = "kept where the value names them"


class FilterKind(NamedTuple):
    """A filter, written `place:da-nang`."""

    name: str
    """What stands before the colon; of an option, after the hyphens."""
    about: str
    """What it leaves, in one line for help and `--help`."""
    example: str
    """A value, for help."""
    takes: str
    """What may follow the colon, for the docs."""
    metavar: str
    """The same in one word, for the usage of an option."""
    rules: str
    """`module:NAME` below `vnsemi_tui.library` of its `Rules`."""
    also: str = ""
    """Another name that means the same; empty for none."""
    stored: tuple[str, ...] = ()
    """The kinds of names in a stored library that are its values."""
    is_date: bool = False
    """Whether its value is a date: it stands but once."""
    is_named: bool = False
    """Whether its values are localities or partners, which may be named otherwise than by id."""
    is_address: bool = False
    """Whether its values are addresses, beside which a name or a title says more."""
    is_vietnamese: bool = False
    """Whether its values are words that Vietnamese readers know by others."""
    in_own_order: bool = False
    """Whether its values are listed in their own order, not the most frequent first."""
    signs: tuple[str, ...] = ()
    """What may stand before a value: as far or further, as far or less far."""
    in_vain: InVain = InVain.LEFT_OUT
    """What becomes of entries that record a search in vain."""

    def load(self) -> Rules:
        """Return what the filter does."""
        module, _, name = self.rules.partition(":")
        rules: Rules = getattr(import_module(f"vnsemi_tui.library.{module}"), name)
        return rules

    def split(self, value: str) -> tuple[str, str]:
        """Return the sign before `value`, empty for none, and the rest."""
        sign = next((sign for sign in self.signs if value.startswith(sign)), "")
        return sign, value[len(sign) :]


FILTERS: tuple[FilterKind, ...] = (
    FilterKind(
        "place",
        "one place; what was merged into it counts",
        "da-nang",
        "a locality's id",
        "ID",
        "filter_rules:PLACE",
        stored=("locality",),
        is_named=True,
        is_address=True,
    ),
    FilterKind(
        "partner",
        "one partner; what belongs to it counts",
        "marvell",
        "a partner's id",
        "ID",
        "filter_rules:PARTNER",
        stored=("partner",),
        is_named=True,
        is_address=True,
    ),
    FilterKind(
        "by",
        "what this side did, asked, offered or said",
        "ha-noi",
        "the id of a locality or partner",
        "ID",
        "filter_rules:BY",
        stored=("locality", "partner"),
        is_named=True,
        is_address=True,
    ),
    FilterKind(
        "to",
        "what was addressed to this side",
        "intel",
        "the id of a locality or partner",
        "ID",
        "filter_rules:TO",
        stored=("locality", "partner"),
        is_named=True,
        is_address=True,
    ),
    FilterKind(
        "sector",
        "initiatives of a sector",
        "packaging",
        "a sector: `chip-design`, `ai`",
        "WORD",
        "filter_rules:SECTOR",
        stored=("sector",),
        is_vietnamese=True,
    ),
    FilterKind(
        "stage",
        "initiatives that have got so far; >=promised is so far or further",
        "promised",
        "a rung, `>=` or `<=` before it: `promised`, `>=promised`, `<=in-talks`",
        "WORD",
        "filter_rules:STAGE",
        in_own_order=True,
        signs=(">=", "<="),
        in_vain=InVain.KEPT,
    ),
    FilterKind(
        "event",
        "entries of one event word: asked, mou, opened …; plan is what is to come",
        "mou",
        "an event word, or `plan`",
        "WORD",
        "filter_rules:EVENT",
        stored=("event",),
        is_vietnamese=True,
        in_vain=InVain.NAMED,
    ),
    FilterKind(
        "state",
        "what was asked, offered or promised: open, closed, considering …",
        "open",
        "`open`, `closed`, or a state: `considering`",
        "WORD",
        "filter_rules:STATE",
        also="asks",
        stored=("state",),
        in_own_order=True,
        in_vain=InVain.KEPT,
    ),
    FilterKind(
        "since",
        "from then on: a year, a month, a day, 2024-H1, 2024-Q3",
        "2024-05",
        "a date",
        "DATE",
        "filter_rules:SINCE",
        is_date=True,
        in_own_order=True,
    ),
    FilterKind(
        "until",
        "up to then",
        "2025",
        "a date",
        "DATE",
        "filter_rules:UNTIL",
        is_date=True,
        in_own_order=True,
    ),
    FilterKind(
        "source",
        "what rests on one text",
        "vns-2024-…",
        "a source's id",
        "ID",
        "filter_rules:SOURCE",
        stored=("source",),
        is_address=True,
        in_vain=InVain.KEPT,
    ),
    FilterKind(
        "text",
        "entries with this word; several must all be there",
        "lab",
        "a word",
        "WORD",
        "filter_rules:TEXT",
        in_vain=InVain.KEPT,
    ),
)
"""Every filter, in the order in which they are written and offered."""


def filter_names() -> tuple[str, ...]:
    """Return the names of all filters: the pages of entries take all of them."""
    return tuple(kind.name for kind in FILTERS)


@cache
def filter_kind(name: str) -> FilterKind | None:
    """Return the filter that is called `name`, None where none is."""
    return next((kind for kind in FILTERS if name in (kind.name, kind.also) and name), None)


def filter_named(word: str, names: Sequence[str]) -> FilterKind | None:
    """Return the filter with which the word `place:…` begins, if it is one of `names`."""
    name, colon, _ = word.partition(":")
    kind = filter_kind(name.casefold()) if colon else None
    return kind if kind and kind.name in names else None
