"""Pages of many rows: what a row says is made only when someone looks at it."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Any, Generic, NamedTuple, TypeVar, overload

from vnsemi_tui.views.lines import Line, Span

_Thing = TypeVar("_Thing")

Drawn = Sequence[tuple[Span, ...]]
"""The spans of each line of one row."""


class Target(NamedTuple):
    """What a row is about."""

    address: str = ""
    """The claim that it shows."""
    opens: str = ""
    """The page that Enter opens."""


class Rows(Generic[_Thing]):
    """Rows of `height` lines each; the cursor stops at the first line of each."""

    def __init__(
        self,
        things: Sequence[_Thing],
        draw: Callable[[_Thing], Drawn],
        target: Callable[[_Thing], Target],
        *,
        section: str,
        height: int = 1,
    ) -> None:
        """Set `things` with `draw`, which returns exactly `height` lines for each."""
        self.things = things
        self.draw = draw
        self.target = target
        self.section = section
        self.height = height
        self._drawn: dict[int, Drawn] = {}

    def __len__(self) -> int:
        """Return the number of lines."""
        return len(self.things) * self.height

    def head(self, at: int) -> Line:
        """Return the line `at` without what it says."""
        row, nth = divmod(at, self.height)
        address, opens = self.target(self.things[row])
        return Line((), address, opens, self.section, continues=nth > 0)

    def __getitem__(self, at: int) -> Line:
        """Return the line `at`."""
        row, nth = divmod(at, self.height)
        if row not in self._drawn:
            self._drawn[row] = self.draw(self.things[row])
        return self.head(at)._replace(spans=self._drawn[row][nth])


class LongLines(Sequence[Line]):
    """Ready lines and rows, one below the other, as one sequence of lines."""

    def __init__(self, *blocks: Sequence[Line] | Rows[Any]) -> None:
        """Set `blocks` one below the other."""
        self._blocks = [block for block in blocks if len(block)]
        self._ends = list(accumulate(len(block) for block in self._blocks))

    def __len__(self) -> int:
        """Return the number of lines."""
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, at: int) -> Line: ...
    @overload
    def __getitem__(self, at: slice) -> list[Line]: ...
    def __getitem__(self, at: int | slice) -> Line | list[Line]:
        """Return one line, or several."""
        if isinstance(at, slice):
            return [self[row] for row in range(*at.indices(len(self)))]
        block, within = self._find(at)
        return block[within]

    def head(self, at: int) -> Line:
        """Return the line `at`; without what it says where that has yet to be made."""
        block, within = self._find(at)
        return block.head(within) if isinstance(block, Rows) else block[within]

    @property
    def stops(self) -> list[int]:
        """The lines at which the cursor stops, from top to bottom."""
        stops: list[int] = []
        start = 0
        for block, end in zip(self._blocks, self._ends, strict=True):
            if isinstance(block, Rows):
                stops.extend(range(start, end, block.height))
            else:
                stops.extend(start + at for at, line in enumerate(block) if line.can_be_chosen)
            start = end
        return stops

    def _find(self, at: int) -> tuple[Sequence[Line] | Rows[Any], int]:
        """Return the block in which line `at` stands, and the place in it."""
        if at < 0:
            at += len(self)
        if not 0 <= at < len(self):
            raise IndexError(at)
        number = bisect_right(self._ends, at)
        return self._blocks[number], at - (self._ends[number - 1] if number else 0)
