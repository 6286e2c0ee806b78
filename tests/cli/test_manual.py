"""The manual page: all that there is, without warnings, and the one that is committed."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Invoke
from vnsemi_tui.cli.arguments import parser_of
from vnsemi_tui.cli.commands import COMMANDS
from vnsemi_tui.cli.commands.man import page
from vnsemi_tui.cli.usage import BROWSING
from vnsemi_tui.ui.commands import COMMANDS as KEYS

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "man" / "vnsemi-tui.1"
LINTS = {
    "mandoc": ["mandoc", "-Tlint", "-Wwarning"],
    "groff": ["groff", "-man", "-ww", "-Tutf8", "-z"],
}


def plain(text: str) -> str:
    """Return roff as it will be read: without fonts and escapes."""
    for escape, sign in (
        ("\\-", "-"),
        ("\\(aq", "'"),
        ("\\(dq", '"'),
        ("\\(ga", "`"),
        ("\\e", "\\"),
    ):
        text = text.replace(escape, sign)
    text = re.sub(r"\\f[BIR]|^\\&", "", text, flags=re.MULTILINE)
    return re.sub(r"\\\[u([0-9A-F]+)\]", lambda found: chr(int(found[1], 16)), text)


def test_it_is_what_is_committed() -> None:
    assert PAGE.read_text(encoding="ascii") == page(), "vnsemi-tui man > docs/man/vnsemi-tui.1"


def test_it_is_printed_by_its_command(invoke: Invoke) -> None:
    assert invoke("man").out == page()


def test_every_option_of_every_command_is_in_it() -> None:
    text = plain(page())
    flowing = " ".join(text.split())
    for command in (None, *COMMANDS):
        if command:
            assert re.search(rf"^\.TP\n{command}( |$)", text, re.MULTILINE), command
        for action in parser_of(command)._actions:
            for option in action.option_strings:
                assert option in text, command
            if action.help:
                assert " ".join(action.help.split()) in flowing, command


def test_every_key_and_every_example_is_in_it() -> None:
    text = plain(page())
    for key in KEYS:
        assert key.about in " ".join(text.split())
    for line, _ in (*BROWSING, *(one for spec in COMMANDS.values() for one in spec.examples)):
        assert f"\n{line}\n" in text


def test_no_line_of_text_is_taken_for_a_request() -> None:
    for line in page().splitlines():
        assert line.isascii()
        if line.startswith((".", "'")):
            assert re.match(r"\.(\\\"|TH|SH|SS|TP|PP|RS|RE|br)( |$)", line), line


@pytest.mark.parametrize("program", LINTS)
def test_it_is_set_without_a_warning(program: str) -> None:
    if not shutil.which(program):
        pytest.skip(f"there is no {program} here")
    done = subprocess.run([*LINTS[program], str(PAGE)], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("", "")


def test_man_shows_it() -> None:
    if not shutil.which("man"):
        pytest.skip("there is no man here")
    env = {**os.environ, "MANWIDTH": "80", "LC_ALL": "C.UTF-8", "MAN_KEEP_FORMATTING": ""}
    done = subprocess.run(
        ["man", "-l", str(PAGE)], capture_output=True, encoding="utf-8", env=env, check=False
    )
    if done.returncode:
        pytest.skip("this man reads no file by its name")
    assert "SYNOPSIS" in done.stdout
    assert "vnsemi-tui [OPTIONS] [QUERY ...]" in re.sub(".\b", "", done.stdout)
