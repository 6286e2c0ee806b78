"""What had been published by a given day: every computed thing starts from here."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import TypeVar

from vnsemi_tui.library.library import Library
from vnsemi_tui.model.brief import Claim, Entry, Initiative, Partner, Source
from vnsemi_tui.model.dates import PartialDate

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

    def knows(self, claim: Claim) -> bool:
        """Whether a source of `claim` was published by the day.

        An undated source counts from the end of its bounds; one without a record, only today.
        """
        if self._everything:
            return True
        for cite in claim.cite:
            if cite.source in self._published:
                return True
            if cite.source not in self.library.sources and not self.is_past:
                return True
        return False

    def of(self, claims: Iterable[_Claim]) -> tuple[_Claim, ...]:
        """Return those of `claims` that were known."""
        return tuple(claim for claim in claims if self.knows(claim))

    def timeline(self, initiative: Initiative) -> tuple[Entry, ...]:
        """Return the known entries of `initiative`, in the order of the brief."""
        return self.of(initiative.timeline)

    def initiatives(self) -> tuple[Initiative, ...]:
        """Return the initiatives of which anything was known."""
        return tuple(thing for thing in self.library.initiatives.values() if self.timeline(thing))

    def answers_to(self, address: str) -> tuple[Entry, ...]:
        """Return the known entries that answer the one at `address`."""
        return self.of(self.library.answers.get(address, ()))

    def reported(self, claim: Claim) -> PartialDate | None:
        """Return when the earliest source of `claim` was published, None if no source is known."""
        sources = [
            self.library.sources[cite.source]
            for cite in claim.cite
            if cite.source in self.library.sources
        ]
        ranges = [found for source in sources if (found := source.published_range)]
        return min(ranges, key=lambda when: when.sort_key, default=None)

    def when(self, entry: Entry) -> PartialDate | None:
        """Return when `entry` happened, else when it was reported."""
        return entry.at or self.reported(entry)

    def order(self, entry: Entry) -> tuple[date, date, str]:
        """Return a total order over entries: by time, the unknown last."""
        when = self.when(entry)
        return when.sort_key if when else (date.max, date.max, "")

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
