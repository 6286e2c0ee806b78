"""The command `pack`: what to know before a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vnsemi_tui.cli.command_spec import CommandSpec
from vnsemi_tui.cli.options import PAGE_FORMATS, Takes, add_format
from vnsemi_tui.errors import Exit, Stop

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from vnsemi_tui.cli.session import Session
    from vnsemi_tui.library.library import Library
    from vnsemi_tui.views.lines import Page
    from vnsemi_tui.views.outline import Outline
    from vnsemi_tui.views.pack import PackPage


def _run(session: Session) -> Exit:
    """Print what to know before a meeting of one or two sides."""
    from vnsemi_tui.cli.output import print_page
    from vnsemi_tui.cli.sharing import write_page

    options = session.options
    shared, page = _asked_for(session)
    session.report_skipped()
    if options.json:
        from vnsemi_tui.views.outline import outline_of  # text needs none: it costs a third

        outline = outline_of(page)
        assert outline is not None
        shared.answer(address=page.address, **_outline_data(outline, shared.library))
    elif options.format == "text":
        print_page(page, colour=not options.no_color)
    else:
        write_page(page, options.format)
    return Exit.DONE


def _asked_for(session: Session) -> tuple[Session, PackPage]:
    """Return the pack that the options ask for, and what it may be made of."""
    from vnsemi_tui.cli.sharing import to_share

    options = session.options
    shared = to_share(session)
    ids = [_side(session, shared, one) for one in options.ids]
    first = session.id_meant(options.for_, session.library.ids) if options.for_ else None
    return shared, _pack_page(shared, ids, first or options.for_, options.since)


def _side(session: Session, shared: Session, name: str) -> str:
    """Return the id of the side that `name` means; one that is unknown ends the command."""
    from vnsemi_tui.cli.sharing import only_own

    meant = session.meant(name, session.library.ids, "locality or partner")
    if meant not in shared.library.ids:
        raise only_own(meant)
    return meant


def _pack_page(shared: Session, ids: list[str], first: str | None, since: str | None) -> PackPage:
    from vnsemi_tui.library.filter_table import WrongFilterError
    from vnsemi_tui.text.clean import excerpt
    from vnsemi_tui.views.pack import pack_at

    if first and first not in ids:
        sides = " or ".join(map(excerpt, ids))
        raise Stop(f'--for names one of the sides: {sides}, not "{excerpt(first)}"')
    ordered = sorted(ids, key=lambda one: one != first) if first else ids
    try:
        return pack_at(shared.known, [*ordered, *([f"since:{since}"] if since else [])])
    except WrongFilterError as error:
        raise Stop(str(error)) from None


def _outline_data(outline: Outline, library: Library) -> dict[str, Any]:
    """Return a page as JSON has it: sections of rows, each with the claim it shows."""
    return {
        "title": outline.title,
        "about": outline.about or None,
        "sections": [
            {
                "key": part.key,
                "title": part.title,
                "rows": [
                    {
                        "cells": [one.text or None for one in row.cells],
                        "claim": row.address or None,
                        "opens": row.opens or None,
                        "own": library.is_own(row.address or row.opens),
                    }
                    for row in part.rows
                    if not part.is_room
                ],
            }
            for part in outline.parts
        ],
    }


def _page(session: Session) -> Page:
    return _asked_for(session)[1]


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "ids", nargs="+", type=Takes.PARTY, metavar="ID", help="one or two sides: qorvo da-nang"
    )
    parser.add_argument(
        "--for", dest="for_", type=Takes.PARTY, metavar="ID", help="whose pack it is: comes first"
    )
    parser.add_argument(
        "--since", type=Takes.TIME, metavar="DATE", help="what counts as new: since 2024-06"
    )
    add_format(parser, PAGE_FORMATS)


SPEC = CommandSpec(
    about="what to know before a meeting",
    group="take along",
    order=10,
    run=_run,
    examples=(
        ("vnsemi-tui pack qorvo da-nang", "before a meeting"),
        ("vnsemi-tui pack sia bac-ninh --for bac-ninh", "one side first"),
        ("vnsemi-tui pack qorvo --format html > qorvo.html", "to print"),
    ),
    add_options=_add_options,
    exit_codes={0: "done", 1: "no such partner or place; the nearest one is named"},
    page=_page,
)
