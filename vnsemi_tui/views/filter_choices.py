"""What the filters of a page may be set to, from its rows and from what is typed."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from vnsemi_tui.library.facets import Row
from vnsemi_tui.library.filter_table import FilterKind, WrongFilterError, filter_kind
from vnsemi_tui.library.filters import Filters
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.queries import Query, read_query
from vnsemi_tui.search.completing import values_for
from vnsemi_tui.search.vietnamese import in_vietnamese
from vnsemi_tui.text.clean import excerpt
from vnsemi_tui.views.choices import Choice
from vnsemi_tui.views.filtering import TAKEN_AWAY, filter_words

AWAY = "-"
"""What a choice begins with that takes a filter away: `-place:da-nang`."""
TEXT = "text"
"""The filter that words without a name are values of."""


def filter_choices(
    known: Known,
    filters: Filters,
    names: Iterable[str],
    shown: Sequence[Row],
    kept_out: Mapping[str, Sequence[Row]] = MappingProxyType({}),
) -> list[Choice]:
    """Return what the filters `names` can be set to, with how many rows that leaves.

    `shown` is what `filters` leave. `kept_out` has for a filter that is set what it alone keeps
    out: a further value of it brings some of that. A choice is written `place:da-nang`;
    `-place:da-nang` takes that away.
    """
    kinds = [kind for name in names if (kind := filter_kind(name))]
    choices = [
        Choice(
            f"{AWAY}{kind.name}:{value}",
            f"{TAKEN_AWAY} {kind.name}: {filter_words(known, kind.name, value)}",
            "Set",
        )
        for kind in kinds
        for value in filters.values(kind.name)
    ]
    for kind in kinds:
        rows, before, group = shown, 0, kind.name.capitalize()
        if filters.values(kind.name):
            rows, before = kept_out.get(kind.name, ()), len(shown)
            group = f"Or {kind.name}"
        choices += [
            Choice(
                f"{kind.name}:{value}",
                filter_words(known, kind.name, value),
                group,
                str(before + count),
                _in_vietnamese(kind, value),
            )
            for value, count in _in_order(kind, kind.load().tally(known, rows))
        ]
    return choices


def _in_vietnamese(kind: FilterKind, value: str) -> str:
    """Return the Vietnamese words of a filter whose values are words of the vocabulary."""
    return in_vietnamese([value]) if kind.is_vietnamese else ""


def _in_order(kind: FilterKind, counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return the values of one filter: most first, or in their own order, without signs."""
    found = [(value, count) for value, count in counts.items() if not kind.split(value)[0]]
    if kind.in_own_order:
        return found
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))


def chosen(choice: str, filters: Filters, known: Known) -> Filters:
    """Return `filters` with what was chosen: filters beside those set, or one taken away."""
    for word in choice.removeprefix(AWAY).split(" "):
        name, _, value = word.partition(":")
        change = filters.without if choice.startswith(AWAY) else filters.and_
        filters = change(name, value, known.library)
    return filters


def typed_filters(typed: str, known: Known, filters: Filters, names: Sequence[str]) -> list[Choice]:
    """Return the filters that `typed` writes: `since 1 May 2024`, `place:bac-ninh sia`.

    Words beside a filter are looked for in what is told; a value that is only begun becomes each
    that begins so. Raise WrongFilterError for a filter that can't be used.
    """
    whole = _one_filter(typed, known, filters, names)
    query = read_query(typed, known.library)
    if whole or not query.words:
        return [_choice(word, known) for word in whole]
    readings, text = _readings(query, known, names), _text_words(query.text, names)
    made = [" ".join((*words, *text)) for words in readings]
    for word in made[:1]:
        chosen(word, filters, known)
    return [_choice(word, known) for word in made]


def typed_words(typed: str, known: Known, names: Sequence[str]) -> list[Choice]:
    """Return what looks for the words `typed` in what is told, where the page can do so."""
    words = " ".join(_text_words(typed, names)) if TEXT in names else ""
    return [_choice(words, known)] if words else []


def _one_filter(
    typed: str, known: Known, filters: Filters, names: Sequence[str]
) -> tuple[str, ...]:
    """Return the word of the filter of which all that is typed is name and value, if it is one."""
    name, _, value = typed.strip().replace(":", " ", 1).partition(" ")
    kind, value = filter_kind(name.casefold()), value.strip()
    if kind is None or kind.name not in names or not value or kind.name == TEXT:
        return ()
    try:
        meant = filters.with_(kind.name, value, known.library).values(kind.name)[0]
        filters.and_(kind.name, meant, known.library)
    except WrongFilterError:
        if kind.is_date and ":" not in typed and not _is_begun(value):
            raise
        return ()
    return (f"{kind.name}:{meant}",)


def _is_begun(value: str) -> bool:
    """Whether `value` may still become one of the years that are listed."""
    return value.isdecimal() and len(value) < len("2024")


def _readings(query: Query, known: Known, names: Sequence[str]) -> list[list[str]]:
    """Return the filters that the words of `query` write, in each way to end one that is begun."""
    readings: list[list[str]] = [[]]
    for word in query.words:
        kind = word.kind
        if kind.name not in names:
            raise WrongFilterError(f"there is no filter {word.name} here; try {', '.join(names)}")
        values = [word.meant] if word.meant else values_for(word, known)
        if not values and word.trouble:
            raise WrongFilterError(word.trouble)
        if len(values) > 1 and len(readings) > 1:
            values = []  # one after the other: what is begun twice is completed once
        endings = [f"{kind.name}:{value}" for value in values]
        readings = [[*one, end] for one in readings for end in endings] if endings else readings
    return [one for one in readings if one]


def _text_words(text: str, names: Sequence[str]) -> list[str]:
    """Return `text` as filters, a word each."""
    words = text.replace(":", " ").split()
    if words and TEXT not in names:
        raise WrongFilterError(f"this page is not searched for words; leave {excerpt(text)} out")
    return [f"{TEXT}:{word}" for word in words]


def _choice(value: str, known: Known) -> Choice:
    words = [word.partition(":") for word in value.split(" ")]
    label = " · ".join(filter_words(known, name, one) for name, _, one in words)
    return Choice(value, label, words[0][0].capitalize() if len(words) == 1 else "Together")
