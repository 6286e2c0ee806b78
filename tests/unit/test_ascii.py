"""What stands for glyphs where a terminal has none, and where that is so."""

from collections.abc import Mapping

import pytest

from vnsemi_tui.text.ascii import needs_ascii, to_ascii
from vnsemi_tui.text.width import cell_width


def test_every_glyph_becomes_one_ascii_character() -> None:
    glyphs = "○◇◌●◆►■▷░┄│╎╌→←▌▏◎◉▸▲✕█▇▁─╭╯·…–’"
    assert cell_width(glyphs) == len(glyphs)
    assert to_ascii(glyphs).isascii()
    assert len(to_ascii(glyphs)) == len(glyphs)


def test_letters_stay_what_they_are() -> None:
    assert to_ascii("Đà Nẵng → ASML · 半導体") == "Đà Nẵng > ASML - 半導体"


@pytest.mark.parametrize(
    ("environ", "encoding", "glyphs", "needed"),
    [
        ({}, "utf-8", "", False),
        ({}, None, "", False),
        ({}, "utf-8", "unicode", False),
        ({}, "utf-8", "ascii", True),
        ({"TERM": "linux"}, "utf-8", "", True),
        ({"TERM": "xterm-256color", "LANG": "vi_VN.UTF-8"}, "utf-8", "", False),
        ({"LANG": "C.UTF-8"}, "utf-8", "", False),
        ({"LANG": "C.utf8"}, "utf-8", "", False),
        ({"LC_ALL": "C", "LANG": "vi_VN.UTF-8"}, "utf-8", "", True),
        ({"LC_CTYPE": "POSIX", "LANG": "vi_VN.UTF-8"}, "utf-8", "", True),
        ({"LC_ALL": "", "LANG": "de_DE@euro"}, "utf-8", "", False),
        ({"LANG": "de_DE.ISO-8859-15@euro"}, "utf-8", "", True),
        ({"LANG": "xx.no-such-charset"}, "utf-8", "", False),
        ({}, "latin-1", "", True),
        ({}, "cp437", "", True),
        ({}, "cp65001", "", False),
        ({}, "ascii", "unicode", True),
    ],
)
def test_ascii_is_for_those_that_want_it_or_have_nothing_else(
    environ: Mapping[str, str], encoding: str | None, glyphs: str, needed: bool
) -> None:
    assert needs_ascii(environ, encoding, glyphs) is needed
