"""What is under way in each locality, and what the briefs of others tell of it."""

from datetime import date
from functools import lru_cache

import msgspec

from vnsemi_tui.library import ledger
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.library import Library, places_of
from vnsemi_tui.library.stages import Stage, stage
from vnsemi_tui.model.brief import Claim, Entry, Initiative, Locality
from vnsemi_tui.model.dates import PartialDate
from vnsemi_tui.model.vocabulary import NO_NEWS, Region, Rung

RUNGS = tuple(rung for rung in Rung if rung is not Rung.NONE)
"""The rungs from the lowest to the highest."""
_REGIONS = {region: place for place, region in enumerate(Region)}


class Staged(msgspec.Struct, frozen=True):
    """An initiative and how far it has got."""

    initiative: Initiative
    """Which."""
    stage: Stage
    """How far."""


class Tally(msgspec.Struct, frozen=True):
    """What is known to be under way in one locality itself, merged units apart."""

    staged: tuple[Staged, ...] = ()
    """Its initiatives, the furthest first, in the order of the library."""
    open: int = 0
    """How many asks, offers, pledges and plans are open."""
    newest: PartialDate | None = None
    """When the newest entry was published; None where no source is dated."""

    def on(self, rung: Rung) -> int:
        """Return how many initiatives have got to `rung` and no further."""
        return sum(one.stage.rung is rung for one in self.staged)

    @property
    def by_rung(self) -> tuple[int, ...]:
        """How many initiatives stand on each of `RUNGS`; those only mentioned stand on none."""
        return tuple(self.on(rung) for rung in RUNGS)


NOTHING = Tally()
"""Of a locality in which these briefs know of no initiative."""


@lru_cache(maxsize=2)
def tallies(known: Known) -> dict[str, Tally]:
    """Return by locality what is under way there; a locality without initiatives is left out."""
    library = known.library
    waiting: dict[str, int] = {}
    for item in ledger.items(known):
        if item.state.is_open:
            for place in places_of(item.initiative, library):
                waiting[place] = waiting.get(place, 0) + 1
    staged: dict[str, list[Staged]] = {}
    newest: dict[str, PartialDate] = {}
    for initiative in library.initiatives.values():
        entries = known.timeline(initiative)
        if not entries:
            continue
        news = (entry for entry in entries if entry.event not in NO_NEWS)
        reported = [when for entry in news if (when := known.reported(entry))]
        latest = max(reported, key=_newness, default=None)
        one = Staged(initiative, stage(known, initiative))
        for place in places_of(initiative, library):
            staged.setdefault(place, []).append(one)
            if latest and (place not in newest or _newness(latest) > _newness(newest[place])):
                newest[place] = latest
    return {
        place: Tally(
            tuple(sorted(found, key=lambda one: -one.stage.rung)),
            waiting.get(place, 0),
            newest.get(place),
        )
        for place, found in staged.items()
    }


def _newness(when: PartialDate) -> tuple[date, date]:
    """Return by what to sort: what has no date of its own is as old as it may be."""
    return when.first, when.last


def told_elsewhere(known: Known, place: str) -> tuple[Claim, ...]:
    """Return what the briefs of others tell of `place` and of the units merged into it.

    Those are the figures that are counted there, the entries that were held there, and the
    entries and facts that name it; not what an initiative tells that counts there anyway.
    """
    library, territory = known.library, known.territory(place)
    counted = {thing.address for thing in library.initiatives_in(territory)}
    found = {
        claim.address: claim
        for one in sorted(territory)
        for claim in (*library.set_in.get(one, ()), *library.naming.get(one, ()))
    }
    return known.of(
        claim
        for claim in found.values()
        if claim.address.partition("/")[0] not in territory
        and claim.address.rpartition("/")[0] not in counted
        and not (isinstance(claim, Entry) and claim.event in NO_NEWS)
    )


def north_to_south(library: Library) -> tuple[Locality, ...]:
    """Return the localities by region, the country first, each region from north to south."""

    def place(locality: Locality) -> tuple[int, float, str]:
        return (_REGIONS[locality.region], -float(locality.position), locality.id)

    return tuple(sorted(library.contents.localities, key=place))
