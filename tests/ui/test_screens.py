"""Every page as text, at three sizes, with one fact about what it shows; see `snapshots`."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import pytest
from textual.pilot import Pilot

from tests.ui.browsing import (
    TODAY,
    browse_screen,
    focus,
    known,
    pane,
    settle,
    type_keys,
    visible,
    wait_for_preview,
)
from tests.ui.snapshots import SCREENS, Snapshot, cropped, frozen_browser, tones
from vnsemi_tui.state import Keeper, Mark
from vnsemi_tui.ui.app import VnsemiApp
from vnsemi_tui.ui.screens.chooser import Chooser
from vnsemi_tui.ui.screens.overlay import Overlay
from vnsemi_tui.ui.widgets.bars import ActionBar, TopBar
from vnsemi_tui.ui.widgets.lines import LinePane
from vnsemi_tui.views.help import HelpPage
from vnsemi_tui.views.lanes import LanesPage
from vnsemi_tui.views.ledger import LedgerPage
from vnsemi_tui.views.matrix import MatrixPage
from vnsemi_tui.views.pages import page_at
from vnsemi_tui.views.timeline import TimelinePage

SIZES = ((80, 24), (100, 30), (120, 40))
BEFORE_DA_NANG = date(2024, 8, 31)
"""A day before the article on Đà Nẵng was published."""
LANES_BY_PLACE = ["timeline place:bac-ninh", "timeline place:ha-noi"]
BEFORE_EVERYTHING = date(2023, 1, 1)


class Screen(NamedTuple):
    """What is opened, what is typed there, and what must then be so."""

    page: str
    fact: Callable[[VnsemiApp], object]
    """Is true of the app, whatever the screen looks like."""
    keys: tuple[str, ...] = ()
    at: str = ""
    """The claim that the cursor is put on first."""
    day: date = TODAY
    marks: tuple[str, ...] = ()


def first(app: VnsemiApp) -> str:
    """Return the address of the first claim on the page."""
    return next(line.address for line in pane(app, "card").lines if line.address)


def addresses(app: VnsemiApp) -> list[str]:
    """Return the claims on the page, from top to bottom."""
    found = [line.address for line in pane(app, "card").lines if line.address]
    return list(dict.fromkeys(found))


def localities_on(app: VnsemiApp) -> list[str]:
    """Return the localities that lines of the page open, from top to bottom."""
    found = [line.opens for line in pane(app, "card").lines]
    return [one for one in dict.fromkeys(found) if one in known().library.localities]


def results(app: VnsemiApp) -> list[str]:
    """Return the pages that results open, best first."""
    found = [line.opens for line in pane(app, "results").lines if line.opens]
    return list(dict.fromkeys(found))


def offered(app: VnsemiApp) -> list[str]:
    """Return the values that the chooser offers."""
    assert isinstance(app.screen, Chooser)
    lines = app.screen.query_one(LinePane).lines
    return [line.opens.removeprefix("choose:") for line in lines if line.opens]


def over(app: VnsemiApp) -> list[str]:
    """Return what the lines of the overlay open."""
    assert isinstance(app.screen, Overlay)
    return [line.opens for line in app.screen.query_one(LinePane).lines]


def ledger_of(app: VnsemiApp) -> LedgerPage:
    page = pane(app, "card").page
    assert isinstance(page, LedgerPage)
    return page


def open_items(app: VnsemiApp) -> int:
    return sum(item.state.is_open for item in ledger_of(app).items)


def told(app: VnsemiApp) -> int:
    """Return how many entries the timeline has."""
    page = page_at(app.desk.known, "timeline")
    assert isinstance(page, TimelinePage)
    return len(page.told)


def cells(app: VnsemiApp) -> int:
    page = pane(app, "card").page
    assert isinstance(page, MatrixPage)
    return len(page.cells)


SCREENS_BY_NAME = {
    "start": Screen(
        "start", lambda app: (focus(app), first(app)) == ("query", "bac-ninh/chip-training/help")
    ),
    "locality": Screen(
        "da-nang",
        lambda app: (
            first(app) == "quang-nam/became"
            and any(line.opens == "da-nang/marvell" for line in pane(app, "card").lines)
        ),
    ),
    "locality-merged": Screen(
        "quang-nam",
        lambda app: (
            known().has_become(known().library.localities["quang-nam"])
            and any(line.opens == "da-nang" for line in pane(app, "card").lines)
        ),
    ),
    "country": Screen("viet-nam", lambda app: any("viet-nam/" in one for one in addresses(app))),
    "partner": Screen(
        "marvell",
        lambda app: any(line.opens == "da-nang/marvell" for line in pane(app, "card").lines),
    ),
    "initiative": Screen(
        "da-nang/marvell",
        lambda app: {"da-nang/marvell/items", "da-nang/marvell/opened-1"} <= set(addresses(app)),
    ),
    "proof": Screen(
        "da-nang/marvell",
        lambda app: (
            focus(app) == "detail" and browse_screen(app).proof_address == "da-nang/marvell/items"
        ),
        ("s",),
        at="da-nang/marvell/items",
    ),
    "source": Screen(
        "vns-2024-11-29-da-nang",
        lambda app: first(app) == "da-nang/said-1" and len(addresses(app)) > 40,
    ),
    "ledger": Screen(
        "ledger",
        lambda app: (
            (len(ledger_of(app).items), open_items(app), first(app))
            == (16, 16, "bac-ninh/chip-training/help")
        ),
    ),
    "ledger-filtered": Screen(
        "ledger place:da-nang event:asked",
        lambda app: (
            open_items(app) == len(ledger_of(app).items) > 0
            and all(one.startswith("da-nang/") for one in addresses(app))
        ),
    ),
    "timeline": Screen("timeline", lambda app: told(app) == len(addresses(app)) == 69),
    "lanes-place": Screen(
        "timeline lanes:place",
        lambda app: (
            isinstance(page := pane(app, "card").page, LanesPage)
            and [lane.target.opens for lane in page.groups[0].lanes][:2] == LANES_BY_PLACE
        ),
    ),
    "lanes-initiative": Screen(
        "timeline lanes:initiative place:da-nang",
        lambda app: (
            isinstance(page := pane(app, "card").page, LanesPage)
            and [group.opens for group in page.groups] == ["da-nang", "quang-nam"]
        ),
    ),
    "matrix": Screen("matrix", lambda app: cells(app) == 28),
    "common": Screen("common qorvo da-nang", lambda app: "da-nang/qorvo/office" in addresses(app)),
    "pack": Screen("pack qorvo da-nang", lambda app: "da-nang/qorvo/office" in addresses(app)),
    "choose-pack": Screen("qorvo", lambda app: offered(app) == ["alone", "da-nang"], ("m",)),
    "choose-export": Screen("qorvo", lambda app: offered(app) == [".html", ".md", ".txt"], ("e",)),
    "regions": Screen(
        "regions",
        lambda app: (
            localities_on(app) == ["viet-nam", "bac-ninh", "ha-noi", "da-nang", "quang-nam"]
        ),
    ),
    "compare": Screen(
        "compare da-nang ha-noi",
        lambda app: addresses(app)[:2] == ["quang-nam/became", "ha-noi/grdp-1"],
    ),
    "sources": Screen(
        "sources",
        lambda app: (
            {line.opens for line in pane(app, "card").lines} >= set(known().library.sources)
        ),
    ),
    "marks": Screen(
        "marks",
        lambda app: (
            app.desk.marked == {"qorvo", "da-nang/marvell/items"}
            and first(app) == "da-nang/marvell/items"
        ),
        marks=("qorvo", "da-nang/marvell/items"),
    ),
    "marks-empty": Screen("marks", lambda app: not app.desk.marked),
    "problems": Screen("problems", lambda app: not app.desk.known.library.contents.problems),
    "results": Screen("start", lambda app: results(app)[:1] == ["qorvo"], tuple("qorvo")),
    "results-near": Screen("start", lambda app: "marvell" in results(app), tuple("marvlel")),
    "results-none": Screen("start", lambda app: results(app) == [], tuple("zzzzqqq")),
    "help": Screen("da-nang", lambda app: isinstance(app.screen.page, HelpPage), ("?",)),
    "menu": Screen(
        "da-nang",
        lambda app: "do('edit')" in over(app) and "do('filter')" not in over(app),
        ("f2",),
    ),
    "choose-filter": Screen("ledger", lambda app: "place:da-nang" in offered(app), ("F",)),
    "choose-day": Screen("ledger", lambda app: offered(app)[:2] == ["", "2025-07-04"], ("a",)),
    "choose-locality": Screen(
        "da-nang", lambda app: "da-nang" not in offered(app) and "ha-noi" in offered(app), ("c",)
    ),
    "link": Screen(
        "da-nang/marvell",
        lambda app: app.screen.query_one(LinePane).line.opens == "vns-2024-11-29-da-nang",
        ("o",),
        at="da-nang/marvell/items",
    ),
    "as-of": Screen(
        "da-nang",
        lambda app: addresses(app) == ["quang-nam/us-trade-forum/held-1"],  # it was held there
        day=BEFORE_DA_NANG,
    ),
    "as-of-nothing": Screen("bac-ninh", lambda app: addresses(app) == [], day=BEFORE_EVERYTHING),
    "ledger-nothing": Screen(
        "ledger place:ha-noi event:pledged", lambda app: ledger_of(app).items == ()
    ),
}


def keeper_with(marks: tuple[str, ...]) -> Keeper:
    keeper = Keeper(None)
    for address in marks:
        keeper.mark(Mark(address=address, page=address, text=address, on=TODAY.isoformat()))
    return keeper


async def show(pilot: Pilot[None], app: VnsemiApp, screen: Screen) -> None:
    """Do what brings `screen` up in a browser that was opened at its page."""
    await settle(pilot)
    assert app.desk.here == screen.page
    if screen.at:
        assert pane(app, "card").go_to(screen.at)
    await type_keys(pilot, *screen.keys)
    await wait_for_preview(pilot, app)


@pytest.mark.parametrize("name", SCREENS_BY_NAME)
async def test_a_page_says_what_it_must_and_looks_as_stored(name: str) -> None:
    screen = SCREENS_BY_NAME[name]
    stored = Snapshot(name)
    for size in SIZES:
        app = frozen_browser(screen.page, screen.day, keeper_with(screen.marks))
        async with app.run_test(size=size) as pilot:
            await show(pilot, app, screen)
            assert screen.fact(app)
            stored.add_screen(app)
            if size == SIZES[-1]:
                stored.add("tones", tones(main_pane(app)))
                top = app.screen_stack[0].query_one(TopBar)
                named = [top.page_title, pane(app, "sidebar").line.text]
                stored.add("title and place in the sidebar", named)
    stored.compare()


def main_pane(app: VnsemiApp) -> LinePane:
    """Return the pane that the keys are for, or that the query box is about."""
    if isinstance(app.focused, LinePane):
        return app.focused
    if len(app.screen_stack) > 1:
        return app.screen.query_one(LinePane)
    return pane(app, "results" if "results" in visible(app) else "card")


FRAMED = (
    "start",
    "results",
    "locality",
    "partner",
    "proof",
    "source",
    "ledger-filtered",
    "timeline",
    "matrix",
    "compare",
    "pack",
    "marks",
    "as-of",
)
"""Screens that between them have the bars say all that they can."""


async def test_the_bars_and_the_sidebar_look_as_stored() -> None:
    stored = Snapshot("frame")
    for size in SIZES:
        bars = []
        for name in FRAMED:
            screen = SCREENS_BY_NAME[name]
            app = frozen_browser(screen.page, screen.day, keeper_with(screen.marks))
            async with app.run_test(size=size) as pilot:
                await show(pilot, app, screen)
                frame = app.screen.query_one(TopBar), app.screen.query_one(ActionBar)
                bars += [row for bar in frame for row in cropped(app, bar.region)]
                if name == "locality":
                    sidebar = pane(app, "sidebar")
                    stored.add(f"{size[0]}x{size[1]} sidebar", cropped(app, sidebar.region))
        stored.add(f"{size[0]}x{size[1]} bars", bars)
    stored.add("sidebar's tones", tones(sidebar))
    stored.compare()


def test_every_stored_screen_is_one_that_is_tested() -> None:
    tested = {Snapshot(name).path for name in (*SCREENS_BY_NAME, "frame")}
    assert set(SCREENS.iterdir()) == tested
