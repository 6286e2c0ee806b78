"""What may stand where someone is typing a command line: all of it is read off the parsers."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import redirect_stderr, suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from vnsemi_tui.cli.arguments import HELP, parser_of, split_words
from vnsemi_tui.cli.commands import COMMANDS
from vnsemi_tui.cli.filtering import FilterValue
from vnsemi_tui.cli.options import Takes
from vnsemi_tui.errors import Exit
from vnsemi_tui.faults import Fault
from vnsemi_tui.library.filter_table import FILTERS, FilterKind
from vnsemi_tui.text.clean import clean

if TYPE_CHECKING:
    from vnsemi_tui.cli.session import Session

FOLDERS, FILES = ":folders", ":files"
"""Words that ask the shell for its own names of folders, or of files; none of ours begins so."""
_TYPED = "--word="
_KINDS = {
    Takes.PLACE: ("locality",),
    Takes.PARTNER: ("partner",),
    Takes.PARTY: ("locality", "partner"),
}
"""Which names of the library a value may be."""


class Choice(NamedTuple):
    """One thing that may stand there."""

    word: str
    """The whole word; where it ends with `/`, `:` or `=`, more of it comes."""
    about: str = ""
    """What it is, for shells that show it."""


def complete(words: Sequence[str]) -> int:
    """Print what may be typed, one a line, with a tab before what it is.

    `words` are `--word=TYPED -- BEFORE…`. Whatever goes wrong, there is less to choose from and
    nothing is said: this runs while someone types.
    """
    typed = next((word.removeprefix(_TYPED) for word in words if word.startswith(_TYPED)), "")
    before = words[words.index("--") + 1 :] if "--" in words else ()
    found: list[Choice] = []
    with Fault(), redirect_stderr(io.StringIO()):
        found.extend(choices(before, typed))
    if sys.stdout:
        for choice in found:
            print(f"{clean(choice.word)}\t{clean(choice.about)}".rstrip("\t"))
    return Exit.DONE


def choices(before: Sequence[str], typed: str) -> Iterator[Choice]:
    """Yield what may stand after the words `before` and begins with `typed`."""
    line = _Line(before)
    name, equals, value = typed.partition("=")
    if line.asks_help:
        if not line.arguments:
            yield from _commands(typed)
    elif line.waiting:
        yield from line.values(line.waiting, typed)
    elif equals and name in line.options:
        for choice in line.values(line.options[name], value):
            ours = choice.word not in (FOLDERS, FILES)
            yield choice._replace(word=f"{name}={choice.word}") if ours else choice
    elif typed.startswith("-") or (line.argument is None and not typed):
        yield from line.free_options(typed)
    else:
        if line.command is None and line.options and not line.arguments:
            yield from _commands(typed)
            yield from _beginning(typed, [Choice(HELP, "the options of a command")])
        if line.argument:
            yield from line.values(line.argument, typed)


class _Line:
    """The words before the one that is typed, as the parser of their command understands them."""

    def __init__(self, before: Sequence[str]) -> None:
        command, words = split_words(before)
        self.asks_help = command == HELP
        """Whether the name of a command comes next, and nothing else."""
        self.command = None if self.asks_help else command
        self.parser = parser_of(self.command)
        self.options: dict[str, argparse.Action] = dict(self.parser._option_string_actions)
        """The options by what is written; none after `--`."""
        self.given: list[tuple[argparse.Action, str]] = []
        """The options before, with their values."""
        self.arguments: list[str] = []
        """The words before that are no options."""
        self.waiting: argparse.Action | None = None
        """The option whose value comes next."""
        for word in words:
            self._take(word)

    def _take(self, word: str) -> None:
        name, equals, value = word.partition("=")
        if self.waiting:
            self.given.append((self.waiting, word))
            self.waiting = None
        elif word == "--" and self.options:
            self.options = {}
        elif name not in self.options:
            self.arguments.append(word)
        elif self.options[name].nargs == 0 or equals:
            self.given.append((self.options[name], value))
        else:
            self.waiting = self.options[name]

    @property
    def argument(self) -> argparse.Action | None:
        """The argument that comes next, None where there are enough."""
        free = len(self.arguments)
        for action in self.parser._actions:
            if not action.option_strings:
                if free == 0 or action.nargs in ("*", "+"):
                    return action
                free -= 1
        return None

    def free_options(self, typed: str) -> Iterator[Choice]:
        """Yield the options that may still be given, each by its long name."""
        used = {action for action, _ in self.given if not isinstance(action.default, list)}
        for action in dict.fromkeys(self.options.values()):
            if action not in used and action.help != argparse.SUPPRESS:
                yield from _beginning(typed, [Choice(action.option_strings[-1], action.help or "")])

    def values(self, action: argparse.Action, typed: str) -> Iterator[Choice]:
        """Yield the values of an option or argument that begin with `typed`."""
        if action.choices is not None:
            yield from _beginning(typed, map(Choice, action.choices))
        elif action.type is Takes.FOLDER:
            yield Choice(FOLDERS)
        elif action.type is Takes.FILE:
            yield Choice(FILES)
        elif action.type in (Takes.ADDRESS, Takes.CLAIM):
            yield from self._addresses(typed, whole=action.type is Takes.ADDRESS)
        elif action.type is Takes.QUERY:
            yield from self._query(typed)
        elif isinstance(action.type, FilterValue):
            yield from _beginning(typed, self._filter_values(action.type.kind))
        elif isinstance(action.type, Takes):
            found = self._named(*_KINDS.get(action.type, ()))
            taken = () if action.option_strings else self.arguments
            yield from _beginning(typed, (one for one in found if one.word not in taken))

    def _filter_values(self, kind: FilterKind) -> list[Choice]:
        """Return the values of a filter: its names as stored, else its words."""
        if kind.stored:
            return self._named(*kind.stored)
        choices = kind.load().choices
        return [Choice(value) for value in choices(self._session.library)] if choices else []

    def _named(self, *kinds: str) -> list[Choice]:
        names = self._session.names(*kinds) if kinds else []
        return [Choice(name.address, name.name) for name in names]

    def _addresses(self, typed: str, *, whole: bool) -> Iterator[Choice]:
        """Yield addresses step by step: a brief, what is in it, the claims of an initiative.

        Where only a claim will do, what is on the way to one ends with `/`.
        """
        inside = typed.count("/")
        on_the_way = "" if whole else "/"
        if not inside:
            briefs = list(_beginning(typed, self._named("locality", "partner")))
            yield from (one._replace(word=one.word + on_the_way) for one in briefs)
            if whole and typed and not briefs:
                yield from _beginning(typed, self._named("source"))
            return
        for kind, end in (("initiative", on_the_way), ("claim", "")):
            for one in _beginning(typed, self._named(kind)):
                if one.word.count("/") == inside:
                    yield one._replace(word=one.word + end)

    def _query(self, typed: str) -> Iterator[Choice]:
        """Yield filters and their values; with a letter typed, briefs as well.

        Of several words between quotes the last one is completed.
        """
        earlier, space, typed = typed.rpartition(" ")
        for choice in self._query_word(typed):
            yield choice._replace(word=f"{earlier}{space}{choice.word}")

    def _query_word(self, typed: str) -> Iterator[Choice]:
        if ":" in typed:
            from vnsemi_tui.library.queries import split_query
            from vnsemi_tui.search.completing import values_for

            for word in split_query(typed).words:
                for value in values_for(word, self._session.known):
                    yield Choice(f"{word.name}:{value}")
            return
        if self.command:
            names = (name for kind in FILTERS for name in (kind.name, kind.also) if name)
            yield from _beginning(typed, (Choice(f"{name}:", "a filter") for name in names))
        if typed:
            yield from _beginning(typed, self._named("locality", "partner"))

    @cached_property
    def _session(self) -> Session:
        """What the options before ask for, as far as they can be used."""
        from vnsemi_tui.cli.session import Session  # what names alone answer needs none

        options = argparse.Namespace(command=self.command)
        for action in self.parser._actions:
            setattr(options, action.dest, action.default)
        for action, value in self.given:
            with suppress(argparse.ArgumentTypeError, argparse.ArgumentError):
                if action.nargs != 0:
                    converted: Any = action.type(value) if callable(action.type) else value
                    action(self.parser, options, converted)
                elif action.dest != "help":
                    action(self.parser, options, [])
        return Session(options)


def _commands(typed: str) -> Iterator[Choice]:
    return (Choice(name, COMMANDS[name].about) for name in COMMANDS.beginning(typed))


def _beginning(typed: str, found: Iterable[Choice]) -> Iterator[Choice]:
    return (one for one in found if one.word.startswith(typed))
