"""From tones to styles: the one place where lines of a page become something to draw.

Text is put into segments as it is, so nothing in it can be read as markup.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import NamedTuple

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip
from textual.widget import Widget

from vnsemi_tui.text.clean import clean
from vnsemi_tui.text.width import cell_width
from vnsemi_tui.ui.theme import REVERSES
from vnsemi_tui.views.lines import Line, Span, Tone

MARK_FOCUSED = "▌"
"""Stands left of the cursor line while its pane has the focus."""
MARK_BLURRED = "▏"
"""Stands left of the cursor line of another pane: the shape tells them apart, not only colour."""
MARK_KEPT, MARK_KEPT_HERE = "◎", "◉"
"""Stands there on a line that the reader marked; filled where the cursor is."""
MARK_WIDTH = 1
"""Cells that are kept free for the mark."""

_INKS = {
    Tone.TEXT: ("foreground", ""),
    Tone.TITLE: ("foreground", "bold"),
    Tone.HEADING: ("accent", "bold"),
    Tone.STRONG: ("foreground", "bold"),
    Tone.MUTED: ("text-muted", ""),
    Tone.ACCENT: ("accent", ""),
    Tone.OPEN: ("warning", ""),
    Tone.DONE: ("success", ""),
    Tone.TROUBLE: ("error", ""),
    Tone.EMPTY: ("text-disabled", ""),
    Tone.MATCH: ("accent", "bold underline"),
}
"""The variable of the theme that each tone is drawn in, and its attributes."""
_FIRM = {Tone.OPEN: "bold", Tone.TROUBLE: "bold", Tone.MATCH: "bold underline"}
"""Attributes where a line under the cursor is drawn the other way round: no shade says more."""
_FLAT = {**_FIRM, Tone.MUTED: "dim", Tone.EMPTY: "dim"}
"""The same where colours can't be mixed: the terminal's own sixteen, or none at all."""
_REVERSED = Style(color="default", bgcolor="default", reverse=True, dim=False)
_CURSOR_STRENGTH = 0.1
"""How much of the foreground lies on the line under the cursor."""


class Cursor(Enum):
    """How a line stands to the cursor of its pane."""

    AWAY = 0
    """The cursor is on another line."""
    FOCUSED = 1
    """The cursor is here and keys go to this pane."""
    BLURRED = 2
    """The cursor is here, the focus elsewhere."""


class Looks(NamedTuple):
    """The styles of one widget under the theme in use; taken anew when its styles change."""

    base: Style
    """Background and what fills a line."""
    tones: dict[Tone, Style]
    """Each tone on the widget's background."""
    cursor: Style
    """What the cursor lays over a line: a background, or the line the other way round."""
    mark: Style
    """The mark of a focused cursor."""
    selection: Style
    """What selecting with the mouse lays over text."""

    @classmethod
    def of(cls, widget: Widget) -> "Looks":
        """Take the colours of the theme, on the background of `widget`.

        Component classes would say the same in CSS, but each of them is matched against every
        rule whenever a widget's styles are read: over a tenth of the time to the first frame.
        """
        app = widget.app
        variables = app.theme_variables
        behind = widget.background_colors[1]
        ground = Style(bgcolor=behind.rich_color)
        is_flat = app.native_ansi_color or app.no_color
        turns = is_flat or REVERSES in variables
        more = _FLAT if is_flat else _FIRM if turns else {}
        tones = {
            tone: ground
            + Style(color=_colour(variables, name, behind))
            + Style.parse(more.get(tone, attributes))
            for tone, (name, attributes) in _INKS.items()
        }
        text, mark = tones[Tone.TEXT], tones[Tone.ACCENT]
        if is_flat:
            cursor = selection = _REVERSED
        elif turns:
            cursor = Style(color=text.bgcolor, bgcolor=text.color)
        else:
            strength = Color.parse(variables["foreground"]).with_alpha(_CURSOR_STRENGTH)
            cursor = Style(bgcolor=(behind + strength).rich_color)
            mark += cursor
        if not is_flat:
            selection = widget.screen.get_component_rich_style("screen--selection")
        return cls(ground + text, tones, cursor, mark, selection)


def _colour(variables: Mapping[str, str], name: str, behind: Color) -> RichColor:
    """Return the theme's colour `name` on `behind`: `#969da6`, `red 60%` or `auto 60%`."""
    colour, _, share = variables.get(name, "auto").partition(" ")
    alpha = float(share.removesuffix("%")) / 100 if share else 1.0
    if colour == "auto":
        return (behind + behind.get_contrast_text(alpha)).rich_color
    parsed = Color.parse(colour)
    if share and parsed.ansi is None:  # the terminal's own colours can't be mixed
        parsed = behind + parsed.with_alpha(alpha)
    return parsed.rich_color


def strip(
    line: Line,
    width: int,
    looks: Looks,
    cursor: Cursor = Cursor.AWAY,
    selected: tuple[int, int] | None = None,
    *,
    is_marked: bool = False,
) -> Strip:
    """Return `line` in exactly `width` cells, the first of them for the cursor's mark.

    `selected` is a range of characters of the line's text, its end -1 for the line's end.
    """
    over = looks.cursor if cursor is Cursor.FOCUSED else None
    base = looks.base + over if over else looks.base
    segments = [_mark(looks, cursor, base, is_marked=is_marked)]
    room = width - MARK_WIDTH
    for text, style in _styled(line.spans, looks, over, selected):
        segments.append(Segment(text, style))
        room -= cell_width(text)
    if room > 0:
        segments.append(Segment(" " * room, base))
    drawn = Strip(segments)
    if drawn.cell_length != width:  # too long, or a character that two tables measure apart
        drawn = drawn.adjust_cell_length(width, base)
    return drawn


def with_offsets(drawn: Strip, row: int) -> Strip:
    """Return a strip of `strip` that tells a mouse selection which character of `row` is where."""
    segments: list[Segment] = []
    at = 0
    for place, (text, style, control) in enumerate(drawn):
        offset = Style(meta={"offset": (at, row)})
        segments.append(Segment(text, style + offset if style else offset, control))
        if place:  # the mark is no text: a selection that starts in it starts with the line
            at += len(text)
    return Strip(segments, drawn.cell_length)


def printable(text: str) -> str:
    """Return `text`, cleaned where something in it could drive the terminal."""
    return text if text.isprintable() else clean(text)


def _mark(looks: Looks, cursor: Cursor, base: Style, *, is_marked: bool) -> Segment:
    """Return the cell left of the text."""
    if cursor is Cursor.FOCUSED:
        return Segment(MARK_KEPT_HERE if is_marked else MARK_FOCUSED, looks.mark)
    if cursor is Cursor.BLURRED:
        return Segment(MARK_KEPT_HERE if is_marked else MARK_BLURRED, looks.tones[Tone.MUTED])
    return Segment(MARK_KEPT, looks.tones[Tone.ACCENT]) if is_marked else Segment(" ", base)


def _styled(
    spans: Iterable[Span], looks: Looks, over: Style | None, selected: tuple[int, int] | None
) -> Iterator[tuple[str, Style]]:
    """Yield the pieces of a line with their styles, cut where a selection starts and ends."""
    if selected is None:
        for span in spans:
            if span.text:
                style = looks.tones[span.tone]
                yield printable(span.text), style + over if over else style
        return
    first, last = selected
    at = 0
    for span in spans:
        text, style = printable(span.text), looks.tones[span.tone]
        style = style + over if over else style
        start = min(max(first - at, 0), len(text))
        end = len(text) if last < 0 else min(max(last - at, start), len(text))
        for piece, piece_style in (
            (text[:start], style),
            (text[start:end], style + looks.selection),
            (text[end:], style),
        ):
            if piece:
                yield piece, piece_style
        at += len(text)
