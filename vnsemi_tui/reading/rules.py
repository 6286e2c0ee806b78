"""The rules of the content model that no single field can check, and the addresses of claims."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import msgspec

from vnsemi_tui.model import brief as model
from vnsemi_tui.model.values import Value
from vnsemi_tui.model.vocabulary import (
    ANSWERING,
    FACT_EVENTS,
    LEDGER_EVENTS,
    Event,
    Measure,
    Rung,
    SourceKind,
)
from vnsemi_tui.reading.convert import extending, seems_to_add, spec_of
from vnsemi_tui.reading.gate import Mapping, Node, Scalar
from vnsemi_tui.reading.sheet import Grammar, Sheet
from vnsemi_tui.text.fold import fold
from vnsemi_tui.text.nearest import hint

Values = dict[str, Any]
Nodes = dict[str, Node]


def _text_at(node: Node, name: str) -> str:
    """Return the text of field `name`, or nothing where it is missing or no text."""
    if isinstance(node, Mapping):
        for key, value in node.entries:
            if key.text == name and isinstance(value, Scalar):
                return value.text
    return ""


def slug(text: str) -> str:
    """Return `text` as an id: folded, words joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[: model.ID_LENGTH].strip("-")


_Name = Callable[[Node, Sheet], str]


def _named_or_numbered(word_field: str, default: str) -> _Name:
    def name(node: Node, sheet: Sheet) -> str:
        word = slug(_text_at(node, word_field)) or default
        numbered = sheet.number(word)
        own = _text_at(node, "id")
        return (
            f"{sheet.prefix}/{own}"
            if own and word_field == "event" and default == "entry"
            else numbered
        )

    return name


def _person_name(node: Node, sheet: Sheet) -> str:
    return f"{sheet.prefix}/{slug(_text_at(node, 'name') or _text_at(node, 'post')) or 'person'}"


def _initiative_name(node: Node, sheet: Sheet) -> str:
    address = f"{sheet.brief_id}/{_text_at(node, 'id')}"
    sheet.prefix = address
    return address


def _fixed(word: str) -> _Name:
    return lambda node, sheet: f"{sheet.prefix}/{word}"


_NAMES: dict[type[msgspec.Struct], _Name] = {
    model.Entry: _named_or_numbered("event", "entry"),
    model.Figure: _named_or_numbered("measure", "figure"),
    model.Fact: _named_or_numbered("event", "fact"),
    model.Was: _named_or_numbered("", "was"),
    model.Included: _named_or_numbered("", "includes"),
    model.Person: _person_name,
    model.Initiative: _initiative_name,
    model.Became: _fixed("became"),
    model.Ended: _fixed("ended"),
}


_WAYS_OUT: dict[type[msgspec.Struct], str] = {
    model.Initiative: 'add "extends: true" to add to it, or give this one another id',
    model.Person: "take this one out: the person is there already",
}
"""What to do about something that stands already in the brief that a file extends."""


def enter(node: Node, sheet: Sheet, struct: type[msgspec.Struct]) -> Values:
    """Return the internal fields of a `struct` at `node`; its address is reserved."""
    if struct in (model.Locality, model.Partner, model.Source, model.Note):
        return {"id": sheet.brief_id, "line": node.line, "file": sheet.file}
    if struct is model.Paragraph:
        return {"line": node.line}
    naming = _NAMES.get(struct)
    if naming is None:
        return {}
    address = naming(node, sheet)
    sheet.holder = address
    adds = extending(node, struct) is not None
    way_out = _WAYS_OUT.get(struct, "give this one another id")
    sheet.claim(address, node, way_out, adds=adds)
    known = sheet.earlier.initiatives if sheet.earlier else set[str]()
    if address not in known and seems_to_add(node, sheet, struct):
        near = hint(address, known).strip(" ()")
        reason = f'there is no initiative "{address}" to add to'
        sheet.fault(node, reason, near or "a new one needs title, kind and sectors")
    if struct is model.Initiative and not adds:
        sheet.initiatives.add(address)
    place = {"address": address, "line": node.line, "file": sheet.file}
    return place | {"column": node.column} if issubclass(struct, model.Claim) else place


def check(
    node: Node, sheet: Sheet, struct: type[msgspec.Struct], values: Values, nodes: Nodes
) -> bool:
    """Apply the rules of `struct`; return whether it may stay."""
    before = len(sheet.problems)
    if issubclass(struct, model.Claim):
        _check_derived(sheet, struct, nodes)
    rule = _RULES.get(struct)
    if extending(node, struct) is not None:
        rule = _check_extended if struct is model.Initiative else None
    if rule is not None:
        rule(node, sheet, values, nodes)
    return len(sheet.problems) == before


def _check_derived(sheet: Sheet, struct: type[msgspec.Struct], nodes: Nodes) -> None:
    """A reason for a derived field must name a field that is there, `unit` of a value included."""
    fields = spec_of(struct).fields
    for name in ("resolved", "inferred", "computed"):
        derived = nodes.get(name)
        for key, _ in derived.entries if isinstance(derived, Mapping) else ():
            if key.text not in fields and key.text != "unit":
                sheet.fault(
                    key,
                    f'"{key.text}" is no field here{hint(key.text, fields)}',
                    "name the field that the reason is for",
                )
            elif key.text not in nodes and key.text != "unit":
                sheet.fault(
                    key,
                    f'there is no "{key.text}" to give a reason for',
                    f'add "{key.text}", or take the reason out',
                )


def _check_entry(node: Node, sheet: Sheet, values: Values, nodes: Nodes) -> None:
    event: Event = values["event"]
    if event is not Event.LOOKED_FOR and not values.get("by"):
        sheet.fault(nodes.get("by", node), 'an entry needs "by"', 'add "by: …"')
    if "at" in values and "due" in values:
        sheet.fault(
            nodes["due"],
            "an entry has at or due, not both",
            "a plan is an entry of its own, with due",
        )
    if event in LEDGER_EVENTS and not values.get("to"):
        sheet.fault(
            node,
            f'"{event}" needs "to"',
            "name who is addressed, or choose hoped, proposed or announced",
        )
    if (event in LEDGER_EVENTS or "due" in values) and not values.get("id"):
        what = f'"{event}"' if event in LEDGER_EVENTS else "an entry with due"
        sheet.fault(node, f'{what} needs "id"', "others must be able to answer it; add a short id")
    if "outcome" in values and "answers" not in values:
        sheet.fault(nodes["outcome"], "an outcome needs what it answers", 'add "answers: ADDRESS"')
    if "answers" in values and "outcome" not in values and not _answers_by_its_word(event, values):
        sheet.fault(
            node,
            f'"{event}" does not say how it answers',
            "add outcome: considering, accepted, partly, met, declined or withdrawn",
        )


def _answers_by_its_word(event: Event, values: Values) -> bool:
    """Whether `event` alone says what became of the thing; `ended` may be the end of anything."""
    has_rung = event.rung is not Rung.NONE and event is not Event.ENDED
    return event in ANSWERING or "due" in values or has_rung


def _check_fact(node: Node, sheet: Sheet, values: Values, nodes: Nodes) -> None:
    event = values.get("event")
    if event is None:
        return
    if event not in FACT_EVENTS:
        words = ", ".join(sorted(FACT_EVENTS))
        sheet.fault(
            nodes["event"],
            f'"{event}" belongs in an initiative\'s timeline',
            f"a fact may be {words}",
        )
    if event is Event.LOOKED_FOR:
        if "at" not in values:
            sheet.fault(node, '"looked-for" needs "at"', "give the day of the search")
    elif not values.get("by"):
        sheet.fault(node, f'"{event}" needs "by"', "say whose word it is")


def _check_figure(node: Node, sheet: Sheet, values: Values, nodes: Nodes) -> None:
    if not {"value", "growth", "rank"} & values.keys():
        sheet.fault(
            node, "a figure needs a value, a growth or a rank", "add what the source prints"
        )
    if "against" in values and "growth" not in values:
        sheet.fault(nodes["against"], '"against" goes with "growth"', "add the growth")
    _check_unit(sheet, values["measure"], values.get("value"), nodes.get("value"))
    _check_unit(sheet, values["measure"], values.get("growth"), nodes.get("growth"))
    _check_parts(sheet, values, nodes)


def _check_unit(sheet: Sheet, measure: Measure, value: Value | None, node: Node | None) -> None:
    if value is None or node is None or value.unit in measure.units:
        return
    known = ", ".join(sorted(unit.value for unit in measure.units))
    if value.unit is None:
        sheet.fault(node, f"{measure} needs a unit", f"one of: {known}")
    else:
        sheet.fault(node, f'{measure} is not counted in "{value.unit}"', f"one of: {known}")


def _check_parts(sheet: Sheet, values: Values, nodes: Nodes) -> None:
    parts, whole = values.get("parts", ()), values.get("value")
    counted = [part.value for part in parts if part.value is not None]
    if whole is None:
        for value in counted:
            _check_unit(sheet, values["measure"], value, nodes["parts"])
        return
    if any(value.unit != whole.unit for value in counted):
        sheet.fault(
            nodes["parts"], "parts and whole have different units", "write them in one unit"
        )
        return
    if whole.hedge == "over":
        return
    total = sum((value.amount for value in counted), Decimal(0))
    if counted and total > whole.amount:
        sheet.fault(
            nodes["parts"],
            f"the parts add up to {total:f}, more than the whole",
            "check them against the source",
        )


def _check_rank(node: Node, sheet: Sheet, values: Values, nodes: Nodes) -> None:
    place, among = Decimal(values["place"]), Decimal(values.get("among", "0") or "0")
    if place < 1 or place != int(place):
        sheet.fault(nodes["place"], f"there is no place {values['place']}", "places count from 1")
    elif among and place > among:
        sheet.fault(
            nodes["place"],
            f"rank {place} of {among}",
            "the place can't be beyond the number ranked",
        )
    if values.get("from_", "bottom") != "bottom":
        sheet.fault(
            nodes["from"],
            f'"{values["from_"]}" is not known here',
            'write "bottom", or leave it out',
        )


def _check_source(node: Node, sheet: Sheet, values: Values, nodes: Nodes) -> None:
    address = values.get("address", "")
    may_lack_it = values["kind"] is SourceKind.SEARCH and not address
    if not may_lack_it and not re.match(r"https?://[^\s/]+", address):
        sheet.fault(
            nodes.get("address", node),
            "the address must begin with http:// or https://",
            "give the page's own address",
        )
    published, bounds = values["published"], values.get("bounds")
    if published is None and bounds is None:
        sheet.fault(
            nodes["published"],
            "an undated source needs bounds",
            "add bounds: {from: DATE, to: DATE, why: REASON}",
        )
    if bounds is not None and bounds.to.last < bounds.from_.first:
        sheet.fault(
            nodes["bounds"], "the bounds end before they start", "write the earlier date in from"
        )
    latest = published.first if published else bounds.to.last if bounds else None
    if latest and latest > values["read"].last:
        sheet.fault(
            nodes["read"],
            "the text was read before it was published",
            "give the day on which it was read; bounds end on that day at the latest",
        )


def _check_position(node: Node, sheet: Sheet, values: Values, nodes: Nodes) -> None:
    if not Decimal(-90) <= Decimal(values["position"]) <= Decimal(90):
        sheet.fault(
            nodes["position"], f"{values['position']} is no latitude", "write degrees north: 16.07"
        )


def _check_home(node: Node, sheet: Sheet, values: Values, nodes: Nodes) -> None:
    if values.get("parent") == sheet.brief_id:
        sheet.fault(
            nodes["parent"], "a partner can't be its own parent", "name the owner, or leave it out"
        )


def _check_note(node: Node, sheet: Sheet, values: Values, nodes: Nodes) -> None:
    on = values["on"]
    if on.first != on.last or on.text != on.first.isoformat():
        sheet.fault(nodes["on"], f'"{on.text}" is no day', "write it like 2024-08-30")


def _check_extended(node: Node, sheet: Sheet, values: Values, nodes: Nodes) -> None:
    """What extends an initiative must stand in a file that extends the brief, which has it."""
    address = f"{sheet.brief_id}/{values['id']}"
    if sheet.earlier is None:
        sheet.fault(
            nodes["extends"],
            "only a file that extends a brief can extend its initiatives",
            "take it out: the initiative stands here",
        )
    elif address not in sheet.earlier.initiatives:
        sheet.fault(
            nodes["id"],
            f'there is no initiative "{address}" to extend',
            hint(address, sheet.earlier.initiatives).strip(" ()")
            or "take extends out to begin a new one",
        )


_Rule = Callable[[Node, Sheet, Values, Nodes], None]
_RULES: dict[type[msgspec.Struct], _Rule] = {
    model.Entry: _check_entry,
    model.Fact: _check_fact,
    model.Figure: _check_figure,
    model.Rank: _check_rank,
    model.Source: _check_source,
    model.Note: _check_note,
    model.Locality: _check_position,
    model.Partner: _check_home,
}

GRAMMAR = Grammar(enter, check)
"""The content model's grammar."""
