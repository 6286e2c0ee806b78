"""The filters that commands share: their options, read off the table of filters."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vnsemi_tui.errors import Stop
from vnsemi_tui.library.filter_table import (
    FILTERS,
    FilterKind,
    WrongFilterError,
    filter_kind,
)

if TYPE_CHECKING:
    from vnsemi_tui.cli.session import Session
    from vnsemi_tui.library.filters import Filters


@dataclass(frozen=True)
class FilterValue:
    """What may stand in the option of a filter: the type of its values, and how they complete."""

    kind: FilterKind

    def __call__(self, text: str) -> str:
        """Return the value as it was given: what is wrong with it, the library knows."""
        return text


def add_filters_of(page: str, parser: argparse.ArgumentParser) -> None:
    """Add the options that set the filters of `page`; each may be repeated."""
    from vnsemi_tui.views.registry import page_kind

    declared = page_kind(page)
    for name in declared.filters if declared else ():
        kind = filter_kind(name)
        assert kind is not None
        parser.add_argument(
            f"--{name}",
            action="append",
            default=[],
            type=FilterValue(kind),
            metavar=kind.metavar,
            help=kind.about,
        )


def filters_of_options(session: Session) -> Filters:
    """Return the filters that the options write.

    An unknown id ends the command with the nearest one, a wrong word with the way out.
    """
    from vnsemi_tui.library.filters import filters_of

    library = session.library
    given: dict[str, list[str]] = {}
    for kind in FILTERS:
        values = getattr(session.options, kind.name, None) or []
        choices = kind.load().choices
        if kind.is_named and choices:
            ids, noun = list(choices(library)), " or ".join(kind.stored)
            values = [session.meant(one, ids, noun) for one in values]
        given[kind.name] = values
    try:
        return filters_of(given, library)
    except WrongFilterError as error:
        raise Stop(f"{error}; see vnsemi-tui {session.options.command} --help") from None
