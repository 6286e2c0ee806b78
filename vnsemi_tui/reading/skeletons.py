"""New files to fill in: each field with what it holds, made from the model itself."""

import textwrap
import typing
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Annotated

import msgspec

from vnsemi_tui.model import brief as model
from vnsemi_tui.model.brief import Cite
from vnsemi_tui.model.dates import PartialDate
from vnsemi_tui.model.values import Value
from vnsemi_tui.model.vocabulary import Defined
from vnsemi_tui.reading.definitions import definition_of, field_definitions
from vnsemi_tui.reading.schemas import KINDS, annotation_of, author_fields, words_of

PLACEHOLDER = "To fill in"
"""How every text begins that its author has not written yet."""

NO_LATITUDE = "0"
"""The latitude of a locality whose author has not written it: no place of Việt Nam has it."""
NO_ADDRESS = "https://example.org/to-fill-in"
"""The address of a source whose author has not written it."""

_WIDTH = 96
_INDENT = "  "
_SAMPLES: dict[object, str] = {
    "id": "short-id",
    "party": "da-nang",
    "locality": "da-nang",
    "partner": "qorvo",
    "brief": "da-nang",
    "initiative": "da-nang/marvell",
    "entry": "da-nang/marvell/lab",
    "number": "0",
    PartialDate: "2024-08-30",
    Value: "nearly 11.83 USD bn",
    Cite: "source-id#3",
}
"""What stands in a field until its author writes it, by the field's type or mark."""
_BY_NAME = {"sectors": "chip-design", "excerpt": "true", "paragraphs": "1-2"}
"""The same for fields whose type does not tell."""
_SHOWN: dict[type[msgspec.Struct], tuple[str, ...]] = {
    model.Entry: ("by",),
    model.Figure: ("value",),
    model.Person: ("name",),
}
"""What most of them have, though they may stand without."""
_NOT_OFFERED = ("hash", "paragraphs", "extends")
"""What no author writes into a new file."""
_LAST = ("resolved", "inferred", "note", "timeline", "cite")
_MOST_WORDS = 12
"""More words than that are named only where one of them is needed."""
_HINTS = {
    "locality": (
        "What happens here is written here, as initiatives with a timeline. Whoever is named in by",
        "and to has a brief of its own, or stands in round brackets: (20 American customers).",
    ),
    "partner": (
        "What happens in a province or city is written in the brief of that locality, with this",
        "partner in by or to; here stands what is the partner's own.",
    ),
    "source": (
        "With --text FILE, vnsemi-tui new source also writes the numbers and names of each",
        "paragraph; without them no claim can cite this source.",
    ),
}


def schema_line(reference: str) -> str:
    """Return the first line of a file whose schema an editor finds at `reference`."""
    return f"# yaml-language-server: $schema={reference}\n"


def skeleton(kind: str, brief_id: str, *, today: date, language: str = "en") -> str:
    """Return the file of a new locality, partner or source, one of `KINDS`.

    What it needs is filled with placeholders that `check` takes, all else is commented out.
    """
    struct = KINDS[kind]
    filled = _filled(kind, brief_id, today, language)
    told = field_definitions(struct)
    fields = author_fields(struct)
    lines = [
        f"# {brief_id}: {definition_of(struct)}",
        f'# Write over what says "{PLACEHOLDER}"; take the "# " away before what you need. A key',
        "# needs a value: what the source does not say is left out.",
        *(f"# {line}" for line in _HINTS[kind]),
    ]
    needed = [name for name, field in fields.items() if field.required or name in filled]
    for name in needed:
        lines += ["", *_prose(_told(struct, fields[name].name, told), "")]
        lines += filled[name].splitlines()
    lines += ["", "# The rest is there to be used where a source says it."]
    rest = [name for name in fields if name not in (*needed, *_NOT_OFFERED)]
    return "\n".join([*lines, *_offered(struct, rest)]) + "\n"


def extending_skeleton(kind: str, brief_id: str, name: str) -> str:
    """Return the file that adds to the locality or partner `brief_id`, called `name`.

    As it stands it adds nothing.
    """
    struct = KINDS[kind]
    lines = [
        f"# {brief_id}: what you add to the brief of {name}, which stays as it is.",
        '# Take the "# " away before what you need. What it adds is numbered apart from the brief:',
        f"# {brief_id}/own-exports-1.",
        "",
        "extends: true",
        "",
        "# What adds to an initiative of the brief extends it too; a new one is written whole.",
        "# initiatives:",
        "#   - id: short-id",
        "#     extends: true",
        "#     timeline:",
        *(f"#     {line}" for line in _sample("timeline", tuple[model.Entry, ...])[1:]),
    ]
    rest = [one for one in model.ADDED[struct] if one not in ("extends", "initiatives")]
    return "\n".join([*lines, *_offered(struct, rest)]) + "\n"


def _offered(struct: type[msgspec.Struct], names: Sequence[str]) -> list[str]:
    """Return the fields `names` with what they hold, commented out: what it is, then claims."""
    fields, told = author_fields(struct), field_definitions(struct)
    samples = {name: _sample(name, annotation_of(struct, fields[name].name)) for name in names}
    lines: list[str] = []
    for name in sorted(names, key=lambda name: len(samples[name]) > 1):
        lines += ["", *_prose(_told(struct, fields[name].name, told), "")]
        lines += [f"# {line}" for line in samples[name]]
    return lines


def _filled(kind: str, brief_id: str, today: date, language: str) -> dict[str, str]:
    """Return by field the lines that stand in a new file; a closed set begins with its first."""
    struct = KINDS[kind]
    own = {
        "name": f"name: {PLACEHOLDER} ({brief_id})",
        "position": f"position: {NO_LATITUDE}",
        "address": f"address: {NO_ADDRESS}",
        "published": "published: unknown",
        "bounds": f"bounds:\n  from: 2000-01-01\n  to: {today}\n  why: {PLACEHOLDER}",
        "read": f"read: {today}",
        "language": f"language: {language}",
    }
    fields = author_fields(struct)
    for name, field in fields.items():
        words = words_of(struct, field.name)
        if field.required and name not in own:
            own[name] = f"{name}: {words[0].value if words else PLACEHOLDER}"
    return {name: text for name, text in own.items() if name in fields}


def _told(struct: type[msgspec.Struct], attribute: str, told: dict[str, str]) -> str:
    """Return what a field holds and, of a small closed set, every word that may stand in it."""
    words = words_of(struct, attribute)
    listed = _one_of(words) if 0 < len(words) <= _MOST_WORDS else ""
    return " ".join(filter(None, (told.get(attribute, ""), listed)))


def _one_of(words: Iterable[str]) -> str:
    return f"One of: {', '.join(words)}."


def _prose(text: str, indent: str) -> list[str]:
    return [f"{indent}# {line}" for line in textwrap.wrap(text, _WIDTH - len(indent))]


def _sample(name: str, annotation: object) -> list[str]:
    """Return the field `name` with a sample of its type; a struct with all that it needs."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    is_list = origin is tuple
    member = arguments[0] if is_list else annotation
    if isinstance(member, type) and issubclass(member, msgspec.Struct) and member not in _SAMPLES:
        inside = list(_inside(member))
        if is_list:
            inside = [f"- {inside[0]}", *(f"{_INDENT}{line}" for line in inside[1:])]
        return [f"{name}:", *(f"{_INDENT}{line}" for line in inside)]
    if origin is dict:
        return [f"{name}: {{field: {PLACEHOLDER}}}"]
    mark = typing.get_args(member)[1] if typing.get_origin(member) is Annotated else member
    if isinstance(mark, type) and issubclass(mark, Defined):
        return [f"{name}: {next(iter(mark)).value}"]
    sample = _BY_NAME.get(name) or _SAMPLES.get(mark, PLACEHOLDER)
    return [f"{name}: [{sample}]" if is_list and mark is not Cite else f"{name}: {sample}"]


def _inside(struct: type[msgspec.Struct]) -> Iterator[str]:
    """Yield what a `struct` needs, with samples, then what else it may have, in comments."""
    told = field_definitions(struct)
    shown = _SHOWN.get(struct, ())
    ordered = sorted(author_fields(struct).items(), key=lambda pair: pair[0] in _LAST)
    for name, field in ordered:
        if field.required or name in shown:
            yield from _sample(name, annotation_of(struct, field.name))
            if words := words_of(struct, field.name):
                yield from _prose(_one_of(words), "")
    for name, field in ordered:
        if not field.required and name not in (*shown, *_NOT_OFFERED):
            yield f"# {name}: {_told(struct, field.name, told)}"
