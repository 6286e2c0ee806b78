"""The keys that sentences name: those in force where they can be pressed, elsewhere none."""

from collections.abc import Mapping
from typing import NamedTuple


class Hint(NamedTuple):
    """What to do next, in a sentence or two."""

    pressed: str
    """Where keys can be pressed, with the ids of commands for them: `{filter} sets another.`"""
    typed: str = ""
    """On a command line and in files: with a command, an option, or no way at all."""


class Keys(NamedTuple):
    """What a sentence calls the key of each command."""

    named: Mapping[str, str] = {}
    """By the id of a command: `F2`, or where else it is to be had; empty where no key is read."""

    def put_into(self, text: str) -> str:
        """Return `text` with the keys that are in force in place of the ids in its braces."""
        return text.format_map(self.named)

    def hint(self, hint: Hint) -> str:
        """Return `hint` as it helps here."""
        return self.put_into(hint.pressed) if self.named else hint.typed


NO_KEYS = Keys()
"""For what is printed or written to a file."""
