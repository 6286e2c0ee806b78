"""Whatever fields a brief has, reading it gives a struct or problems, never another exception."""

import random
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec
import pytest

from vnsemi_tui.library.known import Known
from vnsemi_tui.library.ledger import items
from vnsemi_tui.library.library import Contents, Library, claims_of
from vnsemi_tui.library.proof import check_proof
from vnsemi_tui.library.references import check_references
from vnsemi_tui.library.stages import health, stage
from vnsemi_tui.model.brief import ADDED, Entry, Figure, Initiative, Locality, Partner, Source
from vnsemi_tui.model.vocabulary import Event, InitiativeKind, Measure, Outcome
from vnsemi_tui.reading.briefs import BriefFile, Located, Reading
from vnsemi_tui.reading.convert import read_struct, spec_of
from vnsemi_tui.reading.extending import extended
from vnsemi_tui.reading.gate import Mapping, Node, Scalar, Sequence
from vnsemi_tui.reading.rules import GRAMMAR
from vnsemi_tui.reading.sheet import INVALID, Earlier, Sheet

STRUCTS = {"locality": Locality, "partner": Partner, "source": Source}
PARTS: dict[str, type[msgspec.Struct]] = {
    "timeline": Entry,
    "figures": Figure,
    "initiatives": Initiative,
}
WORDS = (
    *("da-nang", "acme", "news", "(words)", "(", "()", "x", "", " ", "-", "..", "/", "a" * 300),
    *("news#1", "news#1-2", "news#9999", "news#0", "news#2+1", "#", "da-nang/thing"),
    *("da-nang/thing/lab", "acme/thing/asked-1", "da-nang//", "true", "unknown", "bottom", "at"),
    *(
        "2024",
        "2024-02-30",
        "2024-H1~",
        "../2025",
        "2025/..",
        "../..",
        "9999-12-31",
        "0001",
        "0000",
    ),
    *("5 %", "11.83 USD bn", "5 to 7 people", "7 to 5 nm", "-1", "0", "1.5", "9" * 40, "9" * 5000),
    *("1 + 2", "1 / 0", "((", "٣", "\ud800", "\x00", "\U0001f1fb", "Đà Nẵng", "; ", "unit"),
    *("https://example.org", "javascript:x", "16.07", "-91", "South Central Coast", "company"),
    *("municipality", "news", "en", "resolved", "event", "value", "1e5", "NaN", "Infinity"),
    *(word.value for words in (Event, Measure, InitiativeKind, Outcome) for word in words),
)
NAMES = tuple(
    {name for struct in (*STRUCTS.values(), *PARTS.values()) for name in spec_of(struct).fields}
    | {"from", "place", "among", "who", "what", "value", "count", "unit", "abuot", "", "__class__"}
)


def random_node(chance: random.Random, depth: int) -> Node:
    """Return any node, at most `depth` levels deep."""
    kind = chance.random()
    if depth == 0 or kind < 0.6:
        return Scalar(chance.choice(WORDS), chance.randint(1, 99), 1)
    if kind < 0.8:
        members = [random_node(chance, depth - 1) for _ in range(chance.randint(0, 3))]
        return Sequence(members, 1, 1)
    names = chance.sample(NAMES, chance.randint(0, 4))
    return Mapping([(Scalar(name, 1, 1), random_node(chance, depth - 1)) for name in names], 1, 1)


def likely(chance: random.Random, struct: type[msgspec.Struct], depth: int = 3) -> Node:
    """Return fields of `struct`, most of them as they should be, some at fault."""
    entries: list[tuple[Scalar, Node]] = []
    for name, field in spec_of(struct).fields.items():
        wanted = 1 if field.required else (0.4 if name in KNOWN else 0.02)
        if chance.random() > wanted:
            continue
        if chance.random() < 0.01:
            continue
        entries.append((Scalar(name, 2, 1), value_of(chance, struct, name, depth)))
    if chance.random() < 0.02:
        entries.append((Scalar(chance.choice(NAMES), 3, 1), random_node(chance, 2)))
    return Mapping(list({key.text: (key, value) for key, value in entries}.values()), 1, 1)


GOOD: dict[str, tuple[str, ...]] = {
    "event": tuple(event.value for event in Event),
    "measure": tuple(measure.value for measure in Measure),
    "outcome": tuple(outcome.value for outcome in Outcome),
    "by": ("da-nang", "acme", "(words)", "gone"),
    "to": ("da-nang", "acme", "(words)"),
    "cite": ("news#1", "news#1-2", "news#3"),
    "id": ("lab", "office", "thing", "met-1"),
    "answers": ("da-nang/thing/lab", "acme/office/office", "da-nang/lab/met-1"),
    "maybe_same": ("da-nang/thing/lab", "acme/lab/office"),
    "at": ("2024", "2024-08-30", "2023-H1~", "../2025", "2022/.."),
    "due": ("2024", "2027", "2023-Q1/2025"),
    "period": ("2024", "2023-01/2023-10"),
    "value": ("5 %", "11.83 USD bn", "5 to 7 people", "over 3 ha"),
    "growth": ("5 %", "6 USD m"),
    "level": ("municipality",),
    "region": ("South Central Coast",),
    "position": ("16.07", "99"),
    "sectors": ("chips",),
    "address": ("https://example.org/a",),
    "published": ("2024-11-29", "unknown"),
    "read": ("2026-11-22",),
    "parent": ("acme", "beta"),
}
KINDS: dict[type[msgspec.Struct], tuple[str, ...]] = {
    Initiative: ("plant", "event", "law"),
    Source: ("news", "gossip"),
    Partner: ("company",),
}
KNOWN = {*PARTS, *GOOD, "resolved", "inferred", "computed", "note", "said_by", "paragraphs", "what"}


def value_of(chance: random.Random, struct: type[msgspec.Struct], name: str, depth: int) -> Node:
    """Return a value that field `name` of `struct` may well have."""
    if chance.random() < 0.01:
        return random_node(chance, 3)
    if name in PARTS and depth:
        count = chance.randint(1, 3)
        return Sequence([likely(chance, PARTS[name], depth - 1) for _ in range(count)], 1, 1)
    if name == "kind":
        return Scalar(chance.choice(KINDS[struct]), 2, 2)
    if name in GOOD:
        return Scalar(chance.choice(GOOD[name]), 2, 2)
    if name in ("resolved", "inferred", "computed"):
        key = chance.choice(("at", "by", "value", "growth", "unit"))
        text = chance.choice(("1 + 2", "5 * 7 / 3", "in May"))
        return Mapping([(Scalar(key, 2, 2), Scalar(text, 2, 3))], 2, 2)
    if name == "paragraphs":
        numbers = [Scalar(chance.choice(("5 %", "7", "2024", "rank 1")), 2, 2) for _ in range(3)]
        one = Mapping([(Scalar("numbers", 2, 2), Sequence(list(numbers), 2, 2))], 2, 2)
        return Sequence([one, one], 2, 2)
    return Scalar(chance.choice(WORDS), 2, 2) if chance.random() < 0.05 else Scalar("words", 2, 2)


def read(root: Node, brief_id: str, kind: str) -> tuple[Any, Sheet]:
    """Return what `root` is read as; what is invalid has a problem."""
    sheet = Sheet(f"{brief_id}.yaml", brief_id, 0, GRAMMAR)
    found = read_struct(root, sheet, STRUCTS[kind])
    assert found is not INVALID or sheet.problems
    for problem in sheet.problems:
        line = str(problem)
        assert problem.line > 0
        assert problem.reason
        assert "\n" not in line
        assert len(line) < 1000
    return found, sheet


def use(found: dict[str, Any], sheets: list[Sheet]) -> None:
    """Check and compute everything on a library of what was read."""
    file = BriefFile("x.yaml", "x.yaml", shipped=False)
    localities = tuple(one for one in found.values() if isinstance(one, Locality))
    partners = tuple(one for one in found.values() if isinstance(one, Partner))
    sources = tuple(one for one in found.values() if isinstance(one, Source))
    library = Library(Contents(localities, partners, sources, (file,), ()))
    reading = Reading(
        localities=localities,
        partners=partners,
        sources=sources,
        files=(file,),
        problems=(),
        located=tuple(Located(file, tuple(sheet.references)) for sheet in sheets),
        broken=frozenset(),
        written=frozenset(),
    )
    for problem in (*check_references(reading, library), *check_proof(library)):
        assert str(problem)
    for day in (date(2024, 6, 1), date(2026, 11, 22)):
        known = Known(library, day, today=date(2026, 11, 22))
        for initiative in known.initiatives():
            assert stage(known, initiative).word
            health(known, initiative)
        for item in items(known):
            assert item.words


def rounds(count: int, seed: int) -> Iterator[random.Random]:
    """Yield a source of chance for each of `count` rounds."""
    for number in range(count):
        yield random.Random(seed * 1_000_003 + number)


def try_random_fields(count: int, seed: int) -> None:
    """Read `count` nodes of any shape as each kind of brief."""
    for chance in rounds(count, seed):
        kind = chance.choice(tuple(STRUCTS))
        read(random_node(chance, 5), "da-nang", kind)


def extend(chance: random.Random, brief: Any, first: Sheet) -> tuple[Any, Sheet]:
    """Return `brief` with what a likely file of one's own adds to it, and the sheet of that."""
    entries = [(Scalar("extends", 1, 1), Scalar("true", 1, 1))]
    whole = likely(chance, type(brief))
    assert isinstance(whole, Mapping)
    entries += [pair for pair in whole.entries if pair[0].text in ADDED[type(brief)]]
    things = [one for key, value in entries if key.text == "initiatives" for one in members(value)]
    for thing in things:
        if isinstance(thing, Mapping) and chance.random() < 0.7:
            thing.entries[:] = [one for one in thing.entries if one[0].text in ADDED[Initiative]]
            thing.entries.append((Scalar("extends", 1, 1), Scalar("true", 1, 1)))
    earlier = Earlier("first.yaml")
    earlier.places.update(
        {address: f"first.yaml:{line}" for address, line in first.addresses.items()}
    )
    earlier.initiatives |= first.initiatives
    sheet = Sheet("second.yaml", brief.id, 0, GRAMMAR, earlier)
    distinct = list({key.text: (key, value) for key, value in entries}.values())
    addition = read_struct(Mapping(distinct, 1, 1), sheet, type(brief))
    assert addition is not INVALID or sheet.problems
    if addition is INVALID:
        return brief, sheet
    grown = extended(brief, addition, sheet)
    assert {claim.address for claim in claims_of(brief)} <= {
        one.address for one in claims_of(grown)
    }
    return grown, sheet


def members(node: Node) -> list[Node]:
    """Return what stands in the list `node`."""
    return node.items if isinstance(node, Sequence) else []


def try_likely_libraries(count: int, seed: int) -> int:
    """Read, check and use `count` libraries that are nearly right; return the entries in them."""
    entries = 0
    for chance in rounds(count, seed):
        found: dict[str, Any] = {}
        sheets: list[Sheet] = []
        ids = {"news": "source", "da-nang": "locality", "acme": "partner", "beta": "partner"}
        for brief_id, kind in ids.items():
            brief, sheet = read(likely(chance, STRUCTS[kind]), brief_id, kind)
            if isinstance(brief, msgspec.Struct):
                if not isinstance(brief, Source) and chance.random() < 0.5:
                    brief, more = extend(chance, brief, sheet)
                    sheets.append(more)
                found[brief_id] = brief
                sheets.append(sheet)
        use(found, sheets)
        entries += sum(
            len(thing.timeline)
            for brief in found.values()
            if not isinstance(brief, Source)
            for thing in brief.initiatives
        )
    return entries


def test_random_fields_are_read_or_told() -> None:
    try_random_fields(1_500, seed=1)


def test_likely_briefs_are_read_checked_and_computed() -> None:
    assert try_likely_libraries(500, seed=2) > 50


@pytest.mark.fuzz
@pytest.mark.parametrize("seed", range(10, 14))
def test_many_random_fields_are_read_or_told(seed: int) -> None:
    try_random_fields(40_000, seed)


@pytest.mark.fuzz
@pytest.mark.parametrize("seed", range(20, 24))
def test_many_likely_briefs_are_read_checked_and_computed(seed: int) -> None:
    assert try_likely_libraries(5_000, seed) > 500
