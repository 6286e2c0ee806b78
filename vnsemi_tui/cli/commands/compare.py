"""The command `compare`: two to four localities side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from vnsemi_tui.cli.command_spec import CommandSpec
from vnsemi_tui.cli.options import Takes
from vnsemi_tui.errors import Exit, Stop

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from vnsemi_tui.cli.session import Session
    from vnsemi_tui.views.compare import ComparePage
    from vnsemi_tui.views.lines import Span


def _run(session: Session) -> Exit:
    """Print two to four localities side by side."""
    from vnsemi_tui.cli.output import print_page_or_table

    page = _page(session)
    session.report_skipped()
    ids = [place.id for place in page.places]
    if session.options.json:
        rows = [
            {
                "group": group.key,
                "label": _plain(row.label) or None,
                "values": [told.text if told else None for told in row.told],
                "own": [session.library.is_own(told.address if told else "") for told in row.told],
            }
            for group in page.groups
            for row in group.rows
        ]
        session.answer(ids=ids, rows=rows)
        return Exit.DONE
    table = (
        (_plain(row.label) or group.title, *(told.text if told else "" for told in row.told))
        for group in page.groups
        for row in group.rows
    )
    print_page_or_table(page, ("label", *ids), table, colour=not session.options.no_color)
    return Exit.DONE


def _page(session: Session) -> ComparePage:
    """Return the named localities side by side; one that is unknown ends the command."""
    from vnsemi_tui.library.filter_table import WrongFilterError
    from vnsemi_tui.views.compare import ComparePage

    localities = session.library.localities
    ids = [session.meant(one, localities, "locality") for one in session.options.ids]
    try:
        return ComparePage(session.known, ids)
    except WrongFilterError as error:
        raise Stop(str(error)) from None


def _plain(spans: Sequence[Span]) -> str:
    return "".join(span.text for span in spans)


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "ids", nargs="+", type=Takes.PLACE, metavar="ID", help="a locality: da-nang ha-noi"
    )


SPEC = CommandSpec(
    about="two to four localities side by side",
    group="look",
    order=70,
    run=_run,
    examples=(
        ("vnsemi-tui compare da-nang ha-noi", "two places"),
        ("vnsemi-tui compare bac-ninh da-nang ha-noi --json", "three, for programs"),
    ),
    add_options=_add_options,
    exit_codes={0: "done", 1: "no such locality; the nearest one is named"},
    page=_page,
)
