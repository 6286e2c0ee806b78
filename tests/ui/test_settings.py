"""Panes, places and theme that a reader has set, in the browser."""

from datetime import date
from itertools import product
from pathlib import Path

import pytest

from tests.frozen import frozen_library
from tests.ui.browsing import (
    TODAY,
    browse_screen,
    focus,
    known,
    pane,
    rows,
    settle,
    shown,
    type_keys,
    visible,
)
from vnsemi_tui.config import OWN_THEMES, Config, Settings
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.places import tallies
from vnsemi_tui.state import Keeper, Mark
from vnsemi_tui.ui import theme
from vnsemi_tui.ui.app import VnsemiApp
from vnsemi_tui.ui.desk import Desk
from vnsemi_tui.ui.screens.chooser import Chooser
from vnsemi_tui.ui.widgets.lines import LinePane
from vnsemi_tui.views.choices import locality_choices
from vnsemi_tui.views.own_places import own_first
from vnsemi_tui.views.sidebar import Sidebar
from vnsemi_tui.views.start import StartPage

PLACES = ("quang-nam", "bac-ninh")


def browser_with(
    settings: Settings, page: str = "da-nang", keeper: Keeper | None = None
) -> VnsemiApp:
    desk = Desk(known(), config=Config(settings=settings), keeper=keeper)
    desk.visit(page)
    return VnsemiApp(desk)


def offered(app: VnsemiApp) -> list[str]:
    assert isinstance(app.screen, Chooser)
    lines = app.screen.query_one(LinePane).lines
    return [line.opens.removeprefix("choose:") or line.text for line in lines if line.text]


# Panes


@pytest.mark.parametrize(
    ("panes", "width", "seen"),
    [
        (3, 120, ["sidebar", "card", "detail"]),
        (2, 120, ["sidebar", "card"]),
        (1, 120, ["card"]),
        (3, 90, ["sidebar", "card"]),
        (2, 90, ["sidebar", "card"]),
        (1, 90, ["card"]),
        (3, 70, ["card"]),
        (1, 70, ["card"]),
        (1, 50, ["card"]),
    ],
)
async def test_no_more_panes_stand_side_by_side_than_are_set(
    panes: int, width: int, seen: list[str]
) -> None:
    app = browser_with(Settings(panes=panes))
    async with app.run_test(size=(width, 30)) as pilot:
        await settle(pilot)
        assert visible(app) == seen
        assert focus(app) == "card"


async def test_with_two_panes_the_proof_comes_over_the_card() -> None:
    app = browser_with(Settings(panes=2))
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await type_keys(pilot, "s")
        assert (visible(app), focus(app)) == (["sidebar", "detail"], "detail")
        await type_keys(pilot, "escape")
        assert (visible(app), focus(app)) == (["sidebar", "card"], "card")


async def test_with_one_pane_tab_goes_from_one_to_the_other() -> None:
    app = browser_with(Settings(panes=1))
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await type_keys(pilot, "tab")
        assert (visible(app), focus(app)) == (["sidebar"], "sidebar")
        await type_keys(pilot, "tab", "s")
        assert (visible(app), focus(app)) == (["detail"], "detail")


async def test_with_one_pane_the_preview_stands_below_the_results() -> None:
    for panes, below in ((1, True), (2, False)):
        app = browser_with(Settings(panes=panes))
        async with app.run_test(size=(120, 30)) as pilot:
            await settle(pilot)
            await type_keys(pilot, "/", *"qorvo")
            results, preview = pane(app, "results").region, pane(app, "preview").region
            assert (preview.y > results.y) is below


async def test_a_key_goes_through_three_two_and_one_and_the_choice_is_kept(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path)
    app = browser_with(Settings(), keeper=keeper)
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        seen = []
        for _ in range(3):
            await type_keys(pilot, "P")
            seen.append((len(visible(app)), keeper.state.panes))
        assert seen == [(2, 2), (1, 1), (3, 0)]  # as many as are set: no choice is left
        await type_keys(pilot, "P")
    assert keeper.save() == ""
    assert Keeper(tmp_path).state.panes == 2


async def test_a_choice_made_in_the_browser_wins_over_the_settings_until_it_is_taken_back() -> None:
    keeper = Keeper(None)
    keeper.use_panes(3)
    app = browser_with(Settings(panes=1), keeper=keeper)
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        assert len(visible(app)) == 3
        await type_keys(pilot, "P", "P")
        assert (len(visible(app)), keeper.state.panes) == (1, 0)


async def test_the_focus_is_never_lost_whatever_number_of_panes_at_whatever_size() -> None:
    app = browser_with(Settings())
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        for keys, width in product(("", "tab", "s", "/", "f"), (120, 90, 70, 50)):
            await pilot.resize_terminal(width, 24)
            await settle(pilot)
            await type_keys(pilot, *([keys] if keys else []))
            for _ in range(3):
                browse_screen(app).action_do("panes")
                await settle(pilot)
                where = focus(app)
                assert where in (*visible(app), "find"), (keys, width, where)
                here = browse_screen(app).focused
                assert here is not None
                assert here.size.width > 0
            await type_keys(pilot, "escape", "escape")


def test_a_number_of_panes_that_is_none_is_left_out_of_the_state(tmp_path: Path) -> None:
    for written in ("4", "-1", "true", '"2"', "2.0", "null"):
        (tmp_path / "state.json").write_text(f'{{"version": 1, "panes": {written}}}')
        assert Keeper(tmp_path).state.panes == 0


# Places


def sidebar(*own: str) -> list[str]:
    return [line.text.strip() for line in Sidebar(known(), own).lines(60)]


def test_places_stand_first_in_the_sidebar_and_no_second_time() -> None:
    listed = sidebar(*PLACES)
    at = listed.index("Your localities")
    assert listed[at + 1 : at + 3] == ["Quảng Nam → Đà Nẵng", "Bắc Ninh"]
    assert at < listed.index("Localities")
    assert sum("Bắc Ninh" in one for one in listed) == 1
    without = sidebar()
    assert "Your localities" not in without
    assert {*listed} == {"Your localities", *without}


def start(*own: str, day: date = TODAY) -> list[str]:
    page = StartPage(Known(frozen_library(), day, today=TODAY), (), own)
    return [line.text for line in page.lines(100, 40)]


def test_the_start_page_has_a_line_for_each_place() -> None:
    lines = start("da-nang", "ha-noi")
    at = lines.index("Your localities")
    assert lines[at + 1].startswith("Đà Nẵng  opened Marvell")
    assert lines[at + 1].split("  ")[-2:] == [
        f"{tallies(known())['da-nang'].open} open",
        "29 Nov 2024",
    ]
    assert lines[at + 2].startswith("Hà Nội ")
    assert not any("Your localities" in line for line in start())


def test_a_place_of_which_nothing_was_known_on_a_day_has_a_line_without_figures() -> None:
    lines = start("da-nang", day=date(2023, 1, 1))
    assert "Đà Nẵng  no initiatives yet" in [line.rstrip() for line in lines]


def test_places_stand_first_where_localities_are_chosen() -> None:
    choices = locality_choices(known(), ["ha-noi"])
    first = own_first(choices, PLACES)
    assert [one.value for one in first[:2]] == list(PLACES)
    assert {one.group for one in first[:2]} == {"Your localities"}
    assert sorted(one.value for one in first) == sorted(one.value for one in choices)
    assert own_first(choices, ()) == choices


async def test_compare_begins_with_the_places_where_nothing_is_marked() -> None:
    app = browser_with(Settings(places=PLACES), "ledger")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await type_keys(pilot, "c")
        assert app.desk.here == "compare quang-nam bac-ninh"
        await type_keys(pilot, "c")  # once more: others are chosen
        assert offered(app)[1:4] == ["Your localities", "quang-nam", "bac-ninh"]


async def test_compare_takes_what_is_marked_or_open_before_the_places() -> None:
    app = browser_with(Settings(places=PLACES), "da-nang")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await type_keys(pilot, "c")
        assert "Compare Đà Nẵng with" in shown(app)
        await type_keys(pilot, "escape")
        for place in ("da-nang", "ha-noi"):
            app.desk.keeper.mark(Mark(place, place, place, ""))
        await type_keys(pilot, "l", "c")
        assert app.desk.here == "compare da-nang ha-noi"


async def test_filters_and_packs_offer_the_places_first() -> None:
    app = browser_with(Settings(places=PLACES), "ledger event:asked")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await type_keys(pilot, "F")
        listed = offered(app)
        assert (
            listed.index("-event:asked") < listed.index("Your localities") < listed.index("Place")
        )
        assert listed[listed.index("Your localities") + 1] == "place:bac-ninh"
        await type_keys(pilot, "escape")
        browse_screen(app).open("sia")
        await settle(pilot)
        await type_keys(pilot, "m")
        listed = offered(app)
        assert listed[listed.index("Your localities") + 1] == "bac-ninh"
        assert listed.index("alone") < listed.index("Your localities")


def test_the_search_box_offers_the_places_first() -> None:
    def offers(typed: str, places: tuple[str, ...]) -> list[str]:
        desk = Desk(known(), config=Config(settings=Settings(places=places)))
        word = desk.unfinished(typed)
        assert word is not None
        lines = desk.completions(typed, word).lines(80)
        return [line.opens.removeprefix("choose:place:") or line.text for line in lines][2:]

    usual, mine = offers("asked place:", ()), offers("asked place:", PLACES)
    assert mine[:4] == ["Your localities", *PLACES, ""]
    assert mine[4:] == ["Other localities", *(one for one in usual if one not in PLACES)]
    assert offers("asked place:q", PLACES)[:2] == ["Your localities", "quang-nam"]
    assert offers("asked place:d", PLACES) == offers("asked place:d", ())


async def test_a_place_that_these_briefs_do_not_have_is_not_shown() -> None:
    app = browser_with(Settings(places=("nowhere", "bac-ninh")), "start")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert app.desk.own_places == ("bac-ninh",)
        assert any("Your localities" in row for row in rows(app))


# Theme


@pytest.mark.parametrize(
    ("chosen", "wanted", "shown_theme"),
    [
        ("", "vnsemi-light", "vnsemi-light"),
        ("vnsemi-dark", "vnsemi-light", "vnsemi-dark"),
        ("", "nord", "nord"),
        ("", "no-such-theme", "vnsemi-dark"),
    ],
)
async def test_the_theme_that_is_set_is_used_until_another_is_chosen(
    chosen: str, wanted: str, shown_theme: str
) -> None:
    keeper = Keeper(None)
    keeper.use_theme(chosen)
    app = browser_with(Settings(theme=wanted), keeper=keeper)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settle(pilot)
        assert app.theme == shown_theme
        assert ("there is no theme" in shown(app)) == (wanted == "no-such-theme")


def test_the_command_line_knows_the_names_of_the_apps_own_themes() -> None:
    own = {one.name for one in vars(theme).values() if isinstance(one, theme.Theme)}
    assert own <= set(OWN_THEMES)
