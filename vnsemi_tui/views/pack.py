"""The meeting pack: one page to take along, of a partner, a place or two of them."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from vnsemi_tui.library.figures import rivals
from vnsemi_tui.library.filter_table import WrongFilterError
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.ledger import Item
from vnsemi_tui.library.meeting import Meeting, side_of
from vnsemi_tui.model.brief import Claim, Entry
from vnsemi_tui.model.dates import shown_day, whole_months
from vnsemi_tui.model.days import read_date
from vnsemi_tui.model.vocabulary import Event
from vnsemi_tui.text.clean import excerpt
from vnsemi_tui.views import whose, words
from vnsemi_tui.views.layout import Cell, Column, Row, Section, card_lines, cell, title_lines
from vnsemi_tui.views.lines import Line, Span, Tone, muted
from vnsemi_tui.views.questions import questions
from vnsemi_tui.views.registry import NOBODY, Reader

OLD_AFTER = 12
"""Months after which a source is called old."""
EMPTY_LINES = 4
"""Lines left free for objectives, and for lines to take."""
LABEL, TEXT, CITE = Column(most=26), Column(flexible=True), Column(right=True, most=9)


class PackPage:
    """What to know before meeting; every line has its citation, nothing is added."""

    def __init__(self, meeting: Meeting) -> None:
        """Show `meeting`; the first side's debts come first."""
        self.known = meeting.known
        self.meeting = meeting

    @property
    def address(self) -> str:
        """`pack qorvo da-nang`."""
        since = [f"since:{self.meeting.since.text}"] if self.meeting.since else []
        return " ".join(("pack", *(side.brief.id for side in self.meeting.sides), *since))

    @property
    def title(self) -> str:
        """The names of the sides: `Qorvo · Đà Nẵng`."""
        return " · ".join(side.name for side in self.meeting.sides)

    @property
    def about(self) -> str:
        """What it is, how new its sources are, and for which day it was made."""
        newest = self.known.newest_source
        source = f" · newest source {newest}" if newest else ""
        return f"Meeting pack{source} · {shown_day(self.known.day)}"

    # How it is shown

    @cached_property
    def numbers(self) -> dict[str, int]:
        """By source: its number, in the order in which the pack first cites it."""
        numbers: dict[str, int] = {}
        for section in self.parts:
            for row in section.rows:
                claim = self.known.library.claims.get(row.address)
                for cite in self.known.cites(claim) if claim else ():
                    numbers.setdefault(cite.source, len(numbers) + 1)
        return numbers

    @cached_property
    def parts(self) -> tuple[Section, ...]:
        """Everything but citations, objectives and sources."""
        meeting = self.meeting
        waiting = [
            self._items_section(
                f"waiting-{side.brief.id}", f"{side.name} owes", meeting.waiting_on(side)
            )
            for side in meeting.sides
        ]
        others = meeting.waiting_on_others
        found = (
            self._last_contact(),
            self._people(),
            *waiting,
            self._items_section("waiting-others", "Others owe", others),
            self._plans(),
            self._figures(),
            self._new(),
            self._weak_spots(),
            self._questions(),
        )
        return whose.marked(self.known.library, found)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Everything, each line with the numbers of its sources."""
        cited = tuple(
            section._replace(
                columns=(*section.columns, CITE),
                rows=tuple(
                    row._replace(cells=(*row.cells, cell(muted(self._cited(row.address)))))
                    for row in section.rows
                ),
            )
            for section in self.parts
        )
        return (
            *cited,
            _free("objectives", "Objectives"),
            _free("lines", "Lines to take"),
            self._sources(),
        )

    def _cited(self, address: str) -> str:
        claim = self.known.library.claims.get(address)
        cites = self.known.cites(claim) if claim else ()
        numbers = dict.fromkeys(self.numbers[cite.source] for cite in cites)
        return "".join(f"[{number}]" for number in numbers)

    def lines(
        self, width: int, height: int = 0, opened: frozenset[str] = frozenset()
    ) -> list[Line]:
        """Return the page in `width` cells; see `views.lines.Page`."""
        header = title_lines(self.title, self.about, width)
        everything = frozenset(section.key for section in self.sections)
        return card_lines(header, self.sections, width, height, everything, above=0, folds=False)

    # Its parts

    def _last_contact(self) -> Section:
        rows = [self._entry_row(self.meeting.contact)] if self.meeting.contact else []
        if not rows:
            whose_contact = " between them" if len(self.meeting.sides) > 1 else ""
            rows = [_nothing(f"No contact{whose_contact} on record.")]
        return _section("contact", "Last contact", rows)

    def _entry_row(self, entry: Entry) -> Row:
        when = words.short_entry_date(self.known, entry)
        who = words.sides(self.known.library, entry)
        word = words.event_words(entry.event)
        head = f"{word} · {who}: " if who else f"{word}: "
        return _row(when, Span(head, Tone.STRONG), Span(entry.what), address=entry.address)

    def _people(self) -> Section:
        """Return who you will meet, and when the source gave them their posts."""
        rows = []
        for side in self.meeting.sides:
            for member in side.bodies:
                brief = self.known.library.brief(member)
                for person in self.known.of(brief.people) if brief else ():
                    as_of = f" (as of {self.known.reported(person) or 'an unknown day'})"
                    name = person.name or "name not given"
                    spans = (Span(f"{name}, {person.post}"), muted(as_of))
                    label = brief.name if brief else ""
                    rows.append(_row(label, *spans, address=person.address))
        return _section("people", "Who you will meet", rows)

    def _items_section(self, key: str, title: str, found: Sequence[Item]) -> Section:
        rows = []
        for item in found:
            sides = words.sides(self.known.library, item.entry)
            reply = ""
            if item.answer:
                by = whose.after(self.known.library, item.answer.address)
                if by == whose.after(self.known.library, item.entry.address):
                    by = ""  # the line as a whole says it
                reply = f" · reply: {item.answer.what}{by}"
            rows.append(
                _row(
                    f"{item.word}, {words.since(item)}",
                    Span(f"{sides}: ", Tone.STRONG),
                    Span(item.entry.what),
                    muted(" · "),
                    Span(item.verdict, words.state_tone(item.state)),
                    muted(reply),
                    address=item.entry.address,
                )
            )
        if not rows and not key.endswith("others"):
            rows = [_nothing("Nothing on record.")]
        return _section(key, title, rows)

    def _plans(self) -> Section:
        plans = [item for item in self.meeting.items if item.entry.due]
        plans.sort(key=lambda item: item.entry.due.sort_key if item.entry.due else ())
        rows = [
            _row(str(item.entry.due), Span(item.entry.what), address=item.entry.address)
            for item in plans
        ]
        return _section("plans", "Plans due", rows)

    def _figures(self) -> Section:
        rows = []
        for figure in self.meeting.figures:
            home = self.known.library.home_of(figure.address)
            details = words.figure_counts(self.known.library, figure)
            told = " · ".join(part for part in details if part)
            period = words.figure_period(figure)
            if not figure.period:
                period += f", {words.reported_words(self.known.reported(figure))}"
            rows.append(
                _row(
                    figure.measure.label,
                    muted(f"{home.name}: " if home else ""),
                    Span(words.figure_number(figure), Tone.STRONG),
                    muted(f" {told}" if told else ""),
                    muted(f" ({period})"),
                    address=figure.address,
                )
            )
        return _section("figures", "Figures", rows)

    def _new(self) -> Section:
        since = str(self.meeting.since) if self.meeting.since else "the last contact"
        rows = [self._entry_row(entry) for entry in self.meeting.new]
        if not rows and (self.meeting.since or self.meeting.contact):
            rows = [_nothing("Nothing newer on record.")]
        return _section("new", f"New since {since}", rows)

    def _weak_spots(self) -> Section:
        """Return what the pack rests on badly: one source, old ones, rivals, inferences."""
        claims: list[Claim] = [*self.meeting.entries, *self.meeting.figures]
        single = sum(len({cite.source for cite in self.known.cites(one)}) == 1 for one in claims)
        rows = []
        if claims:
            rows.append(_nothing(f"{single:,} of {len(claims):,} claims rest on a single source."))
        reported = [when.last for one in claims if (when := self.known.reported(one))]
        months = whole_months(max(reported), self.known.day) if reported else 0
        if months >= OLD_AFTER:
            rows.append(_nothing(f"The newest of their sources is {months} months old."))
        for figure in self.meeting.figures:
            for rival in rivals(self.known, figure):
                text = f"disputed: {words.figure_value(figure)} and {words.figure_value(rival)}"
                rows.append(_row(figure.measure.label, Span(text), address=rival.address))
        told: set[tuple[str, str]] = set()
        for one in claims:
            for field, reason in one.inferred.items():
                if (field, reason) not in told:
                    told.add((field, reason))
                    text = f"inferred, {words.field_words(field)}: {reason}"
                    rows.append(_row(_short(one), Span(text), address=one.address))
            if isinstance(one, Entry) and one.event is Event.CHALLENGED:
                rows.append(_row("challenged", Span(one.what), address=one.address))
        return _section("weak", "Weak spots", rows)

    def _questions(self) -> Section:
        meeting = self.meeting
        asked = questions(self.known, meeting.items, meeting.entries, meeting.figures)
        rows = [
            _row("", Span(one.text, Tone.STRONG), Span(f" {one.about}"), address=one.address)
            for one in asked
        ]
        return _section("questions", "Questions", rows)

    def _sources(self) -> Section:
        """Return the sources by number, each with the paragraphs that are cited."""
        paragraphs: dict[str, set[int]] = {}
        for section in self.parts:
            for row in section.rows:
                claim = self.known.library.claims.get(row.address)
                for cite in self.known.cites(claim) if claim else ():
                    paragraphs.setdefault(cite.source, set()).update(cite.paragraphs)
        rows = []
        for source_id, number in self.numbers.items():
            source = self.known.library.sources.get(source_id)
            if source:
                cited = sorted(paragraphs[source_id])
                plural = "s" if len(cited) > 1 else ""
                where = f", paragraph{plural} {', '.join(map(str, cited))}" if cited else ""
                told = f"{source.publisher}, {words.source_date(source)}: {source.title}{where}"
                cells = (cell(f"[{number}]"), cell(told, muted(f" {source.address}")))
                rows.append(Row(cells, opens=source_id))
        columns = (Column(most=5), TEXT)
        return Section("sources", "Sources", columns, tuple(rows), wraps=True, counted=False)


def _short(claim: Claim) -> str:
    """Return what sort of claim it is, for a label."""
    return claim.event.label if isinstance(claim, Entry) else "figure"


def _row(label: str, *spans: Span, address: str = "") -> Row:
    return Row((cell(muted(label)), Cell(spans)), address)


def _nothing(text: str) -> Row:
    """Return a row that says that there is nothing, or sums up."""
    return Row((cell(""), cell(muted(text))))


def _section(key: str, title: str, rows: Iterable[Row]) -> Section:
    return Section(key, title, (LABEL, TEXT), tuple(rows), wraps=True, counted=False)


def _free(key: str, title: str) -> Section:
    """Return lines left free to write on."""
    blank = Row((cell(""), cell("")))
    return Section(key, title, (LABEL, TEXT), (blank,) * EMPTY_LINES, counted=False)


def pack_at(known: Known, settings: Sequence[str], _: Reader = NOBODY) -> PackPage:
    """Return the pack of the ids in `settings`; `since:DATE` stands among them.

    Raise WrongFilterError for anything else.
    """
    ids = [word for word in settings if ":" not in word]
    since = None
    for word in settings:
        name, colon, value = word.partition(":")
        if not colon:
            continue
        if name != "since":
            raise WrongFilterError(
                f'"{excerpt(word)}" is not an option of a pack; it takes since:2024-05'
            )
        try:
            since = read_date(value)
        except ValueError as error:
            raise WrongFilterError(str(error)) from None
    if not 1 <= len(ids) <= 2 or len(set(ids)) < len(ids):
        raise WrongFilterError("name one or two different parties: pack qorvo da-nang")
    return PackPage(Meeting(known, [side_of(known, one) for one in ids], since))
