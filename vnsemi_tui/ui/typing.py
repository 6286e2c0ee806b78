"""Keys typed faster than a box opens: held, then given to the box in their order."""

from __future__ import annotations

from textual import events
from textual.app import App
from textual.timer import Timer
from textual.widgets import Input

PATIENCE = 1.0
"""Seconds after which held keys go to whatever has the focus."""


class HoldsKeys(App[None]):
    """An app whose opener of a box calls `hold_keys`; what is typed after it reaches the box.

    The opener should be a priority binding which `check_action` refuses while an `Input` has
    the focus. From then until an `Input` has the focus, keys and pastes are held.
    """

    _held: list[events.Key | events.Paste] | None = None
    _patience: Timer | None = None

    def hold_keys(self) -> None:
        """Hold what is typed from now on, until an `Input` has the focus."""
        if self._held is None:
            self._held = []
            self._patience = self.set_timer(PATIENCE, self._replay)

    @property
    def is_holding_keys(self) -> bool:
        """Whether a box is being opened."""
        return self._held is not None

    async def on_event(self, event: events.Event) -> None:
        """Hold keys and pastes that came from the terminal while a box is being opened."""
        if (
            self._held is not None
            and isinstance(event, (events.Key, events.Paste))
            and not event.is_forwarded
        ):
            self._held.append(event)
            return
        await super().on_event(event)

    async def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Give the held keys to the box that now has the focus."""
        if isinstance(event.widget, Input):
            await self._replay()

    async def _replay(self) -> None:
        """Send the held keys the way they would have gone."""
        held, self._held = self._held, None
        if self._patience is not None:
            self._patience.stop()
            self._patience = None
        for event in held or ():
            await self.on_event(event)


def hold_keys(app: App[object]) -> None:
    """Hold what is typed until an `Input` has the focus, where `app` can."""
    if isinstance(app, HoldsKeys):
        app.hold_keys()
