"""Print how long the browser takes from a key to the screen that answers it.

    python -m benchmarks.repaint [--rounds N] [--only DIR]... [--names PART]

Measured in a pseudo-terminal of 120 x 40 cells, from the writing of the key's bytes until the
last byte of the first burst after which the screen shows what is waited for; a burst ends where
nothing comes for 25 ms. The shipped library, or those that are named, and `benchmarks/bare.py
--refill` take turns. What arrives is kept with its time and drawn afterwards. Each ratio is the
median over that of the refilled list of 50 rows.
"""

import argparse
import contextlib
import os
import re
import select
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

import pyte

from benchmarks.first_frame import COLUMNS, ROOT, ROWS, UNKNOWN_TO_PYTE, Chunk, spawn
from vnsemi_tui.paths import shipped_briefs

TODAY = "2026-11-22"
GAP = 0.025
"""Seconds without output that end a burst."""
QUIET = 0.09
"""Seconds without output after which nothing more is expected."""
ESCAPE_DELAY = 0.25
"""Seconds in which Escape is answered: Textual waits whether more of a sequence follows it."""
BARS = 2
"""Rows at the top that hold no answer: the title, and the box that repeats what is typed."""
PATIENCE = 8.0
GOALS = (16.0, 40.0)
"""Milliseconds: the median and the 95th percentile to reach."""
HOME, PAGE_DOWN, ENTER, ESCAPE = "\x1b[H", "\x1b[6~", "\r", "\x1b"
DOWN, LEFT, RIGHT = "\x1b[B", "\x1b[D", "\x1b[C"


class Step(NamedTuple):
    """A key, and what is waited for."""

    keys: str
    """What is typed in one write."""
    shows: str = ""
    """What the screen shows afterwards, as a pattern; empty for any other screen than before."""
    name: str = ""
    """What the table calls it; empty for a step on the way, which is not timed."""
    is_optional: bool = False
    """Whether the screen may stay as it is."""


class Terminal:
    """A program in a pseudo-terminal; use it in a `with` statement."""

    def __init__(self, command: Sequence[str], home: str) -> None:
        """Start `command`."""
        self._process: subprocess.Popen[bytes]
        self._process, self._master, self._slave = spawn(command, home)
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait()
        for end in (self._master, self._slave):
            with contextlib.suppress(OSError):
                os.close(end)

    @property
    def text(self) -> str:
        """The screen as text."""
        return "\n".join(self._screen.display)

    @property
    def _looks(self) -> list[list[object]]:
        """The screen below the bars, with its colours: they alone may show a cursor's move."""
        rows = self._screen.buffer
        return [[rows[y][x] for x in range(COLUMNS)] for y in range(BARS, ROWS)]

    def wait(self, shows: str) -> None:
        """Wait until the screen shows what fits the pattern `shows`."""
        self._until(lambda: re.search(shows, self.text) is not None, shows, time.perf_counter())

    def press(self, step: Step) -> float:
        """Type the step's keys; return the seconds until the screen that answers them stood."""
        before = self._looks
        start = time.perf_counter()
        os.write(self._master, step.keys.encode())
        if step.is_optional:
            if step.keys == ESCAPE:
                select.select([self._master], [], [], ESCAPE_DELAY)
            for burst in bursts(self._record(start)):
                self._draw(burst)
            return 0.0
        if step.shows:
            return self._until(
                lambda: re.search(step.shows, self.text) is not None, repr(step), start
            )
        return self._until(lambda: self._looks != before, repr(step), start)

    def _until(self, done: Callable[[], bool], what: str, start: float) -> float:
        """Draw burst after burst; return when the first one was whole that made `done` true."""
        while time.perf_counter() < start + PATIENCE:
            answered = 0.0
            for burst in bursts(self._record(start)):
                self._draw(burst)
                if not answered and done():
                    answered = burst[-1].at
            if answered:
                return answered
        raise SystemExit(f"{what}: not in {PATIENCE:.0f} s; the screen:\n{self.text}")

    def _record(self, start: float) -> list[Chunk]:
        """Return what arrives until all is quiet, with its time after `start`."""
        chunks: list[Chunk] = []
        while select.select([self._master], [], [], QUIET)[0]:
            received = os.read(self._master, 1 << 16)
            chunks.append(Chunk(time.perf_counter() - start, received))
        return chunks

    def _draw(self, burst: Iterable[Chunk]) -> None:
        received = b"".join(chunk.received for chunk in burst)
        self._stream.feed(UNKNOWN_TO_PYTE.sub(b"", received))


def bursts(chunks: Sequence[Chunk]) -> list[list[Chunk]]:
    """Return `chunks` in groups with no gap in any."""
    found: list[list[Chunk]] = []
    for chunk in chunks:
        if found and chunk.at - found[-1][-1].at < GAP:
            found[-1].append(chunk)
        else:
            found.append([chunk])
    return found


def moves(page: str) -> tuple[Step, ...]:
    """Return the steps that move the cursor on `page`, by a line and by a page."""
    return (
        Step(HOME, is_optional=True),
        Step("j", name=f"{page}: j"),
        Step(PAGE_DOWN, name=f"{page}: page down"),
    )


def title(words: str) -> str:
    """Return a pattern for a screen whose first row names the page `words`."""
    return rf"\A[^\n]*\b{words}\b"


BEGIN = (
    Step(DOWN, r"\bl ledger\b"),
    Step("v", title("Regions")),
    Step(HOME, is_optional=True),
    *(Step(key, is_optional=True) for _ in range(8) for key in (" ", "j")),
)
"""Marks lines, so that the page of marks has some."""

ROUND = (
    Step(DOWN, r"\bl ledger\b"),
    Step("v", title("Regions"), "open regions (v)"),
    *moves("regions"),
    Step("jjj", is_optional=True),
    Step(ENTER, r"\A(?![^\n]*Regions)", "open a locality's card (Enter)"),
    *moves("locality"),
    Step("s", name="proof (s)"),
    Step(ESCAPE, is_optional=True),
    Step("<", title("Regions"), "back to regions (<)"),
    Step(">", r"\A(?![^\n]*Regions)", "forward to the card (>)"),
    Step("l", title("Ledger"), "open ledger (l)"),
    *moves("ledger"),
    Step("F", r"Filter", "filters (F)"),
    Step("d", name="filters: a letter"),
    Step("a", name="filters: a second letter"),
    Step(ENTER, "✕ ", "filter chosen (Enter)"),
    Step(ESCAPE, name="filter taken away (Escape)"),
    Step("a", r"As of a day", "days (a)"),
    Step("2024-08", r"2024-08|August 2024", "days: 2024-08 in one write"),
    Step(ENTER, title("as of"), "as of a month (Enter)"),
    Step("a", r"As of a day"),
    Step("today", is_optional=True),
    Step(ENTER, r"\A(?![^\n]*as of)", "as of today again (Enter)"),
    Step("t", title("Timeline"), "open timeline (t)"),
    *moves("timeline"),
    Step("L", title("Lanes by locality"), "lanes by place (L)"),
    *moves("lanes by place"),
    Step("+", name="zoom in (+)"),
    Step(LEFT, name="pan left"),
    Step(RIGHT, name="pan right"),
    Step("-", name="zoom out (-)"),
    Step("L", title("Lanes by initiative"), "lanes by initiative (L)"),
    *moves("lanes by initiative"),
    Step("L", title("Timeline"), "the list again (L)"),
    Step("x", title("Matrix"), "open matrix (x)"),
    *moves("matrix"),
    Step("r", title("Sources"), "open sources (r)"),
    *moves("sources"),
    Step("M", title("Marks"), "open marks (M)"),
    *moves("marks"),
    Step("h", title("Start"), "open start page (h)"),
    Step("d", r"\d found", "search: first letter"),
    Step("a", name="search: a second letter"),
    Step(" ", is_optional=True),
    Step("n", name="search: a further letter"),
    Step(ESCAPE, is_optional=True),
)
"""What is done in each round; it ends at the start page."""


class Program:
    """A program that is measured, with its times."""

    def __init__(self, name: str, terminal: Terminal) -> None:
        """Measure what runs in `terminal`."""
        self.name = name
        self.terminal = terminal
        self.times: defaultdict[str, list[float]] = defaultdict(list)
        self.first: dict[str, float] = {}
        """What each step took the first time."""

    def do(self, step: Step) -> None:
        """Do `step` and keep its time."""
        seconds = self.terminal.press(step)
        if step.name:
            self.times[step.name].append(1000 * seconds)


def percentile(times: Sequence[float]) -> float:
    """Return the 95th percentile: of few times, the longest."""
    return sorted(times)[min(len(times) - 1, round(0.95 * len(times)))]


def measure(ours: Sequence[Program], bare: Program, rounds: int) -> None:
    """Go through the round again and again, all programs in turn; the first round does not count.

    The refilled list has its turn at every fourth step.
    """
    filled = 0
    for number in range(rounds + 1):
        for at, step in enumerate(ROUND):
            for program in ours:
                program.do(step)
            if at % 4 == 0:
                filled += 1
                bare.do(Step("x", rf"of filling {filled}\.", "refill"))
        if number == 0:
            for program in (*ours, bare):
                program.first = {name: times[0] for name, times in program.times.items()}
                program.times.clear()


def print_table(ours: Sequence[Program], bare: Program, part: str) -> None:
    """Print medians, 95th percentiles and ratios."""
    refill = bare.times["refill"]
    base = statistics.median(refill)
    count = len(refill)
    print(f"refilled OptionList of 50 rows: {base:.1f} ms, p95 {percentile(refill):.1f} ({count})")
    print(" " * 32 + "".join(f"{program.name:>34}" for program in ours))
    print(" " * 32 + f"{'median':>13} {'p95':>6} {'ratio':>6} {'first':>6}" * len(ours))
    for name in dict.fromkeys(step.name for step in ROUND if step.name and part in step.name):
        cells = ""
        for program in ours:
            median, high = statistics.median(program.times[name]), percentile(program.times[name])
            slow = "*" if median > GOALS[0] or high > GOALS[1] else " "
            cells += f"{median:>12.1f}{slow} {high:>6.1f} {median / base:>6.2f}"
            cells += f" {program.first[name]:>6.0f}"
        print(f"{name:<32}{cells}")
    print(
        f"* over {GOALS[0]:.0f} ms median or {GOALS[1]:.0f} ms p95; first: the first time in a run"
    )


def main() -> None:
    """Measure the shipped library, and those that are named."""
    parser = argparse.ArgumentParser(description="from a key to the screen that answers it")
    parser.add_argument("--only", action="append", default=[], type=Path, metavar="DIR")
    parser.add_argument("--rounds", type=int, default=15, help="times each key is pressed (15)")
    parser.add_argument("--names", default="", metavar="PART", help="print only these rows")
    parser.add_argument("--smallest", action="store_true", help="each once: whether it still runs")
    options = parser.parse_args()
    options.rounds = 1 if options.smallest else options.rounds
    with tempfile.TemporaryDirectory() as home, contextlib.ExitStack() as stack:

        def run(name: str, *command: str) -> Program:
            kept = Path(tempfile.mkdtemp(dir=home))
            return Program(name, stack.enter_context(Terminal(command, str(kept))))

        script = str(Path(sys.executable).with_name("vnsemi-tui"))
        folders = [shipped_briefs(), *options.only]
        ours = [
            run(folder.name if at else "shipped", script, "--only", str(folder), "--today", TODAY)
            for at, folder in enumerate(folders)
        ]
        bare = run("bare", sys.executable, str(ROOT / "benchmarks/bare.py"), "--refill")
        for program in ours:
            program.terminal.wait(r"Latest published")
            for step in (*BEGIN, Step("h", title("Start"))):
                program.do(step)
        bare.terminal.wait("of filling 0")
        measure(ours, bare, options.rounds)
    print_table(ours, bare, options.names)


if __name__ == "__main__":
    main()
