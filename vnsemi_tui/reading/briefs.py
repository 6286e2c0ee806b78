"""Read folders of briefs: which files count, what they hold and what is wrong with them."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from vnsemi_tui.model.brief import Locality, Note, Partner, Source, is_id
from vnsemi_tui.paths import look, told, why
from vnsemi_tui.reading.brief_files import BriefFile
from vnsemi_tui.reading.convert import extending, read_struct
from vnsemi_tui.reading.extending import extended
from vnsemi_tui.reading.folders import KINDS, NOTES, Folder, is_ignored
from vnsemi_tui.reading.gate import Mapping, Scalar, read_yaml
from vnsemi_tui.reading.problems import Problem, Severity
from vnsemi_tui.reading.rules import GRAMMAR
from vnsemi_tui.reading.sheet import INVALID, Earlier, Reference, Sheet
from vnsemi_tui.text.nearest import hint

_HOLDS: dict[str, type[msgspec.Struct]] = dict(
    zip(KINDS, (Source, Locality, Partner, Note), strict=True)
)
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
    notes: tuple[Note, ...] = ()

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
            reason = f"can't be listed: {why(error)}"
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
    """Read every brief, source and note of `folders`; one broken file costs only itself."""
    reader = _Reader()
    for folder in folders:
        listed, faults = list_files(folder)
        reader.problems.extend(faults)
        for kind, path in listed:
            reader.read(kind, path, folder)
    return reader.reading


class _First:
    """The file that has a brief or source, and what stands in it and in those that extend it."""

    def __init__(self, kind: str, file: BriefFile) -> None:
        self.kind = kind
        self.file = file
        self.place: int | None = None
        """Where it is among those of its kind; None where it could not be read."""
        self.earlier = Earlier(file.shown)

    def note(self, sheet: Sheet) -> None:
        """Remember what stands in the file of `sheet`, for those that extend the brief too."""
        for address, line in sheet.addresses.items():
            self.earlier.places.setdefault(address, f"{sheet.path}:{line}")
        self.earlier.initiatives |= sheet.initiatives


class _Reader:
    """Reads file after file."""

    def __init__(self) -> None:
        self.contents: dict[str, list[Any]] = {kind: [] for kind in KINDS}
        self.files: list[BriefFile] = []
        self.problems: list[Problem] = []
        self.located: list[Located] = []
        self.broken: set[str] = set()
        self.written: set[str] = set()
        self.first_of: dict[str, _First] = {}

    @property
    def reading(self) -> Reading:
        """Everything that was read."""
        return Reading(
            localities=tuple(self.contents["localities"]),
            partners=tuple(self.contents["partners"]),
            sources=tuple(self.contents["sources"]),
            notes=tuple(self.contents[NOTES]),
            files=tuple(self.files),
            problems=tuple(self.problems),
            located=tuple(self.located),
            broken=frozenset(self.broken),
            written=frozenset(self.written),
        )

    def read(self, kind: str, path: Path, folder: Folder) -> None:
        """Read the file at `path`, which is one of `kind` in `folder`."""
        file = BriefFile(str(path), shown_path(path, folder), folder.shipped, folder.whose)
        self.files.append(file)
        if kind == NOTES:
            self._read_note(path, file)
            return
        first = self.first_of.get(path.stem)
        root, faults = read_yaml(path, file.shown)
        self.problems.extend(faults)
        key = extending(root, _HOLDS[kind]) if root else None
        if root is None:
            self.broken.add(path.stem)
            self.first_of.setdefault(path.stem, _First(kind, file))
        elif key is not None:
            self._extend(kind, path, file, root, key)
        elif first is not None:
            self.problems.append(_twice(file, first.file, may_add=first.kind == kind != "sources"))
        else:
            first = self.first_of[path.stem] = _First(kind, file)
            sheet = self._sheet(path, file)
            read = read_struct(root, sheet, _HOLDS[kind])
            if read is not INVALID:
                first.place = len(self.contents[kind])
                self.contents[kind].append(read)
            self._close(path, file, sheet, is_read=read is not INVALID)
            first.note(sheet)

    def _extend(self, kind: str, path: Path, file: BriefFile, root: Mapping, key: Scalar) -> None:
        """Add what `root` holds to the brief of its id."""
        first = self.first_of.get(path.stem)
        sheet = self._sheet(path, file, first.earlier if first else None)
        if first is None or first.place is None or first.kind != kind or file.shipped:
            sheet.fault(key, *self._no_brief(kind, path.stem, file))
            self._close(path, file, sheet, is_read=False)
            return
        addition = read_struct(root, sheet, _HOLDS[kind])
        if addition is not INVALID:
            brief = self.contents[kind][first.place]
            self.contents[kind][first.place] = extended(brief, addition, sheet)
        self._close(path, file, sheet, is_read=addition is not INVALID)
        first.note(sheet)

    def _no_brief(self, kind: str, brief_id: str, file: BriefFile) -> tuple[str, str]:
        """Return why there is nothing that `file` could extend, and the way out."""
        first = self.first_of.get(brief_id)
        if file.shipped:
            return "only a folder of your own can extend a brief", "write it into the brief itself"
        if first is None:
            near = hint(brief_id, [one for one, of in self.first_of.items() if of.kind == kind])
            way_out = near.strip(" ()") or "take extends out to begin a new one"
            return f'there is no brief "{brief_id}" to extend', way_out
        if first.kind != kind:
            return f'"{brief_id}" stands in {first.file.shown}', f"move this to {first.kind}"
        return f"{first.file.shown}, which it extends, could not be read", "first correct that file"

    def _read_note(self, path: Path, file: BriefFile) -> None:
        if file.shipped:
            reason, way_out = "a note among the shipped briefs", "move it to a folder of your own"
            self.problems.append(_whole(Path(file.shown), reason, way_out))
            return
        sheet = self._sheet(path, file)
        root, faults = read_yaml(path, file.shown)
        self.problems.extend(faults)
        note = read_struct(root, sheet, Note) if root else INVALID
        self.problems.extend(sheet.problems)
        if note is not INVALID:
            self.contents[NOTES].append(note)
            self.located.append(Located(file, tuple(sheet.references)))

    def _sheet(self, path: Path, file: BriefFile, earlier: Earlier | None = None) -> Sheet:
        return Sheet(file.shown, path.stem, len(self.files) - 1, GRAMMAR, earlier)

    def _close(self, path: Path, file: BriefFile, sheet: Sheet, *, is_read: bool) -> None:
        """Keep what was found in a file."""
        self.problems.extend(sheet.problems)
        if is_read:
            self.located.append(Located(file, tuple(sheet.references)))
            self.written.update(sheet.addresses)
        else:
            self.broken.add(path.stem)


def shown_path(path: Path, folder: Folder) -> str:
    """Return `path` as problems name it: from the briefs folder on, any odd bytes replaced."""
    shown = Path(folder.shown or folder.path.name, *path.relative_to(folder.path).parts)
    return told(shown)


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
    return look(path, follow=False).is_link and not Path(os.path.realpath(path)).is_relative_to(
        os.path.realpath(folder.path)
    )


def _twice(file: BriefFile, first: BriefFile, *, may_add: bool) -> Problem:
    add = 'add "extends: true" to add to it, or rename one'
    return _whole(
        Path(file.shown),
        f"the id stands twice, first in {first.shown}",
        add if may_add else "rename one of the two",
    )


def _whole(path: Path, reason: str, way_out: str, severity: Severity = Severity.ERROR) -> Problem:
    return Problem(
        path=str(path), line=0, column=0, reason=reason, way_out=way_out, severity=severity
    )
