"""What several commands say alike: entries in JSON, and how much a limit cuts."""

from typing import Any

from vnsemi_tui.library.known import Known
from vnsemi_tui.library.ledger import Item, is_item, item_of
from vnsemi_tui.library.library import places_of
from vnsemi_tui.model.brief import Entry


def entry_data(known: Known, entry: Entry, item: Item | None = None) -> dict[str, Any]:
    """Return `entry` as JSON has it; state and age only where it is an item of the ledger.

    `item` is what the ledger says of it, where that is at hand.
    """
    library = known.library
    initiative = library.initiatives[entry.address.rpartition("/")[0]]
    if item is None and is_item(entry):
        item = item_of(known, initiative, entry)
    places = places_of(initiative, library)
    reported = known.reported(entry)
    return {
        "id": entry.address,
        "event": entry.event.value,
        "by": list(entry.by),
        "to": list(entry.to),
        "about": list(entry.about),
        "what": entry.what,
        "at": entry.at.text if entry.at else None,
        "due": entry.due.text if entry.due else None,
        "reported": reported.text if reported else None,
        "state": item.words if item else None,
        "inferred": item.is_inferred if item else False,
        "age_months": item.age if item else None,
        "initiative": initiative.address,
        "place": places[0] if places else None,
        "partners": sorted({*entry.by, *entry.to} & library.partners.keys()),
        "cite": [cite.text for cite in known.cites(entry)],
        "own": not library.file_of(entry).shipped,
    }


def cut_words(shown: int, total: int, *, more: bool = False) -> str:
    """Return what to say where a limit shows `shown` of `total`; nothing where that is all.

    With `more`, counting stopped at `total`.
    """
    if shown >= total and not more:
        return ""
    if shown >= total:
        return f"the best {total} shown, and there are more; more words leave fewer"
    if more:
        return f"{shown} of over {total} shown; --limit {total} shows the best {total}"
    return f"{shown} of {total} shown; --limit {total} shows all"
