"""Which words stand in which documents, in a few flat arrays.

Documents are numbered best first: by kind, then short titles before long ones, so that a
list cut early keeps the good ones. Words are numbered in the order of their folded form, so
that all words with one beginning are one range, and their documents one slice.
"""

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate, chain
from typing import NamedTuple

from vnsemi_tui.search.document import OWN_FIELDS, Document, Field, Kind
from vnsemi_tui.search.query import WORD, Word, as_word
from vnsemi_tui.text.clean import clean
from vnsemi_tui.text.fold import fold

AFTER_ALL = "\U0010ffff"
"""Sorts after whatever a word can continue with."""

FIELD_BITS = 5
"""A code is a word's number, then four bits for the field and one for `not its first word`."""

FIELDS = tuple(Field)
_FIELD_NUMBER = {field: number for number, field in enumerate(FIELDS)}
_KIND_NUMBER = {kind: number for number, kind in enumerate(Kind)}
_GROUPS = (
    frozenset((Field.NAME, Field.ALIAS, Field.FORMER)),
    frozenset((Field.TITLE,)),
    frozenset((Field.PERSON, Field.POST, Field.PARTNER, Field.PLACE)),
    frozenset((Field.VIETNAMESE, Field.DATE, Field.FIGURE, Field.TEXT)),
)
_GROUP_OF_CODE = tuple(
    next(number for number, group in enumerate(_GROUPS) if FIELDS[low >> 1] in group)
    if low >> 1 < len(FIELDS)
    else 0
    for low in range(1 << FIELD_BITS)
)
_LONGEST_NAME = 80
_MOST_INITIALS = 8
SMALL_WORDS = frozenset(("of", "and", "the", "for", "in", "va", "cua"))


class Words(NamedTuple):
    """The distinct words of all documents, numbered in the order of their folded form."""

    folded: list[str]
    spelled: list[str]

    def beginning(self, folded: str) -> tuple[int, int]:
        """Return the range [first, last) of the words that begin with `folded`."""
        first = bisect_left(self.folded, folded)
        return first, bisect_left(self.folded, folded + AFTER_ALL, first)

    def same(self, folded: str) -> range:
        """Return the numbers of the words that are `folded` but for their marks."""
        first = bisect_left(self.folded, folded)
        last = first
        while last < len(self.folded) and self.folded[last] == folded:
            last += 1
        return range(first, last)

    def agreeing(self, word: Word, numbers: range) -> list[int]:
        """Return those of `numbers`, words that begin with `word`, whose marks agree with it."""
        spelled = self.spelled
        agreeing = list(numbers)
        for at, (letter, plain) in enumerate(zip(word.spelled, word.folded, strict=True)):
            if letter != plain:
                agreeing = [number for number in agreeing if spelled[number][at] == letter]
        return agreeing


class Group(NamedTuple):
    """The documents of every word in one group of fields."""

    documents: "array[int]"
    starts: "array[int]"

    def of(self, first: int, last: int) -> "array[int]":
        """Return the documents of the words [first, last), some perhaps twice."""
        return self.documents[self.starts[first] : self.starts[last]]

    def size(self, first: int, last: int) -> int:
        """Return how many documents `of` returns."""
        return self.starts[last] - self.starts[first]


class _Numbers(dict[str, int]):
    """From a word as written to a number in order of appearance."""

    def __init__(self) -> None:
        self.words: dict[Word, int] = {}

    def __missing__(self, written: str) -> int:
        number = self.words.setdefault(as_word(written), len(self.words))
        self[written] = number
        return number


class Postings:
    """Documents by word and words by document."""

    def __init__(self, documents: Sequence[Document]) -> None:
        """Number `documents` and their words; about 20 ms per thousand."""
        self.documents = sorted(
            documents, key=lambda one: (_KIND_NUMBER[one.kind], len(one.title), one.sort)
        )
        """The documents in the order of their numbers."""
        self.names: list[str] = []
        """The own names without spaces, folded, in order."""
        self.named: array[int] = array("I")
        """The document of each of `names`."""
        self.initials: dict[str, array[int]] = {}
        """Documents by the initials of their names, whole or from a later word on."""
        codes, starts = self._read()
        self.codes: array[int] = codes
        """The codes of document n, in order: codes[starts[n]:starts[n + 1]]."""
        self.starts: array[int] = starts

    def _read(self) -> "tuple[array[int], array[int]]":
        numbers = _Numbers()
        codes: list[list[int]] = []
        names: list[tuple[str, int]] = []
        for number, document in enumerate(self.documents):
            found: set[int] = set()
            for field, text in document.fields:
                written = WORD.findall(clean(text))
                if not written:
                    continue
                low = _FIELD_NUMBER[field] << 1
                first, *others = [numbers[word] << FIELD_BITS | low for word in written]
                found.add(first)
                found.update([code | 1 for code in others])
                if field in OWN_FIELDS:
                    names.append((fold("".join(written))[:_LONGEST_NAME], number))
                    if len(written) > 1 and document.kind is not Kind.SOURCE:
                        self._add_initials(written, number)
            codes.append([*found])
        names.sort()
        self.names = [name for name, _ in names]
        self.named = array("I", [number for _, number in names])
        return self._number(numbers.words, codes)

    def _add_initials(self, written: list[str], number: int) -> None:
        letters = "".join([word[0] for word in written[:_MOST_INITIALS]])
        readings = [fold(letters)]
        if any(word.lower() in SMALL_WORDS for word in written):
            large = [word[0] for word in written if fold(word) not in SMALL_WORDS]
            readings.append(fold("".join(large[:_MOST_INITIALS])))
        for reading in readings:
            for start in range(len(reading) - 1):
                known = self.initials.setdefault(reading[start:], array("I"))
                if not known or known[-1] != number:
                    known.append(number)

    def _number(
        self, seen: dict[Word, int], codes: list[list[int]]
    ) -> "tuple[array[int], array[int]]":
        """Number the words in order and turn the codes into flat arrays, both ways round."""
        ordered = sorted(seen)
        self.words = Words([word.folded for word in ordered], [word.spelled for word in ordered])
        rank = [0] * len(seen)
        for number, word in enumerate(ordered):
            rank[seen[word]] = number << FIELD_BITS
        low_bits = (1 << FIELD_BITS) - 1
        lists: list[list[list[int]]] = [[[] for _ in ordered] for _ in _GROUPS]
        by_low = [lists[group] for group in _GROUP_OF_CODE]
        flat: array[int] = array("I")
        starts: array[int] = array("I", [0])
        for document, found in enumerate(codes):
            again = [rank[code >> FIELD_BITS] | (code & low_bits) for code in found]
            again.sort()
            for code in again:
                by_low[code & low_bits][code >> FIELD_BITS].append(document)
            flat.extend(again)
            starts.append(len(flat))
            codes[document] = []
        self.groups = tuple(
            Group(
                array("I", chain.from_iterable(group)),
                array("I", accumulate(map(len, group), initial=0)),
            )
            for group in lists
        )
        return flat, starts

    @cached_property
    def numbers_of_kind(self) -> dict[Kind, range]:
        """The numbers of the documents of each kind: one range, as they are ordered by it."""
        kinds = [_KIND_NUMBER[document.kind] for document in self.documents]
        return {
            kind: range(bisect_left(kinds, number), bisect_left(kinds, number + 1))
            for kind, number in _KIND_NUMBER.items()
        }

    @cached_property
    def ordered_initials(self) -> list[str]:
        """The keys of `initials` in order."""
        return sorted(self.initials)
