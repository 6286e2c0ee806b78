"""Write files into one folder: a new or empty one, or one that an export of ours filled."""

import os
import re
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from vnsemi_tui.paths import look, told
from vnsemi_tui.text.clean import excerpt

MARKER = ".vnsemi-tui-export"
"""The file that says that a folder was filled by exports, and with which files of which form."""
_FIRST_LINE = "vnsemi-tui export 1"
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*")
_FORM = re.compile(r"\[([a-z]+)\]")
_BY_ENDING = {".csv": "csv", ".md": "markdown"}
_LARGEST = 10_000_000


class RefusedError(ValueError):
    """A folder that is not written into; the message says why and what would do."""


class Written(NamedTuple):
    """What an export did."""

    number: int
    """How many pages, tables or files it wrote."""
    removed: tuple[str, ...]
    """The files of the earlier export in the same form that it did not write again."""


def write_files(folder: Path, files: Mapping[str, bytes], form: str) -> tuple[str, ...]:
    """Write `files`, by names like `partners/qorvo.html`, and nothing else, into `folder`.

    Files of an earlier export of the same `form` that are not written again are removed, and
    returned; those of other forms stay. No link is followed, and each file is replaced as a
    whole. Raise RefusedError before anything is written where the folder is no place for an
    export, and OSError where writing fails.
    """
    for name in files:
        _require_inside(name)
    earlier = _earlier(folder)
    after = earlier | dict.fromkeys(files, form)
    removed = sorted(name for name in after if after[name] == form and name not in files)
    for name in (*files, *removed):
        _require_no_link(folder, name)
    folder.mkdir(parents=True, exist_ok=True)
    # The marker comes first: a run that is stopped leaves a folder that can be written again.
    _write(folder / MARKER, _marker(after))
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, content)
    _remove(folder, removed)
    _write(folder / MARKER, _marker({name: after[name] for name in after if name not in removed}))
    return tuple(removed)


def _marker(forms: Mapping[str, str]) -> bytes:
    lines = [_FIRST_LINE]
    for form in sorted(set(forms.values())):
        lines += [f"[{form}]", *sorted(name for name in forms if forms[name] == form)]
    return "".join(f"{line}\n" for line in lines).encode()


def _require_inside(name: str) -> None:
    if not _NAME.fullmatch(name):
        raise RefusedError(f'"{excerpt(name)}" is no name for a file of an export')


def _earlier(folder: Path) -> dict[str, str]:
    """Return the files of earlier exports in `folder`, each with its form.

    There are none where it is empty or not there.
    """
    shown = excerpt(told(folder))
    seen = look(folder, follow=False)
    if seen.reason:
        raise RefusedError(f'"{shown}" {seen.reason}')
    if seen.is_link:
        raise RefusedError(f'"{shown}" is a link; name the folder that it leads to')
    if not seen.is_there:
        return {}
    if not seen.is_folder:
        raise RefusedError(f'"{shown}" is no folder; name a new one')
    marker = folder / MARKER
    if not _is_regular(marker):
        with os.scandir(folder) as found:
            if next(found, None) is None:
                return {}
        raise RefusedError(
            f'"{shown}" is not empty and no export of ours; name a new or an empty folder'
        )
    with marker.open("rb") as stream:
        lines = stream.read(_LARGEST).decode("utf-8", "replace").splitlines()
    if lines[:1] != [_FIRST_LINE]:
        raise RefusedError(f'"{shown}" holds an export of another version; name a new folder')
    forms: dict[str, str] = {}
    form = ""
    for line in lines[1:]:
        if heading := _FORM.fullmatch(line):
            form = heading[1]
        elif _NAME.fullmatch(line):
            forms[line] = form or _form_of(line)
    return forms


def _form_of(name: str) -> str:
    """Return of which form the file `name` is, where a marker did not yet say so."""
    if name == "library.json":
        return "json"
    return _BY_ENDING.get(Path(name).suffix, "site")


def _is_regular(path: Path) -> bool:
    return look(path, follow=False).is_file


def _require_no_link(folder: Path, name: str) -> None:
    """Refuse a file, or a folder on the way to it, that is a link or something else."""
    path = folder
    parts = name.split("/")
    for place, part in enumerate(parts):
        path = path / part
        try:
            mode = path.lstat().st_mode
        except FileNotFoundError:
            return
        is_last = place == len(parts) - 1
        if not (stat.S_ISREG(mode) if is_last else stat.S_ISDIR(mode)):
            what = "a link" if stat.S_ISLNK(mode) else "something else than an export wrote there"
            raise RefusedError(
                f'"{excerpt(told(path))}" is {what}; remove it or name another folder'
            )


def _write(path: Path, content: bytes) -> None:
    """Put a new file in the place of the one at `path`: there is never half of one."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    for name in ("O_NOFOLLOW", "O_CLOEXEC", "O_BINARY"):  # Windows lacks some
        flags |= getattr(os, name, 0)
    try:
        with open(os.open(temporary, flags, 0o666), "wb") as stream:  # noqa: PTH123
            stream.write(content)
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def _remove(folder: Path, names: Iterable[str]) -> None:
    """Remove files of an earlier export, and the folders that they leave empty."""
    parents = set()
    for name in names:
        (folder / name).unlink(missing_ok=True)
        parents.add((folder / name).parent)
    for parent in parents - {folder}:
        with suppress(OSError):
            parent.rmdir()
