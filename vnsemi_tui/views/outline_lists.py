"""The lists without a width: contents, ledger, timeline, regions."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from vnsemi_tui.library.known import Known
from vnsemi_tui.library.ledger import Item
from vnsemi_tui.library.library import places_of
from vnsemi_tui.library.places import RUNGS, north_to_south
from vnsemi_tui.model.vocabulary import PartnerKind, Region, Rung
from vnsemi_tui.text.fold import fold
from vnsemi_tui.views import words
from vnsemi_tui.views.lanes import LanesPage
from vnsemi_tui.views.layout import Column, Row, cell
from vnsemi_tui.views.ledger import LedgerPage, counts_of, state_title
from vnsemi_tui.views.lines import Span, Tone, muted
from vnsemi_tui.views.lists import sources_page
from vnsemi_tui.views.outline import Citations, Outline, Part, outline_of
from vnsemi_tui.views.regions import NONE_YET, RegionRow, RegionsPage
from vnsemi_tui.views.sidebar import PLURALS
from vnsemi_tui.views.timeline import TimelinePage
from vnsemi_tui.views.told import Told, place_name, plan_state
from vnsemi_tui.views.whose import ending, of_item

SHORT, TEXT, RIGHT = Column(), Column(flexible=True), Column(right=True)
NEWEST = 3
"""Sources that stand on the first page."""


def contents_outline(known: Known) -> Outline:
    """Return the localities by region, the partners by kind, and the newest sources."""
    library = known.library
    parts: list[Part] = []
    for region, group in groupby(north_to_south(library), key=lambda one: one.region):
        rows = []
        for place in group:
            became = place.became if place.became and known.has_become(place) else None
            more = f" → {library.name(became.id)}" if became else ""
            rows.append(Row((cell(place.name, muted(more)),), opens=place.id))
        title = "Country" if region is Region.COUNTRY else region.label
        parts.append(Part(f"region-{region.name.lower()}", title, (TEXT,), tuple(rows)))
    by_name = sorted(known.partners, key=lambda one: fold(one.name))
    for kind in PartnerKind:
        rows = []
        for partner in (one for one in by_name if one.kind is kind):
            home = f"  {library.name(partner.home)}" if partner.home else ""
            rows.append(Row((cell(partner.name, muted(home)),), opens=partner.id))
        if rows:
            parts.append(Part(f"kind-{kind.name.lower()}", PLURALS[kind], (TEXT,), tuple(rows)))
    newest = outline_of(sources_page(known))
    parts += [
        one._replace(key="newest", title="Newest sources", rows=one.rows[:NEWEST])
        for one in (newest.parts if newest else ())
    ]
    counts = (
        f"{len(library.localities):,} localities",
        f"{len(known.partners):,} partners",
        f"{sum(1 for _ in known.initiatives())} initiatives",
        f"{len(known.sources):,} sources",
    )
    title = "Who does what with whom in Việt Nam’s semiconductor industry, and who says so"
    return Outline("contents", title, " · ".join(counts), (), tuple(parts), words.as_of(known))


def ledger_outline(page: LedgerPage) -> Outline:
    """Return the asks, offers, pledges and plans of `page` by state."""
    known = page.known
    parts = []
    for state, group in groupby(page.items, key=lambda item: item.state):
        found = tuple(group)
        rows = tuple(_item_row(known, item) for item in found)
        heads = ("", "who", "what", "since", "age")
        columns = (SHORT, TEXT, TEXT, SHORT, RIGHT)
        note = words.inferred_count(found)
        parts.append(Part(state.slug, state_title(state), columns, rows, note, 2, heads))
    about = counts_of(page.items)
    return _cited(known, Outline("ledger", page.title, about, (), tuple(parts), words.as_of(known)))


def _item_row(known: Known, item: Item) -> Row:
    entry = item.entry
    reply = (muted(f" Reply: {item.answer.what}"),) if item.answer else ()
    by = of_item(known.library, item)
    cells = (
        cell(muted(item.word)),
        cell(Span(words.sides(known.library, entry), Tone.STRONG)),
        cell(entry.what, *reply, *words.by_our_reading(item), *by),
        cell(words.since(item)),
        cell(muted(words.short_age(item))),
    )
    return Row(cells, entry.address, item.initiative.address)


def timeline_outline(shown: TimelinePage | LanesPage) -> Outline:
    """Return what is to come, what happened by year, the newest first, past plans, the rest.

    Lanes are told as the list of the same entries.
    """
    known = shown.known
    page = shown if isinstance(shown, TimelinePage) else TimelinePage(known, shown.filters)
    undated = [one for _, found in page.undated for one in found]
    groups: list[tuple[str, str, Sequence[Told]]] = [
        (f"year-{key}" if key.isdigit() else key, title, group) for key, title, group in page.groups
    ]
    groups.append(("reported", "Dated by report only", undated))
    heads = ("when", "", "where", "who", "what")
    columns = (SHORT, SHORT, SHORT, TEXT, TEXT)
    parts = tuple(
        Part(key, title, columns, tuple(_told_row(known, one) for one in found), "", 4, heads)
        for key, title, found in groups
        if found
    )
    return _cited(
        known, Outline("timeline", page.title, page.counts, (), parts, words.as_of(known))
    )


def _told_row(known: Known, one: Told) -> Row:
    entry, library = one.entry, known.library
    tone = Tone.MUTED if entry.due or not entry.event.rung else Tone.ACCENT
    who = words.sides(library, entry) or words.others(library, entry, frozenset())
    state = (muted(" · "), plan_state(known, one)) if entry.due else ()
    original = known.original_of(entry)
    doubt = (muted(f" · maybe the same as: {original.what}"),) if original else ()
    cells = (
        cell(muted(entry.due.short if entry.due else words.short_entry_date(known, entry))),
        cell(Span(words.event_words(entry.event, is_plan=entry.due is not None), tone)),
        cell(place_name(known, one.initiative) if places_of(one.initiative, library) else ""),
        cell(Span(who, Tone.STRONG)),
        cell(entry.what, *state, *doubt, *ending(library, entry.address)),
    )
    return Row(cells, entry.address, one.initiative.address)


def regions_outline(page: RegionsPage) -> Outline:
    """Return the localities from north to south with what is under way in each."""
    known = page.known
    parts = []
    for region, group in groupby(page.rows, key=lambda row: row.locality.region):
        rows = tuple(_region_row(known, row) for row in group)
        heads = ("", "number of initiatives at each stage", "open", "newest")
        title = "Country" if region is Region.COUNTRY else region.label
        columns = (SHORT, TEXT, RIGHT, RIGHT)
        parts.append(Part(region.name.lower(), title, columns, rows, heads=heads))
    about = f"{len(page.rows)} localities, from north to south"
    return Outline("regions", page.title, about, (), tuple(parts), words.as_of(known))


def _region_row(known: Known, row: RegionRow) -> Row:
    arrow = f" → {known.library.name(row.became)}" if row.became else ""
    tally = row.tally
    stages = _stages(tally.by_rung)
    mentioned = len(tally.staged) - sum(tally.by_rung)
    if mentioned:
        stages.append(f"{mentioned} mentioned")
    cells = (
        cell(row.locality.name, muted(arrow)),
        cell(" · ".join(stages)) if stages else cell(muted(NONE_YET)),
        cell(Span(f"{tally.open} open", Tone.OPEN)) if tally.open else cell(muted("–")),
        cell(muted(words.in_months(tally.newest) if tally.newest else "–")),
    )
    return Row(cells, opens=row.locality.id)


def _stages(by_rung: Sequence[int]) -> list[str]:
    """Return how many initiatives stand on each rung, the highest first."""
    counted: Iterable[tuple[Rung, int]] = reversed(list(zip(RUNGS, by_rung, strict=True)))
    labels = {Rung.RUNNING: "running or done"}
    return [f"{count} {labels.get(rung, rung.label)}" for rung, count in counted if count]


def _cited(known: Known, outline: Outline) -> Outline:
    """Return `outline` with the numbers of its sources, which stand at the end."""
    citations = Citations(known)
    parts = tuple(citations.with_numbers(part) for part in outline.parts)
    return outline._replace(parts=(*parts, citations.sources()), web=citations.web)
