"""Lists to choose one thing from: filters, a day, a locality."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from vnsemi_tui.library.filter_table import FilterKind, WrongFilterError, filter_kind
from vnsemi_tui.library.known import Known
from vnsemi_tui.model.brief import Source
from vnsemi_tui.model.dates import shown_day
from vnsemi_tui.model.days import read_day
from vnsemi_tui.search.vietnamese import in_vietnamese
from vnsemi_tui.text.fold import fold
from vnsemi_tui.text.width import pad
from vnsemi_tui.views import words
from vnsemi_tui.views.layout import paragraph, spread
from vnsemi_tui.views.lines import BLANK, Line, Span, Tone, fit, muted
from vnsemi_tui.views.long import Drawn, LongLines, Rows, Target

DAY_CELLS = 14
"""Cells of `by 15 Apr 2024`."""
YOUR_PLACES = "Your localities"
"""The heading of the localities that the reader works with."""
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


def fitting(choices: Sequence[Choice], typed: str) -> list[Choice]:
    """Return those of `choices` that have all words of `typed` in them."""
    wanted = fold(typed).split()
    return [
        one
        for one in choices
        if all(word in fold(f"{one.group} {one.label} {one.also}") for word in wanted)
    ]


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
        self.choices = fitting(choices, typed)

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
        """Offer `values` of the filter called `name`, each with how many entries it leaves.

        Those of `places`, the localities that the reader works with, come before other places.
        """
        kind = filter_kind(name)
        assert kind is not None
        own = places if kind.name == "place" else ()
        mine = sorted((one for one in values if one[0] in own), key=lambda one: own.index(one[0]))
        others = [one for one in values if one[0] not in own]
        groups = ((YOUR_PLACES, mine), ("Other localities" if mine else "", others))
        choices = [
            Choice(
                f"{name}:{value}",
                _completion(known, kind, f"{name}:{value}"),
                group,
                note=str(count),
                also=in_vietnamese([value]) if kind.is_vietnamese else "",
            )
            for group, listed in groups
            for value, count in listed
        ]
        about = "Numbers are the entries left. Tab completes, Enter chooses."
        super().__init__(f"Filter by {name}", about, choices)
        first = choices[0].value if choices else ""
        self.address = f"choices {first} {len(choices)}"  # other choices begin at the top again


def _completion(known: Known, kind: FilterKind, word: str) -> str:
    """Return the filter as it is written, and what it stands for where that says more."""
    if not kind.is_address:
        return word
    return f"{word}  {kind.load().said(known.library, word.partition(':')[2])}"


Typed = Callable[[str], list[Choice]]
"""What letters typed into a chooser offer besides what fits them.

It raises WrongFilterError for letters that mean something else than what is listed, but nothing
that can be chosen.
"""
