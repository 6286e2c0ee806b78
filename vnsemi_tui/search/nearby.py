"""Known words that are near a typed one: around it, or a slip of the keys away."""

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

from vnsemi_tui.search.postings import Words

_SHORTEST_INSIDE = 3
_SHORTEST_TYPO = 4
_TWO_TYPOS_FROM = 8
_ANY_FIRST_LETTER_FROM = 5
_MOST = 32
_MOST_INSIDE = 200


class Nearby:
    """Looks over the distinct words, never over the documents."""

    def __init__(self, words: Words, names: list[str]) -> None:
        """Take the words, and the names without spaces, both in order."""
        self._words = words
        self._names = names
        self._prefixes: dict[int, list[str]] = {}

    def containing(self, folded: str) -> list[int]:
        """Return the numbers of words with `folded` inside, at most a few hundred."""
        if len(folded) < _SHORTEST_INSIDE:
            return []
        found: list[int] = []
        at = self._text.find(folded)
        while at >= 0 and len(found) < _MOST_INSIDE:
            number = bisect_right(self._offsets, at) - 1
            found.append(number)
            at = self._text.find(folded, self._offsets[number + 1])
        return found

    def mistyped(self, folded: str, *, unfinished: bool) -> dict[int, int]:
        """Return the distance of each word that `folded` may stand for, by number.

        Distance 1, or 2 from eight letters on; short words and numbers have no neighbours.
        An unfinished word is also compared with equally long beginnings of words.
        """
        near: dict[int, int] = {}
        if not _may_be_mistyped(folded):
            return near
        for word, distance in _near(folded, self._by_length(self._lengths, len(folded))):
            near.update((number, distance) for number in self._words.same(word))
        if unfinished:
            for prefix, distance in _near(folded, self._beginnings(len(folded))):
                for number in range(*self._words.beginning(prefix)):
                    near.setdefault(number, distance)
        return near

    def mistyped_names(self, folded: str) -> list[tuple[str, int]]:
        """Return the names, without spaces, that `folded` may stand for, with the distance."""
        if not _may_be_mistyped(folded):
            return []
        return _near(folded, self._by_length(self._name_lengths, len(folded)))

    @staticmethod
    def _by_length(lengths: dict[int, list[str]], length: int) -> list[str]:
        slack = _allowed(length)
        return [
            word
            for near in range(length - slack, length + slack + 1)
            for word in lengths.get(near, ())
        ]

    def _beginnings(self, length: int) -> list[str]:
        known = self._prefixes.get(length)
        if known is None:
            longer = (word[:length] for word in self._words.folded if len(word) > length)
            known = self._prefixes[length] = list(dict.fromkeys(longer))
        return known

    @cached_property
    def _text(self) -> str:
        return "\n".join(self._words.folded)

    @cached_property
    def _offsets(self) -> list[int]:
        return list(accumulate((len(word) + 1 for word in self._words.folded), initial=0))

    @cached_property
    def _lengths(self) -> dict[int, list[str]]:
        return _grouped(self._words.folded)

    @cached_property
    def _name_lengths(self) -> dict[int, list[str]]:
        return _grouped(self._names)


def _grouped(words: list[str]) -> dict[int, list[str]]:
    lengths: dict[int, list[str]] = {}
    for word in dict.fromkeys(words):
        lengths.setdefault(len(word), []).append(word)
    return lengths


def _allowed(length: int) -> int:
    return 2 if length >= _TWO_TYPOS_FROM else 1


def _may_be_mistyped(folded: str) -> bool:
    return len(folded) >= _SHORTEST_TYPO and not any(letter.isdigit() for letter in folded)


def _near(folded: str, known: list[str]) -> list[tuple[str, int]]:
    """Return the nearest of `known` with their distance, an adjacent swap counting as one."""
    from rapidfuzz import process  # 11 ms, and most queries never come here
    from rapidfuzz.distance import OSA

    found = process.extract(
        folded, known, scorer=OSA.distance, score_cutoff=_allowed(len(folded)), limit=_MOST
    )
    return [(word, int(distance)) for word, distance, _ in found if _plausible(folded, word)]


def _plausible(folded: str, word: str) -> bool:
    """Short words are too alike to doubt their first letter too, unless it is swapped."""
    if len(folded) >= _ANY_FIRST_LETTER_FROM or folded[:1] == word[:1]:
        return True
    return folded[:2] == word[1::-1]
