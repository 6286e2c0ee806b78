"""The entry: choose the command, run it, leave with its code."""

import gc
import os
import sys
from collections.abc import Callable, Sequence

from vnsemi_tui.errors import Exit, Stop
from vnsemi_tui.faults import Fault


def main(words: Sequence[str] | None = None) -> int:
    """Run the command that `words`, by default the process's, ask for; return its exit code."""
    gc.disable()  # short commands end before a collection would pay; the interface enables it again
    from vnsemi_tui.cli.arguments import parse

    options = parse(sys.argv[1:] if words is None else words)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    fault = Fault()
    code: int = Exit.FAULT
    with fault:
        code = _run_quietly(options)
    if fault.report:
        from vnsemi_tui.paths import state_folder

        fault.tell(state_folder())
        return Exit.FAULT
    gc.freeze()
    return code


def _run_quietly(options: object) -> int:
    """Run the command; what ends it on purpose is a code, not a traceback."""
    try:
        code = _run(options)
        sys.stdout.flush()
    except Stop as stop:
        print(f"vnsemi-tui: {stop.message}", file=sys.stderr)
        return stop.code
    except BrokenPipeError:
        # The reader has left; Python would complain once more when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 128 + 13
    except KeyboardInterrupt:
        return 128 + 2
    return code


def _run(options: object) -> int:
    import argparse

    assert isinstance(options, argparse.Namespace)
    if options.command is None and options.version:
        from vnsemi_tui import __version__

        print(f"vnsemi-tui {__version__}")
        return Exit.DONE
    from vnsemi_tui.cli.session import Session

    return _command(options.command)(Session(options))


def _command(name: str | None) -> Callable[..., int]:
    if name is None:
        from vnsemi_tui.cli.browse import browse

        return browse
    if name in ("check", "new"):
        from vnsemi_tui.cli import authors

        return authors.check if name == "check" else authors.new
    if name in ("matrix", "regions", "compare"):
        from vnsemi_tui.cli import overviews

        return overviews.COMMANDS[name]
    if name == "timeline":
        from vnsemi_tui.cli.timeline import timeline

        return timeline
    from vnsemi_tui.cli import reading_commands

    commands: dict[str, Callable[..., int]] = {
        "find": reading_commands.find,
        "show": reading_commands.show,
        "list": reading_commands.list_kind,
        "asks": reading_commands.asks,
        "why": reading_commands.why,
    }
    return commands[name]
