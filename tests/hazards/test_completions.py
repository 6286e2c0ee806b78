"""Completion with words and briefs made to hurt: nothing is run, and nothing is said."""

import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import own_folders, run_here
from tests.cli.test_shells import BASH, FISH, ZSH, environment, needs
from tests.library_builder import Briefs, quoted
from vnsemi_tui.cli.commands.completions import script

__all__ = ["environment", "own_folders"]

LINES = [
    "vnsemi-tui show $(touch RUN)",
    "vnsemi-tui show `touch RUN` d",
    'vnsemi-tui show "$(touch RUN)',
    "vnsemi-tui find place:$(touch RUN)",
    "vnsemi-tui asks --place=`touch RUN`",
    "vnsemi-tui --only=$(touch RUN)",
    "vnsemi-tui show ${x:=$(touch RUN)}",
    "vnsemi-tui show a[$(touch RUN)]",
    "vnsemi-tui show <(touch RUN) d",
    "vnsemi-tui show 'unclosed ; touch RUN; d",
    "vnsemi-tui show \\",
]
# What zsh itself binds to Tab expands `$(…)` before any completion is asked.
_ZSH = ZSH.replace("zle -N show;", 'bindkey "^I" complete-word; zle -N show;')
IN_SHELL = {
    "bash": ["--norc", "-c", BASH],
    "zsh": ["-f", "-c", _ZSH],
    "fish": ["--no-config", "-c", FISH],
}


@pytest.mark.parametrize("shell", [pytest.param(one, marks=needs(one)) for one in IN_SHELL])
def test_no_shell_runs_what_is_typed_or_what_a_file_is_called(
    environment: dict[str, str], tmp_path: Path, shell: str
) -> None:
    folder = tmp_path / "here"
    for name in ("$(touch RUN)", "`touch RUN`", "it's", "a b"):
        (folder / name).mkdir(parents=True)
    place = tmp_path / "script"
    place.write_text(script(shell), encoding="utf-8")
    for line in LINES:
        subprocess.run(
            [shell, *IN_SHELL[shell]],
            env={**environment, "SCRIPT": str(place), "LINE": line},
            cwd=folder,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=60,
            check=False,
        )
        assert not list(tmp_path.rglob("RUN")), line


def test_names_made_to_hurt_are_offered_by_plain_addresses(tmp_path: Path) -> None:
    name = quoted("$(touch RUN)`touch RUN`'\" ;|\t[red]")
    people = f"people: [{{name: {name}, post: x, cite: news#1}}]"
    Briefs(tmp_path).partner("acme", f"name: {name}\nkind: company\n{people}\n")
    for kind, typed in (("show", "a"), ("why", "acme/"), ("find", "partner:a")):
        done = run_here("__complete", f"--word={typed}", "--", "--only", str(tmp_path), kind)
        assert (done.returncode, done.stderr) == (0, "")
        (line,) = done.stdout.splitlines()
        word = line.partition("\t")[0]
        assert word.startswith(typed)
        assert set(word) <= set("abcdefghijklmnopqrstuvwxyz0123456789-/:")


@pytest.mark.parametrize("damage", ["cut", "turned", "names", "folder"])
def test_a_damaged_stored_library_is_no_reason_for_noise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    briefs = tmp_path / "briefs"
    Briefs(briefs).partner("acme")
    words = ("__complete", "--word=ac", "--", "--only", str(briefs), "show")
    run_here(*words)
    for path in (tmp_path / "home").rglob("library-*.msgpack"):
        raw = path.read_bytes()
        head = raw.index(b"\n") + 1
        path.unlink()
        match damage:
            case "cut":
                path.write_bytes(raw[: head - 2])
            case "turned":
                path.write_bytes(raw[::-1])
            case "names":
                path.write_bytes(raw.replace(b"\tacme\t", b"\tac\t\t\t"))
            case "folder":
                path.mkdir()
    done = run_here(*words)
    assert (done.returncode, done.stdout, done.stderr) == (0, "acme\tAcme\n", "")
