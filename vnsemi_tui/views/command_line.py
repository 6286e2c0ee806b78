"""A page as a command that prints it."""

import shlex

from vnsemi_tui.library.filter_table import filter_named
from vnsemi_tui.library.known import Known
from vnsemi_tui.views.registry import page_kind


def command_line(known: Known, address: str) -> str:
    """Return what prints the page at `address` as of the day of `known`.

    A page whose settings are no options of its command is shown by its whole address.
    """
    words = _words(address)
    as_of = ["--as-of", known.day.isoformat()] if known.is_past else []
    return shlex.join(["vnsemi-tui", *words, *as_of])


def _words(address: str) -> list[str]:
    name, *settings = address.split(" ")
    kind = page_kind(name)
    if kind is None or not kind.command:
        return ["show", address]
    words = list(kind.command)
    for setting in settings:
        key, colon, value = setting.partition(":")
        if not colon and kind.takes_ids:
            words.append(setting)
        elif found := filter_named(setting, kind.filters):
            words += [f"--{found.name}", value]
        elif colon and key in kind.options:
            words += [f"--{key}", value]
        else:
            return ["show", address]
    return words
