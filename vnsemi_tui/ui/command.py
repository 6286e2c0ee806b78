"""One thing that can be done in the browser; declared beside what does it, in `ui.actions`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from vnsemi_tui.text.keys import shown_key
from vnsemi_tui.views.help import Key

if TYPE_CHECKING:
    from textual.binding import Binding

    from vnsemi_tui.ui.screens.browse import BrowseScreen

MENU = "all-actions"
"""The id of the command that shows everything that can be done."""
FIND, HERE, TAKE, PAGE, APP = "Find", "Here", "Take along", "Lists and lanes", "App"
GROUPS = (FIND, HERE, PAGE, TAKE, APP)
"""The groups, in the order of menu and help."""


def _always(_: BrowseScreen) -> bool:
    return True


class Command(NamedTuple):
    """One thing that can be done."""

    id: str
    """Names it in a user's keymap, and in the arguments of actions."""
    keys: str
    """Textual's names of its keys, with commas."""
    label: str
    """What it does, in a few words."""
    about: str
    """What it does, in a sentence."""
    group: str
    """Where menu and help list it: one of `GROUPS`."""
    do: Callable[[BrowseScreen], None]
    """Carries it out."""
    can: Callable[[BrowseScreen], bool] = _always
    """Whether it can be done now."""
    order: int = 99
    """Its rank in its group, 1 for the first; those without one come last."""
    footer: str = ""
    """One word for the footer; empty to leave it out."""
    priority: bool = False
    """Whether it opens a box: its key comes before the widget with the focus, save in a box."""
    vietnamese: str = ""
    """Vietnamese words that find it in palette, menu and help."""
    unsaid: tuple[str, ...] = ()
    """Those of its keys that are not shown: what some terminals send for one that is."""

    def with_keys(self, keys: str) -> Command:
        """Return the command with other keys."""
        return self._replace(keys=keys)

    @property
    def shown(self) -> str:
        """Its keys as people read them: `<  Alt+Left`."""
        keys = self.keys.split(",") if self.keys else []
        shown = [key for key in keys if key not in self.unsaid] or keys
        return "  ".join(map(shown_key, shown))

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
        words = f"{self.id} {self.vietnamese}"
        return Key(self.shown, self.label, self.about, self.action, words)


def by_group(commands: Sequence[Command]) -> list[tuple[str, list[Key]]]:
    """Return `commands` by group, in order."""
    groups: dict[str, list[Key]] = {}
    for command in commands:
        groups.setdefault(command.group, []).append(command.key)
    return list(groups.items())
