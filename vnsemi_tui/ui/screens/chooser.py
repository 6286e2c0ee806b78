"""A box and a list over the browser: type to narrow, Enter chooses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from vnsemi_tui.library.filter_table import WrongFilterError
from vnsemi_tui.ui.screens.leaving import LeftOnce
from vnsemi_tui.ui.typing import hold_keys
from vnsemi_tui.ui.widgets.lines import LinePane
from vnsemi_tui.ui.widgets.query import QueryBox
from vnsemi_tui.views.choices import CHOICE, Choice, ChoicesPage, Typed


class Chooser(LeftOnce, ModalScreen[str | None]):
    """Returns the value that was chosen; None where nothing was."""

    DEFAULT_CSS: ClassVar[str] = """
    Chooser {
        align: center middle;
        background: $background 60%;
    }
    Chooser > Container {
        width: 84;
        max-width: 100%;
        height: 32;
        max-height: 100%;
        border: round $border-blurred;
        background: $background;
        padding: 0 1;
        Static { padding: 0 1; text-style: bold; }
        QueryBox { height: 1; margin: 0; padding: 0 1; }
        LinePane { height: 1fr; }
    }
    """

    def __init__(
        self,
        title: str,
        about: str,
        choices: Sequence[Choice],
        typed: Typed = lambda _: [],
        placeholder: str = "Type to narrow the list",
        *,
        at: str | None = None,
        preview: Callable[[str], None] = lambda _: None,
    ) -> None:
        """Offer `choices`, and what `typed` makes of the letters in the box.

        The cursor begins on the value `at`; `preview` gets each value that it comes to.
        """
        super().__init__()
        self._at, self._preview = at, preview
        self._is_moved = at is None
        self._title, self._about = title, about
        self.choices = choices
        self.typed = typed
        self._placeholder = placeholder

    def compose(self) -> ComposeResult:
        """Lay out box and list."""
        with Container():
            yield Static(self._title, id="choice-title", markup=False)
            yield QueryBox(placeholder=self._placeholder, id="choice-query")
            yield LinePane(id="choices")

    def on_mount(self) -> None:
        """Offer everything."""
        self._pane.is_steered = True
        self._offer("")
        if self._at is not None:
            self.call_after_refresh(self._pane.mark, f"{CHOICE}{self._at}")
        hold_keys(self.app)
        self.query_one(QueryBox).focus()

    @property
    def _pane(self) -> LinePane:
        return self.query_one(LinePane)

    def _offer(self, typed: str) -> None:
        try:
            made = self.typed(typed) if typed.strip() else []
        except WrongFilterError as wrong:
            page = ChoicesPage(self._title, self._about, (), refusal=str(wrong))
        else:
            page = ChoicesPage(self._title, self._about, self.choices, typed)
            meant = {one.value: one for one in made}
            meant |= {one.value: one for one in page.choices if one.value in meant}
            page.choices = [
                *meant.values(),
                *(one for one in page.choices if one.value not in meant),
            ]
        self._pane.show(page)
        self._pane.action_first()

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        """Show what fits the letters."""
        event.stop()
        self._is_moved = True
        self._offer(event.value)

    @on(LinePane.Highlighted)
    def _show_chosen(self, event: LinePane.Highlighted) -> None:
        """Show what the choice under the cursor would bring, if there is one."""
        event.stop()
        if self._is_moved and self.is_current and event.line.opens.startswith(CHOICE):
            self._preview(event.line.opens.removeprefix(CHOICE))

    @on(QueryBox.Moved)
    def _move(self, event: QueryBox.Moved) -> None:
        """Move through the list while typing."""
        event.stop()
        self._is_moved = True
        step = self._pane.action_down if event.rows > 0 else self._pane.action_up
        for _ in range(abs(event.rows)):
            step()

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        """Choose what the cursor is on."""
        event.stop()
        self._choose(self._pane.line.opens)

    @on(LinePane.Chosen)
    def _take_clicked(self, event: LinePane.Chosen) -> None:
        """Choose a line."""
        event.stop()
        self._choose(event.line.opens)

    def _choose(self, opens: str) -> None:
        if opens.startswith(CHOICE):
            self.dismiss(opens.removeprefix(CHOICE))

    @on(QueryBox.Narrowed)
    def _to_list(self, event: QueryBox.Narrowed) -> None:
        """Tab keeps the focus where typing goes on: there is but one list."""
        event.stop()

    @on(QueryBox.Cancelled)
    def _leave(self, event: QueryBox.Cancelled) -> None:
        """Close without choosing."""
        event.stop()
        self.dismiss(None)

    def on_descendant_blur(self) -> None:
        """See to it that keys go to the box, whatever was clicked."""
        self.call_later(self._keep_focus)

    def _keep_focus(self) -> None:
        if self.is_current and self.app.app_focus and not self.query_one(QueryBox).has_focus:
            self.query_one(QueryBox).focus()
