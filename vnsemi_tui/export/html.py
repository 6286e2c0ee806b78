"""HTML of pages: plain elements, own style, no script and no outside request."""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import NamedTuple

from vnsemi_tui.export.places import LinkTo, nowhere
from vnsemi_tui.outside.links import look_at
from vnsemi_tui.views.layout import Cell, Row
from vnsemi_tui.views.lines import Span, Tone
from vnsemi_tui.views.outline import SOURCES, Detail, Outline, Part
from vnsemi_tui.views.words import EMPTY, FULL

_PLAIN = (Tone.TEXT, Tone.TITLE, Tone.HEADING)
_BAR = frozenset(FULL + EMPTY)
_NUMBER = re.compile(r"\[([0-9]+)\]")
_ALONE = "default-src 'none'; base-uri 'none'; form-action 'none'; style-src"


class Frame(NamedTuple):
    """What stands around a page, as HTML of our own: nothing in it comes from briefs."""

    policy: str
    """The content security policy."""
    head: str
    """Further elements of the head: style, script."""
    top: str = ""
    """What stands above the page."""
    intro: str = ""
    """What stands between the page's title and its sections."""


def document(outline: Outline, *, link: LinkTo | None = None, frame: Frame | None = None) -> str:
    """Return `outline` as one HTML page.

    Without a `frame` it needs no other file. `link` leads to the files of other pages.
    """
    frame = frame or Frame(f"{_ALONE} '{hash_of(style())}'", f"<style>{style()}</style>")
    page = _page(outline, link or nowhere, frame.intro)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(frame.policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(outline.title)}</title>\n{frame.head}\n</head>\n<body>\n"
        f'{frame.top}<main id="content">\n{page}\n</main>\n</body>\n</html>\n'
    )


@cache
def style() -> str:
    """Return the style of all pages."""
    return Path(__file__).with_name("style.css").read_text(encoding="utf-8")


def hash_of(text: str) -> str:
    """Return `text` as a content security policy allows it: `sha256-…`."""
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode("ascii")


def _page(outline: Outline, link: LinkTo, intro: str) -> str:
    about = f'\n<p class="about">{escape(outline.about)}</p>' if outline.about else ""
    details = "".join(_detail(detail, outline, link) for detail in outline.details)
    parts = "\n".join(_part(part, outline, link) for part in outline.parts)
    foot = f"<footer><p>{escape(outline.as_of)}</p></footer>\n" if outline.as_of else ""
    kind = "pack" if outline.address.startswith("pack ") else "card"
    return (
        f'<article class="{kind}">\n<header>\n<h1>{escape(outline.title)}</h1>{about}\n'
        f"{_definitions(details)}</header>\n{intro}{parts}\n"
        f"{foot}</article>"
    )


def _definitions(details: str) -> str:
    return f'<div class="details">\n{details}</div>\n' if details else ""


def _detail(detail: Detail, outline: Outline, link: LinkTo) -> str:
    label = f"<b>{escape(detail.label)}</b> " if detail.label else ""
    content = _linked(_spans(detail.content, outline), detail.opens, link)
    cites = f" {_numbers(detail.cites)}" if detail.cites else ""
    return f"<p>{label}<span>{content}{cites}</span></p>\n"


def _part(part: Part, outline: Outline, link: LinkTo) -> str:
    note = f' <span class="muted">{escape(part.note)}</span>' if part.note else ""
    key = escape(part.key, quote=True)
    return (
        f'<section id="{key}">\n<h2>{escape(part.title)}{note}</h2>\n'
        f"{_content(part, outline, link)}</section>"
    )


def _content(part: Part, outline: Outline, link: LinkTo) -> str:
    if part.is_room:
        return '<div class="room">' + "<p></p>" * len(part.rows) + "</div>\n"
    if part.key == SOURCES and not part.heads and len(part.columns) == 2:
        items = "".join(_source(row, outline, link) for row in part.rows)
        return f'<ul class="sources">\n{items}</ul>\n'
    if len(part.columns) == 1:
        items = "".join(_name(row, outline, link) for row in part.rows)
        return f'<ul class="names">\n{items}</ul>\n'
    rows = "".join(_row(part, row, outline, link) for row in part.rows)
    return f"<table>\n{_heads(part)}<tbody>\n{rows}</tbody>\n</table>\n"


def _name(row: Row, outline: Outline, link: LinkTo) -> str:
    """Return a name that leads to its page, with what stands beside it."""
    name, *others = row.cells[0].spans
    more = "".join(_span(span, outline) for span in others)
    return f"<li>{_linked(_span(name, outline), row.opens, link)}{more}</li>\n"


def _heads(part: Part) -> str:
    if not part.heads:
        return ""
    cells = "".join(
        f'<th scope="col"{_kind(part, place)}>{escape(head)}</th>'
        for place, head in enumerate(part.heads)
    )
    return f"<thead><tr>{cells}</tr></thead>\n"


def _kind(part: Part, place: int) -> str:
    """Return the class of the cells in a column."""
    if part.cites and place == len(part.columns) - 1:
        return ' class="cites"'
    column = part.columns[place]
    return ' class="text"' if column.flexible else ' class="right"' if column.right else ""


def _row(part: Part, row: Row, outline: Outline, link: LinkTo) -> str:
    cells = []
    for place, one in enumerate(row.cells):
        if part.cites and place == len(row.cells) - 1:
            content = _numbers(one.text)
        else:
            content = _spans(one, outline)
            content = _linked(content, row.opens if place == part.leading else "", link)
        cells.append(f"<td{_kind(part, place)}>{content}</td>")
    return f"<tr>{''.join(cells)}</tr>\n"


def _source(row: Row, outline: Outline, link: LinkTo) -> str:
    """Return a source with the number that citations lead to."""
    number, told = row.cells
    found = _NUMBER.fullmatch(number.text)
    anchor = f' id="source-{found[1]}"' if found else ""
    plain, *others = told.spans
    name = _linked(_span(plain, outline), row.opens, link)
    more = "".join(_span(span, outline) for span in others)
    return f'<li{anchor}><span class="number">{escape(number.text)}</span> {name} {more}</li>\n'


def _linked(content: str, opens: str, link: LinkTo) -> str:
    target = link(opens) if opens else None
    if not target or not content or "<a " in content:
        return content
    return f'<a href="{escape(target, quote=True)}">{content}</a>'


def _numbers(cites: str) -> str:
    """Return citation numbers that lead to the sources at the end of the page."""
    return _NUMBER.sub(r'<a href="#source-\1">[\1]</a>', escape(cites))


def _spans(content: Cell, outline: Outline) -> str:
    return "".join(_span(span, outline) for span in content.spans)


def _span(span: Span, outline: Outline) -> str:
    text = span.text
    if text and _BAR.issuperset(text):
        return f'<span class="bar {span.tone.value}" aria-hidden="true">{text}</span>'
    if not text.strip():
        return text[:1]
    if text.strip() in outline.web:
        return _web(text.strip())
    shown = escape(text).replace("  ", "\u00a0 ")
    if span.tone in _PLAIN:
        return shown
    return f'<span class="{span.tone.value}">{shown}</span>'


def _web(address: str) -> str:
    """Return a source's address, as a link only where it can be opened."""
    found = look_at(address)
    if not found.can_open:
        return (
            f'<span class="web">{escape(found.shown)}</span> (not linked: {escape(found.why_not)})'
        )
    doubts = f' <span class="trouble">({escape("; ".join(found.doubts))})</span>'
    return (
        f'<a class="web" href="{escape(found.address, quote=True)}" rel="noreferrer noopener">'
        f"{escape(found.shown)}</a>{doubts if found.doubts else ''}"
    )
