"""The country from north to south, one line a locality."""

from datetime import date
from pathlib import Path

import pytest

from tests.frozen import frozen_library
from tests.library_builder import Briefs, initiative
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.ledger import items
from vnsemi_tui.library.library import Library, places_of
from vnsemi_tui.library.places import tallies
from vnsemi_tui.text.width import cell_width
from vnsemi_tui.views.lines import Tone
from vnsemi_tui.views.regions import RegionsPage

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def shipped() -> Library:
    return frozen_library()


@pytest.fixture
def briefs(tmp_path: Path) -> Briefs:
    """Return a folder with the partner Acme."""
    made = Briefs(tmp_path)
    made.partner("acme")
    return made


def head(name: str, region: str, position: float) -> str:
    return f"name: {name}\nlevel: province\nregion: {region}\nposition: {position}"


def page_of(briefs: Briefs, day: date = TODAY) -> RegionsPage:
    return RegionsPage(Known(briefs.library(), day, today=TODAY))


def line_with(page: RegionsPage, words: str, width: int) -> str:
    return next(line.text for line in page.lines(width) if words in line.text)


def test_the_country_comes_first_then_the_regions_from_north_to_south(briefs: Briefs) -> None:
    briefs.locality("ca-mau", head("Cà Mau", "Mekong Delta", 9.2))
    briefs.locality("hai-phong", head("Hải Phòng", "Red River Delta", 20.8))
    briefs.locality("ha-noi", head("Hà Nội", "Red River Delta", 21.0))
    briefs.locality("viet-nam", head("Việt Nam", "Việt Nam", 16.0))
    page = page_of(briefs)
    assert [row.locality.id for row in page.rows] == ["viet-nam", "ha-noi", "hai-phong", "ca-mau"]
    headings = [line.text for line in page.lines(80) if line.heading]
    assert headings == ["Red River Delta", "Mekong Delta"]


def test_initiatives_are_counted_by_rung(briefs: Briefs) -> None:
    briefs.initiatives(
        "da-nang",
        initiative("event: mou, by: acme", name="one"),
        initiative("event: signed, by: acme", name="two"),
        initiative("event: opened, by: acme", name="three"),
        initiative("event: met, by: acme", name="four"),
    )
    page = page_of(briefs)
    (row,) = page.rows
    assert row.tally.by_rung == (0, 0, 0, 2, 0, 0, 1)
    assert line_with(page, "Da Nang", 80).split() == [
        "Da", "Nang", "·", "·", "·", "▇", "·", "·", "▄", "4", "–", "29", "Nov", "2024",
    ]  # fmt: skip
    assert line_with(page, "Da Nang", 120).split()[2:10] == list("···2··14")


def test_open_items_are_those_that_wait_on_the_card(shipped: Library) -> None:
    known = Known(shipped, TODAY)
    found = tallies(known)
    for place in shipped.localities:
        own = [one for one in known.initiatives() if place in places_of(one, shipped)]
        assert found[place].open == sum(item.state.is_open for item in items(known, own))


def test_the_newest_evidence_is_as_precise_as_its_source(shipped: Library) -> None:
    page = RegionsPage(Known(shipped, TODAY))
    assert line_with(page, "Đà Nẵng  ", 94).endswith("29 Nov 2024")
    assert line_with(page, "Quảng Nam", 94).endswith("Nov–Dec 2023")


@pytest.mark.parametrize("order", [("old", "news"), ("news", "old")])
def test_the_newest_evidence_is_that_of_the_newest_entry(
    briefs: Briefs, order: tuple[str, str]
) -> None:
    briefs.source("old", published="2023-01-05")
    things = [initiative(f"event: mou, by: acme, cite: {one}#1", name=one) for one in order]
    briefs.initiatives("hue", *things)
    (row,) = page_of(briefs).rows
    assert str(row.tally.newest) == "29 Nov 2024"


def test_a_merged_unit_names_its_successor_from_the_day_it_was_known(shipped: Library) -> None:
    after = RegionsPage(Known(shipped, TODAY))
    assert "Quảng Nam → Đà Nẵng" in line_with(after, "Quảng Nam", 80)
    before = RegionsPage(Known(shipped, date(2025, 1, 1), today=TODAY))
    assert "→" not in line_with(before, "Quảng Nam", 80)


def test_a_place_without_initiatives_stands_back_and_is_no_failure(briefs: Briefs) -> None:
    briefs.initiatives("da-nang", initiative("event: mou, by: acme"))
    briefs.locality("hue")
    page = page_of(briefs)
    line = next(line for line in page.lines(80) if "Hue" in line.text)
    assert line.text.endswith("no initiatives yet")
    assert {span.tone for span in line.spans if span.text.strip()} == {Tone.MUTED}
    assert line.opens == "hue"


def test_a_line_opens_its_locality(shipped: Library) -> None:
    lines = RegionsPage(Known(shipped, TODAY)).lines(80)
    opens = [line.opens for line in lines if line.can_be_chosen]
    assert opens == ["viet-nam", "bac-ninh", "ha-noi", "da-nang", "quang-nam"]


def test_where_it_is_narrow_columns_go_from_the_right_and_the_name_stays(shipped: Library) -> None:
    page = RegionsPage(Known(shipped, TODAY))
    heads = {width: column_heads(page, width) for width in (80, 50, 40, 34)}
    assert heads == {
        80: ["idea", "→", "running", "all", "open", "newest"],
        50: ["idea", "→", "running", "all", "open"],
        40: ["idea", "→", "running", "all"],
        34: ["idea", "→", "running"],
    }
    assert line_with(page, "Quảng Nam", 25).startswith("Quảng Nam")


def column_heads(page: RegionsPage, width: int) -> list[str]:
    lines = list(page.lines(width))
    first = next(at for at, line in enumerate(lines) if line.opens)
    return lines[first - 1].text.split()


@pytest.mark.parametrize("name", ["Đắk Lắk", "東京都"])
def test_columns_stand_under_each_other_whatever_the_name(briefs: Briefs, name: str) -> None:
    thing = initiative("event: mou, by: acme")
    briefs.initiatives("wide", thing, more=head(name, "Red River Delta", 21))
    briefs.initiatives("hue", thing)
    page = page_of(briefs)
    rows = [line_with(page, one, 80) for one in (name, "Hue")]
    assert len({cell_width(row[: row.index("▇")]) for row in rows}) == 1
    for width in range(25, 161):
        assert all(cell_width(line.text) <= width for line in page.lines(width))


def test_without_localities_it_says_so(briefs: Briefs) -> None:
    assert "No localities" in list(page_of(briefs).lines(60))[-1].text
