"""Set sections of rows into lines of a given width: aligned columns, folded sections."""

from collections.abc import Sequence
from typing import NamedTuple

from vnsemi_tui.text.width import cell_width, cut, pad, wrap
from vnsemi_tui.views.lines import BLANK, WIDE, Line, Span, Tone, fit

GAP = 2
NARROWEST_TEXT = 18
"""A flexible column narrower than this moves to a line of its own."""
LEAST_BEFORE = 8
"""Cells that are left to a text before its ending is cut."""
NARROWEST_PROSE = 28
"""The same where its text wraps."""


class Cell(NamedTuple):
    """One column of a row: spans that stand side by side."""

    spans: tuple[Span, ...]
    short: tuple[Span, ...] = ()
    """What it says where it is cut to one line; empty for the same."""
    kept: int = 0
    """How many of its last spans are kept where the rest is cut."""

    @property
    def text(self) -> str:
        """The cell without tones."""
        return "".join(span.text for span in self.spans)


class Row(NamedTuple):
    """One thing of a section."""

    cells: tuple[Cell, ...]
    address: str = ""
    """The claim it shows."""
    opens: str = ""
    """The page that Enter opens."""


class Column(NamedTuple):
    """How the cells of one column are set."""

    flexible: bool = False
    """Takes what the others leave; wraps in the full form, is cut in the short one."""
    right: bool = False
    """Whether cells stand to the right."""
    most: int = 40
    """The most cells it takes, where it is not flexible."""


class Section(NamedTuple):
    """A part of a card: a heading and rows in columns."""

    key: str
    """Names it: `initiatives`."""
    title: str
    """Its heading."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    first: int = 5
    """How many rows show while it is folded."""
    note: str = ""
    """What stands beside the heading, muted."""
    wraps: bool = False
    """Whether flexible cells wrap even while it is folded."""
    beyond: int = 0
    """How many more there are that no row stands for."""
    counted: bool = True
    """Whether the heading says how many rows there are."""


def cell(*parts: str | Span) -> Cell:
    """Return a cell of `parts`; plain strings are text."""
    return Cell(tuple(part if isinstance(part, Span) else Span(part) for part in parts))


def ended(content: Cell, ending: tuple[Span, ...]) -> Cell:
    """Return `content` with `ending`, which is not cut away."""
    if not ending:
        return content
    short = (*content.short, *ending) if content.short else ()
    return Cell((*content.spans, *ending), short, content.kept + len(ending))


def section_lines(
    section: Section, width: int, shown: int, *, whole: bool, folds: bool = True
) -> list[Line]:
    """Return the heading and the first `shown` rows; with `whole`, long texts wrap.

    `folds` says whether the heading may fold and unfold the section.
    """
    heading = _heading(section, shown, width, folds=folds)
    widths = _widths(section, shown, width)
    lines = [heading]
    for row in section.rows[:shown]:
        lines.extend(_row_lines(section, row, widths, width, wraps=whole or section.wraps))
    return lines


def _heading(section: Section, shown: int, width: int, *, folds: bool) -> Line:
    total = len(section.rows) + section.beyond
    folded = shown < len(section.rows)
    count = f"{shown:,} of {total:,}" if shown < total else f"{total:,}"
    spans = [Span(section.title, Tone.HEADING)]
    if section.note:
        spans.append(Span(f" · {section.note}", Tone.MUTED))
    used = sum(cell_width(span.text) for span in spans)
    right = f"{count} {'▸' if folded else ' '}"
    filler = GAP if width >= WIDE else width - used - cell_width(right)
    if filler >= 1 and section.counted:
        spans.append(Span(" " * filler))
        spans.append(Span(right, Tone.MUTED))
    foldable = folds and len(section.rows) > section.first
    opens = f"section:{section.key}" if foldable else ""
    return Line(_cut_line(spans, width), opens=opens, section=section.key, heading=True)


def _widths(section: Section, shown: int, width: int) -> list[int]:
    """Return the cells of each column in `shown` rows; 0 for a flexible one on its own line."""
    natural = [
        0
        if column.flexible
        else min(
            column.most,
            max((cell_width(row.cells[i].text) for row in section.rows[:shown]), default=0),
        )
        for i, column in enumerate(section.columns)
    ]
    used = [size for size in natural if size]
    flexible = sum(column.flexible for column in section.columns)
    left = width - sum(used) - GAP * (len(used) + flexible - 1)
    if flexible and left < min(NARROWEST_PROSE if section.wraps else NARROWEST_TEXT, width):
        left = 0
    return [
        (left if column.flexible else size)
        for column, size in zip(section.columns, natural, strict=True)
    ]


def _row_lines(
    section: Section, row: Row, widths: list[int], width: int, *, wraps: bool
) -> list[Line]:
    flexible = next((i for i, column in enumerate(section.columns) if column.flexible), None)
    if flexible is not None and widths[flexible] == 0:
        return _two_lines(section, row, widths, flexible, width)
    pieces: list[tuple[Span, ...]] = []
    if flexible is not None and wraps:
        pieces = wrap_spans(row.cells[flexible].spans, widths[flexible])
    spans: list[Span] = []
    indent = 0
    for i, (column, size) in enumerate(zip(section.columns, widths, strict=True)):
        if not size:
            continue
        if spans:
            spans.append(Span(" " * GAP))
        if i == flexible:
            indent = sum(cell_width(span.text) for span in spans)
        content = row.cells[i].spans
        if width >= WIDE:
            size = max(cell_width(row.cells[i].text), 0 if i == flexible else size)
        if i == flexible:
            content = pieces[0] if pieces else row.cells[i].short or content
        spans.extend(_set(content, size, column, 0 if pieces else row.cells[i].kept))
    lines = [Line(_trim(spans), row.address, row.opens, section.key)]
    return lines + _continued(pieces[1:], indent, row, section)


def _two_lines(
    section: Section, row: Row, widths: list[int], flexible: int, width: int
) -> list[Line]:
    """Set the fixed columns on one line and the flexible one, indented, below it.

    What stands at the right of a line stands at its right end here too.
    """
    left: list[Span] = []
    right: list[Span] = []
    for column, size, content in zip(section.columns, widths, row.cells, strict=True):
        if size and content.text:
            side = right if column.right else left
            side.extend([Span(" " * GAP)] if side else [])
            side.extend(content.spans if column.right else _set(content.spans, size, column))
    first = Line(
        _trim(spread(_trim(left), fit(tuple(right), width), width)),
        row.address,
        row.opens,
        section.key,
    )
    below = row.cells[flexible].spans
    pieces = wrap_spans(below, max(1, width - GAP)) if row.cells[flexible].text else []
    return [first, *_continued(pieces, GAP, row, section)]


def _continued(
    pieces: Sequence[tuple[Span, ...]], indent: int, row: Row, section: Section
) -> list[Line]:
    """Return the lines that belong to the one above them."""
    return [
        Line((Span(" " * indent), *piece), row.address, row.opens, section.key, continues=True)
        for piece in pieces
    ]


def wrap_spans(spans: Sequence[Span], width: int) -> list[tuple[Span, ...]]:
    """Return `spans` as lines of at most `width` cells, each piece with its tone."""
    text = "".join(span.text for span in spans)
    lines: list[tuple[Span, ...]] = []
    start = 0
    for piece in wrap(text, width):
        start = text.index(piece, start)
        lines.append(_slice(spans, start, start + len(piece)))
        start += len(piece)
    return lines


def _slice(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    """Return the characters from `start` to `end` of `spans`."""
    cut_out: list[Span] = []
    at = 0
    for span in spans:
        text = span.text[max(0, start - at) : max(0, end - at)]
        if text:
            cut_out.append(Span(text, span.tone))
        at += len(span.text)
    return tuple(cut_out)


def _set(spans: Sequence[Span], size: int, column: Column, kept: int = 0) -> list[Span]:
    """Return `spans` in exactly `size` cells; the last `kept` give way only where they must."""
    total = sum(cell_width(span.text) for span in spans)
    if total <= size:
        space = Span(" " * (size - total))
        return [space, *spans] if column.right else [*spans, space]
    room = size - sum(cell_width(span.text) for span in spans[len(spans) - kept :])
    if kept and room >= LEAST_BEFORE:
        return [*_set(spans[:-kept], room, column), *spans[-kept:]]
    left = size
    fitted: list[Span] = []
    for span in spans:
        cells = cell_width(span.text)
        if cells < left or (cells == left and span is spans[-1]):
            fitted.append(span)
            left -= cells
            continue
        fitted.append(
            Span(
                pad(
                    cut(span.text, left) if span is spans[-1] else cut(span.text + "…", left), left
                ),
                span.tone,
            )
        )
        break
    return fitted


def _trim(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return `spans` without spaces at their end."""
    kept = list(spans)
    while kept and not kept[-1].text.strip(" "):
        kept.pop()
    if kept:
        kept[-1] = Span(kept[-1].text.rstrip(" "), kept[-1].tone)
    return tuple(kept)


def _cut_line(spans: Sequence[Span], width: int) -> tuple[Span, ...]:
    left = width
    kept: list[Span] = []
    for span in spans:
        if left <= 0:
            break
        text = cut(span.text, left)
        kept.append(Span(text, span.tone))
        left -= cell_width(text)
    return _trim(kept)


def card_lines(
    header: Sequence[Line],
    sections: Sequence[Section],
    width: int,
    height: int,
    opened: frozenset[str],
    above: int = 4,
    *,
    folds: bool = True,
) -> list[Line]:
    """Return a card: `header`, then the sections.

    With a `height`, the first `above` sections are folded so that they fit into it together with
    the header, growing in turn while there is room; the others follow below. Sections in `opened`
    show all their rows; with height 0 all do. A page that is never folded says so with `folds`.
    """
    sections = [section for section in sections if section.rows]
    shown, spaced = _share(len(header), sections[:above], height)
    lines = list(header)
    for index, section in enumerate(sections):
        whole = not height or section.key in opened
        count = len(section.rows) if whole else shown[index] if index < above else section.first
        if lines and (spaced or index >= above):
            lines.append(BLANK)
        fitting = min(count, len(section.rows))
        lines.extend(section_lines(section, width, fitting, whole=whole, folds=folds))
    return lines


def _share(header: int, sections: Sequence[Section], height: int) -> tuple[list[int], bool]:
    """Return how many rows each section shows in `height` lines, and whether blanks fit between."""
    shown = [min(section.first, len(section.rows)) for section in sections]
    left = height - header - sum(shown) - len(sections)
    spaced = not height or left >= len(sections)
    left -= len(sections) if spaced else 0
    growing = True
    while left > 0 and growing:
        growing = False
        for i, section in enumerate(sections):
            if left > 0 and shown[i] < len(section.rows):
                shown[i] += 1
                left -= 1
                growing = True
    return shown, spaced


def paragraph(
    text: str, width: int, tone: Tone = Tone.TEXT, address: str = "", opens: str = ""
) -> list[Line]:
    """Return `text` wrapped into lines."""
    return [
        Line((Span(piece, tone),), address, opens, continues=number > 0)
        for number, piece in enumerate(wrap(text, width))
    ]


def labelled(
    label: str,
    text: str,
    width: int,
    *,
    label_width: int = 12,
    label_tone: Tone = Tone.MUTED,
    tone: Tone = Tone.TEXT,
    address: str = "",
    opens: str = "",
) -> list[Line]:
    """Return a muted label and a text beside it, wrapped under itself."""
    room = width - label_width
    if room < NARROWEST_TEXT:
        below = [
            Line((Span("  "), Span(piece, tone)), address, opens, continues=True)
            for piece in wrap(text, max(1, width - 2))
        ]
        return [Line((Span(cut(label, width), label_tone),), address, opens), *below]
    return [
        Line(
            (Span(pad(label if number == 0 else "", label_width), label_tone), Span(piece, tone)),
            address,
            opens,
            continues=number > 0,
        )
        for number, piece in enumerate(wrap(text, room))
    ]


def spread(left: Sequence[Span], right: Sequence[Span], width: int) -> tuple[Span, ...]:
    """Return `left` and, at the right edge of `width` cells, `right`; `left` gives way."""
    ending = sum(cell_width(span.text) for span in right)
    room = width - ending - GAP
    if room < 1:
        return fit(tuple(left), width)
    fitted = fit(tuple(left), room)
    gap = width - ending - sum(cell_width(span.text) for span in fitted)
    gap = GAP if width >= WIDE else gap
    return (*fitted, Span(" " * gap), *right) if ending else fitted


def title_lines(title: str, about: str, width: int) -> list[Line]:
    """Return a page's title with a muted phrase beside it, or below it where both don't fit."""
    if about and cell_width(title) + cell_width(about) + GAP <= width:
        return [Line((Span(title, Tone.TITLE), Span(" " * GAP + about, Tone.MUTED)))]
    lines = paragraph(title, width, Tone.TITLE)
    return lines + (paragraph(about, width, Tone.MUTED) if about else [])
