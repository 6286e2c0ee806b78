"""A figure in which anything is changed no longer passes the check."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.frozen import frozen_library
from tests.library_builder import Briefs, paragraph
from vnsemi_tui.library.library import Contents, Library, claims_of, figures_of
from vnsemi_tui.library.proof import check_proof
from vnsemi_tui.model.brief import Claim, Figure
from vnsemi_tui.model.values import SCALES
from vnsemi_tui.model.vocabulary import Unit
from vnsemi_tui.reading.convert import read_struct
from vnsemi_tui.reading.gate import Mapping, Node, Scalar, Sequence
from vnsemi_tui.reading.rules import GRAMMAR
from vnsemi_tui.reading.sheet import INVALID, Sheet

NOUNS = frozenset({Unit.CHIPS, Unit.WAFERS})
"""Both count output, and records keep no nouns: only a reader can tell them apart."""

Fields = dict[str, Any]


# Mutations of what a brief says


def other_digits(number: str) -> Iterator[str]:
    """Yield `number` with each of its digits changed, one at a time."""
    for place, digit in enumerate(number):
        if digit.isdigit():
            yield f"{number[:place]}{(int(digit) + 1) % 10}{number[place + 1 :]}"


def other_values(text: str) -> Iterator[str]:
    """Yield the value `text` with a digit, its scale or its unit changed."""
    found = re.fullmatch(r"(\D*)([0-9.]+)( to )?([0-9.]*)(.*)", text)
    assert found is not None
    hedge, number, to, upto, rest = (part or "" for part in found.groups())
    counted, of, whole = rest.partition(" of ")
    words = counted.split()
    for other in other_digits(number):
        yield f"{hedge}{other}{to}{upto}{rest}"
    for other in other_digits(upto):
        yield f"{hedge}{number}{to}{other}{rest}"
    plain = [word for word in words if word not in SCALES]
    for scale in SCALES:
        if scale not in words and (scale or plain != words):
            yield " ".join(filter(None, (f"{hedge}{number}{to}{upto}", *plain, scale))) + of + whole
    for unit in Unit:
        if not (unit in words or (unit in NOUNS and not NOUNS.isdisjoint(words))):
            scale = next((word for word in words if word in SCALES), "")
            yield " ".join(filter(None, (f"{hedge}{number}{to}{upto}", unit.value, scale)))


def mutants(fields: Fields) -> Iterator[tuple[str, Fields]]:
    """Yield what is changed in a figure, and the figure's fields with the change."""
    for name in ("value", "growth"):
        for text in other_values(fields[name]) if name in fields else ():
            yield f"{name}: {text}", fields | {name: text}
    for name in ("place", "among"):
        for text in other_digits(fields["rank"].get(name, "")) if "rank" in fields else ():
            yield f"{name}: {text}", fields | {"rank": fields["rank"] | {name: text}}
    parts = fields.get("parts", [])
    for place, part in enumerate(parts):
        for name, change in (("value", other_values), ("count", other_digits)):
            for text in change(part[name]) if name in part else ():
                changed = [*parts[:place], part | {name: text}, *parts[place + 1 :]]
                yield f"part {name}: {text}", fields | {"parts": changed}


def fields_of(figure: Figure) -> Fields:
    """Return what a brief writes to say the numbers of `figure`."""
    fields: Fields = {"measure": figure.measure.value, "cite": [cite.text for cite in figure.cite]}
    if figure.value:
        fields["value"] = figure.value.text
    if figure.growth:
        fields["growth"] = figure.growth.text
    if figure.rank:
        fields["rank"] = {"place": figure.rank.place}
        fields["rank"] |= {"among": figure.rank.among} if figure.rank.among else {}
    if figure.parts:
        fields["parts"] = [
            {"what": part.what}
            | ({"value": part.value.text} if part.value else {})
            | ({"count": part.count} if part.count else {})
            for part in figure.parts
        ]
    return fields


def node(written: Any) -> Node:
    """Return `written` as the gate would hand it on."""
    if isinstance(written, dict):
        entries = [(Scalar(key, 1, 1), node(value)) for key, value in written.items()]
        return Mapping(entries, 1, 1)
    if isinstance(written, list):
        return Sequence([node(member) for member in written], 1, 1)
    return Scalar(written, 1, 1)


def read_again(figure: Figure, fields: Fields) -> Figure | None:
    """Return `figure` with the numbers of `fields`, or None where the rules refuse them."""
    read = read_struct(node(fields), Sheet("x", "x", 0, GRAMMAR), Figure)
    if read is INVALID:
        return None
    numbers = {name: getattr(read, name) for name in ("value", "growth", "rank", "parts")}
    return msgspec.structs.replace(figure, **numbers)


# What stands around one figure


def around(library: Library, figure: Figure, instead: Figure) -> Library:
    """Return the claims that share a paragraph with `figure`, with `instead` in its place."""
    cited = paragraphs_of(figure)

    def kept(claims: tuple[Any, ...]) -> tuple[Any, ...]:
        near = (claim for claim in claims if cited & paragraphs_of(claim))
        return tuple(instead if claim.address == figure.address else claim for claim in near)

    def reduced(brief: Any) -> Any:
        things = tuple(
            msgspec.structs.replace(
                thing, timeline=kept(thing.timeline), figures=kept(thing.figures)
            )
            for thing in brief.initiatives
        )
        return msgspec.structs.replace(
            brief,
            facts=kept(brief.facts),
            figures=kept(brief.figures),
            people=(),
            initiatives=tuple(thing for thing in things if thing.timeline or thing.figures),
        )

    def near(briefs: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(
            reduced(brief)
            for brief in briefs
            if any(cited & paragraphs_of(claim) for claim in claims_of(brief))
        )

    contents = library.contents
    sources = tuple(
        msgspec.structs.replace(
            source,
            paragraphs=tuple(
                one if (source.id, number) in cited else msgspec.structs.replace(one, numbers=())
                for number, one in enumerate(source.paragraphs, 1)
            ),
        )
        for source in contents.sources
        if source.id in {cite.source for cite in figure.cite}
    )
    return Library(
        Contents(near(contents.localities), near(contents.partners), sources, contents.files, ())
    )


def paragraphs_of(claim: Claim) -> set[tuple[str, int]]:
    """Return the (source, paragraph) pairs that `claim` cites."""
    return {(cite.source, number) for cite in claim.cite for number in cite.paragraphs}


def faults(library: Library, figure: Figure, instead: Figure) -> set[str]:
    """Return what the check says around `figure` with `instead` in its place."""
    return {str(problem) for problem in check_proof(around(library, figure, instead))}


def undetected(library: Library) -> list[str]:
    """Return the mutants of all figures that pass the check; each figure has some."""
    found: list[str] = []
    for figure in figures(library):
        before = faults(library, figure, figure)
        seen = 0
        for change, fields in mutants(fields_of(figure)):
            seen += 1
            mutant = read_again(figure, fields)
            if mutant is not None and not faults(library, figure, mutant) - before:
                found.append(f"{figure.address}: {change}")
        assert seen > 0, figure.address
    return found


def figures(library: Library) -> list[Figure]:
    """Return every figure of `library`."""
    return [figure for brief in library.briefs for figure in figures_of(brief)]


# Tests


def test_every_changed_figure_of_the_shipped_briefs_fails_the_check() -> None:
    library = frozen_library()
    assert figures(library)
    assert undetected(library) == []


@pytest.fixture
def briefs(tmp_path: Path) -> Briefs:
    """Return figures with everything that a figure can have."""
    made = Briefs(tmp_path)
    made.source(
        "news",
        paragraph("1.165 bn USD", "120", "1.036 bn USD", "78", "55 m USD", "104", "74 m USD"),
        paragraph("rank 4", "63", "25 %", "2024", "2023"),
        paragraph("5", "7", "100 ha"),
        paragraph("12", "30"),
        paragraph("30 %"),
    )
    text = """\
        figures:
          - measure: fdi-new
            value: nearly 1.165 USD bn
            parts:
              - {what: new projects, count: 120, value: 1.036 USD bn}
              - {what: capital added, count: 78, value: 55 USD m}
              - {what: share purchases, count: 104, value: 74 USD m}
            cite: news#1
          - measure: exports
            growth: 25 %
            against: '2023'
            period: 2024
            rank: {place: 4, among: 63}
            cite: news#2
          - {measure: jobs, value: 5 to 7 people, cite: news#3}
          - {measure: land, value: 100 ha, cite: news#3}
          - measure: output
            value: over 12 wafers
            parts: [{what: a, value: 30 wafers}]
            cite: news#4
          - {measure: share, value: about 30 % of exports, cite: news#5}
        """
    made.locality("da-nang", text)
    return made


def test_every_changed_figure_of_every_form_fails_the_check(briefs: Briefs) -> None:
    assert briefs.problems() == []
    library = briefs.library()
    assert len(figures(library)) == 6
    assert undetected(library) == []


def test_what_is_unchanged_passes(briefs: Briefs) -> None:
    library = briefs.library()
    for figure in figures(library):
        again = read_again(figure, fields_of(figure))
        assert again == figure
        assert faults(library, figure, figure) == set()
