"""Which entries a reader wants to see: by place, partner, side, state, sector, event and time."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date

import msgspec

from vnsemi_tui.library import ledger
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.ledger import Item, State
from vnsemi_tui.library.library import Library, places_of
from vnsemi_tui.library.stages import takes_part
from vnsemi_tui.model.brief import Entry, Initiative
from vnsemi_tui.model.dates import PartialDate
from vnsemi_tui.model.vocabulary import NO_NEWS, Event
from vnsemi_tui.text.clean import excerpt
from vnsemi_tui.text.nearest import hint

PLAN = "plan"
"""Stands beside the event words: an entry that is still to happen."""
OPEN, CLOSED = "open", "closed"
"""States of several states: something is still to come, or not."""
STATES = (OPEN, CLOSED, *(state.slug for state in State))
"""The states to choose from."""
NAMES = ("place", "partner", "by", "to", "sector", "event", "state", "since", "until")
"""The filters, in the order in which they are shown."""


class WrongFilterError(ValueError):
    """A filter that can't be used; the message says why and what would do."""


class Filters(msgspec.Struct, frozen=True):
    """What entries must have to be shown; an empty field asks for nothing.

    As words, in addresses and queries: `place:da-nang event:mou since:2024`.
    """

    place: str = ""
    """A locality; units that were merged into it count."""
    partner: str = ""
    """A partner that takes part, itself or through one that belongs to it."""
    by: str = ""
    """Who acts, asks or says; merged units and partners that belong to it count."""
    to: str = ""
    """Who is addressed; merged units and partners that belong to it count."""
    sector: str = ""
    """A sector of the initiative."""
    event: str = ""
    """An event word, or `PLAN`; an event word alone means what happened.

    Where none is asked for, what was looked for in vain is not wanted.
    """
    state: str = ""
    """What became of an ask, offer, pledge or plan: read by the ledger alone."""
    since: PartialDate | None = None
    """Only what may have happened on its first day or later."""
    until: PartialDate | None = None
    """Only what may have happened on its last day or earlier."""

    @property
    def words(self) -> tuple[str, ...]:
        """The filters that are set, as words."""
        values = ((name, self.value(name)) for name in NAMES)
        return tuple(f"{name}:{value}" for name, value in values if value)

    def value(self, name: str) -> str:
        """Return the filter `name` as it is written, empty where it is not set."""
        value = getattr(self, name)
        return value.text if isinstance(value, PartialDate) else value or ""

    def with_(self, name: str, value: str, library: Library) -> "Filters":
        """Return the same with `name` set to `value`; empty takes it away."""
        changed = filters_of({name: value}, library)
        return msgspec.structs.replace(self, **{name: getattr(changed, name)})

    def test(self, known: Known) -> Callable[[Initiative, Entry], bool]:
        """Return what tells whether an entry is wanted, whatever its state."""
        library = known.library
        territory = known.territory(self.place) if self.place else frozenset()
        family = library.family(self.partner) if self.partner else frozenset()
        by, to = (_side(known, party) if party else frozenset() for party in (self.by, self.to))
        first = self.since.first if self.since else date.min
        last = self.until.last if self.until else date.max

        def wanted(initiative: Initiative, entry: Entry) -> bool:
            if self.sector and self.sector not in initiative.sectors:
                return False
            if self.event and (PLAN if entry.due else entry.event) != self.event:
                return False
            if not self.event and entry.event in NO_NEWS:
                return False
            if territory and territory.isdisjoint(places_of(initiative, library)):
                return False
            if family and not takes_part(entry, family):
                return False
            if (by and by.isdisjoint(entry.by)) or (to and to.isdisjoint(entry.to)):
                return False
            if self.since or self.until:
                when = entry.due or known.when(entry)
                return when is None or (when.last >= first and when.first <= last)
            return True

        return wanted


def parse_filters(words: Iterable[str], library: Library) -> Filters:
    """Return the filters that `words` write; raise WrongFilterError for one that can't be used."""
    values: dict[str, str] = {}
    for word in words:
        name, colon, value = word.partition(":")
        if not colon or name not in NAMES:
            known = ", ".join(NAMES)
            raise WrongFilterError(
                f'"{excerpt(word)}" is no filter{hint(name, NAMES)}; filters are {known}'
            )
        if name in values:
            raise WrongFilterError(f'the filter "{name}" stands there twice; write it once')
        values[name] = value
    return filters_of(values, library)


def filters_of(values: Mapping[str, str], library: Library) -> Filters:
    """Return the filters with these `values` by name; raise WrongFilterError for a wrong one."""
    values = {name: value for name, value in values.items() if value}
    for name, value in values.items():
        choices = values_of(name, library)
        if choices is not None and value not in choices:
            raise WrongFilterError(f'no {name} "{excerpt(value)}"{hint(value, choices)}')
    dates = {name: _date(name, values.pop(name)) for name in ("since", "until") if name in values}
    return Filters(**values, **dates)  # type: ignore[arg-type]  # names are checked


def values_of(name: str, library: Library) -> Collection[str] | None:
    """Return the values that the filter `name` may have, None where it is a date."""
    match name:
        case "place":
            return library.localities.keys()
        case "partner":
            return library.partners.keys()
        case "by" | "to":
            return library.ids
        case "sector":
            return library.sectors
        case "event":
            return (PLAN, *Event)
        case "state":
            return STATES
        case _:
            return None


def _date(name: str, text: str) -> PartialDate:
    try:
        return PartialDate.parse(text)
    except ValueError as error:
        raise WrongFilterError(f"{name}: {excerpt(str(error), 200)}") from None


def _side(known: Known, party: str) -> frozenset[str]:
    """Return `party` with what belongs to it: merged units, or partners."""
    library = known.library
    return known.territory(party) if party in library.localities else library.family(party)


def ledger_items(known: Known, filters: Filters) -> tuple[Item, ...]:
    """Return the ledger's items that `filters` want, in the ledger's order."""
    wanted = filters.test(known)
    return tuple(
        item
        for item in ledger.items(known)
        if has_state(item, filters.state) and wanted(item.initiative, item.entry)
    )


def has_state(item: Item, state: str) -> bool:
    """Whether `item` is open, closed, or in the one state that is named; empty asks for none."""
    if state in (OPEN, CLOSED):
        return item.state.is_open == (state == OPEN)
    return not state or item.state.slug == state
