"""Who asked, offered, pledged or planned what, and what came of it."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from functools import lru_cache

import msgspec

from vnsemi_tui.library.known import Known
from vnsemi_tui.library.stages import latest_of
from vnsemi_tui.model.brief import Entry, Initiative
from vnsemi_tui.model.dates import PartialDate, whole_months
from vnsemi_tui.model.vocabulary import LEDGER_EVENTS, Event, Outcome, Rung


class State(StrEnum):
    """What became of an item; in the order in which the ledger lists them."""

    rank: int
    """Its place in the ledger's order."""

    def __new__(cls, words: str) -> "State":
        """Make the next member; its rank stands in it, since every item is sorted by it."""
        member = str.__new__(cls, words)
        member._value_ = words
        member.rank = len(cls.__members__)
        return member

    UNANSWERED = "no answer reported"
    CONSIDERING = "considering"
    PARTLY = "partly"
    ACCEPTED = "accepted"
    DELAYED = "delayed"
    PAUSED = "paused"
    LAPSED = "lapsed"
    """Open, but one of the two sides has ended."""
    MOVED = "moved"
    """Another plan took its place."""
    MET = "met"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"

    @property
    def is_open(self) -> bool:
        """Whether something is still to come."""
        return self.rank < State.LAPSED.rank

    @property
    def slug(self) -> str:
        """The state as one word: `no-answer-reported`."""
        return self.value.replace(" ", "-")


_BY_OUTCOME = {
    Outcome.CONSIDERING: State.CONSIDERING,
    Outcome.ACCEPTED: State.ACCEPTED,
    Outcome.PARTLY: State.PARTLY,
    Outcome.MET: State.MET,
    Outcome.DECLINED: State.DECLINED,
    Outcome.WITHDRAWN: State.WITHDRAWN,
}


_BY_EVENT = {
    Event.DECLINED: State.DECLINED,
    Event.CANCELLED: State.WITHDRAWN,
    Event.DELAYED: State.DELAYED,
    Event.PAUSED: State.PAUSED,
}


NO_FOLLOW_UP = "no follow-up reported"
"""What pages say of a pledge or plan that nothing answers."""
_SILENT = "nothing reported since"
"""The same in data: JSON and CSV keep it."""
BY_OUR_READING = "by our reading"
"""What is said of a state that rests on an inferred answer."""


class Item(msgspec.Struct, frozen=True):
    """One ask, offer, pledge or plan."""

    entry: Entry
    """What was asked, offered, pledged or planned."""
    initiative: Initiative
    """Where it belongs."""
    state: State
    """What became of it."""
    answer: Entry | None
    """The newest entry that answers it."""
    since: PartialDate | None
    """When it was made; None where only the report is dated."""
    reported: PartialDate | None
    """When the source was published."""
    age: int | None
    """Whole months from the last day that `since` or else `reported` allows."""

    @property
    def is_inferred(self) -> bool:
        """Whether the state rests on an answer that no source ties to the item: we do."""
        by_answer = self.state not in (State.UNANSWERED, State.LAPSED)
        return by_answer and self.answer is not None and "answers" in self.answer.inferred

    @property
    def verdict(self) -> str:
        """The state with whose reading it is: `met`, `met, by our reading`."""
        shown = NO_FOLLOW_UP if self.words == _SILENT else self.words
        return f"{shown}, {BY_OUR_READING}" if self.is_inferred else shown

    @property
    def words(self) -> str:
        """The state alone, as data have it; a page shows `verdict`."""
        if self.state is not State.UNANSWERED:
            return self.state.value
        said = self.entry.event is Event.PLEDGED or self.entry.due is not None
        return _SILENT if said else self.state.value

    @property
    def word(self) -> str:
        """What it is: asked, offered, pledged or planned."""
        return self.entry.event.label if self.entry.event in LEDGER_EVENTS else "planned"

    @property
    def sides(self) -> frozenset[str]:
        """All who made it or are addressed."""
        return frozenset((*self.entry.by, *self.entry.to))


def items(known: Known, initiatives: Iterable[Initiative] | None = None) -> tuple[Item, ...]:
    """Return every known item of `initiatives`, by default of all, in the ledger's order.

    Open ones first, the unanswered before the considered, the oldest first. What may report
    another item again is counted with that one.
    """
    if initiatives is None:
        return _all_items(known)
    return in_order(
        item_of(known, initiative, entry)
        for initiative in initiatives
        for entry in known.timeline(initiative)
        if is_item(entry) and not is_item(known.original_of(entry))
    )


@lru_cache(maxsize=2)
def _all_items(known: Known) -> tuple[Item, ...]:
    """Return the whole ledger; kept, since start page, ledger and search all ask for it."""
    return items(known, known.library.initiatives.values())


def is_item(entry: Entry | None) -> bool:
    """Whether `entry` is an ask, offer, pledge or plan."""
    return entry is not None and (entry.event in LEDGER_EVENTS or entry.due is not None)


def in_order(found: Iterable[Item]) -> tuple[Item, ...]:
    """Return items in the ledger's order."""
    return tuple(sorted(found, key=_place))


def _place(item: Item) -> tuple[int, date, str]:
    """Sort by state, then the oldest first, the undated last."""
    since = item.since or item.reported
    return (item.state.rank, since.sort_key[0] if since else date.max, item.entry.address)


def item_of(known: Known, initiative: Initiative, entry: Entry) -> Item:
    """Return `entry` as an item of the ledger."""
    answers = known.answers_to(entry.address)
    answer = latest_of(known, answers) if answers else None
    state = _state(known, entry, answer, answers)
    if state.is_open and any(known.is_over(party) for party in (*entry.by, *entry.to)):
        state = State.LAPSED
    reported = known.reported(entry)
    since = entry.at or reported
    return Item(
        entry=entry,
        initiative=initiative,
        state=state,
        answer=answer,
        since=entry.at,
        reported=reported,
        age=whole_months(since.last, known.day) if since else None,
    )


def _state(known: Known, entry: Entry, answer: Entry | None, answers: tuple[Entry, ...]) -> State:
    if answer is None:
        return State.UNANSWERED
    state = _state_by(entry, answer)
    if entry.event in (Event.ASKED, Event.OFFERED) and state is not State.WITHDRAWN:
        answered = {party for given in answers for party in given.by}
        heard = sum(_has_answered(known, party, answered) for party in entry.to)
        if 0 < heard < len(entry.to):
            return State.PARTLY
    return state


def _has_answered(known: Known, party: str, answered: set[str]) -> bool:
    """Whether `party`, one of which it is a parent, or its parent is among `answered`."""
    if party in answered:
        return True
    partner = known.library.partners.get(party)
    relatives = known.library.family(party) | (
        {partner.parent} if partner and partner.parent else set()
    )
    return not answered.isdisjoint(relatives)


def _state_by(entry: Entry, answer: Entry) -> State:
    """Return the state that `answer` gives to `entry`: by its outcome, else by its word.

    A plan that answers a plan takes its place; one that answers an ask is a yes, not a deed.
    """
    if answer.outcome:
        return _BY_OUTCOME[answer.outcome]
    if answer.event in _BY_EVENT and not answer.due:
        return _BY_EVENT[answer.event]
    if answer.due and entry.due:
        return State.MOVED
    rung = answer.event.rung
    if rung >= Rung.UNDER_WAY and not answer.due:
        return State.MET
    return State.ACCEPTED if rung >= Rung.PROMISED else State.CONSIDERING
