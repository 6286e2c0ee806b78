"""Commands of the app itself: help, menu, palette, theme, leaving."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from vnsemi_tui.config import MOST_PANES
from vnsemi_tui.model.brief import Entry
from vnsemi_tui.ui.commands import MOVING, SEARCHING, by_group
from vnsemi_tui.ui.screens.overlay import Overlay
from vnsemi_tui.ui.theme import switch_theme
from vnsemi_tui.views.help import HelpPage, MenuPage

if TYPE_CHECKING:
    from vnsemi_tui.ui.screens.browse import BrowseScreen

_PANES = {
    3: "Three panes side by side, where there is room: contents, card, proof.",
    2: "Two panes side by side: contents and card; the proof comes over the card.",
    1: "One pane at a time; Tab goes to the next.",
}


def help_(browser: BrowseScreen) -> None:
    """Explain keys and words; the word under the cursor first."""
    claim = browser.desk.known.library.claims.get(browser.line.address)
    word = claim.event if isinstance(claim, Entry) else None
    commands = by_group(browser.desk.commands)
    groups = [("Moving", list(MOVING)), ("In the search box", list(SEARCHING)), *commands]
    browser.app.push_screen(Overlay(HelpPage(groups, word)))


def all_actions(browser: BrowseScreen) -> None:
    """Show everything that can be done here; do what is chosen."""

    def run(action: str | None) -> None:
        if action:
            browser.call_later(browser.run_action, action)

    possible = [command for command in browser.desk.commands if browser.can(command.id)]
    browser.app.push_screen(Overlay(MenuPage(by_group(possible))), run)


def theme(browser: BrowseScreen) -> None:
    """Change between dark and light."""
    switch_theme(browser.app)
    browser.desk.keeper.use_theme(browser.app.theme)


def panes(browser: BrowseScreen) -> None:
    """Have three panes side by side, then two, then one, then three again."""
    most = (browser.desk.panes - 2) % MOST_PANES + 1
    browser.desk.use_panes(most)
    browser.show_panes(most)
    browser.tell(_PANES[most])


DO: dict[str, Callable[[BrowseScreen], None]] = {
    "help": help_,
    "all-actions": all_actions,
    "palette": lambda browser: browser.app.action_command_palette(),
    "theme": theme,
    "panes": panes,
    "leave": lambda browser: browser.app.exit(),
}
