"""Which panes there is room for, and which of them has the focus."""

from __future__ import annotations

from textual import events
from textual.command import CommandPalette
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from vnsemi_tui.config import MOST_PANES
from vnsemi_tui.ui.widgets.finder import Finder
from vnsemi_tui.ui.widgets.finding import FindingPane

WIDE = 110
"""From this width on, the proof stands beside the card."""
TWO_PANES = 80
"""Under this width one pane shows at a time."""
WITH_SIDEBAR = 60
"""Under this width there is no sidebar."""
SMALLEST = (30, 8)
"""Under this size there is one polite line."""


def _leave(palette: CommandPalette) -> None:
    palette.dismiss()


class PanesScreen(Screen[None]):
    """A sidebar, a card and a proof beside or over it, below a search that may take their room."""

    most_panes = MOST_PANES
    """How many panes stand side by side at most, whatever the room."""

    @property
    def card(self) -> FindingPane:
        """The pane in the middle: a card, a list."""
        return self.query_one("#card", FindingPane)

    @property
    def detail(self) -> FindingPane:
        """The proof of the line under the cursor."""
        return self.query_one("#detail", FindingPane)

    @property
    def finder(self) -> Finder:
        """The search."""
        return self.query_one(Finder)

    # Sizes

    def on_resize(self, event: events.Resize) -> None:
        """Choose which panes there is room for."""
        self.fit(event.size)
        if self.has_class("-tiny") and isinstance(self.app.screen, CommandPalette):
            # Its list can't be moved through without a cell to draw on; it may not be laid out yet.
            self.app.screen.call_later(_leave, self.app.screen)
        if event.size.width < WITH_SIDEBAR and self.has_class("-in-sidebar"):
            self.focus_pane(self.card)

    def fit(self, size: Size) -> None:
        """Choose which panes there is room for in `size`."""
        width, height = size
        is_wide = width >= WIDE and self.most_panes >= 3
        self.set_class(is_wide, "-wide")
        self.set_class(not is_wide, "-narrow")
        self.set_class(width < TWO_PANES or self.most_panes < 2, "-single")
        self.set_class(width < SMALLEST[0] or height < SMALLEST[1], "-tiny")

    def show_panes(self, most: int) -> None:
        """Have `most` panes side by side at most; the one that has the focus stays seen."""
        self.most_panes = most
        self.fit(self.size)
        self.finder.side_by_side = most > 1
        if self.focused is not None:
            self.make_room(self.focused)

    # The focus

    def focus_pane(self, pane: Widget) -> None:
        """Give `pane` the focus, and room where not all panes have it."""
        self.make_room(pane)
        pane.focus()

    def make_room(self, pane: Widget) -> None:
        """Have `pane` seen where not all panes are."""
        self.set_class(pane.id == "sidebar", "-in-sidebar")
        if pane.id == "detail":
            self.add_class("-proof")
        elif pane.id == "card" and not self.has_class("-wide"):
            self.remove_class("-proof")

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """See to it that keys go somewhere: a click between two layouts takes the focus away."""
        self.call_later(self._keep_focus, event.widget)

    def _keep_focus(self, last: Widget) -> None:
        """Give the focus back to `last` where nothing else has it."""
        if self.focused is None and self.is_current and self.app.app_focus:
            self.focus_pane(last if last in self.panes() else self.card)

    def next_pane(self, step: int) -> None:
        """Give the focus to the next pane (1) or the one before (-1)."""
        panes = self.panes()
        here = panes.index(self.focused) if self.focused in panes else -1
        self.focus_pane(panes[(here + step) % len(panes)])

    def panes(self) -> list[Widget]:
        """Return what can have the focus, from left to right."""
        if self.finder.is_searching:
            return self.finder.panes
        box: list[Widget] = [self.finder.box] if self.finder.has_class("-shown") else []
        sidebar = [self.query_one("#sidebar")] if self.size.width >= WITH_SIDEBAR else []
        if self.has_class("-wide"):
            beside = [self.detail] if self.detail.display else []
            return [*box, *sidebar, self.card, *beside]
        # The proof stands over the card.
        return [*box, *sidebar, self.detail if self.has_class("-proof") else self.card]
