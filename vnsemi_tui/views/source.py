"""The card of a source: what it is, and every claim that rests on it by paragraph."""

from vnsemi_tui.library.known import Known
from vnsemi_tui.model.brief import Claim, Source
from vnsemi_tui.views.layout import Column, Row, Section, card_lines, cell, paragraph, title_lines
from vnsemi_tui.views.lines import BLANK, Line, Span, Tone, muted
from vnsemi_tui.views.proof import kind_of, not_yet, says, source_lines


class SourceCard:
    """One article, release, law or page."""

    def __init__(self, known: Known, source: Source) -> None:
        """Show `source` and the claims that cite it."""
        self.known = known
        self.source = source

    @property
    def address(self) -> str:
        """The source's id."""
        return self.source.id

    @property
    def title(self) -> str:
        """Its headline."""
        return self.source.title

    def lines(
        self, width: int, height: int = 0, opened: frozenset[str] = frozenset()
    ) -> list[Line]:
        """Return the card in `width` cells; see `views.lines.Page`."""
        if not self.known.has(self.source.id):
            header = title_lines(self.source.id, "", width)
            return [*header, BLANK, *paragraph(not_yet(self.known), width, Tone.MUTED)]
        header = title_lines(self.source.title, self.source.publisher, width)
        header += source_lines(self.source, width)
        return card_lines(
            header, (self._claims(),), width, height, opened | {"claims"}, above=0, folds=False
        )

    def _claims(self) -> Section:
        found: list[tuple[tuple[int, ...], Claim]] = []
        for claim in self.known.of(self.known.library.claims.values()):
            found.extend(
                (cite.paragraphs, claim) for cite in claim.cite if cite.source == self.source.id
            )
        found.sort(key=lambda pair: (pair[0], pair[1].address))
        rows = tuple(
            Row(
                (
                    cell(muted(f"¶ {paragraphs[0]}" if paragraphs else "")),
                    cell(self._holder(claim)),
                    cell(Span(f"{kind_of(claim)}: ", Tone.MUTED), Span(says(self.known, claim))),
                ),
                claim.address,
                self._page(claim),
            )
            for paragraphs, claim in found
        )
        return Section(
            "claims",
            "What rests on it, by paragraph",
            (Column(right=True), Column(most=16), Column(flexible=True)),
            rows,
        )

    def _holder(self, claim: Claim) -> str:
        owner = self.known.library.home_of(claim.address)
        return owner.name if owner else ""

    def _page(self, claim: Claim) -> str:
        initiative = self.known.library.initiative_of(claim.address)
        return initiative.address if initiative else claim.address.partition("/")[0]
