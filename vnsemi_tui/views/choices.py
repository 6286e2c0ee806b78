"""Lists to choose one thing from: filters, a day, a locality."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from vnsemi_tui.library.facets import facets, state_counts, years
from vnsemi_tui.library.filters import DATES, Filters, WrongFilterError
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.ledger import State
from vnsemi_tui.model.brief import Entry, Initiative, Source
from vnsemi_tui.model.dates import shown_day
from vnsemi_tui.model.days import read_day
from vnsemi_tui.search.vietnamese import in_vietnamese
from vnsemi_tui.text.fold import fold
from vnsemi_tui.text.width import pad
from vnsemi_tui.views import words
from vnsemi_tui.views.filtering import TAKEN_AWAY, filter_words
from vnsemi_tui.views.layout import paragraph, spread
from vnsemi_tui.views.lines import BLANK, Line, Span, Tone, fit, muted
from vnsemi_tui.views.long import Drawn, LongLines, Rows, Target

DAY_CELLS = 14
"""Cells of `by 15 Apr 2024`."""
YOUR_PLACES = "Your localities"
"""The heading of the localities that the reader works with."""
AWAY = "-"
"""What a choice begins with that takes a filter away: `-place:da-nang`."""
CHOICE = "choose:"
"""What `Line.opens` begins with where Enter chooses."""


class Choice(NamedTuple):
    """One thing to choose."""

    value: str
    """What is returned when it is chosen."""
    label: str
    """What a reader sees."""
    group: str = ""
    """The heading under which it stands."""
    note: str = ""
    """What stands beside it at the right, muted."""
    also: str = ""
    """What stands behind it, muted, and finds it too: in Vietnamese, or what it is."""


class ChoicesPage:
    """What fits the letters typed so far; what was typed itself where that can be chosen."""

    address = "choices"

    def __init__(
        self,
        title: str,
        about: str,
        choices: Sequence[Choice],
        typed: str = "",
        *,
        refusal: str = "",
    ) -> None:
        """Offer those of `choices` that have all words of `typed` in them.

        Where there are none, `refusal` is why what was typed can't be chosen.
        """
        self.title = title
        self.about = about
        self.refusal = refusal
        wanted = fold(typed).split()
        self.choices = [
            one
            for one in choices
            if all(word in fold(f"{one.group} {one.label} {one.also}") for word in wanted)
        ]

    def lines(
        self, width: int, height: int = 0, opened: frozenset[str] = frozenset()
    ) -> Sequence[Line]:
        """Return the page in `width` cells; see `views.lines.Page`."""
        if not self.choices:
            why = f"{self.refusal}." if self.refusal else f"No match. {self.about}"
            nothing = f"{why} Escape goes back."
            return LongLines(paragraph(nothing, width, Tone.MUTED))
        about = paragraph(self.about, width, Tone.MUTED)
        blocks: list[Sequence[Line] | Rows[Choice]] = [about]

        def draw(choice: Choice) -> Drawn:
            label = [Span(choice.label), *([muted(f"  {choice.also}")] if choice.also else [])]
            return [spread(label, [muted(choice.note)] if choice.note else [], width)]

        for group in dict.fromkeys(choice.group for choice in self.choices):
            title = fit((Span(group, Tone.HEADING),), width)
            heading = Line(title, section=group, heading=True)
            members = [choice for choice in self.choices if choice.group == group]
            blocks += [[BLANK, heading] if group else [BLANK]]
            blocks.append(Rows(members, draw, _target, section=group or "choices"))
        return LongLines(*blocks)


def _target(choice: Choice) -> Target:
    return Target(opens=f"{CHOICE}{choice.value}")


class Filtered(NamedTuple):
    """The rows of a page, as far as filters look at them."""

    entries: Sequence[tuple[Initiative, Entry]]
    states: Sequence[State] = ()
    """Of the ledger, the state of each."""

    def without(self, others: "Filtered") -> "Filtered":
        """Return those that are none of `others`."""
        known = {entry.address for _, entry in others.entries}
        left = [number for number, (_, one) in enumerate(self.entries) if one.address not in known]
        states = [self.states[number] for number in left] if self.states else []
        return Filtered([self.entries[number] for number in left], states)


def filter_choices(
    known: Known,
    filters: Filters,
    names: Sequence[str],
    shown: Filtered,
    kept_out: Mapping[str, Filtered] = MappingProxyType({}),
) -> list[Choice]:
    """Return what the filters `names` can be set to, with how many rows that leaves.

    `shown` is what `filters` leave. `kept_out` has for a filter that is set what it alone keeps
    out: a further value of it brings some of that. A choice is written `place:da-nang`;
    `-place:da-nang` takes that away.
    """
    choices = [
        Choice(
            f"{AWAY}{name}:{value}",
            f"{TAKEN_AWAY} {name}: {filter_words(known, name, value)}",
            "Set",
        )
        for name in names
        for value in filters.values(name)
    ]
    counts = _counts(known, shown)
    for name in names:
        offered, before, group = counts[name], 0, name.capitalize()
        if filters.values(name):
            more = kept_out.get(name)
            offered = _counts(known, more)[name] if more else {}
            before, group = len(shown.entries), f"Or {name}"
        for value, count in _in_order(name, offered):
            label = filter_words(known, name, value)
            also = _in_vietnamese(name, value)
            choices.append(Choice(f"{name}:{value}", label, group, str(before + count), also))
    return choices


def _counts(known: Known, rows: Filtered) -> dict[str, dict[str, int]]:
    """Return by filter how many of `rows` each value leaves."""
    since, until = years(known, rows.entries)
    found: dict[str, dict[str, int]] = {**facets(known, rows.entries)}
    return found | {"state": state_counts(rows.states), "since": since, "until": until}


def _in_vietnamese(name: str, value: str) -> str:
    """Return the Vietnamese words of a filter whose values are words of the vocabulary."""
    return in_vietnamese([value]) if name in ("event", "sector") else ""


def _in_order(name: str, counts: dict[str, int]) -> list[tuple[str, int]]:
    """Return the values of one filter: most first, time by time, states in their own order."""
    if name in ("since", "until"):
        return sorted(counts.items(), reverse=True)
    if name == "state":
        return list(counts.items())
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def typed_filter(typed: str, known: Known, filters: Filters, names: Sequence[str]) -> list[Choice]:
    """Return the filter that `typed` writes, if it is one: `since 1 May 2024`, `place hanoi`.

    It stands beside the values that are set, of a date in their place. Raise WrongFilterError for
    what is meant as a date and can't be used.
    """
    name, _, value = typed.strip().replace(":", " ").partition(" ")
    name, value = name.casefold(), value.strip()
    if name not in names or not value:
        return []
    try:
        meant = filters.with_(name, value, known.library).values(name)[0]
        filters.and_(name, meant, known.library)
    except WrongFilterError:
        if name in DATES and not _is_begun(value):
            raise
        return []
    return [Choice(f"{name}:{meant}", filter_words(known, name, meant), name.capitalize())]


def _is_begun(value: str) -> bool:
    """Whether `value` may still become one of the years that are listed."""
    return value.isdecimal() and len(value) < len("2024")


def day_choices(known: Known) -> list[Choice]:
    """Return today, then the days on which a source was published, newest first."""
    today = known.today
    by_day: dict[date, list[Source]] = {}
    for source in known.library.contents.sources:
        when = source.published_range
        if when and when.last < today:
            by_day.setdefault(when.last, []).append(source)
    days = [Choice("", "Today", note=shown_day(today))]
    for day in sorted(by_day, reverse=True):
        sources = by_day[day]
        more = f" and {len(sources) - 1} more" if len(sources) > 1 else ""
        told = f"{sources[0].publisher}: {sources[0].title}{more}"
        label = f"{pad(words.source_day(sources[0]), DAY_CELLS)}  {told}"
        days.append(Choice(day.isoformat(), label, "When a source was published"))
    return days


def typed_day(typed: str, known: Known) -> list[Choice]:
    """Return the day that `typed` writes, as `read_day` does; nothing for words without a number.

    Raise WrongFilterError for what has a number in it and is no day that has come: it is meant as
    one, so nothing that is listed may be taken for it.
    """
    if not any(letter.isdecimal() for letter in typed):
        return []
    try:
        day = read_day(typed, known.today)
    except ValueError as error:
        raise WrongFilterError(str(error)) from None
    return [Choice(day.isoformat(), f"as of the end of {shown_day(day)}", "As typed")]


def locality_choices(known: Known, without: Sequence[str] = ()) -> list[Choice]:
    """Return the localities from north to south, `without` some, by region."""
    localities = sorted(
        known.library.contents.localities, key=lambda locality: -float(locality.position)
    )
    return [
        Choice(one.id, one.name, one.region.label) for one in localities if one.id not in without
    ]


class CompletionsPage(ChoicesPage):
    """What a filter that is being typed into the search may become."""

    def __init__(
        self,
        known: Known,
        name: str,
        values: Sequence[tuple[str, int]],
        places: Sequence[str] = (),
    ) -> None:
        """Offer `values` of the filter `name`, each with how many entries it leaves.

        Those of `places`, the localities that the reader works with, come before other places.
        """
        own = places if name == "place" else ()
        mine = sorted((one for one in values if one[0] in own), key=lambda one: own.index(one[0]))
        others = [one for one in values if one[0] not in own]
        groups = ((YOUR_PLACES, mine), ("Other localities" if mine else "", others))
        choices = [
            Choice(
                f"{name}:{value}",
                _completion(known, name, value),
                group,
                note=str(count),
                also=_in_vietnamese(name, value),
            )
            for group, listed in groups
            for value, count in listed
        ]
        about = "Numbers are the entries left. Tab completes, Enter chooses."
        super().__init__(f"Filter by {name}", about, choices)
        first = choices[0].value if choices else ""
        self.address = f"choices {first} {len(choices)}"  # other choices begin at the top again


def _completion(known: Known, name: str, value: str) -> str:
    """Return the filter as it is written, and what it stands for where that says more."""
    match name:
        case "place" | "partner":
            means = known.library.name(value)
        case "source":
            means = known.library.sources[value].title
        case _:
            means = ""
    return f"{name}:{value}  {means}" if means else f"{name}:{value}"


Typed = Callable[[str], list[Choice]]
"""What letters typed into a chooser offer besides what fits them.

It raises WrongFilterError for letters that mean something else than what is listed, but nothing
that can be chosen.
"""
