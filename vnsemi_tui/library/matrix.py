"""How far each partner has got in each place, in one pass over the initiatives."""

from collections.abc import Callable, Iterable
from functools import lru_cache

from vnsemi_tui.library.known import Known
from vnsemi_tui.library.library import Library, places_of
from vnsemi_tui.library.stages import Stage, highest, partakers
from vnsemi_tui.model.brief import Entry, Initiative
from vnsemi_tui.model.vocabulary import InitiativeKind

Pair = tuple[str, str]
"""The ids of a partner and of a place."""
Wanted = Callable[[Initiative, Entry], bool]
"""Tells whether an entry counts."""


@lru_cache(maxsize=2)
def stages_by_partner_and_place(known: Known) -> dict[Pair, Stage]:
    """Return `stages.partner_in_place` of every partner and place that have anything in common."""
    return stages_of_wanted(known, lambda initiative, entry: True)


def stages_of_wanted(known: Known, wanted: Wanted) -> dict[Pair, Stage]:
    """Return the same over those entries alone that are `wanted`."""
    found = _entries(known, known.library.initiatives.values(), wanted)
    return {pair: highest(known, entries) for pair, entries in found.items()}


def stages_in_place(known: Known, place: str) -> dict[str, Stage]:
    """Return `stages.partner_in_place` of every partner that has anything to do with `place`."""
    initiatives = known.library.initiatives_in((place,))
    found = _entries(known, initiatives, lambda initiative, entry: True)
    return {
        partner_id: highest(known, entries)
        for (partner_id, where), entries in found.items()
        if where == place
    }


def _entries(
    known: Known, initiatives: Iterable[Initiative], wanted: Wanted
) -> dict[Pair, list[Entry]]:
    """Return the entries of each pair, in the order of `initiatives`."""
    library = known.library
    lines: dict[str, tuple[str, ...]] = {}
    found: dict[Pair, list[Entry]] = {}
    for initiative in initiatives:
        places = places_of(initiative, library)
        if initiative.kind is InitiativeKind.EVENT or not places:
            continue
        for entry in known.timeline(initiative):
            if not wanted(initiative, entry):
                continue
            for party in partakers(entry):
                if party not in lines:
                    lines[party] = with_parents(library, party)
            for partner_id in _each(lines[party] for party in partakers(entry)):
                for place in places:
                    found.setdefault((partner_id, place), []).append(entry)
    return found


def with_parents(library: Library, party: str) -> tuple[str, ...]:
    """Return the partner `party` and all to which it belongs; nothing for other parties."""
    found: list[str] = []
    while party in library.partners and party not in found:
        found.append(party)
        party = library.partners[party].parent
    return tuple(found)


def _each(lines: Iterable[tuple[str, ...]]) -> Iterable[str]:
    return dict.fromkeys(partner_id for line in lines for partner_id in line)
