"""How far an initiative has got, and whether it is well."""

from collections.abc import Sequence
from enum import StrEnum

import msgspec

from vnsemi_tui.library.known import Known
from vnsemi_tui.library.library import places_of
from vnsemi_tui.model.brief import Entry, Initiative
from vnsemi_tui.model.dates import PartialDate, whole_months
from vnsemi_tui.model.vocabulary import NO_SIGN_OF_LIFE, TROUBLE, Event, InitiativeKind, Rung

SILENT_AFTER = 12
LONG_SILENT_AFTER = 24


class Stage(msgspec.Struct, frozen=True):
    """The highest rung that a timeline proves; it never falls."""

    rung: Rung
    """How high."""
    entry: Entry | None = None
    """The latest entry on that rung; its event is the word shown."""
    at: PartialDate | None = None
    """When that was, as finely as the source says; None where it has no date."""

    @property
    def word(self) -> str:
        """The event's word, or `mentioned`."""
        return self.entry.event.label if self.entry else Rung.NONE.label


class Ailment(StrEnum):
    """What can be wrong with an initiative."""

    TROUBLE = "trouble"
    COUNTERPART_GONE = "counterpart gone"
    OVERDUE = "overdue"
    SILENT = "silent"
    LONG_SILENT = "long silent"


class Health(msgspec.Struct, frozen=True):
    """The first ailment that holds."""

    ailment: Ailment
    """Which."""
    words: str
    """As a reader sees it: `paused`, `silent for 14 months`."""
    short: str
    """The same in a word or two: `paused`, `silent 14 mo`."""
    why: str
    """How it is known, in one sentence."""
    entry: Entry | None = None
    """The entry it rests on."""
    is_inferred: bool = False
    """Whether it is our conclusion, not a report."""

    @property
    def is_silence(self) -> bool:
        """Whether nothing is wrong but that nothing newer is known."""
        return self.ailment in (Ailment.SILENT, Ailment.LONG_SILENT)


def stage(known: Known, initiative: Initiative) -> Stage:
    """Return the highest rung among the known entries of `initiative` that are no plans."""
    return highest(known, known.timeline(initiative))


def stage_of_partner(known: Known, initiative: Initiative, partner_id: str) -> Stage:
    """Return the stage over the entries in which the partner, or a subsidiary, takes part."""
    family = known.library.family(partner_id)
    return highest(
        known, tuple(entry for entry in known.timeline(initiative) if takes_part(entry, family))
    )


def takes_part(entry: Entry, family: frozenset[str]) -> bool:
    """Whether one of `family` is in `by` or `to`; of a hope also in `about`."""
    return not family.isdisjoint(partakers(entry))


def taking_part(known: Known, initiative: Initiative) -> tuple[str, ...]:
    """Return the known parties of `initiative`, then those of whom it holds a hope."""
    hoped_of = [party for entry in known.timeline(initiative) for party in _hoped_of(entry)]
    return tuple(dict.fromkeys((*known.parties(initiative), *hoped_of)))


def partakers(entry: Entry) -> tuple[str, ...]:
    """Return who takes part: `by` and `to`; of a hope also `about`."""
    return (*entry.by, *entry.to, *_hoped_of(entry))


def _hoped_of(entry: Entry) -> tuple[str, ...]:
    return entry.about if entry.event is Event.HOPED else ()


def partner_in_place(known: Known, partner_id: str, place: str) -> Stage | None:
    """Return the partner's furthest stage in `place`, None where they have nothing in common.

    Events (seminars, visits) are left out.
    """
    family = known.library.family(partner_id)
    entries = [
        entry
        for initiative in known.library.initiatives.values()
        if initiative.kind is not InitiativeKind.EVENT
        and place in places_of(initiative, known.library)
        for entry in known.timeline(initiative)
        if takes_part(entry, family)
    ]
    return highest(known, tuple(entries)) if entries else None


def highest(known: Known, entries: Sequence[Entry]) -> Stage:
    """Return the stage that `entries` prove: plans prove nothing, meetings are no rung."""
    done = [entry for entry in entries if entry.due is None]
    rung = max((entry.event.rung for entry in done), default=Rung.NONE)
    if rung is Rung.NONE:
        return Stage(Rung.NONE)
    latest = latest_of(known, [entry for entry in done if entry.event.rung is rung])
    return Stage(rung, latest, latest.at)


def latest_of(known: Known, entries: Sequence[Entry]) -> Entry:
    """Return the latest of `entries`; of equal ones the later in the brief."""
    if len(entries) == 1:
        return entries[0]
    return max(enumerate(entries), key=lambda pair: (known.order(pair[1]), pair[0]))[1]


def health(known: Known, initiative: Initiative) -> Health | None:
    """Return the first ailment that holds, or None."""
    return (
        _trouble(known, initiative)
        or _counterpart_gone(known, initiative)
        or _overdue(known, initiative)
        or _silence(known, initiative)
    )


def _trouble(known: Known, initiative: Initiative) -> Health | None:
    entries = list(known.timeline(initiative))
    troubles = [entry for entry in entries if entry.event in TROUBLE and entry.due is None]
    if not troubles:
        return None
    trouble = latest_of(known, troubles)
    place = (known.order(trouble), entries.index(trouble))
    for index, entry in enumerate(entries):
        moved_on = (
            entry.event.rung >= Rung.PROMISED and entry.event not in TROUBLE and entry.due is None
        )
        if moved_on and (known.order(entry), index) > place:
            return None
    word = trouble.event.label
    return Health(Ailment.TROUBLE, word, word, trouble.what, trouble)


def _counterpart_gone(known: Known, initiative: Initiative) -> Health | None:
    for party in known.parties(initiative):
        if known.is_over(party):
            name = known.library.name(party)
            return Health(
                Ailment.COUNTERPART_GONE,
                f"{name} has ended",
                "party ended",
                f"{name} takes part in it and has ended.",
                is_inferred=True,
            )
    return None


def _overdue(known: Known, initiative: Initiative) -> Health | None:
    plans = [
        entry
        for entry in known.timeline(initiative)
        if entry.due
        and entry.due.last < known.day
        and not known.answers_to(entry.address)
        and not _is_planned_twice(known, entry)
    ]
    if not plans:
        return None
    plan = max(plans, key=lambda entry: entry.due.sort_key if entry.due else ())
    return Health(
        Ailment.OVERDUE,
        f"planned {plan.due}, nothing reported since",
        "overdue",
        "The last day of the plan has passed and no entry answers it.",
        plan,
        is_inferred=True,
    )


def _is_planned_twice(known: Known, plan: Entry) -> bool:
    """Whether `plan` may report another plan again, which then tells what became of both."""
    original = known.original_of(plan)
    return original is not None and original.due is not None


def _silence(known: Known, initiative: Initiative) -> Health | None:
    reached = stage(known, initiative).rung
    lasting = (
        initiative.kind in (InitiativeKind.LAW, InitiativeKind.POLICY) and reached >= Rung.APPROVED
    )
    if reached is Rung.RUNNING or lasting:
        return None
    signs = [
        entry
        for entry in known.timeline(initiative)
        if entry.event.rung is not Rung.NONE and entry.event not in NO_SIGN_OF_LIFE
    ]
    last = max((known.order(entry)[0] for entry in signs), default=None)
    if last is None:
        return None
    months = whole_months(last, known.day)
    if months < SILENT_AFTER:
        return None
    ailment = Ailment.LONG_SILENT if months >= LONG_SILENT_AFTER else Ailment.SILENT
    return Health(
        ailment,
        f"{ailment}, {months} months",
        f"silent {months} mo",
        f"No newer entry in this library for {months} months.",
        is_inferred=True,
    )
