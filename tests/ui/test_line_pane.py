"""The pane of lines: cursor, folding, mouse, memory and drawing."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from rich.color_triplet import ColorTriplet
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Static

from tests.ui.browsing import settle, type_keys
from tests.ui.demo_app import DemoPage
from vnsemi_tui.ui.styled import MARK_BLURRED, MARK_FOCUSED, Looks
from vnsemi_tui.ui.theme import use_own_themes
from vnsemi_tui.ui.widgets.lines import LinePane
from vnsemi_tui.views.lines import Line, Page, Span, Tone, line

pytestmark = pytest.mark.asyncio


class PaneApp(App[None]):
    """A pane and something else that can have the focus; keeps the pane's messages."""

    CSS = "LinePane { height: 1fr; width: 1fr; }"

    def __init__(self, page: Page | None) -> None:
        super().__init__()
        self.page = page
        self.chosen: list[Line] = []
        self.highlighted: list[Line] = []

    def compose(self) -> ComposeResult:
        """Put two panes beside nothing else."""
        yield LinePane(id="first")
        yield LinePane(id="second")

    def on_mount(self) -> None:
        """Show the page in the first pane."""
        use_own_themes(self)
        self.query_one("#first", LinePane).show(self.page)
        self.query_one("#first").focus()

    def on_line_pane_chosen(self, message: LinePane.Chosen) -> None:
        """Keep it."""
        self.chosen.append(message.line)

    def on_line_pane_highlighted(self, message: LinePane.Highlighted) -> None:
        """Keep those of the first pane."""
        if message.pane.id == "first":
            self.highlighted.append(message.line)


@asynccontextmanager
async def shown(
    page: Page | None, size: tuple[int, int] = (40, 24)
) -> AsyncIterator[tuple[PaneApp, LinePane, Pilot[None]]]:
    """Run an app with `page` in two panes of half the height each."""
    app = PaneApp(page)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        yield app, app.query_one("#first", LinePane), pilot


def drawn(pane: LinePane, row: int) -> str:
    """Return what stands in a row of the pane."""
    return "".join(segment.text for segment in pane.render_line(row))


class Prose:
    """A page without anything to choose but its first and last line."""

    address = "prose"
    title = "Prose"

    def __init__(self, length: int = 60) -> None:
        self.length = length

    def lines(
        self, width: int, height: int = 0, opened: frozenset[str] = frozenset()
    ) -> list[Line]:
        """Return `length` lines of text between two that can be chosen."""
        middle = [line(f"text {number}") for number in range(self.length)]
        return [line("top", address="top"), *middle, line("bottom", address="bottom")]


async def test_the_cursor_starts_on_the_first_claim_not_on_its_heading() -> None:
    async with shown(DemoPage()) as (app, pane, _):
        assert pane.line.address == "da-nang/initiatives/0"
        assert drawn(pane, 3).startswith(MARK_FOCUSED)
        assert drawn(pane, 2).startswith(" Initiatives")
        assert app.highlighted == [pane.line]


async def test_markup_in_a_line_is_shown_letter_by_letter() -> None:
    hostile = "[/] [red]x[/red] [@click=app.quit]y[/] [$primary] \\"

    class Hostile(Prose):
        def lines(
            self, width: int, height: int = 0, opened: frozenset[str] = frozenset()
        ) -> list[Line]:
            return [line(hostile, address="x")]

    async with shown(Hostile(), (80, 24)) as (_, pane, _pilot):
        assert drawn(pane, 0)[1:].rstrip() == hostile


async def test_control_characters_never_reach_the_screen() -> None:
    class Hostile(Prose):
        def lines(
            self, width: int, height: int = 0, opened: frozenset[str] = frozenset()
        ) -> list[Line]:
            return [line("a\x1b]52;c;x\x07\x9b2J\u202eb", address="x")]

    async with shown(Hostile()) as (_, pane, _pilot):
        assert drawn(pane, 0).isprintable()


@pytest.mark.parametrize("width", [4, 17, 40])
async def test_each_line_takes_exactly_the_width_of_the_pane(width: int) -> None:
    class Wide(Prose):
        def lines(
            self, width: int, height: int = 0, opened: frozenset[str] = frozenset()
        ) -> list[Line]:
            return [line("삼성전자 반도체 Đà Nẵng" * 3, address="x"), line("e\u0301" * 9)]

    async with shown(Wide(), (width, 24)) as (_, pane, _pilot):
        for row in range(4):
            assert pane.render_line(row).cell_length == pane.size.width


async def test_down_skips_what_cannot_be_chosen_and_takes_continued_lines_as_one() -> None:
    async with shown(DemoPage()) as (_, pane, pilot):
        await type_keys(pilot, "down")
        assert pane.line.address.endswith("initiatives/1")
        first = [segment.style for segment in pane.render_line(4)][-1]
        second = [segment.style for segment in pane.render_line(5)][-1]
        away = [segment.style for segment in pane.render_line(3)][-1]
        assert first
        assert second
        assert away
        assert first.bgcolor == second.bgcolor != away.bgcolor
        assert drawn(pane, 5).startswith(MARK_FOCUSED)
        await type_keys(pilot, "j")
        assert pane.line.address.endswith("initiatives/2")


async def test_down_at_the_last_line_still_scrolls_to_the_end_of_the_text() -> None:
    async with shown(DemoPage(sections=("asks",), rows=3, tail=20)) as (_, pane, pilot):
        for _ in range(40):
            pane.action_down()
        assert pane.line.address.endswith("asks/2")
        assert pane.scroll_offset.y == pane.max_scroll_y > 0
        await type_keys(pilot, "k")
        assert pane.line.address
        assert pane.scroll_offset.y < pane.max_scroll_y


async def test_a_long_text_between_two_choices_is_read_and_not_jumped_over() -> None:
    async with shown(Prose()) as (_, pane, pilot):
        seen: set[str] = set()
        for _ in range(80):
            seen |= {drawn(pane, row).strip() for row in range(pane.size.height)}
            pane.action_down()
        assert {f"text {number}" for number in range(60)} <= seen
        assert pane.line.address == "bottom"
        for _ in range(80):
            pane.action_up()
        await settle(pilot)
        assert pane.line.address == "top"
        assert pane.scroll_offset.y == 0


async def test_page_keys_home_and_end() -> None:
    page = DemoPage(sections=("asks", "newest"), rows=3, tail=30)
    async with shown(page) as (_, pane, pilot):
        await type_keys(pilot, "pagedown")
        assert pane.scroll_offset.y == pane.size.height - 1
        await type_keys(pilot, "end")
        assert pane.scroll_offset.y == pane.max_scroll_y
        await type_keys(pilot, "pageup")
        assert pane.scroll_offset.y == pane.max_scroll_y - pane.size.height + 1
        await type_keys(pilot, "home")
        assert pane.scroll_offset.y == 0
        assert pane.line.opens == "section:asks"


async def test_page_down_keeps_the_cursor_in_view() -> None:
    page = DemoPage(sections=tuple(f"s{n}" for n in range(9)))
    async with shown(page) as (_, pane, pilot):
        for _ in range(12):
            await type_keys(pilot, "pagedown")
            row = pane.lines.index(pane.line)
            assert 0 <= row - pane.scroll_offset.y < pane.size.height
        assert pane.line.opens == "section:s8"
        assert pane.line.text == "… 3 more"


async def test_enter_on_a_line_chooses_it() -> None:
    async with shown(DemoPage()) as (app, pane, pilot):
        await type_keys(pilot, "enter")
        assert app.chosen == [pane.line]
        assert app.chosen[0].opens == "page:0"


async def test_enter_unfolds_a_section_and_keeps_the_cursor() -> None:
    async with shown(DemoPage()) as (app, pane, pilot):
        await type_keys(pilot, "2")
        await type_keys(pilot, "enter")
        assert "asks [b]5[/b]" in "\n".join(line.text for line in pane.lines)
        assert pane.line.opens == "section:asks"
        assert pane.line.heading
        assert pane.opened == {"asks"}
        assert app.chosen == []
        await type_keys(pilot, "enter")
        assert pane.opened == frozenset()


async def test_enter_on_more_puts_the_cursor_on_the_first_line_that_came() -> None:
    async with shown(DemoPage()) as (_, pane, pilot):
        await type_keys(pilot, "j", "j", "j")
        assert pane.line.text == "… 3 more"
        await type_keys(pilot, "enter")
        assert pane.line.address == "da-nang/initiatives/3"


async def test_digits_go_to_headings() -> None:
    async with shown(DemoPage()) as (_, pane, pilot):
        await type_keys(pilot, "3")
        assert pane.line.opens == "section:newest"
        await type_keys(pilot, "9")
        assert pane.line.opens == "section:newest"


async def test_going_back_to_a_page_restores_the_cursor_and_what_was_unfolded() -> None:
    async with shown(DemoPage()) as (_, pane, pilot):
        await type_keys(pilot, "2", "enter", "j", "j")
        there = pane.line
        top = pane.scroll_offset.y
        pane.show(DemoPage(address="qorvo"))
        await settle(pilot)
        assert pane.opened == frozenset()
        pane.show(DemoPage())
        await settle(pilot)
        assert pane.line == there
        assert pane.scroll_offset.y == top
        assert pane.opened == {"asks"}


async def test_a_page_can_be_shown_at_a_claim_even_in_a_folded_section() -> None:
    async with shown(DemoPage()) as (app, pane, pilot):
        pane.show(DemoPage(address="qorvo"), at="qorvo/newest/5")
        await settle(pilot)
        assert pane.line.address == "qorvo/newest/5"
        assert app.highlighted[-1] == pane.line
        assert not pane.go_to("qorvo/nothing")


async def test_a_resize_lays_out_anew_with_the_cursor_on_the_same_line() -> None:
    async with shown(DemoPage()) as (_, pane, pilot):
        await type_keys(pilot, "2", "j", "j")
        there = pane.line.address
        await pilot.resize_terminal(30, 12)
        await settle(pilot)
        assert pane.line.address == there
        row = pane.lines.index(pane.line)
        assert 0 <= row - pane.scroll_offset.y < pane.size.height


async def test_an_empty_page_shows_its_lines_and_has_no_cursor() -> None:
    class Empty(Prose):
        def lines(
            self, width: int, height: int = 0, opened: frozenset[str] = frozenset()
        ) -> list[Line]:
            return [line("Nothing yet.")]

    async with shown(Empty()) as (app, pane, pilot):
        assert drawn(pane, 0).strip() == "Nothing yet."
        await type_keys(pilot, "j", "k", "enter", "end", "home", "pagedown", "1")
        assert app.chosen == []
        assert app.highlighted == [Line()]


async def test_no_page_is_an_empty_pane() -> None:
    async with shown(None) as (_, pane, pilot):
        await type_keys(pilot, "j", "enter")
        assert pane.lines == ()
        assert drawn(pane, 0).strip() == ""


async def test_the_mark_tells_which_pane_has_the_focus_without_colour() -> None:
    async with shown(DemoPage()) as (app, pane, pilot):
        app.query_one("#second").focus()
        await settle(pilot)
        assert drawn(pane, 3).startswith(MARK_BLURRED)


async def test_a_click_moves_the_cursor_and_a_second_one_chooses() -> None:
    async with shown(DemoPage()) as (app, pane, pilot):
        await pilot.click("#first", offset=(6, 5))
        assert pane.line.address.endswith("initiatives/1")
        assert app.chosen == []
        await pilot.click("#first", offset=(9, 4))
        assert app.chosen == [pane.line]


async def test_a_double_click_chooses_once() -> None:
    async with shown(DemoPage()) as (app, pane, pilot):
        await pilot.click("#first", offset=(6, 4), times=2)
        assert app.chosen == [pane.line]
        assert pane.line.address.endswith("initiatives/1")
        assert app.screen.get_selected_text() is None
        app.chosen.clear()
        await pilot.click("#first", offset=(7, 4), times=2)
        assert app.chosen == [pane.line]


async def test_a_click_below_the_lines_does_nothing() -> None:
    async with shown(Prose(0)) as (app, pane, pilot):
        await pilot.click("#first", offset=(3, 9))
        assert pane.line.address == "top"
        assert app.chosen == []


async def test_a_drag_selects_text_and_chooses_nothing() -> None:
    async with shown(DemoPage()) as (app, pane, pilot):
        await pilot.mouse_down("#first", offset=(6, 3))
        await pilot.hover("#first", offset=(12, 4))
        await pilot.mouse_up("#first", offset=(12, 4))
        await settle(pilot)
        assert app.screen.get_selected_text() == "initiatives [b]0[/b]\n██░░ initiat"
        assert app.chosen == []
        assert pane.line.address == "da-nang/initiatives/0"
        selection = app.screen.get_component_rich_style("screen--selection").bgcolor
        styles = {seg.text: seg.style for seg in pane.render_line(3)}
        chosen = styles["initiatives [b]0[/b]"]
        assert chosen
        assert chosen.bgcolor == selection


async def test_a_drag_selects_the_right_letters_after_scrolling_and_from_the_mark() -> None:
    async with shown(Prose()) as (app, pane, pilot):
        pane.scroll_to(y=10, animate=False)
        await settle(pilot)
        await pilot.mouse_down("#first", offset=(0, 2))
        await pilot.hover("#first", offset=(5, 2))
        await pilot.mouse_up("#first", offset=(5, 2))
        await settle(pilot)
        assert app.screen.get_selected_text() == "text"


async def test_the_wheel_scrolls_and_the_cursor_follows_with_the_next_key() -> None:
    page = DemoPage(sections=tuple(f"s{n}" for n in range(9)))
    async with shown(page) as (_, pane, pilot):
        for _ in range(10):
            pane.scroll_down(animate=False)
        await settle(pilot)
        before = pane.scroll_offset.y
        assert before > 2
        await type_keys(pilot, "j")
        assert pane.lines.index(pane.line) >= before
        assert pane.scroll_offset.y == before


async def test_a_scrollbar_comes_and_goes_without_changing_the_width() -> None:
    async with shown(Prose(3)) as (_, pane, pilot):
        seen = [(pane.show_vertical_scrollbar, pane.size.width)]
        for length in (90, 3):
            pane.show(Prose(length))
            await settle(pilot)
            seen.append((pane.show_vertical_scrollbar, pane.size.width))
        width = pane.size.width
        assert seen == [(False, width), (True, width), (False, width)]


def _luminance(colour: ColorTriplet) -> float:
    parts = [c / 255 for c in colour]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: ColorTriplet, other: ColorTriplet) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["vnsemi-dark", "vnsemi-light"])
async def test_every_tone_can_be_read_in_both_themes_on_the_cursor_line_too(theme: str) -> None:
    async with shown(DemoPage()) as (app, pane, pilot):
        app.theme = theme
        await settle(pilot)
        looks = Looks.of(pane)
        for tone, style in looks.tones.items():
            for background in (style.bgcolor, looks.cursor.bgcolor):
                assert style.color
                assert background
                contrast = _contrast(style.color.get_truecolor(), background.get_truecolor())
                # The rest of a bar is no text; its length is also written as a word.
                assert contrast >= (2.5 if tone is Tone.EMPTY else 4.5), (tone, contrast)


async def test_a_change_of_theme_reaches_the_lines() -> None:
    async with shown(DemoPage()) as (app, pane, pilot):
        dark = pane.render_line(0)
        app.theme = "vnsemi-light"
        await settle(pilot)
        assert pane.render_line(0) != dark


async def test_the_bare_framework_still_reads_brackets_as_markup() -> None:
    assert "[b]" not in str(Static("[b]x[/b]").render())
    assert Line((Span("[b]x[/b]"),)).text == "[b]x[/b]"
