"""What the reader marked, newest first; what is gone since is named too."""

from collections.abc import Sequence

from vnsemi_tui.library.known import Known
from vnsemi_tui.model.dates import PartialDate
from vnsemi_tui.state import Mark
from vnsemi_tui.views import ways_out, words
from vnsemi_tui.views.keys import NO_KEYS, Keys
from vnsemi_tui.views.layout import paragraph, spread, title_lines
from vnsemi_tui.views.lines import BLANK, WIDE, Line, Span, Tone, muted
from vnsemi_tui.views.long import Drawn, LongLines, Rows, Target
from vnsemi_tui.views.proof import kind_words, says
from vnsemi_tui.views.registry import NOBODY, Reader

EMPTY = "No marks."


class MarksPage:
    """Marked claims and pages; the key that marked one takes the mark away."""

    address = "marks"
    title = "Marks"

    def __init__(self, known: Known, marks: Sequence[Mark], keys: Keys = NO_KEYS) -> None:
        """Show `marks`, of which the newest come last."""
        self.known = known
        self.marks = tuple(reversed(marks))
        self.keys = keys

    def lines(
        self, width: int, height: int = 0, opened: frozenset[str] = frozenset()
    ) -> Sequence[Line]:
        """Return the page in `width` cells; see `views.lines.Page`."""
        header = title_lines(self.title, f"{len(self.marks):,}" if self.marks else "", width)
        if not self.marks:
            nothing = EMPTY + self.keys.hint(ways_out.MARK)
            return LongLines(header, [BLANK, *paragraph(nothing, width, Tone.MUTED)])

        if width >= WIDE:
            return [*header, *(line for mark in self.marks for line in self._whole(mark))]

        def draw(mark: Mark) -> Drawn:
            what, where = self._said(mark)
            return [
                spread(what, [muted(_day(mark.on))], width),
                spread([muted(f"  {where}")], [], width),
            ]

        return LongLines(
            header, [BLANK], Rows(self.marks, draw, self._target, section="", height=2)
        )

    def _whole(self, mark: Mark) -> list[Line]:
        """Return all that a mark stands for, with the sources behind it, for files."""
        what, where = self._said(mark)
        address, opens = self._target(mark)
        told = [where, *self._sources(mark.address)]
        if self.known.has(mark.address) and not where.endswith(mark.address):
            told.append(mark.address)
        head = Line((*spread(what, [muted(_day(mark.on))], WIDE),), address, opens)
        below = [Line((muted(f"  {one}"),), address, opens, continues=True) for one in told if one]
        return [BLANK, head, *below]

    def _sources(self, address: str) -> list[str]:
        library = self.known.library
        if not self.known.has(address):
            return []
        if address in library.claims:
            return words.full_citations(self.known, library.claims[address])
        source = library.sources.get(address)
        return [words.full_source(source)] if source else []

    def _said(self, mark: Mark) -> tuple[list[Span], str]:
        """Return what the marked thing says now, and where it stands."""
        library = self.known.library
        claim = library.claims.get(mark.address)
        thing = library.initiative_of(mark.address) if "/" in mark.address else None
        home = library.home_of(mark.address)
        if not self.known.has(mark.address):
            # The address of a person holds the name, that of a partner hints at it.
            of = f" of {home.name}" if home and self.known.has(home.id) else ""
            return [Span(f"something{of}", Tone.MUTED)], "not yet published by that date"
        places = (home.name if home else "", thing.title if thing else "")
        where = " · ".join(place for place in places if place)
        if claim:
            return [muted(f"{kind_words(claim)}: "), Span(says(self.known, claim))], where
        if thing and thing.address == mark.address:
            return [Span(thing.title, Tone.STRONG)], home.name if home else ""
        if home and home.id == mark.address:
            return [Span(home.name, Tone.STRONG)], "card"
        source = library.sources.get(mark.address)
        if source:
            return [Span(source.title, Tone.STRONG)], source.publisher
        gone = f"no longer in the briefs: {mark.address}"
        return [Span(mark.text or mark.address, Tone.MUTED)], gone

    def _target(self, mark: Mark) -> Target:
        """Return the claim with the initiative or card that it stands in, else the page itself."""
        library = self.known.library
        if mark.address in library.claims:
            thing = library.initiative_of(mark.address)
            return Target(mark.address, thing.address if thing else mark.address.partition("/")[0])
        return Target(opens=mark.address)


def marks_at(known: Known, _: Sequence[str], reader: Reader = NOBODY) -> MarksPage:
    """Return what `reader` marked."""
    return MarksPage(known, reader.marks, reader.keys)


def said_at(known: Known, address: str) -> str:
    """Return what the claim, initiative, brief or source at `address` says or is called."""
    library = known.library
    if address in library.claims:
        return says(known, library.claims[address])
    thing, source = library.initiatives.get(address), library.sources.get(address)
    return thing.title if thing else source.title if source else library.name(address)


def _day(iso: str) -> str:
    try:
        return str(PartialDate.parse(iso))
    except ValueError:
        return ""
