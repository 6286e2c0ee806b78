"""What is copied: a claim on one line with its source, or a whole page."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from vnsemi_tui.library.known import Known
from vnsemi_tui.model.brief import Claim, Entry, Fact, Figure, Person
from vnsemi_tui.text.clean import clean
from vnsemi_tui.views import words
from vnsemi_tui.views.layout import paragraph
from vnsemi_tui.views.lines import BLANK, WIDE, Line, Page, Tone, Zooms
from vnsemi_tui.views.proof import kind_of, says

PICTURE_CELLS = 100
"""Cells of a page that is a picture: it has no lines that could be whole."""


def quoted_claim(known: Known, claim: Claim) -> str:
    """Return `claim` on one line: what sort, whose, when, and in brackets who says so.

    `Asked, Đà Nẵng → Marvell, reported 29 Nov 2024: … (Việt Nam News, 29 Nov 2024, paragraph 10;
    da-nang/marvell/items)`.
    """
    heads = [kind_of(claim)]
    match claim:
        case Entry():
            heads += [words.sides(known.library, claim), words.entry_date(known, claim)]
        case Fact():
            when = str(claim.at) if claim.at else words.reported_words(known.reported(claim))
            heads += [claim.said_by, words.names(known.library, claim.by), when]
        case Figure():
            heads += [_home(known, claim), words.figure_period(claim)]
        case Person():
            heads += [_home(known, claim)]
    head = ", ".join(part for part in heads if part)
    doubt = f" [{claim.note}]" if claim.note else ""
    cited = words.citation(known, claim)
    return clean(f"{head}: {says(known, claim)}{doubt} ({cited}; {claim.address})")


def _home(known: Known, claim: Claim) -> str:
    """Return the name of the brief in which `claim` stands."""
    home = known.library.home_of(claim.address)
    return home.name if home else ""


@runtime_checkable
class Dated(Protocol):
    """A page that says what was known on a day."""

    known: Known


def lines_to_keep(page: Page, width: int) -> list[Line]:
    """Return `page` in `width` cells as it leaves the app: its last line says as of when it is.

    A meeting pack says so at its top, and a page that is not made for a day has none.
    """
    lines = list(page.lines(width))
    if not isinstance(page, Dated) or page.address.startswith("pack "):
        return lines
    return [*lines, BLANK, *paragraph(words.as_of(page.known), width, Tone.MUTED)]


def quoted_page(page: Page) -> str:
    """Return everything that `page` says, as lines without a line break at the end."""
    lines = (line.text.rstrip() for line in whole_lines(page))
    return "\n".join(lines).strip("\n")


def whole_lines(page: Page) -> Sequence[Line]:
    """Return `page` for files and pipes: each row on one line, nothing cut or broken."""
    return lines_to_keep(page, PICTURE_CELLS if isinstance(page, Zooms) else WIDE)
