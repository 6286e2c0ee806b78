"""Pages without a width: header, sections and rows, for what is written to files."""

from collections.abc import Sequence
from typing import NamedTuple

from vnsemi_tui.library.known import Known
from vnsemi_tui.views import words
from vnsemi_tui.views.card import LocalityCard, PartnerCard
from vnsemi_tui.views.initiative import InitiativeCard
from vnsemi_tui.views.layout import Cell, Column, Row, Section, cell
from vnsemi_tui.views.lines import WIDE, Line, Page, Span, Tone, muted
from vnsemi_tui.views.lists import ListPage
from vnsemi_tui.views.pack import CITE, PackPage
from vnsemi_tui.views.proof import Proof, more_source_lines, not_yet
from vnsemi_tui.views.source import SourceCard
from vnsemi_tui.views.whose import PLACE

SOURCES = "sources"
"""The key of the part that numbers the sources."""


class Detail(NamedTuple):
    """One line of a page's header."""

    label: str
    """What it is: `belongs to`; empty for a sentence that needs no label."""
    content: Cell
    """What it says."""
    opens: str = ""
    """The page that it names; empty for none."""
    cites: str = ""
    """The numbers of its sources: `[1] ¶ 3`."""
    address: str = ""
    """The claim that it shows; empty for none."""


class Part(NamedTuple):
    """A section: a heading and rows of equally many cells."""

    key: str
    """Names it: `initiatives`."""
    title: str
    """Its heading."""
    columns: tuple[Column, ...]
    """What sort of column each is; flexible ones hold sentences."""
    rows: tuple[Row, ...]
    """What it holds; rows without any text leave room to write."""
    note: str = ""
    """What stands beside the heading."""
    leading: int = 0
    """Which cell names what the row opens."""
    heads: tuple[str, ...] = ()
    """What stands above the columns; empty for nothing."""
    cites: bool = False
    """Whether the last cell of each row holds the numbers of its sources."""

    @property
    def is_room(self) -> bool:
        """Whether it is left free to write on."""
        return bool(self.rows) and not any(one.text for row in self.rows for one in row.cells)


class Outline(NamedTuple):
    """What a page says."""

    address: str
    """The page's address."""
    title: str
    """Its title."""
    about: str
    """What it is, in a few words."""
    details: tuple[Detail, ...]
    """The rest of its header."""
    parts: tuple[Part, ...]
    """Its sections, without empty ones."""
    as_of: str
    """For which day it was made, and how new its sources are."""
    web: frozenset[str] = frozenset()
    """The web addresses of the sources that it names: texts that may become links."""


def outline_of(page: Page) -> Outline | None:
    """Return what a card, an initiative, a source, a proof or a meeting pack says.

    None for any other page.
    """
    match page:
        case LocalityCard() | PartnerCard():
            header = [*page.header(WIDE, short=False), *page.nothing_lines(WIDE)]
            return _card(page.known, page.address, header, page.sections)
        case InitiativeCard():
            return _card(page.known, page.address, page.header(WIDE), page.sections)
        case SourceCard():
            return _source(page)
        case Proof():
            return _proof(page)
        case PackPage():
            named = (page.known.library.sources.get(source) for source in page.numbers)
            web = frozenset(source.address for source in named if source and source.address)
            # What it is about says for which day it is already.
            return _whole(page)._replace(web=web, as_of="")
        case ListPage():
            return _whole(page)
        case _:
            return None


def _whole(page: ListPage | PackPage) -> Outline:
    parts = tuple(_part(section, cites=CITE in section.columns) for section in page.sections)
    found = tuple(part for part in parts if part.rows)
    return Outline(page.address, page.title, page.about, (), found, words.as_of(page.known))


def _source(page: SourceCard) -> Outline:
    known, source = page.known, page.source
    if not known.has(source.id):
        detail = Detail("", cell(muted(not_yet(known))))
        return Outline(source.id, source.id, "", (detail,), (), words.as_of(known))
    details = tuple(_detail(line) for line in more_source_lines(source, WIDE))
    parts = tuple(_part(section) for section in page.sections if section.rows)
    web = frozenset(filter(None, [source.address]))
    return Outline(
        source.id, source.title, source.publisher, details, parts, words.as_of(known), web
    )


def _proof(page: Proof) -> Outline:
    """Return a claim with what is known of it, and a part for each of its sources."""
    known, claim = page.known, page.claim
    if not known.knows(claim):
        return Outline(page.address, page.title, "", (), (), words.as_of(known))
    kind, _, *rest = (line for line in page.lines(WIDE) if line.spans)
    details: list[Detail] = []
    parts: list[Part] = []
    columns = (Column(), Column(flexible=True))
    for line in rest:
        if line.spans[0].tone is Tone.HEADING:
            parts.append(Part(f"part-{len(parts) + 1}", line.text, columns, ()))
            continue
        detail = _detail(line)
        if parts:
            cells = (cell(muted(detail.label)), detail.content)
            row = Row(cells, detail.address, detail.opens)
            parts[-1] = parts[-1]._replace(rows=(*parts[-1].rows, row))
        else:
            details.append(detail)
    cited = (known.library.sources.get(cite.source) for cite in known.cites(claim))
    web = frozenset(source.address for source in cited if source and source.address)
    return Outline(
        page.address, page.title, kind.text, tuple(details), tuple(parts), words.as_of(known), web
    )


def _card(
    known: Known, address: str, header: Sequence[Line], sections: Sequence[Section]
) -> Outline:
    """Return a card; each line has the numbers of its sources, which stand at the end."""
    first, *others = (line for line in header if line.section != PLACE)
    title, *about = first.spans
    citations = Citations(known)
    details = tuple(_detail(line)._replace(cites=citations.of(line.address)) for line in others)
    parts = tuple(
        citations.with_numbers(_part(section))
        for section in sections
        if section.rows and section.key != SOURCES
    )
    numbered = citations.sources()
    return Outline(
        address,
        title.text,
        "".join(span.text for span in about).strip(),
        details,
        (*parts, numbered) if numbered.rows else parts,
        words.as_of(known),
        citations.web,
    )


def _detail(line: Line) -> Detail:
    """Return a line of a header; of two or more spans the first is its label."""
    label, content = (
        (line.spans[0].text, line.spans[1:]) if len(line.spans) > 1 else ("", line.spans)
    )
    return Detail(label.strip(), Cell(content), line.opens, address=line.address)


def _part(section: Section, *, cites: bool = False) -> Part:
    leading = next((i for i, column in enumerate(section.columns) if column.flexible), 0)
    return Part(
        section.key,
        section.title,
        section.columns,
        section.rows,
        section.note,
        leading,
        cites=cites,
    )


class Citations:
    """The sources that a page cites, numbered in the order in which it first does."""

    def __init__(self, known: Known) -> None:
        """Number sources as known on the day of `known`."""
        self._known = known
        self._numbers: dict[str, int] = {}

    @property
    def web(self) -> frozenset[str]:
        """The web addresses of the sources cited so far."""
        sources = self._known.library.sources
        cited = (sources[one].address for one in self._numbers if one in sources)
        return frozenset(filter(None, cited))

    def of(self, address: str) -> str:
        """Return numbers and paragraphs of the sources of the claim at `address`."""
        claim = self._known.library.claims.get(address)
        if claim is None:
            return ""
        return ", ".join(
            f"[{self._number(cite.source)}] ¶ {str(cite).partition(' ')[2]}"
            for cite in self._known.cites(claim)
        )

    def _number(self, source: str) -> int:
        return self._numbers.setdefault(source, len(self._numbers) + 1)

    def with_numbers(self, part: Part) -> Part:
        """Return `part` with the numbers of its sources at the end of each row that has any."""
        cited = [self.of(row.address) for row in part.rows]
        if not any(cited):
            return part
        rows = tuple(
            row._replace(cells=(*row.cells, cell(muted(numbers))))
            for row, numbers in zip(part.rows, cited, strict=True)
        )
        heads = (*part.heads, "source") if part.heads else ()
        return part._replace(columns=(*part.columns, CITE), rows=rows, heads=heads, cites=True)

    def sources(self) -> Part:
        """Return the sources cited so far with their numbers."""
        rows = []
        for source_id, number in self._numbers.items():
            source = self._known.library.sources.get(source_id)
            told = (
                (
                    Span(f"{source.publisher}, {words.source_date(source)}: {source.title} "),
                    muted(source.address),
                )
                if source
                else (Span(f"{source_id} (no record)", Tone.TROUBLE),)
            )
            rows.append(Row((cell(f"[{number}]"), Cell(told)), opens=source_id if source else ""))
        columns = (Column(most=5), Column(flexible=True))
        return Part(SOURCES, "Sources", columns, tuple(rows))
