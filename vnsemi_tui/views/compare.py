"""Two to four localities side by side; where columns would be too narrow, one below the other."""

from collections.abc import Sequence
from functools import cached_property

from vnsemi_tui.library.filter_table import WrongFilterError
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.places import north_to_south
from vnsemi_tui.model.brief import Locality
from vnsemi_tui.text.clean import excerpt
from vnsemi_tui.text.nearest import hint
from vnsemi_tui.text.width import cell_width
from vnsemi_tui.views import ways_out, words
from vnsemi_tui.views.comparison import CompareRow, Group, Told, comparison
from vnsemi_tui.views.grid import Spans, in_cells, side_by_side
from vnsemi_tui.views.keys import NO_KEYS, Keys
from vnsemi_tui.views.layout import GAP, NARROWEST_TEXT, paragraph, title_lines, wrap_spans
from vnsemi_tui.views.lines import BLANK, WIDE, Line, Span, Tone, fit, muted
from vnsemi_tui.views.registry import NOBODY, Reader

FEWEST, MOST = 2, 4
"""How many localities stand side by side."""
LABEL_CELLS = (18, 26)
"""The least and the most cells of a label."""
NAME_CELLS = 14
"""The most cells of a locality's name where its value stands beside it."""
LABEL_LINES = 3
"""The most lines of a label; the proof of the figure has the rest."""
ABOUT = "Figures share a row only if measure, period and basis are the same."
_NOTHING = muted("–")
_ALWAYS = {"place", "initiatives"}
"""The groups that are there though nothing is told."""


class ComparePage:
    """What is equal on one row, the rest labelled on rows of its own."""

    def __init__(self, known: Known, ids: Sequence[str], keys: Keys = NO_KEYS) -> None:
        """Compare the localities `ids`, in their order; raise WrongFilterError for a wrong one."""
        self.known = known
        self.keys = keys
        self.places: tuple[Locality, ...] = _localities(known, ids)

    @property
    def address(self) -> str:
        """`compare` and the ids."""
        return " ".join(("compare", *(place.id for place in self.places)))

    @property
    def title(self) -> str:
        """The names: `Đà Nẵng and Hà Nội`."""
        return words.joined([place.name for place in self.places])

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """What there is to compare."""
        return comparison(self.known, self.places)

    def lines(
        self, width: int, height: int = 0, opened: frozenset[str] = frozenset()
    ) -> Sequence[Line]:
        """Return the page in `width` cells; see `views.lines.Page`."""
        lines = title_lines(self.title, "", width) + paragraph(ABOUT, width, Tone.MUTED)
        least, most = LABEL_CELLS
        if {group.key for group in self.groups} <= _ALWAYS:
            nothing = "Nothing on any of them yet."
            nothing += f" {self.keys.hint(ways_out.ELSEWHERE)}"
            lines += [BLANK, *paragraph(nothing, width, Tone.MUTED)]
        for group in self.groups:
            label = 0 if group.is_list else max(least, min(most, width // 4))
            column = (width - label - (GAP if label else 0) + GAP) // len(self.places) - GAP
            lines.append(BLANK)
            if group.narrowest <= column and width < WIDE:
                lines += self._side_by_side(group, label, column)
            else:
                lines += self._one_below_the_other(group, width)
        return lines

    def _side_by_side(self, group: Group, label: int, column: int) -> list[Line]:
        """Return a heading with the names and a column for each locality."""
        sizes = [*([label] if label else []), *[column] * len(self.places)]
        names = [(muted(place.name),) for place in self.places]
        title = (Span(group.title, Tone.HEADING),)
        if label:
            heading = [_set([title, *names], sizes)]
        else:
            heading = [fit(title, sum(sizes)), _set(names, sizes)]
        lines = [Line(heading[0], section=group.key, heading=True)]
        lines += [Line(spans, section=group.key) for spans in heading[1:]]
        for row in group.rows:
            cells = [_label(row, label)] if label else []
            cells += [wrap_spans(_spans(told, group), column) for told in row.told]
            first = next((told for told in row.told if told), Told(()))
            for number in range(max(map(len, cells))):
                pieces = [one[number] if number < len(one) else () for one in cells]
                line = Line(_set(pieces, sizes), first.address, first.opens, group.key)
                lines.append(line._replace(continues=number > 0))
        return lines

    def _one_below_the_other(self, group: Group, width: int) -> list[Line]:
        """Return a heading, and below each label a line for each locality."""
        title = fit((Span(group.title, Tone.HEADING),), width)
        lines = [Line(title, section=group.key, heading=True)]
        if group.is_list:
            for number, place in enumerate(self.places):
                lines.append(Line(fit((muted(place.name),), width), section=group.key))
                told = [one for row in group.rows if (one := row.told[number])]
                for one in told:
                    lines += _indented((), one, group.key, width)
                if not told:
                    lines += _indented((), None, group.key, width)
            return lines
        most = width if width >= WIDE else NAME_CELLS
        size = max(min(most, cell_width(place.name)) for place in self.places)
        for row in group.rows:
            lines += self._below_label(row, group.key, size, width)
        return lines

    def _below_label(self, row: CompareRow, key: str, size: int, width: int) -> list[Line]:
        """Return the label and the values below it; who has none shares one line."""
        lines = [Line(piece, section=key) for piece in _label(row, width)]
        pairs = tuple(zip(self.places, row.told, strict=True))
        without = [place.name for place, told in pairs if not told]
        beside = width - size - 2 * GAP >= NARROWEST_TEXT
        for place, told in pairs:
            if not told and len(without) > 1:
                continue
            name = in_cells([muted(place.name)], size if beside else max(1, width - GAP))
            if beside:
                lines += _indented((*name, Span(" " * GAP)), told, key, width)
            else:
                lines.append(Line((Span(" " * GAP), *name), section=key))
                lines += _indented((Span(" " * GAP),), told, key, width)
        if len(without) > 1:
            names = Told((muted(words.joined(without)),))
            lines += _indented((_NOTHING, Span(" " * GAP)), names, key, width)
        return lines


def compare_at(known: Known, settings: Sequence[str], reader: Reader = NOBODY) -> ComparePage:
    """Return the comparison of the localities that `settings` name."""
    return ComparePage(known, settings, reader.keys)


def _localities(known: Known, ids: Sequence[str]) -> tuple[Locality, ...]:
    library = known.library
    if not FEWEST <= len(ids) <= MOST:
        raise WrongFilterError(
            f"compare takes {FEWEST} to {MOST} localities, not {len(ids)}: compare da-nang ha-noi"
        )
    for number, one in enumerate(ids):
        if one not in library.localities:
            near = hint(one, [place.id for place in north_to_south(library)])
            raise WrongFilterError(f'no locality "{excerpt(one)}"{near}')
        if one in ids[:number]:
            raise WrongFilterError(f'"{one}" is given twice; name each locality once')
    return tuple(library.localities[one] for one in ids)


def _set(cells: Sequence[Spans], sizes: Sequence[int]) -> Spans:
    """Return `cells` side by side, each in its size."""
    return side_by_side([in_cells(one, size) for one, size in zip(cells, sizes, strict=True)])


def _label(row: CompareRow, width: int) -> list[Spans]:
    """Return the label in at most `LABEL_LINES` lines of `width` cells."""
    lines = wrap_spans(row.label, width)
    if len(lines) > LABEL_LINES:
        last = lines[LABEL_LINES - 1]
        lines[LABEL_LINES - 1 :] = [fit((*last, Span(" "), *lines[LABEL_LINES]), width)]
    return lines


def _spans(told: Told | None, group: Group) -> Spans:
    """Return what is said; nothing where a list has ended, a dash where nothing is known."""
    if told:
        return told.spans
    return () if group.is_list else (_NOTHING,)


def _indented(before: Spans, told: Told | None, key: str, width: int) -> list[Line]:
    """Return what is said, below and to the right of `before`."""
    indent = GAP + sum(cell_width(span.text) for span in before)
    pieces = wrap_spans(told.spans if told else (_NOTHING,), max(1, width - indent))
    address, opens = (told.address, told.opens) if told else ("", "")
    return [
        Line(
            (Span(" " * GAP), *before, *piece) if not number else (Span(" " * indent), *piece),
            address,
            opens,
            key,
            continues=number > 0,
        )
        for number, piece in enumerate(pieces)
    ]
