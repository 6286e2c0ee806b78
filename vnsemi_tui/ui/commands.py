"""Everything that can be done, declared once: bindings, footer, menu, help and palette read it."""

from typing import NamedTuple

from textual.binding import Binding

from vnsemi_tui.views.help import Key


class Command(NamedTuple):
    """One thing that can be done."""

    id: str
    """Names it in a user's keymap."""
    keys: str
    """Textual's names of its keys, with commas."""
    shown: str
    """Its keys as people read them."""
    label: str
    """What it does, in a few words."""
    about: str
    """What it does, in a sentence."""
    group: str
    """Where menu and help list it."""
    footer: str = ""
    """One word for the footer; empty to leave it out."""
    priority: bool = False
    """Whether it comes before the widget that has the focus."""

    @property
    def action(self) -> str:
        """What Textual runs."""
        return self.id.replace("-", "_")

    @property
    def binding(self) -> Binding:
        """The command as a binding."""
        return Binding(
            self.keys,
            self.action,
            self.label,
            id=self.id,
            tooltip=self.about,
            priority=self.priority,
            show=bool(self.footer),
        )

    @property
    def key(self) -> Key:
        """The command for help and menus."""
        return Key(self.shown, self.label, self.about, self.action)


COMMANDS = (
    Command(
        "search",
        "slash",
        "/",
        "Search",
        "Find anything, from the first letter.",
        "Find",
        "search",
        priority=True,
    ),
    Command("start", "h", "h", "Start", "Go to the start page.", "Find"),
    Command(
        "ledger",
        "l",
        "l",
        "Ledger",
        "Asks, offers, pledges and plans, open ones first.",
        "Find",
        "ledger",
    ),
    Command(
        "sources", "r", "r", "Sources", "Every article, release and law that is cited.", "Find"
    ),
    Command(
        "problems", "p", "p", "Problems", "What is wrong in the briefs, with the way out.", "Find"
    ),
    Command(
        "proof",
        "s",
        "s",
        "Proof",
        "Who says so: source, date, paragraph and doubts of this line.",
        "Here",
        "proof",
    ),
    Command(
        "back",
        "less_than_sign,alt+left,ctrl+left,super+left",
        "<  Alt+Left",
        "Back",
        "Go back, as in a browser.",
        "Here",
        "back",
    ),
    Command(
        "forward",
        "greater_than_sign,alt+right,ctrl+right,super+right",
        ">  Alt+Right",
        "Forward",
        "Go forward again.",
        "Here",
    ),
    Command("next-pane", "tab", "Tab", "Next pane", "Go to the next pane.", "Here", "panes"),
    Command(
        "previous-pane", "shift+tab", "Shift+Tab", "Previous pane", "Go to the pane before.", "Here"
    ),
    Command(
        "close", "escape", "Escape", "Close", "Close the top thing: menu, search, proof.", "Here"
    ),
    Command(
        "theme", "T", "T", "Dark or light", "Change between the dark and the light theme.", "App"
    ),
    Command("all-actions", "f2", "F2", "Menu", "Everything that can be done here.", "App"),
    Command(
        "palette",
        "ctrl+p,colon",
        "Ctrl+P  :",
        "Palette",
        "Do or open anything by typing its name.",
        "App",
    ),
    Command("help", "question_mark,f1", "?  F1", "Help", "Keys, and what the words mean.", "App"),
    Command("leave", "q,ctrl+q", "q  Ctrl+Q", "Quit", "Leave.", "App"),
)
"""All commands of the browser, in the order of menu and help."""

MOVING = (
    Key("↑ ↓  j k", "Move", "Go from line to line."),
    Key("PgUp PgDn  Home End", "Page", "Go by pages, to the beginning, to the end."),
    Key("Enter", "Open", "Open what the line is about; fold or unfold a heading."),
    Key("1 … 9", "Section", "Go to a section of the card."),
    Key(
        "Ctrl+C",
        "Copy, or quit",
        "Copy what is selected with the mouse; else pressed twice, leave.",
    ),
)
"""Keys of every pane."""

SEARCHING = (
    Key("↑ ↓", "Results", "Go through the results while you type."),
    Key("Enter", "Open", "Open the result."),
    Key("Tab", "Kind", "Show only localities, then partners, initiatives …"),
    Key("Escape", "Leave", "Go back to where you were."),
)
"""Keys in the search box."""


def by_group() -> list[tuple[str, list[Key]]]:
    """Return the commands by group, in order."""
    groups: dict[str, list[Key]] = {}
    for command in COMMANDS:
        groups.setdefault(command.group, []).append(command.key)
    return list(groups.items())
