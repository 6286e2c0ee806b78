"""Which documents have all the words of a query, and how well."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set
from itertools import chain
from typing import NamedTuple

from vnsemi_tui.search.document import OWN_FIELDS, Field, Kind
from vnsemi_tui.search.postings import FIELD_BITS, FIELDS, Group, Postings
from vnsemi_tui.search.query import Word

NOT_FIRST = 32
"""Points for an own or a Vietnamese name in which the word is not the first."""

WEIGHTS = {
    Field.NAME: 0,
    Field.ALIAS: 4,
    Field.FORMER: 8,
    Field.TITLE: 64,
    Field.PERSON: 120,
    Field.PARTNER: 128,
    Field.PLACE: 128,
    Field.POST: 140,
    Field.VIETNAMESE: 150,
    Field.DATE: 180,
    Field.FIGURE: 200,
    Field.TEXT: 240,
}
"""Points for a word by the field in which it was found; fewer are better."""

MENTION = 80
"""Points for documents that only mention things: an entry's title ranks below an initiative
that has the word as its partner."""
REPORT = 320
"""Points for sources: what happened comes before the article about it."""
_EXTRA = {
    **dict.fromkeys((Kind.ENTRY, Kind.FIGURE, Kind.FACT), MENTION),
    Kind.SOURCE: REPORT,
}

_ORDERED = OWN_FIELDS | {Field.VIETNAMESE}
_LOW_BITS = (1 << FIELD_BITS) - 1
_COSTS = [
    WEIGHTS[FIELDS[low >> 1]] + (NOT_FIRST if low & 1 and FIELDS[low >> 1] in _ORDERED else 0)
    if low >> 1 < len(FIELDS)
    else 0
    for low in range(1 << FIELD_BITS)
]
_NOWHERE = 1 << 20
MOST_RANKED = 200
"""Documents with all words that are ranked; the rest is not looked for."""

_MOST_LOOKED_AT = 2_000
_MOST_IN_A_SET = 30_000
_WORTH_KEEPING = 1_000
_MOST_KEPT = 24


class Wanted(NamedTuple):
    """The known words that a word of the query may stand for."""

    word: Word
    first: int
    whole: int
    """Up to here the words are the typed one, from here on they only begin with it."""
    last: int
    penalties: dict[int, int] | None = None
    """Where the words are no range: points by number."""

    @property
    def nothing(self) -> bool:
        """Whether no word is known that this may stand for."""
        return not self.penalties if self.penalties is not None else self.first == self.last

    def with_others(self, others: dict[int, int]) -> "Wanted":
        """Return this with further words and their points."""
        penalties = self.as_penalties()
        for number, points in others.items():
            penalties.setdefault(number, points)
        return self._replace(penalties=penalties)

    def as_penalties(self) -> dict[int, int]:
        """Return the points of each word."""
        if self.penalties is not None:
            return dict(self.penalties)
        return {number: int(number >= self.whole) for number in range(self.first, self.last)}


class Best(NamedTuple):
    """The best place of a word in one document."""

    points: int
    field: Field
    number: int
    """The word's number."""


class Ranker:
    """Gives points to documents; the fewer, the better."""

    def __init__(self, postings: Postings) -> None:
        """Rank the documents of `postings`."""
        self._postings = postings
        self._kept: dict[tuple[int, int, int], list[int]] = {}
        self._kept_sets: dict[tuple[int, int], frozenset[int]] = {}

    def wanted(self, word: Word) -> Wanted:
        """Return the known words that begin with `word`, marks included."""
        words = self._postings.words
        first, last = words.beginning(word.folded)
        whole = bisect_right(words.folded, word.folded, first, last)
        if not word.marked:
            return Wanted(word, first, whole, last)
        agreeing = words.agreeing(word, range(first, last))
        return Wanted(
            word, first, whole, last, {number: int(number >= whole) for number in agreeing}
        )

    def matching(self, wanted: Sequence[Wanted], numbers: range) -> Iterator[tuple[int, int]]:
        """Yield documents of `numbers` that have all of `wanted`, with their points.

        The rarest word leads, names before titles before texts. It ends early when enough
        were found or too many looked at.
        """
        if any(one.nothing for one in wanted):
            return
        leading = min(wanted, key=self._count)
        having_all = self._having(wanted, leading)
        seen: set[int] = set()
        found = looked_at = 0
        for group in range(len(self._postings.groups)):
            for number in self._documents(leading, group, numbers):
                if number in seen or (having_all is not None and number not in having_all):
                    continue
                seen.add(number)
                looked_at += 1
                points = self._points(number, wanted)
                if points < _NOWHERE:
                    found += 1
                    yield number, points
                if found >= MOST_RANKED or looked_at >= _MOST_LOOKED_AT:
                    return

    def extra(self, number: int) -> int:
        """Return the points a document has for its kind."""
        return _EXTRA.get(self._postings.documents[number].kind, 0)

    def best(self, number: int, one: Wanted) -> Best:
        """Return the best place of `one` in a document that has it."""
        postings = self._postings
        penalties = one.penalties
        best = Best(_NOWHERE, Field.TEXT, one.first)
        start, end = postings.starts[number], postings.starts[number + 1]
        if penalties is None:
            start = bisect_left(postings.codes, one.first << FIELD_BITS, start, end)
            end = bisect_left(postings.codes, one.last << FIELD_BITS, start, end)
        for code in postings.codes[start:end]:
            known = code >> FIELD_BITS
            penalty = int(known >= one.whole) if penalties is None else penalties.get(known)
            if penalty is not None:
                points = _COSTS[code & _LOW_BITS] + penalty
                if points < best.points:
                    best = Best(points, FIELDS[(code & _LOW_BITS) >> 1], known)
        return best

    def _points(self, number: int, wanted: Sequence[Wanted]) -> int:
        codes = self._postings.codes
        start = self._postings.starts[number]
        end = self._postings.starts[number + 1]
        total = worst = 0
        for _, first, whole, last, penalties in wanted:
            best = _NOWHERE
            if penalties is None:
                first_partial = whole << FIELD_BITS
                for code in codes[bisect_left(codes, first << FIELD_BITS, start, end) : end]:
                    if code >> FIELD_BITS >= last:
                        break
                    points = _COSTS[code & _LOW_BITS] + (code >= first_partial)
                    best = min(best, points)
            else:
                for code in codes[start:end]:
                    penalty = penalties.get(code >> FIELD_BITS)
                    if penalty is not None:
                        best = min(best, _COSTS[code & _LOW_BITS] + penalty)
            if best == _NOWHERE:
                return _NOWHERE
            total += best
            worst = max(worst, best)
        # A name that agrees does not make up for a word that only the text has.
        return total // len(wanted) + (worst // 2 if len(wanted) > 1 else 0) + self.extra(number)

    def _count(self, one: Wanted) -> int:
        groups = self._postings.groups
        if one.penalties is None:
            return sum(group.size(one.first, one.last) for group in groups)
        return sum(group.size(known, known + 1) for group in groups for known in one.penalties)

    def _having(self, wanted: Sequence[Wanted], leading: Wanted) -> Set[int] | None:
        """Return the documents with the other words, or None where looking at each is faster."""
        having: Set[int] | None = None
        if self._count(leading) > MOST_RANKED:
            for one in wanted:
                if one is not leading and self._count(one) <= _MOST_IN_A_SET:
                    documents = self._in_any_group(one)
                    having = documents if having is None else having & documents
        return having

    def _in_any_group(self, one: Wanted) -> frozenset[int]:
        groups = self._postings.groups
        if one.penalties is not None:
            every = (group.of(known, known + 1) for group in groups for known in one.penalties)
            return frozenset(chain.from_iterable(every))
        key = (one.first, one.last)
        kept = self._kept_sets.get(key)
        if kept is None:
            every = (group.of(one.first, one.last) for group in groups)
            kept = frozenset(chain.from_iterable(every))
            if len(kept) >= _WORTH_KEEPING:
                if len(self._kept_sets) >= _MOST_KEPT:
                    self._kept_sets.clear()
                self._kept_sets[key] = kept
        return kept

    def _documents(self, one: Wanted, group: int, numbers: range) -> Sequence[int]:
        """Return the documents with `one` in a group of fields, in order, some perhaps twice."""
        documents = self._in_group(one, group)
        if len(numbers) == len(self._postings.documents):
            return documents
        start = bisect_left(documents, numbers.start)
        return documents[start : bisect_left(documents, numbers.stop, start)]

    def _in_group(self, one: Wanted, number: int) -> Sequence[int]:
        group: Group = self._postings.groups[number]
        if one.penalties is not None:
            some = (group.of(known, known + 1) for known in one.penalties)
            return sorted(set(chain.from_iterable(some)))
        if one.last - one.first == 1:
            return group.of(one.first, one.last)
        if group.size(one.first, one.last) < _WORTH_KEEPING:
            return sorted(set(group.of(one.first, one.last)))
        key = (number, one.first, one.last)
        kept = self._kept.get(key)
        if kept is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            kept = self._kept[key] = sorted(set(group.of(one.first, one.last)))
        return kept
