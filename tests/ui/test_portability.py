"""All modules can be imported and started where Windows lacks something."""

from __future__ import annotations

import re
import subprocess
import sys

from tests.ui.pty_terminal import ROOT, PtyTerminal

_LIKE_WINDOWS = """
import asyncio, signal, sys
for name in ("SIGHUP", "SIGQUIT", "SIGWINCH_"):
    if hasattr(signal, name):
        delattr(signal, name)
for loop in (asyncio.BaseEventLoop, asyncio.AbstractEventLoop, asyncio.SelectorEventLoop):
    for base in loop.__mro__:
        if "add_signal_handler" in vars(base):
            delattr(base, "add_signal_handler")
"""


def test_every_module_imports_without_sighup_and_signal_handlers() -> None:
    code = (
        _LIKE_WINDOWS
        + """
import importlib, pkgutil, vnsemi_tui
for module in pkgutil.walk_packages(vnsemi_tui.__path__, "vnsemi_tui."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
        print(module.name)
"""
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "vnsemi_tui.ui.terminal" in done.stdout
    assert "vnsemi_tui.ui.widgets.lines" in done.stdout
    assert "vnsemi_tui.store" in done.stdout
    assert "vnsemi_tui.cli.browse" in done.stdout


def test_no_module_imports_what_windows_lacks_before_asking() -> None:
    posix_only = re.compile(r"^import (fcntl|pty|termios|resource|pwd)\b", re.MULTILINE)
    for path in (ROOT / "vnsemi_tui").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert not posix_only.search(text), path


def test_the_browser_starts_and_ends_without_them() -> None:
    code = (
        _LIKE_WINDOWS
        + "import runpy; sys.argv[1:] = [];"
        + "runpy.run_module('tests.ui.demo_app', run_name='__main__')"
    )
    with PtyTerminal([sys.executable, "-c", code]) as terminal:
        terminal.wait_for("F2 all")
        terminal.send("q")
        assert terminal.wait_exit() == 0
