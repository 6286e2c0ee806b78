"""Pages as HTML: one file that needs no other, with nothing that runs."""

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

from tests.library_builder import Briefs, initiative
from vnsemi_tui.export.html import document, hash_of
from vnsemi_tui.library.known import Known
from vnsemi_tui.views.outline import Outline, outline_of
from vnsemi_tui.views.pack import pack_at
from vnsemi_tui.views.pages import page_at

DAY = date(2026, 11, 22)


class Elements(HTMLParser):
    """Every element with its attributes, and the text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in ("meta", "link", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


def page(path: Path, address: str = "da-nang") -> Outline:
    briefs = Briefs(path)
    briefs.partner("acme", "name: Ngọc & <b>Sons</b>\nkind: company\n")
    briefs.initiatives(
        "da-nang",
        initiative("event: asked, id: ask, by: da-nang, to: acme, what: Build it"),
    )
    known = Known(briefs.library(), DAY)
    shown = pack_at(known, ["acme", "da-nang"]) if address == "pack" else page_at(known, address)
    assert shown is not None
    found = outline_of(shown)
    assert found is not None
    return found


def test_every_element_is_closed_and_the_language_named(tmp_path: Path) -> None:
    found = Elements(document(page(tmp_path)))
    assert found.open == []
    assert found.all("html") == [{"lang": "en"}]
    assert [tag for tag, _ in found.found if tag == "h1"] == ["h1"]
    assert len(found.all("h2")) >= 3


def test_only_its_own_style_is_allowed_and_nothing_is_asked_for(tmp_path: Path) -> None:
    text = document(page(tmp_path))
    style = re.search("<style>(.*?)</style>", text, re.DOTALL)
    assert style is not None
    policy = next(one["content"] for one in Elements(text).all("meta") if "http-equiv" in one)
    assert policy is not None
    assert policy.startswith("default-src 'none';")
    assert policy.endswith(f"style-src '{hash_of(style[1])}'")
    assert {"script", "img", "link", "iframe"}.isdisjoint(tag for tag, _ in Elements(text).found)
    assert "url(" not in style[1]
    assert "@import" not in style[1]


def test_a_name_with_markup_is_shown_letter_by_letter(tmp_path: Path) -> None:
    found = Elements(document(page(tmp_path, "acme")))
    assert "Ngọc & <b>Sons</b>" in found.text
    assert found.all("b") == []


def test_a_source_is_a_link_that_tells_nobody_where_it_came_from(tmp_path: Path) -> None:
    links = Elements(document(page(tmp_path))).all("a")
    web = [one for one in links if str(one["href"]).startswith("http")]
    assert web == [{"class": "web", "href": "https://example.org/a", "rel": "noreferrer noopener"}]


def test_citation_numbers_lead_to_the_sources_below(tmp_path: Path) -> None:
    found = Elements(document(page(tmp_path)))
    anchors = {f"#{one['id']}" for tag, one in found.found if tag == "li" and "id" in one}
    cited = {one["href"] for one in found.all("a") if str(one["href"]).startswith("#source-")}
    assert cited == anchors == {"#source-1"}


def test_a_bar_is_not_read_aloud_but_its_word_is(tmp_path: Path) -> None:
    text = document(page(tmp_path))
    assert '<span class="bar accent" aria-hidden="true">██</span>' in text
    assert "asked" in Elements(text).text


def test_a_pack_leaves_room_to_write(tmp_path: Path) -> None:
    text = document(page(tmp_path, "pack"))
    assert '<div class="room"><p></p>' in text
    assert "@media print" in text


def test_an_address_that_can_not_be_opened_is_no_link(tmp_path: Path) -> None:
    outline = page(tmp_path)
    bad = "javascript:alert(1)"
    part = outline.parts[-1]
    row = part.rows[0]
    told = row.cells[1]
    spans = (told.spans[0], told.spans[1]._replace(text=bad))
    cells = (row.cells[0], told._replace(spans=spans))
    parts = (*outline.parts[:-1], part._replace(rows=(row._replace(cells=cells),)))
    text = document(outline._replace(parts=parts, web=frozenset({bad})))
    assert "only http and https addresses are opened" in text
    assert not [one for one in Elements(text).all("a") if "javascript" in str(one["href"])]
