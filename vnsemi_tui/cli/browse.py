"""Open the browser."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from vnsemi_tui.cli.arguments import command_meant, no_command
from vnsemi_tui.cli.output import say
from vnsemi_tui.cli.session import Session
from vnsemi_tui.cli.writing import shown
from vnsemi_tui.errors import Stop
from vnsemi_tui.paths import how_to_upgrade, state_folder
from vnsemi_tui.state import Keeper
from vnsemi_tui.text.ascii import needs_ascii
from vnsemi_tui.ui.terminal import has_few_colours, refusal, run_app

if TYPE_CHECKING:
    from textual.app import App


def browse(session: Session) -> int:
    """Open the browser, at the best hit of the query if there is one."""
    _refuse_slip(session)
    reason = refusal(os.environ)
    if reason:
        raise Stop(reason)

    def make_app() -> App[None]:
        from vnsemi_tui.ui.app import VnsemiApp
        from vnsemi_tui.ui.desk import Desk

        desk = Desk(
            session.known,
            keeper=keeper,
            read_again=session.read_again,
            shared=session.read_shared,
            write_note=write_note,
            config=session.checked_config,
            newer="" if session.options.only else how_to_upgrade(),
            day_now=session.day_now,
        )
        query = " ".join(session.options.query)
        if query:
            hits = desk.search(query).results.hits
            if hits:
                desk.visit(hits[0].document.page)
        return VnsemiApp(
            desk,
            with_colours=with_colours,
            few_colours=has_few_colours(),
            in_ascii=in_ascii,
        )

    def write_note(address: str, text: str) -> str:
        from vnsemi_tui.cli.commands import note  # not needed before the first frame

        return shown(note.write_note(session, address, text)[1])

    # Asked before the stream is made to take UTF-8.
    encoding = sys.__stdout__.encoding if sys.__stdout__ else None
    in_ascii = needs_ascii(os.environ, encoding, session.config.settings.glyphs)
    with_colours = not (session.options.no_color or os.environ.get("NO_COLOR"))
    keeper = Keeper(None if session.options.fresh else state_folder())
    assert session.library.contents  # read before the terminal is touched: its errors are lines
    code = run_app(make_app, state_folder())
    if trouble := keeper.save():
        say(trouble)
    return code


def _refuse_slip(session: Session) -> None:
    """End the run where the query begins with a slip of a command's name that finds nothing well.

    What stands behind `--` is a query in any case.
    """
    words = session.options.query
    if not words or session.options.is_query or not (meant := command_meant(words[0])):
        return
    from vnsemi_tui.search.filtered import FilteredSearch

    if not FilteredSearch(session.known).has(words[0]):
        raise no_command(words[0], meant)
