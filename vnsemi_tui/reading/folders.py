"""Folders of briefs and the files in them, by name; what the files hold is read elsewhere."""

from pathlib import Path

import msgspec

KINDS = ("sources", "localities", "partners")
"""The folders inside a folder of briefs, in the order in which they are read."""


class BriefFile(msgspec.Struct, frozen=True, array_like=True):
    """One file that was read."""

    path: str
    """Where it is."""
    shown: str
    """How problems name it."""
    shipped: bool
    """Whether it belongs to the library that comes with the app."""


class Folder(msgspec.Struct, frozen=True):
    """A folder of briefs to read."""

    path: Path
    """Where it is; it has the folders localities, partners, sources."""
    shipped: bool
    """Whether it is the one that comes with the app."""


def is_ignored(name: str) -> bool:
    """Whether `name` is an editor's swap or backup file, or hidden."""
    return name.startswith((".", "#")) or name.endswith(("~", ".swp", ".bak", ".orig"))
