"""The compiled library: one file in the user's cache folder, made anew whenever it does not fit.

Losing it costs the time of reading the briefs, so nothing that can go wrong with it is reported.
"""

import os
import time
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from vnsemi_tui import __version__
from vnsemi_tui.files import changed_at, read_own, remove_left_over, write_own
from vnsemi_tui.library.library import Contents, Library
from vnsemi_tui.model import VERSION
from vnsemi_tui.reading.folders import KINDS, NOTES, Folder, is_ignored

_MARK = "vnsemi-tui library"
_LARGEST = 1 << 29
_MOST_KEPT = 8
"""How many sets of folders have their library stored; of more, the oldest go."""
_CLOCK_TICK = 20_000_000
"""Nanoseconds: two changes within one tick of a file system's clock look like one."""

_Stamp = tuple[str, int, int, int, int]
"""A file's name, size, mtime_ns, ctime_ns and inode."""


class _Stored(msgspec.Struct, array_like=True):
    """What the file holds."""

    mark: str
    key: memoryview
    checksum: int
    contents: memoryview


class _State(msgspec.Struct, frozen=True):
    """How the folders looked at one moment."""

    stamps: tuple[tuple[str, bool, str, str, int, tuple[_Stamp, ...]], ...]
    """For each folder and kind: path, whether shipped, whose, kind, inode, and its files."""
    readable: bool
    """Whether every folder could be listed and every file be looked at."""

    @property
    def key(self) -> bytes:
        """What a stored library must carry to be the one of these folders as they are."""
        return msgspec.msgpack.encode((__version__, VERSION, _code_changed(), self.stamps))

    @property
    def newest(self) -> int:
        """When any of the files last changed, in nanoseconds."""
        return max((max(one[2:4]) for *_, files in self.stamps for one in files), default=0)


def _code_changed() -> int:
    """Return when what reads and checks briefs last changed: in a checkout, versions come late."""
    changes = [0]
    for part in ("model", "reading", "library"):
        with suppress(OSError), os.scandir(Path(__file__).with_name(part)) as modules:
            changes += [one.stat().st_mtime_ns for one in modules if one.is_file()]
    return max(changes)


def open_library(folders: Sequence[Folder], cache_folder: Path) -> Library:
    """Return the library of `folders`, from `cache_folder` where it has them as they are.

    Otherwise the briefs are read and the result is stored, if that is possible.
    """
    path = stored_at(folders, cache_folder)
    state = _look_at(folders)
    key = state.key
    may_store = path.is_absolute() and state.readable
    contents = _load(path, key) if may_store else None
    if contents is not None:
        return Library(contents)
    from vnsemi_tui.library.loading import load  # with yaml and the checks: half the start

    library = load(folders)
    # Looked at before the reading: what changed during it, or in the same tick of the clock
    # just before, does not fit the key, or is not stored.
    settled = abs(time.time_ns() - state.newest) > _CLOCK_TICK
    if may_store and settled and _all_readable(library):
        with suppress(OSError):
            _save(path, key, library.contents)
    return library


def stored_at(folders: Sequence[Folder], cache_folder: Path) -> Path:
    """Return the file that holds the library of `folders`, whether or not it is there."""
    return cache_folder / _file_name(folders)


def _file_name(folders: Sequence[Folder]) -> str:
    """Return the name of the file for `folders`; that two share one costs only a reading."""
    named = "\0".join(f"{folder.shipped}{Path(folder.path).absolute()}" for folder in folders)
    return f"library-{zlib.crc32(named.encode(errors='surrogateescape')):08x}.msgpack"


def _look_at(folders: Sequence[Folder]) -> _State:
    readable = True
    stamps: list[tuple[str, bool, str, str, int, tuple[_Stamp, ...]]] = []
    for folder in folders:
        for kind in KINDS:
            if kind == NOTES and folder.shipped:
                continue  # an error; not worth a look at every start
            path = folder.path / kind
            inode, files = 0, []
            try:
                inode = path.lstat().st_ino  # a link and what it leads to are not the same
                files = sorted(_stamps(path))
            except FileNotFoundError:
                readable = readable and not os.path.lexists(path)
            except OSError:
                readable = False
            shown = os.fsencode(folder.path).decode("utf-8", "backslashreplace")
            whose = f"{folder.whose}\0{folder.shown}"
            stamps.append((shown, folder.shipped, whose, kind, inode, tuple(files)))
    return _State(tuple(stamps), readable)


def _stamps(folder: Path) -> Iterator[_Stamp]:
    """Yield the stamps of the files in `folder`; raise OSError where one can't be looked at."""
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            if not is_ignored(name):
                seen = entry.stat()
                if not name.isascii():
                    name = os.fsencode(name).decode("utf-8", "backslashreplace")
                yield name, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino


def _all_readable(library: Library) -> bool:
    """Whether no file was kept from us: that may end without a change of the file."""
    return all(os.access(file.path, os.R_OK) for file in library.contents.files)


def _load(path: Path, key: bytes) -> Contents | None:
    """Return what is stored at `path`, if it is ours, whole, and has `key`."""
    try:
        raw = read_own(path, _LARGEST)
        stored = msgspec.msgpack.decode(raw, type=_Stored)
        if stored.mark != _MARK or stored.key != key:
            return None
        if zlib.crc32(stored.contents) != stored.checksum:
            return None
        return msgspec.msgpack.decode(stored.contents, type=Contents)
    except (OSError, ValueError, RecursionError):  # msgspec's errors are ValueErrors
        return None


def _save(path: Path, key: bytes, contents: Contents) -> None:
    """Put a new file in the place of the one at `path`."""
    encoded = msgspec.msgpack.encode(contents)
    if len(encoded) >= _LARGEST:
        return
    stored = (_MARK, key, zlib.crc32(encoded), encoded)
    write_own(path, msgspec.msgpack.encode(stored))
    _tidy(path.parent)


def _tidy(folder: Path) -> None:
    """Remove libraries of sets of folders not opened of late, and what killed copies left."""
    libraries = sorted(folder.glob("library-*.msgpack"), key=changed_at, reverse=True)
    for path in libraries[_MOST_KEPT:]:
        path.unlink(missing_ok=True)
    remove_left_over(folder, "library-*.tmp")
