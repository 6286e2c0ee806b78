"""w: a note of the reader's own; and what the browser gives away of what the reader added."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.frozen import COMMAND, FROZEN, frozen_library
from tests.library_builder import Briefs
from tests.own_folder import write_own_folder
from tests.ui.browsing import (
    TODAY,
    browse_screen,
    focus,
    pane,
    rows,
    settle,
    shown,
    type_keys,
)
from tests.ui.pty_terminal import PtyTerminal
from vnsemi_tui.errors import Stop
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.library import Library
from vnsemi_tui.library.loading import load
from vnsemi_tui.reading.folders import YOURS, Folder
from vnsemi_tui.ui.actions import exporting
from vnsemi_tui.ui.app import VnsemiApp
from vnsemi_tui.ui.desk import Desk
from vnsemi_tui.ui.messages import CopyText
from vnsemi_tui.ui.screens.noting import LONGEST_NOTE, NoteScreen

SIZE = (120, 40)
LAB = "da-nang/marvell/lab"


class Reader:
    """A browser of the frozen briefs and a folder of the reader's own."""

    def __init__(self, path: Path, page: str) -> None:
        """Open `page`; `path` is the reader's folder, which is there."""
        self.own = Briefs(path)
        (path / "sources" / "news.yaml").unlink()
        self.written: list[tuple[str, str]] = []
        self.stop = ""
        self.desk = Desk(
            Known(self.read(), TODAY, today=TODAY),
            read_again=self.read,
            shared=frozen_library,
            write_note=self.write,
        )
        self.desk.visit(page)
        self.app = VnsemiApp(self.desk)

    def read(self) -> Library:
        own = Folder(self.own.path, shipped=False, whose=YOURS)
        return load([Folder(FROZEN, shipped=True), own])

    def write(self, address: str, text: str) -> str:
        if self.stop:
            raise Stop(self.stop)
        self.written.append((address, text))
        name = f"notes/2026-11-22-{len(self.written)}.yaml"
        return str(self.own.write(name, f"about: {address}\non: 2026-11-22\ntext: '{text}'\n"))


def told(app: VnsemiApp) -> str:
    """Return what is said above the footer."""
    return " ".join(one.message for one in app._notifications)


@pytest.fixture
def reader(tmp_path: Path) -> Callable[[str], Reader]:
    """Return what opens a page for a reader whose folder is empty."""
    return lambda page: Reader(tmp_path / "mine", page)


@pytest.fixture
def rich(tmp_path: Path) -> Callable[[str], Reader]:
    """Return what opens a page for a reader who added whatever can be added."""

    def opened(page: str) -> Reader:
        (tmp_path / "mine").mkdir()
        write_own_folder(tmp_path / "mine")
        made = Reader(tmp_path / "mine", page)
        write_own_folder(tmp_path / "mine")
        return made

    return opened


async def test_w_writes_about_the_line_and_shows_it(reader: Callable[[str], Reader]) -> None:
    made = reader("da-nang/marvell")
    async with made.app.run_test(size=(120, 70), notifications=True) as pilot:
        await settle(pilot)
        pane(made.app, "card").go_to(LAB)
        await type_keys(pilot, "w", *"/Call h[/]im q.")
        assert isinstance(made.app.screen, NoteScreen)
        assert "Note on: A lab for studies in semiconductors" in shown(made.app)
        await type_keys(pilot, "enter")
        assert made.written == [(LAB, "/Call h[/]im q.")]
        assert made.app.screen is browse_screen(made.app)
        text = " ".join(" ".join(rows(made.app)).split())
        where = f"The note is in {made.own.path}/notes/2026-11-22-1.yaml."
        assert told(made.app).startswith(f"{where} It stands under “Your notes”")
        assert "Your notes" in text
        assert "/Call h[/]im q." in text
        assert pane(made.app, "card").line.address == LAB
        assert (made.desk.here, focus(made.app)) == ("da-nang/marvell", "card")


@pytest.mark.parametrize(
    "keys", [("escape",), ("enter",), (" ", " ", "enter"), (*"text", "escape")]
)
async def test_escape_or_no_text_writes_nothing(
    reader: Callable[[str], Reader], keys: tuple[str, ...]
) -> None:
    made = reader("da-nang/marvell")
    async with made.app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await type_keys(pilot, "w", *keys)
        await pilot.pause(0.05)
        assert made.app.screen is browse_screen(made.app)
        assert made.written == []
        assert told(made.app) == ""


async def test_a_note_on_a_page_without_a_chosen_line_is_about_the_page(
    reader: Callable[[str], Reader],
) -> None:
    made = reader("vns-2024-11-29-da-nang")
    async with made.app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        pane(made.app, "card").action_last()
        await type_keys(pilot, "shift+tab", "tab", "w", *"Ask", "enter")
        ((address, _),) = made.written
        assert made.desk.known.library.has(address)


@pytest.mark.parametrize("page", ["regions", "problems", "marks"])
async def test_w_says_what_it_needs_where_there_is_nothing_to_be_about(
    reader: Callable[[str], Reader], page: str
) -> None:
    made = reader(page)
    async with made.app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        if page == "regions":
            made.desk.known.library.at = lambda address: None  # type: ignore[method-assign]
        await type_keys(pilot, "w")
        assert made.app.screen is browse_screen(made.app)
        assert "A note needs something to be about" in shown(made.app)


async def test_a_note_that_can_not_be_written_says_why(reader: Callable[[str], Reader]) -> None:
    made = reader("da-nang/marvell")
    made.stop = "the disk is full of \x1b]0;x\x07"
    async with made.app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await type_keys(pilot, "w", *"text", "enter")
        assert "No note was written: the disk is full of ␛]0;x␇" in shown(made.app)


async def test_where_other_files_are_wrong_the_note_is_kept_and_that_is_said(
    reader: Callable[[str], Reader],
) -> None:
    made = reader("da-nang/marvell")
    async with made.app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        made.own.write("partners/broken.yaml", "name: [")
        await type_keys(pilot, "w", *"text", "enter")
        assert told(made.app).startswith("The note is in ")
        assert "Something else is wrong in the briefs: mine/partners/broken.yaml" in told(made.app)
        assert [note.text for note in made.desk.known.notes] == ["text"]
        assert len(made.written) == 1


async def test_without_a_folder_of_ones_own_w_says_so() -> None:
    app = VnsemiApp(Desk(Known(frozen_library(), TODAY, today=TODAY)))
    app.desk.visit("qorvo")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await type_keys(pilot, "w")
        assert "There is no folder of your own here" in shown(app)


async def test_a_note_has_an_end(reader: Callable[[str], Reader]) -> None:
    made = reader("qorvo")
    async with made.app.run_test(size=(50, 20)) as pilot:
        await settle(pilot)
        await type_keys(pilot, "w")
        box = made.app.screen.query_one("#note")
        box._insert_cleaned("word\n" * 10 * LONGEST_NOTE)  # type: ignore[attr-defined]
        await type_keys(pilot, "enter")
        ((_, text),) = made.written
        assert len(text) <= LONGEST_NOTE
        assert text.startswith("word word")


def test_in_a_real_terminal_what_is_typed_after_w_is_text(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    words = ("--fresh", "--today", "2026-11-22", "--briefs", str(tmp_path / "mine"), "qorvo")
    env = {"HOME": str(tmp_path)}
    with PtyTerminal([*COMMAND, *words], columns=120, rows=40, env=env) as terminal:
        terminal.wait_for("Qorvo  company")
        terminal.send("wquit he said \u0111\u1ed3ng h\r")
        terminal.wait_for("The note is in")
        terminal.wait_for("quit he said")
        terminal.send("\x11")
        assert terminal.wait_exit() == 0
    (path,) = (tmp_path / "mine" / "notes").iterdir()
    assert path.read_text(encoding="utf-8").startswith("about: da-nang/qorvo/considering-1\n")
    assert "quit he said đồng h" in path.read_text(encoding="utf-8")


# Giving away


async def test_copying_a_page_leaves_out_what_the_reader_added(
    rich: Callable[[str], Reader], monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    monkeypatch.setattr(
        VnsemiApp, "on_copy_text", lambda self, message: copied.append(message.text)
    )
    assert CopyText
    made = rich("da-nang")
    async with made.app.run_test(size=SIZE, notifications=True) as pilot:
        await type_keys(pilot, "R")
        await settle(pilot)
        for page in ("da-nang", "da-nang/marvell", "qorvo", "ledger", "timeline", "sources"):
            browse_screen(made.app).open(page)
            await settle(pilot)
            await type_keys(pilot, "Y")
        assert len(copied) == 6
        assert not any("loaked" in text for text in copied)
        browse_screen(made.app).open("cloaked-client")
        await settle(pilot)
        await type_keys(pilot, "Y")
        assert len(copied) == 6
        assert "stands in your own briefs alone" in shown(made.app)


@pytest.mark.parametrize(
    ("choice", "has_own"), [((), False), (("down", "down", "down"), True)], ids=["shared", "own"]
)
async def test_exporting_a_page_leaves_out_what_the_reader_added_unless_asked(
    rich: Callable[[str], Reader],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    choice: tuple[str, ...],
    has_own: bool,
) -> None:
    monkeypatch.chdir(tmp_path)
    made = rich("da-nang")
    async with made.app.run_test(size=SIZE, notifications=True) as pilot:
        await type_keys(pilot, "R")
        await settle(pilot)
        await type_keys(pilot, "e")
        assert "With what you added yourself" in shown(made.app)
        await type_keys(pilot, *choice, "enter")
        assert told(made.app).startswith("Written: ")
        assert ("What you added yourself was left out." in told(made.app)) is not has_own
    text = (tmp_path / "da-nang.html").read_text(encoding="utf-8")
    assert ("loaked" in text) is has_own
    assert exporting.WITH_OWN


async def test_a_page_of_ones_own_is_exported_only_with_it(
    rich: Callable[[str], Reader], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made = rich("start")
    async with made.app.run_test(size=SIZE, notifications=True) as pilot:
        await type_keys(pilot, "tab", "R")
        browse_screen(made.app).open("cloaked-client")
        await settle(pilot)
        await type_keys(pilot, "e", "enter")
        assert (tmp_path / "cloaked-client.html").is_file()


async def test_own_claims_are_marked_on_every_page(rich: Callable[[str], Reader]) -> None:
    made = rich("da-nang")
    made.desk.read()
    pages = {
        "da-nang": "· yours",
        "da-nang/marvell": "· yours",
        "ledger place:da-nang": "yours",
        "timeline place:da-nang": "· yours",
        "timeline lanes:initiative": "· yours",
        "timeline lanes:place": "· yours",
        "matrix": "yours: Marvell in Hà Nội",
        "compare da-nang ha-noi": "· yours",
        "common cloaked-client da-nang": "· yours",
        "cloaked-client": "your own briefs",
    }
    for width in (120, 80, 50):
        for page, word in pages.items():
            lines = made.desk.page(page).lines(width)  # type: ignore[union-attr]
            told = [line.text for line in lines if "loaked" in line.text]
            assert any(word in line.text for line in lines), (page, width)
            assert told, (page, width)
    results = made.desk.search("cloaked clerk").lines(80)
    assert any("Cloaked Clerk · yours" in line.text for line in results)
