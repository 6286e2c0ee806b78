"""A file system that refuses: each command says why in a line, and none ends with a fault."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Invoke
from tests.library_builder import Briefs
from vnsemi_tui.paths import Seen, look, named
from vnsemi_tui.store import open_library

ROOT = Path(__file__).parents[2]
ERRORS = ("EACCES", "EIO", "ESTALE", "ENOTCONN", "ELOOP", "ENAMETOOLONG")
posix = pytest.mark.skipif(sys.platform == "win32", reason="errors, links and bytes of POSIX")


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A folder of briefs with Acme in it, to be broken."""
    briefs = Briefs(tmp_path / "p")
    briefs.partner("acme")
    return briefs.path


@pytest.fixture
def breaks(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path, str], None]:
    """Have the system refuse, with an error of a name, to look at what is inside a folder."""

    def break_(folder: Path, name: str) -> None:
        inside = f"{folder}{os.sep}"

        def refusing(call: Callable[..., Any]) -> Callable[..., Any]:
            def refuse(path: Any = ".", *args: Any, **options: Any) -> Any:
                if isinstance(path, str | os.PathLike) and os.fspath(path).startswith(inside):
                    number = getattr(errno, name)
                    raise OSError(number, os.strerror(number), os.fspath(path))
                return call(path, *args, **options)

            return refuse

        for call in ("stat", "lstat", "scandir", "listdir", "open", "mkdir"):
            monkeypatch.setattr(os, call, refusing(getattr(os, call)))

    return break_


@posix
@pytest.mark.parametrize("name", ERRORS)
def test_what_can_not_be_looked_at_is_told_with_the_reason(
    name: str, broken: Path, breaks: Callable[[Path, str], None]
) -> None:
    breaks(broken, name)
    reason = f"can't be looked at: {os.strerror(getattr(errno, name))}"
    assert look(broken / "x") == look(broken / "x", follow=False) == Seen(reason=reason)


def test_what_is_not_there_has_no_reason(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert look(tmp_path / "gone") == look(tmp_path / "file" / "inside") == Seen()
    assert (look(tmp_path).is_folder, look(tmp_path / "file").is_file) == (True, True)


@pytest.mark.parametrize("path", ["a\0b", "\udc00\ud800"])
def test_a_name_that_no_file_can_have_is_told(path: str) -> None:
    assert look(Path(path)) == Seen(reason="is no name that this system can have")


@posix
@pytest.mark.parametrize("name", ERRORS)
@pytest.mark.parametrize(
    "words",
    [
        ("find", "qorvo", "--briefs", "P"),
        ("find", "qorvo", "--briefs", "P/inside"),
        ("find", "qorvo", "--only", "P"),
        ("show", "qorvo", "--only", "P/inside"),
        ("check", "P"),
        ("check", "P/inside"),
        ("check", "--texts", "P"),
        ("check", "--texts", "P/inside"),
        ("note", "qorvo", "text", "--briefs", "P"),
        ("new", "partner", "beta", "--briefs", "P"),
        ("new", "source", "beta", "--text", "P/text.txt", "--print"),
        ("export", "P/site"),
        ("paths", "--briefs", "P/inside"),
        ("--version", "--briefs", "P/inside"),
    ],
)
def test_each_command_says_why(
    words: tuple[str, ...],
    name: str,
    broken: Path,
    breaks: Callable[[Path, str], None],
    invoke: Invoke,
) -> None:
    breaks(broken, name)
    done = invoke(*(word.replace("P", str(broken), 1) for word in words))
    assert done.code in (0, 2, 3)
    assert os.strerror(getattr(errno, name)) in done.out + done.err


@posix
@pytest.mark.parametrize("name", ERRORS)
def test_a_config_file_that_names_such_a_folder_costs_that_folder(
    name: str,
    tmp_path: Path,
    broken: Path,
    breaks: Callable[[Path, str], None],
    invoke: Invoke,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    config = tmp_path / "vnsemi-tui" / "config.toml"
    config.parent.mkdir()
    config.write_text(f'briefs = ["{broken}/inside"]\n', encoding="utf-8")
    monkeypatch.setattr("vnsemi_tui.cli.session.config_file", lambda: config)
    breaks(broken, name)
    done = invoke("find", "qorvo")
    assert done.code == 0
    assert f"{os.strerror(getattr(errno, name))} (make it, or write" in done.err


def test_a_name_longer_than_any_file_can_have_is_told(invoke: Invoke) -> None:
    done = invoke("find", "qorvo", "--briefs", "x" * 300)
    assert done.code == 2
    assert len(done.err.splitlines()) == 1


@posix
@pytest.mark.parametrize("name", [b"b\xff", b"T\xe0i li\xeau"])
def test_a_folder_whose_name_is_not_utf_8_is_read_anew_each_time(
    name: bytes, tmp_path: Path, invoke: Invoke
) -> None:
    briefs = Briefs(tmp_path / os.fsdecode(name))
    try:
        briefs.partner("acme")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    assert "acme" in open_library([briefs.folder], tmp_path / "cache").partners
    for _ in range(2):
        done = invoke("find", "acme", "--briefs", str(briefs.path))
        assert (done.code, done.err) == (0, "")
        assert "acme" in done.out
    for words in (("note", "acme", "text"), ("export", str(briefs.path / "site")), ("paths",)):
        done = invoke(*words, "--json", "--briefs", str(briefs.path))
        assert done.code == 0
        assert "�" in done.out


def run(*words: str, cwd: Path, **env: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "vnsemi_tui", "--today", "2026-11-22", *words],
        cwd=cwd,
        env={"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(cwd / "cache"), **env},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=30,
    )


@posix
def test_a_vietnamese_folder_works_where_names_are_not_utf_8(tmp_path: Path) -> None:
    ascii_only = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    briefs = Briefs(tmp_path / "Tài liệu")
    briefs.partner("acme")
    config = tmp_path / "config" / "vnsemi-tui" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text(f'briefs = ["{briefs.path}"]\n', encoding="utf-8")
    for more in ({}, {"XDG_CONFIG_HOME": str(tmp_path / "config")}):
        named_ = () if more else ("--briefs", "Tài liệu")
        done = run("find", "acme", *named_, cwd=tmp_path, **ascii_only, **more)
        assert (done.returncode, done.stderr) == (0, "")
        assert "acme" in done.stdout
    done = run("paths", "--briefs", "Tài liệu", cwd=tmp_path, **ascii_only)
    assert "Tài liệu" in done.stdout


def raising(*_: object, **__: object) -> Path:
    raise RuntimeError("could not determine the home directory")


@pytest.fixture
def no_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Nobody's home, as newer versions of platformdirs tell it; return the current folder."""
    for kind in ("cache", "config", "data", "state"):
        monkeypatch.setattr(f"platformdirs.user_{kind}_path", raising)
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


def test_without_a_home_commands_answer_and_leave_nothing_behind(
    no_home: Path, invoke: Invoke
) -> None:
    for words in (("find", "qorvo"), ("show", "qorvo"), ("config",), ("--version",)):
        done = invoke(*words)
        assert (done.code, done.out != "") == (0, True), words
    assert "nowhere: there is no home" in invoke("paths").out
    assert invoke("check").code == 0
    assert list(no_home.iterdir()) == []


@pytest.mark.parametrize(
    "words", [("note", "qorvo", "text"), ("new", "partner", "beta"), ("config", "--new")]
)
def test_what_is_to_be_written_without_a_home_is_one_line(
    words: tuple[str, ...], no_home: Path, invoke: Invoke
) -> None:
    done = invoke(*words)
    assert (done.code, done.out, len(done.err.splitlines())) == (2, "", 1)
    assert done.err.startswith("vnsemi-tui: there is no home to ")
    assert list(no_home.iterdir()) == []


def test_a_fault_without_a_home_and_without_a_place_for_its_log_is_told(
    no_home: Path, invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nowhere() -> str:
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")

    monkeypatch.setattr("tempfile.gettempdir", nowhere)
    monkeypatch.setattr("vnsemi_tui.cli.main._run", raising)
    done = invoke("find", "qorvo")
    assert done.code == 70
    assert "no log could be written" in done.err
    assert list(no_home.iterdir()) == []


def test_a_tilde_that_no_shell_replaced_is_the_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, invoke: Invoke
) -> None:
    monkeypatch.setattr("os.path.expanduser", lambda path: path.replace("~", str(tmp_path), 1))
    monkeypatch.chdir(tmp_path)
    for folder in ("~", "~/site"):
        assert named(folder) == Path(folder.replace("~", str(tmp_path)))
    Briefs(tmp_path / "mine").partner("acme")
    assert invoke("export", "~/site", "--format", "csv").code == 0
    assert "acme" in invoke("find", "acme", "--briefs=~/mine").out
    assert invoke("check", "~/mine").code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine", "site"]


@pytest.mark.parametrize("name", ["~$report.txt", "~nobody-of-that-name/x", "./~", "a~", "x/~"])
def test_other_tildes_are_part_of_a_name(name: str) -> None:
    assert named(name) == Path(name)


def test_a_tilde_without_a_home_is_wrong_use(
    monkeypatch: pytest.MonkeyPatch, invoke: Invoke, tmp_path: Path
) -> None:
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    monkeypatch.chdir(tmp_path)
    done = invoke("export", "~/site")
    assert (done.code, list(tmp_path.iterdir())) == (2, [])
    assert "names your home, and there is none" in done.err


@pytest.fixture
def gone_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A current folder that somebody has removed."""
    if sys.platform == "win32":
        pytest.skip("Windows removes no current folder")
    folder = tmp_path / "gone"
    folder.mkdir()
    monkeypatch.chdir(folder)
    folder.rmdir()


@pytest.mark.usefixtures("gone_folder")
@pytest.mark.parametrize(
    "words",
    [
        ("find", "qorvo", "--briefs", "."),
        ("show", "qorvo", "--only", "."),
        ("check", "."),
        ("paths", "--briefs", "."),
        ("export", "site"),
        ("new", "partner", "beta", "--briefs", "."),
        ("note", "qorvo", "text", "--briefs", "."),
    ],
)
def test_a_current_folder_that_is_gone_is_named(words: tuple[str, ...], invoke: Invoke) -> None:
    done = invoke(*words)
    assert (done.code, done.out, len(done.err.splitlines())) == (2, "", 1)
    assert "the current folder is gone" in done.err


@pytest.mark.usefixtures("gone_folder")
@pytest.mark.parametrize("words", [("find", "qorvo"), ("config",), ("paths",), ("--version",)])
def test_what_needs_no_current_folder_works_without_one(
    words: tuple[str, ...], invoke: Invoke
) -> None:
    done = invoke(*words)
    assert (done.code, done.err) == (0, "")


@posix
@pytest.mark.parametrize("words", [("note", "qorvo"), ("--plain",)])
def test_a_stdin_that_can_not_be_read_is_not_blamed_on_stdout(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    with (tmp_path / "only-to-write").open("wb") as stream:
        done = subprocess.run(
            [sys.executable, "-m", "vnsemi_tui", *words],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=stream,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=30,
        )
    assert done.returncode == 2
    assert done.stderr == f"vnsemi-tui: stdin can't be read: {os.strerror(errno.EBADF)}\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_what_stdout_does_not_take_is_blamed_on_it(unbuffered: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "vnsemi_tui", "find", "qorvo"],
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": unbuffered},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            timeout=30,
        )
    assert done.returncode == 2
    assert "vnsemi-tui: stdout can't be written: " in done.stderr
