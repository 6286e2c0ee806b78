"""Commands that look at the same page in another way: filters, lanes, a day in the past."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from vnsemi_tui.library.filter_table import filter_named, filter_names
from vnsemi_tui.library.filters import Filters, parse_filters
from vnsemi_tui.ui.command import HERE, PAGE, Command
from vnsemi_tui.views.filtering import address_of
from vnsemi_tui.views.lines import Pans, Zooms
from vnsemi_tui.views.registry import page_kind

if TYPE_CHECKING:
    from vnsemi_tui.library.facets import Row
    from vnsemi_tui.library.known import Known
    from vnsemi_tui.ui.screens.browse import BrowseScreen
    from vnsemi_tui.views.choices import Choice

_LANES = ("lanes:place", "lanes:initiative", "")
"""What `L` goes through, after the list."""


def _page_words(address: str) -> tuple[str, list[str], list[str]]:
    """Return the name of the page at `address`, its settings, and the words of its filters."""
    name, *words = address.split(" ")
    filters = [word for word in words if filter_named(word, filter_names())]
    return name, [word for word in words if word not in filters], filters


def _filters_of(address: str) -> tuple[str, ...]:
    """Return the filters that the page at `address` may have; none where it takes none."""
    kind = page_kind(address)
    return kind.filters if kind else ()


def filter_page(browser: BrowseScreen) -> None:
    """Have a filter of the page chosen, or one taken away."""
    from vnsemi_tui.views.choices import fitting
    from vnsemi_tui.views.filter_choices import chosen, typed_filters, typed_words

    known = browser.desk.known
    page, settings, words = _page_words(browser.desk.here)
    names = _filters_of(page)
    filters = parse_filters(words, known.library)
    listed = _choices(browser, page, filters, names)
    by_value = {one.value: one for one in listed}

    def typed(text: str) -> list[Choice]:
        made = typed_filters(text, known, filters, names)
        if not made and not fitting(listed, text):
            made = [one for one in map(counted, typed_words(text, known, names)) if one.note != "0"]
        made = [by_value.get(one.value, one) for one in made]
        return list(map(counted, made)) if len(made) == 1 else made

    def counted(choice: Choice) -> Choice:
        left = _filtered(known, page, chosen(choice.value, filters, known))
        return choice._replace(note=str(len(left)))

    def set_filter(choice: str | None) -> None:
        if choice:
            browser.open(address_of(page, chosen(choice, filters, known), *settings))

    browser.choose(
        "Filter",
        "The numbers say how many entries are left.",
        listed,
        set_filter,
        typed=typed,
        placeholder="Type a name, a word, a time: since 2024-05, place:da-nang lab",
    )


def _choices(
    browser: BrowseScreen, page: str, filters: Filters, names: Sequence[str]
) -> list[Choice]:
    from vnsemi_tui.views.filter_choices import filter_choices
    from vnsemi_tui.views.own_places import own_first

    known = browser.desk.known
    shown = _filtered(known, page, filters)
    there = {entry.address for _, entry in shown}
    kept_out = {
        kind.name: [
            row
            for row in _filtered(known, page, filters.with_(kind.name, "", known.library))
            if row[1].address not in there
        ]
        for kind in filters.kinds
        if not kind.is_date
    }
    choices = filter_choices(known, filters, names, shown, kept_out)
    return own_first(choices, browser.desk.own_places)


def _filtered(known: Known, page: str, filters: Filters) -> list[Row]:
    """Return the rows of `page` with `filters`."""
    from vnsemi_tui.library.filters import ledger_items
    from vnsemi_tui.views.told import told

    if page == "ledger":
        return [(item.initiative, item.entry) for item in ledger_items(known, filters)]
    return [(one.initiative, one.entry) for one in told(known, filters)]


def has_filter(browser: BrowseScreen) -> bool:
    """Whether a filter of the page is set."""
    page, _, words = _page_words(browser.desk.here)
    return bool(_filters_of(page) and words)


def take_filter_away(browser: BrowseScreen) -> None:
    """Take the last filter of the page away, where there is one."""
    page, settings, words = _page_words(browser.desk.here)
    if has_filter(browser):
        browser.open(" ".join((page, *settings, *words[:-1])))


def change_lanes(browser: BrowseScreen) -> None:
    """Show the timeline as a list, by place, by initiative, and as a list again."""
    page, settings, words = _page_words(browser.desk.here)
    now = next((word for word in settings if word.startswith("lanes:")), "")
    following = _LANES[(_LANES.index(now) + 1) % len(_LANES)] if now in _LANES else ""
    axis = [word for word in settings if word.startswith("axis:")] if following else []
    lanes = [following] if following else []
    browser.open(" ".join((page, *lanes, *axis, *words)), replacing=True)


def as_of(browser: BrowseScreen) -> None:
    """Have a day chosen; pages show what had been published by the end of it."""
    from vnsemi_tui.views.choices import day_choices, typed_day

    def look(day: str | None) -> None:
        if day is not None:
            browser.look_as_of(date.fromisoformat(day) if day else None)

    browser.choose(
        "As of a day",
        "Cards, ledger and timeline show only what had been published by its end.",
        day_choices(browser.desk.known),
        look,
        typed=lambda text: typed_day(text, browser.desk.known),
        placeholder="Type a day, a month or a year: 1 Mar 2024, Mar 2024, 2024",
    )


def _zoom(browser: BrowseScreen, step: int) -> None:
    page: object = browser.page
    if isinstance(page, Zooms):
        browser.open(page.zoomed(step), replacing=True)


def _pan(browser: BrowseScreen, step: int) -> None:
    page: object = browser.page
    if isinstance(page, Pans):
        browser.open(page.panned(step), replacing=True)


def _can_filter(browser: BrowseScreen) -> bool:
    return bool(_filters_of(browser.desk.here))


def _is_timeline(browser: BrowseScreen) -> bool:
    return browser.desk.here.partition(" ")[0] == "timeline"


COMMANDS = (
    Command(
        "as-of",
        "a",
        "As of a day",
        "Show what had been published by the end of a day in the past.",
        HERE,
        as_of,
        order=4,
        footer="as of",
        vietnamese="tính đến ngày, thời điểm",
    ),
    Command(
        "filter",
        "F",
        "Filter",
        "Show only a place, a partner, a state or a time.",
        PAGE,
        filter_page,
        can=_can_filter,
        order=1,
        footer="filter",
        vietnamese="lọc, bộ lọc",
    ),
    Command(
        "lanes",
        "L",
        "List or lanes",
        "The timeline as a list, by place, by initiative.",
        PAGE,
        change_lanes,
        can=_is_timeline,
        order=2,
        vietnamese="danh sách, làn",
    ),
    Command(
        "zoom-in",
        "plus",
        "Zoom in",
        "Show half of the time in the lanes.",
        PAGE,
        lambda browser: _zoom(browser, 1),
        can=lambda browser: isinstance(browser.page, Zooms),
        order=3,
        vietnamese="phóng to",
    ),
    Command(
        "zoom-out",
        "minus",
        "Zoom out",
        "Show twice the time in the lanes.",
        PAGE,
        lambda browser: _zoom(browser, -1),
        can=lambda browser: isinstance(browser.page, Zooms),
        order=4,
        vietnamese="thu nhỏ",
    ),
    Command(
        "pan-left",
        "left",
        "Left",
        "Go to earlier times, or to other columns.",
        PAGE,
        lambda browser: _pan(browser, -1),
        can=lambda browser: isinstance(browser.page, Pans),
        order=5,
        vietnamese="sang trái",
    ),
    Command(
        "pan-right",
        "right",
        "Right",
        "Go to later times, or to other columns.",
        PAGE,
        lambda browser: _pan(browser, 1),
        can=lambda browser: isinstance(browser.page, Pans),
        order=6,
        vietnamese="sang phải",
    ),
)
