"""The command `new`: a brief or source record to fill in."""

from __future__ import annotations

import re
from argparse import ArgumentTypeError
from typing import TYPE_CHECKING

from vnsemi_tui.cli.command_spec import CommandSpec
from vnsemi_tui.cli.options import Takes, add_kind
from vnsemi_tui.errors import Exit, Stop

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from vnsemi_tui.cli.session import Session


def _run(session: Session) -> Exit:
    from vnsemi_tui.cli.new_files import begin_file

    return begin_file(session)


def _refuse(options: Namespace) -> None:
    if options.kind != "source" and options.language:
        raise Stop(f"--language goes with new source; a {options.kind} has no language of its own")


def language(text: str) -> str:
    """Return the tag of a language as it is usually written."""
    if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", text):
        first, *others = text.split("-")
        return "-".join((first.lower(), *others))
    raise ArgumentTypeError(f'"{text}" is no tag of a language: en, vi, ko, zh-Hant')


def _add_options(parser: ArgumentParser) -> None:
    add_kind(parser)
    parser.add_argument(
        "id", type=Takes.NEW, metavar="ID", help="names it: amkor, vns-2024-11-29-da-nang"
    )
    parser.add_argument(
        "--text",
        type=Takes.FILE,
        metavar="FILE",
        help="of a source: the article's text, one paragraph a line",
    )
    parser.add_argument("--language", type=language, metavar="TAG", help="of the text: vi, ko (en)")
    parser.add_argument("--print", action="store_true", help="print it, write nothing")


SPEC = CommandSpec(
    about="a brief or source record to fill in",
    group="write",
    order=10,
    run=_run,
    examples=(
        ("vnsemi-tui new partner acme --print", "what it looks like"),
        ("vnsemi-tui new locality hue --briefs .", "put into this folder"),
        ("vnsemi-tui new source hue-1 --text article.txt --print", "an article's record"),
    ),
    add_options=_add_options,
    refuse=_refuse,
    without_json="it writes YAML",
    writes=True,
)
