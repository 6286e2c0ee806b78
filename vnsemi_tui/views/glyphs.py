"""Entries as marks on an axis: one glyph each, soft bars for what is not known to the day."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from itertools import groupby
from typing import NamedTuple

from vnsemi_tui.model.brief import Entry
from vnsemi_tui.model.dates import OPEN_END, OPEN_START, PartialDate
from vnsemi_tui.model.vocabulary import TROUBLE, Event, Rung
from vnsemi_tui.text.width import cell_width
from vnsemi_tui.views.axis import Axis, closed
from vnsemi_tui.views.lines import Span, Tone
from vnsemi_tui.views.words import event_words

WITHIN, SOFT, TODAY, YEAR, ARROW, TO, BACK = "░", "┄", "│", "╎", "╌", "→", "←"
"""A bar of a stated span, one without a sharp edge, today, a year's first cell, a plan's move."""
MANY = "+"
"""Stands for ten or more entries in one cell."""
FADE = 4
"""Cells over which a date fades out at an end that is open."""


class Family(Enum):
    """Events that look the same, from the least to the furthest, trouble last.

    Each with its glyph, the word of the legend and its tone; `text.ascii` has the stand-ins.
    """

    NONE = "·", "not a step", Tone.MUTED
    IDEA = "○", "idea", Tone.ACCENT
    ASKED = "◇", "asked, offered", Tone.ACCENT
    IN_TALKS = "◌", "in talks", Tone.ACCENT
    PROMISED = "●", "promised", Tone.ACCENT
    APPROVED = "◆", "approved", Tone.ACCENT
    UNDER_WAY = "►", "under way", Tone.ACCENT
    RUNNING = "■", "running, done", Tone.DONE
    PLAN = "▷", "planned", Tone.MUTED
    TROUBLE = "!", "trouble", Tone.TROUBLE

    @property
    def glyph(self) -> str:
        """One cell on the axis."""
        return self.value[0]

    @property
    def word(self) -> str:
        """What the legend calls it."""
        return self.value[1]

    @property
    def tone(self) -> Tone:
        """How it looks."""
        return self.value[2]

    @property
    def rank(self) -> int:
        """Its place in the order above."""
        return _RANKS[self]


_RANKS = {family: rank for rank, family in enumerate(Family)}
_BY_RUNG = {rung: Family[rung.name] for rung in Rung}


def family_of(entry: Entry) -> Family:
    """Return the family of `entry`; what is over has run, and is no trouble."""
    if entry.due:
        return Family.PLAN
    if entry.event is Event.DECLINED or (entry.event in TROUBLE and not entry.event.rung):
        return Family.TROUBLE
    return _BY_RUNG[entry.event.rung]


class Stretch(NamedTuple):
    """A date in cells."""

    glyph_at: int
    """The cell of its glyph: the day, or the middle of the days that are possible."""
    start: int
    """The first cell that it may mean."""
    end: int
    """The last cell that it may mean."""
    bar: str
    """What fills the cells from `start` to `end`."""


class Mark(NamedTuple):
    """One entry on the axis."""

    at: Stretch
    """Where it stands."""
    family: Family
    """How it looks."""
    words: tuple[str, ...]
    """What stands beside it where there is room, the fullest first."""
    address: str
    """The entry."""
    when: PartialDate
    """Its date, or that of the plan."""
    moves_to: Entry | None = None
    """The plan that took the place of this one."""


def stretch_of(axis: Axis, when: PartialDate) -> Stretch:
    """Return the cells of `when`, of which at least a part must be on the axis."""
    start, end = axis.start(when.first), axis.end(when.last)
    last_cell = axis.cells - 1
    if when.last == OPEN_END:
        end = min(start + FADE, last_cell)
        return Stretch(start, start, end, _fading(end - start + 1))
    if when.first == OPEN_START:
        start = max(0, end - FADE)
        return Stretch(end, start, end, _fading(end - start + 1)[::-1])
    if when.first != when.last:
        bar = (SOFT if when.is_about else WITHIN) * (end - start + 1)
        return Stretch((start + end) // 2, start, end, bar)
    if when.is_about:
        before, after = max(0, start - 1), min(start + 1, last_cell)
        return Stretch(start, before, after, SOFT * (after - before + 1))
    return Stretch(start, start, start, " ")


def mark_of(axis: Axis, entry: Entry, state: str = "", moves_to: Entry | None = None) -> Mark:
    """Return `entry`, whose date must reach into the axis, as a mark.

    Of a plan, `state` tells what came of it, `moves_to` is the plan that took its place.
    """
    when = entry.due or entry.at
    assert when is not None
    word = event_words(entry.event)
    word = f"~{word}" if when.is_about else word
    words = (f"{word}: {state}", word) if state else (word,)
    return Mark(stretch_of(axis, when), family_of(entry), words, entry.address, when, moves_to)


def _fading(cells: int) -> str:
    """Return a bar that is sharp at its beginning alone."""
    sharp = (cells + 1) // 2
    return WITHIN * sharp + SOFT * (cells - sharp)


class Canvas:
    """Cells that can be drawn over."""

    def __init__(self, cells: int) -> None:
        """Begin with `cells` empty cells."""
        self.cells = cells
        self.glyphs = [" "] * cells
        self.tones = [Tone.TEXT] * cells

    def put(self, at: int, text: str, tone: Tone) -> None:
        """Write `text`, of narrow characters, from the cell `at`; what is outside is left out."""
        for cell, character in enumerate(text, at):
            if 0 <= cell < self.cells:
                self.glyphs[cell] = character
                self.tones[cell] = tone

    def fill(self, at: int, text: str, tone: Tone) -> None:
        """Write `text` like `put`, only where nothing stands yet."""
        for cell, character in enumerate(text, at):
            if 0 <= cell < self.cells and self.glyphs[cell] == " ":
                self.glyphs[cell] = character
                self.tones[cell] = tone

    def clear_beside(self, at: int, step: int) -> None:
        """Take away what would touch a text: from the cell `at` on, in steps, to the first gap."""
        while 0 <= at < self.cells and self.glyphs[at] != " ":
            self.glyphs[at] = " "
            at += step

    def is_empty(self, start: int, end: int) -> bool:
        """Whether nothing stands in the cells from `start` to `end`; outside there is nothing."""
        return not "".join(self.glyphs[max(0, start) : end + 1]).strip()

    @property
    def spans(self) -> tuple[Span, ...]:
        """What is drawn, in exactly as many cells."""
        pairs = zip(self.glyphs, self.tones, strict=True)
        return tuple(
            Span("".join(glyph for glyph, _ in group), tone)
            for tone, group in groupby(pairs, key=lambda pair: pair[1])
        )


def draw(axis: Axis, marks: Iterable[Mark], today: int | None) -> Canvas:
    """Return `marks` on an axis; in each cell one glyph, or how many entries stand there.

    `today` is the cell of the day that is looked from.
    """
    canvas = Canvas(axis.cells)
    ordered = sorted(marks, key=lambda mark: (mark.at, mark.address))
    for mark in sorted(ordered, key=lambda mark: mark.at.start - mark.at.end):
        canvas.put(mark.at.start, mark.at.bar, Tone.EMPTY)
    groups = in_cells(ordered)
    held = {cell for mark in ordered for cell in mark.at[:3]}
    unseen = _draw_moves(canvas, axis, ordered, held)
    for group in groups:
        furthest = max(group, key=lambda mark: mark.family.rank)
        glyph = furthest.family.glyph
        if len(group) > 1:
            glyph = str(len(group)) if len(group) < 10 else MANY
        canvas.put(group[0].at.glyph_at, glyph, furthest.family.tone)
    for group in groups:
        _draw_words(canvas, group, held, unseen)
    if today is not None and today not in held:
        canvas.fill(today, TODAY, Tone.MUTED)
    for cell in axis.year_cells:
        if canvas.is_empty(cell - 1, cell + 1):
            canvas.put(cell, YEAR, Tone.EMPTY)
    return canvas


def in_cells(marks: Iterable[Mark]) -> list[tuple[Mark, ...]]:
    """Return `marks` by the cell of their glyph, from left to right."""
    ordered = sorted(marks, key=lambda mark: (mark.at, mark.address))
    return [tuple(found) for _, found in groupby(ordered, key=lambda mark: mark.at.glyph_at)]


def _draw_moves(
    canvas: Canvas, axis: Axis, marks: Sequence[Mark], held: set[int]
) -> dict[str, str]:
    """Draw an arrow from each moved plan to its new date.

    Return, by address of a plan, in words what no arrow could be drawn for.
    """
    glyphs = {mark.at.glyph_at for mark in marks}
    unseen: dict[str, str] = {}
    for mark in marks:
        new = mark.moves_to.due if mark.moves_to else None
        if mark.moves_to is None or new is None:
            continue
        start, end, is_later = _way(axis, mark, new)
        if end > start and held.isdisjoint(range(start, end + 1)):
            body = ARROW * (end - start)
            canvas.put(start, body + TO if is_later else BACK + body, Tone.MUTED)
            held.update(range(start, end + 1))
            continue
        there = stretch_of(axis, new).glyph_at
        head = there + (-1 if is_later else 1)
        is_shown = axis.reaches(new) and 0 <= head < axis.cells
        if is_shown and head not in glyphs and there != mark.at.glyph_at:
            canvas.put(head, TO if is_later else BACK, Tone.MUTED)
            held.add(head)
            continue
        unseen[mark.address] = f"moved to {new.short}"
        unseen[mark.moves_to.address] = f"moved from {mark.when.short}"
    return unseen


def _way(axis: Axis, mark: Mark, new: PartialDate) -> tuple[int, int, bool]:
    """Return the cells between a plan and its new date, and whether that is the later one."""
    first, last = closed(new)
    if first > axis.last:
        return mark.at.end + 1, axis.cells - 1, True
    if last < axis.first:
        return 0, mark.at.start - 1, False
    there = stretch_of(axis, new)
    if there.glyph_at < mark.at.glyph_at:
        return there.end + 1, mark.at.start - 1, False
    return mark.at.end + 1, there.start - 1, True


def _draw_words(
    canvas: Canvas, group: Sequence[Mark], held: set[int], unseen: Mapping[str, str]
) -> None:
    """Write beside a glyph what it is, as much of it as there is room for.

    To its right, inside its bar where that is long, else behind it; or else to its left.
    """
    at = group[0].at.glyph_at
    first, end = min(mark.at.start for mark in group), max(mark.at.end for mark in group)
    family = max(group, key=lambda mark: mark.family.rank).family
    tone = Tone.MUTED if family.tone is Tone.MUTED else Tone.TEXT
    for words in _wordings(group, unseen):
        size = cell_width(words)
        behind = (at + 2, at + 1 + size, end - 2), (end + 2, end + 1 + size, canvas.cells - 1)
        places = [(start, last) for start, last, most in behind if last <= most]
        free = [place for place in places if _is_free(canvas, held, *place)]
        start, last = free[0] if free else (first - 1 - size, first - 2)
        # To the left only where nothing near could be what the words belong to.
        if free or (start >= 2 and canvas.is_empty(start - 2, first - 1)):
            canvas.put(start - 1, f" {words} ", tone)
            held.update(range(start - 1, last + 2))
            return


def _is_free(canvas: Canvas, held: set[int], start: int, last: int) -> bool:
    """Whether nothing, or the inside of a bar, is in these cells and in one more at each end."""
    inside = canvas.glyphs[start : last + 1]
    return held.isdisjoint(range(start - 1, last + 2)) and set(inside) <= {" ", WITHIN, SOFT}


def _wordings(group: Sequence[Mark], unseen: Mapping[str, str]) -> Iterator[str]:
    """Yield what may stand beside a glyph, the fullest first."""
    furthest = sorted(group, key=lambda mark: -mark.family.rank)
    count = f"{len(group)}: " if len(group) >= 10 else ""
    plain = list(dict.fromkeys(mark.words[-1] for mark in furthest))
    moves = [unseen[mark.address] for mark in furthest if mark.address in unseen]
    if moves:
        yield f"{count}{', '.join(plain)}: {', '.join(moves)}"
        yield f"{count}{', '.join(moves)}"
    yield count + ", ".join(dict.fromkeys(mark.words[0] for mark in furthest))
    for kept in range(len(plain), 0, -1):
        yield count + ", ".join(plain[:kept]) + ("" if kept == len(plain) else ", …")
    if count:
        yield count.rstrip(": ")
