"""Leaving while the first letter of a search was being answered ended with a fault."""

from tests.ui.browsing import browser, settle
from vnsemi_tui.ui.widgets.finder import Finder


async def test_quit_while_the_search_begins() -> None:
    app = browser("da-nang")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        finder = app.screen.query_one(Finder)
        await finder.remove()
        await finder._show_found("qorvo")
        finder._show_preview()
        assert not finder.is_searching
        assert app.is_running
    assert not app.fault
