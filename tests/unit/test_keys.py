"""Names of keys: as people write them, and what Textual calls them."""

import string

import pytest
from textual.keys import _character_to_key

from vnsemi_tui.text.keys import NAMES, key_of, shown_key
from vnsemi_tui.ui.commands import COMMANDS

WRITTEN = {
    "?": "question_mark",
    "/": "slash",
    "<": "less_than_sign",
    "+": "plus",
    "question_mark": "question_mark",
    "F2": "f2",
    "f2": "f2",
    "space": "space",
    "Space": "space",
    "PgDn": "pagedown",
    "page up": "pageup",
    "esc": "escape",
    "l": "l",
    "L": "L",
    "shift+l": "L",
    "đ": "đ",
    "d\u031b": "",
    "o\u031b": "ơ",
    "ctrl+l": "ctrl+l",
    "Ctrl+L": "ctrl+l",
    "alt+left": "alt+left",
    "Alt+←": "alt+left",
    "shift+alt+x": "alt+shift+x",
    "ctrl++": "ctrl+plus",
    "shift+F5": "shift+f5",
    " f5 ": "f5",
}


def test_a_key_may_be_written_as_it_is_printed_or_by_its_name() -> None:
    assert {written: key_of(written) for written in WRITTEN} == WRITTEN


@pytest.mark.parametrize(
    "written",
    [
        "",
        " ",
        "ll",
        "f25",
        "f0",
        "ctrl+",
        "ctrl+foo",
        "kontrol+l",
        "shift+1",
        "shift+?",
        "\x1b",
        "\n",
    ],
)
def test_what_is_no_key_is_none(written: str) -> None:
    assert key_of(written) == ""


def test_every_character_of_a_keyboard_has_the_name_that_textual_gives_it() -> None:
    for sign in (*string.punctuation, *string.digits, *string.ascii_letters, *"đĐơưăâêô"):
        assert key_of(sign) == _character_to_key(sign)


def test_what_is_shown_of_a_key_may_be_written_for_it() -> None:
    for key in (
        *NAMES,
        "l",
        "L",
        "7",
        "ctrl+l",
        "alt+left",
        "ctrl+plus",
        "shift+f5",
        "alt+shift+x",
    ):
        assert key_of(shown_key(key)) == key
        assert key_of(key) == key


def test_keys_are_shown_as_the_commands_name_their_own() -> None:
    for command in COMMANDS:
        named = command.shown.split()
        assert [shown_key(key_of(one)) for one in named] == named
        assert {key_of(one) for one in named} <= set(command.keys.split(","))
