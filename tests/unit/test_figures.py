"""Series, rivals, and figures from before a place grew."""

from datetime import date
from pathlib import Path

import pytest

from tests.library_builder import Briefs, initiative
from vnsemi_tui.library.figures import grew_on, has_smaller_territory, in_series, rivals
from vnsemi_tui.library.known import Known

TODAY = date(2026, 11, 22)


@pytest.fixture
def briefs(tmp_path: Path) -> Briefs:
    """Return a folder with Acme and the source of 29 November 2024."""
    made = Briefs(tmp_path)
    made.partner("acme")
    return made


def with_figures(briefs: Briefs, *figures: str, day: date = TODAY) -> Known:
    """Return what is known of a city that has `figures`."""
    listed = "".join(
        f"  - {{{one}{'' if 'cite' in one else ', cite: news#1'}}}\n" for one in figures
    )
    briefs.locality("da-nang", f"figures:\n{listed}")
    return Known(briefs.library(), day, today=TODAY)


def texts(known: Known) -> list[str]:
    """Return the values of the city's figures, each series together, newest first."""
    city = known.library.localities["da-nang"]
    return [figure.value.text for figure in in_series(known.of(city.figures)) if figure.value]


def rivals_of(known: Known, address: str) -> list[str]:
    """Return the addresses of the rivals of the figure at `address`."""
    return [
        other.address
        for figure in known.library.localities["da-nang"].figures
        if figure.address == address
        for other in rivals(known, figure)
    ]


def test_a_series_stands_together_newest_first_and_undated_last(briefs: Briefs) -> None:
    known = with_figures(
        briefs,
        "measure: exports, value: 1 USD bn",
        "measure: imports, value: 9 USD bn, period: 2020",
        "measure: exports, value: 2 USD bn, period: 2021",
        "measure: exports, value: 4 USD bn, period: 2024-H1",
        "measure: exports, value: 3 USD bn, period: 2023",
    )
    assert texts(known) == ["4 USD bn", "3 USD bn", "2 USD bn", "1 USD bn", "9 USD bn"]


@pytest.mark.parametrize(
    "other",
    [
        "measure: imports",
        "measure: exports, with: acme",
        "measure: exports, what: chips",
        "measure: exports, basis: planned",
        "measure: exports, place: hue",
        "measure: exports, period: 2024-H1",
    ],
)
def test_what_counts_something_else_is_no_rival(briefs: Briefs, other: str) -> None:
    briefs.locality("hue")
    period = "" if "period" in other else ", period: 2024"
    known = with_figures(
        briefs,
        "measure: exports, value: 1 USD bn, period: 2024",
        f"{other}, value: 2 USD bn{period}",
    )
    assert rivals_of(known, "da-nang/exports-1") == []


def test_two_of_a_series_that_state_one_period_and_differ_are_rivals(briefs: Briefs) -> None:
    known = with_figures(
        briefs,
        "measure: jobs, value: 100 people, period: 2024",
        "measure: jobs, value: about 120 people, period: 2024, preferred: Newer, cite: [news#2]",
        "measure: jobs, value: 90 people, period: 2023",
        "measure: jobs, value: 100 people, period: 2024, said_by: Acme",
    )
    assert rivals_of(known, "da-nang/jobs-1") == ["da-nang/jobs-2"]
    assert rivals_of(known, "da-nang/jobs-2") == ["da-nang/jobs-1", "da-nang/jobs-4"]
    assert rivals_of(known, "da-nang/jobs-3") == []
    assert texts(known)[0] == "about 120 people"  # the preferred one leads


def test_a_rival_of_a_later_source_is_unknown_before(briefs: Briefs) -> None:
    briefs.source("later", published="2025-05-01")
    figures = (
        "measure: jobs, value: 100 people, period: 2024",
        "measure: jobs, value: 120 people, period: 2024, cite: later#1",
    )
    assert rivals_of(with_figures(briefs, *figures), "da-nang/jobs-1") == ["da-nang/jobs-2"]
    before = with_figures(briefs, *figures, day=date(2025, 1, 1))
    assert rivals_of(before, "da-nang/jobs-1") == []


def test_the_city_and_its_initiative_are_no_rivals(briefs: Briefs) -> None:
    figures = "figures:\n  - {measure: jobs, value: 5 people, period: 2024, cite: news#1}"
    more = figures.replace("5 people", "6 people")
    briefs.initiatives("da-nang", initiative("event: aims, by: acme", more=more), more=figures)
    known = Known(briefs.library(), TODAY)
    assert rivals_of(known, "da-nang/jobs-1") == []


@pytest.fixture
def merged(briefs: Briefs) -> Briefs:
    """Return a folder in which Quảng Nam became part of Đà Nẵng on 1 July 2025."""
    briefs.source("units", published="2025-07-04")
    briefs.locality("quang-nam", "became: {id: da-nang, at: 2025-07-01, cite: units#1}\n")
    return briefs


@pytest.mark.parametrize(
    ("figure", "is_smaller"),
    [
        ("measure: exports, value: 1 USD bn, period: 2024", True),
        ("measure: exports, value: 1 USD bn, period: 2025-H1", True),
        ("measure: exports, value: 1 USD bn, period: 2025-06-30", True),
        ("measure: exports, value: 1 USD bn, period: 2025-07-01", False),
        ("measure: exports, value: 1 USD bn, period: 2025", False),
        ("measure: exports, value: 1 USD bn, period: 2026", False),
        ("measure: exports, value: 1 USD bn", True),
        ("measure: exports, value: 1 USD bn, cite: units#1", False),
        ("measure: exports, value: 1 USD bn, period: 2024, place: quang-nam", False),
    ],
)
def test_figures_of_before_a_merger_are_of_a_smaller_territory(
    merged: Briefs, figure: str, is_smaller: bool
) -> None:
    known = with_figures(merged, figure)
    (found,) = known.library.localities["da-nang"].figures
    assert has_smaller_territory(known, found) is is_smaller


def test_a_merger_that_was_not_yet_told_made_nothing_smaller(merged: Briefs) -> None:
    figure = "measure: exports, value: 1 USD bn, period: 2024"
    known = with_figures(merged, figure, day=date(2025, 7, 3))
    (found,) = known.library.localities["da-nang"].figures
    assert not has_smaller_territory(known, found)


def test_a_partner_has_no_territory(merged: Briefs) -> None:
    merged.partner(
        "acme", "figures:\n  - {measure: jobs, value: 5 people, period: 2020, cite: news#1}\n"
    )
    merged.locality("da-nang")
    known = Known(merged.library(), TODAY)
    (found,) = known.library.partners["acme"].figures
    assert not has_smaller_territory(known, found)


def test_a_unit_without_a_brief_makes_the_place_grow_too(briefs: Briefs) -> None:
    briefs.locality("hue", "includes:\n  - {name: A Lưới, since: 2020-02-01, cite: news#1}\n")
    known = Known(briefs.library(), TODAY)
    assert str(grew_on(known, known.library.localities["hue"])) == "1 Feb 2020"
