"""The search over everything: where it begins, what makes room for it, where it leads back to."""

from __future__ import annotations

from textual import on
from textual.widget import Widget

from vnsemi_tui.ui.desk import START, Desk
from vnsemi_tui.ui.screens.finding import FindingScreen
from vnsemi_tui.ui.typing import hold_keys
from vnsemi_tui.ui.widgets.finder import Finder


class SearchingScreen(FindingScreen):
    """Panes below a search box; what it finds takes their room.

    Which page a result opens is left to the screen that shows pages.
    """

    def __init__(self, desk: Desk) -> None:
        """Search what lies on `desk`."""
        super().__init__()
        self.desk: Desk = desk
        self.keys = desk.keys
        self._query_from: Widget | None = None

    def open_search(self) -> None:
        """Open the search box; what is typed meanwhile reaches it."""
        self._query_from = self.focused
        hold_keys(self.app)
        self.finder.add_class("-shown")
        self.finder.box.focus()

    def close_search(self, *, was_typed: bool = True) -> None:
        """Return to where the search began: on the start page to the box, if it was not empty."""
        self.leave_search()
        if self.desk.here == START and was_typed:
            self.finder.box.focus()
            return
        panes = self.panes()
        self.focus_pane(self._query_from if self._query_from in panes else self.card)

    def leave_search(self) -> None:
        """Show the panes again; the focus stays where it is."""
        self.finder.clear()
        self.remove_class("-searching")
        if self.desk.here != START:
            self.finder.remove_class("-shown")

    @on(Finder.Toggled)
    def _make_room_for_results(self, event: Finder.Toggled) -> None:
        """Hide the panes while results are shown."""
        event.stop()
        self.set_class(event.searching, "-searching")

    @on(Finder.Passed)
    def _pass_on(self, event: Finder.Passed) -> None:
        """Go on from the empty box."""
        event.stop()
        if event.into_page:
            self.focus_pane(self.card)
        else:
            self.next_pane(event.step)

    @on(Finder.Closed)
    def _close_search(self, event: Finder.Closed) -> None:
        """Go back to where the search began."""
        event.stop()
        self.close_search(was_typed=event.was_typed)
