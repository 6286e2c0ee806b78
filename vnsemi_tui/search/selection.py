"""Which documents the filters of a query leave."""

from collections.abc import Callable
from functools import cached_property

from vnsemi_tui.library import ledger
from vnsemi_tui.library.filters import has_state, united
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.library import claims_of, places_of
from vnsemi_tui.library.stages import stage
from vnsemi_tui.model.brief import Claim, Entry, Fact, Figure, Initiative
from vnsemi_tui.model.dates import PartialDate
from vnsemi_tui.model.vocabulary import NO_NEWS
from vnsemi_tui.search.document import Document, Kind
from vnsemi_tui.search.filtering import NAMES, Wishes

_APPLY = {
    Kind.LOCALITY: {"place", "source"},
    Kind.PARTNER: {"partner", "source"},
    Kind.INITIATIVE: set(NAMES),
    Kind.ENTRY: set(NAMES),
    Kind.PERSON: {"place", "partner", "source"},
    Kind.FIGURE: {"place", "partner", "since", "until", "source"},
    Kind.FACT: {"place", "partner", "event", "since", "until", "source"},
    Kind.SOURCE: {"since", "until"},
    Kind.NOTE: {"place", "partner"},
}
"""By kind the filters that can tell anything about it: with any other set, it is left out."""


class Selection:
    """Tells of each document whether `wishes` want it.

    An initiative is wanted where one of its known entries is.
    """

    def __init__(self, known: Known, wishes: Wishes) -> None:
        """Look at what is `known`."""
        self._known = known
        self._library = known.library
        self._wishes = wishes
        self._names = wishes.names
        self._rungs = wishes.rungs
        filters = wishes.filters
        self._filters = filters
        self._tests_entries = bool(filters.words)
        self._test = filters.test(known)
        self._territory = united(filters.place, known.territory)
        self._family = united(filters.partner, known.library.family)
        self._far_enough: dict[str, bool] = {}
        self._by_kind: dict[Kind, Callable[[str], bool]] = {
            Kind.LOCALITY: self._brief,
            Kind.PARTNER: self._brief,
            Kind.INITIATIVE: lambda address: self.initiative(self._library.initiatives[address]),
            Kind.ENTRY: self._entry_at,
            Kind.PERSON: self._told,
            Kind.FIGURE: self._told,
            Kind.FACT: self._told,
            Kind.SOURCE: lambda address: self._is_in_time(self._library.published[address]),
            Kind.NOTE: lambda address: self._stands_in(address.partition("/")[0]),
        }

    def __call__(self, document: Document) -> bool:
        """Whether `document` is wanted."""
        if not self._names <= _APPLY[document.kind]:
            return False
        return self._by_kind[document.kind](document.address)

    def initiative(self, initiative: Initiative) -> bool:
        """Whether `initiative` is wanted."""
        if not self._is_far_enough(initiative):
            return False
        if any(self._is_asked_for(initiative, one) for one in self._known.timeline(initiative)):
            return True
        cites_only = self._names <= {"source", "stage"} and "source" in self._names
        return cites_only and any(map(self._cites, self._known.of(initiative.figures)))

    def entry(self, initiative: Initiative, entry: Entry) -> bool:
        """Whether `entry`, which stands in `initiative`, is wanted."""
        return self._is_far_enough(initiative) and self._is_asked_for(initiative, entry)

    def _entry_at(self, address: str) -> bool:
        initiative = self._library.initiatives[address.rpartition("/")[0]]
        return self.entry(initiative, self._library.entries[address])

    def _is_asked_for(self, initiative: Initiative, entry: Entry) -> bool:
        if self._tests_entries and not self._test(initiative, entry):
            return False
        if self._wishes.asks and entry.address not in self._items:
            return False
        return self._cites(entry)

    def _is_far_enough(self, initiative: Initiative) -> bool:
        if not self._wishes.stage:
            return True
        known = self._far_enough.get(initiative.address)
        if known is None:
            known = stage(self._known, initiative).rung in self._rungs
            self._far_enough[initiative.address] = known
        return known

    @cached_property
    def _items(self) -> frozenset[str]:
        """The addresses of the ledger's items in the state that is wanted."""
        return frozenset(
            item.entry.address
            for item in ledger.items(self._known)
            if has_state(item, self._wishes.asks)
        )

    def _brief(self, address: str) -> bool:
        brief = self._library.brief(address)
        if brief is None or not self._stands_in(address):
            return False
        return not self._wishes.source or any(map(self._cites, self._known.of(claims_of(brief))))

    def _told(self, address: str) -> bool:
        """Whether a person, figure or fact is wanted."""
        claim = self._library.claims[address]
        if not self._stands_in(address.partition("/")[0], claim) or not self._cites(claim):
            return False
        if isinstance(claim, Fact) and not self._has_event(claim):
            return False
        when = claim.at if isinstance(claim, Fact) else None
        return self._is_in_time(claim.period if isinstance(claim, Figure) else when)

    def _stands_in(self, home: str, claim: Claim | None = None) -> bool:
        """Whether the brief `home`, or what its figure or fact says, is the place and partner."""
        if self._family and home not in self._family:
            return False
        if not self._territory:
            return True
        places = {home}
        if isinstance(claim, Fact):
            places.update(claim.by, claim.to, claim.about)
        if isinstance(claim, Figure):
            initiative = self._library.initiative_of(claim.address)
            places = {claim.place or home}
            places.update(places_of(initiative, self._library) if initiative else ())
        return not self._territory.isdisjoint(places)

    def _has_event(self, fact: Fact) -> bool:
        if self._filters.event:
            return fact.event in self._filters.event
        return not self._tests_entries or fact.event not in NO_NEWS

    def _is_in_time(self, when: PartialDate | None) -> bool:
        """Whether it may be of the time that is asked for; what has no date is not."""
        if not self._filters.since and not self._filters.until:
            return True
        return when is not None and self._filters.is_in_time(when)

    def _cites(self, claim: Claim) -> bool:
        wanted = self._wishes.source
        return not wanted or any(cite.source in wanted for cite in self._known.cites(claim))
