"""Where output goes: terminals of any width, pipes that close, disks that are full."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.conftest import TODAY, Invoke
from tests.cli.test_options import REPEATABLE, WORDS
from tests.frozen import COMMAND, FROZEN
from tests.library_builder import Briefs
from vnsemi_tui.cli import output
from vnsemi_tui.cli.commands import COMMANDS
from vnsemi_tui.cli.commands.list import LISTS
from vnsemi_tui.text.width import cell_width

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "tests" / "fixtures"
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
UNFITTED = {"check", "new", "schema", "completions", "man"}
"""Commands whose output is text for files and programs, which is never broken."""
SHOWN = [
    *(words for name, words in WORDS.items() if name in REPEATABLE and name not in UNFITTED),
    *(("list", kind) for kind in LISTS),
]
PRINTING = [WORDS[name] for name in REPEATABLE]
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX streams")


def start(
    own_folders: Path, *words: str, env: Mapping[str, str] | None = None, **streams: int
) -> "subprocess.CompletedProcess[bytes]":
    """Run a command as a process of its own; `streams` are as `subprocess.run` takes them."""
    folders = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"), str(own_folders))
    return subprocess.run(
        [*COMMAND, *TODAY, *words],
        env={**os.environ, "PYTHONPATH": str(ROOT), **folders, **(env or {})},
        stdin=subprocess.DEVNULL,
        check=False,
        **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams},  # type: ignore[call-overload]
    )


def on_terminal(
    monkeypatch: pytest.MonkeyPatch, invoke: Invoke, columns: int, *words: str
) -> list[str]:
    """Return the lines, without colours, that a terminal of so many columns gets."""
    monkeypatch.setattr(output, "to_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", str(columns))
    return COLOUR.sub("", invoke(*words).out).splitlines()


@pytest.mark.parametrize("words", SHOWN, ids=" ".join)
def test_no_line_is_wider_than_the_terminal(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    for library in ("shipped", "hard", "hostile"):
        only = () if library == "shipped" else ("--only", str(FIXTURES / library))
        for columns in (40, 80, 120):
            lines = on_terminal(monkeypatch, invoke, columns, *words, *only)
            too_wide = [line for line in lines if cell_width(line) > columns]
            assert too_wide == [], (library, columns)
            assert lines or library != "shipped" or "notes" in words


@pytest.fixture
def wide_names(tmp_path: Path) -> Path:
    """Partners with names of one and of two cells a letter, and one with a long name."""
    briefs = Briefs(tmp_path)
    names = ("Hiệp hội Bán dẫn Việt Nam", "반도체 협회", "半導体産業協会", "Qorvo", "Very " * 12)
    for number, name in enumerate(names):
        briefs.partner(f"partner-{number}", f"name: {name.strip()}\nkind: company\nhome: Japan\n")
    return tmp_path


@pytest.mark.parametrize("columns", [50, 80, 120])
def test_columns_stand_below_each_other_in_cells(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch, wide_names: Path, columns: int
) -> None:
    rows = on_terminal(monkeypatch, invoke, columns, "list", "partners", "--only", str(wide_names))
    assert len(rows) == 5
    assert len({cell_width(row[: row.index("company")]) for row in rows}) == 1
    names = [row[: row.index("company")].removeprefix(row[:9]).strip() for row in rows]
    assert names[1].startswith("반도체")
    assert max(map(cell_width, names)) >= output.NARROWEST
    assert any(name.endswith("…") for name in names) == (columns < 90)


def test_a_row_becomes_a_small_paragraph_where_columns_do_not_fit(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = on_terminal(monkeypatch, invoke, 40, "asks", "--place", "da-nang", "--by", "da-nang")
    start = rows.index("Set up a representative office in the c…")
    below = rows[start + 1 : start + 5]
    assert all(row.startswith("  ") for row in below[:2])
    assert "da-nang/qorvo/office" in " ".join(below)


def test_a_pipe_gets_tabs_a_header_and_whole_values(invoke: Invoke) -> None:
    for kind in set(LISTS) - {"notes"}:  # only one's own folders have those
        done = invoke("list", kind, "--only", str(FIXTURES / "hard"))
        header, *rows = done.out.splitlines()
        assert "\x1b" not in done.out
        assert rows, kind
        assert {row.count("\t") for row in rows} == {header.count("\t")}, kind
        assert "…" not in done.out, kind


@needs_posix
@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize(
    "words", [("list", "partners"), ("asks",), ("show", "da-nang")], ids=" ".join
)
def test_a_real_terminal_gets_lines_that_fit_and_are_not_wrapped(
    own_folders: Path, columns: int, words: tuple[str, ...]
) -> None:
    from tests.ui.pty_terminal import PtyTerminal, python

    env = {"XDG_CACHE_HOME": str(own_folders)}
    command = python("vnsemi_tui", *TODAY, *words)
    with PtyTerminal(command, columns=columns, env=env) as terminal:
        assert terminal.wait_exit() == 0
        lines = COLOUR.sub("", terminal.raw.decode()).split("\r\n")
    assert len(lines) > 10
    assert [line for line in lines if cell_width(line) > columns] == []
    assert max(map(cell_width, lines)) > columns // 2


@needs_posix
@pytest.mark.parametrize(
    ("env", "options", "coloured"),
    [
        ({}, (), True),
        ({"NO_COLOR": "1"}, (), False),
        ({"NO_COLOR": ""}, (), True),
        ({"TERM": "dumb"}, (), False),
        ({}, ("--no-color",), False),
        ({"FORCE_COLOR": "1"}, ("--no-color",), False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, (), False),
        ({"FORCE_COLOR": "0"}, (), True),
    ],
)
def test_colours_are_for_terminals_that_want_them(
    own_folders: Path, env: Mapping[str, str], options: tuple[str, ...], coloured: bool
) -> None:
    from tests.ui.pty_terminal import PtyTerminal, python

    command = python("vnsemi_tui", *TODAY, "show", "qorvo", *options)
    with PtyTerminal(command, env={"XDG_CACHE_HOME": str(own_folders), **env}) as terminal:
        assert terminal.wait_exit() == 0
        assert (b"\x1b[" in terminal.raw) == coloured


def test_what_is_piped_has_no_colours_whatever_force_color_says(own_folders: Path) -> None:
    done = start(own_folders, "show", "da-nang", env={"FORCE_COLOR": "1"})
    assert b"\x1b" not in done.stdout
    assert b"\xe2\x96\x88" in done.stdout


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "en_US.ISO-8859-1"},
    ],
    ids=str,
)
@pytest.mark.parametrize("words", [("show", "da-nang"), ("show", "ha-noi")], ids=" ".join)
def test_without_unicode_bars_and_signs_are_ascii(
    own_folders: Path, words: tuple[str, ...], env: dict[str, str]
) -> None:
    done = start(own_folders, *words, env=env)
    assert done.returncode == 0
    text = done.stdout.decode("utf-8")
    assert {letter for letter in text if not letter.isascii() and not letter.isalpha()} == set()
    assert "##" in text


@needs_posix
def test_on_the_linux_console_a_table_is_drawn_in_ascii(own_folders: Path) -> None:
    from tests.ui.pty_terminal import PtyTerminal

    env = {"XDG_CACHE_HOME": str(own_folders), "TERM": "linux"}
    with PtyTerminal([*COMMAND, *TODAY, "asks"], env=env, columns=100) as terminal:
        assert terminal.wait_exit() == 0
        text = terminal.raw.decode()
    assert {letter for letter in text if not letter.isascii() and not letter.isalpha()} == set()
    assert " > " in text


@needs_posix
@pytest.mark.parametrize("words", [("--help",), ("find", "--help"), *PRINTING], ids=" ".join)
def test_a_reader_that_leaves_is_no_reason_to_complain(
    own_folders: Path, words: tuple[str, ...]
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = start(own_folders, *words, stdout=writing)
    finally:
        os.close(writing)
    if words == ("check",):  # it has nothing to say on stdout
        assert (done.returncode, done.stderr.count(b"\n")) == (0, 1)
    else:
        assert (done.returncode, done.stderr) == (141, b"")


@needs_posix
@pytest.mark.parametrize("buffering", ["", "1"], ids=["buffered", "unbuffered"])
@pytest.mark.parametrize(
    "words",
    [("--help",), ("--version",), ("show", "da-nang"), ("list", "sources", "--json"), ("asks",)],
    ids=" ".join,
)
def test_a_full_disk_is_one_plain_line_and_code_2(
    own_folders: Path, words: tuple[str, ...], buffering: str
) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with Path("/dev/full").open("w") as full:
        done = start(own_folders, *words, stdout=full.fileno(), env={"PYTHONUNBUFFERED": buffering})
    assert done.returncode == 2
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("vnsemi-tui: stdout can't be written: ")


@needs_posix
@pytest.mark.parametrize(
    "words",
    [("--help",), ("--version",), ("check",), ("list", "sources", "--json"), ("show", "da-nang")],
    ids=" ".join,
)
def test_a_closed_stdout_is_one_plain_line_and_code_2(
    own_folders: Path, words: tuple[str, ...]
) -> None:
    done = closed(own_folders, ">&-", *words)
    assert done.returncode == 2
    assert done.stderr == b"vnsemi-tui: stdout is closed, and there is nothing else to write to\n"


@needs_posix
@pytest.mark.parametrize("where", ["2>&-", "2>/dev/full"])
def test_messages_that_nobody_can_get_change_neither_output_nor_code(
    own_folders: Path, where: str
) -> None:
    if where == "2>/dev/full" and not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    done = closed(own_folders, where, "find", "zzzzzz")
    assert (done.returncode, done.stdout) == (1, b"address\ttitle\tcontext\twhy\n")
    done = closed(own_folders, where, "show", "da-nag")
    assert (done.returncode, done.stdout) == (1, b"")


def closed(own_folders: Path, where: str, *words: str) -> "subprocess.CompletedProcess[bytes]":
    """Run a command with a stream that the shell redirects to `where`."""
    command = [*COMMAND, *TODAY, *words]
    return subprocess.run(
        ["sh", "-c", f'"$@" {where}', "sh", *command],
        env={**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(own_folders)},
        capture_output=True,
        check=False,
    )


IMPORTED = """\
import sys
from pathlib import Path
from vnsemi_tui.cli import session
from vnsemi_tui.cli.main import main
briefs = Path(sys.argv.pop(1))
session.shipped_briefs = lambda: briefs
code = main(sys.argv[1:])
unwanted = {"textual", "rich", "yaml", "rapidfuzz", "asyncio"}
print(code, *sorted(unwanted & set(sys.modules)), file=sys.stderr)
"""
NEEDED: dict[str, set[str]] = {"check": {"yaml"}, "new": {"yaml"}, "schema": {"yaml"}}
"""What a command may import though the library is compiled."""


@pytest.fixture(scope="session")
def compiled(own_folders: Path) -> Path:
    """The tests' own folders, with the frozen briefs compiled there."""
    assert start(own_folders, "show", "da-nang").returncode == 0
    assert list(own_folders.rglob("library-*.msgpack"))
    return own_folders


@pytest.mark.parametrize("command", [*COMMANDS, "--help", "--version"])
def test_a_command_imports_only_what_it_needs(compiled: Path, tmp_path: Path, command: str) -> None:
    words = WORDS.get(command, (command,))
    folders = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"), str(compiled))
    folders["XDG_DATA_HOME"] = str(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", IMPORTED, str(FROZEN), *TODAY, *words],
        env={**os.environ, "PYTHONPATH": str(ROOT), **folders},
        capture_output=True,
        cwd=tmp_path,
        check=False,
    )
    code, *imported = done.stderr.decode().splitlines()[-1].split()
    assert code == "0"
    assert set(imported) <= NEEDED.get(command, set())
