"""What the reader has before them: the library on a day, the pages visited, the search."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from vnsemi_tui.library.known import Known
from vnsemi_tui.search.document import Kind, Results
from vnsemi_tui.views.lines import Page
from vnsemi_tui.views.pages import page_at
from vnsemi_tui.views.results import ResultsPage

if TYPE_CHECKING:
    from vnsemi_tui.search.index import Index


class Desk:
    """The state of the browser that needs no screen."""

    def __init__(self, known: Known, start: str = "start") -> None:
        """Begin at the page `start` of what is `known`."""
        self.known = known
        self.history: list[str] = [start]
        self.position = 0

    @property
    def here(self) -> str:
        """The address of the page that is open."""
        return self.history[self.position]

    @property
    def can_go_back(self) -> bool:
        """Whether a page was visited before this one."""
        return self.position > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether the reader has gone back."""
        return self.position < len(self.history) - 1

    def visit(self, address: str) -> None:
        """Open `address`; what lay ahead is forgotten, as in a browser."""
        if address != self.here:
            del self.history[self.position + 1 :]
            self.history.append(address)
            self.position += 1

    def go(self, step: int) -> None:
        """Go back (-1) or forward (1) where that is possible."""
        self.position = min(max(0, self.position + step), len(self.history) - 1)

    def page(self, address: str) -> Page | None:
        """Return the page at `address`, None where there is none."""
        return page_at(self.known, address)

    @cached_property
    def index(self) -> Index:
        """The search; built when first needed, which is after the first frame."""
        from vnsemi_tui.search.catalogue import documents_of
        from vnsemi_tui.search.index import Index

        return Index(documents_of(self.known))

    def search(self, query: str, kind: Kind | None = None) -> ResultsPage:
        """Return what `query` finds."""
        results: Results = self.index.search(query, 50, kind)
        return ResultsPage(query, results, kind)
