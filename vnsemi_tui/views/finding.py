"""Find typed letters in the lines of a page, a piece of it at a time."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from vnsemi_tui.text.clean import clean
from vnsemi_tui.text.fold import fold, same_spelling
from vnsemi_tui.views.lines import Line, Span, Tone


class Needle(NamedTuple):
    """What is looked for: a plain letter matches any marked one, a marked one only itself."""

    folded: str
    """The letters without marks and case."""
    lowered: str
    """The letters as typed, in lower case."""

    @classmethod
    def of(cls, typed: str) -> "Needle | None":
        """Return what `typed` looks for, None where nothing was typed."""
        cleaned = clean(typed)
        lowered = "".join(_lowered(letter) for letter in cleaned)
        return cls(fold(cleaned), lowered) if cleaned else None

    def spans(self, text: str, folded: str) -> list[tuple[int, int]]:
        """Return where `text` has the needle; `folded` is that text without marks and case."""
        size = len(self.folded)
        found: list[tuple[int, int]] = []
        at = folded.find(self.folded)
        while at >= 0:
            if self._has_marks(text, at):
                found.append((at, at + size))
                at += size
            else:
                at += 1
            at = folded.find(self.folded, at)
        return found

    def _has_marks(self, text: str, at: int) -> bool:
        """Whether the marks agree, the tone of `Hòa` standing in either of its two places."""
        end = at + len(self.folded)
        lowered = "".join(_lowered(letter) for letter in text[at:end])
        if self._agrees(self.lowered, lowered):
            return True
        respelled, wanted = same_spelling(text), same_spelling(self.lowered)
        return (
            len(respelled) == len(text)
            and len(wanted) == len(self.folded)
            and self._agrees(wanted, respelled[at:end])
        )

    def _agrees(self, wanted: str, letters: str) -> bool:
        return all(
            letter in (plain, here) or not letter.isalpha()
            for letter, plain, here in zip(wanted, self.folded, letters, strict=False)
        )


class Spot(NamedTuple):
    """Where a page has what is looked for."""

    row: int
    start: int
    """The first of its letters in the line's text."""
    end: int
    """The letter after it."""


class Folded:
    """The lines of a page without marks and case; each is made when it is looked at first."""

    def __init__(self, lines: Sequence[Line]) -> None:
        """Look at `lines`."""
        self.lines = lines
        self._texts: dict[int, str] = {}

    def spots(self, row: int, needle: Needle) -> list[Spot]:
        """Return where the line at `row` has `needle`, or its beginning, from left to right.

        What is broken between two lines of one text is one spot, in the first of them.
        """
        folded = self._texts.get(row)
        if folded is None:
            folded = self._texts[row] = fold(self.lines[row].text)
        found: list[Spot] = []
        if needle.folded in folded:
            found = [Spot(row, *span) for span in needle.spans(self.lines[row].text, folded)]
        broken = self._broken(row, needle)
        if broken:
            found = sorted({*found, Spot(row, *broken[0])})
        return found

    def marks(self, row: int, needle: Needle) -> list[tuple[int, int]]:
        """Return all letters of the line at `row` to mark, also of what began in the line above."""
        marks = [(spot.start, spot.end) for spot in self.spots(row, needle)]
        above = self._broken(row - 1, needle) if row else None
        return [*marks, above[1]] if above else marks

    def _broken(self, row: int, needle: Needle) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """Return what of `needle` ends the line at `row`, and what of it begins the next one.

        Only where that line goes on with the text of this one, in the same column.
        """
        if " " not in needle.folded or row + 1 >= len(self.lines):
            return None
        following = self.lines[row + 1]
        if not following.continues:
            return None
        rest = following.text.lstrip(" ")
        column = len(following.text) - len(rest)
        # In the line above, other columns may stand to the right, two cells apart.
        piece = self.lines[row].text[column:].partition("  ")[0].rstrip(" ")
        joined = f"{piece} {rest}"
        for start, end in needle.spans(joined, fold(joined)):
            if start < len(piece) < end - 1:
                ends = column, column + end - len(piece) - 1
                return (column + start, column + len(piece)), ends
        return None


class Look:
    """Looks through a page from one of its rows down, then from the top to there."""

    def __init__(self, folded: Folded, needle: Needle, start: int = 0) -> None:
        """Look for `needle`, from the row `start` on."""
        self.folded = folded
        self.needle = needle
        self.is_done = False
        """Whether every row was looked at."""
        self._start = start
        count = len(folded.lines)
        self._rows: Iterator[int] = iter(chain(range(start, count), range(min(start, count))))
        self._above: list[Spot] = []
        self._below: list[Spot] = []

    @property
    def spots(self) -> list[Spot]:
        """What was found by now, from top to bottom."""
        return self._above + self._below

    @property
    def first(self) -> Spot | None:
        """The first one at the row it began at, or below; else on from the top."""
        if self._below:
            return self._below[0]
        return self._above[0] if self._above else None

    def go_on(self, rows: int) -> None:
        """Look at so many rows more."""
        for _ in range(rows):
            row = next(self._rows, None)
            if row is None:
                self.is_done = True
                return
            found = self.folded.spots(row, self.needle)
            (self._below if row >= self._start else self._above).extend(found)

    def finish(self) -> None:
        """Look at all that is left."""
        while not self.is_done:
            self.go_on(1_000)

    def beside(self, at: tuple[int, int], step: int) -> tuple[Spot, bool] | None:
        """Return the spot after (1) or before (-1) the row and letter `at`, around the end.

        With it comes whether that was around the end. A spot at `at` itself counts as after it.
        """
        spots = self.spots
        if not spots:
            return None
        place = bisect_left(spots, at, key=lambda spot: (spot.row, spot.start))
        place -= step < 0
        return spots[place % len(spots)], not 0 <= place < len(spots)


def hidden_in(shown: Sequence[Line], whole: Sequence[Line], needle: Needle) -> frozenset[str]:
    """Return the sections of which `whole` has more of `needle` than `shown`."""
    seen, there = _by_section(shown, needle), _by_section(whole, needle)
    return frozenset(section for section in there if section and there[section] > seen[section])


def _by_section(lines: Sequence[Line], needle: Needle) -> Counter[str]:
    folded = Folded(lines)
    return Counter(
        line.section for row, line in enumerate(lines) for _ in folded.spots(row, needle)
    )


def with_matches(line: Line, needle: Needle) -> Line:
    """Return `line`, the letters of `needle` in it set as matches."""
    return with_marks(line, needle.spans(line.text, fold(line.text)))


def with_marks(line: Line, spans: Sequence[tuple[int, int]]) -> Line:
    """Return `line`, the letters in `spans` set as matches."""
    text = line.text
    if not spans or len(fold(text)) != len(text):  # not composed: no letter is where it seems
        return line
    pieces: list[Span] = []
    at = 0
    for span in line.spans:
        end = at + len(span.text)
        edges = sorted({at, end, *(min(max(edge, at), end) for pair in spans for edge in pair)})
        for start, stop in pairwise(edges):
            matched = any(first <= start < last for first, last in spans)
            tone = Tone.MATCH if matched else span.tone
            pieces.append(Span(text[start:stop], tone))
        at = end
    return line._replace(spans=tuple(pieces))


def _lowered(letter: str) -> str:
    """Return one letter in lower case, one letter long."""
    lowered = letter.lower()
    return lowered if len(lowered) == 1 else letter
