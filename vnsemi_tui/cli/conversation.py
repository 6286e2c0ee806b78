"""Lines in and lines out: the reader's side of `--plain`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress

from vnsemi_tui.cli.streams import terminal_size
from vnsemi_tui.errors import Stop
from vnsemi_tui.paths import why
from vnsemi_tui.text.width import wrap

_PROMPT = "> "
_MOST_AT_ONCE = 1 << 16
"""Letters of a piped line that are kept: more than any answer is given to."""


class Conversation:
    """Reads lines until there are no more, and prints what answers them.

    On a terminal it completes words, prompts, and stops after each screenful; piped, it does
    none of that.
    """

    def __init__(
        self,
        answer: Callable[[str], Iterable[str]],
        words: Sequence[str],
        leaving: Sequence[str],
    ) -> None:
        """Have `answer` give the lines for a line; `words` may begin one, `leaving` end it all."""
        self._answer = answer
        self._words = words
        self._leaving = leaving
        self._is_live = bool(sys.stdin and sys.stdin.isatty())

    def hold(self, greeting: Iterable[str], first: str = "") -> None:
        """Print `greeting`, answer `first` and then what is read."""
        _accept_any_bytes()
        if self._is_live:
            _complete_with(self._words)
        self._print(greeting)
        if first:
            self._print(self._answer(first))
        was_interrupted = False
        while True:
            try:
                line = self._read(_PROMPT).strip()
                if line in self._leaving:
                    return
                self._print(self._answer(line) if _is_text(line) else [_no_text()])
                was_interrupted = False
            except EOFError:
                if self._is_live:
                    print()
                return
            except KeyboardInterrupt:
                if was_interrupted:
                    print()
                    return
                was_interrupted = True
                print("\nCtrl+C again, or q, leaves.")

    def _read(self, prompt: str) -> str:
        """Return the next line; raise EOFError where there is none."""
        sys.stdout.flush()
        if self._is_live:
            return input(prompt)
        line = part = _piped_part()
        while len(part) == _MOST_AT_ONCE and not part.endswith("\n"):  # the rest is not kept
            part = _piped_part()
        if not line:
            raise EOFError
        return line

    def _print(self, lines: Iterable[str]) -> None:
        """Print `lines`; on a terminal no more at once than it shows."""
        columns, rows = terminal_size()
        room = max(1, rows - 2)
        for line in lines:
            for row in wrap(line, columns) or [""] if self._is_live else [line]:
                if self._is_live and room == 0:
                    if self._read("Enter for more, q to stop: ").strip() in self._leaving:
                        return
                    room = max(1, rows - 2)
                print(row)
                room -= 1


def _piped_part() -> str:
    """Return the next line of stdin, or a part of it; nothing where there is no more."""
    try:
        return sys.stdin.readline(_MOST_AT_ONCE) if sys.stdin else ""
    except OSError as error:
        raise Stop(f"stdin can't be read: {why(error)}") from None


def _accept_any_bytes() -> None:
    """Have no byte of stdin stop us: what is none of its encoding becomes a surrogate."""
    reconfigure = getattr(sys.stdin, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="surrogateescape")


def _is_text(line: str) -> bool:
    """Whether every byte of `line` was text in the encoding of stdin; UTF-16 has zeros."""
    return "\0" not in line and not any("\ud800" <= letter <= "\udfff" for letter in line)


def _no_text() -> str:
    """Return what answers a line in another encoding: a note of it would be garbage."""
    encoding = getattr(sys.stdin, "encoding", None) or "utf-8"
    return f"that line is not in {encoding.upper()}; nothing was done"


def _complete_with(words: Sequence[str]) -> None:
    """Complete words and names with Tab, where this system has what that needs."""
    try:
        import readline
    except ImportError:  # Windows
        return
    found: list[str] = []

    def complete(typed: str, number: int) -> str | None:
        if number == 0:
            before = readline.get_line_buffer()[: readline.get_begidx()].split()
            found[:] = _completions(before, typed, words)
        return found[number] if number < len(found) else None

    readline.set_completer(complete)
    readline.set_completer_delims(" ")
    with suppress(AttributeError):  # what stands for it on some systems can't do all
        is_libedit = "libedit" in (readline.__doc__ or "")
        readline.parse_and_bind("bind ^I rl_complete" if is_libedit else "tab: complete")
        readline.parse_and_bind("set enable-bracketed-paste off")


def _completions(before: Sequence[str], typed: str, words: Sequence[str]) -> list[str]:
    from vnsemi_tui.cli.completing import FILES, FOLDERS, choices

    own = [] if before else [word for word in words if word.startswith(typed)]
    with suppress(Stop):
        own += [one.word for one in choices(before, typed) if one.word not in (FILES, FOLDERS)]
    return list(dict.fromkeys(own))
