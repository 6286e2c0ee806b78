"""Which documents the filters of a query leave."""

from vnsemi_tui.library.filters import Filters
from vnsemi_tui.library.known import Known
from vnsemi_tui.model.brief import (
    Entry,
    Fact,
    Figure,
    Initiative,
    Locality,
    Note,
    Partner,
    Person,
    Source,
)
from vnsemi_tui.model.vocabulary import NO_NEWS
from vnsemi_tui.search.document import Document, Kind

_TYPES: dict[Kind, type] = {
    Kind.LOCALITY: Locality,
    Kind.PARTNER: Partner,
    Kind.PERSON: Person,
    Kind.FIGURE: Figure,
    Kind.FACT: Fact,
    Kind.SOURCE: Source,
    Kind.NOTE: Note,
}
"""What stands at the address of a document that is neither initiative nor entry."""


class Selection:
    """Tells of each document whether `filters` want it.

    A filter that can tell nothing about a document leaves it out. An initiative is wanted where
    one of its known entries is, or where every filter that is set tells so of the initiative.
    """

    def __init__(self, known: Known, filters: Filters) -> None:
        """Look at what is `known`."""
        self._known = known
        self._library = known.library
        self._leaves_out = NO_NEWS if filters.leave_out_searches else ()
        self._fits = filters.fit(known)
        rules = [(kind.load(), filters.values(kind.name)) for kind in filters.kinds]
        self._records = [one.records(known, given) for one, given in rules]
        by_themselves = [one.initiative and one.initiative(known, given) for one, given in rules]
        self._of_initiative = [test for test in by_themselves if test]
        self._asks_entries = len(self._of_initiative) < len(rules)

    def __call__(self, document: Document) -> bool:
        """Whether `document` is wanted."""
        address = document.address
        match document.kind:
            case Kind.INITIATIVE:
                return self.initiative(self._library.initiatives[address])
            case Kind.ENTRY:
                initiative = self._library.initiatives[address.rpartition("/")[0]]
                return self.entry(initiative, self._library.entries[address])
            case _:
                return self._record(document)

    def initiative(self, initiative: Initiative) -> bool:
        """Whether `initiative` is wanted."""
        if any(self.entry(initiative, one) for one in self._known.timeline(initiative)):
            return True
        return not self._asks_entries and all(test(initiative) for test in self._of_initiative)

    def entry(self, initiative: Initiative, entry: Entry) -> bool:
        """Whether `entry`, which stands in `initiative`, is wanted."""
        return entry.event not in self._leaves_out and self._fits(initiative, entry)

    def _record(self, document: Document) -> bool:
        address, kind = document.address, _TYPES[document.kind]
        record = self._library.at(address)
        if isinstance(record, Fact) and record.event in self._leaves_out:
            return False
        tests = [records.get(kind) for records in self._records]
        return all(test is not None and test(address, record) for test in tests)
