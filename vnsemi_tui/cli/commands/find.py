"""The command `find`: search everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnsemi_tui.cli.command_spec import CommandSpec
from vnsemi_tui.cli.options import Takes, positive
from vnsemi_tui.errors import Exit, Stop
from vnsemi_tui.library.filter_table import FILTERS, WrongFilterError

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from vnsemi_tui.cli.session import Session
    from vnsemi_tui.search.document import Hit
    from vnsemi_tui.search.filtered import FilteredSearch, Found


def _run(session: Session) -> Exit:
    """Search everything; exit 1 where only weak hits, or none, were found."""
    from vnsemi_tui.cli import output
    from vnsemi_tui.cli.shapes import cut_words
    from vnsemi_tui.search.filtered import FilteredSearch

    query = " ".join(session.options.query)
    answer = look_for(FilteredSearch(session.known), query, session.options.limit)
    found = answer.results.hits
    session.report_skipped()
    if session.options.json:
        results = [
            {
                "id": hit.document.address,
                "kind": hit.document.kind.value,
                "title": hit.document.title,
                "why": None if answer.only_filters else hit.field.value,
                "strong": hit.strong,
                "own": _is_own(session, hit),
            }
            for hit in found
        ]
        counted = answer.results
        session.answer(
            filters=list(answer.filters), total=counted.total, more=counted.more, results=results
        )
    else:
        rows = [
            (
                hit.document.address,
                hit.document.title,
                hit.document.context + _whose(session, hit),
                _why(hit, told=not answer.only_filters),
            )
            for hit in found
        ]
        output.print_table(("address", "title", "context", "why"), rows, flexible=1)
    if found and (cut := cut_words(len(found), answer.results.total, more=answer.results.more)):
        output.say(cut)
    if not any(hit.strong for hit in found):
        if not found:
            output.say(f'nothing found for "{output.shortened(query)}"')
        return Exit.NOT_FOUND
    return Exit.DONE


def look_for(search: FilteredSearch, query: str, limit: int) -> Found:
    """Return what `query` finds; a filter that can't be used ends the command."""
    from vnsemi_tui.library.queries import split_query

    for word in split_query(query).words:
        if not word.value:
            raise Stop(f'the filter "{word}" has no value; vnsemi-tui find --help has examples')
    try:
        return search.find(query, limit)
    except WrongFilterError as error:
        raise Stop(str(error)) from None


def _is_own(session: Session, hit: Hit) -> bool:
    return hit.document.kind == "note" or session.library.is_own(hit.document.address)


def _whose(session: Session, hit: Hit) -> str:
    """Return whose a result is; a note says itself that it is one."""
    if hit.document.kind == "note" or not session.library.is_mixed:
        return ""
    from vnsemi_tui.views.whose import after

    return after(session.library, hit.document.address)


def _why(hit: Hit, *, told: bool) -> str:
    """Return where the words were found, where any were looked for."""
    if not hit.strong:
        return "did you mean"
    return hit.field.value if told else ""


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "query",
        nargs="+",
        type=Takes.QUERY,
        metavar="QUERY",
        help="words, marks and case don't matter; among them filters: "
        + " ".join(f"{kind.name}:{kind.example}" for kind in FILTERS),
    )
    parser.add_argument(
        "--limit", type=positive, default=20, metavar="N", help="at most N results (20)"
    )


SPEC = CommandSpec(
    about="search everything",
    group="look",
    order=10,
    run=_run,
    examples=(
        ("vnsemi-tui find da nang", "marks and case don't matter"),
        ("vnsemi-tui find lab since:2024 'stage:>=promised'", "filters; > needs quotes"),
        ("vnsemi-tui find 'chip design' --json", "for programs"),
    ),
    add_options=_add_options,
    exit_codes={0: "found", 1: "nothing, or only what may be meant"},
)
