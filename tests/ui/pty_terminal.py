"""A real pseudo-terminal for tests: what a person types goes in, what they see comes out."""

from __future__ import annotations

import sys

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX only", allow_module_level=True)

import contextlib
import fcntl
import os
import pty
import re
import signal
import struct
import subprocess
import termios
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pyte

ROOT = Path(__file__).parents[2]
PATIENCE = 15.0
"""Seconds until a test gives up; only failing tests take that long."""

# pyte would draw the last letter of these; they change no cell.
_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<>=][0-9;]*[A-Za-z]")
_CUT_SEQUENCE = re.compile(rb"\x1b(\[[<>=?]?[0-9;]*)?\Z")


class PtyTerminal:
    """Runs a command in a pseudo-terminal whose screen `pyte` keeps.

    Use it in a `with` statement: the process is killed at its end.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 80,
        rows: int = 24,
        env: Mapping[str, str | None] | None = None,
        redirect: Mapping[str, int] | None = None,
        controlling: bool = True,
    ) -> None:
        """Start `command`; `env` adds variables or, with None, removes them.

        `redirect` replaces "stdin", "stdout" or "stderr" by a file descriptor or a constant of
        `subprocess`. No signal tells a program that its terminal was closed where it isn't the
        `controlling` one.
        """
        self.screen = pyte.Screen(columns, rows)
        """The cells as a person sees them."""
        self._stream = pyte.ByteStream(self.screen)
        self._raw = bytearray()
        self._pending = b""
        self._lock = threading.Lock()
        self._may_read = threading.Event()
        self._may_read.set()
        self._master, slave = pty.openpty()
        self._set_size(columns, rows)
        before = termios.tcgetattr(slave)
        self.modes_before = before[:4]
        """The terminal's settings before the program changed them."""
        streams: dict[str, int] = {"stdin": slave, "stdout": slave, "stderr": slave}
        streams.update(redirect or {})
        self.process = subprocess.Popen(
            list(command),
            cwd=ROOT,
            env=_environment(env or {}),
            start_new_session=True,
            preexec_fn=(lambda: _own_terminal(slave)) if controlling else None,
            **streams,  # type: ignore[call-overload]
        )
        self._slave = slave
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> PtyTerminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.read_on()
        self.hang_up()
        if self._slave >= 0:
            os.close(self._slave)
            self._slave = -1

    @property
    def raw(self) -> bytes:
        """All bytes that the program wrote."""
        with self._lock:
            return bytes(self._raw)

    @property
    def lines(self) -> list[str]:
        """The rows of the screen.

        A cell that holds no character is the second half of a wide one. `pyte` itself can't
        show a row while only the first half of one has been drawn over.
        """
        with self._lock:
            buffer, columns = self.screen.buffer, range(self.screen.columns)
            rows = range(self.screen.lines)
            return ["".join(buffer[y][x].data for x in columns).rstrip() for y in rows]

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines)

    @property
    def modes(self) -> list[object]:
        """The terminal's settings now."""
        return list(termios.tcgetattr(self._slave)[:4])

    def send(self, keys: bytes | str) -> None:
        """Type `keys` in one write."""
        os.write(self._master, keys.encode() if isinstance(keys, str) else keys)

    def send_slowly(self, keys: str, pause: float = 0.001) -> None:
        """Type `keys` one by one."""
        for key in keys:
            self.send(key)
            time.sleep(pause)

    def wait_for(self, text: str, timeout: float = PATIENCE) -> None:
        """Wait until `text` stands on the screen."""
        self._wait(lambda: text in self.text, f"{text!r} never came", timeout)

    def wait_gone(self, text: str, timeout: float = PATIENCE) -> None:
        """Wait until `text` stands no longer on the screen."""
        self._wait(lambda: text not in self.text, f"{text!r} never went", timeout)

    def wait_exit(self, timeout: float = PATIENCE) -> int:
        """Wait for the end of the program; return its status, negative for a signal."""
        try:
            status: int = self.process.wait(timeout)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"still running after {timeout} s:\n{self.text}") from None
        self._drain()
        return status

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        self.process.send_signal(number)

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size; the program gets SIGWINCH."""
        with self._lock:
            self.screen.resize(rows, columns)
        self._set_size(columns, rows)

    def stop_reading(self) -> None:
        """Take no more output, as a terminal whose line is interrupted."""
        self._may_read.clear()

    def read_on(self) -> None:
        """Take what was written meanwhile, and what will be."""
        self._may_read.set()

    def hang_up(self) -> None:
        """Close the terminal, as when its window is closed."""
        if self._master >= 0:
            with contextlib.suppress(OSError):
                os.close(self._master)
            self._master = -1

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _wait(self, done: Callable[[], bool], what: str, timeout: float) -> None:
        end = time.monotonic() + timeout
        while not done():
            if time.monotonic() > end:
                raise AssertionError(f"{what}; the screen:\n{self.text}\nraw: {self.raw[-600:]!r}")
            time.sleep(0.01)

    def _drain(self) -> None:
        """Wait until nothing more arrives."""
        size = -1
        while size != len(self._raw):
            size = len(self._raw)
            time.sleep(0.05)

    def _read(self) -> None:
        while self._may_read.wait():
            try:
                received = os.read(self._master, 65536)
            except OSError:
                return
            if not received:
                return
            with self._lock:
                self._raw += received
                known = self._pending + received
                cut = _CUT_SEQUENCE.search(known)
                self._pending = known[cut.start() :] if cut else b""
                known = known[: cut.start()] if cut else known
                self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", known))


def python(module: str, *arguments: str) -> list[str]:
    """Return the command that runs `module` with the tests' own Python."""
    return [sys.executable, "-m", module, *arguments]


def _environment(changes: Mapping[str, str | None]) -> dict[str, str]:
    """Return a small environment: nothing of the machine's own settings leaks in."""
    base: dict[str, str | None] = {
        "PATH": os.environ.get("PATH", ""),
        "HOME": "/nonexistent",
        "XDG_CACHE_HOME": os.environ.get("XDG_CACHE_HOME"),  # of the tests
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
    }
    merged = {**base, **changes}
    return {name: value for name, value in merged.items() if value is not None}


def _own_terminal(slave: int) -> None:
    """Make the pseudo-terminal the controlling one, so that closing it sends SIGHUP."""
    fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
