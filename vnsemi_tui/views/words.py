"""The short phrases that several pages share: bars, dates, sides, ages."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from vnsemi_tui.library.figures import growth_words
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.ledger import BY_OUR_READING, Item, State
from vnsemi_tui.library.library import Library
from vnsemi_tui.library.stages import Health, Stage
from vnsemi_tui.model.brief import Claim, Entry, Figure, Initiative, Source
from vnsemi_tui.model.dates import OPEN_END, OPEN_START, PartialDate, shown_day
from vnsemi_tui.model.vocabulary import Basis, Event, Measure, Rung
from vnsemi_tui.text.width import cell_width, cut
from vnsemi_tui.views.layout import Cell, cell
from vnsemi_tui.views.lines import Span, Tone

SIDES_CELLS = 30
"""Cells of two names where they share their line with what was said."""
TO = " → "
"""Stands between who acts and who is addressed."""
FULL, EMPTY = "█", "░"
TOP = int(Rung.RUNNING)


def bar(stage: Stage) -> tuple[Span, Span]:
    """Return a bar of seven cells, filled up to the stage's rung; blank for a mention."""
    rung = int(stage.rung)
    if rung == 0:
        return Span(" " * TOP, Tone.EMPTY), Span("")
    tone = Tone.DONE if stage.rung is Rung.RUNNING else Tone.ACCENT
    return Span(FULL * rung, tone), Span(EMPTY * (TOP - rung), Tone.EMPTY)


def stage_cell(stage: Stage) -> Cell:
    """Return the bar and the word of `stage`."""
    return cell(*bar(stage), Span(f" {stage.word}", Tone.TEXT if stage.rung else Tone.MUTED))


def stage_words(stage: Stage, initiative: Initiative) -> str:
    """Return the rung, the word and the date: `promised · MoU, Aug 2024`."""
    if stage.rung is Rung.NONE:
        return "mentioned"
    rung = "done" if stage.rung is Rung.RUNNING and initiative.kind.is_one_off else stage.rung.label
    word = "" if stage.word == rung else f" · {stage.word}"
    return f"{rung}{word}" + (f", {stage.at}" if stage.at else "")


def health_tone(health: Health) -> Tone:
    """Return how `health` looks: an absence of news is no trouble."""
    return Tone.MUTED if health.is_silence else Tone.TROUBLE


def entry_date(known: Known, entry: Entry) -> str:
    """Return the entry's date, plan or `reported …`."""
    if entry.due:
        return f"planned {entry.due}"
    if entry.at:
        return str(entry.at)
    return reported_words(known.reported(entry))


def short_entry_date(known: Known, entry: Entry) -> str:
    """Return the entry's date for a column: `May 2024`, `planned 2025`, `rep. Nov–Dec 2023`."""
    if entry.due:
        return f"planned {entry.due.short}"
    if entry.at:
        return entry.at.short
    return short_reported(known.reported(entry))


def short_reported(when: PartialDate | None) -> str:
    """Return `rep. Nov–Dec 2023` for a column, or that the source has no date."""
    return f"rep. {in_months(when)}" if when else "date unknown"


def in_months(when: PartialDate) -> str:
    """Return `when`, a range by its months alone."""
    if "/" not in when.text or when.last == OPEN_END or when.first == OPEN_START:
        return str(when)
    return str(PartialDate.parse(f"{when.first:%Y-%m}/{when.last:%Y-%m}"))


def reported_words(when: PartialDate | None) -> str:
    """Return `reported 29 Nov 2024`, or that the source has no date."""
    return f"reported {when}" if when else "date unknown"


def source_date(source: Source) -> str:
    """Return when `source` was published, or between which days."""
    if source.published:
        return str(source.published)
    bounds = source.bounds
    if bounds is None:
        return "undated"
    if bounds.from_.text == bounds.to.text:
        return f"undated, from {bounds.from_}"
    return f"undated, between {bounds.from_} and {bounds.to}"


def source_day(source: Source) -> str:
    """Return when `source` was published, for a column; if undated, by when it must have been."""
    if source.published:
        return str(source.published)
    return f"by {source.bounds.to}" if source.bounds else "undated"


_FIELDS = {
    "at": "date",
    "due": "planned date",
    "by": "who",
    "to": "whom",
    "about": "about whom",
    "said_by": "speaker",
    "event": "the word",
    "answers": "what it answers",
    "what": "what",
    "where": "venue",
    "of": "of what",
    "with": "other market",
}


def field_words(field: str) -> str:
    """Return the name of a claim's field as people would say it."""
    return _FIELDS.get(field.rstrip("_"), field.replace("_", " "))


def sector_words(sectors: Sequence[str]) -> str:
    """Return sectors as people read them: `chip design, AI`."""
    plain = ", ".join(sector.replace("-", " ") for sector in sectors)
    return re.sub(r"\b(ai|it|ict)\b", lambda found: found[0].upper(), plain)


def names(library: Library, parties: tuple[str, ...]) -> str:
    """Return the names of `parties`, joined as in a sentence."""
    return joined([library.name(party) for party in parties])


def joined(names: Sequence[str]) -> str:
    """Return `names` as in a sentence: `A, B and C`."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def sides(library: Library, entry: Entry) -> str:
    """Return who does it to whom: `Đà Nẵng → Nvidia`."""
    by = names(library, entry.by)
    return f"{by}{TO}{names(library, entry.to)}" if entry.to else by


def short_sides(library: Library, entry: Entry, room: int = SIDES_CELLS) -> str:
    """Return `sides` in at most `room` cells, for one line that has more to say.

    Of two names the longer one gives way.
    """
    whole = sides(library, entry)
    if cell_width(whole) <= room:
        return whole
    if not entry.to:
        return cut(whole, room)
    by, to = names(library, entry.by), names(library, entry.to)
    share = (room - len(TO)) // 2
    by_room = max(share, room - len(TO) - cell_width(to))
    by = cut(by, by_room)
    return f"{by}{TO}{cut(to, room - len(TO) - cell_width(by))}"


def others(library: Library, entry: Entry, here: frozenset[str]) -> str:
    """Return the sides of `entry` that are not `here`, with an arrow from or to them.

    `→ Nvidia` is addressed to Nvidia by those here, `← Nvidia` comes to them from it; who is
    only talked of is named as `about Nvidia`, so that nobody takes them for the actor.
    """
    by, to, about = (
        tuple(party for party in parties if party not in here)
        for parties in (entry.by, entry.to, entry.about)
    )
    if to and len(by) < len(entry.by):
        return f"→ {names(library, to)}"
    if by and len(to) < len(entry.to):
        return f"← {names(library, by)}"
    if by and to:
        return f"{names(library, by)} → {names(library, to)}"
    if by or to:
        return names(library, by or to)
    return f"about {names(library, about)}" if about else ""


def age_words(months: int | None) -> str:
    """Return `23 months`, `1 month`, `under a month`."""
    if months is None:
        return ""
    if months == 0:
        return "under a month"
    return f"{months} month{'s' if months != 1 else ''}"


def short_age(item: Item) -> str:
    """Return the age for a column: `23 mo`, `<1 mo`."""
    if item.age is None:
        return ""
    return f"{item.age or '<1'} mo"


def since(item: Item) -> str:
    """Return when the item was made for a column: `27 Oct 2023`, `rep. Nov–Dec 2023`."""
    if item.since:
        return item.since.short
    return short_reported(item.reported)


def state_tone(state: State) -> Tone:
    """Return how the state of a ledger item looks."""
    if state is State.MET:
        return Tone.DONE
    if state in (State.DECLINED, State.LAPSED, State.WITHDRAWN, State.DELAYED, State.PAUSED):
        return Tone.TROUBLE
    return Tone.OPEN if state is State.UNANSWERED else Tone.ACCENT


def by_our_reading(item: Item) -> tuple[Span, ...]:
    """Return what stands after an item whose state is told apart from it, if we inferred that."""
    return (Span(f" · {BY_OUR_READING}", Tone.MUTED),) if item.is_inferred else ()


def inferred_count(items: Iterable[Item]) -> str:
    """Return how many of `items` we answered: `3 answered by our reading`; for none nothing."""
    count = sum(item.is_inferred for item in items)
    return f"{count} answered {BY_OUR_READING}" if count else ""


def item_age(item: Item) -> str:
    """Return when the item was made and how long ago: `27 Oct 2023 · 36 months`."""
    when = str(item.since) if item.since else reported_words(item.reported)
    return f"{when} · {age_words(item.age)}" if item.age is not None else when


def item_state(item: Item) -> str:
    """Return the state, how long it has lasted and since when.

    `no answer in 36 months (asked 27 Oct 2023)`; `met (pledged 27 Oct 2023, 36 months ago)`.
    """
    planned = item.word == "planned"
    if item.since:
        when = f"{'plan of' if planned else item.word} {item.since}"
    else:
        when = f"last report {item.reported}" if item.reported else "date unknown"
    age = age_words(item.age)
    if item.state is not State.UNANSWERED:
        return f"{item.verdict} ({when}{f', {age} ago' if age else ''})"
    waited = item.verdict.removesuffix(" reported")
    return f"{waited} in {age} ({when})" if item.age else f"{item.verdict} ({when})"


def event_words(event: Event, *, is_plan: bool = False) -> str:
    """Return the event's word as pages print it: `plan: opened`, `nothing found`."""
    if event is Event.LOOKED_FOR:
        return "nothing found"
    if not is_plan:
        return event.label
    return "planned" if event is Event.ANNOUNCED else f"plan: {event.label}"


WRITTEN_DOWN = (Basis.REGISTERED, Basis.DISBURSED)
"""Bases of money that is there, if only on paper; all others are of something still to come."""


def figure_value(figure: Figure) -> str:
    """Return value, growth and basis of `figure` in full: `up 6% against the year before`."""
    basis = "" if figure.basis is Basis.ACTUAL else figure.basis.label
    against = f" against {figure.against}" if figure.against else ""
    parts = (str(figure.value or ""), growth_words(figure) + against, basis)
    return ", ".join(part for part in parts if part)


def figure_number(figure: Figure) -> str:
    """Return what must be read first: the number, and that it is only expected or planned."""
    hoped_for = figure.basis not in (Basis.ACTUAL, *WRITTEN_DOWN)
    basis = figure.basis.label if hoped_for else ""
    parts = (str(figure.value or ""), growth_words(figure), rank_place(figure), basis)
    return ", ".join(part for part in parts if part)


def rank_words(figure: Figure) -> str:
    """Return the rank in full: `2nd of 63 provinces`, `3rd from the bottom`."""
    who = f" {figure.rank.who}" if figure.rank and figure.rank.who else ""
    return rank_place(figure) + who


def rank_place(figure: Figure) -> str:
    """Return the rank without what is ranked: `2nd of 63`."""
    rank = figure.rank
    if rank is None:
        return ""
    among = f" of {rank.among}" if rank.among else ""
    return ordinal(int(rank.place)) + (" from the bottom" if rank.from_ else "") + among


def ordinal(number: int) -> str:
    """Return `1st`, `2nd`, `11th`."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


_WAYS = {
    Measure.EXPORTS: "to",
    Measure.TARIFF: "of",
    **dict.fromkeys(
        (
            Measure.IMPORTS,
            Measure.FDI_NEW,
            Measure.FDI_STOCK,
            Measure.PROJECTS,
            Measure.CAPITAL,
            Measure.FUNDING,
            Measure.REVENUE,
            Measure.CUSTOMERS,
        ),
        "from",
    ),
}
"""How a figure stands to the market or country on its other side; of all others it is `with`."""


def figure_with(library: Library, figure: Figure) -> str:
    """Return the market on the other side: `to United States`, `from Japan`, `with Taiwan`."""
    if not figure.with_:
        return ""
    return f"{_WAYS.get(figure.measure, 'with')} {library.name(figure.with_)}"


def figure_counts(library: Library, figure: Figure) -> tuple[str, str]:
    """Return what a figure counts and its other side, what is read first in front.

    A share is first of all a share of something: `of the city's GRDP`, `with Japan`.
    """
    side = figure_with(library, figure)
    if figure.measure is Measure.SHARE:
        return figure.what, side
    return side, figure.what


def figure_period(figure: Figure) -> str:
    """Return the period as the source gives it, or that it gives none."""
    return str(figure.period) if figure.period else "no period given"


def full_citations(known: Known, claim: Claim) -> list[str]:
    """Return each known source of `claim` as it can be looked up: title and web address too."""
    found: list[str] = []
    for cite in known.cites(claim):
        source = known.library.sources.get(cite.source)
        if source is None:
            found.append(f"{cite.source} (no record), {cite}")
        else:
            found.append(full_source(source, str(cite)))
    return found


def full_source(source: Source, where: str = "") -> str:
    """Return publisher, date, title, `where` in it, and web address of `source`."""
    told = f"{source.publisher}, {source_date(source)}: {source.title}"
    return " ".join(filter(None, (f"{told}, {where}" if where else told, source.address)))


def as_of(known: Known) -> str:
    """Return for which day a page was made, and how new its sources are."""
    newest = known.newest_source
    source = f" · newest source {newest}" if newest else ""
    return f"As published by {shown_day(known.day)}{source}"


def newness(when: PartialDate | None) -> tuple[date, ...]:
    """Return by what to sort reports: one without a date is as old as it may be."""
    return (when.first, when.last) if when else ()


def citation(known: Known, claim: Claim) -> str:
    """Return publisher, date and paragraph of every known source of `claim`."""
    pieces: list[str] = []
    for cite in known.cites(claim):
        source = known.library.sources.get(cite.source)
        if source is None:
            pieces.append(f"{cite.source} (no record), {cite}")
        else:
            pieces.append(f"{source.publisher}, {source_date(source)}, {cite}")
    return "; ".join(pieces)
