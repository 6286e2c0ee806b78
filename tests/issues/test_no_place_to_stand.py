"""No home, no current folder, or a path that is not UTF-8: commands answer all the same."""

import os
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from vnsemi_tui import paths
from vnsemi_tui.faults import Fault

BRIEF = "name: Qorvo\nkind: company\nsummary: Makes radio chips.\n"
posix_only = pytest.mark.skipif(os.name != "posix", reason="only POSIX has such paths")


def run(*words: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    """Run the app in `cwd` and return what it said."""
    command = [sys.executable, "-m", "vnsemi_tui", *words]
    return subprocess.run(command, cwd=cwd, capture_output=True, check=False)


@posix_only
@pytest.mark.skipif(sys.platform == "darwin", reason="macOS takes only UTF-8")
@pytest.mark.parametrize("name", [b"b\xff", "Huế".encode("utf-16-le").replace(b"\0", b"\x80")])
def test_a_folder_whose_name_is_not_utf8_is_read_each_time(tmp_path: Path, name: bytes) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    (folder / "partners").mkdir(parents=True)
    for brief, text in (("qorvo", BRIEF), ("broken", "facts: 3\n")):
        (folder / "partners" / f"{brief}.yaml").write_text(text, encoding="utf-8")
    for _ in range(2):
        done = run("--only", str(folder), "find", "qorvo", cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert b"Qorvo" in done.stdout


@pytest.mark.parametrize("place", ["cache", "data", "state", "config"])
def test_without_a_home_no_place_is_absolute(monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    def raising(*_: object, **__: object) -> Path:
        raise RuntimeError("could not determine the home directory")

    monkeypatch.setattr(platformdirs, f"user_{place}_path", raising)
    ours = {
        "cache": paths.cache_folder,
        "data": paths.private_briefs,
        "state": paths.state_folder,
        "config": paths.config_file,
    }
    assert not ours[place]().is_absolute()


def test_a_fault_without_a_home_leaves_no_log_in_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    fault = Fault()
    with fault:
        raise ValueError("x")
    fault.tell(Path("~", "vnsemi-tui"))
    assert "a fault of the program" in capsys.readouterr().err
    assert not (tmp_path / "~").exists()
