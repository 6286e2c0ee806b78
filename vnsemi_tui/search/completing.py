"""A filter that is being typed: what it may become, and how many entries that leaves."""

from collections import Counter
from typing import NamedTuple

from vnsemi_tui.library import ledger
from vnsemi_tui.library.facets import facets, state_counts, years
from vnsemi_tui.library.filters import DATES, WrongFilterError
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.stages import stage
from vnsemi_tui.model.brief import Entry, Initiative
from vnsemi_tui.search.filtering import (
    SIGNS,
    Wishes,
    Word,
    choices_of,
    take_apart,
    wishes_of,
)
from vnsemi_tui.search.selection import Selection


class Completion(NamedTuple):
    """What Tab makes of a query."""

    query: str
    cursor: int
    """Where to go on typing."""
    open: Word | None
    """The filter as it is now, where it may still become several things."""


def word_at(query: str, cursor: int) -> Word | None:
    """Return the filter in `query` that the cursor is in or at the end of."""
    words = take_apart(query).words
    return next((word for word in words if word.start <= cursor <= word.end), None)


def unfinished(query: str, known: Known) -> Word | None:
    """Return the first filter of `query` that is no value yet, but the beginning of some."""
    for word in take_apart(query).words:
        if not _is_valid(word, known) and values_for(word, known):
            return word
    return None


def complete(query: str, cursor: int, known: Known) -> Completion | None:
    """Return `query` with the filter under the cursor as long as all it may become agree.

    None where there is no filter or nothing is left to complete: Tab means something else then.
    """
    word = word_at(query, cursor)
    if word is None:
        return None
    values = values_for(word, known)
    if values == [word.value] or (not values and _is_valid(word, known)):
        return None
    if not values:
        return Completion(query, cursor, None)
    whole, at = word.replaced(query, f"{word.name}:{_beginning(values)}")
    return Completion(whole, at, word_at(whole, at) if len(values) > 1 else None)


def _beginning(values: list[str]) -> str:
    """Return the letters with which all of `values` begin."""
    first, last = min(values), max(values)  # what these two share, all between them do
    for at, letter in enumerate(first):
        if at >= len(last) or last[at] != letter:
            return first[:at]
    return first


def values_for(word: Word, known: Known) -> list[str]:
    """Return the values that begin with what was typed of `word`; of times, the years."""
    choices = choices_of(word.name, known.library)
    if choices is None:
        since, _ = years(known, _entries(known, Wishes()))
        choices = sorted(since, reverse=True)
    sign = next((sign for sign in SIGNS if word.value and word.value[0] == sign[0]), "")
    if word.name == "stage" and sign:
        choices = [sign + choice for choice in choices]
    return [choice for choice in choices if choice.startswith(word.value)]


def counted(query: str, word: Word, known: Known) -> list[tuple[str, int]]:
    """Return what `word` of `query` may become, with how many entries that leaves.

    The other filters of `query` count, as far as they can be used; the most come first, but
    stages, states and years in their own order.
    """
    others = [one for one in take_apart(query).words if one.name != word.name]
    try:
        wishes = wishes_of(others, known.library)
    except WrongFilterError:
        wishes = Wishes()
    counts = _counts(known, word, _entries(known, wishes))
    values = [(value, counts.get(value, 0)) for value in values_for(word, known)]
    if word.name in ("stage", "asks", *DATES):
        return values
    return sorted(values, key=lambda pair: (-pair[1], pair[0]))


def _counts(
    known: Known, word: Word, entries: list[tuple[Initiative, Entry]]
) -> dict[str, int] | Counter[str]:
    match word.name:
        case "since" | "until":
            return years(known, entries)[word.name == "until"]
        case "asks":
            shown = {entry.address for _, entry in entries}
            items = ledger.items(known)
            return state_counts(item.state for item in items if item.entry.address in shown)
        case "stage":
            rungs = Counter(stage(known, initiative).rung for initiative, _ in entries)
            choices = values_for(word, known)
            wanted = {choice: Wishes(stage=(choice,)).rungs for choice in choices}
            return {choice: sum(rungs[rung] for rung in wanted[choice]) for choice in choices}
        case "source":
            return Counter(
                source
                for _, entry in entries
                for source in {cite.source for cite in known.cites(entry)}
            )
        case _:
            return facets(known, entries)[word.name]


def _entries(known: Known, wishes: Wishes) -> list[tuple[Initiative, Entry]]:
    wanted = Selection(known, wishes)
    return [
        (initiative, entry)
        for initiative in known.initiatives()
        for entry in known.timeline(initiative)
        if wanted.entry(initiative, entry)
    ]


def _is_valid(word: Word, known: Known) -> bool:
    try:
        return bool(wishes_of([word], known.library).words)
    except WrongFilterError:
        return False
