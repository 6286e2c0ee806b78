"""Questions to ask at a meeting: one for each thing the briefs leave open, from fixed templates."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from vnsemi_tui.library.figures import rivals
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.ledger import Item, State
from vnsemi_tui.model.brief import Entry, Figure
from vnsemi_tui.model.vocabulary import Event, Rung
from vnsemi_tui.views import words

_BY_STATE = {
    State.CONSIDERING: "What came of considering it?",
    State.PARTLY: "Who has yet to answer?",
    State.ACCEPTED: "How far along is it?",
    State.DELAYED: "Until when is it delayed?",
    State.PAUSED: "Until when is it paused?",
}


class Question(NamedTuple):
    """A question and what it was made from."""

    text: str
    """The question, from a template."""
    about: str
    """What it is about, in the words of the brief."""
    address: str
    """The claim it was made from."""


def questions(
    known: Known, items: Iterable[Item], entries: Iterable[Entry], figures: Iterable[Figure]
) -> Iterator[Question]:
    """Yield a question for each open item, unmet plan, missing date and rival figure."""
    asked: set[str] = set()
    for item in items:
        if item.state.is_open:
            asked.add(item.entry.address)
            yield Question(_of_item(known, item), item.entry.what, item.entry.address)
    for entry in entries:
        if entry.address not in asked and _lacks_date(entry):
            yield Question(_of_date(known, entry), entry.what, entry.address)
    for figure in figures:
        others = rivals(known, figure)
        if others and figure.address < min(other.address for other in others):
            values = [words.figure_value(one) for one in (figure, *others)]
            text = f"Which figure holds: {' or '.join(values)}?"
            yield Question(text, figure.measure.label, figure.address)


def _of_item(known: Known, item: Item) -> str:
    due = item.entry.due
    if due is not None and item.state is State.UNANSWERED:
        is_over = due.last < known.day
        return f"Planned {due}: has it happened?" if is_over else f"Is {due} still the date?"
    if item.state is not State.UNANSWERED:
        return _BY_STATE[item.state]
    if item.word == "pledged":
        return f"What has {words.names(known.library, item.entry.by)} done so far?"
    return f"Is there an answer from {words.names(known.library, item.entry.to)}?"


def _of_date(known: Known, entry: Entry) -> str:
    who = words.names(known.library, entry.by)
    if not who:
        return "What is the date?"
    if entry.event in (Event.PLEDGED, Event.ANNOUNCED):
        return f"By when will {who} do this?"
    return f"When did {who} do this?"


def _lacks_date(entry: Entry) -> bool:
    """Whether `entry` promises or does something without saying when."""
    return entry.event.rung >= Rung.PROMISED and entry.at is None and entry.due is None
