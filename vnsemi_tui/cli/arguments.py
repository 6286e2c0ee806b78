"""Which command is meant, and its options."""

import argparse
import sys
from collections.abc import Sequence
from itertools import islice
from typing import Any, NoReturn

from vnsemi_tui.cli import options
from vnsemi_tui.cli.commands import COMMANDS
from vnsemi_tui.cli.streams import help_width
from vnsemi_tui.errors import Stop

HELP = "help"
"""Before a command's name, or alone: the same as --help behind it."""
COMPLETE = "__complete"
"""What the completion scripts ask; no command for people, so no help lists it."""
_TAKES_VALUE = ("--briefs", "--only", "--as-of", "--today")


def split_words(words: Sequence[str]) -> tuple[str | None, list[str]]:
    """Return the command, `HELP`, or None for a query, and the other words with options first.

    The first word that is no option decides. Options may stand before the command; after `--`
    every word is part of the query.
    """
    before: list[str] = []
    index = 0
    while index < len(words):
        word = words[index]
        if word == "--":
            return None, [*before, *words[index:]]
        if not word.startswith("-"):
            break
        before.append(word)
        index += 1
        if word in _TAKES_VALUE and index < len(words):
            before.append(words[index])
            index += 1
    rest = list(words[index:])
    if rest and (rest[0] in COMMANDS or rest[0] == HELP):
        return rest[0], [*before, *rest[1:]]
    return None, [*before, *rest]


def _helped(words: list[str]) -> tuple[str | None, list[str]]:
    """Return what `help` before `words` stands for: --help of the command they name, or of all."""
    values = {at + 1 for at, word in enumerate(words) if word in _TAKES_VALUE}
    names = [word for at, word in enumerate(words) if not word.startswith("-") and at not in values]
    if not names:
        return None, ["--help"]
    if len(names) == 1 and names[0] in COMMANDS:
        return names[0], ["--help"]
    from vnsemi_tui.text.clean import excerpt
    from vnsemi_tui.text.nearest import hint

    if len(names) > 1:
        raise Stop(f"help takes one command: vnsemi-tui help {excerpt(names[0])}")
    raise Stop(
        f'no command "{excerpt(names[0])}"{hint(names[0], COMMANDS)}; vnsemi-tui help lists them'
    )


def command_meant(word: str) -> str | None:
    """Return the command, or `help`, that `word` is one slip away from: None for none.

    Of three letters only two that changed places are a slip: `net` is not `new`.
    """
    from rapidfuzz.distance import OSA  # only for what is no command

    typed = word.lower()
    if word in COMMANDS:
        return None
    names = (*sorted(COMMANDS.names), HELP)
    near = (one for one in names if len(one) > 3 or sorted(one) == sorted(typed))
    return next((name for name in near if OSA.distance(typed, name, score_cutoff=1) <= 1), None)


def no_command(word: str, meant: str) -> Stop:
    """Return what ends a run that begins with `word`, a slip of the command `meant`."""
    from vnsemi_tui.text.clean import excerpt

    shown = excerpt(word)
    return Stop(
        f'no command "{shown}"; did you mean "{meant}"? To search for the word: find {shown}'
    )


def parse(words: Sequence[str]) -> argparse.Namespace:
    """Return the options of the command that `words` ask for; leaves for --help and wrong use."""
    command, rest = split_words(words)
    if command == HELP:
        command, rest = _helped(rest)
    if command and "--plain" in rest[: rest.index("--") if "--" in rest else None]:
        raise Stop(f"--plain goes without a command: start it, then type {command} there")
    parser = parser_of(command)
    parsed = parser.parse_args(_options_first(parser, rest))
    parsed.command = command
    parsed.is_query = "--" in rest
    _refuse_what_would_be_ignored(parsed, parser.get_default("format"))
    return parsed


def _options_first(parser: argparse.ArgumentParser, words: Sequence[str]) -> list[str]:
    """Return `words` with the options before `--`, and the others behind.

    By itself argparse takes free words from one place only: `note qorvo --briefs DIR text` would
    have none.
    """
    before: list[str] = []
    others: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--":
            others += rest
            break
        name, equals, _ = word.partition("=")
        option = parser._option_string_actions.get(name)
        is_number = parser._negative_number_matcher.match(word)
        if option is None and (len(word) < 2 or word[0] != "-" or is_number):
            others.append(word)
            continue
        before.append(word)
        if option is not None and option.nargs != 0 and not equals:
            before += islice(rest, 1)
    return [*before, "--", *others] if others else before


def _refuse_what_would_be_ignored(parsed: argparse.Namespace, usual: str | None) -> None:
    """Raise Stop where a command would do as if an option were not there.

    `usual` is the format of the command where none is given: "text" for how an answer is printed.
    """
    if parsed.command is None:
        if parsed.json and not parsed.version:
            raise Stop("without a command there is no JSON; find --json and show --json print some")
        return
    spec = COMMANDS[parsed.command]
    if parsed.json and spec.without_json:
        raise Stop(f"{parsed.command} has no JSON: {spec.without_json}; leave --json out")
    if parsed.json and usual == "text" and parsed.format != "text":
        raise Stop(f"--json and --format {parsed.format} are two formats; leave one of them out")
    if spec.refuse:
        spec.refuse(parsed)


class _Once(argparse._StoreAction):
    """Stores the one value of an option: two that differ are wrong use, and none wins silently."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        """Store `values`; raise ArgumentError where the option had another value before."""
        given = namespace.__dict__.setdefault("_given", {})
        if option_string and given.setdefault(self.dest, values) != values:
            raise argparse.ArgumentError(self, "is given twice, with two values; leave one out")
        super().__call__(parser, namespace, values, option_string)


class _HelpFormatter(argparse.RawDescriptionHelpFormatter):
    """Sets help as wide as argparse does."""

    def __init__(self, prog: str, **settings: Any) -> None:
        """Know the width."""
        super().__init__(prog, width=help_width(), **settings)


class _Parser(argparse.ArgumentParser):
    """A parser whose errors can't drive the terminal, whatever words they quote."""

    command: str | None = None
    """Which command's help it gives; None for that of the program."""

    def __init__(self, **settings: Any) -> None:
        """Have options with one value take it once."""
        super().__init__(**settings)
        self.register("action", None, _Once)
        self._words: list[str] = []

    def error(self, message: str) -> NoReturn:
        """Leave with code 2 and one clean line below the usage."""
        from vnsemi_tui.text.clean import excerpt

        super().error(excerpt(message, 200) + self._way_out())

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Parse `args`, and keep them: an error may come of one that was meant as a text."""
        self._words = list(args or ())
        return super().parse_known_args(args, namespace)

    def _way_out(self) -> str:
        """Return what to do about a word that begins as options do and is none; else nothing."""
        from vnsemi_tui.text.clean import excerpt
        from vnsemi_tui.text.nearest import hint

        options = self._option_string_actions
        words = self._words[: self._words.index("--")] if "--" in self._words else self._words
        for word in words:
            name = word.partition("=")[0]
            if len(word) > 1 and word[0] == "-" and name not in options:
                near = hint(name, [one for one in options if one.startswith("--")])
                way_out = f"; -- goes before a text that begins with -: -- {excerpt(word, 40)}"
                return near if near and name.startswith("--") else way_out
        return ""

    def format_help(self) -> str:
        """Return the help with the commands or examples below; only help needs their text."""
        from vnsemi_tui.cli import usage

        self.epilog = usage.of_command(self.command) if self.command else usage.of_all()
        return super().format_help()

    def print_help(self, file: Any = None) -> None:
        """Write the help; argparse itself is silent where nothing can be written."""
        if sys.stdout is None:
            raise Stop("stdout is closed, and there is nothing else to write to")
        print(self.format_help(), end="", file=file)


def parser_of(command: str | None) -> argparse.ArgumentParser:
    """Return what reads the words of `command`, or those of the browser."""
    if command is None:
        parser = _Parser(
            prog="vnsemi-tui",
            usage="vnsemi-tui [OPTIONS] [QUERY ...]\n       vnsemi-tui COMMAND [OPTIONS] ...",
            description=(
                "Who does what with whom in Viet Nam's semiconductor industry, and who says so."
            ),
            formatter_class=_HelpFormatter,
            allow_abbrev=False,
        )
        options.add_browsing(parser)
    else:
        spec = COMMANDS[command]
        parser = _Parser(
            prog=f"vnsemi-tui {command}",
            description=spec.about[:1].upper() + spec.about[1:] + ".",
            formatter_class=_HelpFormatter,
            allow_abbrev=False,
        )
        parser.command = command
        if spec.add_options:
            spec.add_options(parser)
    # From 3.14 on argparse colours by itself, whatever --no-color says.
    vars(parser)["color"] = False
    options.add_common(parser)
    return parser
