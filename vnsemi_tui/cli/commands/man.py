"""The command `man`: the manual page.

It is made of what the parsers, the help and the browser say of themselves.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from vnsemi_tui import __version__
from vnsemi_tui.cli import usage
from vnsemi_tui.cli.arguments import parser_of
from vnsemi_tui.cli.command_spec import CommandSpec
from vnsemi_tui.cli.commands import COMMANDS
from vnsemi_tui.cli.options import EVERYWHERE
from vnsemi_tui.errors import Exit

if TYPE_CHECKING:
    from vnsemi_tui.cli.session import Session

EDITION = "2026-11-22"
"""The day that stands below the page: when it last told something new."""

_ABOUT = "who does what with whom in Viet Nam's semiconductor industry"
_DESCRIPTION = (
    "Without a command, a browser opens: province and partner cards, a search from the first "
    "letter, a ledger of what was asked and what became of it, timelines, meeting packs. Every "
    "line has its source, and is as precise as it.",
    "Every screen has a command that prints it. The first word that is no option decides: a "
    "command's name, or else all words are searched for. On a terminal a command prints for "
    "people; piped, it prints tables with tabs and a header line, and pages a row a line: nothing "
    "is cut, and all is UTF-8 in any locale. Messages go to standard error.",
    "Where a screen can't be drawn on, or is read aloud, vnsemi-tui --plain asks and answers in "
    "lines.",
)
_FILES = (
    (
        "$XDG_DATA_HOME/vnsemi-tui/briefs",
        "Your own briefs and notes. Where the variable is not set, ~/.local/share stands for it; "
        "on macOS ~/Library/Application Support, on Windows %LOCALAPPDATA%.",
    ),
    (
        "$XDG_CONFIG_HOME/vnsemi-tui/config.toml",
        "Your settings: keys, look, panes, places, folders. vnsemi-tui config --new begins it. "
        "Otherwise ~/.config, ~/Library/Application Support, %LOCALAPPDATA%.",
    ),
    (
        "$XDG_CACHE_HOME/vnsemi-tui",
        "The library, ready to be opened. It may be removed at any time. Otherwise ~/.cache, "
        "~/Library/Caches, %LOCALAPPDATA%.",
    ),
    (
        "$XDG_STATE_HOME/vnsemi-tui",
        "History, marks and queries, and what is told of a fault. Otherwise ~/.local/state, "
        "~/Library/Application Support, %LOCALAPPDATA%.",
    ),
)
_FILES_END = "vnsemi-tui paths says where all of them are on this system."
_ENVIRONMENT = (
    ("NO_COLOR", "If it is set and not empty, nothing has colours."),
    ("TERM", "If it is dumb, nothing has colours, and there is no browser: see --plain."),
    (
        "ESCDELAY",
        "Milliseconds until Escape alone counts as pressed, 250 without it. On a slow line, where "
        "clicks or arrows act as Escape, set more: 1000. Terminals that speak the keyboard "
        "protocol of kitty need no wait.",
    ),
    ("VISUAL, EDITOR", "Opens a brief from the browser; the first that is set is taken."),
    (
        "COLUMNS, LINES",
        "The size of a terminal that doesn't know its own. Where a page is piped, an exported "
        "COLUMNS breaks its lines between words; otherwise each row is one line.",
    ),
    (
        "XDG_DATA_HOME, XDG_CONFIG_HOME, XDG_CACHE_HOME, XDG_STATE_HOME",
        "Where files are kept on Linux and the like; see FILES.",
    ),
)

_SIGNS = {"\\": "\\e", "-": "\\-", "'": "\\(aq", '"': "\\(dq", "`": "\\(ga"}
"""Signs that roff would take for its own or set as others; its own sign comes first."""


def _run(session: Session) -> Exit:
    """Print the manual page."""
    print(page(), end="")
    return Exit.DONE


def page() -> str:
    """Return the manual page as man(7) has it, in ASCII."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    from vnsemi_tui.ui.command import by_group
    from vnsemi_tui.ui.commands import COMMANDS as KEYS
    from vnsemi_tui.ui.fixed_keys import MOVING, SEARCHING

    yield '.\\" Made by vnsemi-tui man: change what it is made of, not this.'
    yield f'.TH VNSEMI\\-TUI 1 {EDITION} "vnsemi\\-tui {__version__}" "User Commands"'
    yield from _section("NAME", [f"{_escaped('vnsemi-tui')} \\- {_escaped(_ABOUT)}"])
    yield from _section("SYNOPSIS", _synopsis())
    yield from _section("DESCRIPTION", _paragraphs(_DESCRIPTION))
    browser, everywhere = parser_of(None), parser_of("paths")
    own = [one for one in _options(browser) if one.dest not in (*EVERYWHERE, "help")]
    told = [(_argument(one), one.help or "") for one in browser._actions if not one.option_strings]
    yield from _section("OPTIONS", _tagged([*told, *map(_option, own)]))
    yield ".SS Everywhere, before or after the command"
    yield from _tagged(map(_option, _options(everywhere)))
    yield ".SH COMMANDS"
    for group, names in usage.grouped().items():
        yield f'.SS "To {group}"' if group != "about" else ".SS About the program"
        for name in names:
            yield from _command(name)
    yield ".SH KEYS"
    for title, keys in (*by_group(KEYS), ("Moving", MOVING), ("In the search box", SEARCHING)):
        yield f'.SS "{_escaped(title)}"'
        yield from _tagged((_bold(key.keys), key.about) for key in keys)
    yield from _section("FILES", _tagged((_italic(path), about) for path, about in _FILES))
    yield from _paragraphs([_FILES_END], first=".PP")
    yield from _section("ENVIRONMENT", _tagged((_bold(name), what) for name, what in _ENVIRONMENT))
    codes = [(str(code), what) for code, what in usage.CODES.items()]
    codes.append(("128+n", "ended by the signal n"))
    yield from _section("EXIT STATUS", _tagged((_bold(code), what) for code, what in codes))
    yield from _section("EXAMPLES", _examples(usage.BROWSING))


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield f".SH {title}"
    yield from lines


def _synopsis() -> Iterator[str]:
    yield f"{_bold('vnsemi-tui')} [{_italic('OPTIONS')}] [{_italic('QUERY')} ...]"
    yield ".br"
    yield f"{_bold('vnsemi-tui')} {_italic('COMMAND')} [{_italic('OPTIONS')}] ..."


def _command(name: str) -> Iterator[str]:
    """Yield a command: how it is written, what it does, its own options, examples, codes."""
    parser, spec = parser_of(name), COMMANDS[name]
    arguments = [action for action in parser._actions if not action.option_strings]
    yield ".TP"
    yield " ".join((_bold(name), *map(_argument, arguments)))
    yield from _set(spec.about)
    yield ".RS"
    told = [(_argument(one), one.help or "") for one in arguments]
    told += [_option(one) for one in _options(parser) if one.dest not in (*EVERYWHERE, "help")]
    yield from _tagged(told)
    for line, what in spec.examples:
        yield ".TP"
        yield _bold(line)
        yield from _set(what)
    if codes := spec.exit_codes:
        yield ".PP"
        listed = "; ".join(f"{n} {codes[n]}" for n in sorted(codes))
        yield from _set(f"Exit codes: {listed}.")
    yield ".RE"


def _options(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    return [one for one in parser._actions if one.option_strings and one.help != argparse.SUPPRESS]


def _option(action: argparse.Action) -> tuple[str, str]:
    written = ", ".join(map(_bold, action.option_strings))
    if action.nargs != 0:
        written += f" {_italic(_metavar(action))}"
    return written, action.help or ""


def _metavar(action: argparse.Action) -> str:
    if action.metavar is None and action.choices is not None:
        return "|".join(map(str, action.choices))
    return str(action.metavar or action.dest).upper()


def _argument(action: argparse.Action) -> str:
    name = _italic(_metavar(action))
    return {"?": f"[{name}]", "*": f"[{name} ...]", "+": f"{name} ..."}.get(
        str(action.nargs or ""), name
    )


def _tagged(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield a list of terms, which are roff already, each with what is said of it."""
    for term, about in pairs:
        yield ".TP"
        yield term
        yield from _set(about)


def _examples(examples: Sequence[tuple[str, str]]) -> Iterator[str]:
    return _tagged((_bold(line), what) for line, what in examples)


def _paragraphs(texts: Iterable[str], first: str = "") -> Iterator[str]:
    between = first
    for text in texts:
        if between:
            yield between
        yield from _set(text)
        between = ".PP"


def _set(text: str) -> Iterator[str]:
    """Yield `text` in lines that people can read in the file as well."""
    from textwrap import wrap

    for line in wrap(_escaped(text), 79, break_long_words=False, break_on_hyphens=False):
        yield f"\\&{line}" if line.startswith(".") else line


def _bold(text: str) -> str:
    return f"\\fB{_escaped(text)}\\fR"


def _italic(text: str) -> str:
    return f"\\fI{_escaped(text)}\\fR"


def _escaped(text: str) -> str:
    """Return `text` so that roff sets it as it is: in ASCII, with every hyphen a hyphen."""
    for sign, set_as in _SIGNS.items():
        text = text.replace(sign, set_as)
    return "".join(one if one.isascii() else f"\\[u{ord(one):04X}]" for one in text)


SPEC = CommandSpec(
    about="the manual page",
    group="about",
    order=40,
    run=_run,
    examples=(
        ("vnsemi-tui man", "print it"),
        ("vnsemi-tui man > vnsemi-tui.1", "kept in a file, for man to read"),
    ),
    without_json="it prints the manual page",
    draws=False,
)
