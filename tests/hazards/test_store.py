"""The compiled library is lost, damaged, foreign or half written: the briefs still show."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from vnsemi_tui import store
from vnsemi_tui import stored as stored_library
from vnsemi_tui.library.library import Library
from vnsemi_tui.reading.folders import Folder

resource = pytest.importorskip("resource", reason="limits of a process are POSIX only")

ROOT = Path(__file__).parents[2]
IS_ROOT = hasattr(os, "getuid") and os.getuid() == 0
BRIEF = """\
name: Qorvo
kind: company
summary: Has {count} people.
facts:
  - what: A wireless company.
    cite: a-source#1
"""
SOURCE = """\
publisher: News
title: A title
address: https://example.org/1
kind: news
published: 2024-11-29
read: 2025-01-01
language: en
paragraphs:
  - numbers: []
    names: [Qorvo]
"""


@pytest.fixture
def briefs(tmp_path: Path) -> Path:
    """Return a folder with one brief, written long enough ago to be stored."""
    folder = tmp_path / "briefs"
    for kind, name, text in (
        ("partners", "qorvo", BRIEF.format(count=1)),
        ("sources", "a-source", SOURCE),
    ):
        (folder / kind).mkdir(parents=True)
        (folder / kind / f"{name}.yaml").write_text(text, encoding="utf-8")
    settle()
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "home" / "cache"


def settle() -> None:
    """Let the tick of the clock pass in which a file was written."""
    time.sleep(store._CLOCK_TICK / 1e9 + 0.02)


def open_(briefs: Path, cache: Path) -> Library:
    return store.open_library([Folder(briefs, shipped=False)], cache)


def stored(cache: Path) -> Path:
    """Return the one stored library."""
    (found,) = cache.glob("library-*.msgpack")
    return found


def summary(library: Library) -> str:
    return library.partners["qorvo"].summary


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count how often the briefs are read, not the stored library."""
    from vnsemi_tui.library import loading

    counted: list[int] = []
    load = loading.load

    def counting(folders: list[Folder]) -> Library:
        counted.append(len(folders))
        return load(folders)

    monkeypatch.setattr(loading, "load", counting)
    return counted


def test_the_second_start_reads_no_brief(briefs: Path, cache: Path, readings: list[int]) -> None:
    first, second = open_(briefs, cache), open_(briefs, cache)
    assert len(readings) == 1
    assert first.contents == second.contents
    assert stored(cache).stat().st_mode & 0o777 == 0o600
    assert cache.stat().st_mode & 0o777 == 0o700


def test_a_digit_corrected_under_the_same_size_and_time_is_noticed(
    briefs: Path, cache: Path
) -> None:
    brief = briefs / "partners" / "qorvo.yaml"
    assert summary(open_(briefs, cache)) == "Has 1 people."
    seen = brief.stat()
    brief.write_text(BRIEF.format(count=7), encoding="utf-8")
    os.utime(brief, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert brief.stat().st_size == seen.st_size
    assert brief.stat().st_mtime_ns == seen.st_mtime_ns
    assert summary(open_(briefs, cache)) == "Has 7 people."


def test_a_file_put_in_the_place_of_another_is_noticed(briefs: Path, cache: Path) -> None:
    open_(briefs, cache)
    brief = briefs / "partners" / "qorvo.yaml"
    seen = brief.stat()
    other = briefs / "partners" / ".new"
    other.write_text(BRIEF.format(count=8), encoding="utf-8")
    os.utime(other, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    other.replace(brief)
    assert summary(open_(briefs, cache)) == "Has 8 people."


def test_a_new_a_renamed_and_a_removed_file_are_noticed(briefs: Path, cache: Path) -> None:
    partners = briefs / "partners"
    open_(briefs, cache)
    (partners / "marvell.yaml").write_text(BRIEF.format(count=2), encoding="utf-8")
    assert set(open_(briefs, cache).partners) == {"marvell", "qorvo"}
    settle()
    open_(briefs, cache)
    (partners / "marvell.yaml").rename(partners / "nvidia.yaml")
    assert set(open_(briefs, cache).partners) == {"nvidia", "qorvo"}
    (partners / "nvidia.yaml").unlink()
    assert set(open_(briefs, cache).partners) == {"qorvo"}


def test_a_change_in_the_tick_of_the_clock_before_is_not_stored(briefs: Path, cache: Path) -> None:
    brief = briefs / "partners" / "qorvo.yaml"
    for count in range(20):  # each of them under the same size, some in one tick
        brief.write_text(BRIEF.format(count=count % 10), encoding="utf-8")
        assert summary(open_(briefs, cache)) == f"Has {count % 10} people."


def test_whether_a_folder_is_the_shipped_one_counts(briefs: Path, cache: Path) -> None:
    assert not open_(briefs, cache).contents.files[0].shipped
    shipped = store.open_library([Folder(briefs, shipped=True)], cache)
    assert shipped.contents.files[0].shipped


def _cut(raw: bytes) -> bytes:
    return raw[: len(raw) // 2]


def _flipped(raw: bytes) -> bytes:
    return raw.replace(b"wireless", b"wirelesz")


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut": _cut,
    "longer": lambda raw: raw + b"\0",
    "one letter": _flipped,
    "zeros": lambda raw: bytes(len(raw)),
    "other type": lambda _: b"\x93\x01\x02\x03",
    "a map": lambda _: b"\x81\xa1a\x01",
    "deep": lambda _: b"\x91" * 100_000,
    "yaml": lambda _: b"name: x\n",
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_made_anew(
    damage: str, briefs: Path, cache: Path, readings: list[int]
) -> None:
    whole = open_(briefs, cache).contents
    path = stored(cache)
    sound = path.read_bytes()
    path.write_bytes(DAMAGES[damage](sound))
    assert open_(briefs, cache).contents == whole
    assert len(readings) == 2
    assert stored(cache).read_bytes() == sound


def test_random_damage_never_shows(briefs: Path, cache: Path) -> None:
    whole = open_(briefs, cache).contents
    path = stored(cache)
    sound = path.read_bytes()
    dice = random.Random(7)
    for _ in range(300):
        raw = bytearray(sound)
        for _ in range(dice.randint(1, 4)):
            raw[dice.randrange(len(raw))] = dice.randrange(256)
        path.write_bytes(raw)
        assert open_(briefs, cache).contents == whole


@pytest.mark.parametrize("name", ["__version__", "VERSION"])
def test_the_file_of_another_version_is_made_anew(
    name: str, briefs: Path, cache: Path, readings: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    open_(briefs, cache)
    monkeypatch.setattr(stored_library, name, "99")
    assert summary(open_(briefs, cache)) == "Has 1 people."
    assert len(readings) == 2


def test_names_come_from_an_undamaged_file_that_fits_or_not_at_all(
    briefs: Path, cache: Path
) -> None:
    folders = [Folder(briefs, shipped=False)]
    assert stored_library.stored_names(folders, cache) is None
    whole = store.names_of(open_(briefs, cache)).lines
    path = stored(cache)
    raw = path.read_bytes()
    answers = set()
    for position in range(0, len(raw), 7):
        damaged = bytearray(raw)
        damaged[position] ^= 0x11
        path.write_bytes(damaged)
        names = stored_library.stored_names(folders, cache)
        answers.add(names.lines if names else None)
        path.write_bytes(raw[:position])
        names = stored_library.stored_names(folders, cache)
        answers.add(names.lines if names else None)
    assert answers == {whole, None}
    path.write_bytes(raw)
    assert stored_library.stored_names(folders, cache)
    (briefs / "partners" / "qorvo.yaml").write_text(BRIEF.format(count=2), encoding="utf-8")
    assert stored_library.stored_names(folders, cache) is None


def test_a_file_that_others_can_write_is_not_trusted(
    briefs: Path, cache: Path, readings: list[int]
) -> None:
    open_(briefs, cache)
    stored(cache).chmod(0o666)
    open_(briefs, cache)
    assert len(readings) == 2


def test_the_file_of_another_user_is_not_trusted(
    briefs: Path, cache: Path, readings: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    open_(briefs, cache)
    own = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: own + 1)
    open_(briefs, cache)
    assert len(readings) == 2


@pytest.mark.parametrize("kind", ["folder", "pipe", "link", "dangling"])
def test_something_else_in_its_place_is_no_reason_to_fail(
    kind: str, briefs: Path, cache: Path, tmp_path: Path
) -> None:
    open_(briefs, cache)
    path = stored(cache)
    path.unlink()
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero" if kind == "link" else tmp_path / "nothing")
    assert summary(open_(briefs, cache)) == "Has 1 people."


def test_a_cache_folder_that_is_a_file_is_no_reason_to_fail(briefs: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for cache in (tmp_path / "file", tmp_path / "file" / "below", Path("/proc/nothing/cache")):
        assert summary(open_(briefs, cache)) == "Has 1 people."


def test_a_relative_cache_folder_leaves_nothing_behind(
    briefs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert summary(open_(briefs, Path("~/.cache/vnsemi-tui"))) == "Has 1 people."
    assert not (tmp_path / "~").exists()


@pytest.mark.skipif(IS_ROOT, reason="root may write everywhere")
def test_a_read_only_home_is_no_reason_to_fail(briefs: Path, cache: Path) -> None:
    cache.parent.mkdir()
    cache.parent.chmod(0o500)
    assert summary(open_(briefs, cache)) == "Has 1 people."


def test_a_file_that_could_not_be_read_is_tried_again(
    briefs: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, readings: list[int]
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    open_(briefs, cache)
    open_(briefs, cache)
    assert len(readings) == 2
    assert not cache.exists()


def test_old_libraries_and_leftovers_go(briefs: Path, cache: Path, tmp_path: Path) -> None:
    cache.mkdir(parents=True)
    left_over, fresh = cache / "library-1-x.tmp", cache / "library-2-x.tmp"
    for number in range(20):
        old = cache / f"library-{number:08x}.msgpack"
        old.write_bytes(b"")
        os.utime(old, (number, number))
    for path in (left_over, fresh):
        path.write_bytes(b"")
    os.utime(left_over, (0, 0))
    open_(briefs, cache)
    assert len(list(cache.glob("library-*.msgpack"))) == store._MOST_KEPT
    assert not left_over.exists()
    assert fresh.exists()


# In processes of their own

SHOW = """
import sys
from pathlib import Path
from vnsemi_tui import store
from vnsemi_tui import stored as stored_library
from vnsemi_tui.reading.folders import Folder
library = store.open_library([Folder(Path(sys.argv[1]), shipped=False)], Path(sys.argv[2]))
print(library.partners["qorvo"].summary)
"""


def start(briefs: Path, cache: Path, **options: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", SHOW, str(briefs), str(cache)]
    return subprocess.Popen(  # type: ignore[call-overload, no-any-return]
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options
    )


# Stops before each step of a save in turn; the process is killed there.
KILLED = """
import os, signal, sys
from pathlib import Path
from vnsemi_tui import store
from vnsemi_tui import stored as stored_library
from vnsemi_tui.reading.folders import Folder
steps = 0
def audit(event, arguments):
    global steps
    text = " ".join(map(str, arguments))
    if sys.argv[2] in text and event in ("open", "os.rename", "os.mkdir", "os.chmod", "os.listdir",
                                         "os.scandir", "os.remove", "glob.glob"):
        steps += 1
        if steps == int(sys.argv[3]):
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(audit)
store.open_library([Folder(Path(sys.argv[1]), shipped=False)], Path(sys.argv[2]))
print("done")
"""


def test_killed_at_any_step_of_a_save_leaves_old_or_new(briefs: Path, cache: Path) -> None:
    brief = briefs / "partners" / "qorvo.yaml"
    for step in range(1, 40):
        count = step % 10
        brief.write_text(BRIEF.format(count=count), encoding="utf-8")
        settle()
        done = subprocess.run(
            [sys.executable, "-c", KILLED, str(briefs), str(cache), str(step)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        for path in cache.glob("library-*.msgpack"):
            assert path.read_bytes().startswith(b"vnsemi-tui library ")
        assert summary(open_(briefs, cache)) == f"Has {count} people."
        if done.stdout == "done\n":
            assert step > 5
            return
        assert done.returncode == -signal.SIGKILL, done.stderr
    raise AssertionError("the save never ended")


def test_killed_at_any_time_leaves_old_or_new(briefs: Path, cache: Path) -> None:
    dice = random.Random(3)
    for _ in range(10):
        process = start(briefs, cache)
        time.sleep(dice.uniform(0.03, 0.25))
        process.kill()
        process.communicate()
        assert summary(open_(briefs, cache)) == "Has 1 people."
        for path in cache.glob("*.msgpack"):
            path.unlink()


@pytest.mark.parametrize("room", [0, 1, 100, 500])
def test_a_full_disk_is_no_reason_to_fail(room: int, briefs: Path, cache: Path) -> None:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    process = start(
        briefs, cache, preexec_fn=limit, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    )
    output, errors = process.communicate(timeout=30)
    assert (output, errors, process.returncode) == ("Has 1 people.\n", "", 0)
    assert list(cache.iterdir()) == []


def test_copies_that_start_at_once_all_show_the_briefs(briefs: Path, cache: Path) -> None:
    processes = [start(briefs, cache) for _ in range(6)]
    for process in processes:
        output, errors = process.communicate(timeout=60)
        assert (output, errors) == ("Has 1 people.\n", "")
    assert [path.suffix for path in cache.iterdir()] == [".msgpack"]


@pytest.mark.parametrize("home", [None, "/nonexistent", "/dev/null", "relative"])
def test_the_command_needs_no_home(home: str | None, briefs: Path, tmp_path: Path) -> None:
    dropped = ("HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
    env = {name: value for name, value in os.environ.items() if name not in dropped}
    env |= {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    if home is None:
        env["XDG_CACHE_HOME"] = str(tmp_path / "cache")  # HOME unset falls back to the real one
    else:
        env["HOME"] = home
    done = subprocess.run(
        [sys.executable, "-m", "vnsemi_tui", "show", "qorvo", "--only", str(briefs)],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Qorvo" in done.stdout
    assert not (tmp_path / "relative").exists()


def test_a_warm_start_imports_no_reader(briefs: Path, cache: Path) -> None:
    open_(briefs, cache)
    script = SHOW + (
        "unwanted = {'yaml', 'rapidfuzz', 'wcwidth'} & set(sys.modules)\n"
        "assert not unwanted, unwanted\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(briefs), str(cache)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
