"""A pane of lines: a card, a list, a proof. It draws only the lines that can be seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from vnsemi_tui.ui.styled import MARK_WIDTH, Cursor
from vnsemi_tui.ui.widgets.line_view import LineView
from vnsemi_tui.ui.widgets.places import Place, Places, Stops
from vnsemi_tui.views.lines import Line, Page
from vnsemi_tui.views.long import LongLines

SECTION = "section:"
"""What `Line.opens` begins with where Enter folds or unfolds a section."""

_HEADING_KEYS = "123456789"


class LinePane(LineView, can_focus=True):
    """Shows a page and moves a cursor over those of its lines that can be chosen.

    It asks the page for its lines when it is shown, resized, or a section folds. For each page
    it remembers the cursor, the scroll position and which sections are unfolded.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "down", "Down", id="lines.down", tooltip="Go to the next line"),
        Binding("up,k", "up", "Up", id="lines.up", tooltip="Go to the line before"),
        Binding("pagedown", "page_down", "Page down", id="lines.page-down", tooltip="A page on"),
        Binding("pageup", "page_up", "Page up", id="lines.page-up", tooltip="A page back"),
        Binding("home", "first", "First", id="lines.first", tooltip="Go to the first line"),
        Binding("end", "last", "Last", id="lines.last", tooltip="Go to the last line"),
        Binding("enter", "choose", "Open", id="lines.choose", tooltip="Open this line"),
        *(
            Binding(
                digit,
                f"section({digit})",
                f"Section {digit}",
                show=False,
                id=f"lines.section-{digit}",
                tooltip=f"Go to heading {digit} of the page",
            )
            for digit in _HEADING_KEYS
        ),
    ]

    page: var[Page | None] = var(None, init=False, always_update=True)
    """The page that is shown; set it, bind it, or call `show`."""

    is_steered = False
    """Whether keys typed elsewhere move the cursor: it then always looks as with the focus."""

    marked: var[frozenset[str]] = var(frozenset(), init=False)
    """Addresses of claims and pages whose lines carry a mark."""

    class _About(Message):
        """A message about one line of a pane."""

        def __init__(self, pane: LinePane, line: Line) -> None:
            super().__init__()
            self.set_sender(pane)  # while it is drawn the screen would be, and end the bubbling
            self.pane = pane
            """The pane that the line stands in."""
            self.line = line
            """The line as it is drawn."""

        @property
        def control(self) -> LinePane:
            """The pane, so that `@on` can select by it."""
            return self.pane

    class Chosen(_About):
        """Enter or a click on a line that is no fold."""

    class Highlighted(_About):
        """The cursor is on another line, or a page is shown; an empty line where it has none."""

    def __init__(
        self, *, name: str | None = None, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._stops = Stops()
        self._cursor: int | None = None
        self._places = Places()
        self._address = ""
        self._wanted = ""
        self._marked = ""
        self._laid_out_for = Size(0, 0)
        self._pressed_at: Offset | None = None
        self._chosen_by_click = False

    # What is shown

    @property
    def lines(self) -> Sequence[Line]:
        """The lines as laid out for the pane's size."""
        return self._stops.lines

    @property
    def line(self) -> Line:
        """The line under the cursor, or an empty one."""
        return Line() if self._cursor is None else self.lines[self._cursor]

    @property
    def is_at_top(self) -> bool:
        """Whether the cursor can go no further up."""
        return self._cursor is None or self._cursor == self._stops.rows[0]

    @property
    def opened(self) -> frozenset[str]:
        """The unfolded sections of the page."""
        return self._places.opened(self._address)

    def show(self, page: Page | None, at: str = "") -> None:
        """Show `page`, the cursor where it was last time or on the claim with the address `at`."""
        self._wanted = at
        self.page = page

    def go_to(self, address: str) -> bool:
        """Put the cursor on the claim `address`, unfolding its section; False if it isn't here."""
        if self.page is None or not self._laid_out_for:
            return False
        row = self._stops.with_address(address)
        if row is None and not isinstance(self.lines, LongLines):  # which never fold
            whole = self.page.lines(self._text_width, 0, self.opened)
            section = next((line.section for line in whole if line.address == address), "")
            if not section:
                return False
            self._set_opened(self.opened | {section})
            row = self._stops.with_address(address)
        if row is None:
            return False
        self._move_to(row)
        return True

    def mark(self, opens: str) -> None:
        """Put the cursor on the line that opens `opens`, if there is one, without a message."""
        if not self._laid_out_for:
            self._marked = opens  # hidden: marked when it has a size
            return
        row = self._stops.opening(opens)
        if row is not None:
            self._redraw(self._cursor, row)
            self._cursor = row
            self.call_after_refresh(self._show_cursor)  # a hidden pane has no size yet

    def watch_page(self, page: Page | None) -> None:
        """Lay the new page out."""
        if self._laid_out_for:
            self._places.leave(self._address, self._place())
        self._address = page.address if page is not None else ""
        if self.size:
            self._arrive()
        else:
            # Hidden: laid out when it has a size again; until then no line of another page counts.
            self._laid_out_for = self.size
            self._stops, self._cursor = Stops(), None

    def on_resize(self) -> None:
        """Lay the page out for the new size, the cursor on the same line."""
        if self.size == self._laid_out_for:
            return
        if self._laid_out_for:
            self._lay_out(self._place())
        else:
            self._arrive()

    def _arrive(self) -> None:
        """Lay the page out where the reader left it, or on the claim that was asked for."""
        wanted, self._wanted = self._wanted, ""
        marked, self._marked = self._marked, ""
        self._lay_out(self._places.place(self._address), tell=not wanted and not marked)
        if marked:
            self.mark(marked)
        before = self._cursor
        if wanted and (not self.go_to(wanted) or self._cursor == before):
            self.post_message(self.Highlighted(self, self.line))

    @property
    def _text_width(self) -> int:
        """Cells for the text of a line; the scrollbar's are kept free, so that nothing jumps."""
        return max(1, self.size.width - MARK_WIDTH - self.styles.scrollbar_size_vertical)

    def _lay_out(self, place: Place, tell: bool | None = None) -> None:
        """Ask the page for its lines and put the reader back to `place`.

        `tell` says whether to post `Highlighted`; by default where the line is another one.
        """
        self._laid_out_for = self.size
        before = self.line
        self._stops = Stops(
            self.page.lines(self._text_width, self.size.height, self.opened) if self.page else ()
        )
        self._cursor = self._stops.find(place)
        self.lines_changed()
        self.scroll_to(y=place.top, animate=False, force=True)
        if place.key is not None:
            self._show_cursor()
        if self.line != before if tell is None else tell:
            self.post_message(self.Highlighted(self, self.line))

    # The cursor

    def _place(self) -> Place:
        """Return where the reader is now."""
        top = self.scroll_offset.y
        if self._cursor is None:
            return Place(None, 0, top)
        return Place(self._stops.key(self._cursor), self._cursor, top)

    def _move_to(self, row: int) -> None:
        """Put the cursor on `row`, which can be chosen."""
        if row != self._cursor:
            self._redraw(self._cursor, row)
            self._cursor = row
            self.post_message(self.Highlighted(self, self.line))
        self._show_cursor()

    def _redraw(self, *rows: int | None) -> None:
        """Draw the lines that begin at `rows` again, and no others."""
        for row in rows:
            if row is not None:
                self.refresh_lines(row, self._stops.end_of(row) - row)

    def _show_cursor(self) -> None:
        """Scroll so far that the cursor's lines can be seen, their first line rather than all."""
        if self._cursor is None:
            return
        top, height = self.scroll_offset.y, self.size.height
        start, end = self._cursor, self._stops.end_of(self._cursor)
        if start < top:
            self._scroll(start)
        elif end > top + height:
            self._scroll(min(start, end - height))

    def _scroll(self, top: int) -> None:
        self.scroll_to(y=top, animate=False, force=True)

    def _seen_cursor(self, otherwise: int) -> int:
        """Return the cursor's row where it can be seen, else a row to go on from."""
        top = self.scroll_offset.y
        if self._cursor is not None and top <= self._cursor < top + self.size.height:
            return self._cursor
        return otherwise

    @property
    def _page_step(self) -> int:
        return max(1, self.size.height - 1)

    # Keys

    def action_down(self) -> None:
        """Go to the next line that can be chosen; past the last one, scroll."""
        top, height = self.scroll_offset.y, self.size.height
        row = self._stops.after(self._seen_cursor(top - 1))
        # A gap longer than the pane is read line by line, not jumped over.
        if row is not None and row < top + 2 * height - 1:
            self._move_to(row)
        else:
            self._scroll(top + 1)

    def action_up(self) -> None:
        """Go to the line before that can be chosen; before the first one, scroll."""
        top, height = self.scroll_offset.y, self.size.height
        row = self._stops.before(self._seen_cursor(top + height))
        if row is not None and row > top - height:
            self._move_to(row)
        else:
            self._scroll(top - 1)

    def action_page_down(self) -> None:
        """Go a page on, keeping one line of the last."""
        top = self.scroll_offset.y
        start = self._seen_cursor(top)
        self._scroll(top + self._page_step)
        row = self._stops.before(start + self._page_step + 1)
        if top >= self.max_scroll_y and self._stops.rows:
            self._move_to(self._stops.rows[-1])
        elif row is not None and row > start:
            self._move_to(row)

    def action_page_up(self) -> None:
        """Go a page back, keeping one line of the last."""
        top = self.scroll_offset.y
        start = self._seen_cursor(top + self.size.height - 1)
        self._scroll(top - self._page_step)
        row = self._stops.after(start - self._page_step - 1)
        if top == 0 and self._stops.rows:
            self._move_to(self._stops.rows[0])
        elif row is not None and row < start:
            self._move_to(row)

    def action_first(self) -> None:
        """Go to the top of the page."""
        if self._stops.rows:
            self._move_to(self._stops.rows[0])
        self._scroll(0)

    def action_last(self) -> None:
        """Go to the end of the page."""
        if self._stops.rows:
            self._move_to(self._stops.rows[-1])
        self._scroll(len(self.lines))

    def action_section(self, number: int) -> None:
        """Go to the `number`th heading, counted from 1; nothing where there are fewer."""
        heading = self._stops.heading(number)
        if heading is None:
            return
        row = self._stops.after(heading - 1)
        if row is not None:
            self._move_to(row)
        self._scroll(heading)

    def action_choose(self) -> None:
        """Fold or unfold a section, or tell that the line was chosen."""
        line = self.line
        if self._cursor is None:
            return
        if line.opens.startswith(SECTION):
            self.toggle_section(line.opens.removeprefix(SECTION))
        elif line.heading and line.section and not line.opens:
            self.toggle_section(line.section)
        else:
            self.post_message(self.Chosen(self, line))

    def toggle_section(self, section: str) -> None:
        """Show all of `section`, or again only what fits."""
        self._set_opened(self.opened ^ {section})

    def _set_opened(self, opened: frozenset[str]) -> None:
        place = self._place()
        self._places.open(self._address, opened)
        self._lay_out(place)

    # The mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Keep where the button went down: a drag selects text and chooses nothing."""
        self._pressed_at = event.screen_offset

    def on_click(self, event: events.Click) -> None:
        """Put the cursor here; a click on the cursor's line or a double click chooses it."""
        event.prevent_default()  # a double click would select all text
        if event.button != 1 or event.screen_offset != self._pressed_at:
            return
        offset = event.get_content_offset(self)
        row = offset.y + self.scroll_offset.y if offset is not None else len(self.lines)
        if row >= len(self.lines):
            return
        row = self._stops.start_of(row)
        if not self.lines[row].can_be_chosen:
            return
        event.stop()
        if event.chain == 1:
            self._chosen_by_click = row == self._cursor
        elif event.chain > 2 or self._chosen_by_click or row != self._cursor:
            return
        if row == self._cursor:
            self.action_choose()
        else:
            self._move_to(row)

    # Drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw lines for the screen; the first time, that comes before the event of the size."""
        self.on_resize()
        return super().render_lines(crop)

    def cursor_at(self, row: int) -> Cursor:
        """Return how the cursor stands to `row`."""
        if self._cursor is None or self._stops.start_of(row) != self._cursor:
            return Cursor.AWAY
        return Cursor.FOCUSED if self.has_focus or self.is_steered else Cursor.BLURRED

    def is_marked(self, row: int) -> bool:
        """Whether the reader marked what the line at `row` is about."""
        if not self.marked:
            return False
        line = self.lines[row]
        return not line.continues and (line.address or line.opens) in self.marked

    def watch_marked(self) -> None:
        """Draw the marks."""
        self.refresh()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Draw the cursor as it looks with or without the focus."""
        super().watch_has_focus(has_focus)
        self._redraw(self._cursor)
