"""The command `timeline`: all entries by time, the newest first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vnsemi_tui.cli.command_spec import LISTING_CODES, CommandSpec
from vnsemi_tui.cli.filtering import add_filters_of
from vnsemi_tui.errors import Exit

if TYPE_CHECKING:
    from datetime import date

    from vnsemi_tui.cli.session import Session
    from vnsemi_tui.views.lines import Page
    from vnsemi_tui.views.told import Told

_WHO_CELLS = 28
"""Cells of who acts, and to whom, on a terminal."""


def _run(session: Session) -> Exit:
    """Print the known entries that the options want."""
    from vnsemi_tui.cli import output
    from vnsemi_tui.cli.filtering import filters_of_options
    from vnsemi_tui.cli.shapes import entry_data
    from vnsemi_tui.views.told import told

    known = session.known
    found = sorted(told(known, filters_of_options(session)), key=lambda one: _place(session, one))
    found.reverse()
    session.report_skipped()
    if session.options.json:
        session.answer(entries=[entry_data(known, one.entry) for one in found])
    elif output.to_terminal():
        rows = [_short(session, one) for one in found]
        output.print_table(("date", "word", "who", "what", "address"), rows, flexible=3)
    else:
        header = ("at", "due", "reported", "word", "by", "to", "what", "place", "address")
        output.print_table(header, [_exact(session, one) for one in found], flexible=6)
    return Exit.DONE


def _place(session: Session, one: Told) -> tuple[bool, tuple[date, date, str] | tuple[()], str]:
    """Sort by time, what has no date of its own before all that has one; then by address."""
    own = one.entry.at or one.entry.due
    when = own or session.known.reported(one.entry)
    return (own is not None, when.sort_key if when else (), one.entry.address)


def _short(session: Session, one: Told) -> tuple[str, ...]:
    """Return a row for people; the address names the place, so that more is left for the rest."""
    from vnsemi_tui.views import words
    from vnsemi_tui.views.told import who
    from vnsemi_tui.views.whose import after

    known, entry = session.known, one.entry
    return (
        words.short_entry_date(known, entry),
        f"plan: {entry.event.label}" if entry.due else entry.event.label,
        who(known, entry, _WHO_CELLS),
        entry.what + after(known.library, entry.address),
        entry.address,
    )


def _exact(session: Session, one: Told) -> tuple[str, ...]:
    """Return a row for programs: dates as written, ids instead of names."""
    from vnsemi_tui.library.library import places_of

    entry = one.entry
    dates = (entry.at, entry.due, session.known.reported(entry))
    places = places_of(one.initiative, session.library)
    return (
        *(when.text if when else "" for when in dates),
        entry.event.value,
        ", ".join(entry.by),
        ", ".join(entry.to),
        entry.what,
        places[0] if places else "",
        entry.address,
    )


def _page(session: Session) -> Page:
    from vnsemi_tui.cli.filtering import filters_of_options
    from vnsemi_tui.views.timeline import TimelinePage

    return TimelinePage(session.known, filters_of_options(session))


SPEC = CommandSpec(
    about="all entries by time, the newest first",
    group="look",
    order=40,
    run=_run,
    examples=(
        ("vnsemi-tui timeline --partner marvell --since 2024", "and what belongs to it"),
        ("vnsemi-tui timeline --event mou", "what was signed"),
        ("vnsemi-tui timeline --event plan --place da-nang", "what is planned there"),
    ),
    add_options=partial(add_filters_of, "timeline"),
    exit_codes=LISTING_CODES,
    page=_page,
)
