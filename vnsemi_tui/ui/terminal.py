"""The terminal's life: refuse what can't be drawn on, and give it back whole, whatever happens.

`run_app` is the way in. Importing this module imports nothing of Textual, so that a refusal
costs nothing.
"""

from __future__ import annotations

import asyncio
import codecs
import contextlib
import importlib
import os
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from vnsemi_tui.faults import Fault
from vnsemi_tui.ui.ending import Ending, Lent

if TYPE_CHECKING:
    from textual.app import App

WRONG_USE = 2
"""Exit code: there is no terminal to draw on."""
FAULT = 70
"""Exit code: a fault of the program."""
THREADS = 4
"""How many threads the browser needs at least: to draw, to read keys, to search, to end."""

EMPTY_READS = 20
"""How often in a row a read must bring nothing until the terminal counts as gone."""
EMPTY_READ_PAUSE = 0.01
"""Seconds to wait after such a read: the next one is ready at once."""


def refusal(environ: Mapping[str, str], platform_name: str = sys.platform) -> str:
    """Return why the browser can't run here and what to do instead; empty if it can.

    Textual draws on stderr on Linux and macOS, on stdout on Windows. Where `TEXTUAL_DRIVER`
    names another driver, nothing is asked of the streams.
    """
    if environ.get("TEXTUAL_DRIVER"):
        return ""
    for name, stream in (("standard input", sys.__stdin__), _drawn_on(platform_name)):
        if not _is_terminal(stream):
            return (
                f"the browser needs a terminal, and {name} is none; "
                "without one use `vnsemi-tui --plain`, `find QUERY` or `show ADDRESS`"
            )
    if environ.get("TERM", "").lower() == "dumb":
        return (
            "this terminal says it can't move its cursor (TERM=dumb); "
            "use `vnsemi-tui --plain`, which asks and answers in lines, or set TERM"
        )
    return ""


def _drawn_on(platform_name: str = sys.platform) -> tuple[str, TextIO | None]:
    """Return the name and the stream that Textual draws on."""
    if platform_name == "win32":
        return "standard output", sys.__stdout__
    return "standard error", sys.__stderr__


def colour_system(environ: Mapping[str, str]) -> str:
    """Return which colours Textual is to draw with: as the terminal says, `auto`, but in screen.

    GNU screen draws nothing of a colour given by its red, green and blue; it has 256. COLORTERM
    is inherited from the terminal that screen itself was started in.
    """
    chosen = environ.get("TEXTUAL_COLOR_SYSTEM", "")
    is_screen = environ.get("TERM", "").startswith("screen") and not environ.get("TMUX")
    is_told = environ.get("STY") or environ.get("COLORTERM")
    return chosen or ("256" if is_screen and is_told else "auto")


def has_few_colours() -> bool:
    """Whether the terminal says that it has sixteen colours at most."""
    system = colour_system(os.environ)
    if system != "auto":
        return system in ("standard", "windows")
    from rich.console import Console

    return Console(force_terminal=True).color_system in ("standard", "windows")


def run_app(make_app: Callable[[], App[None]], log_folder: Path) -> int:
    """Run the app that `make_app` returns; return the exit code of the process.

    `make_app` is called only where there is a terminal, so it is the place to import the app.
    The log of a fault goes to `log_folder`, or to the system's folder for temporary files.
    """
    if reason := refusal(os.environ):
        print(f"vnsemi-tui: {reason}", file=sys.stderr)
        return WRONG_USE
    if not _may_start(THREADS):
        print(
            f"vnsemi-tui: the browser needs {THREADS} threads, and the system lets you start no "
            "more (ulimit -u); `vnsemi-tui --plain`, `find QUERY` and `show ADDRESS` need none",
            file=sys.stderr,
        )
        return WRONG_USE
    os.environ["TEXTUAL_COLOR_SYSTEM"] = colour_system(os.environ)  # before Textual is imported
    _draw_in_utf8()
    _follow_the_window()
    fault, lent = Fault(), Lent()
    ending = Ending(lent)
    accept_any_bytes(ending.lose_terminal)
    code = 0
    with fault:
        code = asyncio.run(_run(make_app, ending, fault))
    lent.give_back()
    if ending.code:
        _let_go_of_closed_streams()
        return ending.code
    if fault.report:
        fault.tell(log_folder)
        return FAULT
    return code


async def _run(make_app: Callable[[], App[None]], ending: Ending, fault: Fault) -> int:
    """Run the app with the signals watched from before it touches the terminal."""
    app = make_app()
    with ending.watching(app):
        await app.run_async()
    fault.report = fault.report or getattr(app, "fault", "")
    return app.return_code or 0


def _may_start(threads: int) -> bool:
    """Whether so many `threads` can run at once besides this one."""
    end = threading.Event()
    try:
        for _ in range(threads):
            threading.Thread(target=end.wait, daemon=True).start()
    except RuntimeError:
        return False
    finally:
        end.set()
    return True


class _Decoder:
    """Turns the bytes of a terminal into text, and notices when no more will come.

    Where a terminal is gone, each read brings nothing at once, and Textual reads for ever. One
    such read may be a Ctrl+D while another program has the terminal's line mode on.
    """

    def __init__(self, decoder: codecs.IncrementalDecoder, lose_terminal: Callable[[], object]):
        self._decoder = decoder
        self._lose_terminal = lose_terminal
        self._empty_reads = 0

    def decode(self, received: bytes, final: bool = False) -> str:
        """Return the text of what was `received`, as decoders of the standard library do."""
        if received:
            self._empty_reads = 0
        else:
            self._empty_reads += 1
            if self._empty_reads == EMPTY_READS:
                self._lose_terminal()
            time.sleep(EMPTY_READ_PAUSE)
        return self._decoder.decode(received, final)


def accept_any_bytes(lose_terminal: Callable[[], object]) -> None:
    """Have Textual's drivers read anything a terminal may send.

    What is no key press, no click and no paste does nothing (`ui.received`). On Linux and macOS,
    bytes that are no UTF-8 become `�` instead of ending the app, and when the terminal is gone,
    `lose_terminal` is called, in the thread that reads. The console of Windows sends characters.
    """
    from vnsemi_tui.ui.received import Receiver

    def tolerant(encoding: str) -> Callable[[], _Decoder]:
        make = codecs.getincrementaldecoder(encoding)
        return lambda: _Decoder(make(errors="replace"), lose_terminal)

    for name in ("linux_driver", "win32"):
        with contextlib.suppress(ImportError):  # the other system's
            driver = importlib.import_module(f"textual.drivers.{name}")
            vars(driver).update(getincrementaldecoder=tolerant, XTermParser=Receiver)


def forget_typed() -> None:
    """Leave out what was typed for another program, and which that one has not read."""
    try:
        import termios
    except ImportError:  # Windows
        import msvcrt

        while msvcrt.kbhit():  # type: ignore[attr-defined,unused-ignore]
            msvcrt.getwch()  # type: ignore[attr-defined,unused-ignore]
        return
    with contextlib.suppress(termios.error, OSError, ValueError):
        if sys.__stdin__ is not None:
            termios.tcflush(sys.__stdin__.fileno(), termios.TCIFLUSH)


def why_not_stopped() -> str:
    """Return why the process can't be stopped for a while and continued; empty where it can."""
    if sys.platform == "win32":
        return "Windows can't stop a program for a while; open another tab instead."
    if os.getsid(0) == os.getpid():
        return "No shell is below that could go on with it; open another window instead."
    return ""


def _is_terminal(stream: TextIO | None) -> bool:
    """Whether `stream` is an open terminal; a closed one raises ValueError."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def _draw_in_utf8() -> None:
    """Draw in UTF-8 under any locale: terminals have it, and other encodings lack our letters."""
    for stream in (sys.__stdout__, sys.__stderr__):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def _follow_the_window() -> None:
    """Have Textual ask the terminal for its size, whatever an exported COLUMNS or LINES says.

    They hold the size of a window that may have been another; a terminal that doesn't know its
    own size has them all the same. Programs that the browser runs get neither.
    """
    if not _window():
        return
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)
    with contextlib.suppress(ImportError):  # Windows is told of the size by its console
        from textual.drivers import linux_driver

        vars(linux_driver)["LinuxDriver"]._get_terminal_size = lambda _: _window() or (80, 24)


def _window() -> tuple[int, int] | None:
    """Return columns and rows of the terminal that is drawn on; None where it has none."""
    _, stream = _drawn_on()
    try:
        columns, rows = os.get_terminal_size(stream.fileno() if stream else -1)
    except (OSError, ValueError):
        return None
    return (columns, rows) if columns and rows else None


def _let_go_of_closed_streams() -> None:
    """Send what a closed terminal no longer takes to nowhere: Python would exit with 120."""
    for stream in (sys.__stdout__, sys.__stderr__):
        if stream is None:
            continue
        try:
            stream.flush()
        except (OSError, ValueError):
            with contextlib.suppress(OSError, ValueError):
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, stream.fileno())
                os.close(nowhere)
