"""All briefs together, and how to find anything in them by its address."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import msgspec

from vnsemi_tui.model.brief import (
    Brief,
    Claim,
    Entry,
    Fact,
    Figure,
    Initiative,
    Locality,
    Note,
    Partner,
    Source,
    is_words,
)
from vnsemi_tui.model.dates import PartialDate
from vnsemi_tui.reading.brief_files import BriefFile
from vnsemi_tui.reading.problems import Problem

_Thing = TypeVar("_Thing")


class Contents(msgspec.Struct, frozen=True):
    """What is kept of a reading; the compiled library stores it."""

    localities: tuple[Locality, ...]
    partners: tuple[Partner, ...]
    sources: tuple[Source, ...]
    files: tuple[BriefFile, ...]
    problems: tuple[Problem, ...]
    notes: tuple[Note, ...] = ()


class Library:
    """The briefs and sources, each findable by id, each initiative and claim by address."""

    def __init__(
        self, contents: Contents, accepted: Mapping[str, Counter[str]] | None = None
    ) -> None:
        """Wrap `contents`; the tables for looking things up are made when first needed.

        `accepted` has the files that stay as they were before they had errors.
        """
        self.contents = contents
        self.accepted = accepted or {}
        """By file, as problems name it, the errors that it had when it was read as it is here."""
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
    def ids(self) -> frozenset[str]:
        """The ids of all localities and partners."""
        return frozenset((*self.localities, *self.partners))

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

    def at(self, address: str) -> Brief | Initiative | Claim | Source | None:
        """Return the brief, initiative, claim or source that stands at `address`."""
        return (
            self.brief(address)
            or self.initiatives.get(address)
            or self.sources.get(address)
            or self.claims.get(address)
        )

    def has(self, address: str) -> bool:
        """Whether a brief, initiative, claim or source stands at `address`."""
        return self.at(address) is not None

    def is_own(self, address: str) -> bool:
        """Whether what stands at `address` is in another folder than the shipped one."""
        thing = self.at(address)
        return thing is not None and not self.file_of(thing).shipped

    @cached_property
    def is_mixed(self) -> bool:
        """Whether any file is from a folder of somebody's, so that it is said whose a claim is."""
        return any(file.whose for file in self.contents.files)

    @property
    def addresses(self) -> Iterator[str]:
        """The addresses of all that one can write a note about."""
        yield from (*self.localities, *self.partners, *self.sources)
        yield from (*self.initiatives, *self.claims)

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """The reader's notes, the newest first."""

        def place(note: Note) -> tuple[object, ...]:
            return (note.on.sort_key, len(note.id), note.id)  # -10 after -9

        return tuple(sorted(self.contents.notes, key=place, reverse=True))

    @cached_property
    def naming(self) -> dict[str, tuple[Claim, ...]]:
        """By id: the entries and facts that name it, and the entries of what it is a place of."""
        found: dict[str, list[Claim]] = {}
        for claim in self.claims.values():
            if isinstance(claim, (Entry, Fact)):
                named = {*claim.by, *claim.to, *claim.about}
                if isinstance(claim, Entry):
                    named.update(self.initiatives[claim.address.rpartition("/")[0]].places)
                for one in named:
                    found.setdefault(one, []).append(claim)
        return {one: tuple(claims) for one, claims in found.items()}

    @cached_property
    def set_in(self) -> dict[str, tuple[Claim, ...]]:
        """By id of a locality: the figures that are counted there and the entries held there."""
        return _grouped(
            (place, claim) for claim in self.claims.values() if (place := _setting(claim))
        )

    @cached_property
    def answers(self) -> dict[str, tuple[Entry, ...]]:
        """By address of an ask, offer, pledge or plan: the entries that answer it."""
        return _grouped((one.answers, one) for one in self.entries.values() if one.answers)

    @cached_property
    def twins(self) -> dict[str, tuple[Entry, ...]]:
        """By address of an entry: those that may report it again."""
        return _grouped((one.maybe_same, one) for one in self.entries.values() if one.maybe_same)

    @cached_property
    def predecessors(self) -> dict[str, tuple[Locality | Partner, ...]]:
        """By id: the briefs that were merged into it."""
        return _grouped((brief.became.id, brief) for brief in self.briefs if brief.became)

    @cached_property
    def subsidiaries(self) -> dict[str, tuple[Partner, ...]]:
        """By id: the partners whose parent it is."""
        return _grouped((one.parent, one) for one in self.contents.partners if one.parent)

    @cached_property
    def published(self) -> dict[str, PartialDate | None]:
        """By id of a source: when it was published, else the bounds as a range."""
        return {source.id: source.published_range for source in self.contents.sources}

    @cached_property
    def _in_order(self) -> tuple[Initiative, ...]:
        return tuple(self.initiatives.values())

    @cached_property
    def _by_place(self) -> dict[str, tuple[int, ...]]:
        """By id of a locality: which initiatives count there."""
        return _grouped(
            (place, number)
            for number, thing in enumerate(self._in_order)
            for place in places_of(thing, self)
        )

    @cached_property
    def _by_name(self) -> dict[str, tuple[int, ...]]:
        """By party: which initiatives stand in its brief or name it."""
        return _grouped(
            (party, number)
            for number, thing in enumerate(self._in_order)
            for party in _named_by(thing)
        )

    def initiatives_in(self, places: Iterable[str]) -> tuple[Initiative, ...]:
        """Return the initiatives that count in one of `places`, in the order of the briefs."""
        return self._chosen(number for one in places for number in self._by_place.get(one, ()))

    def initiatives_naming(self, parties: Iterable[str]) -> tuple[Initiative, ...]:
        """Return those that stand in the brief of one of `parties` or name it anywhere."""
        return self._chosen(number for one in parties for number in self._by_name.get(one, ()))

    def _chosen(self, numbers: Iterable[int]) -> tuple[Initiative, ...]:
        return tuple(self._in_order[number] for number in sorted(set(numbers)))

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

    def is_kept(self, thing: Brief | Source | Note) -> bool:
        """Whether `thing` is shown as it was before its file had errors."""
        return self.file_of(thing).shown in self.accepted

    def path_of(self, problem: Problem) -> Path | None:
        """Return the file or folder in which `problem` stands; None where that can't be told."""
        for file in self.contents.files:
            if file.shown == problem.path:
                return Path(file.path)
        for file in self.contents.files:  # of a folder, and of what is no brief by its name
            shown, path = Path(file.shown).parents[1], Path(file.path).parents[1]
            if Path(problem.path).is_relative_to(shown):
                return path / Path(problem.path).relative_to(shown)
        return None

    def file_of(self, thing: Claim | Initiative | Brief | Source | Note) -> BriefFile:
        """Return the file in which `thing` stands."""
        return self.contents.files[thing.file]


def _grouped(pairs: Iterable[tuple[str, _Thing]]) -> dict[str, tuple[_Thing, ...]]:
    """Return by key the things that come with it, in their order."""
    found: dict[str, list[_Thing]] = {}
    for key, thing in pairs:
        found.setdefault(key, []).append(thing)
    return {key: tuple(things) for key, things in found.items()}


def _setting(claim: Claim) -> str:
    """Return where `claim` says that it is counted or took place; empty for its brief's own."""
    match claim:
        case Figure():
            return claim.place
        case Entry():
            return claim.where
        case _:
            return ""


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


def summed_up(brief: Locality | Partner, library: Library) -> Iterator[Claim]:
    """Yield every claim that a summary of `brief` may rest on, in whichever brief it stands.

    Those are its own, what happens in the locality, and what tells of the partner or of one
    that belongs to it; not what a reader added to them.
    """
    written_by = library.file_of(brief).whose
    for claim in _about(brief, library):
        if library.file_of(claim).whose == written_by:
            yield claim


def _about(brief: Locality | Partner, library: Library) -> Iterator[Claim]:
    yield from claims_of(brief)
    for member in library.family(brief.id):
        yield from library.naming.get(member, ())


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


def _named_by(initiative: Initiative) -> set[str]:
    """Return the brief of `initiative` and whoever it names, also who is only talked of."""
    named = {initiative.address.partition("/")[0], *initiative.roles}
    for entry in initiative.timeline:
        named.update(entry.by, entry.to, entry.about)
    return named


def places_of(initiative: Initiative, library: Library) -> tuple[str, ...]:
    """Return the localities in which `initiative` counts: its brief's own, then `places`."""
    home = initiative.address.partition("/")[0]
    own = (home,) if home in library.localities else ()
    return tuple(dict.fromkeys((*own, *initiative.places)))
