"""A partner and a place in one row: the matrix where there is no room for columns."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from vnsemi_tui.library.library import Library
from vnsemi_tui.library.places import RUNGS
from vnsemi_tui.library.stages import Stage
from vnsemi_tui.model.brief import Locality, Partner
from vnsemi_tui.model.vocabulary import Rung
from vnsemi_tui.text.width import cell_width, cut
from vnsemi_tui.views import words
from vnsemi_tui.views.grid import Spans, in_cells, side_by_side
from vnsemi_tui.views.layout import GAP, paragraph
from vnsemi_tui.views.lines import WIDE, Line, Span, Tone, fit, muted
from vnsemi_tui.views.long import Drawn, Target
from vnsemi_tui.views.whose import whose

ON_ONE_LINE = 36
"""In fewer cells a row of the list takes two lines."""
WIDE_LIST = 52
"""From so many cells on the list has bars."""
LONGEST_WORD = 11
"""Cells of `considering`."""
WORD_CELLS = 2 + LONGEST_WORD
"""Cells of `3 considering`."""
MOST_NAMED = 12
"""So many places, or pairs, are named at most where a few words tell of many."""
BAR_CELLS = 8 + LONGEST_WORD
"""Cells of a bar and the longest word."""


class PairRow(NamedTuple):
    """One cell of the matrix as a row of its own."""

    partner: Partner
    place: Locality
    stage: Stage


def pair_target(row: PairRow) -> Target:
    """Return the claim of `row`, and the page of what both have in common."""
    return Target(row.stage.address, f"common {row.partner.id} {row.place.id}")


def drawn_in(width: int) -> Callable[[PairRow], Drawn]:
    """Return what draws a pair in `width` cells."""

    def names(row: PairRow, room: int) -> Spans:
        """Return both names; the longer place leaves half of the room to the partner."""
        place = cut(f" · {row.place.name}", max(room - cell_width(row.partner.name), room // 2))
        return (Span(cut(row.partner.name, room - cell_width(place))), muted(place))

    def draw(row: PairRow) -> Drawn:
        if width < ON_ONE_LINE:
            stage = (Span("  "), *stage_mark(row.stage, bars=True))
            return [names(row, width), fit(stage, width)]
        bars = width >= WIDE_LIST
        size = BAR_CELLS if bars else WORD_CELLS
        room = width - size - GAP
        stage = in_cells(stage_mark(row.stage, bars=bars), size)
        if width >= WIDE:
            return [(*names(row, room), Span(" " * GAP), *stage)]
        return [side_by_side([in_cells(names(row, room), room), stage])]

    return draw


def legend_lines(width: int) -> list[Line]:
    """Return what the numbers stand for."""
    listed = " · ".join(f"{int(rung)}\N{NO-BREAK SPACE}{_unbroken(rung.label)}" for rung in RUNGS)
    return paragraph(listed, width, Tone.MUTED)


def own_lines(library: Library, rows: Iterable[PairRow], width: int) -> list[Line]:
    """Return which of `rows` have a stage that is not shipped: cells have no room to say so."""
    own: dict[str, list[str]] = {}
    for row in rows if library.is_mixed else ():
        if word := whose(library, row.stage.address):
            own.setdefault(word, []).append(f"{row.partner.name} in {row.place.name}")
    told = []
    for word, found in own.items():
        left = len(found) - MOST_NAMED
        more = f" and {left} more" if left > 0 else ""
        told.append(f"{word}: {', '.join(found[:MOST_NAMED])}{more}")
    return paragraph("; ".join(told), width, Tone.MUTED) if told else []


def _unbroken(text: str) -> str:
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def stage_mark(stage: Stage, *, bars: bool) -> Spans:
    """Return the word of `stage` with its bar or the number of its rung."""
    if bars:
        return words.stage_cell(stage).spans
    if stage.rung is Rung.NONE:
        return (muted(f"  {stage.word}"),)
    tone = Tone.DONE if stage.rung is Rung.RUNNING else Tone.ACCENT
    return (Span(f"{int(stage.rung)} ", tone), Span(stage.word))
