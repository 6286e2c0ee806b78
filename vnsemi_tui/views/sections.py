"""The sections that cards are made of."""

from collections.abc import Iterable, Sequence

from vnsemi_tui.library.figures import has_smaller_territory, in_series, rivals
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.ledger import Item, State
from vnsemi_tui.library.stages import Health, Stage, health, stage
from vnsemi_tui.model.brief import Cite, Claim, Entry, Fact, Figure, Initiative, Person
from vnsemi_tui.model.vocabulary import Event
from vnsemi_tui.views import words
from vnsemi_tui.views.layout import Column, Row, Section, cell
from vnsemi_tui.views.lines import Span, Tone, muted

WORD = Column(most=12)
DATE = Column(most=24, right=True)
TEXT = Column(flexible=True)


def figures_section(
    known: Known, figures: Iterable[Figure], key: str = "figures", title: str = "Figures"
) -> Section:
    """Return figures with their value, rank and period, each series newest first."""
    rows = []
    for figure in in_series(known.of(figures)):
        label = words.figure_label(known.library, figure)
        value = words.figure_value(figure)
        rank = words.rank_words(figure)
        doubts = [
            "rival figures" if rivals(known, figure) else "",
            "preferred" if figure.preferred else "",
            "smaller territory" if has_smaller_territory(known, figure) else "",
        ]
        details = " · ".join(part for part in (figure.what, _place(known, figure), *doubts) if part)
        spans = [Span(value or rank, Tone.STRONG)]
        if value and rank:
            spans.append(Span(f", {rank}"))
        if details:
            spans.append(muted(f" · {details}"))
        rows.append(
            Row(
                (cell(muted(label)), cell(*spans), cell(muted(words.figure_period(figure)))),
                figure.address,
            )
        )
    return Section(key, title, (Column(most=26), TEXT, DATE), tuple(rows), first=3)


def _place(known: Known, figure: Figure) -> str:
    return f"in {known.library.name(figure.place)}" if figure.place else ""


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
        cells = (words.stage_cell(reached), cell(thing.title), cell(last))
        rows.append(Row(cells, thing.timeline[0].address, thing.address))
    return Section(key, title, (Column(most=20), TEXT, DATE), tuple(rows), first=4)


def _date_or_health(reached: Stage, ailment: Health | None) -> Span:
    """Return what is wrong, a silence only where there is no date to show instead."""
    if ailment and not (reached.at and ailment.is_silence):
        return Span(ailment.short, words.health_tone(ailment))
    return muted(str(reached.at) if reached.at else "")


def _newest(known: Known, thing: Initiative) -> int:
    return -max(known.order(entry)[0].toordinal() for entry in known.timeline(thing))


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
        about = cell(Span(other), muted("  "), Span(item.entry.what))
        age = words.age_words(item.age).replace(" months", " mo").replace(" month", " mo")
        rows.append(
            Row(
                (cell(Span(word, tone)), about, cell(muted(age))),
                item.entry.address,
                item.initiative.address,
            )
        )
    return Section(key, title, (WORD, TEXT, Column(right=True, most=13)), tuple(rows), first=4)


def timeline_section(
    known: Known, entries: Iterable[Entry], here: frozenset[str] = frozenset(), *, first: int = 2
) -> Section:
    """Return entries, newest first; those without a date of their own after the dated ones."""
    ordered = sorted(known.of(entries), key=known.order, reverse=True)
    dated = [entry for entry in ordered if entry.at or entry.due]
    undated = [entry for entry in ordered if not (entry.at or entry.due)]
    rows = tuple(entry_row(known, entry, here) for entry in (*dated, *undated))
    note = f"{len(undated)} without a date of their own" if undated and dated else ""
    return Section(
        "timeline", "Newest", (Column(most=22), WORD, TEXT), rows, first=first, note=note
    )


def entry_row(known: Known, entry: Entry, here: frozenset[str] = frozenset()) -> Row:
    """Return one entry: date, word, who and what."""
    who = words.others(known.library, entry, here)
    tone = Tone.MUTED if entry.due or not entry.event.rung else Tone.ACCENT
    word = Span(f"plan: {entry.event.label}" if entry.due else entry.event.label, tone)
    what = [Span(f"{who}: ")] if who else []
    initiative = known.library.initiative_of(entry.address)
    return Row(
        (
            cell(muted(words.short_entry_date(known, entry))),
            cell(word),
            cell(*what, Span(entry.what)),
        ),
        entry.address,
        initiative.address if initiative else "",
    )


def facts_section(known: Known, facts: Iterable[Fact]) -> Section:
    """Return what was said outside initiatives, with whose word it is."""
    rows = []
    for fact in known.of(facts):
        speaker = fact.said_by or words.names(known.library, fact.by)
        word = fact.event.label if fact.event else "fact"
        spans = (
            [Span(f"{speaker}: ", Tone.MUTED)] if speaker and fact.event is not Event.AIMS else []
        )
        rows.append(Row((cell(muted(word)), cell(*spans, Span(fact.what))), fact.address))
    return Section("facts", "Said and known", (WORD, TEXT), tuple(rows), first=4, wraps=True)


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
        for cite in _distinct(claim.cite):
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
                cell(muted(words.source_date(source) if source.published else "undated")),
                cell(f"{source.publisher}: {source.title}"),
                cell(muted(f"{counts[source.id]} claim{'s' if counts[source.id] != 1 else ''}")),
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
