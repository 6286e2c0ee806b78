"""Read folders of briefs: which files count, what they hold and what is wrong with them."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from vnsemi_tui.model.brief import Locality, Partner, Source, is_id
from vnsemi_tui.reading.convert import INVALID, Reference, Sheet, read_struct
from vnsemi_tui.reading.folders import KINDS, BriefFile, Folder, is_ignored
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


def list_files(folder: Folder) -> tuple[list[tuple[str, Path]], list[Problem]]:
    """Return the (kind, file) pairs of `folder` in order, and what is wrong with its names."""
    found: list[tuple[str, Path]] = []
    problems: list[Problem] = []
    for kind in KINDS:
        try:
            paths = sorted((folder.path / kind).iterdir())
        except FileNotFoundError:
            continue
        except OSError as error:
            problems.append(
                _whole(
                    folder.path / kind,
                    f"can't be listed: {error.strerror}",
                    "check its permissions",
                )
            )
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
            read, sheet_problems, references = _read_file(path, file, len(files) - 1, _HOLDS[kind])
            problems.extend(sheet_problems)
            if read is None:
                broken.add(path.stem)
            else:
                contents[kind].append(read)
                located.append(Located(file, references))
    return Reading(
        localities=tuple(contents["localities"]),
        partners=tuple(contents["partners"]),
        sources=tuple(contents["sources"]),
        files=tuple(files),
        problems=tuple(problems),
        located=tuple(located),
        broken=frozenset(broken),
    )


def shown_path(path: Path, folder: Folder) -> str:
    """Return `path` as problems name it: from the briefs folder on."""
    return str(Path(folder.path.name, *path.relative_to(folder.path).parts))


def _read_file(
    path: Path, file: BriefFile, index: int, struct: type[msgspec.Struct]
) -> tuple[Any, Sequence[Problem], tuple[Reference, ...]]:
    gated = read_yaml(path, file.shown)
    if gated.root is None:
        return None, gated.problems, ()
    sheet = Sheet(file.shown, path.stem, index, GRAMMAR)
    read = read_struct(gated.root, sheet, struct)
    problems = [*gated.problems, *sheet.problems]
    return (None if read is INVALID else read), problems, tuple(sheet.references)


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
    if path.is_symlink() and not path.resolve().is_relative_to(folder.path.resolve()):
        return _whole(shown, "is a link that leads out of the folder", "copy the file here instead")
    return None


def _twice(file: BriefFile, first: BriefFile) -> Problem:
    return _whole(
        Path(file.shown), f"the id stands twice, first in {first.shown}", "rename one of the two"
    )


def _whole(path: Path, reason: str, way_out: str, severity: Severity = Severity.ERROR) -> Problem:
    return Problem(
        path=str(path), line=0, column=0, reason=reason, way_out=way_out, severity=severity
    )
