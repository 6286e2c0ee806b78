"""The compiled library: one file in the user's cache folder, made anew whenever it does not fit.

Losing it costs the time of reading the briefs, so nothing that can go wrong with it is reported.
"""

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from vnsemi_tui.files import changed_at, remove_left_over, write_own
from vnsemi_tui.library.library import Contents, Library
from vnsemi_tui.model.vocabulary import Event, SourceKind
from vnsemi_tui.reading.folders import Folder
from vnsemi_tui.reading.problems import Severity
from vnsemi_tui.stored import LARGEST, Name, Names, as_stored, look_at, read_stored, stored_at
from vnsemi_tui.text.clean import clean

_MOST_KEPT = 8
"""How many sets of folders have their library stored; of more, the oldest go."""
_CLOCK_TICK = 20_000_000
"""Nanoseconds: two changes within one tick of a file system's clock look like one."""


def open_library(folders: Sequence[Folder], cache_folder: Path) -> Library:
    """Return the library of `folders`, from `cache_folder` where it has them as they are.

    Otherwise the briefs are read and the result is stored, if that is possible.
    """
    path = stored_at(folders, cache_folder)
    state = look_at(folders)
    key = state.key
    may_store = path.is_absolute() and state.readable
    contents = _load(path, key) if may_store else None
    if contents is not None:
        return Library(contents)
    from vnsemi_tui.library.loading import load  # with yaml and the checks: half the start

    library = load(folders)
    # Looked at before the reading: what changed during it, or in the same tick of the clock
    # just before, does not fit the key, or is not stored.
    settled = abs(time.time_ns() - state.newest) > _CLOCK_TICK
    if may_store and settled and _all_readable(library):
        with suppress(OSError, UnicodeEncodeError):  # a path that is not UTF-8 can't be stored
            _save(path, key, library)
    return library


def names_of(library: Library) -> Names:
    """Return what of `library` may be written in an option, and what was left out of it."""
    return Names.of(_names(library))


def _names(library: Library) -> Iterator[Name]:
    from vnsemi_tui.library.filter_rules import PLAN, STATES  # only where a library is stored

    contents = library.contents
    for locality in contents.localities:
        yield Name("locality", locality.id, locality.name)
    for partner in contents.partners:
        yield Name("partner", partner.id, partner.name)
    for thing in library.initiatives.values():
        yield Name("initiative", thing.address, thing.title)
    for claim in library.claims:
        yield Name("claim", claim)
    for source in contents.sources:
        when = source.published_range if source.kind is not SourceKind.SEARCH else None
        days = f"{when.first}/{when.last}" if when else ""
        yield Name("source", source.id, source.title, days)
    for word in (PLAN, *Event):
        yield Name("event", word, word.definition if isinstance(word, Event) else "")
    for state in STATES:
        yield Name("state", state)
    for sector in library.sectors:
        yield Name("sector", sector)
    for problem in contents.problems:
        if problem.severity is Severity.ERROR:
            yield Name("skipped", clean(str(problem)))


def _all_readable(library: Library) -> bool:
    """Whether no file was kept from us: that may end without a change of the file."""
    return all(os.access(file.path, os.R_OK) for file in library.contents.files)


def _load(path: Path, key: bytes) -> Contents | None:
    """Return what is stored at `path`, if it is ours, whole, and has `key`."""
    encoded = read_stored(path, key, whole=True)
    if encoded is None:
        return None
    try:
        return msgspec.msgpack.decode(encoded, type=Contents)
    except (ValueError, RecursionError):  # msgspec's errors are ValueErrors
        return None


def _save(path: Path, key: bytes, library: Library) -> None:
    """Put a new file in the place of the one at `path`."""
    encoded = msgspec.msgpack.encode(library.contents)
    if len(encoded) >= LARGEST:
        return
    write_own(path, as_stored(key, names_of(library), encoded))
    _tidy(path.parent)


def _tidy(folder: Path) -> None:
    """Remove libraries of sets of folders not opened of late, and what killed copies left."""
    libraries = sorted(folder.glob("library-*.msgpack"), key=changed_at, reverse=True)
    for path in libraries[_MOST_KEPT:]:
        path.unlink(missing_ok=True)
    remove_left_over(folder, "library-*.tmp")
