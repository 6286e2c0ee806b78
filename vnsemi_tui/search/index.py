"""Find documents as the reader types."""

from collections.abc import Sequence
from functools import cached_property

from vnsemi_tui.search.document import Document, Field, Hit, Kind, Results, Tier
from vnsemi_tui.search.finder import Finder
from vnsemi_tui.search.nearby import Nearby
from vnsemi_tui.search.postings import Postings
from vnsemi_tui.search.query import Query, parse
from vnsemi_tui.search.rank import Ranker

__all__ = ["Document", "Field", "Hit", "Index", "Kind", "Results", "Tier"]

_NOTHING = Results((), 0, more=False)


class Index:
    """All documents, ready to be searched."""

    def __init__(self, documents: Sequence[Document]) -> None:
        """Index `documents`; what only typos need is made when the first one is looked for."""
        self.documents: tuple[Document, ...] = tuple(documents)
        """The documents as they were given."""
        self._postings = Postings(self.documents)
        self._ranker = Ranker(self._postings)

    def search(self, query: str, limit: int = 50, kind: Kind | None = None) -> Results:
        """Return the best `limit` documents for `query`, or those of one kind."""
        parsed = parse(query)
        if not parsed.words or limit <= 0:
            return _NOTHING
        every = range(len(self.documents))
        numbers = every if kind is None else self._postings.numbers_of_kind[kind]
        if not numbers:
            return _NOTHING
        results = self._find(parsed, numbers, limit)
        if not any(hit.strong for hit in results.hits) and (plain := parsed.untyped(self._is_word)):
            other = self._find(plain, numbers, limit)
            if any(hit.strong for hit in other.hits):
                return other
        return results

    def _is_word(self, folded: str) -> bool:
        return bool(self._postings.words.same(folded))

    def _find(self, query: Query, numbers: range, limit: int) -> Results:
        return Finder(self._postings, self._ranker, self._nearby, query, numbers).results(limit)

    @cached_property
    def _nearby(self) -> Nearby:
        return Nearby(self._postings.words, self._postings.names)
