"""The command that opens a brief in the reader's own editor, at a line."""

import os
import shlex
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath

from vnsemi_tui.outside.programs import Which, find
from vnsemi_tui.text.clean import excerpt

_PLUS_LINE = frozenset(("vi", "vim", "nvim", "nano", "emacs", "emacsclient", "micro", "kak", "joe"))
_COLON_LINE = frozenset(("hx", "helix"))
_VS_CODE = frozenset(("code", "codium", "code-insiders"))
_SUBLIME = frozenset(("subl",))
_WAITS = frozenset(("-w", "--wait"))
_USUAL = ("sensible-editor", "nano", "vim", "vi")
_SPECIAL_IN_BATCH_FILES = frozenset('&|<>^%!"\n')


class NoEditorError(ValueError):
    """No editor can be started; the message says why, and the way out."""


def editor_command(
    path: Path,
    line: int,
    environ: Mapping[str, str] = os.environ,
    platform: str = sys.platform,
    which: Which = shutil.which,
) -> list[str]:
    """Return the program and arguments that open `path` at `line`, to be run without a shell.

    $VISUAL comes before $EDITOR. The line (from 1; less is no line) is left out for an editor
    whose way to take it is unknown. Raises `NoEditorError`.
    """
    is_windows = platform == "win32"
    program, *options = _chosen(environ, which, is_windows=is_windows)
    target = str(path.absolute())
    name = _name(program, is_windows=is_windows)
    if name.endswith((".cmd", ".bat")) and not _SPECIAL_IN_BATCH_FILES.isdisjoint(target):
        raise NoEditorError(
            f"{excerpt(name)} is a batch file, which can't be given {excerpt(target)}: "
            "set EDITOR to an .exe"
        )
    return [program, *options, *_arguments(name.partition(".")[0], options, target, line)]


def _chosen(environ: Mapping[str, str], which: Which, *, is_windows: bool) -> list[str]:
    """Return the reader's editor, found on this system, and its options."""
    for variable in ("VISUAL", "EDITOR"):
        value = environ.get(variable, "").strip()
        if value:
            return _named(variable, value, which, is_windows=is_windows)
    for name in ("notepad",) if is_windows else _USUAL:
        program = find(name, which)
        if program:
            return [program]
    raise NoEditorError(f"no editor was found: {_way_out('EDITOR', is_windows=is_windows)}")


def _named(variable: str, value: str, which: Which, *, is_windows: bool) -> list[str]:
    """Return the command that `variable` holds, its program found on this system."""
    way_out = _way_out(variable, is_windows=is_windows)
    whole = which(value)
    if whole and _has_folder(value, is_windows=is_windows):
        return [whole]  # a path with spaces, and no quotes around it
    try:
        words = _split(value, is_windows=is_windows)
    except ValueError:
        fault = f"{variable} has a quote without its end ({excerpt(value, 40)})"
        raise NoEditorError(f"{fault}: {way_out}") from None
    name, *options = words or [""]
    program = which(name) if _has_folder(name, is_windows=is_windows) else find(name, which)
    if not program:
        fault = f'{variable} names "{excerpt(name, 40)}", which was not found'
        raise NoEditorError(f"{fault}: {way_out}")
    return [program, *options]


def _way_out(variable: str, *, is_windows: bool) -> str:
    return f"set {variable}, e.g. {variable}={'notepad' if is_windows else 'nano'}"


def _split(value: str, *, is_windows: bool) -> list[str]:
    """Split a command as the system's shell would; on Windows a backslash is a letter."""
    lexer = shlex.shlex(value, posix=True, punctuation_chars=False)
    lexer.whitespace_split = True
    lexer.commenters = ""
    if is_windows:
        lexer.escape = ""
        lexer.quotes = '"'
    return list(lexer)


def _pure(program: str, *, is_windows: bool) -> PureWindowsPath | PurePosixPath:
    return PureWindowsPath(program) if is_windows else PurePosixPath(program)


def _has_folder(program: str, *, is_windows: bool) -> bool:
    pure = _pure(program, is_windows=is_windows)
    return program != pure.name


def _name(program: str, *, is_windows: bool) -> str:
    return _pure(program, is_windows=is_windows).name.lower()


def _arguments(editor: str, options: Sequence[str], target: str, line: int) -> list[str]:
    """Return the arguments by which `editor` opens `target` at `line`."""
    is_waiting = not _WAITS.isdisjoint(options)
    wait = [] if is_waiting or editor not in _VS_CODE | _SUBLIME else ["--wait"]
    if line < 1:
        return [*wait, target]
    if editor in _PLUS_LINE:
        return [f"+{line}", target]
    if editor in _COLON_LINE | _SUBLIME:
        return [*wait, f"{target}:{line}"]
    if editor in _VS_CODE:
        return [*wait, "--goto", f"{target}:{line}"]
    return [target]
