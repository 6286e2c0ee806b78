"""Every command line that the documents quote can be typed as it stands."""

import contextlib
import io
import re
import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import Invoke
from tests.documents import (
    AUTHORING,
    README,
    ROOT,
    blocks,
    command_lines,
    documents,
    files_in,
    section,
)
from vnsemi_tui.cli.arguments import parse, split_words

FILLED_IN = {
    "ADDRESS": "da-nang/marvell/lab",
    "COMMAND": "find",
    "DIR": ".",
    "FILE": "article.txt",
    "ID": "acme",
    "KIND": "partner",
    "TEXT": "text",
    "WORDS": "qorvo",
}
"""What may stand in the place of a word in capitals."""
WALK = "## From an article to a checked brief"


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def words_of(line: str) -> list[str]:
    """Return the words of `line` behind our name, without what the shell does with the output."""
    return shlex.split(re.split(r" [|>] ", line)[0])[1:]


def quoted() -> list[str]:
    """Return the lines of all documents that are to be there now, each once."""
    return list(
        dict.fromkeys(line for path in documents() for line in command_lines(text_of(path)))
    )


def in_the_walk() -> list[str]:
    return command_lines(section(text_of(AUTHORING), WALK))


def has_placeholder(line: str) -> bool:
    return any(re.fullmatch(r"[A-Z]{2,}", word) for word in words_of(line))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, invoke: Invoke) -> Path:
    """A current folder with the guide's article, record and brief, and own folders beside it."""
    folder = tmp_path / "here"
    for name, text in files_in(text_of(AUTHORING)).items():
        if name.startswith(("article", "mine/sources", "mine/partners")):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "home"))
    monkeypatch.chdir(folder)
    return folder


def test_no_shell_takes_a_part_of_a_quoted_word_for_itself() -> None:
    for line in quoted():
        whole = re.split(r" [|>] ", line)[0]
        lexer = shlex.shlex(whole, posix=True, punctuation_chars="<>|&;")
        lexer.whitespace_split = True
        assert list(lexer) == shlex.split(whole)


def test_every_quoted_command_line_can_be_parsed() -> None:
    for line in quoted():
        words = [FILLED_IN.get(word, word) for word in words_of(line)]
        assert not any(re.fullmatch(r"[A-Z]{2,}", word) for word in words), "put it into FILLED_IN"
        left_with: object = 0
        with contextlib.redirect_stdout(io.StringIO()):
            try:
                parse(words)
            except SystemExit as leaving:  # after --help, and after wrong use
                left_with = leaving.code
        assert left_with == 0, line


@pytest.mark.parametrize(
    "line", [line for line in quoted() if not has_placeholder(line) and line not in in_the_walk()]
)
def test_every_quoted_command_line_does_what_it_says(invoke: Invoke, desk: Path, line: str) -> None:
    words = words_of(line)
    command, rest = split_words(words)
    if command is None and "--version" not in words:
        if not set(rest) - {"--fresh", "--plain"}:
            return  # it opens what has tests of its own
        words = ["find", *words]  # it opens the browser at its best hit, which there must be
    before = {path for path in desk.rglob("*") if path.is_file()}
    done = invoke(*words)
    assert done.code == 0, done.err
    assert done.out or {path for path in desk.rglob("*") if path.is_file()} - before or done.err


def test_the_readme_names_commands_enough() -> None:
    assert len(command_lines(text_of(README))) >= 12
    assert {"vnsemi-tui find qorvo", "vnsemi-tui pack qorvo da-nang"} <= set(quoted())


def test_commands_are_found_in_blocks_in_indented_lines_and_within_a_line() -> None:
    told = (
        "Say `vnsemi-tui a` or `x`.\n\n    vnsemi-tui b  # why\n\n```sh\nvnsemi-tui c\n```\n\n"
        "```\nvnsemi-tui USAGE\n```\n\n- item\n\n  ```sh\n  vnsemi-tui d\n  ```\n"
    )
    assert command_lines(told) == [f"vnsemi-tui {word}" for word in "cdba"]


def test_the_walk_of_the_guide_leads_from_an_article_to_a_checked_brief(
    invoke: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = section(text_of(AUTHORING), WALK)
    ran = 0
    for block in blocks(told):
        if block.info == "sh":
            for line in block.text.splitlines():
                if line == "mkdir mine":
                    Path("mine").mkdir()
                else:
                    done = invoke(*words_of(line))
                    assert done.code == 0, f"{line}\n{done.err}"
                    ran += 1
                    if "check" in line:
                        assert done.out == ""
            continue
        ((name, text),) = files_in(f"```{block.info}\n{block.text}```\n").items()
        path = Path(name)
        if path.exists() and "sources" in name:  # what is filled in stands above what was made
            made = path.read_text(encoding="utf-8")
            assert text[text.index("hash: ") :] == made[made.index("hash: ") :]
        path.write_text(text, encoding="utf-8")
    assert ran >= 6
    (warned,) = re.findall(r"it would say: `([^`]+)`", told)
    brief = tmp_path / "mine" / "partners" / "acme.yaml"
    kept = [line for line in text_of(brief).splitlines() if "resolved:" not in line]
    brief.write_text("\n".join(kept) + "\n", encoding="utf-8")
    assert warned in invoke("check", "--briefs", "mine").out


def test_the_tree_that_the_readme_shows_is_there() -> None:
    part = section(text_of(README), "## Where things are")
    folders = re.findall(r"`(\w+)/`", part)
    assert folders
    assert all((ROOT / folder).is_dir() for folder in folders)
