"""Folders of briefs, and which files in them count; what the files hold is read elsewhere."""

from pathlib import Path
from typing import NamedTuple

KINDS = ("sources", "localities", "partners")
"""The folders inside a folder of briefs, in the order in which they are read."""


class Folder(NamedTuple):
    """A folder of briefs to read."""

    path: Path
    """Where it is; it has the folders localities, partners, sources."""
    shipped: bool
    """Whether it is the one that comes with the app."""


def is_ignored(name: str) -> bool:
    """Whether `name` is an editor's swap or backup file, or hidden."""
    return name.startswith((".", "#")) or name.endswith(("~", ".swp", ".bak", ".orig"))
