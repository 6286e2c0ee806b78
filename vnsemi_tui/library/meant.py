"""Which locality or partner a reader means by a name, an alias or an earlier name."""

from collections.abc import Collection, Iterator
from functools import lru_cache

from vnsemi_tui.library.library import Library
from vnsemi_tui.model.brief import Brief
from vnsemi_tui.text.clean import excerpt
from vnsemi_tui.text.fold import fold

_MOST_NAMED = 6


class AmbiguousError(ValueError):
    """A name that several briefs have; the message names them."""


def id_meant(name: str, library: Library, among: Collection[str]) -> str | None:
    """Return which of the ids `among` is meant by `name`, None where it is nothing there.

    An id is meant by itself; else a name, an alias and an earlier name are compared without
    marks, case, spaces and signs: `Hà Nội`, `hanoi`. Raise AmbiguousError where several have it.
    """
    if name in among:
        return name
    key = _key(name)
    found = [one for one in _ids_by_key(library).get(key, ()) if one in among] if key else []
    exactly = [one for one in found if _key(one) == key]
    found = exactly if len(exactly) == 1 else found
    if len(found) > 1:
        listed = ", ".join(found[:_MOST_NAMED]) + (" …" if len(found) > _MOST_NAMED else "")
        raise AmbiguousError(f'"{excerpt(name)}" may be {listed}; write one of these')
    return found[0] if found else None


def address_meant(name: str, library: Library) -> str:
    """Return the address that `name` means: its brief may be named otherwise than by its id.

    What means nothing is returned as it is. Raise AmbiguousError as `id_meant` does.
    """
    if library.has(name):
        return name
    home, slash, inside = name.partition("/")
    return f"{id_meant(home, library, library.ids) or home}{slash}{inside}"


def _key(name: str) -> str:
    return "".join(filter(str.isalnum, fold(name)))


@lru_cache(maxsize=2)
def _ids_by_key(library: Library) -> dict[str, tuple[str, ...]]:
    """Return by key of a name the ids of all briefs that have it, in the order of the briefs."""
    found: dict[str, dict[str, None]] = {}
    for brief in library.briefs:
        for name in _names_of(brief):
            found.setdefault(_key(name), {})[brief.id] = None
    return {key: tuple(ids) for key, ids in found.items()}


def _names_of(brief: Brief) -> Iterator[str]:
    yield from (brief.id, brief.name, *brief.also)
    yield from (was.name for was in brief.was)
