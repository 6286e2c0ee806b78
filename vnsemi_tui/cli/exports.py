"""Commands that give something to take along: pack, export, show in other formats."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from vnsemi_tui.cli import output
from vnsemi_tui.cli.reading_commands import card_data
from vnsemi_tui.cli.session import Session
from vnsemi_tui.cli.shapes import entry_data
from vnsemi_tui.errors import Exit, Stop
from vnsemi_tui.library.filters import WrongFilterError
from vnsemi_tui.library.ledger import items
from vnsemi_tui.library.library import Library
from vnsemi_tui.paths import told, why
from vnsemi_tui.text.clean import excerpt
from vnsemi_tui.views.lines import Page
from vnsemi_tui.views.pack import PackPage, pack_at
from vnsemi_tui.views.pages import document_of, page_at, proof_of

if TYPE_CHECKING:
    from vnsemi_tui.export.folder import Written
    from vnsemi_tui.library.known import Known
    from vnsemi_tui.views.outline import Outline


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


def pack(session: Session) -> Exit:
    """Print what to know before a meeting of one or two sides."""
    options = session.options
    shared, page = asked_pack(session)
    session.report_skipped()
    if options.json:
        from vnsemi_tui.views.outline import outline_of  # text needs none: it costs a third

        outline = outline_of(page)
        assert outline is not None
        shared.answer(address=page.address, **_outline_data(outline, shared.library))
    elif options.format == "text":
        output.print_page(page, colour=not options.no_color)
    else:
        write_page(page, options.format)
    return Exit.DONE


def asked_pack(session: Session) -> tuple[Session, PackPage]:
    """Return the pack that the options ask for, and what it may be made of."""
    options = session.options
    shared = to_share(session)
    ids = [_side(session, shared, one) for one in options.ids]
    first = session.id_meant(options.for_, session.library.ids) if options.for_ else None
    return shared, _pack_page(shared, ids, first or options.for_, options.since)


def _side(session: Session, shared: Session, name: str) -> str:
    """Return the id of the side that `name` means; one that is unknown ends the command."""
    meant = session.meant(name, session.library.ids, "locality or partner")
    if meant not in shared.library.ids:
        raise _only_own(meant)
    return meant


def _only_own(address: str) -> Stop:
    message = f'"{excerpt(address)}" stands in your own briefs alone; --with-own takes them along'
    return Stop(message, Exit.NOT_FOUND)


def _pack_page(shared: Session, ids: list[str], first: str | None, since: str | None) -> PackPage:
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


def _shown(known: Known, address: str) -> Page | None:
    return page_at(known, address) or proof_of(known, address)


def show_as(session: Session) -> Exit:
    """Print a card or a proof as Markdown or HTML."""
    address = session.address_meant(session.options.address)
    shared = to_share(session)
    page = _shown(shared.known, address)
    if page is None:
        if _shown(session.known, address):
            raise _only_own(address)
        library = session.library
        known = [*library.localities, *library.partners, *library.initiatives, *library.sources]
        raise session.unknown(address, known)
    session.report_skipped()
    write_page(page, session.options.format)
    return Exit.DONE


def export(session: Session) -> Exit:
    """Write the library into a folder."""
    from vnsemi_tui.export.folder import RefusedError

    options = session.options
    folder = Path(options.folder)
    shared = to_share(session)
    try:
        written = _EXPORTS[options.format](shared, folder)
    except RefusedError as refused:
        raise Stop(str(refused)) from None
    except OSError as error:
        where = excerpt(told(error.filename or folder))
        raise Stop(f'"{where}" can\'t be written: {why(error)}') from None
    session.report_skipped()
    if options.json:
        shared.answer(
            folder=told(folder),
            written=options.format,
            count=written.number,
            removed=list(written.removed),
        )
    else:
        counted = f"{written.number} {_COUNTED[options.format]}"
        output.say(f"{counted} written to {excerpt(told(folder))}")
        if written.removed:
            output.say(_removed(written.removed))
        if first := _BEGIN_WITH.get(options.format):
            output.say(f"begin with {first} there")
    return Exit.DONE


def _removed(names: Sequence[str]) -> str:
    """Return which files of an earlier export are gone."""
    more = len(names) - _MOST_NAMED
    listed = ", ".join(names[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
    plural = "" if len(names) == 1 else "s"
    return f"{len(names)} file{plural} of the earlier export removed: {listed}"


def _site(shared: Session, folder: Path) -> Written:
    from vnsemi_tui.export.site import write_site

    return write_site(shared.known, folder)


def _markdown(shared: Session, folder: Path) -> Written:
    from vnsemi_tui.export.site import write_markdown

    return write_markdown(shared.known, folder)


def _csv(shared: Session, folder: Path) -> Written:
    from vnsemi_tui.export.tables import write_tables

    return write_tables(shared.known, folder)


def _json(shared: Session, folder: Path) -> Written:
    from vnsemi_tui.export.folder import Written, write_files

    encoded = msgspec.json.format(msgspec.json.encode(library_data(shared)), indent=2)
    return Written(1, write_files(folder, {"library.json": encoded + b"\n"}, "json"))


def library_data(session: Session) -> dict[str, Any]:
    """Return everything known, each thing in the shape that its command's --json has."""
    known, library = session.known, session.library
    newest = known.newest_source
    return {
        "format": 1,
        "as_of": session.day.isoformat(),
        "today": session.today.isoformat(),
        "newest_source": newest.day.isoformat() if newest else None,
        "newest_source_is_bound": bool(newest and newest.is_bound),
        "localities": [card_data(session, one.id) for one in library.contents.localities],
        "partners": [card_data(session, one.id) for one in known.partners],
        "sources": [session.plain(one) for one in known.sources],
        "items": [entry_data(known, item.entry, item) for item in items(known)],
        "entries": [
            entry_data(known, entry)
            for thing in known.initiatives()
            for entry in known.timeline(thing)
        ],
        "notes": [session.plain(one) for one in known.notes],
    }


_EXPORTS: dict[str, Callable[[Session, Path], Written]] = {
    "site": _site,
    "markdown": _markdown,
    "csv": _csv,
    "json": _json,
}
_MOST_NAMED = 5
"""So many files that were removed are named."""
_COUNTED = {"site": "pages", "markdown": "pages", "csv": "tables", "json": "file"}
_BEGIN_WITH = {"site": "index.html", "markdown": "index.md"}
