"""Commands for those who write briefs: check, new."""

from pathlib import Path

from vnsemi_tui.cli import output
from vnsemi_tui.cli.session import Session
from vnsemi_tui.errors import Exit, Stop
from vnsemi_tui.library.loading import load
from vnsemi_tui.model.brief import Source, is_id
from vnsemi_tui.reading.files import UnreadableError, read_text
from vnsemi_tui.reading.folders import Folder
from vnsemi_tui.reading.problems import Problem, Severity
from vnsemi_tui.reading.records import differences, new_record
from vnsemi_tui.text.clean import clean


def check(session: Session) -> Exit:
    """Print every problem of the briefs, one a line; exit 3 where there is an error."""
    folders = list(session.folders)
    if session.options.folder:
        own = Path(session.options.folder)
        if not own.is_dir():
            raise Stop(f'there is no folder "{output.shortened(str(own))}"')
        if own.resolve() not in [folder.path.resolve() for folder in folders]:
            folders.append(Folder(own, shipped=False))
    library = load(folders)
    problems = list(library.contents.problems)
    if session.options.texts:
        problems += _held_against_texts(list(library.sources.values()), Path(session.options.texts))
    if session.options.json:
        session.__dict__["library"] = library
        session.answer(problems=[_problem_data(problem) for problem in problems])
    else:
        for problem in problems:
            print(problem)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if not session.options.json:
        files = len(library.contents.files)
        counts = f"{errors} errors, {len(problems) - errors} warnings"
        output.say(f"{files} files, {len(library.claims)} claims, {counts}")
    return Exit.PROBLEMS if errors or not library.contents.files else Exit.DONE


def _problem_data(problem: Problem) -> dict[str, object]:
    return {
        "path": clean(problem.path),
        "line": problem.line,
        "column": problem.column,
        "severity": problem.severity.value,
        "reason": clean(problem.reason),
        "way_out": clean(problem.way_out),
    }


def _held_against_texts(sources: list[Source], folder: Path) -> list[Problem]:
    """Return where source records differ from the texts ID.txt in `folder`."""
    if not folder.is_dir():
        raise Stop(f'there is no folder "{output.shortened(str(folder))}"')
    problems: list[Problem] = []
    for source in sources:
        path = folder / f"{source.id}.txt"
        shown = f"sources/{source.id}.yaml"
        if not path.exists():
            reason, way_out = (
                f"no text {source.id}.txt to hold the record against",
                f"put it into {folder}",
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
                    path=str(path),
                    line=0,
                    column=0,
                    reason=str(error),
                    way_out="save it as UTF-8 text",
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


def new(session: Session) -> Exit:
    """Write a source record made from a text, to be filled in.

    It goes into the folder that --briefs or --only names, never over a file; without one it is
    printed.
    """
    options = session.options
    if not is_id(options.id):
        raise Stop(f'"{output.shortened(options.id)}" is no id; use a-z, 0-9 and single hyphens')
    try:
        text = read_text(Path(options.text))
    except UnreadableError as error:
        raise Stop(f"{output.shortened(options.text)}: {error}") from None
    record = new_record(options.id, text, options.language, read=session.today)
    own = [folder for folder in session.folders if not folder.shipped]
    if not own:
        print(record, end="")
        output.say(f"save it as sources/{options.id}.yaml in a folder of briefs")
        return Exit.DONE
    path = own[-1].path / "sources" / f"{options.id}.yaml"
    try:
        path.parent.mkdir(exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(record)
    except FileExistsError:
        raise Stop(f"{path} is there already; nothing was written") from None
    except OSError as error:
        raise Stop(f"{path} can't be written: {error.strerror}") from None
    output.say(f"{path} is written; fill in its first lines, then run vnsemi-tui check")
    return Exit.DONE
