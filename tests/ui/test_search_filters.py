"""Filters in the search box: completed with Tab, chosen from a list, refused calmly."""

import pytest
from textual.pilot import Pilot

from tests.ui.browsing import box, click_on, focus, pane, rows, settle, shown, type_keys
from tests.ui.snapshots import frozen_browser
from vnsemi_tui.search.document import Kind
from vnsemi_tui.ui.app import VnsemiApp
from vnsemi_tui.views.results import ResultsPage

SIZE = (102, 24)


def offered(app: VnsemiApp) -> list[str]:
    """Return the filters that the results pane offers, from top to bottom."""
    opened = [line.opens for line in pane(app, "results").lines]
    return [one.removeprefix("choose:") for one in opened if one.startswith("choose:")]


def results(app: VnsemiApp) -> ResultsPage:
    """Return the results that are shown."""
    page = pane(app, "results").page
    assert isinstance(page, ResultsPage)
    return page


async def searching(pilot: Pilot[None], *keys: str) -> None:
    """Type `keys` into the search box."""
    await settle(pilot)
    await type_keys(pilot, "/", *keys)


async def test_tab_completes_the_only_choice_and_its_results_are_shown() -> None:
    app = frozen_browser("ledger")
    async with app.run_test(size=SIZE) as pilot:
        await searching(pilot, *"place:da", "tab")
        assert box(app).value == "place:da-nang"
        assert box(app).cursor_position == len("place:da-nang")
        assert results(app).filters == ("place:da-nang",)
        assert "found" in shown(app)
        assert "· place:da-nang" in shown(app)


async def test_tab_lists_the_choices_where_there_are_several() -> None:
    app = frozen_browser("ledger")
    async with app.run_test(size=SIZE) as pilot:
        await searching(pilot, *"partner:qorvo", "tab")
        assert box(app).value == "partner:qorvo"
        assert set(offered(app)) == {"partner:qorvo", "partner:qorvo-vietnam"}
        assert "Filter by partner" not in rows(app)[0]
        assert focus(app) == "query"
        await type_keys(pilot, "backspace")
        assert box(app).value == "partner:qorv"
        assert len(offered(app)) == 2


async def test_a_filter_without_a_value_offers_what_it_may_be() -> None:
    app = frozen_browser("ledger")
    async with app.run_test(size=SIZE) as pilot:
        await searching(pilot, *"stage:")
        assert offered(app)[:2] == ["stage:mentioned", "stage:idea"]
        assert "no stage" not in shown(app)


async def test_enter_takes_the_choice_under_the_cursor() -> None:
    app = frozen_browser("ledger")
    async with app.run_test(size=SIZE) as pilot:
        await searching(pilot, *"lab state:")
        wanted = offered(app)[1]
        await type_keys(pilot, "down", "enter")
        assert box(app).value == f"lab {wanted}"
        assert results(app).filters == (wanted,)
        assert focus(app) == "query"
        assert app.desk.here == "ledger"


async def test_a_click_on_the_line_under_the_cursor_takes_it() -> None:
    app = frozen_browser("ledger")
    async with app.run_test(size=SIZE) as pilot:
        await searching(pilot, *"place:")
        for _ in range(2):
            await click_on(pilot, "place:ha-noi", row=2)
        assert box(app).value == "place:ha-noi"
        assert focus(app) == "query"
        await type_keys(pilot, " ", *"lab")
        assert box(app).value == "place:ha-noi lab"


async def test_what_is_typed_right_after_tab_finds_the_filter_completed() -> None:
    app = frozen_browser("ledger")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await type_keys(pilot, "/")
        await type_keys(pilot, *"place:da", "tab", *" qorvo")
        assert box(app).value == "place:da-nang qorvo"
        assert all(hit.document.address.startswith("da-nang/") for hit in results(app).results.hits)


async def test_where_the_word_is_no_filter_tab_goes_to_the_next_kind() -> None:
    app = frozen_browser("ledger")
    async with app.run_test(size=SIZE) as pilot:
        await searching(pilot, *"place:da-nang pl", "tab")
        assert box(app).value == "place:da-nang pl"
        assert results(app).kind is Kind.LOCALITY
        await type_keys(pilot, "shift+tab")
        assert results(app).kind is None
        await type_keys(pilot, "home", "tab")  # in the filter, which is complete
        assert results(app).kind is Kind.LOCALITY


async def test_a_wrong_filter_is_told_in_place_of_results() -> None:
    app = frozen_browser("ledger")
    async with app.run_test(size=SIZE) as pilot:
        await searching(pilot, *"qorvo place:da-nag")
        assert 'no place "da-nag" (did you mean "da-nang"?)' in shown(app)
        assert "Nothing found" not in shown(app)
        await type_keys(pilot, "tab", "enter")
        assert box(app).value == "qorvo place:da-nag"
        assert app.desk.here == "ledger"
        await type_keys(pilot, "backspace", *"ng")
        assert "da-nang/qorvo" in [hit.document.address for hit in results(app).results.hits]


async def test_filters_alone_open_what_they_list() -> None:
    app = frozen_browser("ledger")
    async with app.run_test(size=SIZE) as pilot:
        await searching(pilot, *"asks:open partner:qorvo", "enter")
        assert app.desk.here == "da-nang/qorvo"
        assert app.desk.keeper.state.queries[-1] == "asks:open partner:qorvo"


async def test_escape_leaves_the_choices() -> None:
    app = frozen_browser("ledger")
    async with app.run_test(size=SIZE) as pilot:
        await searching(pilot, *"place:", "escape")
        assert box(app).value == ""
        assert focus(app) == "card"


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (160, 45)])
async def test_choices_and_errors_fit_any_size(size: tuple[int, int]) -> None:
    app = frozen_browser("ledger")
    async with app.run_test(size=size) as pilot:
        await searching(pilot, *"source:")
        assert len(offered(app)) == 6
        await type_keys(pilot, *"zzz")
        assert 'no source "zzz"' in shown(app)
