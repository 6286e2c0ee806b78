"""Finding letters in the page: the row, the marks, the way from one place to the next."""

from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from benchmarks.make_library import write_library
from tests.ui.browsing import (
    HOSTILE,
    browse_screen,
    browser,
    focus,
    pane,
    rows,
    settle,
    shown,
    type_at_once,
    type_keys,
    wait_until,
)
from vnsemi_tui.ui.app import VnsemiApp
from vnsemi_tui.ui.widgets.finding import FindBar, FindingPane
from vnsemi_tui.views.lines import Tone

SIZE = (100, 24)


def card(app: VnsemiApp) -> FindingPane:
    found = pane(app, "card")
    assert isinstance(found, FindingPane)
    return found


def marked(app: VnsemiApp) -> list[str]:
    """Return the letters that are marked on the page."""
    page = card(app)
    return [
        span.text
        for row in range(len(page.lines))
        for span in page.line_at(row).spans
        if span.tone is Tone.MATCH
    ]


def bar_row(app: VnsemiApp) -> str:
    """Return the row of the box, empty where it is not shown."""
    bars = app.screen_stack[0].query(FindBar)
    if not bars or not bars.first().display:
        return ""
    return rows(app)[bars.first().region.y]


async def counted(pilot: Pilot[None], app: VnsemiApp) -> str:
    """Wait until all is looked through; return what the row says then."""
    await settle(pilot)
    await wait_until(app, lambda: not card(app).found.endswith("…"))
    await settle(pilot)
    return card(app).found


def stands(app: VnsemiApp) -> tuple[object, ...]:
    """Return where the reader is on the page."""
    page = card(app)
    return page.line.address, page.line.opens, page.scroll_offset.y, page.opened


async def test_letters_are_marked_and_the_cursor_goes_to_the_first_below() -> None:
    app = browser("ledger")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await type_keys(pilot, *"jjjf")
        before = card(app)._cursor
        assert focus(app) == "find"
        await type_keys(pilot, *"marvell")
        count = await counted(pilot, app)
        assert set(marked(app)) == {"Marvell"}
        assert count.endswith(f" of {len(marked(app))}")
        assert bar_row(app).split()[:2] == ["find", "marvell"]
        assert bar_row(app).endswith(count)
        spot, at = card(app)._spot, card(app)._cursor
        assert spot is not None
        assert before is not None
        assert at is not None
        assert at >= before
        assert card(app)._stops.start_of(spot.row) == at


async def test_keys_typed_in_one_go_reach_the_box() -> None:
    app = browser("ledger")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await type_keys(pilot, *"fqorvo")
        assert app.desk.here == "ledger"
        assert bar_row(app).split()[1] == "qorvo"


async def test_escape_puts_cursor_scroll_and_folds_back() -> None:
    app = browser("da-nang")
    async with app.run_test(size=(80, 20)) as pilot:
        await settle(pilot)
        await type_keys(pilot, "down", "down")
        before = stands(app)
        await type_keys(pilot, "f", *"20")
        assert stands(app) != before
        await type_keys(pilot, "escape")
        assert stands(app) == before
        assert focus(app) == "card"
        assert marked(app) == []
        assert bar_row(app) == ""


async def test_enter_keeps_the_marks_and_n_goes_around() -> None:
    app = browser("ledger")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await type_keys(pilot, "f", *"marvell", "enter")
        count = await counted(pilot, app)
        assert focus(app) == "card"
        number, total = (int(word) for word in count.split(" of "))
        assert total > 1
        assert bar_row(app).endswith(count)
        for _ in range(total - number):
            await type_keys(pilot, "n")
        assert card(app).found == f"{total} of {total}"
        assert "on from the top" not in shown(app)
        await type_keys(pilot, "n")
        assert card(app).found == f"1 of {total}"
        assert "Past the end: on from the top." in shown(app)
        await type_keys(pilot, "N")
        assert card(app).found == f"{total} of {total}"
        assert "Past the top: on from the end." in shown(app)
        await type_keys(pilot, "escape")
        assert marked(app) == []
        assert bar_row(app) == ""


async def test_n_goes_on_from_where_the_cursor_was_moved_to() -> None:
    app = browser("ledger")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await type_keys(pilot, "f", *"marvell", "enter")
        total = (await counted(pilot, app)).split(" of ")[1]
        await type_keys(pilot, "end", "N")
        assert card(app).found == f"{total} of {total}"


async def test_folded_sections_are_opened_for_what_they_hold_and_no_others() -> None:
    app = browser("da-nang")
    async with app.run_test(size=(80, 20)) as pilot:
        await settle(pilot)
        page = card(app)
        assert page.page is not None
        seen = {line.address for line in page.lines}
        whole = page.page.lines(page._text_width)
        hidden = next(
            line for line in whole if line.section and line.address and line.address not in seen
        )
        word = max(hidden.text.split(), key=len).lower()
        await type_keys(pilot, "f", *word)
        assert page.opened
        assert int(page.found.split(" of ")[1]) == len(marked(app))
        assert any(hidden.address == line.address for line in page.lines)
        await type_keys(pilot, "ctrl+u")
        assert page.opened == frozenset()


async def test_nothing_found_says_so_and_nothing_moves() -> None:
    app = browser("ledger")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        before = stands(app)
        await type_keys(pilot, "f", *"zzzq")
        assert stands(app) == before
        assert bar_row(app).endswith("not here; Escape, then / searches all briefs")
        await type_keys(pilot, "enter", "n", "N")
        assert stands(app) == before


async def test_another_page_has_no_marks_and_no_row() -> None:
    app = browser("ledger")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await type_keys(pilot, "f", *"marvell", "enter", "t")
        assert app.desk.here == "timeline"
        assert marked(app) == []
        assert bar_row(app) == ""
        assert not browse_screen(app).can("find-next")


async def test_a_resize_while_the_box_is_open_keeps_what_was_found() -> None:
    app = browser("ledger")
    async with app.run_test(size=(140, 30)) as pilot:
        await settle(pilot)
        await type_keys(pilot, "f", *"marvell")
        await counted(pilot, app)
        for size in ((60, 20), (30, 8), (1, 1), (20, 5), (100, 24)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            assert focus(app) == "find"
        count = await counted(pilot, app)
        assert count.endswith(f" of {len(marked(app))}")
        assert marked(app)
        await type_keys(pilot, "escape")
        assert focus(app) == "card"


async def test_the_page_of_another_day_and_one_read_again_are_looked_through_anew() -> None:
    app = browser("ledger")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await type_keys(pilot, "f", *"marvell")
        today = await counted(pilot, app)
        browse_screen(app).look_as_of(date(2020, 1, 1))
        await settle(pilot)
        then = await counted(pilot, app)
        assert (then, marked(app)) == ("not here", [])
        assert focus(app) == "card"
        browse_screen(app).look_as_of(None)
        await settle(pilot)
        assert (await counted(pilot, app)).split()[-1] == today.split()[-1]
        app.desk.read_again = lambda: app.desk.known.library
        await type_keys(pilot, "f", *"marv", "f2", "escape", "enter", "R")
        await settle(pilot)
        await counted(pilot, app)
        assert set(marked(app)) == {"Marv"}


async def test_the_proof_is_looked_through_while_it_has_the_focus() -> None:
    app = browser("bac-ninh")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await type_keys(pilot, "s")
        assert focus(app) == "detail"
        await type_keys(pilot, "f", *"source", "enter")
        assert focus(app) == "detail"
        proof = pane(app, "detail")
        assert isinstance(proof, FindingPane)
        assert proof.is_finding
        assert marked(app) == []
        await type_keys(pilot, "escape")
        assert (focus(app), proof.is_finding) == ("detail", False)


async def test_f_is_a_letter_where_letters_are_text() -> None:
    app = browser()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await type_keys(pilot, "f")
        assert focus(app) == "query"
        assert not browse_screen(app).can("find")


@pytest.mark.parametrize("size", [(100, 24), (30, 8)])
async def test_hostile_pages_and_hostile_letters_are_only_text(size: tuple[int, int]) -> None:
    app = browser("ledger", HOSTILE)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for typed in ("[/]", "[red]", "\\", "a", "\u202e", "ế\u0301"):
            await type_keys(pilot, "f", *typed)
            await counted(pilot, app)
            assert "\x1b" not in shown(app)
            await type_keys(pilot, "escape")
        assert app.is_running


async def test_a_long_page_is_looked_through_a_piece_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_library(100, tmp_path)
    monkeypatch.setattr("vnsemi_tui.ui.widgets.finding.SLICE", 0.0)
    app = browser("ledger", tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        monkeypatch.setattr("vnsemi_tui.ui.widgets.finding._BREATH", 3600)
        await type_keys(pilot, "f", "a")
        assert card(app).found.endswith("…")
        assert card(app)._look is not None
        assert len(card(app)._look._below) < 400  # type: ignore[union-attr]
        first = card(app)._spot
        await type_keys(pilot, "down")
        look = card(app)._look
        assert look is not None
        assert first is not None
        assert card(app)._spot == look.spots[look.spots.index(first) + 1]
        assert card(app).found.endswith(f" of {len(marked(app)):,}")


async def test_letters_typed_faster_than_a_page_is_laid_out_are_looked_for_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked_for: list[str] = []
    find = FindingPane.find

    def find_noted(self: FindingPane, typed: str) -> None:
        looked_for.append(typed)
        find(self, typed)

    monkeypatch.setattr(FindingPane, "find", find_noted)
    app = browser("bac-ninh")
    async with app.run_test(size=SIZE) as pilot:
        await type_keys(pilot, "f")
        await type_at_once(pilot, *"amkor technology")
        await wait_until(app, lambda: looked_for[-1:] == ["amkor technology"])
        assert len(looked_for) <= 2
        await type_at_once(pilot, *("backspace",) * 11, "enter")
        assert looked_for[-1] == "amkor"
        assert card(app).found == await counted(pilot, app) != ""
        assert focus(app) == "card"
        await type_keys(pilot, "f")
        await type_at_once(pilot, *"amkor", "escape")
        assert card(app).found == ""
        assert marked(app) == []
