"""A paste whose end never comes must not swallow every key after it."""

from __future__ import annotations

from collections.abc import Iterable
from time import monotonic

from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.message import Message

SILENCE = 1.0
"""Seconds without input after which an open paste counts as ended."""


class EndsPastes(XTermParser):
    """Textual's parser of terminal input; it ends a paste that the terminal left open."""

    _tail = ""
    _pasting = False
    _last_input = 0.0

    def feed(self, data: str) -> Iterable[Message]:
        """Parse `data`, noting whether a paste is open after it."""
        self._last_input = monotonic()
        seen = self._tail + data
        started, ended = seen.rfind(BRACKETED_PASTE_START), seen.rfind(BRACKETED_PASTE_END)
        if started != ended:
            self._pasting = started > ended
        # A mark may be cut by the end of a read, but must not be seen twice.
        self._tail = seen[max(started, ended, -1) + 1 :][-(len(BRACKETED_PASTE_END) - 1) :]
        yield from super().feed(data)

    def tick(self) -> Iterable[Message]:
        """End an open paste after a silence; the driver calls this ten times a second."""
        yield from super().tick()
        if self._pasting and monotonic() - self._last_input > SILENCE:
            yield from self.feed(BRACKETED_PASTE_END)
