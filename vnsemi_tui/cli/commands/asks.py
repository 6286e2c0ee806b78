"""The command `asks`: asks, offers, pledges and plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnsemi_tui.cli.command_spec import LISTING_CODES, CommandSpec
from vnsemi_tui.cli.filtering import add_filters_of
from vnsemi_tui.errors import Exit, Stop

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from vnsemi_tui.cli.session import Session
    from vnsemi_tui.library.filters import Filters
    from vnsemi_tui.views.lines import Page


def _run(session: Session) -> Exit:
    """Print the ledger."""
    from vnsemi_tui.cli import output
    from vnsemi_tui.cli.shapes import entry_data
    from vnsemi_tui.library.filters import ledger_items
    from vnsemi_tui.views import words
    from vnsemi_tui.views.whose import after

    known, options = session.known, session.options
    found = ledger_items(known, _filters(session))
    session.report_skipped()
    if options.json:
        session.answer(items=[entry_data(known, item.entry, item) for item in found])
        return Exit.DONE
    rows = [
        (
            item.word,
            words.sides(known.library, item.entry),
            item.entry.what + after(known.library, item.entry.address),
            item.verdict + (after(known.library, item.answer.address) if item.answer else ""),
            words.item_age(item),
            item.entry.address,
        )
        for item in found
    ]
    output.print_table(("word", "who", "what", "state", "since", "address"), rows, flexible=2)
    return Exit.DONE


def _filters(session: Session) -> Filters:
    """Return the filters of the ledger that the options write.

    --open beside states wants those that are open; one that is not ends the command.
    """
    from vnsemi_tui.cli.filtering import filters_of_options
    from vnsemi_tui.library.filter_rules import OPEN, is_open

    filters = filters_of_options(session)
    if not session.options.open:
        return filters
    states = filters.values("state")
    for name in states:
        if name != OPEN and not is_open(name):
            raise Stop(f"--open and --state {name} exclude each other: nothing {name} is open")
    return filters if states else filters.with_("state", OPEN, session.library)


def _page(session: Session) -> Page:
    from vnsemi_tui.views.ledger import LedgerPage

    return LedgerPage(session.known, _filters(session))


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument("--open", action="store_true", help="only what is still open")
    add_filters_of("ledger", parser)


SPEC = CommandSpec(
    about="asks, offers, pledges, plans",
    group="look",
    order=50,
    run=_run,
    examples=(
        ("vnsemi-tui asks --open --place da-nang", "what is still open there"),
        ("vnsemi-tui asks --by da-nang --to qorvo", "from one side to the other"),
        ("vnsemi-tui asks --state considering --json", "for programs"),
    ),
    add_options=_add_options,
    exit_codes=LISTING_CODES,
    page=_page,
)
