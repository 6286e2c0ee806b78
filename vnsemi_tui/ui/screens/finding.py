"""Finding letters in the page or proof that is shown."""

from __future__ import annotations

from textual import on
from textual.widget import Widget

from vnsemi_tui.ui.messages import Tell
from vnsemi_tui.ui.screens.panes import PanesScreen
from vnsemi_tui.ui.typing import hold_keys
from vnsemi_tui.ui.widgets.finding import FindBar, FindingPane
from vnsemi_tui.views.keys import NO_KEYS


class FindingScreen(PanesScreen):
    """Panes with a row below them in which letters are typed that are found in one of them.

    The row is made when it is first asked for, so that the first frame needs not wait for it.
    """

    keys = NO_KEYS
    """What sentences call the keys of commands."""
    _find_in: FindingPane | None = None
    _find_from: Widget | None = None
    _typed: str | None = None
    """What was typed and is still to be looked for."""

    @property
    def find_bar(self) -> FindBar | None:
        """The row, once it was asked for and has its box."""
        return next((bar for bar in self.query(FindBar) if bar.is_laid_out), None)

    @property
    def is_finding(self) -> bool:
        """Whether marks stand on a page that is shown."""
        pane = self._find_in
        return pane is not None and pane.is_finding and not self.finder.is_searching

    def find(self) -> None:
        """Open the row; what is typed meanwhile reaches it."""
        hold_keys(self.app)
        self._find_from, self._typed = self.focused, None
        pane = self.detail if self.detail.has_focus else self.card
        if self._find_in is not None:
            self._find_in.forget(go_back=False)
        self._find_in = pane
        pane.begin()
        bar = self.find_bar
        if bar is not None:
            bar.open()
        elif not self.query(FindBar):  # else it is on its way
            self.mount(FindBar(self.keys), before="#actions")

    def find_beside(self, step: int) -> None:
        """Go to the next place (1) or the one before (-1)."""
        self._find_typed()
        if self._find_in is not None and self._find_in.go(step):
            end, start = ("end", "top") if step > 0 else ("top", "end")
            self.post_message(Tell(f"Past the {end}: on from the {start}."))

    def stop_finding(self) -> None:
        """Take the marks away."""
        self._typed = None
        if self._find_in is not None:
            self._find_in.forget(go_back=False)

    @on(FindBar.Typed)
    def _find(self, event: FindBar.Typed) -> None:
        event.stop()
        if self._typed is None:
            self.call_later(self._find_typed)  # after the letters that have come already
        self._typed = event.text

    def _find_typed(self) -> None:
        """Look for what was typed last: a long page takes longer than a letter to type."""
        typed, self._typed = self._typed, None
        if typed is not None and self._find_in is not None:
            self._find_in.find(typed)

    @on(FindBar.Stepped)
    def _step(self, event: FindBar.Stepped) -> None:
        event.stop()
        self.find_beside(event.step)

    @on(FindBar.Kept)
    def _keep(self, event: FindBar.Kept) -> None:
        event.stop()
        self._find_typed()
        if self._find_in is not None:
            self._find_in.keep()
            self.focus_pane(self._find_in)

    @on(FindBar.Cancelled)
    def _cancel(self, event: FindBar.Cancelled) -> None:
        event.stop()
        self._typed = None
        if self._find_in is not None:
            self._find_in.forget(go_back=True)
        self.focus_pane(self._find_from if self._find_from in self.panes() else self.card)

    @on(FindingPane.Found)
    def _show_found(self, event: FindingPane.Found) -> None:
        event.stop()
        bar = self.find_bar
        if bar is not None and event.pane is self._find_in:
            bar.show_count(event.pane.found)
            self.hide_find_bar()

    def hide_find_bar(self) -> None:
        """Hide the row where nobody types in it and nothing is marked."""
        bar = self.find_bar
        if bar is not None and not bar.is_typed_in:
            bar.display = self._find_in is not None and self._find_in.is_finding
