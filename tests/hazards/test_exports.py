"""Exports of hostile briefs, and folders that are no place to write into."""

import csv
import io
import json
import os
import re
from functools import cache
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from tests.frozen import frozen_library
from tests.hazards.test_hostile_text import unsafe
from tests.library_builder import Briefs, initiative, quoted
from tests.unit.test_html import DAY, Elements
from vnsemi_tui.export.folder import MARKER, RefusedError, write_files
from vnsemi_tui.export.html import document
from vnsemi_tui.export.markdown import markdown
from vnsemi_tui.export.places import Places, file_name
from vnsemi_tui.export.site import POLICY, outlines, site_files, write_site
from vnsemi_tui.export.tables import csv_files
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.loading import load
from vnsemi_tui.reading.folders import Folder
from vnsemi_tui.views.outline import outline_of
from vnsemi_tui.views.pack import pack_at

HOSTILE = Path(__file__).parents[1] / "fixtures" / "hostile"
MARKUP = (
    "</script><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)> ' autofocus onfocus=alert(1)",
    "--></style></title><iframe src=//evil.example>",
    "&lt;script&gt; &#60;b&#62; ${x} {{x}} ]]>",
    "[x](javascript:alert(1)) <javascript:alert(1)>",
)
FORMULAS = ("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "'=1", "＝1+1")
OURS = {
    *("html", "head", "meta", "title", "link", "script", "body", "main", "article", "header"),
    *("h1", "h2", "p", "div", "section", "table", "thead", "tbody", "tr", "th", "td", "ul", "li"),
    *("a", "b", "span", "footer", "nav", "form", "input", "button", "noscript", "style"),
}
ATTRIBUTES = {
    *("lang", "charset", "http-equiv", "content", "name", "rel", "href", "src", "defer", "id"),
    *("class", "aria-hidden", "aria-label", "aria-current", "role", "action", "method", "type"),
    *("placeholder", "autofocus", "autocomplete", "spellcheck", "scope"),
}


def hostile() -> Known:
    return Known(load([Folder(HOSTILE, shipped=False)]), DAY)


@cache
def _shipped() -> Known:
    return Known(frozen_library(), DAY)


def with_texts(path: Path, texts: tuple[str, ...]) -> Known:
    """Return a library in which `texts` stand in names, titles, sentences and notes."""
    briefs = Briefs(path)
    for number, text in enumerate(texts):
        briefs.write(
            f"sources/s{number}.yaml",
            f"publisher: {quoted(text)}\ntitle: {quoted(text)}\n"
            f"address: {quoted('https://example.org/' + text)}\n"
            "kind: news\npublished: 2024-01-01\nread: 2026-01-01\nlanguage: en\n"
            "paragraphs:\n  - {numbers: [], names: []}\n",
        )
        briefs.partner(
            f"p{number}",
            f"name: {quoted(text)}\nalso: [{quoted(text)}]\nkind: company\nhome: {quoted(text)}\n"
            f"summary: {quoted(text)}\npeople:\n  - {{name: {quoted(text)}, "
            f"post: {quoted(text)}, cite: s{number}#1}}\n",
        )
    entries = [
        f"event: asked, id: e{number}, by: da-nang, to: p{number}, cite: s{number}#1, "
        f"what: {quoted(text)}, note: {quoted(text)}"
        for number, text in enumerate(texts)
    ]
    thing = initiative(*entries).replace("title: A thing", f"title: {quoted(texts[0])}")
    briefs.initiatives("da-nang", thing)
    return Known(briefs.library(), DAY)


def pages(known: Known) -> dict[str, str]:
    files = site_files(known)
    return {name: text.decode() for name, text in files.items() if name.endswith(".html")}


def libraries(path: Path) -> dict[str, Known]:
    path.mkdir(exist_ok=True)
    return {"hostile": hostile(), "markup": with_texts(path, MARKUP)}


@pytest.mark.parametrize("name", ["hostile", "markup"])
def test_a_site_has_only_our_elements_and_attributes(name: str, tmp_path: Path) -> None:
    shown = pages(libraries(tmp_path / "briefs")[name])
    assert len(shown) > 7
    for file, text in shown.items():
        found = Elements(text)
        assert found.open == [], file
        for tag, attributes in found.found:
            assert tag in OURS, (file, tag)
            assert set(attributes) <= ATTRIBUTES, (file, tag, attributes)
        scripts = found.all("script")
        run = [one for one in scripts if one.get("type") != "application/json"]
        assert run == ([{"src": "search.js", "defer": None}] if file == "index.html" else [])
        policies = [one["content"] for one in found.all("meta") if "http-equiv" in one]
        assert policies == [POLICY]


@pytest.mark.parametrize("name", ["hostile", "markup"])
def test_every_link_of_a_site_leads_to_a_file_of_it_or_to_the_web(
    name: str, tmp_path: Path
) -> None:
    shown = pages(libraries(tmp_path / "briefs")[name])
    for file, text in shown.items():
        ids = {one.get("id") for _, one in Elements(text).found}
        for link in Elements(text).all("a"):
            target = str(link["href"])
            if target.startswith("#"):
                assert target[1:] in ids
            elif not target.startswith(("https://example.org/", "http://example.org/")):
                path = os.path.normpath(Path(file).parent / target)
                assert path in shown, (file, target)


def test_markup_is_shown_letter_by_letter(tmp_path: Path) -> None:
    shown = pages(with_texts(tmp_path, MARKUP))
    for number, text in enumerate(MARKUP):
        assert text in Elements(shown[f"partners/p{number}.html"]).text


def test_nothing_that_can_not_be_seen_is_written(tmp_path: Path) -> None:
    known = hostile()
    files = site_files(known) | csv_files(known)
    for name, content in files.items():
        text = content.decode().removeprefix("\ufeff")
        assert unsafe(text, allowed="\n\t") == [], name


@pytest.mark.parametrize("name", ["hostile", "markup"])
def test_the_index_is_json_in_its_file_and_in_the_page(name: str, tmp_path: Path) -> None:
    files = site_files(libraries(tmp_path / "briefs")[name])
    entries = json.loads(files["search-index.json"])
    page = files["index.html"].decode()
    found = re.search('<script type="application/json" id="entries">(.*?)</script>', page)
    assert found is not None
    assert json.loads(found[1]) == entries
    assert "<" not in found[1]
    assert {one["file"] for one in entries} <= set(files)


def test_the_script_writes_texts_never_markup() -> None:
    script = site_files(hostile())["search.js"].decode()
    for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
        assert word not in script


@pytest.mark.parametrize("name", ["hostile", "markup"])
def test_a_pack_of_hostile_briefs_is_harmless(name: str, tmp_path: Path) -> None:
    known = libraries(tmp_path / "briefs")[name]
    sides = ["evil", "hai-phong"] if name == "hostile" else ["p0", "da-nang"]
    outline = outline_of(pack_at(known, sides))
    assert outline is not None
    found = Elements(document(outline))
    assert found.open == []
    assert {tag for tag, _ in found.found} <= OURS - {"script", "link", "form", "input"}
    assert unsafe(markdown(outline)) == []


@pytest.mark.parametrize("name", ["hostile", "markup"])
def test_markdown_has_links_to_pages_and_sources_alone(name: str, tmp_path: Path) -> None:
    known = libraries(tmp_path / "briefs")[name]
    places = Places(known, ".md")
    reader = MarkdownIt("gfm-like")
    for file, outline in outlines(known, places):
        tokens = reader.parse(markdown(outline, places.links_from(file)))
        assert "html_block" not in {token.type for token in tokens}
        for token in tokens:
            for child in token.children or ():
                allowed = ("text", "text_special", "link_open", "link_close", "em_open", "em_close")
                assert child.type in allowed, (file, child)
                if child.type == "link_open":
                    target = str(child.attrs["href"])
                    if not target.startswith("https://example.org/"):
                        path = os.path.normpath(Path(file).parent / target)
                        assert path in places.files.values(), (file, target)


def read(table: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(table.decode("utf-8-sig"))))


def test_no_cell_begins_a_formula_but_numbers_stay_numbers(tmp_path: Path) -> None:
    for known in (hostile(), with_texts(tmp_path, FORMULAS)):
        for name, table in csv_files(known).items():
            for row in read(table)[1:]:
                for field in row:
                    number = re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", field)
                    assert number or field[:1] not in tuple("=+-@\t\r＝＋－＠"), (name, field)


def test_an_apostrophe_is_all_that_is_added(tmp_path: Path) -> None:
    rows = read(csv_files(with_texts(tmp_path, FORMULAS))["entries.csv"])
    told = [row[rows[0].index("what")] for row in rows[1:]]
    assert [one.removeprefix("'") for one in told] == list(FORMULAS)


def test_a_negative_number_is_a_number(tmp_path: Path) -> None:
    briefs = Briefs(tmp_path)
    briefs.locality("hue", "figures:\n  - {measure: exports, value: '-5 USD m', cite: news#1}\n")
    rows = read(csv_files(Known(briefs.library(), DAY))["figures.csv"])
    row = dict(zip(rows[0], rows[1], strict=True))
    assert (row["number"], row["value"]) == ("-5", "'-5 USD m")


@pytest.mark.parametrize("name", ["con", "nul", "com1", "lpt9", "aux"])
def test_names_that_windows_keeps_for_itself_get_a_hyphen(name: str) -> None:
    assert file_name(name) == f"{name}-"
    assert file_name(f"{name}/{name}") == f"{name}--{name}"


def test_a_brief_called_as_a_list_has_its_own_page(tmp_path: Path) -> None:
    briefs = Briefs(tmp_path)
    briefs.partner("ledger")
    briefs.partner("con")
    shown = pages(Known(briefs.library(), DAY))
    assert "<h1>Ledger</h1>" in shown["partners/ledger.html"]
    assert "<h1>Con</h1>" in shown["partners/con-.html"]
    assert "<h1>Ledger: asks, offers, pledges and plans</h1>" in shown["ledger.html"]


# Folders


def everything(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_same_library_gives_the_same_bytes_and_may_be_written_again(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b" / "deep"
    write_site(_shipped(), first)
    write_site(_shipped(), first)
    write_site(_shipped(), second)
    assert everything(first) == everything(second)
    assert b"\r" not in b"".join(everything(first).values())


def test_what_an_earlier_export_wrote_and_this_one_does_not_is_removed(tmp_path: Path) -> None:
    write_files(tmp_path / "out", {"partners/a.html": b"1", "old/b.html": b"2"}, "site")
    (tmp_path / "out" / "mine.txt").write_text("mine")
    removed = write_files(tmp_path / "out", {"partners/a.html": b"3"}, "site")
    assert removed == ("old/b.html",)
    kept = set(everything(tmp_path / "out")) - {MARKER}
    assert kept == {"partners/a.html", "mine.txt"}
    assert not (tmp_path / "out" / "old").exists()


def test_an_export_leaves_what_one_of_another_form_wrote(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_files(out, {"claims.csv": b"1", "figures.csv": b"2"}, "csv")
    assert write_files(out, {"library.json": b"3"}, "json") == ()
    assert write_files(out, {"a.html": b"4"}, "site") == ()
    assert set(everything(out)) == {MARKER, "claims.csv", "figures.csv", "library.json", "a.html"}
    assert write_files(out, {"claims.csv": b"5"}, "csv") == ("figures.csv",)
    assert set(everything(out)) == {MARKER, "claims.csv", "library.json", "a.html"}


def test_a_marker_without_forms_tells_them_by_the_names(tmp_path: Path) -> None:
    names = ("a.html", "a.md", "claims.csv", "library.json", "style.css")
    for name in names:
        (tmp_path / name).write_bytes(b"old")
    (tmp_path / MARKER).write_text("".join(f"{one}\n" for one in ("vnsemi-tui export 1", *names)))
    assert write_files(tmp_path, {"b.md": b""}, "markdown") == ("a.md",)
    assert write_files(tmp_path, {"b.html": b""}, "site") == ("a.html", "style.css")
    assert set(everything(tmp_path)) == {MARKER, "b.html", "b.md", "claims.csv", "library.json"}


def test_a_folder_with_other_things_in_it_is_refused_and_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(RefusedError, match="not empty and no export of ours; name a new"):
        write_site(hostile(), tmp_path)
    assert everything(tmp_path) == {"thesis.txt": b"mine"}


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(RefusedError, match="is no folder"):
        write_files(tmp_path / "file", {"a.html": b""}, "site")


@pytest.mark.parametrize("name", ["../x", "/x", "a/../../x", "a\\x", "C:x", "", ".x", "a//b"])
def test_no_file_is_written_outside(name: str, tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="is no name for a file"):
        write_files(tmp_path / "out", {name: b"x"}, "site")
    assert list(tmp_path.iterdir()) == []


needs_links = pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")


@needs_links
def test_a_folder_that_is_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with pytest.raises(RefusedError, match="is a link"):
        write_files(tmp_path / "link", {"a.html": b""}, "site")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    with pytest.raises(RefusedError, match="is a link"):
        write_files(tmp_path / "dangling", {"a.html": b""}, "site")
    assert list((tmp_path / "real").iterdir()) == []
    assert not (tmp_path / "nowhere").exists()


@needs_links
@pytest.mark.parametrize("link", ["partners", "partners/a.html", "old/b.html", "old"])
def test_a_link_inside_an_export_is_never_followed(link: str, tmp_path: Path) -> None:
    out, outside = tmp_path / "out", tmp_path / "outside"
    write_files(out, {"partners/a.html": b"1", "old/b.html": b"2"}, "site")
    outside.mkdir()
    for name in ("a.html", "b.html"):
        (outside / name).write_bytes(b"mine")
    path = out / link
    if path.is_dir():
        for one in path.iterdir():
            one.unlink()
        path.rmdir()
        path.symlink_to(outside)
    else:
        path.unlink()
        path.symlink_to(outside / path.name)
    with pytest.raises(RefusedError, match="is a link; remove it"):
        write_files(out, {"partners/a.html": b"3"}, "site")
    assert set(everything(outside).values()) == {b"mine"}


def test_a_marker_that_names_files_outside_removes_nothing_there(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_files(out, {"a.html": b"1"}, "site")
    (tmp_path / "mine.txt").write_text("mine")
    marker = out / MARKER
    marker.write_text(marker.read_text() + f"../mine.txt\n{tmp_path / 'mine.txt'}\n")
    write_files(out, {"a.html": b"2"}, "site")
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_an_export_that_was_stopped_can_be_made_again(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "b.html").mkdir()
    (out / MARKER).write_text("vnsemi-tui export 1\na.html\n")
    with pytest.raises(RefusedError, match="something else than an export wrote"):
        write_files(out, {"a.html": b"1", "b.html": b"2"}, "site")
    (out / "b.html").rmdir()
    write_files(out, {"a.html": b"1", "b.html": b"2"}, "site")
    assert set(everything(out)) == {MARKER, "a.html", "b.html"}
