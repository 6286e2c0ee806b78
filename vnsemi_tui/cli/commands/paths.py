"""The command `paths`: where everything is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnsemi_tui.cli.command_spec import CommandSpec
from vnsemi_tui.errors import Exit

if TYPE_CHECKING:
    from pathlib import Path

    from vnsemi_tui.cli.session import Session


def _run(session: Session) -> Exit:
    """Print where briefs, cache, state and logs are, and whether they are there."""
    from vnsemi_tui.cli import output
    from vnsemi_tui.paths import told

    found = _places(session)
    if session.options.json:
        output.print_json(
            command="paths",
            as_of=session.day.isoformat(),
            today=session.today.isoformat(),
            newest_source=None,  # no brief is read: the answer must come where none can be
            newest_source_is_bound=False,
            skipped=[],
            paths=[
                {"name": name, "path": told(path), "exists": _is_there(name, path), "what": what}
                for name, path, what in found
            ],
        )
        return Exit.DONE
    rows = [(name, told(path), _standing(name, path), what) for name, path, what in found]
    output.print_table(("name", "path", "exists", "what"), rows, flexible=1)
    return Exit.DONE


def _places(session: Session) -> list[tuple[str, Path, str]]:
    """Return each place with its name, and what is there."""
    from pathlib import Path

    from vnsemi_tui.paths import (
        cache_folder,
        config_file,
        private_briefs,
        shipped_briefs,
        state_folder,
    )
    from vnsemi_tui.reading.folders import YOURS
    from vnsemi_tui.state import NAME
    from vnsemi_tui.stored import stored_at

    named = [folder.path for folder in session.folders if folder.whose != YOURS][1:]
    if session.options.only:
        named.insert(0, Path(session.options.only))
    configured = [path for path in named if path in session.configured]
    named = [path for path in named if path not in session.configured]
    return [
        ("shipped", shipped_briefs(), "the briefs that come with the app"),
        ("private", private_briefs(), f"your own briefs, {_whether_read(session)}"),
        *(("named", path, "a folder that your config file names") for path in configured),
        *(("named", path, "a folder that --briefs or --only names") for path in named),
        ("cache", stored_at(session.folders, cache_folder()), "the library, ready to be opened"),
        ("config", config_file(), "your settings"),
        ("state", state_folder() / NAME, "history, marks and queries"),
        ("logs", state_folder(), "what is told of a fault: fault-….log"),
    ]


def _whether_read(session: Session) -> str:
    from vnsemi_tui.paths import is_own, private_briefs
    from vnsemi_tui.reading.folders import YOURS

    if session.options.only:
        return "left out: --only names another folder"
    if session.options.no_own:
        return "left out: --no-own"
    is_read = any(folder.whose == YOURS for folder in session.folders)
    if is_own(private_briefs()) and not is_read:
        return "left out: no folder of its own that can be read"
    return "read with the shipped ones; vnsemi-tui new and note write there"


def _is_there(name: str, path: Path) -> bool:
    """Whether something is at `path`, as far as we may look."""
    from vnsemi_tui.paths import look

    return look(path).is_there and (name == "named" or path.is_absolute())


def _standing(name: str, path: Path) -> str:
    if _is_there(name, path):
        return "there"
    has_place = name == "named" or path.is_absolute()
    return "not there yet" if has_place else "nowhere: there is no home"


SPEC = CommandSpec(
    about="where everything is",
    group="about",
    order=10,
    run=_run,
    examples=(
        ("vnsemi-tui paths", "folders of briefs, cache, state"),
        ("vnsemi-tui paths --json", "for programs"),
    ),
)
