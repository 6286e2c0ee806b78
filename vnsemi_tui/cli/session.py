"""What a command works on: the library it asked for, on the day it asked for."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vnsemi_tui.cli.arguments import check_dates
from vnsemi_tui.cli.output import print_json, say
from vnsemi_tui.errors import Exit, Stop
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.library import Library
from vnsemi_tui.paths import cache_folder, config_file, is_own, shipped_briefs
from vnsemi_tui.reading.folders import Folder
from vnsemi_tui.reading.problems import Problem, Severity
from vnsemi_tui.store import open_library
from vnsemi_tui.text.clean import excerpt
from vnsemi_tui.text.nearest import nearest

if TYPE_CHECKING:
    from vnsemi_tui.config import Config


class Session:
    """One run of the command line."""

    def __init__(self, options: argparse.Namespace) -> None:
        """Take the folders and days from `options`."""
        self.options = options
        self.today: date = options.today or date.today()
        check_dates(options.as_of, self.today)
        self.day: date = options.as_of or self.today

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
                config = with_places(config, self.library.localities)
        return config

    @cached_property
    def configured(self) -> tuple[Path, ...]:
        """The folders of briefs that the config file names, where they are read.

        One that is not there ends nothing; it is said on stderr.
        """
        if self.options.only or not self._has_config:
            return ()
        if self.options.command != "config":  # which says everything that is wrong
            for problem in self.config.lost_briefs:
                say(str(problem))
        return self.config.settings.briefs

    @cached_property
    def folders(self) -> tuple[Folder, ...]:
        """The folders to read, the shipped one first; a missing one ends the command.

        Those that the config file names come before those of the options.
        """
        if self.options.only:
            folders = [Folder(Path(self.options.only), shipped=False)]
        else:
            folders = [Folder(shipped_briefs(), shipped=True)]
        named = [Path(path) for path in self.options.briefs]
        taken = {path.resolve() for path in named}
        own = [path for path in self.configured if path.resolve() not in taken]
        folders += [Folder(path, shipped=False) for path in (*own, *named)]
        for folder in folders:
            if not folder.path.is_dir():
                shown = excerpt(str(folder.path))
                raise Stop(f'no folder "{shown}"; name one with localities, partners, sources')
        return tuple(folders)

    @cached_property
    def library(self) -> Library:
        """The library; files that could not be read are one line each on stderr."""
        library = open_library(self.folders, cache_folder())
        if not library.localities and not library.partners:
            for problem in library.contents.problems[:10]:
                say(str(problem))
            raise Stop("no brief could be read; vnsemi-tui check says why", Exit.PROBLEMS)
        return library

    def read_again(self) -> Library:
        """Return the library as its files are now."""
        return open_library(self.folders, cache_folder())

    @cached_property
    def known(self) -> Known:
        """The library as of the day that was asked for."""
        return Known(self.library, self.day, today=self.today)

    @property
    def skipped(self) -> list[Problem]:
        """What was left out because of an error."""
        return [
            problem
            for problem in self.library.contents.problems
            if problem.severity is Severity.ERROR
        ]

    def report_skipped(self) -> None:
        """Say on stderr what was left out."""
        for problem in self.skipped:
            say(str(problem))

    def answer(self, **fields: Any) -> None:
        """Print the JSON object of the command."""
        newest = self.known.newest_source
        print_json(
            command=self.options.command,
            as_of=self.day.isoformat(),
            today=self.today.isoformat(),
            newest_source=newest.isoformat() if newest else None,
            skipped=[str(problem) for problem in self.skipped],
            **fields,
        )

    def unknown(self, address: str, known: Sequence[str], noun: str = "address") -> Stop:
        """Return what ends a command that was given an unknown address, with the nearest one."""
        near = nearest(address, known)
        hint = f'; did you mean "{near}"?' if near else "; vnsemi-tui find looks for words"
        return Stop(f'no {noun} "{excerpt(address)}"{hint}', Exit.NOT_FOUND)
