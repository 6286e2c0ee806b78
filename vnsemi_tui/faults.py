"""A fault of ours: three lines and a log instead of a traceback."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

from vnsemi_tui import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType


class Fault:
    """Keeps what went wrong in a `with` statement, so that it can be told in a few lines."""

    def __init__(self) -> None:
        """Start without one."""
        self.report = ""
        """The traceback; empty while nothing went wrong."""

    def __enter__(self) -> Fault:
        """Start to watch."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        """Keep an error; let pass what ends a process on purpose."""
        if not isinstance(error, Exception):
            return False
        import traceback  # only when something is already wrong

        self.report = "".join(traceback.format_exception(kind, error, trace))
        return True

    def tell(self, log_folder: Path) -> None:
        """Say on stderr what happened and where the log is: in `log_folder` if that can be."""
        from vnsemi_tui.paths import told
        from vnsemi_tui.text.clean import excerpt

        path = _write_log(self.report, log_folder)
        last = self.report.rstrip().rsplit("\n", 1)[-1]
        where = (
            f"the details are in {excerpt(told(path), 300)}" if path else "no log could be written"
        )
        print(
            f"vnsemi-tui: a fault of the program: {excerpt(last, 100)}\n"
            f"vnsemi-tui: {where}\n"
            "vnsemi-tui: your briefs are untouched; please report it with that file",
            file=sys.stderr,
        )


def _write_log(report: str, log_folder: Path) -> Path | None:
    """Write `report` to a new file only its owner can read; None if no folder takes it."""
    import platform
    import tempfile
    from pathlib import Path

    text = f"vnsemi-tui {__version__}, Python {platform.python_version()}, {sys.platform}\n{report}"
    for folder in _log_folders(log_folder):
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(prefix="fault-", suffix=".log", dir=folder)
            with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as log:
                log.write(text)
            return Path(name)
    return None


def _log_folders(wanted: Path) -> Iterator[Path]:
    """Yield where a log may go; without a home `wanted` is relative, and nowhere."""
    import tempfile
    from pathlib import Path

    if wanted.is_absolute():
        yield wanted
    with contextlib.suppress(OSError):  # there is none to be found
        yield Path(tempfile.gettempdir())
