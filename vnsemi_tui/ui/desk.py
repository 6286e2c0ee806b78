"""What the reader has before them: the library on a day, the pages visited, marks, the search."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from vnsemi_tui.config import Config, Settings
from vnsemi_tui.library.filter_table import WrongFilterError
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.last_good import with_last_good
from vnsemi_tui.library.library import Library
from vnsemi_tui.reading.problems import Problem
from vnsemi_tui.search.document import Kind, Results
from vnsemi_tui.state import Keeper, Mark, State
from vnsemi_tui.ui.command import Command
from vnsemi_tui.ui.commands import in_force, named
from vnsemi_tui.views.keys import NO_KEYS, Keys
from vnsemi_tui.views.lines import Page
from vnsemi_tui.views.pages import page_at
from vnsemi_tui.views.registry import Reader
from vnsemi_tui.views.results import ResultsPage

if TYPE_CHECKING:
    from vnsemi_tui.library.queries import FilterWord
    from vnsemi_tui.search.completing import Completion
    from vnsemi_tui.search.filtered import FilteredSearch
    from vnsemi_tui.search.index import Index
    from vnsemi_tui.views.choices import CompletionsPage

MOST_LISTED = 200
"""How many results at most filters alone list."""
START = "start"


class Desk:
    """The state of the browser that needs no screen."""

    def __init__(
        self,
        known: Known,
        *,
        keeper: Keeper | None = None,
        read_again: Callable[[], Library] | None = None,
        shared: Callable[[], Library] | None = None,
        write_note: Callable[[str, str], str] | None = None,
        config: Config | None = None,
        newer: str = "",
        day_now: Callable[[], date] | None = None,
    ) -> None:
        """Begin at the start page of what is `known`; before it lies where the last run went.

        `keeper` keeps marks and the like, by default nothing; `read_again` reads the briefs anew;
        `shared` gives the library without what the reader added; `write_note` writes a text down
        about an address, and returns the file; `newer` is how to get a newer version, which
        brings newer briefs; `day_now` looks up which day it is, by default that of `known`.
        """
        self.config = config or Config()
        """What the reader has set, and what is wrong with it."""
        self._day_now = day_now or (lambda: known.today)
        self._known = known
        self._today = (
            Known(known.library, known.today, today=known.today) if known.is_past else known
        )
        self.keeper = keeper or Keeper(None)
        self.read_again = read_again
        self._seen = _faults(known.library)
        self._shared = shared
        self._write_note = write_note
        self.newer = newer
        self.commands = in_force(self.settings.keys)
        """Everything that can be done, with the keys that are in force."""
        self.keys = named(self.commands)
        """What sentences call those keys."""
        self.trouble = ""
        """Why the last mark could not be saved; empty where it was."""
        self.places_before = self.keeper.state.places
        """Where the last run went, the newest last."""
        self.is_first_run = self.keeper.state == State()
        """Whether nothing is kept of any run before."""
        self.history: list[str] = [*self.places_before, START]
        self.position = len(self.history) - 1

    # What the reader has set

    @property
    def settings(self) -> Settings:
        """What the reader has set in a file."""
        return self.config.settings

    @property
    def panes(self) -> int:
        """How many panes stand side by side at most: as chosen here, else as set."""
        return self.keeper.state.panes or self.settings.panes

    def use_panes(self, most: int) -> None:
        """Choose how many; as many as are set takes the choice back."""
        self.keeper.use_panes(0 if most == self.settings.panes else most)

    @property
    def own_places(self) -> tuple[str, ...]:
        """The localities that the reader works with, as far as these briefs have them."""
        localities = self.known.library.localities
        return tuple(one for one in self.settings.places if one in localities)

    def command(self, name: str) -> Command:
        """Return the command with the id `name`."""
        return next(one for one in self.commands if one.id == name)

    def key(self, name: str) -> str:
        """Return the key of a command for a sentence: `Space`, or where else it is to be had."""
        return self.keys.named[name]

    @cached_property
    def keys_in_box(self) -> Keys:
        """What sentences call the keys of commands where letters are text."""
        from vnsemi_tui.ui.widgets.query import beside_text

        return named([beside_text(command) for command in self.commands])

    # Where the reader is

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

    def visit(self, address: str, *, replacing: bool = False) -> None:
        """Open `address`; what lay ahead is forgotten, as in a browser.

        With `replacing`, it takes the place of the page that is open: another look at the same.
        """
        if address == self.here:
            return
        del self.history[self.position + 1 :]
        if replacing:
            self.history[self.position] = address
        else:
            self.history.append(address)
            self.position += 1
        self._remember()

    def go(self, step: int) -> None:
        """Go back (-1) or forward (1) where that is possible; past pages that are gone."""
        position = self.position + step
        while 0 <= position < len(self.history):
            if self.page(self.history[position]) is not None:
                self.position = position
                self._remember()
                return
            position += step

    def _remember(self) -> None:
        if self.here != START:
            self.keeper.visit(self.here)

    def page(self, address: str, *, to_keep: bool = False) -> Page | None:
        """Return the page at `address`, None where there is none.

        One `to_keep` outside of the browser names no keys.
        """
        return page_at(self.known, address, self._reader(address, to_keep=to_keep))

    def _reader(self, address: str, *, to_keep: bool) -> Reader:
        """Return who reads the page at `address`."""
        keys = self.keys_in_box if address == START else self.keys
        return Reader(
            NO_KEYS if to_keep else keys,
            self.keeper.state.marks,
            self.places_before,
            self.own_places,
            self.newer,
            self.is_first_run,
        )

    def page_to_share(self) -> Page | None:
        """Return the page that is open as it may be given away: without what the reader added.

        None where that is all of it; the page itself, where nothing was added anywhere.
        """
        if self._shared is None or not self.has_own:
            return self.page(self.here, to_keep=True)
        known = Known(self._shared(), self.known.day, today=self.known.today)
        kept = [one for one in self.keeper.state.marks if known.library.has(one.address)]
        return page_at(known, self.here, Reader(marks=kept))

    @property
    def has_own(self) -> bool:
        """Whether the reader has added anything to the shipped briefs."""
        return self._shared is not None and self.known.library.is_mixed

    # What is known

    @property
    def known(self) -> Known:
        """What is known today, or as of the day that is looked at.

        The day is looked up each time: it may end while the browser is open.
        """
        today = self._day_now()
        if today != self._today.today:
            self._know(self._today.library, self._past_day, today)
        return self._known

    @property
    def _past_day(self) -> date | None:
        """The day that is looked at, None where it is today."""
        return self._known.day if self._known.is_past else None

    def _know(self, library: Library, day: date | None, today: date) -> None:
        """Look at `library` as of the end of `day`; None is `today`."""
        if library is not self._today.library or today != self._today.today:
            self._today = Known(library, today, today=today)
        is_past = day is not None and day < today
        self._known = Known(library, day, today=today) if is_past and day else self._today

    def look_as_of(self, day: date | None) -> None:
        """Look at the library as of the end of `day`; None is today."""
        self._know(self._today.library, day, self._day_now())

    def read(self) -> list[str]:
        """Read the briefs again; return what is wrong with them now and was not before.

        A brief with new errors stays as it was; all others are as they are now.
        """
        if self.read_again is None:
            return []
        library = with_last_good(self.read_again(), self.known.library)
        # Not by line: what stands above an old problem may have grown.
        before = self._seen.copy()
        new: list[str] = []
        for problem in library.contents.problems:
            if before[_fault(problem)]:
                before[_fault(problem)] -= 1
            else:
                new.append(str(problem))
        now = _faults(library)
        # What a broken file hides of the others is no news when it comes back.
        self._seen = self._seen | now if library.accepted else now
        self._know(library, self._past_day, self._day_now())
        return new

    # Notes

    @property
    def can_note(self) -> bool:
        """Whether notes can be written."""
        return self._write_note is not None

    def note(self, address: str, text: str) -> tuple[str, list[str]]:
        """Write `text` down about `address`, and read the briefs again.

        Return the new file and what is wrong since then, as `read` does. Raise Stop where it
        can't be written.
        """
        where = self._write_note(address, text) if self._write_note else ""
        return where, self.read()

    # Marks

    @property
    def marked(self) -> frozenset[str]:
        """The addresses that are marked."""
        return frozenset(mark.address for mark in self.keeper.state.marks)

    def mark(self, address: str, text: str) -> bool:
        """Mark `address`, or take its mark away; return whether it is marked now."""
        is_new = address not in self.marked
        if is_new:
            on = self.known.today.isoformat()
            self.keeper.mark(Mark(address=address, page=self.here, text=text, on=on))
        else:
            self.keeper.unmark(address)
        self.trouble = self.keeper.save()  # at once: a mark is not to be lost with the terminal
        return is_new

    # Search

    @property
    def index(self) -> Index:
        """The search; built when first needed, which is after the first frame."""
        return _search_of(self.known).index

    def search(self, query: str, kind: Kind | None = None) -> ResultsPage:
        """Return what `query` finds, or why one of its filters can't be used."""
        try:
            found = _search_of(self.known).find(query, 50, kind, listed=MOST_LISTED)
        except WrongFilterError as error:
            return ResultsPage(query, Results((), 0, more=False), kind, trouble=str(error))
        return ResultsPage(
            query,
            found.results,
            kind,
            filters=found.filters,
            only_filters=found.only_filters,
            library=self.known.library,
            keys=self.keys_in_box,
        )

    def complete(self, query: str, cursor: int) -> Completion | None:
        """Return what Tab makes of `query`; None where it completes no filter."""
        from vnsemi_tui.search.completing import complete

        return complete(query, cursor, self.known)

    def unfinished(self, query: str) -> FilterWord | None:
        """Return the filter of `query` that is still to be completed, if there is one."""
        from vnsemi_tui.search.completing import unfinished

        return unfinished(query, self.known)

    def completions(self, query: str, word: FilterWord) -> CompletionsPage:
        """Return what the filter `word` of `query` may become, to choose from."""
        from vnsemi_tui.search.completing import counted
        from vnsemi_tui.views.choices import CompletionsPage

        values = counted(query, word, self.known)
        return CompletionsPage(self.known, word.name, values, self.own_places)


@lru_cache(maxsize=2)
def _search_of(known: Known) -> FilteredSearch:
    """Return the search over what is `known`; today's is kept while a past day is looked at."""
    from vnsemi_tui.search.filtered import FilteredSearch

    return FilteredSearch(known)


def _faults(library: Library) -> Counter[tuple[str, str]]:
    """Return how often each fault stands in `library`."""
    return Counter(_fault(problem) for problem in library.contents.problems)


def _fault(problem: Problem) -> tuple[str, str]:
    """Return what `problem` is, wherever in its file it stands."""
    return problem.path, problem.reason
