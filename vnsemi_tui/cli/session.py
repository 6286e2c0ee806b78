"""What a command works on: the library it asked for, on the day it asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vnsemi_tui.cli import own_folders
from vnsemi_tui.errors import Exit, Stop
from vnsemi_tui.paths import cache_folder, config_file, is_own, shipped_briefs, state_folder
from vnsemi_tui.reading.folders import Folder
from vnsemi_tui.stored import Names, stored_names

if TYPE_CHECKING:
    import argparse

    from vnsemi_tui.config import Config
    from vnsemi_tui.library.known import Known
    from vnsemi_tui.library.library import Library
    from vnsemi_tui.reading.problems import Problem
    from vnsemi_tui.views.registry import Reader


class Session:
    """One run of the command line."""

    def __init__(self, options: argparse.Namespace) -> None:
        """Take the folders and days from `options`."""
        self.options = options
        self.today: date = self.day_now()
        self.day: date = self.today
        if options.as_of:
            from vnsemi_tui.model.days import last_known_day

            try:
                self.day = last_known_day(options.as_of, self.today)
            except ValueError as error:
                raise Stop(f"--as-of {error}") from None

    def day_now(self) -> date:
        """Return which day it is: after midnight another one than `today`, unless it was given."""
        return self.options.today or date.today()

    @cached_property
    def config(self) -> Config:
        """What is set in the config file, not yet held against commands, places and themes."""
        from vnsemi_tui.config import Config

        if not self._has_config:
            return Config(config_file())
        from vnsemi_tui.config.reading import read

        return read(config_file())

    @cached_property
    def _has_config(self) -> bool:
        return not self.options.no_config and is_own(config_file())

    @cached_property
    def checked_config(self) -> Config:
        """What is set, held against the commands and, where places are set, the library."""
        config = self.config
        if config.asked or config.settings.places:
            from vnsemi_tui.config.checks import with_keys, with_places
            from vnsemi_tui.ui.commands import IDS

            config = with_keys(config, IDS)
            if config.settings.places:
                config = with_places(config, self.library)
        return config

    @cached_property
    def configured(self) -> tuple[Path, ...]:
        """The folders of briefs that the config file names, where they are read.

        One that is not there ends nothing; it is said on stderr.
        """
        if self.options.only or self.options.no_own or not self._has_config:
            return ()
        if self.options.command != "config":  # which says everything that is wrong
            for problem in self.config.lost_briefs:
                _say(str(problem))
        return self.config.settings.briefs

    @cached_property
    def folders(self) -> tuple[Folder, ...]:
        """The folders to read: shipped, private, those of the config file, those of --briefs.

        With --only that folder comes first and alone. A named one that is missing ends the command.
        """
        return self._folders(_say)

    def _folders(self, tell: Callable[[str], None]) -> tuple[Folder, ...]:
        """Return the folders as they are now; `tell` is told why the private one is left out."""
        if self.options.only:
            folders = [Folder(Path(self.options.only), shipped=False)]
        else:
            folders = [Folder(shipped_briefs(), shipped=True)]
            folders += [] if self.options.no_own else own_folders.private(tell)
        named = (*self.configured, *map(Path, self.options.briefs))
        folders += [own_folders.named(path) for path in named]
        for folder in folders:
            own_folders.require(folder.path)
        return own_folders.told_apart(folders)

    @property
    def written_to(self) -> Path | None:
        """The folder that was named for new files: the last one; None for the private one."""
        named = [*([self.options.only] if self.options.only else []), *self.options.briefs]
        return Path(named[-1]) if named else None

    @cached_property
    def shared(self) -> Session:
        """The same of what may be given away: the first folder alone, nothing of one's own."""
        if len(self.folders) == 1:
            return self
        shared = Session(self.options)
        shared.folders = self.folders[:1]
        return shared

    @cached_property
    def library(self) -> Library:
        """The library; files that could not be read are one line each on stderr."""
        from vnsemi_tui.store import open_library  # not above: names alone need no model

        library = open_library(self.folders, cache_folder())
        if not library.localities and not library.partners:
            from vnsemi_tui.cli.output import say

            for problem in library.contents.problems[:10]:
                say(str(problem))
            raise Stop("no brief could be read; vnsemi-tui check says why", Exit.PROBLEMS)
        return library

    def read_again(self) -> Library:
        """Return the library as its files are now, those of a new private folder too."""
        from vnsemi_tui.store import open_library

        with suppress(Stop):  # a named folder that is gone is an empty one
            self.folders = self._folders(lambda _: None)
        return open_library(self.folders, cache_folder())

    def read_shared(self) -> Library:
        """Return what may be given away of the library, as its files are now."""
        from vnsemi_tui.store import open_library

        return open_library(self.folders[:1], cache_folder())

    @cached_property
    def names(self) -> Names:
        """What is in the library, on whichever day, without decoding it where that can be."""
        found = stored_names(self.folders, cache_folder())
        if found is not None:
            return found
        from vnsemi_tui.store import names_of

        return names_of(self.library)

    @cached_property
    def known(self) -> Known:
        """The library as of the day that was asked for."""
        from vnsemi_tui.library.known import Known

        return Known(self.library, self.day, today=self.today)

    def reader(self, address: str) -> Reader:
        """Return who reads the page at `address`: with the reader's marks where it shows them."""
        from vnsemi_tui.views.registry import NOBODY, page_kind

        kind = page_kind(address)
        if kind is None or not kind.shows_marks:
            return NOBODY
        from vnsemi_tui.state import Keeper

        return NOBODY._replace(marks=Keeper(state_folder()).state.marks)

    @property
    def skipped(self) -> list[Problem]:
        """What was left out because of an error."""
        from vnsemi_tui.reading.problems import Severity

        return [
            problem
            for problem in self.library.contents.problems
            if problem.severity is Severity.ERROR
        ]

    def report_skipped(self) -> None:
        """Say on stderr what was left out."""
        from vnsemi_tui.cli.output import say

        for problem in self.skipped:
            say(str(problem))

    def plain(self, value: Any) -> Any:
        """Return `value`, which stands in the library, as JSON has it."""
        from vnsemi_tui.cli.output import plain

        return plain(value, self.library.contents.files)

    def answer(self, **fields: Any) -> None:
        """Print the JSON object of the command."""
        from vnsemi_tui.cli.output import print_json

        newest = self.known.newest_source
        print_json(
            command=self.options.command,
            as_of=self.day.isoformat(),
            today=self.today.isoformat(),
            newest_source=newest.day.isoformat() if newest else None,
            newest_source_is_bound=bool(newest and newest.is_bound),
            skipped=[str(problem) for problem in self.skipped],
            **fields,
        )

    def meant(self, name: str, known: Collection[str], noun: str) -> str:
        """Return which of the ids `known` is meant by `name`, an id, a name or an alias.

        One that means none of them, or several, ends the command.
        """
        found = self.id_meant(name, known)
        if found is None:
            raise self.unknown(name, list(known), noun)
        return found

    def id_meant(self, name: str, known: Collection[str]) -> str | None:
        """Return which of the ids `known` is meant by `name`; several end the command."""
        from vnsemi_tui.library.meant import AmbiguousError, id_meant

        try:
            return id_meant(name, self.library, known)
        except AmbiguousError as error:
            raise Stop(str(error)) from None

    def address_meant(self, name: str) -> str:
        """Return the address that `name` means, or `name` where it means nothing."""
        from vnsemi_tui.library.meant import AmbiguousError, address_meant

        try:
            return address_meant(name, self.library)
        except AmbiguousError as error:
            raise Stop(str(error)) from None

    def unknown(self, address: str, known: Sequence[str], noun: str = "address") -> Stop:
        """Return what ends a command that was given an unknown address, with the nearest one."""
        from vnsemi_tui.text.clean import excerpt
        from vnsemi_tui.text.nearest import nearest

        near = nearest(address, known)
        hint = f'; did you mean "{near}"?' if near else "; vnsemi-tui find looks for words"
        return Stop(f'no {noun} "{excerpt(address)}"{hint}', Exit.NOT_FOUND)

    def no_page(self, address: str) -> Stop:
        """Return what ends a command that was given the address of no page."""
        library = self.library
        known = [*library.localities, *library.partners, *library.initiatives, *library.sources]
        return self.unknown(address, known)


def _say(message: str) -> None:
    from vnsemi_tui.cli.output import say

    say(message)
