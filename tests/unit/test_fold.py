"""Folded text compares as people type, and keeps the offsets of the original."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnsemi_tui.text.fold import fold, same_spelling

VIETNAMESE = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹốồổỗộớờởỡợứừửữựýỳỷỹỵ ĐÀẴ")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đà Nẵng", "da nang"),
        ("đường", "duong"),
        ("Thừa Thiên – Huế", "thua thien - hue"),
        ("Người’s", "nguoi's"),
        ("QORVO", "qorvo"),
        ("Ł ø ı", "l o i"),
        ("김 ΑΒΓ Ж", "김 αβγ ж"),
        ("", ""),
    ],
)
def test_fold_leaves_plain_lower_case_letters(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_fold_keeps_the_length_of_the_composed_text(text: str) -> None:
    assert len(fold(text)) == len(unicodedata.normalize("NFC", text))


@given(st.text())
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(VIETNAMESE)
def test_vietnamese_folds_to_ascii_in_either_case(text: str) -> None:
    assert fold(text).isascii()
    assert fold(text.upper()) == fold(text) == fold(fold(text))


@given(VIETNAMESE, VIETNAMESE)
def test_a_match_stands_at_the_same_offset(before: str, name: str) -> None:
    assert fold(before + name)[len(before) :] == fold(name)


@pytest.mark.parametrize(
    ("old", "modern"),
    [("Hòa Khánh", "Hoà Khánh"), ("khỏe", "khoẻ"), ("thúy", "thuý"), ("HÒA", "hoà")],
)
def test_old_and_modern_tone_places_are_one_spelling(old: str, modern: str) -> None:
    assert same_spelling(old) == same_spelling(modern)
    assert same_spelling(unicodedata.normalize("NFD", old)) == same_spelling(modern)


@pytest.mark.parametrize(("one", "other"), [("Hòa", "Hoa"), ("hoàn", "hoan"), ("Đa", "Da")])
def test_other_marks_make_another_spelling(one: str, other: str) -> None:
    assert same_spelling(one) != same_spelling(other)


@given(st.text())
def test_same_spelling_is_stable(text: str) -> None:
    assert same_spelling(unicodedata.normalize("NFD", text)) == same_spelling(
        unicodedata.normalize("NFC", text)
    )
