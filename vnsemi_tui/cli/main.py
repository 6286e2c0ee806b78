"""The entry: choose the command, run it, leave with its code."""

import contextlib
import gc
import io
import os
import sys
from collections.abc import Callable, Sequence

from vnsemi_tui.errors import Exit, Stop
from vnsemi_tui.faults import Fault


def main(words: Sequence[str] | None = None) -> int:
    """Run the command that `words`, by default the process's, ask for; return its exit code."""
    gc.disable()  # short commands end before a collection would pay; the interface enables it again
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    fault = Fault()
    code: int = Exit.FAULT
    with fault:
        code = _run_quietly(sys.argv[1:] if words is None else words)
    if fault.report:
        from vnsemi_tui.paths import state_folder

        fault.tell(state_folder())
        return Exit.FAULT
    gc.freeze()
    return code


def _run_quietly(words: Sequence[str]) -> int:
    """Run the command; what ends it on purpose is a code, not a traceback."""
    from vnsemi_tui.cli.arguments import parse

    try:
        try:
            code = _run(parse(words))
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
        return _without_stdout(error)
    return code


def _say(message: str) -> None:
    with contextlib.suppress(OSError):
        print(f"vnsemi-tui: {message}", file=sys.stderr or io.StringIO())


def _without_stdout(error: OSError) -> int:
    """Return the code to leave with where stdout takes no more; raise `error` if it does.

    Files are opened by name, and their errors have it: those without one are of a stream.
    """
    if error.filename is not None:
        raise error
    # Python would try once more, and complain, when it closes stdout.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):  # the reader has left
        return 128 + 13
    _say(f"stdout can't be written: {error.strerror}")
    return Exit.WRONG_USE


def _run(options: object) -> int:
    import argparse

    assert isinstance(options, argparse.Namespace)
    if sys.stdout is None and (options.command or options.version):
        raise Stop("stdout is closed, and there is nothing else to write to")
    if options.command is None and options.version:
        from vnsemi_tui import __version__

        print(f"vnsemi-tui {__version__}")
        return Exit.DONE
    from vnsemi_tui.cli.output import draw_with
    from vnsemi_tui.cli.session import Session

    if sys.stdout is not None:
        draw_with()
    return _command(options.command)(Session(options))


def _command(name: str | None) -> Callable[..., int]:
    if name is None:
        from vnsemi_tui.cli.browse import browse

        return browse
    if name == "check":
        from vnsemi_tui.cli.authors import check

        return check
    if name in ("new", "schema"):
        from vnsemi_tui.cli import new_files

        return new_files.new if name == "new" else new_files.schema
    if name == "todo":
        from vnsemi_tui.cli.todo import todo

        return todo
    if name == "paths":
        from vnsemi_tui.cli.whereabouts import paths

        return paths
    if name in ("matrix", "regions", "compare"):
        from vnsemi_tui.cli import overviews

        return overviews.COMMANDS[name]
    if name in ("pack", "export"):
        from vnsemi_tui.cli import exports

        return exports.COMMANDS[name]
    if name == "find":
        from vnsemi_tui.cli.finding import find

        return find
    if name == "timeline":
        from vnsemi_tui.cli.timeline import timeline

        return timeline
    from vnsemi_tui.cli import reading_commands

    commands: dict[str, Callable[..., int]] = {
        "show": reading_commands.show,
        "list": reading_commands.list_kind,
        "asks": reading_commands.asks,
        "why": reading_commands.why,
    }
    return commands[name]
