"""Localities and partners: how far each pair has got, and what it has in common."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, groupby
from typing import Any, NamedTuple

from vnsemi_tui.library.filter_rules import united
from vnsemi_tui.library.filter_table import WrongFilterError
from vnsemi_tui.library.filters import Filters, parse_filters
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.matrix import Pair, stages_by_partner_and_place, stages_of_wanted
from vnsemi_tui.library.places import north_to_south
from vnsemi_tui.library.stages import Stage
from vnsemi_tui.model.brief import Locality, Partner
from vnsemi_tui.model.vocabulary import PartnerKind
from vnsemi_tui.text.clean import excerpt
from vnsemi_tui.text.fold import fold
from vnsemi_tui.text.nearest import hint
from vnsemi_tui.text.width import cell_width
from vnsemi_tui.views import ways_out
from vnsemi_tui.views.filtering import address_of, filter_lines
from vnsemi_tui.views.grid import Spans, in_cells, side_by_side
from vnsemi_tui.views.keys import NO_KEYS, Keys
from vnsemi_tui.views.layout import GAP, paragraph, spread, title_lines
from vnsemi_tui.views.lines import BLANK, WIDE, Line, Span, Tone, fit, muted
from vnsemi_tui.views.long import Drawn, LongLines, Rows, Target
from vnsemi_tui.views.pairs import (
    BAR_CELLS,
    LONGEST_WORD,
    MOST_NAMED,
    ON_ONE_LINE,
    WIDE_LIST,
    WORD_CELLS,
    PairRow,
    drawn_in,
    legend_lines,
    own_lines,
    pair_target,
    stage_mark,
)
from vnsemi_tui.views.registry import NOBODY, Reader
from vnsemi_tui.views.sidebar import PLURALS

AS_LIST = 60
"""In fewer cells there are no columns: one row a partner and place."""
NARROWEST = 11
"""The least cells of a column."""
NAME_CELLS = (20, 28)
"""The least and the most cells of a partner's name."""
FROM = "from"
"""The setting that names the first column: `from:da-nang`."""
_KINDS = {kind: place for place, kind in enumerate(PartnerKind)}
_NOTHING = "·"


class PartnerRow(NamedTuple):
    """A partner and its stages by place."""

    partner: Partner
    stages: Mapping[str, Stage]
    """From north to south; at least one."""

    @property
    def furthest(self) -> Stage:
        """The highest of its stages, of equal ones the northernmost."""
        return max(self.stages.values(), key=lambda stage: stage.rung)


class _Grid(NamedTuple):
    """Which columns are shown, and how wide they are."""

    start: int
    shown: tuple[Locality, ...]
    name: int
    columns: tuple[int, ...]
    bars: bool


class MatrixPage:
    """Partners by kind, the furthest first, against localities from north to south."""

    title = "Matrix: partners and localities"

    def __init__(
        self,
        known: Known,
        filters: Filters | None = None,
        start: str = "",
        keys: Keys = NO_KEYS,
    ) -> None:
        """Show what `filters` want, the columns from `start` on."""
        self.known = known
        self.filters = filters or Filters()
        self.start = start
        self.keys = keys
        self._width = 80

    @property
    def address(self) -> str:
        """`matrix`, the first column where it is not the northernmost, and the filters."""
        return self._address(self.start)

    def _address(self, start: str) -> str:
        settings = (f"{FROM}:{start}",) if start else ()
        return address_of("matrix", self.filters, *settings)

    @cached_property
    def cells(self) -> dict[Pair, Stage]:
        """How far each partner has got in each place, where they have anything in common."""
        known, filters = self.known, self.filters
        if not filters.words:
            return stages_by_partner_and_place(known)
        places = united(filters.values("place"), known.territory)
        family = united(filters.values("partner"), known.library.family)
        return {
            (partner_id, place): stage
            for (partner_id, place), stage in stages_of_wanted(known, filters.test(known)).items()
            if (not places or place in places) and (not family or partner_id in family)
        }

    @cached_property
    def places(self) -> tuple[Locality, ...]:
        """The localities that have any cell, from north to south."""
        filled = {place for _, place in self.cells}
        return tuple(one for one in north_to_south(self.known.library) if one.id in filled)

    @cached_property
    def rows(self) -> tuple[PartnerRow, ...]:
        """The partners that have any cell: by kind, the furthest first."""
        columns = {place.id: number for number, place in enumerate(self.places)}
        stages: dict[str, dict[str, Stage]] = {}
        for (partner_id, place), stage in self.cells.items():
            stages.setdefault(partner_id, {})[place] = stage
        partners = self.known.library.partners
        rows = [
            PartnerRow(
                partners[partner_id],
                dict(sorted(found.items(), key=lambda one: columns[one[0]])),
            )
            for partner_id, found in stages.items()
        ]
        return tuple(sorted(rows, key=_row_order))

    @cached_property
    def pairs(self) -> tuple[PairRow, ...]:
        """Every cell, in the order of the rows, then from north to south."""
        localities = self.known.library.localities
        return tuple(
            PairRow(row.partner, localities[place], stage)
            for row in self.rows
            for place, stage in row.stages.items()
        )

    def panned(self, step: int) -> str:
        """Return the address of the page one screenful to the right (1) or to the left (-1).

        A screenful is what was drawn last; where there is nothing more, the address is the same.
        """
        if self._width < AS_LIST:
            return self.address
        grid = self._grid(self._width)
        begin = max(0, grid.start + step * len(grid.shown))
        if begin >= len(self.places):
            return self.address
        return self._address(self.places[begin].id if begin else "")

    def lines(
        self, width: int, height: int = 0, opened: frozenset[str] = frozenset()
    ) -> Sequence[Line]:
        """Return the page in `width` cells; see `views.lines.Page`."""
        if width < WIDE:  # what is copied is drawn whole, and moves nothing in the pane
            self._width = width
        counts = f"{_count(self.rows, 'partner')} · {_localities(len(self.places))}"
        settings = (f"{FROM}:{self.start}",) if self.start else ()
        top = [
            *title_lines(self.title, counts, width),
            *filter_lines(self.known, self.filters, "matrix", width, *settings),
            *own_lines(self.known.library, self.pairs, width),
        ]
        if not self.rows:
            return LongLines(top, [BLANK, *paragraph(self._empty, width, Tone.MUTED)])
        if width < AS_LIST or width >= WIDE:
            legend = legend_lines(width) if ON_ONE_LINE <= width < WIDE_LIST else []
            return LongLines(top, legend, *self._list_blocks(width))
        grid = self._grid(width)
        legend = [] if grid.bars else legend_lines(width)
        return LongLines(top, legend, self._further(grid, width), *self._grid_blocks(grid, width))

    @property
    def _empty(self) -> str:
        if self.filters.words:
            return self.keys.hint(ways_out.FILTERED)
        nothing = "No partner takes part in any initiative of a locality"
        if self.known.is_past:
            return f"{nothing} by that date. {self.keys.hint(ways_out.LATER)}"
        return f"{nothing}. {self.keys.hint(ways_out.ELSEWHERE)}"

    def _grid(self, width: int) -> _Grid:
        """Return the columns that fit into `width` cells, none narrower than a stage's word."""
        least, most = NAME_CELLS
        longest = max(cell_width(row.partner.name) for row in self.rows)
        begin = next((at for at, place in enumerate(self.places) if place.id == self.start), 0)
        for bars in (True, False):
            sizes = [self._column(place, bars=bars) + GAP for place in self.places[begin:]]
            ends = list(accumulate(sizes, initial=0))
            count = max(1, bisect_right(ends, width - least) - 1)
            if count == len(sizes) or not bars:
                break
        name = max(least, min(most, longest, width - ends[count]))
        columns = tuple(size - GAP for size in sizes[:count])
        return _Grid(begin, self.places[begin : begin + count], name, columns, bars)

    @cached_property
    def _longest_words(self) -> dict[str, int]:
        """By place, the cells of its longest word."""
        found: dict[str, int] = {}
        for (_, place), stage in self.cells.items():
            found[place] = max(found.get(place, 0), len(stage.word))
        return found

    def _column(self, place: Locality, *, bars: bool) -> int:
        """Return the cells that the stages in `place` need."""
        mark = BAR_CELLS if bars else WORD_CELLS
        needed = mark - LONGEST_WORD + self._longest_words[place.id]
        return max(NARROWEST, min(mark, max(needed, cell_width(place.name))))

    def _further(self, grid: _Grid, width: int) -> list[Line]:
        """Return what to choose for the places on either side of those that are shown."""
        end = grid.start + len(grid.shown)
        lines = []
        for sign, step, places in (
            ("←", -1, self.places[: grid.start]),
            ("→", 1, self.places[end:]),
        ):
            if places:
                named = ", ".join(place.name for place in places[:MOST_NAMED])
                text = (Span(f"{sign} {_more(places)}", Tone.ACCENT), muted(f"  {named}"))
                lines.append(Line(fit(text, width), opens=self.panned(step)))
        return lines

    def _grid_blocks(self, grid: _Grid, width: int) -> list[Sequence[Line] | Rows[Any]]:
        """Return a heading and rows for each kind; a partner that is elsewhere is left out."""
        ids = {place.id for place in grid.shown}
        visible = [row for row in self.rows if not ids.isdisjoint(row.stages)]
        blocks: list[Sequence[Line] | Rows[Any]] = []
        for kind, group in groupby(visible, key=lambda row: row.partner.kind):
            heading = [in_cells([Span(PLURALS[kind], Tone.HEADING)], grid.name)]
            heading += [
                in_cells([muted(place.name)], size)
                for place, size in zip(grid.shown, grid.columns, strict=True)
            ]
            blocks += [
                [BLANK, _heading(side_by_side(heading), kind)],
                Rows(tuple(group), self._in_columns(grid), _row_target, section=kind.value),
            ]
        if elsewhere := len(self.rows) - len(visible):
            text = f"{elsewhere} more in other localities only"
            blocks.append([BLANK, *paragraph(text, width, Tone.MUTED)])
        return blocks

    def _in_columns(self, grid: _Grid) -> Callable[[PartnerRow], Drawn]:
        nothing = (Span(_NOTHING, Tone.EMPTY),)

        def draw(row: PartnerRow) -> Drawn:
            cells = [in_cells([Span(row.partner.name)], grid.name)]
            for place, size in zip(grid.shown, grid.columns, strict=True):
                stage = row.stages.get(place.id)
                spans = stage_mark(stage, bars=grid.bars) if stage else nothing
                cells.append(in_cells(spans, size))
            return [side_by_side(cells)]

        return draw

    def _list_blocks(self, width: int) -> list[Sequence[Line] | Rows[Any]]:
        """Return a heading and rows for each kind, one row a partner and place."""
        blocks: list[Sequence[Line] | Rows[Any]] = []
        height = 1 if width >= ON_ONE_LINE else 2
        for kind, group in groupby(self.pairs, key=lambda row: row.partner.kind):
            pairs = tuple(group)
            title = spread([Span(PLURALS[kind], Tone.HEADING)], [muted(str(len(pairs)))], width)
            rows = Rows(pairs, drawn_in(width), pair_target, section=kind.value, height=height)
            blocks += [[BLANK, _heading(title, kind)], rows]
        return blocks


def matrix_at(known: Known, settings: Sequence[str], reader: Reader = NOBODY) -> MatrixPage:
    """Return the matrix with the first column and the filters that `settings` write."""
    start = ""
    rest: list[str] = []
    for word in settings:
        name, _, value = word.partition(":")
        if name == FROM:
            start = value
        else:
            rest.append(word)
    localities = known.library.localities
    if start and start not in localities:
        raise WrongFilterError(f'no locality "{excerpt(start)}"{hint(start, localities)}')
    return MatrixPage(known, parse_filters(rest, known.library, (FROM,)), start, reader.keys)


def _row_order(row: PartnerRow) -> tuple[int, int, str, str]:
    """Sort by kind, then the furthest first, then by name."""
    partner = row.partner
    return (_KINDS[partner.kind], -row.furthest.rung, fold(partner.name), partner.id)


def _row_target(row: PartnerRow) -> Target:
    place = next(iter(row.stages)) if len(row.stages) == 1 else ""
    opens = f"common {row.partner.id} {place}".rstrip()
    return Target(row.furthest.address, opens)


def _heading(spans: Spans, kind: PartnerKind) -> Line:
    return Line(spans, section=kind.value, heading=True)


def _count(things: Sequence[object], noun: str) -> str:
    return f"{len(things)} {noun}{'' if len(things) == 1 else 's'}"


def _more(places: Sequence[Locality]) -> str:
    return _localities(len(places), " more")


def _localities(count: int, more: str = "") -> str:
    return f"{count}{more} localit{'y' if count == 1 else 'ies'}"
