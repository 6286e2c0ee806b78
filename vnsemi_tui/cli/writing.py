"""New files in the reader's own folders: never over another, never through a link."""

import os
import stat
from contextlib import suppress
from pathlib import Path

from vnsemi_tui.cli import output
from vnsemi_tui.errors import Stop
from vnsemi_tui.paths import look, private_briefs, told, why


def to_write_into(named: Path | None) -> Path:
    """Return the folder that new files go into: the `named` one, else the private one.

    The private one is made if need be, for nobody else to read.
    """
    if named is not None:
        return named
    from vnsemi_tui.files import make_private

    folder = private_briefs()
    if not folder.is_absolute():
        raise Stop("there is no home to keep your briefs in; name a folder with --briefs DIR")
    if look(folder, follow=False).is_link:
        raise Stop(f"{shown(folder)} is a link; name where it leads with --briefs DIR")
    try:
        make_private(folder)
    except OSError as error:
        raise Stop(
            f"{shown(folder)}: {why(error)}; name another folder with --briefs DIR"
        ) from None
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
        raise Stop(f"{shown(path)} can't be written: {why(error)}") from None


def shown(path: Path) -> str:
    """Return `path` for a message: cleaned, and cut where it is very long."""
    return output.shortened(told(path), 300)
