"""After a reading: what has errors now stays as it was before, all else is as it is now."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from vnsemi_tui.library.library import Library
from vnsemi_tui.model.brief import Locality, Note, Partner, Source
from vnsemi_tui.reading.problems import Problem, Severity

_Kept = TypeVar("_Kept", Locality, Partner, Source, Note)


def with_last_good(now: Library, before: Library) -> Library:
    """Return `now` with the version in `before` of each brief that has new errors.

    So have sources and notes. What had errors in `before` already has no better version; what
    stays over several readings is held against the errors of the version that stays.
    """
    keeper = _Keeper(now, before)
    new, old = now.contents, before.contents
    contents = replace(
        new,
        localities=keeper.kept(new.localities, old.localities),
        partners=keeper.kept(new.partners, old.partners),
        sources=keeper.kept(new.sources, old.sources),
        notes=keeper.kept(new.notes, old.notes),
    )
    return Library(replace(contents, files=tuple(keeper.files)), keeper.accepted)


class _Keeper:
    """Tells what is to stay, and takes it along."""

    def __init__(self, now: Library, before: Library) -> None:
        self.files = list(now.contents.files)
        self.accepted: dict[str, Counter[str]] = {}
        """By file or folder that stays as it was: the errors that it had then."""
        self._before = before
        self._places = {file.path: place for place, file in enumerate(self.files)}
        self._errors = _errors(now.contents.problems)
        self._errors_before = _errors(before.contents.problems)

    def kept(self, new: Sequence[_Kept], old: Sequence[_Kept]) -> tuple[_Kept, ...]:
        """Return `new` with those of `old` that are to stay in the place of their new versions."""
        found = {self.files[one.file].path: one for one in new}
        for one in old:
            files = {self._before.contents.files[place].shown for place in _files(one)}
            broken = {place for file in files for place in self._with_new_errors(file)}
            if not broken:
                continue
            for place in files | broken:
                self.accepted[place] = self._accepted_before(place)
            found[self._before.file_of(one).path] = self._moved(one)
        return tuple(found.values())

    def _accepted_before(self, place: str) -> Counter[str]:
        """Return the errors that a file or folder had when it was read as it was shown."""
        if place in self._before.accepted:
            return self._before.accepted[place]
        return self._errors_before.get(place, Counter())

    def _with_new_errors(self, file: str) -> Iterator[str]:
        """Yield `file` and the folders that it is in as far as they have errors they had not."""
        for place in (file, *map(str, PurePath(file).parents)):
            if self._errors.get(place, Counter()) - self._accepted_before(place):
                yield place

    def _moved(self, thing: Any) -> Any:
        """Return `thing` with the places of its files among `files`."""
        if isinstance(thing, tuple):
            return tuple(self._moved(one) for one in thing)
        if not isinstance(thing, msgspec.Struct):
            return thing
        names = [field for field in thing.__struct_fields__ if _may_hold(getattr(thing, field))]
        changes = {name: self._moved(getattr(thing, name)) for name in names}
        if "file" in thing.__struct_fields__:
            changes["file"] = self._place(thing.file)  # type: ignore[attr-defined]
        return replace(thing, **changes) if changes else thing

    def _place(self, before: int) -> int:
        file = self._before.contents.files[before]
        if file.path not in self._places:
            self._places[file.path] = len(self.files)
            self.files.append(file)
        return self._places[file.path]


def _errors(problems: Sequence[Problem]) -> dict[str, Counter[str]]:
    """Return by file the reasons of its errors, wherever in it they stand, with their number."""
    found: dict[str, Counter[str]] = {}
    for problem in problems:
        if problem.severity is Severity.ERROR:
            found.setdefault(problem.path, Counter())[problem.reason] += 1
    return found


def _may_hold(value: Any) -> bool:
    """Whether claims may stand in `value`."""
    return isinstance(value, (tuple, msgspec.Struct)) and bool(value)


def _files(thing: Any) -> Iterator[int]:
    """Yield the places of the files in which `thing` and what is in it stand."""
    if isinstance(thing, tuple):
        for one in thing:
            yield from _files(one)
    elif isinstance(thing, msgspec.Struct):
        if "file" in thing.__struct_fields__:
            yield thing.file  # type: ignore[attr-defined]
        for name in thing.__struct_fields__:
            yield from _files(getattr(thing, name))
