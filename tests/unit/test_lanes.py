"""The timeline as lanes: where marks stand, what lies outside, zoom, and that nothing is lost."""

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.library_builder import Briefs, initiative
from vnsemi_tui.library.filters import Filters
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.library import Library
from vnsemi_tui.library.loading import load
from vnsemi_tui.model.brief import Cite, Entry
from vnsemi_tui.model.dates import PartialDate
from vnsemi_tui.model.vocabulary import NO_NEWS, Event
from vnsemi_tui.reading.folders import Folder
from vnsemi_tui.text.ascii import to_ascii
from vnsemi_tui.text.width import cell_width
from vnsemi_tui.views.axis import Axis, window_of
from vnsemi_tui.views.glyphs import (
    MANY,
    SOFT,
    TODAY,
    WITHIN,
    Family,
    draw,
    family_of,
    in_cells,
    mark_of,
)
from vnsemi_tui.views.lane_drawing import Lane, LaneDrawing, tally
from vnsemi_tui.views.lanes import TOO_NARROW, By, LanesPage
from vnsemi_tui.views.lines import Line
from vnsemi_tui.views.long import Drawn, LongLines
from vnsemi_tui.views.timeline import timeline_at

TODAY_IS = date(2026, 11, 22)
WIDE = 115


@pytest.fixture
def briefs(tmp_path: Path) -> Briefs:
    """Return a folder with Acme and the source of 29 November 2024."""
    made = Briefs(tmp_path)
    made.partner("acme")
    return made


def known(briefs: Briefs, *entries: str, day: date = TODAY_IS) -> Known:
    briefs.initiatives("da-nang", initiative(*entries))
    return Known(briefs.library(), day, today=TODAY_IS)


def page(
    briefs: Briefs, *entries: str, by: By = "place", axis: str = "", day: date = TODAY_IS
) -> LanesPage:
    window = PartialDate.parse(axis) if axis else None
    return LanesPage(known(briefs, *entries, day=day), Filters(), by, window)


def text(shown: LanesPage, width: int = WIDE) -> str:
    return "\n".join(line.text for line in shown.lines(width))


def met(when: str) -> Entry:
    return Entry(cite=(), event=Event.MET, what="", at=PartialDate.parse(when))


def axis_of(window: str, cells: int) -> Axis:
    return Axis(window_of(PartialDate.parse(window)), cells)


def drawn(window: str, cells: int, *dates: str, today: int | None = None) -> str:
    axis = axis_of(window, cells)
    canvas = draw(axis, [mark_of(axis, met(when)) for when in dates], today)
    return "".join(span.text for span in canvas.spans)


@pytest.mark.parametrize("cells", [38, 58, 79, 164])
def test_a_month_covers_exactly_the_cells_of_its_days(cells: int) -> None:
    axis = axis_of("2023-01/2024-12", cells)
    for month in range(1, 13):
        when = PartialDate.parse(f"2023-{month:02}")
        days = [date(2023, month, day) for day in range(1, when.last.day + 1)]
        covered = {cell for day in days for cell in range(axis.start(day), axis.end(day) + 1)}
        at = mark_of(axis, met(when.text)).at
        assert set(range(at.start, at.end + 1)) == covered, month
        assert at.bar == WITHIN * len(covered), month
        assert at.glyph_at in covered, month


def test_all_days_of_the_window_take_all_cells_and_never_go_back() -> None:
    for window, cells in (("2024", 50), ("2024-02", 164), ("2000/2024", 74)):
        axis = axis_of(window, cells)
        ordinals = range(axis.first.toordinal(), axis.last.toordinal() + 1)
        starts = [axis.start(date.fromordinal(day)) for day in ordinals]
        assert starts == sorted(starts)
        assert (starts[0], axis.end(axis.last)) == (0, cells - 1)


def test_a_day_is_one_glyph_and_nothing_beside_it() -> None:
    line = drawn("2024", 36, "2024-06-15")
    assert line.index("·") == 36 * 166 // 366
    assert WITHIN not in line
    assert line.replace("met", "").split() == ["·"]


def test_a_month_is_a_soft_bar_around_its_glyph() -> None:
    assert drawn("2024", 36, "2024-06").strip() == "░·░░ met"


def test_about_is_softer_than_stated_and_says_so() -> None:
    assert drawn("2024", 36, "2024-06~").strip() == "┄·┄┄ ~met"
    assert drawn("2024", 36, "2024-06-15~").strip() == "┄·┄ ~met"


def test_an_open_end_fades_out() -> None:
    assert drawn("2024", 36, "2024-06-15/..").strip() == "·░░┄┄ met"
    assert drawn("2024", 36, "../2024-06-15").strip() == "┄┄░░· met"


def test_several_entries_of_one_cell_are_counted_and_their_words_told() -> None:
    assert drawn("2024", 36, "2024-06-15", "2024-06-15").strip() == "2 met"
    assert drawn("2024", 36, *["2024-06-15"] * 12).strip() == "+ 12: met"


def test_words_stand_to_the_left_where_there_is_no_room_to_the_right() -> None:
    assert drawn("2024", 36, "2024-12-31").endswith("  met ·")


def test_words_never_hide_a_neighbour() -> None:
    axis = axis_of("2024-01", 31)
    told = {10: Event.MET, 20: Event.COOPERATING, 21: Event.MET, 23: Event.OPENED, 24: Event.MET}
    marks = [
        mark_of(axis, replace(met(f"2024-01-{day:02}"), event=event)) for day, event in told.items()
    ]
    canvas = draw(axis, marks, None)
    assert [canvas.glyphs[day - 1] for day in told] == ["·", "◌", "·", "■", "·"]


def test_today_is_a_column_that_hides_nothing() -> None:
    assert drawn("2024", 36, today=10) == " " * 10 + TODAY + " " * 25
    at = axis_of("2024", 36).start(date(2024, 6, 15))
    assert TODAY not in drawn("2024", 36, "2024-06-15", today=at)


def test_today_has_a_name_in_the_header_and_an_earlier_day_its_date(briefs: Briefs) -> None:
    entries = ("event: met, by: acme, at: 2024-01", "event: opened, id: p, by: acme, due: 2027-12")
    assert "today" in text(page(briefs, *entries))
    assert "as of 1 Jun 2025" in text(page(briefs, *entries, day=date(2025, 6, 1)))


def test_no_label_of_the_axis_touches_the_name_of_today(briefs: Briefs) -> None:
    entries = ("event: met, by: acme, at: 2022-01", "event: opened, id: p, by: acme, due: 2027-12")
    briefs.initiatives("da-nang", initiative(*entries))
    library = briefs.library()
    for month in range(1, 13):
        day = date(2026, month, 3)
        shown = LanesPage(Known(library, day, today=day), Filters(), "place", None)
        for width in (80, 100, 120):
            found = [line.text for line in shown.lines(width) if "today" in line.text]
            assert found, (month, width)
            apart = rf"(^|[ {TODAY}])today($|[ {TODAY}])"
            assert all(re.search(apart, line) for line in found), (month, width, found)


def test_plans_stand_on_a_line_of_their_own(briefs: Briefs) -> None:
    shown = page(
        briefs,
        "event: mou, by: acme, at: 2024-01-15",
        "event: opened, id: p, by: acme, due: 2027-03",
    )
    lane, plans = (line for line in shown.lines(WIDE) if line.opens.endswith("place:da-nang"))
    assert "MoU" in lane.text
    assert "opened" not in lane.text
    assert plans.text.strip().startswith("planned")
    assert "▷" in plans.text
    assert plans.continues


def test_a_moved_plan_is_seen_at_both_dates_with_an_arrow(briefs: Briefs) -> None:
    shown = page(
        briefs,
        "event: opened, id: first, by: acme, due: 2024-03",
        "event: opened, id: second, by: acme, due: 2026-03, answers: da-nang/thing/first",
    )
    (plans,) = (line.text for line in shown.lines(WIDE) if line.continues)
    assert plans.count("▷") == 2
    first, second = plans.index("▷"), plans.rindex("▷")
    assert "╌→" in plans[first:second]
    assert "opened" in plans[second:]


def test_a_move_too_small_to_be_drawn_is_told_in_words(briefs: Briefs) -> None:
    shown = page(
        briefs,
        "event: opened, id: first, by: acme, due: 2026-03-01",
        "event: opened, id: second, by: acme, due: 2026-03-02, answers: da-nang/thing/first",
        axis="2025/2027",
    )
    assert "moved to 2 Mar 2026" in text(shown)


def test_what_lies_outside_is_counted_at_its_edge(briefs: Briefs) -> None:
    entries = [f"event: met, by: acme, at: {year}" for year in (1995, 2001, 2023, 2024, 2030)]
    shown = page(briefs, *entries, axis="2023/2024")
    assert "‹ 2 earlier" in text(shown)
    assert "1 later ›" in text(shown)
    (lane,) = (line.text for line in shown.lines(WIDE) if line.opens.endswith("place:da-nang"))
    assert "‹2" in lane
    assert "1›" in lane


def test_a_few_far_dates_do_not_squeeze_the_rest(briefs: Briefs) -> None:
    entries = [f"event: met, by: acme, at: 2023-{month:02}" for month in range(1, 13)]
    entries += [f"event: met, by: acme, at: 2024-{month:02}" for month in range(1, 13)]
    far = ["event: met, by: acme, at: 1995", "event: opened, id: p, by: acme, due: 2050"]
    shown = page(briefs, *entries, *far)
    assert (shown.first_day, shown.last_day) == (date(2023, 1, 1), date(2024, 12, 31))
    assert "‹ 1 earlier" in text(shown)
    assert "1 later ›" in text(shown)


def test_dates_that_are_spread_evenly_are_all_inside(briefs: Briefs) -> None:
    shown = page(briefs, *(f"event: met, by: acme, at: {year}" for year in range(2010, 2025)))
    assert (shown.first_day.year, shown.last_day.year) == (2010, 2024)


def test_what_has_no_date_stands_in_the_column_of_reports(briefs: Briefs) -> None:
    one = page(briefs, "event: asked, id: a, by: da-nang, to: acme")
    assert "┊ ◇ asked" in text(one)
    assert "┊ 29 Nov 2024" in text(one)
    many = page(briefs, *["event: met, by: acme"] * 3, "event: mou, by: acme")
    assert "┊ ●1 ·3" in text(many)


def test_a_place_opens_its_entries_and_an_initiative_its_card(briefs: Briefs) -> None:
    entry = "event: mou, by: acme, at: 2024-01-15"
    (place,) = (line for line in page(briefs, entry).lines(WIDE) if line.text.startswith("Da Nang"))
    assert place.opens == "timeline place:da-nang"
    lines = page(briefs, entry, by="initiative").lines(WIDE)
    (lane,) = (line for line in lines if line.text.startswith("  A thing"))
    assert (lane.opens, lane.address) == ("da-nang/thing", "da-nang/thing/mou-1")
    (heading,) = (line for line in lines if line.heading)
    assert heading.text == "Da Nang"


def test_a_narrow_window_gets_the_list_and_keeps_the_address(briefs: Briefs) -> None:
    shown = page(briefs, "event: mou, by: acme, at: 2024-01-15")
    assert any(line.text == TOO_NARROW.typed for line in shown.lines(72))
    assert any(line.text.startswith("15 Jan 2024") for line in shown.lines(72))
    assert TOO_NARROW.typed not in text(shown, 73)


def _zoomable(briefs: Briefs) -> LanesPage:
    return page(
        briefs, "event: met, by: acme, at: 2015-03-02", "event: mou, by: acme, at: 2022-12-30"
    )


def _at(shown: LanesPage, address: str) -> LanesPage:
    found = timeline_at(shown.known, address.split()[1:])
    assert isinstance(found, LanesPage)
    assert found.address == address
    return found


def test_zooming_in_and_out_leads_back(briefs: Briefs) -> None:
    shown = _zoomable(briefs)
    closer = _at(shown, shown.zoomed(1))
    assert closer.address == "timeline lanes:place axis:2017-01/2020-12"
    assert closer.zoomed(-1) == shown.address


def test_zooming_ends_at_a_month_and_at_the_full_extent(briefs: Briefs) -> None:
    shown = _zoomable(briefs)
    assert shown.zoomed(-1) == shown.address
    for _ in range(20):
        shown = _at(shown, shown.zoomed(1))
        assert (shown.last_day - shown.first_day).days >= 27
    assert shown.zoomed(1) == shown.address
    assert len(shown.address.rpartition(":")[2]) == len("2019-01")


def test_panning_leads_back_and_ends_at_the_full_extent(briefs: Briefs) -> None:
    whole = _zoomable(briefs)
    assert whole.panned(1) == whole.panned(-1) == whole.address
    shown = _at(whole, "timeline lanes:place axis:2018-01/2018-12")
    later = _at(shown, shown.panned(1))
    assert later.address == "timeline lanes:place axis:2018-05/2019-04"
    assert later.panned(-1) == shown.address
    for _ in range(40):
        later = _at(later, later.panned(1))
    assert later.last_day == whole.last_day
    assert later.panned(1) == later.address


@given(st.integers(0, 240), st.integers(1, 60), st.sampled_from((1, -1)))
def test_no_step_leaves_the_extent(first: int, months: int, step: int) -> None:
    extent = window_of(PartialDate.parse("2000/2024"))
    window = extent._replace(first=extent.first + first, months=months)
    for found in (window.zoomed(step, extent), window.panned(step, extent)):
        assert extent.first <= found.first
        assert found.end <= extent.end
        assert found.months >= 1


def test_years_and_finer_ticks_follow_the_room() -> None:
    assert [tick.text for tick in axis_of("2024", 79).ticks][:3] == ["Jan", "Feb", "Mar"]
    assert [tick.text for tick in axis_of("2023/2024", 58).ticks][:3] == ["Q1", "Q2", "Q3"]
    assert [tick.text for tick in axis_of("2024-07", 58).ticks][:3] == ["1", "5", "10"]
    assert [tick.text for tick in axis_of("1990/2024", 40).years][:3] == ["1990", "1995", "2000"]


@pytest.mark.parametrize("window", ["2024-07", "2024", "2023/2024", "2019-05/2024-03", "1950/2050"])
def test_ticks_never_run_into_each_other(window: str) -> None:
    for cells in (38, 58, 79, 164):
        axis = axis_of(window, cells)
        for ticks, sign in ((axis.years, 0), (axis.ticks, 1)):
            for tick, following in pairwise(ticks):
                after = tick.cell + sign + len(tick.text)
                assert after < following.cell + (not tick.text), cells


def test_each_glyph_is_one_cell_and_has_its_own_ascii() -> None:
    assert all(cell_width(family.glyph) == 1 for family in Family)
    plain = {to_ascii(glyph) for glyph in (*(family.glyph for family in Family), SOFT, WITHIN)}
    assert len(plain) == len(Family) + 2
    assert all(glyph.isascii() and len(glyph) == 1 for glyph in plain)


def test_an_ask_does_not_look_like_a_deal_and_a_plan_not_like_an_opening() -> None:
    asked = Entry(cite=(), event=Event.ASKED, what="")
    opened = Entry(cite=(), event=Event.OPENED, what="")
    plan = Entry(cite=(), event=Event.OPENED, what="", due=PartialDate.parse("2027"))
    assert len({family_of(entry).glyph for entry in (asked, opened, plan)}) == 3


@given(st.lists(st.sampled_from(Family), min_size=1, max_size=40), st.integers(8, 24))
def test_the_column_of_reports_counts_everything(families: list[Family], room: int) -> None:
    spans = tally(families, ["considering"] * len(families), room)
    written = "".join(span.text for span in spans)
    assert cell_width(written) <= room
    numbers = [int("".join(filter(str.isdigit, piece)) or 0) for piece in written.split()]
    assert (sum(numbers) or 1) == len(families)


_DATES = st.sampled_from(
    (
        "2023", "2023-08", "2023-08-03", "2023-H1", "2023-Q4", "2023-08~", "2023-08-03~",
        "2022-11-20/2024-02-03", "../2023-06", "2024-02/..", "1995", "2050-07", "2024-02-29",
        "2023-08-15", "2023-08-27", "2023-09-08", "2023-08-04", "2023-09",
    )
)  # fmt: skip
_WORDS = [word for word in Event if word not in NO_NEWS]
_ENTRIES = st.lists(
    st.tuples(
        st.sampled_from([word for word in Event if word not in NO_NEWS]),
        st.one_of(st.none(), _DATES),
        st.booleans(),
    ),
    min_size=1,
    max_size=25,
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Return a library of one place with one initiative, to be given other entries."""
    made = Briefs(tmp_path_factory.mktemp("briefs"))
    made.partner("acme")
    made.initiatives("da-nang", initiative("event: met, by: acme"))
    return made.library()


def _with_entries(library: Library, told: list[tuple[Event, str | None, bool]]) -> Known:
    entries = []
    for number, (event, text, is_plan) in enumerate(told):
        when = PartialDate.parse(text) if text else None
        entries.append(
            Entry(
                cite=(Cite("news#1", "news", ()),),
                event=event,
                what="It is told",
                by=("acme",),
                at=None if is_plan else when,
                due=when if is_plan else None,
                address=f"da-nang/thing/{number}",
            )
        )
    (place,) = library.contents.localities
    (thing,) = place.initiatives
    changed = replace(place, initiatives=(replace(thing, timeline=tuple(entries)),))
    return Known(Library(replace(library.contents, localities=(changed,))), TODAY_IS)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    told=_ENTRIES,
    width=st.integers(73, 200),
    by=st.sampled_from(("place", "initiative")),
    axis=st.sampled_from((None, "2023", "2023-08", "2022-06/2024-02")),
)
def test_every_entry_is_drawn_counted_or_in_the_column_of_reports(
    library: Library,
    told: list[tuple[Event, str | None, bool]],
    width: int,
    by: By,
    axis: str | None,
) -> None:
    window = PartialDate.parse(axis) if axis else None
    shown = LanesPage(_with_entries(library, told), Filters(), by, window)
    lines = list(shown.lines(width))
    assert all(cell_width(line.text) <= width for line in lines)
    assert all(
        cell_width(line.text) == width for line in lines if line.section and not line.heading
    )
    ((lane,),) = (group.lanes for group in shown.groups)
    counted = sum(lane.earlier) + sum(lane.later)
    assert len(lane.inside) + len(lane.plans) + len(lane.reported) + counted == len(told)
    for entries in (lane.inside, lane.plans):
        grid = Axis(shown.window, 58)
        marks = [mark_of(grid, one.entry) for one in entries]
        canvas = draw(grid, marks, None)
        cells = in_cells(marks)
        assert sum(len(group) for group in cells) == len(entries)
        for group in cells:
            one = group[0].family.glyph if len(group) == 1 else str(len(group))
            assert canvas.glyphs[group[0].at.glyph_at] == (one if len(one) == 1 else MANY)


def test_only_the_lanes_that_are_looked_at_are_drawn(
    briefs: Briefs, monkeypatch: pytest.MonkeyPatch
) -> None:
    things = [initiative("event: met, by: acme, at: 2024", name=f"thing-{n}") for n in range(1000)]
    briefs.initiatives("da-nang", *things)
    calls: list[Lane] = []
    real = LaneDrawing.draw

    def counted(drawing: LaneDrawing, lane: Lane) -> Drawn:
        calls.append(lane)
        return real(drawing, lane)

    monkeypatch.setattr(LaneDrawing, "draw", counted)
    lines = LanesPage(Known(briefs.library(), TODAY_IS), Filters(), "initiative").lines(WIDE)
    assert isinstance(lines, LongLines)
    assert len(lines.stops) > 1000
    seen: list[Line] = lines[500:540]
    assert all("A thing" in line.text for line in seen)
    assert len(calls) == 40


def test_a_lane_says_whose_it_is_in_the_room_of_its_name(briefs: Briefs) -> None:
    entries = "event: met, by: acme, at: 2024-08", "event: opened, id: p, by: acme, due: 2027-12"
    of = known(briefs, *entries)
    for whose in ("my-briefs", "a-folder-with-a-very-long-name-indeed"):
        own = Folder(briefs.path, shipped=False, whose=whose)
        lanes = LanesPage(Known(load([own]), of.day, today=of.today), Filters(), "initiative")
        for width in (75, 100, 150):
            [own_lane] = [line for line in lanes.lines(width) if "A thing" in line.text]
            [shipped] = [
                line
                for line in LanesPage(of, Filters(), "initiative").lines(width)
                if "A thing" in line.text
            ]
            assert f" · {whose[:5]}" in own_lane.text
            assert cell_width(own_lane.text) == cell_width(shipped.text)
            assert own_lane.spans[2:] == shipped.spans[2:]
