"""The command that says what is set and what is wrong with it: `config`."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from vnsemi_tui.cli import output
from vnsemi_tui.cli.session import Session
from vnsemi_tui.config import NAME, Config
from vnsemi_tui.config.checks import with_keys
from vnsemi_tui.errors import Exit, Stop
from vnsemi_tui.paths import config_file, state_folder, told, why
from vnsemi_tui.state import Keeper
from vnsemi_tui.text.clean import clean
from vnsemi_tui.text.keys import shown_key
from vnsemi_tui.ui.commands import COMMANDS, IDS


class _Setting(NamedTuple):
    """One thing that can be set."""

    name: str
    values: tuple[str, ...]
    comes: str
    """Where the value comes from: `file`, `default`."""
    note: str = ""
    """What there is to say beside it."""


def config(session: Session) -> Exit:
    """Print what is set and where that comes from; exit 3 where something is wrong with it."""
    if session.options.new:
        _write_new(config_file())
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
                    "name": one.name,
                    "values": [clean(value) for value in one.values],
                    "from": one.comes,
                    "note": one.note or None,
                }
                for one in settings
            ],
            problems=[output.plain_problem(problem) for problem in found.problems],
        )
    elif not session.options.new:
        there = "there" if os.path.lexists(found.path) else "not there yet"
        rows = [("file", _text(found.path), there, "")]
        rows += [(one.name, ", ".join(one.values), one.comes, one.note) for one in settings]
        output.print_table(("setting", "value", "from", "note"), rows, flexible=1)
    for problem in found.problems:
        output.say(str(problem))
    return Exit.PROBLEMS if found.problems else Exit.DONE


def _checked(session: Session) -> Config:
    try:
        return session.checked_config
    except Stop:  # no brief can be read, so there is nothing to hold places against
        return with_keys(session.config, IDS)


def _settings(found: Config) -> Iterator[_Setting]:
    """Return every setting, then the keys of every command."""
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
        yield _Setting(name, values, _comes(found, name), note)
    force = {one: settings.keys.get(one, keys) for one, keys in IDS.items()}
    owners = {key: one for one, keys in force.items() for key in keys.split(",")}
    for command, keys in IDS.items():
        name = f"keys.{command}"
        now = force[command].split(",") if force[command] else []
        given = [key for key in keys.split(",") if key not in now and key in owners]
        note = ", ".join(f"{shown_key(key)} is given to {owners[key]}" for key in given)
        yield _Setting(name, tuple(map(shown_key, now)), _comes(found, name), note)


def _comes(found: Config, name: str) -> str:
    return "file" if name in found.given else "default"


def _text(path: Path) -> str:
    return clean(told(path))


# A new file


def _write_new(path: Path) -> None:
    """Write a file that sets nothing and names everything; never over one, never through a link."""
    from vnsemi_tui.cli.writing import write_new  # which reads briefs

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
    shown = shown_key(key)
    return key if shown in '",\\' else shown
