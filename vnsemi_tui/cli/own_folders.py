"""The reader's own folders of briefs: which are read, and how a new file gets there."""

import os
import stat
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from vnsemi_tui.cli import output
from vnsemi_tui.errors import Stop
from vnsemi_tui.paths import private_briefs
from vnsemi_tui.reading.folders import YOURS, Folder
from vnsemi_tui.text.clean import excerpt

_NAME_CELLS = 24
"""Cells of a folder's name, where it stands behind a claim."""


def private(tell: Callable[[str], None]) -> list[Folder]:
    """Return the reader's private folder where there is one that can be read.

    Where there is something else in its place, `tell` is given a line about it.
    """
    path = private_briefs()
    reason = ""
    try:
        mode = path.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        mode, reason = stat.S_IFDIR, f"can't be looked at: {error.strerror}"
    if stat.S_ISLNK(mode):
        reason = "is a link; name where it leads with --briefs DIR"
    elif not stat.S_ISDIR(mode):
        reason = "is no folder"
    elif not path.is_absolute():  # where there is no home: the current folder never counts
        return []
    elif not reason and not os.access(path, os.R_OK | os.X_OK):
        reason = "can't be read: check its permissions"
    if reason:
        tell(f"your own briefs are left out: {excerpt(os.fspath(path), 300)} {reason}")
        return []
    return [Folder(path, shipped=False, whose=YOURS)]


def named(path: Path) -> Folder:
    """Return the folder at `path` that the reader names."""
    name = excerpt(Path(os.path.abspath(path)).name, _NAME_CELLS)  # noqa: PTH100 - links stay
    return Folder(path, shipped=False, whose=name or "own")


def told_apart(folders: Iterable[Folder]) -> tuple[Folder, ...]:
    """Return each of `folders` once; of those with one name the later are shown by their path."""
    found: list[Folder] = []
    for folder in folders:
        if any(_is_same(folder.path, one.path) for one in found):
            continue
        is_named_twice = folder.path.name in [one.path.name for one in found]
        found.append(replace(folder, shown=str(folder.path)) if is_named_twice else folder)
    return tuple(found)


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def to_write_into(named: Path | None) -> Path:
    """Return the folder that new files go into: the `named` one, else the private one.

    The private one is made if need be, for nobody else to read.
    """
    if named is not None:
        return named
    from vnsemi_tui.files import make_private

    folder = private_briefs()
    if folder.is_symlink():
        raise Stop(f"{shown(folder)} is a link; name where it leads with --briefs DIR")
    try:
        make_private(folder)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Stop(f"{shown(folder)}: {reason}; name another folder with --briefs DIR") from None
    return folder


def write_new(path: Path, text: str) -> None:
    """Write `text` to the new file `path`; where that fails, no part of it stays.

    Its folder is made if need be. Raises Stop where anything, a link too, is in the way.
    """
    try:
        path.parent.mkdir(exist_ok=True)
        if not stat.S_ISDIR(path.parent.lstat().st_mode):
            raise Stop(f"{shown(path.parent)} is a link; nothing was written")
        with path.open("x", encoding="utf-8", newline="\n") as stream:  # "x" follows no link
            try:
                stream.write(text)
                stream.flush()
                os.fsync(stream.fileno())
            except BaseException:
                with suppress(OSError):
                    path.unlink()
                raise
    except FileExistsError:
        in_the_way = path if os.path.lexists(path) else path.parent
        raise Stop(f"{shown(in_the_way)} is there already; nothing was written") from None
    except OSError as error:
        raise Stop(f"{shown(path)} can't be written: {error.strerror or error}") from None


def shown(path: Path) -> str:
    """Return `path` for a message: cleaned, and cut where it is very long."""
    return output.shortened(os.fsencode(path).decode("utf-8", "replace"), 300)
