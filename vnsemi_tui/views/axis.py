"""Time as cells: the months that are shown, where a date stands in them, and their ticks."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from math import ceil
from typing import NamedTuple

from vnsemi_tui.model.dates import MONTHS, OPEN_END, OPEN_START, PartialDate

YEAR = 12
"""Months of a year."""
WHOLE_YEARS_FROM = 2 * YEAR
"""Longer windows begin and end with a year."""
SHARE_INSIDE = 0.9
"""The share of all dates that a window must hold which leaves out the far ones."""
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 500)
_DAY_STEPS = (1, 2, 5, 10)
_LABEL = 5
"""Cells that a tick and its label need, with the space after them."""


class Tick(NamedTuple):
    """A label of the axis."""

    cell: int
    """Where it begins."""
    text: str
    """What it says."""


class Window(NamedTuple):
    """Whole months, one after the other."""

    first: int
    """The first month, counted from the year 0."""
    months: int
    """How many."""

    @property
    def end(self) -> int:
        """The month after the last one."""
        return self.first + self.months

    @property
    def first_day(self) -> date:
        """Its first day."""
        return _first_day(self.first)

    @property
    def last_day(self) -> date:
        """Its last day."""
        year, month = divmod(self.end - 1, YEAR)
        return date(year, month + 1, monthrange(year, month + 1)[1])

    @property
    def when(self) -> PartialDate:
        """The window as a date: `2023-07/2024-12`."""
        start, end = f"{self.first_day:%Y-%m}", f"{self.last_day:%Y-%m}"
        # strftime writes years below 1000 with fewer digits
        start, end = start.zfill(7), end.zfill(7)
        return PartialDate.parse(start if start == end else f"{start}/{end}")

    def zoomed(self, step: int, extent: "Window") -> "Window":
        """Return half the window around its middle for 1, twice of it for -1.

        It is never shorter than a month and never leaves `extent`.
        """
        if step > 0:
            months = max(1, ceil(self.months / 2))
            return Window(self.first + (self.months - months) // 2, months)
        months = min(2 * self.months, max(extent.months, self.months))
        return Window(self.first - (months - self.months) // 2, months)._within(extent)

    def panned(self, step: int, extent: "Window") -> "Window":
        """Return the window a third of it later for 1, earlier for -1, inside of `extent`."""
        return Window(self.first + step * max(1, self.months // 3), self.months)._within(extent)

    def _within(self, extent: "Window") -> "Window":
        latest = max(extent.first, extent.end - self.months)
        return self._replace(first=min(max(self.first, extent.first), latest))


def window_of(when: PartialDate) -> Window:
    """Return the months of `when`; raise ValueError where it has no beginning or no end."""
    if when.first == OPEN_START or when.last == OPEN_END:
        raise ValueError(f'"{when.text}" needs a beginning and an end, as in 2023-07/2024-12')
    return _between(when.first, when.last)


def closed(when: PartialDate) -> tuple[date, date]:
    """Return the first and last day of `when`; where one end is open, the other one twice."""
    first = when.last if when.first == OPEN_START else when.first
    last = when.first if when.last == OPEN_END else when.last
    return first, last


def extent_of(dates: Iterable[PartialDate], today: date) -> Window:
    """Return the months that hold all `dates`, in whole years where they are many."""
    ends = [closed(when) for when in dates]
    if not ends:
        return Window(today.year * YEAR, YEAR)
    return _rounded(_between(min(first for first, _ in ends), max(last for _, last in ends)))


def usual_window(dates: Sequence[PartialDate], today: date) -> Window:
    """Return the months to show first: all, but for a few far dates that would squeeze the rest.

    They are left out only where the window then is less than half as long; at most a tenth of
    all, or a single one of three or more.
    """
    extent = extent_of(dates, today)
    if extent.months <= WHOLE_YEARS_FROM:
        return extent
    years = Counter((first.year, last.year) for first, last in map(closed, dates))
    total = len(dates)
    needed = min(ceil(total * SHARE_INSIDE), total - 1 if total > 2 else total)
    best = extent
    for first in sorted({start for start, _ in years}):
        ending = Counter[int]()
        for (start, end), count in years.items():
            if start >= first:
                ending[end] += count
        ends = sorted(ending)
        reached = accumulate(ending[end] for end in ends)
        last = next((end for end, held in zip(ends, reached, strict=True) if held >= needed), None)
        if last is None:
            break
        found = Window(first * YEAR, (last - first + 1) * YEAR)
        best = min(best, found, key=lambda window: window.months)
    return best if best.months * 2 < extent.months else extent


class Axis:
    """The days of a window on a number of cells."""

    def __init__(self, window: Window, cells: int) -> None:
        """Spread `window` evenly over `cells`."""
        self.window = window
        self.cells = cells
        self.first = window.first_day
        self.last = window.last_day
        self.days = (self.last - self.first).days + 1

    def start(self, day: date) -> int:
        """Return the cell in which `day` begins; days outside are taken to the edge."""
        day = min(max(day, self.first), self.last)
        return (day - self.first).days * self.cells // self.days

    def end(self, day: date) -> int:
        """Return the last cell of `day`: that of its start, unless a day has several."""
        day = min(max(day, self.first), self.last)
        return max(self.start(day), ((day - self.first).days + 1) * self.cells // self.days - 1)

    def holds(self, day: date) -> bool:
        """Whether `day` is inside."""
        return self.first <= day <= self.last

    def reaches(self, when: PartialDate) -> bool:
        """Whether a part of `when` is inside; of an open date, the end that is given."""
        first, last = closed(when)
        return first <= self.last and last >= self.first

    @property
    def years(self) -> list[Tick]:
        """The years; months with their year where days are ticked."""
        if self._day_step:
            return _spaced(
                Tick(self.start(day), f"{MONTHS[day.month - 1]} {day.year}")
                for day in self._firsts(1)
            )
        ticks = [Tick(self.start(day), str(day.year)) for day in self._ticked_years()]
        if not ticks or ticks[0].cell >= _LABEL:
            ticks.insert(0, Tick(0, str(self.first.year)))
        return ticks

    @property
    def ticks(self) -> list[Tick]:
        """What lies between the years, as fine as there is room: days, months, quarters, halves."""
        per_month = self.cells * 30.4 / self.days
        if self._day_step:
            return [Tick(self.start(day), str(day.day)) for day in self._ticked_days()]
        if per_month >= _LABEL:
            return [Tick(self.start(day), MONTHS[day.month - 1]) for day in self._firsts(1)]
        for months, letter in ((3, "Q"), (6, "H")):
            if per_month * months >= _LABEL - 1:
                return [
                    Tick(self.start(day), f"{letter}{(day.month - 1) // months + 1}")
                    for day in self._firsts(months)
                ]
        return [Tick(self.start(day), "") for day in self._ticked_years()]

    @property
    def year_cells(self) -> list[int]:
        """Where a year begins, without that of the first cell."""
        return [cell for day in self._firsts(YEAR) if (cell := self.start(day))]

    @property
    def _day_step(self) -> int:
        """Every how many days there is room for a tick; 0 for none."""
        per_day = self.cells / self.days
        return next((step for step in _DAY_STEPS if step * per_day >= _LABEL - 1), 0)

    def _ticked_days(self) -> Iterator[date]:
        step = self._day_step
        for number in range(self.days):
            day = self.first + timedelta(days=number)
            left = monthrange(day.year, day.month)[1] - day.day + 1
            is_round = (
                day.day == 1 or day.day % step == 0 if step > 2 else (day.day - 1) % step == 0
            )
            if is_round and left >= step:
                yield day

    def _ticked_years(self) -> Iterator[date]:
        per_year = self.cells * 365 / self.days
        step = next((step for step in _YEAR_STEPS if step * per_year >= _LABEL), _YEAR_STEPS[-1])
        return (day for day in self._firsts(YEAR) if not day.year % step)

    def _firsts(self, months: int) -> Iterator[date]:
        """Yield the first days of every period of `months` that begins in the window."""
        begin = -(-self.window.first // months) * months
        for month in range(begin, self.window.end, months):
            yield _first_day(month)


def _spaced(ticks: Iterable[Tick]) -> list[Tick]:
    """Return `ticks` without those that would touch the one before."""
    kept: list[Tick] = []
    for tick in ticks:
        if not kept or tick.cell > kept[-1].cell + len(kept[-1].text):
            kept.append(tick)
    return kept


def _first_day(month: int) -> date:
    return date(month // YEAR, month % YEAR + 1, 1)


def _between(first: date, last: date) -> Window:
    start = first.year * YEAR + first.month - 1
    return Window(start, last.year * YEAR + last.month - start)


def _rounded(window: Window) -> Window:
    if window.months <= WHOLE_YEARS_FROM:
        return window
    first = window.first // YEAR
    last = -(-window.end // YEAR)
    return Window(first * YEAR, (last - first) * YEAR)
