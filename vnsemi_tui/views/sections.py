"""The sections that cards are made of."""

from collections.abc import Iterable, Sequence

from vnsemi_tui.library.figures import has_smaller_territory, in_series, rivals
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.ledger import Item, State
from vnsemi_tui.library.stages import Health, Stage, health, stage
from vnsemi_tui.model.brief import Cite, Claim, Entry, Fact, Figure, Initiative, Person
from vnsemi_tui.model.vocabulary import NO_NEWS, Event
from vnsemi_tui.text.width import cut
from vnsemi_tui.views import words
from vnsemi_tui.views.layout import Cell, Column, Row, Section, cell, ended
from vnsemi_tui.views.lines import Span, Tone, muted
from vnsemi_tui.views.told import Told, plan_state
from vnsemi_tui.views.whose import of_item, of_stage

SIDE_CELLS = 24
"""Cells of the other side's name where it shares its line with what was said."""
WORD = Column(most=15)
DATE = Column(most=24, right=True)
TEXT = Column(flexible=True)


def figures_section(
    known: Known, figures: Iterable[Figure], key: str = "figures", title: str = "Figures"
) -> Section:
    """Return figures with their value, rank and period, each series newest first."""
    rows = tuple(figure_row(known, figure) for figure in in_series(known.of(figures)))
    return Section(key, title, (Column(most=26), TEXT, DATE), rows, first=3)


def figure_row(known: Known, figure: Figure, here: str = "") -> Row:
    """Return one figure: what is measured, how much, and of when; its place unless `here`."""
    details = "".join(f" · {part}" for part in _figure_details(known, figure, here))
    period = figure.period.short if figure.period else "no period"
    told = cell(Span(words.figure_number(figure), Tone.STRONG), muted(details))
    return Row((cell(muted(figure.measure.label)), told, cell(muted(period))), figure.address)


def _figure_details(known: Known, figure: Figure, here: str) -> list[str]:
    """Return what else is to be known of a figure, the most needed first."""
    parts = (
        figure.basis.label if figure.basis in words.WRITTEN_DOWN else "",
        f"against {figure.against}" if figure.against else "",
        figure.rank.who if figure.rank else "",
        *words.figure_counts(known.library, figure),
        f"in {known.library.name(figure.place)}" if figure.place not in ("", here) else "",
        "rival figures" if rivals(known, figure) else "",
        "preferred" if figure.preferred else "",
        "smaller territory" if has_smaller_territory(known, figure) else "",
    )
    return [part for part in parts if part]


def initiatives_section(
    known: Known,
    initiatives: Iterable[Initiative],
    key: str = "initiatives",
    title: str = "Initiatives",
) -> Section:
    """Return initiatives, the furthest first, of equal ones the newest."""
    staged = [(stage(known, thing), thing) for thing in initiatives if known.timeline(thing)]
    staged.sort(key=lambda pair: (-pair[0].rung, _newest(known, pair[1])))
    rows = []
    for reached, thing in staged:
        last = _date_or_health(reached, health(known, thing))
        named = cell(thing.title, *_twin(known, thing))
        named = ended(named, of_stage(known.library, thing.address, reached))
        cells = (words.stage_cell(reached), named, cell(last))
        rows.append(Row(cells, reached.address, thing.address))
    return Section(key, title, (Column(most=20), TEXT, DATE), tuple(rows), first=4)


def _twin(known: Known, thing: Initiative) -> tuple[Span, ...]:
    """Return a doubt where an entry of `thing` may report one of another initiative again."""
    for entry in known.timeline(thing):
        original = known.original_of(entry)
        other = known.library.initiative_of(original.address) if original else None
        if other and other.address != thing.address:
            return (muted(f" · maybe the same as {other.title}"),)
    return ()


def _date_or_health(reached: Stage, ailment: Health | None) -> Span:
    """Return what is wrong, a silence only where there is no date to show instead."""
    if ailment and not (reached.at and ailment.is_silence):
        return Span(ailment.short, words.health_tone(ailment))
    return muted(str(reached.at) if reached.at else "")


def _newest(known: Known, thing: Initiative) -> int:
    """Return by what to sort: what happened last comes first, whatever is planned."""
    happened = (
        known.order(entry)[0].toordinal()
        for entry in known.timeline(thing)
        if not entry.due and entry.event not in NO_NEWS
    )
    return -max(happened, default=0)


def waiting_section(
    known: Known,
    items: Sequence[Item],
    here: frozenset[str],
    key: str = "waiting",
    title: str = "Waiting for an answer",
) -> Section:
    """Return ledger items seen from `here`: the oldest first within each state."""
    rows = []
    for item in items:
        word = item.word if item.state is State.UNANSWERED else item.words
        tone = words.state_tone(item.state)
        other = words.others(known.library, item.entry, here) or words.names(
            known.library, item.entry.by
        )
        said = _said(other, "  ", Span(item.entry.what))
        about = ended(said, (*words.by_our_reading(item), *of_item(known.library, item)))
        rows.append(
            Row(
                (cell(Span(word, tone)), about, cell(muted(words.short_age(item)))),
                item.entry.address,
                item.initiative.address,
            )
        )
    columns = (WORD, TEXT, Column(right=True, most=13))
    note = words.inferred_count(items)
    return Section(key, title, columns, tuple(rows), first=4, note=note)


def timeline_section(
    known: Known, entries: Iterable[Entry], here: frozenset[str] = frozenset(), *, first: int = 2
) -> Section:
    """Return what happened and was said, what was reported last first; no plans."""
    told = [entry for entry in known.of(entries) if not entry.due and entry.event not in NO_NEWS]
    told.sort(key=lambda one: (words.newness(known.reported(one)), known.order(one)), reverse=True)
    rows = tuple(entry_row(known, entry, here) for entry in told)
    note = "by date of report" if len(rows) > 1 else ""
    columns = (Column(most=22), WORD, TEXT)
    return Section("timeline", "Latest", columns, rows, first=first, note=note)


def planned_section(
    known: Known, entries: Iterable[Entry], here: frozenset[str] = frozenset()
) -> Section:
    """Return plans with what came of them: the next one first, those of the past at the end."""
    plans = [(entry, entry.due) for entry in known.of(entries) if entry.due]
    plans.sort(key=lambda plan: plan[1].sort_key)
    to_come = [entry for entry, due in plans if due.last >= known.day]
    past = [entry for entry, due in reversed(plans) if due.last < known.day]
    rows = tuple(_plan_row(known, entry, here) for entry in (*to_come, *past))
    note = f"{len(to_come)} still to come" if to_come and past else ""
    columns = (Column(most=22), WORD, TEXT)
    return Section("planned", "Planned", columns, rows, first=2, note=note)


def _plan_row(known: Known, entry: Entry, here: frozenset[str]) -> Row:
    row = entry_row(known, entry, here)
    initiative = known.library.initiative_of(entry.address)
    if initiative is None:
        return row
    state = (muted(" · "), plan_state(known, Told(initiative, entry)))
    return row._replace(cells=(*row.cells[:2], ended(row.cells[2], state)))


def _said(who: str, joint: str, *what: Span) -> Cell:
    """Return who and what; a long name is cut where both must share one line."""
    if not who:
        return cell(*what)
    return Cell((Span(who + joint), *what), (Span(cut(who, SIDE_CELLS) + joint), *what))


def entry_row(known: Known, entry: Entry, here: frozenset[str] = frozenset()) -> Row:
    """Return one entry: date, word, who and what."""
    who = words.others(known.library, entry, here)
    tone = Tone.MUTED if entry.due or not entry.event.rung else Tone.ACCENT
    word = Span(words.event_words(entry.event, is_plan=entry.due is not None), tone)
    original = known.original_of(entry)
    doubt = (muted(f" · maybe the same as: {original.what}"),) if original else ()
    initiative = known.library.initiative_of(entry.address)
    return Row(
        (
            cell(muted(entry.due.short if entry.due else words.short_entry_date(known, entry))),
            cell(word),
            _said(who, ": ", Span(entry.what), *doubt),
        ),
        entry.address,
        initiative.address if initiative else "",
    )


def facts_section(known: Known, facts: Iterable[Fact]) -> Section:
    """Return what was said outside initiatives, with whose word it is."""
    rows = tuple(fact_row(known, fact) for fact in known.of(facts))
    return Section("facts", "Statements and background", (WORD, TEXT), rows, first=4, wraps=True)


def fact_row(known: Known, fact: Fact) -> Row:
    """Return one fact: its word, whose word it is, and what."""
    speaker = fact.said_by or words.names(known.library, fact.by)
    if fact.event is Event.LOOKED_FOR:
        speaker = str(fact.at)
    word = words.event_words(fact.event) if fact.event else "fact"
    spans = [Span(f"{speaker}: ", Tone.MUTED)] if speaker and fact.event is not Event.AIMS else []
    return Row((cell(muted(word)), cell(*spans, Span(fact.what))), fact.address)


def people_section(known: Known, people: Iterable[Person]) -> Section:
    """Return people with their posts and when the source said so."""
    rows = tuple(
        Row(
            (
                cell(
                    Span(person.name or "name not given", Tone.TEXT if person.name else Tone.MUTED)
                ),
                cell(person.post),
                cell(muted(f"as of {known.reported(person) or 'an unknown day'}")),
            ),
            person.address,
        )
        for person in known.of(people)
    )
    return Section(
        "people", "People", (Column(most=28), TEXT, Column(most=30, right=True)), rows, wraps=True
    )


def sources_section(known: Known, claims: Iterable[Claim]) -> Section:
    """Return the sources of `claims`, newest first, with how many claims each carries."""
    counts: dict[str, int] = {}
    for claim in known.of(claims):
        for cite in _distinct(known.cites(claim)):
            counts[cite] = counts.get(cite, 0) + 1
    found = [
        known.library.sources[source_id]
        for source_id in counts
        if source_id in known.library.sources
    ]
    found.sort(
        key=lambda source: source.published_range.sort_key if source.published_range else (),
        reverse=True,
    )
    rows = tuple(
        Row(
            (
                cell(muted(words.source_day(source))),
                cell(f"{source.publisher}: {source.title}"),
                cell(muted(f"{counts[source.id]:,} claim{'s' if counts[source.id] != 1 else ''}")),
            ),
            opens=source.id,
        )
        for source in found
    )
    return Section(
        "sources", "Sources", (Column(most=16), TEXT, Column(right=True, most=12)), rows, wraps=True
    )


def _distinct(cites: tuple[Cite, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cite.source for cite in cites))
