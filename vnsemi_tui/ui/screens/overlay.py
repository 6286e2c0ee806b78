"""A page that lies over the browser: help, the menu of everything."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import ModalScreen

from vnsemi_tui.ui.widgets.lines import LinePane
from vnsemi_tui.views.lines import Page


class Overlay(ModalScreen[str]):
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
        pane = self.query_one(LinePane)
        pane.show(self.page)
        pane.focus()

    def on_descendant_blur(self) -> None:
        """See to it that keys go somewhere: a click between two layouts takes the focus away."""
        self.call_later(self._keep_focus)

    def _keep_focus(self) -> None:
        if self.focused is None and self.is_current and self.app.app_focus:
            self.query_one(LinePane).focus()

    def on_line_pane_chosen(self, event: LinePane.Chosen) -> None:
        """Return what the line opens."""
        event.stop()
        if event.line.opens:
            self.dismiss(event.line.opens)

    def action_leave(self) -> None:
        """Close without choosing."""
        self.dismiss("")
