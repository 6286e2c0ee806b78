"""What had been published by a given day: every computed thing starts from here."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import TypeVar

from vnsemi_tui.library.library import Library, parties_of
from vnsemi_tui.model.brief import (
    Brief,
    Cite,
    Claim,
    Entry,
    Fact,
    Figure,
    Initiative,
    Note,
    Partner,
    Source,
)
from vnsemi_tui.model.dates import PartialDate
from vnsemi_tui.model.latest import Latest
from vnsemi_tui.model.vocabulary import SourceKind

_Claim = TypeVar("_Claim", bound=Claim)


class Known:
    """A library as of the end of a day: only claims of which a source was published by then."""

    def __init__(self, library: Library, day: date, *, today: date | None = None) -> None:
        """Look at `library` as of `day`; `today` (by default `day`) is the day of the reader."""
        self.library = library
        self.day = day
        self.today = today or day

    @property
    def is_past(self) -> bool:
        """Whether an earlier day than today was asked for."""
        return self.day < self.today

    @cached_property
    def _published(self) -> frozenset[str]:
        return frozenset(
            source.id
            for source in self.library.contents.sources
            if _published_by(source) <= self.day
        )

    @cached_property
    def _everything(self) -> bool:
        return not self.is_past and len(self._published) == len(self.library.sources)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The sources that were published by the day; today all of them."""
        sources = self.library.contents.sources
        if not self.is_past:
            return sources
        return tuple(source for source in sources if source.id in self._published)

    @cached_property
    def partners(self) -> tuple[Partner, ...]:
        """The partners of which anything was known; today all of them."""
        partners = self.library.contents.partners
        if not self.is_past:
            return partners
        named: set[str] = set()
        for claim in self.of(self.library.claims.values()):
            named.add(claim.address.partition("/")[0])
            if isinstance(claim, (Entry, Fact)):
                named.update((*claim.by, *claim.to, *claim.about))
            if isinstance(claim, Figure):
                named.add(claim.with_)
        return tuple(partner for partner in partners if partner.id in named)

    @cached_property
    def _partner_ids(self) -> frozenset[str]:
        return frozenset(partner.id for partner in self.partners)

    def has(self, address: str) -> bool:
        """Whether anything of the partner, source, initiative or claim at `address` was known.

        Localities always were; of what is not in the briefs nothing is later.
        """
        library = self.library
        if address in library.partners:
            return address in self._partner_ids
        if source := library.sources.get(address):
            return not self.is_past or source.id in self._published
        if thing := library.initiatives.get(address):
            return not self.is_past or bool(self.timeline(thing))
        claim = library.claims.get(address)
        return claim is None or self.knows(claim)

    def knows_all(self, claims: Iterable[Claim]) -> bool:
        """Whether every one of `claims` was known, so that what sums them up was, too."""
        return self._everything or all(self.knows(claim) for claim in claims)

    @property
    def newest_source(self) -> Latest | None:
        """When the newest of the sources was published: of an undated one, its last possible day.

        A search of our own is no news.
        """
        news = (source for source in self.sources if source.kind is not SourceKind.SEARCH)
        ranges = (source.published_range for source in news)
        return Latest.of((when.first, when.last) for when in ranges if when)

    def knows(self, claim: Claim) -> bool:
        """Whether a source of `claim` was published by the day.

        An undated source counts from the end of its bounds; one without a record, only today.
        """
        return self._everything or any(self._has(cite) for cite in claim.cite)

    def cites(self, claim: Claim) -> tuple[Cite, ...]:
        """Return the cites of `claim` whose source was published by the day."""
        return claim.cite if self._everything else tuple(filter(self._has, claim.cite))

    def _has(self, cite: Cite) -> bool:
        if cite.source in self._published:
            return True
        return cite.source not in self.library.sources and not self.is_past

    def of(self, claims: Iterable[_Claim]) -> tuple[_Claim, ...]:
        """Return those of `claims` that were known."""
        if self._everything:
            return tuple(claims)
        return tuple(claim for claim in claims if self.knows(claim))

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """The reader's notes that were written by the day, the newest first."""
        return tuple(note for note in self.library.notes if note.on.first <= self.day)

    def notes_in(self, address: str) -> tuple[Note, ...]:
        """Return the notes about `address` and what stands in it, as far as that was known."""
        inside = f"{address}/"
        return tuple(
            note
            for note in self.notes
            if (note.about == address or note.about.startswith(inside)) and self.has(note.about)
        )

    def timeline(self, initiative: Initiative) -> tuple[Entry, ...]:
        """Return the known entries of `initiative`, in the order of the brief."""
        return self.of(initiative.timeline)

    def initiatives(self) -> tuple[Initiative, ...]:
        """Return the initiatives of which anything was known."""
        return self._initiatives

    @cached_property
    def _initiatives(self) -> tuple[Initiative, ...]:
        return tuple(thing for thing in self.library.initiatives.values() if self.timeline(thing))

    def initiatives_in(self, places: Iterable[str]) -> tuple[Initiative, ...]:
        """Return those of them that count in one of `places`."""
        return tuple(thing for thing in self.library.initiatives_in(places) if self.timeline(thing))

    def parties(self, initiative: Initiative) -> tuple[str, ...]:
        """Return the parties of the known entries of `initiative`, and those with a role.

        A role has no date: it is left out as long as not all entries were known.
        """
        named = parties_of(initiative, self.timeline(initiative))
        if self.knows_all(initiative.timeline):
            return named
        seen = {one for entry in self.timeline(initiative) for one in (*entry.by, *entry.to)}
        return tuple(party for party in named if party in seen)

    def answers_to(self, address: str) -> tuple[Entry, ...]:
        """Return the known entries that answer the one at `address` or a repetition of it."""
        if address not in self.library.twins:
            return self.of(self.library.answers.get(address, ()))
        same = (address, *(twin.address for twin in self.of(self.library.twins.get(address, ()))))
        return self.of(answer for each in same for answer in self.library.answers.get(each, ()))

    def original_of(self, entry: Entry) -> Entry | None:
        """Return the known entry that `entry` may report again.

        Of two that name each other, one is taken for the first.
        """
        if not entry.maybe_same:
            return None
        original = self.library.entries.get(entry.maybe_same)
        if original is None or not self.knows(original):
            return None
        is_mutual = original.maybe_same == entry.address
        return None if is_mutual and entry.address < original.address else original

    def reported(self, claim: Claim) -> PartialDate | None:
        """Return when the earliest source of `claim` was published, None if no source is known."""
        published = self.library.published
        if len(claim.cite) == 1:  # asked of every entry before the first frame
            return published.get(claim.cite[0].source)
        ranges = [when for cite in claim.cite if (when := published.get(cite.source))]
        return min(ranges, key=lambda when: when.sort_key, default=None)

    def when(self, entry: Entry) -> PartialDate | None:
        """Return when `entry` happened, else when it was reported."""
        return entry.at or self.reported(entry)

    def order(self, entry: Entry) -> tuple[date, date, str]:
        """Return a total order over entries: by time, the unknown last."""
        when = self.when(entry)
        return when.sort_key if when else (date.max, date.max, "")

    def has_become(self, brief: Brief) -> bool:
        """Whether `brief` had become part of another by the day, as far as was known."""
        became = brief.became
        if became is None or not self.knows(became):
            return False
        return became.at is None or became.at.first <= self.day

    def territory(self, place: str) -> frozenset[str]:
        """Return `place` with the units that had been merged into it by the day."""
        found = {place}
        waiting = [place]
        while waiting:
            for former in self.library.predecessors.get(waiting.pop(), ()):
                if former.id not in found and self.has_become(former):
                    found.add(former.id)
                    waiting.append(former.id)
        return frozenset(found)

    def side(self, party: str) -> frozenset[str]:
        """Return `party` with what belongs to it: merged units, or partners."""
        is_place = party in self.library.localities
        return self.territory(party) if is_place else self.library.family(party)

    def is_over(self, partner_id: str) -> bool:
        """Whether the partner had ended by the day, as far as was known."""
        partner = self.library.partners.get(partner_id)
        if (
            not isinstance(partner, Partner)
            or partner.ended is None
            or not self.knows(partner.ended)
        ):
            return False
        return partner.ended.at is None or partner.ended.at.first <= self.day


def _published_by(source: Source) -> date:
    published = source.published_range
    return published.last if published else date.max
