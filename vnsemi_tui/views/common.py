"""What a partner and a place have in common."""

from collections.abc import Collection, Sequence
from functools import cached_property

from vnsemi_tui.library.filter_table import WrongFilterError
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.ledger import items
from vnsemi_tui.library.library import places_of
from vnsemi_tui.library.places import north_to_south
from vnsemi_tui.library.stages import Stage, highest, takes_part
from vnsemi_tui.model.brief import Entry, Initiative, Locality, Partner
from vnsemi_tui.model.vocabulary import InitiativeKind, Rung
from vnsemi_tui.text.clean import excerpt
from vnsemi_tui.text.nearest import hint
from vnsemi_tui.text.width import pad
from vnsemi_tui.views import sections, ways_out, whose, words
from vnsemi_tui.views.keys import NO_KEYS, Keys
from vnsemi_tui.views.layout import Section, card_lines, labelled, paragraph, title_lines
from vnsemi_tui.views.lines import BLANK, Line, Span, Tone, fit, muted
from vnsemi_tui.views.registry import NOBODY, Reader

LABEL_CELLS = 12
_FIRST = 3
"""Names of places that stand in the title; of more, the number does."""


class CommonPage:
    """The initiatives of a place in which a partner, or one that belongs to it, takes part.

    Units that were merged into the place count; without a place, every place does.
    """

    def __init__(
        self, known: Known, partner_id: str, place_id: str = "", *, keys: Keys = NO_KEYS
    ) -> None:
        """Show what `partner_id` has to do with `place_id`; both are ids of the library."""
        self.known = known
        self.keys = keys
        self.partner: Partner = known.library.partners[partner_id]
        self.place: Locality | None = known.library.localities[place_id] if place_id else None

    @property
    def address(self) -> str:
        """`common qorvo da-nang`, or `common qorvo`."""
        return " ".join(("common", self.partner.id, *([self.place.id] if self.place else [])))

    @property
    def title(self) -> str:
        """Both names: `Qorvo · Đà Nẵng`."""
        if self.place:
            return f"{self.partner.name} · {self.place.name}"
        names = [place.name for place in self.places]
        shown = words.joined(names) if len(names) <= _FIRST else f"{len(names)} localities"
        return f"{self.partner.name} · {shown}" if shown else self.partner.name

    @cached_property
    def family(self) -> frozenset[str]:
        """The partner and those that belong to it."""
        return self.known.library.family(self.partner.id)

    @cached_property
    def initiatives(self) -> tuple[Initiative, ...]:
        """The initiatives both are in."""
        library = self.known.library
        territory = self.known.territory(self.place.id) if self.place else frozenset()
        return tuple(
            thing
            for thing in library.initiatives_naming(self.family)
            if (places := places_of(thing, library))
            and (not territory or not territory.isdisjoint(places))
            and self._entries_in(thing)
        )

    def _entries_in(self, thing: Initiative) -> list[Entry]:
        return [entry for entry in self.known.timeline(thing) if takes_part(entry, self.family)]

    @cached_property
    def places(self) -> tuple[Locality, ...]:
        """The localities of the initiatives, from north to south."""
        library = self.known.library
        found = {place for thing in self.initiatives for place in places_of(thing, library)}
        territory = self.known.territory(self.place.id) if self.place else found
        return tuple(one for one in north_to_south(library) if one.id in found & territory)

    def stage_in(self, places: frozenset[str]) -> Stage:
        """Return how far the partner has got in `places`; seminars and visits stay out."""
        library = self.known.library
        entries = [
            entry
            for thing in self.initiatives
            if thing.kind is not InitiativeKind.EVENT
            and not places.isdisjoint(places_of(thing, library))
            for entry in self._entries_in(thing)
        ]
        return highest(self.known, entries)

    @cached_property
    def sections(self) -> Sequence[Section]:
        """Initiatives, what waits, what came of the rest, entries, people, sources."""
        known = self.known
        found = [
            item
            for item in items(known, self.initiatives)
            if not self.family.isdisjoint(item.sides)
        ]
        entries = [entry for thing in self.initiatives for entry in self._entries_in(thing)]
        partners = (known.library.partners[member] for member in sorted(self.family))
        people = [person for partner in partners for person in partner.people]
        shown = (
            sections.initiatives_section(known, self.initiatives),
            sections.waiting_section(
                known, [item for item in found if item.state.is_open], self.family
            ),
            sections.waiting_section(
                known,
                [item for item in found if not item.state.is_open],
                self.family,
                "closed",
                "Answered, met or lapsed",
            ),
            sections.timeline_section(known, entries, self.family, first=4),
            sections.planned_section(known, entries, self.family),
            sections.people_section(known, people),
            sections.sources_section(known, entries),
        )
        return whose.marked(known.library, shown)

    def lines(
        self, width: int, height: int = 0, opened: frozenset[str] = frozenset()
    ) -> list[Line]:
        """Return the page in `width` cells; see `views.lines.Page`."""
        header = self._header(width)
        if not self.initiatives:
            where = self.place.name if self.place else "any locality"
            text = f"{self.partner.name} takes part in no initiative of {where}."
            hint = ways_out.LATER if self.known.is_past else ways_out.OTHERS
            text += f" {self.keys.hint(hint)}"
            return [*header, BLANK, *paragraph(text, width, Tone.MUTED)]
        return card_lines(header, self.sections, width, height, opened)

    def _header(self, width: int) -> list[Line]:
        """Return both names, each to be opened, and the stage in each place."""
        kind = self.partner.kind.label
        lines = title_lines(self.title, "", width)
        name = f"{self.partner.name} · {kind}"
        lines += labelled("partner", name, width, opens=self.partner.id)
        if self.place:
            lines += labelled("place", self.place.name, width, opens=self.place.id)
            merged = [one.name for one in self.places if one.id != self.place.id]
            if merged:
                text = f"with the former {words.joined(merged)}"
                lines += labelled("", text, width, tone=Tone.MUTED)
            if self.initiatives:
                territory = self.known.territory(self.place.id)
                lines.append(self._stage_line("stage", territory, "", width))
            return lines
        for place in self.places:
            opens = f"common {self.partner.id} {place.id}"
            lines.append(self._stage_line(place.name, frozenset({place.id}), opens, width))
        return lines

    def _stage_line(self, label: str, places: frozenset[str], opens: str, width: int) -> Line:
        stage = self.stage_in(places)
        when = f", {stage.at}" if stage.at else ""
        bar = words.bar(stage) if stage.rung else ()
        rung = f"{stage.rung.label} · " if stage.rung not in (Rung.NONE, Rung.RUNNING) else ""
        word = Span(f"{' ' if bar else ''}{rung}{stage.word}{when}")
        by = whose.of_stage(self.known.library, "", stage)
        spans = (muted(pad(label, LABEL_CELLS)), *bar, word, *by)
        return Line(fit(spans, width), stage.address, opens)


def common_at(known: Known, settings: Sequence[str], reader: Reader = NOBODY) -> CommonPage:
    """Return what the partner and the place that `settings` name have in common."""
    library = known.library
    if not 1 <= len(settings) <= 2:
        raise WrongFilterError("name a partner, with a locality if you like: common qorvo da-nang")
    choices: tuple[tuple[str, Collection[str]], ...] = (
        ("partner", library.partners),
        ("place", library.localities),
    )
    for word, (noun, ids) in zip(settings, choices, strict=False):
        if word not in ids:
            raise WrongFilterError(f'no {noun} "{excerpt(word)}"{hint(word, ids)}')
    return CommonPage(known, *settings, keys=reader.keys)
