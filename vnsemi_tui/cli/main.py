"""The entry: choose the command, run it, leave with its code."""

from __future__ import annotations

import contextlib
import errno
import gc
import io
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from vnsemi_tui.cli.streams import set_encodings
from vnsemi_tui.errors import Exit, Stop
from vnsemi_tui.faults import Fault

if TYPE_CHECKING:
    from vnsemi_tui.cli.session import Session


def main(words: Sequence[str] | None = None) -> int:
    """Run the command that `words`, by default the process's, ask for; return its exit code."""
    gc.disable()  # short commands end before a collection would pay; the interface enables it again
    words = sys.argv[1:] if words is None else list(words)
    options = words[: words.index("--")] if "--" in words else words
    set_encodings(are_data="--plain" not in options)
    fault = Fault()
    code: int = Exit.FAULT
    with fault:
        code = _run_quietly(list(words))
    if fault.report:
        from vnsemi_tui.paths import state_folder

        fault.tell(state_folder())
        return Exit.FAULT
    gc.freeze()
    return code


def _run_quietly(words: list[str]) -> int:
    """Run the command; what ends it on purpose is a code, not a traceback."""
    from vnsemi_tui.cli.arguments import COMPLETE, parse

    try:
        try:
            code = _complete(words[1:]) if words[:1] == [COMPLETE] else _run(parse(words))
        except Stop as stop:
            _say(stop.message)
            code = stop.code
        except SystemExit as leaving:  # argparse after --help, and after wrong use
            code = leaving.code if isinstance(leaving.code, int) else Exit.WRONG_USE
        if sys.stdout:
            sys.stdout.flush()
    except KeyboardInterrupt:
        return 128 + 2
    except OSError as error:
        return _ended_by(error)
    return code


def _complete(words: list[str]) -> int:
    from vnsemi_tui.cli.completing import complete

    return complete(words)


def _say(message: str) -> None:
    with contextlib.suppress(OSError):
        print(f"vnsemi-tui: {message}", file=sys.stderr or io.StringIO())


def _ended_by(error: OSError) -> int:
    """Return the code to leave with where stdout or the current folder is gone; else raise `error`.

    Files are opened by name, and their errors have it: those without one are of a stream, or of
    the current folder.
    """
    if error.filename is not None:
        raise error
    from vnsemi_tui.paths import is_of_current_folder, why

    if is_of_current_folder(error):
        _say(f"{why(error)}; go to another one, or name folders by their whole path")
        return Exit.WRONG_USE
    if not _is_of_stdout(error):
        raise error
    # Python would try once more, and complain, when it closes stdout.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):  # the reader has left
        return 128 + 13
    _say(f"stdout can't be written: {why(error)}")
    return Exit.WRONG_USE


def _is_of_stdout(error: OSError) -> bool:
    """Whether `error` came from writing to stdout: what it did not take is tried once more.

    Nothing is left to try where Python keeps nothing back (`python -u`).
    """
    if error.errno in _OF_WRITING:
        return True
    try:
        sys.stdout.flush()
    except OSError as again:
        return again.errno == error.errno
    return False


def _run(options: object) -> int:
    import argparse

    from vnsemi_tui.cli.commands import COMMANDS

    assert isinstance(options, argparse.Namespace)
    command = COMMANDS[options.command] if options.command else None
    mode = "" if command else next((one for one in _MODES if getattr(options, one[2:])), "")
    if sys.stdout is None and (command or mode):
        raise Stop("stdout is closed, and there is nothing else to write to")
    from vnsemi_tui.cli.session import Session

    session = Session(options)
    if sys.stdout is not None and (command.draws if command else mode == "--plain"):
        from vnsemi_tui.cli.output import draw_with

        draw_with(session.config.settings.glyphs)
    return command.run(session) if command else _run_mode(mode, session)


def _run_mode(mode: str, session: Session) -> int:
    """Run what goes without a command: the browser, or what an option stands for."""
    if mode == "--version":
        from vnsemi_tui.cli.version import version

        return version(session)
    if mode == "--plain":
        from vnsemi_tui.cli.plain import plain

        return plain(session)
    from vnsemi_tui.cli.browse import browse

    return browse(session)


_OF_WRITING = (errno.EPIPE, errno.ENOSPC, errno.EFBIG, errno.EDQUOT)
_MODES = ("--version", "--plain")
"""The options that stand for a command."""
