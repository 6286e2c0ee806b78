"""The localities that a reader works with: one line each, and first among what can be chosen."""

from collections.abc import Sequence

from vnsemi_tui.library.known import Known
from vnsemi_tui.library.places import NOTHING, tallies
from vnsemi_tui.views import words
from vnsemi_tui.views.choices import YOUR_PLACES, Choice
from vnsemi_tui.views.layout import Column, Row, Section, cell
from vnsemi_tui.views.lines import Span, Tone, muted

NONE_YET = "no initiatives yet"
_STAY_FIRST = ("", "Set")
"""Headings of what a chooser offers before any place: none, and filters to take away."""


def own_places(known: Known, places: Sequence[str]) -> Section:
    """Return of each of `places` what has got furthest, how much is open and the newest report."""
    found = tallies(known) if places else {}
    rows: list[Row] = []
    for place in places:
        tally = found.get(place, NOTHING)
        furthest, address = [muted(NONE_YET)], ""
        if tally.staged:
            best = tally.staged[0]
            furthest = [Span(best.stage.word, Tone.ACCENT), Span(f" {best.initiative.title}")]
            address = best.stage.address
        cells = (
            cell(Span(known.library.name(place), Tone.STRONG)),
            cell(*furthest),
            cell(Span(f"{tally.open} open", Tone.OPEN) if tally.open else ""),
            cell(muted(words.in_months(tally.newest) if tally.newest else "")),
        )
        rows.append(Row(cells, address, place))
    columns = (
        Column(most=20),
        Column(flexible=True),
        Column(right=True, most=8),
        Column(right=True, most=16),
    )
    return Section("own-places", YOUR_PLACES, columns, tuple(rows), counted=False)


def own_first(choices: Sequence[Choice], places: Sequence[str]) -> list[Choice]:
    """Return `choices`, those that are one of `places` under a heading before the others."""
    order = {value: n for n, place in enumerate(places) for value in (place, f"place:{place}")}
    own = sorted((one for one in choices if one.value in order), key=lambda one: order[one.value])
    others = [one for one in choices if one.value not in order]
    first = [one for one in others if one.group in _STAY_FIRST]
    rest = [one for one in others if one.group not in _STAY_FIRST]
    return [*first, *(one._replace(group=YOUR_PLACES) for one in own), *rest]
