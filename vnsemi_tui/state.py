"""What survives a restart of the browser: places, marks, queries, theme and panes, in one file.

The file is never trusted: what does not fit is left out, and every text is cleaned and cut.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec
from msgspec.structs import asdict, replace

from vnsemi_tui import files
from vnsemi_tui.paths import told, why
from vnsemi_tui.text.clean import clean

NAME = "state.json"
VERSION = 1
_LARGEST = 5_000_000
"""Bytes: more than the fullest state takes."""
_MOST_PLACES, _MOST_MARKS, _MOST_QUERIES = 50, 1000, 100
_MOST_PANES = 3
_LONGEST_ADDRESS, _LONGEST_TEXT, _LONGEST_NAME = 400, 200, 100


class Mark(msgspec.Struct, frozen=True):
    """A claim or page to come back to."""

    address: str
    """The claim or page that was marked; whether it is still there is not known here."""
    page: str
    """The address of the page on which it was marked, to return to."""
    text: str
    """What the line said then."""
    on: str
    """The day as YYYY-MM-DD; empty where the file had something else."""


class State(msgspec.Struct, frozen=True):
    """What is kept."""

    places: tuple[str, ...] = ()
    """The addresses of the pages visited last, the newest last, each once."""
    marks: tuple[Mark, ...] = ()
    """The oldest first, one per address."""
    queries: tuple[str, ...] = ()
    """The newest last, each once."""
    theme: str = ""
    """Empty where none was chosen."""
    panes: int = 0
    """How many stand side by side at most; 0 where no number was chosen."""


_Change = Callable[[State], State]


class _DamagedError(Exception):
    """The file holds no state: it may be set aside."""


class Keeper:
    """Keeps the state of one run; two runs at once lose nothing of each other's.

    A run remembers its changes, not only what they led to: saving makes them once more in what
    the file then holds.
    """

    def __init__(self, folder: Path | None) -> None:
        """Read what `folder` has; with None nothing is read and nothing kept."""
        self._path = None if folder is None else folder / NAME
        self._changes: list[_Change] = []
        self._state = State()
        self.trouble = ""
        """One sentence for the reader if the file could not be taken as it is, else empty."""
        if self._path is not None:
            try:
                self._state, self.trouble = _first_read(self._path)
            except OSError as error:
                self.trouble = f"history and marks can't be kept: {_reason(error, self._path)}"

    @property
    def state(self) -> State:
        """What was read, with this run's own changes."""
        return self._state

    def visit(self, page: str) -> None:
        """Note that the page with this address was shown."""
        page = _short(page, _LONGEST_ADDRESS)
        self._change(lambda old: replace(old, places=_with(page, old.places, _MOST_PLACES)))

    def mark(self, mark: Mark) -> None:
        """Add a mark as the newest one, instead of an earlier one with its address."""
        mark = _short_mark(mark)
        self._change(lambda old: _marked(old, mark))

    def unmark(self, address: str) -> None:
        """Take away the mark with this address, if there is one."""
        address = _short(address, _LONGEST_ADDRESS)
        self._change(lambda old: _unmarked(old, address))

    def ask(self, query: str) -> None:
        """Note a query."""
        query = _short(query, _LONGEST_TEXT)
        self._change(lambda old: replace(old, queries=_with(query, old.queries, _MOST_QUERIES)))

    def use_theme(self, name: str) -> None:
        """Choose a theme; an empty name takes the choice back."""
        name = _short(name, _LONGEST_NAME)
        self._change(lambda old: replace(old, theme=name))

    def use_panes(self, most: int) -> None:
        """Choose how many panes stand side by side; 0 takes the choice back."""
        self._change(lambda old: replace(old, panes=most))

    def _change(self, change: _Change) -> None:
        self._state = change(self._state)
        if self._path is not None:
            self._changes.append(change)

    def save(self) -> str:
        """Write this run's changes; return one sentence if that was not possible, else nothing."""
        path = self._path
        if path is None or not self._changes:
            return ""
        try:
            with files.one_at_a_time(path):
                self._merge(path)
        except OSError as error:
            return f"history and marks were not saved: {_reason(error, path)}"
        self._changes.clear()
        files.remove_left_over(path.parent, f"{path.stem}-*.tmp")
        return ""

    def _merge(self, path: Path) -> None:
        """Make this run's changes in what the file now holds."""
        found, damage = _read_or_set_aside(path)
        self.trouble = damage or self.trouble
        merged = self._state if damage else found  # what this run had read is not lost with it
        for change in self._changes:
            merged = change(merged)
        if damage or merged != found:
            stored = {"version": VERSION, **asdict(merged)}
            files.write_own(path, msgspec.json.encode(stored))
        self._state = merged


def _unmarked(state: State, address: str) -> State:
    return replace(state, marks=tuple(one for one in state.marks if one.address != address))


def _marked(state: State, mark: Mark) -> State:
    if not mark.address:
        return state
    others = _unmarked(state, mark.address).marks
    return replace(state, marks=(*others, mark)[-_MOST_MARKS:])


def _with(text: str, texts: tuple[str, ...], most: int) -> tuple[str, ...]:
    if not text:
        return texts
    return (*(one for one in texts if one != text), text)[-most:]


def _first_read(path: Path) -> tuple[State, str]:
    """Return the state at `path`, and what was wrong with the file."""
    try:
        return _read(path), ""
    except _DamagedError:  # or made anew by another copy since
        with files.one_at_a_time(path):
            return _read_or_set_aside(path)


def _read_or_set_aside(path: Path) -> tuple[State, str]:
    try:
        return _read(path), ""
    except _DamagedError as damage:
        aside = path.with_name(f"{path.name}.damaged")
        path.replace(aside)
        return State(), f"{clean(told(path))} {damage}: it was set aside as {aside.name}"


def _read(path: Path) -> State:
    try:
        content = _parsed(files.read_own(path, _LARGEST))
    except (FileNotFoundError, NotADirectoryError):
        return State()
    except files.TooLarge:
        raise _DamagedError("is far too large") from None
    except (ValueError, RecursionError):  # msgspec's errors are ValueErrors
        content = None
    if not isinstance(content, dict):
        raise _DamagedError("was damaged")
    version = content.get("version")
    if isinstance(version, int | float) and version > VERSION:
        raise files.NotOurs("is from a newer version of the app")
    panes = content.get("panes")
    marks = (_found_mark(one) for one in _listed(content.get("marks"), _MOST_MARKS))
    return State(
        _found_texts(content.get("places"), _LONGEST_ADDRESS, _MOST_PLACES),
        tuple({one.address: one for one in marks if one and one.address}.values()),
        _found_texts(content.get("queries"), _LONGEST_TEXT, _MOST_QUERIES),
        "".join(_found_texts([content.get("theme")], _LONGEST_NAME, 1)),
        panes if type(panes) is int and 0 < panes <= _MOST_PANES else 0,
    )


def _parsed(raw: bytes) -> object:
    try:
        return msgspec.json.decode(raw)
    except (ValueError, RecursionError):
        import json  # takes lone surrogates

        return json.loads(raw.decode("utf-8-sig", "replace"))


def _listed(found: object, most: int) -> list[object]:
    return found[-most:] if isinstance(found, list) else []


def _found_texts(found: object, longest: int, most: int) -> tuple[str, ...]:
    texts = (_short(one, longest) for one in _listed(found, most) if isinstance(one, str))
    return tuple(dict.fromkeys(text for text in texts if text))


def _found_mark(found: object) -> Mark | None:
    try:
        return _short_mark(msgspec.convert(found, Mark))
    except msgspec.ValidationError:
        return None


def _short_mark(mark: Mark) -> Mark:
    return Mark(
        _short(mark.address, _LONGEST_ADDRESS),
        _short(mark.page, _LONGEST_ADDRESS),
        _short(mark.text, _LONGEST_TEXT),
        mark.on if _is_day(mark.on) else "",
    )


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _short(text: str, longest: int) -> str:
    return clean(text)[:longest].rstrip(" ")


def _reason(error: OSError, path: Path) -> str:
    """Return why the file can't be used, with its path, which may hold anything."""
    if isinstance(error, files.NotOurs):
        return f"{clean(told(path))} {error} and is left as it is"
    return f"{clean(told(path))}: {clean(why(error))}"
