"""An app that keeps the report of a fault for a log, instead of drawing it over the terminal."""

from __future__ import annotations

import io
import traceback

from rich.console import Console, RenderableType
from textual.app import App
from textual.css.query import NoMatches
from textual.worker import WorkerFailed


class KeepsFaults(App[None]):
    """An app that ends quietly on an unexpected exception; `terminal.run_app` reports it.

    Textual prints a traceback of several screens with the values of variables in it.
    """

    fault: str = ""
    """The traceback of the first fault; empty while there was none."""

    def _handle_exception(self, error: Exception) -> None:
        """Keep the traceback of `error`, then end as Textual does.

        What has just opened when the reader leaves is taken down before its parts are there;
        that it misses them is no fault.
        """
        if self._exit and isinstance(error, NoMatches):
            return
        # A worker's own exception, with its traceback, is inside.
        cause = error.error if isinstance(error, WorkerFailed) else error
        self._keep("".join(traceback.format_exception(cause)))
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """End without drawing a traceback."""
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:
        """Keep what other threads report, then end."""
        drawn = io.StringIO()
        Console(file=drawn, width=100).print(*renderables, markup=False)
        self._keep(drawn.getvalue())
        self._close_messages_no_wait()

    def _keep(self, report: str) -> None:
        self.fault = self.fault or report or "unknown fault"
