"""What `--version` says: the program, what it knows, and what it runs on."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from vnsemi_tui import __version__
from vnsemi_tui.errors import Exit, Stop
from vnsemi_tui.model import VERSION
from vnsemi_tui.model.latest import Latest

if TYPE_CHECKING:
    from vnsemi_tui.cli.session import Session
    from vnsemi_tui.stored import Names

_COUNTED = {
    "locality": "localities",
    "partner": "partners",
    "initiative": "initiatives",
    "claim": "claims",
}


def version(session: Session) -> Exit:
    """Print the version, then what is in the library; where that can't be read, why not."""
    if session.options.json:
        return _as_json(session)
    print(f"vnsemi-tui {__version__}")
    try:
        names = session.names
    except Stop as stop:
        print(f"briefs   none: {stop.message}")
    else:
        briefs = ", ".join(f"{names.count(kind):,} {plural}" for kind, plural in _COUNTED.items())
        newest = _newest(names)
        since = f", the newest {'' if newest.is_bound else 'of '}{newest}" if newest else ""
        print(f"briefs   {briefs}, content model {VERSION}")
        print(f"sources  {names.count('source'):,}{since}")
        if skipped := names.count("skipped"):
            print(f"left out {skipped:,}, because of errors; vnsemi-tui check names them")
    print(f"python   {_python()}, textual {installed('textual') or 'unknown'}")
    return Exit.DONE


def _as_json(session: Session) -> Exit:
    from vnsemi_tui.cli.output import print_json, say

    names = None
    try:
        names = session.names
    except Stop as stop:
        say(stop.message)
    newest = _newest(names) if names else None
    print_json(
        command="version",
        as_of=session.day.isoformat(),
        today=session.today.isoformat(),
        newest_source=newest.day.isoformat() if newest else None,
        newest_source_is_bound=bool(newest and newest.is_bound),
        skipped=[name.address for name in names("skipped")] if names else [],
        version=__version__,
        model=VERSION,
        python=_python(),
        textual=installed("textual"),
        briefs={plural: names.count(kind) for kind, plural in _COUNTED.items()} if names else None,
        sources=names.count("source") if names else None,
    )
    return Exit.DONE


def _newest(names: Names) -> Latest | None:
    ranges = (source.days.split("/") for source in names("source") if source.days)
    return Latest.of(
        (date.fromisoformat(first), date.fromisoformat(last)) for first, last in ranges
    )


def _python() -> str:
    return sys.version.partition(" ")[0].rstrip("+")


def installed(package: str) -> str | None:
    """Return the version of `package` without importing it, None where it can't be told.

    It stands in the name of the folder that installers put beside the package; the standard
    library's `importlib.metadata` reads it from there as well, in the time of a whole command.
    """
    for folder in filter(None, sys.path):
        with suppress(OSError):
            for name in os.listdir(folder):  # noqa: PTH208 - names are enough
                if name.lower().startswith(f"{package}-") and name.endswith(".dist-info"):
                    return name.removesuffix(".dist-info").partition("-")[2]
    return None
