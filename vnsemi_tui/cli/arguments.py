"""Which command is meant, and its options."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from typing import Any, NoReturn

from vnsemi_tui.errors import Stop

COMMANDS = {
    "find": "search everything",
    "show": "a card, as text",
    "list": "all of one kind",
    "asks": "asks, offers, pledges, plans",
    "timeline": "all entries by time, the newest first",
    "matrix": "partners and places: how far each pair has got",
    "regions": "the country from north to south",
    "compare": "two to four localities side by side",
    "why": "the proof of a claim",
    "pack": "what to know before a meeting",
    "export": "the library as a site, Markdown, tables or JSON",
    "check": "what is wrong in briefs",
    "new": "a brief or source record to fill in",
    "todo": "what to look at again first",
    "schema": "the JSON Schema of a kind of file, for editors",
    "paths": "where everything is",
    "config": "what you have set, and what is wrong with it",
}
"""The commands and what they do; every other first word begins a query."""

KINDS = ("locality", "partner", "source")
LISTS = ("localities", "partners", "initiatives", "people", "sources", "figures")
PAGE_FORMATS = ("text", "markdown", "html")
EXPORT_FORMATS = ("site", "markdown", "csv", "json")
_TAKES_VALUE = ("--briefs", "--only", "--as-of", "--today")


def split_words(words: Sequence[str]) -> tuple[str | None, list[str]]:
    """Return the command, or None for a query, and the other words with options first.

    The first word that is no option decides. Options may stand before the command; after `--`
    every word is part of the query.
    """
    options: list[str] = []
    index = 0
    while index < len(words):
        word = words[index]
        if word == "--":
            return None, [*options, *words[index:]]
        if not word.startswith("-"):
            break
        options.append(word)
        index += 1
        if word in _TAKES_VALUE and index < len(words):
            options.append(words[index])
            index += 1
    rest = list(words[index:])
    if rest and rest[0] in COMMANDS:
        return rest[0], [*options, *rest[1:]]
    return None, [*options, *rest]


def parse(words: Sequence[str]) -> argparse.Namespace:
    """Return the options of the command that `words` ask for; leaves for --help and wrong use."""
    command, rest = split_words(words)
    parser = _parser(command)
    parsed = parser.parse_intermixed_args(rest) if command is None else parser.parse_args(rest)
    parsed.command = command
    return parsed


class _Parser(argparse.ArgumentParser):
    """A parser whose errors can't drive the terminal, whatever words they quote."""

    command: str | None = None
    """Which command's help it gives; None for that of the program."""

    def error(self, message: str) -> NoReturn:
        """Leave with code 2 and one clean line below the usage."""
        from vnsemi_tui.text.clean import excerpt

        super().error(excerpt(message, 200))

    def format_help(self) -> str:
        """Return the help with the commands or examples below; only help needs their text."""
        from vnsemi_tui.cli import usage

        self.epilog = usage.of_command(self.command) if self.command else usage.of_all(COMMANDS)
        return super().format_help()

    def print_help(self, file: Any = None) -> None:
        """Write the help; argparse itself is silent where nothing can be written."""
        if sys.stdout is None:
            raise Stop("stdout is closed, and there is nothing else to write to")
        print(self.format_help(), end="", file=file)


def _parser(command: str | None) -> argparse.ArgumentParser:
    if command is None:
        parser = _Parser(
            prog="vnsemi-tui",
            usage="vnsemi-tui [OPTIONS] [QUERY ...]\n       vnsemi-tui COMMAND [OPTIONS] ...",
            description=(
                "Who does what with whom in Viet Nam's semiconductor industry, and who says so."
            ),
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        parser.add_argument("query", nargs="*", metavar="QUERY", help="opens its best hit")
        parser.add_argument(
            "--fresh", action="store_true", help="without history and marks; nothing is kept"
        )
        parser.add_argument("--version", action="store_true", help="name the version and leave")
    else:
        parser = _Parser(
            prog=f"vnsemi-tui {command}",
            description=COMMANDS[command][:1].upper() + COMMANDS[command][1:] + ".",
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        parser.command = command
        _ADD[command](parser)
    # From 3.14 on argparse colours by itself, whatever --no-color says.
    vars(parser)["color"] = False
    _add_common(parser)
    return parser


def _add_common(parser: argparse.ArgumentParser) -> None:
    everywhere = parser.add_argument_group("everywhere, before or after the command")
    everywhere.add_argument(
        "--briefs",
        action="append",
        default=[],
        metavar="DIR",
        help="add a folder of briefs; may be repeated",
    )
    everywhere.add_argument(
        "--only", metavar="DIR", help="read this folder alone, not the shipped briefs"
    )
    everywhere.add_argument("--no-config", action="store_true", help="without your config file")
    everywhere.add_argument(
        "--as-of", type=_day, metavar="DATE", help="as published by that day: 2024-08-30"
    )
    everywhere.add_argument("--today", type=_day, metavar="DATE", help="take this day for today")
    everywhere.add_argument("--json", action="store_true", help="one JSON object on stdout")
    everywhere.add_argument("--no-color", action="store_true", help="no colours")


def _day(text: str) -> date:
    from vnsemi_tui.model.dates import PartialDate

    try:
        return PartialDate.parse(text).last
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _positive(text: str) -> int:
    digits = text.lstrip("0")
    if digits.isascii() and digits.isdigit():
        return int(digits[:18])  # more digits mean all there is, and int() refuses thousands
    raise argparse.ArgumentTypeError(f'"{text}" is no number from 1')


def _list(text: str) -> str:
    if text in LISTS:
        return text
    from vnsemi_tui.text.nearest import hint

    raise argparse.ArgumentTypeError(
        f'no list "{text}"{hint(text, LISTS)}; there are {", ".join(LISTS)}'
    )


def _add_find(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "query",
        nargs="+",
        metavar="QUERY",
        help="words, marks and case don't matter; among them filters: place:ID partner:ID "
        "sector:WORD stage:>=promised event:mou since:2024 until:2025 asks:open source:ID",
    )
    parser.add_argument(
        "--limit", type=_positive, default=20, metavar="N", help="at most N results (20)"
    )


def _add_show(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "address", metavar="ADDRESS", help="da-nang, qorvo, da-nang/marvell, a source's id"
    )
    _add_format(parser, PAGE_FORMATS)


def _add_format(parser: argparse.ArgumentParser, formats: Sequence[str]) -> None:
    parser.add_argument(
        "--format",
        choices=formats,
        default=formats[0],
        metavar="FORMAT",
        help=f"{', '.join(formats[:-1])} or {formats[-1]} ({formats[0]})",
    )
    parser.add_argument(
        "--with-own", action="store_true", help="take claims of your own briefs along"
    )


def _add_pack(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="+", metavar="ID", help="one or two sides: qorvo da-nang")
    parser.add_argument("--for", dest="for_", metavar="ID", help="whose pack it is: comes first")
    parser.add_argument("--since", metavar="DATE", help="what counts as new: since 2024-06")
    _add_format(parser, PAGE_FORMATS)


def _add_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder", metavar="DIR", help="a new or empty folder, or that of an earlier export"
    )
    _add_format(parser, EXPORT_FORMATS)


def _add_list(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", metavar="KIND", type=_list, help=" | ".join(LISTS))


def _add_asks(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--open", action="store_true", help="only what is still open")
    parser.add_argument("--state", metavar="WORD", help="only in this state: considering, lapsed …")
    _add_place_and_partner(parser)
    parser.add_argument("--by", metavar="ID", help="only what this side asked, offered or promised")
    parser.add_argument("--to", metavar="ID", help="only what was addressed to this side")


def _add_timeline(parser: argparse.ArgumentParser) -> None:
    _add_place_and_partner(parser)
    parser.add_argument("--sector", metavar="WORD", help="only initiatives of this sector")
    parser.add_argument("--event", metavar="WORD", help="only what is: asked, mou, opened, plan …")
    parser.add_argument("--since", metavar="DATE", help="only from then on: 2024, 2024-08")
    parser.add_argument("--until", metavar="DATE", help="only up to then")


def _add_place_and_partner(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--place", metavar="ID", help="only this locality")
    parser.add_argument(
        "--partner", metavar="ID", help="only this partner and those that belong to it"
    )


def _add_regions(parser: argparse.ArgumentParser) -> None:
    """Add nothing: every locality is listed."""


def _add_compare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="+", metavar="ID", help="a locality: da-nang ha-noi")


def _add_why(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "address", metavar="ADDRESS", help="a claim: da-nang/marvell/lab, bac-ninh/exports-1"
    )


def _add_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder",
        nargs="?",
        metavar="DIR",
        help="check this folder together with the shipped briefs",
    )
    parser.add_argument(
        "--texts", metavar="DIR", help="hold source records against the texts ID.txt in DIR"
    )
    parser.add_argument(
        "--format",
        choices=["text", "github"],
        default="text",
        help="text, or annotations for GitHub's workflows",
    )


def _add_new(parser: argparse.ArgumentParser) -> None:
    _add_kind(parser)
    parser.add_argument("id", metavar="ID", help="names it: amkor, vns-2024-11-29-da-nang")
    parser.add_argument(
        "--text", metavar="FILE", help="of a source: the article's text, one paragraph a line"
    )
    parser.add_argument("--language", default="en", choices=["en", "vi"], help="of the text (en)")
    parser.add_argument("--print", action="store_true", help="print it, write nothing")


def _add_kind(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", metavar="KIND", choices=KINDS, help=" | ".join(KINDS))


def _add_todo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--limit", type=_positive, metavar="N", help="at most N of them")


def _add_paths(parser: argparse.ArgumentParser) -> None:
    """Add nothing: there are few."""


def _add_config(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--new", action="store_true", help="write a file with every setting, commented out"
    )


_ADD = {
    "find": _add_find,
    "show": _add_show,
    "list": _add_list,
    "asks": _add_asks,
    "timeline": _add_timeline,
    "matrix": _add_place_and_partner,
    "regions": _add_regions,
    "compare": _add_compare,
    "why": _add_why,
    "pack": _add_pack,
    "export": _add_export,
    "check": _add_check,
    "new": _add_new,
    "todo": _add_todo,
    "schema": _add_kind,
    "paths": _add_paths,
    "config": _add_config,
}


def check_dates(as_of: date | None, today: date) -> None:
    """Refuse a day that has not come: nothing can be known as of it."""
    if as_of and as_of > today:
        raise Stop(f"--as-of {as_of} has not come yet; today is {today}")
