"""Pages that are one short list: sources, the data check."""

from collections.abc import Sequence

from vnsemi_tui.library.known import Known
from vnsemi_tui.reading.problems import Problem, Severity
from vnsemi_tui.text.clean import excerpt
from vnsemi_tui.views import ways_out, words
from vnsemi_tui.views.layout import Column, Row, Section, card_lines, cell, paragraph, title_lines
from vnsemi_tui.views.lines import BLANK, Line, Span, Tone, muted
from vnsemi_tui.views.registry import NOBODY, Reader
from vnsemi_tui.views.whose import marked

EDIT = "edit:"
"""What `Line.opens` begins with where Enter opens the file of a problem; its number follows."""
AS_BEFORE = " · the earlier version is still shown"
"""Stands after the problem of a file that is shown as it was before it."""


class ListPage:
    """A title, a few words, and sections that are never folded."""

    def __init__(
        self,
        known: Known,
        address: str,
        title: str,
        about: str,
        sections: Sequence[Section],
        empty: str,
    ) -> None:
        """Show `sections` under `title`; `empty` says what to do where they hold nothing."""
        self.known = known
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


def sources_page(known: Known, _: Sequence[str] = (), reader: Reader = NOBODY) -> ListPage:
    """Return every known source, the newest first."""
    found = sorted(
        known.sources,
        key=lambda source: (
            source.published_range.sort_key if source.published_range else (),
            source.id,
        ),
        reverse=True,
    )
    rows = tuple(
        Row(
            (
                cell(muted(words.source_day(source))),
                cell(source.publisher),
                cell(source.title),
            ),
            opens=source.id,
        )
        for source in found
    )
    columns = (Column(right=True, most=16), Column(most=22), Column(flexible=True))
    return ListPage(
        known,
        "sources",
        "Sources",
        f"{len(rows):,}",
        marked(known.library, (Section("sources", "Newest first", columns, rows),)),
        f"No source had been published by that date. {reader.keys.hint(ways_out.LATER)}"
        if known.is_past
        else f"No sources were loaded. {ways_out.CHECK}",
    )


def problem_at(problems: Sequence[Problem], opens: str) -> Problem | None:
    """Return the one of `problems` whose line has `opens`, None where that is no problem's."""
    number = opens.removeprefix(EDIT)
    is_problem = opens.startswith(EDIT) and number.isdecimal() and int(number) < len(problems)
    return problems[int(number)] if is_problem else None


def problems_page(known: Known, _: Sequence[str] = (), reader: Reader = NOBODY) -> ListPage:
    """Return what is wrong in the briefs: file, line, reason and way out.

    The line of each opens its file.
    """
    library = known.library
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
                    + (f" ({excerpt(problem.way_out, 200)})" if problem.way_out else ""),
                    *([muted(AS_BEFORE)] if problem.path in library.accepted else ()),
                ),
            ),
            opens=f"{EDIT}{number}",
        )
        for number, problem in enumerate(library.contents.problems)
    )
    section = Section(
        "problems",
        "Errors and warnings",
        (Column(most=8), Column(flexible=True)),
        rows,
        wraps=True,
    )
    return ListPage(
        known,
        "problems",
        "Data check",
        f"{len(rows):,}",
        (section,),
        f"No errors in the briefs.{reader.keys.hint(ways_out.READ_AGAIN)}",
    )


def _place(problem: Problem) -> str:
    path = excerpt(problem.path, 200)
    return f"{path}:{problem.line}:{problem.column}" if problem.line else path
