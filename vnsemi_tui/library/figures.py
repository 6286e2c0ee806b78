"""Series and rivals among figures, and figures of a smaller territory."""

from collections.abc import Iterable

from vnsemi_tui.library.known import Known
from vnsemi_tui.library.library import figures_of
from vnsemi_tui.model.brief import Figure, Included, Locality
from vnsemi_tui.model.dates import PartialDate


def series_key(figure: Figure) -> tuple[str, ...]:
    """Return what figures of one series have in common, besides whose they are."""
    owner = figure.address.rpartition("/")[0]
    return (owner, figure.measure, figure.with_, figure.what, figure.place, figure.basis)


def rivals(known: Known, figure: Figure) -> tuple[Figure, ...]:
    """Return the figures of the same series and period that state something else."""
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


def grew_on(known: Known, locality: Locality) -> PartialDate | None:
    """Return since when `locality` has a larger territory, None where none was merged into it."""
    merged = [
        brief.became for brief in known.library.predecessors.get(locality.id, ()) if brief.became
    ]
    changes: list[tuple[PartialDate | None, bool]] = [
        (claim.at, known.knows(claim)) for claim in merged
    ]
    changes += [(included.since, known.knows(included)) for included in _included(locality)]
    days = [
        day for day, is_known in changes if day is not None and is_known and day.first <= known.day
    ]
    return max(days, key=lambda day: day.sort_key, default=None)


def _included(locality: Locality) -> tuple[Included, ...]:
    return locality.includes


def has_smaller_territory(known: Known, figure: Figure) -> bool:
    """Whether `figure` is about its locality before other units were merged into it."""
    place = figure.place or figure.address.partition("/")[0]
    locality = known.library.localities.get(place)
    if locality is None:
        return False
    grew = grew_on(known, locality)
    when = figure.period or known.reported(figure)
    return grew is not None and when is not None and when.last < grew.first
