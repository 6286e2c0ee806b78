"""What people set in `config.toml`: read, never trusted; every fault costs only itself.

What only others know (which commands, places and themes there are) is checked in `checks`, where
that is known.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from vnsemi_tui.paths import told
from vnsemi_tui.reading.problems import Problem

NAME = "config.toml"
OWN_THEMES = ("vnsemi-dark", "vnsemi-light", "vnsemi-contrast", "vnsemi-terminal")
"""The themes that come with the app; Textual has more."""
GLYPHS = ("unicode", "ascii")
"""What may be drawn with."""
MOST_PANES = 3
"""A sidebar, a card and a proof."""
SETTINGS: Mapping[str, str] = {
    "theme": f'a theme\'s name in quotes: "{OWN_THEMES[1]}"',
    "panes": "1, 2 or 3",
    "glyphs": '"unicode" or "ascii"',
    "places": 'ids of localities in brackets: ["da-nang", "bac-ninh"]',
    "briefs": 'folders in brackets: ["~/briefs"]',
    "keys": 'keys below a line [keys]: ledger = "L, f5"',
}
"""What can be set, and how it is written."""
KEPT_KEYS = frozenset(
    (
        *("escape", "enter", "tab", "shift+tab", "backspace", "delete"),
        *("up", "down", "left", "right", "pageup", "pagedown", "home", "end"),
        *("ctrl+pageup", "ctrl+pagedown", "j", "k", *"123456789"),
        *("ctrl+c", "super+c", "ctrl+q", "ctrl+p", "ctrl+z"),
        # Most terminals send these for Backspace, Tab, Enter, Escape.
        *("ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+left_square_bracket"),
    )
)
"""Keys that stay with what they do: moving, typing, copying, leaving, the shell, the palette."""


class Settings(msgspec.Struct, frozen=True):
    """What can be set, as it is where nothing is."""

    theme: str = ""
    """A theme's name; empty for the app's own choice."""
    panes: int = MOST_PANES
    """How many panes stand side by side at most."""
    glyphs: str = GLYPHS[0]
    """What is drawn with: one of `GLYPHS`."""
    places: tuple[str, ...] = ()
    """The localities that people work with."""
    briefs: tuple[Path, ...] = ()
    """Further folders of briefs; all were there when the file was read."""
    keys: Mapping[str, str] = msgspec.field(default_factory=dict)
    """By command: its keys, where they are not those it comes with; bindings' names, with commas.

    Empty for a command all of whose keys were given to others.
    """


class Asked(NamedTuple):
    """Keys that the file asks for."""

    command: str
    """The command that is to have them."""
    keys: str
    """As written, with commas."""


class Config(msgspec.Struct, frozen=True):
    """One file of settings, or none."""

    path: Path = Path()
    """Where it is, or would be."""
    settings: Settings = Settings()
    """What it sets, without what was wrong."""
    given: frozenset[str] = frozenset()
    """What of that it sets, by name: `theme`, `keys.ledger`."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with it, by line."""
    lost_briefs: tuple[Problem, ...] = ()
    """Those of the problems because of which folders of briefs may be left out."""
    asked: tuple[Asked, ...] = ()
    """The keys it asks for, not yet held against the commands."""
    lines: Mapping[str, int] = msgspec.field(default_factory=dict)
    """By name: the line on which it is set."""

    @property
    def trouble(self) -> str:
        """The first problem, for a reader who has the app before them; empty for none."""
        if not self.problems:
            return ""
        more = f" ({len(self.problems) - 1} more)" if self.problems[1:] else ""
        return f"{replace(self.problems[0], path=NAME)}{more}. vnsemi-tui config lists what is set."

    def problem(self, name: str, reason: str, way_out: str) -> Problem:
        """Return what is wrong with what the file sets as `name`."""
        line = self.lines.get(name, 0)
        return Problem(
            path=told(self.path), line=line, column=min(line, 1), reason=reason, way_out=way_out
        )

    def with_problems(self, *problems: Problem) -> Config:
        """Return the same with more problems, by line."""
        found = sorted((*self.problems, *problems), key=lambda one: (one.line, one.column))
        return replace(self, problems=tuple(found))
