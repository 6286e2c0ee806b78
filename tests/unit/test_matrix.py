"""How far each partner has got in each place, and what a pair has in common."""

import random
from datetime import date
from pathlib import Path

import pytest

from tests.frozen import FROZEN, frozen_library
from tests.library_builder import Briefs, initiative
from vnsemi_tui.library.filter_table import WrongFilterError
from vnsemi_tui.library.filters import filters_of
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.library import Library
from vnsemi_tui.library.loading import load
from vnsemi_tui.library.matrix import stages_by_partner_and_place, stages_in_place
from vnsemi_tui.library.stages import partner_in_place
from vnsemi_tui.reading.folders import YOURS, Folder
from vnsemi_tui.text.width import cell_width
from vnsemi_tui.views.common import CommonPage, common_at
from vnsemi_tui.views.lines import Page
from vnsemi_tui.views.matrix import MatrixPage, matrix_at
from vnsemi_tui.views.pairs import own_lines

TODAY = date(2026, 11, 22)
EVENTS = (
    "asked, id: e{n}", "offered, id: e{n}", "mou", "opened, at: 2024-0{m}", "considering", "met",
    "hoped", "opened, id: e{n}, due: 2027", "signed, at: 2024", "signed, cite: old#1",
)  # fmt: skip


@pytest.fixture(scope="module")
def shipped() -> Library:
    return frozen_library()


@pytest.fixture
def briefs(tmp_path: Path) -> Briefs:
    """Return a folder with five places from north to south and three partners."""
    made = Briefs(tmp_path)
    for number, place in enumerate(("alpha", "beta", "gamma", "delta", "omega")):
        made.initiatives(
            place,
            initiative("event: mou, at: 2024-08, by: acme", name="acme-thing"),
            more=f"name: {place.title()}\nlevel: province\nregion: Red River Delta\n"
            f"position: {22 - number}",
        )
    made.partner("acme")
    made.partner("acme-vietnam", "parent: acme\n")
    made.partner("solo")
    return made


def known_of(briefs: Briefs) -> Known:
    return Known(briefs.library(), TODAY)


def texts(page: Page, width: int) -> list[str]:
    return [line.text.rstrip() for line in page.lines(width)]


def line_with(page: Page, words: str, width: int) -> str:
    return next(text for text in texts(page, width) if words in text)


def assert_same_as_each_pair_alone(known: Known) -> None:
    alone = {
        (partner, place): stage
        for partner in known.library.partners
        for place in known.library.localities
        if (stage := partner_in_place(known, partner, place))
    }
    assert stages_by_partner_and_place(known) == alone
    for place in known.library.localities:
        here = {partner: stage for (partner, where), stage in alone.items() if where == place}
        assert stages_in_place(known, place) == here


@pytest.mark.parametrize("day", [date(2023, 11, 1), date(2024, 8, 1), TODAY])
def test_one_pass_finds_what_each_pair_alone_says_in_the_shipped_briefs(
    shipped: Library, day: date
) -> None:
    assert_same_as_each_pair_alone(Known(shipped, day, today=TODAY))


@pytest.mark.parametrize("seed", range(6))
def test_one_pass_finds_what_each_pair_alone_says_in_any_library(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    made = Briefs(tmp_path)
    made.source("old", published="2023-01-05")
    partners = [f"partner-{number}" for number in range(6)]
    places = ["hue", "da-nang", "vinh"]
    for number, partner in enumerate(partners):
        parent = dice.randrange(number + 1)
        made.partner(partner, f"parent: {partners[parent]}\n" if parent < number else "")
    for place in places:
        things = []
        for number in range(4):
            entries = []
            for nth in range(dice.randint(1, 4)):
                event = dice.choice(EVENTS).format(n=nth, m=dice.randint(1, 9))
                by, to, about = (dice.choice([*partners, *places]) for _ in range(3))
                entries.append(f"event: {event}, by: {by}, to: {to}, about: {about}")
            kind = dice.choice(["plant", "event", "lab"])
            further = dice.sample([other for other in places if other != place], dice.randint(0, 2))
            more = f"places: [{', '.join(further)}]" if further else ""
            things.append(initiative(*entries, name=f"thing-{number}", kind=kind, more=more))
        made.initiatives(place, *things)
    known = Known(load([made.folder]), TODAY)
    assert known.library.initiatives
    assert_same_as_each_pair_alone(known)


def test_a_cell_says_rung_and_word(briefs: Briefs) -> None:
    known = known_of(briefs)
    assert line_with(MatrixPage(known), "Acme", 60).split()[:3] == ["Acme", "4", "MoU"]
    assert "████░░░ MoU" in line_with(MatrixPage(known), "Acme", 140)


def test_columns_go_from_north_to_south_and_only_where_there_is_a_cell(briefs: Briefs) -> None:
    briefs.locality("empty")
    page = MatrixPage(known_of(briefs))
    assert [place.id for place in page.places] == ["alpha", "beta", "gamma", "delta", "omega"]


def test_the_furthest_partner_of_a_kind_comes_first(briefs: Briefs) -> None:
    briefs.partner("zeta")
    briefs.partner("uni", "name: A university\nkind: university\n")
    briefs.initiatives(
        "da-nang",
        initiative("event: opened, by: zeta"),
        initiative("event: running, by: uni", name="two"),
    )
    page = MatrixPage(known_of(briefs))
    assert [row.partner.id for row in page.rows] == ["zeta", "acme", "uni"]


def test_a_seminar_fills_no_cell(briefs: Briefs) -> None:
    briefs.initiatives("da-nang", initiative("event: held, by: solo", kind="event"))
    assert "solo" not in {row.partner.id for row in MatrixPage(known_of(briefs)).rows}


def test_places_that_do_not_fit_are_named_and_reached_by_panning(briefs: Briefs) -> None:
    known = known_of(briefs)
    page = MatrixPage(known)
    first = page.lines(60)
    hint = next(line for line in first if "more localities" in line.text)
    assert hint.text == "→ 2 more localities  Delta, Omega"
    assert hint.opens == page.panned(1) == "matrix from:delta"
    further = matrix_at(known, ["from:delta"])
    assert further.address == "matrix from:delta"
    assert "Delta" in line_with(further, "Companies", 60)
    assert line_with(further, "more localities", 60) == "← 3 more localities  Alpha, Beta, Gamma"


def test_panning_stops_at_both_ends(briefs: Briefs) -> None:
    known = known_of(briefs)
    page = matrix_at(known, ["from:delta"])
    page.lines(60)
    assert page.panned(1) == page.address
    start = MatrixPage(known)
    start.lines(60)
    assert start.panned(-1) == start.address == "matrix"


def test_panning_keeps_the_filters(briefs: Briefs) -> None:
    page = matrix_at(known_of(briefs), ["partner:acme"])
    page.lines(60)
    assert page.panned(1) == "matrix from:delta partner:acme"


def test_a_partner_that_is_elsewhere_is_counted_not_drawn(briefs: Briefs) -> None:
    briefs.initiatives(
        "omega-two",
        initiative("event: opened, by: solo"),
        more="name: Zzz\nlevel: province\nregion: Mekong Delta\nposition: 9",
    )
    page = MatrixPage(known_of(briefs))
    assert not any("Solo" in text for text in texts(page, 60))
    assert "1 more in other localities only" in texts(page, 60)


def test_below_60_cells_each_pair_is_a_row(briefs: Briefs) -> None:
    page = MatrixPage(known_of(briefs))
    rows = [line for line in page.lines(47) if line.can_be_chosen]
    assert [row.opens for row in rows[:2]] == ["common acme alpha", "common acme beta"]
    assert rows[0].text.split() == ["Acme", "·", "Alpha", "4", "MoU"]
    assert rows[0].address == "alpha/acme-thing/mou-1"


def test_a_long_partner_leaves_its_place_readable(briefs: Briefs) -> None:
    briefs.partner("long", f"name: {'Long ' * 12}\nkind: company\n")
    briefs.initiatives("da-nang", initiative("event: opened, by: long"))
    page = MatrixPage(known_of(briefs))
    assert "… · Da Nang" in line_with(page, "Long", 47)


def test_enter_opens_what_both_have_in_common(briefs: Briefs) -> None:
    briefs.initiatives("da-nang", initiative("event: opened, by: solo"))
    opens = {line.text.split()[0]: line.opens for line in MatrixPage(known_of(briefs)).lines(120)
             if line.opens}  # fmt: skip
    assert opens["Acme"] == "common acme"
    assert opens["Solo"] == "common solo da-nang"


def test_filters_leave_only_their_cells(briefs: Briefs) -> None:
    briefs.initiatives(
        "da-nang",
        initiative("event: opened, by: [solo, acme-vietnam]", more="places: [alpha]"),
    )
    known = known_of(briefs)
    by_partner = MatrixPage(known, filters_of({"partner": "solo"}, known.library))
    assert set(by_partner.cells) == {("solo", "alpha"), ("solo", "da-nang")}
    by_place = MatrixPage(known, filters_of({"place": "da-nang"}, known.library))
    assert {place for _, place in by_place.cells} == {"da-nang"}
    by_event = MatrixPage(known, filters_of({"event": "mou", "place": "alpha"}, known.library))
    assert set(by_event.cells) == {("acme", "alpha")}


def test_an_empty_matrix_says_so(tmp_path: Path) -> None:
    made = Briefs(tmp_path)
    made.locality("hue")
    page = MatrixPage(known_of(made))
    assert "No partner takes part" in " ".join(texts(page, 80))


@pytest.mark.parametrize("words", [["from:nowhere"], ["state:opn"], ["place:nowhere"], ["x"]])
def test_wrong_words_are_refused(briefs: Briefs, words: list[str]) -> None:
    with pytest.raises(WrongFilterError):
        matrix_at(known_of(briefs), words)


@pytest.mark.parametrize("names", [("Đà Nẵng", "Hồ Chí Minh"), ("東京都", "台積電股份")])
def test_columns_stand_under_each_other_whatever_the_names(
    briefs: Briefs, names: tuple[str, str]
) -> None:
    place, partner = names
    briefs.partner("wide", f"name: {partner}\nkind: company\n")
    briefs.initiatives(
        "wide-place",
        initiative("event: mou, by: [wide, acme]"),
        more=f"name: {place}\nlevel: province\nregion: Red River Delta\nposition: 23",
    )
    page = MatrixPage(known_of(briefs))
    for width in (60, 94, 140):
        heading = line_with(page, "Companies", width)
        at = cell_width(heading[: heading.index(place)])
        row = line_with(page, partner, width)
        mark = "█" if "█" in row else "4"
        assert cell_width(row[: row.index(mark)]) == at
    for shown in (page, CommonPage(page.known, "wide"), CommonPage(page.known, "wide", "alpha")):
        for width in range(25, 161):
            assert all(cell_width(line.text) <= width for line in shown.lines(width))


# What a pair has in common


def test_the_page_of_a_pair_has_stage_initiatives_and_asks(shipped: Library) -> None:
    page = common_at(Known(shipped, TODAY), ["qorvo", "da-nang"])
    assert (page.address, page.title) == ("common qorvo da-nang", "Qorvo · Đà Nẵng")
    assert "███░░░░ in talks · considering" in line_with(page, "stage", 80)
    keys = {line.section for line in page.lines(80) if line.heading}
    assert keys >= {"initiatives", "waiting", "timeline", "people", "sources"}


def test_a_partner_alone_shows_its_stage_in_each_place(briefs: Briefs) -> None:
    page = common_at(known_of(briefs), ["acme"])
    assert page.title == "Acme · 5 localities"
    opens = [line.opens for line in page.lines(80) if line.opens.startswith("common ")]
    assert opens == [f"common acme {one}" for one in ("alpha", "beta", "gamma", "delta", "omega")]


def test_merged_units_count_for_the_place(briefs: Briefs) -> None:
    briefs.source("units", published="2025-07-04")
    briefs.initiatives(
        "quang-nam",
        initiative("event: mou, by: solo"),
        more="became: {id: da-nang, at: 2025-07-01, cite: units#1}",
    )
    briefs.locality("da-nang")
    library = briefs.library()
    after = CommonPage(Known(library, TODAY), "solo", "da-nang")
    assert "with the former Quang Nam" in "\n".join(texts(after, 80))
    assert "promised · MoU" in line_with(after, "stage", 80)
    before = CommonPage(Known(library, date(2025, 1, 1), today=TODAY), "solo", "da-nang")
    assert before.initiatives == ()


def test_nothing_in_common_is_said_without_blame(briefs: Briefs) -> None:
    page = CommonPage(known_of(briefs), "solo", "alpha")
    assert texts(page, 120)[-1] == (
        "Solo takes part in no initiative of Alpha. vnsemi-tui matrix shows who is active where."
    )


@pytest.mark.parametrize(
    "words", [[], ["nobody"], ["acme", "nowhere"], ["alpha", "acme"], ["acme", "alpha", "beta"]]
)
def test_a_pair_must_be_a_partner_and_a_place(briefs: Briefs, words: list[str]) -> None:
    with pytest.raises(WrongFilterError):
        common_at(known_of(briefs), words)


def test_of_many_pairs_that_are_not_shipped_a_few_are_named(briefs: Briefs) -> None:
    own = Folder(briefs.path, shipped=False, whose=YOURS)
    library = load([Folder(FROZEN, shipped=True), own])
    page = MatrixPage(Known(library, TODAY), filters_of({"partner": "acme"}, library))
    [line] = own_lines(library, page.pairs * 3, 400)
    assert line.text.startswith("yours: Acme in Alpha, Acme in Beta, ")
    assert line.text.endswith(" and 3 more")
    assert own_lines(library, page.pairs, 400)[0].text in texts(page, 400)
    assert not any("yours" in text for text in texts(MatrixPage(known_of(briefs)), 400))
