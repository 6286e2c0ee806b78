"""A page as a command that prints it."""

import shlex
from collections.abc import Mapping

from vnsemi_tui.library.known import Known

_OPTIONS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "ledger": ("asks", ("place", "partner", "by", "to", "state")),
    "timeline": ("timeline", ("place", "partner", "sector", "event", "since", "until")),
    "matrix": ("matrix", ("place", "partner")),
    "pack": ("pack", ("since",)),
}
"""By page: its command, and those of its settings that are options there."""
_WITH_IDS = ("pack", "compare")
_LISTS = {
    "regions": ["regions"],
    "sources": ["list", "sources"],
    "problems": ["check"],
    "marks": ["paths"],  # what a reader keeps is in files, and has no command
}


def command_line(known: Known, address: str) -> str:
    """Return what prints the page at `address` as of the day of `known`.

    A page whose settings are no options of its command is shown by its whole address.
    """
    words = _words(address)
    as_of = ["--as-of", known.day.isoformat()] if known.is_past else []
    return shlex.join(["vnsemi-tui", *words, *as_of])


def _words(address: str) -> list[str]:
    name, *settings = address.split(" ")
    if name in _LISTS:
        return _LISTS[name]
    command, names = _OPTIONS.get(name, (name, ()))
    if name not in _OPTIONS and name not in _WITH_IDS:
        return ["show", address]
    words = [command]
    for setting in settings:
        key, colon, value = setting.partition(":")
        if not colon and name in _WITH_IDS:
            words.append(setting)
        elif colon and key in names:
            words += [f"--{key}", value]
        else:
            return ["show", address]
    return words
