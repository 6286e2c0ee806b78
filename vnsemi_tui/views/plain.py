"""Pages as sentences, one thing a line: for screen readers and terminals that draw nothing."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from vnsemi_tui.library.library import Library
from vnsemi_tui.model.brief import Cite
from vnsemi_tui.model.dates import PartialDate
from vnsemi_tui.model.values import Value
from vnsemi_tui.views.filtering import TAKEN_AWAY
from vnsemi_tui.views.lines import Line
from vnsemi_tui.views.lists import EDIT
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
"""What our pages print and is read out badly, and the words for it."""
_MAYBE = re.compile(r"[█·→←–¶✕]|\bmo\b|\brep\.")
"""What a text has that any of them could change."""
_KEPT = re.compile("\0([0-9]+)\0")


class Spoken(NamedTuple):
    """One line."""

    text: str
    claim: str = ""
    """The address of the claim that it tells; empty for none."""
    opens: str = ""
    """The page that it names; empty for none."""


class Speech:
    """Says what pages print, with words for bars, arrows and short forms.

    Only what we print ourselves is put into other words: texts, titles and names of briefs, and
    the notes of readers, are said as they are written, wherever they stand in a line.
    """

    def __init__(self, library: Library) -> None:
        """Know the texts of `library`."""
        found = {text for text in _texts(library.contents) if _MAYBE.search(text)}
        self._kept = sorted((text for text in found if _say(text) != text), key=len, reverse=True)
        whole = "|".join(map(re.escape, self._kept))
        self._verbatim = re.compile(rf"(?<!\w)(?:{whole})(?!\w)") if whole else None
        self._numbers = {text: number for number, text in enumerate(self._kept)}

    def __call__(self, text: str) -> str:
        """Return `text`, a piece of a page, as it is read out."""
        if self._verbatim is None:
            return _say(text)
        # No text that was read holds a NUL.
        hidden = self._verbatim.sub(lambda found: f"\0{self._numbers[found[0]]}\0", text)
        return _KEPT.sub(lambda found: self._kept[int(found[1])], _say(hidden))


def _texts(found: Any) -> Iterator[str]:
    """Yield every text that stands in `found`; dates, values and cites are ours to print."""
    match found:
        case str():
            yield found
        case PartialDate() | Value() | Cite():
            return
        case msgspec.Struct():
            for name in found.__struct_fields__:
                yield from _texts(getattr(found, name))
        case tuple() | list():
            for one in found:
                yield from _texts(one)
        case dict():
            for one in found.values():
                yield from _texts(one)


def _say(text: str) -> str:
    text = _BAR.sub(_stage, text.strip())
    for pattern, words in _SPOKEN:
        text = pattern.sub(words, text)
    return text


def _stage(found: re.Match[str]) -> str:
    return f"stage {found[2]}, {found[1].count('█')} of {len(found[1])}"


def of_outline(outline: Outline, spoken: Speech) -> Iterator[Spoken]:
    """Yield what a card says: its title, its header, then each section with its lines."""
    about = f": {spoken(outline.about)}" if outline.about else ""
    yield Spoken(f"{spoken(outline.title)}{about}.")
    for detail in outline.details:
        said = _labelled(detail.label, detail.content.text, spoken)
        yield Spoken(said, detail.address, detail.opens)
    for part in outline.parts:
        if part.is_room or part.key == SOURCES:
            continue
        note = f", {spoken(part.note)}" if part.note else ""
        yield Spoken("")
        yield Spoken(f"{spoken(part.title)}, {len(part.rows)}{note}:")
        yield from _rows(part, spoken)
    yield Spoken("")
    yield Spoken(f"{spoken(outline.as_of)}.")


def _rows(part: Part, spoken: Speech) -> Iterator[Spoken]:
    """Yield the rows of a section; the numbers of sources are left to `why`."""
    for row in part.rows:
        cells = row.cells[:-1] if part.cites else row.cells
        texts = [spoken(cell.text) for cell in cells]
        first, *others = [text for text in texts if text not in ("", NOTHING)] or [""]
        said = f"{first}: {listed(others)}" if others else first
        yield Spoken(said, row.address, _opened(row.opens))


def listed(texts: Iterable[str]) -> str:
    """Return `texts` with commas between them, but none after a sentence."""
    return ", ".join(texts).replace("., ", ". ")


def of_lines(lines: Iterable[Line], spoken: Speech, about: str = "") -> Iterator[Spoken]:
    """Yield lines of a label and what stands beside it, as a proof has them.

    What is said of `about` itself, the claim that is proven, leads nowhere else.
    """
    label = ""
    for line in lines:
        if line.address == about:
            line = line._replace(address="")
        if len(line.spans) < 2:
            yield Spoken(spoken(line.text), line.address, _opened(line.opens))
            continue
        label = line.spans[0].text.strip() or label
        content = "".join(span.text for span in line.spans[1:])
        yield Spoken(_labelled(label, content, spoken), line.address, _opened(line.opens))


def told(heads: Sequence[str], cells: Sequence[str]) -> str:
    """Return the filled cells of a table's row, each behind what its column is."""
    named = zip(heads, cells, strict=False)
    return "; ".join(f"{head}: {cell}" if head else cell for head, cell in named if cell)


def _labelled(label: str, content: str, spoken: Speech) -> str:
    """Return `label: content`; a stage names itself."""
    said, label = spoken(content), spoken(label)
    return said if not label or said.startswith(f"{label} ") else f"{label}: {said}"


def _opened(opens: str) -> str:
    """Return the page that a line opens; nothing for a file, which only the browser edits."""
    return "" if opens.startswith(EDIT) else opens
