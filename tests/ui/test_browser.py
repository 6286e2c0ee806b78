"""The browser in a real pseudo-terminal, driven with raw bytes."""

import sys
from collections.abc import Iterator

import pytest

from tests.ui.pty_terminal import PtyTerminal

BROWSER = [sys.executable, "-m", "vnsemi_tui", "--today", "2026-11-22"]


@pytest.fixture
def terminal() -> Iterator[PtyTerminal]:
    with PtyTerminal(BROWSER, columns=120, rows=40) as opened:
        opened.wait_for("localities")
        yield opened


def test_slash_qorv_enter_in_one_read_opens_the_card(terminal: PtyTerminal) -> None:
    terminal.send(b"\x1b[B")
    terminal.send(b"/qorv\r")
    terminal.wait_for("An American wireless company")


def test_qorv_enter_on_the_start_screen_opens_the_card(terminal: PtyTerminal) -> None:
    terminal.send(b"qorv\r")
    terminal.wait_for("An American wireless company")


def test_vietnamese_input_methods_can_type(terminal: PtyTerminal) -> None:
    terminal.send("/d\x7fđa na\x7fă\x7fẵng".encode())
    terminal.wait_for("đa nẵng")
