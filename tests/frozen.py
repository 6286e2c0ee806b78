"""A frozen copy of the briefs, for tests that name what stands in them.

Work on the shipped briefs changes no such test; `tests/briefs` holds what is true of any briefs
that we ship.
"""

import sys
from functools import cache
from pathlib import Path

from vnsemi_tui.library.library import Library
from vnsemi_tui.library.loading import load
from vnsemi_tui.reading.folders import Folder

FROZEN = Path(__file__).parent / "fixtures" / "frozen"
_SCRIPT = """\
import sys
from pathlib import Path
from vnsemi_tui.cli import session
from vnsemi_tui.cli.main import main
briefs = Path(sys.argv.pop(1))
session.shipped_briefs = lambda: briefs
sys.exit(main())
"""
COMMAND = [sys.executable, "-c", _SCRIPT, str(FROZEN)]
"""Runs `vnsemi-tui` in a process of its own with these briefs for the shipped ones."""


@cache
def frozen_library() -> Library:
    """Return the frozen briefs, read as the shipped ones are."""
    return load([Folder(FROZEN, shipped=True)])
