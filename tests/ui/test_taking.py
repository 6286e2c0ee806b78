"""Taking along: marks, copies, the source in a web browser, the brief in an editor."""

import shutil
import stat
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.frozen import FROZEN, frozen_library
from tests.hazards.test_hostile_text import SEQUENCE, kinds, unsafe
from tests.ui.browsing import (
    HOSTILE,
    TODAY,
    box,
    browse_screen,
    browser,
    focus,
    known,
    pane,
    rows,
    settle,
    shown,
    type_keys,
    wait_until,
)
from tests.ui.pty_terminal import PtyTerminal, python
from tests.ui.snapshots import frozen_browser
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.loading import load
from vnsemi_tui.outside import clipboard, links
from vnsemi_tui.outside.editor import NoEditorError
from vnsemi_tui.outside.links import Link
from vnsemi_tui.reading.folders import Folder
from vnsemi_tui.state import Keeper, Mark
from vnsemi_tui.ui.app import VnsemiApp
from vnsemi_tui.ui.desk import Desk
from vnsemi_tui.ui.screens.overlay import Overlay
from vnsemi_tui.ui.theme import DARK, LIGHT

SIZE = (102, 24)
ASK = "da-nang/marvell/items"
ASKED = "Carry out a number of items of the memorandum with Marvell Việt Nam."
INITIATIVES = frozen_library().initiatives


# Marks


async def test_a_marked_place_is_told_by_its_name_alone() -> None:
    app = frozen_browser("regions")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await type_keys(pilot, " ")
        assert "Marked: Việt Nam (M lists the marks)" in shown(app)


async def test_space_marks_a_claim_and_takes_the_mark_away() -> None:
    app = frozen_browser("da-nang/marvell")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        pane(app, "card").go_to(ASK)
        await type_keys(pilot, " ")
        assert app.desk.marked == {ASK}
        assert any("◉asked" in row for row in rows(app))
        assert f"Marked: {ASKED[:20]}" in shown(app)
        await type_keys(pilot, "up")
        assert not any("◉asked" in row for row in rows(app))
        assert any("◎asked" in row for row in rows(app))
        await type_keys(pilot, "down", " ")
        assert app.desk.marked == frozenset()
        assert "◎" not in shown(app)
        assert "No longer marked" in shown(app)


async def test_keys_on_the_row_of_an_initiative_concern_the_claim_that_it_states(
    copied: list[str],
) -> None:
    stated = "da-nang/qorvo/considering-1"
    app = frozen_browser("qorvo")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        line = next(one for one in pane(app, "card").lines if one.opens == "da-nang/qorvo")
        assert "considering" in line.text
        assert line.address == stated
        pane(app, "card").go_to(stated)
        await type_keys(pilot, " ")
        assert app.desk.marked == {stated}
        await type_keys(pilot, "y", "s")
        await wait_until(app, lambda: copied)
        assert copied[0].endswith(f"{stated})")
        assert browse_screen(app).proof_address == stated


async def test_a_mark_kept_for_the_first_claim_of_a_row_still_leads_there(tmp_path: Path) -> None:
    first = INITIATIVES["da-nang/marvell"].timeline[0]
    keeper = Keeper(tmp_path)
    keeper.mark(Mark(address=first.address, page="da-nang", text=first.what, on="2026-11-01"))
    app = frozen_browser("marks", keeper=keeper)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert first.what[:30] in shown(app)
        await type_keys(pilot, "enter")
        assert app.desk.here == "da-nang/marvell"
        assert pane(app, "card").line.address == first.address
        await type_keys(pilot, " ")
        assert app.desk.marked == frozenset()


async def test_cards_in_the_sidebar_and_results_can_be_marked_and_the_box_takes_spaces() -> None:
    app = frozen_browser("ledger")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await type_keys(pilot, "shift+tab")
        while pane(app, "sidebar").line.opens != "ha-noi":
            await type_keys(pilot, "down")
        await type_keys(pilot, " ")
        assert app.desk.marked == {"ha-noi"}
        await type_keys(pilot, "/", *"qorvo", " ")
        assert box(app).value == "qorvo "
        assert app.desk.marked == {"ha-noi"}
        await pilot.click("#results", offset=(5, 3))
        await settle(pilot)
        assert focus(app) == "results"
        result = pane(app, "results").line
        await type_keys(pilot, " ")
        assert app.desk.marked == {"ha-noi", result.address or result.opens}


async def test_what_is_no_claim_card_or_source_is_not_marked() -> None:
    app = frozen_browser("ledger place:da-nang")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await type_keys(pilot, "home", " ")
        assert app.desk.marked == frozenset()
        assert "This line can't be marked" in shown(app)


async def test_marks_are_listed_newest_first_and_space_there_takes_one_away() -> None:
    app = frozen_browser("da-nang/marvell")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        pane(app, "card").go_to(ASK)
        await type_keys(pilot, " ")
        app.desk.mark("qorvo", "Qorvo")
        await type_keys(pilot, "M")
        listed = [line.address or line.opens for line in pane(app, "card").lines if line.opens]
        assert list(dict.fromkeys(listed)) == ["qorvo", ASK]
        await type_keys(pilot, "down", "enter")
        assert app.desk.here == "da-nang/marvell"
        assert pane(app, "card").line.address == ASK
        await type_keys(pilot, "<", "home", " ")
        assert app.desk.marked == {ASK}
        assert not any(line.opens == "qorvo" for line in pane(app, "card").lines)
        await type_keys(pilot, " ")
        assert "No marks." in shown(app)
        assert focus(app) == "card"


def restarted(folder: Path, page: str = "start") -> VnsemiApp:
    """Return a new browser that has what was kept in `folder`."""
    return frozen_browser(page, keeper=Keeper(folder))


async def test_marks_survive_a_restart_even_one_without_a_farewell(tmp_path: Path) -> None:
    app = restarted(tmp_path, "da-nang/marvell")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        pane(app, "card").go_to(ASK)
        await type_keys(pilot, " ")
    app = restarted(tmp_path, "marks")  # nothing was saved at the end
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert f"Asked: {ASKED[:30]}" in shown(app)
        assert pane(app, "card").line.address == ASK


async def test_a_mark_to_what_is_gone_is_shown_as_gone_and_can_be_taken_away() -> None:
    keeper = Keeper(None)
    gone = Mark(address="hue/fab/ask", page="hue/fab", text="Build a [fab].", on="2026-01-02")
    keeper.mark(gone)
    app = frozen_browser("marks", keeper=keeper)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "Build a [fab]." in shown(app)
        assert "no longer in the briefs: hue/fab/ask" in shown(app)
        await type_keys(pilot, "enter", "s", "y")
        assert (app.desk.here, focus(app)) == ("marks", "card")
        await type_keys(pilot, " ")
        assert app.desk.marked == frozenset()


# What was kept


async def test_the_last_places_stand_on_the_start_page_and_behind_it(tmp_path: Path) -> None:
    app = restarted(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "Where you left off" not in shown(app)
        for page in ("qorvo", "da-nang/marvell", "ledger place:da-nang"):
            browse_screen(app).open(page)
            await settle(pilot)
    assert app.desk.keeper.save() == ""
    app = restarted(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        lines = pane(app, "card").lines
        start = next(row for row, line in enumerate(lines) if "Where you left off" in line.text)
        listed = [line.opens for line in lines[start + 1 :] if line.opens]
        assert listed[:3] == ["ledger place:da-nang", "da-nang/marvell", "qorvo"]
        assert app.desk.here == "start"
        for here in ("ledger place:da-nang", "da-nang/marvell", "qorvo"):
            await type_keys(pilot, "alt+left")
            assert app.desk.here == here
        await type_keys(pilot, *["alt+right"] * 3)
        assert app.desk.here == "start"


async def test_the_theme_survives(tmp_path: Path) -> None:
    app = restarted(tmp_path, "da-nang")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert app.theme == DARK.name
        await type_keys(pilot, "T", *"light", "enter")
        assert app.theme == LIGHT.name
    app.desk.keeper.save()
    assert restarted(tmp_path).theme == LIGHT.name


async def test_up_in_the_empty_box_brings_earlier_queries(tmp_path: Path) -> None:
    app = restarted(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        for query in ("marvell", "qorvo"):
            await type_keys(pilot, "/", *query, "enter")
    app.desk.keeper.save()
    app = restarted(tmp_path, "ledger")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await type_keys(pilot, "/", "up")
        assert box(app).value == "qorvo"
        assert pane(app, "results").line.opens == "qorvo"
        await type_keys(pilot, "up")
        assert box(app).value == "marvell"
        await type_keys(pilot, "up")  # there is none before it
        assert box(app).value == "marvell"
        await type_keys(pilot, "down")
        assert (box(app).value, focus(app)) == ("marvell", "query")
        assert pane(app, "results").line.opens == "marvell-vietnam"
        await type_keys(pilot, "up", " ", "o")  # edited: Up goes through its results now
        assert box(app).value == "marvell o"
        await type_keys(pilot, "up")
        assert box(app).value == "marvell o"
        await type_keys(pilot, "escape", "/", "up")
        assert box(app).value == "qorvo"
        await type_keys(pilot, "enter")
        assert app.desk.here == "qorvo"


# Copies


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was given to the clipboard."""
    texts: list[str] = []

    def copy(text: str, send_to_terminal: Callable[[str], None]) -> str:
        texts.append(text)
        return f"Copied as [number] {len(texts)}."

    monkeypatch.setattr(clipboard, "copy", copy)
    return texts


async def test_y_copies_one_line_with_its_source_and_says_what_became_of_it(
    copied: list[str],
) -> None:
    app = frozen_browser("da-nang/marvell")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        pane(app, "card").go_to(ASK)
        await type_keys(pilot, "y")
        await wait_until(app, lambda: "Copied as [number] 1." in shown(app))
        (line,) = copied
        assert line.startswith("Asked, Đà Nẵng → Marvell, reported 29 Nov 2024: ")
        assert ASKED in line
        assert line.endswith(f"(Việt Nam News (VNS), 29 Nov 2024, paragraphs 10–11; {ASK})")
        assert "\n" not in line
        await type_keys(pilot, "s", "y")
        await wait_until(app, lambda: len(copied) == 2)
        assert copied[1] == line  # in its proof, too


@pytest.mark.parametrize("opener", ["/", "f", "?", "ctrl+p"])
async def test_what_is_cut_or_copied_in_a_box_goes_the_way_of_all_copies(
    copied: list[str], opener: str
) -> None:
    app = frozen_browser("da-nang/marvell")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await type_keys(pilot, opener, *"mou", "shift+home", "ctrl+c")
        await wait_until(app, lambda: copied == ["mou"])
        await type_keys(pilot, "ctrl+x")
        await wait_until(app, lambda: copied == ["mou", "mou"])
        box = app.focused
        assert isinstance(box, Input)
        assert box.value == ""
        await type_keys(pilot, "ctrl+v")
        assert box.value == "mou"


@pytest.mark.parametrize("opener", ["/", "f", "?", "ctrl+p"])
async def test_of_an_empty_selection_nothing_is_sent(copied: list[str], opener: str) -> None:
    app = frozen_browser("da-nang/marvell")
    sent: list[str] = []
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert app._driver
        app._driver.write = sent.append  # type: ignore[method-assign]
        await type_keys(pilot, opener, "ctrl+x", "ctrl+c", *"mou", "ctrl+x")
        assert isinstance(app.focused, Input)
        assert app.focused.value == "mou"
        assert copied == []
        assert "\x1b]52" not in "".join(sent)


async def test_a_copied_line_can_be_pasted_into_a_box(copied: list[str]) -> None:
    app = frozen_browser("da-nang/marvell")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        pane(app, "card").go_to(ASK)
        await type_keys(pilot, "y")
        await wait_until(app, lambda: len(copied) == 1)
        await type_keys(pilot, "/", "ctrl+v")
        assert box(app).value.startswith("Asked, Đà Nẵng → Marvell")


async def test_capital_y_copies_the_whole_page(copied: list[str]) -> None:
    app = frozen_browser("bac-ninh")
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        await type_keys(pilot, "Y")
        await wait_until(app, lambda: copied)
        (page,) = copied
        assert page.startswith("Bắc Ninh")
        assert page == page.strip("\n")
        assert "Micro Commercial Components" in page  # far below the screen
        assert len(page.split("\n")) > 40


async def test_a_line_without_a_claim_is_copied_as_it_reads(copied: list[str]) -> None:
    app = frozen_browser("ledger")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await type_keys(pilot, "shift+tab", "y")
        await wait_until(app, lambda: copied)
        assert copied == ["Ledger"]


# The source


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that were handed to the desktop."""
    addresses: list[str] = []

    def open_link(link: Link) -> str:
        addresses.append(link.address)
        return "Handed to [nobody]."

    monkeypatch.setattr(links, "open_link", open_link)
    return addresses


async def test_o_shows_the_address_and_opens_it_only_after_enter(opened: list[str]) -> None:
    app = frozen_browser("da-nang/marvell")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        pane(app, "card").go_to(ASK)
        await type_keys(pilot, "o")
        assert isinstance(app.screen, Overlay)
        assert "https://vietnamnews.vn/economy/1688086/" in shown(app)
        await type_keys(pilot, "escape")
        await pilot.pause(0.05)
        assert (opened, app.screen) == ([], browse_screen(app))
        await type_keys(pilot, "o", "enter")
        await wait_until(app, lambda: "Handed to [nobody]." in shown(app))
        assert len(opened) == 1
        assert opened[0].startswith("https://vietnamnews.vn/economy/1688086/")


@pytest.mark.parametrize(("page", "key"), [("ledger", "shift+tab"), ("marks", "home")])
async def test_o_refuses_where_there_is_no_source(opened: list[str], page: str, key: str) -> None:
    app = frozen_browser(page)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await type_keys(pilot, key, "o", "enter")
        assert app.screen is browse_screen(app)
        assert "no source of its own" in shown(app)
        assert opened == []


# The brief's file


def own_browser(folder: Path, page: str) -> VnsemiApp:
    """Return the browser of briefs in `folder` that can be read again."""

    def read() -> Desk:
        return Desk(Known(load([folders]), TODAY, today=TODAY), read_again=lambda: load([folders]))

    folders = Folder(folder, shipped=False)
    desk = read()
    desk.visit(page)
    return VnsemiApp(desk)


@pytest.fixture
def briefs(tmp_path: Path) -> Path:
    """A copy of the frozen briefs that can be changed."""
    return Path(shutil.copytree(FROZEN, tmp_path / "briefs"))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def last_told(app: VnsemiApp) -> str:
    """Return what was said last above the footer."""
    return [one.message for one in app._notifications][-1]


async def test_r_shows_the_brief_as_it_is_now_and_keeps_the_last_good_one(briefs: Path) -> None:
    app = own_browser(briefs, "qorvo")
    path = briefs / "partners" / "qorvo.yaml"
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        change(path, "An American wireless company", "A changed company")
        assert "A changed company" not in shown(app)
        await type_keys(pilot, "R")
        assert "A changed company" in shown(app)
        assert (app.desk.here, focus(app)) == ("qorvo", "card")
        change(path, "name: Qorvo", "nam: Qorvo")
        await type_keys(pilot, "R")
        assert "A changed company" in shown(app)
        words = " ".join(" ".join(row.split()) for row in rows(app))
        assert "qorvo.yaml:1" in words.replace(" ", "")
        assert "Its file now has errors" in words
        assert last_told(app).endswith("qorvo.yaml as before.")
        change(path, "nam: Qorvo", "name: Qorvo Inc")
        await type_keys(pilot, "R")
        assert "Qorvo Inc" in rows(app)[0]


async def test_a_broken_file_is_listed_and_chosen_and_keeps_no_other_back(
    briefs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[Path, int]] = []

    def editor_command(path: Path, line: int) -> list[str]:
        opened.append((path, line))
        raise NoEditorError("none here")

    monkeypatch.setattr("vnsemi_tui.outside.editor.editor_command", editor_command)
    app = own_browser(briefs, "supermicro")
    broken, healthy = (briefs / "partners" / f"{one}.yaml" for one in ("qorvo", "supermicro"))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        change(broken, "name: Qorvo", "nam: Qorvo")
        change(healthy, "A supplier of building", "A changed supplier of building")
        await type_keys(pilot, "R")
        assert "A changed supplier" in shown(app)
        browse_screen(app).open("problems")
        await settle(pilot)
        line = pane(app, "card").line
        assert "qorvo.yaml:" in line.text
        assert "Nothing is wrong" not in shown(app)
        await type_keys(pilot, "E", "enter")
        assert [path for path, _ in opened] == [broken, broken]
        assert opened[0][1] == app.desk.known.library.contents.problems[0].line > 0


async def test_r_finds_the_open_page_gone_and_says_so(briefs: Path) -> None:
    path = briefs / "partners" / "newco.yaml"
    path.write_text("name: Newco\nkind: company\n", encoding="utf-8")
    app = own_browser(briefs, "newco")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        assert app.desk.here == "newco"
        path.unlink()
        await type_keys(pilot, "R")
        assert app.desk.here == "start"
        assert "is no longer in these briefs" in shown(app)


async def test_where_the_terminal_cannot_be_lent_the_file_is_named(
    briefs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", sys.executable)
    monkeypatch.delenv("VISUAL", raising=False)
    app = own_browser(briefs, "qorvo")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await type_keys(pilot, "E")
        assert "can't be lent" in shown(app)
        monkeypatch.setenv("EDITOR", "no-such-editor")
        await type_keys(pilot, "E")
        assert "No editor was opened" in shown(app)


EDITOR = """\
#!{python}
import pathlib, sys
pathlib.Path({log!r}).open("a").write("\\n".join(sys.argv[1:]) + "\\n")
print("THE EDITOR IS HERE", flush=True)
sys.stdin.readline()
path = pathlib.Path(sys.argv[-1])
old, new = pathlib.Path({changes!r}).read_text(encoding="utf-8").split("|")
path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
"""


def test_e_lends_the_terminal_to_the_editor_and_shows_what_was_changed(
    briefs: Path, tmp_path: Path
) -> None:
    editor, log, changes = tmp_path / "nano", tmp_path / "log", tmp_path / "changes"
    editor.write_text(EDITOR.format(python=sys.executable, log=str(log), changes=str(changes)))
    editor.chmod(editor.stat().st_mode | stat.S_IXUSR)
    path = briefs / "partners" / "qorvo.yaml"
    env = {"EDITOR": str(editor), "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    command = python("vnsemi_tui", "--today", "2026-11-22", "--only", str(briefs), "qorvo")
    with PtyTerminal(command, columns=100, rows=30, env=env) as terminal:
        terminal.wait_for("An American wireless company")
        terminal.send("4")  # what is said and known of it
        changes.write_text("An American wireless|An edited wireless", encoding="utf-8")
        terminal.send("E")
        terminal.wait_for("THE EDITOR IS HERE")
        terminal.send("\rq")  # what the editor doesn't read is not the browser's either
        terminal.wait_for("An edited wireless company")
        terminal.wait_gone("THE EDITOR IS HERE")
        changes.write_text("name: Qorvo|nam: Qorvo", encoding="utf-8")
        terminal.send("E")
        terminal.wait_for("THE EDITOR IS HERE")
        terminal.send("\r")
        terminal.wait_for("qorvo.yaml:1")
        terminal.wait_for("An edited wireless company")
        terminal.send("h")
        terminal.wait_for("localities")
        terminal.send("\x11")
        assert terminal.wait_exit() == 0
    line, file, *_ = log.read_text().split("\n")
    assert file == str(path)
    assert line.startswith("+")
    assert 1 <= int(line[1:]) <= len(path.read_text(encoding="utf-8").split("\n"))


async def test_the_editor_gets_the_file_and_line_of_what_the_cursor_is_on(
    briefs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from vnsemi_tui.outside import editor

    asked: list[tuple[Path, int]] = []

    def editor_command(path: Path, line: int) -> list[str]:
        asked.append((path, line))
        raise editor.NoEditorError("none here")

    monkeypatch.setattr(editor, "editor_command", editor_command)
    app = own_browser(briefs, "quang-nam")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        browse_screen(app).open("da-nang/marvell", at=ASK)
        await type_keys(pilot, "E")
        browse_screen(app).open("ledger")
        await type_keys(pilot, "shift+tab")
        while pane(app, "sidebar").line.opens != "qorvo":
            await type_keys(pilot, "down")
        await type_keys(pilot, "E")
    (first, line), (second, top) = asked
    assert first == briefs / "localities" / "da-nang.yaml"
    lines = first.read_text(encoding="utf-8").split("\n")
    assert "id: items" in "\n".join(lines[line - 1 : line + 3])
    assert (second, top) == (briefs / "partners" / "qorvo.yaml", 1)


# Briefs full of text that drives terminals


HOSTILE_KEYS = (
    *(("F", "p"), ("escape",), ("F", "enter"), ("escape",), ("a", "2"), ("escape",)),
    *(("c", "h"), ("enter", "escape"), (" ", "M"), (" ",), ("o",), ("escape", "y", "Y")),
)
"""Pressed one group after the other; after each, the screen is looked at."""


@pytest.mark.parametrize("size", [(120, 40), (40, 12)])
async def test_hostile_briefs_do_nothing_on_any_page_or_chooser(
    size: tuple[int, int], copied: list[str], opened: list[str]
) -> None:
    app = browser(folder=HOSTILE)
    (place,) = known(HOSTILE).library.localities
    (partner,) = known(HOSTILE).library.partners
    pages = (
        *("timeline", "timeline lanes:place", "timeline lanes:initiative", "matrix", "regions"),
        *(f"common {partner} {place}", "ledger"),
    )

    def look(*where: object) -> None:
        assert unsafe("".join(rows(app))) == [], where
        for strip in app.screen._compositor.render_strips():
            assert strip.cell_length == size[0], where

    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        for page in pages:
            browse_screen(app).open(page)
            await settle(pilot)
            assert app.desk.here == page
            look(page)
        for keys in HOSTILE_KEYS:
            await type_keys(pilot, *keys)
            look(keys)
        assert app.is_running
    assert copied
    for text in copied:
        assert unsafe(text, allowed="\n") == []
    assert opened == []


def through_new_screens(only: tuple[str, ...], tmp_path: Path) -> str:
    """Go through lists, lanes and choosers; return what was written until the end."""
    command = python("vnsemi_tui", "--fresh", "--today", "2026-11-22", *only)
    with PtyTerminal(command, columns=120, rows=40, env={"HOME": str(tmp_path)}) as terminal:
        terminal.wait_for("Latest published")
        terminal.send(b"\x1b[B")
        terminal.wait_for("▌")
        for key, wanted in (
            ("t", "vnsemi-tui  Timeline"),
            ("L", "vnsemi-tui  Lanes by locality"),
            ("L", "vnsemi-tui  Lanes by initiative"),
            ("x", "vnsemi-tui  Matrix: partners and localities"),
            ("v", "vnsemi-tui  Regions"),
            ("l", "vnsemi-tui  Ledger"),
            ("F", "how many entries are left"),
            ("\r", "✕"),
            (" ", "arked"),
            ("o", "Open in a web browser?"),
        ):
            terminal.send(key)
            terminal.wait_for(wanted)
        terminal.send("\x1b")
        terminal.wait_gone("Open in a web browser?")
        terminal.send("M")
        terminal.wait_for("vnsemi-tui  Marks")
        terminal.send("a")
        terminal.wait_for("When a source was published")
        terminal.send("\x1b")
        terminal.wait_gone("When a source was published")
        terminal.send("\x11")
        assert terminal.wait_exit() == 0
        return terminal.raw.decode()


def test_in_a_real_terminal_hostile_briefs_add_no_sequence_on_the_new_screens(
    tmp_path: Path,
) -> None:
    with ThreadPoolExecutor() as both:
        ours, theirs = both.map(
            lambda only: through_new_screens(only, tmp_path), ((), ("--only", str(HOSTILE)))
        )
    assert kinds(theirs) <= kinds(ours)
    assert unsafe(SEQUENCE.sub("", theirs), allowed="\r\n") == []


def test_the_frozen_briefs_are_what_these_tests_were_written_for() -> None:
    assert ASK in frozen_library().claims
    assert frozen_library().contents.problems == ()
