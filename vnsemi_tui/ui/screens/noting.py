"""A box over the browser in which a note is written: Enter keeps it, Escape does not."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from vnsemi_tui.ui.screens.leaving import LeftOnce
from vnsemi_tui.ui.typing import hold_keys
from vnsemi_tui.ui.widgets.query import QueryBox

LONGEST_NOTE = 2_000
"""Characters; more can't be typed or pasted."""


class NoteScreen(LeftOnce, ModalScreen[str]):
    """Returns what was written; an empty text where nothing was."""

    DEFAULT_CSS: ClassVar[str] = """
    NoteScreen {
        align: center middle;
        background: $background 60%;
    }
    NoteScreen > Container {
        width: 84;
        max-width: 100%;
        height: auto;
        max-height: 100%;
        border: round $border-blurred;
        background: $background;
        padding: 0 1;
        Static { padding: 0 1; }
        #note-title { text-style: bold; }
        #note-help { color: $text-muted; }
        QueryBox { height: 1; margin: 0; padding: 0 1; }
    }
    """

    def __init__(self, about: str) -> None:
        """Ask for a note on what is called `about`."""
        super().__init__()
        self._about = about

    def compose(self) -> ComposeResult:
        """Lay out title, box and help."""
        with Container():
            yield Static(f"Note on: {self._about}", id="note-title", markup=False)
            yield QueryBox(
                placeholder="What there is to remember",
                id="note",
                longest=LONGEST_NOTE,
                opener="",
            )
            yield Static("Enter writes it to a file, Escape does not", id="note-help", markup=False)

    def on_mount(self) -> None:
        """Take what is typed."""
        hold_keys(self.app)
        self.query_one(QueryBox).focus()

    @on(Input.Changed)
    @on(QueryBox.Moved)
    @on(QueryBox.Narrowed)
    def _stay(self, event: Input.Changed | QueryBox.Moved | QueryBox.Narrowed) -> None:
        """Leave the browser below alone: there is nothing but the box."""
        event.stop()

    @on(Input.Submitted)
    def _keep(self, event: Input.Submitted) -> None:
        """Return what was written."""
        event.stop()
        self.dismiss(event.value.strip())

    @on(QueryBox.Cancelled)
    def _leave(self, event: QueryBox.Cancelled) -> None:
        """Close without a note."""
        event.stop()
        self.dismiss("")

    def on_descendant_blur(self) -> None:
        """See to it that keys go to the box, whatever was clicked."""
        self.call_later(self._keep_focus)

    def _keep_focus(self) -> None:
        if self.is_current and self.app.app_focus and not self.query_one(QueryBox).has_focus:
            self.query_one(QueryBox).focus()
