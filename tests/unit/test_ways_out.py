"""What is empty says in one line what to do next, with the key or the command."""

from datetime import date
from pathlib import Path

import pytest

from tests.frozen import frozen_library
from tests.library_builder import Briefs
from vnsemi_tui.library.known import Known
from vnsemi_tui.search.document import Kind, Results
from vnsemi_tui.ui.commands import COMMANDS, named
from vnsemi_tui.views import ways_out
from vnsemi_tui.views.choices import ChoicesPage
from vnsemi_tui.views.lines import Page
from vnsemi_tui.views.marks import MarksPage
from vnsemi_tui.views.pages import page_at
from vnsemi_tui.views.registry import Reader
from vnsemi_tui.views.results import ResultsPage

TODAY = date(2026, 11, 22)
BEFORE = date(2019, 1, 1)
KEYS = named(COMMANDS)
FROZEN = Known(frozen_library(), TODAY, today=TODAY)
EARLY = Known(frozen_library(), BEFORE, today=TODAY)


def said(page: Page | None) -> str:
    assert page is not None
    return " ".join(line.text for line in page.lines(200))


@pytest.mark.parametrize(
    "address",
    ["ledger event:pledged place:ha-noi", "timeline event:pledged place:ha-noi", "matrix sector:x"],
)
def test_filters_that_leave_nothing_say_how_to_take_them_away(address: str) -> None:
    if address.startswith("matrix"):
        sectors = {one for thing in FROZEN.initiatives() for one in thing.sectors}
        address = next(
            f"matrix place:ha-noi sector:{sector}"
            for sector in sorted(sectors)
            if "Nothing matches" in said(page_at(FROZEN, f"matrix place:ha-noi sector:{sector}"))
        )
    assert KEYS.hint(ways_out.FILTERED) in said(page_at(FROZEN, address, Reader(KEYS)))
    assert "Try without one of them." in said(page_at(FROZEN, address))


@pytest.mark.parametrize(
    "address",
    [
        "start",
        "da-nang",
        "viet-nam",
        "marvell",
        "da-nang/marvell",
        "vns-2024-11-29-da-nang",
        "ledger",
        "timeline",
        "timeline lanes:place",
        "matrix",
        "common qorvo da-nang",
        "sources",
    ],
)
def test_before_everything_each_page_names_the_key_of_a_later_day(address: str) -> None:
    assert "later date, press a." in said(page_at(EARLY, address, Reader(KEYS)))
    assert "For a later date, use --as-of." in said(page_at(EARLY, address))


def test_a_place_of_which_nothing_is_told_leads_to_those_of_which_something_is(
    tmp_path: Path,
) -> None:
    made = Briefs(tmp_path)
    made.locality("hue")
    made.locality("da-lat")
    made.partner("acme")
    known = Known(made.library(), TODAY, today=TODAY)
    for address in ("hue", "matrix", "compare hue da-lat"):
        assert KEYS.hint(ways_out.ELSEWHERE) in said(page_at(known, address, Reader(KEYS))), address
        assert "vnsemi-tui regions lists" in said(page_at(known, address)), address
    assert "x shows who is active where" in said(page_at(known, "common acme hue", Reader(KEYS)))
    assert "t shows the rest" in said(page_at(known, "ledger", Reader(KEYS)))
    assert ways_out.BEGIN in said(page_at(known, "timeline"))
    assert "R reloads them" in said(page_at(known, "problems", Reader(KEYS)))


def test_where_no_brief_could_be_read_the_check_is_named(tmp_path: Path) -> None:
    from vnsemi_tui.library.loading import load
    from vnsemi_tui.reading.folders import Folder

    known = Known(load([Folder(tmp_path, shipped=False)]), TODAY, today=TODAY)
    for address in ("start", "sources"):
        assert ways_out.CHECK in said(page_at(known, address)), address


def test_nothing_marked_found_or_fitting_names_a_key() -> None:
    nothing = Results((), 0, more=False)
    assert "Space" in said(MarksPage(FROZEN, (), KEYS))
    assert "?: how to search" in said(ResultsPage("zzz", nothing, keys=KEYS))
    assert "Tab" in said(ResultsPage("zzz", nothing, Kind.PARTNER))
    assert "Try without a filter" in said(ResultsPage("zzz", nothing, filters=["place:hue"]))
    assert "Escape" in said(ChoicesPage("Choose", "Type a day.", [], "zzz"))
