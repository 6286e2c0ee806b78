"""What can be said of two to four localities side by side: only equal things share a row."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from vnsemi_tui.library.figures import has_smaller_territory, mergers, rivals
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.ledger import Item, State, items
from vnsemi_tui.library.library import places_of
from vnsemi_tui.library.matrix import stages_by_partner_and_place
from vnsemi_tui.library.places import NOTHING, RUNGS, Tally, tallies
from vnsemi_tui.library.stages import Stage
from vnsemi_tui.model.brief import Figure, Locality
from vnsemi_tui.model.vocabulary import InitiativeKind, Measure, Rung
from vnsemi_tui.text.fold import fold
from vnsemi_tui.views import words
from vnsemi_tui.views.grid import Spans
from vnsemi_tui.views.lines import Span, Tone, muted
from vnsemi_tui.views.whose import ending

FURTHEST = 4
"""How many of a locality's furthest initiatives are named."""
_NUMBER, _MONTHS, _STAGE = 9, 12, 19
"""The least cells of a number under a name, of `Nov–Dec 2023`, of a bar and its word."""
_MEASURES = {measure: place for place, measure in enumerate(Measure)}


class Told(NamedTuple):
    """What is said of one locality in one row."""

    spans: Spans
    """What a reader sees."""
    address: str = ""
    """The claim it rests on."""
    opens: str = ""
    """The page that Enter opens."""

    @property
    def text(self) -> str:
        """What is said, without tones or bars."""
        plain = "".join(span.text for span in self.spans)
        return plain.replace(words.FULL, "").replace(words.EMPTY, "").strip()


class CompareRow(NamedTuple):
    """One thing of every locality, or of those of which it is known."""

    label: Spans
    """What it is; empty in a list."""
    told: tuple[Told | None, ...]
    """One a locality, in their order."""


class Group(NamedTuple):
    """Rows under one heading."""

    key: str
    """Names it: `figures`."""
    title: str
    """Its heading."""
    rows: tuple[CompareRow, ...]
    """At least one."""
    narrowest: int = 25
    """The least cells of a column in which it can be read side by side."""
    is_list: bool = False
    """Whether each locality has a list of its own, in which equal places mean nothing."""


def comparison(known: Known, places: Sequence[Locality]) -> tuple[Group, ...]:
    """Return every group that has anything to say of `places`."""
    found = tallies(known)
    own = [found.get(place.id, NOTHING) for place in places]
    groups = (
        Group("place", "Locality", tuple(_identity(known, places)), _STAGE),
        Group("figures", "Figures", tuple(_figures(known, places))),
        Group("initiatives", "Initiatives", tuple(_initiatives(own)), _NUMBER),
        Group("furthest", "Furthest along", tuple(_furthest(own)), is_list=True),
        *_waiting(known, places),
        *_partners(known, places),
        Group("newest", "Newest evidence", tuple(_newest(own)), _MONTHS),
    )
    return tuple(_marked(known, group) for group in groups if group.rows)


def _marked(known: Known, group: Group) -> Group:
    """Return `group` with whose it is after what rests on a claim that is not shipped."""
    library = known.library
    if not library.is_mixed:
        return group
    rows = (
        CompareRow(
            row.label,
            tuple(
                one and one._replace(spans=(*one.spans, *ending(library, one.address)))
                for one in row.told
            ),
        )
        for row in group.rows
    )
    return group._replace(rows=tuple(rows))


def _row(label: str, *told: Told | None) -> CompareRow:
    return CompareRow((Span(label),), told)


def _identity(known: Known, places: Sequence[Locality]) -> Iterator[CompareRow]:
    yield _row("level", *(Told((Span(place.level.label),)) for place in places))
    yield _row("region", *(Told((Span(place.region.label),)) for place in places))
    merged = [_merger(known, place) for place in places]
    if any(merged):
        yield _row("merger", *merged)


def _merger(known: Known, place: Locality) -> Told | None:
    """Return what the locality was merged into, or what was merged into it."""
    became = place.became
    if became and known.knows(became):
        successor = known.library.name(became.id)
        verb = "part of" if known.has_become(place) else "to become part of"
        since = f" since {became.at}" if became.at and known.has_become(place) else ""
        return Told((Span(f"{verb} {successor}{since}"),), became.address, became.id)
    found = mergers(known, place)
    if not found:
        return None
    since = f"since {found[0].at} " if found[0].at else ""
    names = words.joined([merger.name for merger in found])
    return Told((Span(f"{since}with the former {names}"),), found[0].address, found[0].brief_id)


def _figures(known: Known, places: Sequence[Locality]) -> Iterator[CompareRow]:
    """Yield a row for each thing that is counted, those of several localities first."""
    found: dict[tuple[str, ...], list[list[Figure]]] = {}
    for number, place in enumerate(places):
        for figure in _figures_about(known, place):
            key = _counted(figure, place)
            found.setdefault(key, [[] for _ in places])[number].append(figure)
    groups = sorted(found.values(), key=_figures_order)
    for group in groups:
        for alternatives in group:
            alternatives.sort(key=lambda figure: not figure.preferred)
        first = next(figure for alternatives in group for figure in alternatives)
        for figures in zip_longest(*group):
            told = (_figure(known, figure) if figure else None for figure in figures)
            yield CompareRow(_figure_label(known, first), tuple(told))


def _figures_about(known: Known, place: Locality) -> Iterator[Figure]:
    """Yield the figures about `place`, in whichever locality's brief they stand.

    What a partner's brief counts in a place, its employees there, is about the partner.
    """
    for brief in known.library.contents.localities:
        for figure in known.of(brief.figures):
            if (figure.place or brief.id) == place.id:
                yield figure


def _counted(figure: Figure, place: Locality) -> tuple[str, ...]:
    """Return what must be equal for two figures to stand on one row.

    Figures without a period are never equal to those of another locality: nobody knows whether
    they are of the same time.
    """
    period = figure.period.text if figure.period else f"none given in {place.id}"
    if figure.value:
        kind = (figure.value.unit or "", figure.value.of)
    elif figure.growth:
        kind = ("growth", figure.against)
    else:
        kind = ("rank", figure.rank.who if figure.rank else "")
    return (figure.measure, figure.with_, figure.what, figure.basis, period, *kind)


def _figures_order(group: list[list[Figure]]) -> tuple[int, int, int, str]:
    """Sort by how many localities it is known of, then by measure, then the newest first."""
    first = next(figure for alternatives in group for figure in alternatives)
    newest = -first.period.last.toordinal() if first.period else 0
    of = sum(bool(alternatives) for alternatives in group)
    return (-of, _MEASURES[first.measure], newest, first.address)


def _figure_label(known: Known, figure: Figure) -> Spans:
    period = figure.period.short if figure.period else "no period given"
    first, second = words.figure_counts(known.library, figure)
    parts = (first, period, second)
    details = "".join(f" · {part}" for part in parts if part)
    return (Span(figure.measure.label), muted(details))


def _figure(known: Known, figure: Figure) -> Told:
    details = (
        words.rank_words(figure),
        "rival figures" if rivals(known, figure) else "",
        "preferred" if figure.preferred else "",
        "smaller territory" if has_smaller_territory(known, figure) else "",
    )
    value = words.figure_value(figure)
    rest = " · ".join(part for part in details if part)
    joint = " · " if value and rest else ""
    return Told((Span(value, Tone.STRONG), muted(f"{joint}{rest}")), figure.address)


def _initiatives(own: Sequence[Tally]) -> Iterator[CompareRow]:
    """Yield how many there are in all, then by rung from the highest to the lowest."""
    yield _row("in all", *(_number(len(tally.staged)) for tally in own))
    for rung in reversed(RUNGS):
        if any(tally.on(rung) for tally in own):
            label = "running or done" if rung is Rung.RUNNING else rung.label
            yield _row(label, *(_number(tally.on(rung)) for tally in own))
    mentioned = [tally.on(Rung.NONE) for tally in own]
    if any(mentioned):
        yield _row(Rung.NONE.label, *map(_number, mentioned))


def _number(count: int) -> Told | None:
    return Told((Span(str(count)),)) if count else None


def _furthest(own: Sequence[Tally]) -> Iterator[CompareRow]:
    """Yield the furthest initiatives of each locality, one a row.

    A seminar that was held is no further than a plant that is asked for: events stay out.
    """
    lasting = (
        [one for one in tally.staged if one.initiative.kind is not InitiativeKind.EVENT]
        for tally in own
    )
    for staged in zip_longest(*(found[:FURTHEST] for found in lasting)):
        told = []
        for one in staged:
            told.append(
                Told(
                    _staged(one.stage, one.initiative.title),
                    one.stage.address,
                    one.initiative.address,
                )
                if one
                else None
            )
        yield CompareRow((), tuple(told))


def _staged(stage: Stage, of: str = "") -> Spans:
    """Return bar, word and, after a colon, what has got so far."""
    bar = (*words.bar(stage), Span(" ")) if stage.rung else ()
    tone = Tone.TEXT if stage.rung else Tone.MUTED
    return (*bar, Span(f"{stage.word}: " if of else stage.word, tone), Span(of))


def _waiting(known: Known, places: Sequence[Locality]) -> Iterator[Group]:
    """Yield how much is open, how much of it without an answer, and the oldest of that."""
    own = [_open_in(known, place) for place in places]
    silent = [[one for one in found if one.state is State.UNANSWERED] for found in own]
    rows = [_row("open", *(_number(len(found)) for found in own))] if any(own) else []
    if any(silent):
        rows.append(_row("without an answer", *(_number(len(found)) for found in silent)))
    yield Group("waiting", "Waiting", tuple(rows), _NUMBER)
    oldest = (
        _oldest(known, found[0], place) if found else None
        for found, place in zip(silent, places, strict=True)
    )
    shown = (CompareRow((), tuple(oldest)),) if any(silent) else ()
    yield Group("oldest", "Longest without an answer", shown, is_list=True)


def _open_in(known: Known, place: Locality) -> list[Item]:
    return [
        item
        for item in items(known)
        if item.state.is_open and place.id in places_of(item.initiative, known.library)
    ]


def _oldest(known: Known, item: Item, place: Locality) -> Told:
    other = words.others(known.library, item.entry, frozenset({place.id}))
    age = f" · {words.age_words(item.age)}" if item.age is not None else ""
    spans = (Span(f"{item.word} {other}: ", Tone.OPEN), Span(item.entry.what), muted(age))
    return Told(spans, item.entry.address, item.initiative.address)


def _partners(known: Known, places: Sequence[Locality]) -> Iterator[Group]:
    """Yield the partners of several of the localities, then those of one alone."""
    stages = stages_by_partner_and_place(known)
    partners = known.library.partners
    by_partner: dict[str, dict[str, Stage]] = {}
    for (partner_id, place), stage in stages.items():
        if any(place == one.id for one in places):
            by_partner.setdefault(partner_id, {})[place] = stage
    ordered = sorted(
        by_partner, key=lambda one: (-_rung(by_partner[one]), fold(partners[one].name))
    )
    common = [
        _row(partners[one].name, *_stages(by_partner[one], one, places))
        for one in ordered
        if len(by_partner[one]) > 1
    ]
    yield Group("common", "Partners in common", tuple(common), _STAGE)
    alone = [
        [
            Told(
                _staged(by_partner[one][place.id], partners[one].name),
                by_partner[one][place.id].address,
                f"common {one} {place.id}",
            )
            for one in ordered
            if by_partner[one].keys() == {place.id}
        ]
        for place in places
    ]
    rows = tuple(CompareRow((), told) for told in zip_longest(*alone))
    yield Group("apart", "Partners not shared", rows, is_list=True)


def _stages(
    stages: dict[str, Stage], partner_id: str, places: Sequence[Locality]
) -> Iterator[Told | None]:
    for place in places:
        stage = stages.get(place.id)
        opens = f"common {partner_id} {place.id}"
        yield Told(_staged(stage), stage.address, opens) if stage else None


def _rung(stages: dict[str, Stage]) -> int:
    return max(stage.rung for stage in stages.values())


def _newest(own: Iterable[Tally]) -> Iterator[CompareRow]:
    dates = [tally.newest for tally in own]
    if any(dates):
        told = (Told((Span(words.in_months(when)),)) if when else None for when in dates)
        yield _row("published", *told)
