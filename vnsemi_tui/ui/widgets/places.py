"""Where a reader is on a page: which lines the cursor stops at and how it is found again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import islice
from typing import NamedTuple

from vnsemi_tui.views.lines import Line
from vnsemi_tui.views.long import LongLines

_REMEMBERED_PAGES = 300


class LineKey(NamedTuple):
    """What a line is known by when its page is laid out anew."""

    address: str
    opens: str
    section: str
    heading: bool
    nth: int
    """How many lines before it look the same."""


class Place(NamedTuple):
    """Where the reader was on a page."""

    key: LineKey | None = None
    """The line under the cursor, if there was one."""
    row: int = 0
    """Where that line stood, for when it is gone."""
    top: int = 0
    """The first line that could be seen."""


class Stops:
    """The lines of a page that can be chosen; lines that continue one belong to it."""

    def __init__(self, lines: Sequence[Line] = ()) -> None:
        self.lines = lines
        """All lines of the page."""
        self.rows: list[int]
        """The rows where the cursor stops, from top to bottom."""
        self._head: Callable[[int], Line]
        if isinstance(lines, LongLines):
            self.rows, self._head = lines.stops, lines.head
        else:
            self.rows = [row for row, line in enumerate(lines) if line.can_be_chosen]
            self._head = lines.__getitem__

    def after(self, row: int) -> int | None:
        """Return the first stop below `row`."""
        at = bisect_right(self.rows, row)
        return self.rows[at] if at < len(self.rows) else None

    def before(self, row: int) -> int | None:
        """Return the last stop above `row`."""
        at = bisect_left(self.rows, row) - 1
        return self.rows[at] if at >= 0 else None

    def start_of(self, row: int) -> int:
        """Return the row of the line that `row` belongs to."""
        while row > 0 and self._head(row).continues:
            row -= 1
        return row

    def end_of(self, row: int) -> int:
        """Return the row below the lines that belong to `row`."""
        row += 1
        while row < len(self.lines) and self._head(row).continues:
            row += 1
        return row

    def heading(self, number: int) -> int | None:
        """Return the row of the `number`th heading, counted from 1."""
        headings = (row for row in range(len(self.lines)) if self._head(row).heading)
        return next(islice(headings, number - 1, None), None) if number > 0 else None

    def with_address(self, address: str) -> int | None:
        """Return the stop that shows the claim with this address."""
        return next((row for row in self.rows if self._head(row).address == address), None)

    def opening(self, page: str) -> int | None:
        """Return the stop that opens `page`."""
        return next((row for row in self.rows if self._head(row).opens == page), None)

    def key(self, row: int) -> LineKey:
        """Return what the line at `row` is known by."""
        looks = self._looks(row)
        return LineKey(*looks, sum(self._looks(stop) == looks for stop in self.upto(row)))

    def upto(self, row: int) -> list[int]:
        """Return the stops above `row`."""
        return self.rows[: bisect_left(self.rows, row)]

    def find(self, place: Place) -> int | None:
        """Return the row of the line that `place` means, else the nearest stop."""
        if not self.rows:
            return None
        if place.key is not None:
            *looks, nth = place.key
            same = [row for row in self.rows if self._looks(row) == tuple(looks)]
            if same:
                return same[min(nth, len(same) - 1)]
        if place == Place():  # a page seen for the first time
            return next((row for row in self.rows if self._is_content(row)), self.rows[0])
        return self.rows[min(bisect_left(self.rows, place.row), len(self.rows) - 1)]

    def _is_content(self, row: int) -> bool:
        """Whether a stop is what the page is about: a claim or a row, no heading or filter."""
        line = self._head(row)
        return bool(line.address) or bool(line.section and not line.heading)

    def _looks(self, row: int) -> tuple[str, str, str, bool]:
        line = self._head(row)
        return line.address, line.opens, line.section, line.heading


class Places:
    """The places and unfolded sections of the pages seen last, by page address."""

    def __init__(self) -> None:
        self._places: dict[str, Place] = {}
        self._opened: dict[str, frozenset[str]] = {}

    def place(self, page: str) -> Place:
        """Return where the reader left `page`; its top if they never saw it."""
        return self._places.get(page, Place())

    def leave(self, page: str, place: Place) -> None:
        """Remember that the reader left `page` at `place`."""
        self._places.pop(page, None)
        self._places[page] = place
        while len(self._places) > _REMEMBERED_PAGES:
            oldest = next(iter(self._places))
            del self._places[oldest]
            self._opened.pop(oldest, None)

    def opened(self, page: str) -> frozenset[str]:
        """Return the unfolded sections of `page`."""
        return self._opened.get(page, frozenset())

    def open(self, page: str, sections: frozenset[str]) -> None:
        """Remember that exactly `sections` of `page` are unfolded."""
        self._opened[page] = sections
