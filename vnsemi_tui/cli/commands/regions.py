"""The command `regions`: the country from north to south."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnsemi_tui.cli.command_spec import CommandSpec
from vnsemi_tui.errors import Exit

if TYPE_CHECKING:
    from vnsemi_tui.cli.session import Session
    from vnsemi_tui.views.regions import RegionsPage


def _run(session: Session) -> Exit:
    """Print what is under way in each locality, from north to south."""
    from vnsemi_tui.cli.output import print_page_or_table

    page = _page(session)
    session.report_skipped()
    if session.options.json:
        session.answer(
            regions=[
                {
                    "id": row.locality.id,
                    "name": row.locality.name,
                    "region": row.locality.region.label,
                    "became": row.became or None,
                    "initiatives": len(row.tally.staged),
                    "by_rung": list(row.tally.by_rung),
                    "open": row.tally.open,
                    "newest": row.tally.newest.text if row.tally.newest else None,
                }
                for row in page.rows
            ]
        )
        return Exit.DONE
    header = ("id", "name", "region", "became", "initiatives", "by_rung", "open", "newest")
    rows = (
        (
            row.locality.id,
            row.locality.name,
            row.locality.region.label,
            row.became,
            str(len(row.tally.staged)),
            " ".join(map(str, row.tally.by_rung)),
            str(row.tally.open),
            row.tally.newest.text if row.tally.newest else "",
        )
        for row in page.rows
    )
    print_page_or_table(page, header, rows, colour=not session.options.no_color)
    return Exit.DONE


def _page(session: Session) -> RegionsPage:
    from vnsemi_tui.views.regions import RegionsPage

    return RegionsPage(session.known)


SPEC = CommandSpec(
    about="the country from north to south",
    group="look",
    order=80,
    run=_run,
    examples=(
        ("vnsemi-tui regions", "every locality"),
        ("vnsemi-tui regions --as-of 2024", "as it was known at the end of 2024"),
    ),
    page=_page,
)
