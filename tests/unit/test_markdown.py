"""Pages as Markdown: readable, linked, and nothing in a brief becomes markup."""

from datetime import date
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from tests.library_builder import Briefs, initiative
from vnsemi_tui.export.markdown import escaped, markdown
from vnsemi_tui.library.known import Known
from vnsemi_tui.views.outline import Outline, outline_of
from vnsemi_tui.views.pack import pack_at
from vnsemi_tui.views.pages import page_at

DAY = date(2026, 11, 22)
READER = MarkdownIt("gfm-like")


def known(path: Path) -> Known:
    briefs = Briefs(path)
    briefs.partner("acme")
    briefs.initiatives(
        "da-nang",
        initiative("event: asked, id: ask, by: da-nang, to: acme, what: Build it"),
        more="summary: A city by the sea.",
    )
    return Known(briefs.library(), DAY)


def outline(known: Known, address: str) -> Outline:
    page = page_at(known, address)
    assert page is not None
    found = outline_of(page)
    assert found is not None
    return found


def test_a_card_has_its_title_sections_and_numbered_sources(tmp_path: Path) -> None:
    text = markdown(outline(known(tmp_path), "da-nang"))
    lines = text.splitlines()
    assert lines[0] == "# Da Nang"
    assert "## Waiting for an answer" in lines
    assert "- asked · → Acme · Build it · 23 mo [1] ¶ 1" in lines
    source = next(line for line in lines if line.startswith("- [1] "))
    assert "Example Daily, 29 Nov 2024: A headline" in source
    assert source.endswith("(<https://example.org/a>)")


def test_links_lead_to_other_pages_only_where_there_is_a_file(tmp_path: Path) -> None:
    page = outline(known(tmp_path), "da-nang")
    assert "](<x/thing.md>)" in markdown(page, {"da-nang/thing": "x/thing.md"}.get)
    assert "](<x" not in markdown(page)


def test_a_bar_keeps_its_word(tmp_path: Path) -> None:
    assert "██░░░░░ asked" in markdown(outline(known(tmp_path), "da-nang"))


def test_a_pack_keeps_citation_numbers_and_room_to_write(tmp_path: Path) -> None:
    page = outline_of(pack_at(known(tmp_path), ["acme", "da-nang"]))
    assert page is not None
    text = markdown(page)
    assert "[1]" in text
    assert "## Objectives\n\n- …" in text


@pytest.mark.parametrize(
    "text",
    [
        "*a* _b_ **c** `d` ~~e~~",
        "[x](https://evil.example)",
        "[x][y] ![z](a.png)",
        "<script>alert(1)</script> <https://evil.example>",
        "https://evil.example and www.evil.example and evil.example",
        "mail me@evil.example",
        "a | b | c",
        "&lt;b&gt; &#60; &copy;",
        "back\\slash \\[x\\](y)",
        "$x$ $$y$$",
        "trailing \\",
        "- list",
        "1. first",
        "23) second",
        "# heading ##",
        "> quote",
        "---",
        "===",
        "+ plus",
        "[1]: https://evil.example",
    ],
)
def test_a_text_is_shown_letter_by_letter(text: str, tmp_path: Path) -> None:
    page = outline(known(tmp_path), "da-nang")._replace(title=text, about=text)
    tokens = READER.parse(markdown(page))
    inline = [token for token in tokens if token.type == "inline"]
    for shown in inline[:2]:
        assert shown.children is not None
        assert {child.type for child in shown.children} <= {"text", "text_special"}
        assert "".join(child.content for child in shown.children) == text


def test_ordinary_sentences_stay_as_they_are() -> None:
    text = "R&D, $11 bn? No: 46.9 % of exports (up 7 %), and so on – Đà Nẵng's."
    assert escaped(text) == text.replace("$", r"\$")
