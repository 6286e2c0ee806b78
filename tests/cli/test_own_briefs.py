"""Briefs and notes of one's own: read by themselves, told apart, and never given away unasked."""

import io
import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Invoke
from tests.frozen import FROZEN
from tests.library_builder import Briefs
from tests.own_folder import NOTES, write_own_folder
from vnsemi_tui.cli import own_folders
from vnsemi_tui.cli.arguments import parse
from vnsemi_tui.cli.commands.note import write_note
from vnsemi_tui.cli.session import Session
from vnsemi_tui.paths import Seen, private_briefs
from vnsemi_tui.reading.folders import Folder

posix = pytest.mark.skipif(sys.platform == "win32", reason="links and modes of POSIX")
as_user = pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="root may read everywhere"
)


@pytest.fixture
def private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, invoke: Invoke) -> Path:
    """Return where the private folder of this test is to be; its parent is there."""
    assert invoke
    for name in ("HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    folder = private_briefs()
    assert folder.is_relative_to(tmp_path)
    folder.parent.mkdir(parents=True)
    return folder


@pytest.fixture
def rich(tmp_path: Path) -> str:
    """A folder that adds whatever can be added, with a word in each text that nobody may see."""
    (tmp_path / "mine").mkdir()
    return str(write_own_folder(tmp_path / "mine").path)


def make_private(private: Path) -> Briefs:
    private.mkdir()
    return write_own_folder(private)


# The private folder


def test_the_private_folder_is_read_by_itself(invoke: Invoke, private: Path) -> None:
    before = invoke("show", "da-nang")
    make_private(private)
    done = invoke("show", "da-nang")
    assert "A cloaked fact. · yours" in done.out
    assert done.err == ""
    assert invoke("show", "da-nang", "--no-own") == before
    assert invoke("--no-own", "show", "da-nang") == before


def test_the_private_folder_comes_before_those_that_are_named(
    invoke: Invoke, private: Path, tmp_path: Path
) -> None:
    make_private(private)
    (tmp_path / "team").mkdir()
    text = "extends: true\nfacts: [{what: A fact of the team., cite: whisper#1}]\n"
    Briefs(tmp_path / "team").write("partners/cloaked-client.yaml", text)
    (tmp_path / "team" / "sources" / "news.yaml").unlink()
    done = invoke("show", "cloaked-client", "--briefs", str(tmp_path / "team"))
    assert "A fact of the team. · team" in done.out
    assert "A cloaked ask. · yours" in done.out


def test_the_private_folder_is_never_read_with_only(invoke: Invoke, private: Path) -> None:
    alone = invoke("show", "da-nang", "--only", str(FROZEN))
    make_private(private)
    assert invoke("show", "da-nang", "--only", str(FROZEN)) == alone


def test_a_private_folder_that_is_named_too_is_read_once(invoke: Invoke, private: Path) -> None:
    make_private(private)
    done = invoke("show", "da-nang", "--briefs", str(private))
    assert done == invoke("show", "da-nang")
    assert "· yours" in done.out


def test_whose_it_is_depends_on_how_the_folder_is_named(invoke: Invoke, private: Path) -> None:
    make_private(private)
    for _ in range(2):  # read, then from what was stored
        assert "A cloaked fact. · yours" in invoke("show", "da-nang").out
        named = invoke("show", "da-nang", "--no-own", "--briefs", str(private)).out
        assert "A cloaked fact. · briefs" in named


def test_a_private_folder_that_was_made_meanwhile_is_read_with_the_rest_again(
    invoke: Invoke, private: Path
) -> None:
    assert invoke("paths").code == 0
    session = Session(parse(["list", "notes", "--today", "2026-11-22"]))
    assert session.library.notes == ()
    write_note(session, "qorvo", "Met them.")
    assert [note.text for note in session.read_again().notes] == ["Met them."]
    assert session.read_shared().notes == ()
    shutil.rmtree(private)
    assert session.read_again().notes == ()


@posix
@pytest.mark.parametrize(
    ("what", "reason"),
    [
        ("link", "is a link; name where it leads with --briefs DIR"),
        ("dangling", "is a link"),
        ("file", "is no folder"),
    ],
)
def test_what_is_no_private_folder_is_left_out_in_one_line(
    invoke: Invoke, private: Path, tmp_path: Path, what: str, reason: str
) -> None:
    whole = invoke("show", "da-nang")
    if what == "file":
        private.write_text("mine", encoding="utf-8")
    else:
        target = tmp_path / "elsewhere"
        if what == "link":
            target.mkdir()
            write_own_folder(target)
        private.symlink_to(target)
    done = invoke("show", "da-nang")
    assert (done.code, done.out) == (0, whole.out)
    (line,) = done.err.splitlines()
    assert line.startswith("vnsemi-tui: your own briefs are left out: ")
    assert reason in line
    assert "left out" in invoke("paths").out or what == "dangling"


@as_user
def test_a_private_folder_that_may_not_be_read_is_left_out_in_one_line(
    invoke: Invoke, private: Path
) -> None:
    whole = invoke("show", "da-nang")
    make_private(private)
    private.chmod(0)
    try:
        done = invoke("show", "da-nang")
    finally:
        private.chmod(0o700)
    assert (done.code, done.out) == (0, whole.out)
    (line,) = done.err.splitlines()
    assert "can't be read" in line


def test_a_broken_private_file_is_one_line_and_costs_only_itself(
    invoke: Invoke, private: Path
) -> None:
    briefs = make_private(private)
    briefs.write("localities/da-nang.yaml", "extends: [\n")
    briefs.write("notes/2024-12-01-1.yaml", "about: da-nang\n")
    done = invoke("show", "cloaked-client")
    assert done.code == 0
    assert "A cloaked pledge. · yours" in done.out
    first, *others = done.err.splitlines()
    assert first.startswith("vnsemi-tui: briefs/localities/da-nang.yaml:2:1: ")
    assert ["notes/2024-12-01-1.yaml:1:1: a note needs" in line for line in others] == [True] * 2


@pytest.mark.parametrize("path", ["", "vnsemi-tui/briefs"])
def test_the_current_folder_is_never_the_private_one(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "vnsemi-tui" / "briefs").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(own_folders, "private_briefs", lambda: Path(path))
    told: list[str] = []
    assert own_folders.private(told.append) == []
    assert told == []


def test_where_there_is_no_private_folder_one_look_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[Path] = []
    look = own_folders.look

    def looking(path: Path, **how: bool) -> Seen:
        looks.append(path)
        return look(path, **how)

    monkeypatch.setattr(own_folders, "look", looking)
    monkeypatch.setattr(own_folders, "private_briefs", lambda: tmp_path / "gone")
    assert own_folders.private(print) == []
    assert looks == [tmp_path / "gone"]


def test_folders_of_one_name_are_told_apart(tmp_path: Path) -> None:
    paths = [tmp_path / "a" / "briefs", tmp_path / "b" / "briefs"]
    for path in paths:
        path.mkdir(parents=True)
    first, second = own_folders.told_apart(own_folders.named(path) for path in (*paths, paths[0]))
    assert (first.shown, second.shown) == ("", str(paths[1]))
    assert first.whose == second.whose == "briefs"


@posix
def test_a_hostile_name_of_a_folder_is_clean_behind_its_claims(
    invoke: Invoke, tmp_path: Path
) -> None:
    folder = tmp_path / "\x1b]0;x\x07\u202e[red]"
    folder.mkdir()
    write_own_folder(folder)
    for words in (("show", "da-nang"), ("find", "cloaked"), ("why", "da-nang/own-fact-1")):
        done = invoke(*words, "--briefs", str(folder))
        assert "\x1b" not in done.out + done.err
        assert "\u202e" not in done.out + done.err
        assert "[red]" in done.out


def test_hostile_text_in_what_is_added_drives_no_terminal(invoke: Invoke, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    briefs = write_own_folder(tmp_path / "mine")
    for path in briefs.path.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        evil = "\N{RIGHT-TO-LEFT OVERRIDE}\x9b2J[@click=app.quit]\x7f"
        path.write_text(text.replace("loaked ", f"loaked{evil} "), encoding="utf-8")
    for words in (
        *(("show", page) for page in ("da-nang", "da-nang/marvell", "cloaked-client")),
        ("why", "da-nang/marvell/lab"),
        ("list", "notes"),
        ("check",),
        ("find", "cloaked"),
        ("note", "da-nang\x1b]0;x\x07", "x"),
        ("pack", "da-nang", "--with-own"),
    ):
        done = invoke(*words, "--briefs", str(briefs.path))
        assert not set("\x1b\x9b\x7f\u202e\x07") & set(done.out + done.err), words


def test_paths_says_whether_the_private_folder_is_read(invoke: Invoke, private: Path) -> None:
    def told(*words: str) -> str:
        answer = json.loads(invoke("paths", "--json", *words).out)
        return next(str(one["what"]) for one in answer["paths"] if one["name"] == "private")

    make_private(private)
    assert "read with the shipped ones" in told()
    assert told("--no-own") == "your own briefs, left out: --no-own"
    assert "--only" in told("--only", str(FROZEN))


# Whose it is


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "da-nang"), "Marvell office, MoU and training · stage mine"),
        (("show", "da-nang"), "A lab for studies in semiconductors, AI and chip design. · answer"),
        (("show", "da-nang/marvell"), "running · stage mine"),
        (("show", "da-nang/cloaked-thing"), "localities/da-nang.yaml:24 · mine"),
        (("show", "cloaked-client"), "from your own briefs, "),
        (("show", "whisper"), "sources/whisper.yaml · mine"),
        (("why", "da-nang/marvell/lab"), "considering: A cloaked answer. · mine"),
        (("why", "da-nang/own-jobs-1"), "localities/da-nang.yaml:6 · mine"),
        (("find", "cloaked", "clerk"), "person · Keeper of cloaked things, Đà Nẵng · mine"),
        (("pack", "da-nang", "marvell", "--with-own"), "A cloaked answer. · mine"),
        (("compare", "da-nang", "ha-noi"), "77 people · smaller territory · mine"),
        (("asks", "--place", "da-nang"), "A cloaked ask. · mine"),
        (("asks", "--place", "da-nang"), "considering · mine"),
    ],
)
def test_whose_a_claim_is_stands_after_it(
    invoke: Invoke, rich: str, words: tuple[str, ...], said: str
) -> None:
    done = invoke(*words, "--briefs", rich)
    assert "".join(said.split()) in "".join(done.out.split())
    assert "· mine" not in invoke(*words).out


def test_json_says_of_every_claim_whose_it_is(invoke: Invoke, rich: str) -> None:
    def owned(value: object) -> dict[str, bool]:
        found: dict[str, bool] = {}
        for one in value.values() if isinstance(value, dict) else value:  # type: ignore[attr-defined]
            if isinstance(one, (dict, list)):
                found |= owned(one)
        if isinstance(value, dict) and "own" in value:
            found[value.get("address") or value.get("id")] = value["own"]
        return found

    whole = owned(json.loads(invoke("show", "da-nang", "--json", "--briefs", rich).out))
    assert {address for address, own in whole.items() if own} == {
        "da-nang/own-was-1",
        "da-nang/own-includes-1",
        "da-nang/own-fact-1",
        "da-nang/own-jobs-1",
        "da-nang/cloaked-clerk",
        "da-nang/marvell/own-considering-1",
        "da-nang/marvell/own-running-1",
        "da-nang/marvell/cloaked-ask",
        "da-nang/marvell/own-jobs-1",
        "da-nang/cloaked-thing",
        "da-nang/cloaked-thing/own-mou-1",
        "2024-12-01-1",
        "2024-12-01-2",
    }
    assert whole["da-nang"] is whole["da-nang/marvell"] is whole["da-nang/marvell/lab"] is False
    found = json.loads(invoke("find", "cloaked clerk", "--json", "--briefs", rich).out)["results"]
    assert found[0]["own"] is True


@pytest.mark.parametrize(
    ("words", "place"),
    [
        (("pack", "da-nang", "--with-own"), "sections"),
        (("matrix", "--partner", "cloaked-client"), "cells"),
        (("compare", "da-nang", "ha-noi"), "rows"),
        (("asks",), "items"),
        (("timeline",), "entries"),
        (("list", "figures"), "items"),
        (("list", "sources"), "items"),
        (("list", "partners"), "items"),
    ],
)
def test_json_of_every_list_says_so_too(
    invoke: Invoke, rich: str, words: tuple[str, ...], place: str
) -> None:
    def has_own(answer: dict[str, list[dict[str, object]]]) -> bool:
        rows = [row for one in answer[place] for row in one.get("rows", [one])]  # type: ignore[attr-defined]
        return any(row["own"] is True or row["own"] in ([True, False],) for row in rows)

    assert has_own(json.loads(invoke(*words, "--json", "--briefs", rich).out))
    alone = [word for word in words if word not in ("--partner", "cloaked-client")]
    assert not has_own(json.loads(invoke(*alone, "--json").out))


def test_an_own_claim_hides_no_summary_of_an_earlier_day(invoke: Invoke, rich: str) -> None:
    words = ("show", "da-nang", "--as-of", "2026-11-20")
    summary = "The city courts American partners"
    assert (summary in invoke(*words).out) is (summary in invoke(*words, "--briefs", rich).out)


def test_own_claims_are_known_from_the_day_of_their_source(invoke: Invoke, rich: str) -> None:
    assert "A cloaked ask." in invoke("asks", "--as-of", "2024-11-30", "--briefs", rich).out
    assert "cloaked" not in invoke("asks", "--as-of", "2024-11-29", "--briefs", rich).out


# Giving away

EXPORTS = [("export", "out", "--format", form) for form in ("site", "markdown", "csv", "json")]
PAGES = [
    *(("pack", "da-nang", "marvell", "--format", form) for form in ("text", "markdown", "html")),
    ("pack", "qorvo", "--json"),
    ("pack", "da-nang", "--json", "--as-of", "2024-12-31"),
    *(("show", one, "--format", "markdown") for one in ("da-nang", "da-nang/marvell", "qorvo")),
    ("show", "vns-2024-11-29-da-nang", "--format", "html"),
]


def contents(folder: Path) -> dict[str, bytes]:
    """Return by name what the files of `folder` hold, and take it away."""
    paths = [path for path in folder.rglob("*") if path.is_file()]
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    shutil.rmtree(folder)
    return found


@pytest.mark.parametrize("more", [(), ("--as-of", "2024-12-31")], ids=["today", "2024"])
@pytest.mark.parametrize("words", EXPORTS, ids=lambda words: words[-1])
def test_an_export_is_that_of_the_shipped_briefs_alone(
    invoke: Invoke,
    rich: str,
    private: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    more: tuple[str, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert invoke(*words, *more).code == 0
    alone = contents(tmp_path / "out")
    make_private(private)
    second = Path(rich).rename(tmp_path / "second")
    (second / "localities" / "da-nang.yaml").unlink()
    for own in ((), ("--briefs", str(second))):
        assert invoke(*words, *more, *own).code == 0
        assert contents(tmp_path / "out") == alone
    done = invoke(*words, *more, "--with-own")
    assert "left out" not in done.err
    assert any(b"loaked" in content for content in contents(tmp_path / "out").values())
    assert not any(b"loaked" in content for content in alone.values())


@pytest.mark.parametrize("words", PAGES, ids=" ".join)
def test_a_page_to_take_along_is_that_of_the_shipped_briefs_alone(
    invoke: Invoke, rich: str, words: tuple[str, ...]
) -> None:
    alone = invoke(*words)
    done = invoke(*words, "--briefs", rich)
    assert (done.code, done.out) == (alone.code, alone.out)
    assert "11 claims and 6 notes of your own briefs left out; --with-own takes" in done.err
    assert "loaked" in invoke(*words, "--briefs", rich, "--with-own").out


def test_an_export_names_no_folder_of_this_machine(
    invoke: Invoke, rich: str, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert invoke("export", str(out), "--briefs", rich, "--with-own").code == 0
    assert not any(str(tmp_path).encode() in content for content in contents(out).values())


# Notes


def test_a_note_is_a_new_file_that_says_where_it_is(
    invoke: Invoke, private: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, text in enumerate(("Ask again in May.", "Asked: wait # till June"), 1):
        done = invoke("note", "da-nang/marvell/lab", *text.split())
        path = private / "notes" / f"2026-11-22-{number}.yaml"
        assert (done.code, done.out, done.err) == (0, "", f"vnsemi-tui: {path} is written\n")
        assert path.read_text(encoding="utf-8").startswith("about: da-nang/marvell/lab\n")
    card = invoke("show", "da-nang").out
    assert card.index("Asked: wait # till June") < card.index("Ask again in May.")
    assert "22 Nov 2026 Ask again in May." in invoke("why", "da-nang/marvell/lab").out
    assert invoke("check").code == 0


def test_a_note_goes_into_the_last_folder_that_is_named(
    invoke: Invoke, private: Path, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    named = ("--briefs", str(tmp_path / "a"), "--briefs", str(tmp_path / "b"))
    answer = json.loads(invoke("note", "qorvo", "Met them.", *named, "--json").out)
    assert answer["path"] == str(tmp_path / "b" / "notes" / "2026-11-22-1.yaml")
    assert answer["note"]["about"] == "qorvo"
    assert list((tmp_path / "a").iterdir()) == []
    assert not private.exists()


def test_a_note_is_read_from_a_pipe(
    invoke: Invoke, private: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    piped = io.TextIOWrapper(io.BytesIO(b"One line.\nAnd another \x1b[2J.\n"))
    monkeypatch.setattr("sys.stdin", piped)
    assert invoke("note", "qorvo").code == 0
    (path,) = (private / "notes").iterdir()
    assert path.read_text(encoding="utf-8").splitlines()[2] == ("text: One line. And another ␛[2J.")


@pytest.mark.parametrize("words", [(), ("",), (" ", "\u200b"), ("\u3000", "\u2800")])
def test_a_note_without_a_text_says_how_to_give_one(
    invoke: Invoke, private: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.setattr("sys.stdin", None)
    done = invoke("note", "qorvo", *words)
    assert (done.code, done.out) == (2, "")
    assert "a note needs a text: vnsemi-tui note ADDRESS" in done.err
    assert not private.exists()


def test_a_note_about_nothing_names_the_nearest(invoke: Invoke, private: Path) -> None:
    done = invoke("note", "da-nang/marvell/lap", "x")
    assert (done.code, done.out) == (1, "")
    assert 'did you mean "da-nang/marvell/lab"?' in done.err
    assert not private.exists()


@pytest.mark.parametrize("text", ["x" * 20_001, "word " * 9_000])
def test_a_note_that_is_a_book_is_refused(invoke: Invoke, private: Path, text: str) -> None:
    done = invoke("note", "qorvo", text)
    assert done.code == 2
    assert "at most 20,000 letters" in done.err
    assert not private.exists()


HOSTILE = (
    "\x1b]52;c;aGk=\x07 [red] [@click=app.quit]x[/] *a &b <<: !tag # {x: [y]} 'q' \"w\" \\ --- "
    "\u202eeman\u2066 \ufffe \U000e0041 %YAML ... a: b: " + "word " * 60
)


def test_a_hostile_note_is_written_and_read_as_it_was_cleaned(
    invoke: Invoke, private: Path
) -> None:
    assert invoke("note", "qorvo", HOSTILE).code == 0
    (path,) = (private / "notes").iterdir()
    assert all(line.isprintable() for line in path.read_text(encoding="utf-8").split("\n"))
    assert invoke("check").code == 0
    (note,) = json.loads(invoke("list", "notes", "--json").out)["items"]
    assert note["text"].startswith("␛]52;c;aGk=␇ [red] [@click=app.quit]x[/] *a &b <<: !tag #")
    for words in (("show", "qorvo"), ("list", "notes"), ("find", "aGk"), ("check",)):
        done = invoke(*words)
        assert "\x1b" not in done.out + done.err
        assert "\u202e" not in done.out + done.err


def test_no_note_is_written_over_or_through_a_link(invoke: Invoke, private: Path) -> None:
    (private / "notes").mkdir(parents=True)
    for number in (1, 2):
        (private / "notes" / f"2026-11-22-{number}.yaml").write_text("mine", encoding="utf-8")
    if sys.platform != "win32":
        (private / "notes" / "2026-11-22-3.yaml").symlink_to("nowhere.yaml")
    assert invoke("note", "qorvo", "Met them.").code == 0
    assert (private / "notes" / "2026-11-22-1.yaml").read_text(encoding="utf-8") == "mine"
    assert not (private / "notes" / "nowhere.yaml").exists()


@posix
def test_a_private_folder_that_is_a_link_takes_no_note(
    invoke: Invoke, private: Path, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    private.symlink_to(tmp_path / "elsewhere")
    done = invoke("note", "qorvo", "Met them.")
    assert done.code == 2
    assert "name where it leads with --briefs DIR" in done.err
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_note_about_what_is_gone_is_a_warning_and_listed(invoke: Invoke, rich: str) -> None:
    done = invoke("check", "--briefs", rich)
    assert done.code == 0
    assert 'warning: the note is about "gone/long/ago", which is not there' in done.out
    rows = invoke("list", "notes", "--briefs", rich).out.splitlines()[1:]
    assert [row.split("\t")[0] for row in rows] == sorted(NOTES, reverse=True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("about: qorvo\non: 2024-12\ntext: x", '2:5: "2024-12" is no day'),
        ("about: qorvo\non: 2024-12-01~\ntext: x", '2:5: "2024-12-01~" is no day'),
        ("about: Qorvo\non: 2024-12-01\ntext: x", '1:8: "Qorvo" is no address'),
        ("about: a/b/c/d\non: 2024-12-01\ntext: x", '1:8: "a/b/c/d" is no address'),
        ("about: qorvo\non: 2024-12-01", '1:1: a note needs "text"'),
        ("abuot: qorvo\non: 2024-12-01\ntext: x", 'unknown field "abuot" of a note (did you mean'),
    ],
)
def test_a_wrong_note_is_told_with_its_place(
    invoke: Invoke, tmp_path: Path, text: str, said: str
) -> None:
    briefs = Briefs(tmp_path / "mine")
    briefs.write("notes/one.yaml", text)
    done = invoke("check", "--briefs", str(briefs.path))
    assert done.code == 3
    assert f"mine/notes/one.yaml:{said}" in done.out or said in done.out


def test_a_note_among_the_shipped_briefs_is_an_error(tmp_path: Path) -> None:
    from vnsemi_tui.library.loading import load

    briefs = Briefs(tmp_path / "briefs")
    briefs.write("notes/one.yaml", "about: news\non: 2024-12-01\ntext: x")
    library = load([Folder(briefs.path, shipped=True)])
    assert library.notes == ()
    (problem,) = library.contents.problems
    assert str(problem) == (
        "briefs/notes/one.yaml: a note among the shipped briefs (move it to a folder of your own)"
    )


def test_notes_are_shown_from_their_day_on(invoke: Invoke, rich: str) -> None:
    def notes(day: str) -> list[str]:
        words = ("show", "da-nang", "--json", "--briefs", rich, "--as-of", day)
        return [note["id"] for note in json.loads(invoke(*words).out)["notes"]]

    assert notes("2024-11-30") == []
    assert notes("2024-12-01") == ["2024-12-01-2", "2024-12-01-1"]


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("da-nang", "A cloaked note on the lab. · on: Marvell office, MoU and training"),
        ("da-nang/marvell", "A cloaked note on the lab. · on: A lab for studies"),
        ("qorvo", "A cloaked note on Qorvo."),
        ("vns-2024-11-29-da-nang", "A cloaked note on a source."),
        ("cloaked-client", "A cloaked note on the deal. · on: A thing"),
    ],
)
def test_notes_stand_on_the_card_of_what_they_are_about(
    invoke: Invoke, rich: str, page: str, said: str
) -> None:
    done = invoke("show", page, "--briefs", rich)
    assert "Your notes" in done.out
    assert said in " ".join(done.out.split())


def test_a_note_is_found_by_its_words_and_leads_to_what_it_is_about(
    invoke: Invoke, rich: str
) -> None:
    done = invoke("find", "note", "on", "the", "lab", "--briefs", rich, "--json")
    (first, *_) = json.loads(done.out)["results"]
    assert (first["kind"], first["id"]) == ("note", "da-nang/marvell/lab")
    assert (first["title"], first["own"]) == ("A cloaked note on the lab.", True)
