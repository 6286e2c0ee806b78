"""The command `check`: what is wrong in briefs."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from vnsemi_tui.cli.command_spec import CommandSpec
from vnsemi_tui.cli.options import Takes
from vnsemi_tui.errors import Exit

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Sequence
    from pathlib import Path

    from vnsemi_tui.cli.session import Session
    from vnsemi_tui.library.library import Library
    from vnsemi_tui.model.brief import Source
    from vnsemi_tui.reading.folders import Folder
    from vnsemi_tui.reading.problems import Problem, Severity


def _run(session: Session) -> Exit:
    """Print every problem of the briefs, one a line; exit 3 where there is an error."""
    from vnsemi_tui.cli import output
    from vnsemi_tui.library.loading import load
    from vnsemi_tui.reading.problems import Severity

    folders = _folders(session)
    library = load(folders)
    problems = list(library.contents.problems)
    if session.options.texts:
        problems += _held_against_texts(list(library.sources.values()), session.options.texts)
    if session.options.json:
        session.library = library
        session.answer(problems=[output.plain_problem(problem) for problem in problems])
    else:
        _print(problems, library, folders, as_annotations=session.options.format == "github")
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if not session.options.json:
        files = len(library.contents.files)
        warnings = len(problems) - errors
        counts = f"{_so_many(errors, 'error')}, {_so_many(warnings, 'warning')}"
        claims = _so_many(len(library.claims), "claim")
        output.say(f"{_so_many(files, 'file')}, {claims}, {counts}")
    return Exit.PROBLEMS if errors or not library.contents.files else Exit.DONE


def _folders(session: Session) -> Sequence[Folder]:
    """Return the folders to read, that of the command line as the last of them."""
    from pathlib import Path

    from vnsemi_tui.cli import own_folders

    if not session.options.folder:
        return session.folders
    own = Path(session.options.folder)
    own_folders.require(own)
    return own_folders.told_apart([*session.folders, own_folders.named(own)])


def _print(
    problems: Sequence[Problem],
    library: Library,
    folders: Sequence[Folder],
    *,
    as_annotations: bool,
) -> None:
    paths = {file.shown: file.path for file in library.contents.files}
    for problem in problems:
        if as_annotations:
            print(_workflow_command(problem, _from_here(problem.path, paths, folders)))
        else:
            print(problem)


def _so_many(count: int, what: str) -> str:
    return f"{count} {what}" + ("" if count == 1 else "s")


def _from_here(shown: str, paths: dict[str, str], folders: Sequence[Folder]) -> str:
    """Return the file that a problem calls `shown` as a path from the current folder.

    Files that were never opened are looked for in the folder of briefs they are shown to be in.
    """
    from pathlib import Path

    path = Path(paths.get(shown, ""))
    if shown not in paths:
        first, *rest = Path(shown).parts or ("",)
        inside = [one.path.joinpath(*rest) for one in folders if one.path.name == first]
        path = next((one for one in inside if os.path.lexists(one)), Path(shown))
    with suppress(ValueError):
        return path.absolute().relative_to(Path.cwd()).as_posix()
    return path.as_posix()


def _workflow_command(problem: Problem, path: str) -> str:
    """Return `problem` as GitHub's workflow commands have it: an annotation of file and line."""
    from vnsemi_tui.text.clean import clean, excerpt

    way_out = f" ({clean(problem.way_out)})" if problem.way_out else ""
    properties = {"file": clean(path)}
    if problem.line:
        properties |= {"line": str(problem.line), "col": str(max(1, problem.column))}
    properties["title"] = excerpt(problem.reason, 80)
    listed = ",".join(f"{name}={_escaped(text, ',:')}" for name, text in properties.items())
    message = _escaped(f"{excerpt(problem.reason, 240)}{way_out}")
    return f"::{problem.severity.value} {listed}::{message}"


def _escaped(text: str, more: str = "") -> str:
    """Return `text` with what a workflow command would take for its own, and `more`, escaped."""
    for character in ("%", "\r", "\n", *more):  # the sign of the escapes comes first
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def _held_against_texts(sources: Sequence[Source], named: str) -> list[Problem]:
    """Return where source records differ from the texts ID.txt in the folder `named`."""
    from pathlib import Path

    from vnsemi_tui.cli import own_folders

    folder = Path(named)
    own_folders.require(folder)
    return [problem for source in sources for problem in _against_its_text(source, folder)]


def _against_its_text(source: Source, folder: Path) -> list[Problem]:
    """Return where the record of `source` differs from its text in `folder`."""
    from vnsemi_tui.paths import Seen, look, told
    from vnsemi_tui.reading.files import UnreadableError, read_text
    from vnsemi_tui.reading.problems import Severity
    from vnsemi_tui.reading.records import differences

    path = folder / f"{source.id}.txt"
    shown = f"sources/{source.id}.yaml"
    if look(path) == Seen():
        reason = f"no text {source.id}.txt to hold the record against"
        return [_problem(shown, reason, f"put it into {told(folder)}", Severity.WARNING)]
    try:
        text = read_text(path)
    except UnreadableError as error:
        return [_problem(told(path), error.reason, error.way_out, Severity.ERROR)]
    way_out = "make the record anew with vnsemi-tui new source"
    return [
        _problem(shown, difference, way_out, Severity.ERROR)
        for difference in differences(source, text)
    ]


def _problem(path: str, reason: str, way_out: str, severity: Severity) -> Problem:
    """Return a problem of a whole file."""
    from vnsemi_tui.reading.problems import Problem

    return Problem(path=path, line=0, column=0, reason=reason, way_out=way_out, severity=severity)


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "folder",
        nargs="?",
        type=Takes.FOLDER,
        metavar="DIR",
        help="check this folder together with the shipped briefs",
    )
    parser.add_argument(
        "--texts",
        type=Takes.FOLDER,
        metavar="DIR",
        help="hold source records against the texts ID.txt in DIR",
    )
    parser.add_argument(
        "--format",
        choices=["text", "github"],
        default="text",
        help="text, or annotations for GitHub's workflows",
    )


SPEC = CommandSpec(
    about="what is wrong in briefs",
    group="write",
    order=30,
    run=_run,
    examples=(
        ("vnsemi-tui check", "every brief that is read"),
        ("vnsemi-tui check .", "this folder with the shipped briefs"),
        ("vnsemi-tui check --format github", "annotations for a workflow"),
    ),
    add_options=_add_options,
    exit_codes={0: "nothing is wrong, or only warnings", 3: "an error, or no brief to check"},
)
