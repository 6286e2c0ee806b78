"""Other looks at a page: filters, a day in the past, lanes, a comparison, the matrix."""

from datetime import date

import pytest
from textual.pilot import Pilot

from tests.frozen import frozen_library
from tests.ui.browsing import (
    TODAY,
    browse_screen,
    focus,
    pane,
    press_button,
    rows,
    settle,
    shown,
    type_keys,
)
from tests.ui.snapshots import frozen_browser
from vnsemi_tui.library.filters import parse_filters
from vnsemi_tui.library.known import Known
from vnsemi_tui.ui.app import VnsemiApp
from vnsemi_tui.ui.screens.chooser import Chooser
from vnsemi_tui.ui.screens.overlay import Overlay
from vnsemi_tui.ui.widgets.lines import LinePane
from vnsemi_tui.views.lanes import LanesPage
from vnsemi_tui.views.ledger import LedgerPage

SIZE = (102, 24)
OFFERED = "choose:"


def choices(app: VnsemiApp) -> list[str]:
    """Return the values that the open chooser offers, from top to bottom."""
    assert isinstance(app.screen, Chooser)
    lines = app.screen.query_one(LinePane).lines
    return [line.opens.removeprefix(OFFERED) for line in lines if line.opens.startswith(OFFERED)]


def items(app: VnsemiApp) -> int:
    """Return how many items the ledger shows."""
    page = pane(app, "card").page
    assert isinstance(page, LedgerPage)
    return len(page.items)


def menu(app: VnsemiApp) -> set[str]:
    """Return the ids of the commands that the open menu offers."""
    assert isinstance(app.screen, Overlay)
    lines = app.screen.query_one(LinePane).lines
    return {line.opens.removeprefix("do('").removesuffix("')") for line in lines if line.opens}


def header(app: VnsemiApp) -> str:
    return rows(app)[0]


async def choose(pilot: Pilot[None], key: str, typed: str = "") -> None:
    """Open the chooser of `key`, type into its box, and take what is on top."""
    await type_keys(pilot, key, *typed, "enter")


# Filters


async def test_typing_narrows_the_filters_without_tone_marks_and_enter_sets_one() -> None:
    app = frozen_browser("ledger")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        before = items(app)
        await type_keys(pilot, "F")
        assert len(choices(app)) > 20
        await type_keys(pilot, *"place da nang")
        assert choices(app) == ["place:da-nang"]
        await type_keys(pilot, "enter")
        assert app.desk.here == "ledger place:da-nang"
        assert (focus(app), app.screen) == ("card", browse_screen(app))
        assert "✕ place     Đà Nẵng" in shown(app)
        assert 0 < items(app) < before


async def test_a_choice_is_found_by_moving_and_escape_leaves_the_page_as_it_was() -> None:
    app = frozen_browser("ledger")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        before = shown(app)
        await type_keys(pilot, "F", "d", "escape")
        assert (app.desk.here, focus(app), shown(app)) == ("ledger", "card", before)
        await type_keys(pilot, "F")
        wanted = choices(app)[2]
        await type_keys(pilot, "down", "down", "enter")
        assert app.desk.here == f"ledger {wanted}"


async def test_a_choice_can_be_clicked() -> None:
    app = frozen_browser("ledger")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await type_keys(pilot, "F")
        y = next(y for y, row in enumerate(rows(app)) if "Bắc Ninh" in row and " 3" in row)
        for _ in range(2):
            app._click_chain_last_time = None
            await press_button(pilot, rows(app)[y].index("Bắc Ninh"), y)
        assert app.desk.here == "ledger place:bac-ninh"


async def test_where_nothing_fits_enter_chooses_nothing() -> None:
    app = frozen_browser("ledger")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await choose(pilot, "F", "zzzz")
        assert choices(app) == []
        assert "No match." in shown(app)
        await type_keys(pilot, "escape")
        assert app.desk.here == "ledger"


async def test_filters_are_taken_away_on_their_line_by_choice_and_with_escape() -> None:
    app = frozen_browser("ledger")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await choose(pilot, "F", "place da nang")
        await choose(pilot, "F", "event asked")
        await choose(pilot, "F", "partner marvell")
        both = "ledger place:da-nang partner:marvell event:asked"
        assert app.desk.here == both
        await type_keys(pilot, "home")
        assert pane(app, "card").line.text.split() == ["✕", "place", "Đà", "Nẵng"]
        await type_keys(pilot, "enter")
        assert app.desk.here == "ledger partner:marvell event:asked"
        await choose(pilot, "F", "✕ partner")
        assert app.desk.here == "ledger event:asked"
        await type_keys(pilot, "escape")
        assert app.desk.here == "ledger"
        await type_keys(pilot, "escape")
        assert app.desk.here == "ledger"
        for here in ("ledger event:asked", "ledger partner:marvell event:asked", both):
            await type_keys(pilot, "<")
            assert app.desk.here == here
        await type_keys(pilot, ">")
        assert app.desk.here == "ledger partner:marvell event:asked"


@pytest.mark.parametrize(
    ("page", "typed"), [("ledger", "since 2024-05"), ("timeline", "since:2024-05")]
)
async def test_a_time_can_be_typed(page: str, typed: str) -> None:
    app = frozen_browser(page)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await choose(pilot, "F", typed)
        assert app.desk.here == f"{page} since:2024-05"
        assert "✕ since     May 2024" in shown(app)


@pytest.mark.parametrize(
    ("page", "typed", "here"),
    [
        ("ledger", "place:bac-ninh sia", "ledger place:bac-ninh text:sia"),
        ("timeline", "asks:open lab", "timeline state:open text:lab"),
        ("timeline lanes:place", "stage:>=pro", "timeline lanes:place stage:>=promised"),
        ("timeline", "investors", "timeline text:investors"),
    ],
)
async def test_what_is_typed_into_the_search_box_narrows_a_list_too(
    page: str, typed: str, here: str
) -> None:
    app = frozen_browser(page)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await choose(pilot, "F", typed)
        assert app.desk.here == here
        await type_keys(pilot, "escape")
        assert app.desk.here == here.rpartition(" ")[0]


async def test_a_query_in_the_chooser_says_how_many_it_leaves_or_why_none_can() -> None:
    app = frozen_browser("ledger")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await type_keys(pilot, "F", *"place:bac-ninh sia")
        assert choices(app) == ["place:bac-ninh text:sia"]
        (line,) = (row for row in rows(app) if "Bắc Ninh · “sia”" in row)
        await type_keys(pilot, "enter")
        assert line.split("│")[1].split()[-1] == str(items(app))
        await type_keys(pilot, "F", *"place:da-nag", "enter")
        assert 'no place "da-nag" (did you mean "da-nang"?)' in shown(app)
        assert isinstance(app.screen, Chooser)


@pytest.mark.parametrize("page", ["ledger", "timeline lanes:place"])
async def test_filters_keep_what_else_the_page_was_set_to(page: str) -> None:
    app = frozen_browser(page)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await choose(pilot, "F", "place da nang")
        assert app.desk.here == f"{page} place:da-nang"
        await type_keys(pilot, "escape")
        assert app.desk.here == page


@pytest.mark.parametrize("page", ["ledger", "ledger place:da-nang", "timeline"])
async def test_the_number_beside_a_choice_is_that_of_the_rows_it_leaves(page: str) -> None:
    app = frozen_browser(page)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await type_keys(pilot, "F")
        assert isinstance(app.screen, Chooser)
        offered = [one for one in app.screen.choices if one.note]
        assert len({one.group for one in offered}) >= 6
        name, *words = page.split(" ")
        wrong = []
        for choice in offered:
            left = app.desk.page(" ".join((name, *words, choice.value)))
            assert left is not None
            count = len(left.items if isinstance(left, LedgerPage) else left.told)  # type: ignore[attr-defined]
            if count != int(choice.note):
                wrong.append((choice.value, choice.note, count))
        assert wrong == []


async def test_only_pages_with_filters_offer_them() -> None:
    app = frozen_browser("da-nang")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await type_keys(pilot, "F")
        assert app.screen is browse_screen(app)
        for page, offered in (("ledger", True), ("matrix", True), ("regions", False)):
            browse_screen(app).open(page)
            await type_keys(pilot, "f2")
            assert ("filter" in menu(app)) == offered
            await type_keys(pilot, "escape")
            assert ("F filter" in rows(app)[-1]) == offered


# As of a day


@pytest.mark.parametrize("typed", ["1 Mar 2024", "1/3/2024", "March 1, 2024"])
async def test_a_typed_day_is_taken_and_nothing_that_is_listed(typed: str) -> None:
    app = frozen_browser("da-nang")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await choose(pilot, "a", typed)
        assert app.desk.known.day == date(2024, 3, 1)


@pytest.mark.parametrize("typed", ["31 Feb 2024", "1 Mar 20", "1 Mar 2031"])
async def test_what_is_no_day_that_has_come_is_refused_and_takes_nothing(typed: str) -> None:
    app = frozen_browser("da-nang")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        today = app.desk.known.day
        await choose(pilot, "a", typed)
        assert isinstance(app.screen, Chooser)
        said = " ".join(" ".join(rows(app)).split())
        assert "is not a date I know; try" in said or "has not come yet" in said
        await type_keys(pilot, "escape")
        assert app.desk.known.day == today


async def test_a_filter_that_is_set_takes_another_value_beside_it() -> None:
    app = frozen_browser("ledger place:da-nang")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await choose(pilot, "F", "place ha-noi")
        assert app.desk.here == "ledger place:da-nang place:ha-noi"
        await choose(pilot, "F", "since 1 Mar 2024")
        assert app.desk.here == "ledger place:da-nang place:ha-noi since:2024-03-01"
        await choose(pilot, "F", "until 2023")
        assert isinstance(app.screen, Chooser)


async def test_as_of_a_month_shows_cards_sidebar_and_banner_of_that_day() -> None:
    app = frozen_browser("da-nang")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        before = shown(app)
        assert "Quảng Nam → Đà Nẵng" in before
        await choose(pilot, "a", "2024-08")
        assert app.desk.known.day == date(2024, 8, 31)
        assert header(app).endswith("▲ as of 31 Aug 2024")
        assert "From other briefs" in shown(app)
        assert "Quảng Nam → Đà Nẵng" not in shown(app)
        assert "Qorvo" not in shown(app)
        await type_keys(pilot, "l")
        assert items(app) == 3
        assert "Đà Nẵng →" not in "\n".join(row[25:] for row in rows(app))
        await type_keys(pilot, "<")
        assert app.desk.here == "da-nang"
        await choose(pilot, "a", "today")
        assert app.desk.known.day == TODAY
        assert shown(app).replace("▌", " ") == before.replace("▌", " ")  # the cursor may move


async def test_as_of_a_day_in_the_past_the_search_finds_nothing_that_came_later() -> None:
    app = frozen_browser("ledger")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        later = ("qorvo", "supermicro", "software park", "merger", "jeff strang")
        for query in later[:3]:
            await type_keys(pilot, "/", *query)
            assert pane(app, "results").line.opens
            await type_keys(pilot, "escape")
        await choose(pilot, "a", "2024-08")
        then = app.desk.known
        assert then.day == date(2024, 8, 31)
        for query in later:
            for hit in app.desk.search(query).results.hits:
                assert then.has(hit.document.address), (query, hit.document.address)
        await type_keys(pilot, "/", *"qorvo")
        assert "Qorvo" not in shown(app)
        await type_keys(pilot, "escape")
        await choose(pilot, "a")
        await type_keys(pilot, "/", *"qorvo")
        assert pane(app, "results").line.opens == "qorvo"


async def test_a_page_of_which_nothing_was_known_yet_can_still_be_left() -> None:
    app = frozen_browser("qorvo")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await choose(pilot, "a", "2023")
        assert "as of 31 Dec 2023" in header(app)
        assert focus(app) == "card"
        await type_keys(pilot, "<", "t", "x", "v", "h")
        assert app.desk.here == "start"
        assert "as of 31 Dec 2023" in header(app)


async def test_a_day_to_come_or_none_at_all_is_no_choice_and_a_span_ends_today() -> None:
    app = frozen_browser("ledger")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        for typed in ("2027", "2026-12", "2024-13", "august", "2024-02-30"):
            await choose(pilot, "a", typed)
            assert choices(app) == [], typed
            assert app.desk.known.day == TODAY
            await type_keys(pilot, "escape")
        await choose(pilot, "a", "2026")
        assert not app.desk.known.is_past
        assert "as of" not in header(app)


# Lanes


async def test_l_goes_from_the_list_through_the_lanes_and_back_without_history() -> None:
    app = frozen_browser("timeline place:da-nang")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        before = shown(app)
        seen = []
        for _ in range(3):
            await type_keys(pilot, "L")
            seen.append(app.desk.here)
        lanes = ["timeline lanes:place", "timeline lanes:initiative", "timeline"]
        assert seen == [f"{page} place:da-nang" for page in lanes]
        assert (shown(app), app.desk.history) == (before, ["start", "timeline place:da-nang"])


def window(app: VnsemiApp) -> tuple[date, date]:
    page = pane(app, "card").page
    assert isinstance(page, LanesPage)
    return page.first_day, page.last_day


async def test_lanes_zoom_and_move_through_time() -> None:
    app = frozen_browser("timeline lanes:place")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        first, last = window(app)
        await type_keys(pilot, "plus")
        near = window(app)
        assert first <= near[0] < near[1] <= last
        assert near[1] - near[0] < (last - first) * 0.7
        await type_keys(pilot, "left")
        earlier = window(app)
        assert earlier[0] < near[0]
        await type_keys(pilot, "right")
        assert window(app) == near
        await type_keys(pilot, "minus")
        assert window(app)[1] - window(app)[0] > near[1] - near[0]
        assert len(app.desk.history) == 2
        await type_keys(pilot, *["plus"] * 12, *["right"] * 12, *["minus"] * 12, *["left"] * 12)
        assert window(app)[0] < window(app)[1]
        assert len(app.desk.history) == 2
        await type_keys(pilot, "plus", "L")
        assert window(app)[0] < window(app)[1]
        assert app.desk.here.startswith("timeline lanes:initiative axis:")


async def test_only_lanes_can_be_zoomed_and_other_pages_say_so() -> None:
    app = frozen_browser("ledger")
    moving = {"zoom-in", "zoom-out", "pan-left", "pan-right"}
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        for page, offered in (
            ("ledger", set()),
            ("da-nang", set()),
            ("timeline", {"lanes"}),
            ("timeline lanes:place", {*moving, "lanes"}),
        ):
            browse_screen(app).open(page)
            before = app.desk.here
            await type_keys(pilot, "f2")
            assert menu(app) & {*moving, "lanes"} == offered, page
            await type_keys(pilot, "escape")
            if not offered:
                await type_keys(pilot, "plus", "minus", "left", "right", "L")
                assert app.desk.here == before


# Comparing


async def test_marked_localities_are_compared() -> None:
    app = frozen_browser("start")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await type_keys(pilot, "tab")
        for place in ("ha-noi", "da-nang"):
            while pane(app, "sidebar").line.opens != place:
                await type_keys(pilot, "down")
            await type_keys(pilot, " ")
        assert app.desk.marked == {"da-nang", "ha-noi"}
        await type_keys(pilot, "c")
        assert app.desk.here == "compare ha-noi da-nang"
        assert focus(app) == "card"


async def test_of_more_than_four_marked_localities_the_last_four_are_compared() -> None:
    app = frozen_browser("ledger")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        for place in ("viet-nam", "qorvo", "ha-noi", "da-nang", "bac-ninh", "quang-nam"):
            app.desk.mark(place, place)
        await type_keys(pilot, "c")
        assert app.desk.here == "compare ha-noi da-nang bac-ninh quang-nam"


@pytest.mark.parametrize("page", ["da-nang", "da-nang/marvell"])
async def test_the_open_locality_is_compared_with_one_that_is_chosen(page: str) -> None:
    app = frozen_browser(page)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await type_keys(pilot, "c")
        assert "Compare Đà Nẵng with" in shown(app)
        assert "da-nang" not in choices(app)
        await type_keys(pilot, *"ha noi", "enter")
        assert app.desk.here == "compare da-nang ha-noi"


async def test_without_any_locality_two_are_chosen_one_after_the_other() -> None:
    app = frozen_browser("ledger")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await choose(pilot, "c", "bac")
        assert "bac-ninh" not in choices(app)
        await type_keys(pilot, "escape")
        assert app.desk.here == "ledger"
        await choose(pilot, "c", "bac")
        await type_keys(pilot, *"nang", "enter")
        assert app.desk.here == "compare bac-ninh da-nang"


# The matrix


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_enter_in_the_matrix_opens_what_partner_and_place_have_in_common(
    size: tuple[int, int],
) -> None:
    app = frozen_browser("matrix")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert "Marvell" in pane(app, "card").line.text
        await type_keys(pilot, "enter")
        assert app.desk.here == "common marvell da-nang"
        assert "Marvell · Đà Nẵng" in header(app)
        await type_keys(pilot, "<")
        assert app.desk.here == "matrix"


async def test_the_columns_of_the_matrix_move_where_they_do_not_fit() -> None:
    app = frozen_browser("matrix")
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        assert "Đà Nẵng, Quảng Nam" in shown(app)
        await type_keys(pilot, "right")
        assert app.desk.here.startswith("matrix from:")
        assert len(app.desk.history) == 2
        await type_keys(pilot, *["right"] * 6, *["left"] * 8)
        assert app.desk.here == "matrix"


async def test_filters_of_the_matrix_leave_a_place_or_a_partner() -> None:
    app = frozen_browser("matrix")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await type_keys(pilot, "F")
        assert {one.partition(":")[0] for one in choices(app)} == {"place", "partner"}
        await type_keys(pilot, *"place ha noi", "enter")
        assert app.desk.here == "matrix place:ha-noi"
        assert "Qorvo" not in "\n".join(row[25:] for row in rows(app))


def test_every_filter_that_a_chooser_writes_can_be_read_again() -> None:
    known = Known(frozen_library(), TODAY, today=TODAY)
    words = ("place:da-nang", "since:2024-05", "event:asked")
    assert parse_filters(words, known.library).words == (
        "place:da-nang",
        "event:asked",
        "since:2024-05",
    )
