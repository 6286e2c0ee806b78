"""The command `config`: what is set, and what is wrong with it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from vnsemi_tui.cli.command_spec import CommandSpec
from vnsemi_tui.errors import Exit, Stop

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from pathlib import Path

    from vnsemi_tui.cli.session import Session
    from vnsemi_tui.config import Config


_Setting = tuple[str, tuple[str, ...], str, str]
"""What can be set: name, values, where they come from (`file`, `default`), what to say beside."""


def _run(session: Session) -> Exit:
    """Print what is set and where that comes from; exit 3 where something is wrong with it."""
    from vnsemi_tui.cli import output
    from vnsemi_tui.text.clean import clean

    if session.options.new:
        _write_new()
    found = _checked(session)
    settings = list(_settings(found))
    if session.options.json:
        output.print_json(
            command="config",
            as_of=session.day.isoformat(),
            today=session.today.isoformat(),
            newest_source=None,  # what the briefs say has no part in it
            newest_source_is_bound=False,
            skipped=[],
            path=_text(found.path),
            exists=os.path.lexists(found.path),
            settings=[
                {
                    "name": name,
                    "values": [clean(value) for value in values],
                    "from": comes,
                    "note": note or None,
                }
                for name, values, comes, note in settings
            ],
            problems=[output.plain_problem(problem) for problem in found.problems],
        )
    elif not session.options.new:
        there = "there" if os.path.lexists(found.path) else "not there yet"
        rows = [("file", _text(found.path), there, "")]
        rows += [(name, ", ".join(values), comes, note) for name, values, comes, note in settings]
        output.print_table(("setting", "value", "from", "note"), rows, flexible=1)
    for problem in found.problems:
        output.say(str(problem))
    return Exit.PROBLEMS if found.problems else Exit.DONE


def _checked(session: Session) -> Config:
    from vnsemi_tui.config.checks import with_keys
    from vnsemi_tui.ui.commands import IDS

    try:
        return session.checked_config
    except Stop:  # no brief can be read, so there is nothing to hold places against
        return with_keys(session.config, IDS)


def _settings(found: Config) -> Iterator[_Setting]:
    """Return every setting, then the keys of every command."""
    from vnsemi_tui.paths import state_folder
    from vnsemi_tui.state import Keeper
    from vnsemi_tui.text.keys import shown_key
    from vnsemi_tui.ui.commands import IDS

    settings = found.settings
    chosen = Keeper(state_folder()).state
    in_browser = {"theme": chosen.theme, "panes": str(chosen.panes or "")}
    for name, values in (
        ("theme", (settings.theme,) if settings.theme else ()),
        ("panes", (str(settings.panes),)),
        ("glyphs", (settings.glyphs,)),
        ("places", settings.places),
        ("briefs", tuple(_text(folder) for folder in settings.briefs)),
    ):
        choice = in_browser.get(name)
        note = f"you chose {choice} in the browser" if choice else ""
        yield name, values, _comes(found, name), note
    force = {one: settings.keys.get(one, keys) for one, keys in IDS.items()}
    owners = {key: one for one, keys in force.items() for key in keys.split(",")}
    for command, keys in IDS.items():
        name = f"keys.{command}"
        now = force[command].split(",") if force[command] else []
        given = [key for key in keys.split(",") if key not in now and key in owners]
        note = ", ".join(f"{shown_key(key)} is given to {owners[key]}" for key in given)
        yield name, tuple(map(shown_key, now)), _comes(found, name), note


def _comes(found: Config, name: str) -> str:
    return "file" if name in found.given else "default"


def _text(path: Path) -> str:
    from vnsemi_tui.paths import told
    from vnsemi_tui.text.clean import clean

    return clean(told(path))


# A new file


def _write_new() -> None:
    """Write a file that sets nothing and names everything; never over one, never through a link."""
    from vnsemi_tui.cli import output
    from vnsemi_tui.cli.writing import write_new
    from vnsemi_tui.config import NAME
    from vnsemi_tui.paths import config_file, why

    path = config_file()
    shown = output.shortened(_text(path), 300)
    if not path.is_absolute():
        raise Stop(f"there is no home to put {NAME} into; set HOME or XDG_CONFIG_HOME")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Stop(f"{shown} can't be written: {why(error)}") from None
    write_new(path, new_text())
    output.say(f"{shown} is written; take the # away from what you want to set")


def new_text() -> str:
    """Return the text of a new file of settings, all of it commented out."""
    from vnsemi_tui.ui.commands import COMMANDS

    lines = [
        "# Settings of vnsemi-tui. A line that begins with # is not read.",
        "# vnsemi-tui config says what is set, and what is wrong here.",
    ]
    for about, example in _EXAMPLES:
        lines += ["", f"# {about}", f"#{example}"]
    lines += [
        "",
        "# Keys, several with commas: a letter, ?, F5, space, ctrl+l, alt+left.",
        "# Take the # away from [keys] too. A key that you give to a command is taken from the",
        "# one that comes with it.",
        "#[keys]",
    ]
    for command in COMMANDS:
        keys = ", ".join(_written(key) for key in command.keys.split(","))
        lines += ["", f"# {command.about}", f'#{command.id} = "{keys}"']
    return "\n".join(lines) + "\n"


_EXAMPLES = (
    ("The colours, until you choose others in the browser.", 'theme = "vnsemi-dark"'),
    ("How many panes stand side by side at most: 1, 2 or 3.", "panes = 3"),
    ('What is drawn with: "unicode", or "ascii" where signs are missing.', 'glyphs = "unicode"'),
    ("The localities you work with come first everywhere.", 'places = ["da-nang", "bac-ninh"]'),
    ("Further folders of your own briefs.", 'briefs = ["~/briefs"]'),
)
"""What each setting is for, and how it is written."""


def _written(key: str) -> str:
    """Return `key` as it stands in quotes, between commas."""
    from vnsemi_tui.text.keys import shown_key

    shown = shown_key(key)
    return key if shown in '",\\' else shown


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--new", action="store_true", help="write a file with every setting, commented out"
    )


SPEC = CommandSpec(
    about="what you have set, and what is wrong with it",
    group="about",
    order=20,
    run=_run,
    examples=(
        ("vnsemi-tui config", "every setting, and where it comes from"),
        ("vnsemi-tui config --new", "begin a file to fill in"),
        ("vnsemi-tui config --json", "for programs"),
    ),
    add_options=_add_options,
    exit_codes={0: "nothing is wrong", 3: "something is wrong; the rest is in force"},
    writes=True,
)
