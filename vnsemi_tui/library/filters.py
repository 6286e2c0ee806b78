"""Which entries a reader wants to see: by place, partner, side, state, sector, event and time."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date

import msgspec

from vnsemi_tui.library import ledger
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.ledger import Item, State
from vnsemi_tui.library.library import Library, places_of
from vnsemi_tui.library.meant import AmbiguousError, id_meant
from vnsemi_tui.library.stages import takes_part
from vnsemi_tui.model.brief import Entry, Initiative
from vnsemi_tui.model.dates import OPEN_START, PartialDate
from vnsemi_tui.model.days import read_date
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
PARTIES = ("place", "partner", "by", "to")
"""Those that are localities or partners."""
DATES = ("since", "until")
"""Those that are dates, and stand but once; of the others, several are any of them."""


class WrongFilterError(ValueError):
    """A filter that can't be used; the message says why and what would do."""


class Filters(msgspec.Struct, frozen=True):
    """What entries must have to be shown; an empty field asks for nothing.

    Of several values of one filter any will do; of several filters, all count. As words, in
    addresses and queries: `place:da-nang place:hue event:mou since:2024`.
    """

    place: tuple[str, ...] = ()
    """Localities; units that were merged into one count."""
    partner: tuple[str, ...] = ()
    """Partners that take part, themselves or through one that belongs to them."""
    by: tuple[str, ...] = ()
    """Who acts, asks or says; merged units and partners that belong to it count."""
    to: tuple[str, ...] = ()
    """Who is addressed; merged units and partners that belong to it count."""
    sector: tuple[str, ...] = ()
    """Sectors of the initiative."""
    event: tuple[str, ...] = ()
    """Event words, or `PLAN`; an event word alone means what happened.

    Where none is asked for, what was looked for in vain is not wanted.
    """
    state: tuple[str, ...] = ()
    """What became of an ask, offer, pledge or plan: read by the ledger alone."""
    since: PartialDate | None = None
    """Only what may have happened on its first day or later; see `is_in_time`."""
    until: PartialDate | None = None
    """Only what may have happened on its last day or earlier; see `is_in_time`."""

    @property
    def words(self) -> tuple[str, ...]:
        """The filters that are set, as words."""
        return tuple(f"{name}:{value}" for name in NAMES for value in self.values(name))

    def values(self, name: str) -> tuple[str, ...]:
        """Return what the filter `name` is set to, as it is written; nothing where it is not."""
        value = getattr(self, name)
        return (value.text,) if isinstance(value, PartialDate) else value or ()

    def with_(self, name: str, value: str, library: Library) -> "Filters":
        """Return the same with `name` set to `value` alone; empty takes it away."""
        return self._changed(name, (value,), library)

    def and_(self, name: str, value: str, library: Library) -> "Filters":
        """Return the same with `value` beside the values of `name`; a date takes their place."""
        return self._changed(name, (*(() if name in DATES else self.values(name)), value), library)

    def without(self, name: str, value: str, library: Library) -> "Filters":
        """Return the same with `value` taken from the values of `name`."""
        return self._changed(name, [one for one in self.values(name) if one != value], library)

    def _changed(self, name: str, values: Sequence[str], library: Library) -> "Filters":
        return filters_of({one: self.values(one) for one in NAMES} | {name: values}, library)

    def test(self, known: Known) -> Callable[[Initiative, Entry], bool]:
        """Return what tells whether an entry is wanted, whatever its state."""
        library = known.library
        territory = united(self.place, known.territory)
        family = united(self.partner, library.family)
        by, to = (united(parties, known.side) for parties in (self.by, self.to))

        def wanted(initiative: Initiative, entry: Entry) -> bool:
            if self.sector and not any(one in initiative.sectors for one in self.sector):
                return False
            if self.event and (PLAN if entry.due else entry.event) not in self.event:
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
                return when is None or self.is_in_time(when, is_plan=bool(entry.due))
            return True

        return wanted

    def is_in_time(self, when: PartialDate, *, is_plan: bool = False) -> bool:
        """Whether `when` may be of the time that is asked for.

        What was planned for `when` counts by the end of that, and so does what has no beginning.
        """
        first, last = span_in_time(when, is_plan=is_plan)
        return not (
            (self.since and last < self.since.first) or (self.until and first > self.until.last)
        )


def span_in_time(when: PartialDate, *, is_plan: bool) -> tuple[date, date]:
    """Return from which to which day `when` counts for the filters since and until."""
    if is_plan:
        end = when.sort_key[0]
        return end, end
    return (when.last if when.first == OPEN_START else when.first), when.last


def united(values: Iterable[str], members: Callable[[str], frozenset[str]]) -> frozenset[str]:
    """Return the `members` of all `values` together."""
    return frozenset[str]().union(*map(members, values))


def parse_filters(words: Iterable[str], library: Library) -> Filters:
    """Return the filters that `words` write; raise WrongFilterError for one that can't be used."""
    values: dict[str, list[str]] = {}
    for word in words:
        name, colon, value = word.partition(":")
        if not colon or name not in NAMES:
            known = ", ".join(NAMES)
            raise WrongFilterError(
                f'"{excerpt(word)}" is no filter{hint(name, NAMES)}; filters are {known}'
            )
        values.setdefault(name, []).append(value)
    return filters_of(values, library)


def filters_of(values: Mapping[str, str | Sequence[str]], library: Library) -> Filters:
    """Return the filters with these `values` by name; raise WrongFilterError for a wrong one.

    Places and partners may be named otherwise than by their ids.
    """
    several = {name: (one,) if isinstance(one, str) else one for name, one in values.items()}
    given = {name: [one for one in ones if one] for name, ones in several.items()}
    dates = {name: date_meant(name, given[name]) for name in DATES if given.get(name)}
    named = {
        name: tuple(dict.fromkeys(value_meant(name, one, library) for one in ones))
        for name, ones in given.items()
        if name not in DATES
    }
    filters = Filters(**named, **dates)  # type: ignore[arg-type]  # names are checked
    since, until = filters.since, filters.until
    if since and until and since.first > until.last:
        raise WrongFilterError(
            f"since {since.text} is after until {until.text}: nothing can be both"
        )
    return filters


def value_meant(name: str, value: str, library: Library) -> str:
    """Return the value of the filter `name` that `value` means; raise WrongFilterError if none."""
    choices = values_of(name, library)
    if choices is None or value in choices:
        return value
    if name in PARTIES:
        try:
            meant = id_meant(value, library, choices)
        except AmbiguousError as error:
            raise WrongFilterError(f"{name}: {error}") from None
        if meant:
            return meant
    raise WrongFilterError(f'no {name} "{excerpt(value)}"{hint(value, choices)}')


def date_meant(name: str, texts: Sequence[str]) -> PartialDate:
    """Return the one date that `texts` write for `name`; raise WrongFilterError otherwise."""
    try:
        dates = {read_date(text) for text in texts}
    except ValueError as error:
        raise WrongFilterError(f"{name}: {excerpt(str(error), 200)}") from None
    if len(dates) > 1:
        several = " and ".join(map(excerpt, texts))
        raise WrongFilterError(f"{name} is given twice, {several}; write one of them")
    return dates.pop()


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


def ledger_items(known: Known, filters: Filters) -> tuple[Item, ...]:
    """Return the ledger's items that `filters` want, in the ledger's order."""
    wanted = filters.test(known)
    return tuple(
        item
        for item in ledger.items(known)
        if has_state(item, filters.state) and wanted(item.initiative, item.entry)
    )


def has_state(item: Item, states: Collection[str]) -> bool:
    """Whether `item` is in one of `states`, of which some stand for several; none asks for none."""
    return not states or any(is_in_state(item.state, one) for one in states)


def is_in_state(state: State, name: str) -> bool:
    """Whether `state` is the one that is named, or open or closed where that is."""
    if name in (OPEN, CLOSED):
        return state.is_open == (name == OPEN)
    return state.slug == name


def is_open(name: str) -> bool:
    """Whether every state that `name` stands for is open."""
    return name == OPEN or any(state.is_open for state in State if state.slug == name)
