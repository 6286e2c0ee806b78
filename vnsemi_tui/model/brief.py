"""Briefs, their initiatives and claims, and the sources that claims cite.

Field names are those of the YAML files. Fields marked *internal* are filled in by the reading
and no author writes them.
"""

import re
from typing import Annotated

import msgspec

from vnsemi_tui.model.dates import PartialDate
from vnsemi_tui.model.values import Value
from vnsemi_tui.model.vocabulary import (
    Basis,
    Event,
    InitiativeKind,
    Level,
    Measure,
    Outcome,
    PartnerKind,
    Region,
    SourceKind,
)

Id = Annotated[str, "id"]
"""Names a brief, source, initiative or entry: `[a-z0-9]+(-[a-z0-9]+)*`, at most 64 long."""
Party = Annotated[str, "party"]
"""A brief's id, or printed words in round brackets for one without a brief."""
LocalityId = Annotated[str, "locality"]
"""The id of a locality's brief."""
PartnerId = Annotated[str, "partner"]
"""The id of a partner's brief."""
BriefId = Annotated[str, "brief"]
"""The id of any brief."""
InitiativeAddress = Annotated[str, "initiative"]
"""Names an initiative: `da-nang/marvell`."""
EntryAddress = Annotated[str, "entry"]
"""Names an entry: `da-nang/marvell/lab`."""
Address = Annotated[str, "address"]
"""Names anything: a brief, an initiative, a claim, a source."""
Number = Annotated[str, "number"]
"""A plain number, kept as written."""
FieldName = Annotated[str, "field"]
"""The name of a field beside it."""
Flag = Annotated[str, "flag"]
"""`true`, or not there."""
Internal = "internal"
"""Marks a field that no author writes."""
Place = Annotated[int, Internal]

ID_PATTERN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ID_LENGTH = 64


def is_id(text: str) -> bool:
    """Whether `text` may name a brief, source, initiative or entry."""
    return len(text) <= ID_LENGTH and ID_PATTERN.fullmatch(text) is not None


def is_words(party: str) -> bool:
    """Whether `party` is printed words, not the id of a brief."""
    return party.startswith("(")


class Cite(msgspec.Struct, frozen=True, array_like=True):
    """Paragraphs of a source: `SOURCE#3`, `SOURCE#4-5`, `SOURCE#4+7-8`."""

    text: str
    """The cite as the brief has it."""
    source: str
    """The source's id."""
    paragraphs: tuple[int, ...]
    """Paragraph numbers, rising from 1."""

    @classmethod
    def parse(cls, text: str) -> "Cite":
        """Return the cite that `text` writes; raise ValueError with the reason and the way out."""
        source, mark, listed = text.partition("#")
        if not is_id(source) or not mark:
            raise ValueError(f'"{text}" is no cite; write SOURCE#3, SOURCE#4-5 or SOURCE#4+7-8')
        paragraphs: list[int] = []
        for part in listed.split("+"):
            found = re.fullmatch(r"([0-9]{1,4})(?:-([0-9]{1,4}))?", part)
            first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
            if not 0 < first <= last:
                raise ValueError(f'"{text}": "{part}" names no paragraph; write #3, #4-5 or #4+7-8')
            if paragraphs and first <= paragraphs[-1]:
                raise ValueError(f'"{text}": name each paragraph once, in rising order')
            paragraphs.extend(range(first, last + 1))
        return cls(text, source, tuple(paragraphs))

    def __str__(self) -> str:
        """The paragraphs as a reader sees them: `paragraph 3`, `paragraphs 4, 7–8`."""
        listed = self.text.partition("#")[2].replace("+", ", ").replace("-", "–")
        return f"paragraph{'s' if len(self.paragraphs) > 1 else ''} {listed}"


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a source says: it has a cite, an address, and may carry doubts."""

    cite: tuple[Cite, ...]
    """Where it stands."""
    resolved: dict[FieldName, str] = {}
    """By field: what only one reading allows, and why (`at: in May`)."""
    inferred: dict[FieldName, str] = {}
    """By field: what our judgement or another source adds, and why."""
    note: str = ""
    """A doubt, or what the source leaves open."""
    address: Annotated[str, Internal] = ""
    """Its name in the library."""
    line: Place = 0
    """The line of the brief where it begins, from 1."""
    column: Place = 0
    """The column where it begins, from 1."""
    file: Place = 0
    """Which file it stands in: an index into the library's files."""


class Entry(Claim, frozen=True, kw_only=True):
    """One dated step of an initiative, as a source reports it."""

    event: Event
    """What is reported."""
    by: tuple[Party, ...] = ()
    """Who does or says it: all signers, all sides that are named; nobody for looked-for."""
    what: str
    """One sentence in our own words."""
    id: Id = ""
    """Names the entry; without it, the event word and a number do."""
    at: PartialDate | None = None
    """When it happened."""
    due: PartialDate | None = None
    """When it is planned to happen; makes the entry a plan."""
    to: tuple[Party, ...] = ()
    """Who is addressed."""
    about: tuple[Party, ...] = ()
    """Who is talked of and takes no part."""
    said_by: str = ""
    """The person, body or publisher that the source attributes it to, where that is not `by`."""
    where: str = ""
    """The venue, when it is not the locality of the brief; a venue is no party."""
    answers: EntryAddress = ""
    """The ask, offer, pledge or plan that this replies to."""
    outcome: Outcome | None = None
    """How it answers, where the event word does not say it."""
    maybe_same: EntryAddress = ""
    """An entry that this one may report again; counted once."""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One part of a figure that is a sum."""

    what: str
    """What the part counts."""
    value: Value | None = None
    """How much."""
    count: Number = ""
    """How many of them."""


class Rank(msgspec.Struct, frozen=True, kw_only=True):
    """A place in an order."""

    place: Number
    """The place, from 1."""
    among: Number = ""
    """How many are ranked."""
    who: str = ""
    """What is ranked: provinces, investors in Việt Nam."""
    from_: str = msgspec.field(name="from", default="")
    """`bottom` where the order counts from the lowest; else empty."""


class Figure(Claim, frozen=True, kw_only=True):
    """A number about a locality, a partner or an initiative."""

    measure: Measure
    """What is measured."""
    value: Value | None = None
    """The number with its hedge and unit."""
    growth: Value | None = None
    """By how much it changed."""
    against: str = ""
    """What the growth is against."""
    rank: Rank | None = None
    """Its place in an order."""
    with_: Party = msgspec.field(name="with", default="")
    """The market or country on the other side."""
    what: str = ""
    """What exactly is counted."""
    place: LocalityId = ""
    """The locality it is about, where that is not the brief's own."""
    period: PartialDate | None = None
    """When it flowed, or the day on which it stood."""
    basis: Basis = Basis.ACTUAL
    """Whether it is, is registered, or is only expected."""
    parts: tuple[Part, ...] = ()
    """What it is the sum of."""
    said_by: str = ""
    """Who gives the number, where the source attributes it."""
    preferred: str = ""
    """Why this one of several rival figures is preferred."""
    computed: dict[FieldName, str] = {}
    """By field: the arithmetic it was worked out with, from numbers that are printed."""


class Fact(Claim, frozen=True, kw_only=True):
    """Something said about a locality or partner, outside its initiatives."""

    what: str
    """One sentence in our own words."""
    event: Event | None = None
    """said, aims, hoped or advised, where it is someone's word."""
    by: tuple[Party, ...] = ()
    """Whose word it is."""
    to: tuple[Party, ...] = ()
    """Who is addressed."""
    about: tuple[Party, ...] = ()
    """Who is talked of."""
    at: PartialDate | None = None
    """When."""
    said_by: str = ""
    """The person or publisher that the source attributes it to."""


class Person(Claim, frozen=True, kw_only=True):
    """Someone who speaks or acts for an organisation."""

    post: str
    """The post and, where it is told, the part of the organisation."""
    name: str = ""
    """The name as printed; empty where the source gives none."""
    also: tuple[str, ...] = ()
    """Other spellings."""


class Initiative(msgspec.Struct, frozen=True, kw_only=True):
    """One thing about which "how far is it?" is asked once."""

    id: Id
    """Names it within its brief."""
    title: str
    """A few words."""
    kind: InitiativeKind
    """What sort of thing it is."""
    sectors: tuple[Id, ...]
    """What it is for: chip-design, ai, workforce."""
    timeline: tuple[Entry, ...]
    """What happened and was said; the only truth about it."""
    site: str = ""
    """Where exactly, in words."""
    places: tuple[LocalityId, ...] = ()
    """Further localities that it is about or happens in."""
    follows: InitiativeAddress = ""
    """The initiative that it carries on."""
    see: tuple[InitiativeAddress, ...] = ()
    """Initiatives that have to do with it."""
    roles: dict[Party, str] = {}
    """By organisation: its part, where the timeline does not show it."""
    figures: tuple[Figure, ...] = ()
    """Its numbers."""
    extends: Flag = ""
    """`true` where this only adds to the initiative of this id, which the brief has already.

    It then holds nothing but `id`, `timeline`, `figures`, `places`, `see` and `roles`.
    """
    address: Annotated[str, Internal] = ""
    """Its name in the library."""
    line: Place = 0
    """The line of the brief where it begins, from 1."""
    file: Place = 0
    """Which file it stands in."""


class Was(Claim, frozen=True, kw_only=True):
    """An earlier name or level of the same body."""

    name: str
    """The earlier name."""
    level: str = ""
    """The earlier level."""
    until: PartialDate | None = None
    """The last day of it."""


class Became(Claim, frozen=True, kw_only=True):
    """What the body was merged into or absorbed by."""

    id: BriefId
    """The successor's brief."""
    at: PartialDate | None = None
    """The first day of the successor."""


class Included(Claim, frozen=True, kw_only=True):
    """A merged unit that has no brief of its own."""

    name: str
    """The unit's name."""
    since: PartialDate | None = None
    """Since when it is a part."""


class Ended(Claim, frozen=True, kw_only=True):
    """The end of an organisation."""

    what: str
    """How it ended, in one sentence."""
    at: PartialDate | None = None
    """When."""


class Brief(msgspec.Struct, frozen=True, kw_only=True, tag_field="type"):
    """What a locality and a partner have in common."""

    id: Annotated[str, Internal] = ""
    """The file's stem."""
    name: str
    """The name with its diacritics."""
    also: tuple[str, ...] = ()
    """What people type that folding can't reach: acronyms, foreign and former names."""
    summary: str = ""
    """Two or three sentences that say nothing which is not below."""
    was: tuple[Was, ...] = ()
    """Earlier names or levels."""
    became: Became | None = None
    """What it was merged into."""
    facts: tuple[Fact, ...] = ()
    """What was said outside initiatives."""
    figures: tuple[Figure, ...] = ()
    """Its numbers, newest first."""
    people: tuple[Person, ...] = ()
    """Who speaks for it."""
    initiatives: tuple[Initiative, ...] = ()
    """What is under way, from ideas to things that run."""
    extends: Flag = ""
    """`true` in a folder of your own where the file only adds to the brief of this id.

    It then holds nothing but `also`, `was`, `includes`, `facts`, `figures`, `people` and
    `initiatives`; what these add is numbered apart: `da-nang/own-exports-1`.
    """
    line: Place = 0
    """The first line, from 1."""
    file: Place = 0
    """Which file it is."""


class Locality(Brief, frozen=True, kw_only=True, tag="locality"):
    """A province, a centrally run city, or Việt Nam itself."""

    level: Level
    """What sort of unit it is."""
    region: Region
    """Where it lies."""
    position: Number
    """Latitude of its centre in degrees: localities are listed from north to south."""
    includes: tuple[Included, ...] = ()
    """Merged units that have no brief."""


class Partner(Brief, frozen=True, kw_only=True, tag="partner"):
    """Any organisation."""

    kind: PartnerKind
    """What sort of body it is."""
    home: str = ""
    """A locality's id for a domestic one, else its country."""
    parent: PartnerId = ""
    """The organisation that it belongs to."""
    ended: Ended | None = None
    """Its end."""


_ADDED_TO_BRIEFS = ("extends", "also", "was", "facts", "figures", "people", "initiatives")
ADDED: dict[type[msgspec.Struct], tuple[str, ...]] = {
    Locality: (*_ADDED_TO_BRIEFS, "includes"),
    Partner: _ADDED_TO_BRIEFS,
    Initiative: ("id", "extends", "timeline", "figures", "places", "see", "roles"),
}
"""By struct: what it may hold where it extends another one; a list or mapping grows."""


class Bounds(msgspec.Struct, frozen=True, kw_only=True):
    """Between which days an undated text must have been published."""

    from_: PartialDate = msgspec.field(name="from")
    """Not before."""
    to: PartialDate
    """Not after."""
    why: str
    """How both are known."""


class Relay(msgspec.Struct, frozen=True, kw_only=True):
    """Paragraphs that a source took from somebody else."""

    publisher: str
    """Whose they are."""
    paragraphs: str
    """Which: `22-23`."""
    what: str = ""
    """What they are, where that is not plain."""


class Paragraph(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers and names of one paragraph, in their order; the text stays outside."""

    numbers: tuple[str, ...] = ()
    """`46.9 bn USD`, `rank 2`, `2023-10-24`: as `vnsemi-tui new source` writes them."""
    names: tuple[str, ...] = ()
    """Runs of capitalised words."""
    unused: dict[str, str] = {}
    """By number: why no claim uses it."""
    line: Place = 0
    """The line of the record where it begins, from 1."""


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One article, release, law or page."""

    id: Annotated[str, Internal] = ""
    """The file's stem."""
    publisher: str
    """Who published it."""
    title: str
    """Its headline."""
    address: str = ""
    """Where it can be read, http or https; only a search of our own has none."""
    kind: SourceKind
    """What sort of text it is."""
    published: Annotated[PartialDate | None, "published"]
    """When it appeared; `unknown` where it has no date."""
    read: PartialDate
    """When we read it."""
    language: str
    """Of the text: en, vi."""
    bounds: Bounds | None = None
    """Between which days, where `published` is unknown."""
    hash: str = ""
    """sha256 of the text's paragraphs."""
    excerpt: Flag = ""
    """`true` where only its beginning could be read."""
    relays: tuple[Relay, ...] = ()
    """What it took from others."""
    note: str = ""
    """What to know when citing it."""
    paragraphs: tuple[Paragraph, ...] = ()
    """Numbers and names of each paragraph."""
    line: Place = 0
    """The first line, from 1."""
    file: Place = 0
    """Which file it is."""

    @property
    def published_range(self) -> PartialDate | None:
        """When it was published: the date, else the bounds as a range."""
        if self.published or self.bounds is None:
            return self.published
        return PartialDate(
            f"{self.bounds.from_.text}/{self.bounds.to.text}",
            self.bounds.from_.first,
            self.bounds.to.last,
        )


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader writes down about something in the briefs; never rewritten."""

    id: Annotated[str, Internal] = ""
    """The file's stem."""
    about: Address
    """What it is about: a brief, an initiative, a claim or a source."""
    on: PartialDate
    """The day on which it was written."""
    text: str
    """What there is to remember."""
    line: Place = 0
    """The first line, from 1."""
    file: Place = 0
    """Which file it is."""
