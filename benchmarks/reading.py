"""Print how long cold reading takes beside PyYAML's own loader on the same files.

    python -m benchmarks.reading [--rounds N] [DIR]...

Ours: files found, read, parsed with line and column, made into the model, cross-references and
every number and name held against the source records. Theirs: `yaml.load` with `CSafeLoader` of
the same texts, which gives plain dicts, unchecked. In turn, medians; modules are imported before.
"""

import argparse
import gc
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from vnsemi_tui.library.loading import load
from vnsemi_tui.paths import shipped_briefs
from vnsemi_tui.reading import names, numbers
from vnsemi_tui.reading.briefs import read_folders
from vnsemi_tui.reading.folders import Folder
from vnsemi_tui.reading.gate import read_yaml

_CACHED = (names._bare, numbers._amount_of, numbers._components)


def main() -> None:
    """Measure the shipped briefs and the folders that are named."""
    parser = argparse.ArgumentParser(description="cold reading against CSafeLoader")
    parser.add_argument("folders", nargs="*", type=Path, metavar="DIR")
    parser.add_argument("--rounds", type=int, default=9, help="rounds (9)")
    parser.add_argument("--smallest", action="store_true", help="one round: whether it still runs")
    options = parser.parse_args()
    options.rounds = 1 if options.smallest else options.rounds
    gc.disable()  # as it is while the app starts
    print("cold reading: milliseconds, medians of", options.rounds, "rounds in turn")
    print(
        f"{'files':>7} {'CSafeLoader':>12} {'events, tree':>13} {'and model':>10} "
        f"{'and checks':>11} {'ratio':>6}   goal"
    )
    for path in [shipped_briefs(), *options.folders]:
        _measure(path, options.rounds)


def _measure(path: Path, rounds: int) -> None:
    folder = Folder(path, shipped=False)
    files = sorted(path.glob("*/*.yaml"))
    steps: list[Callable[[], object]] = [
        lambda: [yaml.load(file.read_bytes(), yaml.CSafeLoader) for file in files],
        lambda: [read_yaml(file, file.name) for file in files],
        lambda: read_folders([folder]),
        lambda: load([folder]),
    ]
    times: list[list[float]] = [[] for _ in steps]
    for _ in range(rounds):
        for step, taken in zip(steps, times, strict=True):
            for cached in _CACHED:
                cached.cache_clear()
            start = time.perf_counter()
            step()
            taken.append(1000 * (time.perf_counter() - start))
            gc.collect()
    loader, tree, model, everything = (statistics.median(taken) for taken in times)
    print(
        f"{len(files):>7,} {loader:>12.1f} {tree:>13.1f} {model:>10.1f} {everything:>11.1f} "
        f"{everything / loader:>6.2f}   1.00"
    )


if __name__ == "__main__":
    main()
