"""From an address to the page that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnsemi_tui.library.filter_table import WrongFilterError
from vnsemi_tui.library.known import Known
from vnsemi_tui.views.card import card_of
from vnsemi_tui.views.initiative import InitiativeCard
from vnsemi_tui.views.lines import Page
from vnsemi_tui.views.proof import Proof
from vnsemi_tui.views.registry import NOBODY, Reader, page_kind

if TYPE_CHECKING:
    from vnsemi_tui.views.outline import Outline


def page_at(known: Known, address: str, reader: Reader = NOBODY) -> Page | None:
    """Return the page of a brief, initiative, source or list; None where there is none.

    Words after a list's name are its filters and settings: `ledger place:da-nang`.
    """
    name, *settings = address.split(" ")
    kind = page_kind(name)
    if kind is None:
        return _page_of(known, address, reader)
    try:
        return kind.page(known, settings, reader)
    except WrongFilterError:
        return None


def _page_of(known: Known, address: str, reader: Reader) -> Page | None:
    """Return the page of what stands in a file of briefs."""
    library = known.library
    brief = library.brief(address)
    if brief:
        return card_of(known, brief, reader.keys)
    if address in library.initiatives:
        return InitiativeCard(known, library.initiatives[address], reader.keys)
    if address in library.sources:
        from vnsemi_tui.views.source import SourceCard  # not needed for the first frame

        return SourceCard(known, library.sources[address], reader.keys)
    return None


def document_of(page: Page) -> Outline | None:
    """Return what `page` says without a width, for files; None where it is only lines."""
    from vnsemi_tui.views.outline import outline_of  # not needed for the first frame

    kind = page_kind(page.address)
    return outline_of(page) or (kind.outline(page) if kind else None)


def proof_of(known: Known, address: str) -> Proof | None:
    """Return the proof of the claim at `address`; None where there is no such claim."""
    claim = known.library.claims.get(address)
    return Proof(known, claim) if claim else None
