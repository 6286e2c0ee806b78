"""Commands that open a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from vnsemi_tui.views.registry import PAGES

if TYPE_CHECKING:
    from vnsemi_tui.ui.screens.browse import BrowseScreen

_MOST_COMPARED = 4


def back(browser: BrowseScreen) -> None:
    """Go back in the history."""
    browser.desk.go(-1)
    browser.open_here()


def forward(browser: BrowseScreen) -> None:
    """Go forward in the history."""
    browser.desk.go(1)
    browser.open_here()


def compare(browser: BrowseScreen) -> None:
    """Compare the marked localities; else the one that is open with one that is chosen.

    Elsewhere, compare those that the reader works with; where these are compared, have others
    chosen.
    """
    localities = browser.desk.known.library.localities
    marked = [mark.address for mark in browser.desk.keeper.state.marks]
    chosen = [address for address in marked if address in localities][-_MOST_COMPARED:]
    here = browser.desk.here.partition("/")[0]
    if len(chosen) < 2 and here in localities:
        chosen = [here]
    elif not chosen:
        own = list(browser.desk.own_places[:_MOST_COMPARED])
        chosen = [] if here == _comparison(own) else own
    _choose_localities(browser, chosen)


def _comparison(localities: list[str]) -> str:
    return " ".join(("compare", *localities))


def _choose_localities(browser: BrowseScreen, chosen: list[str]) -> None:
    """Have one locality chosen after the other until there are two."""
    from vnsemi_tui.views.choices import locality_choices
    from vnsemi_tui.views.own_places import own_first

    known = browser.desk.known
    if len(chosen) > 1:
        browser.open(_comparison(chosen))
        return

    def add(locality: str | None) -> None:
        if locality:
            _choose_localities(browser, [*chosen, locality])

    first = known.library.name(chosen[0]) if chosen else ""
    browser.choose(
        f"Compare {first} with" if first else "Compare",
        f"Three or four: leave, mark them with {browser.desk.key('mark')} under Regions, compare.",
        own_first(locality_choices(known, chosen), browser.desk.own_places),
        add,
        placeholder="Type the name of a locality",
    )


def _opener(address: str) -> Callable[[BrowseScreen], None]:
    return lambda browser: browser.open(address)


DO: dict[str, Callable[[BrowseScreen], None]] = {
    **{kind.name: _opener(kind.name) for kind in PAGES if kind.key},
    "back": back,
    "forward": forward,
    "compare": compare,
}
CAN: dict[str, Callable[[BrowseScreen], bool]] = {
    "back": lambda browser: browser.desk.can_go_back,
    "forward": lambda browser: browser.desk.can_go_forward,
}
