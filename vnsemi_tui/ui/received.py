"""What a terminal sends, cut into keys, sequences and pastes; what is none of them runs nothing.

Terminals answer questions that another program asked, cut sequences in two on a slow line, and
paste text with Escape in it. Textual's parser takes the letters of all that for keys.

On Windows the console driver gives its keys to the same parser.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from time import monotonic
from typing import NamedTuple

from textual import events
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.message import Message

SILENCE = 1.0
"""Seconds without input after which what lacks its end (a paste, an answer) counts as ended."""
ESCAPE_DELAY = 0.25
"""Seconds until Escape alone is a key, not the first byte of a sequence; ESCDELAY sets it."""
TOGETHER = 0.05
"""Seconds within which Escape and a letter after it are one key with Alt, if read one by one."""
LONGEST_SEQUENCE = 32
"""Characters; no key or click is longer, and Textual takes the letters of more for keys."""

ESC = "\x1b"
_CSI = re.compile(r"\x1b\[(?:\[[^\x1b]|M[^\x1b]{3}|\d+\$|(?![\[M])[0-?]*[ -/]*[@-~])")
_CSI_BEGUN = re.compile(r"\x1b\[(?:\[|M[^\x1b]{0,2}|[0-?]*[ -/]*)")
_SS3 = re.compile(r"\x1bO[0-9;]*[@-~]")
_SS3_BEGUN = re.compile(r"\x1bO[0-9;]*")
_STRING = re.compile(r"\x1b(?:P[0-9;<=>?!+$|]|\][0-9lLI]|[_^])")
"""How an answer begins that is a text (DCS, OSC, APC, PM), not Alt with a letter."""
_STRING_BEGUN = (f"{ESC}P", f"{ESC}]")
_MAY_BE_KEYS = (ESC, f"{ESC}O", *_STRING_BEGUN)
_SEQUENCE_STARTS = ("[", "O", "P", "]", "_", "^")
"""What may follow the Escape of a sequence that a slow line cut."""
_STRING_END = re.compile(r"\x1b\\|[\x07\x9c\x18\x1a]|\x1b(?=[^\\])")
_LATE_REST = re.compile(r"\[[<=>?]?\d|\]\d+;|P[0-9>!]")
"""What follows an Escape that was no key, when it comes too late."""


class Kind(Enum):
    """What a piece of input is."""

    TEXT = "text"
    """Keys, a character each."""
    SEQUENCE = "sequence"
    """Escape alone, or a whole sequence that begins with it."""
    PASTE = "paste"
    """A text that was pasted."""


class Piece(NamedTuple):
    """A piece of input."""

    kind: Kind
    text: str


class Cutter:
    """Cuts input into pieces, however it was cut when it was read; answers are left out."""

    def __init__(self, escape_delay: float = ESCAPE_DELAY, now: Callable[[], float] = monotonic):
        """Wait `escape_delay` seconds by the clock `now` for what follows an Escape."""
        self._escape_delay = escape_delay
        self._now = now
        self._rest = ""
        self._pasted: list[str] | None = None
        self._in_string = False
        self._last_input = 0.0
        self._escaped = -SILENCE
        """When Escape alone was last taken for a key."""

    def feed(self, received: str) -> Iterator[Piece]:
        """Yield the pieces that are whole now."""
        now = self._now()
        before, self._last_input = self._last_input, now
        waited = self._has_escape and now - before > TOGETHER
        if waited and not received.startswith(_SEQUENCE_STARTS):
            self._rest = ""
            yield Piece(Kind.SEQUENCE, ESC)
        if now - self._escaped < SILENCE and _LATE_REST.match(received):
            received = ESC + received
        self._escaped = -SILENCE
        self._rest += received
        while self._rest:
            size = len(self._rest)
            yield from self._cut()
            if len(self._rest) == size:
                return

    def tick(self) -> Iterator[Piece]:
        """Yield what has waited long enough for its end; call it often."""
        silence = self._now() - self._last_input
        if silence >= SILENCE or (silence >= self._escape_delay and self._may_be_keys):
            yield from self._end()

    def _end(self) -> Iterator[Piece]:
        """End the paste, the answer or the sequence that was left open."""
        if self._has_escape:
            self._escaped = self._now()
        if self._may_be_keys:
            yield Piece(Kind.SEQUENCE, self._rest)
        elif self._pasted is not None:
            yield from self._end_paste("")
        self._rest = ""
        self._in_string = False

    @property
    def _has_escape(self) -> bool:
        """Whether nothing but Escape waits for what follows."""
        return self._rest == ESC and self._may_be_keys

    @property
    def _may_be_keys(self) -> bool:
        """Whether what waits may be Escape, or Alt with a letter."""
        is_between = self._pasted is None and not self._in_string
        return is_between and self._rest in _MAY_BE_KEYS

    def _cut(self) -> Iterator[Piece]:
        """Take one piece from the front of the rest, or nothing while it may go on."""
        if self._pasted is not None:
            yield from self._cut_paste(self._pasted)
        elif self._in_string:
            self._cut_string()
        elif not self._rest.startswith(ESC):
            text, escape, rest = self._rest.partition(ESC)
            self._rest = escape + rest
            yield Piece(Kind.TEXT, text)
        elif len(self._rest) > 1:
            yield from self._cut_sequence(self._rest)

    def _cut_sequence(self, rest: str) -> Iterator[Piece]:
        whole = _CSI.match(rest) or _SS3.match(rest)
        if _STRING.match(rest):
            self._in_string = True
            self._rest = rest[2:]
        elif rest.startswith(BRACKETED_PASTE_START):
            self._pasted = []
            self._rest = rest[len(BRACKETED_PASTE_START) :]
        elif whole:
            self._rest = rest[whole.end() :]
            yield Piece(Kind.SEQUENCE, whole.group())
        elif begun := _CSI_BEGUN.match(rest) or _SS3_BEGUN.match(rest):
            if begun.end() < len(rest):  # broken off by what belongs to no sequence
                self._rest = rest[begun.end() :]
        elif rest not in _STRING_BEGUN:
            size = 1 if rest[1] == ESC else 2
            self._rest = rest[size:]
            yield Piece(Kind.SEQUENCE, rest[:size])

    def _cut_string(self) -> None:
        """Leave out what belongs to an answer."""
        end = _STRING_END.search(self._rest)
        if end is not None:
            self._in_string = False
            aborted = end.group() == ESC
            self._rest = self._rest[end.start() if aborted else end.end() :]
        else:
            self._rest = ESC if self._rest.endswith(ESC) else ""

    def _cut_paste(self, pasted: list[str]) -> Iterator[Piece]:
        """Keep what belongs to the paste; yield it when it ends."""
        text, end, rest = self._rest.partition(BRACKETED_PASTE_END)
        if end:
            self._rest = rest
            yield from self._end_paste(text)
            return
        kept = next(
            size
            for size in range(len(BRACKETED_PASTE_END) - 1, -1, -1)
            if text.endswith(BRACKETED_PASTE_END[:size])
        )
        pasted.append(text[: len(text) - kept])
        self._rest = text[len(text) - kept :]

    def _end_paste(self, text: str) -> Iterator[Piece]:
        pasted = "".join([*(self._pasted or ()), text])
        self._pasted = None
        if pasted:
            yield Piece(Kind.PASTE, pasted)


def escape_delay(environ: Mapping[str, str]) -> float:
    """Return the seconds that ESCDELAY, given in milliseconds, sets; else the usual ones."""
    set_to = environ.get("ESCDELAY", "")
    return max(1, int(set_to)) / 1000 if set_to.isascii() and set_to.isdigit() else ESCAPE_DELAY


class Receiver(XTermParser):
    """Textual's parser of terminal input, given whole pieces of it only."""

    def __init__(self, debug: bool = False) -> None:
        """Wait for what follows an Escape as long as ESCDELAY says."""
        super().__init__(debug)
        self._cutter = Cutter(escape_delay(os.environ))

    def feed(self, data: str) -> Iterable[Message]:
        """Yield what `data` and what came before it mean; nothing of what is cut off."""
        if not data:  # the end of all input
            yield from super().feed(data)
        for piece in self._cutter.feed(data):
            yield from self._meaning(piece)

    def tick(self) -> Iterable[Message]:
        """Yield what has waited long enough; the drivers call this ten times a second."""
        for piece in self._cutter.tick():
            yield from self._meaning(piece)

    def _meaning(self, piece: Piece) -> Iterable[Message]:
        kind, text = piece
        if kind is Kind.PASTE:
            yield events.Paste(text.replace("\x00", ""))
        elif kind is Kind.TEXT:
            yield from super().feed(text)
        elif text == ESC:
            yield events.Key("escape", ESC)
        elif len(text) <= LONGEST_SEQUENCE:
            yield from self._understood(text) or self._with_alt(text)

    def _understood(self, sequence: str) -> list[Message]:
        """Return what Textual makes of a whole `sequence`; nothing where it waits for more."""
        with contextlib.suppress(ValueError, OverflowError):  # a number that is no character's
            messages = list(super().feed(sequence))
            if self._awaiting.timeout is None:
                return messages
        self._tokens.clear()
        self._gen = self.parse(self._tokens.append)
        self._awaiting = next(self._gen)
        self._timeout_time = None
        return []

    def _with_alt(self, sequence: str) -> Iterable[Message]:
        """Yield the key of a letter after Escape; nothing of longer sequences."""
        if len(sequence) == len(ESC) + 1 and not sequence.endswith("["):
            yield from self._sequence_to_key_events(sequence[1], alt=True)
