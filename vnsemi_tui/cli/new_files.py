"""Commands that begin a file, `new`, and say what may stand in it, `schema`."""

import os
import stat
from contextlib import suppress
from pathlib import Path

from vnsemi_tui.cli import output
from vnsemi_tui.cli.session import Session
from vnsemi_tui.errors import Exit, Stop
from vnsemi_tui.files import make_private
from vnsemi_tui.model.brief import is_id
from vnsemi_tui.paths import WINDOWS_KEEPS, private_briefs
from vnsemi_tui.reading.briefs import list_files
from vnsemi_tui.reading.files import UnreadableError, read_text
from vnsemi_tui.reading.folders import Folder
from vnsemi_tui.reading.records import new_record
from vnsemi_tui.reading.schemas import schema_text
from vnsemi_tui.reading.skeletons import schema_line, skeleton

_FOLDERS = {"locality": "localities", "partner": "partners", "source": "sources"}
_SCHEMA = "{}.schema.json"


def new(session: Session) -> Exit:
    """Write a brief or source record to fill in; never over a file, never through a link.

    It goes into the last folder that --briefs names, or that of --only, else into the private one.
    """
    options = session.options
    kind, brief_id = options.kind, options.id
    _check_id(brief_id)
    if options.text and kind != "source":
        raise Stop(f"--text goes with new source; a {kind} is written by hand")
    text = _record(session) if options.text else _skeleton(session)
    if options.print:
        print(text, end="")
        return Exit.DONE
    own = [Path(path) for path in (options.only, *options.briefs) if path]
    folder = own[-1] if own else _private()
    _check_is_free(session, brief_id, folder)
    path = folder / _FOLDERS[kind] / f"{brief_id}.yaml"
    reference = _schema_for(folder, kind)
    write_new(path, (schema_line(reference) if reference else "") + text)
    output.say(f"{_shown(path)} is written")
    option = f"--{'only' if session.options.only and len(own) == 1 else 'briefs'}"
    output.say(f"{_next_step(kind, with_text=bool(options.text))}, then run:")
    output.say(f"  vnsemi-tui check {option} {_shown(folder)}")
    if not own:
        output.say(f"--briefs {_shown(folder)} adds your own briefs to any other command")
    return Exit.DONE


def schema(session: Session) -> Exit:
    """Print the JSON Schema of a kind of file, for editors."""
    print(schema_text(session.options.kind), end="")
    return Exit.DONE


def write_new(path: Path, text: str) -> None:
    """Write `text` to the new file `path`; where that fails, no part of it stays.

    Its folder is made if need be. Raises Stop where anything, a link too, is in the way.
    """
    try:
        path.parent.mkdir(exist_ok=True)
        if not stat.S_ISDIR(path.parent.lstat().st_mode):
            raise Stop(f"{_shown(path.parent)} is a link; nothing was written")
        with path.open("x", encoding="utf-8", newline="\n") as stream:  # "x" follows no link
            try:
                stream.write(text)
                stream.flush()
                os.fsync(stream.fileno())
            except BaseException:
                with suppress(OSError):
                    path.unlink()
                raise
    except FileExistsError:
        in_the_way = path if os.path.lexists(path) else path.parent
        raise Stop(f"{_shown(in_the_way)} is there already; nothing was written") from None
    except OSError as error:
        raise Stop(f"{_shown(path)} can't be written: {error.strerror or error}") from None


def _shown(path: Path) -> str:
    return output.shortened(os.fsencode(path).decode("utf-8", "replace"), 300)


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


def _check_is_free(session: Session, brief_id: str, folder: Path) -> None:
    """Refuse an id that a file has already, in the library or beside the new one."""
    for one in (*session.folders, Folder(folder, shipped=False)):
        listed, _ = list_files(one)
        for _, path in listed:
            if path.stem == brief_id:
                raise Stop(f'"{brief_id}" is taken by {_shown(path)}; nothing was written')


def _private() -> Path:
    """Return the user's own folder of briefs, made if need be, for nobody else to read."""
    folder = private_briefs()
    if folder.is_symlink():
        raise Stop(f"{_shown(folder)} is a link; name where it leads with --briefs DIR")
    try:
        make_private(folder)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Stop(f"{_shown(folder)}: {reason}; name another folder with --briefs DIR") from None
    return folder


def _skeleton(session: Session) -> str:
    options = session.options
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
    if (folder.parent / "docs" / "schemas" / name).is_file():
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
