"""Markdown of pages: readable as it is; nothing in a brief becomes markup."""

import re
from urllib.parse import quote

from vnsemi_tui.export.places import LinkTo, nowhere
from vnsemi_tui.outside.links import look_at
from vnsemi_tui.views.layout import Cell, Row
from vnsemi_tui.views.lines import Span
from vnsemi_tui.views.outline import SOURCES, Detail, Outline, Part

# Marks of CommonMark and of what GitHub adds to it: tables, struck text, mentions, formulas.
_MARK = re.compile(r"[\\`*_\[\]<>|~$]|&(?=#?\w+;)|#|@(?=\w)|:(?=//|[^\s:]+:)")
_NAME = re.compile(r"(?<=\w)[.:](?=[^\W\d])")
"""What makes a bare name a link in some readers: `example.org`."""
_FIRST = re.compile(r"^(?:(?P<number>[0-9]+)(?=[.)])|(?=[-+=:]))")
_SPACES = re.compile(r"\s+")
_WIDE = re.compile(" {2,}")
_GAP = "\0"
"""Stands for columns of spaces until a row is whole; no text that was read holds it."""


def markdown(outline: Outline, link: LinkTo | None = None) -> str:
    """Return `outline` as Markdown; `link` leads to the files of other pages."""
    lead = link or nowhere
    blocks = [f"# {escaped(outline.title)}"]
    if outline.about:
        blocks.append(_first(escaped(outline.about)))
    if outline.details:
        blocks.append("\n".join(_detail(detail, outline, lead) for detail in outline.details))
    for part in outline.parts:
        note = f" · {escaped(part.note)}" if part.note else ""
        blocks += [f"## {escaped(part.title)}{note}", _part(part, outline, lead)]
    if outline.as_of:
        blocks.append(f"*{escaped(outline.as_of)}*")
    return "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    """Return `text` so that Markdown shows it letter by letter, in the midst of a line."""
    return _NAME.sub(r"\\\g<0>", _marked(text))


def _marked(text: str) -> str:
    return _MARK.sub(r"\\\g<0>", _SPACES.sub(" ", text))


def _first(text: str) -> str:
    """Return escaped `text` so that it also begins a line as text."""
    text = text.lstrip(" ")
    return _FIRST.sub(lambda found: f"{found['number'] or ''}\\", text, count=1) if text else text


def _detail(detail: Detail, outline: Outline, link: LinkTo) -> str:
    label = f"{escaped(detail.label)}: " if detail.label else ""
    content = _linked(_content(detail.content, outline), detail.opens, link)
    cites = f" {detail.cites}" if detail.cites else ""
    return f"- {_first(label + content)}{cites}"


def _part(part: Part, outline: Outline, link: LinkTo) -> str:
    if part.is_room:
        return "\n".join("- …" for _ in part.rows)
    if part.heads:
        return _table(part, outline, link)
    return "\n".join(_entry(part, row, outline, link) for row in part.rows)


def _entry(part: Part, row: Row, outline: Outline, link: LinkTo) -> str:
    """Return a row as one item of a list; citation numbers stand at its end."""
    cells = list(row.cells)
    cites = cells.pop().text if part.cites else ""
    if part.key == SOURCES and len(cells) == 2:
        number, told = cells
        name, *others = told.spans
        shown = _linked(escaped(name.text.strip()), row.opens, link)
        more = "".join(_span(span, outline) for span in others).strip()
        return f"- {number.text} {shown} {more}".rstrip()
    shown_cells = [
        _linked(_content(one, outline), row.opens if place == part.leading else "", link)
        for place, one in enumerate(cells)
    ]
    told_row = " · ".join(one for one in shown_cells if one)
    return f"- {_first(told_row)}{' ' if cites else ''}{cites}"


def _table(part: Part, outline: Outline, link: LinkTo) -> str:
    rules = ["--:" if column.right else "---" for column in part.columns]
    lines = [[escaped(head) for head in part.heads], rules]
    for row in part.rows:
        lines.append(
            [
                _linked(_content(one, outline), row.opens if place == part.leading else "", link)
                for place, one in enumerate(row.cells)
            ]
        )
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _content(content: Cell, outline: Outline) -> str:
    shown = "".join(_span(span, outline) for span in content.spans)
    return shown.strip(f" {_GAP}").replace(_GAP, " · ")


def _span(span: Span, outline: Outline) -> str:
    text = span.text
    if text.strip() in outline.web:
        return _web(text.strip())
    return escaped(_WIDE.sub(_GAP, text))


def _linked(content: str, opens: str, link: LinkTo) -> str:
    target = link(opens) if opens else None
    if not target or not content or "](<" in content:
        return content
    return f"[{content}](<{quote(target, safe='/-._#')}>)"


def _web(address: str) -> str:
    """Return a source's address, as a link only where it can be opened."""
    found = look_at(address)
    if not found.can_open:
        return f"{escaped(found.shown)} (not linked: {escaped(found.why_not)})"
    doubts = f" ({escaped('; '.join(found.doubts))})" if found.doubts else ""
    target = found.address.replace("&", "&amp;")
    return f"[{_marked(found.shown)}](<{target}>){doubts}"
