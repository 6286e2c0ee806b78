"""Odd files in a folder of briefs: each is a problem, and none stops the reading."""

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.library_builder import LOCALITY, PARTNER, Briefs
from vnsemi_tui.library.loading import load
from vnsemi_tui.reading.briefs import Folder, read_folders

SECRET = "a password that no problem may quote"
OUT = "is a link that leads out of the folder (copy the file here instead)"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")


@pytest.fixture
def briefs(tmp_path: Path) -> Briefs:
    """Return a folder with Acme, beside a file that is nobody's business."""
    made = Briefs(tmp_path / "briefs")
    made.partner("acme")
    (tmp_path / "secret.yaml").write_text(f"{SECRET}: [", encoding="utf-8")
    return made


def check(*words: str) -> "subprocess.CompletedProcess[str]":
    """Run the command `check`."""
    return subprocess.run(
        [sys.executable, "-m", "vnsemi_tui", "--today", "2026-11-22", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=20,
    )


def only_problem(briefs: Briefs) -> str:
    """Return the one problem; Acme is there all the same."""
    reading = read_folders([briefs.folder])
    assert [partner.id for partner in reading.partners] == ["acme"]
    (problem,) = reading.problems
    assert SECRET not in str(problem)
    return str(problem)


def test_links_in_a_circle_are_one_problem(briefs: Briefs) -> None:
    partners = briefs.path / "partners"
    (partners / "one.yaml").symlink_to("two.yaml")
    (partners / "two.yaml").symlink_to("one.yaml")
    problems = [str(problem) for problem in read_folders([briefs.folder]).problems]
    assert [problem.partition(": ")[0] for problem in problems] == [
        "briefs/partners/one.yaml",
        "briefs/partners/two.yaml",
    ]
    assert all("cannot be read: " in problem for problem in problems)


def test_a_link_onto_itself_is_one_problem(briefs: Briefs) -> None:
    (briefs.path / "partners" / "self.yaml").symlink_to("self.yaml")
    assert only_problem(briefs).startswith("briefs/partners/self.yaml: cannot be read: ")


def test_a_folder_that_is_a_link_onto_itself_is_one_problem(briefs: Briefs) -> None:
    (briefs.path / "localities").symlink_to("localities")
    assert only_problem(briefs).startswith("briefs/localities: can't be listed: ")


@pytest.mark.parametrize("target", ["../../secret.yaml", "/etc/passwd", "/dev/zero", "../../none"])
def test_a_link_that_leads_out_is_refused_unread(briefs: Briefs, target: str) -> None:
    (briefs.path / "partners" / "x.yaml").symlink_to(target)
    assert only_problem(briefs) == f"briefs/partners/x.yaml: {OUT}"


def test_a_link_that_leads_out_over_another_is_refused(briefs: Briefs) -> None:
    (briefs.path / "hop").symlink_to("../secret.yaml")
    (briefs.path / "partners" / "x.yaml").symlink_to("../hop")
    assert only_problem(briefs) == f"briefs/partners/x.yaml: {OUT}"


def test_a_folder_that_is_a_link_out_is_refused_unread(briefs: Briefs, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "secret.yaml").write_text(f"{SECRET}: [", encoding="utf-8")
    (briefs.path / "localities").symlink_to(elsewhere)
    assert only_problem(briefs) == (
        "briefs/localities: is a link that leads out of the folder (copy the folder here instead)"
    )


def test_links_within_the_folder_and_to_the_folder_are_followed(briefs: Briefs) -> None:
    (briefs.path / "partners" / "beta.yaml").symlink_to("acme.yaml")
    link = briefs.path.parent / "link"
    link.symlink_to(briefs.path)
    reading = read_folders([Folder(link, shipped=False)])
    assert reading.problems == ()
    assert [partner.id for partner in reading.partners] == ["acme", "beta"]


def test_a_dangling_link_is_one_problem(briefs: Briefs) -> None:
    (briefs.path / "partners" / "x.yaml").symlink_to("gone.yaml")
    assert only_problem(briefs).startswith("briefs/partners/x.yaml: cannot be read: No such file")


def test_a_pipe_is_not_waited_for(briefs: Briefs) -> None:
    os.mkfifo(briefs.path / "partners" / "x.yaml")
    before = time.monotonic()
    assert only_problem(briefs).startswith("briefs/partners/x.yaml: is a pipe, not a file")
    assert time.monotonic() - before < 10  # a pipe would be waited for without end


def test_a_link_to_a_pipe_is_not_waited_for(briefs: Briefs) -> None:
    os.mkfifo(briefs.path / "pipe")
    (briefs.path / "partners" / "x.yaml").symlink_to("../pipe")
    assert only_problem(briefs).startswith("briefs/partners/x.yaml: is a pipe, not a file")


def test_a_folder_named_as_a_brief_is_one_problem(briefs: Briefs) -> None:
    (briefs.path / "partners" / "x.yaml").mkdir()
    assert only_problem(briefs).startswith("briefs/partners/x.yaml: is a folder, not a file")


def test_a_socket_is_one_problem(briefs: Briefs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(briefs.path / "partners")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("x.yaml")
        assert only_problem(briefs).startswith("briefs/partners/x.yaml: is a socket, not a file")


def test_a_file_where_a_folder_should_be_is_one_problem(briefs: Briefs) -> None:
    (briefs.path / "localities").write_text("x", encoding="utf-8")
    assert only_problem(briefs).startswith("briefs/localities: can't be listed: ")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_or_folder_is_one_problem(briefs: Briefs) -> None:
    path = briefs.write("partners/x.yaml", "name: X\n")
    path.chmod(0)
    assert "cannot be read: Permission denied" in only_problem(briefs)
    path.unlink()
    folder = briefs.path / "localities"
    folder.mkdir(mode=0)
    assert "can't be listed: Permission denied" in only_problem(briefs)
    folder.chmod(0o700)


def test_names_that_differ_by_case_are_not_taken_for_one(briefs: Briefs) -> None:
    path = briefs.path / "partners" / "Acme.yaml"
    if path.exists():
        pytest.skip("this file system does not tell case apart")
    path.write_text(PARTNER.format(name="Other"), encoding="utf-8")
    assert only_problem(briefs).startswith("briefs/partners/Acme.yaml: the file's name is no id")
    assert read_folders([briefs.folder]).partners[0].name == "Acme"


@pytest.mark.parametrize(
    "name",
    ["...yaml", "a..b.yaml", "-rf.yaml", "a b.yaml", "\x1b[2Jx.yaml", "a\nb.yaml", "é.yaml"],
)
def test_a_name_that_is_no_id_is_one_clean_line(briefs: Briefs, name: str) -> None:
    (briefs.path / "partners" / name).write_text(PARTNER.format(name="X"), encoding="utf-8")
    if name.startswith("."):
        assert read_folders([briefs.folder]).problems == ()  # hidden
        return
    problem = only_problem(briefs)
    assert "the file's name is no id" in problem
    assert "\n" not in problem
    assert "\x1b" not in problem


def test_a_name_of_undecodable_bytes_is_one_clean_line(briefs: Briefs) -> None:
    name = os.fsencode(briefs.path / "partners") + b"/\xff\xfe.yaml"
    try:
        with open(name, "wb") as stream:  # noqa: PTH123
            stream.write(b"name: X\n")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    problem = only_problem(briefs)
    assert "the file's name is no id" in problem
    problem.encode("utf-8")


def test_the_longest_names_are_told_and_do_no_harm(briefs: Briefs) -> None:
    briefs.partner("a" * 64)
    assert read_folders([briefs.folder]).problems == ()
    (briefs.path / "partners" / ("a" * 64 + ".yaml")).unlink()
    briefs.partner("a" * 65)
    assert "the file's name is no id" in only_problem(briefs)
    (briefs.path / "partners" / ("a" * 65 + ".yaml")).unlink()
    briefs.partner("a" * 250)
    assert "the file's name is no id" in only_problem(briefs)


@pytest.mark.parametrize("target", ["..", "../..", "/etc/passwd", "con", "a" * 300, "ACME", "acmé"])
def test_a_reference_is_never_a_path(briefs: Briefs, target: str) -> None:
    briefs.partner("beta", f"parent: {target}\nbecame: {{id: {target}, cite: {target}#1}}\n")
    problems = [str(one) for one in load([briefs.folder]).contents.problems]
    assert problems
    assert all(problem.startswith("briefs/partners/beta.yaml:") for problem in problems)
    assert all(len(problem) < 700 for problem in problems)


def test_device_names_of_other_systems_are_names_like_any_other(briefs: Briefs) -> None:
    for name in ("con", "nul", "aux", "com1"):
        briefs.partner(name)
    assert briefs.problems() == []


@pytest.mark.parametrize(
    "name",
    [
        ".acme.yaml.swp",
        "acme.yaml~",
        "#acme.yaml#",
        ".#acme.yaml",
        "acme.yaml.bak",
        "acme.yaml.orig",
    ],
)
def test_what_editors_leave_beside_a_brief_is_ignored(briefs: Briefs, name: str) -> None:
    (briefs.path / "partners" / name).write_bytes(b"\xff\xfe: [")
    reading = read_folders([briefs.folder])
    assert reading.problems == ()
    assert len(reading.files) == 2


@pytest.mark.parametrize("name", ["notes.txt", "acme.yml", "README", "x.YAML"])
def test_another_file_is_a_warning(briefs: Briefs, name: str) -> None:
    (briefs.path / "partners" / name).write_text("x", encoding="utf-8")
    assert only_problem(briefs) == (
        f"briefs/partners/{name}: warning: is no brief (briefs end in .yaml)"
    )


def test_the_same_id_in_two_folders_names_both(briefs: Briefs, tmp_path: Path) -> None:
    other = Briefs(tmp_path / "mine")
    (other.path / "sources" / "news.yaml").unlink()
    other.locality("acme", LOCALITY.format(name="Acme"))
    reading = read_folders([briefs.folder, other.folder])
    assert [str(problem) for problem in reading.problems] == [
        "mine/localities/acme.yaml: the id stands twice, first in briefs/partners/acme.yaml "
        "(rename one of the two)"
    ]


def test_a_folder_that_is_gone_is_empty(tmp_path: Path) -> None:
    reading = read_folders([Folder(tmp_path / "gone", shipped=False)])
    assert (reading.files, reading.problems) == ((), ())


def test_five_thousand_files_are_read_in_seconds(tmp_path: Path) -> None:
    partners = tmp_path / "partners"
    partners.mkdir()
    first = partners / "p-0.yaml"
    first.write_text("name: Acme\nkind: company\nhome: Nowhere\n", encoding="utf-8")
    for number in range(1, 5_000):  # one file under 5,000 names is made faster than 5,000 files
        (partners / f"p-{number}.yaml").hardlink_to(first)
    before = time.process_time()
    library = load([Folder(tmp_path, shipped=False)])
    assert time.process_time() - before < 5
    assert len(library.partners) == 5_000
    assert library.contents.problems == ()


# The command line


def test_check_tells_every_odd_file_and_exits_3(briefs: Briefs) -> None:
    partners = briefs.path / "partners"
    os.mkfifo(partners / "pipe.yaml")
    (partners / "loop.yaml").symlink_to("loop.yaml")
    (partners / "out.yaml").symlink_to("../../secret.yaml")
    (partners / "folder.yaml").mkdir()
    (partners / "Big.yaml").write_text("name: X\n", encoding="utf-8")
    (partners / "\x1b]0;x\x07.yaml").write_text("name: X\n", encoding="utf-8")
    (partners / "broken.yaml").write_text("name: [\n", encoding="utf-8")
    done = check("--only", str(briefs.path), "check")
    assert done.returncode == 3
    assert len(done.stdout.splitlines()) == 7
    assert "7 errors, 0 warnings" in done.stderr
    assert "Traceback" not in done.stderr
    assert SECRET not in done.stdout + done.stderr
    assert "\x1b" not in done.stdout + done.stderr


def test_check_as_json_tells_the_same(briefs: Briefs) -> None:
    (briefs.path / "partners" / "loop.yaml").symlink_to("loop.yaml")
    (briefs.path / "partners" / os.fsdecode(b"\xff.yaml")).write_bytes(b"")
    done = check("--only", str(briefs.path), "check", "--json")
    assert done.returncode == 3
    problems = json.loads(done.stdout)["problems"]
    assert [problem["severity"] for problem in problems] == ["error", "error"]
    assert "Traceback" not in done.stderr


def test_check_of_a_folder_without_faults_exits_0(briefs: Briefs) -> None:
    done = check("--only", str(briefs.path), "check")
    assert (done.returncode, done.stdout) == (0, "")
    assert "0 errors, 0 warnings" in done.stderr


def test_check_counts_one_error_as_one(briefs: Briefs) -> None:
    (briefs.path / "partners" / "broken.yaml").write_text("name: [\n", encoding="utf-8")
    done = check("--only", str(briefs.path), "check")
    assert "1 error, 0 warnings" in done.stderr


def test_check_of_no_folder_exits_2(tmp_path: Path) -> None:
    done = check("--only", str(tmp_path / "gone"), "check")
    assert done.returncode == 2
    assert "no folder" in done.stderr
