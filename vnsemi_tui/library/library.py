"""All briefs together, and how to find anything in them by its address."""

from collections.abc import Iterator
from functools import cached_property

import msgspec

from vnsemi_tui.model.brief import (
    Brief,
    Claim,
    Entry,
    Figure,
    Initiative,
    Locality,
    Partner,
    Source,
    is_words,
)
from vnsemi_tui.reading.folders import BriefFile
from vnsemi_tui.reading.problems import Problem


class Contents(msgspec.Struct, frozen=True):
    """What is kept of a reading; the compiled library stores it."""

    localities: tuple[Locality, ...]
    partners: tuple[Partner, ...]
    sources: tuple[Source, ...]
    files: tuple[BriefFile, ...]
    problems: tuple[Problem, ...]


class Library:
    """The briefs and sources, each findable by id, each initiative and claim by address."""

    def __init__(self, contents: Contents) -> None:
        """Wrap `contents`; the tables for looking things up are made when first needed."""
        self.contents = contents
        self.sources = {source.id: source for source in contents.sources}
        self.localities = {locality.id: locality for locality in contents.localities}
        self.partners = {partner.id: partner for partner in contents.partners}

    def brief(self, brief_id: str) -> Locality | Partner | None:
        """Return the locality or partner `brief_id`."""
        return self.localities.get(brief_id) or self.partners.get(brief_id)

    def name(self, party: str) -> str:
        """Return the name of the brief `party`, or its printed words without the brackets."""
        if is_words(party):
            return party[1:-1]
        found = self.brief(party)
        return found.name if found else party

    @property
    def briefs(self) -> Iterator[Locality | Partner]:
        """Every locality, then every partner."""
        yield from self.contents.localities
        yield from self.contents.partners

    @cached_property
    def initiatives(self) -> dict[str, Initiative]:
        """Every initiative by address."""
        return {thing.address: thing for brief in self.briefs for thing in brief.initiatives}

    @cached_property
    def sectors(self) -> tuple[str, ...]:
        """The sectors of the initiatives, by name."""
        named = {sector for thing in self.initiatives.values() for sector in thing.sectors}
        return tuple(sorted(named))

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Every entry of every timeline by address."""
        return {
            entry.address: entry for thing in self.initiatives.values() for entry in thing.timeline
        }

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Everything that has a cite, by address."""
        return {claim.address: claim for brief in self.briefs for claim in claims_of(brief)}

    @cached_property
    def answers(self) -> dict[str, tuple[Entry, ...]]:
        """By address of an ask, offer, pledge or plan: the entries that answer it."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries.values():
            if entry.answers:
                found.setdefault(entry.answers, []).append(entry)
        return {address: tuple(entries) for address, entries in found.items()}

    @cached_property
    def twins(self) -> dict[str, tuple[Entry, ...]]:
        """By address of an entry: those that may report it again."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries.values():
            if entry.maybe_same:
                found.setdefault(entry.maybe_same, []).append(entry)
        return {address: tuple(entries) for address, entries in found.items()}

    @cached_property
    def predecessors(self) -> dict[str, tuple[Locality | Partner, ...]]:
        """By id: the briefs that were merged into it."""
        found: dict[str, list[Locality | Partner]] = {}
        for brief in self.briefs:
            if brief.became:
                found.setdefault(brief.became.id, []).append(brief)
        return {brief_id: tuple(briefs) for brief_id, briefs in found.items()}

    @cached_property
    def subsidiaries(self) -> dict[str, tuple[Partner, ...]]:
        """By id: the partners whose parent it is."""
        found: dict[str, list[Partner]] = {}
        for partner in self.contents.partners:
            if partner.parent:
                found.setdefault(partner.parent, []).append(partner)
        return {partner_id: tuple(partners) for partner_id, partners in found.items()}

    def family(self, partner_id: str) -> frozenset[str]:
        """Return `partner_id` and all of which it is a parent, over any number of steps."""
        found = {partner_id}
        waiting = [partner_id]
        while waiting:
            for child in self.subsidiaries.get(waiting.pop(), ()):
                if child.id not in found:
                    found.add(child.id)
                    waiting.append(child.id)
        return frozenset(found)

    def home_of(self, address: str) -> Locality | Partner | None:
        """Return the brief in which the thing at `address` stands."""
        return self.brief(address.partition("/")[0])

    def initiative_of(self, address: str) -> Initiative | None:
        """Return the initiative in which the claim at `address` stands, or which it names."""
        return self.initiatives.get("/".join(address.split("/")[:2]))

    def file_of(self, thing: Claim | Initiative | Brief | Source) -> BriefFile:
        """Return the file in which `thing` stands."""
        return self.contents.files[thing.file]


def claims_of(brief: Locality | Partner) -> Iterator[Claim]:
    """Yield every claim of `brief`, in the order of the file's fields."""
    yield from brief.was
    if brief.became:
        yield brief.became
    if isinstance(brief, Locality):
        yield from brief.includes
    elif brief.ended:
        yield brief.ended
    yield from brief.facts
    yield from brief.figures
    yield from brief.people
    for initiative in brief.initiatives:
        yield from initiative.timeline
        yield from initiative.figures


def figures_of(brief: Locality | Partner) -> Iterator[Figure]:
    """Yield the figures of `brief` and of its initiatives."""
    yield from brief.figures
    for initiative in brief.initiatives:
        yield from initiative.figures


def parties_of(
    initiative: Initiative, timeline: tuple[Entry, ...] | None = None
) -> tuple[str, ...]:
    """Return all in by, to and roles of `initiative`, in order, each once.

    With a `timeline`, by and to are those of its entries alone.
    """
    entries = initiative.timeline if timeline is None else timeline
    named = [party for entry in entries for party in (*entry.by, *entry.to)]
    return tuple(dict.fromkeys([*named, *initiative.roles]))


def places_of(initiative: Initiative, library: Library) -> tuple[str, ...]:
    """Return the localities in which `initiative` counts: its brief's own, then `places`."""
    home = initiative.address.partition("/")[0]
    own = (home,) if home in library.localities else ()
    return tuple(dict.fromkeys((*own, *initiative.places)))
