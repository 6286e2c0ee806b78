"""A mistyped word finds the known one that was meant, and nothing far-fetched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnsemi_tui.text.nearest import hint, nearest

FIELDS = ["at", "by", "to", "also", "about", "what", "where", "cite", "event", "timeline"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("alsoo", "also"),
        ("tmieline", "timeline"),
        ("Evnet", "event"),
        ("wehre", "where"),
        ("bý", "by"),
        ("ta", "at"),
        ("cite", "cite"),
    ],
)
def test_the_word_that_was_meant_is_found(word: str, meant: str) -> None:
    assert nearest(word, FIELDS) == meant


@pytest.mark.parametrize("word", ["", "x", "kind", "semiconductor", "\x1b[2J", "[/]"])
def test_a_word_far_from_all_finds_none(word: str) -> None:
    assert nearest(word, FIELDS) is None
    assert hint(word, FIELDS) == ""


def test_accents_do_not_count() -> None:
    assert nearest("da-nang", ["ha-noi", "Đà-Nẵng"]) == "Đà-Nẵng"


def test_the_closest_wins_and_of_equals_the_first() -> None:
    assert nearest("marvel", ["marvin", "marvell"]) == "marvell"
    assert nearest("cat", ["bat", "hat"]) == "bat"


def test_the_hint_asks() -> None:
    assert hint("alsoo", FIELDS) == ' (did you mean "also"?)'


@given(st.text(), st.lists(st.text(), max_size=8))
def test_only_known_words_are_offered(word: str, known: list[str]) -> None:
    near = nearest(word, known)
    assert near is None or near in known


@given(st.text(min_size=2), st.lists(st.text(), max_size=8))
def test_a_known_word_is_its_own_nearest(word: str, known: list[str]) -> None:
    assert nearest(word, [word, *known]) == word
