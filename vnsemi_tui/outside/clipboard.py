"""Copy text, and say truthfully where it went."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from vnsemi_tui.outside.programs import Which, feed, find, on_wsl, over_ssh
from vnsemi_tui.text.clean import clean

MOST_BYTES = 74_000
"""The most base64 that is sent by OSC 52: terminals cut or drop longer sequences."""

_SECONDS = 2.0
_ELSE = " If pasting brings nothing, export the page."
_INSTALL = ", or install a program for the clipboard (wl-copy, xclip)"


class _Tool(NamedTuple):
    """A program that puts its standard input on the clipboard."""

    command: tuple[str, ...]
    encoding: str = "utf-8"
    variables: tuple[tuple[str, str], ...] = ()


_WL_COPY = _Tool(("wl-copy", "--type", "text/plain"))
_XCLIP = _Tool(("xclip", "-selection", "clipboard"))
_XSEL = _Tool(("xsel", "--clipboard", "--input"))
_TERMUX = _Tool(("termux-clipboard-set",))
# pbcopy reads its input in the locale's encoding, and programs may start without a locale.
_PBCOPY = _Tool(("pbcopy",), variables=(("LC_ALL", "en_US.UTF-8"),))
# clip.exe guesses the encoding; with the byte order mark it can't guess wrong.
_CLIP = _Tool(("clip.exe",), encoding="utf-16")


def one_line(text: str) -> str:
    """Return `text` as exactly one safe line: pasted into a shell, nothing of it runs."""
    return clean(text)


def _cleaned(line: str) -> str:
    """Return `line` cleaned, its columns kept: `clean` makes one space of several."""
    return " ".join(clean(word) for word in line.split(" ")).rstrip()


def copy(
    text: str,
    send_to_terminal: Callable[[str], None],
    environ: Mapping[str, str] = os.environ,
    platform: str = sys.platform,
    which: Which = shutil.which,
) -> str:
    """Copy `text`, cleaned line by line, and return what to tell the reader.

    `send_to_terminal` gets the text that the terminal is to copy (OSC 52); it is called where
    the reader sits elsewhere (SSH) or no program here took the text. Each program may take two
    seconds, so call this outside the interface's own thread.
    """
    text = "\n".join(_cleaned(line) for line in text.split("\n")).strip("\n")
    if not text:
        return "There is nothing to copy."
    failed: list[str] = []
    is_here = not over_ssh(environ)
    for tool in _tools(environ, platform) if is_here else ():
        name, *options = tool.command
        program = find(name, which)
        if program is None:
            continue
        variables = {**environ, **dict(tool.variables)}
        if feed([program, *options], text.encode(tool.encoding), variables, seconds=_SECONDS):
            return f"Copied with {name}."
        failed.append(name)

    fault = f"{' and '.join(failed)} did not take the text. " if failed else ""
    size = (len(text.encode()) + 2) // 3 * 4
    if size > MOST_BYTES:
        install = _INSTALL if is_here and not failed else ""
        return (
            f"{fault}Not copied: this is {size // 1000} kB, and terminals take "
            f"{MOST_BYTES // 1000} (OSC 52). Copy a part of it{install}."
        )
    send_to_terminal(text)
    return f"{fault}Sent to the terminal's clipboard (OSC 52); not every terminal takes it.{_ELSE}"


def _tools(environ: Mapping[str, str], platform: str) -> Iterator[_Tool]:
    """Yield the programs that can reach the reader's clipboard, the best first."""
    if platform == "darwin":  # X programs would fill the clipboard of XQuartz alone
        yield _PBCOPY
    elif platform == "win32":
        yield _CLIP
    else:
        if environ.get("WAYLAND_DISPLAY"):
            yield _WL_COPY
        if environ.get("DISPLAY"):
            yield _XCLIP
            yield _XSEL
        if on_wsl(environ):
            yield _CLIP
        yield _TERMUX
