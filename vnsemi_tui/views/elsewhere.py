"""The section of a locality's card with what other briefs tell of it."""

from collections.abc import Sequence
from itertools import chain

from vnsemi_tui.library.figures import in_series
from vnsemi_tui.library.known import Known
from vnsemi_tui.model.brief import Claim, Entry, Fact, Figure
from vnsemi_tui.text.width import cut
from vnsemi_tui.views import sections, words
from vnsemi_tui.views.layout import Cell, Column, Row, Section, cell
from vnsemi_tui.views.lines import muted


def elsewhere_section(known: Known, place: str, claims: Sequence[Claim]) -> Section:
    """Return what `claims` of other briefs tell of `place`, with the name of each one's brief."""
    figures = in_series(claim for claim in claims if isinstance(claim, Figure))
    entries = [claim for claim in claims if isinstance(claim, Entry)]
    entries.sort(key=known.order, reverse=True)
    facts = (claim for claim in claims if isinstance(claim, Fact))
    rows = chain(
        (_figure(known, figure, place) for figure in figures),
        (_named(known, sections.entry_row(known, entry)) for entry in entries),
        (_fact(known, fact) for fact in facts),
    )
    columns = (Column(most=22), Column(most=26), sections.TEXT)
    return Section("elsewhere", "From other briefs", columns, tuple(rows), first=3)


def _figure(known: Known, figure: Figure, place: str) -> Row:
    row = sections.figure_row(known, figure, place)
    measure, told, period = row.cells
    return _named(known, row._replace(cells=(period, measure, told)))


def _fact(known: Known, fact: Fact) -> Row:
    row = sections.fact_row(known, fact)
    when = fact.at.short if fact.at else words.short_reported(known.reported(fact))
    return _named(known, row._replace(cells=(cell(muted(when)), *row.cells)))


def _named(known: Known, row: Row) -> Row:
    """Return `row` with the name of the claim's brief before what it says; it opens that."""
    home = row.address.partition("/")[0]
    name = known.library.name(home)
    *before, told = row.cells
    short = (muted(f"{cut(name, sections.SIDE_CELLS)} · "), *(told.short or told.spans))
    told = Cell((muted(f"{name} · "), *told.spans), short, told.kept)
    initiative = known.library.initiative_of(row.address)
    return row._replace(cells=(*before, told), opens=initiative.address if initiative else home)
