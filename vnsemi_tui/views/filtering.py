"""The filters of a page as lines: each shown, each taken away by choosing it."""

from vnsemi_tui.library.filters import CLOSED, NAMES, OPEN, Filters
from vnsemi_tui.library.known import Known
from vnsemi_tui.model.dates import PartialDate
from vnsemi_tui.model.vocabulary import Event
from vnsemi_tui.views.layout import labelled
from vnsemi_tui.views.lines import Line, Tone

TAKEN_AWAY = "✕"
"""Stands before a filter: choosing the line takes it away."""
_STATES = {OPEN: "open", CLOSED: "closed or lapsed"}


def address_of(page: str, filters: Filters, *settings: str) -> str:
    """Return the address of `page` with `filters` and further words."""
    return " ".join((page, *settings, *filters.words))


def filter_lines(
    known: Known, filters: Filters, page: str, width: int, *settings: str
) -> list[Line]:
    """Return a line for each value of a filter that is set; it opens `page` without that."""
    lines: list[Line] = []
    for name in NAMES:
        for value in filters.values(name):
            without = filters.without(name, value, known.library)
            lines += labelled(
                f"{TAKEN_AWAY} {name}",
                filter_words(known, name, value),
                width,
                label_tone=Tone.ACCENT,
                opens=address_of(page, without, *settings),
            )
    return lines


def filter_words(known: Known, name: str, value: str) -> str:
    """Return the `value` of the filter `name` as people read it."""
    match name:
        case "place" | "partner" | "by" | "to":
            return known.library.name(value)
        case "since" | "until":
            return str(PartialDate.parse(value))
        case "event":
            return next((event.label for event in Event if event == value), value)
        case _:
            return _STATES.get(value, value.replace("-", " "))
