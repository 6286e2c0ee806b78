"""Commands that open a page, or lead from one pane or page to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnsemi_tui.ui.command import FIND, HERE, Command
from vnsemi_tui.views.registry import PAGES, PageKind

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


def _opener(kind: PageKind, number: int) -> Command:
    """Return the command that opens a page, in the order of pages after the search."""
    does = {"compare": compare}  # which first needs to know what
    return Command(
        kind.name,
        kind.key,
        kind.title,
        kind.about,
        FIND,
        does.get(kind.name, lambda browser: browser.open(kind.name)),
        order=number,
        footer=kind.footer,
        vietnamese=kind.vietnamese,
    )


COMMANDS = (
    Command(
        "search",
        "slash",
        "Search",
        "Find anything, from the first letter.",
        FIND,
        lambda browser: browser.open_search(),
        order=0,
        footer="search",
        priority=True,
        vietnamese="tìm kiếm",
    ),
    *(_opener(kind, number) for number, kind in enumerate(PAGES, 1) if kind.key),
    Command(
        "proof",
        "s",
        "Proof",
        "Who says so: source, date, paragraph and doubts of this line.",
        HERE,
        lambda browser: browser.show_proof(),
        order=1,
        footer="proof",
        vietnamese="bằng chứng, nguồn, ai nói",
    ),
    Command(
        "back",
        "less_than_sign,alt+left,ctrl+left,super+left",
        "Back",
        "Go back, as in a browser.",
        HERE,
        back,
        can=lambda browser: browser.desk.can_go_back,
        order=5,
        footer="back",
        vietnamese="quay lại",
        unsaid=("ctrl+left", "super+left"),
    ),
    Command(
        "forward",
        "greater_than_sign,alt+right,ctrl+right,super+right",
        "Forward",
        "Go forward again.",
        HERE,
        forward,
        can=lambda browser: browser.desk.can_go_forward,
        order=6,
        vietnamese="đi tiếp",
        unsaid=("ctrl+right", "super+right"),
    ),
    Command(
        "next-pane",
        "tab",
        "Next pane",
        "Go to the next pane.",
        HERE,
        lambda browser: browser.next_pane(1),
        order=10,
        vietnamese="khung tiếp theo",
    ),
    Command(
        "previous-pane",
        "shift+tab",
        "Previous pane",
        "Go to the pane before.",
        HERE,
        lambda browser: browser.next_pane(-1),
        order=11,
        vietnamese="khung trước",
    ),
    Command(
        "close",
        "escape",
        "Close",
        "Close the top thing: menu, search, marks of find, proof, the last filter.",
        HERE,
        lambda browser: browser.close_topmost(),
        can=lambda browser: browser.can_close,
        order=12,
        vietnamese="đóng",
    ),
)
