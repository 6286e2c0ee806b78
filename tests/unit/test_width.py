"""Text is cut, padded and wrapped in terminal cells, whatever its script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcwidth

from vnsemi_tui.text.clean import clean
from vnsemi_tui.text.width import cell_width, cut, pad, pad_left, wrap

PIECES = st.sampled_from(
    [
        "Đà Nẵng",
        "da",
        "김해",
        "東京",
        "🙂",
        "👩‍👩‍👧",
        "🇻🇳",
        "e\u0301\u0323",
        "\u0301",
        " ",
        "x" * 30,
        "▰▱",
        "◽",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES).map("".join)).map(clean)
WIDTHS = st.integers(0, 40)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("Đà Nẵng", 7),
        ("東京", 4),
        ("김", 2),
        ("🙂", 2),
        ("n\u0303̣", 1),
        ("▰▱", 2),
        ("◽", 2),
    ],
)
def test_cell_width(text: str, cells: int) -> None:
    assert cell_width(text) == cells


def test_each_character_that_needs_no_table_is_as_wide_as_the_table_says() -> None:
    for code in range(0x3000):
        character = chr(code)
        if clean(character) == character and character.isprintable():
            assert cell_width(character) == max(0, wcwidth(character)), ascii(character)


@given(TEXTS, WIDTHS)
def test_cut_text_is_never_wider(text: str, width: int) -> None:
    assert cell_width(cut(text, width)) <= width


@given(TEXTS, WIDTHS)
def test_cut_leaves_what_fits_and_marks_what_does_not(text: str, width: int) -> None:
    shown = cut(text, width)
    if cell_width(text) <= width:
        assert shown == text
    elif width > 0:
        assert shown.endswith("…")
        assert text.startswith(shown[:-1])


@given(TEXTS, WIDTHS)
def test_padded_text_is_exactly_as_wide_on_either_side(text: str, width: int) -> None:
    assert cell_width(pad(text, width)) == width
    assert cell_width(pad_left(text, width)) == width


@given(TEXTS, st.integers(2, 40))
def test_wrapped_lines_are_never_wider(text: str, width: int) -> None:
    for line in wrap(text, width):
        assert cell_width(line) <= width


@given(TEXTS, WIDTHS)
def test_wrapping_loses_nothing_but_spaces(text: str, width: int) -> None:
    assert "".join(wrap(text, width)).replace(" ", "") == text.replace(" ", "")


def test_wrap_breaks_at_spaces_where_there_are_any() -> None:
    assert wrap("Công viên phần mềm số 2", 10) == ["Công viên", "phần mềm", "số 2"]
    assert wrap("semiconductor", 5) == ["semic", "onduc", "tor"]
    assert wrap("東京", 1) == ["東", "京"]
    assert wrap("", 5) == [""]


def test_a_vowel_sign_that_widens_its_letter_does_not_overflow() -> None:
    assert cell_width(cut("00\u093e0", 3)) <= 3
    assert cell_width(cut("00\u09be0", 3)) <= 3
