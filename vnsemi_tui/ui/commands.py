"""Everything that can be done, declared once: bindings, footer, menu, help and palette read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from vnsemi_tui.text.keys import key_of, shown_key
from vnsemi_tui.ui.command_words import VIETNAMESE
from vnsemi_tui.views.help import Key
from vnsemi_tui.views.keys import Keys

if TYPE_CHECKING:
    from textual.binding import Binding, BindingsMap


class Command(NamedTuple):
    """One thing that can be done."""

    id: str
    """Names it in a user's keymap, and in `ui.actions`."""
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

    def with_keys(self, keys: str) -> Command:
        """Return the command with other keys; of those it had, the ones it showed are shown."""
        wanted = keys.split(",") if keys else []
        had = self.keys.split(",")
        usual = {key_of(one) for one in self.shown.split()}
        shown = [key for key in wanted if key in usual or key not in had] or wanted
        return self._replace(keys=keys, shown="  ".join(map(shown_key, shown)))

    @property
    def first_key(self) -> str:
        """The key that a footer names; empty where it has none."""
        return self.shown.partition(" ")[0]

    @property
    def action(self) -> str:
        """What Textual runs."""
        return f"do('{self.id}')"

    @property
    def binding(self) -> Binding:
        """The command as a binding."""
        from textual.binding import Binding  # not above: the command line lists the keys too

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
        words = f"{self.id} {VIETNAMESE.get(self.id, '')}"
        return Key(self.shown, self.label, self.about, self.action, words)


MENU = "all-actions"
"""The id of the command that shows everything that can be done."""
FIND, HERE, TAKE, PAGE, APP = "Find", "Here", "Take along", "Lists and lanes", "App"

COMMANDS = (
    Command(
        "search",
        "slash",
        "/",
        "Search",
        "Find anything, from the first letter.",
        FIND,
        "search",
        priority=True,
    ),
    Command("start", "h", "h", "Start", "Go to the start page.", FIND),
    Command(
        "ledger",
        "l",
        "l",
        "Ledger",
        "Asks, offers, pledges, plans: open ones first.",
        FIND,
        "ledger",
    ),
    Command("timeline", "t", "t", "Timeline", "All entries by time.", FIND, "timeline"),
    Command("matrix", "x", "x", "Matrix", "How far each partner is in each place.", FIND),
    Command("regions", "v", "v", "Regions", "The country from north to south.", FIND),
    Command(
        "compare",
        "c",
        "c",
        "Compare",
        "Two to four localities: the marked ones, else choose.",
        FIND,
    ),
    Command("marks", "M", "M", "Marks", "What you marked.", FIND),
    Command("sources", "r", "r", "Sources", "Every article, release and law that is cited.", FIND),
    Command(
        "problems", "p", "p", "Problems", "What is wrong in the briefs, with the way out.", FIND
    ),
    Command(
        "proof",
        "s",
        "s",
        "Proof",
        "Who says so: source, date, paragraph and doubts of this line.",
        HERE,
        "proof",
    ),
    Command("mark", "space", "Space", "Mark", "Mark this line, or take its mark away.", HERE),
    Command(
        "note",
        "w",
        "w",
        "Note",
        "Write a note of your own about this line.",
        HERE,
        priority=True,
    ),
    Command(
        "as-of",
        "a",
        "a",
        "As of a day",
        "Show what had been published by the end of a day in the past.",
        HERE,
        "as of",
    ),
    Command(
        "back",
        "less_than_sign,alt+left,ctrl+left,super+left",
        "<  Alt+Left",
        "Back",
        "Go back, as in a browser.",
        HERE,
        "back",
    ),
    Command(
        "forward",
        "greater_than_sign,alt+right,ctrl+right,super+right",
        ">  Alt+Right",
        "Forward",
        "Go forward again.",
        HERE,
    ),
    Command(
        "find",
        "f",
        "f",
        "Find in page",
        "Mark where this page has what you type, and go there.",
        HERE,
        priority=True,
    ),
    Command("find-next", "n", "n", "Next place", "Go to the next place that was found.", HERE),
    Command(
        "find-previous",
        "N",
        "N",
        "Place before",
        "Go to the place before it that was found.",
        HERE,
    ),
    Command("next-pane", "tab", "Tab", "Next pane", "Go to the next pane.", HERE),
    Command(
        "previous-pane", "shift+tab", "Shift+Tab", "Previous pane", "Go to the pane before.", HERE
    ),
    Command(
        "close",
        "escape",
        "Escape",
        "Close",
        "Close the top thing: menu, search, marks of find, proof, the last filter.",
        HERE,
    ),
    Command(
        "filter",
        "F",
        "F",
        "Filter",
        "Show only a place, a partner, a state or a time.",
        PAGE,
        "filter",
    ),
    Command(
        "lanes", "L", "L", "List or lanes", "The timeline as a list, by place, by initiative.", PAGE
    ),
    Command("zoom-in", "plus", "+", "Zoom in", "Show half of the time in the lanes.", PAGE),
    Command("zoom-out", "minus", "-", "Zoom out", "Show twice the time in the lanes.", PAGE),
    Command("pan-left", "left", "←", "Left", "Go to earlier times, or to other columns.", PAGE),
    Command("pan-right", "right", "→", "Right", "Go to later times, or to other columns.", PAGE),
    Command(
        "pack",
        "m",
        "m",
        "Meeting pack",
        "One page to take along, of this or of this with another side.",
        TAKE,
        "pack",
    ),
    Command(
        "export", "e", "e", "Export", "Write this page to a file: HTML, Markdown or text.", TAKE
    ),
    Command("copy", "y", "y", "Copy line", "Copy this line with its source.", TAKE, "copy"),
    Command("copy-page", "Y", "Y", "Copy page", "Copy everything this page says.", TAKE),
    Command(
        "open-source", "o", "o", "Open source", "Open the source's address in a web browser.", TAKE
    ),
    Command("edit", "E", "E", "Edit", "Open the brief in your editor, at this line.", TAKE),
    Command("read-again", "R", "R", "Read again", "Read the briefs again from disk.", TAKE),
    Command(
        "theme",
        "T",
        "T",
        "Looks",
        "Choose how it looks: dark, light, strong contrast, the terminal's own colours.",
        APP,
    ),
    Command(
        "panes",
        "P",
        "P",
        "Panes",
        "Have three panes side by side, then two, then one.",
        APP,
    ),
    Command(MENU, "f2", "F2", "Menu", "Everything that can be done here.", APP),
    Command(
        "palette",
        "ctrl+p,colon",
        "Ctrl+P  :",
        "Palette",
        "Do or open anything by typing its name.",
        APP,
    ),
    Command("help", "question_mark,f1", "?  F1", "Help", "Keys, and what the words mean.", APP),
    Command("leave", "q,ctrl+q", "q  Ctrl+Q", "Quit", "Leave.", APP),
)
"""All commands of the browser, in the order of menu and help."""

IDS = {command.id: command.keys for command in COMMANDS}
"""The ids of all commands with the keys they come with."""

_IN_FOOTER = ("search", "back", "proof", "filter", "pack", "ledger", "timeline", "as-of", "copy")


def in_force(keys: Mapping[str, str]) -> tuple[Command, ...]:
    """Return all commands, those named in `keys` with the keys that stand there."""
    return tuple(
        command.with_keys(keys[command.id]) if command.id in keys else command
        for command in COMMANDS
    )


def bindings(commands: Sequence[Command], others: BindingsMap) -> BindingsMap:
    """Return the bindings of `commands`, and those of `others` that are no command's.

    A framework's keymap is laid over what a focused box leaves of the bindings, so a command
    that comes with a letter would have no key there.
    """
    from textual.binding import BindingsMap

    kept = [one for _, one in others if one.id not in IDS]
    return BindingsMap([*kept, *(command.binding for command in commands if command.keys)])


def named(commands: Sequence[Command]) -> Keys:
    """Return what sentences call the keys of `commands`; one that has none is in the menu."""
    return Keys({one.id: one.first_key or _elsewhere(one) for one in commands})


def _elsewhere(command: Command) -> str:
    """Return where `command` is to be had without a key."""
    return "“all” in the footer" if command.id == MENU else f"“{command.label}” in the menu"


def closing_keys(commands: Sequence[Command]) -> str:
    """Return the keys that close help and menu: Escape, and those that open them or leave."""
    keys = [one.keys for one in commands if one.id in ("leave", "help", MENU) and one.keys]
    return ",".join(("escape", *keys))


def in_footer(commands: Sequence[Command]) -> list[Command]:
    """Return what the footer names where there is room, the most wanted first."""
    return [one for name in _IN_FOOTER for one in commands if one.id == name]


def by_group(commands: Sequence[Command] = COMMANDS) -> list[tuple[str, list[Key]]]:
    """Return `commands` by group, in order."""
    groups: dict[str, list[Key]] = {}
    for command in commands:
        groups.setdefault(command.group, []).append(command.key)
    return list(groups.items())
