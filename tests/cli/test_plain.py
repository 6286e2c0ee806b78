"""`--plain`: whatever is typed, lines that can be read out; and it always ends well."""

import io
import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import TODAY, Invoke
from tests.frozen import COMMAND, frozen_library
from tests.library_builder import Briefs

ROOT = Path(__file__).parents[2]
DRAWN = set("█░▌▸▾→←↑↓·│─┊╌◇●◌¶\t\x1b")
Asked = Callable[..., list[str]]


@pytest.fixture
def asked(invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Return what answers the lines that are piped in, without the greeting."""

    def run(*lines: str, words: tuple[str, ...] = ()) -> list[str]:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        done = invoke("--plain", *words)
        assert (done.code, done.err) == (0, "")
        answer = done.out.splitlines()
        end = next(i for i, line in enumerate(answer) if line.startswith("Type words"))
        return answer[end + 1 :]

    return run


def answer_of(asked: Asked, before: list[str], line: str) -> list[str]:
    """Return what `line` alone is answered."""
    return asked(*before, line)[len(asked(*before)) :]


def test_it_greets_with_what_is_there_and_how_to_ask(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    done = invoke("--plain")
    library = frozen_library()
    assert done.code == 0
    assert f"{len(library.localities)} localities, {len(library.partners)} partners" in done.out
    assert "The newest source is of " in done.out
    assert "q leaves" in done.out


def test_words_find_numbered_hits_and_a_number_opens_one(asked: Asked) -> None:
    assert asked("qorvo")[0] == "1. Qorvo, partner, company, United States"
    hits = asked("đà nẵng")
    assert len(hits) == 11
    assert hits[-1].endswith(" left: more tells the next.")
    card = answer_of(asked, ["qorvo"], "1")
    assert card[0] == "Qorvo: company, United States."
    assert any(line.endswith("Qorvo representative office") for line in card)


def test_more_goes_on_with_the_numbers(asked: Asked) -> None:
    more = answer_of(asked, ["đà nẵng"], "more")
    assert more[0].startswith("11. ")
    assert answer_of(asked, ["đà nẵng"], "11") == ["no line 11; the last is 10"]


def test_why_proves_the_claim_of_a_line(asked: Asked) -> None:
    card = answer_of(asked, [], "show da-nang/marvell")
    (line,) = [one for one in card if "A lab for studies" in one and "pledged" in one][:1]
    number = line.partition(".")[0]
    proof = answer_of(asked, ["show da-nang/marvell"], f"why {number}")
    assert proof[:2] == [
        "Pledged",
        "A lab for studies in semiconductors, AI and chip design.",
    ]
    assert any(one.endswith("by: Marvell") for one in proof)
    assert "publisher: Việt Nam News (VNS)" in proof
    assert len([one for one in proof if one.startswith("address: ")]) == 1
    assert answer_of(asked, [], "show da-nang/marvell/lab") == proof


def test_back_says_again_what_was_before(asked: Asked) -> None:
    hits = asked("qorvo")
    assert answer_of(asked, ["qorvo", "1"], "back") == hits
    assert answer_of(asked, ["qorvo"], "back") == ["there is nothing before"]


def test_stages_are_words_and_numbers(asked: Asked) -> None:
    card = asked("show da-nang")
    assert any(": Qorvo representative office" in one and ", 3 of 7: " in one for one in card)


def test_commands_answer_row_by_row_with_numbers_that_open(asked: Asked) -> None:
    rows = asked("asks --open --place da-nang")
    assert rows[0].startswith("Ledger: asks, offers, pledges and plans: ")
    first = next(row for row in rows if row.startswith("1. "))
    assert re.match(r"1\. (asked|offered|pledged|planned): Đà Nẵng to ", first)
    assert answer_of(asked, ["asks --open --place da-nang"], "why 1")[0]
    partners = asked("list partners")
    assert len(partners) == len(frozen_library().partners)
    opened = answer_of(asked, ["list partners"], "1")
    assert opened[0].partition(":")[0] in partners[0]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("asks --open --place da-nang", r"\d+\. asked: Đà Nẵng to Qorvo, "),
        ("timeline --place da-nang", r"\d+\. Aug 2024: MoU, Đà Nẵng, Đà Nẵng and Marvell "),
        ("list localities", r"\d+\. Đà Nẵng: municipality, South Central Coast$"),
        ("list localities", r"\d+\. Quảng Nam: .*now part of Đà Nẵng$"),
        ("list partners", r"\d+\. Marvell Việt Nam: company, .*part of Marvell$"),
        ("list initiatives", r"\d+\. Qorvo representative office: Đà Nẵng, office, considering"),
        ("list sources", r"\d+\. 29 Nov 2024: Việt Nam News \(VNS\), "),
        ("list figures", r"\d+\. Exports: USD 46.9 bn, 2nd in the country, no period given$"),
        ("matrix --place da-nang", r"\d+\. Qorvo in Đà Nẵng: considering"),
        ("regions", r"\d+\. Đà Nẵng: .* in talks.*, \d+ open, "),
        ("compare da-nang ha-noi", r"level: Đà Nẵng municipality; Hà Nội municipality$"),
        ("compare da-nang ha-noi", r"\d+\. Đà Nẵng: \w+: "),
        ("todo", r"\d+\. open: .*: \w+: .*, since \d+ \w+ \d{4}$"),
        ("asks --place ha-noi --to marvell --by qorvo", r"Nothing matches all of these"),
        ("asks --place ha-noi --to marvell --by qorvo", r"1\. take away place: Hà Nội"),
    ],
)
def test_lists_say_names_like_the_pages_do(asked: Asked, line: str, said: str) -> None:
    rows = asked(line)
    assert any(re.match(said, row) for row in rows), rows
    for row in rows:
        assert not re.match(r"(\d+\. )?(word|id|kind|date|partner|label): ", row), row
        ids = [one for one in frozen_library().ids if "-" in one]
        assert not any(re.search(rf"(^|[ ,:;]){one}([ ,;/]|$)", row) for one in ids), row


def test_the_numbers_of_every_list_open_what_they_name(asked: Asked) -> None:
    lists = ("list sources", "list people", "list figures", "list initiatives", "todo", "matrix")
    for line in (*lists, "timeline", "asks", "regions", "compare da-nang ha-noi"):
        opened = answer_of(asked, [line], "1")
        assert opened, line
        assert not opened[0].startswith("no "), (line, opened)


def test_a_note_is_there_at_once_and_going_back_writes_no_second(
    asked: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    assert asked("list notes") == ["Nothing."]
    answer = asked("note qorvo Ask again in May", "list notes", "show qorvo", "back", "back")
    assert answer[0].endswith("is written")
    assert sum("on: Qorvo, Ask again in May" in row for row in answer) == 2
    assert any(row.endswith("Ask again in May") and "on: " not in row for row in answer)
    assert answer[-1] == "there is nothing before"
    assert "needs its text" in asked("note qorvo")[0]
    assert 'no address "nowhere"' in asked("note nowhere x")[0]
    assert len(asked("list notes")) == 1


def test_its_help_names_notes_and_settings(asked: Asked) -> None:
    said = "\n".join(asked("help"))
    assert "note qorvo " in said
    assert "config: " in said


def test_a_day_in_the_past_stays_until_it_is_taken_back(asked: Asked) -> None:
    assert asked("as-of 2024-08")[0].startswith("As published by 31 Aug 2024: ")
    past = answer_of(asked, ["as-of 2024-08"], "show da-nang")
    assert past[-1].startswith("As published by 31 Aug 2024")
    assert answer_of(asked, ["as-of 2024-08", "as-of today"], "show da-nang") == asked(
        "show da-nang"
    )
    assert "soon" in asked("as-of soon")[0]
    assert "has not come yet" in asked("as-of 2999")[0]


def test_a_query_on_the_command_line_is_answered_first(asked: Asked) -> None:
    assert asked(words=("qorvo",)) == asked("qorvo")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("xyzzyq", 'Nothing is found for "xyzzyq".'),
        ("chek", 'no command "chek"; did you mean "check"?'),
        ("99", "no line has a number yet"),
        ("why", "nothing is open"),
        ("more", "there is no more"),
        ("show nowhere-at-all", 'no address "nowhere-at-all"'),
        ("list sectors", 'no list "sectors"'),
        ("asks --place da-nag", 'did you mean "da-nang"?'),
        ("find place:", 'the filter "place:" has no value'),
        ("asks --by qorvo --to viet-nam --open --sinze", "unrecognized arguments: --sinze"),
        ("'", "Nothing is found"),
        ("help", "A number: open that line."),
        ("asks --help", "usage: vnsemi-tui asks"),
    ],
)
def test_what_can_not_be_answered_says_why(asked: Asked, line: str, said: str) -> None:
    assert said in "\n".join(asked(line))


@pytest.mark.parametrize("line", ["q", "quit", "exit"])
def test_it_ends_when_told_to(asked: Asked, line: str) -> None:
    assert asked(line, "show da-nang") == []


def test_nothing_is_drawn_on_any_page(asked: Asked) -> None:
    library = frozen_library()
    lines = [f"show {address}" for address in [*library.ids][::5]]
    lines += [f"show {address}" for address in [*library.initiatives][::7]]
    lines += [f"why {address}" for address in [*library.claims][::9]]
    lines += [f"show {address}" for address in [*library.sources][::9]]
    lines += ["pack qorvo da-nang", "compare da-nang bac-ninh", "matrix", "regions", "timeline"]
    for line in asked(*lines, "todo --limit 5", "show ledger", "show problems"):
        assert not DRAWN & set(line), line


def test_a_hostile_brief_drives_nothing(asked: Asked, tmp_path: Path) -> None:
    Briefs(tmp_path).partner(
        "evil", 'name: "a\\x1b[2J\\u202eb"\nkind: company\nsummary: "\\x9b31m [/]"\n'
    )
    for line in asked("evil", "1", "list partners", words=("--briefs", str(tmp_path))):
        assert line.isprintable(), line


def test_a_problem_has_no_number_since_no_file_is_edited_here(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Briefs(tmp_path).partner("evil", "name: Evil\nkind: compani\n")
    monkeypatch.setattr("sys.stdin", io.StringIO("show problems\n1\n"))
    answer = invoke("--plain", "--briefs", str(tmp_path)).out.splitlines()
    assert any(line.startswith("error: ") and "evil.yaml:2" in line for line in answer)
    assert answer[-1] == "no line has a number yet"


def test_other_briefs_and_days_are_taken_from_the_command_line(
    asked: Asked, tmp_path: Path
) -> None:
    Briefs(tmp_path).partner("zebra", "name: Zebra Chips\nkind: company\n")
    assert asked("zebra", words=("--briefs", str(tmp_path)))[0].startswith("1. Zebra Chips")
    assert "31 Aug 2024" in asked("show da-nang", words=("--as-of", "2024-08"))[-1]


OWN_WORDS = (
    "rep. office of 12 staff, 3 mo old",
    "Ask for 10–12 engineers → by May · again",
    "1 mo, as in ¶ 4",
    "Jan–Feb 2024 – 5 days ← rep. Mai",
)


@pytest.mark.parametrize("text", OWN_WORDS)
def test_the_words_of_readers_and_briefs_are_said_as_they_are_written(
    asked: Asked, tmp_path: Path, text: str
) -> None:
    briefs = Briefs(tmp_path)
    briefs.partner(
        "zebra",
        f"name: 'Zebra {text}'\nkind: company\nfacts:\n  - {{what: '{text}', cite: news#1}}\n",
    )
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "2026-11-01-1.yaml").write_text(
        f"about: zebra\non: 2026-11-01\ntext: 'Note {text}'\n", encoding="utf-8"
    )
    words = ("--briefs", str(tmp_path))
    for query in ("list notes", "show zebra", "zebra"):
        told = "\n".join(asked(query, words=words))
        assert f"Zebra {text}" in told, query
    assert f"Note {text}" in "\n".join(asked("list notes", words=words))
    assert f"Note {text}" in "\n".join(asked("show zebra", words=words))
    assert text in asked("why zebra/fact-1", words=words)


def test_what_pages_shorten_is_still_said_in_full(asked: Asked, tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "2026-11-01-1.yaml").write_text(
        "about: qorvo\non: 2026-11-01\ntext: rep. 3 mo\n", encoding="utf-8"
    )
    words = ("--briefs", str(tmp_path))
    asks = asked("asks --place da-nang", words=words)
    assert any("reported " in line and " months" in line for line in asks)
    assert not any("rep. " in line or " mo," in line for line in asks)
    assert "rep. 3 mo" in "\n".join(asked("list notes", words=words))


@pytest.mark.parametrize("encoding", ["latin-1", "ascii"])
def test_letters_that_an_encoding_lacks_lose_their_marks(own_folders: Path, encoding: str) -> None:
    done = subprocess.run(
        [*COMMAND, *TODAY, "--plain"],
        input=b"show da-nang\n\xff\xfe\xe1\n",
        capture_output=True,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "PYTHONIOENCODING": encoding,
            "HOME": str(own_folders),
            "XDG_CACHE_HOME": str(own_folders),
            "LC_ALL": "C",
            "TERM": "dumb",
        },
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert {"latin-1": b"D\xe0 Nang", "ascii": b"Da Nang"}[encoding] in done.stdout
    assert b"?ng" not in done.stdout


class Terminal:
    """The program on a pseudo-terminal."""

    def __init__(self, home: Path, *words: str, rows: int = 24) -> None:
        pty = pytest.importorskip("pty", reason="pseudo-terminals are POSIX only")
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.environ.update(
                HOME=str(home),
                XDG_CACHE_HOME=str(home),
                PYTHONPATH=str(ROOT),
                TERM="dumb",
                COLUMNS="80",
                LINES=str(rows),
            )
            os.execv(sys.executable, [*COMMAND, *TODAY, *words])
        self.out = b""

    def wait_for(self, text: bytes) -> bytes:
        """Return what came until `text` did."""
        end = time.monotonic() + 30
        while text not in self.out:
            assert time.monotonic() < end, self.out[-500:]
            if select.select([self.terminal], [], [], 0.5)[0]:
                try:
                    self.out += os.read(self.terminal, 65536)
                except OSError:
                    break
        found, _, self.out = self.out.partition(text)
        return found

    def type(self, keys: bytes) -> None:
        os.write(self.terminal, keys)

    def code(self) -> int:
        """Return the exit code; the process must end by itself."""
        end = time.monotonic() + 30
        while time.monotonic() < end:
            ended, status = os.waitpid(self.process, os.WNOHANG)
            if ended:
                os.close(self.terminal)
                return os.waitstatus_to_exitcode(status)
            if select.select([self.terminal], [], [], 0.05)[0]:
                try:
                    self.out += os.read(self.terminal, 65536)
                except OSError:
                    time.sleep(0.05)
        os.kill(self.process, signal.SIGKILL)
        raise AssertionError(f"it did not end: {self.out[-300:]!r}")


def test_on_a_terminal_it_prompts_stops_at_a_screenful_and_leaves(own_folders: Path) -> None:
    terminal = Terminal(own_folders, "--plain")
    terminal.wait_for(b"> ")
    terminal.type(b"show da-nang\r")
    shown = terminal.wait_for(b"Enter for more, q to stop: ")
    assert b"\x1b" not in shown
    assert 10 < len(shown.splitlines()) < 26
    terminal.type(b"\r")
    terminal.wait_for(b"Enter for more, q to stop: ")
    terminal.type(b"q\r")
    terminal.wait_for(b"> ")
    terminal.type(b"\x04")
    assert terminal.code() == 0


def test_ctrl_c_takes_a_line_back_and_twice_leaves(own_folders: Path) -> None:
    terminal = Terminal(own_folders, "--plain")
    terminal.wait_for(b"> ")
    terminal.type(b"show da-n")
    terminal.wait_for(b"da-n")
    time.sleep(0.3)  # readline overlooks a signal that comes just before it waits for a key
    terminal.type(b"\x03")
    terminal.wait_for(b"Ctrl+C again, or q, leaves.")
    terminal.wait_for(b"> ")
    time.sleep(0.3)
    terminal.type(b"\x03")
    assert terminal.code() == 0
    assert b"Traceback" not in terminal.out


def test_names_complete_with_tab(own_folders: Path) -> None:
    pytest.importorskip("readline")
    terminal = Terminal(own_folders, "--plain", rows=99)
    terminal.wait_for(b"> ")
    terminal.type(b"show da-nang/marvell/la\t\r")
    terminal.wait_for(b"Pledged")
    terminal.type(b"q\r")
    assert terminal.code() == 0


def test_the_browser_that_can_not_draw_names_it_as_the_way_out() -> None:
    from vnsemi_tui.ui.terminal import refusal

    assert "--plain" in refusal({"TERM": "dumb"})
