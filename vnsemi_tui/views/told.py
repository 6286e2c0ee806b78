"""Entries with where they stand, and what came of plans: what list and lanes both show."""

from functools import lru_cache
from typing import NamedTuple

from vnsemi_tui.library.filters import Filters
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.ledger import BY_OUR_READING, Item, State, item_of
from vnsemi_tui.library.library import places_of
from vnsemi_tui.model.brief import Entry, Initiative
from vnsemi_tui.model.dates import OPEN_START
from vnsemi_tui.text.width import cut
from vnsemi_tui.views import words
from vnsemi_tui.views.filtering import address_of
from vnsemi_tui.views.lines import Line, Span, Tone, line, muted

LANES_FROM = 73
"""From so many cells on, the timeline can be drawn as lanes."""
STILL_TO_COME = "still to come"
LANES, AXIS = "lanes", "axis"
"""What may stand among the filters in the timeline's address: how and from when to when."""
BY_PLACE, BY_INITIATIVE = "place", "initiative"


_LANES_BY = {BY_PLACE: "locality", BY_INITIATIVE: "initiative"}
"""What lanes are called by."""


class Told(NamedTuple):
    """An entry and the initiative in whose timeline it stands."""

    initiative: Initiative
    entry: Entry


@lru_cache(maxsize=2)
def told(known: Known, filters: Filters) -> tuple[Told, ...]:
    """Return the known entries that `filters` want, in the order of the briefs.

    Kept, since zooming, panning and the filters to choose from ask for the same again.
    """
    wanted = filters.test(known)
    return tuple(
        Told(initiative, entry)
        for initiative in known.library.initiatives.values()
        for entry in known.timeline(initiative)
        if wanted(initiative, entry)
    )


def plan_item(known: Known, plan: Told) -> Item:
    """Return what came of `plan`; what may report another plan again shares its fate."""
    original = known.original_of(plan.entry)
    if original is not None and original.due:
        home = known.library.initiative_of(original.address)
        return item_of(known, home or plan.initiative, original)
    return item_of(known, plan.initiative, plan.entry)


def plan_state(known: Known, plan: Told) -> Span:
    """Return in a few words what came of `plan`, or that its day is still to come."""
    found = plan_item(known, plan)
    if found.state is State.MOVED and found.answer and found.answer.due:
        new = found.answer.due
        joint = ", now" if new.first == OPEN_START else " to"
        ours = f", {BY_OUR_READING}" if found.is_inferred else ""
        return Span(f"moved{joint} {new.short}{ours}", Tone.ACCENT)
    due = plan.entry.due
    if found.state is State.UNANSWERED and due and due.last >= known.day:
        return muted(STILL_TO_COME)
    return Span(found.verdict, words.state_tone(found.state))


def place_name(known: Known, initiative: Initiative) -> str:
    """Return the name of the first place of `initiative`, else of the brief it stands in."""
    places = places_of(initiative, known.library)
    return known.library.name(places[0] if places else initiative.address.partition("/")[0])


def who(known: Known, entry: Entry, room: int) -> str:
    """Return who, and whom, or else who is only talked of, in at most `room` cells."""
    if entry.by:
        return words.short_sides(known.library, entry, room)
    return cut(words.others(known.library, entry, frozenset()), room)


def switch(filters: Filters, by: str) -> Line:
    """Return a line that opens the timeline's next form: lanes `by`, or the list for none."""
    if not by:
        return line(Span("▸ ", Tone.ACCENT), "as a list", opens=address_of("timeline", filters))
    opens = address_of("timeline", filters, f"{LANES}:{by}")
    return line(Span("▸ ", Tone.ACCENT), f"as lanes by {_LANES_BY[by]}", opens=opens)
