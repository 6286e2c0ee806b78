"""Where in a text the words of a query stand."""

from collections.abc import Iterable
from typing import NamedTuple

from vnsemi_tui.search.query import WORD, Query, Word, agrees, as_word
from vnsemi_tui.text.fold import fold

Spans = tuple[tuple[int, int], ...]
"""Stretches [start, end) of a text in characters, in order and apart."""


class Part(NamedTuple):
    """The part of a document's word that a word of the query stands for."""

    word: Word
    known: str
    """The document's word, folded."""
    start: int
    end: int

    @property
    def literal(self) -> bool:
        """Whether the letters are those typed, so that marks can be compared."""
        return self.known[self.start : self.end] == self.word.folded


def part(word: Word, known: str) -> Part:
    """Return the part of `known` that `word` begins or is inside of, else all of it."""
    start = known.find(word.folded)
    if start < 0:
        return Part(word, known, 0, len(known))
    return Part(word, known, start, start + len(word.folded))


def parts_in(text: str, parts: Iterable[Part]) -> list[Spans]:
    """Return for each part all its places in `text`, which is cleaned."""
    folded = fold(text)
    return [tuple(_places(text, folded, one)) for one in parts]


def _places(text: str, folded: str, one: Part) -> Iterable[tuple[int, int]]:
    length = len(one.known)
    at = folded.find(one.known)
    while at >= 0:
        after = at + length
        if not (folded[after : after + 1].isalnum() or (at and folded[at - 1].isalnum())):
            literal = one.word.marked and one.literal
            if not literal or agrees(one.word, as_word(text[at:after]).spelled, one.start):
                yield at + one.start, at + one.end
        at = folded.find(one.known, after)


def merged(places: Iterable[Spans]) -> Spans:
    """Return all of `places` in order, those that touch or overlap as one."""
    spans: list[tuple[int, int]] = []
    for start, end in sorted({span for some in places for span in some}):
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return tuple(spans)


class Beginning(NamedTuple):
    """How far a text agrees with all that was typed, spaces aside."""

    spans: Spans
    whole: bool
    """The text ends where the query ends."""
    spaced: bool
    """The text has its spaces where the query has them."""


def beginning(text: str, query: Query) -> Beginning | None:
    """Return how `text`, which is cleaned, begins with the query, or None."""
    phrase = query.phrase
    left = len(phrase.folded)
    spans: list[tuple[int, int]] = []
    words: list[Word] = []
    for found in WORD.finditer(text):
        if not left:
            break
        start, end = found.span()
        taken = min(left, end - start)
        spans.append((start, start + taken))
        words.append(as_word(found.group()))
        left -= taken
    joined = "".join([word.folded for word in words])
    if left or not joined.startswith(phrase.folded):
        return None
    if not agrees(phrase, "".join([word.spelled for word in words])):
        return None
    whole = len(joined) == len(phrase.folded) and not WORD.search(text, spans[-1][1])
    typed = [len(word.folded) for word in query.words]
    return Beginning(tuple(spans), whole, typed == [end - start for start, end in spans])


class Initials(NamedTuple):
    """The words of a name whose first letters were typed."""

    spans: Spans
    whole: bool
    """They are all its words, small ones aside."""


def initials(text: str, typed: Word, small_words: frozenset[str]) -> Initials | None:
    """Return whose first letters in `text`, which is cleaned, are `typed`, or None."""
    every = list(WORD.finditer(text))
    large = [found for found in every if fold(found.group()) not in small_words]
    for found in (every, large):
        words = [as_word(one.group()) for one in found]
        folded = "".join([word.folded[0] for word in words])
        spelled = "".join([word.spelled[0] for word in words])
        at = folded.find(typed.folded)
        while at >= 0:
            if agrees(typed, spelled, at):
                end = at + len(typed.folded)
                spans = tuple((one.start(), one.start() + 1) for one in found[at:end])
                return Initials(spans, whole=len(typed.folded) == len(found))
            at = folded.find(typed.folded, at + 1)
    return None


def joined(text: str) -> str:
    """Return the words of `text`, which is cleaned, folded and without spaces."""
    return fold("".join(WORD.findall(text)))


def whole_words(text: str) -> Spans:
    """Return the places of all words of `text`."""
    return tuple(found.span() for found in WORD.finditer(text))


def is_first(text: str, start: int) -> bool:
    """Tell whether the first word of `text` begins at `start`."""
    found = WORD.search(text)
    return found is not None and found.start() == start
