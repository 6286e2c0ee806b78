"""What `--help` says is true: every example runs, every command is listed and aligned."""

import re
import shlex
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Invoke
from vnsemi_tui.cli.arguments import split_words
from vnsemi_tui.cli.command_spec import GROUPS
from vnsemi_tui.cli.commands import COMMANDS

ROOT = Path(__file__).parents[2]
EXAMPLE = re.compile(r"^ {2,4}(vnsemi-tui\b.*?)(?: {2,}(.*))?$")


def examples_in(text: str) -> list[tuple[str, str]]:
    """Return the commands that `text` shows on lines of their own, and what it says of each."""
    found = (EXAMPLE.match(line) for line in text.splitlines())
    return [(match[1].rstrip(), match[2] or "") for match in found if match]


def help_of(invoke: Invoke, *words: str) -> str:
    done = invoke(*words, "--help")
    assert (done.code, done.err) == (0, "")
    return done.out.partition("examples:\n")[2] if words else done.out


def assert_it_runs(invoke: Invoke, line: str, said: str, folder: Path) -> None:
    """Run `line` in `folder`, without what the shell would do with its output."""
    words = shlex.split(re.split(r" [|>] ", line)[0])[1:]
    command, _ = split_words(words)
    if command is None and "--version" not in words:
        return  # it opens the browser, which has tests of its own
    before = {path for path in folder.rglob("*") if path.is_file()}
    done = invoke(*words)
    code = re.search(r"exit (\d)", said)
    assert done.code == (int(code[1]) if code else 0), f"{line}\n{done.err}"
    written = {path for path in folder.rglob("*") if path.is_file()} - before
    assert done.out or done.err or written, line


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder with an article and a folder of briefs."""
    (tmp_path / "article.txt").write_text(
        "The plant opened in May 2024.\n\nIt cost $2.5 billion.\n", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS)
def test_every_example_of_a_command_runs(invoke: Invoke, workplace: Path, command: str) -> None:
    examples = examples_in(help_of(invoke, command))
    assert 2 <= len(examples) <= 3
    for line, said in examples:
        assert said, line
        assert command in shlex.split(line)
        assert_it_runs(invoke, line, said, workplace)


def test_every_example_of_the_program_runs(invoke: Invoke, workplace: Path) -> None:
    examples = examples_in(help_of(invoke))
    assert len(examples) >= 5
    for line, said in examples:
        assert_it_runs(invoke, line, said, workplace)


def test_every_example_of_the_readme_runs(invoke: Invoke, workplace: Path) -> None:
    examples = examples_in((ROOT / "README.md").read_text(encoding="utf-8"))
    assert len(examples) >= 8
    for line, said in examples:
        assert_it_runs(invoke, line, said, workplace)


def test_every_command_stands_once_in_a_group_and_in_aligned_columns(invoke: Invoke) -> None:
    listed = help_of(invoke)
    columns = set()
    for name, about in ((name, spec.about) for name, spec in COMMANDS.items()):
        (line,) = re.findall(rf"^  {name} .*$", listed, re.MULTILINE)
        assert re.fullmatch(rf"  {name} {{2,}}{re.escape(about)}", line)
        columns.add(line.index(about, 2 + len(name)))
    assert len(columns) == 1


def test_help_has_the_groups_that_have_a_command_and_no_other(invoke: Invoke) -> None:
    listed = help_of(invoke)
    for group in GROUPS:
        has_one = group in [spec.group for spec in COMMANDS.values()]
        assert (f"\n{group}:\n" in listed) == has_one, group


def test_help_fits_into_eighty_columns(invoke: Invoke) -> None:
    for words in ([], *([command] for command in COMMANDS)):
        lines = invoke(*words, "--help").out.splitlines()
        assert lines, words
        assert [line for line in lines if len(line) > 80] == [], words


@pytest.mark.parametrize("words", [("--help", "find"), ("-h", "find"), ("find", "-h")])
def test_help_may_stand_before_the_command(invoke: Invoke, words: tuple[str, ...]) -> None:
    assert invoke(*words).out.startswith("usage: vnsemi-tui find ")


def test_help_of_a_command_says_which_codes_it_leaves_with(invoke: Invoke) -> None:
    assert "  1   no such claim; the nearest one is named\n" in invoke("why", "--help").out
    assert "  3   an error, or no brief to check\n" in invoke("check", "--help").out


def test_help_has_no_colour(invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" not in invoke("--help").out + invoke("find", "--help").out


def test_help_in_a_pipe_is_utf_8_whatever_the_encoding() -> None:
    import subprocess

    done = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-m", "vnsemi_tui", "asks", "--help"],
        capture_output=True,
        env={"PYTHONIOENCODING": "ascii", "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert "considering …" in done.stdout.decode("utf-8")
