"""Series and rivals among figures, and figures of a smaller territory."""

from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from vnsemi_tui.library.known import Known
from vnsemi_tui.library.library import Library, figures_of
from vnsemi_tui.model.brief import Figure, Locality
from vnsemi_tui.model.dates import PartialDate
from vnsemi_tui.text.fold import fold


def series_key(figure: Figure) -> tuple[str, ...]:
    """Return what figures of one series have in common, besides whose they are."""
    owner = figure.address.rpartition("/")[0]
    return (owner, figure.measure, figure.with_, figure.what, figure.place, figure.basis)


def rivals(known: Known, figure: Figure) -> tuple[Figure, ...]:
    """Return the figures of the same series and period that state something else.

    Two without a period are rivals, too: nothing tells them apart.
    """
    home = known.library.home_of(figure.address)
    if home is None:
        return ()
    return tuple(
        other
        for other in known.of(figures_of(home))
        if other.address != figure.address
        and series_key(other) == series_key(figure)
        and other.period == figure.period
        and (other.value, other.growth, other.rank) != (figure.value, figure.growth, figure.rank)
    )


def growth_words(figure: Figure) -> str:
    """Return the growth with its direction, `up 6%`, so that none takes it for a level."""
    if figure.growth is None:
        return ""
    down = figure.growth.number.startswith("-")
    size = str(figure.growth).replace("-", "", 1) if down else str(figure.growth)
    return f"{'down' if down else 'up'} {size}"


def in_series(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Return `figures` with each series together, newest first, else in their order."""
    groups: dict[tuple[str, ...], list[Figure]] = {}
    for figure in figures:
        groups.setdefault(series_key(figure), []).append(figure)
    ordered: list[Figure] = []
    for group in groups.values():
        ordered.extend(sorted(group, key=_newest_first))
    return tuple(ordered)


def _newest_first(figure: Figure) -> tuple[int, bool]:
    """Sort by period downwards, the undated last; of rivals the preferred one first."""
    return (-figure.period.last.toordinal() if figure.period else 0, not figure.preferred)


class Merger(msgspec.Struct, frozen=True):
    """A unit that became part of a locality."""

    name: str
    """The unit's name."""
    at: PartialDate | None
    """The first day of it, where it is told."""
    address: str
    """The claim that says so."""
    brief_id: str = ""
    """The unit's brief, where it has one."""


def mergers(known: Known, locality: Locality) -> tuple[Merger, ...]:
    """Return the units that had become part of `locality` by the day, as far as was known.

    The latest come first; those with a brief before those without. A unit that has a brief and
    is included as well comes once, as the locality tells of it.
    """
    included = [
        Merger(unit.name, unit.since, unit.address)
        for unit in known.of(locality.includes)
        if unit.since is None or unit.since.first <= known.day
    ]
    found = []
    for brief in known.library.predecessors.get(locality.id, ()):
        if brief.became and known.has_become(brief):
            own = Merger(brief.name, brief.became.at, brief.became.address, brief.id)
            called = (brief.name, *brief.also, *(was.name for was in brief.was))
            names = {fold(name) for name in called}
            same = next((unit for unit in included if fold(unit.name) in names), None)
            if same:
                included.remove(same)
            found.append(_one(known.library, own, same))
    return tuple(sorted((*found, *included), key=lambda merger: -_first_day(merger)))


def _one(library: Library, own: Merger, included: Merger | None) -> Merger:
    """Return the merger of which the unit's brief and the locality may both tell.

    The claim of the locality is taken, unless it has no date or a reader alone added it.
    """
    if included is None or included.at is None:
        return own
    if library.is_own(included.address) and not library.is_own(own.address):
        return own
    return replace(own, at=included.at, address=included.address)


def _first_day(merger: Merger) -> int:
    return merger.at.first.toordinal() if merger.at else 0


def grew_on(known: Known, locality: Locality) -> PartialDate | None:
    """Return since when `locality` has a larger territory, None where none was merged into it."""
    return next((merger.at for merger in mergers(known, locality)), None)


def has_smaller_territory(known: Known, figure: Figure) -> bool:
    """Whether `figure` is about its locality before other units were merged into it.

    The figures of an initiative are about that, not about a territory, unless they name a place.
    """
    owner = figure.address.rpartition("/")[0]
    locality = known.library.localities.get(figure.place or owner)
    if locality is None:
        return False
    grew = grew_on(known, locality)
    when = figure.period or known.reported(figure)
    return grew is not None and when is not None and when.last < grew.first
