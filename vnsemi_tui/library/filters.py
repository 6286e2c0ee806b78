"""Which entries a reader wants to see: filters that are set, read from words and written so."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from vnsemi_tui.library import ledger
from vnsemi_tui.library.filter_rules import EntryTest
from vnsemi_tui.library.filter_table import (
    FILTERS,
    FilterKind,
    InVain,
    WrongFilterError,
    filter_kind,
    filter_named,
    filter_names,
)
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.ledger import Item
from vnsemi_tui.library.library import Library
from vnsemi_tui.library.meant import AmbiguousError, id_meant
from vnsemi_tui.model.brief import Entry, Initiative
from vnsemi_tui.model.dates import PartialDate
from vnsemi_tui.model.days import read_date
from vnsemi_tui.model.vocabulary import NO_NEWS
from vnsemi_tui.text.clean import excerpt
from vnsemi_tui.text.nearest import hint

_FEW = 16
"""So many values at most are listed where none is near."""


class Filters(msgspec.Struct, frozen=True):
    """What entries must have to be shown.

    Of several values of one filter any will do; of several filters, all count. As words, in
    addresses and queries: `place:da-nang place:hue event:mou since:2024`.
    """

    given: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """The filters that are set, in the order of the table, each with its values."""

    @property
    def words(self) -> tuple[str, ...]:
        """The filters that are set, as words."""
        return tuple(f"{name}:{value}" for name, values in self.given for value in values)

    @property
    def kinds(self) -> tuple[FilterKind, ...]:
        """The filters that are set."""
        return tuple(kind for kind in FILTERS if self.values(kind.name))

    def values(self, name: str) -> tuple[str, ...]:
        """Return what the filter `name` is set to, as it is written; nothing where it is not."""
        return next((values for one, values in self.given if one == name), ())

    def with_(self, name: str, value: str, library: Library) -> "Filters":
        """Return the same with `name` set to `value` alone; empty takes it away."""
        return self._changed(name, (value,), library)

    def and_(self, name: str, value: str, library: Library) -> "Filters":
        """Return the same with `value` beside the values of `name`; a date takes their place."""
        kind = filter_kind(name)
        before = () if kind is None or kind.is_date else self.values(kind.name)
        return self._changed(name, (*before, value), library)

    def without(self, name: str, value: str, library: Library) -> "Filters":
        """Return the same with `value` taken from the values of `name`."""
        return self._changed(name, [one for one in self.values(name) if one != value], library)

    def _changed(self, name: str, values: Sequence[str], library: Library) -> "Filters":
        return filters_of({**dict(self.given), name: values}, library)

    @property
    def leave_out_searches(self) -> bool:
        """Whether one of the filters leaves out what was looked for in vain."""
        handling = {kind.in_vain for kind in self.kinds}
        return InVain.LEFT_OUT in handling and InVain.NAMED not in handling

    @property
    def name_events(self) -> bool:
        """Whether one of the filters names the events that are wanted."""
        return any(kind.in_vain is InVain.NAMED for kind in self.kinds)

    def test(self, known: Known) -> EntryTest:
        """Return what tells whether a list shows an entry.

        Where no event is asked for, what was looked for in vain is not shown.
        """
        fits = self.fit(known)
        if self.name_events:
            return fits
        return lambda thing, entry: entry.event not in NO_NEWS and fits(thing, entry)

    def fit(self, known: Known) -> EntryTest:
        """Return what tells whether an entry fits all that are set."""
        tests = [kind.load().entry(known, self.values(kind.name)) for kind in self.kinds]

        def fits(thing: Initiative, entry: Entry) -> bool:
            return all(test(thing, entry) for test in tests)

        return fits


def parse_filters(words: Iterable[str], library: Library, settings: Sequence[str] = ()) -> Filters:
    """Return the filters that `words` write; raise WrongFilterError for one that can't be used.

    `settings` are the names of what else may stand among them: the message tells them too.
    """
    names = filter_names()
    values: dict[str, list[str]] = {}
    for word in words:
        name, _, value = word.partition(":")
        kind = filter_named(word, names)
        if kind is None:
            may_be = (*settings, *names)
            raise WrongFilterError(
                f'"{excerpt(word)}" is no filter{hint(name, may_be)}; filters are '
                f"{', '.join(may_be)}"
            )
        values.setdefault(kind.name, []).append(value)
    return filters_of(values, library)


def filters_of(values: Mapping[str, str | Sequence[str]], library: Library) -> Filters:
    """Return the filters with these `values` by name; raise WrongFilterError for a wrong one.

    Places and partners may be named otherwise than by their ids.
    """
    meant: dict[str, tuple[str, ...]] = {}
    for name, ones in values.items():
        several = (ones,) if isinstance(ones, str) else ones
        meant[name] = tuple(value_meant(name, one, library) for one in several if one)
    return combined(meant)


def combined(meant: Mapping[str, Sequence[str]]) -> Filters:
    """Return filters with the values `meant`, each of which can be used; together they may not.

    Raise WrongFilterError then.
    """
    given: list[tuple[str, tuple[str, ...]]] = []
    for kind in FILTERS:
        values = tuple(dict.fromkeys(meant.get(kind.name, ())))
        if kind.is_date and len(values) > 1:
            several = " and ".join(values)
            raise WrongFilterError(f"{kind.name} is given twice, {several}; write one of them")
        if values:
            given.append((kind.name, values))
    filters = Filters(tuple(given))
    ends = [
        PartialDate.parse(value) for name in ("since", "until") for value in filters.values(name)
    ]
    if len(ends) > 1 and ends[0].first > ends[1].last:
        since, until = ends
        raise WrongFilterError(
            f"since {since.text} is after until {until.text}: nothing can be both"
        )
    return filters


def value_meant(name: str, value: str, library: Library) -> str:
    """Return the value of the filter `name` that `value` means; raise WrongFilterError if none.

    `name` is told as it is given: a filter may have two names.
    """
    kind = filter_kind(name)
    assert kind is not None
    if kind.is_date:
        return _date_meant(name, value)
    rules = kind.load()
    if rules.choices is None:
        return value
    choices = rules.choices(library)
    sign, word = kind.split(value)
    if word in choices:
        return value
    if kind.is_named:
        try:
            meant = id_meant(value, library, choices)
        except AmbiguousError as error:
            raise WrongFilterError(f"{name}: {error}") from None
        if meant:
            return meant
    near = hint(word, choices).replace('"', f'"{sign}', 1) if sign else hint(word, choices)
    listed = f"; it may be {', '.join(choices)}" if len(choices) <= _FEW and not near else ""
    raise WrongFilterError(f'no {name} "{excerpt(value)}"{near}{listed}')


def _date_meant(name: str, text: str) -> str:
    try:
        return read_date(text).text
    except ValueError as error:
        raise WrongFilterError(f"{name}: {excerpt(str(error), 200)}") from None


def ledger_items(known: Known, filters: Filters) -> tuple[Item, ...]:
    """Return the ledger's items that `filters` want, in the ledger's order."""
    wanted = filters.test(known)
    return tuple(item for item in ledger.items(known) if wanted(item.initiative, item.entry))
