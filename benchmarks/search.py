"""Print how long a keystroke takes in libraries of any size, and what each search finds.

    python -m benchmarks.search [SIZE...] [--only speed|finds] [-v] [--smallest]

Speed: the documents are made up, with a fixed seed. Two sets of queries are typed letter by
letter, each letter one search: made ones, which mean a document, plain, joined, shuffled or with a
slip; and those of `tests/search_cases.yaml`, most of which mean nothing among made names.

Finds: over the shipped briefs, how many of the cases of `tests/search_cases.yaml` each search
answers rightly, its median time for a whole query, and that time as a multiple of ours.
"""

import argparse
import gc
import random
import shutil
import statistics
import subprocess
import time
import tracemalloc
from collections.abc import Iterable
from typing import NamedTuple

from benchmarks.made_documents import made_document, made_query
from benchmarks.peers import LIMIT, PATIENCE, WRATIO_CUT_OFF, Palette, Search, fzf, wratio
from tests.search_cases import TODAY, Case, Found, cases, judge, ours, shipped
from vnsemi_tui.search.document import Document
from vnsemi_tui.search.index import Index

SIZES = (1_000, 10_000, 100_000)
GOALS = {10_000: 2.0, 100_000: 8.0}
"""Milliseconds that 95 of 100 keystrokes should not take longer than."""
QUERIES = 300
MOST_CASES: int | None = None
"""Cases of each class; None for all of them."""
A_SLIP = "qorvvo lba"


def main() -> None:
    """Measure what is asked for and print it."""
    parser = argparse.ArgumentParser(description="the search: its speed, and what it finds")
    parser.add_argument("sizes", nargs="*", type=int, metavar="SIZE", help="documents")
    parser.add_argument("--only", choices=("speed", "finds"), help="leave out the other")
    parser.add_argument("-v", action="store_true", help="name slow and wrong queries")
    parser.add_argument("--smallest", action="store_true", help="a few: whether it still runs")
    options = parser.parse_args()
    if options.smallest:
        _shorten()
    if options.only != "finds":
        _print_speed(options.sizes or SIZES, verbose=options.v)
    if options.only is None:
        print()
    if options.only != "speed":
        _print_finds(verbose=options.v)


def _shorten() -> None:
    """Have everything measured once, on few documents and queries."""
    global SIZES, QUERIES, MOST_CASES
    SIZES, QUERIES, MOST_CASES = (200,), 2, 1


def _cases() -> dict[str, tuple[Case, ...]]:
    return {name: some[:MOST_CASES] for name, some in cases().items()}


# Speed


class _Keystroke(NamedTuple):
    milliseconds: float
    typed: str


def _print_speed(sizes: Iterable[int], *, verbose: bool) -> None:
    print("a keystroke: milliseconds over queries typed letter by letter")
    print(
        f"{'documents':>9}  {'queries':<8} {'keys':>6} {'p50':>6} {'p95':>6} {'max':>7}  "
        f"{'p95/goal':>8}  the slowest"
    )
    costs = []
    for size in sizes:
        dice = random.Random(20_24)
        documents = [made_document(dice, number) for number in range(size)]
        made = [made_query(dice, documents) for _ in range(QUERIES)]
        fixed = [case.typed for some in _cases().values() for case in some]
        gc.collect()
        start = time.perf_counter()
        index = Index(documents)
        built = time.perf_counter() - start
        gc.freeze()  # as the app does once it has started
        start = time.perf_counter()
        index.search(A_SLIP)
        slip = time.perf_counter() - start
        for name, queries in (("made", made), ("cases", fixed)):
            _print_keystrokes(size, name, _keystrokes(index, queries), verbose=verbose)
        gc.unfreeze()
        del index
        costs.append((size, 1_000 * built, 1_000 * slip, *_memory(documents)))
    print(
        "\nthe index: milliseconds to build it, and for the first slip, which builds the rest; "
        "MiB by tracemalloc, without the documents"
    )
    print(
        f"{'documents':>9} {'build':>7} {'per 1,000':>10} {'first slip':>11} {'MiB':>7} {'at most':>8}"
    )
    for size, build, slip, kept, peak in costs:
        print(
            f"{size:>9,} {build:>7.0f} {1_000 * build / size:>10.1f} {slip:>11.1f} {kept:>7.1f} "
            f"{peak:>8.1f}"
        )


def _keystrokes(index: Index, queries: Iterable[str]) -> list[_Keystroke]:
    """Return what each letter took, the quickest first."""
    taken = []
    for query in queries:
        for end in range(1, len(query) + 1):
            start = time.perf_counter()
            index.search(query[:end])
            taken.append(_Keystroke(1_000 * (time.perf_counter() - start), query[:end]))
    return sorted(taken)


def _print_keystrokes(size: int, name: str, taken: list[_Keystroke], *, verbose: bool) -> None:
    p50, p95 = (taken[len(taken) * part // 100].milliseconds for part in (50, 95))
    longest, slowest = taken[-1]
    beside = f"{p95 / GOALS[size]:.2f}" if size in GOALS else ""
    print(
        f"{size:>9,}  {name:<8} {len(taken):>6,} {p50:>6.2f} {p95:>6.2f} {longest:>7.1f}  "
        f"{beside:>8}  {slowest!r}"
    )
    if verbose:
        for milliseconds, typed in taken[-1 : -len(taken) // 10 : -(len(taken) // 200 or 1)]:
            print(f"{'':>9}  {milliseconds:.2f} ms  {typed!r}")


def _memory(documents: list[Document]) -> tuple[float, float]:
    """Return the MiB of an index of which every part is built, and the most while building."""
    gc.collect()
    tracemalloc.start()
    index = Index(documents)
    index.search(A_SLIP)
    kept, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return kept / 2**20, peak / 2**20


# Finds


class _Answer(NamedTuple):
    case: Case
    is_right: bool
    first: Found | None
    seconds: float


def _print_finds(*, verbose: bool) -> None:
    there = shipped()
    index = Index(there.documents)
    palette, folded = Palette(there, folded=False), Palette(there, folded=True)
    searches: dict[str, Search] = {"ours": lambda typed: ours(index, typed)}
    other = fzf(there)
    if other is not None:
        searches["fzf"] = other
    searches |= {"WRatio": wratio(there), "Matcher": palette, "Matcher, folded": folded}
    gc.collect()
    gc.freeze()
    for search in searches.values():
        search(A_SLIP)
    palette.unfinished = folded.unfinished = 0
    answers = _answers(searches)
    gc.unfreeze()
    count = sum(map(len, _cases().values()))
    print(
        f"what each finds: {count} queries over {len(there.documents):,} documents of the shipped "
        f"briefs as of {TODAY}; what is right comes first"
    )
    _print_table(answers)
    print(f"ours: titles, names, people, posts, places, figures and texts; {LIMIT} hits at most")
    if other is None:
        print("fzf: skipped, for it is not installed (Debian: apt-get install fzf)")
    else:
        print(f"fzf: lines of title, context and address; {_start_of_fzf():.1f} ms are its start")
    print(f"WRatio: folded titles and aliases; nothing found is below {WRATIO_CUT_OFF:.0f}")
    print(
        "Matcher: titles and aliases as printed, or folded; nothing found is a score of 0; "
        f"{palette.unfinished} and {folded.unfinished} queries were stopped after "
        f"{1_000 * PATIENCE:.0f} ms of computing and judged by what was compared"
    )
    if verbose:
        _print_wrong(answers)


def _answers(searches: dict[str, Search]) -> dict[str, dict[str, list[_Answer]]]:
    """Return the answers by search and class; each query is put to all of them in turn."""
    answers: dict[str, dict[str, list[_Answer]]] = {
        name: {of_class: [] for of_class in _cases()} for name in searches
    }
    for of_class, some in _cases().items():
        for case in some:
            for name, search in searches.items():
                start = time.perf_counter()
                hits = search(case.typed)
                seconds = time.perf_counter() - start
                counted = [hit for hit in hits if hit.strong or not case.absent]
                first = counted[0] if counted else None
                answers[name][of_class].append(_Answer(case, judge(case, hits), first, seconds))
    return answers


def _print_table(answers: dict[str, dict[str, list[_Answer]]]) -> None:
    print(f"{'class':<16} {'queries':>7}" + "".join(f" {name:>15}" for name in answers))
    for of_class, some in _cases().items():
        rights = (sum(one.is_right for one in by_class[of_class]) for by_class in answers.values())
        _print_row(of_class, len(some), (f"{right / len(some):.0%}" for right in rights))
    every = {
        name: [one for some in by_class.values() for one in some]
        for name, by_class in answers.items()
    }
    shares = (sum(one.is_right for one in some) / len(some) for some in every.values())
    _print_row("all", len(every["ours"]), (f"{share:.1%}" for share in shares))
    medians = [1_000 * statistics.median(one.seconds for one in some) for some in every.values()]
    _print_row("median ms", "", (f"{median:.2f}" for median in medians))
    _print_row("ratio to ours", "", (f"{median / medians[0]:.1f}" for median in medians))


def _print_row(name: str, count: int | str, cells: Iterable[str]) -> None:
    print(f"{name:<16} {count:>7}" + "".join(f" {cell:>15}" for cell in cells))


def _print_wrong(answers: dict[str, dict[str, list[_Answer]]]) -> None:
    for name, by_class in answers.items():
        print(f"\nwrong with {name}:")
        for of_class, some in by_class.items():
            for case, is_right, first, _ in some:
                if not is_right:
                    came = first.address if first else "nothing"
                    print(f"    {of_class}: {case.typed!r} wanted {case.wanted}; came {came}")


def _start_of_fzf() -> float:
    """Return the milliseconds that fzf takes with nothing to search."""
    program = shutil.which("fzf") or "fzf"
    taken = []
    for _ in range(15):
        start = time.perf_counter()
        subprocess.run((program, "--filter=x"), input=b"", capture_output=True, check=False)
        taken.append(1_000 * (time.perf_counter() - start))
    return statistics.median(taken)


if __name__ == "__main__":
    main()
