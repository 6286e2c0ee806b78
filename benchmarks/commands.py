"""Print how long short commands take beside the least that Python can do.

    python -m benchmarks.commands [--rounds N]

Each command runs as a process of its own from start to end, in turn with what it is held
against, by the environment's own python. The compiled library is warm.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

_OURS = str(Path(sys.executable).with_name("vnsemi-tui"))
_NOTHING = (sys.executable, "-c", "pass")
_TEXTUAL = (sys.executable, "-c", "import textual.app")
_PAIRS = (
    (("--help",), _NOTHING, 4.0),
    (("--version",), _NOTHING, 4.0),
    (("find", "qorvo"), _TEXTUAL, 0.5),
    (("find", "qorvp"), _TEXTUAL, 0.5),
    (("show", "da-nang"), _TEXTUAL, 0.5),
    (("asks", "--open"), _TEXTUAL, 0.5),
)


def main() -> None:
    """Measure every pair."""
    parser = argparse.ArgumentParser(description="short commands against bare Python")
    parser.add_argument("--rounds", type=int, default=15, help="rounds (15)")
    rounds = parser.parse_args().rounds
    print("commands: milliseconds from start to end, medians of", rounds, "interleaved pairs")
    print(f"{'vnsemi-tui':<16} {'takes':>7}   {'beside':<28} {'takes':>7} {'ratio':>6} {'goal':>6}")
    with tempfile.TemporaryDirectory() as home:
        env = {**os.environ, "HOME": home, "XDG_CACHE_HOME": str(Path(home, "cache"))}
        for words, other, goal in _PAIRS:
            command = (_OURS, *words)
            for warming in (command, other):
                _run(warming, env)
            pairs = [(_run(command, env), _run(other, env)) for _ in range(rounds)]
            own, theirs = (statistics.median(taken) for taken in zip(*pairs, strict=True))
            print(
                f"{' '.join(words):<16} {own:>7.1f}   {'python ' + ' '.join(other[1:]):<28} "
                f"{theirs:>7.1f} {own / theirs:>6.2f} {goal:>6.2f}"
            )


def _run(command: Sequence[str], env: dict[str, str]) -> float:
    start = time.perf_counter()
    done = subprocess.run(command, env=env, capture_output=True, check=False)
    taken = 1000 * (time.perf_counter() - start)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}: {done.stderr.decode()}")
    return taken


if __name__ == "__main__":
    main()
