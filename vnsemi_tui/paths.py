"""Where things are on this system, and what stands there; nothing is created on import."""

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

WINDOWS_KEEPS = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)))
)
"""Names that no file can have on Windows, whatever its suffix."""
_PACKAGE = Path(__file__).parent


class Seen(NamedTuple):
    """What stands at a path, as far as we may look."""

    mode: int = 0
    """As the system has it; 0 where nothing stands there, or where that can't be told."""
    reason: str = ""
    """Why it can't be told, to follow the path in a message; empty where it can."""

    @property
    def is_there(self) -> bool:
        """Whether something stands there."""
        return self.mode != 0

    @property
    def is_folder(self) -> bool:
        """Whether a folder stands there."""
        return stat.S_ISDIR(self.mode)

    @property
    def is_file(self) -> bool:
        """Whether a regular file stands there."""
        return stat.S_ISREG(self.mode)

    @property
    def is_link(self) -> bool:
        """Whether a link stands there; only where links were not followed."""
        return stat.S_ISLNK(self.mode)


def look(path: Path, *, follow: bool = True) -> Seen:
    """Return what stands at `path`, without raising: at its link's end, unless not to `follow`.

    `Path.exists`, `is_dir` and their like raise where a folder can't be entered, a name is too
    long or a network drive is gone, and each version of Python does so in other cases.
    """
    try:
        return Seen(path.stat(follow_symlinks=follow).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return Seen()
    except OSError as error:
        return Seen(reason=f"can't be looked at: {why(error)}")
    except ValueError:  # a NUL, or letters that this system's names can't have
        return Seen(reason="is no name that this system can have")


def why(error: OSError) -> str:
    """Return what the system says of `error`, without the path.

    Where a relative path leads nowhere since the current folder is gone, that is said.
    """
    if is_of_current_folder(error):
        return "the current folder is gone"
    return error.strerror or str(error) or type(error).__name__


def is_of_current_folder(error: OSError) -> bool:
    """Whether `error` came of a current folder that is gone, or that can't be looked at."""
    if error.filename is not None and Path(os.fsdecode(error.filename)).is_absolute():
        return False
    try:
        os.getcwd()  # noqa: PTH109 - only whether there is one
    except OSError as gone:
        return gone.errno == error.errno
    return False


def named(text: str) -> Path:
    """Return the path that a reader names as `text`.

    A `~` at its start is their home, also where no shell has seen to that: in quotes, after `=`,
    on Windows, in a file. As in shells, `~name` of nobody stays a name. Raises ValueError where
    there is no home.
    """
    expanded = os.path.expanduser(text)  # noqa: PTH111 - Path raises for `~name` of nobody
    is_of_home = text[:1] == "~" and (text[1:2] in ("", "/") or text[1:2] == os.sep)
    if is_of_home and not Path(expanded).is_absolute():
        raise ValueError(f'"{text}" names your home, and there is none; set HOME')
    try:
        os.fsencode(expanded)
    except UnicodeEncodeError:  # a file is UTF-8, whatever the names of this system are
        return Path(os.fsdecode(expanded.encode()))
    return Path(expanded)


def told(path: str | os.PathLike[str]) -> str:
    """Return `path` as text that can be encoded: UTF-8, whatever this system's own encoding is.

    Bytes that are no UTF-8 become �.
    """
    return os.fsencode(path).decode("utf-8", "replace")


def shipped_briefs() -> Path:
    """Return the folder of the briefs that come with the app.

    In an installed app it lies inside the package; in a checkout beside our own pyproject.toml.
    The current folder never counts.
    """
    inside = _PACKAGE / "briefs"
    checkout = _PACKAGE.parent
    if not look(inside).is_folder and _is_our_checkout(checkout):
        return checkout / "briefs"
    return inside


def how_to_upgrade() -> str:
    """Return what brings a newer version, and with it newer briefs; empty where we can't tell.

    A checkout is brought up to date by git, an installed app by what installed it.
    """
    if shipped_briefs().parent == _PACKAGE:
        return "pipx (or uv tool) upgrade vnsemi-tui"
    return "git pull" if look(_PACKAGE.parent / ".git").is_there else ""


def _is_our_checkout(folder: Path) -> bool:
    try:
        project = (folder / "pyproject.toml").read_text(encoding="utf-8")
    except (OSError, ValueError):
        return False
    return 'name = "vnsemi-tui"' in project.splitlines()


def _in_home(place: Callable[..., Path]) -> Path:
    """Return what platformdirs' `place` gives for this app; without a home, a relative path.

    Some versions raise there, others leave the `~` in the path: callers see one answer.
    """
    try:
        return place("vnsemi-tui", appauthor=False)
    except RuntimeError:
        return Path("~", "vnsemi-tui")


def cache_folder() -> Path:
    """Return the user's cache folder of this app."""
    from platformdirs import user_cache_path

    return _in_home(user_cache_path)


def private_briefs() -> Path:
    """Return the folder where the user's own new briefs go; it may not be there yet."""
    from platformdirs import user_data_path

    return _in_home(user_data_path) / "briefs"


def state_folder() -> Path:
    """Return the user's folder for what may be lost: history, log."""
    from platformdirs import user_state_path

    return _in_home(user_state_path)


def config_file() -> Path:
    """Return the file of the user's settings; it may not be there."""
    from platformdirs import user_config_path

    return _in_home(user_config_path) / "config.toml"


def is_own(file: Path) -> bool:
    """Whether anything is at `file`, a place of the user's own.

    A relative path is that of nobody's home, and the current folder never counts.
    """
    if not file.is_absolute():
        return False
    seen = look(file, follow=False)
    return seen.is_there or bool(seen.reason)  # reading it says why it can't be read
