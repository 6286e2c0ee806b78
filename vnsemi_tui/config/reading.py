"""From a file of settings to what it sets."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from reprlib import repr as short_repr
from typing import Any

from msgspec.structs import replace

from vnsemi_tui.config import (
    GLYPHS,
    MOST_PANES,
    NAME,
    OWN_THEMES,
    SETTINGS,
    Asked,
    Config,
    Settings,
)
from vnsemi_tui.paths import is_own, look, named, told
from vnsemi_tui.reading.causes import BACKSLASH
from vnsemi_tui.reading.files import UnreadableError
from vnsemi_tui.reading.problems import Problem
from vnsemi_tui.reading.toml import read_toml
from vnsemi_tui.text.clean import excerpt
from vnsemi_tui.text.nearest import hint


def read(path: Path) -> Config:
    """Return what the file at `path` sets; nothing where there is none."""
    config = Config(path)
    if not is_own(path):
        return config
    try:
        content, lines = read_toml(path)
    except UnreadableError as error:
        way_out = error.way_out if error.line else "it should be a small text file, or not there"
        problem = Problem(
            path=told(path),
            line=error.line,
            column=error.column,
            reason=error.reason,
            way_out=way_out,
        )
        return replace(config, problems=(problem,), lost_briefs=(problem,))
    return _Reader(replace(config, lines=lines)).config(content)


class _Reader:
    """Takes from a file's content what can be taken, and collects what is wrong."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._problems: list[Problem] = []

    def config(self, content: Mapping[str, Any]) -> Config:
        """Return what `content` sets."""
        taken: dict[str, Any] = {}
        asked: tuple[Asked, ...] = ()
        lost: list[Problem] = []
        for name, value in content.items():
            before = len(self._problems)
            match name:
                case "theme":
                    taken[name] = self._theme(value)
                case "panes" | "glyphs":
                    taken[name] = self._one_of(name, value)
                case "places":
                    taken[name] = tuple(dict.fromkeys(self._texts(name, value)))
                case "briefs":
                    taken[name] = self._folders(value)
                    lost = self._problems[before:]
                case "keys":
                    asked = self._keys(value)
                case _:
                    near = hint(name, SETTINGS)
                    self._refuse(
                        name,
                        f'unknown setting "{excerpt(name, 40)}"{near}',
                        f"there are {', '.join(SETTINGS)}",
                    )
        taken = {name: value for name, value in taken.items() if value}
        config = replace(
            self._config,
            settings=Settings(**taken),
            given=frozenset(taken),
            asked=asked,
            lost_briefs=tuple(lost),
        )
        return config.with_problems(*self._problems)

    def _refuse(self, name: str, reason: str, way_out: str) -> None:
        self._problems.append(self._config.problem(name, reason, way_out))

    def _wrong(self, name: str, value: object, near: str = "") -> None:
        # Two dotted keys nest deeper than Python's own repr goes.
        shown = excerpt(f'"{value}"' if isinstance(value, str) else short_repr(value), 40)
        written = SETTINGS[name.partition(".")[0]]
        self._refuse(name, f"{excerpt(name, 60)} can't be {shown}{near}", f"write {written}")

    def _theme(self, value: object) -> str | None:
        if not isinstance(value, str):
            self._wrong("theme", value)
            return None
        near = hint(value, OWN_THEMES)
        if value not in OWN_THEMES and (near or value.startswith("vnsemi")):
            ours = f"our own are {', '.join(OWN_THEMES)}"
            self._refuse("theme", f'there is no theme "{excerpt(value, 40)}"{near}', ours)
            return None
        return value

    def _one_of(self, name: str, value: object) -> int | str | None:
        allowed = range(1, MOST_PANES + 1) if name == "panes" else GLYPHS
        if isinstance(value, int | str) and not isinstance(value, bool) and value in allowed:
            return value
        is_word = isinstance(value, str) and name == "glyphs"
        self._wrong(name, value, hint(str(value), GLYPHS) if is_word else "")
        return None

    def _texts(self, name: str, value: object) -> list[str]:
        """Return the texts of a list; each member that is none is a problem of its own."""
        if not isinstance(value, list):
            self._wrong(name, value)
            return []
        texts = []
        for one in value:
            if isinstance(one, str) and one.strip():
                texts.append(one.strip())
            else:
                self._wrong(name, one)
        return texts

    def _folders(self, value: object) -> tuple[Path, ...]:
        found: dict[Path, Path] = {}
        for text in self._texts("briefs", value):
            folder = self._folder(text)
            if folder is not None:  # not Path.resolve: before Python 3.13 it may raise
                found.setdefault(Path(os.path.realpath(folder)), folder)
        return tuple(found.values())

    def _folder(self, text: str) -> Path | None:
        """Return the folder that `text` names, seen from the file; refuse what is none."""
        way_out = f"make it, or write where it is, seen from the folder of {NAME}"
        try:
            folder = self._config.path.parent / named(text)
        except ValueError as error:
            self._refuse("briefs", str(error), "write the whole path")
            return None
        seen = look(folder)
        if seen.is_folder:
            return folder
        if any(sign < " " for sign in text):  # \t of "C:\temp"
            self._refuse("briefs", *BACKSLASH)
            return None
        quoted = f'"{excerpt(text, 120)}"'
        reason = f"{quoted} {seen.reason}" if seen.reason else f"there is no folder {quoted}"
        self._refuse("briefs", reason, way_out)
        return None

    def _keys(self, value: object) -> tuple[Asked, ...]:
        if not isinstance(value, dict):
            self._wrong("keys", value)
            return ()
        asked = []
        for command, keys in value.items():
            if isinstance(keys, str):
                asked.append(Asked(command, keys))
            else:
                self._wrong(f"keys.{command}", keys)
        return tuple(asked)
