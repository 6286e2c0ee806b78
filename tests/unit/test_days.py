"""Dates as readers write them: read, or refused with examples; never guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnsemi_tui.model.dates import PartialDate
from vnsemi_tui.model.days import read_date, read_day

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "written",
    [
        "2024-03-01", "2024-3-1", "2024/03/01", "2024/3/1", "2024.03.01", "01/03/2024", "1/3/2024",
        "1.3.2024", "01-03-2024", "1 - 3 - 2024", "1 Mar 2024", "1 mar. 2024", "01 March 2024",
        "1st of March 2024", "1-Mar-2024", "March 1, 2024", "Mar 1 2024", "2024 Mar 1",
        " 1  MAR  2024 ", "ngày 1 tháng 3 năm 2024", "1 tháng 3, 2024", "ngày 01/03/2024",
        "NGÀY 1 THÁNG 3 NĂM 2024",
    ],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(written: str) -> None:
    assert read_date(written) == PartialDate.parse("2024-03-01")


@pytest.mark.parametrize(
    ("written", "brief"),
    [
        ("2024", "2024"),
        ("năm 2024", "2024"),
        ("2024-08", "2024-08"),
        ("8/2024", "2024-08"),
        ("2024/8", "2024-08"),
        ("Aug 2024", "2024-08"),
        ("August, 2024", "2024-08"),
        ("Sept 2024", "2024-09"),
        ("tháng 8 2024", "2024-08"),
        ("tháng 8 năm 2024", "2024-08"),
        ("tháng 12/2024", "2024-12"),
        ("T8/2024", "2024-08"),
        ("Q2 2024", "2024-Q2"),
        ("2024 q2", "2024-Q2"),
        ("quý II/2024", "2024-Q2"),
        ("quý 4 năm 2024", "2024-Q4"),
        ("H1 2024", "2024-H1"),
        ("second half of 2024", "2024-H2"),
        ("6 tháng đầu năm 2024", "2024-H1"),
        ("about Aug 2024", "2024-08~"),
        ("2024-08~", "2024-08~"),
        ("by Q3 2025", "../2025-Q3"),
        ("since 1 Mar 2024", "2024-03-01/.."),
        ("../2025", "../2025"),
        ("2024/2025", "2024/2025"),
        ("2024 – 2025", "2024/2025"),
        ("5–7 Jan 2026", "2026-01-05/2026-01-07"),
        ("16 Jul – 3 Aug 2024", "2024-07-16/2024-08-03"),
        ("from 1 Mar 2024", "2024-03-01/.."),
    ],
)
def test_what_is_coarser_or_longer_than_a_day_is_read_as_it_is(written: str, brief: str) -> None:
    assert read_date(written).text == brief


@pytest.mark.parametrize(
    "written",
    [
        "", " ", "soon", "Mar", "1 Mar", "1 Mar 20", "1/3/24", "31 Feb 2024", "30/2/2024",
        "03/13/2024", "13/2024", "0/3/2024", "00 Mar 2024", "1.3/2024", "32 Mar 2024", "20240301",
        "Mar 2025 – Mar 2024", "1 Mar 2024 x", "Q5 2024", "H3 2024", "tháng 13 2024",
        "quý V/2024", "0 2024", "by", "2024" * 50, "١ Mar 2024",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_examples(written: str) -> None:
    with pytest.raises(ValueError, match="not a date I know; try 2024-03-01, 1 Mar 2024 or Mar"):
        read_date(written)


@pytest.mark.parametrize(
    ("written", "reason"),
    [("2024-13", "no month 13"), ("2025/2024", "ends before"), ("2024-02-30", "no day of the cal")],
)
def test_a_date_as_briefs_have_it_is_refused_with_its_own_reason(written: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_date(written)


POINTS = st.builds(
    "{}{}".format,
    st.integers(1000, 2999),
    st.sampled_from(["", "-02", "-12-31", "-05-05", "-H1", "-H2", "-Q4", "~", "-05~", "-01-02~"]),
)


@given(first=POINTS, last=POINTS, form=st.sampled_from(["{0}", "{0}/{1}", "../{0}", "{0}/.."]))
def test_every_date_that_is_printed_is_read_back(first: str, last: str, form: str) -> None:
    first, last = sorted((first, last), key=lambda one: PartialDate.parse(one).first)
    brief = PartialDate.parse(form.format(first, last))
    for printed in (str(brief), brief.short, brief.text):
        found = read_date(printed)
        assert (found.first, found.last) == (brief.first, brief.last), printed


@given(st.text(max_size=90))
def test_whatever_is_typed_is_a_date_or_a_value_error(text: str) -> None:
    try:
        found = read_date(text)
    except ValueError:
        return
    assert PartialDate.parse(found.text) == found


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("1 Mar 2024", date(2024, 3, 1)),
        ("Feb 2024", date(2024, 2, 29)),
        ("2025", date(2025, 12, 31)),
        ("2026", TODAY),
        ("Nov 2026", TODAY),
        ("22/11/2026", TODAY),
        ("since 2024", TODAY),
        ("2024/2025", date(2025, 12, 31)),
    ],
)
def test_of_a_span_the_last_day_that_has_come_is_meant(written: str, day: date) -> None:
    assert read_day(written, TODAY) == day


@pytest.mark.parametrize("written", ["23/11/2026", "Dec 2026", "2027"])
def test_a_day_that_has_not_come_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="has not come yet; today is 2026-11-22"):
        read_day(written, TODAY)
