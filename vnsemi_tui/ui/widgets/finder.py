"""The search: a query box, what it finds, and a preview of the result under the cursor."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.reactive import var
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from vnsemi_tui.search.document import Kind
from vnsemi_tui.ui.desk import Desk
from vnsemi_tui.ui.widgets.lines import LinePane
from vnsemi_tui.ui.widgets.query import QueryBox
from vnsemi_tui.views.results import ResultsPage

if TYPE_CHECKING:
    from vnsemi_tui.library.queries import FilterWord

SIDE_BY_SIDE = 110
"""From this width on, the preview stands beside the results, else below them."""

QUIET = 0.1
"""Seconds after which the first frame is out, and what it does not need may be made."""

PAUSE = 0.04
"""Seconds without a further key after which the preview follows: it never holds up typing."""

_KINDS: tuple[Kind | None, ...] = (None, *Kind)


class Finder(Vertical):
    """Searches while the reader types.

    As long as the box is empty it is one row high; the screen gives it more in one step with
    taking the room from the panes, so that nothing is laid out for a size that doesn't last.
    """

    DEFAULT_CSS: ClassVar[str] = """
    Finder {
        height: auto;
        QueryBox { height: 1; margin: 0; padding: 0 1; }
        #found { display: none; height: 1fr; }
        #results { width: 1fr; height: 1fr; }
        #preview { width: 1fr; height: 1fr; border-left: solid $border-blurred; }
        &.-narrow #found { layout: vertical; }
        &.-narrow #preview { border-left: none; border-top: solid $border-blurred; }
        &.-nothing #preview { display: none; }
    }
    """

    side_by_side: var[bool] = var(True, init=False)
    """Whether the preview may stand beside the results."""

    class Opened(Message):
        """A result was chosen."""

        def __init__(self, page: str, at: str) -> None:
            """Name the page to open and the claim to go to, empty for none."""
            super().__init__()
            self.page = page
            self.at = at

    class Toggled(Message):
        """The search needs room for its results, or needs it no more."""

        def __init__(self, searching: bool) -> None:
            """Say whether anything is being looked for."""
            super().__init__()
            self.searching = searching

    class Closed(Message):
        """Escape: back to where the search began."""

        def __init__(self, *, was_typed: bool) -> None:
            """Say whether the box held anything."""
            super().__init__()
            self.was_typed = was_typed

    class Passed(Message):
        """Down or Tab in the empty box: on to another pane."""

        def __init__(self, step: int, *, into_page: bool) -> None:
            """Go `step` panes on, or straight into the page."""
            super().__init__()
            self.step = step
            self.into_page = into_page

    def __init__(self, desk: Desk) -> None:
        """Search what lies on `desk`."""
        super().__init__(id="finder")
        self.desk = desk
        self._kind = 0
        self._found: ResultsPage | None = None
        self._offered: tuple[str, FilterWord] | None = None
        """The query, and the filter in it, for which choices are shown in place of results."""
        self._recalled = 0
        """How many queries back the box shows one of before; 0 for what was typed now."""
        self._coming: Timer | None = None
        """What brings the preview."""

    def compose(self) -> ComposeResult:
        """Lay out the box; the panes for results follow when the first frame is out."""
        yield QueryBox(
            placeholder="Type a name, a place, a word: qorvo, da nang, asked …", id="query"
        )

    def on_mount(self) -> None:
        """Get ready for the first letter."""
        # By itself, not by a message: what is typed after Tab must find the filter completed.
        self.box.complete = lambda query, cursor: self.desk.complete(query, cursor)
        self.prepare()

    def prepare(self) -> None:
        """Build the search over what is known now, as soon as what is shown has been drawn."""
        self.set_timer(QUIET, self._get_ready)

    async def _get_ready(self) -> None:
        if not await self._add_panes():
            return
        self.desk.index  # noqa: B018 - built now, so that the first letter needs not wait
        gc.freeze()  # what stays is not to be looked through while keys are answered

    async def _add_panes(self) -> bool:
        """Return whether the panes stand: while the app is leaving they do not."""
        if self.is_attached and not self.query("#found"):
            await self.mount(Horizontal(LinePane(id="results"), LinePane(id="preview"), id="found"))
        return self.is_attached and bool(self.query("#preview"))

    def on_resize(self, event: events.Resize) -> None:
        """Put the preview where there is room."""
        self._fit(event.size.width)

    def _fit(self, width: int) -> None:
        self.set_class(width < SIDE_BY_SIDE or not self.side_by_side, "-narrow")

    def watch_side_by_side(self) -> None:
        """Put the preview where it is wanted."""
        self._fit(self.size.width)

    @property
    def box(self) -> QueryBox:
        """Where the query is typed."""
        return self.query_one(QueryBox)

    @property
    def results(self) -> LinePane:
        """What was found."""
        return self.query_one("#results", LinePane)

    @property
    def panes(self) -> list[Widget]:
        """What can have the focus while results are shown, in order."""
        nothing = self.has_class("-nothing")
        return [self.box, self.results, *(() if nothing else (self.query_one("#preview"),))]

    @property
    def is_searching(self) -> bool:
        """Whether anything is being looked for."""
        return self._found is not None

    def clear(self) -> None:
        """Empty the box without asking for anything else."""
        if self.box.value:
            with self.prevent(Input.Changed):
                self.box.value = ""
        self._stop()

    def _stop(self) -> None:
        self._kind = self._recalled = 0
        if self._found is not None:
            self._found = self._offered = None
            self.post_message(self.Toggled(searching=False))

    @on(Input.Changed)
    async def _search(self, event: Input.Changed) -> None:
        """Show what the query finds; an empty box shows the page again."""
        event.stop()
        self._recalled = 0
        self._hold_preview()
        if not event.value.strip():
            self._stop()
            return
        await self._show_found(event.value)

    async def _show_found(self, query: str) -> None:
        if not await self._add_panes():
            return
        if self._found is None:
            self.post_message(self.Toggled(searching=True))
        self._show(query)

    def _show(self, query: str) -> None:
        """Show what `query` finds among the kind that was chosen; a preview only if anything is.

        Where it has a filter that is no value yet, show what that may become.
        """
        self._found = found = self.desk.search(query, _KINDS[self._kind])
        self._offered = None
        if word := self.desk.unfinished(query):
            self._offer(query, word)
            return
        hits = found.results.hits
        self.set_class(not hits, "-nothing")
        self.results.show(found, at=hits[0].document.address if hits else "")

    def _offer(self, query: str, word: FilterWord) -> None:
        """Show what the filter `word` of `query` may become."""
        self._offered = query, word
        self.add_class("-nothing")
        self.results.show(self.desk.completions(query, word))

    @on(QueryBox.Completed)
    async def _show_choices(self, event: QueryBox.Completed) -> None:
        """Show what a filter may still become; where it is complete, the results are shown."""
        event.stop()
        query, _, word = event.completion
        if word and query == self.box.value:
            await self._show_found(query)
            self._offer(query, word)

    def _take(self, choice: str) -> None:
        """Put the chosen filter in place of what was typed of it."""
        if self._offered and self._offered[0] == self.box.value:
            query, word = self._offered
            self.box.put(*word.replaced(query, choice))
        self.box.focus()

    @on(LinePane.Highlighted, "#results")
    def _preview(self, event: LinePane.Highlighted) -> None:
        """Show the page of the result under the cursor, as soon as no further key comes."""
        event.stop()
        self._hold_preview()
        self._coming = self.set_timer(PAUSE, self._show_preview)

    def _hold_preview(self) -> None:
        if self._coming is not None:
            self._coming.stop()
            self._coming = None

    def _show_preview(self) -> None:
        """Show the page of the result that the cursor is on now."""
        self._coming = None
        if self.is_searching and self.is_attached:
            line = self.results.line
            self.query_one("#preview", LinePane).show(self.desk.page(line.opens), line.address)

    @on(QueryBox.Moved)
    def _move(self, event: QueryBox.Moved) -> None:
        """Move through the results, or from the empty box into the page."""
        event.stop()
        is_at_top = not self.is_searching or self.results.is_at_top
        if event.rows == -1 and is_at_top and (self._recalled or not self.box.value):
            self._recall()
            return
        if not self.is_searching:
            if event.rows > 0:
                self.post_message(self.Passed(1, into_page=True))
            return
        step = self.results.action_down if event.rows > 0 else self.results.action_up
        for _ in range(abs(event.rows)):
            step()

    def _recall(self) -> None:
        """Bring the query before the one that was brought last."""
        queries = self.desk.keeper.state.queries
        if self._recalled < len(queries):
            self._recalled += 1
            query = queries[-self._recalled]
            with self.prevent(Input.Changed):
                self.box.value = query
            self.box.cursor_position = len(query)
            self.call_later(self._show_found, query)

    @on(Input.Submitted)
    def _open_best(self, event: Input.Submitted) -> None:
        """Open the result under the cursor; the best one where none is drawn yet."""
        event.stop()
        line = self.results.line if self.is_searching else None
        if line is not None and line.opens:
            self._open(line.opens, line.address)
        elif self._found is not None and self._found.results.hits and not self._offered:
            best = self._found.results.hits[0].document
            self._open(best.page, best.address)

    @on(LinePane.Chosen)
    def _open_chosen(self, event: LinePane.Chosen) -> None:
        """Open a result, or what a line of its preview is about."""
        event.stop()
        self._open(event.line.opens, event.line.address)

    def _open(self, page: str, address: str) -> None:
        from vnsemi_tui.views.choices import CHOICE  # the first frame doesn't need it

        if page.startswith(CHOICE):
            self._take(page.removeprefix(CHOICE))
        elif page:
            self.desk.keeper.ask(self.box.value.strip())
            self.post_message(self.Opened(page, address if address != page else ""))

    @on(QueryBox.Narrowed)
    def _narrow(self, event: QueryBox.Narrowed) -> None:
        """Go to the next kind of results; with an empty box, to the next pane."""
        event.stop()
        if not self.is_searching:
            self.post_message(self.Passed(event.step, into_page=False))
            return
        self._kind = (self._kind + event.step) % len(_KINDS)
        self._show(self.box.value)

    @on(QueryBox.Cancelled)
    def _cancel(self, event: QueryBox.Cancelled) -> None:
        """Empty the box and tell that the search is over."""
        event.stop()
        was_typed = bool(self.box.value)
        self.clear()
        self.post_message(self.Closed(was_typed=was_typed))
