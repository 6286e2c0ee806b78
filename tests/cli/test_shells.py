"""The completion scripts in the shells themselves, with a `vnsemi-tui` that is this one."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Invoke
from tests.frozen import COMMAND
from vnsemi_tui.cli.commands.completions import SHELLS, script

ROOT = Path(__file__).parents[2]
COMMITTED = {
    "bash": "vnsemi-tui.bash",
    "zsh": "_vnsemi-tui",
    "fish": "vnsemi-tui.fish",
    "powershell": "vnsemi-tui.ps1",
}
BASH = """
source "$SCRIPT"
COMP_LINE=$LINE COMP_POINT=${#LINE}
_vnsemi_tui vnsemi-tui
printf '%s\\n' "${COMPREPLY[@]}"
"""
ZSH = """
zmodload zsh/zpty
zpty shell zsh -f -i
wait_for() { local piece; while zpty -r shell piece "$1"; do return 0; done }
zpty -w shell "PS1=; autoload -Uz compinit; compinit -u -D; source $SCRIPT; print re''ady"
wait_for '*ready*'
zpty -w shell 'zstyle ":completion:*" insert-tab false; show() { print -r -- "<""<$BUFFER>"">"; }'
zpty -w shell 'zle -N show; bindkey "^X" show; print se''t'
wait_for '*set*'
zpty -n -w shell "$LINE"$'\\t\\C-X'
zpty -r shell out '*<<*>>*'
print -r -- ${${out##*<<}%%>>*}
zpty -d shell
"""
IN_TERMINAL = r"""
import os, pty, re, sys

child, terminal = pty.fork()
if child == 0:
    os.execvp("bash", ["bash", "--norc", "-i"])


def answer_to(typed, signs):
    os.write(terminal, typed.encode())
    seen = b""
    while not (found := re.search(signs, seen)):
        seen += os.read(terminal, 65536)
    return found[1].decode()


show = "show() { printf '<''<%s>''>' \"$READLINE_LINE\"; READLINE_LINE=; }; "
bind = "bind 'set enable-bracketed-paste off'; bind -x '\"\\C-x\": show'; "
answer_to(f'PS1=; {sys.argv[1]}{show}{bind}source "$SCRIPT"; echo re""ady\n', rb"(ready)\r")
for line in sys.argv[2:]:
    found = answer_to(f"vnsemi-tui {line}\t\x18", rb"<<(.*?)>>")
    print(found.removeprefix("vnsemi-tui "))
"""
FISH = 'source "$SCRIPT"; complete -C "$LINE"'
Shell = Callable[[str], list[str]]


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(
        sys.platform == "win32" or not shutil.which(program), reason=f"there is no {program} here"
    )


@pytest.fixture
def environment(tmp_path: Path, own_folders: Path) -> dict[str, str]:
    """A path on which `vnsemi-tui` runs this checkout on the frozen briefs."""
    program = tmp_path / "bin" / "vnsemi-tui"
    program.parent.mkdir()
    runs = tmp_path / "runs.py"
    runs.write_text(COMMAND[2], encoding="utf-8")
    program.write_text(f'#!/bin/sh\nexec "{COMMAND[0]}" "{runs}" "{COMMAND[3]}" "$@"\n', "utf-8")
    program.chmod(0o755)
    homes = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), str(own_folders))
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, **homes, "PATH": path, "PYTHONPATH": str(ROOT), "TERM": "xterm"}


def in_shell(
    environment: dict[str, str], folder: Path, shell: str, arguments: list[str], line: str
) -> list[str]:
    """Return what `shell` offers after `line`."""
    place = folder / COMMITTED[shell]
    place.write_text(script(shell), encoding="utf-8")
    done = subprocess.run(
        [shell, *arguments],
        env={**environment, "SCRIPT": str(place), "LINE": line},
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


@needs("bash")
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("vnsemi-tui sho", ["show"]),
        ("vnsemi-tui asks --place da-", ["da-nang"]),
        ("vnsemi-tui asks --place=da-", ["da-nang"]),
        ("vnsemi-tui find place:da-", ["da-nang"]),
        ("vnsemi-tui why da-nang/marvell/la", ["da-nang/marvell/lab"]),
        ("vnsemi-tui completions ", ["bash", "zsh", "fish", "powershell"]),
        ("vnsemi-tui find 'nvidia stage:>=prom", ["nvidia stage:>=promised"]),
        ("vnsemi-tui asks --place='da-", ["da-nang"]),
        ("vnsemi-tui find 'a b' place:da-", ["da-nang"]),
        ("vnsemi-tui show zzz", []),
    ],
)
def test_bash_offers_what_fits(
    environment: dict[str, str], tmp_path: Path, line: str, offered: list[str]
) -> None:
    found = in_shell(environment, tmp_path, "bash", ["--norc", "-c", BASH], line)
    assert [one for one in found if one] == offered


@needs("bash")
@pytest.mark.skipif(sys.platform == "darwin", reason="bash 3.2 tells no key what is typed")
@pytest.mark.parametrize("taken_out", ["", ":", "=", ":="])
def test_bash_completes_whatever_it_breaks_words_at(
    environment: dict[str, str], tmp_path: Path, taken_out: str
) -> None:
    (tmp_path / "inside").mkdir()
    place = tmp_path / COMMITTED["bash"]
    place.write_text(script("bash"), encoding="utf-8")
    breaks = f"COMP_WORDBREAKS=${{COMP_WORDBREAKS//[{taken_out}]}}; " if taken_out else ""
    completed = {
        "show qorvo --format=ma": "show qorvo --format=markdown ",
        "find place:da-": "find place:da-nang ",
        "find 'place:da-": "find 'place:da-nang' ",
        'find "nvidia stage:>=prom': 'find "nvidia stage:>=promised" ',
        "asks --place='da-": "asks --place='da-nang' ",
        "check --texts=insi": "check --texts=inside/",
    }
    done = subprocess.run(
        [sys.executable, "-c", IN_TERMINAL, breaks, *completed],
        env={**environment, "SCRIPT": str(place), "INPUTRC": os.devnull},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert (done.stdout.splitlines(), done.stderr) == (list(completed.values()), "")


@needs("zsh")
@pytest.mark.parametrize(
    ("line", "completed"),
    [
        ("vnsemi-tui sho", "vnsemi-tui show "),
        ("vnsemi-tui asks --place=da-", "vnsemi-tui asks --place=da-nang "),
        ("vnsemi-tui why da-nang/marvell/la", "vnsemi-tui why da-nang/marvell/lab "),
        ("vnsemi-tui why da-na", "vnsemi-tui why da-nang/"),
        ("vnsemi-tui find place:da-", "vnsemi-tui find place:da-nang "),
        ("vnsemi-tui find 'place:da-", "vnsemi-tui find 'place:da-nang' "),
        ('vnsemi-tui find "place:da-', 'vnsemi-tui find "place:da-nang" '),
        ("vnsemi-tui find 'nvidia stage:>=prom", "vnsemi-tui find 'nvidia stage:>=promised' "),
        ("vnsemi-tui asks --place='da-", "vnsemi-tui asks --place=da-nang "),
    ],
)
def test_zsh_completes_what_fits(
    environment: dict[str, str], tmp_path: Path, line: str, completed: str
) -> None:
    assert in_shell(environment, tmp_path, "zsh", ["-f", "-c", ZSH], line) == [completed]


@needs("fish")
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("vnsemi-tui sho", ["show\ta card, as text"]),
        ("vnsemi-tui asks --place da-", ["da-nang\tĐà Nẵng"]),
        ("vnsemi-tui asks --place=da-", ["--place=da-nang\tĐà Nẵng"]),
        ("vnsemi-tui find place:da-", ["place:da-nang"]),
        ("vnsemi-tui find 'place:da-", ["place:da-nang"]),
        ('vnsemi-tui find "place:da-', ["place:da-nang"]),
        ("vnsemi-tui find 'nvidia stage:>=prom", ["nvidia stage:>=promised"]),
        ("vnsemi-tui asks --place 'da-", ["da-nang\tĐà Nẵng"]),
        ("vnsemi-tui asks --place='da-", ["--place=da-nang\tĐà Nẵng"]),
        ("vnsemi-tui find 'a b' place:da-", ["place:da-nang"]),
        ("vnsemi-tui show zzz", []),
        ("vnsemi-tui --only=insi", ["--only=inside/"]),
        ("vnsemi-tui --only insi", ["inside/"]),
        ("vnsemi-tui --only ./insi", ["./inside/"]),
    ],
)
def test_fish_offers_what_fits(
    environment: dict[str, str], tmp_path: Path, line: str, offered: list[str]
) -> None:
    (tmp_path / "inside").mkdir()
    assert in_shell(environment, tmp_path, "fish", ["--no-config", "-c", FISH], line) == offered


@pytest.mark.parametrize("shell", SHELLS)
def test_the_committed_script_is_the_one_that_is_printed(invoke: Invoke, shell: str) -> None:
    committed = ROOT / "docs" / "completions" / COMMITTED[shell]
    printed = invoke("completions", shell).out
    assert committed.read_text(encoding="utf-8") == printed, (
        f"vnsemi-tui completions {shell} > docs/completions/{committed.name}"
    )


def test_no_script_names_a_command_or_an_option_of_ours() -> None:
    from vnsemi_tui.cli.commands import COMMANDS

    for shell in SHELLS:
        words = script(shell).replace("/", " ").split()
        assert not {"asks", "timeline", "--place", "--format"} & set(words)
        assert "find" not in words or "find" in COMMANDS


def test_an_unknown_shell_is_refused_with_those_there_are(invoke: Invoke) -> None:
    done = invoke("completions", "tcsh")
    assert (done.code, done.out) == (2, "")
    assert "bash" in done.err.splitlines()[-1]
