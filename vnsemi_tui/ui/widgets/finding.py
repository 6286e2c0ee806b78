"""A pane in which letters can be found, and the row in which they are typed."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Static

from vnsemi_tui.text.width import cell_width
from vnsemi_tui.ui.widgets.lines import LinePane
from vnsemi_tui.ui.widgets.places import Place
from vnsemi_tui.ui.widgets.query import QueryBox
from vnsemi_tui.views.finding import Folded, Look, Needle, Spot, hidden_in, with_marks
from vnsemi_tui.views.keys import Keys
from vnsemi_tui.views.lines import Line
from vnsemi_tui.views.long import LongLines

SLICE = 0.006
"""Seconds that are looked at a time; what is left of a long page waits for keys and drawing."""

NOT_HERE = "not here"
"""What stands there where the page lacks the letters."""
_WAY_OUT = "; Escape, then {search} searches all briefs"
_WIDEST = 60
"""Cells that this may take at most, as in the styles below."""

_ROWS_AT_A_TIME = 40
_BREATH = 0.002


class _Origin(NamedTuple):
    """Where the reader was before they looked for anything."""

    page: str
    place: Place
    opened: frozenset[str]


class FindingPane(LinePane):
    """Marks where its page has the letters that are looked for, and goes from one to the next.

    They are looked for on one page: another page has none marked. On the same one, laid out
    or made anew, they are found again.
    """

    class Found(Message):
        """What was found is another: the number, the place, or that nothing is looked for."""

        def __init__(self, pane: FindingPane) -> None:
            """Tell of `pane`."""
            super().__init__()
            self.set_sender(pane)
            self.pane = pane

    _needle: Needle | None = None
    _needle_page = ""
    _origin: _Origin | None = None
    _began: tuple[Sequence[Line], int | None] | None = None
    """The lines as laid out now, and the row of `_origin` in them."""
    _look: Look | None = None
    _folded: Folded | None = None
    _moves_to_first = False
    _spot: Spot | None = None
    _stood: tuple[int | None, int] = (None, 0)
    """The cursor and the first row that could be seen when `_spot` was gone to."""
    _later: Timer | None = None

    @property
    def is_finding(self) -> bool:
        """Whether letters are looked for on this page."""
        return self._needle is not None and self._needle_page == self._address

    @property
    def found(self) -> str:
        """How many there are, and which of them the reader is at: `2 of 7`."""
        if not self.is_finding or self._look is None:
            return ""
        spots = self._look.spots
        counting = "" if self._look.is_done else " …"
        if not spots:
            return counting.strip() or NOT_HERE
        number = spots.index(self._spot) + 1 if self._spot in spots else 0
        return f"{number or '–'} of {len(spots):,}{counting}"

    # What the reader types

    def begin(self) -> None:
        """Remember where the reader is, to go from there and to come back."""
        self._origin = _Origin(self._address, self._place(), self.opened)
        self._began = None

    def find(self, typed: str) -> None:
        """Mark `typed` and go to the first at or below where the reader began; fold as needed."""
        if self._origin is None or self._origin.page != self._address:
            self.begin()
        assert self._origin is not None
        before = self.line
        self._go_back(self._origin)
        self._needle, self._needle_page = Needle.of(typed), self._address
        if self._needle is not None:
            self._unfold(self._needle, self._origin)
            self._moves_to_first = True
            self._look_anew()
        else:
            self.post_message(self.Found(self))
        self._tell(before)
        self.refresh()

    def keep(self) -> None:
        """Leave the marks and the cursor where they are."""
        self._origin = None

    def forget(self, *, go_back: bool) -> None:
        """Take the marks away; with `go_back`, also go to where the reader began."""
        before, origin = self.line, self._origin
        self._needle = self._look = self._spot = self._origin = None
        self._stop_looking()
        if go_back and origin is not None and origin.page == self._address:
            self._go_back(origin)
        self._tell(before)
        self.refresh()
        self.post_message(self.Found(self))

    def go(self, step: int) -> bool:
        """Go to the next place (1) or the one before (-1); return whether it was around the end."""
        if not self.is_finding or self._look is None:
            return False
        self._moves_to_first = False
        self._look.finish()
        before = self.line
        beside = self._look.beside(self._here(step), step)
        if beside is not None:
            self._go_to(beside[0])
        self._tell(before)
        self.post_message(self.Found(self))
        return beside is not None and beside[1]

    def _here(self, step: int) -> tuple[int, int]:
        """Return the row and letter to go on from: what was found last, unless they moved on."""
        if self._spot is not None and self._stood == (self._cursor, self.scroll_offset.y):
            return self._spot.row, self._spot.start + (step > 0)
        return self._seen_cursor(self.scroll_offset.y), 0

    # Where it is

    def _go_back(self, origin: _Origin) -> None:
        """Stand where the reader began, folded as it was."""
        self._needle = None  # laid out without being looked through
        self._stop_looking()
        if not self._laid_out_for:
            return
        if origin.opened != self.opened:
            self._places.open(self._address, origin.opened)
            self._lay_out(origin.place, tell=False)
        if self._began is None or self._began[0] is not self.lines:
            self._began = self.lines, self._stops.find(origin.place)
        self._cursor = self._began[1]
        self._scroll(origin.place.top)

    def _unfold(self, needle: Needle, origin: _Origin) -> None:
        """Unfold the sections that have more of `needle` than can be seen."""
        if self.page is None or not self._laid_out_for or isinstance(self.lines, LongLines):
            return
        sections = frozenset(line.section for line in self.lines if line.heading and line.section)
        opened = self.opened | sections
        if opened == self.opened:
            return
        whole = self.page.lines(self._text_width, self.size.height, opened)
        hidden = hidden_in(self.lines, whole, needle) & sections
        if hidden:
            self._needle = None
            self._places.open(self._address, self.opened | hidden)
            self._lay_out(origin.place, tell=False)
            self._needle = needle

    def _go_to(self, spot: Spot) -> None:
        """Put the cursor on the line of `spot` where it can be chosen, and have it seen."""
        start = self._stops.start_of(spot.row)
        if self.lines[start].can_be_chosen:
            self._cursor = start
            self._show_cursor()
        top, height = self.scroll_offset.y, self.size.height
        if not top <= spot.row < top + height:
            self._scroll(max(0, spot.row - height // 3))
        self._stand_at(spot)

    def _stand_at(self, spot: Spot | None) -> None:
        self._spot = spot
        self._stood = (self._cursor, self.scroll_offset.y)
        self.refresh()

    def _tell(self, before: Line) -> None:
        if self.line != before:
            self.post_message(self.Highlighted(self, self.line))

    # Looking

    def _lay_out(self, place: Place, tell: bool | None = None) -> None:
        """Lay the page out and find again what is looked for on it."""
        super()._lay_out(place, tell)
        if self._needle is None:
            return
        if self.is_finding:
            self._look_anew()
        else:
            self.forget(go_back=False)

    def _look_anew(self) -> None:
        """Begin to look through the page as it is laid out now."""
        assert self._needle is not None
        if self._folded is None or self._folded.lines is not self.lines:
            self._folded = Folded(self.lines)
        self._spot = None
        self._look = Look(self._folded, self._needle, self._seen_cursor(self.scroll_offset.y))
        self._look_on()

    def _look_on(self) -> None:
        """Look through some rows; the rest later."""
        self._stop_looking()
        look = self._look
        if look is None:
            return
        until = perf_counter() + SLICE
        look.go_on(_ROWS_AT_A_TIME)
        while not look.is_done and perf_counter() < until:
            look.go_on(_ROWS_AT_A_TIME)
        is_first = self._spot is None and look.first is not None
        if is_first and look.first is not None:
            before = self.line
            if self._moves_to_first:
                self._moves_to_first = False
                self._go_to(look.first)
                self._tell(before)
            else:
                self._stand_at(look.first)
        if is_first or look.is_done:
            self.post_message(self.Found(self))
        if not look.is_done:
            self._later = self.set_timer(_BREATH, self._look_on)

    def _stop_looking(self) -> None:
        if self._later is not None:
            self._later.stop()
            self._later = None

    # Drawing

    def line_at(self, row: int) -> Line:
        """Return the line at `row` with what is looked for marked."""
        line = super().line_at(row)
        if self._needle is None or self._folded is None or not self.is_finding:
            return line
        return with_marks(line, self._folded.marks(row, self._needle))

    def selected_at(self, row: int) -> tuple[int, int] | None:
        """Return what of the line at `row` is selected; the place gone to looks like that."""
        selected = super().selected_at(row)
        spot = self._spot
        if selected is not None or spot is None or spot.row != row or not self.is_finding:
            return selected
        return spot.start, spot.end


class FindBar(Horizontal):
    """One row: what is looked for on the page, and how much of it was found."""

    DEFAULT_CSS: ClassVar[str] = """
    FindBar {
        height: 1;
        background: $background;
        .find-label { width: 6; padding: 0 1; color: $text-muted; }
        QueryBox { width: 1fr; height: 1; margin: 0; padding: 0 1; }
        #find-count { width: 30%; min-width: 13; max-width: 24; padding: 0 1; text-align: right; }
        &.-nothing #find-count { width: 60%; max-width: 60; }
    }
    """

    class Typed(Message):
        """Other letters are looked for."""

        def __init__(self, text: str) -> None:
            """Look for `text`."""
            super().__init__()
            self.text = text

    class Stepped(Message):
        """On to the next place, or the one before."""

        def __init__(self, step: int) -> None:
            """Go on by 1 or -1."""
            super().__init__()
            self.step = step

    class Kept(Message):
        """Enter: the marks stay, reading goes on."""

    class Cancelled(Message):
        """Escape: back to where the reader was."""

    def __init__(self, keys: Keys) -> None:
        """Name `keys` where nothing is found."""
        super().__init__()
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Lay out the row."""
        yield Static("find", classes="find-label", markup=False)
        yield QueryBox(id="find")
        yield Static("", id="find-count", markup=False)

    def on_mount(self) -> None:
        """Begin to take letters as soon as it is there."""
        self.box.focus()

    @property
    def is_laid_out(self) -> bool:
        """Whether its box is there."""
        return bool(self.query(QueryBox))

    @property
    def box(self) -> QueryBox:
        """Where the letters are typed."""
        return self.query_one(QueryBox)

    @property
    def is_typed_in(self) -> bool:
        """Whether the box has the focus."""
        return self.box.has_focus

    def open(self) -> None:
        """Begin with an empty box."""
        with self.prevent(Input.Changed):
            self.box.value = ""
        self.show_count("")
        self.display = True
        self.box.focus()

    def show_count(self, words: str) -> None:
        """Show how much was found."""
        nothing = words == NOT_HERE
        way_out = self._keys.put_into(_WAY_OUT)
        if nothing and cell_width(words + way_out) + 2 <= min(self.size.width * 6 // 10, _WIDEST):
            words += way_out
        self.set_class(nothing, "-nothing")
        self.query_one("#find-count", Static).update(words, layout=False)

    @on(Input.Changed)
    def _type(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(event.value))

    @on(Input.Submitted)
    def _keep(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Kept())

    @on(QueryBox.Cancelled)
    def _cancel(self, event: QueryBox.Cancelled) -> None:
        event.stop()
        self.post_message(self.Cancelled())

    @on(QueryBox.Moved)
    def _step(self, event: QueryBox.Moved) -> None:
        event.stop()
        self.post_message(self.Stepped(1 if event.rows > 0 else -1))

    @on(QueryBox.Narrowed)
    def _stay(self, event: QueryBox.Narrowed) -> None:
        event.stop()
