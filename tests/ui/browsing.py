"""The browser for headless tests: made of a folder of briefs, read row by row."""

import asyncio
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from time import monotonic

from textual import events
from textual.pilot import Pilot
from textual.widget import Widget

from tests.frozen import frozen_library
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.loading import load
from vnsemi_tui.reading.folders import Folder
from vnsemi_tui.ui.app import VnsemiApp
from vnsemi_tui.ui.desk import Desk
from vnsemi_tui.ui.screens.browse import BrowseScreen
from vnsemi_tui.ui.widgets.finder import PAUSE
from vnsemi_tui.ui.widgets.lines import LinePane
from vnsemi_tui.ui.widgets.query import QueryBox

TODAY = date(2026, 11, 22)
PATIENCE = 15.0
"""Seconds until a test gives up; only failing tests take that long."""
NAMED = {
    "/": "slash",
    "<": "less_than_sign",
    ">": "greater_than_sign",
    "?": "question_mark",
    ":": "colon",
    " ": "space",
}
"""What Textual calls the keys of these characters."""
HOSTILE = Path(__file__).parents[1] / "fixtures" / "hostile"


@cache
def known(folder: Path | None = None, day: date = TODAY) -> Known:
    """Return what the briefs in `folder`, by default the frozen ones, say as of `day`.

    It is the same for every test: the search over it is built once.
    """
    library = load([Folder(folder, shipped=False)]) if folder else frozen_library()
    return Known(library, day, today=TODAY)


def browser(page: str = "start", folder: Path | None = None) -> VnsemiApp:
    """Return the browser, opened at `page`."""
    desk = Desk(known(folder))
    desk.visit(page)
    return VnsemiApp(desk)


def rows(app: VnsemiApp) -> list[str]:
    """Return the rows of the screen as a person reads them."""
    strips = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


def shown(app: VnsemiApp) -> str:
    """Return the screen as one text."""
    return "\n".join(rows(app))


def pane(app: VnsemiApp, name: str) -> LinePane:
    """Return the pane `name` of the browser, whatever lies over it."""
    return app.screen_stack[0].query_one(f"#{name}", LinePane)


def box(app: VnsemiApp) -> QueryBox:
    """Return the query box."""
    return app.screen_stack[0].query_one(QueryBox)


def browse_screen(app: VnsemiApp) -> BrowseScreen:
    """Return the browser's own screen."""
    screen = app.screen_stack[0]
    assert isinstance(screen, BrowseScreen)
    return screen


def visible(app: VnsemiApp) -> list[str]:
    """Return the panes that can be seen, from left to right."""
    found = [
        widget
        for widget in app.screen_stack[0].query(
            "#query, #sidebar, #card, #results, #preview, #detail"
        )
        if widget.is_on_screen and widget.size
    ]
    return [widget.id or "" for widget in found]


def focus(app: VnsemiApp) -> str:
    """Return the id of what has the focus; it must be a widget that can be seen."""
    focused = app.focused
    assert focused is not None
    assert focused.display
    return focused.id or type(focused).__name__


async def settle(pilot: Pilot[None]) -> None:
    """Wait until what a key or click began has ended, messages that it sent included.

    Unlike a bare `pilot.pause()` it doesn't wait for an idle processor, which takes ten times
    as long.
    """
    for _ in range(4):
        await pilot.pause(0.001)


async def wait_until(app: VnsemiApp, done: Callable[[], object]) -> None:
    """Wait until `done()` is true, however slow the machine is; fail after a while."""
    end = monotonic() + PATIENCE
    while not done():
        assert monotonic() < end, shown(app)
        await asyncio.sleep(0.005)


async def wait_for_preview(pilot: Pilot[None], app: VnsemiApp) -> None:
    """Wait until the search shows the preview that is to follow."""
    while browse_screen(app).finder._coming is not None:
        await pilot.pause(PAUSE / 4)
    await settle(pilot)


async def type_keys(pilot: Pilot[None], *keys: str) -> None:
    """Press `keys`, letters or Textual's names, and wait until all is carried out."""
    driver = pilot.app._driver
    assert driver is not None
    for key in keys:
        named = NAMED.get(key, key)
        driver.send_message(events.Key(named, key if len(key) == 1 else None))
        await pilot.pause(0.001)
    await settle(pilot)


async def type_at_once(pilot: Pilot[None], *keys: str) -> None:
    """Press `keys` as when a terminal has them in one read: all before any is carried out."""
    driver = pilot.app._driver
    assert driver is not None
    for key in keys:
        driver.send_message(events.Key(NAMED.get(key, key), key if len(key) == 1 else None))
    for _ in keys:
        await settle(pilot)


async def press_button(pilot: Pilot[None], x: int, y: int, *, times: int = 1) -> None:
    """Press and release the left mouse button at column `x` and row `y`, both from 0."""
    for _ in range(times):
        await _send_mouse(pilot, events.MouseDown, x, y, 1)
        await _send_mouse(pilot, events.MouseUp, x, y, 1)
    await settle(pilot)


async def click_on(pilot: Pilot[None], text: str, row: int = 0) -> None:
    """Click on the last letter of `text`, on its first row from `row` on."""
    listed = rows(pilot.app)  # type: ignore[arg-type]
    y = next(y for y, line in enumerate(listed) if y >= row and text in line)
    x = listed[y].index(text) + len(text) - 1
    pilot.app._click_chain_last_time = None  # or it would be a double click
    await press_button(pilot, x, y)


async def wheel(pilot: Pilot[None], widget: Widget, *, turns: int) -> None:
    """Turn the mouse wheel down over the middle of `widget`."""
    x, y = widget.region.center
    for _ in range(turns):
        await _send_mouse(pilot, events.MouseScrollDown, int(x), int(y), 0)
    await settle(pilot)


async def _send_mouse(
    pilot: Pilot[None], kind: type[events.MouseEvent], x: int, y: int, button: int
) -> None:
    driver = pilot.app._driver
    assert driver is not None
    driver.process_message(kind(None, x, y, 0, 0, button, False, False, False, x, y))
    await pilot.pause(0.001)
