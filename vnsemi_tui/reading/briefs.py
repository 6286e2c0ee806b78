"""Read folders of briefs: which files count, what they hold and what is wrong with them."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from vnsemi_tui.model.brief import Locality, Partner, Source, is_id
from vnsemi_tui.reading.brief_files import BriefFile
from vnsemi_tui.reading.convert import INVALID, Reference, Sheet, read_struct
from vnsemi_tui.reading.folders import KINDS, Folder, is_ignored
from vnsemi_tui.reading.gate import read_yaml
from vnsemi_tui.reading.problems import Problem, Severity
from vnsemi_tui.reading.rules import GRAMMAR

_Struct = type[Locality] | type[Partner] | type[Source]
_HOLDS: dict[str, _Struct] = dict(zip(KINDS, (Source, Locality, Partner), strict=True))
"""What each folder holds; the folder gives the kind, the file's stem the id."""

__all__ = ["BriefFile", "Folder", "Located", "Reading", "list_files", "read_folders", "shown_path"]

_SUFFIX = ".yaml"


class Located(msgspec.Struct, frozen=True):
    """References of one file, to be looked up when all are read."""

    file: BriefFile
    references: tuple[Reference, ...]


class Reading(msgspec.Struct, frozen=True):
    """Everything that folders of briefs hold."""

    localities: tuple[Locality, ...]
    partners: tuple[Partner, ...]
    sources: tuple[Source, ...]
    files: tuple[BriefFile, ...]
    """Every file tried, broken ones too; claims name theirs by index."""
    problems: tuple[Problem, ...]
    located: tuple[Located, ...]
    broken: frozenset[str]
    """Ids of files that could not be read: references to them are not reported again."""
    written: frozenset[str]
    """Addresses of everything written in the other files, what was left out of them included."""

    @property
    def is_whole(self) -> bool:
        """Whether nothing had to be left out."""
        return not any(problem.severity is Severity.ERROR for problem in self.problems)


def list_files(folder: Folder) -> tuple[list[tuple[str, Path]], list[Problem]]:
    """Return the (kind, file) pairs of `folder` in order, and what is wrong with its names."""
    found: list[tuple[str, Path]] = []
    problems: list[Problem] = []
    for kind in KINDS:
        inside = folder.path / kind
        shown = Path(shown_path(inside, folder))
        if _leads_out(inside, folder):
            reason = "is a link that leads out of the folder"
            problems.append(_whole(shown, reason, "copy the folder here instead"))
            continue
        try:
            paths = sorted(inside.iterdir())
        except FileNotFoundError:
            continue
        except OSError as error:
            reason = f"can't be listed: {error.strerror}"
            problems.append(_whole(shown, reason, "check its permissions"))
            continue
        for path in paths:
            if is_ignored(path.name):
                continue
            problem = _name_problem(path, folder)
            if problem is None:
                found.append((kind, path))
            else:
                problems.append(problem)
    return found, problems


def read_folders(folders: Iterable[Folder]) -> Reading:
    """Read every brief and source of `folders`; one broken file costs only itself."""
    contents: dict[str, list[Any]] = {kind: [] for kind in KINDS}
    files: list[BriefFile] = []
    problems: list[Problem] = []
    located: list[Located] = []
    broken: set[str] = set()
    written: set[str] = set()
    first_of: dict[str, BriefFile] = {}
    for folder in folders:
        listed, faults = list_files(folder)
        problems.extend(faults)
        for kind, path in listed:
            file = BriefFile(str(path), shown_path(path, folder), folder.shipped)
            files.append(file)
            first = first_of.setdefault(path.stem, file)
            if first is not file:
                problems.append(_twice(file, first))
                continue
            sheet = Sheet(file.shown, path.stem, len(files) - 1, GRAMMAR)
            read = _read_file(path, sheet, _HOLDS[kind])
            problems.extend(sheet.problems)
            if read is INVALID:
                broken.add(path.stem)
            else:
                contents[kind].append(read)
                located.append(Located(file, tuple(sheet.references)))
                written.update(sheet.addresses)
    return Reading(
        localities=tuple(contents["localities"]),
        partners=tuple(contents["partners"]),
        sources=tuple(contents["sources"]),
        files=tuple(files),
        problems=tuple(problems),
        located=tuple(located),
        broken=frozenset(broken),
        written=frozenset(written),
    )


def shown_path(path: Path, folder: Folder) -> str:
    """Return `path` as problems name it: from the briefs folder on, any odd bytes replaced."""
    shown = Path(folder.path.name, *path.relative_to(folder.path).parts)
    return os.fsencode(shown).decode("utf-8", "replace")


def _read_file(path: Path, sheet: Sheet, struct: _Struct) -> Any:
    """Return the `struct` that the file at `path` holds, or INVALID; `sheet` gets its problems."""
    root, problems = read_yaml(path, sheet.path)
    sheet.problems.extend(problems)
    return INVALID if root is None else read_struct(root, sheet, struct)


def _name_problem(path: Path, folder: Folder) -> Problem | None:
    shown = Path(shown_path(path, folder))
    if path.suffix != _SUFFIX:
        return _whole(shown, "is no brief", f"briefs end in {_SUFFIX}", Severity.WARNING)
    if not is_id(path.stem):
        return _whole(
            shown,
            "the file's name is no id",
            "use a-z, 0-9 and single hyphens, at most 64 characters",
        )
    if _leads_out(path, folder):
        return _whole(shown, "is a link that leads out of the folder", "copy the file here instead")
    return None


def _leads_out(path: Path, folder: Folder) -> bool:
    # Not Path.resolve: before Python 3.13 it raises RuntimeError where links go in a circle.
    return path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(
        os.path.realpath(folder.path)
    )


def _twice(file: BriefFile, first: BriefFile) -> Problem:
    return _whole(
        Path(file.shown), f"the id stands twice, first in {first.shown}", "rename one of the two"
    )


def _whole(path: Path, reason: str, way_out: str, severity: Severity = Severity.ERROR) -> Problem:
    return Problem(
        path=str(path), line=0, column=0, reason=reason, way_out=way_out, severity=severity
    )
