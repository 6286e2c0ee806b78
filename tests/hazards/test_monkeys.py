"""Random keys, clicks and resizes: nothing breaks, and the focus is always somewhere."""

from pathlib import Path
from random import Random
from shutil import rmtree

import pytest
from textual.pilot import Pilot

from tests.frozen import FROZEN, frozen_library
from tests.own_folder import write_own_folder
from tests.ui.browsing import TODAY, browser, press_button, settle, type_at_once, type_keys
from vnsemi_tui.config import Asked, Config, Settings
from vnsemi_tui.config.checks import with_keys
from vnsemi_tui.errors import Stop
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.library import Library
from vnsemi_tui.library.loading import load
from vnsemi_tui.outside import clipboard, links
from vnsemi_tui.reading.folders import YOURS, Folder
from vnsemi_tui.state import Keeper
from vnsemi_tui.ui.actions import exporting
from vnsemi_tui.ui.app import VnsemiApp
from vnsemi_tui.ui.commands import BY_ID, IDS
from vnsemi_tui.ui.desk import Desk
from vnsemi_tui.ui.screens.browse import BrowseScreen
from vnsemi_tui.ui.screens.chooser import Chooser
from vnsemi_tui.ui.screens.noting import NoteScreen
from vnsemi_tui.ui.screens.overlay import Overlay
from vnsemi_tui.ui.widgets.query import QueryBox

KEYS = (
    *"abcdefghijklmnoprstuvwxyzTđ09",
    *"123456789",
    *("E", "F", "F", "L", "L", "M", "P", "R", "Y", "plus", "plus", "minus", "minus"),
    *("up", "down", "pageup", "pagedown", "home", "end", "left", "right", "enter", " "),
    *("tab", "shift+tab", "escape", "backspace", "delete", "/", "<"),
    *(">", "alt+left", "alt+right", "?", "f1", "f2", "ctrl+p"),
    *(":", "ctrl+a", "ctrl+w", "ctrl+u", "ctrl+v"),
)
"""Everything that ends nothing: q, Ctrl+Q and Ctrl+C are left out."""
PHRASES = (
    *("since 2024-05", "until 2024", "place da", "to marvell", "event asked", "state open"),
    *("2024-08", "2023", "2026-11-22", "2020-02-30", "today", "bac", "ha noi", "qorv", "✕"),
)
"""What people type into choosers and the search box, then Enter."""
SIZES = ((120, 40), (110, 30), (80, 24), (79, 24), (60, 24), (59, 20), (50, 20), (30, 8))
TINY = ((29, 24), (20, 5), (2, 2), (1, 1))


async def _step(pilot: Pilot[None], chance: Random) -> str:
    """Do something at random; return what it was."""
    width, height = pilot.app.size
    what = chance.random()
    if what < 0.03:
        phrase = chance.choice(PHRASES)
        await type_keys(pilot, chance.choice("/Fac"), *phrase, "enter")
        return f"type {phrase}"
    if what < 0.7:
        keys = chance.choices(KEYS, k=chance.choice((1, 1, 1, 2, 5)))
        await type_keys(pilot, *keys)
        return " ".join(keys)
    if what < 0.8:
        keys = chance.choices(KEYS, k=chance.choice((2, 3, 6)))
        keys += chance.choices(("enter", "escape"), k=chance.choice((0, 0, 1, 2)))
        await type_at_once(pilot, *keys)
        return f"[{' '.join(keys)}]"
    if what < 0.95:
        at = (chance.randrange(width), chance.randrange(height))
        await press_button(pilot, *at, times=chance.choice((1, 1, 2)))
        return f"click {at}"
    size = chance.choice(SIZES + TINY)
    await pilot.resize_terminal(*size)
    await settle(pilot)
    return f"resize {size}"


def _check(app: VnsemiApp, done: list[str]) -> None:
    """Assert what holds after every step."""
    recent = " | ".join(done[-12:])
    assert app.is_running, f"{recent}\n{app.fault}"
    assert app.focused is not None, recent
    assert app.focused.display, recent
    assert app.focused.screen is app.screen, recent
    assert isinstance(app.screen_stack[0], BrowseScreen), recent
    assert len(app.screen_stack) <= 2, recent
    if isinstance(app.screen, Chooser):
        assert isinstance(app.focused, QueryBox), recent
    desk = app.desk
    assert desk.page(desk.here) is not None, recent
    if app.focused.id == "card":
        page = app.screen.query_one("#card").page  # type: ignore[attr-defined]
        assert page.address == desk.here, recent
        assert not app.screen.has_class("-searching"), recent


def _page_name(app: VnsemiApp) -> str:
    """Return what is on top: a chooser, an overlay, or the kind of page."""
    if isinstance(app.screen, Chooser | Overlay | NoteScreen):
        return type(app.screen).__name__
    page, *settings = app.desk.here.split(" ")
    lanes = any(word.startswith("lanes:") for word in settings)
    return f"{page} as lanes" if lanes else page


def _settings(chance: Random) -> Config:
    """Return settings in which letters do other things than those they come with."""
    own = {name: keys for name, keys in IDS.items() if len(keys) == 1}
    letters = [*own.values(), "Q", "Z", "B", "ctrl+b", "f7"]
    chance.shuffle(letters)
    given = dict(zip(own, letters, strict=False))
    asked = tuple(Asked(name, given[name]) for name in chance.sample(sorted(own), 12))
    places = tuple(chance.sample(("da-nang", "ha-noi", "bac-ninh", "quang-nam"), 3))
    settings = Settings(panes=chance.choice((1, 2, 3)), theme="vnsemi-light", places=places)
    return with_keys(Config(Path("config.toml"), settings, asked=asked), IDS)


class _Reader:
    """Somebody with settings and a folder of briefs that changes, breaks and goes away."""

    def __init__(self, folder: Path, chance: Random) -> None:
        self.folder, self.chance = folder, chance
        write_own_folder(folder)
        self.desk = Desk(
            Known(self.read(), TODAY, today=TODAY),
            keeper=Keeper(folder.with_name("state")),
            read_again=self.read,
            shared=frozen_library,
            write_note=self.write,
            config=_settings(chance),
        )

    def read(self) -> Library:
        return load([Folder(FROZEN, shipped=True), Folder(self.folder, shipped=False, whose=YOURS)])

    def write(self, address: str, text: str) -> str:
        if self.chance.random() < 0.2:
            raise Stop("there is no room for it")
        path = self.folder / "notes" / f"2026-11-22-{self.chance.randrange(10**9)}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"about: {address}\non: 2026-11-22\ntext: '{text}'\n", encoding="utf-8")
        return str(path)

    def meddle(self) -> str:
        """Change something in the folder, as another program would."""
        what = self.chance.choice(("gone", "anew", "broken", "less"))
        if what in ("gone", "anew"):
            rmtree(self.folder, ignore_errors=True)
        if what == "anew":
            write_own_folder(self.folder)
        files = sorted(self.folder.rglob("*.yaml"))
        if files and what == "less":
            self.chance.choice(files).unlink()
        if files and what == "broken":
            self.chance.choice(files).write_text("name: [\n", encoding="utf-8")
        return what


async def _play(
    seed: int, steps: int, monkeypatch: pytest.MonkeyPatch, folder: Path | None = None
) -> set[str]:
    """Do `steps` things and return what was on top after them.

    Leaving is taken away, so that the app stays, and so is everything outside of it. With
    `folder`, the reader has settings, and briefs there.
    """
    monkeypatch.setitem(BY_ID, "leave", BY_ID["leave"]._replace(do=lambda browser: None))
    monkeypatch.setattr(links, "open_link", lambda link: "opened")
    monkeypatch.setattr(clipboard, "copy", lambda text, send: "copied")
    monkeypatch.setenv("EDITOR", "python3")
    monkeypatch.setattr(exporting, "_write", lambda page, path, ending: "written")
    chance = Random(seed)
    reader = _Reader(folder, chance) if folder else None
    app = VnsemiApp(reader.desk) if reader else browser()
    if reader is None:
        app.desk.read_again = lambda: app.desk.known.library
        app.desk._write_note = lambda address, text: "written"
    done: list[str] = []
    met: set[str] = set()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        for _ in range(steps):
            if reader and chance.random() < 0.01:
                done.append(reader.meddle())
            done.append(await _step(pilot, chance))
            _check(app, done)
            met.add(_page_name(app))
            if isinstance(app.screen, Chooser | Overlay | NoteScreen) and chance.random() < 0.3:
                await type_keys(pilot, "escape")
    assert not app.fault
    return met


async def test_a_monkey_of_150_steps_breaks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    await _play(1, 150, monkeypatch)


async def test_nor_does_one_with_settings_and_briefs_of_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    await _play(2, 100, monkeypatch, tmp_path / "own")


@pytest.mark.fuzz
@pytest.mark.parametrize("seed", [4])
async def test_a_monkey_of_1000_steps_with_settings_and_own_briefs_breaks_nothing(
    seed: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    await _play(seed, 1000, monkeypatch, tmp_path / "own")


@pytest.mark.fuzz
@pytest.mark.parametrize("seed", [3, 5])  # 5,000 steps on two cores
async def test_a_monkey_of_2500_steps_breaks_nothing(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    met = await _play(seed, 2500, monkeypatch)
    lists = {"start", "ledger", "timeline", "matrix", "regions", "sources", "problems", "marks"}
    assert met >= lists | {"timeline as lanes", "compare", "Chooser", "Overlay"}
