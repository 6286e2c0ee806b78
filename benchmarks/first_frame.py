"""Print how long the browser takes from its process's start to its first useful frame.

    python -m benchmarks.first_frame [--rounds N] [--only DIR]...

Measured in a pseudo-terminal of 120 x 40 cells, in turn with `benchmarks/bare.py`. Our frame is
useful when the screen holds the first locality's name and the number of open asks; the bare
one when it holds the last row that it ever shows. What arrives is kept with its time and drawn
afterwards, so that drawing it takes no time from the program. The first run of ours, which may
have to make the compiled library, is shown apart as cold.
"""

import argparse
import fcntl
import os
import pty
import re
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pyte

from vnsemi_tui.library import ledger
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.loading import load
from vnsemi_tui.paths import shipped_briefs
from vnsemi_tui.reading.folders import Folder
from vnsemi_tui.views.sidebar import Sidebar

ROOT = Path(__file__).parents[1]
COLUMNS, ROWS = 120, 40
QUIET = 0.5
"""Seconds without output after which a screen that shows what is waited for is final."""
PATIENCE = 60.0
UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<>=][0-9;]*[A-Za-z]")
"""Sequences that change no cell, but whose last letter pyte would draw."""

Useful = Callable[[str], bool]
"""Whether a screen, as text, is what is waited for."""


class Chunk(NamedTuple):
    """What one read gave, and when, in seconds from the process's start."""

    at: float
    received: bytes


def spawn(command: Sequence[str], home: str) -> tuple[subprocess.Popen[bytes], int, int]:
    """Start `command` in a pseudo-terminal; return it, and the terminal's two ends.

    What we read and write comes first. Everything that is kept goes below `home`. The terminal
    is the controlling one: when we are killed, its end also ends `command`.
    """
    master, slave = pty.openpty()
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    env = {
        "PATH": os.environ.get("PATH", ""),
        "HOME": home,
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
    }
    process = subprocess.Popen(
        command,
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=env,
        cwd=ROOT,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(slave, termios.TIOCSCTTY, 0),
    )
    return process, master, slave


def record(command: Sequence[str], home: str, useful: Useful) -> list[Chunk]:
    """Run `command` until its screen is useful and final; return what it wrote."""
    chunks: list[Chunk] = []
    start = time.perf_counter()
    process, master, slave = spawn(command, home)
    try:
        while time.perf_counter() < start + PATIENCE:
            if select.select([master], [], [], QUIET)[0]:
                received = os.read(master, 1 << 16)
                chunks.append(Chunk(time.perf_counter() - start, received))
            elif useful(list(screens(chunks))[-1][1] if chunks else ""):
                return chunks
        raise SystemExit(f"no useful frame of {' '.join(command)} in {PATIENCE:.0f} s")
    finally:
        process.kill()
        process.wait()
        os.close(master)
        os.close(slave)


def screens(chunks: Sequence[Chunk]) -> list[tuple[float, str]]:
    """Return the screen after each chunk, with its time."""
    screen = pyte.Screen(COLUMNS, ROWS)
    stream = pyte.ByteStream(screen)
    seen: list[tuple[float, str]] = []
    rest = b""
    for at, received in chunks:
        known = rest + received
        cut = known.rfind(b"\x1b")
        # A sequence may be cut at the end of a read; the next one has the rest of it.
        rest = known[cut:] if cut >= max(0, len(known) - 24) else b""
        known = known[: len(known) - len(rest)]
        stream.feed(UNKNOWN_TO_PYTE.sub(b"", known))
        seen.append((at, "\n".join(screen.display)))
    stream.feed(UNKNOWN_TO_PYTE.sub(b"", rest))
    if chunks:
        seen.append((chunks[-1].at, "\n".join(screen.display)))
    return seen


def first_useful(chunks: Sequence[Chunk], useful: Useful) -> float:
    """Return when the screen was first useful."""
    return next(at for at, screen in screens(chunks) if useful(screen))


def bare_frame(home: str) -> float:
    """Return when the bare app's last visible row stood."""
    command = [sys.executable, str(ROOT / "benchmarks/bare.py")]
    chunks = record(command, home, lambda screen: "row 1 " in screen)
    last = max(int(number) for number in re.findall(r"\brow (\d+)\b", screens(chunks)[-1][1]))
    return first_useful(chunks, lambda screen: re.search(rf"\brow {last}\b", screen) is not None)


class Ours:
    """The browser on one library."""

    def __init__(self, folder: Path, *, shipped: bool) -> None:
        """Find out what its first useful frame holds."""
        known = Known(load([Folder(folder, shipped=shipped)]), date.today())
        library = known.library
        self.briefs = len(library.localities) + len(library.partners)
        shown = Sidebar(known).lines(30)
        first = next(line.opens for line in shown if line.opens in library.localities)
        self.name = library.name(first)
        self.open = sum(item.state.is_open for item in ledger.items(known))
        self.command = [str(Path(sys.executable).with_name("vnsemi-tui"))]
        self.command += [] if shipped else ["--only", str(folder)]

    def useful(self, screen: str) -> bool:
        """Whether `screen` has the first locality's name and the number of open asks."""
        count = rf"\b({self.open}|{self.open:,}) still open\b"
        return self.name in screen and re.search(count, screen) is not None

    def frame(self, home: str) -> float:
        """Return when the first useful frame stood."""
        return first_useful(record(self.command, home, self.useful), self.useful)


def compare(ours: Ours, rounds: int, goal: float) -> None:
    """Print a row: medians of ours and bare, in turn, and their ratio."""
    with tempfile.TemporaryDirectory() as home:
        cold = ours.frame(home)
        bare_frame(home)
        pairs = [(ours.frame(home), bare_frame(home)) for _ in range(rounds)]
    own, bare = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(one / other for one, other in pairs)
    print(
        f"{ours.briefs:>8,} {1000 * own:>8.0f} {1000 * bare:>8.0f} {own / bare:>8.2f} "
        f"{ratio:>8.2f} {goal:>7.2f} {1000 * cold:>8.0f}   {ours.name!r} and {ours.open}"
    )


def main() -> None:
    """Measure the shipped library, or those that are named."""
    parser = argparse.ArgumentParser(description="time to the first useful frame")
    parser.add_argument("--only", action="append", default=[], type=Path, metavar="DIR")
    parser.add_argument("--rounds", type=int, default=10, help="pairs of runs (10)")
    parser.add_argument("--smallest", action="store_true", help="one pair: whether it still runs")
    options = parser.parse_args()
    options.rounds = 1 if options.smallest else options.rounds
    print("first useful frame: milliseconds, medians of", options.rounds, "interleaved pairs")
    print(
        f"{'briefs':>8} {'warm':>8} {'bare':>8} {'ratio':>8} {'of pairs':>8} {'goal':>7} "
        f"{'cold':>8}   waited for"
    )
    libraries = [Ours(folder, shipped=False) for folder in options.only]
    for ours in libraries or [Ours(shipped_briefs(), shipped=True)]:
        goal = 1.15 if ours.briefs < 500 else 1.2 if ours.briefs < 5_000 else 1.5
        compare(ours, options.rounds, goal)


if __name__ == "__main__":
    main()
