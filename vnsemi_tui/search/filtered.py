"""The search with filters: what of the library they leave is searched, or listed as it is."""

from functools import cached_property, lru_cache
from typing import NamedTuple

from vnsemi_tui.library.filters import Filters
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.queries import read_query
from vnsemi_tui.model.brief import Claim, Fact, Figure
from vnsemi_tui.model.dates import PartialDate
from vnsemi_tui.search.catalogue import documents_of
from vnsemi_tui.search.document import Document, Hit, Kind, Results, Tier
from vnsemi_tui.search.index import Index
from vnsemi_tui.search.selection import Selection

_KINDS = list(Kind)
_NOTHING = Results((), 0, more=False)


class Found(NamedTuple):
    """What a query with filters finds."""

    results: Results
    filters: tuple[str, ...]
    """The filters that are set, as words."""
    text: str
    """What was searched for beside them."""

    @property
    def only_filters(self) -> bool:
        """Whether the filters alone were asked for."""
        return bool(self.filters) and not self.text


class FilteredSearch:
    """Everything that is known, searched whole or as far as filters leave it."""

    def __init__(self, known: Known) -> None:
        """Search what is `known`; what that needs is made when it is first asked for."""
        self._known = known
        self._narrowed = lru_cache(maxsize=2)(self._narrow)

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """All there is to find."""
        return tuple(documents_of(self._known))

    @cached_property
    def index(self) -> Index:
        """The search over all of it."""
        return Index(self.documents)

    def find(
        self, query: str, limit: int = 50, kind: Kind | None = None, *, listed: int | None = None
    ) -> Found:
        """Return what `query` finds; raise WrongFilterError for a filter that can't be used.

        Filters alone list all that they leave: kind by kind, the newest first; `listed` is how
        many of them at most, by default `limit`.
        """
        typed = read_query(query, self._known.library)
        filters = typed.filters
        if not filters.words:
            return Found(self.index.search(typed.text, limit, kind), (), typed.text)
        narrowed = self._narrowed(filters)
        if not typed.text:
            everything = narrowed.listed(limit if listed is None else listed, kind)
            return Found(everything, filters.words, "")
        results = narrowed.index.search(typed.text, limit, kind)
        if results.hits and not results.hits[0].strong and self._is_known(typed.text, kind):
            results = _NOTHING  # it was typed well, only nothing of it is left
        return Found(results, filters.words, typed.text)

    def has(self, word: str) -> bool:
        """Whether `word` itself stands anywhere, or begins a word that does."""
        return self._is_known(word, None)

    def _is_known(self, text: str, kind: Kind | None) -> bool:
        return any(hit.strong for hit in self.index.search(text, 1, kind).hits)

    def _narrow(self, filters: Filters) -> "_Narrowed":
        wanted = Selection(self._known, filters)
        return _Narrowed(self._known, tuple(filter(wanted, self.documents)))


class _Narrowed:
    """What some filters leave.

    It has an index of its own: the one over everything stops counting early, and what it left
    out could be all that the filters want.
    """

    def __init__(self, known: Known, documents: tuple[Document, ...]) -> None:
        self._known = known
        self._documents = documents

    @cached_property
    def index(self) -> Index:
        return Index(self._documents)

    @cached_property
    def _in_order(self) -> tuple[Document, ...]:
        """The documents by kind, each kind the newest first, the undated last."""
        return tuple(sorted(self._documents, key=self._place))

    def _place(self, document: Document) -> tuple[int, int]:
        when = _when(self._known, document)
        return _KINDS.index(document.kind), -when.sort_key[0].toordinal() if when else 0

    def listed(self, limit: int, kind: Kind | None) -> Results:
        """Return the first `limit` documents, or those of one kind, as hits without a match."""
        found = [one for one in self._in_order if kind is None or one.kind is kind]
        hits = tuple(
            Hit(one, one.fields[0][0], one.title, (), strong=True, tier=Tier.EXACT)
            for one in found[:limit]
        )
        return Results(hits, len(found), more=False)


def _when(known: Known, document: Document) -> PartialDate | None:
    """Return when what `document` tells happened or was reported; of an initiative the latest."""
    library = known.library
    if document.kind is Kind.INITIATIVE:
        entries = known.timeline(library.initiatives[document.address])
        whens = [when for entry in entries if (when := known.when(entry))]
        return max(whens, key=lambda when: when.sort_key, default=None)
    if document.kind is Kind.ENTRY:
        return known.when(library.entries[document.address])
    if document.kind is Kind.SOURCE:
        return library.published[document.address]
    return _date_of(library.claims.get(document.address))


def _date_of(claim: Claim | None) -> PartialDate | None:
    if isinstance(claim, Figure):
        return claim.period
    return claim.at if isinstance(claim, Fact) else None
