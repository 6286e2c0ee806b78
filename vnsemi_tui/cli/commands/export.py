"""The command `export`: the library as a site, Markdown, tables or JSON."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from vnsemi_tui.cli.command_spec import CommandSpec
from vnsemi_tui.cli.options import Takes, add_format
from vnsemi_tui.errors import Exit, Stop

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from pathlib import Path

    from vnsemi_tui.cli.session import Session
    from vnsemi_tui.export.folder import Written


def _run(session: Session) -> Exit:
    """Write the library into a folder."""
    from pathlib import Path

    from vnsemi_tui.cli import output
    from vnsemi_tui.cli.sharing import to_share
    from vnsemi_tui.export.folder import RefusedError
    from vnsemi_tui.paths import told, why
    from vnsemi_tui.text.clean import excerpt

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
    import msgspec

    from vnsemi_tui.export.folder import Written, write_files

    encoded = msgspec.json.format(msgspec.json.encode(_library_data(shared)), indent=2)
    return Written(1, write_files(folder, {"library.json": encoded + b"\n"}, "json"))


def _library_data(session: Session) -> dict[str, Any]:
    """Return everything known, each thing in the shape that its command's --json has."""
    from vnsemi_tui.cli.brief_data import card_data
    from vnsemi_tui.cli.shapes import entry_data
    from vnsemi_tui.library.ledger import items

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
EXPORT_FORMATS = tuple(_EXPORTS)
_MOST_NAMED = 5
"""So many files that were removed are named."""
_COUNTED = {"site": "pages", "markdown": "pages", "csv": "tables", "json": "file"}
_BEGIN_WITH = {"site": "index.html", "markdown": "index.md"}


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "folder",
        type=Takes.FOLDER,
        metavar="DIR",
        help="a new or empty folder, or that of an earlier export",
    )
    add_format(parser, EXPORT_FORMATS)


SPEC = CommandSpec(
    about="the library as a site, Markdown, tables or JSON",
    group="take along",
    order=20,
    run=_run,
    examples=(
        ("vnsemi-tui export site", "the library as a static site"),
        ("vnsemi-tui export tables --format csv", "tables for a spreadsheet"),
    ),
    add_options=_add_options,
    writes=True,
)
