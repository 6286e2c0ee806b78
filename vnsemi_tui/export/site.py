"""The library as a static site: one page a thing, lists, and a search that needs no server."""

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import msgspec

from vnsemi_tui.export.folder import Written, write_files
from vnsemi_tui.export.html import Frame, document, style
from vnsemi_tui.export.markdown import markdown
from vnsemi_tui.export.places import Places, up_from
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.library import places_of
from vnsemi_tui.text.fold import fold
from vnsemi_tui.views.card import card_of
from vnsemi_tui.views.initiative import InitiativeCard
from vnsemi_tui.views.lines import Page
from vnsemi_tui.views.outline import Outline
from vnsemi_tui.views.outline_lists import contents_outline
from vnsemi_tui.views.pages import document_of
from vnsemi_tui.views.registry import PAGES
from vnsemi_tui.views.source import SourceCard
from vnsemi_tui.views.words import source_date

LISTS = (("index", "Contents"), *((kind.name, kind.title) for kind in PAGES if kind.on_site))
"""The files of the lists, without their ending, and what they are called."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'"
)
_WORD = re.compile(r"\w+")


def write_site(known: Known, folder: Path) -> Written:
    """Write the site into `folder`; return the number of its pages, and what was removed.

    The same library and day give the same bytes. See `folder.write_files` for what is refused.
    """
    files = site_files(known)
    removed = write_files(folder, files, "site")
    return Written(sum(name.endswith(".html") for name in files), removed)


def write_markdown(known: Known, folder: Path) -> Written:
    """Write one Markdown file a page into `folder`."""
    places = Places(known, ".md")
    files = {
        name: f"{markdown(outline, places.links_from(name))}\n{_lists_from(name)}\n".encode()
        for name, outline in outlines(known, places)
    }
    return Written(len(files), write_files(folder, files, "markdown"))


def _lists_from(name: str) -> str:
    """Return links from the Markdown file `name` to the lists."""
    return " · ".join(f"[{label}](<{up_from(name)}{file}.md>)" for file, label in LISTS)


def site_files(known: Known) -> dict[str, bytes]:
    """Return the files of the site by name."""
    places = Places(known, ".html")
    entries = search_entries(known, places)
    files = {
        name: document(outline, link=places.links_from(name), frame=_frame(name, entries)).encode()
        for name, outline in outlines(known, places)
    }
    files["style.css"] = style().encode()
    files["search.js"] = Path(__file__).with_name("search.js").read_bytes()
    files["search-index.json"] = msgspec.json.encode(entries)
    return files


def outlines(known: Known, places: Places) -> Iterator[tuple[str, Outline]]:
    """Yield every page with the name of its file: the lists, then what has its own page."""
    yield f"index{places.ending}", contents_outline(known)
    for kind in PAGES:
        if kind.on_site:
            yield f"{kind.name}{places.ending}", _document(kind.page(known, ()))
    for address, name in places.files.items():
        yield name, _document(_page(known, address))


def _document(page: Page) -> Outline:
    document = document_of(page)
    assert document is not None, page.address
    return document


def _page(known: Known, address: str) -> Page:
    """Return the page of a brief, initiative or source, even of one that is called `ledger`."""
    library = known.library
    if brief := library.brief(address):
        return card_of(known, brief)
    if thing := library.initiatives.get(address):
        return InitiativeCard(known, thing)
    return SourceCard(known, library.sources[address])


def _frame(name: str, entries: list[dict[str, Any]]) -> Frame:
    """Return what stands around the page `name`: navigation and search."""
    up = up_from(name)
    links = "".join(
        f'<a href="{up}{file}.html"{_current(name, file)}>{escape(label)}</a>\n'
        for file, label in LISTS
    )
    is_first = name == "index.html"
    # The first page searches as one types; the others lead there.
    field = (
        '<input type="search" id="q" name="q" aria-label="Search" placeholder="Search" '
        f'{"autofocus " if is_first else ""}autocomplete="off" spellcheck="false">'
    )
    top = (
        f'<a class="skip" href="#content">To the content</a>\n<div class="top">\n'
        f'<nav aria-label="Lists">\n{links}</nav>\n'
        f'<form role="search" action="{up}index.html" method="get">\n'
        f"{field}\n<button>Search</button>\n</form>\n</div>\n"
    )
    head = f'<link rel="stylesheet" href="{up}style.css">'
    if not is_first:
        return Frame(POLICY, head, top)
    intro = (
        '<noscript><p class="hint">The search needs JavaScript; every page is also reached from '
        'the lists.</p></noscript>\n<p class="hint" id="hint" role="status"></p>\n'
        '<ul class="found" id="found"></ul>\n'
        f'<script type="application/json" id="entries">{_embedded(entries)}</script>\n'
    )
    script = f'{head}\n<script src="{up}search.js" defer></script>'
    return Frame(POLICY, script, top, intro)


def _current(name: str, file: str) -> str:
    return ' aria-current="page"' if name == f"{file}.html" else ""


def _embedded(entries: list[dict[str, Any]]) -> str:
    """Return `entries` as JSON that ends no element, whatever it holds."""
    text = msgspec.json.encode(entries).decode()
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def search_entries(known: Known, places: Places) -> list[dict[str, Any]]:
    """Return what the search looks through: file, title, kind, and the words, folded."""
    library = known.library
    entries = []
    for address, file in places.files.items():
        if brief := library.brief(address):
            texts = (brief.name, *brief.also, *(was.name for was in known.of(brief.was)))
            about = "locality" if address in library.localities else "partner"
            order, title = 0, brief.name
        elif thing := library.initiatives.get(address):
            order, title, texts = 1, thing.title, (thing.title,)
            where = places_of(thing, library)
            about = f"initiative · {library.name(where[0])}" if where else "initiative"
        else:
            source = library.sources[address]
            order, title, texts = 2, source.title, (source.title, source.publisher)
            about = f"source · {source.publisher}, {source_date(source)}"
        words = _words(texts, joined=order == 0)
        entries.append(
            {"file": file, "title": title, "kind": about, "order": order, "words": words}
        )
    return entries


def _words(texts: tuple[str, ...], *, joined: bool) -> list[str]:
    """Return the folded words of `texts`; `joined`, each text also as one: `danang`."""
    split = [_WORD.findall(fold(text)) for text in texts]
    words = [word for found in split for word in found]
    return list(dict.fromkeys([*words, *("".join(found) for found in split if joined)]))
