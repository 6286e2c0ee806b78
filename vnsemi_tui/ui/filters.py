"""What is done to everything that is drawn, Textual's own widgets included: colours, glyphs."""

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from vnsemi_tui.text.ascii import to_ascii
from vnsemi_tui.ui.theme import CHOSEN

_CHOSEN = Color.parse(CHOSEN).rich_color


class WithoutColours(LineFilter):
    """Leaves bold, dim, underline and reverse, and not one colour.

    Textual's own filters draw greys, or ask for the default colours by number.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return `segments` without colours."""
        return [
            Segment(text, style and _colourless(style), control)
            for text, style, control in segments
        ]


@lru_cache(1024)
def _colourless(style: Style) -> Style:
    kept = style.without_color + Style(meta=style.meta)
    return kept + Style(reverse=True) if style.bgcolor == _CHOSEN else kept


class InAscii(LineFilter):
    """Draws glyphs, lines and bars with what every terminal has; letters stay as they are."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return `segments` in as many cells."""
        return [Segment(to_ascii(text), style, control) for text, style, control in segments]
