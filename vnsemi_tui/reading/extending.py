"""Join what extends a brief with the brief, which stands in an earlier file."""

from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from vnsemi_tui.model.brief import Initiative, Locality, Partner
from vnsemi_tui.reading.gate import Mapping
from vnsemi_tui.reading.sheet import Addition, Sheet

_Extended = TypeVar("_Extended", bound=msgspec.Struct)


def extended(brief: Locality | Partner, addition: Addition, sheet: Sheet) -> Locality | Partner:
    """Return `brief` with what `addition` holds; `sheet` gets what can't be added."""
    initiatives = addition.values.get("initiatives", ())
    more = {one.address: one for one in initiatives if isinstance(one, Addition)}
    grown = [
        _extended_initiative(thing, more[thing.address], sheet) if thing.address in more else thing
        for thing in brief.initiatives
    ]
    new = [one for one in initiatives if not isinstance(one, Addition)]
    return replace(_grown(brief, addition), initiatives=(*grown, *new))


def _extended_initiative(thing: Initiative, addition: Addition, sheet: Sheet) -> Initiative:
    written = addition.nodes.get("roles")
    for key, _ in written.entries if isinstance(written, Mapping) else ():
        if key.text in thing.roles:
            shown = sheet.earlier.shown if sheet.earlier else ""
            sheet.fault(key, f'"{key.text}" has a role in {shown} already', "take it out here")
    added = addition.values.get("roles", {})
    new = {party: role for party, role in added.items() if party not in thing.roles}
    return replace(_grown(thing, addition), roles={**thing.roles, **new})


def _grown(thing: _Extended, addition: Addition) -> _Extended:
    """Return `thing` with all lists of `addition` but that of initiatives at the end of its own."""
    return replace(thing, **dict(_lists(thing, addition)))


def _lists(thing: Any, addition: Addition) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for name, added in addition.values.items():
        if isinstance(added, tuple) and name != "initiatives":
            first = getattr(thing, name)
            is_words = name in ("also", "places", "see")
            yield name, tuple(dict.fromkeys((*first, *added))) if is_words else (*first, *added)
