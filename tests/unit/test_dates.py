"""Dates are as precise as their source, sort totally and are never invented."""

from contextlib import suppress
from datetime import date
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnsemi_tui.model.dates import OPEN_END, OPEN_START, PartialDate, shown_day, whole_months

POINTS = {
    "2024": (date(2024, 1, 1), date(2024, 12, 31)),
    "2024-08": (date(2024, 8, 1), date(2024, 8, 31)),
    "2024-02": (date(2024, 2, 1), date(2024, 2, 29)),
    "2023-02": (date(2023, 2, 1), date(2023, 2, 28)),
    "2024-12": (date(2024, 12, 1), date(2024, 12, 31)),
    "2024-08-30": (date(2024, 8, 30), date(2024, 8, 30)),
    "2024-H1": (date(2024, 1, 1), date(2024, 6, 30)),
    "2024-H2": (date(2024, 7, 1), date(2024, 12, 31)),
    "2024-Q1": (date(2024, 1, 1), date(2024, 3, 31)),
    "2024-Q4": (date(2024, 10, 1), date(2024, 12, 31)),
    "0001": (date(1, 1, 1), date(1, 12, 31)),
    "9999-12-31": (OPEN_END, OPEN_END),
}
SHOWN = {
    "2024": "2024",
    "2024-08": "Aug 2024",
    "2024-08-03": "3 Aug 2024",
    "2024-H1": "first half of 2024",
    "2024-H2": "second half of 2024",
    "2024-Q3": "Q3 2024",
    "2024~": "about 2024",
    "2024-08-30~": "about 30 Aug 2024",
    "2023-01/2023-10": "Jan–Oct 2023",
    "2023-11/2024-02": "Nov 2023 – Feb 2024",
    "2023-07/2023-07": "Jul 2023",
    "2026-01-05/2026-01-07": "5–7 Jan 2026",
    "2024-07-16/2024-08-03": "16 Jul – 3 Aug 2024",
    "2023-12-30/2024-01-02": "30 Dec 2023 – 2 Jan 2024",
    "2024-07-16~/2024-07-18": "about 16 Jul 2024 – 18 Jul 2024",
    "2023/2024": "2023 – 2024",
    "2021-03~/2024": "about Mar 2021 – 2024",
    "../2025-Q3": "by Q3 2025",
    "../2025~": "by about 2025",
    "2019/..": "since 2019",
    "2019-05-02/..": "since 2 May 2019",
}
REFUSED = {
    "2025-02-30": "no day of the calendar",
    "2023-02-29": "no day of the calendar",
    "2024-04-31": "no day of the calendar",
    "2024-08-00": "no day of the calendar",
    "2024-13": "no month 13",
    "2024-00": "no month 00",
    "2024-13-01": "no month 13",
    "0000": "no year 0000",
    "2024/2023": "ends before it starts",
    "2024-08-30/2024-08-29": "ends before it starts",
    "2024-H2/2024-H1": "ends before it starts",
    "../..": "at least one end",
    "24": "is not a date",
    "2024-8": "is not a date",
    "2024-08-3": "is not a date",
    "2024-H3": "is not a date",
    "2024-Q5": "is not a date",
    "2024-Q0": "is not a date",
    "~2024": "is not a date",
    "2024~~": "is not a date",
    "2024/2025/2026": "is not a date",
    "/2024": "is not a date",
    "30/8/2024": "write the year first",
    "08/2024": "write the year first",
    "30.08.2024": "write the year first",
    "2024/": "is not a date",
    "..": "is not a date",
    "": "is not a date",
    "2024 ": "is not a date",
    "2024\n": "is not a date",
    "30 Aug 2024": "is not a date",
    "today": "is not a date",
    "٢٠٢٤": "is not a date",
    "２０２４-08": "is not a date",
}


@st.composite
def points(draw: st.DrawFn) -> str:
    """Return a single date of any precision."""
    day = draw(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
    half, quarter = draw(st.integers(1, 2)), draw(st.integers(1, 4))
    year = str(day.year)
    forms = (year, day.isoformat()[:7], day.isoformat(), f"{year}-H{half}", f"{year}-Q{quarter}")
    return draw(st.sampled_from(forms)) + draw(st.sampled_from(("", "~")))


@st.composite
def spans(draw: st.DrawFn) -> str:
    """Return any date that a brief may hold."""
    one, other = sorted((draw(points()), draw(points())), key=_first_day)
    return draw(st.sampled_from((one, f"{one}/{other}", f"../{one}", f"{one}/..")))


def _first_day(text: str) -> tuple[date, date]:
    found = PartialDate.parse(text)
    return found.first, found.last


@pytest.mark.parametrize("text", POINTS)
def test_a_date_means_its_first_to_its_last_day(text: str) -> None:
    for written in (text, f"{text}~"):
        found = PartialDate.parse(written)
        assert (found.first, found.last) == POINTS[text]
        assert found.text == written


def test_a_range_reaches_from_the_first_day_of_one_to_the_last_of_the_other() -> None:
    found = PartialDate.parse("2023-11/2024-Q1")
    assert (found.first, found.last) == (date(2023, 11, 1), date(2024, 3, 31))
    assert PartialDate.parse("../2024-08").first == OPEN_START
    assert PartialDate.parse("../2024-08").last == date(2024, 8, 31)
    assert PartialDate.parse("2024-08/..").first == date(2024, 8, 1)
    assert PartialDate.parse("2024-08/..").last == OPEN_END


@pytest.mark.parametrize("text", SHOWN)
def test_a_date_is_shown_as_precisely_as_it_is_written(text: str) -> None:
    assert str(PartialDate.parse(text)) == SHOWN[text]


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_date_is_refused_with_the_reason(text: str) -> None:
    with pytest.raises(ValueError, match=REFUSED[text]):
        PartialDate.parse(text)


def test_only_a_single_day_that_is_not_about_is_a_day() -> None:
    assert PartialDate.parse("2024-08-30").is_day
    assert PartialDate.parse("2024-08-30/2024-08-30").is_day
    assert not PartialDate.parse("2024-08-30~").is_day
    assert not PartialDate.parse("2024-08").is_day
    assert PartialDate.parse("2024-08~/2025").is_about
    assert not PartialDate.parse("2024-08/2025").is_about


@settings(deadline=None)
@given(spans())
def test_every_form_round_trips(text: str) -> None:
    found = PartialDate.parse(text)
    assert found.text == text
    assert PartialDate.parse(found.text) == found
    assert found.first <= found.last
    assert str(found)


@settings(deadline=None)
@given(st.lists(spans(), max_size=12), st.randoms(use_true_random=False))
def test_mixed_precision_sorts_totally_and_stably(texts: list[str], random: Random) -> None:
    found = [PartialDate.parse(text) for text in texts]
    shuffled = list(found)
    random.shuffle(shuffled)
    in_order = sorted(found, key=lambda one: one.sort_key)
    assert in_order == sorted(shuffled, key=lambda one: one.sort_key)
    for one, other in pairwise(in_order):
        assert one == other or one.sort_key < other.sort_key


def test_the_finer_of_two_dates_that_end_together_comes_later() -> None:
    texts = ["2024-12-31", "2024", "2024-H2", "2024-Q4", "2024-12", "2023-12-31", "2025-01-01"]
    in_order = sorted(texts, key=lambda text: PartialDate.parse(text).sort_key)
    assert in_order == [
        "2023-12-31", "2024", "2024-H2", "2024-Q4", "2024-12", "2024-12-31", "2025-01-01"
    ]  # fmt: skip


def test_dates_that_mean_the_same_days_sort_by_how_they_are_written() -> None:
    texts = ["2024-08~", "2024-08", "2024-08/2024-08", "2024-08-01/2024-08-31"]
    keys = [PartialDate.parse(text).sort_key for text in texts]
    assert len({key[:2] for key in keys}) == 1
    assert [key[2] for key in sorted(keys)] == sorted(texts)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("2024-H1", "H1 2024"),
        ("2024-H2~", "about H2 2024"),
        ("../2025-H2", "by H2 2025"),
        ("2024-H1/2024-H2", "H1 2024 – H2 2024"),
        ("2024-Q3", "Q3 2024"),
        ("2024-08-03", "3 Aug 2024"),
    ],
)
def test_in_a_narrow_column_a_half_is_a_letter_and_a_number(text: str, short: str) -> None:
    assert PartialDate.parse(text).short == short


def test_a_date_without_an_end_sorts_by_its_beginning() -> None:
    texts = ["2024/..", "2024-06", "2023", "../2023-06"]
    in_order = sorted(texts, key=lambda text: PartialDate.parse(text).sort_key)
    assert in_order == ["../2023-06", "2023", "2024/..", "2024-06"]


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=20))
def test_any_other_text_is_a_value_error(text: str) -> None:
    with suppress(ValueError):
        assert PartialDate.parse(text).text == text


@pytest.mark.parametrize(
    ("since", "until", "months"),
    [
        ("2024-01-15", "2024-01-15", 0),
        ("2024-01-15", "2024-02-14", 0),
        ("2024-01-15", "2024-02-15", 1),
        ("2023-11-29", "2024-11-28", 11),
        ("2023-11-29", "2024-11-29", 12),
        ("2023-12-01", "2024-01-01", 1),
        ("2024-01-31", "2024-02-28", 0),
        ("2024-01-31", "2024-02-29", 1),
        ("2023-01-31", "2023-02-28", 1),
        ("2023-01-31", "2023-02-27", 0),
        ("2024-03-31", "2024-04-30", 1),
        ("2024-04-30", "2024-05-30", 1),
        ("2024-02-29", "2025-02-27", 11),
        ("2024-02-29", "2025-02-28", 12),
        ("2024-02-29", "2028-02-28", 47),
        ("2024-02-29", "2028-02-29", 48),
        ("2024-08-31", "2024-08-01", 0),
        ("2024-08-31", "2023-08-31", 0),
        ("9999-11-30", "9999-12-31", 1),
        ("0001-01-01", "9999-12-31", 119987),
    ],
)
def test_whole_months_are_rounded_down_and_end_with_the_month(
    since: str, until: str, months: int
) -> None:
    assert whole_months(date.fromisoformat(since), date.fromisoformat(until)) == months


@settings(deadline=None)
@given(st.dates(), st.dates(), st.dates())
def test_months_never_shrink_as_time_goes_on(one: date, two: date, three: date) -> None:
    since, sooner, later = sorted((one, two, three))
    assert whole_months(since, sooner) <= whole_months(since, later)


def test_a_day_is_shown_without_zeros() -> None:
    assert shown_day(date(2024, 11, 9)) == "9 Nov 2024"
