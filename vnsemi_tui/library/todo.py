"""What an author should look at again first, and why."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

import msgspec

from vnsemi_tui.library.known import Known
from vnsemi_tui.library.ledger import Item, items
from vnsemi_tui.library.library import claims_of
from vnsemi_tui.model.brief import Claim, Entry, Figure, Locality, Partner
from vnsemi_tui.model.dates import OPEN_START, PartialDate, shown_day, whole_months
from vnsemi_tui.model.vocabulary import Event
from vnsemi_tui.reading.skeletons import NO_ADDRESS, NO_LATITUDE, PLACEHOLDER

OLD = 12
"""Months after which a source, or a look at something, is old."""


class Kind(StrEnum):
    """Why something should be looked at again; in the order in which it is listed."""

    OPEN = "open"
    """Something is open, and nobody has looked of late whether it still is."""
    ONE_SOURCE = "one-source"
    """Claims rest on one old source alone."""
    UNFINISHED = "unfinished"
    """A brief or record lacks what makes it useful."""
    OLD_SOURCE = "old-source"
    """A source was read long ago, or has no date."""
    INFERRED = "inferred"
    """A claim holds what no source says."""


class Task(msgspec.Struct, frozen=True):
    """One thing to look at again."""

    kind: Kind
    """Why."""
    address: str
    """What."""
    reason: str
    """Why, in a few words."""
    since: date | None
    """Since when, where that can be said."""


def tasks(known: Known) -> tuple[Task, ...]:
    """Return what to look at again, by kind, the oldest of each kind first."""
    found = [
        *_open_items(known),
        *_resting_on_one(known),
        *_unfinished(known),
        *_old_sources(known),
        *_inferred(known),
    ]
    places = {kind: place for place, kind in enumerate(Kind)}
    return tuple(
        sorted(found, key=lambda task: (places[task.kind], task.since or date.max, task.address))
    )


def _is_old(known: Known, day: date | None) -> bool:
    return day is not None and whole_months(day, known.day) >= OLD


def _end(when: PartialDate | None) -> date | None:
    """Return the last day that `when` allows, or its first where it has no end."""
    return when.sort_key[0] if when else None


def _open_items(known: Known) -> Iterator[Task]:
    """Yield the open items of the ledger at which nobody has looked within a year."""
    for item in items(known):
        if not item.state.is_open:
            continue
        seen = _last_seen(known, item)
        looks = [look for look in _looks(known, item) if seen is None or look > seen]
        looked = max(looks, default=None)
        if looked and not _is_old(known, looked):
            continue
        more = f", nothing found on {shown_day(looked)}" if looked else ""
        yield Task(Kind.OPEN, item.entry.address, f"{item.word}: {item.verdict}{more}", seen)


def _last_seen(known: Known, item: Item) -> date | None:
    """Return the day of the newest answer, else of the item itself."""
    return _end(known.when(item.answer or item.entry))


def _looks(known: Known, item: Item) -> Iterator[date]:
    """Yield the days on which something was looked for in the initiative of `item`."""
    for entry in known.timeline(item.initiative):
        day = _end(known.when(entry)) if entry.event is Event.LOOKED_FOR else None
        if day:
            yield day


def _resting_on_one(known: Known) -> Iterator[Task]:
    """Yield the briefs with claims that rest on one source only, published over a year ago."""
    for brief in _briefs(known):
        claims = known.of(claims_of(brief))
        days = [day for claim in claims if (day := _day_of_only_source(known, claim))]
        old = [day for day in days if _is_old(known, day)]
        if old:
            total = f"{len(claims)} claim{'' if len(claims) == 1 else 's'}"
            rest = "rests" if len(old) == 1 else "rest"
            reason = f"{len(old)} of {total} {rest} on a single source older than {OLD} months"
            yield Task(Kind.ONE_SOURCE, brief.id, reason, min(old))


def _day_of_only_source(known: Known, claim: Claim) -> date | None:
    sources = {cite.source for cite in known.cites(claim)}
    return _end(known.library.published.get(sources.pop())) if len(sources) == 1 else None


def _briefs(known: Known) -> tuple[Locality | Partner, ...]:
    return (*known.library.contents.localities, *known.partners)


def _unfinished(known: Known) -> Iterator[Task]:
    """Yield the briefs and records that lack what makes them useful."""
    claims = known.of(known.library.claims.values())
    in_figures = {claim.with_ for claim in claims if isinstance(claim, Figure)}
    for brief in _briefs(known):
        lacks: list[str] = []
        if _has_placeholders(brief):
            lacks.append("placeholders are still in it")
        if not brief.summary:
            lacks.append("no summary")
        if isinstance(brief, Locality):
            if not known.library.initiatives_naming((brief.id,)) and not brief.initiatives:
                lacks.append("no initiative")
        elif brief.id not in in_figures and not known.of(known.library.naming.get(brief.id, ())):
            lacks.append("no entry or figure names it")
        if lacks:
            yield Task(Kind.UNFINISHED, brief.id, ", ".join(lacks), None)
    for source in known.sources:
        if _is_placeholder(source.publisher, source.title) or source.address == NO_ADDRESS:
            yield Task(Kind.UNFINISHED, source.id, "placeholders are still in it", None)


def _has_placeholders(brief: Locality | Partner) -> bool:
    if isinstance(brief, Locality) and brief.position == NO_LATITUDE:
        return True
    titles = (thing.title for thing in brief.initiatives)
    texts = _texts(claims_of(brief))
    return _is_placeholder(brief.name, brief.summary, *brief.also, *titles, *texts)


def _is_placeholder(*texts: str) -> bool:
    return any(text.startswith(PLACEHOLDER) for text in texts)


def _texts(claims: Iterable[Claim]) -> Iterator[str]:
    """Yield the texts of `claims` in which a placeholder may have stayed."""
    for claim in claims:
        for field in ("what", "name", "post"):
            text = getattr(claim, field, "")
            if isinstance(text, str):
                yield text


def _old_sources(known: Known) -> Iterator[Task]:
    """Yield the sources that have no date, or were read over a year ago."""
    for source in known.sources:
        read = _end(source.read)
        reasons: list[str] = []
        if source.published is None:
            reasons.append(f"undated, {source.published_range or 'without bounds'}")
        if _is_old(known, read):
            reasons.append(f"last read {source.read}")
        if reasons:
            yield Task(Kind.OLD_SOURCE, source.id, ", ".join(reasons), read)


def _inferred(known: Known) -> Iterator[Task]:
    """Yield the claims that hold what we added to their source."""
    for claim in known.of(known.library.claims.values()):
        if not claim.inferred:
            continue
        fields = ", ".join(claim.inferred)
        when = known.when(claim) if isinstance(claim, Entry) else known.reported(claim)
        day = _end(when)
        yield Task(
            Kind.INFERRED,
            claim.address,
            f"inferred: {fields}",
            None if day == OPEN_START else day,
        )
