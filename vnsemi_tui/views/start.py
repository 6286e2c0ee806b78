"""The start page: what is in the library, what is new, what waits longest."""

from collections.abc import Sequence
from datetime import date
from heapq import nlargest

from vnsemi_tui.library import ledger
from vnsemi_tui.library.known import Known
from vnsemi_tui.model.brief import Entry
from vnsemi_tui.model.dates import PartialDate, shown_day
from vnsemi_tui.model.vocabulary import NO_NEWS
from vnsemi_tui.views import sections, words
from vnsemi_tui.views.layout import Column, Row, Section, card_lines, cell, paragraph, title_lines
from vnsemi_tui.views.lines import Line, Span, Tone, muted
from vnsemi_tui.views.sidebar import LISTS
from vnsemi_tui.views.whose import marked

_LISTS = dict(LISTS)
MOST_ROWS = 40
"""Rows of a section: what is seen first is a beginning, not a list."""


class StartPage:
    """What is seen first."""

    address = "start"
    title = "Start"

    def __init__(
        self, known: Known, places_before: Sequence[str] = (), places: Sequence[str] = ()
    ) -> None:
        """Show the library as of the day of `known`.

        `places_before` are the last run's pages, `places` the localities the reader works with.
        """
        self.known = known
        self.places = places
        self.places_before = places_before

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
        newest = known.newest_source
        sources = _counted(len(known.sources), "source", "sources") + (
            f", the newest of {shown_day(newest)}" if newest else ""
        )
        if not localities and not partners:
            return [
                *title_lines("No briefs could be read.", "", width),
                *paragraph("vnsemi-tui check says why; --briefs DIR adds a folder.", width),
            ]
        return [*paragraph(counts, width), *paragraph(sources, width, Tone.MUTED)]

    def _waiting(self) -> Section:
        """Return the open items, the longest unanswered first; the ledger has them all."""
        library = self.known.library
        items = ledger.items(self.known)
        unanswered = [item for item in items if item.state is ledger.State.UNANSWERED]
        rows = tuple(
            Row(
                (
                    cell(
                        Span(words.short_sides(library, item.entry), Tone.STRONG),
                        Span(f"  {item.entry.what}"),
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
            "No answer or news since",
            (Column(flexible=True), Column(right=True, most=13)),
            rows,
            first=5,
            note=f"{sum(item.state.is_open for item in items)} open in all",
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
            title = found or _LISTS.get(name, "")
            if title:
                about = (
                    home.name
                    if home and thing
                    else ", ".join(library.name(word.rpartition(":")[2]) for word in settings)
                )
                rows.append(Row((cell(title, muted(f"  {about}")),), opens=address))
        return Section(
            "before", "Where you were", (Column(flexible=True),), tuple(rows[:MOST_ROWS]), first=3
        )

    def _newest(self) -> Section:
        """Return the entries that were published last."""
        known = self.known
        by_report: dict[PartialDate | None, list[Entry]] = {}
        for entry in known.of(known.library.entries.values()):
            if entry.event not in NO_NEWS:
                by_report.setdefault(known.reported(entry), []).append(entry)
        entries: list[Entry] = []
        for when in sorted(by_report, key=_newness, reverse=True):
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
        return Section("newest", "Published last", columns, rows, first=5, beyond=beyond)


def _newness(when: PartialDate | None) -> tuple[date, ...]:
    """Return by what to sort reports: one without a date is as old as it may be."""
    return (when.first, when.last) if when else ()


def _counted(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"
