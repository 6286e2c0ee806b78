"""What screens look like, as text files that a diff shows line by line.

A file in `tests/ui/screens` holds one screen at several sizes, as `Snapshot` collects it: of the
browser the panes that belong to the page, each with its place and its rows, of what lies over the
browser its box. The sidebar and the two bars are the same on every page: they stand once, in
`frame.txt`. Where a file is missing or says something else, the test fails with a unified diff.
Nothing is written then; to accept what the screens show now, run

    UPDATE_SCREENS=1 .venv/bin/pytest tests/ui/test_screens.py

and read the diff of the files: a snapshot approves anything, an empty pane too.
"""

import os
from collections.abc import Iterable, Mapping
from datetime import date
from difflib import unified_diff
from pathlib import Path

from textual.geometry import Region
from textual.widget import Widget

from tests.ui.browsing import TODAY, known, visible
from vnsemi_tui.state import Keeper
from vnsemi_tui.ui.app import VnsemiApp
from vnsemi_tui.ui.desk import Desk
from vnsemi_tui.ui.widgets.lines import LinePane
from vnsemi_tui.views.lines import Tone

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


def cropped(app: VnsemiApp, region: Region) -> list[str]:
    """Return what the cells of `region` show, row by row."""
    strips = app.screen._compositor.render_strips()[region.y : region.bottom]
    return [strip.crop(region.x, region.right).text.rstrip() for strip in strips]


def tones(pane: LinePane) -> list[str]:
    """Return the texts that a pane shows in each tone; plain text is what is left."""
    top = pane.scroll_offset.y
    by_tone: dict[Tone, dict[str, None]] = {tone: {} for tone in Tone if tone != Tone.TEXT}
    for line in pane.lines[top : top + pane.size.height]:
        for span in line.spans:
            if span.tone in by_tone and span.text.strip():
                by_tone[span.tone][span.text.strip()] = None
    return [f"{tone}: {text}" for tone, texts in by_tone.items() for text in texts]


class Snapshot:
    """What one file holds; parts are added in the order in which they stand there."""

    def __init__(self, name: str) -> None:
        """Begin the file called `name`."""
        self.path = SCREENS / f"{name}.txt"
        self._lines: list[str] = []

    def add(self, title: str, rows: Iterable[str]) -> None:
        """Add `rows` under `title`, without the empty rows at the end."""
        part = "\n".join((f"== {title} ".ljust(60, "="), *rows))
        self._lines += part.rstrip().splitlines()

    def add_screen(self, app: VnsemiApp) -> None:
        """Add what belongs to the page that is shown, or the box that lies over it."""
        size = f"{app.size.width}x{app.size.height}"
        for name, widget in _parts(app):
            region = widget.region
            place = f"{region.width}x{region.height} at {region.x},{region.y}"
            self.add(f"{size} {name}: {place}", cropped(app, region))

    def compare(self, environ: Mapping[str, str] = os.environ) -> None:
        """Compare all that was added with the file; with `UPDATE_SCREENS=1`, write it instead."""
        shown = "".join(f"{line}\n" for line in self._lines)
        if environ.get(UPDATE) == "1":
            self.path.parent.mkdir(exist_ok=True)
            self.path.write_text(shown, encoding="utf-8", newline="\n")
            return
        stored = self.path.read_text(encoding="utf-8") if self.path.is_file() else ""
        if shown != stored:
            sides = (stored.splitlines(), shown.splitlines())
            diff = unified_diff(*sides, f"stored {self.path.name}", "shown", lineterm="")
            what = "is another than stored" if stored else "was never stored"
            raise AssertionError(f"the screen {what}; {UPDATE}=1 stores it:\n" + "\n".join(diff))


def _parts(app: VnsemiApp) -> list[tuple[str, Widget]]:
    if len(app.screen_stack) > 1:
        return [("box", app.screen.query_one("Container"))]
    names = [name for name in visible(app) if name != "sidebar"]
    return [(name, app.screen.query_one(f"#{name}")) for name in names]
