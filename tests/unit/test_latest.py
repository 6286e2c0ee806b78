"""The latest of several dates, and how it is told where its own day is not known."""

from datetime import date

import pytest

from vnsemi_tui.model.latest import Latest

MARCH = (date(2026, 3, 12), date(2026, 3, 12))


@pytest.mark.parametrize(
    ("spans", "latest", "shown"),
    [
        ([MARCH], Latest(date(2026, 3, 12)), "12 Mar 2026"),
        (
            [MARCH, (date(2026, 6, 4), date(2026, 6, 30))],
            Latest(date(2026, 6, 30), is_bound=True),
            "up to Jun 2026",
        ),
        (
            [(date(2026, 6, 2), date(2026, 7, 6)), MARCH],
            Latest(date(2026, 7, 6), is_bound=True),
            "up to 6 Jul 2026",
        ),
        ([MARCH, (date(2025, 1, 1), date(2026, 11, 22))], Latest(date(2026, 3, 12)), "12 Mar 2026"),
        ([(date(2026, 3, 1), date(2026, 12, 31)), MARCH], Latest(date(2026, 3, 12)), "12 Mar 2026"),
    ],
)
def test_the_latest_is_the_one_that_can_not_be_older_than_the_others(
    spans: list[tuple[date, date]], latest: Latest, shown: str
) -> None:
    assert Latest.of(spans) == latest
    assert Latest.of(reversed(spans)) == latest
    assert str(latest) == shown


def test_of_no_dates_there_is_no_latest() -> None:
    assert Latest.of([]) is None
