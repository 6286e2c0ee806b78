"""Everything that can be done: bindings, footer, menu, help and palette read it.

Each command is declared in a module of `ui.actions`; here they are gathered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from vnsemi_tui.ui import actions
from vnsemi_tui.ui.command import GROUPS, MENU, Command
from vnsemi_tui.views.keys import Keys

if TYPE_CHECKING:
    from textual.binding import BindingsMap


def _declared() -> Iterator[Command]:
    """Yield what the modules of `ui.actions` declare as their `COMMANDS`."""
    for module in iter_modules(actions.__path__):
        yield from import_module(f"{actions.__name__}.{module.name}").COMMANDS


COMMANDS = tuple(sorted(_declared(), key=lambda one: (GROUPS.index(one.group), one.order)))
"""All commands of the browser, in the order of menu and help."""
BY_ID = {command.id: command for command in COMMANDS}
"""All commands by their id, with the keys they come with."""

IDS = {command.id: command.keys for command in COMMANDS}
"""The ids of all commands with the keys they come with."""

_FIRST_IN_FOOTER = (
    "search",
    "back",
    "proof",
    "filter",
    "pack",
    "ledger",
    "timeline",
    "as-of",
    "copy",
)


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
    wanted = {name: rank for rank, name in enumerate(_FIRST_IN_FOOTER)}
    named_there = [one for one in commands if one.footer]
    return sorted(named_there, key=lambda one: wanted.get(one.id, len(wanted)))
