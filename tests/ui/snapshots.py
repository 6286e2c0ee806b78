"""What screens look like, as text files that a diff shows line by line.

A screen is compared with the file of its name and size in `tests/ui/screens`. Where the file is
missing or says something else, the test fails with a unified diff. Nothing is written then; to
accept what the screens show now, run

    UPDATE_SCREENS=1 .venv/bin/pytest tests/ui/test_screens.py

and read the diff of the files: a snapshot approves anything, an empty pane too.
"""

import os
from collections.abc import Mapping
from datetime import date
from difflib import unified_diff
from pathlib import Path

from tests.ui.browsing import TODAY, known, rows
from vnsemi_tui.state import Keeper
from vnsemi_tui.ui.app import VnsemiApp
from vnsemi_tui.ui.desk import Desk

SCREENS = Path(__file__).parent / "screens"
"""What the screens looked like when someone last read them."""
UPDATE = "UPDATE_SCREENS"
"""The variable that, set to 1, has the files written."""


def frozen_browser(
    page: str = "start", day: date = TODAY, keeper: Keeper | None = None
) -> VnsemiApp:
    """Return the browser of the frozen briefs as of `day`, opened at `page`."""
    desk = Desk(known(day=day), keeper=keeper)
    desk.visit(page)
    return VnsemiApp(desk)


def stored_as(name: str, size: tuple[int, int]) -> Path:
    """Return the file that holds the screen `name` at `size`."""
    return SCREENS / f"{name}-{size[0]}x{size[1]}.txt"


def assert_looks_as_stored(
    app: VnsemiApp, name: str, environ: Mapping[str, str] = os.environ
) -> None:
    """Compare the screen with its file; with `UPDATE_SCREENS=1`, write the file instead."""
    path = stored_as(name, (app.size.width, app.size.height))
    shown = "".join(f"{row.rstrip()}\n" for row in rows(app))
    if environ.get(UPDATE) == "1":
        path.parent.mkdir(exist_ok=True)
        path.write_text(shown, encoding="utf-8", newline="\n")
        return
    stored = path.read_text(encoding="utf-8") if path.is_file() else ""
    if shown != stored:
        diff = "\n".join(
            unified_diff(
                stored.splitlines(), shown.splitlines(), f"stored {path.name}", "shown", lineterm=""
            )
        )
        what = "is another than stored" if stored else "was never stored"
        raise AssertionError(f"the screen {what}; {UPDATE}=1 stores it:\n{diff}")
