"""A filter that is being typed: what it may become, and how many entries that leaves."""

from typing import NamedTuple

from vnsemi_tui.library.facets import Row
from vnsemi_tui.library.filters import Filters
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.queries import FilterWord, read_query
from vnsemi_tui.search.selection import Selection


class Completion(NamedTuple):
    """What Tab makes of a query."""

    query: str
    cursor: int
    """Where to go on typing."""
    open: FilterWord | None
    """The filter as it is now, where it may still become several things."""


def word_at(query: str, cursor: int, known: Known) -> FilterWord | None:
    """Return the filter in `query` that the cursor is in or at the end of."""
    words = read_query(query, known.library).words
    return next((word for word in words if word.start <= cursor <= word.end), None)


def unfinished(query: str, known: Known) -> FilterWord | None:
    """Return the first filter of `query` that is no value yet, but the beginning of some."""
    words = read_query(query, known.library).words
    return next((word for word in words if not word.meant and values_for(word, known)), None)


def complete(query: str, cursor: int, known: Known) -> Completion | None:
    """Return `query` with the filter under the cursor as long as all it may become agree.

    None where there is no filter or nothing is left to complete: Tab means something else then.
    """
    word = word_at(query, cursor, known)
    if word is None:
        return None
    values = values_for(word, known)
    if values == [word.value] or (not values and word.meant):
        return None
    if not values:
        return Completion(query, cursor, None)
    whole, at = word.replaced(query, f"{word.name}:{_beginning(values)}")
    return Completion(whole, at, word_at(whole, at, known) if len(values) > 1 else None)


def _beginning(values: list[str]) -> str:
    """Return the letters with which all of `values` begin."""
    first, last = min(values), max(values)  # what these two share, all between them do
    for at, letter in enumerate(first):
        if at >= len(last) or last[at] != letter:
            return first[:at]
    return first


def values_for(word: FilterWord, known: Known) -> list[str]:
    """Return the values that begin with what was typed of `word`; of times, the years."""
    rules = word.kind.load()
    if rules.choices:
        choices = rules.choices(known.library)
    else:
        choices = rules.years(known, _entries(known, Filters())) if rules.years else ()
    signs = word.kind.signs if word.value else ()
    sign = next((sign for sign in signs if word.value[0] == sign[0]), "")
    return [sign + choice for choice in choices if (sign + choice).startswith(word.value)]


def counted(query: str, word: FilterWord, known: Known) -> list[tuple[str, int]]:
    """Return what `word` of `query` may become, with how many entries that leaves.

    The other filters of `query` count, as far as they can be used; the most come first, but
    stages, states and years in their own order.
    """
    others = read_query(query, known.library).beside(word.kind)
    counts = word.kind.load().tally(known, _entries(known, others))
    values = [(value, counts.get(value, 0)) for value in values_for(word, known)]
    if word.kind.in_own_order:
        return values
    return sorted(values, key=lambda pair: (-pair[1], pair[0]))


def _entries(known: Known, filters: Filters) -> list[Row]:
    wanted = Selection(known, filters)
    return [
        (initiative, entry)
        for initiative in known.initiatives()
        for entry in known.timeline(initiative)
        if wanted.entry(initiative, entry)
    ]
