"""Which values of a filter an entry fits, and how many entries each value leaves."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from vnsemi_tui.library.known import Known
from vnsemi_tui.model.brief import Entry, Initiative
from vnsemi_tui.model.dates import OPEN_START, PartialDate

Row = tuple[Initiative, Entry]
Values = Callable[[Initiative, Entry], Iterable[str]]
"""Returns the values of a filter that an entry fits."""


def tally(values: Values, entries: Iterable[Row]) -> Counter[str]:
    """Return how many of `entries` fit each value."""
    counter: Counter[str] = Counter()
    for initiative, entry in entries:
        for value in values(initiative, entry):  # update() costs several times as much
            counter[value] += 1
    return counter


def widening(known: Known) -> Callable[[Iterable[str]], set[str]]:
    """Return what adds to ids those that they belong to: parents, and what they became part of."""
    larger: dict[str, tuple[str, ...]] = {}

    def widened(ids: Iterable[str]) -> set[str]:
        wide: set[str] = set()
        for one in ids:
            if one not in larger:
                larger[one] = _belongs_to(known, one)
            wide.update(larger[one])
        return wide

    return widened


def _belongs_to(known: Known, one: str) -> tuple[str, ...]:
    """Return `one`, if it has a brief, with its parents or the units it became part of."""
    library = known.library
    chain: list[str] = []
    while one and one not in chain and library.brief(one):
        chain.append(one)
        partner, locality = library.partners.get(one), library.localities.get(one)
        if partner:
            one = partner.parent
        elif locality and locality.became and known.has_become(locality):
            one = locality.became.id
        else:
            break
    return tuple(chain)


def years_since(known: Known, entries: Iterable[Row]) -> Mapping[str, int]:
    """Return the years of `entries` with how many are left since each."""
    spans, undated, found = _spans(known, entries)
    lasts = sorted(last.year for _, last in spans)
    return {f"{year:04}": undated + len(lasts) - bisect_left(lasts, year) for year in found}


def years_until(known: Known, entries: Iterable[Row]) -> Mapping[str, int]:
    """Return the years of `entries` with how many are left until each."""
    spans, undated, found = _spans(known, entries)
    firsts = sorted(first.year for first, _ in spans)
    return {f"{year:04}": undated + bisect_right(firsts, year) for year in found}


def _spans(
    known: Known, entries: Iterable[Row]
) -> tuple[Sequence[tuple[date, date]], int, Sequence[int]]:
    """Return the spans of what is dated, how many are not, and the years, the latest first.

    What has no date at all is never left out.
    """
    whens = [(entry.due or known.when(entry), bool(entry.due)) for _, entry in entries]
    dated = [(when, is_plan) for when, is_plan in whens if when]
    spans = [span_in_time(when, is_plan=is_plan) for when, is_plan in dated]
    found = sorted({when.sort_key[0].year for when, _ in dated}, reverse=True)
    return spans, len(whens) - len(dated), found


def span_in_time(when: PartialDate, *, is_plan: bool) -> tuple[date, date]:
    """Return from which to which day `when` counts for the filters since and until.

    What was planned for `when` counts by the end of that, and so does what has no beginning.
    """
    if is_plan:
        end = when.sort_key[0]
        return end, end
    return (when.last if when.first == OPEN_START else when.first), when.last
