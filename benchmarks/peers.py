"""Searches that others made, over the same documents, to hold ours against.

Each takes what was typed and gives hits, best first; a hit is strong above the usual cut-off of
that search. The documents are in the order of their kinds, so that what a search holds to be
equal comes in the order that ours prefers.
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from rapidfuzz import fuzz, process
from textual.fuzzy import Matcher

from tests.search_cases import Found, Shipped
from vnsemi_tui.search.document import OWN_FIELDS, Document, Field, Kind
from vnsemi_tui.text.fold import fold

Search = Callable[[str], list[Found]]
"""Gives the hits for what was typed."""

LIMIT = 50
"""How many hits are asked for, as for the list on the screen."""
WRATIO_CUT_OFF = 90.0
"""From here on a WRatio is usually taken for a match."""
PATIENCE = 0.5
"""Seconds of computing after which a search has to do with what it has compared."""


def by_kind(documents: Sequence[Document]) -> list[Document]:
    """Return `documents` in the order of their kinds."""
    kinds = list(Kind)
    return sorted(documents, key=lambda document: kinds.index(document.kind))


def fzf(shipped: Shipped) -> Search | None:
    """Return `fzf --filter` over title, context and address, a line each; none if there is none."""
    program = shutil.which("fzf")
    if program is None:
        return None
    by_address = {document.address: document for document in shipped.documents}
    lines = "".join(
        f"{document.title}\t{document.context}\t{document.address}\n"
        for document in by_kind(shipped.documents)
    )
    env = {name: value for name, value in os.environ.items() if not name.startswith("FZF_")}

    def search(typed: str) -> list[Found]:
        done = subprocess.run(
            (program, f"--filter={typed}"),
            input=lines,
            env=env,
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
        if done.returncode not in (0, 1):
            raise SystemExit(f"fzf: {done.stderr}")
        addresses = [line.rsplit("\t", 1)[-1] for line in done.stdout.split("\n")[:LIMIT] if line]
        return [shipped.found(by_address[address], strong=True) for address in addresses]

    return search


def wratio(shipped: Shipped) -> Search:
    """Return RapidFuzz's WRatio over folded titles and aliases."""
    named = _named(shipped.documents)
    names = [fold(name) for name, _ in named]

    def search(typed: str) -> list[Found]:
        best = process.extract(fold(typed), names, scorer=fuzz.WRatio, limit=LIMIT)
        return [
            shipped.found(named[place][1], strong=score >= WRATIO_CUT_OFF)
            for _, score, place in best
        ]

    return search


class Palette:
    """The matcher of Textual's command palette over titles and aliases, as printed or folded."""

    def __init__(self, shipped: Shipped, *, folded: bool) -> None:
        """Match names as they are printed, or what was typed and names both `folded`."""
        self._shipped = shipped
        self._spelled: Callable[[str], str] = fold if folded else str
        self._named = [(self._spelled(name), one) for name, one in _named(shipped.documents)]
        self.unfinished = 0
        """How many searches had compared only a part when their time was over."""

    def __call__(self, typed: str) -> list[Found]:
        """Search; after `PATIENCE` seconds by what was compared: those of the first kinds."""
        matcher = Matcher(self._spelled(typed))
        scores: list[tuple[float, int]] = []
        try:
            with _at_most(PATIENCE):
                for place, (name, _) in enumerate(self._named):
                    scores.append((-matcher.match(name), place))
        except _OutOfTimeError:
            self.unfinished += 1
        best = sorted(one for one in scores if one[0] < 0)[:LIMIT]
        return [self._shipped.found(self._named[place][1], strong=True) for _, place in best]


def _named(documents: Sequence[Document]) -> list[tuple[str, Document]]:
    """Return each title, other name and former name with its document."""
    return [
        (name, document)
        for document in by_kind(documents)
        for name in dict.fromkeys(
            (
                document.title,
                *(text for field, text in document.fields if field in (OWN_FIELDS - {Field.TITLE})),
            )
        )
    ]


class _OutOfTimeError(Exception):
    """The time is over."""


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """End what runs within after `seconds` of computing."""

    def end(number: int, frame: FrameType | None) -> None:
        del number, frame
        raise _OutOfTimeError

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
