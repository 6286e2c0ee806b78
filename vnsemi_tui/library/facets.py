"""How many of some entries each value of each filter would leave."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable

from vnsemi_tui.library.filters import CLOSED, OPEN, PLAN, span_in_time
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.ledger import State
from vnsemi_tui.library.library import places_of
from vnsemi_tui.library.stages import partakers
from vnsemi_tui.model.brief import Entry, Initiative


def facets(known: Known, entries: Iterable[tuple[Initiative, Entry]]) -> dict[str, Counter[str]]:
    """Return by filter name, for place, partner, by, to, sector and event, the values with counts.

    An entry counts for a locality also where that was merged into another since, and for a
    partner also where one that belongs to it takes part.
    """
    found: dict[str, Counter[str]] = {
        name: Counter() for name in ("place", "partner", "by", "to", "sector", "event")
    }
    larger: dict[str, tuple[str, ...]] = {}

    def widened(ids: Iterable[str]) -> set[str]:
        """Return `ids` with what each belongs to."""
        wide: set[str] = set()
        for one in ids:
            if one not in larger:
                larger[one] = _belongs_to(known, one)
            wide.update(larger[one])
        return wide

    def count(name: str, values: Iterable[str]) -> None:
        counter = found[name]  # its own update() costs several times as much for so few values
        for value in values:
            counter[value] += 1

    partners = known.library.partners
    for initiative, entry in entries:
        count("place", widened(places_of(initiative, known.library)))
        count("by", widened(entry.by))
        count("to", widened(entry.to))
        count("partner", (one for one in widened(partakers(entry)) if one in partners))
        count("sector", set(initiative.sectors))
        found["event"][PLAN if entry.due else entry.event.value] += 1
    return found


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


def state_counts(states: Iterable[State]) -> dict[str, int]:
    """Return how many of `states` are open, are closed, and are each of them; none that is 0."""
    counts = {OPEN: 0, CLOSED: 0} | {state.slug: 0 for state in State}
    for state in states:
        counts[OPEN if state.is_open else CLOSED] += 1
        counts[state.slug] += 1
    return {state: count for state, count in counts.items() if count}


def years(
    known: Known, entries: Iterable[tuple[Initiative, Entry]]
) -> tuple[dict[str, int], dict[str, int]]:
    """Return the years of `entries` with how many are left since each, and until each.

    What has no date at all is never left out.
    """
    whens = [(entry.due or known.when(entry), bool(entry.due)) for _, entry in entries]
    dated = [(when, is_plan) for when, is_plan in whens if when]
    undated = len(whens) - len(dated)
    spans = [span_in_time(when, is_plan=is_plan) for when, is_plan in dated]
    firsts = sorted(first.year for first, _ in spans)
    lasts = sorted(last.year for _, last in spans)
    found = {when.sort_key[0].year for when, _ in dated}
    since = {f"{year:04}": undated + len(lasts) - bisect_left(lasts, year) for year in found}
    until = {f"{year:04}": undated + bisect_right(firsts, year) for year in found}
    return since, until
