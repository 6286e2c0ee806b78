"""Vietnamese left as Telex or VNI keys."""

import pytest

from vnsemi_tui.text.telex import untyped


@pytest.mark.parametrize(
    ("keys", "plain"),
    [
        ("ddaf", "da"),
        ("nawngx", "nang"),
        ("nawxng", "nang"),
        ("nooij", "noi"),
        ("duwowng", "duong"),
        ("huees", "hue"),
        ("d9a2", "da"),
        ("na84ng", "nang"),
        ("vie65t", "viet"),
        ("tho7", "tho"),
    ],
)
def test_keys_are_read_as_plain_letters(keys: str, plain: str) -> None:
    assert untyped(keys) == plain


@pytest.mark.parametrize(
    "word", ["minh", "nang", "rapidus", "tsmc", "32nm", "2024", "", "w", "sss"]
)
def test_what_is_no_vietnamese_in_keys_stays(word: str) -> None:
    assert untyped(word) == ""
