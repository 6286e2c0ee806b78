"""Cleaned text can't drive a terminal, hide or reorder anything."""

import json
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnsemi_tui.text.clean import clean, escaped, excerpt, suspect
from vnsemi_tui.text.width import cell_width

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))
# Visible ones, though Unicode counts them as format characters: Arabic and other number signs.
VISIBLE_FORMATS = (
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)

HOSTILE = {
    "OSC 52, clipboard": ("\x1b]52;c;ZWNobw==\x07", "␛]52;c;ZWNobw==␇"),
    "OSC 0, title": ("\x1b]0;owned\x1b\\", "␛]0;owned␛\\"),
    "OSC 8, link": ("\x1b]8;;http://x\x1b\\y", "␛]8;;http://x␛\\y"),
    "erase": ("\x1b[2J", "␛[2J"),
    "ask for the cursor": ("\x1b[6n", "␛[6n"),
    "leave the screen": ("\x1b[?1049l", "␛[?1049l"),
    "reset": ("\x1bc", "␛c"),
    "C1 CSI": ("\x9b2J", "�2J"),
    "C1 OSC, never ended": ("\x9d0;x", "�0;x"),
    "DCS, never ended": ("\x1bPx", "␛Px"),
    "bell and backspace": ("a\x07\x08b", "a␇␈b"),
    "carriage return": ("safe\rworse", "safe worse"),
    "VT and FF": ("a\x0b\x0cb", "a␋␌b"),
    "NUL and DEL": ("a\x00\x7fb", "a␀␡b"),
    "bidi": ("a\u202eb\u2066c\u2069\u200e\u200f\u061cd", "abcd"),
    "zero width": ("Q\u200bor\u200d\ufeffvo", "Qorvo"),
    "tags": ("a\U000e0041\U000e007fb", "ab"),
    "format controls of rare scripts": ("a\U00013430\U0001bca0b", "ab"),
    "surrogate": ("a\ud800b", "a�b"),
    "line and paragraph separators": ("a\u2028b\u2029c", "a b c"),
    "no-break spaces": ("\u00a0a\u00a0\u00a0b", "a b"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_made_visible_or_removed(name: str) -> None:
    text, expected = HOSTILE[name]
    assert clean(text) == expected


ONLY_SPACES = {"carriage return", "line and paragraph separators", "no-break spaces"}


@pytest.mark.parametrize("name", [name for name in HOSTILE if name not in ONLY_SPACES])
def test_hostile_text_is_named(name: str) -> None:
    assert suspect(HOSTILE[name][0])


def test_the_first_hidden_character_is_named_with_its_code() -> None:
    assert suspect("a\u202eb\u200b") == "U+202E right-to-left override"
    assert suspect("a\x1b[2J") == "U+001B control character"
    assert suspect("Đà Nẵng, 50 %\n\t– “x”") is None


@pytest.mark.parametrize(
    "text",
    [
        *("[/]", "[/red]", "[red]x", "[sic]", "[@click=app.quit]x[/]", "[link=http://x]", "x\\"),
        *("&#27;[2J", "&lt;b&gt;", "**x**", "Đà Nẵng", "Hoà", "김", "🙂"),
    ],
)
def test_markup_entities_and_other_scripts_stay_letter_by_letter(text: str) -> None:
    assert clean(text) == text


@given(ANY_TEXT)
def test_clean_is_idempotent(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(ANY_TEXT)
def test_nothing_that_drives_a_terminal_is_left(text: str) -> None:
    cleaned = clean(text)
    for character in cleaned:
        hidden = unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
        assert not hidden or character in VISIBLE_FORMATS, ascii(character)


@given(ANY_TEXT)
def test_cleaned_text_is_composed_one_line_and_no_longer_suspect(text: str) -> None:
    cleaned = clean(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert "  " not in cleaned
    assert cleaned == cleaned.strip(" ")
    assert suspect(cleaned) is None
    cleaned.encode("utf-8")


@given(ANY_TEXT)
def test_what_is_suspect_is_always_changed(text: str) -> None:
    assert suspect(text) is None or clean(text) != text


@given(st.text())
def test_composed_and_decomposed_spellings_are_one(text: str) -> None:
    assert clean(unicodedata.normalize("NFD", text)) == clean(unicodedata.normalize("NFC", text))


def test_a_pile_of_marks_is_cut_down_and_takes_no_time() -> None:
    started = time.process_time()
    cleaned = clean("Z" + "\u0301" * 50_000 + "\u0323" * 50_000 + "algo")
    assert time.process_time() - started < 1  # the square of it: 12 s
    assert len(cleaned) <= 35
    assert cleaned.endswith("algo")


@given(ANY_TEXT, st.integers(1, 90))
def test_excerpts_fit(text: str, cells: int) -> None:
    assert cell_width(excerpt(text, cells)) <= cells


@pytest.mark.parametrize(
    "text", ["\x1b]52;c;x\x07", "a\u202eb", "\x85\u2028", "\U000e0041", "Đà Nẵng"]
)
def test_json_with_escapes_says_the_same_and_drives_nothing(text: str) -> None:
    told = escaped(json.dumps({"path": text}, ensure_ascii=False))
    assert json.loads(told) == {"path": text}
    assert clean(told) == told
