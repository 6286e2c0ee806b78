"""The browser: headless at many sizes, and in a real pseudo-terminal, driven with raw bytes."""

import re
from collections.abc import Iterator

import pytest
from textual.command import CommandList

from tests.frozen import COMMAND
from tests.ui.browsing import (
    box,
    browse_screen,
    browser,
    click_on,
    focus,
    pane,
    rows,
    settle,
    shown,
    type_keys,
    visible,
    wait_until,
    wheel,
)
from tests.ui.pty_terminal import PtyTerminal
from vnsemi_tui.ui.screens.overlay import Overlay

BROWSER = [*COMMAND, "--today", "2026-11-22"]


@pytest.fixture
def terminal() -> Iterator[PtyTerminal]:
    with PtyTerminal(BROWSER, columns=120, rows=40) as opened:
        opened.wait_for("localities")
        yield opened


@pytest.mark.parametrize("first", [b"", b"\x1b[B"], ids=["in the box", "on the page"])
def test_slash_qorv_enter_in_one_read_opens_the_card(terminal: PtyTerminal, first: bytes) -> None:
    terminal.send(first)
    if first:
        terminal.wait_for("▌")
    terminal.send(b"/qorv\r")
    terminal.wait_for("An American wireless company")
    terminal.wait_for("vnsemi-tui  Qorvo")  # its card, not only its preview


def test_qorv_enter_on_the_start_screen_opens_the_card(terminal: PtyTerminal) -> None:
    terminal.send(b"qorv\r")
    terminal.wait_for("An American wireless company")
    terminal.wait_for("vnsemi-tui  Qorvo")


def test_vietnamese_input_methods_can_type(terminal: PtyTerminal) -> None:
    terminal.send("/d\x7fđa na\x7fă\x7fẵng".encode())
    terminal.wait_for("Đà Nẵng  municipality")
    assert terminal.lines[1].strip() == "đa nẵng"


def test_keys_a_millisecond_apart_reach_the_box_and_a_session_by_raw_bytes_ends_with_ctrl_c() -> (
    None
):
    with PtyTerminal(BROWSER, columns=80, rows=24) as terminal:
        terminal.wait_for("localities")
        terminal.send(b"\x1b[B")  # out of the start page's box
        terminal.wait_for("▌")
        terminal.send_slowly("/qorv\r")
        terminal.wait_for("vnsemi-tui  Qorvo")
        terminal.wait_for("subsidiary")
        terminal.send("/d\x7fđa na\x7fă\x7fẵng".encode())
        terminal.wait_for("đa nẵng")
        assert terminal.lines[1].strip() == "đa nẵng"
        terminal.send(b"\x1b")
        terminal.wait_for("An American wireless company")
        terminal.wait_gone("đa nẵng")
        terminal.send(b"\x1b[1;3D")  # Alt+Left
        terminal.wait_for("localities")
        terminal.send(b"\x1b[1;3C")
        terminal.wait_for("An American wireless company")
        terminal.wait_for("▏  Qorvo")  # the sidebar has moved to it
        click(terminal, "Bắc Ninh")
        terminal.wait_for("since 1 Jul 2025 with the former Bắc Giang")
        click(terminal, "Training for the chi")
        click(terminal, "Training for the chi")
        terminal.wait_for("Asks, offers, pledges, plans")
        click(terminal, "ledger")
        terminal.wait_for("closed or lapsed")
        terminal.send(b"\x1b[<65;60;10M" * 3)
        terminal.wait_gone("closed or lapsed")
        click(terminal, "? help")
        terminal.wait_for("Escape closes")
        terminal.send(b"\x1b")
        terminal.wait_gone("Escape closes")
        terminal.send(b"\x03")
        terminal.wait_for("Press Ctrl+C again")
        terminal.send(b"\x03")
        assert terminal.wait_exit() == 0


def click(terminal: PtyTerminal, text: str) -> None:
    """Press and release the left button on the last letter of `text`, where it stands first."""
    terminal.wait_for(text)
    row = next(row for row, line in enumerate(terminal.lines) if text in line)
    column = terminal.lines[row].index(text) + len(text)
    at = f"0;{column};{row + 1}"
    terminal.send(f"\x1b[<{at}M\x1b[<{at}m")


def test_ctrl_q_quits_even_from_the_box() -> None:
    with PtyTerminal(BROWSER, columns=80, rows=24) as terminal:
        terminal.wait_for("localities")
        terminal.send(b"q\x11")
        assert terminal.wait_exit() == 0


# Without scrolling, at 80 x 24


async def test_the_card_of_bac_ninh_says_everything_that_matters_on_one_screen() -> None:
    app = browser("bac-ninh")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert pane(app, "card").scroll_offset.y == 0
        card = [row.partition("│")[2].strip(" ▄▂▃▁▅▆▇█▌▏") for row in rows(app)]
        one_of_each = [
            r"Bắc Ninh  province · Red River Delta",
            r"since 1 Jul 2025 with the former Bắc Giang",
            r"Figures +\d+ of 10 ▸",
            r"exports +USD 46\.9 bn, 2nd .* no period",
            r"GRDP per capita +VND 166\.9 m, 3rd .* no period",
            r"FDI +over USD 2\.22 bn, 4th .* no period",
            r"Initiatives +5",
            r"░* *asked +Hi-tech ecosystem .* 27 Oct 2023",
            r"░* *asked +Training for the chi.* 27 Oct 2023",
            r"░* *asked +Investment of SIA me.* 27 Oct 2023",
            r"mentioned +Amkor in Bắc Ninh",
            r"Waiting for an answer +3",
            r"asked +→ Semiconductor Industr.*  Help .* 36 mo",
            r"asked +→ Semiconductor Industr.*  Build.* 36 mo",
            r"asked +→ Semiconductor Industr.*  Help .* 36 mo",
            r"Latest .* 2 of 7 ▸",
            r"27 Oct 2023 +met +Semiconductor Industr.*",
            r"27 Oct 2023 +asked +→ Semiconductor Industr.*",
        ]
        at = 0
        for wanted in one_of_each:
            found = [row for row in range(at, len(card)) if re.fullmatch(wanted, card[row])]
            assert found, (wanted, card[at:])
            at = found[0] + 1


# What is visible


@pytest.mark.parametrize(
    ("size", "on_the_card", "in_the_proof", "in_the_sidebar"),
    [
        ((120, 40), ["sidebar", "card", "detail"], ["sidebar", "card", "detail"], None),
        ((110, 24), ["sidebar", "card", "detail"], ["sidebar", "card", "detail"], None),
        ((109, 24), ["sidebar", "card"], ["sidebar", "detail"], ["sidebar", "card"]),
        ((80, 24), ["sidebar", "card"], ["sidebar", "detail"], ["sidebar", "card"]),
        ((79, 24), ["card"], ["detail"], ["sidebar"]),
        ((60, 24), ["card"], ["detail"], ["sidebar"]),
        ((59, 24), ["card"], ["detail"], None),
        ((50, 20), ["card"], ["detail"], None),
        ((30, 8), ["card"], ["detail"], None),
    ],
)
async def test_panes_by_width_and_where_tab_goes(
    size: tuple[int, int],
    on_the_card: list[str],
    in_the_proof: list[str],
    in_the_sidebar: list[str] | None,
) -> None:
    app = browser("bac-ninh")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert visible(app) == on_the_card
        assert focus(app) == "card"
        await type_keys(pilot, "s")
        assert focus(app) == "detail"
        assert visible(app) == in_the_proof
        assert "is part of" in shown(app)
        await type_keys(pilot, "escape")
        assert (focus(app), visible(app)) == ("card", on_the_card)
        assert pane(app, "card").line.address == "bac-ninh/includes-1"
        seen = [focus(app)]
        for _ in range(3):
            await type_keys(pilot, "tab")
            seen.append(focus(app))
            if seen[-1] == "sidebar" and in_the_sidebar:
                assert visible(app) == in_the_sidebar
                assert "Localities" in shown(app)
                assert app.desk.here == "bac-ninh"
                assert "Start" not in rows(app)[0]
        wide, narrowest = size[0] >= 110, size[0] < 60
        circle = ["card", *(["detail"] if wide else []), *([] if narrowest else ["sidebar"])]
        assert seen == [circle[number % len(circle)] for number in range(4)]
        for _ in range(3):
            await type_keys(pilot, "shift+tab")
        assert focus(app) == "card"


async def test_with_the_proof_over_the_card_tab_never_leads_behind_it() -> None:
    app = browser("bac-ninh")
    async with app.run_test(size=(70, 24)) as pilot:
        await settle(pilot)
        await type_keys(pilot, "s", "tab")
        assert (focus(app), visible(app)) == ("sidebar", ["sidebar"])
        await type_keys(pilot, "tab")
        assert (focus(app), visible(app)) == ("detail", ["detail"])


async def test_under_30_by_8_there_is_one_polite_line_and_nothing_is_lost() -> None:
    app = browser("bac-ninh")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await type_keys(pilot, "s", "down")
        before = pane(app, "detail").line
        for size in ((20, 5), (29, 24), (80, 7), (1, 1)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            assert focus(app) == "detail"
        await pilot.resize_terminal(20, 5)
        await settle(pilot)
        assert " ".join(shown(app).split()) == "vnsemi-tui needs 30 x 8 cells"
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert (focus(app), visible(app)) == ("detail", ["sidebar", "detail"])
        assert pane(app, "detail").line == before


@pytest.mark.parametrize("where", ["card", "sidebar", "detail", "query", "results"])
async def test_the_focus_stays_somewhere_at_every_size(where: str) -> None:
    app = browser("bac-ninh")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        if where in ("query", "results"):
            await type_keys(pilot, "/", "q")
            if where == "results":
                await pilot.click("#results", offset=(5, 2))
        elif where == "sidebar":
            await type_keys(pilot, "shift+tab")
        elif where == "detail":
            await type_keys(pilot, "tab")
        for size in ((80, 24), (60, 24), (50, 20), (20, 5), (30, 8), (70, 24), (120, 40)):
            await settle(pilot)
            assert focus(app) in visible(app) or size == (30, 8)
            await pilot.resize_terminal(*size)
            await settle(pilot)
        assert focus(app) in visible(app)


# Pages


async def test_enter_on_a_party_in_the_proof_opens_its_card_and_history_is_a_browsers() -> None:
    app = browser("bac-ninh")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        pane(app, "card").go_to("bac-ninh/chip-training/help")
        await type_keys(pilot, "s")
        while pane(app, "detail").line.opens != "sia":
            await type_keys(pilot, "down")
        await type_keys(pilot, "enter")
        assert (app.desk.here, focus(app), visible(app)) == ("sia", "card", ["sidebar", "card"])
        await type_keys(pilot, "<")
        assert app.desk.here == "bac-ninh"
        assert pane(app, "card").line.address == "bac-ninh/chip-training/help"
        await type_keys(pilot, "alt+right")
        assert app.desk.here == "sia"
        await type_keys(pilot, "alt+left", "alt+left")
        assert (app.desk.here, focus(app)) == ("start", "query")
        assert browse_screen(app).check_action("do", ("back",)) is None
        await type_keys(pilot, "alt+left", "down", ">", "l")
        assert app.desk.here == "ledger"
        assert not app.desk.can_go_forward
        await type_keys(pilot, "ctrl+left", "super+right", "<")
        assert app.desk.history == ["start", "bac-ninh", "ledger"]
        assert app.desk.here == "bac-ninh"


async def test_the_sidebar_shows_cards_live_and_going_to_one_visits_it() -> None:
    app = browser("bac-ninh")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await type_keys(pilot, "shift+tab")
        assert pane(app, "sidebar").line.opens == "bac-ninh"
        await type_keys(pilot, "down")
        assert "Hà Nội" in rows(app)[0]
        assert "Hà Nội  municipality" in shown(app)
        assert app.desk.history == ["start", "bac-ninh"]
        await type_keys(pilot, "tab")
        assert app.desk.history == ["start", "bac-ninh", "ha-noi"]
        await type_keys(pilot, "<")
        assert "Bắc Ninh" in rows(app)[0]
        await type_keys(pilot, "shift+tab", "s", "shift+tab", "down")
        assert visible(app) == ["sidebar", "card"]  # a card shown live lies over no proof


async def test_search_from_a_pane_returns_to_page_and_pane() -> None:
    app = browser("bac-ninh")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for keys, where in (((), "card"), (("shift+tab",), "sidebar"), (("tab", "s"), "detail")):
            await type_keys(pilot, *keys)
            before = shown(app)
            await type_keys(pilot, "/")
            assert focus(app) == "query"
            await type_keys(pilot, "q", "s", "T", "?", "l", "p", "h", ":")
            assert box(app).value == "qsT?lph:"
            assert app.screen is browse_screen(app)
            await type_keys(pilot, "escape")
            assert (focus(app), shown(app)) == (where, before)


async def test_in_the_box_letters_are_text_and_backspace_only_deletes() -> None:
    app = browser()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await type_keys(pilot, "q", "l", "backspace", "/", "1", "<")
        assert box(app).value == "q/1<"
        assert app.desk.here == "start"
        await type_keys(pilot, *["backspace"] * 6)
        assert (box(app).value, app.desk.here, focus(app)) == ("", "start", "query")
        await type_keys(pilot, "down", "backspace", "backspace")
        assert (app.desk.here, focus(app)) == ("start", "card")


async def test_escape_in_the_empty_box_of_the_start_page_makes_letters_keys() -> None:
    app = browser()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await type_keys(pilot, *"qorvo", "escape")
        assert (box(app).value, focus(app)) == ("", "query")
        await type_keys(pilot, "escape")
        assert focus(app) == "card"
        await type_keys(pilot, "l")
        assert app.desk.here == "ledger"


async def test_results_that_were_clicked_are_left_with_escape() -> None:
    app = browser("bac-ninh")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        before = shown(app)
        await type_keys(pilot, "/", *"amkor")
        assert visible(app) == ["query", "results", "preview"]
        await pilot.click("#results", offset=(5, 2))
        await settle(pilot)
        assert focus(app) == "results"
        await type_keys(pilot, "tab")
        assert focus(app) == "preview"
        await type_keys(pilot, "escape")
        assert (focus(app), shown(app)) == ("card", before)
        await type_keys(pilot, "/", *"amkor", "enter")
        assert app.desk.here == "amkor"


async def test_tab_in_a_search_narrows_it_to_a_kind() -> None:
    app = browser()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await type_keys(pilot, *"da nang", "tab")
        assert "only" in shown(app)
        await type_keys(pilot, "shift+tab")
        assert "only" not in shown(app)
        await type_keys(pilot, *"zzzzzz")
        assert "Nothing found for" in shown(app)
        assert visible(app) == ["query", "results"]


async def test_digits_go_to_sections_and_enter_on_a_heading_unfolds_it() -> None:
    app = browser("bac-ninh")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await type_keys(pilot, "2")
        card = pane(app, "card")
        assert card.line.section == "initiatives"
        await type_keys(pilot, "1")
        assert (card.line.section, card.line.heading) == ("figures", True)
        await type_keys(pilot, "enter")
        assert "figures" in card.opened
        figures = [line for line in card.lines if line.section == "figures" and line.address]
        assert len({line.address for line in figures}) == 10
        await type_keys(pilot, "enter")
        assert "figures" not in card.opened
        await type_keys(pilot, "9", "end", "home")
        assert focus(app) == "card"


# Help, menu, palette, theme


async def test_help_begins_with_the_word_under_the_cursor() -> None:
    app = browser("bac-ninh")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        pane(app, "card").go_to("bac-ninh/chip-training/help")
        await type_keys(pilot, "?")
        assert isinstance(app.screen, Overlay)
        text = shown(app)
        assert "asked  đề nghị  a named party asks a named party for a named thing" in text
        assert text.index("The term under the cursor") < text.index("On this page")
        await type_keys(pilot, "ctrl+p", "escape")
        assert (app.screen, focus(app)) == (browse_screen(app), "card")
        await type_keys(pilot, "f1", "f1")
        assert app.screen is browse_screen(app)


async def test_the_menu_does_what_is_chosen() -> None:
    app = browser("bac-ninh")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await type_keys(pilot, "f2")
        menu = app.screen.query_one("#overlay")
        while menu.line.opens != "do('sources')":  # type: ignore[attr-defined]
            await type_keys(pilot, "down")
        await type_keys(pilot, "enter")
        assert (app.desk.here, focus(app)) == ("sources", "card")
        await type_keys(pilot, "f2", "escape")
        assert (app.desk.here, app.screen) == ("sources", browse_screen(app))


async def test_the_palette_opens_a_card_and_runs_a_command() -> None:
    app = browser()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for typed, here in (("qorvo", "qorvo"), ("sources", "sources")):
            await type_keys(pilot, "ctrl+p", *typed)
            offers = app.screen.query_one(CommandList)
            await wait_until(app, lambda: typed in _under_the_cursor(offers))  # noqa: B023
            await type_keys(pilot, "enter")
            await wait_until(app, lambda: app.screen is browse_screen(app))
            await settle(pilot)
            assert app.desk.here == here


def _under_the_cursor(offers: CommandList) -> str:
    at = offers.highlighted
    return "" if at is None else str(offers.get_option_at_index(at).prompt).lower()


async def test_q_quits() -> None:
    app = browser("bac-ninh")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("q")
    assert app.return_code == 0


async def test_ctrl_c_quits_only_when_pressed_twice() -> None:
    app = browser("bac-ninh")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await type_keys(pilot, "ctrl+c")
        assert "Press Ctrl+C again" in shown(app)
        assert app.is_running
        await pilot.press("ctrl+c")
        await settle(pilot)
    assert app.return_code == 0


# The mouse


async def test_everything_can_be_reached_with_the_mouse() -> None:
    app = browser("bac-ninh")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await click_on(pilot, "Hà Nội")
        assert (focus(app), "Hà Nội" in rows(app)[0]) == ("sidebar", True)
        await click_on(pilot, "Hà Nội", row=1)
        assert app.desk.here == "ha-noi"
        await type_keys(pilot, "<")
        await click_on(pilot, "Training for the chi")
        assert pane(app, "card").line.opens == "bac-ninh/chip-training"
        await click_on(pilot, "Training for the chi")
        assert app.desk.here == "bac-ninh/chip-training"
        await click_on(pilot, "< back")
        assert app.desk.here == "bac-ninh"
        await click_on(pilot, "s proof")
        assert focus(app) == "detail"
        await type_keys(pilot, "escape")
        await wheel(pilot, pane(app, "card"), turns=4)
        assert pane(app, "card").scroll_offset.y > 0
        await click_on(pilot, "F2 all")
        assert isinstance(app.screen, Overlay)


async def test_every_theme_that_textual_brings_can_be_drawn() -> None:
    app = browser("bac-ninh")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        before = shown(app)
        for name in list(app.available_themes):
            app.theme = name
            await settle(pilot)
            assert shown(app) == before
            assert pane(app, "card").render_line(0).cell_length == pane(app, "card").size.width
