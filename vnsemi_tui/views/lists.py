"""Pages that are one list: ledger, sources, problems."""

from collections.abc import Sequence

from vnsemi_tui.library import ledger
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.ledger import Item
from vnsemi_tui.reading.problems import Problem, Severity
from vnsemi_tui.text.clean import excerpt
from vnsemi_tui.views import words
from vnsemi_tui.views.layout import Column, Row, Section, card_lines, cell, paragraph, title_lines
from vnsemi_tui.views.lines import BLANK, Line, Span, Tone, muted


class ListPage:
    """A title, a few words, and sections that are never folded."""

    def __init__(
        self, address: str, title: str, about: str, sections: Sequence[Section], empty: str
    ) -> None:
        """Show `sections` under `title`; `empty` says what to do where they hold nothing."""
        self.address = address
        self.title = title
        self.about = about
        self.sections = sections
        self.empty = empty

    def lines(
        self, width: int, height: int = 0, opened: frozenset[str] = frozenset()
    ) -> list[Line]:
        """Return the page in `width` cells; see `views.lines.Page`."""
        header = title_lines(self.title, self.about, width)
        if not any(section.rows for section in self.sections):
            return [*header, BLANK, *paragraph(self.empty, width, Tone.MUTED)]
        everything = frozenset(section.key for section in self.sections)
        return card_lines(header, self.sections, width, height, everything, above=0, folds=False)


def ledger_page(known: Known) -> ListPage:
    """Return every ask, offer, pledge and plan: open ones first, the oldest first."""
    found = ledger.items(known)
    open_items = [item for item in found if item.state.is_open]
    closed = [item for item in found if not item.state.is_open]
    return ListPage(
        "ledger",
        "Asks, offers, pledges, plans",
        f"{len(open_items)} open · {len(closed)} closed or lapsed",
        (
            _items_section(known, open_items, "open", "Open"),
            _items_section(known, closed, "closed", "Closed or lapsed"),
        ),
        "Nothing was asked, offered, pledged or planned in these briefs.",
    )


def _items_section(known: Known, found: Sequence[Item], key: str, title: str) -> Section:
    rows = tuple(
        Row(
            (
                cell(muted(item.word)),
                cell(
                    Span(words.sides(known.library, item.entry), Tone.STRONG),
                    Span(f"  {item.entry.what}"),
                ),
                cell(Span(item.words, words.state_tone(item.state))),
                cell(muted(words.age_words(item.age))),
            ),
            item.entry.address,
            item.initiative.address,
        )
        for item in found
    )
    columns = (Column(most=8), Column(flexible=True), Column(most=22), Column(right=True, most=13))
    return Section(key, title, columns, rows)


def sources_page(known: Known) -> ListPage:
    """Return every source, the newest first."""
    library = known.library
    found = sorted(
        library.contents.sources,
        key=lambda source: (
            source.published_range.sort_key if source.published_range else (),
            source.id,
        ),
        reverse=True,
    )
    rows = tuple(
        Row(
            (
                cell(muted(str(source.published) if source.published else "undated")),
                cell(source.publisher),
                cell(source.title),
            ),
            opens=source.id,
        )
        for source in found
    )
    columns = (Column(right=True, most=16), Column(most=30), Column(flexible=True))
    return ListPage(
        "sources",
        "Sources",
        f"{len(rows)}",
        (Section("sources", "Newest first", columns, rows),),
        "No source records were read.",
    )


def problems_page(problems: Sequence[Problem]) -> ListPage:
    """Return what is wrong in the briefs: file, line, reason and way out."""
    rows = tuple(
        Row(
            (
                cell(
                    Span(
                        "warning" if problem.severity is Severity.WARNING else "error",
                        Tone.MUTED if problem.severity is Severity.WARNING else Tone.TROUBLE,
                    )
                ),
                cell(
                    f"{_place(problem)}  {excerpt(problem.reason, 200)}"
                    + (f" ({excerpt(problem.way_out, 200)})" if problem.way_out else "")
                ),
            ),
        )
        for problem in problems
    )
    section = Section(
        "problems",
        "What is wrong, and what to do",
        (Column(most=8), Column(flexible=True)),
        rows,
        wraps=True,
    )
    return ListPage(
        "problems",
        "Problems",
        f"{len(rows)}",
        (section,),
        "Nothing is wrong with the briefs that were read.",
    )


def _place(problem: Problem) -> str:
    path = excerpt(problem.path, 200)
    return f"{path}:{problem.line}:{problem.column}" if problem.line else path
