"""The command `list`: all of one kind."""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections.abc import Iterator
from typing import TYPE_CHECKING

from vnsemi_tui.cli.command_spec import CommandSpec
from vnsemi_tui.errors import Exit

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from vnsemi_tui.cli.session import Session
    from vnsemi_tui.views.plain import Speech, Spoken

LISTS = ("localities", "partners", "initiatives", "people", "sources", "figures", "notes")


def _run(session: Session) -> Exit:
    """Print everything of one kind."""
    from vnsemi_tui.cli.listing import listed
    from vnsemi_tui.cli.output import print_table

    header, rows, items, flexible = listed(session)
    session.report_skipped()
    if session.options.json:
        session.answer(items=items)
    else:
        print_table(header, rows, flexible=flexible)
    return Exit.DONE


def _spoken(session: Session, spoken: Speech) -> Iterator[Spoken]:
    from vnsemi_tui.cli.spoken_lists import spoken_list

    return spoken_list(session, spoken)


def _kind(text: str) -> str:
    if text in LISTS:
        return text
    from vnsemi_tui.text.nearest import hint

    raise ArgumentTypeError(f'no list "{text}"{hint(text, LISTS)}; there are {", ".join(LISTS)}')


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument("kind", metavar="KIND", type=_kind, choices=LISTS, help=" | ".join(LISTS))


SPEC = CommandSpec(
    about="all of one kind",
    group="look",
    order=30,
    run=_run,
    examples=(
        ("vnsemi-tui list partners", "who there is"),
        ("vnsemi-tui list figures | grep bac-ninh", "every figure of a place"),
        ("vnsemi-tui list sources --json", "for programs"),
    ),
    add_options=_add_options,
    spoken=_spoken,
)
