"""Briefs, initiatives, sources and claims in JSON: for `show`, `list`, `why` and `export`."""

from typing import Any

from vnsemi_tui.cli.session import Session
from vnsemi_tui.library.as_known import brief_as_known, claim_as_known, initiative_as_known
from vnsemi_tui.library.stages import health, stage
from vnsemi_tui.model.brief import Initiative


def kind_at(session: Session, address: str) -> str | None:
    """Return what stands at `address`: `locality`, `initiative`, `entry` …, None for a page."""
    found = session.library.at(address)
    return type(found).__name__.lower() if found else None


def card_data(session: Session, address: str) -> Any:
    """Return a brief, initiative, source or claim with its known claims, as JSON has them.

    Of a source or claim of a later day there is nothing to return.
    """
    known, library = session.known, session.library
    found = library.brief(address)
    if found:
        brief = brief_as_known(known, found)
        data = session.plain(brief)
        data["initiatives"] = [initiative_data(session, thing) for thing in brief.initiatives]
        return data
    if address in library.initiatives:
        return initiative_data(session, library.initiatives[address])
    if not known.has(address):
        return None
    claim = library.claims.get(address)
    return session.plain(claim_as_known(known, claim) if claim else library.sources.get(address))


def notes_data(session: Session, address: str) -> list[Any]:
    """Return the notes about what stands at `address` and in it, as JSON has them."""
    return [session.plain(note) for note in session.known.notes_in(address)]


def initiative_data(session: Session, initiative: Initiative) -> Any:
    """Return `initiative` as JSON has it, with how far it has got."""
    reached, ailment = stage(session.known, initiative), health(session.known, initiative)
    computed = {
        "rung": int(reached.rung),
        "word": reached.word,
        "at": reached.at.text if reached.at else None,
        "health": ailment.words if ailment else None,
    }
    return {**session.plain(initiative_as_known(session.known, initiative)), "stage": computed}
