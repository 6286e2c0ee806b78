"""The text of one regular file, or why it can't be had."""

import os
import stat
from pathlib import Path
from typing import Final

from vnsemi_tui.paths import why

MAX_BYTES: Final = 2_000_000
"""The largest file that is read."""

_KINDS = {stat.S_IFDIR: "a folder", stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket"}
_AS_UTF8 = "save the file as UTF-8"


class UnreadableError(Exception):
    """The file is none that can be read."""

    def __init__(self, reason: str, way_out: str, line: int = 0, column: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.way_out = way_out
        self.line = line
        self.column = column


def read_text(path: Path) -> str:
    """Return the text of the regular file at `path`, without a byte order mark at its start.

    Links are followed; pipes and devices are refused without waiting. Raises UnreadableError.
    """
    try:
        raw = _read(path)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        said = why(error) if isinstance(error, OSError) else str(error)
        way_out = "check that it exists, that you may read it and where its link leads"
        raise UnreadableError(f"cannot be read: {said}", way_out) from error
    return text_of(raw)


def text_of(raw: bytes) -> str:
    """Return the UTF-8 text `raw`, without a byte order mark at its start.

    Raises UnreadableError, with the place of the first fault, for any other encoding.
    """
    if encoding := _wide_encoding(raw):
        raise UnreadableError(f"is {encoding}, not UTF-8", _AS_UTF8)
    try:
        return raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8").removeprefix("\ufeff")
        reason = f"byte {raw[error.start]:02X} is not UTF-8"
        raise UnreadableError(reason, _AS_UTF8, *place_after(before)) from error


def place_after(before: str) -> tuple[int, int]:
    """Return line and column, from 1, of what comes after the text `before`."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _read(path: Path) -> bytes:
    """Return the bytes of a regular file; it is checked again when open, it may be replaced."""
    _check_kind(path.stat().st_mode)
    flags = os.O_RDONLY
    for name in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"):  # Windows lacks some
        flags |= getattr(os, name, 0)
    with os.fdopen(os.open(path, flags), "rb") as stream:
        _check_kind(os.fstat(stream.fileno()).st_mode)
        raw = stream.read(MAX_BYTES + 1) or b""  # None: nothing there yet, as in /proc/kmsg
    if len(raw) > MAX_BYTES:
        raise UnreadableError("is larger than 2 MB", "split it")
    return raw


def _check_kind(mode: int) -> None:
    if not stat.S_ISREG(mode):
        kind = _KINDS.get(stat.S_IFMT(mode), "a device")
        raise UnreadableError(f"is {kind}, not a file", "move it out of the briefs folder")


def _wide_encoding(raw: bytes) -> str:
    """Name the UTF-16 or UTF-32 of `raw`, by its mark or by its zeros; empty for neither."""
    start = raw[:4]
    letters = [byte != 0 for byte in start]
    if start in (b"\xff\xfe\0\0", b"\0\0\xfe\xff") or letters in ([1, 0, 0, 0], [0, 0, 0, 1]):
        return "UTF-32"
    if start[:2] in (b"\xff\xfe", b"\xfe\xff") or letters in ([1, 0, 1, 0], [0, 1, 0, 1]):
        return "UTF-16"
    return ""
