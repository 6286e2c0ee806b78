"""The timeline as lanes: a line for each place or initiative, and how exact each date is."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from itertools import groupby
from typing import Literal, NamedTuple

from vnsemi_tui.library.filter_table import WrongFilterError
from vnsemi_tui.library.filters import Filters
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.library import places_of
from vnsemi_tui.library.stages import highest
from vnsemi_tui.model.brief import Initiative, Locality
from vnsemi_tui.model.dates import PartialDate, shown_day
from vnsemi_tui.text.clean import excerpt
from vnsemi_tui.text.nearest import hint
from vnsemi_tui.text.width import cut
from vnsemi_tui.views.axis import Window, closed, extent_of, usual_window, window_of
from vnsemi_tui.views.filtering import address_of, filter_lines
from vnsemi_tui.views.keys import NO_KEYS, Hint, Keys
from vnsemi_tui.views.lane_drawing import Lane, LaneDrawing, legend
from vnsemi_tui.views.layout import title_lines
from vnsemi_tui.views.lines import Line, Span, Tone
from vnsemi_tui.views.long import LongLines, Rows, Target
from vnsemi_tui.views.timeline import TimelinePage
from vnsemi_tui.views.told import (
    AXIS,
    BY_INITIATIVE,
    BY_PLACE,
    LANES,
    LANES_FROM,
    Told,
    switch,
    told,
)
from vnsemi_tui.views.whose import after

By = Literal["place", "initiative"]
TOO_NARROW = Hint(
    "Too narrow for lanes: widen the window or press {panes}.", "Too narrow for lanes."
)
_TITLES: Mapping[By, str] = {"place": "Lanes by locality", "initiative": "Lanes by initiative"}


class Group(NamedTuple):
    """Lanes under one heading."""

    title: str
    """The heading; empty for none."""
    opens: str
    """The page of what the heading names."""
    lanes: tuple[Lane, ...]
    """The lanes, from top to bottom."""


class LanesPage:
    """A lane for each place, or for each initiative under its place, on one axis."""

    def __init__(
        self,
        known: Known,
        filters: Filters,
        by: By,
        axis: PartialDate | None = None,
        keys: Keys = NO_KEYS,
    ) -> None:
        """Show the entries that `filters` want; `axis` is the window, by default the usual one.

        Raise ValueError for an axis without a beginning or an end.
        """
        self.known = known
        self.filters = filters
        self.by = by
        self.axis = axis
        self.keys = keys
        self.title = _TITLES[by]
        self._chosen = window_of(axis) if axis else None

    @property
    def address(self) -> str:
        """`timeline`, how the lanes are made, the window where it was chosen, the filters."""
        return address_of("timeline", self.filters, *self._settings(self.axis))

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """Everything that is shown."""
        return told(self.known, self.filters)

    @cached_property
    def window(self) -> Window:
        """The months of the axis."""
        return self._chosen or self._usual

    @property
    def first_day(self) -> date:
        """The first day of the axis."""
        return self.window.first_day

    @property
    def last_day(self) -> date:
        """The last day of the axis."""
        return self.window.last_day

    def zoomed(self, step: int) -> str:
        """Return the address of the page with half the window (1) or twice of it (-1)."""
        return self._address_with(self.window.zoomed(step, self._extent))

    def panned(self, step: int) -> str:
        """Return the address of the page a third of the window later (1) or earlier (-1)."""
        return self._address_with(self.window.panned(step, self._extent))

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """All lanes: places from north to south, then what stands with partners."""
        return self._by_initiative() if self.by == BY_INITIATIVE else self._by_place()

    def lines(
        self, width: int, height: int = 0, opened: frozenset[str] = frozenset()
    ) -> Sequence[Line]:
        """Return the page in `width` cells; see `views.lines.Page`."""
        if width < LANES_FROM or not self.told:
            notice = self.keys.hint(TOO_NARROW) if self.told else ""
            settings = self._settings(self.axis)
            as_list = TimelinePage(
                self.known, self.filters, *settings, notice=notice, keys=self.keys
            )
            return as_list.lines(width)
        drawing = self._drawing(width)
        head = [
            *title_lines(self.title, self._about, width),
            *filter_lines(self.known, self.filters, "timeline", width, *self._settings(self.axis)),
            switch(self.filters, BY_INITIATIVE if self.by == BY_PLACE else ""),
            *legend(self.told, width),
            *drawing.axis_lines(self.told),
        ]
        blocks: list[Sequence[Line] | Rows[Lane]] = [head]
        for group in self.groups:
            section = group.opens or BY_PLACE
            if group.title:
                heading = (Span(cut(group.title, width), Tone.MUTED),)
                blocks.append([Line(heading, opens=group.opens, section=section, heading=True)])
            for has_plans, lanes in groupby(group.lanes, key=lambda lane: lane.has_plans):
                height = 2 if has_plans else 1
                blocks.append(
                    Rows(tuple(lanes), drawing.draw, _target, section=section, height=height)
                )
        return LongLines(*blocks)

    @property
    def _about(self) -> str:
        day = self.known.day
        about = f"{self.window.when} · {len(self.told):,} entries"
        if self.first_day <= day <= self.last_day:
            return about
        name = f"{shown_day(day)}" if self.known.is_past else "today"
        return f"{about} · {name} is {'earlier ‹' if day < self.first_day else 'later ›'}"

    def _drawing(self, width: int) -> LaneDrawing:
        lanes = [lane for group in self.groups for lane in group.lanes]
        return LaneDrawing(
            self.known,
            self.window,
            width,
            most_earlier=max((max(lane.earlier) for lane in lanes), default=0),
            most_later=max((max(lane.later) for lane in lanes), default=0),
            has_reported=any(lane.reported for lane in lanes),
            indent=2 if self.by == BY_INITIATIVE else 0,
        )

    @property
    def _extent(self) -> Window:
        return _windows(self.known, self.filters)[0]

    @property
    def _usual(self) -> Window:
        return _windows(self.known, self.filters)[1]

    def _settings(self, axis: PartialDate | None) -> tuple[str, ...]:
        lanes = f"{LANES}:{self.by}"
        return (lanes, f"{AXIS}:{axis.text}") if axis else (lanes,)

    def _address_with(self, window: Window) -> str:
        if window == self.window:
            return self.address
        axis = None if window == self._usual else window.when
        return address_of("timeline", self.filters, *self._settings(axis))

    def _by_place(self) -> tuple[Group, ...]:
        library = self.known.library
        found: dict[str, list[Told]] = {}
        for initiative, entries in self._by_thing():
            for home in places_of(initiative, library) or (_home(initiative),):
                found.setdefault(home, []).extend(entries)
        lanes: dict[bool, list[Lane]] = {True: [], False: []}
        for home in sorted(found, key=self._order):
            is_place = home in library.localities
            opens = home
            if is_place:
                filters = self.filters.with_("place", home, library)
                opens = address_of("timeline", filters)
            label = library.name(home)
            own = after(library, home)
            lanes[is_place].append(self._lane(label, Target("", opens), found[home], own))
        groups = (("", lanes[True]), ("Partners only", lanes[False]))
        return tuple(Group(title, "", tuple(made)) for title, made in groups if made)

    def _by_initiative(self) -> tuple[Group, ...]:
        library = self.known.library
        found: dict[str, list[tuple[Initiative, list[Told]]]] = {}
        for initiative, entries in self._by_thing():
            home = next(iter(places_of(initiative, library)), _home(initiative))
            found.setdefault(home, []).append((initiative, entries))
        groups: list[Group] = []
        for home in sorted(found, key=self._order):
            lanes = tuple(
                self._lane(
                    thing.title,
                    Target(self._claim(entries), thing.address),
                    entries,
                    after(library, thing.address),
                )
                for thing, entries in sorted(found[home], key=self._beginning)
            )
            groups.append(Group(library.name(home), home, lanes))
        return tuple(groups)

    def _claim(self, entries: Iterable[Told]) -> str:
        """Return the claim of the furthest stage that the lane shows."""
        return highest(self.known, [one.entry for one in entries]).address

    def _by_thing(self) -> Iterable[tuple[Initiative, list[Told]]]:
        for _, group in groupby(self.told, key=lambda one: one.initiative.address):
            entries = list(group)
            yield entries[0].initiative, entries

    def _order(self, home: str) -> tuple[bool, float, str]:
        """Sort places from north to south, partners after them."""
        brief = self.known.library.brief(home)
        is_place = isinstance(brief, Locality)
        north = float(brief.position) if isinstance(brief, Locality) else 0
        return (not is_place, -north, self.known.library.name(home))

    def _beginning(self, pair: tuple[Initiative, list[Told]]) -> tuple[bool, date, str]:
        """Sort initiatives by their first date, those without any after them by title."""
        initiative, entries = pair
        dates = [when for one in entries if (when := one.entry.at or one.entry.due)]
        first = min((closed(when)[0] for when in dates), default=date.max)
        return (not dates, first, initiative.title)

    def _lane(self, label: str, target: Target, entries: Iterable[Told], own: str) -> Lane:
        first, last = self.first_day, self.last_day
        inside: tuple[list[Told], list[Told]] = ([], [])
        earlier, later = [0, 0], [0, 0]
        reported: list[Told] = []
        for one in entries:
            when = one.entry.due or one.entry.at
            if when is None:
                reported.append(one)
                continue
            is_plan = one.entry.due is not None
            begin, end = closed(when)
            if end < first:
                earlier[is_plan] += 1
            elif begin > last:
                later[is_plan] += 1
            else:
                inside[is_plan].append(one)
        happened, plans = inside
        return Lane(
            label,
            target,
            tuple(happened),
            tuple(plans),
            tuple(reported),
            (earlier[0], earlier[1]),
            (later[0], later[1]),
            own,
        )


@lru_cache(maxsize=2)
def _windows(known: Known, filters: Filters) -> tuple[Window, Window]:
    """Return the window of all that is shown, and the usual one; kept for zooming and panning."""
    found = (one.entry.due or one.entry.at for one in told(known, filters))
    dates = [when for when in found if when]
    return extent_of(dates, known.day), usual_window(dates, known.day)


def lanes_at(
    known: Known, filters: Filters, settings: Mapping[str, str], keys: Keys = NO_KEYS
) -> LanesPage:
    """Return the lanes that `settings`, the values of lanes and axis, ask for.

    Raise WrongFilterError for one that can't be used.
    """
    by = settings.get(LANES)
    if by is None:
        raise WrongFilterError(f"{AXIS} needs {LANES}:{BY_PLACE} or {LANES}:{BY_INITIATIVE} too")
    chosen = next((one for one in _TITLES if one == by), None)
    if chosen is None:
        choices = " or ".join(_TITLES)
        raise WrongFilterError(f'no {LANES} "{excerpt(by)}"{hint(by, _TITLES)}; by {choices}')
    try:
        axis = PartialDate.parse(settings[AXIS]) if AXIS in settings else None
        return LanesPage(known, filters, chosen, axis, keys)
    except ValueError as error:
        raise WrongFilterError(f"{AXIS}: {error}") from None


def _home(initiative: Initiative) -> str:
    """Return the id of the brief in which `initiative` stands."""
    return initiative.address.partition("/")[0]


def _target(lane: Lane) -> Target:
    return lane.target
