"""Where things are on this system; nothing is created on import."""

from collections.abc import Callable
from pathlib import Path

WINDOWS_KEEPS = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)))
)
"""Names that no file can have on Windows, whatever its suffix."""
_PACKAGE = Path(__file__).parent


def shipped_briefs() -> Path:
    """Return the folder of the briefs that come with the app.

    In an installed app it lies inside the package; in a checkout beside our own pyproject.toml.
    The current folder never counts.
    """
    inside = _PACKAGE / "briefs"
    checkout = _PACKAGE.parent
    if not inside.is_dir() and _is_our_checkout(checkout):
        return checkout / "briefs"
    return inside


def how_to_upgrade() -> str:
    """Return what brings a newer version, and with it newer briefs; empty where we can't tell.

    A checkout is brought up to date by git, an installed app by what installed it.
    """
    if shipped_briefs().parent == _PACKAGE:
        return "pipx (or uv tool) upgrade vnsemi-tui"
    return "git pull" if (_PACKAGE.parent / ".git").exists() else ""


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
    try:
        file.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:  # something is: reading it says why it can't be read
        return True
    return True
