"""The command `asks`: asks, offers, pledges and plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnsemi_tui.cli.command_spec import LISTING_CODES, CommandSpec
from vnsemi_tui.cli.options import Takes, add_filter, add_place_and_partner
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
    from msgspec.structs import replace

    from vnsemi_tui.cli.filtering import filters_of_options
    from vnsemi_tui.library.filters import OPEN, is_open

    filters = filters_of_options(session)
    if not session.options.open:
        return filters
    for name in filters.state:
        if name != OPEN and not is_open(name):
            raise Stop(f"--open and --state {name} exclude each other: nothing {name} is open")
    return filters if filters.state else replace(filters, state=(OPEN,))


def _page(session: Session) -> Page:
    from vnsemi_tui.views.ledger import LedgerPage

    return LedgerPage(session.known, _filters(session))


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument("--open", action="store_true", help="only what is still open")
    state = "only in this state: considering, lapsed …"
    add_filter(parser, "--state", Takes.STATE, "WORD", state)
    add_place_and_partner(parser)
    by = "only what this side asked, offered or promised"
    add_filter(parser, "--by", Takes.PARTY, "ID", by)
    add_filter(parser, "--to", Takes.PARTY, "ID", "only what was addressed to this side")


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
