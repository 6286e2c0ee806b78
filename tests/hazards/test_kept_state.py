"""The state is damaged, foreign, from the future, half written or can't be written at all."""

import itertools
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.library_builder import Briefs
from vnsemi_tui import files
from vnsemi_tui.state import Keeper, Mark, State
from vnsemi_tui.text.clean import clean, suspect

ROOT = Path(__file__).parents[2]
IS_ROOT = hasattr(os, "getuid") and os.getuid() == 0
POSIX = pytest.mark.skipif(os.name != "posix", reason="signals, modes and limits are POSIX only")
MARK = Mark("qorvo#facts-1", "qorvo", "A wireless company.", "2026-11-22")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a state of one mark."""
    folder = tmp_path / "home" / "state"
    keeper = Keeper(folder)
    keeper.mark(MARK)
    assert keeper.save() == ""
    return folder


def changed(folder: Path) -> Keeper:
    """Return a run that has something to save."""
    keeper = Keeper(folder)
    keeper.visit("hue")
    return keeper


def leftovers(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {"state.json", "state.lock"}


# A file that can't be taken as it is

DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut": lambda raw: raw[: len(raw) // 2],
    "two": lambda raw: raw + raw,
    "zeros": lambda raw: bytes(len(raw)),
    "a list": lambda _: b'["version"]',
    "a number": lambda _: b"1",
    "nothing": lambda _: b"null",
    "deep": lambda _: b"[" * 100_000,
    "deep and closed": lambda _: b'{"marks":' * 50_000 + b"1" + b"}" * 50_000,
    "an endless number": lambda _: b'{"version":' + b"9" * 5000 + b"}",
    "not UTF-8": lambda _: b"\xff\xfe\x00{",
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_set_aside(damage: str, folder: Path) -> None:
    path = folder / "state.json"
    raw = DAMAGES[damage](path.read_bytes())
    path.write_bytes(raw)
    aside = folder / "state.json.damaged"
    aside.write_bytes(b"an older one")
    keeper = changed(folder)
    assert "was damaged: it was set aside as state.json.damaged" in keeper.trouble
    assert aside.read_bytes() == raw
    assert keeper.save() == ""
    again = Keeper(folder)
    assert (again.state, again.trouble) == (State(places=("hue",)), "")


def test_a_file_damaged_during_the_run_takes_nothing_with_it(folder: Path) -> None:
    keeper = changed(folder)
    (folder / "state.json").write_bytes(b"{")
    assert keeper.save() == ""
    assert "state.json.damaged" in keeper.trouble
    assert Keeper(folder).state == State(("hue",), (MARK,))


def test_a_damaged_file_that_must_stay_is_not_written_over(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "state.json").write_bytes(b"{")
    (folder / "state.json.damaged").mkdir()
    keeper = changed(folder)
    assert keeper.trouble.startswith("history and marks can't be kept: ")
    assert keeper.save().startswith("history and marks were not saved: ")
    assert (folder / "state.json").read_bytes() == b"{"


@POSIX
def test_a_huge_file_is_set_aside_unread(folder: Path) -> None:
    os.truncate(folder / "state.json", 100 << 20)
    start = time.process_time()
    keeper = changed(folder)
    assert time.process_time() - start < 0.5
    assert "is far too large: it was set aside" in keeper.trouble
    assert keeper.save() == ""
    assert Keeper(folder).state.places == ("hue",)
    assert (folder / "state.json.damaged").stat().st_size == 100 << 20


@pytest.mark.parametrize("version", ["2", "1.5", "1e300", "99999999999999999999"])
def test_a_file_from_the_future_is_left_as_it_is(version: str, folder: Path) -> None:
    path = folder / "state.json"
    raw = b'{"version": %s, "marks": {"new": "shape"}}' % version.encode()
    path.write_bytes(raw)
    keeper = changed(folder)
    assert keeper.state == State(places=("hue",))
    assert "is from a newer version of the app and is left as it is" in keeper.trouble
    for _ in range(2):
        assert "is from a newer version of the app" in keeper.save()
    assert path.read_bytes() == raw
    assert not leftovers(folder)


def test_a_file_replaced_by_a_newer_version_during_the_run_is_left_as_it_is(folder: Path) -> None:
    keeper = changed(folder)
    (folder / "state.json").write_bytes(b'{"version": 2}')
    assert "is from a newer version" in keeper.save()
    assert (folder / "state.json").read_bytes() == b'{"version": 2}'
    assert keeper.state == State(("hue",), (MARK,))


@POSIX
@pytest.mark.parametrize("kind", ["folder", "pipe", "endless", "own", "dangling", "loop"])
def test_what_is_no_file_is_neither_read_nor_replaced(
    kind: str, folder: Path, tmp_path: Path
) -> None:
    path, elsewhere = folder / "state.json", tmp_path / "elsewhere.json"
    path.replace(elsewhere)
    raw = elsewhere.read_bytes()
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        targets = {"endless": Path("/dev/zero"), "own": elsewhere, "loop": path}
        path.symlink_to(targets.get(kind, tmp_path / "nothing"))
    before = path.lstat()
    keeper = changed(folder)
    assert keeper.state == State(places=("hue",))
    assert "is a link or no regular file and is left as it is" in keeper.trouble
    assert "is a link or no regular file" in keeper.save()
    assert path.lstat().st_ino == before.st_ino
    assert elsewhere.read_bytes() == raw
    assert not (tmp_path / "nothing").exists()


@POSIX
def test_a_file_that_others_can_write_is_not_read(folder: Path) -> None:
    (folder / "state.json").chmod(0o666)
    keeper = changed(folder)
    assert keeper.state.marks == ()
    assert "can be written by others" in keeper.trouble
    assert "can be written by others" in keeper.save()


@POSIX
def test_the_file_of_another_user_is_not_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: own + 1)
    assert Keeper(folder).state.marks == ()


@POSIX
def test_file_and_folder_are_for_their_owner_alone(folder: Path) -> None:
    assert (folder / "state.json").stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_system_without_users_reads_its_files(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("getuid", "O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC"):
        monkeypatch.delattr(os, name, raising=False)
    keeper = changed(folder)
    assert keeper.save() == ""
    assert Keeper(folder).state == State(("hue",), (MARK,))


def test_a_mark_to_a_brief_that_is_gone_is_still_there(folder: Path, tmp_path: Path) -> None:
    library = Briefs(tmp_path / "briefs").library()
    assert MARK.page not in library.partners
    keeper = changed(folder)
    keeper.save()
    assert Keeper(folder).state.marks == (MARK,)


# Hostile text

HOSTILE = "\x1b]52;c;ZWNobw==\x07\x9b2J\x00a\r\n\u202eb\u2066\u200b\U000e0041\udfff\ud800 e\u0301"


def test_hostile_text_comes_back_clean_from_every_field(folder: Path) -> None:
    mark = dict.fromkeys(("address", "page", "text", "on"), HOSTILE)
    members = {"places": [HOSTILE], "marks": [mark], "queries": [HOSTILE], "theme": HOSTILE}
    for raw in (
        json.dumps({"version": 1, **members}).encode(),
        json.dumps(members, ensure_ascii=False).encode("utf-8", "surrogatepass"),
        b"\xef\xbb\xbf" + json.dumps(members).encode(),
    ):
        (folder / "state.json").write_bytes(raw)
        keeper = Keeper(folder)
        kept, trouble = keeper.state, keeper.trouble
        assert trouble == ""
        shown = kept.places[0]
        assert shown.startswith("␛]52;c;ZWNobw==␇�2J␀a b")
        assert shown.endswith("é")
        assert suspect(shown) is None
        if b"\xed" not in raw:  # each byte of a surrogate written as UTF-8 is one mistake
            assert shown == clean(HOSTILE)
        assert kept == State((shown,), (Mark(shown, shown, shown, ""),), (shown,), shown)


def test_hostile_text_is_kept_clean(folder: Path) -> None:
    keeper = Keeper(folder)
    keeper.visit(HOSTILE)
    keeper.ask(HOSTILE)
    keeper.use_theme(HOSTILE)
    keeper.mark(Mark(HOSTILE, HOSTILE, HOSTILE, HOSTILE))
    assert keeper.save() == ""
    assert suspect((folder / "state.json").read_text(encoding="utf-8")) is None
    assert Keeper(folder).state == keeper.state
    keeper.unmark(HOSTILE)
    assert keeper.state.marks == (MARK,)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(st.characters(codec=None, exclude_categories=()), max_size=500))
def test_any_text_is_read_as_it_was_kept(folder: Path, text: str) -> None:
    keeper = Keeper(folder)
    keeper.visit(text)
    keeper.ask(text)
    keeper.use_theme(text)
    keeper.mark(Mark(text, text, text, text))
    assert keeper.save() == ""
    assert Keeper(folder).state == keeper.state


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
            lambda inner: (
                st.lists(inner, max_size=4)
                | st.dictionaries(
                    st.sampled_from(["version", "places", "marks", "queries", "theme", "address"]),
                    inner,
                )
            ),
        ).map(lambda value: json.dumps(value).encode("utf-8", "surrogatepass")),
    )
)
def test_no_file_is_an_error(folder: Path, raw: bytes) -> None:
    (folder / "state.json").write_bytes(raw)
    keeper = changed(folder)
    assert (keeper.save() == "") or "newer version" in keeper.trouble


def test_what_is_said_about_a_hostile_folder_is_one_safe_line(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[2J\n\u202eb").write_bytes(b"")
    said = changed(tmp_path / "a\x1b[2J\n\u202eb").save()
    assert "a␛[2J b" in said
    assert suspect(said) is None
    assert "\n" not in said


# Nothing can be written


def refuse(*_: object, **__: object) -> None:
    raise OSError(30, "Read-only file system")


@pytest.mark.parametrize("step", ["mkstemp", "replace", "mkdir", "write"])
def test_a_step_that_fails_leaves_the_old_file_and_says_so(
    step: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = changed(folder)
    before = (folder / "state.json").read_bytes()
    with monkeypatch.context() as broken:
        if step == "mkstemp":
            broken.setattr(tempfile, "mkstemp", refuse)
        elif step == "write":
            broken.setattr(files, "open", refuse, raising=False)
            broken.setattr(files, "read_own", lambda path, largest: before)
        else:
            broken.setattr(os if step == "replace" else Path, step, refuse)
        said = keeper.save()
    assert said.startswith("history and marks were not saved: ")
    assert said.endswith("state.json: Read-only file system")
    assert (folder / "state.json").read_bytes() == before
    assert not leftovers(folder)
    assert keeper.save() == ""
    assert Keeper(folder).state == State(("hue",), (MARK,))


@pytest.mark.skipif(IS_ROOT or os.name != "posix", reason="root may write everywhere")
def test_a_read_only_home_is_said(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o500)
    keeper = changed(home / "state")
    assert keeper.trouble == ""
    assert "Permission denied" in keeper.save()


def test_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        keeper = changed(folder)
        assert keeper.trouble == ""
        assert keeper.save().startswith("history and marks were not saved: ")
    assert (tmp_path / "file").read_bytes() == b""


def test_a_relative_folder_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    keeper = changed(Path("relative/state"))
    assert "is in no folder of its own" in keeper.trouble
    assert "is in no folder of its own" in keeper.save()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_device_without_room_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper = changed(folder)
    before = (folder / "state.json").read_bytes()

    def full(**_: object) -> tuple[int, str]:
        return os.open("/dev/full", os.O_WRONLY), str(folder / "state-full.tmp")

    monkeypatch.setattr(tempfile, "mkstemp", full)
    assert keeper.save().endswith("state.json: No space left on device")
    assert (folder / "state.json").read_bytes() == before


def test_leftovers_of_killed_copies_go(folder: Path) -> None:
    old, fresh, foreign = (folder / name for name in ("state-a.tmp", "state-b.tmp", "other.tmp"))
    for path in (old, fresh, foreign):
        path.write_bytes(b"")
    for path in (old, foreign):
        os.utime(path, (0, 0))
    assert changed(folder).save() == ""
    assert leftovers(folder) == {"state-b.tmp", "other.tmp"}


def test_a_leftover_that_can_not_go_is_no_reason_to_fail(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "state-a.tmp").write_bytes(b"")
    os.utime(folder / "state-a.tmp", (0, 0))
    monkeypatch.setattr(Path, "unlink", refuse)
    assert changed(folder).save() == ""


def test_without_a_lock_the_state_is_saved_all_the_same(folder: Path) -> None:
    (folder / "state.lock").unlink()
    (folder / "state.lock").mkdir()
    assert changed(folder).save() == ""
    assert Keeper(folder).state == State(("hue",), (MARK,))


def test_a_copy_that_does_not_go_on_holds_nobody_up_for_long(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_LONGEST_WAIT", 0.05)
    keeper = changed(folder)
    with files.one_at_a_time(folder / "state.json"):
        assert keeper.save() == ""
    assert Keeper(folder).state.places == ("hue",)


# In processes of their own

SAVE = """
import sys
from pathlib import Path
from vnsemi_tui.state import Keeper, Mark
name, rounds = sys.argv[2], int(sys.argv[3])
keeper = Keeper(Path(sys.argv[1]))
for number in range(rounds):
    keeper.mark(Mark(f"{name}-{number}", name, "A line.", "2026-11-22"))
    print(keeper.save())
"""


def start(folder: Path, name: str, rounds: int, **options: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", SAVE, str(folder), name, str(rounds)]
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.Popen(  # type: ignore[call-overload, no-any-return]
        command,
        cwd=ROOT,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


def test_copies_that_save_at_once_lose_no_mark(folder: Path) -> None:
    names, rounds = "abcd", 40
    processes = [start(folder, name, rounds) for name in names]
    for process in processes:
        output, errors = process.communicate(timeout=60)
        assert (output.strip(), errors) == ("", "")
    kept = {mark.address for mark in Keeper(folder).state.marks}
    assert kept == {MARK.address} | {f"{name}-{n}" for name in names for n in range(rounds)}
    assert not leftovers(folder)


@POSIX
@pytest.mark.parametrize("room", [0, 1, 100])
def test_a_full_disk_leaves_the_old_file_and_says_so(room: int, folder: Path) -> None:
    import resource

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    before = (folder / "state.json").read_bytes()
    output, errors = start(folder, "a", 1, preexec_fn=limit).communicate(timeout=30)
    assert output.startswith("history and marks were not saved: ")
    assert output.endswith("File too large\n")
    assert errors == ""
    assert (folder / "state.json").read_bytes() == before
    assert not leftovers(folder)


# For each step of a save in turn: a child that is killed just before it.
KILLED = """
import os, signal, sys
from pathlib import Path
import tempfile
from vnsemi_tui.state import Keeper, Mark
folder = Path(sys.argv[1])
steps = 0
def audit(event, arguments):
    global steps
    if event in EVENTS and str(folder) in " ".join(map(str, arguments)) or event == "fcntl.flock":
        steps += 1
        if steps == wanted:
            os.kill(os.getpid(), signal.SIGKILL)
EVENTS = {"open", "os.rename", "os.mkdir", "os.chmod", "os.listdir", "os.scandir", "os.remove",
          "glob.glob", "tempfile.mkstemp"}
for wanted in range(1, 60):
    child = os.fork()
    if not child:
        sys.addaudithook(audit)
        keeper = Keeper(folder)
        keeper.mark(Mark(f"a-{wanted}", "a", "A line.", "2026-11-22"))
        os._exit(7 if keeper.save() else 0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    kept = Keeper(folder)
    print(wanted, code, repr(kept.trouble), len(kept.state.marks), flush=True)
    if code != -signal.SIGKILL:
        break
"""


@POSIX
def test_killed_at_any_step_of_a_save_leaves_old_or_new(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    rows = [line.split() for line in done.stdout.splitlines()]
    assert done.returncode == 0, done.stderr
    assert len(rows) > 6, "the hook saw no steps"
    assert rows[-1][1] == "0", "the save never ended"
    assert {code for _, code, *_ in rows[:-1]} == {str(-signal.SIGKILL)}
    assert {trouble for *_, trouble, _ in rows} == {"''"}
    counts = [int(marks) for *_, marks in rows]
    assert counts[0] == 1  # killed early: the old state
    assert all(later - earlier in (0, 1) for earlier, later in itertools.pairwise(counts))
    assert counts[-1] >= 2
    addresses = {mark.address for mark in Keeper(folder).state.marks}
    assert {MARK.address, f"a-{len(rows)}"} <= addresses


@POSIX
def test_killed_at_any_time_leaves_old_or_new(folder: Path) -> None:
    for name in "abcde":
        process = start(folder, name, 100_000)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.01)
        process.kill()
        process.communicate()
        keeper = Keeper(folder)
        assert keeper.trouble == ""
        numbers = [int(one.address[2:]) for one in keeper.state.marks if one.page == name]
        assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        assert changed(folder).save() == ""


def test_the_state_imports_nothing_heavy() -> None:
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from vnsemi_tui.state import Keeper\n"
        "Keeper(Path(sys.argv[1]))\n"
        "unwanted = {'textual', 'rich', 'json', 'tempfile', 'wcwidth', 'yaml'} & set(sys.modules)\n"
        "assert not unwanted, unwanted\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(ROOT / "nothing")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
