"""How far an initiative has got, and whether it is well."""

from collections.abc import Sequence
from enum import StrEnum

import msgspec

from vnsemi_tui.library.known import Known
from vnsemi_tui.library.library import Library, places_of
from vnsemi_tui.model.brief import Entry, Initiative, Partner
from vnsemi_tui.model.dates import PartialDate, whole_months
from vnsemi_tui.model.vocabulary import (
    HOSTED,
    NO_NEWS,
    NO_SIGN_OF_LIFE,
    PROMISES,
    PUBLIC,
    SPOKEN,
    TROUBLE,
    Event,
    InitiativeKind,
    Rung,
)

SILENT_AFTER = 12
LONG_SILENT_AFTER = 24


class Stage(msgspec.Struct, frozen=True):
    """The highest rung that a timeline proves; it never falls."""

    rung: Rung
    """How high."""
    entry: Entry | None = None
    """The entry that speaks for that rung; its event is the word shown."""
    at: PartialDate | None = None
    """When that was, as finely as the source says; None where it has no date."""
    mention: Entry | None = None
    """Where nothing proves a rung: the latest entry, our own searches last."""

    @property
    def address(self) -> str:
        """The address of the claim that a row with this stage states; empty for no entries."""
        claim = self.entry or self.mention
        return claim.address if claim else ""

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
    """As data have it: `paused`, `silent, 14 months`."""
    short: str
    """For a column: `paused`, `no news 14 mo`."""
    why: str
    """How it is known, in one sentence."""
    shown: str
    """As a page says it: `no news for 14 months`."""
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
    """Return the stage over the entries in which the partner, or a subsidiary, takes part.

    Where there are none, those that talk of it only mention it.
    """
    family = known.library.family(partner_id)
    entries = known.timeline(initiative)
    own = [entry for entry in entries if takes_part(entry, family)]
    if own:
        return highest(known, own)
    return _mentioned(known, [one for one in entries if not family.isdisjoint(one.about)])


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
    """Return the stage that `entries` prove; see `proven`."""
    rungs = [proven(known.library, entry) for entry in entries]
    rung = max(rungs, default=Rung.NONE)
    if rung is Rung.NONE:
        return _mentioned(known, entries)
    reached = [entry for entry, each in zip(entries, rungs, strict=True) if each is rung]
    speaker = speaker_of(known, reached)
    return Stage(rung, speaker, speaker.at)


def _mentioned(known: Known, entries: Sequence[Entry]) -> Stage:
    """Return that `entries` prove nothing, with the latest of them."""
    news = [entry for entry in entries if entry.event not in NO_NEWS] or entries
    return Stage(Rung.NONE, mention=latest_of(known, news) if news else None)


def proven(library: Library, entry: Entry) -> Rung:
    """Return the rung that `entry` proves: that of its event, with two exceptions.

    What is said about a later day has been said: an aim, ask, pledge or plan that was announced
    stands on its rung though it has `due`. Of all other words with `due` the thing itself is
    still to come, and nothing is proven: "opened, due 2027" opens nothing.

    What a host promises to the one who will build is support, not the thing: a province that
    promises a company to ease paperwork has promised no plant. It shows that both sides talk.
    """
    if entry.due and entry.event not in SPOKEN:
        return Rung.NONE
    if _is_support(library, entry):
        return Rung.IN_TALKS
    return entry.event.rung


def _is_support(library: Library, entry: Entry) -> bool:
    """Whether authorities alone promise something to others for what those will build."""
    if entry.event not in PROMISES or not entry.to:
        return False
    thing = library.initiative_of(entry.address)
    return (
        thing is not None
        and thing.kind in HOSTED
        and all(_is_public(library, party) for party in entry.by)
        and not all(_is_public(library, party) for party in entry.to)
    )


def _is_public(library: Library, party: str) -> bool:
    """Whether `party` is a place, an authority or a state; of printed words nobody knows."""
    brief = library.brief(party)
    return brief is not None and (not isinstance(brief, Partner) or brief.kind in PUBLIC)


def speaker_of(known: Known, entries: Sequence[Entry]) -> Entry:
    """Return which of `entries`, all on one rung, gives the rung its word and date.

    The latest, as far as it is dated or reported; of one day the stronger word, `signed` before
    `announced`; of equal words the later in the brief. What is said about a later day gives way
    to what has happened, and a host's support to the words of the one who builds.
    """

    def place(pair: tuple[int, Entry]) -> tuple[object, ...]:
        index, entry = pair
        is_own = entry.due is None and not _is_support(known.library, entry)
        return (is_own, known.order(entry)[:2], entry.event.strength, index)

    return max(enumerate(entries), key=place)[1]


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
            entry.due is None
            and entry.event not in TROUBLE
            and proven(known.library, entry) >= Rung.PROMISED
        )
        if moved_on and (known.order(entry), index) > place:
            return None
    word = trouble.event.label
    return Health(Ailment.TROUBLE, word, word, trouble.what, word, trouble)


def _counterpart_gone(known: Known, initiative: Initiative) -> Health | None:
    for party in known.parties(initiative):
        if known.is_over(party):
            name = known.library.name(party)
            return Health(
                Ailment.COUNTERPART_GONE,
                f"{name} has ended",
                "party ended",
                f"{name} takes part in it and has ended.",
                f"{name} has ended",
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
        f"planned {plan.due}, no follow-up reported",
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
        f"no news {months} mo",
        f"No newer entry in this library for {months} months.",
        f"no news for {months} months",
        is_inferred=True,
    )
