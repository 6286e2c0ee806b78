"""The cards of localities and partners."""

from collections.abc import Sequence
from functools import cached_property
from itertools import groupby

from vnsemi_tui.library.figures import mergers
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.ledger import items
from vnsemi_tui.library.library import claims_of, figures_of, places_of, summed_up
from vnsemi_tui.library.matrix import stages_in_place
from vnsemi_tui.library.places import told_elsewhere
from vnsemi_tui.library.stages import stage_of_partner, takes_part, taking_part
from vnsemi_tui.model.brief import Brief, Entry, Fact, Initiative, Locality, Partner, Was
from vnsemi_tui.model.dates import shown_day
from vnsemi_tui.model.vocabulary import Level
from vnsemi_tui.text.width import cut
from vnsemi_tui.views import sections, ways_out, whose, words
from vnsemi_tui.views.elsewhere import elsewhere_section
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
from vnsemi_tui.views.lines import BLANK, Line, Span, Tone, muted
from vnsemi_tui.views.notes import notes_section

ROOMY = 30
"""From so many rows on, summaries are shown whole."""
SHORT_SUMMARY = 2
"""Rows of a summary where there is less room."""


class _Card:
    """What both cards share."""

    silent: frozenset[str] = frozenset()
    """Keys of the sections that may have rows though nothing is told of the brief."""

    def __init__(self, known: Known, brief: Locality | Partner, keys: Keys = NO_KEYS) -> None:
        """Show `brief` as known on the day of `known`."""
        self.known = known
        self.keys = keys
        self.brief = brief

    @property
    def address(self) -> str:
        """The brief's id."""
        return self.brief.id

    @property
    def title(self) -> str:
        """The brief's name."""
        return self.brief.name

    def header(self, width: int, *, short: bool) -> list[Line]:
        """Return name, kind and summary; a `short` one where rows are few."""
        raise NotImplementedError

    @cached_property
    def sections(self) -> Sequence[Section]:
        """Every section, in order."""
        raise NotImplementedError

    def lines(
        self, width: int, height: int = 0, opened: frozenset[str] = frozenset()
    ) -> list[Line]:
        """Return the card in `width` cells; see `views.lines.Page`."""
        header = self.header(width, short=0 < height < ROOMY)
        if nothing := self.nothing_lines(width):
            header = [*header, BLANK, *nothing]
        return card_lines(header, self.sections, width, height, opened)

    def nothing_lines(self, width: int) -> list[Line]:
        """Return the lines of a card on which nothing is told; none where something is."""
        if any(section.rows for section in self.sections if section.key not in self.silent):
            return []
        if self.known.is_past:
            day = shown_day(self.known.day)
            nothing = f"Nothing about it had been published by {day}."
            why = self.keys.hint(ways_out.LATER)
        else:
            nothing = f"Nothing on {self.brief.name} in this industry yet."
            why = "Nobody has looked so far, so this proves nothing. "
            why += self.keys.hint(ways_out.ELSEWHERE)
        return paragraph(f"{nothing} {why}", width, Tone.MUTED)

    def _kept_lines(self, width: int) -> list[Line]:
        """Say where the brief is shown as it was before its file had errors."""
        if not self.known.library.is_kept(self.brief):
            return []
        text = "Its file now has errors. This is the earlier version; see Data check."
        return paragraph(text, width, Tone.TROUBLE, opens="problems")

    def _became_lines(self, width: int) -> list[Line]:
        became = self.brief.became
        if became is None or not self.known.knows(became):
            return []
        successor = self.known.library.name(became.id)
        since = f" on {became.at}" if became.at else ""
        happened = self.known.has_become(self.brief)
        if isinstance(self.brief, Locality):
            verb = "Until it became part of" if happened else "To become part of"
        else:
            verb = "Until it was absorbed by" if happened else "To be absorbed by"
        text = f"{verb} {successor}{since}."
        return paragraph(text, width, Tone.ACCENT, became.address, became.id)

    def _was_lines(self, width: int) -> list[Line]:
        """Say what it was called; what it still was on the day needs no later report."""
        lines: list[Line] = []
        for was in self.brief.was:
            level = f" ({was.level})" if was.level else ""
            if self._still_was(was):
                text = f"then {was.name}{level}"
            elif self.known.knows(was):
                text = f"was {was.name}{level}" + (f" until {was.until}" if was.until else "")
            else:
                continue
            text += whose.after(self.known.library, was.address)
            lines.extend(paragraph(text, width, Tone.MUTED, was.address))
        return lines

    def _still_was(self, was: Was) -> bool:
        """Whether the change was still to come on the day."""
        return was.until is not None and self.known.day <= was.until.first

    def _summary(self, width: int, *, short: bool) -> list[Line]:
        """Return the summary, at most two lines of it where rows are few.

        It has no date: it is left out as long as not all that it may speak of was known.
        """
        if not self.brief.summary or not self.known.knows_all(
            summed_up(self.brief, self.known.library)
        ):
            return []
        lines = paragraph(self.brief.summary, width, Tone.MUTED)
        if not short or len(lines) <= SHORT_SUMMARY:
            return lines
        last = cut(lines[SHORT_SUMMARY - 1].text + "…", width)
        return [*lines[: SHORT_SUMMARY - 1], Line((Span(last, Tone.MUTED),))]


class LocalityCard(_Card):
    """A province, a city, or the country."""

    brief: Locality
    silent = frozenset({"sources", "notes"})  # a merger has a source, too

    def header(self, width: int, *, short: bool) -> list[Line]:
        """Return name, level, region, mergers and summary."""
        place = (
            self.brief.level.value if self.brief.level is Level.COUNTRY else self.brief.region.label
        )
        then = (was.level for was in self.brief.was if was.level and self._still_was(was))
        level = "" if self.brief.level is Level.COUNTRY else next(then, self.brief.level.label)
        level = f"{level} · " if level else ""
        return [
            *title_lines(self.brief.name, f"{level}{place}", width),
            *whose.folder_lines(self.known.library, self.brief, width),
            *self._kept_lines(width),
            *self._became_lines(width),
            *self._merger_lines(width),
            *self._was_lines(width),
            *self._summary(width, short=short),
        ]

    def _merger_lines(self, width: int) -> list[Line]:
        """Say what was merged into the locality, and since when: a line for each day."""
        lines: list[Line] = []
        for at, group in groupby(mergers(self.known, self.brief), key=lambda merger: merger.at):
            merged = list(group)
            shown = words.joined([merger.name for merger in merged])
            since = f"since {at} with" if at else "with"
            first = merged[0]
            text = f"{since} the former {shown}{whose.after(self.known.library, first.address)}"
            lines += paragraph(text, width, Tone.ACCENT, first.address, first.brief_id)
        return lines

    @cached_property
    def sections(self) -> Sequence[Section]:
        """Figures, initiatives, what waits, what is newest; below them the rest."""
        known, here = self.known, frozenset({self.brief.id})
        own = known.initiatives_in(here)
        ours = known.initiatives_in(known.territory(self.brief.id))
        waiting = [item for item in items(known, ours) if item.state.is_open]
        entries = [entry for thing in own for entry in thing.timeline]
        former = [
            brief
            for brief in known.library.predecessors.get(self.brief.id, ())
            if isinstance(brief, Locality) and known.has_become(brief)
        ]
        elsewhere = told_elsewhere(known, self.brief.id)
        found = (
            sections.figures_section(known, self.brief.figures),
            sections.initiatives_section(known, own),
            sections.waiting_section(known, waiting, here),
            sections.timeline_section(known, entries, here),
            sections.planned_section(known, entries, here),
            notes_section(known, self.brief.id, own),
            *(_former_section(known, brief, own) for brief in former),
            partners_section(known, self.brief, own),
            sections.facts_section(known, self.brief.facts),
            elsewhere_section(known, self.brief.id, elsewhere),
            sections.people_section(known, self.brief.people),
            sections.sources_section(known, [*claims_of(self.brief), *elsewhere]),
        )
        return whose.marked(known.library, found)


class PartnerCard(_Card):
    """A company, association, authority, university, fund or market."""

    brief: Partner

    def header(self, width: int, *, short: bool) -> list[Line]:
        """Return name, kind, home, parent, end and summary."""
        library = self.known.library
        home = library.name(self.brief.home) if self.brief.home else ""
        kind = " · ".join(part for part in (self.brief.kind.label, home) if part)
        lines = [
            *title_lines(self.brief.name, kind, width),
            *whose.folder_lines(library, self.brief, width),
            *self._kept_lines(width),
            *self._became_lines(width),
            *self._was_lines(width),
        ]
        if self.brief.parent:
            lines += labelled(
                "belongs to", library.name(self.brief.parent), width, opens=self.brief.parent
            )
        for child in library.subsidiaries.get(self.brief.id, ()):
            if self.known.has(child.id):
                lines += labelled("subsidiary", child.name, width, opens=child.id)
        ended = self.brief.ended
        if ended and self.known.knows(ended):
            when = f"{ended.at}: " if ended.at else ""
            lines += labelled(
                "ended", when + ended.what, width, tone=Tone.TROUBLE, address=ended.address
            )
        return [*lines, *self._summary(width, short=short)]

    @cached_property
    def sections(self) -> Sequence[Section]:
        """Places and stages, what waits, figures, what is newest; below them the rest."""
        known = self.known
        family = known.library.family(self.brief.id)
        own = [
            thing
            for thing in known.library.initiatives_naming(family)
            if known.timeline(thing)
            and (
                thing.address.partition("/")[0] == self.brief.id
                or not family.isdisjoint(taking_part(known, thing))
            )
        ]
        found = [item for item in items(known, own) if not family.isdisjoint(item.sides)]
        entries = [
            entry for thing in own for entry in known.timeline(thing) if takes_part(entry, family)
        ]
        shown = (
            places_section(known, self.brief, own),
            sections.waiting_section(known, [item for item in found if item.state.is_open], family),
            sections.figures_section(known, figures_of(self.brief)),
            sections.timeline_section(known, entries, family, first=3),
            sections.planned_section(known, entries, family),
            notes_section(known, self.brief.id, own),
            sections.waiting_section(
                known,
                [item for item in found if not item.state.is_open],
                family,
                "closed",
                "Answered, met or lapsed",
            ),
            mentions_section(known, self.brief),
            sections.facts_section(known, self.brief.facts),
            sections.people_section(known, self.brief.people),
            sections.sources_section(known, [*claims_of(self.brief), *entries]),
        )
        return whose.marked(known.library, shown)


def card_of(known: Known, brief: Brief, keys: Keys = NO_KEYS) -> LocalityCard | PartnerCard:
    """Return the card of `brief`."""
    if isinstance(brief, Locality):
        return LocalityCard(known, brief, keys)
    assert isinstance(brief, Partner)
    return PartnerCard(known, brief, keys)


def partners_section(known: Known, locality: Locality, own: Sequence[Initiative]) -> Section:
    """Return the partners of a locality with their furthest stage in it, the furthest first."""
    ids = dict.fromkeys(
        party
        for thing in own
        for party in taking_part(known, thing)
        if party in known.library.partners
    )
    reached = stages_in_place(known, locality.id)
    staged = [(reached[partner_id], partner_id) for partner_id in ids if partner_id in reached]
    staged.sort(key=lambda pair: (-pair[0].rung, known.library.name(pair[1])))
    rows = []
    for found, partner_id in staged:
        partner = known.library.partners[partner_id]
        home = known.library.name(partner.home) if partner.home else ""
        kind = " · ".join(part for part in (partner.kind.label, home) if part)
        name = cell(partner.name, muted(f"  {kind}"))
        name = ended(name, whose.of_stage(known.library, partner_id, found))
        rows.append(Row((words.stage_cell(found), name), found.address, partner_id))
    return Section("partners", "Partners", (Column(most=20), sections.TEXT), tuple(rows))


def places_section(known: Known, partner: Partner, own: Sequence[Initiative]) -> Section:
    """Return the partner's initiatives with their place and the partner's stage in each."""
    staged = [(stage_of_partner(known, thing, partner.id), thing) for thing in own]
    staged.sort(key=lambda pair: (-pair[0].rung, pair[1].address))
    rows = []
    for found, thing in staged:
        where = ", ".join(known.library.name(place) for place in places_of(thing, known.library))
        when = str(found.at) if found.at else ""
        rows.append(
            Row(
                (
                    words.stage_cell(found),
                    ended(
                        cell(Span(f"{where}: " if where else ""), Span(thing.title)),
                        whose.of_stage(known.library, thing.address, found),
                    ),
                    cell(muted(when)),
                ),
                found.address,
                thing.address,
            )
        )
    return Section(
        "initiatives",
        "Initiatives",
        (Column(most=20), Column(flexible=True), sections.DATE),
        tuple(rows),
        first=6,
    )


def mentions_section(known: Known, partner: Partner) -> Section:
    """Return the entries and facts that only talk of the partner."""
    alone = frozenset({partner.id})
    entries: list[Row] = []
    facts: list[Row] = []
    for claim in known.of(known.library.naming.get(partner.id, ())):
        if isinstance(claim, Fact) and partner.id in claim.about:
            when = words.reported_words(known.reported(claim))
            cells = (cell(muted(when)), cell(muted("said")), cell(claim.what))
            facts.append(Row(cells, claim.address, claim.address.partition("/")[0]))
        elif (
            isinstance(claim, Entry) and partner.id in claim.about and not takes_part(claim, alone)
        ):
            entries.append(sections.entry_row(known, claim))
    rows = (*entries, *facts)
    return Section("mentions", "Mentioned", (Column(most=22), sections.WORD, sections.TEXT), rows)


def _former_section(known: Known, former: Locality, shown: Sequence[Initiative]) -> Section:
    """Return the initiatives of a unit that was merged into the locality, `shown` ones left out."""
    above = {thing.address for thing in shown}
    own = [thing for thing in known.initiatives_in((former.id,)) if thing.address not in above]
    key = f"from-{former.id}"
    return sections.initiatives_section(known, own, key, f"From the former {former.name}")
