"""The command `why`: the proof of a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnsemi_tui.cli.command_spec import CommandSpec
from vnsemi_tui.cli.options import Takes
from vnsemi_tui.errors import Exit, Stop

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from vnsemi_tui.cli.session import Session
    from vnsemi_tui.views.proof import Proof


def _run(session: Session) -> Exit:
    """Print the proof of a claim."""
    from vnsemi_tui.cli.brief_data import card_data, kind_at, notes_data
    from vnsemi_tui.cli.output import print_page
    from vnsemi_tui.views.proof import says

    proof = _page(session)
    address = proof.claim.address
    session.report_skipped()
    if session.options.json:
        claim = card_data(session, address)
        session.answer(
            kind=kind_at(session, address) if claim else None,
            claim=claim,
            says=says(session.known, proof.claim) if claim else None,
            notes=notes_data(session, address),
        )
    else:
        print_page(proof, colour=not session.options.no_color)
    return Exit.DONE


def _page(session: Session) -> Proof:
    """Return the proof of the claim that was asked for; what is none ends the command."""
    from vnsemi_tui.library.library import claims_of
    from vnsemi_tui.text.clean import excerpt
    from vnsemi_tui.views.pages import proof_of

    address = session.address_meant(session.options.address)
    proof = proof_of(session.known, address)
    if proof is None:
        library = session.library
        inside = library.initiatives.get(address)
        brief = library.brief(address)
        claims = inside.timeline if inside else tuple(claims_of(brief)) if brief else ()
        if claims:
            listed = ", ".join(claim.address for claim in claims[:6])
            more = " …" if len(claims) > 6 else ""
            raise Stop(
                f'"{excerpt(address)}" is no single claim; name one of those in it: {listed}{more}',
                Exit.NOT_FOUND,
            )
        raise session.unknown(address, list(library.claims), "claim")
    return proof


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "address",
        type=Takes.CLAIM,
        metavar="ADDRESS",
        help="a claim: da-nang/marvell/lab, bac-ninh/exports-1",
    )


SPEC = CommandSpec(
    about="the proof of a claim",
    group="look",
    order=90,
    run=_run,
    examples=(
        ("vnsemi-tui why da-nang/marvell/lab", "who says so, where and when"),
        ("vnsemi-tui why bac-ninh/exports-1", "the same of a figure"),
    ),
    add_options=_add_options,
    exit_codes={0: "shown", 1: "no such claim; the nearest one is named"},
    page=_page,
)
