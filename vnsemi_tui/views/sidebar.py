"""The sidebar: the lists, localities by region, partners by kind."""

from collections.abc import Sequence

from vnsemi_tui.library.known import Known
from vnsemi_tui.model.brief import Locality, Partner
from vnsemi_tui.model.vocabulary import PartnerKind, Region
from vnsemi_tui.text.fold import fold
from vnsemi_tui.text.width import cut
from vnsemi_tui.views.lines import BLANK, Line, Span, Tone, fit, muted
from vnsemi_tui.views.registry import PAGES

PLURALS = {
    PartnerKind.COMPANY: "Companies",
    PartnerKind.ASSOCIATION: "Associations",
    PartnerKind.GOVERNMENT: "Government",
    PartnerKind.PARTY: "Parties",
    PartnerKind.UNIVERSITY: "Universities",
    PartnerKind.INSTITUTE: "Institutes",
    PartnerKind.FUND: "Funds",
    PartnerKind.PORT: "Ports",
    PartnerKind.INTERNATIONAL: "International bodies",
    PartnerKind.MARKET: "Markets",
}
"""What partners of a kind are called."""


class Sidebar:
    """Everything that can be opened, as one list."""

    address = "sidebar"
    title = "Contents"

    def __init__(self, known: Known, own: Sequence[str] = ()) -> None:
        """List the briefs of `known`; `own` are the localities the reader works with."""
        self.known = known
        self.own = own

    def lines(
        self, width: int, height: int = 0, opened: frozenset[str] = frozenset()
    ) -> list[Line]:
        """Return the list in `width` cells; see `views.lines.Page`."""
        library = self.known.library
        listed = [kind for kind in PAGES if kind.in_sidebar]
        lines = [Line((Span(kind.title, Tone.HEADING),), opens=kind.name) for kind in listed]
        lines.append(BLANK)
        if self.own:
            lines.append(
                Line((Span("Your localities", Tone.HEADING),), section="own", heading=True)
            )
            lines += [self._locality(library.localities[one], width) for one in self.own]
            lines.append(BLANK)
        lines.append(Line((Span("Localities", Tone.HEADING),), section="localities", heading=True))
        told = filter(self._is_told_of, library.contents.localities)
        localities = sorted(told, key=lambda locality: -float(locality.position))
        for region in Region:
            members = [one for one in localities if one.region is region and one.id not in self.own]
            if members and region is not Region.COUNTRY:
                lines.append(Line((Span(cut(f" {region.label}", width), Tone.MUTED),)))
            lines.extend(self._locality(locality, width) for locality in members)
        if untold := len(library.localities) - len({*self.own, *(one.id for one in localities)}):
            lines.append(Line((Span(cut(f" {untold} more in Regions", width), Tone.MUTED),)))
        if self.known.partners:
            heading = (Span("Partners", Tone.HEADING),)
            lines += [BLANK, Line(heading, section="partners", heading=True)]
        by_kind: dict[PartnerKind, list[Partner]] = {kind: [] for kind in PartnerKind}
        for partner in self.known.partners:
            by_kind[partner.kind].append(partner)
        for kind, partners in by_kind.items():
            if partners:
                lines.append(Line((Span(f" {PLURALS[kind]}", Tone.MUTED),)))
            for partner in sorted(partners, key=lambda partner: fold(partner.name)):
                lines.append(Line((Span(cut(f"  {partner.name}", width)),), opens=partner.id))
        return lines

    def _locality(self, locality: Locality, width: int) -> Line:
        indent = " " if locality.region is Region.COUNTRY or locality.id in self.own else "  "
        spans = [Span(f"{indent}{locality.name}")]
        if locality.became and self.known.has_become(locality):
            spans.append(muted(f" → {self.known.library.name(locality.became.id)}"))
        return Line(fit(tuple(spans), width), opens=locality.id)

    def _is_told_of(self, locality: Locality) -> bool:
        """Whether there is more of `locality` than its name and what was merged into it."""
        own = locality.initiatives or locality.figures or locality.facts or locality.people
        return bool(own) or bool(self.known.initiatives_in((locality.id,)))
