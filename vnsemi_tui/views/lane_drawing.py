"""Lines of lanes: a label, the axis with its marks, and what is only reported."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from vnsemi_tui.library.known import Known
from vnsemi_tui.library.ledger import State
from vnsemi_tui.model.dates import OPEN_END, OPEN_START, PartialDate, shown_day
from vnsemi_tui.text.width import cell_width, cut, pad, pad_left
from vnsemi_tui.views.axis import Axis, Window, closed
from vnsemi_tui.views.glyphs import (
    ARROW,
    SOFT,
    TO,
    TODAY,
    WITHIN,
    Canvas,
    Family,
    Mark,
    draw,
    family_of,
    mark_of,
)
from vnsemi_tui.views.lines import Line, Span, Tone, muted
from vnsemi_tui.views.long import Drawn, Target
from vnsemi_tui.views.told import STILL_TO_COME, Told, plan_item, plan_state

COLUMN = " ┊ "
"""Stands between the axis and what is only reported."""
CELLS = ((150, 36, 24), (110, 28, 16), (90, 26, 11), (0, 22, 11))
"""From so many cells of the page: those of a lane's name, those of what is only reported."""
PLANNED = "planned"


class Lane(NamedTuple):
    """What one lane shows; its entries in the order of the briefs."""

    label: str
    """The place or initiative."""
    target: Target
    """What it proves and opens."""
    inside: tuple[Told, ...]
    """What happened in the window."""
    plans: tuple[Told, ...]
    """What is planned in the window."""
    reported: tuple[Told, ...]
    """What has no date of its own."""
    earlier: tuple[int, int]
    """How many lie before the window: of what happened, of what is planned."""
    later: tuple[int, int]
    """How many lie after it."""
    whose: str = ""
    """What says whose it is, ` · yours`; empty for the shipped."""

    @property
    def has_plans(self) -> bool:
        """Whether it has a line for plans."""
        return bool(self.plans or self.earlier[1] or self.later[1])

    @property
    def total(self) -> int:
        """All its entries."""
        shown = len(self.inside) + len(self.plans) + len(self.reported)
        return shown + sum(self.earlier) + sum(self.later)


class LaneDrawing:
    """How lanes are set in a given width: equal for all lanes of a page."""

    def __init__(
        self,
        known: Known,
        window: Window,
        width: int,
        *,
        most_earlier: int,
        most_later: int,
        has_reported: bool,
        indent: int,
    ) -> None:
        """Divide `width` cells; what no lane needs takes none of them."""
        self.known = known
        self._indent = indent
        self._before = len(str(most_earlier)) + 2 if most_earlier else 0
        self._after = len(str(most_later)) + 2 if most_later else 0
        _, self._label, reported = next(cells for cells in CELLS if width >= cells[0])
        self._reported = reported if has_reported else 0
        aside = self._label + 1 + self._before + self._after
        aside += len(COLUMN) + self._reported if has_reported else 0
        self.axis = Axis(window, width - aside)
        self._today = self.axis.start(known.day) if self.axis.holds(known.day) else None

    def draw(self, lane: Lane) -> Drawn:
        """Return a lane: what happened and, where there are plans, these below."""
        total = str(lane.total)
        room = self._label - len(total) - 1
        whose = cut(lane.whose, room // 2)
        name = pad(" " * self._indent + lane.label, room - cell_width(whose))
        label = (Span(name), muted(f"{whose} {total}"))
        families = [family_of(one.entry) for one in lane.reported]
        words = [one.entry.event.label for one in lane.reported]
        ending = tally(families, words, self._reported)
        lines = [self._line(label, lane.inside, lane.earlier[0], lane.later[0], ending)]
        if lane.has_plans:
            below = (muted(pad(" " * (self._indent + 2) + PLANNED, self._label)),)
            lines.append(self._line(below, lane.plans, lane.earlier[1], lane.later[1], ()))
        return lines

    def axis_lines(self, told: Sequence[Told]) -> list[Line]:
        """Return years and ticks, today, and how many of `told` lie outside."""
        above, below = Canvas(self.axis.cells), Canvas(self.axis.cells)
        for tick in self.axis.years:
            above.put(tick.cell, tick.text, Tone.STRONG)
        for tick in self.axis.ticks:
            below.put(tick.cell, f"╷{tick.text}", Tone.MUTED)
        self._draw_today(above, below)
        dates = [closed(when) for one in told if (when := one.entry.at or one.entry.due)]
        earlier = sum(last < self.axis.first for _, last in dates)
        later = sum(first > self.axis.last for first, _ in dates)
        labels = (f"‹ {earlier} earlier" if earlier else "", f"{later} later ›" if later else "")
        reports = ("reported", self._report_dates(told))
        return [
            Line(
                (
                    muted(pad_left(label, self._label) + " " * (1 + self._before)),
                    *canvas.spans,
                    Span(" " * self._after),
                    *self._column((muted(report),)),
                )
            )
            for label, canvas, report in zip(labels, (above, below), reports, strict=True)
        ]

    def _line(
        self,
        label: Sequence[Span],
        told: Iterable[Told],
        earlier: int,
        later: int,
        ending: tuple[Span, ...],
    ) -> tuple[Span, ...]:
        marks = [self._mark(one) for one in told]
        before = pad(f"‹{earlier}" if earlier else "", self._before)
        after = pad_left(f"{later}›" if later else "", self._after)
        return (
            *label,
            muted(f" {before}"),
            *draw(self.axis, marks, self._today).spans,
            muted(after),
            *self._column(ending),
        )

    def _mark(self, one: Told) -> Mark:
        entry = one.entry
        if not entry.due:
            return mark_of(self.axis, entry)
        found = plan_item(self.known, one)
        if found.state is State.MOVED and found.answer and found.answer.due:
            return mark_of(self.axis, entry, moves_to=found.answer)
        state = plan_state(self.known, one).text
        return mark_of(self.axis, entry, "" if state == STILL_TO_COME else state)

    def _column(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """Return the column of what is only reported, filled to the end of the line."""
        if not self._reported:
            return ()
        filler = self._reported - sum(cell_width(span.text) for span in spans)
        return (Span(COLUMN, Tone.EMPTY), *spans, Span(" " * filler))

    def _draw_today(self, above: Canvas, below: Canvas) -> None:
        """Mark the day that is looked from, with its name above or beside it."""
        at = self._today
        if at is None:
            return
        name = f"as of {shown_day(self.known.day)}" if self.known.is_past else "today"
        below.put(at, TODAY, Tone.ACCENT)
        for start in (at, at - len(name) + 1):
            fits = start >= 0 and start + len(name) <= above.cells
            if fits and above.is_empty(start - 1, start + len(name)):
                above.put(start, name, Tone.ACCENT)
                return
        right = at + 1 + len(name) <= below.cells
        start = at + 1 if right else at - len(name)
        below.put(start, name, Tone.ACCENT)
        below.clear_beside(start + len(name) if right else start - 1, 1 if right else -1)

    def _report_dates(self, told: Iterable[Told]) -> str:
        """Return when what has no date was reported: one date, else the years."""
        dates = {
            self.known.reported(one.entry) for one in told if not (one.entry.at or one.entry.due)
        }
        found = [when for when in dates if when]
        if len(found) == 1 and cell_width(found[0].short) <= self._reported:
            return found[0].short
        if not found:
            return "" if not dates else "no date"
        first, last = min(when.first.year for when in found), max(when.last.year for when in found)
        return str(first) if first == last else f"{first}–{last}"


def tally(families: Iterable[Family], words: Sequence[str], room: int) -> tuple[Span, ...]:
    """Return undated entries in `room` cells: glyph and word, or how many there are of each.

    `words` are those of the entries; what has no room is counted at the end.
    """
    ordered = sorted(families, key=lambda family: -family.rank)
    if len(set(ordered)) == len(set(words)) == 1:
        glyph = ordered[0].glyph + (str(len(ordered)) if len(ordered) > 1 else "")
        word = cut(words[0], room - cell_width(glyph) - 1)
        return (Span(glyph, ordered[0].tone), Span(f" {word}", Tone.MUTED))
    groups = [(family, len(tuple(found))) for family, found in groupby(ordered)]
    spans: list[Span] = []
    used, left = 0, len(ordered)
    for number, (family, count) in enumerate(groups):
        piece = f"{family.glyph}{count}"
        is_last = number == len(groups) - 1
        rest = 0 if is_last else cell_width(f" +{left - count}")
        gap = 1 if spans else 0
        if used + gap + cell_width(piece) + rest > room:
            spans.append(Span(f"{' ' * gap}+{left}", Tone.MUTED))
            break
        spans += [Span(" " * gap + family.glyph, family.tone), Span(str(count), Tone.MUTED)]
        used += gap + cell_width(piece)
        left -= count
    return tuple(spans)


def legend(told: Iterable[Told], width: int) -> list[Line]:
    """Return what the glyphs mean of which `told` makes use."""
    families = {family_of(one.entry) for one in told}
    dates = [when for one in told if (when := one.entry.at or one.entry.due)]
    pieces = [(family.glyph, family.word, family.tone) for family in Family if family in families]
    if any(_is_span(when) and not when.is_about for when in dates):
        pieces.append((WITHIN, "exact day unknown", Tone.EMPTY))
    if any(when.is_about or not _is_closed(when) for when in dates):
        pieces.append((SOFT, "approximate or open-ended", Tone.EMPTY))
    if Family.PLAN in families:
        pieces.append((ARROW + TO, "moved", Tone.MUTED))
    pieces.append(("2", "two entries at the same time", Tone.MUTED))
    lines: list[list[Span]] = [[]]
    used = 0
    for glyph, word, tone in pieces:
        size = cell_width(f"{glyph} {word}")
        if used and used + 2 + size > width:
            lines.append([])
            used = 0
        lines[-1] += [Span("  " if used else ""), Span(glyph, tone), muted(f" {word}")]
        used += size + (2 if used else 0)
    return [Line(tuple(spans)) for spans in lines]


def _is_closed(when: PartialDate) -> bool:
    return when.first != OPEN_START and when.last != OPEN_END


def _is_span(when: PartialDate) -> bool:
    return _is_closed(when) and when.first != when.last
