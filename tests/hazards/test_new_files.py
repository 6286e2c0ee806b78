"""`new` in hostile places: nothing is written over, through a link, or in half."""

import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from tests.cli.conftest import run_here
from vnsemi_tui.cli.writing import write_new
from vnsemi_tui.errors import Stop
from vnsemi_tui.library.loading import load
from vnsemi_tui.reading.folders import Folder

posix = pytest.mark.skipif(sys.platform == "win32", reason="links and modes of POSIX")
as_user = pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere"
)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    return folder


def new(home: Path, *words: str, limit: int | None = None) -> "subprocess.CompletedProcess[str]":
    """Run `new` with `home` for a home; no file may grow beyond `limit` bytes."""

    def limit_files() -> None:
        import resource
        import signal

        assert limit is not None
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    own_folders = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"), str(home))
    if limit is None:  # which is of a process
        with patch.dict(os.environ, own_folders):
            return run_here("--today", "2026-11-22", "new", *words)
    return subprocess.run(
        [sys.executable, "-m", "vnsemi_tui", "--today", "2026-11-22", "new", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **own_folders},
        preexec_fn=limit_files,
        check=False,
        timeout=20,
    )


def refused(done: "subprocess.CompletedProcess[str]") -> str:
    """Return the one line that says why nothing was written."""
    assert done.returncode == 2
    assert done.stdout == ""
    assert "\x1b" not in done.stderr
    return done.stderr.splitlines()[-1]


def test_a_file_is_never_written_over(own: Path, tmp_path: Path) -> None:
    path = own / "partners" / "acme.yaml"
    path.parent.mkdir()
    path.write_text("mine", encoding="utf-8")
    reason = refused(new(tmp_path, "partner", "acme", "--briefs", str(own)))
    assert str(path) in reason
    assert path.read_text(encoding="utf-8") == "mine"


@posix
@pytest.mark.parametrize("target", ["elsewhere.yaml", "nowhere.yaml", "acme.yaml"])
def test_no_link_is_written_through(target: str, own: Path, tmp_path: Path) -> None:
    elsewhere = own / "partners" / "elsewhere.yaml"
    elsewhere.parent.mkdir()
    elsewhere.write_text("mine", encoding="utf-8")
    (own / "partners" / "acme.yaml").symlink_to(target)
    refused(new(tmp_path, "partner", "acme", "--briefs", str(own)))
    assert elsewhere.read_text(encoding="utf-8") == "mine"
    assert not (own / "partners" / "nowhere.yaml").exists()


@posix
def test_a_link_that_was_not_listed_is_not_followed_either(tmp_path: Path) -> None:
    path = tmp_path / "partners" / "acme.yaml"
    path.parent.mkdir()
    path.symlink_to(tmp_path / "nowhere")
    with pytest.raises(Stop, match="is there already; nothing was written"):
        write_new(path, "text")
    assert not (tmp_path / "nowhere").exists()


@posix
def test_a_folder_that_is_a_link_is_not_written_into(own: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (own / "partners").symlink_to(elsewhere)
    reason = refused(new(tmp_path, "partner", "acme", "--briefs", str(own)))
    assert "is a link; nothing was written" in reason
    assert list(elsewhere.iterdir()) == []


@posix
def test_a_dangling_link_for_a_folder_is_not_written_into(own: Path, tmp_path: Path) -> None:
    (own / "partners").symlink_to(tmp_path / "nowhere")
    refused(new(tmp_path, "partner", "acme", "--briefs", str(own)))
    assert not (tmp_path / "nowhere").exists()


@posix
def test_a_private_folder_that_is_a_link_is_refused_with_the_way_out(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    code = "from vnsemi_tui.paths import private_briefs; print(private_briefs())"
    environment = {**os.environ, "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True
    )
    private = Path(shown.stdout.strip())
    private.parent.mkdir(parents=True)
    private.symlink_to(elsewhere)
    assert "name where it leads with --briefs DIR" in refused(new(tmp_path, "partner", "acme"))
    assert list(elsewhere.iterdir()) == []


def test_a_folder_in_the_way_is_named(own: Path, tmp_path: Path) -> None:
    path = own / "partners" / "acme.yaml"
    path.mkdir(parents=True)
    assert "acme.yaml" in refused(new(tmp_path, "partner", "acme", "--briefs", str(own)))
    assert list(path.iterdir()) == []


def test_a_file_in_the_place_of_the_folder_is_named(own: Path, tmp_path: Path) -> None:
    (own / "partners").write_text("mine", encoding="utf-8")
    reason = refused(new(tmp_path, "partner", "acme", "--briefs", str(own)))
    assert "partners" in reason
    assert (own / "partners").read_text(encoding="utf-8") == "mine"


@as_user
def test_a_folder_that_may_not_be_written_is_said(own: Path, tmp_path: Path) -> None:
    own.chmod(0o500)
    try:
        reason = refused(new(tmp_path, "partner", "acme", "--briefs", str(own)))
    finally:
        own.chmod(0o700)
    assert "can't be written: Permission denied" in reason


def test_a_read_only_place_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_only(path: Path, *words: Any, **more: Any) -> Any:
        raise OSError(30, "Read-only file system", str(path))

    monkeypatch.setattr(Path, "open", read_only)
    with pytest.raises(Stop, match="can't be written: Read-only file system"):
        write_new(tmp_path / "partners" / "acme.yaml", "text")


@posix
@pytest.mark.parametrize("limit", [0, 100, 1000])
def test_a_full_disk_leaves_no_half_of_a_file(limit: int, own: Path, tmp_path: Path) -> None:
    reason = refused(new(tmp_path, "partner", "acme", "--briefs", str(own), limit=limit))
    assert "can't be written" in reason
    assert [path for path in own.rglob("*") if path.is_file()] == []


def test_a_write_that_fails_late_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> Any:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("vnsemi_tui.cli.writing.os.fsync", full)
    with pytest.raises(Stop, match="can't be written: No space left on device"):
        write_new(tmp_path / "partners" / "acme.yaml", "text")
    assert list((tmp_path / "partners").iterdir()) == []


@pytest.mark.parametrize(
    "brief_id",
    [
        "..", "../x", "/etc/x", "a/b", "a\\b", "", " ", "Acme", "-x", "x-", "a--b", "x.yaml", "đà",
        "x\x1b[2J", "x\n", "x" * 65, "x" * 300, "CON",
    ],
)  # fmt: skip
def test_a_hostile_id_writes_nothing(brief_id: str, own: Path, tmp_path: Path) -> None:
    for kind in ("partner", "source"):
        done = new(tmp_path, "--briefs", str(own), kind, "--", brief_id)
        assert "is no id" in refused(done)
        assert list(own.iterdir()) == []


@pytest.mark.parametrize("brief_id", ["con", "prn", "aux", "nul", "com1", "lpt9"])
def test_a_name_that_windows_keeps_is_refused_with_the_way_out(
    brief_id: str, own: Path, tmp_path: Path
) -> None:
    reason = refused(new(tmp_path, "partner", brief_id, "--briefs", str(own)))
    assert "Windows can hold no file" in reason
    assert f"{brief_id}-company" in reason
    assert list(own.iterdir()) == []


@posix
def test_the_private_folder_is_for_nobody_else(tmp_path: Path) -> None:
    assert new(tmp_path, "partner", "acme").returncode == 0
    (path,) = tmp_path.rglob("acme.yaml")
    assert stat.S_IMODE(path.parent.parent.stat().st_mode) == 0o700


HOSTILE = (
    "\x1b]52;c;aGk=\x07 rose by 5 per cent in 2024\n"
    "[/] [@click=app.quit]x[/] *a &b <<: !tag # {x: [y]} 'q' \"w\" \\ \n"
    "---\n...\n%YAML 9.9\n- a: b\n\u202eAcme\u2066 Corp\u200b said $5 million\n"
    + "A" * 5000
    + " 7\n\x00\x9b2J 3\n"
)


def test_a_hostile_text_makes_a_record_that_reads(own: Path, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(HOSTILE, encoding="utf-8")
    done = new(tmp_path, "source", "hostile", "--text", str(article), "--briefs", str(own))
    assert done.returncode == 0
    path = own / "sources" / "hostile.yaml"
    text = path.read_text(encoding="utf-8")
    assert all(line.isprintable() for line in text.split("\n"))
    filled = text.replace("# publisher:", "publisher:").replace("# title:", "title:")
    filled = filled.replace("# address:", "address:").replace("# kind:", "kind:")
    path.write_text(filled.replace("# published:", "published:"), encoding="utf-8")
    problems = load([Folder(own, shipped=False)]).contents.problems
    assert [str(one) for one in problems if "no claim uses" not in one.reason] == []


@posix
@pytest.mark.parametrize("name", ["none.txt", ".", "/dev/zero", "wide.txt"])
def test_a_text_that_is_none_is_one_line(name: str, own: Path, tmp_path: Path) -> None:
    (tmp_path / "wide.txt").write_bytes("wide".encode("utf-16"))
    words = ("source", "a", "--text", str(tmp_path / name), "--briefs", str(own))
    assert refused(new(tmp_path, *words)).startswith("vnsemi-tui: ")
    assert list(own.iterdir()) == []
