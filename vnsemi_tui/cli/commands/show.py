"""The command `show`: a card, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnsemi_tui.cli.command_spec import CommandSpec
from vnsemi_tui.cli.options import PAGE_FORMATS, Takes, add_format
from vnsemi_tui.errors import Exit, Stop

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from vnsemi_tui.cli.session import Session
    from vnsemi_tui.views.lines import Page


def _run(session: Session) -> Exit:
    """Print a card."""
    if session.options.json:
        return _answer(session)
    if session.options.format == "text":
        from vnsemi_tui.cli.output import print_page

        page = _page(session)
        session.report_skipped()
        print_page(page, colour=not session.options.no_color)
    else:
        from vnsemi_tui.cli.sharing import shared_page, write_page

        page = shared_page(session, session.options.address)
        session.report_skipped()
        write_page(page, session.options.format)
    return Exit.DONE


def _answer(session: Session) -> Exit:
    """Print what stands at the address as JSON."""
    from vnsemi_tui.cli.brief_data import card_data, kind_at, notes_data
    from vnsemi_tui.library.places import told_elsewhere

    _page(session)  # ends the command where nothing is there
    address = session.address_meant(session.options.address)
    kind = kind_at(session, address)
    if kind is None:
        raise _not_as_json(address)
    session.report_skipped()
    card = card_data(session, address)
    elsewhere = told_elsewhere(session.known, address) if kind == "locality" else ()
    session.answer(
        kind=kind if card else None,
        brief=card,
        elsewhere=[claim.address for claim in elsewhere],
        notes=notes_data(session, address),
    )
    return Exit.DONE


def _page(session: Session) -> Page:
    """Return the card, list or proof that was asked for; what is unknown ends the command."""
    from vnsemi_tui.views.pages import page_at, proof_of

    address = session.address_meant(session.options.address)
    page = page_at(session.known, address, session.reader(address))
    page = page or proof_of(session.known, address)
    if page is None:
        raise session.no_page(address)
    return page


def _not_as_json(address: str) -> Stop:
    """Return what ends `show` of a list as JSON: which command prints it."""
    from vnsemi_tui.text.clean import excerpt
    from vnsemi_tui.views.registry import page_kind

    name, *settings = address.split(" ")
    kind = page_kind(name)
    if kind is None or kind.command[:1] in ((), ("show",)):
        return Stop(f'"{excerpt(address)}" has no JSON; show --json prints cards, sources, claims')
    more = ", with its filters as options" if settings else ""
    command = " ".join(kind.command)
    return Stop(f'"{name}" is a list: vnsemi-tui {command} --json prints it{more}')


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "address",
        type=Takes.ADDRESS,
        metavar="ADDRESS",
        help="da-nang, qorvo, da-nang/marvell, a source's id",
    )
    add_format(parser, PAGE_FORMATS)


SPEC = CommandSpec(
    about="a card, as text",
    group="look",
    order=20,
    run=_run,
    examples=(
        ("vnsemi-tui show da-nang", "a locality"),
        ("vnsemi-tui show da-nang/marvell --format markdown", "an initiative, to paste"),
        ("vnsemi-tui show quang-nam --as-of 2024-08", "as known by then"),
    ),
    add_options=_add_options,
    exit_codes={0: "shown", 1: "no such address; the nearest one is named"},
    page=_page,
)
