"""Folders of briefs, and which files in them count; what the files hold is read elsewhere."""

from pathlib import Path
from typing import NamedTuple

NOTES = "notes"
"""The folder of a reader's notes; only one's own folders of briefs have it."""
KINDS = ("sources", "localities", "partners", NOTES)
"""The folders inside a folder of briefs, in the order in which they are read."""
YOURS = "yours"
"""What claims in the reader's private folder are called."""


class Folder(NamedTuple):
    """A folder of briefs to read."""

    path: Path
    """Where it is; it has the folders localities, partners, sources."""
    shipped: bool
    """Whether it is the one that comes with the app."""
    whose: str = ""
    """What stands after claims in it: `yours`, its name; empty where nothing needs to."""
    shown: str = ""
    """What problems call it; empty for its name."""


def is_ignored(name: str) -> bool:
    """Whether `name` is an editor's swap or backup file, or hidden."""
    return name.startswith((".", "#")) or name.endswith(("~", ".swp", ".bak", ".orig"))
