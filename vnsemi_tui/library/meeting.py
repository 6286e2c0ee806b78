"""What two sides, or one, bring to a meeting: contacts, debts, figures, what is new."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from vnsemi_tui.library.filter_table import WrongFilterError
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.ledger import Item, State, items
from vnsemi_tui.library.library import figures_of, places_of
from vnsemi_tui.library.stages import takes_part
from vnsemi_tui.model.brief import Brief, Entry, Figure, Initiative, Locality
from vnsemi_tui.model.dates import PartialDate
from vnsemi_tui.model.vocabulary import NO_NEWS, Event
from vnsemi_tui.text.clean import excerpt
from vnsemi_tui.text.nearest import hint

FIGURES = 3
"""How many figures are taken along."""


class Side(NamedTuple):
    """One of those who meet."""

    brief: Brief
    """Its brief."""
    members: frozenset[str]
    """The partner with those that belong to it; the place with those merged into it."""

    @property
    def name(self) -> str:
        """Its name."""
        return self.brief.name

    @property
    def bodies(self) -> list[str]:
        """Who may sit there: the side itself, then those that belong to it; no merged unit."""
        if isinstance(self.brief, Locality):
            return [self.brief.id]
        return sorted(self.members, key=lambda one: (one != self.brief.id, one))


def side_of(known: Known, brief_id: str) -> Side:
    """Return the side `brief_id`; raise WrongFilterError with the nearest id for an unknown one."""
    library = known.library
    brief = library.brief(brief_id)
    if brief is None:
        ids = [*library.localities, *library.partners]
        raise WrongFilterError(f'no locality or partner "{excerpt(brief_id)}"{hint(brief_id, ids)}')
    is_place = isinstance(brief, Locality)
    members = known.territory(brief_id) if is_place else library.family(brief_id)
    return Side(brief, members)


class Meeting:
    """What the briefs know of one side, or of what two sides have in common."""

    def __init__(
        self, known: Known, sides: Sequence[Side], since: PartialDate | None = None
    ) -> None:
        """Prepare for `sides`; `since` says when something counts as new.

        By default that is since the last contact.
        """
        self.known = known
        self.sides = tuple(sides)
        self.since = since

    @cached_property
    def initiatives(self) -> tuple[Initiative, ...]:
        """The initiatives that concern every side."""
        return tuple(
            thing
            for thing in self.known.initiatives()
            if all(_concerns(self.known, side, thing) for side in self.sides)
        )

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The entries of the initiatives, by time, the newest first."""
        found = [entry for thing in self.initiatives for entry in self.known.timeline(thing)]
        return tuple(sorted(found, key=self.known.order, reverse=True))

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The open items of the ledger in them."""
        return tuple(item for item in items(self.known, self.initiatives) if item.state.is_open)

    @cached_property
    def contact(self) -> Entry | None:
        """The newest entry that names every side; for one side, it and anybody else."""
        return next((entry for entry in self.entries if self._is_contact(entry)), None)

    def _is_contact(self, entry: Entry) -> bool:
        named = {*entry.by, *entry.to}
        if entry.due or any(side.members.isdisjoint(named) for side in self.sides):
            return False
        return len(self.sides) > 1 or bool(named - self.sides[0].members)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """A few figures, of the first side first, the newest of each measure."""
        found: dict[tuple[str, str], Figure] = {}
        for side in self.sides:
            own = [one for member in side.bodies for one in self._figures_of(member)]
            for figure in sorted(own, key=self._as_of, reverse=True):
                found.setdefault((side.brief.id, figure.measure), figure)
        return tuple(found.values())[:FIGURES]

    def _figures_of(self, member: str) -> Iterable[Figure]:
        brief = self.known.library.brief(member)
        return self.known.of(figures_of(brief)) if brief else ()

    def _as_of(self, figure: Figure) -> date:
        when = figure.period or self.known.reported(figure)
        return when.sort_key[0] if when else date.min

    @cached_property
    def new(self) -> tuple[Entry, ...]:
        """What was reported of any side after `since`, else after the last contact."""
        start = self.since.first if self.since else self._last_heard
        if start is None:
            return ()
        members = self._members
        found = [
            entry
            for entry in self.known.of(self.known.library.entries.values())
            if takes_part(entry, members)
            and entry.event not in NO_NEWS
            and self._reported_after(entry, start)
        ]
        return tuple(sorted(found, key=self.known.order, reverse=True))

    @property
    def _last_heard(self) -> date | None:
        reported = self.known.reported(self.contact) if self.contact else None
        return reported.last if reported else None

    def _reported_after(self, entry: Entry, start: date) -> bool:
        reported = self.known.reported(entry)
        return reported is not None and reported.first > start

    def waiting_on(self, side: Side) -> list[Item]:
        """Return the open items in which `side` has to act."""
        return [item for item in self.items if not side.members.isdisjoint(debtors(item))]

    @property
    def waiting_on_others(self) -> list[Item]:
        """The open items in which somebody else has to act."""
        members = self._members
        return [item for item in self.items if members.isdisjoint(debtors(item))]

    @property
    def _members(self) -> frozenset[str]:
        return frozenset().union(*(side.members for side in self.sides))


def _concerns(known: Known, side: Side, thing: Initiative) -> bool:
    """Whether `side` takes part in `thing`, or it is at that place."""
    if not side.members.isdisjoint(places_of(thing, known.library)):
        return True
    return any(takes_part(entry, side.members) for entry in known.timeline(thing))


def debtors(item: Item) -> tuple[str, ...]:
    """Return who has to act: who was asked, who said yes, or who promised."""
    if item.entry.due is not None or item.entry.event not in (Event.ASKED, Event.OFFERED):
        return item.entry.by
    if item.state is State.ACCEPTED and item.answer:
        return item.answer.by or item.entry.to
    return item.entry.to
