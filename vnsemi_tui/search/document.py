"""What can be found, and what a search answers."""

from enum import IntEnum, StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a result opens; of equal matches the earlier kind comes first."""

    LOCALITY = "locality"
    PARTNER = "partner"
    INITIATIVE = "initiative"
    ENTRY = "entry"
    PERSON = "person"
    FIGURE = "figure"
    FACT = "fact"
    SOURCE = "source"
    NOTE = "note"


class Field(StrEnum):
    """Where a word was found; the first four are the document's own names."""

    NAME = "name"
    ALIAS = "alias"
    FORMER = "former name"
    TITLE = "title"
    PERSON = "person"
    POST = "post"
    PARTNER = "partner"
    PLACE = "place"
    VIETNAMESE = "in Vietnamese"
    DATE = "date"
    FIGURE = "figure"
    TEXT = "text"


OWN_FIELDS = frozenset((Field.NAME, Field.ALIAS, Field.FORMER, Field.TITLE))
"""Fields that name the document itself: only these match as a whole."""


class Tier(IntEnum):
    """How a query matched, best first."""

    EXACT = 0
    """A whole field, word for word."""
    JOINED = 1
    """A whole field, or two words, with the spaces elsewhere."""
    PREFIX = 2
    """The beginning of a field."""
    INITIALS = 3
    """The first letters of a name's words."""
    WORDS = 4
    """Every word of the query begins a word of the document."""
    INSIDE = 5
    """Every word of the query is part of a word of the document."""
    TYPO = 6
    """Some word only with a letter changed, missing, added or swapped, or with other marks."""


class Document(NamedTuple):
    """One thing that can be found."""

    address: str
    kind: Kind
    title: str
    """What the list of results shows."""
    context: str
    """What the list shows muted beside the title: `partner · company · United States`."""
    fields: tuple[tuple[Field, str], ...]
    """The texts that are searched; a field may occur more than once."""
    page: str
    """The address of the card that opens; for an entry its initiative."""
    sort: int
    """Of documents equal in all else the lower number comes first."""


class Hit(NamedTuple):
    """A document that matched, and why."""

    document: Document
    field: Field
    matched: str
    """The text of the field that matched, cleaned (NFC)."""
    spans: tuple[tuple[int, int], ...]
    """Where `matched` agrees with the query: [start, end) in characters, ordered, apart."""
    strong: bool
    """False where only a typo, or a difference in marks, explains the match."""
    tier: Tier


class Results(NamedTuple):
    """The answer to one query."""

    hits: tuple[Hit, ...]
    """Best first, the weak ones last."""
    total: int
    """How many documents matched, as far as they were counted."""
    more: bool
    """Counting stopped early: there are more than `total`."""
