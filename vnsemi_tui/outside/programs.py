"""Run programs of the reader's system: no shell, none of our terminal, and never for long."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

Which = Callable[[str], str | None]
"""Finds a program by its name, as `shutil.which` does."""


def over_ssh(environ: Mapping[str, str]) -> bool:
    """Say whether the reader sits at another machine than this one."""
    return bool(environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"))


def on_wsl(environ: Mapping[str, str]) -> bool:
    """Say whether this is Linux inside Windows, where Windows programs can be run."""
    return bool(environ.get("WSL_DISTRO_NAME"))


def has_desktop(environ: Mapping[str, str]) -> bool:
    """Say whether there is a graphical desktop of X or Wayland to show something on."""
    return bool(environ.get("WAYLAND_DISPLAY") or environ.get("DISPLAY"))


def find(name: str, which: Which) -> str | None:
    """Return the full path of the program `name`, or None.

    A program in the current folder never counts, though Windows and some PATHs look there first.
    """
    found = which(name)
    return found if found and Path(found).is_absolute() else None


def feed(
    command: Sequence[str], text: bytes, environ: Mapping[str, str], *, seconds: float
) -> bool:
    """Give `text` to `command`; return whether it ended without a fault within `seconds`.

    What it left running in the background lives on; what takes longer is killed.
    """
    process = _begin(command, environ, stdin=subprocess.PIPE)
    if process is None:
        return False
    try:
        process.communicate(text, timeout=seconds)
    except subprocess.TimeoutExpired:
        _kill(process)
        return False
    return process.returncode == 0


def launch(command: Sequence[str], environ: Mapping[str, str], *, seconds: float) -> bool:
    """Start `command` and leave it running; return False where it fails within `seconds`."""
    process = _begin(command, environ, stdin=subprocess.DEVNULL)
    if process is None:
        return False
    try:
        return process.wait(timeout=seconds) == 0
    except subprocess.TimeoutExpired:
        _reap_later(process)
        return True


def _begin(
    command: Sequence[str], environ: Mapping[str, str], *, stdin: int
) -> subprocess.Popen[bytes] | None:
    """Start `command` in a session of its own, which has no terminal to take over."""
    try:
        return subprocess.Popen(
            command,
            stdin=stdin,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=dict(environ),
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError:
        return None


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End `process` and, where the system has process groups, all that it started."""
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    if process.stdin is not None:
        with contextlib.suppress(OSError):
            process.stdin.close()
    _reap_later(process)


def _reap_later(process: subprocess.Popen[bytes]) -> None:
    """Collect the exit code of `process` when it ends, so that no zombie stays."""
    threading.Thread(target=process.wait, name="reaper", daemon=True).start()
