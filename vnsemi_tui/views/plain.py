"""Pages as sentences, one thing a line: for screen readers and terminals that draw nothing."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from vnsemi_tui.views.filtering import TAKEN_AWAY
from vnsemi_tui.views.lines import Line
from vnsemi_tui.views.outline import SOURCES, Outline, Part

NOTHING = "–"
"""Stands in a cell that has nothing."""
_BAR = re.compile(r"(█+░*)\s*([^·]*[^·\s])")
_SPOKEN: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (rf"^{TAKEN_AWAY} ", "take away "),
        (r"^→ ", "to "),
        (r"^← ", "from "),
        (r" → ", " to "),
        (r" ← ", " from "),
        (r"(?<=\d)–(?=\d)", " to "),
        (r" – (?=\d|[A-Z][a-z]{2} \d)|(?<=[a-z])–(?=[A-Z][a-z]{2} \d{4})", " to "),
        (r"¶ (?=\d+$)", "paragraph "),
        (r"¶ ", "paragraphs "),
        (r"\b1 mo\b", "1 month"),
        (r"(?<=\d) mo\b", " months"),
        (r"\brep\. ", "reported "),
        (r" ·(?= |$)", ","),
        (r" {2,}", ": "),
    )
)
"""What is read out badly, and the words for it."""


class Spoken(NamedTuple):
    """One line."""

    text: str
    claim: str = ""
    """The address of the claim that it tells; empty for none."""
    opens: str = ""
    """The page that it names; empty for none."""


def spoken(text: str) -> str:
    """Return `text` with words for bars, arrows and short forms."""
    text = _BAR.sub(_stage, text.strip())
    for pattern, words in _SPOKEN:
        text = pattern.sub(words, text)
    return text


def _stage(found: re.Match[str]) -> str:
    return f"stage {found[2]}, {found[1].count('█')} of {len(found[1])}"


def of_outline(outline: Outline) -> Iterator[Spoken]:
    """Yield what a card says: its title, its header, then each section with its lines."""
    about = f": {spoken(outline.about)}" if outline.about else ""
    yield Spoken(f"{spoken(outline.title)}{about}.")
    for detail in outline.details:
        yield Spoken(_labelled(detail.label, detail.content.text), detail.address, detail.opens)
    for part in outline.parts:
        if part.is_room or part.key == SOURCES:
            continue
        note = f", {spoken(part.note)}" if part.note else ""
        yield Spoken("")
        yield Spoken(f"{spoken(part.title)}, {len(part.rows)}{note}:")
        yield from _rows(part)
    yield Spoken("")
    yield Spoken(f"{spoken(outline.as_of)}.")


def _rows(part: Part) -> Iterator[Spoken]:
    """Yield the rows of a section; the numbers of sources are left to `why`."""
    for row in part.rows:
        cells = row.cells[:-1] if part.cites else row.cells
        texts = [spoken(cell.text) for cell in cells]
        first, *others = [text for text in texts if text not in ("", NOTHING)] or [""]
        said = f"{first}: {listed(others)}" if others else first
        yield Spoken(said, row.address, row.opens)


def listed(texts: Iterable[str]) -> str:
    """Return `texts` with commas between them, but none after a sentence."""
    return ", ".join(texts).replace("., ", ". ")


def of_lines(lines: Iterable[Line]) -> Iterator[Spoken]:
    """Yield lines of a label and what stands beside it, as a proof has them."""
    label = ""
    for line in lines:
        if len(line.spans) < 2:
            yield Spoken(spoken(line.text), line.address, line.opens)
            continue
        label = line.spans[0].text.strip() or label
        content = "".join(span.text for span in line.spans[1:])
        yield Spoken(_labelled(label, content), line.address, line.opens)


def told(heads: Sequence[str], cells: Sequence[str]) -> str:
    """Return the filled cells of a table's row, each behind what its column is."""
    named = zip(heads, cells, strict=False)
    return "; ".join(
        f"{head}: {spoken(cell)}" if head else spoken(cell) for head, cell in named if cell
    )


def _labelled(label: str, content: str) -> str:
    """Return `label: content`; a stage names itself."""
    said, label = spoken(content), spoken(label)
    return said if not label or said.startswith(f"{label} ") else f"{label}: {said}"
