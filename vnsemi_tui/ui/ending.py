"""How the browser ends when it is told to, and gives back a terminal that takes nothing more."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App

BY_SIGNAL = 128
"""Exit code, with the signal's number added."""
LAST_RESORT = 2.0
"""Seconds after a signal until the process ends even if the terminal takes no more output."""

_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT")
_OFF = (
    b"\x1b[?2004l\x1b[?7h\x1b[?2048l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l"
    b"\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"
)
"""Switches off every mode that Textual's driver switches on, in its order."""


class Lent:
    """The terminal that is drawn on, to be given back where Textual doesn't come to do it.

    On Windows Textual's driver has put the console's modes back by then, or there is no way to.
    """

    def __init__(self) -> None:
        """Remember the settings of the terminal as they are now."""
        self._settings = self._now()

    def give_back(self) -> None:
        """Put the settings back and switch the modes off, unless that was done; never wait.

        The modes stay on in a terminal that takes nothing: nobody can tell it.
        """
        if self._settings is None or self._now() in (None, self._settings):
            return
        import termios

        assert sys.__stdin__  # or there were no settings
        if sys.__stderr__ is None:
            return
        drawn_on = sys.__stderr__.fileno()
        with contextlib.suppress(termios.error, OSError, ValueError):
            termios.tcsetattr(sys.__stdin__.fileno(), termios.TCSANOW, self._settings)
            os.set_blocking(drawn_on, False)
            try:
                os.write(drawn_on, _OFF)
            finally:
                os.set_blocking(drawn_on, True)

    @staticmethod
    def _now() -> list[Any] | None:
        """Return the settings now; None where there are none, or no terminal."""
        try:
            import termios
        except ImportError:  # Windows
            return None
        try:
            return termios.tcgetattr(sys.__stdin__.fileno()) if sys.__stdin__ else None
        except (termios.error, OSError, ValueError):
            return None


class Ending:
    """Ends an app in order when the process is told to end, or its terminal is gone.

    Where that takes too long, the process ends all the same.
    """

    def __init__(self, lent: Lent) -> None:
        """Give back what was `lent` where the app can't do it any more."""
        self.code = 0
        """The exit code that the first signal asks for; 0 while there was none."""
        self._lent = lent
        self._told = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._app: App[None] | None = None

    @contextlib.contextmanager
    def watching(self, app: App[None]) -> Iterator[None]:
        """Leave `app` on a signal while in a `with` statement inside the running loop.

        The handlers are Python's own: those of the loop wait for it, and it may wait for the
        terminal. Windows has neither SIGHUP nor SIGQUIT.
        """
        self._loop, self._app = asyncio.get_running_loop(), app
        # From the beginning: when the signal comes, there may be no thread left to start.
        threading.Thread(target=self._exit_at_last, name="last-resort", daemon=True).start()
        numbers = [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]
        before = {number: signal.signal(number, self._take) for number in numbers}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
            if not self.code:
                self._told.set()

    def lose_terminal(self) -> None:
        """End as at SIGHUP; for the thread that reads the terminal.

        The signal comes only where the terminal is the controlling one.
        """
        self._end(int(getattr(signal, "SIGHUP", 1)))

    def _take(self, number: int, _frame: object) -> None:
        self._end(number)

    def _end(self, number: int) -> None:
        if self.code:
            return
        self.code = BY_SIGNAL + number
        self._told.set()
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop has ended
                self._loop.call_soon_threadsafe(self._leave)

    def _leave(self) -> None:
        if self._app is not None:
            self._app.exit(return_code=self.code)

    def _exit_at_last(self) -> None:
        """Leave if nothing else ends the process in time.

        A closed or stopped terminal takes no output, and Textual's writer then waits for ever.
        """
        self._told.wait()
        if self.code:
            time.sleep(LAST_RESORT)
            self._lent.give_back()
            os._exit(self.code)
