"""The start page: what is in the library, what is new, what waits longest."""

from collections.abc import Sequence
from heapq import nlargest

from vnsemi_tui.library import ledger
from vnsemi_tui.library.known import Known
from vnsemi_tui.model.brief import Entry
from vnsemi_tui.model.dates import PartialDate, whole_months
from vnsemi_tui.model.vocabulary import NO_NEWS
from vnsemi_tui.text.width import cell_width
from vnsemi_tui.views import sections, ways_out, words
from vnsemi_tui.views.keys import NO_KEYS, Keys
from vnsemi_tui.views.layout import (
    Cell,
    Column,
    Row,
    Section,
    card_lines,
    cell,
    paragraph,
    title_lines,
)
from vnsemi_tui.views.lines import Line, Span, Tone, line, muted
from vnsemi_tui.views.registry import NOBODY, Reader, page_kind
from vnsemi_tui.views.whose import marked

OLD = 6
"""Months from which on the age of the newest source is said."""
_ABOUT = (
    "Who does what with whom in Viet Nam's semiconductor industry, and who says so.",
    "Who does what with whom in Viet Nam's chip industry.",
    "Viet Nam's chip industry: who does what",
)
_TRIED = "qorvo"
_TRY = (
    "Try: qorvo · da nang · nvidia asked · {all-actions} shows all commands",
    "Try: qorvo · da nang · {all-actions}",
)
MOST_ROWS = 40
"""Rows of a section: what is seen first is a beginning, not a list."""


class StartPage:
    """What is seen first."""

    address = "start"
    title = "Start"

    def __init__(
        self,
        known: Known,
        places_before: Sequence[str] = (),
        places: Sequence[str] = (),
        *,
        newer: str = "",
        is_first_run: bool = False,
        keys: Keys = NO_KEYS,
    ) -> None:
        """Show the library as of the day of `known`.

        `places_before` are the last run's pages, `places` the localities the reader works with.
        `newer` says how to get newer briefs; who is here for the first time is told what to try,
        with one of `keys`.
        """
        self.known = known
        self.places = places
        self.places_before = places_before
        self.newer = newer
        self.is_first_run = is_first_run
        self.keys = keys

    def lines(
        self, width: int, height: int = 0, opened: frozenset[str] = frozenset()
    ) -> list[Line]:
        """Return the page in `width` cells; see `views.lines.Page`."""
        sections = [self._waiting(), self._newest(), self._before()]
        if self.places:
            from vnsemi_tui.views.own_places import own_places  # most people set none

            sections.insert(0, own_places(self.known, self.places))
        whole = marked(self.known.library, sections)
        return card_lines(self._header(width), whole, width, height, opened)

    def _header(self, width: int) -> list[Line]:
        known = self.known
        localities, partners = len(known.library.localities), len(known.partners)
        counts = " · ".join(
            (
                _counted(localities, "locality", "localities"),
                _counted(partners, "partner", "partners"),
                _counted(len(known.initiatives()), "initiative", "initiatives"),
            )
        )
        if not localities and not partners:
            return [
                *title_lines("No briefs could be loaded.", "", width),
                *paragraph(ways_out.CHECK, width),
            ]
        lines = [*paragraph(counts, width), *self._up_to(width), *self._newer(width)]
        if self.is_first_run:
            lines = [*_first_fitting(_ABOUT, width, Tone.STRONG), *lines]
        if not known.sources:
            later = self.keys.hint(ways_out.LATER)
            lines += paragraph(later if known.is_past else ways_out.CHECK, width)
        if self.is_first_run and self.keys.named and known.library.home_of(_TRIED):
            lines += _first_fitting([self.keys.put_into(one) for one in _TRY], width, Tone.TEXT)
        return lines

    def _up_to(self, width: int) -> list[Line]:
        """Return up to when the sources go, and how many can't say so themselves."""
        newest = self.known.newest_source
        sources = _counted(len(self.known.sources), "source", "sources")
        sources += f", newest {newest}" if newest else ""
        undated = sum(not source.published for source in self.known.sources)
        if not undated:
            return paragraph(sources, width, Tone.MUTED)
        one = "has no date of its own" if undated == 1 else "have no date of their own"
        rest = one, "without a date", "undated"
        wordings = [f"{sources}; {undated:,} {told}" for told in rest]
        return _first_fitting(wordings, width, Tone.MUTED)

    def _newer(self, width: int) -> list[Line]:
        """Return how old the newest source is, where that is old, and how to get newer briefs."""
        known = self.known
        newest = known.newest_source
        if newest is None or known.is_past:
            return []
        months = whole_months(newest.day, known.today)
        least = "at least " if newest.is_bound else ""
        old = f"The newest source is {least}{months} months old." if months >= OLD else ""
        if not self.newer:
            return paragraph(old, width) if old else []
        longer = f"Newer briefs come with updates: {self.newer}"
        if not old:
            return _first_fitting((longer, f"Newer briefs: {self.newer}"), width, Tone.MUTED)
        shorter = f"The newest is {least}{months} months old."
        for plainly, more in (
            (old, longer),
            (old, f"Newer briefs: {self.newer}"),
            (shorter, f"Newer ones: {self.newer}"),
            (shorter, f"Newer: {self.newer}"),
        ):
            if cell_width(plainly) + 1 + cell_width(more) <= width:
                return [line(plainly, muted(f" {more}"))]
        return [*paragraph(old, width), *paragraph(f"Newer: {self.newer}", width, Tone.MUTED)]

    def _waiting(self) -> Section:
        """Return the open items, the longest unanswered first; the ledger has them all."""
        library = self.known.library
        items = ledger.items(self.known)
        unanswered = [item for item in items if item.state is ledger.State.UNANSWERED]
        rows = tuple(
            Row(
                (
                    Cell(
                        (Span(words.sides(library, item.entry), Tone.STRONG), _what(item)),
                        (Span(words.short_sides(library, item.entry), Tone.STRONG), _what(item)),
                    ),
                    cell(muted(words.age_words(item.age))),
                ),
                item.entry.address,
                item.initiative.address,
            )
            for item in unanswered[:MOST_ROWS]
        )
        return Section(
            "waiting",
            "Unanswered or gone quiet",
            (Column(flexible=True), Column(right=True, most=13)),
            rows,
            first=5,
            note=f"{sum(item.state.is_open for item in items):,} still open",
            beyond=max(0, len(unanswered) - MOST_ROWS),
        )

    def _before(self) -> Section:
        """Return the pages where the last run ended, the latest first."""
        library = self.known.library
        rows: list[Row] = []
        for address in reversed(self.places_before):
            name, *settings = address.split(" ")
            if not all(self.known.has(word.rpartition(":")[2]) for word in (name, *settings)):
                continue
            home, thing = library.home_of(name), library.initiatives.get(name)
            source = library.sources.get(name)
            found = thing.title if thing else home.name if home else source.title if source else ""
            kind = page_kind(name)
            title = found or (kind.title if kind else "")
            if title:
                about = (
                    home.name
                    if home and thing
                    else ", ".join(library.name(word.rpartition(":")[2]) for word in settings)
                )
                rows.append(Row((cell(title, muted(f"  {about}")),), opens=address))
        return Section(
            "before",
            "Where you left off",
            (Column(flexible=True),),
            tuple(rows[:MOST_ROWS]),
            first=3,
        )

    def _newest(self) -> Section:
        """Return the entries that were published last."""
        known = self.known
        by_report: dict[PartialDate | None, list[Entry]] = {}
        for entry in known.of(known.library.entries.values()):
            if entry.event not in NO_NEWS:
                by_report.setdefault(known.reported(entry), []).append(entry)
        entries: list[Entry] = []
        for when in sorted(by_report, key=words.newness, reverse=True):
            left = MOST_ROWS - len(entries)
            entries += nlargest(left, by_report[when], key=known.order)
            if len(entries) == MOST_ROWS:
                break
        rows = tuple(
            row._replace(cells=row.cells[1:])
            for row in (sections.entry_row(known, entry) for entry in entries)
        )
        columns = (sections.WORD, sections.TEXT)
        beyond = sum(map(len, by_report.values())) - len(entries)
        return Section("newest", "Latest published", columns, rows, first=5, beyond=beyond)


def _what(item: ledger.Item) -> Span:
    return Span(f"  {item.entry.what}")


def start_at(known: Known, _: Sequence[str], reader: Reader = NOBODY) -> StartPage:
    """Return the start page for `reader`."""
    return StartPage(
        known,
        reader.visited,
        reader.places,
        newer=reader.newer,
        is_first_run=reader.is_first_run,
        keys=reader.keys,
    )


def _first_fitting(wordings: Sequence[str], width: int, tone: Tone) -> list[Line]:
    """Return the first of `wordings` that fits into a line, else the last on several."""
    text = next((one for one in wordings if cell_width(one) <= width), wordings[-1])
    return paragraph(text, width, tone)


def _counted(count: int, one: str, several: str) -> str:
    return f"{count:,} {one if count == 1 else several}"
