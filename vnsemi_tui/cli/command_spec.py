"""What a command declares of itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, dataclass_transform

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from vnsemi_tui.cli.session import Session
    from vnsemi_tui.views.lines import Page
    from vnsemi_tui.views.plain import Speech, Spoken

GROUPS = ("look", "take along", "write", "about")
"""The groups of commands, in the order in which `--help` lists them."""

LISTING_CODES: Mapping[int, str] = {
    0: "done, with nothing found as well",
    1: "no such locality or partner; the nearest one is named",
    2: "wrong use, or no such folder",
}
"""The exit codes of commands that list what fits places and partners."""


@dataclass_transform(kw_only_default=True, frozen_default=True)
class _Declared:
    """Has its fields from keywords, and the others from its class.

    For the type checker it is a dataclass. To make one, or a NamedTuple, takes as long as to import
    ten commands, and all of them wait for it.
    """

    def __init__(self, **fields: Any) -> None:
        """Have these fields."""
        self.__dict__.update(fields)


class CommandSpec(_Declared):
    """A command. Its name is that of the module in `cli/commands` where this stands as `SPEC`.

    Help, completion, manual page and documents import every such module, so nothing that takes
    time to import stands at its top: a command imports what it works with when it runs.
    """

    about: str
    """What it does, for lists of commands: no capital, no full stop."""
    group: str
    """One of `GROUPS`."""
    order: int
    """Its place among the commands of its group: the lower, the earlier."""
    run: Callable[[Session], int]
    """Does it, and returns the exit code."""
    examples: Sequence[tuple[str, str]]
    """Two or three lines that can be typed as they stand, and what each does.

    They run on the shipped briefs; a file that they read is `article.txt`, and folders are written
    into the current one.
    """
    add_options: Callable[[ArgumentParser], None] | None = None
    """Adds its own arguments and options to a parser; None where it has none."""
    exit_codes: Mapping[int, str] = {}
    """The exit codes worth knowing beside those of all commands."""
    refuse: Callable[[Namespace], None] | None = None
    """Raises Stop where one option would be ignored because of another."""
    without_json: str = ""
    """Why it has no answer in JSON; empty where it has."""
    draws: bool = True
    """Whether it prints pages or tables, whose glyphs the reader can choose."""
    writes: bool = False
    """Whether it writes files: `--plain` does not do it again when the reader goes back."""
    page: Callable[[Session], Page] | None = None
    """Returns the page that it prints, for `--plain` to read out."""
    spoken: Callable[[Session, Speech], Iterator[Spoken]] | None = None
    """Returns what `--plain` says instead of its table, where there is no page to read out."""
