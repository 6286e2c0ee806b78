"""Days as a reader sees them, and the latest of several; nothing here needs the model."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""The months as pages print them."""


def shown_day(day: date) -> str:
    """Return `day` as a reader sees it: `29 Nov 2024`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


class Latest(NamedTuple):
    """The latest of several dates: its day, or the last day that it may be."""

    day: date
    is_bound: bool = False
    """Whether it is the last day that it may be, and its own is not known."""

    @classmethod
    def of(cls, spans: Iterable[tuple[date, date]]) -> "Latest | None":
        """Return the latest of dates, each the first and last day it may be; None without any.

        That is the one that is the latest even at its earliest: wide bounds make nothing newer.
        """
        first, last = max(spans, default=(None, None))
        return cls(last, is_bound=first != last) if last else None

    def __str__(self) -> str:
        """The day as a reader sees it: `12 Mar 2026`, `up to Jun 2026`, `up to 6 Jul 2026`."""
        if not self.is_bound:
            return shown_day(self.day)
        ends_month = self.day < date.max and (self.day + timedelta(days=1)).day == 1
        month = f"{MONTHS[self.day.month - 1]} {self.day.year}"
        return f"up to {month if ends_month else shown_day(self.day)}"
