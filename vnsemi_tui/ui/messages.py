"""What a screen asks of the app."""

from __future__ import annotations

from collections.abc import Callable

from textual.message import Message


class CopyText(Message):
    """Put `text` on the reader's clipboard and say how that went."""

    def __init__(self, text: str) -> None:
        """Ask for `text` to be copied."""
        super().__init__()
        self.text = text


class GoOutside(Message):
    """Do something outside the terminal that may take a while, and say how that went."""

    def __init__(self, act: Callable[[], str]) -> None:
        """Ask for `act`, which returns what to tell the reader, to be run in a thread."""
        super().__init__()
        self.act = act


class Tell(Message):
    """Say something to the reader."""

    def __init__(self, text: str, *, trouble: bool = False) -> None:
        """Ask for `text` to be shown; `trouble` stays longer."""
        super().__init__()
        self.text = text
        self.trouble = trouble
