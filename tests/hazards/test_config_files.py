"""Files of settings that are none, or hostile: told in a line, at once, and nothing else lost."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.frozen import frozen_library
from vnsemi_tui.config import Config, Settings
from vnsemi_tui.config.checks import with_keys, with_places, with_themes
from vnsemi_tui.config.reading import read
from vnsemi_tui.text.clean import clean
from vnsemi_tui.ui.commands import IDS

ROOT = Path(__file__).parents[2]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX files")
HOSTILE = "\\u001b]52;c;eA==\\u0007\\u202e[red]\\n\\u0000"
"""What TOML makes a clipboard write, a bidi override, markup, a line and a NUL of."""


def read_quickly(path: Path) -> Config:
    start = time.process_time()
    config = read(path)
    assert time.process_time() - start < 1
    return config


def only_problem(config: Config) -> str:
    (problem,) = config.problems
    assert config.settings == Settings()
    assert config.lost_briefs == config.problems
    return str(problem)


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "config.toml").mkdir()
    assert "is a folder, not a file" in only_problem(read(tmp_path / "config.toml"))


@POSIX
def test_a_pipe_or_a_device_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "config.toml")
    assert "is a pipe, not a file" in only_problem(read_quickly(tmp_path / "config.toml"))
    (tmp_path / "zero.toml").symlink_to("/dev/zero")
    assert "is a device, not a file" in only_problem(read_quickly(tmp_path / "zero.toml"))


@POSIX
def test_a_link_is_followed_and_a_dangling_one_told(tmp_path: Path) -> None:
    (tmp_path / "dotfiles.toml").write_text("panes = 2\n")
    (tmp_path / "config.toml").symlink_to("dotfiles.toml")
    assert read(tmp_path / "config.toml").settings.panes == 2
    (tmp_path / "gone.toml").symlink_to("nowhere")
    (tmp_path / "loop.toml").symlink_to("loop.toml")
    assert "cannot be read" in only_problem(read(tmp_path / "gone.toml"))
    assert "cannot be read" in only_problem(read(tmp_path / "loop.toml"))


@POSIX
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("panes = 2\n")
    path.chmod(0)
    assert "cannot be read" in only_problem(read(path))


def test_a_file_of_100_mb_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    with path.open("wb") as stream:
        stream.truncate(100_000_000)
    assert "is larger than 2 MB" in only_problem(read_quickly(path))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("#" * 1_000 + "\n" + "x = 1\n" * 20_000, "longer than 64,000 characters"),
        ("a" + ".a" * 30_000 + " = 1\n", ":1:1: a line is longer than 2,000 characters"),
        ("\n".join("a" + ".a" * 900 + f"{n} = 1" for n in range(30)), ""),
        ("a = " + "[" * 1_500, "is nested too deeply"),
        ("a = " + "{a = " * 300, "is no TOML"),
        ("panes = " + "9" * 1_900, ""),
        ("a = 1\na = 2\n", ":2:6: is no TOML: cannot overwrite a value"),
        ("panes = 2\nx = \x00\n", ":2:5: is no TOML: invalid value"),
        ("panes 2\n", ":1:7: is no TOML: expected '=' after a key"),
        ('theme = "' + "\\u0000" * 300 + "\n", "is no TOML: "),
    ],
    ids=lambda value: value[:20],
)
def test_text_made_to_hurt_ends_in_a_line(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    config = read_quickly(path)
    if reason:
        assert reason in only_problem(config)
    assert config.settings == Settings()
    assert config.problems


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b'panes = 2\ntheme = "\xff"\n', ":2:10: byte FF is not UTF-8"),
        ("panes = 2\n".encode("utf-16"), "is UTF-16, not UTF-8"),
    ],
)
def test_a_file_that_is_not_utf_8_is_told(tmp_path: Path, raw: bytes, reason: str) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(raw)
    assert reason in only_problem(read(path))


def test_a_mark_at_its_start_and_ends_of_lines_of_windows_hurt_nothing(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes("\ufeffpanes = 2\r\n[keys]\r\nledger = 'f5'\r\n".encode())
    config = with_keys(read(path), IDS)
    assert (config.settings.panes, config.settings.keys) == (2, {"ledger": "f5"})


@pytest.mark.parametrize("name", ["theme", "panes", "glyphs", "places", "briefs", "keys"])
def test_tables_nested_deeper_than_python_prints_are_told(tmp_path: Path, name: str) -> None:
    path = tmp_path / "config.toml"
    deep = ".a" * 950
    path.write_text(f"[{name}{deep}]\na{deep} = 1\n", encoding="utf-8")
    (problem,) = with_keys(read_quickly(path), IDS).problems
    assert f"{name}{'.a' if name == 'keys' else ''} can't be {{'a': {{'a'" in str(problem)
    assert len(str(problem).replace(str(path), "")) < 200


@pytest.mark.parametrize("letter", ["\u3164", "\u115f", "\u1160", "\uffa0", "ctrl+\u3164"])
def test_a_letter_that_shows_nothing_is_no_key(tmp_path: Path, letter: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(f'[keys]\nledger = "{letter}"\n', encoding="utf-8")
    config = with_keys(read(path), IDS)
    assert config.settings.keys == {}
    assert "is no key" in str(config.problems[0])


def test_hostile_words_are_told_cleaned_and_cut(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(
        f'"{HOSTILE}" = 1\ntheme = "vnsemi{HOSTILE}"\nglyphs = "{HOSTILE}"\n'
        f'places = ["{HOSTILE}", ["{HOSTILE}"]]\nbriefs = ["{HOSTILE}", "{"x" * 1_500}"]\n'
        f'[keys]\n"{HOSTILE}" = "l"\nledger = "{HOSTILE}, ctrl+{HOSTILE}"\n"k{HOSTILE}" = 1\n',
        encoding="utf-8",
    )
    config = with_places(with_keys(read_quickly(path), IDS), frozen_library())
    assert len(config.problems) == 11
    for problem in config.problems:
        told = str(problem).replace(str(path), "")
        assert clean(told) == told
        assert len(told) < 500
    assert clean(config.trouble) == config.trouble
    assert config.settings == Settings()


def test_a_hostile_name_of_a_theme_is_told_cleaned(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(f'theme = "{HOSTILE}"\n', encoding="utf-8")
    config = with_themes(read(path), ["nord"])
    assert config.settings.theme == ""
    assert clean(config.trouble) == config.trouble


def test_a_relative_path_is_that_of_nobodys_home_and_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.toml").write_text("panes = 1\n")
    assert read(Path("config.toml")) == Config(Path("config.toml"))


@POSIX
@pytest.mark.parametrize("home", [None, "", ".", "/nonexistent"])
def test_without_a_home_and_with_a_config_in_the_current_folder_nothing_is_set(
    tmp_path: Path, home: str | None
) -> None:
    for folder in (".", "vnsemi-tui", ".config/vnsemi-tui", "~/.config/vnsemi-tui"):
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / folder / "config.toml").write_text("panes = 1\nbriefs = ['.']\n")
    dropped = ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
    env = {name: value for name, value in os.environ.items() if name not in dropped}
    env |= {"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    if home is None:  # what the password database names would be read instead
        env["XDG_CONFIG_HOME"] = "."
    else:
        env["HOME"] = home
    command = [sys.executable, "-m", "vnsemi_tui", "config"]
    done = subprocess.run(
        command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "panes\t3\tdefault\t" in done.stdout
