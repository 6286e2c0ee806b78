"""Briefs full of text that drives terminals, or is markup: it is shown, and does nothing."""

import gc
import json
import re
import shutil
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.browsing import HOSTILE, browser, focus, known, rows, settle, shown, type_keys
from tests.ui.pty_terminal import PtyTerminal, python
from vnsemi_tui.cli import output
from vnsemi_tui.cli.main import main
from vnsemi_tui.reading.problems import Severity

TODAY = ("--today", "2026-11-22")
TRAP = "\x1b]52;c;eA==\x07\x9b2J\u202e[@click=app.quit]x"
"""Text that is used as a name, a query and an address."""
SEQUENCE = re.compile(
    r"\x1b(?:\[(?P<mark>[<=>?]?)(?P<values>[0-9;:]*)(?P<between>[ -/]*)(?P<final>[@-~])"
    r"|(?P<string>[\]PX^_])(?P<text>[^\x07\x1b]*)(?:\x07|\x1b\\)?|(?P<other>[ -/]*[0-~]))"
)


def kinds(raw: str) -> set[str]:
    """Return the sorts of escape sequences in `raw`: colours and places count as one each."""
    found = set()
    for sequence in SEQUENCE.finditer(raw):
        if sequence["string"]:
            found.add(sequence["string"] + sequence["text"][:4])
        elif sequence["final"]:
            is_many = sequence["final"] in "mH"
            values = "" if is_many else sequence["values"]
            found.add(f"[{sequence['mark']}{values}{sequence['between']}{sequence['final']}")
        else:
            found.add(sequence["other"])
    return found


def unsafe(text: str, allowed: str = "\n\t") -> list[str]:
    """Return the characters of `text` that control a terminal or can't be seen."""
    return [
        f"U+{ord(sign):04X}"
        for sign in text
        if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp") and sign not in allowed
    ]


def everywhere(only: tuple[str, ...], query: str, title: str, name: str) -> str:
    """Go everywhere in the browser; return what it wrote until it was left.

    `query` is typed, what it finds is called `name`, and the page's title begins with `title`.
    """
    command = python("vnsemi_tui", *TODAY, *only)
    typed, closed_by_escape = "[/] ]52;c [@click=app.quit]x", ""
    with PtyTerminal(command, columns=120, rows=40) as terminal:
        terminal.wait_for("localit")
        terminal.send(f"{query}\r".encode())
        terminal.wait_for(f"vnsemi-tui  {title}")
        terminal.wait_for("Initiatives")
        terminal.send(b"123456789\x1b[H\r" + b"j" * 60 + b"\x1b[H")
        terminal.send(b"s" + b"\x1b[B" * 8 + b"s")
        for key, wanted in (
            ("p", "vnsemi-tui  Data check"),
            ("r", "vnsemi-tui  Sources"),
            ("\r", "Claims from this source"),
            ("l", "vnsemi-tui  Ledger"),
            ("?", "Escape closes"),
            ("\x1b", ""),
            ("\x1bOQ", "Menu: all commands"),
            ("\x1b", ""),
            ("\x10", "Search for commands"),
            (query, "· Red River Delta"),
            ("\x1b", ""),
            ("/", "vnsemi-tui  Ledger"),
            (typed, typed),
            ("\x1b", ""),
            ("h", "localit"),
            (query, name),
        ):
            terminal.send(key.encode())
            if wanted:
                terminal.wait_for(wanted)
                closed_by_escape = wanted
            else:  # or Escape would be Alt and the next key
                terminal.wait_gone(closed_by_escape)
                terminal.wait_for("vnsemi-tui  Ledger")
        terminal.wait_for(" found")
        results = [line.partition("│")[0] for line in terminal.lines]
        row = next(row for row, line in enumerate(results) if row > 1 and query in line)
        at = f"0;{results[row].index(query) + 2};{row + 1}"
        for _ in range(2):
            terminal.send(f"\x1b[<{at}M\x1b[<{at}m")
        terminal.wait_for(f"vnsemi-tui  {title}")
        terminal._drain()  # or the last sequence may be cut
        before = terminal.raw.decode()
        assert terminal.process.poll() is None
        terminal.send("q")
        assert terminal.wait_exit() == 0
    return before


def test_in_a_real_terminal_only_the_apps_own_sequences_arrive() -> None:
    ours = everywhere((), "Hà Nội", "Hà Nội", "Hà Nội  municipality")
    name = "Hải␛[2J Phòng [/] [@click=app.quit]x[/]\\"
    theirs = everywhere(("--only", str(HOSTILE)), "Phòng", "Hải␛[2J Phòng", name)
    assert kinds(theirs) <= kinds(ours)
    strings = {kind for kind in kinds(theirs) if kind[0] in "]PX^_"}
    assert {kind[:4] for kind in strings} <= {"]22;"}  # the pointer's shape
    assert unsafe(SEQUENCE.sub("", theirs), allowed="\r\n") == []


def test_the_hostile_library_is_read_whole_with_warnings() -> None:
    problems = known(HOSTILE).library.contents.problems
    assert [str(one) for one in problems if one.severity is Severity.ERROR] == []
    places = {(one.path.rpartition("/")[2], one.line) for one in problems if one.column}
    assert {("hai-phong.yaml", 1), ("evil.yaml", 5), ("trap.yaml", 2)} <= places


def addresses() -> list[str]:
    library = known(HOSTILE).library
    listed = [*library.localities, *library.partners, *library.initiatives, *library.sources]
    return [*listed, "start", "ledger", "sources", "problems"]


@pytest.mark.parametrize("size", [(120, 40), (50, 20), (30, 8)])
async def test_every_page_is_drawn_letter_by_letter_at_every_size(size: tuple[int, int]) -> None:
    app = browser(folder=HOSTILE)
    seen = ""
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        for address in addresses():
            app.screen_stack[0].open(address)  # type: ignore[attr-defined]
            await settle(pilot)
            for strip in app.screen._compositor.render_strips():
                assert strip.cell_length == size[0]
            await type_keys(pilot, "s", "escape", "?", "escape")
            seen += shown(app)
            assert unsafe("".join(rows(app))) == []
        app.screen_stack[0].open(TRAP)  # type: ignore[attr-defined]
        await settle(pilot)
        assert focus(app)
        assert unsafe(shown(app)) == []
        assert app.is_running
    if size == (120, 40):
        for letters in ("[/red]", "[$primary]", "[sic]", "[@click=app.quit]x[/]", "[link=https"):
            assert letters in seen, letters
        assert "[/]\\" in seen or "x[/]\\" in seen


# The command line


@pytest.fixture
def hostile_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a hostile name, and hostile and broken files in it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("COLUMNS", "90")
    folder = tmp_path / TRAP
    shutil.copytree(HOSTILE, folder)
    (folder / "localities" / f"{TRAP}.yaml").write_text("name: x")
    (folder / "partners" / "broken.yaml").write_text(f'"name{TRAP}": "\\e[2J"\nkind: {TRAP}')
    (folder / "partners" / "no-utf8.yaml").write_bytes(b"name: \xff\x9b2J")
    yield folder
    gc.enable()


def commands(folder: Path) -> list[list[str]]:
    """Return every command with hostile words wherever it takes some."""
    only = ["--only", str(folder)]
    kinds_of_lists = ("localities", "partners", "initiatives", "people", "sources", "figures")
    pages = ("hai-phong", "evil", "trap", "hai-phong/fab", "hai-phong/fab/ask", TRAP)
    data = [
        *(["find", query] for query in ("phong", "evil", TRAP, "zzzz")),
        *(["show", address] for address in pages),
        *(["why", address] for address in ("hai-phong/fab/ask", "hai-phong/exports-1", TRAP)),
        *(["list", kind] for kind in kinds_of_lists),
        ["asks"],
        ["asks", "--open", "--place", "hai-phong"],
        ["asks", "--partner", TRAP],
        ["check"],
        ["check", "--texts", str(folder)],
    ]
    wrong = [
        ["find", "x", "--only", TRAP],
        ["find", "x", "--briefs", TRAP],
        ["find", "x", f"--{TRAP}"],
        ["find", "x", "--today", TRAP],
        ["find", "x", "--limit", TRAP],
        ["list", TRAP],
        ["check", TRAP],
        ["new", "source", TRAP, "--text", TRAP],
        ["new", "source", "abc", "--text", TRAP],
        [TRAP],
    ]
    as_json = [[*words, "--json"] for words in data]
    return [[*words, *only] for words in (*data, *as_json)] + wrong


def run(words: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    try:
        code = main([*words, *(TODAY if "--today" not in words else ())])
    except SystemExit as leaving:
        code = int(str(leaving.code))
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_no_command_writes_a_control_character(
    hostile_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in commands(hostile_folder):
        code, out, err = run(words, capsys)
        assert code in (0, 1, 2, 3), words
        assert unsafe(out) == [], words
        assert unsafe(err) == [], words
        if "--json" in words and out:
            answer = json.loads(out)
            texts = [text for text in _texts(answer) if unsafe(text, allowed="")]
            assert texts == [], words


def _texts(answer: object) -> Iterator[str]:
    """Yield every text in what JSON holds."""
    match answer:
        case str():
            yield answer
        case list():
            for member in answer:
                yield from _texts(member)
        case dict():
            for key, member in answer.items():
                yield key
                yield from _texts(member)


def test_on_a_terminal_the_only_sequences_are_colours(
    hostile_folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "to_terminal", lambda: True)
    for words in commands(hostile_folder):
        _, out, err = run(words, capsys)
        assert kinds(out) <= {"[m"}, words
        assert unsafe(SEQUENCE.sub("", out)) == [], words
        assert unsafe(err) == [], words


def test_a_card_in_json_holds_the_cleaned_text(
    hostile_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = run(["show", "hai-phong", "--json", "--only", str(hostile_folder)], capsys)
    card = json.loads(out)["brief"]
    assert card["name"] == "Hải␛[2J Phòng [/] [@click=app.quit]x[/]\\"
    ask = card["initiatives"][0]["timeline"][0]
    assert ask["what"].startswith("Ask␛]8;;https://evil.example␛\\click")
