"""Lines drawn on a scrolling pane, only those that can be seen; text can be selected."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from vnsemi_tui.ui.styled import (
    Cursor,
    Looks,
    printable,
    strip,
    with_offsets,
)
from vnsemi_tui.views.lines import Line


class LineView(ScrollView):
    """Draws lines; what they are, and where a cursor stands, is up to its subclass."""

    ALLOW_SELECT = True
    DEFAULT_CSS = """
        LineView {
            overflow-x: hidden;
            overflow-y: auto;
            scrollbar-gutter: stable;
            scrollbar-size-vertical: 1;
            background: $background;
            color: $foreground;
        }
        """

    _looks: Looks | None = None
    _painting = False

    @property
    def lines(self) -> Sequence[Line]:
        """The lines as laid out for the pane's size."""
        raise NotImplementedError

    def cursor_at(self, row: int) -> Cursor:
        """Return how the cursor stands to `row`."""
        raise NotImplementedError

    def is_marked(self, row: int) -> bool:
        """Whether the line at `row` carries a mark."""
        return False

    def line_at(self, row: int) -> Line:
        """Return the line at `row` as it is drawn."""
        return self.lines[row]

    def selected_at(self, row: int) -> tuple[int, int] | None:
        """Return which characters of the line at `row` look selected, -1 for its end."""
        selection = self.text_selection
        return selection.get_span(row) if selection is not None else None

    def lines_changed(self) -> None:
        """Draw other lines; the scrollbar follows, the pane's own size doesn't depend on them."""
        size = Size(self.size.width, len(self.lines))
        if size != self.virtual_size:
            self.set_reactive(ScrollView.virtual_size, size)
            self._scroll_update(size)
        self.refresh()

    # Selecting text

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text, and what comes after it."""
        pieces: list[str] = []
        for row in range(len(self.lines)):
            span = selection.get_span(row)
            if span is not None:
                text = "".join(printable(piece.text) for piece in self.lines[row].spans)
                start, end = span
                pieces.append(text[start:] if end < 0 else text[start:end])
        return ("\n".join(piece.rstrip() for piece in pieces), "\n") if pieces else None

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw the selection."""
        self.refresh()

    # Drawing

    def notify_style_update(self) -> None:
        """Take the styles anew, as after a change of theme."""
        super().notify_style_update()
        self._looks = None

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw lines for the screen, without what only finding a mouse position needs."""
        self._painting = True
        try:
            return super().render_lines(crop)
        finally:
            self._painting = False

    def render_line(self, y: int) -> Strip:
        """Draw the line that stands `y` cells below the pane's top."""
        if self._looks is None:
            self._looks = Looks.of(self)
        width = self.size.width
        row = y + self.scroll_offset.y
        if row >= len(self.lines):
            return Strip([Segment(" " * width, self._looks.base)], width)
        selected = self.selected_at(row)
        cursor, is_marked = self.cursor_at(row), self.is_marked(row)
        drawn = strip(self.line_at(row), width, self._looks, cursor, selected, is_marked=is_marked)
        return drawn if self._painting else with_offsets(drawn, row)
