"""The command line on the shipped briefs, as a script sees it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Invoke, Ran


def run(*words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "vnsemi_tui", "--today", "2026-11-22", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        check=False,
    )


def test_find_gives_the_partner_first_from_any_folder(tmp_path: Path) -> None:
    done = run("find", "qorv", cwd=tmp_path)
    assert done.returncode == 0
    header, first, *_ = done.stdout.splitlines()
    assert header.split("\t") == ["address", "title", "context", "why"]
    assert first.startswith("qorvo\tQorvo\t")


def test_find_without_a_strong_hit_exits_1_and_says_so() -> None:
    done = run("find", "zzzzzz")
    assert done.returncode == 1
    assert 'nothing found for "zzzzzz"' in done.stderr


def test_show_of_an_unknown_address_names_the_nearest() -> None:
    done = run("show", "da-nag")
    assert done.returncode == 1
    assert 'did you mean "da-nang"?' in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("address", ["da-nang", "qorvo", "da-nang/marvell", "ledger"])
def test_a_text_card_says_as_of_when_it_is(invoke: Invoke, address: str) -> None:
    last = invoke("show", address).out.splitlines()[-1]
    assert last.startswith("As published by 22 Nov 2026 · newest source ")
    past = invoke("show", address, "--as-of", "2024-12-31").out.splitlines()[-1]
    assert past.startswith("As published by 31 Dec 2024 · newest source ")


def test_why_gives_source_date_and_paragraph() -> None:
    done = run("why", "da-nang/marvell/lab")
    assert done.returncode == 0
    assert "Việt Nam News (VNS)" in done.stdout
    assert "29 Nov 2024" in done.stdout
    assert "paragraphs  10–11" in done.stdout


def test_asks_as_json_have_the_promised_shape(invoke: Invoke) -> None:
    done = invoke("asks", "--open", "--json", "--place", "da-nang")
    answer = json.loads(done.out)
    assert answer["format"] == 1
    assert answer["command"] == "asks"
    assert answer["today"] == "2026-11-22"
    office = next(item for item in answer["items"] if item["id"] == "da-nang/qorvo/office")
    assert office["state"] == "considering"
    assert office["by"] == ["da-nang"]
    assert office["to"] == ["qorvo"]
    assert office["at"] is None
    assert office["reported"] == "2024-11-29"
    assert office["age_months"] == 23


@pytest.mark.parametrize("options", [("--json",), ("--as-of", "2025-01-01")])
def test_options_before_the_command_are_not_lost(options: tuple[str, ...]) -> None:
    before = run(*options, "list", "partners")
    after = run("list", "partners", *options)
    assert before.returncode == 0
    assert before.stdout == after.stdout
    assert "qorvo" in before.stdout


def test_nothing_is_known_before_anything_was_published() -> None:
    done = run("asks", "--as-of", "2000-01-01")
    assert done.returncode == 0
    assert done.stdout.splitlines() == ["word\twho\twhat\tstate\tsince\taddress"]


def test_no_command_but_the_browser_imports_textual() -> None:
    script = (
        "import sys; from vnsemi_tui.cli.main import main; "
        "main(['find', 'qorvo']); main(['show', 'da-nang']); main(['asks']); main(['check']); "
        "assert not {'textual', 'rich'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_browser_without_a_terminal_says_what_to_do() -> None:
    done = run("qorvo")
    assert done.returncode == 2
    assert "needs a terminal" in done.stderr


def test_new_source_writes_into_the_folder_that_is_named_and_never_over_a_file(
    tmp_path: Path,
) -> None:
    text = tmp_path / "article.txt"
    text.write_text("The plant opened in May 2024.\n\nIt cost $2.5 billion.\n", encoding="utf-8")
    words = ("new", "source", "an-article", "--text", str(text), "--only", str(tmp_path))
    assert run(*words).returncode == 0
    record = (tmp_path / "sources" / "an-article.yaml").read_text(encoding="utf-8")
    assert "2.5 bn USD" in record
    assert "2024-05" in record
    again = run(*words)
    assert again.returncode == 2
    assert "nothing was written" in again.stderr
    assert (tmp_path / "sources" / "an-article.yaml").read_text(encoding="utf-8") == record


def test_new_source_prints_the_record_where_that_is_asked_for(tmp_path: Path) -> None:
    text = tmp_path / "article.txt"
    text.write_text("Exports rose by 6 per cent.\n", encoding="utf-8")
    done = run("new", "source", "an-article", "--text", str(text), "--print")
    assert done.returncode == 0
    assert "6 %" in done.stdout


def test_new_source_refuses_a_name_that_is_no_id(tmp_path: Path) -> None:
    done = run("new", "source", "../x", "--text", "nothing.txt")
    assert done.returncode == 2
    assert "is no id" in done.stderr


def test_check_names_file_line_and_way_out_and_exits_3(tmp_path: Path) -> None:
    (tmp_path / "partners").mkdir()
    (tmp_path / "partners" / "acme.yaml").write_text(
        "name: Acme\nkind: compani\nalsoo: [x]\n", encoding="utf-8"
    )
    done = run("check", str(tmp_path))
    assert done.returncode == 3
    place = f"{tmp_path.name}/partners/acme.yaml"
    assert f'{place}:2:7: unknown partner kind "compani"' in done.stdout
    assert f'{place}:3:1: unknown field "alsoo" of a partner (did you mean "also"?)' in done.stdout


def test_a_folder_that_is_not_there_is_wrong_use() -> None:
    done = run("--briefs", "no-such-folder", "list", "partners")
    assert done.returncode == 2
    assert 'no folder "no-such-folder"' in done.stderr


def test_a_folder_without_briefs_exits_3(tmp_path: Path) -> None:
    done = run("--only", str(tmp_path), "list", "partners")
    assert done.returncode == 3
    assert "no brief could be read" in done.stderr


@pytest.mark.parametrize("command", ["", "find", "show", "list", "asks", "why", "check", "new"])
def test_every_command_explains_itself(command: str) -> None:
    done = run(*([command] if command else []), "--help")
    assert done.returncode == 0
    assert done.stdout.startswith("usage: vnsemi-tui")
    assert done.stderr == ""


def test_output_into_a_closed_pipe_ends_quietly() -> None:
    listing = subprocess.Popen(
        [sys.executable, "-m", "vnsemi_tui", "list", "figures"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert listing.stdout is not None
    assert listing.stderr is not None
    listing.stdout.close()
    assert listing.wait(20) in (141, 0)
    assert listing.stderr.read() == b""
    listing.stderr.close()


def test_a_fault_of_ours_is_three_lines_a_log_and_exit_70(tmp_path: Path) -> None:
    script = (
        "import sys; from vnsemi_tui.cli import main; from vnsemi_tui.views import pages;"
        "pages.page_at = lambda *words: 1 / 0;"
        "sys.exit(main.main(['show', 'qorvo']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "XDG_STATE_HOME": str(tmp_path), "HOME": str(tmp_path)},
        check=False,
    )
    assert done.returncode == 70
    first, second, _third = done.stderr.splitlines()
    assert "ZeroDivisionError" in first
    log = Path(second.partition(" are in ")[2])
    assert "Traceback" in log.read_text(encoding="utf-8")
    assert done.stdout == ""


def test_it_runs_as_a_module_from_any_folder(tmp_path: Path) -> None:
    done = run("paths", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("name\tpath\t")


def browsed(invoke: Invoke, monkeypatch: pytest.MonkeyPatch, *words: str) -> tuple[Ran, int]:
    """Return what the words did, and how many browsers they opened."""
    opened = []

    def run_app(make_app: Callable[[], object], log_folder: Path) -> int:
        opened.append(make_app())
        return 0

    monkeypatch.setattr("vnsemi_tui.cli.browse.refusal", lambda environ: "")
    monkeypatch.setattr("vnsemi_tui.cli.browse.run_app", run_app)
    return invoke("--fresh", *words), len(opened)


@pytest.mark.parametrize(
    ("words", "command"),
    [
        (("shwo", "da-nang"), "show"),
        (("chek",), "check"),
        (("hlep",), "help"),
        (("nwe", "source"), "new"),
        (("timelin", "--as-of", "2024"), "timeline"),
    ],
)
def test_a_first_word_one_slip_from_a_command_is_answered_with_that(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], command: str
) -> None:
    done, opened = browsed(invoke, monkeypatch, *words)
    assert (done.code, opened) == (2, 0)
    assert done.err.startswith(f'vnsemi-tui: no command "{words[0]}"; did you mean "{command}"?')


@pytest.mark.parametrize(
    "words", [("qorvo",), ("marvel",), ("fund",), ("asked",), ("--", "shwo"), ("da-nang", "shwo")]
)
def test_what_the_library_has_and_what_is_no_slip_opens_the_browser(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    done, opened = browsed(invoke, monkeypatch, *words)
    assert (done.code, opened, done.err) == (0, 1, "")


def test_help_before_a_command_is_its_help(invoke: Invoke) -> None:
    assert invoke("help").out == invoke("--help").out != ""
    assert invoke("help", "show").out == invoke("show", "--help").out != ""
    assert invoke("--no-own", "help", "find").out == invoke("find", "--help").out
    wrong = invoke("help", "shwo")
    assert (wrong.code, wrong.out) == (2, "")
    assert 'did you mean "show"?' in wrong.err
    assert invoke("help", "show", "find").code == 2
