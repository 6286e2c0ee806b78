"""The stored library from outside: where it is, whether it fits its folders, and its names.

Nothing here decodes it, so that what only needs the names does without the model.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from vnsemi_tui import __version__
from vnsemi_tui.files import open_own
from vnsemi_tui.model import VERSION
from vnsemi_tui.paths import Seen, look
from vnsemi_tui.reading.folders import KINDS, NOTES, Folder, is_ignored

LARGEST = 1 << 29
"""Bytes of the largest library that is stored."""
_MARK = b"vnsemi-tui library 3"
_LONGEST_HEAD = 100
_LONGEST_NAMES = 1 << 26

_Stamp = tuple[str, int, int, int, int]
"""A file's name, size, mtime_ns, ctime_ns and inode."""


class Name(NamedTuple):
    """Something that an option may name, or a problem that kept something out of the library."""

    kind: str
    """`locality`, `partner`, `initiative`, `claim`, `source`; `event`, `state`, `sector` for words;
    `skipped` for a problem."""
    address: str
    """What names it: an address or a word; of a problem, its text."""
    name: str = ""
    """Its name, title or definition; empty where it has none."""
    days: str = ""
    """Of a source that is no search of our own: the first and last day it may be of, with `/`."""


class Names:
    """The names of a library as they are stored: one a line, read as far as they are asked for."""

    def __init__(self, lines: str) -> None:
        """Take `lines`, each with the fields of a `Name` between tabs."""
        self.lines = lines

    @classmethod
    def of(cls, names: Iterable[Name]) -> Names:
        """Return `names` as they are stored; their fields are cleaned and have no tabs."""
        return cls("".join("\n" + "\t".join(name) for name in names))

    def count(self, kind: str) -> int:
        """Return how many there are of `kind`."""
        return self.lines.count(f"\n{kind}\t")

    def __call__(self, *kinds: str) -> list[Name]:
        """Return those of `kinds`, in the order of the briefs."""
        begin = tuple(f"{kind}\t" for kind in kinds)
        found = (line for line in self.lines.split("\n") if line.startswith(begin))
        return [Name._make(line.split("\t")) for line in found]


class State(NamedTuple):
    """How the folders looked at one moment."""

    stamps: tuple[tuple[str, bool, str, str, int, tuple[_Stamp, ...]], ...]
    """For each folder and kind: path, whether shipped, whose, kind, inode, and its files."""
    readable: bool
    """Whether every folder could be listed and every file be looked at."""

    @property
    def key(self) -> bytes:
        """What a stored library must carry to be the one of these folders as they are."""
        return repr((__version__, VERSION, _code_changed(), self.stamps)).encode()

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


def stored_at(folders: Sequence[Folder], cache_folder: Path) -> Path:
    """Return the file that holds the library of `folders`, whether or not it is there."""
    return cache_folder / _file_name(folders)


def _file_name(folders: Sequence[Folder]) -> str:
    """Return the name of the file for `folders`; that two share one costs only a reading."""
    named = "\0".join(f"{folder.shipped}{Path(folder.path).absolute()}" for folder in folders)
    return f"library-{zlib.crc32(named.encode(errors='backslashreplace')):08x}.msgpack"


def look_at(folders: Sequence[Folder]) -> State:
    """Return how the files in `folders` look, without opening any."""
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
                readable = readable and look(path, follow=False) == Seen()
            except OSError:
                readable = False
            shown = os.fsencode(folder.path).decode("utf-8", "backslashreplace")
            whose = f"{folder.whose}\0{folder.shown}"
            stamps.append((shown, folder.shipped, whose, kind, inode, tuple(files)))
    return State(tuple(stamps), readable)


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


def stored_names(folders: Sequence[Folder], cache_folder: Path) -> Names | None:
    """Return the names in the stored library of `folders`; None where it does not fit them."""
    path, state = stored_at(folders, cache_folder), look_at(folders)
    if not state.readable:
        return None
    found = read_stored(path, state.key, whole=False)
    return Names(found.decode()) if found is not None else None


def read_stored(path: Path, key: bytes, *, whole: bool) -> bytes | None:
    """Return the contents that are stored at `path` with `key`, or only the names of them.

    None where the file is not ours, damaged, or of other folders or times.
    """
    try:
        with open_own(path, LARGEST) as stream:
            head = stream.readline(_LONGEST_HEAD)
            mark, *numbers = head.rsplit(maxsplit=4)
            if mark != _MARK or len(numbers) != 4 or not head.endswith(b"\n"):
                return None
            key_size, names_size, names_sum, contents_sum = map(int, numbers)
            if key_size != len(key) or not 0 <= names_size <= _LONGEST_NAMES:
                return None
            if stream.read(key_size) != key:
                return None
            found, checksum = stream.read(names_size), names_sum
            if whole:
                found, checksum = stream.read(), contents_sum
            return found if zlib.crc32(found) == checksum else None
    except (OSError, ValueError):
        return None


def as_stored(key: bytes, names: Names, contents: bytes) -> bytes:
    """Return the bytes of a stored library: a line of sizes and sums, the key, names, contents."""
    listed = names.lines.encode()
    head = (len(key), len(listed), zlib.crc32(listed), zlib.crc32(contents))
    numbers = " ".join(map(str, head)).encode()
    return b"".join((_MARK, b" ", numbers, b"\n", key, listed, contents))
