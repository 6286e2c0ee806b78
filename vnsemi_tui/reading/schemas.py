"""JSON Schemas of the briefs, for editors: made from the model's structs and vocabularies.

YAML editors read `2024`, `3.10` and `true` as numbers and truth values, briefs as text; so the
schemas take both wherever such a text may stand. What only a look at other files can tell is left
to `check`.
"""

import re
import types
import typing
from enum import StrEnum
from functools import cache
from typing import Annotated, Any

import msgspec

from vnsemi_tui.model import brief as model
from vnsemi_tui.model.brief import Cite
from vnsemi_tui.model.dates import PartialDate
from vnsemi_tui.model.values import HEDGES, SCALES, Value
from vnsemi_tui.model.vocabulary import FACT_EVENTS, LEDGER_EVENTS, Defined, Event, Unit
from vnsemi_tui.reading.definitions import definition_of, field_definitions

KINDS: dict[str, type[msgspec.Struct]] = {
    "locality": model.Locality,
    "partner": model.Partner,
    "source": model.Source,
}
"""What there is a schema of, by the word that commands use."""

Schema = dict[str, Any]

_ID = model.ID_PATTERN.pattern
_NUMBER = r"-?[0-9]+(?:\.[0-9]+)?"
_DAY = r"[0-9]{4}(?:-(?:(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?|H[12]|Q[1-4]))?~?"
_DATE = rf"(?:{_DAY}(?:/(?:{_DAY}|\.\.))?|\.\./{_DAY})"
_SCALE = "|".join(scale for scale in SCALES if scale)
_UNIT = "|".join(re.escape(unit.value) for unit in Unit)
_VALUE = (
    rf"(?:(?:{'|'.join(HEDGES)}) )?{_NUMBER}(?: to {_NUMBER})?"
    rf"(?: (?:{_SCALE}))?(?: (?:{_UNIT}))?(?: (?:{_SCALE}))?(?: of .+)?"
)
_PARAGRAPHS = "[0-9]{1,4}(?:-[0-9]{1,4})?"


_ANY = ("string", "number", "boolean")
_NUMBERS = ("string", "number")
_WORDS = ("string",)


def _text(
    description: str, pattern: str = "", *, longest: int = 0, types: tuple[str, ...] = _ANY
) -> Schema:
    """Return the schema of a text, which an editor may take for one of `types`."""
    schema: Schema = {"type": list(types), "description": description}
    if pattern:
        schema["pattern"] = f"^(?:{pattern})$"
    if longest:
        schema["maxLength"] = longest
    return schema


def _id(description: str) -> Schema:
    return _text(description, _ID, longest=model.ID_LENGTH)


_SCALARS: dict[str, Schema] = {
    "text": _text("A text; put it in quotes, or in a block after >-, where it holds : or #."),
    "id": _id("Small letters, digits and single hyphens, at most 64."),
    "party": _text(
        "The id of a brief, or printed words in round brackets for one without a brief.",
        rf"\(.+\)|{_ID}",
        types=_NUMBERS,
    ),
    "locality": _id("A locality's id."),
    "partner": _id("A partner's id."),
    "brief": _id("The id of a locality or partner."),
    "initiative": _text("Written like da-nang/marvell.", f"{_ID}/{_ID}", types=_WORDS),
    "entry": _text("Written like da-nang/marvell/lab.", f"{_ID}/{_ID}/{_ID}", types=_WORDS),
    "number": _text(
        "A plain number, without thousands separators.", _NUMBER, longest=30, types=_NUMBERS
    ),
    "field": _text("The name of a field beside it."),
    "flag": {"enum": [True, "true"], "description": "Written true."},
    "date": _text(
        "2024, 2024-08, 2024-08-30, 2024-H1 or 2024-Q3, with ~ for about; A/B from to, ../B by B, "
        "A/.. since A. Never finer than the source.",
        _DATE,
        types=_NUMBERS,
    ),
    "published": _text("A date, or unknown.", f"unknown|{_DATE}", types=_NUMBERS),
    "value": _text(
        f"[{'|'.join(HEDGES)}] NUMBER [to NUMBER] [UNIT]: nearly 11.83 USD bn, 100 people.",
        _VALUE,
        types=_NUMBERS,
    ),
    "cite": _text(
        "SOURCE#3, SOURCE#4-5 or SOURCE#4+7-8.",
        rf"{_ID}#{_PARAGRAPHS}(?:\+{_PARAGRAPHS})*",
        types=_WORDS,
    ),
}
"""The schemas of single texts, by the words with which the model marks its fields."""


def _needs(field: str, *words: Event) -> Schema:
    """Return the condition that the field `field` holds one of `words`."""
    return {"properties": {field: {"enum": sorted(words)}}, "required": [field]}


_RULES: dict[type[msgspec.Struct], Schema] = {
    model.Entry: {
        "dependentRequired": {"due": ["id"], "outcome": ["answers"]},
        "allOf": [
            {"if": _needs("event", *LEDGER_EVENTS), "then": {"required": ["id", "by", "to"]}},
            {"if": _needs("event", Event.LOOKED_FOR), "else": {"required": ["by"]}},
            {"not": {"required": ["at", "due"]}},
        ],
    },
    model.Figure: {
        "anyOf": [{"required": [name]} for name in ("value", "growth", "rank")],
        "dependentRequired": {"against": ["growth"]},
    },
    model.Fact: {
        "properties": {"event": {"enum": sorted(FACT_EVENTS)}},
        "allOf": [
            {"if": _needs("event", Event.LOOKED_FOR), "then": {"required": ["at"]}},
            {
                "if": _needs("event", *(FACT_EVENTS - {Event.LOOKED_FOR})),
                "then": {"required": ["by"]},
            },
        ],
    },
    model.Rank: {"properties": {"from": {"const": "bottom"}}},
    model.Source: {
        "properties": {"address": {"pattern": r"^https?://[^\s/]+"}},
        "if": {"properties": {"published": {"const": "unknown"}}, "required": ["published"]},
        "then": {"required": ["bounds"]},
    },
}
"""The rules across fields that an editor can tell while one is typing."""


def schema_of(kind: str) -> Schema:
    """Return the JSON Schema (draft 2020-12) of `kind`, one of `KINDS`."""
    definitions: Schema = {}
    top = _struct(KINDS[kind], definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"vnsemi-tui {kind}, format 1",
        **top,
        "$defs": dict(sorted(definitions.items())),
    }


def schema_text(kind: str) -> str:
    """Return the JSON Schema of `kind` as the text of its file."""
    return msgspec.json.format(msgspec.json.encode(schema_of(kind)), indent=2).decode() + "\n"


def author_fields(struct: type[msgspec.Struct]) -> dict[str, msgspec.structs.FieldInfo]:
    """Return by name, as files have it, the fields of `struct` that authors write."""
    return {
        field.encode_name: field
        for field in msgspec.structs.fields(struct)
        if not _is_internal(_annotations(struct)[field.name])
    }


def words_of(struct: type[msgspec.Struct], attribute: str) -> tuple[Defined, ...]:
    """Return the words that may stand in `attribute`, of a closed set; none where any may."""
    annotation = annotation_of(struct, attribute)
    is_closed = isinstance(annotation, type) and issubclass(annotation, Defined)
    return tuple(annotation) if is_closed else ()


def annotation_of(struct: type[msgspec.Struct], attribute: str) -> Any:
    """Return the type of `attribute` with its mark, `None` taken away."""
    return _without_none(_annotations(struct)[attribute])


@cache
def _annotations(struct: type[msgspec.Struct]) -> dict[str, Any]:
    return typing.get_type_hints(struct, include_extras=True)


def _is_internal(annotation: Any) -> bool:
    return typing.get_origin(annotation) is Annotated and model.Internal in annotation.__metadata__


def _without_none(annotation: Any) -> Any:
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        kinds = typing.get_args(annotation)
        return next(kind for kind in kinds if kind is not types.NoneType)
    return annotation


def _struct(struct: type[msgspec.Struct], definitions: Schema) -> Schema:
    told = field_definitions(struct)
    properties: Schema = {}
    required: list[str] = []
    fields = author_fields(struct)
    for name, field in fields.items():
        annotation = _annotations(struct)[field.name]
        found = _schema(annotation, definitions, required=field.required)
        if name in ("resolved", "inferred", "computed"):
            found["propertyNames"] = {"enum": [*fields, "unit"]}
        hint = _hint(found, definitions)
        properties[name] = {
            **found,
            "description": " ".join(filter(None, (told.get(field.name, ""), hint))),
        }
        if field.required:
            required.append(name)
    described: Schema = {"description": definition_of(struct)} if definition_of(struct) else {}
    schema: Schema = {
        **described,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }
    if struct in model.ADDED:
        schema |= _extending(struct, schema)
    for keyword, rule in _RULES.get(struct, {}).items():
        if keyword == "properties":
            for name, more in rule.items():
                properties[name] = {**properties[name], **more}
        else:
            schema[keyword] = rule
    return schema


def _extending(struct: type[msgspec.Struct], schema: Schema) -> Schema:
    """Return what else `schema` says where a `struct` may also extend another one."""
    added = model.ADDED[struct]
    taken = {name: False for name in schema["properties"] if name not in added}
    return {
        "required": [name for name in schema["required"] if name == "id"],
        "if": {"required": ["extends"]},
        "then": {"properties": taken},
        "else": {"required": schema["required"]},
    }


def _schema(annotation: Any, definitions: Schema, *, required: bool = False) -> Schema:
    """Return the schema of a value of type `annotation`."""
    annotation = _without_none(annotation)
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is Annotated:
        return _reference(arguments[1], _SCALARS[arguments[1]], definitions)
    if origin is tuple:
        return _list(arguments[0], definitions, required=required)
    if origin is dict:
        text = _reference("text", _SCALARS["text"], definitions)
        return {"type": "object", "additionalProperties": text}
    if annotation is str:
        return _reference("text", _SCALARS["text"], definitions)
    if annotation is PartialDate:
        return _reference("date", _SCALARS["date"], definitions)
    if annotation in (Value, Cite):
        name = annotation.__name__.lower()
        return _reference(name, _SCALARS[name], definitions)
    if issubclass(annotation, StrEnum):
        return _reference(annotation.__name__, _enum(annotation), definitions)
    name = annotation.__name__
    if name not in definitions:
        definitions[name] = {}  # before what is in it: a struct may hold its own kind
        definitions[name] = _struct(annotation, definitions)
    return {"$ref": f"#/$defs/{name}"}


def _hint(schema: Schema, definitions: Schema) -> str:
    """Return how the text that `schema` asks for, alone or in a list, is written."""
    one = schema.get("anyOf", [schema])[0]
    name = one.get("$ref", "").removeprefix("#/$defs/")
    is_told = name in definitions and name != "text" and "properties" not in definitions[name]
    return str(definitions[name].get("description", "")) if is_told else ""


def _reference(name: str, schema: Schema, definitions: Schema) -> Schema:
    definitions.setdefault(name, schema)
    return {"$ref": f"#/$defs/{name}"}


def _list(member: Any, definitions: Schema, *, required: bool) -> Schema:
    """Return the schema of a list; one text or cite alone counts as a list of one."""
    one = _schema(member, definitions)
    several: Schema = {"type": "array", "items": one}
    if required:
        several["minItems"] = 1
    is_struct = isinstance(member, type) and issubclass(member, msgspec.Struct)
    return several if is_struct and member is not Cite else {"anyOf": [one, several]}


def _enum(words: Any) -> Schema:
    described = [f"{word.value}: {word.definition}" for word in words]
    return {
        "description": "; ".join(described),
        "enum": [word.value for word in words],
        "enumDescriptions": [word.definition for word in words],
    }
