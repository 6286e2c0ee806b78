"""What people type and what must come first: the cases of `search_cases.yaml`, and their judge.

The test suite holds our search to them; the benchmarks hold others to them too.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from vnsemi_tui.library.known import Known
from vnsemi_tui.library.loading import load
from vnsemi_tui.paths import shipped_briefs
from vnsemi_tui.reading.folders import Folder
from vnsemi_tui.search.catalogue import documents_of
from vnsemi_tui.search.document import Document, Kind
from vnsemi_tui.search.index import Index

TODAY = date(2026, 11, 22)
CASES = Path(__file__).with_suffix(".yaml")
_NONE = "none"
_FIELDS = frozenset(("type", "first", "not_first", "kind", "event", "near", "why"))


class Case(NamedTuple):
    """A query and what must come first; the file's header says what each field means."""

    typed: str
    first: tuple[str, ...]
    """Addresses of which one must be first; empty where any may, within the rest of the case."""
    absent: bool
    """Nothing may be given as a strong hit."""
    not_first: tuple[str, ...]
    kinds: tuple[str, ...]
    event: str
    near: tuple[str, ...]
    """What may be suggested instead; it decides nothing."""

    @property
    def wanted(self) -> str:
        """What the case asks for, for a message."""
        if self.absent:
            return "nothing strong"
        event = (f"event {self.event}",) if self.event else ()
        return " or ".join(self.first or self.kinds or event)


class Found(NamedTuple):
    """What a search gave, as far as a case can judge it."""

    address: str
    kind: str
    events: frozenset[str]
    """The event word of an entry; those of all its entries for an initiative."""
    strong: bool


@cache
def cases() -> dict[str, tuple[Case, ...]]:
    """Return the cases of each class, in the order of the file; an unknown field is an error."""
    classes = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    return {name: tuple(_case(fields) for fields in one["cases"]) for name, one in classes.items()}


def _case(fields: Mapping[str, Any]) -> Case:
    unknown = fields.keys() - _FIELDS
    if unknown:
        raise ValueError(f"{CASES.name}: {fields['type']!r} has unknown fields: {sorted(unknown)}")
    first = _several(fields.get("first", ()))
    absent = first == (_NONE,)
    return Case(
        typed=fields["type"],
        first=() if absent else first,
        absent=absent,
        not_first=_several(fields.get("not_first", ())),
        kinds=_several(fields.get("kind", ())),
        event=fields.get("event", ""),
        near=_several(fields.get("near", ())),
    )


def _several(words: str | Iterable[str]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


def judge(case: Case, hits: Sequence[Found]) -> bool:
    """Return whether `hits`, best first, are what `case` asks for."""
    if case.absent:
        return not any(hit.strong for hit in hits)
    if not hits:
        return False
    best = hits[0]
    return (
        best.address not in case.not_first
        and (not case.first or best.address in case.first)
        and (not case.kinds or best.kind in case.kinds)
        and (not case.event or _has_event(best, case.event))
    )


def _has_event(hit: Found, event: str) -> bool:
    return hit.kind in (Kind.ENTRY, Kind.INITIATIVE) and event in hit.events


class Shipped(NamedTuple):
    """What there is to find in the shipped briefs."""

    documents: tuple[Document, ...]
    events: Mapping[str, frozenset[str]]
    """By address, the event words of each entry and of each initiative."""

    def found(self, document: Document, *, strong: bool) -> Found:
        """Return `document` as a hit to be judged."""
        events = self.events.get(document.address, frozenset())
        return Found(document.address, document.kind, events, strong)


@cache
def shipped() -> Shipped:
    """Return the shipped briefs as documents to search, as they are known on `TODAY`."""
    known = Known(load([Folder(shipped_briefs(), shipped=True)]), TODAY)
    events: dict[str, frozenset[str]] = {}
    for initiative in known.initiatives():
        timeline = known.timeline(initiative)
        events[initiative.address] = frozenset(entry.event.value for entry in timeline)
        events |= {entry.address: frozenset((entry.event.value,)) for entry in timeline}
    return Shipped(tuple(documents_of(known)), events)


def ours(index: Index, typed: str) -> list[Found]:
    """Return what our search answers to `typed`, to be judged."""
    hits = index.search(typed).hits
    return [shipped().found(hit.document, strong=hit.strong) for hit in hits]
