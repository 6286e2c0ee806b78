"""Dates as precise as their source: a day, a month, a half-year, a range, or nearly so."""

import calendar
import re
from datetime import MAXYEAR, date, timedelta
from functools import lru_cache

import msgspec

from vnsemi_tui.model.latest import MONTHS, shown_day

__all__ = ["MONTHS", "OPEN_END", "OPEN_START", "PartialDate", "shown_day", "whole_months"]

_POINT = re.compile(r"(\d{4})(?:-(?:(\d{2})(?:-(\d{2}))?|H([12])|Q([1-4])))?(~?)", re.ASCII)
_YEAR_LAST = re.compile(r"(?:\d{1,2}[-/.]){1,2}\d{4}", re.ASCII)
_MONTH = re.compile(r"\d{4}-\d{2}", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_ORDINALS = ("first", "second")
_HALF = re.compile(r"(first|second) half of")

OPEN_START = date.min
OPEN_END = date(MAXYEAR, 12, 31)


class PartialDate(msgspec.Struct, frozen=True, array_like=True, order=False):
    """A date or span of dates, never finer than its source.

    Written `2024`, `2024-08`, `2024-08-30`, `2024-H1`, `2024-Q3`, each with `~` for about;
    `A/B` from to, `../B` by B, `A/..` since A.
    """

    text: str
    """The date as the brief has it."""
    first: date
    """The first day it may mean; `OPEN_START` where it has no beginning."""
    last: date
    """The last day it may mean; `OPEN_END` where it has no end."""

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Return the date that `text` writes; raise ValueError with the reason and the way out."""
        return _parse(text)

    @property
    def is_day(self) -> bool:
        """Whether it is one single day, known as such."""
        return self.first == self.last and not self.is_about

    @property
    def is_about(self) -> bool:
        """Whether the source says about."""
        return "~" in self.text

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """A total order over mixed precision: by last possible day, then the finer one later."""
        end = self.first if self.last == OPEN_END else self.last
        return (end, self.first, self.text)

    @property
    def short(self) -> str:
        """The date for a narrow column: as `str`, but `H1 2024`."""
        return _HALF.sub(_short_half, str(self)) if "-H" in self.text else str(self)

    def __str__(self) -> str:
        """The date as a reader sees it: `30 Aug 2024`, `about Aug 2024`, `by Q3 2025`."""
        return _shown(self.text)


@lru_cache(maxsize=4096)
def _parse(text: str) -> PartialDate:
    if _YEAR_LAST.fullmatch(text):
        raise ValueError(f'"{text}" is not a date; write the year first: 2024-08-30, 2024-08')
    start_text, slash, end_text = text.partition("/")
    if not slash:
        first, last = _span(text)
        return PartialDate(text, first, last)
    if start_text == ".." and end_text == "..":
        raise ValueError("a range needs at least one end")
    first = OPEN_START if start_text == ".." else _span(start_text)[0]
    last = OPEN_END if end_text == ".." else _span(end_text)[1]
    if last < first:
        raise ValueError(f'"{text}" ends before it starts; write the earlier date first')
    return PartialDate(text, first, last)


def _span(text: str) -> tuple[date, date]:
    found = _POINT.fullmatch(text)
    if found is None:
        raise ValueError(
            f'"{text}" is not a date; write 2024, 2024-08, 2024-08-30, 2024-H1 or 2024-Q3, '
            "with ~ for about, A/B for a range"
        )
    year_text, month_text, day_text, half, quarter, _ = found.groups()
    year = int(year_text)
    if year == 0:
        raise ValueError("there is no year 0000")
    if half or quarter:
        length = 6 if half else 3
        end_month = int(half or quarter) * length
        return date(year, end_month - length + 1, 1), _month_end(year, end_month)
    if month_text is None:
        return date(year, 1, 1), date(year, 12, 31)
    month = int(month_text)
    if not 1 <= month <= 12:
        raise ValueError(f'"{text}" has no month {month_text}; months go from 01 to 12')
    if day_text is None:
        return date(year, month, 1), _month_end(year, month)
    try:
        day = date(year, month, int(day_text))
    except ValueError:
        raise ValueError(f'"{text}" is no day of the calendar') from None
    return day, day


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _shown(text: str) -> str:
    start, slash, end = text.partition("/")
    if not slash:
        return _shown_point(text)
    if start == "..":
        return f"by {_shown_point(end)}"
    if end == "..":
        return f"since {_shown_point(start)}"
    if start == end:
        return _shown_point(start)
    if start[:4] == end[:4]:
        if _MONTH.fullmatch(start) and _MONTH.fullmatch(end):
            return f"{MONTHS[int(start[5:]) - 1]}–{_shown_point(end)}"
        if _DAY.fullmatch(start) and _DAY.fullmatch(end):
            return _shown_days(start, end)
    return f"{_shown_point(start)} – {_shown_point(end)}"


def _shown_days(start: str, end: str) -> str:
    """Return two days of one year: `5–7 Jan 2026`, `16 Jul – 3 Aug 2024`."""
    day = str(int(start[8:]))
    if start[:7] == end[:7]:
        return f"{day}–{_shown_point(end)}"
    return f"{day} {MONTHS[int(start[5:7]) - 1]} – {_shown_point(end)}"


def _shown_point(text: str) -> str:
    plain = text.removesuffix("~")
    about = "about " if text.endswith("~") else ""
    year, _, rest = plain.partition("-")
    if not rest:
        return about + year
    if rest[0] == "H":
        return f"{about}{_ORDINALS[int(rest[1]) - 1]} half of {year}"
    if rest[0] == "Q":
        return f"{about}{rest} {year}"
    month, _, day = rest.partition("-")
    shown = f"{MONTHS[int(month) - 1]} {year}"
    return about + (f"{int(day)} {shown}" if day else shown)


def _short_half(found: re.Match[str]) -> str:
    return f"H{_ORDINALS.index(found[1]) + 1}"


def whole_months(since: date, until: date) -> int:
    """Return the whole months from `since` to `until`, rounded down, never below 0.

    A month is over on the same day of the next one, or on its last day where it has none.
    """
    months = (until.year - since.year) * 12 + until.month - since.month
    last_of_month = (until + timedelta(days=1)).month != until.month if until != date.max else True
    if until.day < since.day and not last_of_month:
        months -= 1
    return max(0, months)
