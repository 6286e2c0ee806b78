"""The timeline: all entries by time; plans and what is only dated by its report stand apart."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from itertools import groupby

from vnsemi_tui.library.filters import Filters, parse_filters
from vnsemi_tui.library.known import Known
from vnsemi_tui.model.dates import PartialDate
from vnsemi_tui.text.width import cell_width, cut
from vnsemi_tui.views import ways_out, whose, words
from vnsemi_tui.views.filtering import address_of, filter_lines
from vnsemi_tui.views.keys import NO_KEYS, Keys
from vnsemi_tui.views.layout import GAP, paragraph, spread, title_lines
from vnsemi_tui.views.lines import BLANK, WIDE, Line, Page, Span, Tone, fit, muted
from vnsemi_tui.views.long import Drawn, LongLines, Rows, Target
from vnsemi_tui.views.registry import NOBODY, Reader
from vnsemi_tui.views.told import (
    AXIS,
    BY_PLACE,
    LANES,
    LANES_FROM,
    Told,
    place_name,
    plan_item,
    plan_state,
    switch,
    told,
    who,
)

ON_ONE_LINE = 100
"""From so many cells on, an entry takes one line."""
PLAN_ON_ONE_LINE = 130
"""The same for a plan, which also says what came of it."""
ON_TWO_LINES = 60
"""From so many cells on, two lines; below, one more each for who and for a plan's state."""
IN_COLUMNS = 40
"""From so many cells on, dates and words stand in columns."""
DATE_CELLS = 14
WORD_CELLS = 12
PLAN_WORD_CELLS = 17
PLACE_CELLS = 16
WHO_SHARE = 0.4
"""The most that who acts takes of what is left of a line, as a share of it."""


class TimelinePage:
    """What is still to come, what happened, what was planned for a day that is past, the rest."""

    title = "Timeline"

    def __init__(
        self,
        known: Known,
        filters: Filters | None = None,
        *settings: str,
        notice: str = "",
        keys: Keys = NO_KEYS,
    ) -> None:
        """Show the entries that `filters` want, as known on the day of `known`.

        `settings` are further words of the address; `notice` is said above the entries.
        """
        self.known = known
        self.filters = filters or Filters()
        self.settings = settings
        self.notice = notice
        self.keys = keys

    @property
    def address(self) -> str:
        """`timeline` and its filters."""
        return address_of("timeline", self.filters, *self.settings)

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """Everything that is shown."""
        return told(self.known, self.filters)

    @cached_property
    def coming(self) -> tuple[Told, ...]:
        """What is planned for the day or later, the soonest first."""
        return tuple(one for one in self._plans if self._is_coming(one))

    @cached_property
    def past_plans(self) -> tuple[Told, ...]:
        """What was planned for a day that is past, whatever came of it, the latest first."""
        return tuple(one for one in reversed(self._plans) if not self._is_coming(one))

    @cached_property
    def _plans(self) -> tuple[Told, ...]:
        found = [(one.entry.due.sort_key, one) for one in self.told if one.entry.due]
        return tuple(one for _, one in sorted(found, key=lambda pair: pair[0]))

    def _is_coming(self, one: Told) -> bool:
        return one.entry.due is not None and one.entry.due.last >= self.known.day

    @cached_property
    def dated(self) -> tuple[Told, ...]:
        """What happened at a date of its own, the newest first."""
        found = [(one.entry.at.sort_key, one) for one in self.told if one.entry.at]
        return tuple(one for _, one in sorted(found, key=lambda pair: pair[0], reverse=True))

    @cached_property
    def undated(self) -> tuple[tuple[PartialDate | None, tuple[Told, ...]], ...]:
        """What has no date of its own, by the date of its report, the newest first."""
        groups: dict[PartialDate | None, list[Told]] = {}
        for one in self.told:
            if not (one.entry.at or one.entry.due):
                groups.setdefault(self.known.reported(one.entry), []).append(one)
        newest = sorted(
            groups, key=lambda when: (when is not None, when.sort_key if when else ()), reverse=True
        )
        return tuple((when, tuple(groups[when])) for when in newest)

    def lines(
        self, width: int, height: int = 0, opened: frozenset[str] = frozenset()
    ) -> Sequence[Line]:
        """Return the page in `width` cells; see `views.lines.Page`."""
        head = [
            *title_lines(self.title, self.counts, width),
            *filter_lines(self.known, self.filters, "timeline", width, *self.settings),
            *(paragraph(self.notice, width, Tone.MUTED) if self.notice else ()),
        ]
        if not self.told:
            return LongLines(head, [BLANK, *paragraph(self._empty, width, Tone.MUTED)])
        if width >= LANES_FROM:
            head.append(switch(self.filters, BY_PLACE))
        return LongLines(head, *self.blocks(width))

    def blocks(self, width: int) -> Sequence[Sequence[Line] | Rows[Told]]:
        """Return headings and rows in `width` cells, without what stands above them."""
        blocks: list[Sequence[Line] | Rows[Told]] = []
        for key, title, group in self.groups:
            blocks += [_heading(title, key, len(group), width), self._rows(group, key, width)]
        if self.undated:
            count = sum(len(found) for _, found in self.undated)
            title = "Dated by report only"
            blocks.append(_heading(title, "reported", count, width))
        for when, found in self.undated:
            spans = (muted(words.reported_words(when)),), (muted(f"{len(found):,} "),)
            blocks += [
                [Line(spread(*spans, width), section="reported")],
                self._rows(found, "reported", width),
            ]
        return blocks

    @property
    def groups(self) -> Iterator[tuple[str, str, tuple[Told, ...]]]:
        """The key, the title and the rows of each part but the last, which has no dates."""
        if self.coming:
            yield "coming", "Still to come", self.coming
        for year, found in groupby(self.dated, key=_year):
            yield year, year, tuple(found)
        if self.past_plans:
            yield "planned", "Planned for a date now past", self.past_plans

    @property
    def counts(self) -> str:
        """How much there is of each."""
        counts = {
            "planned": len(self._plans),
            "dated": len(self.dated),
            "dated by report only": sum(len(found) for _, found in self.undated),
        }
        return " · ".join(f"{count:,} {name}" for name, count in counts.items() if count)

    @property
    def _empty(self) -> str:
        if self.filters.words:
            return self.keys.hint(ways_out.FILTERED)
        if self.known.is_past:
            return f"Nothing had been reported by that date. {self.keys.hint(ways_out.LATER)}"
        return f"No entries yet. {ways_out.BEGIN}"

    def _rows(self, found: Sequence[Told], section: str, width: int) -> Rows[Told]:
        plans = section in ("coming", "planned")
        one_line = PLAN_ON_ONE_LINE if plans else ON_ONE_LINE
        draw: Callable[[Told], Drawn]
        if width >= one_line:
            draw, height = partial(self._one_line, width=width), 1
        elif width >= ON_TWO_LINES:
            draw, height = partial(self._two_lines, width=width), 2
        else:
            draw, height = partial(self._narrow, width=width), 4 if plans else 3
        return Rows(found, draw, _target, section=section, height=height)

    def _one_line(self, one: Told, width: int) -> Drawn:
        head = (*self._columns(one), *self._place(one, whole=width >= WIDE))
        room = width - sum(cell_width(span.text) for span in head)
        acting = who(self.known, one.entry, int(room * WHO_SHARE))
        spans = (Span(f"{acting}: " if acting else "", Tone.STRONG), Span(one.entry.what))
        return [(*head, *_ended(spans, self._ending(one), room))]

    def _two_lines(self, one: Told, width: int) -> Drawn:
        head = (*self._columns(one), *self._place(one))
        room = width - sum(cell_width(span.text) for span in head)
        return [
            fit((*head, Span(who(self.known, one.entry, max(1, room)), Tone.STRONG)), width),
            (Span("  "), *_ended((Span(one.entry.what),), self._ending(one), width - 2)),
        ]

    def _narrow(self, one: Told, width: int) -> Drawn:
        head = _close(self._columns(one))
        if width >= IN_COLUMNS:
            head = (*self._columns(one), muted(place_name(self.known, one.initiative)))
        what = _ended((Span(one.entry.what),), self._doubt(one), width - 2)
        rows: list[tuple[Span, ...]] = [
            fit(head, width),
            (Span("  "), Span(who(self.known, one.entry, width - 2), Tone.STRONG)),
            (Span("  "), *what),
        ]
        if one.entry.due:
            rows.append(fit((Span("  "), plan_state(self.known, one)), width))
        return rows

    def _columns(self, one: Told) -> tuple[Span, ...]:
        """Return date and word; what is longer than its column is shown whole."""
        entry = one.entry
        when = entry.due or entry.at
        date = muted(_padded(when.short, DATE_CELLS) if when else "  ")
        word = words.event_words(entry.event, is_plan=entry.due is not None)
        if entry.due:
            return (date, muted(_padded(word, PLAN_WORD_CELLS)))
        tone = Tone.ACCENT if entry.event.rung else Tone.MUTED
        return (date, Span(_padded(word, WORD_CELLS), tone))

    def _place(self, one: Told, *, whole: bool = False) -> tuple[Span, ...]:
        name = place_name(self.known, one.initiative)
        return (muted(_padded(name if whole else cut(name, PLACE_CELLS), PLACE_CELLS)),)

    def _ending(self, one: Told) -> tuple[Span, ...]:
        """Return what must not be cut away: what came of a plan, a doubt."""
        state = (muted(" · "), plan_state(self.known, one)) if one.entry.due else ()
        return (*state, *self._doubt(one))

    def _doubt(self, one: Told) -> tuple[Span, ...]:
        """Return whether it may repeat another entry, and whose it is."""
        library = self.known.library
        by = whose.ending(library, one.entry.address)
        if one.entry.due and library.is_mixed and not by:
            by = whose.of_item(library, plan_item(self.known, one))
        original = self.known.original_of(one.entry)
        if original is None:
            return by
        when = words.short_entry_date(self.known, original)
        return (muted(f" · maybe the same as {original.event.label}, {when}"), *by)


def timeline_at(known: Known, named: Sequence[str], reader: Reader = NOBODY) -> Page:
    """Return the timeline that the words after `timeline` ask for.

    `lanes:place` or `lanes:initiative` and `axis:2023-07/2024-12` stand among the filters.
    Raise WrongFilterError for a word that can't be used.
    """
    own = [word for word in named if word.partition(":")[0] in (LANES, AXIS)]
    parsed = parse_filters(
        [word for word in named if word not in own], known.library, (LANES, AXIS)
    )
    settings = {name: value for name, _, value in (word.partition(":") for word in own)}
    if not settings:
        return TimelinePage(known, parsed, keys=reader.keys)
    from vnsemi_tui.views.lanes import lanes_at  # only where lanes are asked for

    return lanes_at(known, parsed, settings, reader.keys)


def _heading(title: str, section: str, count: int, width: int) -> Sequence[Line]:
    spans = spread((Span(title, Tone.HEADING),), (muted(f"{count} "),), width)
    return [BLANK, Line(spans, section=section, heading=True)]


def _year(one: Told) -> str:
    """Return the year under which a dated entry stands: of the day by which it is sorted."""
    return str(one.entry.at.sort_key[0].year) if one.entry.at else ""


def _target(one: Told) -> Target:
    return Target(one.entry.address, one.initiative.address)


def _padded(text: str, size: int) -> str:
    """Return `text` filled to `size` cells and a gap, never cut."""
    return text + " " * (max(0, size - cell_width(text)) + GAP)


def _ended(spans: Iterable[Span], ending: tuple[Span, ...], room: int) -> tuple[Span, ...]:
    """Return `spans` and `ending` in `room` cells; `spans` give way, but keep two fifths."""
    ending = fit(ending, max(room * 3 // 5, 1)) if ending else ()
    left = room - sum(cell_width(span.text) for span in ending)
    return (*fit(tuple(spans), max(1, left)), *ending)


def _close(columns: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return `columns` without the spaces that align them."""
    return tuple(
        Span(span.text.strip() + " " * GAP, span.tone) for span in columns if span.text.strip()
    )
