"""Turn YAML nodes into the model's structs, field by field.

The readers are made from the structs' own annotations, so a field is declared once. Every fault
becomes a `Problem` with its place, and each field is judged alone: all faults of a file are found
in one go. What cannot be read becomes `INVALID`; a claim with an invalid field is left out.
"""

import types
import typing
from collections.abc import Callable
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, NamedTuple

import msgspec

from vnsemi_tui.model import brief as model
from vnsemi_tui.model.brief import Cite, is_id
from vnsemi_tui.model.dates import PartialDate
from vnsemi_tui.model.values import Value, is_number
from vnsemi_tui.reading.gate import Mapping, Node, Scalar, Sequence
from vnsemi_tui.reading.sheet import INVALID, Addition, Sheet
from vnsemi_tui.text.nearest import hint

_MOST_STEPS = 3
"""Of an address: brief, initiative, entry."""

Read = Callable[[Node, "Sheet"], Any]
"""Turns a node into a value, or records a problem and returns INVALID."""


class FieldSpec(NamedTuple):
    """How one author's field is read."""

    attribute: str
    read: Read
    required: bool


class StructSpec(NamedTuple):
    """How one struct is read."""

    struct: type[msgspec.Struct]
    noun: str
    """Its name with its article, as problems give it."""
    fields: dict[str, FieldSpec]


@cache
def spec_of(struct: type[msgspec.Struct]) -> StructSpec:
    """Return how `struct` is read, from its annotations."""
    hints = typing.get_type_hints(struct, include_extras=True)
    fields = {
        field.encode_name: FieldSpec(field.name, _reader(hints[field.name]), field.required)
        for field in msgspec.structs.fields(struct)
        if not _is_internal(hints[field.name])
    }
    noun = struct.__name__.lower()
    return StructSpec(struct, f"an {noun}" if noun[0] in "aei" else f"a {noun}", fields)


def _is_internal(annotation: Any) -> bool:
    return typing.get_origin(annotation) is Annotated and model.Internal in annotation.__metadata__


@cache
def added_spec_of(struct: type[msgspec.Struct]) -> StructSpec:
    """Return how what extends a `struct` is read: without the fields that only that one has."""
    spec = spec_of(struct)
    fields = {
        name: spec.fields[name]._replace(required=spec.fields[name].required and name == "id")
        for name in model.ADDED[struct]
    }
    return spec._replace(noun=f"{spec.noun} that is extended", fields=fields)


def extending(node: Node, struct: type[msgspec.Struct]) -> Scalar | None:
    """Return the key with which `node` says that it extends a `struct`, None where none does."""
    if struct in model.ADDED and isinstance(node, Mapping):
        return next((key for key, _ in node.entries if key.text == "extends"), None)
    return None


def seems_to_add(node: Node, sheet: Sheet, struct: type[msgspec.Struct]) -> bool:
    """Whether `node` looks like more of an initiative of an earlier file, but does not say so."""
    if struct is not model.Initiative or sheet.earlier is None or not isinstance(node, Mapping):
        return False
    return not {"extends", "title"} & {key.text for key, _ in node.entries}


def read_fields(
    node: Node, sheet: Sheet, spec: StructSpec
) -> tuple[dict[str, Any], dict[str, Node]] | None:
    """Read the fields of `spec` from `node`: values by attribute, nodes by field name.

    Unknown and missing fields are all reported. None means that something is wrong with it.
    """
    if not isinstance(node, Mapping):
        sheet.fault(node, f"{spec.noun} is written as fields", f"write {_sample(spec)}")
        return None
    values: dict[str, Any] = {}
    nodes: dict[str, Node] = {}
    whole = True
    for key, value_node in node.entries:
        field = spec.fields.get(key.text)
        if field is None:
            sheet.fault(key, *_unknown(key.text, spec))
            whole = False
            continue
        nodes[key.text] = value_node
        value = field.read(value_node, sheet)
        whole = whole and value is not INVALID and not (field.required and value == ())
        if field.required and isinstance(value_node, Sequence) and not value_node.items:
            reason = f'{spec.noun} needs "{key.text}"'
            sheet.fault(value_node, reason, "write at least one, not an empty list")
        values[field.attribute] = value
    for name, field in spec.fields.items():
        if field.required and name not in nodes:
            sheet.fault(node, f'{spec.noun} needs "{name}"', f'add "{name}: …"')
            whole = False
    return (values, nodes) if whole else None


def _unknown(key: str, spec: StructSpec) -> tuple[str, str]:
    """Return what is wrong with a field that `spec` does not have, and the way out."""
    listed = f"fields are: {', '.join(spec.fields)}"
    if key in spec_of(spec.struct).fields:
        return f'"{key}" is for the first to say, not for what extends it', f"take it out; {listed}"
    return f'unknown field "{key}" of {spec.noun}', hint(key, spec.fields).strip(" ()") or listed


def _sample(spec: StructSpec) -> str:
    return ", ".join(f"{name}: …" for name, field in spec.fields.items() if field.required)


def _reader(annotation: Any) -> Read:
    """Return what reads a value of type `annotation`."""
    origin = typing.get_origin(annotation)
    arguments = typing.get_args(annotation)
    if origin is Annotated:
        return _SCALARS[arguments[1]]
    if origin in (typing.Union, types.UnionType):
        return _reader(next(kind for kind in arguments if kind is not types.NoneType))
    if origin is tuple:
        return _list_reader(_reader(arguments[0]), one_alone=not _is_plain_struct(arguments[0]))
    if origin is dict:
        return _dict_reader(_reader(arguments[0]))
    if annotation is str:
        return _read_text
    if issubclass(annotation, StrEnum):
        return _word_reader(annotation)
    if annotation in (PartialDate, Value):
        return _parsed_reader(annotation.parse)
    if annotation is Cite:
        return _read_cite
    return lambda node, sheet: read_struct(node, sheet, annotation)


def _is_plain_struct(annotation: Any) -> bool:
    return (
        isinstance(annotation, type)
        and issubclass(annotation, msgspec.Struct)
        and annotation is not Cite
    )


def read_struct(node: Node, sheet: Sheet, struct: type[msgspec.Struct]) -> Any:
    """Return a `struct` read from `node` by its fields and the sheet's grammar, or INVALID.

    What extends one is an `Addition`.
    """
    prefix, holder = sheet.prefix, sheet.holder
    before = len(sheet.problems)
    internal = sheet.grammar.enter(node, sheet, struct)
    has_place = len(sheet.problems) == before
    adds = extending(node, struct) is not None
    is_meant_to = not has_place and seems_to_add(node, sheet, struct)  # as was told already
    spec = added_spec_of(struct) if adds or is_meant_to else spec_of(struct)
    read = read_fields(node, sheet, spec)
    sheet.prefix, sheet.holder = prefix, holder
    if read is None or not sheet.grammar.check(node, sheet, struct, *read) or not has_place:
        return INVALID
    if adds:
        return Addition(struct, *read, internal.get("address") or sheet.brief_id)
    return struct(**read[0], **internal)


def _read_text(node: Node, sheet: Sheet) -> Any:
    if isinstance(node, Scalar):
        return node.text
    return sheet.fault(node, "a text is expected here", "write it on one line, or in quotes")


def _list_reader(read_one: Read, *, one_alone: bool) -> Read:
    """Return a reader of lists; with `one_alone` a single value counts as a list of one."""

    def read_list(node: Node, sheet: Sheet) -> Any:
        if isinstance(node, Sequence):
            read = [read_one(member, sheet) for member in node.items]
            if one_alone and INVALID in read:
                return INVALID
            return tuple(value for value in read if value is not INVALID)
        if one_alone and isinstance(node, Scalar):
            value = read_one(node, sheet)
            return INVALID if value is INVALID else (value,)
        return sheet.fault(node, "a list is expected here", 'begin each of its members with "- "')

    return read_list


def _dict_reader(read_key: Read) -> Read:
    def read_dict(node: Node, sheet: Sheet) -> Any:
        if not isinstance(node, Mapping):
            return sheet.fault(
                node, "names with their texts are expected here", "write {at: in May}"
            )
        pairs = {key.text: _read_text(value, sheet) for key, value in node.entries}
        faulty = [key for key, _ in node.entries if read_key(key, sheet) is INVALID]
        return INVALID if faulty or INVALID in pairs.values() else pairs

    return read_dict


def _word_reader(words: type[StrEnum]) -> Read:
    known = {member.value: member for member in words}
    noun = "".join(f" {c.lower()}" if c.isupper() else c for c in words.__name__).strip()

    def read_word(node: Node, sheet: Sheet) -> Any:
        text = _read_text(node, sheet)
        if text is INVALID or text in known:
            return known.get(text, INVALID)
        near = hint(text, known).strip(" ()")
        return sheet.fault(node, f'unknown {noun} "{text}"', near or f"one of: {', '.join(known)}")

    return read_word


def _parsed_reader(parse: Callable[[str], Any]) -> Read:
    def read_parsed(node: Node, sheet: Sheet) -> Any:
        text = _read_text(node, sheet)
        if text is INVALID:
            return INVALID
        try:
            return parse(text)
        except ValueError as error:
            reason, _, way_out = str(error).partition("; ")
            return sheet.fault(node, reason, way_out)

    return read_parsed


def _read_cite(node: Node, sheet: Sheet) -> Any:
    cite = _parsed_reader(Cite.parse)(node, sheet)
    if cite is not INVALID and isinstance(node, Scalar):
        sheet.refer("cite", node)
    return cite


def _read_id(node: Node, sheet: Sheet) -> Any:
    text = _read_text(node, sheet)
    if text is INVALID or is_id(text):
        return text
    return sheet.fault(
        node, f'"{text}" is no id', "use a-z, 0-9 and single hyphens, at most 64 characters"
    )


def _read_party(node: Node, sheet: Sheet) -> Any:
    text = _read_text(node, sheet)
    if text is INVALID or (text.startswith("(") and text.endswith(")") and len(text) > 2):
        return text
    if not is_id(text):
        return sheet.fault(
            node,
            f'"{text}" is no id',
            "put printed words in round brackets: (20 American customers)",
        )
    return sheet.refer("party", node) if isinstance(node, Scalar) else text


def _reference_reader(kind: str, parts: int) -> Read:
    def read_reference(node: Node, sheet: Sheet) -> Any:
        text = _read_text(node, sheet)
        if text is INVALID:
            return INVALID
        steps = text.split("/")
        if len(steps) == parts and all(is_id(step) for step in steps):
            return sheet.refer(kind, node) if isinstance(node, Scalar) else text
        shape = "/".join(("da-nang", "marvell", "lab")[:parts])
        return sheet.fault(node, f'"{text}" is no {kind}', f"write it like {shape}")

    return read_reference


def _read_number(node: Node, sheet: Sheet) -> Any:
    text = _read_text(node, sheet)
    if text is INVALID or is_number(text):
        return text
    return sheet.fault(
        node,
        f'"{text}" is no number',
        "write at most 30 digits, with one point at most, no separators",
    )


def _read_flag(node: Node, sheet: Sheet) -> Any:
    text = _read_text(node, sheet)
    if text is INVALID or text == "true":
        return text
    return sheet.fault(node, f'"{text}" is not known here', 'write "true", or leave the field out')


def _read_published(node: Node, sheet: Sheet) -> Any:
    if isinstance(node, Scalar) and node.text == "unknown":
        return None
    return _parsed_reader(PartialDate.parse)(node, sheet)


def _read_address(node: Node, sheet: Sheet) -> Any:
    text = _read_text(node, sheet)
    if text is INVALID:
        return INVALID
    steps = text.split("/")
    if len(steps) <= _MOST_STEPS and all(is_id(step) for step in steps):
        return sheet.refer("address", node) if isinstance(node, Scalar) else text
    return sheet.fault(
        node, f'"{text}" is no address', "write da-nang, da-nang/marvell or da-nang/marvell/lab"
    )


_SCALARS: dict[str, Read] = {
    "id": _read_id,
    "party": _read_party,
    "locality": _reference_reader("locality", 1),
    "partner": _reference_reader("partner", 1),
    "brief": _reference_reader("brief", 1),
    "initiative": _reference_reader("initiative", 2),
    "entry": _reference_reader("entry", 3),
    "address": _read_address,
    "number": _read_number,
    "flag": _read_flag,
    "field": _read_text,
    "published": _read_published,
}
