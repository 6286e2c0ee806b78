"""The country from north to south: one line a locality."""

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import groupby
from typing import Any, NamedTuple

from vnsemi_tui.library.known import Known
from vnsemi_tui.library.places import NOTHING, RUNGS, Tally, north_to_south, tallies
from vnsemi_tui.model.brief import Locality
from vnsemi_tui.model.vocabulary import Region, Rung
from vnsemi_tui.text.width import cell_width
from vnsemi_tui.views import words
from vnsemi_tui.views.grid import Spans, in_cells, side_by_side
from vnsemi_tui.views.layout import GAP, paragraph, spread, title_lines
from vnsemi_tui.views.lines import BLANK, WIDE, Line, Span, Tone, fit, muted
from vnsemi_tui.views.long import Drawn, LongLines, Rows, Target
from vnsemi_tui.views.registry import NOBODY, Reader

NUMBERED = 110
"""From so many cells on each rung has a column with a number; below, a bar stands for all."""
HEIGHTS = "▁▂▃▄▅▆▇"
"""How many initiatives stand on a rung, of the most that stand on one anywhere."""
NAME_CELLS = (16, 30)
"""The least and the most cells of a locality's name."""
NONE_YET = "no initiatives yet"
_LEGEND = "Number of initiatives at each stage"
_OPEN = "open: asks, offers, pledges and plans"
_NONE = "–"
_BAR_HEAD = "idea → running"


class RegionRow(NamedTuple):
    """A locality and what is under way in it."""

    locality: Locality
    tally: Tally
    became: str
    """The id of what it has become part of, or empty."""


class _Column(NamedTuple):
    """A column beside the names."""

    title: str
    cells: int
    draw: Callable[[Tally], Spans]
    right: bool = True


class RegionsPage:
    """Every locality, the country first, then by region, with stages, open asks and newest news.

    Drawn as a list: an outline map would take a side on borders and islands.
    """

    address = "regions"
    title = "Regions"

    def __init__(self, known: Known) -> None:
        """Show the localities as known on the day of `known`."""
        self.known = known

    @cached_property
    def rows(self) -> tuple[RegionRow, ...]:
        """The localities from north to south."""
        known, found = self.known, tallies(self.known)
        return tuple(
            RegionRow(
                one,
                found.get(one.id, NOTHING),
                one.became.id if one.became and known.has_become(one) else "",
            )
            for one in north_to_south(known.library)
        )

    def lines(
        self, width: int, height: int = 0, opened: frozenset[str] = frozenset()
    ) -> Sequence[Line]:
        """Return the page in `width` cells; see `views.lines.Page`."""
        places = len(self.rows)
        about = f"{places} localit{'y' if places == 1 else 'ies'}, from north to south"
        legend = f"{_LEGEND} · {_OPEN}"
        top = [*title_lines(self.title, about, width), *paragraph(legend, width, Tone.MUTED)]
        if not self.rows:
            text = "No localities were loaded."
            return LongLines(top, [BLANK, *paragraph(text, width, Tone.MUTED)])
        columns, name = self._columns(width)
        heads = [in_cells([muted(one.title)], one.cells, right=one.right) for one in columns]
        heading = side_by_side([in_cells([], name), *heads])
        blocks: list[Sequence[Line] | Rows[Any]] = [top, [BLANK, Line(fit(heading, width))]]
        draw = self._drawing(columns, name, width)
        for region, group in groupby(self.rows, key=lambda row: row.locality.region):
            if region is not Region.COUNTRY:
                title = fit((Span(region.label, Tone.HEADING),), width)
                blocks.append([BLANK, Line(title, section=region.name, heading=True)])
            rows = Rows(tuple(group), draw, _target, section=region.name)
            blocks.append(rows)
        return LongLines(*blocks)

    def _columns(self, width: int) -> tuple[list[_Column], int]:
        """Return the columns that fit, the rightmost left out first, and the cells of the name."""
        least, most = NAME_CELLS
        stages = self._numbers() if width >= NUMBERED else [self._bars()]
        total = _Column("all", 3, lambda tally: (Span(str(len(tally.staged))),))
        waiting = _Column("open", 4, _open)
        columns = [*stages, total, waiting, self._newest()]
        while columns and sum(one.cells + GAP for one in columns) + least > width:
            columns.pop()
        longest = max(cell_width(self._name(row)) for row in self.rows)
        left = width - sum(one.cells + GAP for one in columns)
        most = longest if width >= WIDE else most
        return columns, min(left, max(least, min(most, longest)))

    def _bars(self) -> _Column:
        most = max((max(row.tally.by_rung) for row in self.rows), default=0)

        def height(count: int) -> Span:
            if not count:
                return Span("· ", Tone.EMPTY)
            step = -(-count * len(HEIGHTS) // most) - 1
            return Span(HEIGHTS[step] + " ", Tone.ACCENT)

        return _Column(
            _BAR_HEAD,
            cell_width(_BAR_HEAD),
            lambda tally: tuple(height(count) for count in tally.by_rung),
            right=False,
        )

    def _numbers(self) -> list[_Column]:
        def column(place: int) -> _Column:
            label = "runs/done" if RUNGS[place] is Rung.RUNNING else RUNGS[place].label

            def draw(tally: Tally) -> Spans:
                count = tally.by_rung[place]
                return (Span(str(count)) if count else Span("·", Tone.EMPTY),)

            return _Column(label, cell_width(label), draw)

        return [column(place) for place in range(len(RUNGS))]

    def _newest(self) -> _Column:
        shown = [words.in_months(row.tally.newest) for row in self.rows if row.tally.newest]
        title = "newest"
        cells = max(map(cell_width, (title, *shown)))
        return _Column(
            title,
            cells,
            lambda tally: (muted(words.in_months(tally.newest) if tally.newest else _NONE),),
        )

    def _name(self, row: RegionRow) -> str:
        arrow = f" → {self.known.library.name(row.became)}" if row.became else ""
        return row.locality.name + arrow

    def _drawing(
        self, columns: Sequence[_Column], name: int, width: int
    ) -> Callable[[RegionRow], Drawn]:
        def draw(row: RegionRow) -> Drawn:
            shown = row.locality.name
            arrow = muted(self._name(row)[len(shown) :])
            if not row.tally.staged:
                none = [muted(NONE_YET if width >= 60 else "nothing yet")]
                return [spread([muted(shown), arrow], none, width)]
            cells = [in_cells([Span(shown), arrow], name)]
            cells += [in_cells(one.draw(row.tally), one.cells, right=one.right) for one in columns]
            return [side_by_side(cells)]

        return draw


def regions_at(known: Known, _: Sequence[str], __: Reader = NOBODY) -> RegionsPage:
    """Return the localities from north to south; the same for every reader."""
    return RegionsPage(known)


def _open(tally: Tally) -> Spans:
    return (Span(str(tally.open), Tone.OPEN) if tally.open else muted(_NONE),)


def _target(row: RegionRow) -> Target:
    return Target(opens=row.locality.id)
