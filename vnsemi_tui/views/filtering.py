"""The filters of a page as lines: each shown, each taken away by choosing it."""

from vnsemi_tui.library.filter_table import filter_kind
from vnsemi_tui.library.filters import Filters
from vnsemi_tui.library.known import Known
from vnsemi_tui.views.layout import labelled
from vnsemi_tui.views.lines import Line, Tone

TAKEN_AWAY = "✕"
"""Stands before a filter: choosing the line takes it away."""


def address_of(page: str, filters: Filters, *settings: str) -> str:
    """Return the address of `page` with `filters` and further words."""
    return " ".join((page, *settings, *filters.words))


def filter_lines(
    known: Known, filters: Filters, page: str, width: int, *settings: str
) -> list[Line]:
    """Return a line for each value of a filter that is set; it opens `page` without that."""
    lines: list[Line] = []
    for name, values in filters.given:
        for value in values:
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
    kind = filter_kind(name)
    return kind.load().said(known.library, value) if kind else value
