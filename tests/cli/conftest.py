"""The command line run within the test's own process, with a cache of its own."""

import contextlib
import gc
import io
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import pytest

from tests.frozen import FROZEN
from vnsemi_tui.cli.main import main

TODAY = ("--today", "2026-11-22")


class Ran(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


Invoke = Callable[..., Ran]


@pytest.fixture(scope="session")
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home of the tests' own: what one command compiles, the next one finds."""
    return tmp_path_factory.mktemp("home")


def run_here(*words: str) -> "subprocess.CompletedProcess[str]":
    """Run a command on the frozen briefs in this process, as `subprocess.run` would run it.

    What only a process of its own can show, `test_streams` and `test_commands` look at.
    """
    out, err = io.StringIO(), io.StringIO()
    with (
        patch("vnsemi_tui.cli.session.shipped_briefs", lambda: FROZEN),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        code = main(words)
    _collect_again()
    return subprocess.CompletedProcess(words, code, out.getvalue(), err.getvalue())


def _collect_again() -> None:
    """A command ends with its process, so it leaves collection off."""
    gc.unfreeze()
    gc.enable()


@pytest.fixture
def invoke(monkeypatch: pytest.MonkeyPatch, own_folders: Path) -> Iterator[Invoke]:
    """Run a command on the frozen briefs with the day fixed, unless the words name another."""
    monkeypatch.setattr("vnsemi_tui.cli.session.shipped_briefs", lambda: FROZEN)
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(own_folders))
    monkeypatch.setenv("COLUMNS", "80")

    def run(*words: str) -> Ran:
        today = () if any(word.startswith("--today") for word in words) else TODAY
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main([*today, *words])
        return Ran(int(code), out.getvalue(), err.getvalue())

    yield run
    _collect_again()
