"""From an address to the page that shows it."""

from collections.abc import Sequence

from vnsemi_tui.library.filters import WrongFilterError
from vnsemi_tui.library.known import Known
from vnsemi_tui.views.card import card_of
from vnsemi_tui.views.initiative import InitiativeCard
from vnsemi_tui.views.keys import NO_KEYS, Keys
from vnsemi_tui.views.ledger import ledger_at
from vnsemi_tui.views.lines import Page
from vnsemi_tui.views.proof import Proof
from vnsemi_tui.views.start import StartPage


def page_at(known: Known, address: str, keys: Keys = NO_KEYS) -> Page | None:
    """Return the page of a brief, initiative, source or list; None where there is none.

    Words after a list's name are its filters and settings: `ledger place:da-nang`. Where
    there is nothing to show, the page names `keys`.
    """
    name, *settings = address.split(" ")
    try:
        return _list_at(known, name, settings, keys) or _page_of(known, address, keys)
    except WrongFilterError:
        return None


def _list_at(known: Known, name: str, settings: Sequence[str], keys: Keys) -> Page | None:
    # What the first frame doesn't need is imported when it is asked for.
    match name:
        case "start":
            return StartPage(known, keys=keys)
        case "ledger":
            return ledger_at(known, settings, keys)
        case "timeline":
            from vnsemi_tui.views.timeline import timeline_at

            return timeline_at(known, settings, keys)
        case "matrix":
            from vnsemi_tui.views.matrix import matrix_at

            return matrix_at(known, settings, keys)
        case "common":
            from vnsemi_tui.views.common import common_at

            return common_at(known, settings, keys)
        case "compare":
            from vnsemi_tui.views.compare import compare_at

            return compare_at(known, settings, keys)
        case "regions":
            from vnsemi_tui.views.regions import RegionsPage

            return RegionsPage(known)
        case "pack":
            from vnsemi_tui.views.pack import pack_at

            return pack_at(known, settings)
        case "sources":
            from vnsemi_tui.views.lists import sources_page

            return sources_page(known, keys)
        case "problems":
            from vnsemi_tui.views.lists import problems_page

            return problems_page(known.library, keys)
        case _:
            return None


def _page_of(known: Known, address: str, keys: Keys) -> Page | None:
    """Return the page of what stands in a file of briefs."""
    library = known.library
    brief = library.brief(address)
    if brief:
        return card_of(known, brief, keys)
    if address in library.initiatives:
        return InitiativeCard(known, library.initiatives[address], keys)
    if address in library.sources:
        from vnsemi_tui.views.source import SourceCard

        return SourceCard(known, library.sources[address], keys)
    return None


def proof_of(known: Known, address: str) -> Proof | None:
    """Return the proof of the claim at `address`; None where there is no such claim."""
    claim = known.library.claims.get(address)
    return Proof(known, claim) if claim else None
