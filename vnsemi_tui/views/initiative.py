"""The card of one initiative: ladder, parties, asks and answers, timeline."""

from collections.abc import Sequence
from functools import cached_property

from vnsemi_tui.library import ledger
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.library import places_of
from vnsemi_tui.library.stages import health, proven, speaker_of, stage
from vnsemi_tui.model.brief import Entry, Initiative, is_words
from vnsemi_tui.model.dates import shown_day
from vnsemi_tui.model.vocabulary import Rung
from vnsemi_tui.views import sections, ways_out, whose, words
from vnsemi_tui.views.keys import NO_KEYS, Keys
from vnsemi_tui.views.layout import (
    Column,
    Row,
    Section,
    card_lines,
    cell,
    ended,
    labelled,
    paragraph,
    title_lines,
)
from vnsemi_tui.views.lines import BLANK, Line, Span, Tone, fit, muted
from vnsemi_tui.views.notes import notes_section


class InitiativeCard:
    """One thing about which "how far is it?" is asked once."""

    def __init__(self, known: Known, initiative: Initiative, keys: Keys = NO_KEYS) -> None:
        """Show `initiative` as known on the day of `known`."""
        self.known = known
        self.initiative = initiative
        self.keys = keys

    @property
    def address(self) -> str:
        """The initiative's address."""
        return self.initiative.address

    @property
    def title(self) -> str:
        """The initiative's title."""
        return self.initiative.title

    def lines(
        self, width: int, height: int = 0, opened: frozenset[str] = frozenset()
    ) -> list[Line]:
        """Return the card in `width` cells; see `views.lines.Page`."""
        if not self.known.timeline(self.initiative):
            day = shown_day(self.known.day)
            nothing = f"Nothing about it had been published by {day}."
            header = title_lines(self.initiative.title, "", width)
            way_out = self.keys.hint(ways_out.LATER)
            return [*header, BLANK, *paragraph(f"{nothing} {way_out}", width, Tone.MUTED)]
        everything = opened | {section.key for section in self.sections}
        return card_lines(
            self.header(width), self.sections, width, height, everything, above=0, folds=False
        )

    def header(self, width: int) -> list[Line]:
        """Return title, place, stage, activity and what it is for."""
        known, thing = self.known, self.initiative
        library = known.library
        home = library.home_of(thing.address)
        reached = stage(known, thing)
        lines = [
            *title_lines(thing.title, "", width),
            *labelled(
                "in" if places_of(thing, library) else "of",
                home.name if home else "",
                width,
                opens=home.id if home else "",
            ),
        ]
        for place in thing.places:
            lines += labelled("also in", library.name(place), width, opens=place)
        if thing.site:
            lines += labelled("site", thing.site, width)
        sectors = words.sector_words(thing.sectors)
        lines += labelled("kind", f"{thing.kind.label} · {sectors}", width)
        bar = words.bar(reached) if reached.rung else ()
        words_span = Span(f"{' ' if bar else ''}{words.stage_words(reached, thing)}")
        by = whose.of_stage(library, "", reached)
        spans = (muted("stage       "), *bar, words_span, *by)
        lines.append(Line(fit(spans, width), reached.address))
        ailment = health(known, thing)
        if ailment:
            address = ailment.entry.address if ailment.entry else ""
            inferred = " (inferred)" if ailment.is_inferred and not ailment.is_silence else ""
            lines += labelled(
                "activity" if ailment.is_silence else "warning",
                ailment.shown + inferred,
                width,
                tone=words.health_tone(ailment),
                address=address,
            )
        return lines + whose.file_lines(library, thing, width)

    @cached_property
    def sections(self) -> Sequence[Section]:
        """Ladder, asks and answers, timeline, parties, figures, neighbours, sources."""
        known, thing = self.known, self.initiative
        entries = known.timeline(thing)
        found = (
            self._ladder(entries),
            self._items(),
            self._timeline(entries),
            self._parties(),
            sections.figures_section(known, thing.figures),
            notes_section(known, thing.address),
            self._neighbours(),
            sections.sources_section(known, [*entries, *thing.figures]),
        )
        return whose.marked(known.library, found)

    def _ladder(self, entries: Sequence[Entry]) -> Section:
        """Return the rungs reached, from the top down, each with the entry that speaks for it."""
        rows = []
        library = self.known.library
        for rung in reversed(Rung):
            steps = [entry for entry in entries if proven(library, entry) is rung]
            if rung is Rung.NONE or not steps:
                continue
            latest = speaker_of(self.known, steps)
            others = len({self._original(entry).address for entry in steps}) - 1
            label = (
                "done" if rung is Rung.RUNNING and self.initiative.kind.is_one_off else rung.label
            )
            more = f" and {others} more" if others else ""
            when = str(latest.at or words.reported_words(self.known.reported(latest)))
            rows.append(
                Row(
                    (
                        cell(Span(label, Tone.ACCENT)),
                        cell(f"{words.event_words(latest.event)}{more}"),
                        cell(muted(when)),
                    ),
                    latest.address,
                )
            )
        return Section(
            "ladder",
            "Stages reached",
            (Column(most=12), sections.TEXT, sections.DATE),
            tuple(rows),
            first=7,
            counted=False,
        )

    def _items(self) -> Section:
        """Return every ask, offer, pledge and plan with what came of it."""
        rows = []
        found = ledger.items(self.known, [self.initiative])
        for item in found:
            side = words.sides(self.known.library, item.entry)
            reply = f": {item.answer.what}" if item.answer else ""
            spans = (
                Span(f"{side}: {item.entry.what}"),
                muted(" · "),
                Span(f"{item.verdict}{reply}", words.state_tone(item.state)),
            )
            rows.append(
                Row(
                    (
                        cell(muted(item.word)),
                        ended(cell(*spans), whose.of_item(self.known.library, item)),
                        cell(muted(words.age_words(item.age))),
                    ),
                    item.entry.address,
                )
            )
        columns = (sections.WORD, sections.TEXT, Column(right=True, most=13))
        title, note = "Asks, offers, pledges, plans", words.inferred_count(found)
        return Section("items", title, columns, tuple(rows), note=note, wraps=True)

    def _timeline(self, entries: Sequence[Entry]) -> Section:
        """Return what happened, the oldest first, with doubts."""
        rows = []
        for entry in sorted(entries, key=self._place):
            row = sections.entry_row(self.known, entry)
            doubts = (muted(f" · {entry.note}"),) if entry.note else ()
            told = cell(*row.cells[2].spans, *doubts)
            rows.append(Row((row.cells[0], row.cells[1], told), entry.address))
        return Section(
            "timeline",
            "Timeline",
            (Column(most=22), sections.WORD, sections.TEXT),
            tuple(rows),
            wraps=True,
        )

    def _original(self, entry: Entry) -> Entry:
        """Return the entry that `entry` may report again, else itself."""
        return self.known.original_of(entry) or entry

    def _place(self, entry: Entry) -> tuple[object, ...]:
        """Sort by time; what may be reported again stands below its first report."""
        first = self._original(entry)
        if first not in self.initiative.timeline:
            first = entry
        return (self.known.order(first), first.address, first is not entry)

    def _parties(self) -> Section:
        library = self.known.library
        rows = []
        for party in self.known.parties(self.initiative):
            brief = None if is_words(party) else library.brief(party)
            role = self.initiative.roles.get(party, "")
            rows.append(
                Row((cell(library.name(party)), cell(muted(role))), opens=brief.id if brief else "")
            )
        return Section("parties", "Parties", (Column(most=44), sections.TEXT), tuple(rows))

    def _neighbours(self) -> Section:
        """Return what it follows and what has to do with it, both ways."""
        library, address = self.known.library, self.initiative.address
        linked = [("follows", self.initiative.follows)] if self.initiative.follows else []
        linked += [("see also", other) for other in self.initiative.see]
        for other in self.known.initiatives():
            if other.follows == address:
                linked.append(("followed by", other.address))
            elif address in other.see and other.address not in self.initiative.see:
                linked.append(("see also", other.address))
        rows = tuple(
            Row((cell(muted(word)), cell(library.initiatives[target].title)), opens=target)
            for word, target in linked
            if target in library.initiatives and self.known.has(target)
        )
        return Section("neighbours", "Related", (sections.WORD, sections.TEXT), rows)
