"""Print how long every command takes beside the least that Python and Textual can do.

    python -m benchmarks.commands [--rounds N] [--smallest]

Each command runs as a process of its own from start to end, by the environment's own python. In
each round every command runs once, and so does what it is held against. The compiled library
is warm; `check` reads every brief anew.
"""

import argparse
import os
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path

from vnsemi_tui.cli.commands import COMMANDS

_OURS = str(Path(sys.executable).with_name("vnsemi-tui"))
_NOTHING = "pass"
_TEXTUAL = "import textual.app"
_MORE = (
    ("find", "qorvp"),
    ("show", "da-nang", "--json"),
    ("show", "da-nang", "--format", "html"),
    ("list", "figures"),
)
"""Beside the first example of each command."""


def _example(command: str) -> tuple[str, ...]:
    """Return the words of the first example in the help of `command`, without what the shell does."""
    words = shlex.split(COMMANDS[command].examples[0][0])[1:]
    return tuple(takewhile(lambda word: word not in ("|", ">"), words))


_HELD = (
    (("--help",), _NOTHING, 4.0),
    (("--version",), _NOTHING, 4.0),
    *((words, _TEXTUAL, 0.5) for words in (*map(_example, COMMANDS), *_MORE)),
)


def main() -> None:
    """Measure every command and print one table."""
    parser = argparse.ArgumentParser(description="every command against bare Python and Textual")
    parser.add_argument("--rounds", type=int, default=15, help="rounds (15)")
    parser.add_argument("--smallest", action="store_true", help="one round: whether it still runs")
    options = parser.parse_args()
    rounds = 1 if options.smallest else options.rounds
    commands = {words: (_OURS, *words) for words, *_ in _HELD}
    bare = {code: (sys.executable, "-c", code) for code in (_NOTHING, _TEXTUAL)}
    taken: dict[object, list[float]] = {name: [] for name in (*commands, *bare)}
    with tempfile.TemporaryDirectory() as home:
        kinds = ("CACHE", "CONFIG", "DATA", "STATE")
        folders = dict.fromkeys(("HOME", *(f"XDG_{kind}_HOME" for kind in kinds)), home)
        env = {**os.environ, **folders}
        for turn in range(rounds + 1):
            for name, command in (*commands.items(), *bare.items()):
                milliseconds = _run(command, env, home)
                if turn:  # the first one warms
                    taken[name].append(milliseconds)
    medians = {name: statistics.median(one) for name, one in taken.items()}
    print(f"commands: milliseconds from start to end, medians of {rounds} rounds")
    print(
        f"{'vnsemi-tui':<28} {'takes':>7}   {'beside python -c':<20} {'takes':>7} {'ratio':>6}  goal"
    )
    for words, code, goal in _HELD:
        own, theirs = medians[words], medians[code]
        over = "" if own / theirs <= goal else "  missed"
        print(
            f"{' '.join(words):<28} {own:>7.1f}   {code:<20} {theirs:>7.1f} "
            f"{own / theirs:>6.2f}  {goal:.1f}{over}"
        )


def _run(command: Sequence[str], env: dict[str, str], folder: str) -> float:
    start = time.perf_counter()
    done = subprocess.run(command, env=env, cwd=folder, capture_output=True, check=False)
    taken = 1000 * (time.perf_counter() - start)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}: {done.stderr.decode()}")
    return taken


if __name__ == "__main__":
    main()
