"""From an address to the page that shows it."""

from collections.abc import Sequence

from vnsemi_tui.library.known import Known
from vnsemi_tui.reading.problems import Problem
from vnsemi_tui.views.card import card_of
from vnsemi_tui.views.initiative import InitiativeCard
from vnsemi_tui.views.lines import Page
from vnsemi_tui.views.lists import ledger_page, problems_page, sources_page
from vnsemi_tui.views.proof import Proof
from vnsemi_tui.views.source import SourceCard
from vnsemi_tui.views.start import StartPage


def page_at(known: Known, address: str, problems: Sequence[Problem] | None = None) -> Page | None:
    """Return the page of a brief, initiative, source or list; None where there is none."""
    library = known.library
    match address:
        case "start":
            return StartPage(known)
        case "ledger":
            return ledger_page(known)
        case "sources":
            return sources_page(known)
        case "problems":
            return problems_page(library.contents.problems if problems is None else problems)
    brief = library.brief(address)
    if brief:
        return card_of(known, brief)
    if address in library.initiatives:
        return InitiativeCard(known, library.initiatives[address])
    if address in library.sources:
        return SourceCard(known, library.sources[address])
    return None


def proof_of(known: Known, address: str) -> Proof | None:
    """Return the proof of the claim at `address`; None where there is no such claim."""
    claim = known.library.claims.get(address)
    return Proof(known, claim) if claim else None
