"""The terminal is given back whole, however the browser ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.frozen import FROZEN
from tests.ui.pty_terminal import ROOT, PtyTerminal, python
from vnsemi_tui.ui import terminal as life
from vnsemi_tui.ui.ending import LAST_RESORT

DEMO = python("tests.ui.demo_app")
BARE = python("tests.ui.demo_app", "--bare")
READY = "F2 all"
MODES = (1000, 1002, 1003, 1004, 1006, 1015, 1049, 2004)

_WITH_THREADS = """
import runpy, threading
left, start = {}, threading.Thread.start
def start_one(thread):
    global left
    if not left:
        raise RuntimeError("can't start new thread")
    left -= 1
    start(thread)
threading.Thread.start = start_one
runpy.run_module("tests.ui.demo_app", run_name="__main__")
"""
"""Runs the demo where so many threads may be started in all."""


def modes_left_on(raw: bytes) -> list[int]:
    """Return the private modes that were switched on last, and 25 where the cursor is hidden."""
    left = [
        mode for mode in MODES if raw.rfind(b"\x1b[?%dh" % mode) > raw.rfind(b"\x1b[?%dl" % mode)
    ]
    if raw.rfind(b"\x1b[?25l") > raw.rfind(b"\x1b[?25h"):
        left.append(25)
    return left


def test_quitting_switches_every_mode_off() -> None:
    with PtyTerminal(DEMO) as terminal:
        terminal.wait_for(READY)
        assert set(modes_left_on(terminal.raw)) >= {1000, 1003, 1004, 1006, 1049, 2004, 25}
        terminal.send("q")
        assert terminal.wait_exit() == 0
        assert modes_left_on(terminal.raw) == []
        assert terminal.modes == terminal.modes_before


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT"])
def test_a_signal_ends_in_order_with_128_and_its_number(name: str) -> None:
    number = signal.Signals[name]
    with PtyTerminal(DEMO) as terminal:
        terminal.wait_for(READY)
        terminal.signal(number)
        assert terminal.wait_exit() == 128 + number
        assert modes_left_on(terminal.raw) == []
        assert terminal.modes == terminal.modes_before


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_the_bare_framework_still_leaves_the_terminal_broken(name: str) -> None:
    number = signal.Signals[name]
    with PtyTerminal(BARE) as terminal:
        terminal.wait_for("▌██░░ initiatives")
        terminal.signal(number)
        assert terminal.wait_exit() == -number
        assert modes_left_on(terminal.raw) != []


def test_a_closed_terminal_ends_the_process_soon() -> None:
    with PtyTerminal(DEMO) as terminal:
        terminal.wait_for(READY)
        started = time.monotonic()
        terminal.hang_up()
        assert terminal.wait_exit(timeout=10) == 128 + signal.SIGHUP
        assert time.monotonic() - started < LAST_RESORT + 3


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_a_terminal_that_takes_no_more_output_holds_nobody(name: str) -> None:
    number = signal.Signals[name]
    with PtyTerminal(DEMO) as terminal:
        terminal.wait_for(READY)
        terminal.send("w")
        terminal.wait_for("~~~")
        terminal.stop_reading()
        terminal.signal(number)
        assert terminal.process.wait(LAST_RESORT + 5) == 128 + number
        assert terminal.modes == terminal.modes_before


def test_no_more_threads_than_are_there_are_started() -> None:
    limited = _WITH_THREADS.format(life.THREADS - 1)
    with PtyTerminal([sys.executable, "-c", limited]) as terminal:
        assert terminal.wait_exit() == life.WRONG_USE
        assert b"ulimit -u" in terminal.raw
        assert b"\x1b" not in terminal.raw
        assert terminal.modes == terminal.modes_before


@pytest.mark.parametrize("more", range(4), ids=["to end", "to draw", "to read keys", "to work"])
def test_where_a_thread_is_missing_later_the_terminal_is_given_back(more: int) -> None:
    limited = _WITH_THREADS.format(life.THREADS + more)
    with PtyTerminal([sys.executable, "-c", limited]) as terminal:
        assert terminal.wait_exit() == life.FAULT
        assert modes_left_on(terminal.raw) == []
        assert terminal.modes == terminal.modes_before


def test_a_terminal_that_goes_without_a_signal_ends_the_process_as_soon() -> None:
    with PtyTerminal(DEMO, controlling=False) as terminal:
        terminal.wait_for(READY)
        started = time.monotonic()
        terminal.hang_up()
        assert terminal.wait_exit(timeout=10) == 128 + signal.SIGHUP
        assert time.monotonic() - started < LAST_RESORT + 3


def test_the_bare_framework_still_reads_a_terminal_that_is_gone_for_ever() -> None:
    with PtyTerminal(BARE, controlling=False) as terminal:
        terminal.wait_for("▌██░░ initiatives")
        terminal.hang_up()
        with pytest.raises(subprocess.TimeoutExpired):
            terminal.process.wait(1)


def test_reads_that_bring_nothing_count_only_in_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    from textual.drivers import linux_driver

    for name in ("getincrementaldecoder", "XTermParser"):  # put back at the end
        monkeypatch.setattr(linux_driver, name, getattr(linux_driver, name))
    monkeypatch.setattr(life, "EMPTY_READ_PAUSE", 0)
    lost: list[bool] = []
    life.accept_any_bytes(lambda: lost.append(True))
    decoder = vars(linux_driver)["getincrementaldecoder"]("utf-8")()
    for _ in range(3):
        read = [decoder.decode(b"") for _ in range(life.EMPTY_READS - 1)]
        assert {*read, decoder.decode("ẵ".encode())} == {"", "ẵ"}
    assert lost == []
    for _ in range(3 * life.EMPTY_READS):
        decoder.decode(b"")
    assert lost == [True]


def test_a_stop_gives_the_terminal_back_and_continuing_takes_it_again() -> None:
    with PtyTerminal(DEMO) as terminal:
        terminal.wait_for(READY)
        terminal.signal(signal.SIGTSTP)
        end = time.monotonic() + 10
        while modes_left_on(terminal.raw) and time.monotonic() < end:
            time.sleep(0.02)
        assert modes_left_on(terminal.raw) == []
        while 1049 not in modes_left_on(terminal.raw) and time.monotonic() < end:
            terminal.signal(signal.SIGCONT)  # again: the modes go off just before it stops
            time.sleep(0.2)
        terminal.send("q")
        assert terminal.wait_exit() == 0


def stopped(pid: int) -> bool:
    """Whether the process is stopped, and not only about to be."""
    done = subprocess.run(["ps", "-o", "state=", "-p", str(pid)], capture_output=True, check=False)
    return done.stdout.strip().startswith(b"T")


def test_ctrl_z_goes_back_to_the_shell_and_going_on_draws_all_anew(tmp_path: Path) -> None:
    program = "import os, runpy; print('pid', os.getpid(), flush=True);"
    program += "runpy.run_module('vnsemi_tui', run_name='__main__', alter_sys=True)"
    options = f"--fresh --only {FROZEN}"
    shell = ["sh", "-c", f'{sys.executable} -c "{program}" {options}; echo ended']
    with PtyTerminal(shell, env={"HOME": str(tmp_path)}) as terminal:
        terminal.wait_for(READY)
        pid = int(terminal.raw.split(b"pid ")[1].split()[0])
        terminal.send("\x1a")
        terminal._wait(lambda: stopped(pid), "it never stopped", 15)
        assert modes_left_on(terminal.raw) == []
        assert terminal.modes == terminal.modes_before
        terminal.screen.reset()
        os.kill(pid, signal.SIGCONT)
        terminal.wait_for(READY)
        assert 1049 in modes_left_on(terminal.raw)
        terminal.send("\x11")
        terminal.wait_for("ended")


def test_ctrl_z_where_no_shell_is_below_says_so(tmp_path: Path) -> None:
    command = python("vnsemi_tui", "--fresh", "--only", str(FROZEN))
    with PtyTerminal(command, env={"HOME": str(tmp_path)}) as terminal:
        terminal.wait_for(READY)
        terminal.send("\x1a")
        terminal.wait_for("No shell is below")


def test_windows_says_that_it_stops_no_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert "another tab" in life.why_not_stopped()


def test_bytes_that_are_no_utf8_end_nothing() -> None:
    with PtyTerminal(DEMO) as terminal:
        terminal.wait_for(READY)
        for wrong in (b"\xff\xfe", b"\x80", b"\xc0\xaf", b"\xe1\xba"):
            terminal.send(wrong)
            time.sleep(0.05)
        terminal.send("d")
        terminal.wait_for("command d")
        terminal.send("q")
        assert terminal.wait_exit() == 0


def test_a_letter_whose_bytes_come_in_two_reads_stays_whole() -> None:
    with PtyTerminal(DEMO) as terminal:
        terminal.wait_for(READY)
        terminal.send(b"/\xe1\xba")
        time.sleep(0.2)
        terminal.send(b"\xb5\r")
        terminal.wait_for("submitted <ẵ>")


def test_what_is_no_key_press_runs_nothing() -> None:
    answers = b"\x1b[?62;22;52c\x1bP>|quit(1)\x1b\\\x1b]11;rgb:dd/dd/xx\x1b\\\x1b[?0u\x1b[0n"
    with PtyTerminal(DEMO, env={"ESCDELAY": "8000"}) as terminal:
        terminal.wait_for(READY)
        terminal.send(answers)
        terminal.send(b"\x1b[200~foo\x1b q\x1b[201~")
        terminal.send(b"\x1b")
        time.sleep(0.3)  # longer than Textual waits
        terminal.send(b"[<0;60;12M/")
        terminal.send(b"\x1b[200~foo\x1b q\x1b[201~\r")
        terminal.wait_for("submitted <foo␛ q>")


@pytest.mark.parametrize("sent", [b"\x1b[200~foo \x1b q\x1b[201~", b"\x1bP>|q(1)\x1b\\"])
def test_the_bare_framework_still_runs_what_is_no_key_press(sent: bytes) -> None:
    with PtyTerminal(BARE) as terminal:
        terminal.wait_for("▌██░░ initiatives")
        terminal.send(sent)
        assert terminal.wait_exit() == 0


def test_the_bare_framework_still_ends_on_one_wrong_byte() -> None:
    with PtyTerminal(BARE) as terminal:
        terminal.wait_for("▌██░░ initiatives")
        terminal.send(b"\xff")
        terminal.wait_exit()


def test_a_fault_gives_three_lines_a_log_and_70(tmp_path: Path) -> None:
    with PtyTerminal(DEMO, env={"DEMO_LOGS": str(tmp_path)}) as terminal:
        terminal.wait_for(READY)
        terminal.send("x")
        assert terminal.wait_exit() == life.FAULT == 70
        assert modes_left_on(terminal.raw) == []
        assert terminal.modes == terminal.modes_before
        after = terminal.raw[terminal.raw.rindex(b"\x1b[?10") + 8 :].decode()
        lines = after.strip("\r\n").split("\r\n")
        assert len(lines) == 3
        assert "ZeroDivisionError: on purpose ␛]52" in lines[0]
        assert "\x1b" not in after
        assert "\x07" not in after
        [log] = tmp_path.iterdir()
        assert str(log) in lines[1]
        assert "action_fail" in log.read_text()
        assert log.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("where", ["init", "mount", "worker"])
def test_a_fault_anywhere_is_told(where: str, tmp_path: Path) -> None:
    env = {"DEMO_LOGS": str(tmp_path), "DEMO_FAILS_IN": where}
    with PtyTerminal(DEMO, env=env) as terminal:
        assert terminal.wait_exit() == 70
        assert modes_left_on(terminal.raw) == []
        assert b"a fault of the program: " in terminal.raw
        [log] = tmp_path.iterdir()
        assert f"ZeroDivisionError: {where}" in log.read_text()


def test_a_fault_is_told_where_no_log_folder_can_be_made(tmp_path: Path) -> None:
    logs = tmp_path / "file"
    logs.write_text("")
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    env = {"DEMO_LOGS": str(logs), "TMPDIR": str(temporary)}
    with PtyTerminal(DEMO, env=env) as terminal:
        terminal.wait_for(READY)
        terminal.send("x")
        assert terminal.wait_exit() == 70
        assert len(list(temporary.glob("fault-*.log"))) == 1


@pytest.mark.parametrize("missing", ["stdin", "stderr"])
def test_without_a_terminal_it_refuses_with_a_hint(missing: str) -> None:
    reading, writing = os.pipe()
    redirect = {missing: reading if missing == "stdin" else writing}
    with PtyTerminal(DEMO, redirect=redirect) as terminal:
        assert terminal.wait_exit() == life.WRONG_USE == 2
        os.close(writing)
        said = terminal.raw if missing == "stdin" else os.read(reading, 4096)
        assert b"needs a terminal" in said
        assert b"find QUERY" in said
        assert b"\x1b" not in said
    os.close(reading)


def test_output_may_be_redirected_where_textual_does_not_draw() -> None:
    with PtyTerminal(DEMO, redirect={"stdout": subprocess.DEVNULL}) as terminal:
        terminal.wait_for(READY)
        terminal.send("q")
        assert terminal.wait_exit() == 0


@pytest.mark.parametrize("exported", [{"COLUMNS": "30", "LINES": "8"}, {"COLUMNS": "200"}], ids=str)
@pytest.mark.parametrize("redirected", [{}, {"stdout": subprocess.DEVNULL}], ids=["", "redirected"])
def test_the_browser_follows_the_window_whatever_is_exported(
    exported: dict[str, str], redirected: dict[str, int]
) -> None:
    def widest() -> int:
        return max(len(row.rstrip()) for row in terminal.screen.display)

    with PtyTerminal(DEMO, columns=90, rows=20, env=exported, redirect=redirected) as terminal:
        terminal.wait_for(READY)
        assert widest() > 80
        assert READY in terminal.lines[-1]
        terminal.resize(60, 30)
        terminal._wait(lambda: READY in terminal.lines[29], "the footer in the last row", 15)
        assert 50 < widest() <= 60


def test_a_dumb_terminal_gets_a_polite_line() -> None:
    with PtyTerminal(DEMO, env={"TERM": "dumb"}) as terminal:
        assert terminal.wait_exit() == 2
        assert b"TERM=dumb" in terminal.raw
        assert b"\x1b" not in terminal.raw


@pytest.mark.parametrize("term", [None, "no-such-terminal", "linux"])
def test_an_unknown_terminal_is_tried(term: str | None) -> None:
    with PtyTerminal(DEMO, env={"TERM": term}) as terminal:
        terminal.wait_for(READY)
        terminal.send("q")
        assert terminal.wait_exit() == 0


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1"])
def test_letters_are_drawn_in_utf8_under_any_locale(locale: str) -> None:
    env = {"LC_ALL": locale, "PYTHONIOENCODING": "latin-1"}
    with PtyTerminal(DEMO, env=env) as terminal:
        terminal.wait_for("Đà Nẵng")
        terminal.send("q")
        assert terminal.wait_exit() == 0


def test_windows_is_asked_about_stdout_and_other_drivers_about_nothing() -> None:
    code = (
        "import sys; from vnsemi_tui.ui.terminal import refusal;"
        "print(refusal({}, 'win32')); print(refusal({'TEXTUAL_DRIVER': 'a:B'}, 'linux') == '');"
        "print('textual' in sys.modules)"
    )
    reading, writing = os.pipe()
    with PtyTerminal([sys.executable, "-c", code], redirect={"stdout": writing}) as terminal:
        assert terminal.wait_exit() == 0
        os.close(writing)
        said = os.read(reading, 4096).decode().splitlines()
    os.close(reading)
    assert "standard output" in said[0]
    assert said[1:] == ["True", "False"]


def test_closed_streams_are_no_terminals() -> None:
    code = "import sys; from vnsemi_tui.ui.terminal import refusal; sys.exit(bool(refusal({})))"
    done = subprocess.run(
        ["sh", "-c", f'exec {sys.executable} -c "{code}" <&- 2>&-'], cwd=ROOT, check=False
    )
    assert done.returncode == 1
