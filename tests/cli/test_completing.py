"""What completes: every command, option and value, from the parsers and the library alone."""

import argparse
import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from tests.cli.conftest import Invoke
from tests.frozen import FROZEN, frozen_library
from tests.library_builder import Briefs
from vnsemi_tui.cli.arguments import COMPLETE, parser_of
from vnsemi_tui.cli.commands import COMMANDS
from vnsemi_tui.cli.commands.completions import SHELLS
from vnsemi_tui.cli.commands.export import EXPORT_FORMATS
from vnsemi_tui.cli.commands.list import LISTS
from vnsemi_tui.cli.completing import FILES, FOLDERS
from vnsemi_tui.cli.filtering import FilterValue
from vnsemi_tui.cli.options import Takes, date_of, day
from vnsemi_tui.library.filter_rules import STATES
from vnsemi_tui.library.filter_table import filter_names
from vnsemi_tui.model.vocabulary import Event

ROOT = Path(__file__).parents[2]
Completed = Callable[..., list[str]]
FREE = {Takes.TIME, Takes.NEW, date_of, day}
"""Types of values that are made up: nothing completes them."""


@pytest.fixture
def completed(invoke: Invoke) -> Completed:
    """Return the words that may stand where `typed` is, after the words before."""

    def run(*words: str) -> list[str]:
        *before, typed = words
        done = invoke_raw(before, typed)
        return [line.partition("\t")[0] for line in done]

    def invoke_raw(before: list[str], typed: str) -> list[str]:
        from vnsemi_tui.cli.main import main

        out = io.StringIO()
        with redirect_stdout(out):
            assert main([COMPLETE, f"--word={typed}", "--", *before]) == 0
        return out.getvalue().splitlines()

    return run


def options_of(command: str | None) -> Iterator[argparse.Action]:
    return (one for one in parser_of(command)._actions if one.option_strings)


def test_the_first_word_is_a_command_or_a_brief(completed: Completed) -> None:
    assert completed("") == [*COMMANDS, "help"]
    assert completed("help", "sh") == ["show"]
    assert completed("help", "show", "") == []
    assert completed("sh") == ["show"]
    assert set(completed("da-n")) == {one for one in frozen_library().ids if one.startswith("da-n")}


def test_every_option_of_every_command_completes(completed: Completed) -> None:
    for command in (None, *COMMANDS):
        words = [command] if command else []
        found = completed(*words, "--")
        for action in options_of(command):
            name = action.option_strings[-1]
            assert name in found, command
            assert completed(*words, name[:-1]).count(name) == 1, command


def test_every_value_is_of_a_kind_that_completes_or_is_made_up(completed: Completed) -> None:
    values_of = [(name, one) for name in (None, *COMMANDS) for one in parser_of(name)._actions]
    for command, action in values_of:
        words = [command] if command else []
        if action.nargs == 0:
            continue
        is_number = getattr(action.type, "__name__", "") in ("positive", "language")
        assert (
            action.choices
            or isinstance(action.type, (Takes, FilterValue))
            or action.type in (date_of, day)
            or is_number
        )
        is_made_up = isinstance(action.type, FilterValue) and not action.type.kind.load().choices
        if action.option_strings and action.type not in FREE and not is_number and not is_made_up:
            name = action.option_strings[-1]
            values = completed(*words, name, "")
            assert values, name
            same = completed(*words, f"{name}=")
            ours = [one for one in values if one not in (FILES, FOLDERS)]
            assert [one.removeprefix(f"{name}=") for one in same] == (ours or values)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("list", ""), list(LISTS)),
        (("export", "out", "--format", ""), list(EXPORT_FORMATS)),
        (("completions", ""), list(SHELLS)),
        (("timeline", "--event", "mo"), ["mou"]),
        (("asks", "--state", ""), list(STATES)),
        (("asks", "--place", "da-"), ["da-nang"]),
        (("asks", "--partner", "qorvo-"), ["qorvo-vietnam"]),
        (("pack", "da-nang", "--for", "da-na"), ["da-nang"]),
        (("compare", "da-nang", "da-"), []),
        (("new", ""), ["locality", "partner", "source"]),
        (("new", "source", "x", "--text", ""), [FILES]),
        (("check", ""), [FOLDERS]),
        (("--only", ""), [FOLDERS]),
        (("--briefs", "here", "sh"), ["show"]),
        (("show", "da-nang", "qorvo"), []),
        (("timeline", "--since", "20"), []),
        (("--", "--"), []),
        (("--", "sho"), []),
        (("find", "place:da-"), ["place:da-nang"]),
        (("find", "lab", "pla"), ["place:"]),
        (("find", "stage:>=prom"), ["stage:>=promised"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_may_stand_there(
    completed: Completed, words: tuple[str, ...], found: list[str]
) -> None:
    assert completed(*words) == found


def test_every_event_word_and_every_filter_completes(completed: Completed) -> None:
    assert set(completed("timeline", "--event", "")) == {"plan", *Event}
    assert {f"{name}:" for name in filter_names()} <= set(completed("find", ""))


def test_addresses_complete_step_by_step(completed: Completed) -> None:
    library = frozen_library()
    assert set(completed("show", "")) == set(library.ids)
    inside = completed("show", "da-nang/")
    assert inside[0] in library.initiatives
    assert set(inside) == {
        one
        for one in (*library.initiatives, *library.claims)
        if one.startswith("da-nang/") and one.count("/") == 1
    }
    assert set(completed("show", "da-nang/marvell/")) == {
        one for one in library.claims if one.startswith("da-nang/marvell/")
    }
    source = next(one for one in library.sources if one.startswith("vns-"))
    assert source in completed("show", source[:-1])


def test_on_the_way_to_a_claim_more_of_the_word_comes(completed: Completed) -> None:
    assert completed("why", "da-nan") == ["da-nang/"]
    assert "da-nang/marvell/" in completed("why", "da-nang/ma")
    assert completed("why", "da-nang/marvell/la") == ["da-nang/marvell/lab"]


def test_options_that_were_given_are_not_offered_again(completed: Completed) -> None:
    offered = completed("asks", "--open", "--place=da-nang", "--as-of=2024", "--briefs", ".", "--")
    assert not {"--open", "--as-of"} & set(offered)
    assert {"--briefs", "--place"} <= set(offered)  # several of these are any of them


def test_the_folders_that_were_named_are_the_ones_that_complete(
    completed: Completed, tmp_path: Path
) -> None:
    Briefs(tmp_path).partner("zebra", "name: Zebra\nkind: company\n")
    assert completed("show", "--only", str(tmp_path), "") == ["zebra"]
    assert "zebra" in completed("--briefs", str(tmp_path), "show", "z")


@pytest.mark.parametrize(
    "words",
    [
        ("--only", "no-such-folder", "show", "da"),
        ("--as-of", "soon", "find", "place:d"),
        ("--as-of", "2999", "show", "d"),
        ("find", "place:\x1b[2J"),
        ("show", "\udcff"),
        ("asks", "--place", "--partner", "", "x"),
    ],
)
def test_nothing_that_is_wrong_makes_a_noise(
    invoke: Invoke, capfd: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    done = invoke_complete(words)
    assert done == 0
    out, err = capfd.readouterr()
    assert (err, "\x1b" in out) == ("", False)


def invoke_complete(words: tuple[str, ...]) -> int:
    from vnsemi_tui.cli.main import main

    return main([COMPLETE, f"--word={words[-1]}", "--", *words[:-1]])


def test_a_hostile_name_can_not_drive_the_terminal(
    completed: Completed, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    Briefs(tmp_path).partner("evil", 'name: "a\\x1b[2Jb\\tc"\nkind: company\n')
    invoke_complete(("--only", str(tmp_path), "show", "ev"))
    out = capfd.readouterr().out
    assert out.startswith("evil\t")
    assert out.count("\t") == 1
    assert "\x1b" not in out


def test_a_damaged_library_is_read_anew_without_a_word(own_folders: Path, tmp_path: Path) -> None:
    env = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    words = [sys.executable, "-m", "vnsemi_tui", COMPLETE, "--word=da-nan", "--"]
    words += ["--only", str(FROZEN), "show"]
    seen = set()
    for _ in range(2):
        done = subprocess.run(words, capture_output=True, env=env, stdin=None, check=True)
        seen.add((done.stdout, done.stderr))
        for stored in tmp_path.rglob("library-*"):
            stored.write_bytes(stored.read_bytes()[:200])
    assert seen == {("da-nang\tĐà Nẵng\n".encode(), b"")}


def test_nothing_of_the_interface_is_imported_for_it(own_folders: Path) -> None:
    script = (
        "import sys; from vnsemi_tui.cli.main import main\n"
        f"main(['{COMPLETE}', '--word=place:da', '--', 'find'])\n"
        "print('textual' in sys.modules, 'rich' in sys.modules)"
    )
    env = {**os.environ, "HOME": str(own_folders), "XDG_CACHE_HOME": str(own_folders)}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, env=env, check=True)
    assert done.stdout.splitlines()[-1] == b"False False"
