"""What is set, held against what there is: commands, places, themes."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec.structs import replace

from vnsemi_tui.config import KEPT_KEYS, Config
from vnsemi_tui.library.library import Library
from vnsemi_tui.library.meant import AmbiguousError, id_meant
from vnsemi_tui.reading.problems import Problem
from vnsemi_tui.text.clean import excerpt
from vnsemi_tui.text.keys import NAMES, key_of, shown_key
from vnsemi_tui.text.nearest import hint


def with_keys(config: Config, commands: Mapping[str, str]) -> Config:
    """Hold the keys that are asked for against `commands`: their keys by id, with commas.

    A key that is given to a command is taken from the one that comes with it; never have two
    commands one key.
    """
    given: dict[str, list[str]] = {}
    owners: dict[str, str] = {}
    problems: list[Problem] = []
    for command, written in config.asked:
        name = f"keys.{command}"
        if command not in commands:
            reason = f'there is no command "{excerpt(command, 40)}"{hint(command, commands)}'
            problems.append(config.problem(name, reason, "vnsemi-tui config names them all"))
            continue
        for one in written.split(","):
            key = key_of(one)
            reason, way_out = _wrong(one, key, commands[command], owners.get(key, command), command)
            if reason:
                problems.append(config.problem(name, reason, way_out))
            elif key not in given.setdefault(command, []):
                owners[key] = command
                given[command].append(key)
    keys = {}
    for command, own in commands.items():
        asked = given.get(command, [])
        left = [key for key in own.split(",") if owners.get(key, command) == command]
        stay = [key for key in left if key in KEPT_KEYS and key not in asked]
        found = ",".join([*asked, *stay] if asked else left)
        if found != own:
            keys[command] = found
    checked = replace(
        config,
        settings=replace(config.settings, keys=keys),
        given=config.given.union(f"keys.{command}" for command in given),
        asked=(),
    )
    return checked.with_problems(*problems)


def _wrong(written: str, key: str, own: str, owner: str, command: str) -> tuple[str, str]:
    """Return why a command can't have a key, and the way out; nothing where it can."""
    if not written.strip():
        return "no key stands there", "the comma itself is written comma"
    if not key:
        reason = f'"{excerpt(written, 40)}" is no key{hint(written.strip(), NAMES)}'
        return reason, "write it as printed: L, ?, F5, space, ctrl+l, alt+left"
    if key in KEPT_KEYS and key not in own.split(","):
        return f"{shown_key(key)} stays what it is: it moves, types or leaves", "take another key"
    if owner != command:
        return f"{shown_key(key)} is given to {owner} already", "a key does one thing"
    return "", ""


def with_places(config: Config, library: Library) -> Config:
    """Have ids for the places that the file names; leave out those that mean no locality."""
    localities = library.localities
    found: dict[str, None] = {}
    problems: list[Problem] = []
    for one in config.settings.places:
        try:
            meant = id_meant(one, library, localities)
        except AmbiguousError as error:
            problems.append(config.problem("places", str(error), ""))
            continue
        if meant:
            found[meant] = None
            continue
        problems.append(
            config.problem(
                "places",
                f'there is no locality "{excerpt(one, 40)}"{hint(one, localities)}',
                "vnsemi-tui list localities names them all",
            )
        )
    settings = replace(config.settings, places=tuple(found))
    given = config.given if found else config.given - {"places"}
    return replace(config, settings=settings, given=given).with_problems(*problems)


def with_themes(config: Config, themes: Collection[str]) -> Config:
    """Leave out a theme that is none of `themes`."""
    theme = config.settings.theme
    if not theme or theme in themes:
        return config
    problem = config.problem(
        "theme",
        f'there is no theme "{excerpt(theme, 40)}"{hint(theme, themes)}',
        "the palette, Ctrl+P, lists them",
    )
    without = replace(config.settings, theme="")
    return replace(config, settings=without, given=config.given - {"theme"}).with_problems(problem)
