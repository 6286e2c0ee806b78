"""The options that several commands have, and what may stand in them."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from vnsemi_tui.model.dates import PartialDate

KINDS = ("locality", "partner", "source")
PAGE_FORMATS = ("text", "markdown", "html")

EVERYWHERE = ("briefs", "only", "no_own", "no_config", "as_of", "today", "json", "no_color")
"""What every command takes, by the names of the values."""


class Takes(Enum):
    """What may stand in an option or argument: the type of its values, and how they complete."""

    PLACE = "a locality"
    PARTNER = "a partner"
    PARTY = "a locality or partner"
    ADDRESS = "anything with an address"
    CLAIM = "a claim"
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
        if not text.startswith("~"):
            return text
        from vnsemi_tui.paths import named

        try:
            return str(named(text))
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


def positive(text: str) -> int:
    """Return the number that `text` writes, from 1 on."""
    digits = text.lstrip("0")
    if digits.isascii() and digits.isdigit():
        return int(digits[:18])  # more digits mean all there is, and int() refuses thousands
    raise argparse.ArgumentTypeError(f'"{text}" is no number from 1')


def add_format(parser: argparse.ArgumentParser, formats: Sequence[str]) -> None:
    """Add --format with these formats, the first of them where none is given, and --with-own."""
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


def add_kind(parser: argparse.ArgumentParser) -> None:
    """Add the kind of file."""
    parser.add_argument("kind", metavar="KIND", choices=KINDS, help=" | ".join(KINDS))
