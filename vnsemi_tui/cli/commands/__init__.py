"""The commands: one module each, which has the command's name and declares it as `SPEC`."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib import import_module

from vnsemi_tui.cli.command_spec import GROUPS, CommandSpec

_MODULE = ".py"


class _Commands(Mapping[str, CommandSpec]):
    """The commands by name; a module is imported when its command is asked for."""

    @cached_property
    def names(self) -> frozenset[str]:
        """The names alone, for which no module is imported."""
        files = (name for folder in __path__ for name in os.listdir(folder))  # noqa: PTH208
        return frozenset(
            name.removesuffix(_MODULE)
            for name in files
            if name.endswith(_MODULE) and not name.startswith("_")
        )

    def beginning(self, typed: str) -> list[str]:
        """Return the names that begin with `typed`, in order; no other module is imported."""
        return sorted((name for name in self.names if name.startswith(typed)), key=self._place)

    def _place(self, name: str) -> tuple[int, int, str]:
        spec = self[name]
        return GROUPS.index(spec.group), spec.order, name

    def __getitem__(self, name: str) -> CommandSpec:
        """Return what the command `name` declares."""
        if name not in self.names:
            raise KeyError(name)
        spec: CommandSpec = import_module(f"{__name__}.{name}").SPEC
        return spec

    def __contains__(self, name: object) -> bool:
        """Whether there is a command `name`; nothing is imported."""
        return name in self.names

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names, group by group as `--help` lists them."""
        return iter(self.beginning(""))

    def __len__(self) -> int:
        """Return how many commands there are."""
        return len(self.names)


COMMANDS = _Commands()
"""Every command; a first word that is none of them begins a query."""
