"""Files of the app's own: read only if nobody else can have written them, replaced as a whole."""

import errno
import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BufferedReader
from pathlib import Path

_LEFT_OVER = 3600.0
"""Seconds after which a temporary file is taken to be left over."""
_LONGEST_WAIT = 2.0
"""Seconds to wait for another copy: one that was stopped may keep its lock for good."""


class NotOurs(OSError):  # noqa: N818 - named as OSError's own kinds are
    """Not a file of ours to read or replace: the message says what it is instead."""


class TooLarge(OSError):  # noqa: N818
    """A file that is larger than we ever write it."""


def read_own(path: Path, largest: int) -> bytes:
    """Return the bytes of the regular file at `path` that only we can have written.

    Raises NotOurs, TooLarge for more than `largest` bytes, and other kinds of OSError.
    """
    with open_own(path, largest) as stream:
        return stream.read()


def open_own(path: Path, largest: int) -> BufferedReader:
    """Return the file that `read_own` reads, opened; it raises the same."""
    _require_absolute(path)
    if not stat.S_ISREG(path.lstat().st_mode):  # Windows opens links, and no folder
        raise NotOurs("is a link or no regular file")
    flags = os.O_RDONLY
    for name in ("O_NONBLOCK", "O_NOFOLLOW", "O_CLOEXEC", "O_BINARY"):  # Windows lacks some
        flags |= getattr(os, name, 0)
    stream = open(os.open(path, flags), "rb")  # noqa: PTH123, SIM115 - the caller closes it
    try:
        seen = os.fstat(stream.fileno())
        if not stat.S_ISREG(seen.st_mode):
            raise NotOurs("is no regular file")
        if not _is_ours(seen):
            raise NotOurs("can be written by others")
        if seen.st_size > largest:
            raise TooLarge
    except BaseException:
        stream.close()
        raise
    return stream


def _is_ours(seen: os.stat_result) -> bool:
    if not hasattr(os, "getuid"):  # Windows keeps others out of a user's folders
        return True
    return seen.st_uid == os.getuid() and not seen.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _require_absolute(path: Path) -> None:
    if not path.is_absolute():  # where there is no home; the current folder never counts
        raise NotOurs("is in no folder of its own")


def make_private(folder: Path) -> None:
    """See to it that `folder` is there and for nobody but its owner."""
    _require_absolute(folder)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if stat.S_IMODE(folder.stat().st_mode) != 0o700:
        folder.chmod(0o700)


def write_own(path: Path, content: bytes) -> None:
    """Put a new file in the place of the one at `path`: there is never half of one."""
    from tempfile import mkstemp

    make_private(path.parent)
    handle, temporary = mkstemp(prefix=f"{path.stem}-", suffix=".tmp", dir=path.parent)
    try:
        with open(handle, "wb") as stream:  # noqa: PTH123 - Path opens no descriptors
            stream.write(content)
        os.replace(temporary, path)  # noqa: PTH105 - both are names, not paths
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        raise


def remove_left_over(folder: Path, pattern: str) -> None:
    """Remove the temporary files that killed copies left, as far as that is possible."""
    with suppress(OSError):
        for path in folder.glob(pattern):
            if changed_at(path) < time.time() - _LEFT_OVER:
                path.unlink(missing_ok=True)


def changed_at(path: Path) -> float:
    """Return when the file last changed, in seconds; 0 if that can't be seen."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


@contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """Let other copies of the app that want to replace the file at `path` wait for this one.

    The lock, a file beside it, ends with its process. Where there can be none, or when the copy
    that holds it does not go on, the statement runs all the same.
    """
    make_private(path.parent)
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    handle = None
    with suppress(OSError):
        handle = os.open(path.with_suffix(".lock"), flags, 0o600)
    try:
        if handle is not None:
            _wait_for(handle)
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _wait_for(handle: int) -> None:
    end = time.monotonic() + _LONGEST_WAIT
    while time.monotonic() < end:
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.EACCES):
                return
            time.sleep(0.002)
        else:
            return
