"""What each filter does: its values, the entries that fit them, and the other records."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache, lru_cache, partial
from typing import Any, NamedTuple

from vnsemi_tui.library import ledger
from vnsemi_tui.library.facets import (
    Row,
    Values,
    span_in_time,
    tally,
    widening,
    years_since,
    years_until,
)
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.ledger import State
from vnsemi_tui.library.library import Library, claims_of, places_of
from vnsemi_tui.library.stages import partakers, stage, takes_part
from vnsemi_tui.model.brief import (
    Entry,
    Fact,
    Figure,
    Initiative,
    Locality,
    Note,
    Partner,
    Person,
    Source,
)
from vnsemi_tui.model.dates import PartialDate
from vnsemi_tui.model.vocabulary import Event, Rung
from vnsemi_tui.text.fold import fold

PLAN = "plan"
"""Stands beside the event words: an entry that is still to happen."""
OPEN, CLOSED = "open", "closed"
"""States of several states: something is still to come, or not."""
STATES = (OPEN, CLOSED, *(state.slug for state in State))
"""The states to choose from."""
RUNGS = {rung.label.replace(" ", "-"): rung for rung in Rung}
"""The words of a stage: `in-talks`."""

_WORD = re.compile(r"\w+")

Given = tuple[str, ...]
"""The values that a filter is set to; any of them will do."""
EntryTest = Callable[[Initiative, Entry], bool]
RecordTest = Callable[[str, Any], bool]
"""Whether the record at an address fits."""
Records = Mapping[type, RecordTest]


def _no_records(known: Known, given: Given) -> Records:
    """Return nothing: the filter tells something of entries alone."""
    return {}


def _spelled(library: Library, value: str) -> str:
    return value.replace("-", " ")


def _named(library: Library, value: str) -> str:
    return library.name(value)


class Rules(NamedTuple):
    """What a filter does."""

    entry: Callable[[Known, Given], EntryTest]
    """Returns what tells whether an entry fits."""
    choices: Callable[[Library], Collection[str]] | None = None
    """Returns the values without signs; None where there is no list of them."""
    values: Callable[[Known], Values] | None = None
    """Returns what says which values an entry fits; without, every choice is tried."""
    years: Callable[[Known, Iterable[Row]], Mapping[str, int]] | None = None
    """Returns the years to offer, of a date, with how many entries each leaves."""
    records: Callable[[Known, Given], Records] = _no_records
    """Returns by type what tells whether a record that is no entry fits; what is not there
    doesn't."""
    initiative: Callable[[Known, Given], Callable[[Initiative], bool]] | None = None
    """Returns what tells of an initiative by itself whether it fits, whatever its entries."""
    said: Callable[[Library, str], str] = _spelled
    """Returns a value as people read it."""

    def tally(self, known: Known, entries: Sequence[Row]) -> Mapping[str, int]:
        """Return how many of `entries` each value leaves, in the order of the choices."""
        if self.years:
            return self.years(known, entries)
        choices = self.choices(known.library) if self.choices else ()
        if self.values:
            found = tally(self.values(known), entries)
            return {one: found[one] for one in (*choices, *found) if found[one]}
        tests = {one: self.entry(known, (one,)) for one in choices}
        return {one: sum(test(*row) for row in entries) for one, test in tests.items()}


def united(values: Iterable[str], members: Callable[[str], frozenset[str]]) -> frozenset[str]:
    """Return the `members` of all `values` together."""
    return frozenset[str]().union(*map(members, values))


def _home(address: str) -> str:
    return address.partition("/")[0]


# Who and where


def _in_place(known: Known, given: Given) -> EntryTest:
    territory = united(given, known.territory)
    return lambda thing, _: not territory.isdisjoint(places_of(thing, known.library))


def _records_in_place(known: Known, given: Given) -> Records:
    library, territory = known.library, united(given, known.territory)

    def at_home(address: str, _: Any) -> bool:
        return _home(address) in territory

    def fact(address: str, one: Fact) -> bool:
        return not territory.isdisjoint({_home(address), *one.by, *one.to, *one.about})

    def figure(address: str, one: Figure) -> bool:
        thing = library.initiative_of(address)
        places = places_of(thing, library) if thing else ()
        return not territory.isdisjoint({one.place or _home(address), *places})

    return {Locality: at_home, Person: at_home, Note: at_home, Fact: fact, Figure: figure}


def _places(known: Known) -> Values:
    widened = widening(known)
    return lambda thing, _: widened(places_of(thing, known.library))


def _of_partner(known: Known, given: Given) -> EntryTest:
    family = united(given, known.library.family)
    return lambda _, entry: takes_part(entry, family)


def _records_of_partner(known: Known, given: Given) -> Records:
    family = united(given, known.library.family)
    kinds = (Partner, Person, Note, Fact, Figure)
    return dict.fromkeys(kinds, lambda address, _: _home(address) in family)


def _partners(known: Known) -> Values:
    widened, partners = widening(known), known.library.partners
    return lambda _, entry: [one for one in widened(partakers(entry)) if one in partners]


def _on_side(role: str, known: Known, given: Given) -> EntryTest:
    sides = united(given, known.side)
    return lambda _, entry: not sides.isdisjoint(getattr(entry, role))


def _sides(role: str, known: Known) -> Values:
    widened = widening(known)
    return lambda _, entry: widened(getattr(entry, role))


PLACE = Rules(
    _in_place,
    lambda library: library.localities,
    _places,
    records=_records_in_place,
    said=_named,
)
PARTNER = Rules(
    _of_partner,
    lambda library: library.partners,
    _partners,
    records=_records_of_partner,
    said=_named,
)
BY, TO = (
    Rules(
        partial(_on_side, role),
        lambda library: library.ids,
        partial(_sides, role),
        said=_named,
    )
    for role in ("by", "to")
)


# What


def _of_sector(known: Known, given: Given) -> EntryTest:
    return lambda thing, _: any(one in thing.sectors for one in given)


SECTOR = Rules(
    _of_sector, lambda library: library.sectors, lambda _: lambda thing, _: set(thing.sectors)
)


def _rungs(known: Known) -> Callable[[Initiative], Rung]:
    """Return what tells how far an initiative has got, and works it out once for each."""
    found: dict[str, Rung] = {}

    def rung(thing: Initiative) -> Rung:
        if thing.address not in found:
            found[thing.address] = stage(known, thing).rung
        return found[thing.address]

    return rung


def _so_far(known: Known, given: Given) -> Callable[[Initiative], bool]:
    wanted = frozenset[Rung]().union(*map(_rungs_of, given))
    rung = _rungs(known)
    return lambda thing: rung(thing) in wanted


def _entry_so_far(known: Known, given: Given) -> EntryTest:
    is_wanted = _so_far(known, given)
    return lambda thing, _: is_wanted(thing)


def _rungs_of(value: str) -> frozenset[Rung]:
    """Return the stages that one value of the filter stands for."""
    word = value.lstrip("<>=")
    wanted = RUNGS[word]
    sign = value.removesuffix(word)
    return frozenset(
        rung
        for rung in Rung
        if rung is wanted or (sign == ">=" and rung > wanted) or (sign == "<=" and rung < wanted)
    )


@cache
def _stages_at(rung: Rung) -> tuple[str, ...]:
    """Return every value that is fit by what has got to `rung`."""
    values = [sign + word for sign in ("", ">=", "<=") for word in RUNGS]
    return tuple(value for value in values if rung in _rungs_of(value))


def _stages(known: Known) -> Values:
    rung = _rungs(known)
    return lambda thing, _: _stages_at(rung(thing))


STAGE = Rules(_entry_so_far, lambda _: RUNGS, _stages, initiative=_so_far)


def _word_of(entry: Entry) -> str:
    return PLAN if entry.due else entry.event.value


def _of_event(known: Known, given: Given) -> EntryTest:
    return lambda _, entry: _word_of(entry) in given


def _facts_of_event(known: Known, given: Given) -> Records:
    return {Fact: lambda _, fact: fact.event in given}


def _event_said(library: Library, value: str) -> str:
    return next((event.label for event in Event if event == value), value)


EVENT = Rules(
    _of_event,
    lambda _: (PLAN, *Event),
    lambda _: lambda _, entry: (_word_of(entry),),
    records=_facts_of_event,
    said=_event_said,
)


# What became of it


@lru_cache(maxsize=2)
def _states_of(known: Known) -> dict[str, Given]:
    """Return by address of each item of the ledger the states that it is in."""
    return {
        item.entry.address: (OPEN if item.state.is_open else CLOSED, item.state.slug)
        for item in ledger.items(known)
    }


def _in_state(known: Known, given: Given) -> EntryTest:
    states = _states_of(known)
    return lambda _, entry: any(one in given for one in states.get(entry.address, ()))


def _states(known: Known) -> Values:
    states = _states_of(known)
    return lambda _, entry: states.get(entry.address, ())


def _state_said(library: Library, value: str) -> str:
    return "closed or lapsed" if value == CLOSED else _spelled(library, value)


STATE = Rules(_in_state, lambda _: STATES, _states, said=_state_said)


def is_open(state: str) -> bool:
    """Whether every state that `state` stands for is open."""
    return state == OPEN or any(one.is_open for one in State if one.slug == state)


# When


def is_in_time(name: str, end: PartialDate, when: PartialDate, *, is_plan: bool = False) -> bool:
    """Whether `when` may be of the time from `end` on, or up to it; see `span_in_time`."""
    first, last = span_in_time(when, is_plan=is_plan)
    return last >= end.first if name == "since" else first <= end.last


def _entry_in_time(name: str, known: Known, given: Given) -> EntryTest:
    end = PartialDate.parse(given[0])

    def fits(_: Initiative, entry: Entry) -> bool:
        when = entry.due or known.when(entry)
        return when is None or is_in_time(name, end, when, is_plan=bool(entry.due))

    return fits


def _records_in_time(name: str, known: Known, given: Given) -> Records:
    """Return what tells of records with a date whether they fit; what has none does not."""
    end = PartialDate.parse(given[0])

    def fits(when: PartialDate | None) -> bool:
        return when is not None and is_in_time(name, end, when)

    return {
        Figure: lambda _, figure: fits(figure.period),
        Fact: lambda _, fact: fits(fact.at),
        Source: lambda address, _: fits(known.library.published[address]),
    }


def _date_said(library: Library, value: str) -> str:
    return str(PartialDate.parse(value))


SINCE, UNTIL = (
    Rules(
        partial(_entry_in_time, name),
        years=years,
        records=partial(_records_in_time, name),
        said=_date_said,
    )
    for name, years in (("since", years_since), ("until", years_until))
)


# Who says so


def _cites(known: Known, given: Given) -> Callable[[Any], bool]:
    return lambda claim: any(cite.source in given for cite in known.cites(claim))


def _entry_cites(known: Known, given: Given) -> EntryTest:
    cites = _cites(known, given)
    return lambda _, entry: cites(entry)


def _records_cite(known: Known, given: Given) -> Records:
    cites = _cites(known, given)

    def brief(_: str, one: Locality | Partner) -> bool:
        return any(map(cites, known.of(claims_of(one))))

    def claim(_: str, one: Any) -> bool:
        return cites(one)

    return {Locality: brief, Partner: brief, Person: claim, Figure: claim, Fact: claim}


def _initiative_cites(known: Known, given: Given) -> Callable[[Initiative], bool]:
    cites = _cites(known, given)
    return lambda thing: any(map(cites, known.of(thing.figures)))


def _sources(known: Known) -> Values:
    there = known.library.sources.keys()
    return lambda _, entry: {cite.source for cite in known.cites(entry)} & there


def _title(library: Library, value: str) -> str:
    return library.sources[value].title


SOURCE = Rules(
    _entry_cites,
    lambda library: library.sources,
    _sources,
    records=_records_cite,
    initiative=_initiative_cites,
    said=_title,
)


# In which words


def _in_words(text: str) -> str:
    """Return the words of `text`, a space before each, without marks and capitals."""
    return "".join(f" {word}" for word in _WORD.findall(fold(text)))


def _has_words(known: Known, given: Given) -> EntryTest:
    library, wanted = known.library, list(map(_in_words, given))

    def fits(thing: Initiative, entry: Entry) -> bool:
        parties = (*entry.by, *entry.to, *entry.about, *places_of(thing, library))
        told = (entry.what, entry.event.label, thing.title, entry.said_by)
        words = _in_words(" ".join((*told, *parties, *map(library.name, parties))))
        return all(one in words for one in wanted)

    return fits


TEXT = Rules(_has_words, said=lambda _, value: f"“{value}”")
