"""The command line on the shipped briefs, as a script sees it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest


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


def test_why_gives_source_date_and_paragraph() -> None:
    done = run("why", "da-nang/marvell/lab")
    assert done.returncode == 0
    assert "Việt Nam News (VNS)" in done.stdout
    assert "29 Nov 2024" in done.stdout
    assert "paragraphs 10–11" in done.stdout


def test_asks_as_json_have_the_promised_shape() -> None:
    done = run("asks", "--open", "--json", "--place", "da-nang")
    answer = json.loads(done.stdout)
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
    done = run("asks", "--as-of", "2023-01-01")
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
