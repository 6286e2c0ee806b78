"""The short phrases that pages share."""

import pytest

from vnsemi_tui.views.words import ordinal


@pytest.mark.parametrize(
    ("numbers", "ending"),
    [
        ((1, 21, 31, 101, 121, 1001), "st"),
        ((2, 22, 92, 102, 122), "nd"),
        ((3, 23, 103, 1003), "rd"),
        ((0, 4, 9, 10, 14, 20, 24, 100, 104, 110, 114), "th"),
        ((11, 12, 13, 111, 112, 113, 211, 1012), "th"),
    ],
)
def test_eleven_to_thirteen_end_in_th_in_every_hundred(
    numbers: tuple[int, ...], ending: str
) -> None:
    assert [ordinal(number) for number in numbers] == [f"{number}{ending}" for number in numbers]
