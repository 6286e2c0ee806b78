"""The content model for authors: fields of every struct, and every word with its meaning."""

import re
import typing
from collections.abc import Iterator
from inspect import getdoc
from typing import Annotated

import msgspec

from docs.parts.tables import code, listed, plain, table
from vnsemi_tui.library.ledger import State
from vnsemi_tui.model import brief as model
from vnsemi_tui.model import vocabulary
from vnsemi_tui.model.brief import Cite
from vnsemi_tui.model.dates import PartialDate
from vnsemi_tui.model.values import Value
from vnsemi_tui.model.vocabulary import (
    ANSWERING,
    FACT_EVENTS,
    LEDGER_EVENTS,
    NO_SIGN_OF_LIFE,
    SPOKEN,
    TROUBLE,
    Defined,
    Event,
    InitiativeKind,
    Measure,
    Outcome,
    PartnerKind,
    Rung,
)
from vnsemi_tui.reading.definitions import definition_of, field_definitions
from vnsemi_tui.reading.schemas import KINDS, annotation_of, author_fields
from vnsemi_tui.search.vietnamese import WORDS

_Struct = type[msgspec.Struct]
_SHARED: tuple[_Struct, ...] = (model.Brief, model.Claim)
"""What several structs have in common; it has a table of its own."""
_FIRST: tuple[_Struct, ...] = (model.Locality, model.Partner, model.Brief, model.Initiative)
"""What readers need first; the others follow as the model declares them."""
_MARKS = {
    "id": "an [id](#ids-and-addresses)",
    "party": "a [party](#parties)",
    "locality": "a locality's id",
    "partner": "a partner's id",
    "brief": "a brief's id",
    "initiative": "an initiative's [address](#ids-and-addresses)",
    "entry": "an entry's [address](#ids-and-addresses)",
    "number": "a plain number",
    "field": "a field's name",
    "flag": "`true`",
    "published": "a [date](#dates), or `unknown`",
}
"""How a text that the model marks so is written."""
_TYPES: dict[object, str] = {
    str: "text",
    PartialDate: "a [date](#dates)",
    Value: "a [value](#values)",
    Cite: "a [cite](#cites)",
}
_SEARCHED = (Event, InitiativeKind, PartnerKind, Measure)
"""The sets whose words are found in Vietnamese too."""
_STATES = {
    State.UNANSWERED: "nothing answers it; of pledges and plans: nothing reported since",
    State.DELAYED: "reported as delayed",
    State.PAUSED: "reported as paused",
    State.LAPSED: "one of the two sides has ended",
    State.MOVED: "another plan took its place",
}


def structs() -> list[_Struct]:
    """Return every struct that authors write or that several of those share, in reading order."""
    found: list[_Struct] = []
    waiting: list[_Struct] = [*KINDS.values(), *_SHARED]
    while waiting:
        struct = waiting.pop()
        if struct not in found:
            found.append(struct)
            attributes = [field.name for field in author_fields(struct).values()]
            waiting += [inner for name in attributes for inner in _inner(struct, name)]
    declared = [one for one in vars(model).values() if one in found]
    return list(dict.fromkeys((*_FIRST, *declared, *found)))


def word_sets() -> list[type[Defined]]:
    """Return every closed set of words, in the order of the vocabulary."""
    return [
        one
        for one in vars(vocabulary).values()
        if isinstance(one, type) and issubclass(one, Defined) and one is not Defined
    ]


def heading_of(words: type[Defined]) -> str:
    """Return what a set of words is called: `Initiative kinds`."""
    name = re.sub(r"(?<!^)(?=[A-Z])", " ", words.__name__).capitalize()
    return f"{name[:-2]}es" if name.endswith("is") else f"{name}s"


def fields() -> str:
    """Return a table of the fields of every struct."""
    return "\n\n".join(_fields_of(struct) for struct in structs())


def events() -> str:
    """Return every event word by how far it brings a thing, and what else there is to it."""
    rows = [
        (
            f"{rung.value} {rung.label}" if rung else "none",
            code(event.value) + (" ●" if event in LEDGER_EVENTS else ""),
            event.definition,
            WORDS.get(event.value, ""),
        )
        for rung in (*(rung for rung in Rung if rung), Rung.NONE)
        for event in Event
        if event.rung is rung
    ]
    notes = (
        ("● opens an item of the [ledger](#the-ledger)", LEDGER_EVENTS),
        ("may stand in a fact", FACT_EVENTS),
        ("prove their rung even with `due`: the word was given", SPOKEN),
        ("are trouble, until an entry of rung 4 or more is later, plans apart", TROUBLE),
        ("answer an ask or plan though they have no rung", ANSWERING),
        ("do not end a silence", NO_SIGN_OF_LIFE),
    )
    told = "\n".join(
        f"- {what}: {listed(event.value for event in Event if event in words)}"
        for what, words in notes
    )
    return f"{table(('rung', 'word', 'means', 'typed in Vietnamese'), rows)}\n\n{told}"


def words() -> str:
    """Return every other set of words, each word with its meaning."""
    heads = ("word", "shown as", "means", "counted in", "typed in Vietnamese")
    return "\n\n".join(
        f"### {heading_of(one)}\n\n{getdoc(one)}\n\n{table(heads, map(_word_row, one))}"
        for one in word_sets()
        if one is not Event
    )


def sectors() -> str:
    """Return the sectors that are found by Vietnamese words."""
    known = {word.value for one in word_sets() for word in one}
    rows = [(code(word), told) for word, told in WORDS.items() if word not in known]
    return table(("sector", "typed in Vietnamese"), rows)


def states() -> str:
    """Return what may have become of an item of the ledger."""
    outcomes = {outcome.value: outcome.definition for outcome in Outcome}
    rows = [
        (
            state.value,
            "open" if state.is_open else "closed",
            outcomes.get(state.value) or _STATES[state],
        )
        for state in State
    ]
    return table(("state", "", "means"), rows)


def _word_row(word: Defined) -> tuple[str, ...]:
    label = word.label if word.label != word.value.replace("-", " ") else ""
    said = WORDS.get(word.value, "") if isinstance(word, _SEARCHED) else ""
    return code(word.value), label, word.definition, _units(word), said


def _units(word: Defined) -> str:
    """Return what a measure is counted in; the currencies are one thing."""
    if not isinstance(word, Measure):
        return ""
    units = sorted(code(unit.value) for unit in word.units if not unit.is_money)
    return ", ".join([*units, "money"] if any(unit.is_money for unit in word.units) else units)


def _fields_of(struct: _Struct) -> str:
    """Return heading, definition and fields of `struct`, without those that it shares."""
    shared = [one for one in _SHARED if issubclass(struct, one) and one is not struct]
    hidden = {name for one in shared for name in author_fields(one)}
    told = field_definitions(struct)
    rows = [
        (
            code(name),
            _kind(annotation_of(struct, field.name)),
            "yes" if field.required else "",
            plain(told.get(field.name, "")),
        )
        for name, field in author_fields(struct).items()
        if name not in hidden
    ]
    lines = [f"### {struct.__name__}", plain(definition_of(struct))]
    if places := _places(struct):
        lines.append(f"Stands in {places}.")
    lines.append(table(("field", "holds", "needed", "meaning"), rows))
    lines += [f"And what every [{name}](#{name}) has." for name in map(_lowered, shared)]
    return "\n\n".join(lines)


def _places(struct: _Struct) -> str:
    """Return the fields that hold a `struct`, each with its holder."""
    found = []
    for holder in structs():
        shared = [one for one in _SHARED if issubclass(holder, one) and one is not holder]
        hidden = {name for one in shared for name in author_fields(one)}
        found += [
            f"`{name}` ([{holder.__name__}](#{_lowered(holder)}))"
            for name, field in author_fields(holder).items()
            if name not in hidden and struct in _inner(holder, field.name)
        ]
    return ", ".join(found)


def _lowered(struct: type) -> str:
    return struct.__name__.lower()


def _inner(struct: _Struct, attribute: str) -> Iterator[_Struct]:
    """Yield the struct that `attribute` holds, alone or in a list, if it holds one."""
    annotation = annotation_of(struct, attribute)
    arguments = typing.get_args(annotation)
    member = arguments[0] if typing.get_origin(annotation) is tuple else annotation
    if isinstance(member, type) and issubclass(member, msgspec.Struct) and member not in _TYPES:
        yield member


def _kind(annotation: object) -> str:
    """Return what a field of the type `annotation` holds."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is Annotated:
        return _MARKS.get(arguments[1], str(arguments[1]))
    if origin is dict:
        return f"{_kind(arguments[0])}: text" if arguments[0] is not str else "text: text"
    if origin is tuple:
        return _several(arguments[0])
    if isinstance(annotation, type) and issubclass(annotation, Defined):
        return f"[one of](#{heading_of(annotation).lower().replace(' ', '-')})"
    if annotation in _TYPES:
        return _TYPES[annotation]
    assert isinstance(annotation, type)
    return f"[{_lowered(annotation)}](#{_lowered(annotation)})"


def _several(member: object) -> str:
    one = _kind(member)
    is_struct = isinstance(member, type) and issubclass(member, msgspec.Struct)
    return f"list of {one}" if is_struct and member is not Cite else f"{one}, or a list"
