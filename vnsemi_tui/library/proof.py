"""Whether numbers and names of claims stand in the paragraphs they cite, and all there are used.

It needs the source records alone: they hold the numbers and names of every paragraph.
"""

from collections.abc import Iterable, Iterator

import msgspec

from vnsemi_tui.library.arithmetic import calculate, is_rounded, is_sum, numbers_of
from vnsemi_tui.library.library import Library, claims_of
from vnsemi_tui.model.brief import (
    Became,
    Claim,
    Ended,
    Entry,
    Fact,
    Figure,
    Included,
    Initiative,
    Person,
    Source,
    Was,
    is_words,
)
from vnsemi_tui.model.dates import PartialDate
from vnsemi_tui.model.values import Value
from vnsemi_tui.reading.names import named
from vnsemi_tui.reading.numbers import (
    date_gaps,
    prose_numbers,
    stands,
    used,
    used_by_date,
    used_by_value,
    value_stands,
)
from vnsemi_tui.reading.problems import Problem, Severity


def check_proof(library: Library, *, is_whole: bool = True) -> list[Problem]:
    """Return a problem for each number or name that does not stand, and each that is not used.

    Where something had to be left out of `library`, it is not `is_whole`: what is left out may
    use any number, so the unused ones are not told.
    """
    checker = _Checker(library)
    checker.check_claims()
    if is_whole:
        checker.check_used()
    return checker.problems


class _Checker:
    """Holds the claims of a library against its source records."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.problems: list[Problem] = []
        self.used: dict[tuple[str, int], set[str]] = {}
        """The tokens that claims use, by source and paragraph; without any, where only cited."""

    def check_claims(self) -> None:
        for brief in self.library.briefs:
            for claim in claims_of(brief):
                self._check_claim(claim)
            for initiative in brief.initiatives:
                self._check_title(initiative)

    def check_used(self) -> None:
        for source in self.library.contents.sources:
            self._check_used(source)

    # One claim

    def _check_claim(self, claim: Claim) -> None:
        if any(cite.source not in self.library.sources for cite in claim.cite):
            return  # reported as a missing source
        tokens = self._tokens([claim])
        self._use(claim, set())
        for field, value in _values(claim):
            printed = _as_printed(field, value, tokens)
            if field in getattr(claim, "computed", {}):
                self._check_computed(claim, field, value, tokens)
            elif not value_stands(printed, tokens):
                self._fault(
                    claim,
                    f"{field} {value.text} does not stand in {_where(claim)}",
                    _printed(tokens),
                )
            self._use(claim, used_by_value(printed, tokens))
        for field, number in _plain_numbers(claim):
            if not stands(number, tokens):
                self._fault(
                    claim,
                    f"{field} {number.removeprefix('rank ')} does not stand in {_where(claim)}",
                    _printed(tokens),
                )
            self._use(claim, used(number, tokens))
        for field, at in _dates(claim):
            self._check_date(claim, field, at, tokens)
        for field, text in _prose(claim):
            for number in prose_numbers(text):
                if not stands(number, tokens):
                    self._fault(
                        claim,
                        f"{number} in {field} does not stand in {_where(claim)}",
                        _printed(tokens),
                    )
                self._use(claim, used(number, tokens))
        self._check_names(claim)

    def _check_date(self, claim: Claim, field: str, at: PartialDate, tokens: set[str]) -> None:
        self._use(claim, used_by_date(at, tokens))
        if field in claim.resolved or field in claim.inferred:
            return
        gaps = date_gaps(at, tokens)
        if gaps:
            what = f"{field} {at.text}: {', '.join(gaps)} does not stand in {_where(claim)}"
            self._fault(
                claim,
                what,
                f"make it less precise, or say how it is known: resolved: {{{field}: …}}",
            )

    def _check_computed(self, claim: Claim, field: str, value: Value, tokens: set[str]) -> None:
        arithmetic = getattr(claim, "computed", {})[field]
        for number in numbers_of(arithmetic):
            found = {token for token in tokens if token.split(" ")[0] == number}
            self._use(claim, found)
            if not found:
                self._fault(
                    claim,
                    f"{number} in computed {field} does not stand in {_where(claim)}",
                    _printed(tokens),
                )
            elif is_sum(arithmetic) and not value_stands(_with_number(value, number), found):
                self._fault(
                    claim,
                    f"{field} {value.text} is of another kind than {number} in its computed",
                    "add only what has the value's own unit and scale",
                )
        result = calculate(arithmetic)
        if result is None:
            self._fault(
                claim,
                f"computed {field} is no arithmetic",
                "write numbers, + - * / and round brackets",
            )
        elif not is_rounded(result, value.number):
            self._fault(
                claim,
                f"computed {field} gives {result:f}, not {value.number}",
                "correct one of the two",
            )

    def _check_names(self, claim: Claim) -> None:
        names = [
            name
            for source, number in self._cited([claim])
            for name in source.paragraphs[number - 1].names
        ]
        for field, party in _named_parties(claim):
            if field in claim.resolved or field in claim.inferred or is_words(party):
                continue
            if not named(self._candidates(party), names):
                reason = f"{field} {self.library.name(party)} is not named in {_where(claim)}"
                self._fault(
                    claim,
                    reason,
                    f"cite where it is, or say how it is known: resolved: {{{field}: …}}",
                    Severity.WARNING,
                )

    def _candidates(self, party: str) -> list[str]:
        """Return what may stand for `party`: its names, its parent's, its home's, a surname."""
        brief = self.library.brief(party)
        if brief is None:
            return [party, party.split(" ")[-1]]
        found = [brief.name, *brief.also, *(was.name for was in brief.was)]
        parent = self.library.partners.get(getattr(brief, "parent", ""))
        home = self.library.localities.get(getattr(brief, "home", ""))
        for relative in (parent, home):
            if relative is not None:
                found += [relative.name, *relative.also]
        return found

    def _check_title(self, initiative: Initiative) -> None:
        claims = [*initiative.timeline, *initiative.figures]
        tokens = self._tokens(claims)
        for text in (initiative.title, initiative.site):
            for number in prose_numbers(text):
                for claim in claims:
                    self._use(claim, used(number, self._tokens([claim])))
                if not stands(number, tokens):
                    self._fault_at(
                        initiative.file,
                        initiative.line,
                        1,
                        f"{number} in title or site stands in no cited paragraph",
                        "take it out",
                    )

    # The paragraphs

    def _check_used(self, source: Source) -> None:
        for index, paragraph in enumerate(source.paragraphs):
            number = index + 1
            if source.excerpt and (source.id, number) not in self.used:
                continue  # only what is cited of it was read for these briefs
            used_here = self.used.get((source.id, number), set())
            if source.published:  # the dateline
                used_here |= used_by_date(source.published, paragraph.numbers[:1])
            for token in dict.fromkeys(paragraph.numbers):
                if token not in used_here and token not in paragraph.unused:
                    reason = f"paragraph {number}: no claim uses {token}"
                    way_out = f"write the claim, or give the reason: unused: {{'{token}': …}}"
                    self._fault_at(source.file, paragraph.line, 1, reason, way_out)
            for token in paragraph.unused:
                if token not in paragraph.numbers:
                    reason = f"paragraph {number} has no {token} that could be unused"
                    self._fault_at(source.file, paragraph.line, 1, reason, "take it out")
                elif token in used_here:
                    reason = f"paragraph {number}: {token} is listed as unused, but a claim uses it"
                    self._fault_at(source.file, paragraph.line, 1, reason, "take it out of unused")

    def _cited(self, claims: Iterable[Claim]) -> Iterator[tuple[Source, int]]:
        for claim in claims:
            for cite in claim.cite:
                source = self.library.sources.get(cite.source)
                for number in cite.paragraphs if source else ():
                    if source and number <= len(source.paragraphs):
                        yield source, number

    def _tokens(self, claims: Iterable[Claim]) -> set[str]:
        return {
            token
            for source, number in self._cited(claims)
            for token in source.paragraphs[number - 1].numbers
        }

    def _use(self, claim: Claim, tokens: set[str]) -> None:
        """Count `tokens` as used by `claim`; in a shipped source only by a shipped claim.

        What somebody adds to the shipped briefs makes nothing in them wrong, or right.
        """
        for source, number in self._cited([claim]):
            if self._is_shipped(source) and not self._is_shipped(claim):
                continue
            self.used.setdefault((source.id, number), set()).update(tokens)

    def _is_shipped(self, thing: Claim | Source) -> bool:
        return self.library.file_of(thing).shipped

    def _fault(
        self, claim: Claim, reason: str, way_out: str, severity: Severity = Severity.ERROR
    ) -> None:
        self._fault_at(claim.file, claim.line, claim.column, reason, way_out, severity)

    def _fault_at(
        self,
        file: int,
        line: int,
        column: int,
        reason: str,
        way_out: str,
        severity: Severity = Severity.ERROR,
    ) -> None:
        path = self.library.contents.files[file].shown
        self.problems.append(
            Problem(
                path=path,
                line=line,
                column=column,
                reason=reason,
                way_out=way_out,
                severity=severity,
            )
        )


def _with_number(value: Value, number: str) -> Value:
    return msgspec.structs.replace(value, number=number, upto="")


def _as_printed(field: str, value: Value, tokens: set[str]) -> Value:
    """Return `value` as `tokens` may have it: a decrease without its sign, as in "fell by 3 %"."""
    ends = [number for number in (value.number, value.upto) if number]
    is_decrease = field == "growth" and all(number.startswith("-") for number in ends)
    if not is_decrease or value_stands(value, tokens):
        return value
    return msgspec.structs.replace(
        value, number=value.number.removeprefix("-"), upto=value.upto.removeprefix("-")
    )


def _where(claim: Claim) -> str:
    return " or ".join(f"{cite.source}, {cite}" for cite in claim.cite)


def _printed(tokens: set[str]) -> str:
    return f"printed there: {', '.join(sorted(tokens))}" if tokens else "no number is printed there"


def _values(claim: Claim) -> Iterator[tuple[str, Value]]:
    if not isinstance(claim, Figure):
        return
    if claim.value:
        yield "value", claim.value
    if claim.growth:
        yield "growth", claim.growth
    for part in claim.parts:
        if part.value:
            yield "part", part.value


def _plain_numbers(claim: Claim) -> Iterator[tuple[str, str]]:
    if not isinstance(claim, Figure):
        return
    if claim.rank:
        yield "rank", f"rank {claim.rank.place}"
        if claim.rank.among:
            yield "among", claim.rank.among
    for part in claim.parts:
        if part.count:
            yield "count", part.count


def _dates(claim: Claim) -> Iterator[tuple[str, PartialDate]]:
    found: list[tuple[str, PartialDate | None]] = []
    match claim:
        case Entry(at=at, due=due):
            found = [("at", at), ("due", due)]
        case Figure(period=period):
            found = [("period", period)]
        case Fact(at=at) | Became(at=at) | Ended(at=at):
            found = [("at", at)]
        case Was(until=until):
            found = [("until", until)]
        case Included(since=since):
            found = [("since", since)]
    for field, at in found:
        if at is not None:
            yield field, at


def _prose(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield the texts of a claim whose numbers must stand."""
    for field in ("what", "note", "against", "post", "where"):
        text = getattr(claim, field, "")
        if text:
            yield field, text
    for party in (
        *getattr(claim, "by", ()),
        *getattr(claim, "to", ()),
        *getattr(claim, "about", ()),
    ):
        if is_words(party):
            yield "party", party
    if isinstance(claim, Figure):
        for part in claim.parts:
            yield "part", part.what
        if claim.rank and claim.rank.who:
            yield "rank", claim.rank.who


def _named_parties(claim: Claim) -> Iterator[tuple[str, str]]:
    match claim:
        case (
            Entry(by=by, to=to, about=about, said_by=said_by)
            | Fact(by=by, to=to, about=about, said_by=said_by)
        ):
            for field, parties in (("by", by), ("to", to), ("about", about)):
                for party in parties:
                    yield field, party
            if said_by:
                yield "said_by", said_by
        case Figure(with_=with_, said_by=said_by):
            for field, party in (("with", with_), ("said_by", said_by)):
                if party:
                    yield field, party
        case Person(name=name) if name:
            yield "name", name
