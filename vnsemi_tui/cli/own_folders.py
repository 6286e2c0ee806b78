"""The reader's own folders of briefs: which are read, and what they are called."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from vnsemi_tui.errors import Stop
from vnsemi_tui.paths import Seen, look, private_briefs, told
from vnsemi_tui.reading.folders import YOURS, Folder
from vnsemi_tui.text.clean import excerpt

_NAME_CELLS = 24
"""Cells of a folder's name, where it stands behind a claim."""


def private(tell: Callable[[str], None]) -> list[Folder]:
    """Return the reader's private folder where there is one that can be read.

    Where there is something else in its place, `tell` is given a line about it.
    """
    path = private_briefs()
    if not path.is_absolute():  # where there is no home: the current folder never counts
        return []
    seen = look(path, follow=False)
    if seen == Seen():
        return []
    reason = seen.reason
    if seen.is_link:
        reason = "is a link; name where it leads with --briefs DIR"
    elif not reason and not seen.is_folder:
        reason = "is no folder"
    elif not reason and not os.access(path, os.R_OK | os.X_OK):
        reason = "can't be read: check its permissions"
    if reason:
        tell(f"your own briefs are left out: {excerpt(told(path), 300)} {reason}")
        return []
    return [Folder(path, shipped=False, whose=YOURS)]


def require(path: Path) -> None:
    """Raise Stop where `path`, which the reader names, is no folder or can't be looked at."""
    seen = look(path)
    if seen.reason:
        raise Stop(f'"{excerpt(told(path))}" {seen.reason}')
    if not seen.is_folder:
        raise Stop(f'no folder "{excerpt(told(path))}"; make it, or name one that is there')


def named(path: Path) -> Folder:
    """Return the folder at `path` that the reader names."""
    name = excerpt(told(Path(os.path.abspath(path)).name), _NAME_CELLS)  # noqa: PTH100 - links stay
    return Folder(path, shipped=False, whose=name or "own")


def told_apart(folders: Iterable[Folder]) -> tuple[Folder, ...]:
    """Return each of `folders` once; of those with one name the later are shown by their path."""
    found: list[Folder] = []
    for folder in folders:
        if any(_is_same(folder.path, one.path) for one in found):
            continue
        is_named_twice = folder.path.name in [one.path.name for one in found]
        found.append(folder._replace(shown=str(folder.path)) if is_named_twice else folder)
    return tuple(found)


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
