"""The proof of one claim: who says so, where, and what is doubtful about it."""

from vnsemi_tui.library.figures import has_smaller_territory, rivals
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.ledger import BY_OUR_READING, item_of
from vnsemi_tui.model.brief import (
    Became,
    Claim,
    Ended,
    Entry,
    Fact,
    Figure,
    Included,
    Person,
    Source,
    Was,
)
from vnsemi_tui.model.dates import PartialDate, shown_day
from vnsemi_tui.model.vocabulary import LEDGER_EVENTS, Event
from vnsemi_tui.views import whose, words
from vnsemi_tui.views.layout import labelled, paragraph
from vnsemi_tui.views.lines import BLANK, Line, Span, Tone

MOST_EARLIER = 5
"""How many earlier claims of the same initiative stand below a proof."""


class Proof:
    """Everything that is known about one claim."""

    def __init__(self, known: Known, claim: Claim) -> None:
        """Prove `claim` as known on the day of `known`."""
        self.known = known
        self.claim = claim

    @property
    def address(self) -> str:
        """The claim's address."""
        return self.claim.address

    @property
    def title(self) -> str:
        """What the claim says; of a later one only that it is later."""
        known = self.known.knows(self.claim)
        return says(self.known, self.claim) if known else not_yet(self.known)

    def lines(
        self, width: int, height: int = 0, opened: frozenset[str] = frozenset()
    ) -> list[Line]:
        """Return the proof in `width` cells; see `views.lines.Page`."""
        claim = self.claim
        if not self.known.knows(claim):
            return paragraph(self.title, width, Tone.MUTED)
        stated = paragraph(self.title, width, Tone.TEXT, claim.address)
        lines = [*paragraph(kind_words(claim), width, Tone.HEADING), *stated, BLANK]
        lines += self._about(width) + whose.file_lines(self.known.library, claim, width)
        for name, reasons in (("resolved", claim.resolved), ("inferred", claim.inferred)):
            for field, reason in reasons.items():
                lines += labelled(name, f"{words.field_words(field)}: {reason}", width)
        if isinstance(claim, Figure):
            for field, arithmetic in claim.computed.items():
                lines += labelled("computed", f"{field}: {arithmetic}", width)
        if claim.note:
            lines += labelled("doubt", claim.note, width, label_tone=Tone.OPEN)
        for number, cite in enumerate(self.known.cites(claim)):
            source = self.known.library.sources.get(cite.source)
            lines.append(BLANK)
            lines.append(Line((Span("Source" if number == 0 else "Another source", Tone.HEADING),)))
            lines += (
                source_lines(source, width)
                if source
                else labelled("missing", cite.source, width, tone=Tone.TROUBLE)
            )
            label, _, listed = str(cite).partition(" ")
            lines += labelled(label, listed, width, opens=cite.source if source else "")
            lines += whose.file_lines(self.known.library, source, width) if source else []
        return lines + self._notes(width) + self._earlier(width)

    def _earlier(self, width: int) -> list[Line]:
        """Return what was told of the same initiative before the claim, the latest first."""
        known, claim = self.known, self.claim
        initiative = known.library.initiative_of(claim.address)
        if initiative is None or not isinstance(claim, Entry):
            return []
        before = sorted(
            (one for one in known.timeline(initiative) if known.order(one) < known.order(claim)),
            key=known.order,
            reverse=True,
        )
        if not before:
            return []
        lines = [BLANK, Line((Span("Earlier claims", Tone.HEADING),))]
        for entry in before[:MOST_EARLIER]:
            told = f"{words.entry_date(known, entry)}: {entry.what}"
            told += whose.after(known.library, entry.address)
            lines += labelled(words.event_words(entry.event), told, width, address=entry.address)
        left = len(before) - MOST_EARLIER
        if left > 0:
            more = f"{left} more in {initiative.title}"
            lines += labelled("and", more, width, opens=initiative.address)
        return lines

    def _notes(self, width: int) -> list[Line]:
        """Return what the reader wrote down about the claim, the newest first."""
        found = self.known.notes_in(self.claim.address)
        lines = [BLANK, Line((Span("Your notes", Tone.HEADING),))] if found else []
        for note in found:
            by = "".join(span.text for span in whose.of_note(self.known.library, note))
            lines += labelled(str(note.on), f"{note.text}{by}", width)
        return lines

    def _about(self, width: int) -> list[Line]:
        match self.claim:
            case Entry():
                return self._about_entry(self.claim, width)
            case Figure():
                return self._about_figure(self.claim, width)
            case Fact(by=by, at=at, said_by=said_by):
                who = words.names(self.known.library, by)
                lines = labelled("by", who, width) if who else []
                lines += labelled("said by", said_by, width) if said_by else []
                return lines + (labelled("when", str(at), width) if at else [])
            case Person(also=also) if also:
                return labelled("also", ", ".join(also), width)
            case _:
                return []

    def _about_entry(self, entry: Entry, width: int) -> list[Line]:
        library = self.known.library
        lines: list[Line] = []
        for label, parties in (("by", entry.by), ("to", entry.to), ("about", entry.about)):
            for party in parties:
                brief = library.brief(party)
                lines += labelled(
                    label, library.name(party), width, opens=brief.id if brief else ""
                )
                label = ""
        if entry.said_by:
            lines += labelled("said by", entry.said_by, width)
        lines += labelled("when", words.entry_date(self.known, entry), width)
        if entry.where:
            lines += labelled("where", library.name(entry.where), width)
        if entry.answers in library.entries and self.known.has(entry.answers):
            ours = f"{BY_OUR_READING}: " if "answers" in entry.inferred else ""
            told = ours + library.entries[entry.answers].what
            lines += labelled("answers", told, width, address=entry.answers)
        initiative = library.initiative_of(entry.address)
        if initiative and (entry.event in LEDGER_EVENTS or entry.due):
            item = item_of(self.known, initiative, entry)
            lines += labelled(
                "state",
                words.item_state(item),
                width,
                tone=words.state_tone(item.state),
            )
        for answer in self.known.answers_to(entry.address):
            ours = f", {BY_OUR_READING}" if "answers" in answer.inferred else ""
            lines += labelled(
                "reply",
                f"{answer.event.label}{ours}: {answer.what}{whose.after(library, answer.address)}",
                width,
                address=answer.address,
            )
        if entry.maybe_same in library.entries and self.known.has(entry.maybe_same):
            lines += labelled(
                "maybe same",
                library.entries[entry.maybe_same].what,
                width,
                address=entry.maybe_same,
            )
        for twin in self.known.of(library.twins.get(entry.address, ())):
            told = twin.what + whose.after(library, twin.address)
            lines += labelled("maybe same", told, width, address=twin.address)
        if initiative:
            lines += labelled("in", initiative.title, width, opens=initiative.address)
        return lines

    def _about_figure(self, figure: Figure, width: int) -> list[Line]:
        lines = labelled("period", words.figure_period(figure), width)
        if figure.with_:
            lines += labelled("with", self.known.library.name(figure.with_), width)
        if figure.place:
            lines += labelled("place", self.known.library.name(figure.place), width)
        if figure.said_by:
            lines += labelled("said by", figure.said_by, width)
        for part in figure.parts:
            count = f"{part.count} " if part.count else ""
            value = f": {part.value}" if part.value else ""
            lines += labelled("part", f"{count}{part.what}{value}", width)
        if figure.preferred:
            lines += labelled("preferred", figure.preferred, width)
        for rival in rivals(self.known, figure):
            said = f"{words.figure_value(rival)} · {words.citation(self.known, rival)}"
            lines += labelled("rival", said, width, tone=Tone.TROUBLE, address=rival.address)
        if has_smaller_territory(self.known, figure):
            lines += labelled("territory", "smaller: before other units were merged into it", width)
        return lines


def source_lines(source: Source, width: int) -> list[Line]:
    """Return publisher, title, date and address of `source`."""
    lines = labelled("publisher", source.publisher, width)
    lines += labelled("title", source.title, width)
    return lines + more_source_lines(source, width)


def more_source_lines(source: Source, width: int) -> list[Line]:
    """Return what there is to say of `source` below its title and publisher."""
    lines = labelled("published", words.source_date(source), width)
    if source.bounds and not source.published:
        lines += labelled("why", source.bounds.why, width)
    if source.excerpt:
        lines += labelled("read", "opening only", width)
    for relay in source.relays:
        lines += labelled("relays", f"{relay.publisher}, paragraphs {relay.paragraphs}", width)
    if source.address:
        lines += labelled("address", source.address, width)
    if source.note:
        lines += labelled("note", source.note, width)
    return lines


def not_yet(known: Known) -> str:
    """Return that a claim or source was not known on the day."""
    return f"None of its sources had been published by {shown_day(known.day)}."


def kind_of(claim: Claim) -> str:
    """Return what sort of claim it is: an event's word, a measure, `person`."""
    match claim:
        case Entry(event=event, due=due):
            return f"Plan: {event.label}" if due else event.label[:1].upper() + event.label[1:]
        case Figure(measure=measure):
            return measure.label[:1].upper() + measure.label[1:]
        case Fact(event=event):
            return (event.label if event else "fact").capitalize()
        case _:
            return type(claim).__name__


def kind_words(claim: Claim) -> str:
    """Return `kind_of` as pages print it."""
    is_search = isinstance(claim, (Entry, Fact)) and claim.event is Event.LOOKED_FOR
    return "Searched, nothing found" if is_search else kind_of(claim)


def says(known: Known, claim: Claim) -> str:
    """Return in one sentence what `claim` says."""
    match claim:
        case Entry(what=what) | Fact(what=what):
            return what
        case Figure():
            counts = words.figure_counts(known.library, claim)
            parts = (words.figure_value(claim), words.rank_words(claim), *counts)
            return ", ".join(part for part in parts if part)
        case Person():
            return f"{claim.name or 'Name not given'}, {claim.post}"
        case _:
            return _says_of_change(known, claim)


def _says_of_change(known: Known, claim: Claim) -> str:
    owner = known.library.home_of(claim.address)
    name = owner.name if owner else claim.address
    match claim:
        case Became(id=successor, at=at):
            return f"{name} became part of {known.library.name(successor)}{_when(' on ', at)}."
        case Was(name=former, level=level, until=until):
            return f"{name} was {former}{f' ({level})' if level else ''}{_when(' until ', until)}."
        case Included(name=unit, since=since):
            return f"{unit} is part of {name}{_when(' since ', since)}."
        case Ended(what=what, at=at):
            return f"{name} ended{_when(' ', at)}: {what}"
        case _:
            return name


def _when(before: str, at: PartialDate | None) -> str:
    return f"{before}{at}" if at else ""
