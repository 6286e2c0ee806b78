"""The command that says what is wrong in briefs: `check`."""

import os
from contextlib import suppress
from pathlib import Path

from vnsemi_tui.cli import output, own_folders
from vnsemi_tui.cli.session import Session
from vnsemi_tui.errors import Exit
from vnsemi_tui.library.loading import load
from vnsemi_tui.model.brief import Source
from vnsemi_tui.paths import Seen, look, told
from vnsemi_tui.reading.files import UnreadableError, read_text
from vnsemi_tui.reading.folders import Folder
from vnsemi_tui.reading.problems import Problem, Severity
from vnsemi_tui.reading.records import differences
from vnsemi_tui.text.clean import clean, excerpt


def check(session: Session) -> Exit:
    """Print every problem of the briefs, one a line; exit 3 where there is an error."""
    folders = list(session.folders)
    if session.options.folder:
        own = Path(session.options.folder)
        own_folders.require(own)
        folders.append(own_folders.named(own))
        folders = list(own_folders.told_apart(folders))
    library = load(folders)
    problems = list(library.contents.problems)
    if session.options.texts:
        problems += _held_against_texts(list(library.sources.values()), Path(session.options.texts))
    if session.options.json:
        session.__dict__["library"] = library
        session.answer(problems=[output.plain_problem(problem) for problem in problems])
    elif session.options.format == "github":
        paths = {file.shown: file.path for file in library.contents.files}
        for problem in problems:
            print(_workflow_command(problem, _from_here(problem.path, paths, folders)))
    else:
        for problem in problems:
            print(problem)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if not session.options.json:
        files = len(library.contents.files)
        warnings = len(problems) - errors
        counts = f"{_so_many(errors, 'error')}, {_so_many(warnings, 'warning')}"
        claims = _so_many(len(library.claims), "claim")
        output.say(f"{_so_many(files, 'file')}, {claims}, {counts}")
    return Exit.PROBLEMS if errors or not library.contents.files else Exit.DONE


def _so_many(count: int, what: str) -> str:
    return f"{count} {what}" + ("" if count == 1 else "s")


def _from_here(shown: str, paths: dict[str, str], folders: list[Folder]) -> str:
    """Return the file that a problem calls `shown` as a path from the current folder.

    Files that were never opened are looked for in the folder of briefs they are shown to be in.
    """
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


def _held_against_texts(sources: list[Source], folder: Path) -> list[Problem]:
    """Return where source records differ from the texts ID.txt in `folder`."""
    own_folders.require(folder)
    problems: list[Problem] = []
    for source in sources:
        path = folder / f"{source.id}.txt"
        shown = f"sources/{source.id}.yaml"
        if look(path) == Seen():
            reason, way_out = (
                f"no text {source.id}.txt to hold the record against",
                f"put it into {told(folder)}",
            )
            problems.append(
                Problem(
                    path=shown,
                    line=0,
                    column=0,
                    reason=reason,
                    way_out=way_out,
                    severity=Severity.WARNING,
                )
            )
            continue
        try:
            text = read_text(path)
        except UnreadableError as error:
            problems.append(
                Problem(
                    path=told(path),
                    line=0,
                    column=0,
                    reason=error.reason,
                    way_out=error.way_out,
                )
            )
            continue
        problems += [
            Problem(
                path=shown,
                line=0,
                column=0,
                reason=difference,
                way_out="make the record anew with vnsemi-tui new source",
            )
            for difference in differences(source, text)
        ]
    return problems
