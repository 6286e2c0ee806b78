"""The card of a source: what it is, and every claim that rests on it by paragraph."""

from functools import lru_cache

from vnsemi_tui.library.known import Known
from vnsemi_tui.library.library import Library
from vnsemi_tui.model.brief import Claim, Source
from vnsemi_tui.views.keys import NO_KEYS, Keys
from vnsemi_tui.views.layout import Column, Row, Section, card_lines, cell, paragraph, title_lines
from vnsemi_tui.views.lines import BLANK, Line, Span, Tone, muted
from vnsemi_tui.views.notes import notes_section
from vnsemi_tui.views.proof import kind_words, more_source_lines, not_yet, says
from vnsemi_tui.views.ways_out import LATER
from vnsemi_tui.views.whose import file_lines, marked


class SourceCard:
    """One article, release, law or page."""

    def __init__(self, known: Known, source: Source, keys: Keys = NO_KEYS) -> None:
        """Show `source` and the claims that cite it."""
        self.known = known
        self.source = source
        self.keys = keys

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
            nothing = f"{not_yet(self.known)} {self.keys.hint(LATER)}"
            return [*header, BLANK, *paragraph(nothing, width, Tone.MUTED)]
        header = title_lines(self.source.title, self.source.publisher, width)
        header += more_source_lines(self.source, width)
        header += file_lines(self.known.library, self.source, width)
        return card_lines(
            header, self.sections, width, height, opened | {"claims", "notes"}, above=0, folds=False
        )

    @property
    def sections(self) -> tuple[Section, ...]:
        """What rests on it."""
        found = (self._claims(), notes_section(self.known, self.source.id))
        return marked(self.known.library, found)

    def _claims(self) -> Section:
        citing = _citing(self.known.library).get(self.source.id, ())
        found = [
            (cite.paragraphs, claim)
            for claim in self.known.of(citing)
            for cite in claim.cite
            if cite.source == self.source.id
        ]
        found.sort(key=lambda pair: (pair[0], pair[1].address))
        rows = tuple(
            Row(
                (
                    cell(muted(f"¶ {paragraphs[0]}" if paragraphs else "")),
                    cell(self._holder(claim)),
                    cell(Span(f"{kind_words(claim)}: ", Tone.MUTED), Span(says(self.known, claim))),
                ),
                claim.address,
                self._page(claim),
            )
            for paragraphs, claim in found
        )
        return Section(
            "claims",
            "Claims from this source, by paragraph",
            (Column(right=True), Column(most=16), Column(flexible=True)),
            rows,
        )

    def _holder(self, claim: Claim) -> str:
        owner = self.known.library.home_of(claim.address)
        return owner.name if owner else ""

    def _page(self, claim: Claim) -> str:
        initiative = self.known.library.initiative_of(claim.address)
        return initiative.address if initiative else claim.address.partition("/")[0]


@lru_cache(maxsize=2)
def _citing(library: Library) -> dict[str, tuple[Claim, ...]]:
    """Return by source the claims that rest on it; kept, since exports show every source."""
    found: dict[str, list[Claim]] = {}
    for claim in library.claims.values():
        for source in dict.fromkeys(cite.source for cite in claim.cite):
            found.setdefault(source, []).append(claim)
    return {source: tuple(claims) for source, claims in found.items()}
