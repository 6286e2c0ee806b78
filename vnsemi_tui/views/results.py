"""What a search found, as a page: the name with the matched letters, and the reason."""

from collections.abc import Sequence

from vnsemi_tui.library.library import Library
from vnsemi_tui.search.document import Field, Hit, Kind, Results
from vnsemi_tui.text.clean import excerpt
from vnsemi_tui.views.keys import NO_KEYS, Hint, Keys
from vnsemi_tui.views.layout import (
    Cell,
    Column,
    Row,
    Section,
    cell,
    ended,
    paragraph,
    section_lines,
)
from vnsemi_tui.views.lines import BLANK, Line, Span, Tone, fit, muted
from vnsemi_tui.views.whose import ending

WITH_REASON_APART = 70
"""From so many cells on, the reason has a column of its own."""
REASON = 24
"""Cells of that column at most."""
_FOUND_BY = {
    Field.NAME: "{}",
    Field.ALIAS: "also {}",
    Field.FORMER: "once {}",
    Field.TITLE: "{}",
    Field.PERSON: "with {}",
    Field.PARTNER: "with {}",
    Field.PLACE: "in {}",
    Field.POST: "as {}",
    Field.VIETNAMESE: "{}",
    Field.DATE: "by its date",
    Field.FIGURE: "its number",
}
"""How a document was found, by the field that agrees with the query."""
_HOW = Hint("{help}: how to search. ")


class ResultsPage:
    """Hits, best first; near misses stand apart."""

    title = "Results"

    def __init__(
        self,
        query: str,
        results: Results,
        kind: Kind | None = None,
        *,
        filters: Sequence[str] = (),
        only_filters: bool = False,
        trouble: str = "",
        library: Library | None = None,
        keys: Keys = NO_KEYS,
    ) -> None:
        """Show `results` of `query`, which was narrowed to `kind` where one is given.

        `filters` are the words of those that are set; with `only_filters`, nothing else was
        looked for. `trouble` is why a filter can't be used: it stands in place of results. With
        `library`, where they are from, results say whose they are.
        """
        self.address = f"results {query}"  # other results begin at the top again
        self.query = query
        self.results = results
        self.kind = kind
        self.filters = filters
        self.only_filters = only_filters
        self.trouble = trouble
        self.library = library
        self.keys = keys

    def lines(
        self, width: int, height: int = 0, opened: frozenset[str] = frozenset()
    ) -> list[Line]:
        """Return the page in `width` cells; see `views.lines.Page`."""
        if self.trouble:
            return [
                *paragraph(self.trouble, width),
                *paragraph("Fix the filter to search.", width, Tone.MUTED),
            ]
        strong = [hit for hit in self.results.hits if hit.strong]
        weak = [hit for hit in self.results.hits if not hit.strong]
        narrowed = f" · {' '.join(self.filters)}" if self.filters else ""
        narrowed += f" · only {self.kind.value}" if self.kind else ""
        if not self.results.hits:
            only = f" · only {self.kind.value}" if self.kind else ""
            return [
                *paragraph(f"Nothing found for {excerpt(self.query, 60)}{only}", width),
                *paragraph(self._way_out, width, Tone.MUTED),
            ]
        lines: list[Line] = []
        if strong:
            lines += _rows(
                strong,
                "results",
                self._count(len(strong)) + narrowed,
                width,
                told=not self.only_filters,
                library=self.library,
            )
        if weak:
            lines += [BLANK] if strong else []
            title = f"Did you mean{narrowed if not strong else ''}"
            lines += _rows(weak, "near", title, width, told=True, library=self.library)
        return lines

    @property
    def _way_out(self) -> str:
        """What to try where nothing is found."""
        if self.filters:
            return "Try without a filter. Escape goes back."
        if self.kind:
            return "Tab tries the next kind. Escape goes back."
        return f"Try fewer words. {self.keys.hint(_HOW)}Escape goes back."

    def _count(self, shown: int) -> str:
        """Return how many were found, and how many of a mere list are shown."""
        total = f"{'over ' if self.results.more else ''}{self.results.total:,}"
        if self.only_filters and shown < self.results.total:
            return f"{total} found, first {shown} shown"
        return f"{total} found"


def _rows(
    hits: list[Hit], key: str, title: str, width: int, *, told: bool, library: Library | None
) -> list[Line]:
    """Return `title` and `hits`; `told` says whether with the field that the query is in."""
    narrow = width < WITH_REASON_APART
    rows = tuple(
        Row(
            (_whose(hit, library), *_reason(hit, narrow=narrow, told=told)),
            hit.document.address,
            hit.document.page,
        )
        for hit in hits
    )
    context = Column(most=max(14, width * 2 // 5))
    columns = (
        Column(flexible=True),
        context,
        *(() if narrow else (Column(right=True, most=REASON),)),
    )
    section = Section(key, title, columns, rows)
    _, *lines = section_lines(section, width, len(rows), whole=False)
    return [Line(fit((muted(title),), width), section=key, heading=True), *lines]


def _reason(hit: Hit, *, narrow: bool, told: bool) -> tuple[Cell, ...]:
    """Return what the result is and, where that is `told`, how it was found."""
    context, found_by = hit.document.context, _found_by(hit) if told else ""
    if narrow:
        return (cell(muted(f"{found_by} · {context}" if found_by else context)),)
    return cell(muted(context)), cell(muted(found_by))


def _found_by(hit: Hit) -> str:
    """Return what agrees with the query where the title does not: `also SHTP`, `with Qorvo`."""
    if hit.matched == hit.document.title:
        return ""
    return _FOUND_BY.get(hit.field, "in its text").format(hit.matched)


def _whose(hit: Hit, library: Library | None) -> Cell:
    """Return the title and whose it is; a note says itself that it is one."""
    is_told = library is not None and hit.document.kind is not Kind.NOTE
    return ended(_title(hit), ending(library, hit.document.address) if library and is_told else ())


def _title(hit: Hit) -> Cell:
    """Return the title; the matched letters marked where the title is what matched."""
    title = hit.document.title
    if hit.matched != title:
        return cell(title)
    spans: list[Span] = []
    at = 0
    for start, end in hit.spans:
        spans += [Span(title[at:start]), Span(title[start:end], Tone.MATCH)]
        at = end
    spans.append(Span(title[at:]))
    return Cell(tuple(span for span in spans if span.text))
