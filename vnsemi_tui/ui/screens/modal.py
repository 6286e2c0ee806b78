"""What lies over the browser until it is closed."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, ScreenResultType


class Modal(ModalScreen[ScreenResultType]):
    """Is closed once, however many keys were on their way to it."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close with `result`; what was closed already stays so.

        Keys that came in one read are still handled by a screen that the first of them closed;
        closing it again would take the browser off.
        """
        return super().dismiss(result) if self.is_active else AwaitComplete()
