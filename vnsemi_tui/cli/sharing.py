"""What is given away: pages as files, without what the reader's own briefs add."""

import sys

from vnsemi_tui.cli import output
from vnsemi_tui.cli.session import Session
from vnsemi_tui.errors import Exit, Stop
from vnsemi_tui.library.known import Known
from vnsemi_tui.text.clean import excerpt
from vnsemi_tui.views.lines import Page
from vnsemi_tui.views.pages import document_of, page_at, proof_of


def to_share(session: Session) -> Session:
    """Return `session` without what own folders add; how much that is is said on stderr.

    With --with-own it stays.
    """
    if session.options.with_own or session.shared is session:
        return session
    lost = {
        "claim": len(session.library.claims) - len(session.shared.library.claims),
        "note": len(session.library.contents.notes) - len(session.shared.library.contents.notes),
    }
    told = [f"{count} {word}{'s' if count > 1 else ''}" for word, count in lost.items() if count]
    if told:
        left_out = " and ".join(told)
        output.say(f"{left_out} of your own briefs left out; --with-own takes them along")
    return session.shared


def only_own(address: str) -> Stop:
    """Return what ends a command that gives away what only own briefs have."""
    message = f'"{excerpt(address)}" stands in your own briefs alone; --with-own takes them along'
    return Stop(message, Exit.NOT_FOUND)


def shared_page(session: Session, name: str) -> Page:
    """Return the card, list or proof that `name` means, to be given away."""
    address = session.address_meant(name)
    shared = to_share(session)
    page = _shown(shared.known, address)
    if page is None:
        if _shown(session.known, address):
            raise only_own(address)
        raise session.no_page(address)
    return page


def _shown(known: Known, address: str) -> Page | None:
    return page_at(known, address) or proof_of(known, address)


def write_page(page: Page, form: str) -> None:
    """Write a page to stdout as Markdown or HTML; end the command where it has no such form."""
    from vnsemi_tui.export.html import document
    from vnsemi_tui.export.markdown import markdown

    outline = document_of(page)
    if outline is None:
        shown = excerpt(page.address)
        raise Stop(f'"{shown}" has no {form}; cards, claims, sources, packs and most lists have')
    _write(markdown(outline) if form == "markdown" else document(outline))


def _write(text: str) -> None:
    """Write a file's text to stdout: UTF-8 with LF, whatever this system's own form is."""
    if output.to_terminal() or not hasattr(sys.stdout, "buffer"):
        sys.stdout.write(text)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()
