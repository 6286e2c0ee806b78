"""The standard streams: their encodings, and how wide what is written to them may be."""

import codecs
import os
import sys

from vnsemi_tui.text.ascii import plainer

_PLAINER = "plainer"
_UNKNOWN = (100, 24)
"""Columns and rows of a terminal that tells neither."""


def set_encodings(*, are_data: bool) -> None:
    """Set how stdout and stderr encode what is written.

    What is piped or goes to a file is UTF-8 under any locale, so that files say the same
    everywhere; a conversation through pipes (not `are_data`) keeps the encoding it is held in.
    A terminal gets its own encoding. Letters that an encoding lacks lose their marks.
    """
    codecs.register_error(_PLAINER, plainer)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if are_data and not stream.isatty():
            reconfigure(encoding="utf-8", errors=_PLAINER)
        else:
            reconfigure(errors=_PLAINER)


def terminal_size() -> os.terminal_size:
    """Return columns and rows of the terminal behind stdout.

    What it says itself comes first; a terminal that doesn't know has the size that COLUMNS and
    LINES name.
    """
    import shutil  # takes longer than a short command has

    try:
        size = os.get_terminal_size(sys.stdout.fileno())
    except (AttributeError, OSError, ValueError):  # no stdout, no terminal, closed
        size = os.terminal_size((0, 0))
    fallback = shutil.get_terminal_size(_UNKNOWN)
    return os.terminal_size((size.columns or fallback.columns, size.lines or fallback.lines))


def help_width() -> int:
    """Return the cells that argparse sets help in: as by itself, without what it imports for it."""
    try:
        columns = int(os.environ.get("COLUMNS", "0"))
    except ValueError:
        columns = 0
    if columns <= 0:
        try:
            columns = os.get_terminal_size(sys.__stdout__.fileno()).columns  # type: ignore[union-attr]
        except (AttributeError, OSError, ValueError):  # no stdout, no terminal, closed
            columns = 0
    return (columns or 80) - 2


def wanted_width() -> int:
    """Return the cells that an exported COLUMNS names for what is piped; 0 for none."""
    text = os.environ.get("COLUMNS", "")
    return int(text[:6]) if text.isascii() and text.isdigit() else 0
