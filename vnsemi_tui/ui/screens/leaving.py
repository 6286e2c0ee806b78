"""A screen over the browser that is left once, however many keys ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.await_complete import AwaitComplete

if TYPE_CHECKING:
    from textual.screen import Screen

    _Screen = Screen[Any]
else:
    _Screen = object  # Textual takes styles from the first of the bases that is a screen


class LeftOnce(_Screen):
    """Makes of a screen one that, once left, closes nothing more.

    Keys of one read from the terminal, as of Enter held down over a slow line, are on their way
    to it before the first of them closes it. Textual would take away the screen below, too.
    """

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Leave with `result`, unless that was done already."""
        return super().dismiss(result) if self.is_current else AwaitComplete()
