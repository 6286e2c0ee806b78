"""A page that lies over the browser: help, the menu of everything, an address."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input

from vnsemi_tui.ui.screens.leaving import LeftOnce
from vnsemi_tui.ui.typing import hold_keys
from vnsemi_tui.ui.widgets.lines import LinePane
from vnsemi_tui.ui.widgets.query import PAGE, QueryBox
from vnsemi_tui.views.lines import Page


class Overlay(LeftOnce, ModalScreen[str]):
    """Shows a page; returns what the chosen line opens, or an empty string."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,q,f1,f2,question_mark",
            "leave",
            "Close",
            id="overlay.close",
            tooltip="Close this",
        ),
    ]
    DEFAULT_CSS = """
    Overlay {
        align: center middle;
        background: $background 60%;
    }
    Overlay > Container {
        width: 84;
        max-width: 100%;
        height: 32;
        max-height: 100%;
        border: round $border-blurred;
        background: $background;
        padding: 0 1;
        QueryBox { height: 1; margin: 0; padding: 0 1; }
        LinePane { height: 1fr; }
    }
    """

    def __init__(self, page: Page) -> None:
        """Show `page` until a line is chosen or Escape pressed."""
        super().__init__()
        self.page = page

    def compose(self) -> ComposeResult:
        """Lay out the one pane."""
        with Container():
            yield LinePane(id="overlay")

    def on_mount(self) -> None:
        """Show the page."""
        self.pane.show(self.page)
        self._takes_keys.focus()

    @property
    def pane(self) -> LinePane:
        """Where the page is shown."""
        return self.query_one(LinePane)

    @property
    def _takes_keys(self) -> Widget:
        return self.pane

    def on_descendant_blur(self) -> None:
        """See to it that keys go somewhere: a click between two layouts takes the focus away."""
        self.call_later(self._keep_focus)

    def _keep_focus(self) -> None:
        if self.focused is None and self.is_current and self.app.app_focus:
            self._takes_keys.focus()

    def on_line_pane_chosen(self, event: LinePane.Chosen) -> None:
        """Return what the line opens."""
        event.stop()
        self._choose(event.line.opens)

    def _choose(self, opens: str) -> None:
        if opens:
            self.dismiss(opens)

    def action_leave(self) -> None:
        """Close without choosing."""
        self.dismiss("")


class NarrowingOverlay(Overlay):
    """The same with a box above the page: letters are text that narrows it."""

    def __init__(self, page_of: Callable[[str], Page], placeholder: str) -> None:
        """Show what `page_of` makes of the letters typed, at first of none."""
        super().__init__(page_of(""))
        self._page_of = page_of
        self._placeholder = placeholder

    def compose(self) -> ComposeResult:
        """Lay out box and page."""
        with Container():
            yield QueryBox(placeholder=self._placeholder, id="narrow")
            yield LinePane(id="overlay")

    def on_mount(self) -> None:
        """Take letters from the first one on."""
        self.pane.is_steered = True
        self._box.opener = ""
        hold_keys(self.app)

    @property
    def _box(self) -> QueryBox:
        return self.query_one(QueryBox)

    @property
    def _takes_keys(self) -> Widget:
        return self._box

    def _keep_focus(self) -> None:
        if self.is_current and self.app.app_focus and not self._box.has_focus:
            self._box.focus()

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        """Show what fits the letters, from its top."""
        event.stop()
        self.page = self._page_of(event.value)
        self.pane.show(self.page)
        self.pane.action_first()

    @on(QueryBox.Moved)
    def _move(self, event: QueryBox.Moved) -> None:
        """Move through the page while typing."""
        event.stop()
        match event.rows:
            case 1:
                self.pane.action_down()
            case -1:
                self.pane.action_up()
            case rows if rows == PAGE:
                self.pane.action_page_down()
            case _:
                self.pane.action_page_up()

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        """Choose the line under the cursor, where it opens anything."""
        event.stop()
        self._choose(self.pane.line.opens)

    @on(QueryBox.Narrowed)
    def _stay(self, event: QueryBox.Narrowed) -> None:
        """Tab keeps the focus where typing goes on."""
        event.stop()

    @on(QueryBox.Cancelled)
    def _clear_or_leave(self, event: QueryBox.Cancelled) -> None:
        """Show everything again; with an empty box, close."""
        event.stop()
        if self._box.value:
            self._box.value = ""
        else:
            self.dismiss("")
