"""The query box: letters are text, in order, however fast they come."""

from __future__ import annotations

import time

import pytest
from textual import events

from tests.ui.demo_app import DemoApp
from tests.ui.pty_terminal import PtyTerminal, python
from vnsemi_tui.ui.widgets.lines import LinePane
from vnsemi_tui.ui.widgets.query import LONGEST_QUERY, QueryBox

DEMO = python("tests.ui.demo_app")
READY = "F2 all"


@pytest.mark.parametrize("slowly", [False, True])
def test_a_query_typed_in_one_read_opens_the_box_and_is_submitted(slowly: bool) -> None:
    with PtyTerminal(DEMO) as terminal:
        terminal.wait_for(READY)
        terminal.send_slowly("/qorv\r") if slowly else terminal.send("/qorv\r")
        terminal.wait_for("submitted <qorv>")


@pytest.mark.parametrize("slowly", [False, True])
def test_vietnamese_input_methods_delete_and_retype_in_one_read(slowly: bool) -> None:
    keys = "/d\x7fđa na\x7fă\x7fẵng\r"
    with PtyTerminal(DEMO) as terminal:
        terminal.wait_for(READY)
        terminal.send_slowly(keys) if slowly else terminal.send(keys)
        terminal.wait_for("submitted <đa nẵng>")


def test_editing_keys_keep_their_order_among_letters() -> None:
    with PtyTerminal(DEMO) as terminal:
        terminal.wait_for(READY)
        terminal.send("/bc\x1b[Ha\x1b[Fd\x1b[D\x1b[3~\r")  # Home, End, Left, Delete
        terminal.wait_for("submitted <abc>")


def test_letters_that_are_commands_elsewhere_are_text_in_the_box() -> None:
    with PtyTerminal(DEMO) as terminal:
        terminal.wait_for(READY)
        terminal.send("/qd/x?1j\r")
        terminal.wait_for("submitted <qd/x?1j>")


def test_escape_and_arrows_come_after_the_letters_before_them() -> None:
    with PtyTerminal(DEMO) as terminal:
        terminal.wait_for(READY)
        terminal.send("/ab\x1b[B\x1b[B\r")
        terminal.wait_for("submitted <ab>")
        terminal.wait_for("▏██░░ initiatives [b]2")


def test_a_pasted_text_becomes_one_clean_line() -> None:
    with PtyTerminal(DEMO) as terminal:
        terminal.wait_for(READY)
        terminal.send("/")
        terminal.send("\x1b[200~ Đà\tNẵng\r\nQorvo\x07 [b]\x1b[201~\r")
        terminal.wait_for("submitted <Đà Nẵng Qorvo␇ [b]>")


def test_a_paste_that_follows_the_opener_in_one_read_reaches_the_box() -> None:
    with PtyTerminal(DEMO) as terminal:
        terminal.wait_for(READY)
        terminal.send("/a\x1b[200~bc\x1b[201~d\r")
        terminal.wait_for("submitted <abcd>")


@pytest.mark.parametrize("cut", [1, 4, 6, 8, 10])
def test_a_paste_without_its_end_swallows_no_keys(cut: int) -> None:
    paste = "/\x1b[200~abc"
    with PtyTerminal(DEMO, env={"DEMO_SILENCE": "0.5"}) as terminal:
        terminal.wait_for(READY)
        terminal.send(paste[:cut])
        time.sleep(0.03)  # or both would be one read
        terminal.send(paste[cut:])
        terminal.wait_for(" abc")
        terminal.send("d\r")
        terminal.wait_for("submitted <abcd>")


def boxed_by_the_framework(*writes: str) -> str:
    """Return what a stock `Input` holds after `writes`, half a second apart."""
    with PtyTerminal(python("tests.ui.demo_app", "--bare")) as terminal:
        terminal.wait_for("▌██░░ initiatives")
        for keys in writes:
            terminal.send(keys)
            time.sleep(0.5)
        return terminal.lines[-2].strip(" │┃▊▎")


TRIES = 5
"""A slow machine may read the bytes one by one, and then nothing is lost."""


def test_the_bare_framework_still_loses_keys_after_the_opener() -> None:
    with PtyTerminal(python("tests.ui.demo_app", "--bare")) as terminal:
        terminal.wait_for("▌██░░ initiatives")
        terminal.send("/")
        terminal.wait_gone("▌██░░ initiatives")  # the pane has lost the focus
        terminal.send("orv")
        terminal.wait_for("orv")
    assert any(boxed_by_the_framework("/orv") != "orv" for _ in range(TRIES))


def test_the_bare_framework_still_deletes_too_late() -> None:
    assert any(boxed_by_the_framework("/", "d\x7fđ") != "đ" for _ in range(TRIES))


@pytest.mark.asyncio
async def test_the_box_takes_no_more_than_its_limit_and_shows_no_markup() -> None:
    app = DemoApp()
    async with app.run_test() as pilot:
        await pilot.press("slash")
        box = app.query_one(QueryBox)
        assert app.focused is box
        box.post_message(events.Paste("[/red]" + "x" * 1_000_000))
        await pilot.pause()
        assert len(box.value) == LONGEST_QUERY
        await pilot.press("y")
        assert len(box.value) == LONGEST_QUERY
        drawn = "".join(segment.text for segment in box.render_line(0))
        box.value = "[/red][@click=app.quit]x"
        await pilot.pause()
        drawn = "".join(segment.text for segment in box.render_line(0))
        assert drawn.startswith("[/red][@click=app.quit]x")


@pytest.mark.asyncio
async def test_backspace_in_an_empty_box_does_nothing() -> None:
    app = DemoApp()
    async with app.run_test() as pilot:
        await pilot.press("slash", "backspace", "backspace", "a", "backspace", "backspace")
        assert app.query_one(QueryBox).value == ""
        assert isinstance(app.focused, QueryBox)
        await pilot.press("escape")
        assert isinstance(app.focused, LinePane)


@pytest.mark.asyncio
async def test_keys_do_not_stay_held_where_no_box_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vnsemi_tui.ui.typing.PATIENCE", 0.3)
    app = DemoApp()
    async with app.run_test() as pilot:
        pane = app.query_one("#card", LinePane)
        before = pane.line
        app.hold_keys()
        await pilot.press("j")
        assert (app.is_holding_keys, pane.line) == (True, before)
        end = time.monotonic() + 15
        while pane.line == before and time.monotonic() < end:
            await pilot.pause(0.01)
        assert (app.is_holding_keys, pane.line != before) == (False, True)
