"""What a reader typed, as words to compare."""

import re
from collections.abc import Callable
from typing import NamedTuple

from vnsemi_tui.text.clean import clean
from vnsemi_tui.text.fold import fold, same_spelling
from vnsemi_tui.text.telex import untyped

LONGEST = 200
"""Characters of a query that count."""

MOST_WORDS = 16
"""Words of a query that count."""

WORD = re.compile(r"\d+(?:[.,]\d+)+(?![^\W_])|[^\W_]+")
"""A word: letters and digits, or a number as printed; all else stands between words."""

_FILLERS = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "the",
        "to",
        "with",
        "cho",
        "cua",
        "o",
        "tai",
        "tu",
        "va",
        "city",
        "province",
        "pho",
        "thanh",
        "tinh",
        "tp",
    ]
)


class Word(NamedTuple):
    """One word of a query."""

    folded: str
    spelled: str
    """The word in lower case with its marks, as long as `folded`."""

    @property
    def marked(self) -> bool:
        """Whether any letter carries a mark, and so matches only itself."""
        return self.folded != self.spelled

    @property
    def plain(self) -> "Word":
        """The word without its marks, which agrees with any."""
        return Word(self.folded, self.folded)


class Query(NamedTuple):
    """A query's words, in the order typed."""

    words: tuple[Word, ...]
    phrase: Word
    """All that was typed as one word, without what stands between."""

    def untyped(self, is_known: Callable[[str], bool]) -> "Query | None":
        """Return the query with words left as Telex or VNI keys made plain.

        None where there are no such words, or what they mean is not known.
        """
        if any(word.marked for word in self.words):
            return None
        read = [untyped(word.folded) for word in self.words]
        if not any(read) or not all(map(is_known, filter(None, read))):
            return None
        words = tuple(
            Word(plain, plain) if plain else word
            for word, plain in zip(self.words, read, strict=True)
        )
        return Query(words, _joined(words))

    def without_fillers(self) -> "Query | None":
        """Return the query without words such as `in` or `tỉnh`, or None if that is the same."""
        kept = tuple(word for word in self.words if word.folded not in _FILLERS)
        if not kept or len(kept) == len(self.words):
            return None
        return Query(kept, _joined(kept))


def parse(text: str) -> Query:
    """Return what of `text` is searched for: cleaned, and cut to `LONGEST` characters."""
    words = [as_word(found) for found in WORD.findall(clean(text[: 2 * LONGEST])[:LONGEST])]
    words = words[:MOST_WORDS]
    return Query(tuple(words), _joined(words))


def as_word(text: str) -> Word:
    """Return `text`, one word as written, ready to compare."""
    if text.isascii():
        lowered = text.lower()
        return Word(lowered, lowered)
    folded = fold(text)
    spelled = same_spelling(text)
    return Word(folded, spelled if len(spelled) == len(folded) else folded)


def agrees(typed: Word, spelled: str, start: int = 0) -> bool:
    """Tell whether the marks of `typed` are those of `spelled` from `start` on.

    A plain letter agrees with any marked one, a marked letter only with itself.
    The letters themselves are taken to be equal.
    """
    if not typed.marked:
        return True
    written = spelled[start : start + len(typed.spelled)]
    return len(written) == len(typed.spelled) and all(
        letter in (plain, there)
        for letter, plain, there in zip(typed.spelled, typed.folded, written, strict=True)
    )


def _joined(words: "list[Word] | tuple[Word, ...]") -> Word:
    return Word("".join(word.folded for word in words), "".join(word.spelled for word in words))
