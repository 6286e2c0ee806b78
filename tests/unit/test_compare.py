"""Localities side by side: only equal things share a row."""

from datetime import date
from pathlib import Path

import pytest

from tests.frozen import frozen_library
from tests.library_builder import LOCALITY, Briefs, initiative
from vnsemi_tui.library.filter_table import WrongFilterError
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.library import Library
from vnsemi_tui.text.width import cell_width
from vnsemi_tui.views.compare import ComparePage, compare_at
from vnsemi_tui.views.comparison import CompareRow

TODAY = date(2026, 11, 22)
EXPORTS = "measure: exports, value: 1 USD bn, period: 2024"


@pytest.fixture(scope="module")
def shipped() -> Library:
    return frozen_library()


@pytest.fixture
def briefs(tmp_path: Path) -> Briefs:
    """Return a folder with Huế, Vinh, Acme and Beta."""
    made = Briefs(tmp_path)
    for partner in ("acme", "beta"):
        made.partner(partner)
    for place in ("hue", "vinh"):
        made.locality(place)
    return made


def with_figures(briefs: Briefs, place: str, *figures: str) -> None:
    listed = "".join(f"  - {{{figure}, cite: news#1}}\n" for figure in figures)
    briefs.locality(place, f"figures:\n{listed}")


def compared(briefs: Briefs, *ids: str) -> ComparePage:
    return ComparePage(Known(briefs.library(), TODAY), ids or ("hue", "vinh"))


def rows(page: ComparePage, key: str) -> list[tuple[str, ...]]:
    """Return label and values of the rows of a group, `–` for none."""
    return [
        ("".join(span.text for span in row.label), *_values(row))
        for group in page.groups
        if group.key == key
        for row in group.rows
    ]


def _values(row: CompareRow) -> list[str]:
    return [told.text if told else "–" for told in row.told]


def test_equal_figures_share_a_row(briefs: Briefs) -> None:
    with_figures(briefs, "hue", EXPORTS)
    with_figures(briefs, "vinh", EXPORTS.replace("1 USD", "over 2 USD"))
    assert rows(compared(briefs), "figures") == [("exports · 2024", "USD 1 bn", "over USD 2 bn")]


@pytest.mark.parametrize(
    "other",
    [
        "measure: imports, value: 1 USD bn, period: 2024",
        "measure: exports, value: 1 USD bn, period: 2023",
        "measure: exports, value: 1 USD bn, period: 2024-H1",
        "measure: exports, value: 1 USD bn, period: 2024, what: rice",
        "measure: exports, value: 1 USD bn, period: 2024, with: beta",
        "measure: exports, value: 1 USD bn, period: 2024, basis: expected",
        "measure: exports, value: 1 EUR bn, period: 2024",
        "measure: exports, value: 50 % of output, period: 2024",
        "measure: exports, growth: 5 %, against: 2023, period: 2024",
    ],
)
def test_what_is_not_equal_has_a_row_of_its_own(briefs: Briefs, other: str) -> None:
    with_figures(briefs, "hue", EXPORTS)
    with_figures(briefs, "vinh", other)
    found = rows(compared(briefs), "figures")
    assert len(found) == 2
    assert all("–" in values for _, *values in found)


def test_figures_without_a_period_are_never_taken_for_equal(briefs: Briefs) -> None:
    for place in ("hue", "vinh"):
        with_figures(briefs, place, "measure: exports, value: 1 USD bn")
    assert rows(compared(briefs), "figures") == [
        ("exports · no period given", "USD 1 bn", "–"),
        ("exports · no period given", "–", "USD 1 bn"),
    ]


def test_rival_figures_are_both_shown_the_preferred_one_first(briefs: Briefs) -> None:
    with_figures(
        briefs,
        "hue",
        EXPORTS,
        "measure: exports, value: 3 USD bn, period: 2024, preferred: It is newer",
    )
    with_figures(briefs, "vinh", EXPORTS)
    assert [values for _, *values in rows(compared(briefs), "figures")] == [
        ["USD 3 bn · rival figures · preferred", "USD 1 bn"],
        ["USD 1 bn · rival figures", "–"],
    ]


def test_a_figure_of_a_smaller_territory_says_so(briefs: Briefs) -> None:
    briefs.locality(
        "hue",
        "includes:\n  - {name: A Lưới, since: 2025-07-01, cite: news#1}\n"
        f"figures:\n  - {{{EXPORTS}, cite: news#1}}\n",
    )
    with_figures(briefs, "vinh", EXPORTS)
    (row,) = rows(compared(briefs), "figures")
    assert row[1:] == ("USD 1 bn · smaller territory", "USD 1 bn")


def test_what_a_partner_counts_in_a_place_is_not_about_the_place(briefs: Briefs) -> None:
    jobs = "measure: jobs, value: 5 people, place: hue, cite: news#1"
    briefs.partner("acme", f"figures:\n  - {{{jobs}}}\n")
    assert rows(compared(briefs), "figures") == []


def test_what_another_place_says_of_it_is_about_the_place(briefs: Briefs) -> None:
    with_figures(briefs, "vinh", f"{EXPORTS}, place: hue")
    assert rows(compared(briefs), "figures") == [("exports · 2024", "USD 1 bn", "–")]


def test_initiatives_are_counted_by_rung_from_the_highest(briefs: Briefs) -> None:
    briefs.initiatives(
        "hue", initiative("event: opened, by: acme"), initiative("event: aims, by: hue", name="b")
    )
    assert rows(compared(briefs), "initiatives") == [
        ("in all", "2", "–"),
        ("running or done", "1", "–"),
        ("idea", "1", "–"),
    ]


def test_a_seminar_is_not_the_furthest_thing(briefs: Briefs) -> None:
    briefs.initiatives(
        "hue",
        initiative("event: held, by: acme", name="seminar", kind="event"),
        initiative("event: asked, id: a, by: hue, to: acme", name="plant"),
    )
    assert rows(compared(briefs), "furthest") == [("", "asked: A thing", "–")]


def test_open_asks_and_the_longest_unanswered(briefs: Briefs) -> None:
    briefs.initiatives(
        "hue",
        initiative(
            "event: asked, id: a, at: 2024-05-01, by: hue, to: acme",
            "event: asked, id: b, at: 2024-01-01, by: hue, to: beta",
            "event: considering, by: beta, answers: hue/thing/b",
        ),
    )
    page = compared(briefs)
    assert rows(page, "waiting") == [("open", "2", "–"), ("without an answer", "1", "–")]
    assert rows(page, "oldest") == [("", "asked → Acme: It is told · 30 months", "–")]


def test_partners_in_common_stand_apart_from_the_others(briefs: Briefs) -> None:
    briefs.initiatives("hue", initiative("event: mou, by: [acme, beta]"))
    briefs.initiatives("vinh", initiative("event: opened, by: acme"))
    page = compared(briefs)
    assert rows(page, "common") == [("Acme", "MoU", "opened")]
    assert rows(page, "apart") == [("", "MoU: Beta", "–")]


def test_rows_side_by_side_carry_the_first_address(shipped: Library) -> None:
    page = ComparePage(Known(shipped, TODAY), ["da-nang", "ha-noi"])
    line = next(line for line in page.lines(94) if line.text.startswith("FDI"))
    assert line.address == "ha-noi/fdi-new-1"


def test_where_it_is_narrow_each_value_has_its_own_line_and_address(briefs: Briefs) -> None:
    for place in ("hue", "vinh"):
        with_figures(briefs, place, EXPORTS)
    lines = compared(briefs).lines(47)
    chosen = [(line.text.split()[0], line.address) for line in lines if line.can_be_chosen]
    assert chosen == [("Hue", "hue/exports-1"), ("Vinh", "vinh/exports-1")]


def test_a_label_that_is_too_long_ends_with_one_ellipsis(briefs: Briefs) -> None:
    what = "what: 'index of industrial production in all the wards of the whole province'"
    with_figures(briefs, "hue", f"{EXPORTS}, {what}")
    text = "\n".join(line.text for line in compared(briefs).lines(74))
    assert "…" in text
    assert "……" not in text


def test_who_has_none_is_named_where_it_is_narrow(briefs: Briefs) -> None:
    with_figures(briefs, "hue", EXPORTS)
    briefs.locality("third")
    page = compared(briefs, "hue", "vinh", "third")
    assert any(line.text.strip() == "–  Vinh and Third" for line in page.lines(47))


@pytest.mark.parametrize(
    ("ids", "words"),
    [
        ([], "2 to 4"),
        (["hue"], "2 to 4"),
        (["hue", "vinh", "a", "b", "c"], "2 to 4"),
        (["hue", "hue"], "twice"),
        (["hue", "vin"], 'did you mean "vinh"'),
        (["hue", "acme"], "no locality"),
    ],
)
def test_wrong_ids_are_refused_in_plain_words(briefs: Briefs, ids: list[str], words: str) -> None:
    with pytest.raises(WrongFilterError, match=words):
        compare_at(Known(briefs.library(), TODAY), ids)


def test_the_address_leads_back(shipped: Library) -> None:
    page = compare_at(Known(shipped, TODAY), ["da-nang", "ha-noi"])
    assert (page.address, page.title) == ("compare da-nang ha-noi", "Đà Nẵng and Hà Nội")


@pytest.mark.parametrize("name", ["Đắk Lắk", "東京都東京都東京都"])
def test_columns_stand_under_each_other_whatever_the_name(briefs: Briefs, name: str) -> None:
    for place, shown in (("hue", name), ("vinh", "Vinh")):
        briefs.locality(place, LOCALITY.format(name=shown))
    page = compared(briefs)
    lines = [line.text for line in page.lines(80)]
    heading = next(text for text in lines if text.startswith("Locality"))
    row = next(text for text in lines if text.startswith("level"))
    at = cell_width(heading[: heading.index("Vinh")])
    assert cell_width(row[: row.rindex("municipality")]) == at
    for width in range(25, 161):
        assert all(cell_width(line.text) <= width for line in page.lines(width))
