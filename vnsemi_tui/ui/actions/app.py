"""Commands of the app itself: help, menu, palette, theme, leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnsemi_tui.config import MOST_PANES
from vnsemi_tui.model.brief import Entry
from vnsemi_tui.ui.command import APP, MENU, Command, by_group
from vnsemi_tui.ui.fixed_keys import FINDING, MOVING, SEARCHING
from vnsemi_tui.views.help import HelpPage, MenuPage, key_topic

if TYPE_CHECKING:
    from vnsemi_tui.ui.screens.browse import BrowseScreen

_PANES = {
    3: "Three panes side by side, where there is room: contents, card, proof.",
    2: "Two panes side by side: contents and card; the proof comes over the card.",
    1: "One pane at a time; {next-pane} goes to the next.",
}


OF_THE_PAGE = (
    "filter", "lanes", "zoom-in", "zoom-out", "pan-left", "pan-right", "proof", "pack", "mark",
    "copy", "open-source", "export", "find",
)  # fmt: skip
"""What help names first, where it can be done: what one comes to a page for."""


def help_(browser: BrowseScreen) -> None:
    """Explain this page, then all keys and words; the word under the cursor first."""
    from vnsemi_tui.views.topics import page_topic, topics, word_topic

    desk = browser.desk
    claim = desk.known.library.claims.get(browser.line.address)
    word = [word_topic(claim.event)] if isinstance(claim, Entry) else []
    here = [desk.command(name).key for name in OF_THE_PAGE if browser.can(name)]
    keys = (
        ("Moving", MOVING),
        ("In the search box", SEARCHING),
        (f"In the box of {desk.key('find')}", FINDING),
        *by_group(desk.commands),
    )
    everything = [
        *word,
        page_topic(desk.known, desk.here, here, desk.keys),
        *(key_topic(title, group) for title, group in keys),
        *topics(desk.known, desk.keys, desk.newer),
    ]
    from vnsemi_tui.ui.screens.overlay import NarrowingOverlay

    overlay = NarrowingOverlay(
        lambda typed: HelpPage(everything, typed, desk.keys),
        "Type a key or a word: ctrl+p, mou, ghi nhớ",
    )
    browser.app.push_screen(overlay)


def all_actions(browser: BrowseScreen) -> None:
    """Show everything that can be done here; do what is chosen."""

    def run(action: str | None) -> None:
        if action:
            browser.call_later(browser.run_action, action)

    possible = [command for command in browser.desk.commands if browser.can(command.id)]
    groups, named = by_group(possible), browser.desk.keys
    from vnsemi_tui.ui.screens.overlay import NarrowingOverlay

    overlay = NarrowingOverlay(
        lambda typed: MenuPage(groups, typed, named),
        "Type a word or a key; Enter does it",
    )
    browser.app.push_screen(overlay, run)


def theme(browser: BrowseScreen) -> None:
    """Have a look chosen: each is seen as soon as the cursor is on it, Escape brings this back."""
    from vnsemi_tui.ui.theme import theme_choices

    app = browser.app
    if app.no_color:
        browser.tell("Colours are off: NO_COLOR is set, or --no-color was given.")
        return
    before = app.theme

    def use(name: str) -> None:
        app.theme = name

    def keep(name: str | None) -> None:
        use(name or before)
        if name:
            browser.desk.keeper.use_theme(name)

    browser.choose(
        "Looks",
        "Each is shown as you come to it. Enter keeps it, Escape goes back.",
        theme_choices(app),
        keep,
        placeholder="Type a name: light, contrast, terminal, nord",
        at=before,
        preview=use,
    )


def panes(browser: BrowseScreen) -> None:
    """Have three panes side by side, then two, then one, then three again."""
    most = (browser.desk.panes - 2) % MOST_PANES + 1
    browser.desk.use_panes(most)
    browser.show_panes(most)
    browser.tell(browser.desk.keys.put_into(_PANES[most]))


COMMANDS = (
    Command(
        "theme",
        "T",
        "Looks",
        "Choose how it looks: dark, light, strong contrast, the terminal's own colours.",
        APP,
        theme,
        order=1,
        vietnamese="giao diện, màu, sáng, tối",
    ),
    Command(
        "panes",
        "P",
        "Panes",
        "Have three panes side by side, then two, then one.",
        APP,
        panes,
        order=2,
        vietnamese="khung, chia màn hình",
    ),
    Command(
        MENU,
        "f2",
        "Menu",
        "Everything that can be done here.",
        APP,
        all_actions,
        order=3,
        vietnamese="trình đơn, mọi lệnh",
    ),
    Command(
        "palette",
        "ctrl+p,colon",
        "Palette",
        "Do or open anything by typing its name.",
        APP,
        lambda browser: browser.app.action_command_palette(),
        order=4,
        vietnamese="bảng lệnh",
    ),
    Command(
        "help",
        "question_mark,f1",
        "Help",
        "Keys, and what the words mean.",
        APP,
        help_,
        order=5,
        vietnamese="trợ giúp, hướng dẫn",
    ),
    Command(
        "leave",
        "q,ctrl+q",
        "Quit",
        "Leave.",
        APP,
        lambda browser: browser.app.exit(),
        order=6,
        vietnamese="thoát",
    ),
)
