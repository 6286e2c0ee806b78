"""What options each command has, and what may stand in them."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vnsemi_tui.model.dates import PartialDate

from vnsemi_tui.paths import named

KINDS = ("locality", "partner", "source")
LISTS = ("localities", "partners", "initiatives", "people", "sources", "figures", "notes")
PAGE_FORMATS = ("text", "markdown", "html")
EXPORT_FORMATS = ("site", "markdown", "csv", "json")

EVERYWHERE = ("briefs", "only", "no_own", "no_config", "as_of", "today", "json", "no_color")
"""What every command takes, by the names of the values."""
SHELLS = ("bash", "zsh", "fish", "powershell")


class Takes(Enum):
    """What may stand in an option or argument: the type of its values, and how they complete."""

    PLACE = "a locality"
    PARTNER = "a partner"
    PARTY = "a locality or partner"
    ADDRESS = "anything with an address"
    CLAIM = "a claim"
    EVENT = "an event word, or plan"
    STATE = "what became of an ask"
    SECTOR = "a sector"
    QUERY = "words and filters"
    FOLDER = "a folder"
    FILE = "a file"
    TIME = "a date, as fine as it is known"
    NEW = "what is not there yet"

    def __call__(self, text: str) -> str:
        """Return the value as it was given: what is wrong with it, the library knows.

        A folder or file needs a name: an empty one would be the current folder. A `~` that no
        shell has replaced is the reader's home.
        """
        if self not in (Takes.FOLDER, Takes.FILE):
            return text
        if not text:
            raise argparse.ArgumentTypeError(f"{self.value} needs a name, not an empty one")
        try:
            return str(named(text)) if text.startswith("~") else text
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None


def add_browsing(parser: argparse.ArgumentParser) -> None:
    """Add what goes without a command."""
    parser.add_argument(
        "query", nargs="*", type=Takes.QUERY, metavar="QUERY", help="opens its best hit"
    )
    parser.add_argument(
        "--fresh", action="store_true", help="without history and marks; nothing is kept"
    )
    parser.add_argument(
        "--plain", action="store_true", help="ask and be answered in lines; nothing is drawn"
    )
    parser.add_argument(
        "--version", action="store_true", help="name version and library, and leave"
    )


def add_common(parser: argparse.ArgumentParser) -> None:
    """Add what every command takes."""
    everywhere = parser.add_argument_group("everywhere, before or after the command")
    everywhere.add_argument(
        "--briefs",
        action="append",
        type=Takes.FOLDER,
        default=[],
        metavar="DIR",
        help="add a folder of briefs; may be repeated",
    )
    everywhere.add_argument(
        "--only",
        type=Takes.FOLDER,
        metavar="DIR",
        help="read this folder alone, not the shipped briefs",
    )
    everywhere.add_argument(
        "--no-own",
        action="store_true",
        help="leave your private folder and those of your config out",
    )
    everywhere.add_argument("--no-config", action="store_true", help="without your config file")
    everywhere.add_argument(
        "--as-of", type=date_of, metavar="DATE", help="as published by then: 1 Mar 2024, 2024-08"
    )
    everywhere.add_argument("--today", type=day, metavar="DATE", help="take this day for today")
    everywhere.add_argument("--json", action="store_true", help="one JSON object on stdout")
    everywhere.add_argument("--no-color", action="store_true", help="no colours")


def date_of(text: str) -> PartialDate:
    """Return the date that `text` writes, in any form that `read_date` knows."""
    from vnsemi_tui.model.days import read_date

    try:
        return read_date(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def day(text: str) -> date:
    """Return the last day of the date that `text` writes."""
    return date_of(text).last


def _positive(text: str) -> int:
    digits = text.lstrip("0")
    if digits.isascii() and digits.isdigit():
        return int(digits[:18])  # more digits mean all there is, and int() refuses thousands
    raise argparse.ArgumentTypeError(f'"{text}" is no number from 1')


def _language(text: str) -> str:
    if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", text):
        first, *others = text.split("-")
        return "-".join((first.lower(), *others))
    raise argparse.ArgumentTypeError(f'"{text}" is no tag of a language: en, vi, ko, zh-Hant')


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
        type=Takes.QUERY,
        metavar="QUERY",
        help="words, marks and case don't matter; among them filters: place:ID partner:ID "
        "sector:WORD stage:>=promised event:mou since:2024 until:2025 asks:open source:ID",
    )
    parser.add_argument(
        "--limit", type=_positive, default=20, metavar="N", help="at most N results (20)"
    )


def _add_show(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "address",
        type=Takes.ADDRESS,
        metavar="ADDRESS",
        help="da-nang, qorvo, da-nang/marvell, a source's id",
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
    parser.add_argument(
        "ids", nargs="+", type=Takes.PARTY, metavar="ID", help="one or two sides: qorvo da-nang"
    )
    parser.add_argument(
        "--for", dest="for_", type=Takes.PARTY, metavar="ID", help="whose pack it is: comes first"
    )
    parser.add_argument(
        "--since", type=Takes.TIME, metavar="DATE", help="what counts as new: since 2024-06"
    )
    _add_format(parser, PAGE_FORMATS)


def _add_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder",
        type=Takes.FOLDER,
        metavar="DIR",
        help="a new or empty folder, or that of an earlier export",
    )
    _add_format(parser, EXPORT_FORMATS)


def _add_list(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", metavar="KIND", type=_list, choices=LISTS, help=" | ".join(LISTS))


def _add_asks(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--open", action="store_true", help="only what is still open")
    parser.add_argument(
        "--state",
        action="append",
        default=[],
        type=Takes.STATE,
        metavar="WORD",
        help="only in this state: considering, lapsed …",
    )
    _add_place_and_partner(parser)
    parser.add_argument(
        "--by",
        action="append",
        default=[],
        type=Takes.PARTY,
        metavar="ID",
        help="only what this side asked, offered or promised",
    )
    parser.add_argument(
        "--to",
        action="append",
        default=[],
        type=Takes.PARTY,
        metavar="ID",
        help="only what was addressed to this side",
    )


def _add_timeline(parser: argparse.ArgumentParser) -> None:
    _add_place_and_partner(parser)
    parser.add_argument(
        "--sector",
        action="append",
        default=[],
        type=Takes.SECTOR,
        metavar="WORD",
        help="only initiatives of this sector",
    )
    parser.add_argument(
        "--event",
        action="append",
        default=[],
        type=Takes.EVENT,
        metavar="WORD",
        help="only what is: asked, mou, opened, plan …",
    )
    parser.add_argument(
        "--since",
        action="append",
        default=[],
        type=Takes.TIME,
        metavar="DATE",
        help="only from then on: 2024, 2024-08",
    )
    parser.add_argument(
        "--until",
        action="append",
        default=[],
        type=Takes.TIME,
        metavar="DATE",
        help="only up to then",
    )


def _add_place_and_partner(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--place",
        action="append",
        default=[],
        type=Takes.PLACE,
        metavar="ID",
        help="only this locality",
    )
    parser.add_argument(
        "--partner",
        action="append",
        default=[],
        type=Takes.PARTNER,
        metavar="ID",
        help="only this partner and those that belong to it",
    )


def _add_compare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "ids", nargs="+", type=Takes.PLACE, metavar="ID", help="a locality: da-nang ha-noi"
    )


def _add_why(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "address",
        type=Takes.CLAIM,
        metavar="ADDRESS",
        help="a claim: da-nang/marvell/lab, bac-ninh/exports-1",
    )


def _add_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder",
        nargs="?",
        type=Takes.FOLDER,
        metavar="DIR",
        help="check this folder together with the shipped briefs",
    )
    parser.add_argument(
        "--texts",
        type=Takes.FOLDER,
        metavar="DIR",
        help="hold source records against the texts ID.txt in DIR",
    )
    parser.add_argument(
        "--format",
        choices=["text", "github"],
        default="text",
        help="text, or annotations for GitHub's workflows",
    )


def _add_new(parser: argparse.ArgumentParser) -> None:
    _add_kind(parser)
    parser.add_argument(
        "id", type=Takes.NEW, metavar="ID", help="names it: amkor, vns-2024-11-29-da-nang"
    )
    parser.add_argument(
        "--text",
        type=Takes.FILE,
        metavar="FILE",
        help="of a source: the article's text, one paragraph a line",
    )
    parser.add_argument(
        "--language", type=_language, metavar="TAG", help="of the text: vi, ko (en)"
    )
    parser.add_argument("--print", action="store_true", help="print it, write nothing")


def _add_note(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "address",
        type=Takes.ADDRESS,
        metavar="ADDRESS",
        help="a brief, initiative, claim or source: da-nang/marvell",
    )
    parser.add_argument(
        "text",
        nargs="*",
        type=Takes.NEW,
        metavar="TEXT",
        help="what there is to remember; else read from stdin",
    )


def _add_kind(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", metavar="KIND", choices=KINDS, help=" | ".join(KINDS))


def _add_todo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--limit", type=_positive, metavar="N", help="at most N of them")


def _add_nothing(parser: argparse.ArgumentParser) -> None:
    """Add nothing: what every command takes is enough."""


def _add_config(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--new", action="store_true", help="write a file with every setting, commented out"
    )


def _add_completions(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", metavar="SHELL", choices=SHELLS, help=" | ".join(SHELLS))


ADD: Mapping[str, Callable[[argparse.ArgumentParser], None]] = {
    "find": _add_find,
    "show": _add_show,
    "list": _add_list,
    "asks": _add_asks,
    "timeline": _add_timeline,
    "matrix": _add_place_and_partner,
    "regions": _add_nothing,
    "compare": _add_compare,
    "why": _add_why,
    "pack": _add_pack,
    "export": _add_export,
    "check": _add_check,
    "new": _add_new,
    "note": _add_note,
    "todo": _add_todo,
    "schema": _add_kind,
    "paths": _add_nothing,
    "config": _add_config,
    "completions": _add_completions,
    "man": _add_nothing,
}
"""By command: what adds its own options."""
