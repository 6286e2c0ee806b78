"""A brief or source record to fill in: the files that `new` begins."""

import os
from collections.abc import Iterator
from pathlib import Path

from vnsemi_tui.cli import output
from vnsemi_tui.cli.session import Session
from vnsemi_tui.cli.writing import shown, to_write_into, write_new
from vnsemi_tui.errors import Exit, Stop
from vnsemi_tui.model.brief import is_id
from vnsemi_tui.paths import WINDOWS_KEEPS, look
from vnsemi_tui.reading.briefs import list_files
from vnsemi_tui.reading.files import UnreadableError, read_text
from vnsemi_tui.reading.folders import NOTES, Folder
from vnsemi_tui.reading.number_patterns import LANGUAGES
from vnsemi_tui.reading.records import new_record
from vnsemi_tui.reading.schemas import schema_text
from vnsemi_tui.reading.skeletons import extending_skeleton, schema_line, skeleton

_FOLDERS = {"locality": "localities", "partner": "partners", "source": "sources"}
_SCHEMA = "{}.schema.json"


def begin_file(session: Session) -> Exit:
    """Write a brief or source record to fill in; never over a file, never through a link.

    It goes into the last folder that --briefs names, or that of --only, else into the private one.
    """
    options = session.options
    kind, brief_id = options.kind, options.id
    _check_id(brief_id)
    if options.text and kind != "source":
        raise Stop(f"--text goes with new source; a {kind} is written by hand")
    options.language = options.language or "en"
    if options.text and options.language.partition("-")[0] not in LANGUAGES:
        output.say(
            f"numbers of {options.language} are read as English ones, and in words for "
            f"{' and '.join(sorted(LANGUAGES))} only; look at them"
        )
    taken = _taken(session, brief_id)
    extended = taken if taken and _may_add(kind, taken) else None
    text = _record(session) if options.text else _skeleton(session, extended)
    if options.print:
        print(text, end="")
        return Exit.DONE
    if taken and not extended:
        raise _is_taken(brief_id, taken)
    folder = to_write_into(session.written_to)
    for path in _files_of(Folder(folder, shipped=False)):
        if path.stem == brief_id:
            raise _is_taken(brief_id, path)
    path = folder / _FOLDERS[kind] / f"{brief_id}.yaml"
    reference = _schema_for(folder, kind)
    write_new(path, (schema_line(reference) if reference else "") + text)
    output.say(f"{shown(path)} is written")
    if extended:
        output.say(f"it adds to the brief in {shown(extended)}, which stays as it is")
    output.say(f"{_next_step(kind, with_text=bool(options.text))}, then run:")
    output.say(f"  vnsemi-tui check{_option(session)}")
    if session.written_to is None:
        output.say("this folder of yours is read by itself; --no-own leaves it out")
    return Exit.DONE


def _option(session: Session) -> str:
    """Return the option with which another command reads what was written."""
    folder = session.written_to
    if folder is None:
        return ""
    return f" --{'briefs' if session.options.briefs else 'only'} {shown(folder)}"


def _check_id(brief_id: str) -> None:
    if not is_id(brief_id):
        raise Stop(
            f'"{output.shortened(brief_id)}" is no id; '
            "use a-z, 0-9 and single hyphens, at most 64 characters"
        )
    if brief_id in WINDOWS_KEEPS:
        raise Stop(
            f'Windows can hold no file called "{brief_id}"; '
            f"choose another id, for example {brief_id}-company"
        )


def _files_of(folder: Folder) -> Iterator[Path]:
    """Yield the files of briefs and sources in `folder`; notes have names of their own."""
    for kind, path in list_files(folder)[0]:
        if kind != NOTES:
            yield path


def _taken(session: Session, brief_id: str) -> Path | None:
    """Return the file that has the id already, the first one in the order of the folders."""
    files = (path for folder in session.folders for path in _files_of(folder))
    return next((path for path in files if path.stem == brief_id), None)


def _may_add(kind: str, first: Path) -> bool:
    """Whether a new file of `kind` may add to what stands in the file `first`."""
    return kind != "source" and first.parent.name == _FOLDERS[kind]


def _is_taken(brief_id: str, path: Path) -> Stop:
    return Stop(f'"{brief_id}" is taken by {shown(path)}; nothing was written')


def _skeleton(session: Session, extended: Path | None) -> str:
    options = session.options
    if extended:
        name = session.library.name(options.id)
        return extending_skeleton(options.kind, options.id, name)
    return skeleton(options.kind, options.id, today=session.today, language=options.language)


def _record(session: Session) -> str:
    """Return the record of the text that --text names."""
    options = session.options
    try:
        text = read_text(Path(options.text))
    except UnreadableError as error:
        raise Stop(f"{output.shortened(options.text)}: {error}") from None
    return new_record(options.id, text, options.language, read=session.today)


def _schema_for(folder: Path, kind: str) -> str:
    """Return where an editor finds the schema, from a brief in `folder`; empty for nowhere.

    That is our own in a checkout; else a copy beside the briefs, written with the first of them.
    """
    name = _SCHEMA.format(kind)
    if look(folder.parent / "docs" / "schemas" / name).is_file:
        return f"../../docs/schemas/{name}"
    path = folder / "schemas" / name
    if not os.path.lexists(path):
        try:
            write_new(path, schema_text(kind))
        except Stop:
            return ""  # an editor's help is not worth a brief that can't be begun
    return f"../schemas/{name}"


def _next_step(kind: str, *, with_text: bool) -> str:
    if with_text:
        return "fill in its first lines"
    if kind == "source":
        return "fill it in; with --text FILE the paragraphs are written for you"
    return "fill it in"
