"""Which command is meant, and its options."""

import argparse
from collections.abc import Sequence
from datetime import date
from typing import NoReturn

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
    "check": "what is wrong in briefs",
    "new": "a source record to fill in",
}
"""The commands and what they do; every other first word begins a query."""

LISTS = ("localities", "partners", "initiatives", "people", "sources", "figures")
_TAKES_VALUE = ("--briefs", "--only", "--as-of", "--today")

_EPILOGUE = """\
examples:
  vnsemi-tui                      browse
  vnsemi-tui qorvo                browse, opened at the best hit
  vnsemi-tui find 'nvidia asked'  search from the shell
  vnsemi-tui show da-nang         a card
  vnsemi-tui asks --open          what waits for an answer

Every command answers --help."""


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

    def error(self, message: str) -> NoReturn:
        """Leave with code 2 and one clean line below the usage."""
        from vnsemi_tui.text.clean import excerpt

        super().error(excerpt(message, 200))


def _parser(command: str | None) -> argparse.ArgumentParser:
    if command is None:
        listed = "\n".join(f"  {name:<8}{about}" for name, about in COMMANDS.items())
        parser = _Parser(
            prog="vnsemi-tui",
            usage="vnsemi-tui [OPTIONS] [QUERY ...]\n       vnsemi-tui COMMAND [OPTIONS] ...",
            description=(
                "Who does what with whom in Viet Nam's semiconductor industry, and who says so."
            ),
            epilog=f"commands:\n{listed}\n\n{_EPILOGUE}",
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
            description=COMMANDS[command].capitalize() + ".",
            allow_abbrev=False,
        )
        _ADD[command](parser)
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


def _add_find(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "query", nargs="+", metavar="QUERY", help="words, marks and case don't matter"
    )
    parser.add_argument("--limit", type=int, default=20, metavar="N", help="at most N results (20)")


def _add_show(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "address", metavar="ADDRESS", help="da-nang, qorvo, da-nang/marvell, a source's id"
    )


def _add_list(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", metavar="KIND", choices=LISTS, help=" | ".join(LISTS))


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


def _add_new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", metavar="KIND", choices=["source"], help="source")
    parser.add_argument("id", metavar="ID", help="names it: vns-2024-11-29-da-nang")
    parser.add_argument(
        "--text", required=True, metavar="FILE", help="the article's text, one paragraph a line"
    )
    parser.add_argument("--language", default="en", choices=["en", "vi"], help="of the text (en)")


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
    "check": _add_check,
    "new": _add_new,
}


def check_dates(as_of: date | None, today: date) -> None:
    """Refuse a day that has not come: nothing can be known as of it."""
    if as_of and as_of > today:
        raise Stop(f"--as-of {as_of} has not come yet; today is {today}")
