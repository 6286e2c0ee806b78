"""Look at a source's address before it is opened, then hand it to the reader's web browser."""

import os
import re
import shutil
import sys
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from vnsemi_tui.outside.programs import Which, find, has_desktop, launch, on_wsl, over_ssh
from vnsemi_tui.text.clean import clean, suspect

_SECONDS = 1.0
_LONGEST = 8_000
_PORTS = {"http": 80, "https": 443}

# Browsers and Python, or a program between them, read these differently, or a shell would.
_MISREAD = re.compile(r"""[\s\\"'`<>\u2018-\u201f]""")
_LABEL = re.compile(r"[a-z0-9_-]{1,63}")
_BRACKETED = re.compile(r"\[[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*\](:[0-9]*)?")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
# "$" is missing: PowerShell, which WSL's wslview passes the address to, would expand it.
_KEPT = "/:@!&()*+,;=-._~%"
_EAST_ASIAN = {"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"}


@dataclass(frozen=True, slots=True)
class Link:
    """An address, and what a reader must know before opening it."""

    address: str
    """What will be opened, in ASCII; empty where it can't be."""
    shown: str
    """The address for the reader: safe to draw, and its host as the browser will look it up."""
    doubts: tuple[str, ...] = ()
    """What may mislead about the place that it leads to."""
    why_not: str = ""
    """Why it can't be opened."""

    @property
    def can_open(self) -> bool:
        """Say whether `open_link` would try."""
        return not self.why_not


class _Host(NamedTuple):
    """A host as browsers look it up."""

    ascii: str
    doubts: tuple[str, ...]


class _UnfitError(ValueError):
    """Says why an address can't be opened."""


def look_at(address: str) -> Link:
    """Return what opening `address` means; nothing is opened and nothing is raised."""
    try:
        return _taken_apart(address)
    except _UnfitError as fault:
        why_not = str(fault)
    except ValueError:  # urlsplit, on ports and brackets
        why_not = "it is not well formed"
    return Link("", clean(address), why_not=why_not)


def _taken_apart(address: str) -> Link:
    """Return the link of an address that can be opened."""
    if not address:
        raise _UnfitError("it has none; it is a search of our own")
    _refuse_misread(address)
    parts = urlsplit(address)
    if parts.scheme not in _PORTS:
        raise _UnfitError("only http and https addresses are opened")
    if not parts.hostname:
        raise _UnfitError("it names no host")
    user, at, place = parts.netloc.rpartition("@")
    if "[" in place and not _BRACKETED.fullmatch(place):
        raise _UnfitError("its host is no valid name")
    host = _host(parts.hostname)
    doubts = list(host.doubts)
    if at:
        doubts.insert(0, f"has a user name before the host: the page is at {host.ascii}")
    port = ""
    if parts.port is not None and parts.port != _PORTS[parts.scheme]:
        port = f":{parts.port}"
        doubts.append(f"an unusual port: {parts.port}")

    rest = parts.path
    opened = quote(parts.path or "/", safe=_KEPT)
    for mark, part in (("?", parts.query), ("#", parts.fragment)):
        if part:
            rest += mark + part
            opened += mark + quote(part, safe=_KEPT + "?")
    return Link(
        f"{parts.scheme}://{quote(user, safe=_KEPT)}{at}{host.ascii}{port}{opened}",
        clean(f"{parts.scheme}://{'…@' if at else ''}{host.ascii}{port}{rest}"),
        tuple(doubts),
    )


def _refuse_misread(address: str) -> None:
    """Raise where `address` holds what no address holds, or what programs read differently."""
    if len(address) > _LONGEST:
        raise _UnfitError("it is longer than browsers take")
    hidden = suspect(address)
    if hidden:
        raise _UnfitError(f"it holds {hidden}")
    misread = _MISREAD.search(address)
    if misread:
        letter = misread.group()
        raise _UnfitError(
            f"it holds U+{ord(letter):04X} {unicodedata.name(letter, 'line break').lower()}"
        )


def _host(written: str) -> _Host:
    """Return the host that browsers look up for `written`, and what is odd about it."""
    if ":" in written:
        return _Host(f"[{written}]", (f"a number instead of a name: {written}",))
    # Browsers compare hosts in this form; full-width letters and dots become plain ones.
    name = unicodedata.normalize("NFKC", written).lower().replace("\u3002", ".")
    labels = name.removesuffix(".").split(".")
    looked_up = [_encoded(label) for label in labels]
    if not all(_LABEL.fullmatch(label) for label in looked_up):
        raise _UnfitError("its host is no valid name")
    host = ".".join(looked_up)

    doubts: list[str] = []
    read = ".".join(_decoded(label) for label in looked_up)
    if read != host:
        doubts.append(f"the host is written in other letters (punycode): {host}, reads as {read}")
    if any(len(_alphabets(label)) > 1 for label in read.split(".")):
        alphabets = sorted(set().union(*map(_alphabets, read.split("."))))
        doubts.append(f"letters of several alphabets in the host ({', '.join(alphabets)})")
    if _NUMBER.fullmatch(looked_up[-1]):
        doubts.append(f"a number instead of a name: {host}")
    elif len(labels) == 1:
        doubts.append(f"no public name, but one of this machine or network: {host}")
    return _Host(host, tuple(doubts))


def _encoded(label: str) -> str:
    """Return a label of a host name in ASCII."""
    return label if label.isascii() else "xn--" + label.encode("punycode").decode("ascii")


def _decoded(label: str) -> str:
    """Return a label as people would read it; raise where it is said to be other letters."""
    if not label.startswith("xn--"):
        return label
    try:
        read = label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError):
        read = ""
    if read.isascii() or read.startswith("xn--") or read != clean(read):
        raise _UnfitError("its host is no valid name")
    return read


def _alphabets(label: str) -> set[str]:
    """Return the scripts of the letters in `label`: "Latin", "Cyrillic"."""
    names = {unicodedata.name(letter, "unknown").split()[0] for letter in label if letter.isalpha()}
    if names & _EAST_ASIAN:
        names = (names - _EAST_ASIAN) | {"East Asian"}
    return {name if name == "East Asian" else name.capitalize() for name in names}


def open_link(
    link: Link,
    environ: Mapping[str, str] = os.environ,
    platform: str = sys.platform,
    which: Which = shutil.which,
) -> str:
    """Hand `link` to the desktop's web browser and return what to tell the reader.

    No browser inside the terminal is started. It waits a second for a program's failure, so
    call it outside the interface's own thread.
    """
    if not link.can_open:
        return f"Not opened: {link.why_not}. The address: {link.shown}"
    is_elsewhere = over_ssh(environ) and not has_desktop(environ)
    if platform == "win32" and not is_elsewhere:
        return _open_on_windows(link)
    failed: list[str] = []
    for name, *options in [] if is_elsewhere else _openers(environ, platform):
        program = find(name, which)
        if program is None:
            continue
        if launch([program, *options, link.address], environ, seconds=_SECONDS):
            return f"Handed to {name}: {link.shown}"
        failed.append(name)
    if failed:
        return f"{' and '.join(failed)} could not open it. The address: {link.shown}"
    if has_desktop(environ):
        return f"No program here opens addresses (xdg-open). The address: {link.shown}"
    return f"There is no desktop here to open it in. The address: {link.shown}"


def _openers(environ: Mapping[str, str], platform: str) -> list[tuple[str, ...]]:
    """Return the commands that open an address on the desktop, the best first."""
    if platform == "darwin":
        return [("open",)]
    commands: list[tuple[str, ...]] = []
    if on_wsl(environ):
        # explorer.exe opens a folder instead where the address has a query.
        commands += [("rundll32.exe", "url.dll,FileProtocolHandler"), ("wslview",)]
    if has_desktop(environ):
        commands += [("xdg-open",), ("gio", "open")]
    return commands


def _open_on_windows(link: Link) -> str:
    """Let Windows choose the program for `link`."""
    start = getattr(os, "startfile", None)
    try:
        if start is not None:
            start(link.address)
            return f"Handed to Windows: {link.shown}"
    except OSError:
        pass
    return f"Windows could not open it. The address: {link.shown}"
