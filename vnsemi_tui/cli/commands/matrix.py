"""The command `matrix`: how far each pair of partner and place has got."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vnsemi_tui.cli.command_spec import LISTING_CODES, CommandSpec
from vnsemi_tui.cli.filtering import add_filters_of
from vnsemi_tui.errors import Exit

if TYPE_CHECKING:
    from vnsemi_tui.cli.session import Session
    from vnsemi_tui.views.matrix import MatrixPage


def _run(session: Session) -> Exit:
    """Print how far each partner has got in each place."""
    from vnsemi_tui.cli.output import print_page_or_table

    page = _page(session)
    session.report_skipped()
    if session.options.json:
        cells = [
            {
                "partner": pair.partner.id,
                "place": pair.place.id,
                "rung": int(pair.stage.rung),
                "word": pair.stage.word,
                "at": pair.stage.at.text if pair.stage.at else None,
                "own": session.library.is_own(pair.stage.address),
            }
            for pair in page.pairs
        ]
        session.answer(cells=cells)
        return Exit.DONE
    rows = (
        (
            pair.partner.id,
            pair.place.id,
            str(int(pair.stage.rung)),
            pair.stage.word,
            pair.stage.at.text if pair.stage.at else "",
        )
        for pair in page.pairs
    )
    header = ("partner", "place", "rung", "word", "at")
    print_page_or_table(page, header, rows, colour=not session.options.no_color)
    return Exit.DONE


def _page(session: Session) -> MatrixPage:
    """Return the matrix with the filters of the options."""
    from vnsemi_tui.cli.filtering import filters_of_options
    from vnsemi_tui.views.matrix import MatrixPage

    return MatrixPage(session.known, filters_of_options(session))


SPEC = CommandSpec(
    about="partners and places: how far each pair has got",
    group="look",
    order=60,
    run=_run,
    examples=(
        ("vnsemi-tui matrix", "every pair"),
        ("vnsemi-tui matrix --place bac-ninh", "who is in one place"),
        ("vnsemi-tui matrix --partner marvell --json", "for programs"),
    ),
    add_options=partial(add_filters_of, "matrix"),
    exit_codes=LISTING_CODES,
    page=_page,
)
