"""Every look: what is drawn can be read, the cursor is seen, nothing moves."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from rich.segment import Segment
from textual.theme import Theme

from tests.frozen import COMMAND
from tests.ui.browsing import browse_screen, browser, known, settle, shown, type_keys
from tests.ui.pty_terminal import PtyTerminal
from vnsemi_tui.config import Config, Settings
from vnsemi_tui.ui.app import VnsemiApp
from vnsemi_tui.ui.desk import Desk
from vnsemi_tui.ui.styled import MARK_FOCUSED
from vnsemi_tui.ui.theme import CONTRAST, DARK, LIGHT, OWN, TERMINAL, theme_choices

PAGES = (
    "da-nang",
    "marvell",
    "da-nang/marvell",
    "vns-2024-11-29-da-nang",
    "ledger",
    "ledger place:da-nang event:asked",
    "timeline",
    "timeline lanes:place",
    "timeline lanes:initiative",
    "matrix",
    "regions",
    "compare da-nang ha-noi",
    "common qorvo da-nang",
    "pack qorvo da-nang",
    "sources",
    "problems",
    "marks",
    "start",
)
_FRAME = re.compile(r"[\s─-▟]*")
"""Lines, blocks and bars: no text."""


def drawn(app: VnsemiApp) -> Iterator[Segment]:
    for strip in app.screen._compositor.render_strips():
        yield from strip


def luminance(colour: tuple[int, int, int]) -> float:
    """Return the relative luminance of WCAG 2."""
    parts = [part / 255 for part in colour]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(segment: Segment) -> float:
    style = segment.style
    assert style is not None
    assert style.color is not None
    assert style.bgcolor is not None
    inks = [style.color.get_truecolor(), style.bgcolor.get_truecolor()]
    first, second = sorted((luminance(tuple(ink)) for ink in inks), reverse=True)
    return (first + 0.05) / (second + 0.05)


def faintest(segments: Iterable[Segment], least: float) -> list[tuple[float, str]]:
    """Return what has less contrast than `least`; signs without a letter may have 3:1."""
    texts = {one.text: contrast(one) for one in segments if not _FRAME.fullmatch(one.text)}
    return [
        (round(found, 2), text)
        for text, found in texts.items()
        if found < (least if least > 4.5 or any(map(str.isalnum, text)) else 3)
    ]


def over(app: VnsemiApp) -> Iterator[Segment]:
    """Yield what lies over the page; the page itself is dimmed on purpose."""
    region = app.screen.query("CommandList, #choices, #overlay").first().region
    for strip in app.screen._compositor.render_strips()[region.y : region.bottom]:
        yield from strip.crop(region.x, region.right)


async def test_the_terminals_own_look_names_no_colour_but_its_sixteen() -> None:
    app = browser("da-nang")
    async with app.run_test(size=(120, 40)) as pilot:
        app.theme = TERMINAL.name
        await settle(pilot)
        for address in PAGES:
            browse_screen(app).open(address)
            await settle(pilot)
            for segment in drawn(app):
                if segment.style is not None:
                    for colour in (segment.style.color, segment.style.bgcolor):
                        assert colour is None or colour.triplet is None, (address, segment)
                    ground = segment.style.bgcolor
                    assert ground is None or ground.is_default or not segment.text.strip(), segment


def chosen_line(app: VnsemiApp) -> list[Segment]:
    """Return what is drawn in the first row of the cursor, behind its mark."""
    row = next(
        strip
        for strip in app.screen._compositor.render_strips()
        if any(one.text == MARK_FOCUSED for one in strip)
    )
    segments = list(row)
    at = [one.text for one in segments].index(MARK_FOCUSED)
    return segments[at + 1 : at + 3]


@pytest.mark.parametrize("look", [TERMINAL.name, "no colour"])
async def test_without_shades_the_cursor_is_reversed(look: str) -> None:
    app = VnsemiApp(Desk(known()), with_colours=look != "no colour")
    async with app.run_test(size=(80, 24)) as pilot:
        app.theme = TERMINAL.name if look == TERMINAL.name else app.theme
        await settle(pilot)
        await type_keys(pilot, "l")
        browse_screen(app).open("ledger")
        await settle(pilot)
        for segment in chosen_line(app):
            assert segment.style is not None
            assert segment.style.reverse


async def test_in_the_contrast_look_the_cursor_is_black_on_white() -> None:
    app = browser("ledger")
    async with app.run_test(size=(80, 24)) as pilot:
        app.theme = CONTRAST.name
        await settle(pilot)
        for segment in chosen_line(app):
            assert segment.style is not None
            assert segment.style.bgcolor is not None
            assert segment.style.bgcolor.get_truecolor() == (255, 255, 255)
            assert contrast(segment) > 20


# Choosing a look


async def test_a_look_is_seen_as_the_cursor_comes_to_it_and_escape_goes_back() -> None:
    app = browser("da-nang")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await type_keys(pilot, "T")
        assert app.theme == DARK.name
        assert "in use" in shown(app)
        await type_keys(pilot, "down", "down")
        assert app.theme == CONTRAST.name
        await type_keys(pilot, *"light")
        assert app.theme == LIGHT.name
        await type_keys(pilot, "escape")
        assert app.theme == DARK.name
        assert not app.desk.keeper.state.theme


async def test_our_own_looks_come_first_each_with_a_line_about_it() -> None:
    app = browser("da-nang")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        choices = theme_choices(app)
        assert [one.value for one in choices[:4]] == [theme.name for theme, _ in OWN]
        assert all(one.also for one in choices[:4])
        assert {one.value for one in choices} == set(app.available_themes)


async def test_without_colours_there_is_no_look_to_choose() -> None:
    app = VnsemiApp(Desk(known()), with_colours=False)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        browse_screen(app).open("da-nang")
        await type_keys(pilot, "T")
        assert app.screen is browse_screen(app)
        assert "Colours are off" in shown(app)


# Glyphs


def neither_ascii_nor_letter(app: VnsemiApp) -> set[str]:
    text = "".join(segment.text for segment in drawn(app))
    return {one for one in text if not one.isascii() and not one.isalpha()}


async def test_in_ascii_no_page_and_no_frame_draws_anything_else() -> None:
    app = VnsemiApp(Desk(known()), in_ascii=True)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settle(pilot)
        for address in PAGES:
            browse_screen(app).open(address)
            await settle(pilot)
            assert neither_ascii_nor_letter(app) == set(), address
        browse_screen(app).open("da-nang")
        await type_keys(pilot, "space")
        assert "Đà Nẵng" in shown(app)
        assert "|" in shown(app)
        for key in ("m", "a", "T", "?", "f2", "ctrl+p", "/"):
            await type_keys(pilot, key)
            await pilot.pause(0.3 if key == "ctrl+p" else 0.01)
            assert neither_ascii_nor_letter(app) == set(), key
            await type_keys(pilot, "escape")


def test_on_the_linux_console_the_browser_draws_in_ascii(
    started: Callable[..., PtyTerminal],
) -> None:
    with started(TERM="linux") as terminal:
        terminal.wait_for("F2 all")
        terminal.send(b"\t\tt")
        terminal.wait_for("Timeline")
        assert {one for one in terminal.text if not one.isascii() and not one.isalpha()} == set()


# In a real terminal

_STYLE = re.compile(rb"\x1b\[([0-9;:]*)m")
BOLD, DIM, REVERSED = 1, 2, 7


def styles_in(raw: bytes) -> set[int]:
    """Return all numbers in the sequences of `raw` that say how text looks."""
    sequences = (re.split(rb"[;:]", one) for one in _STYLE.findall(raw))
    return {int(number or 0) for numbers in sequences for number in numbers}


def colours_in(raw: bytes) -> set[int]:
    """Return the numbers of all colours that `raw` asks for, the default ones included."""
    return {one for one in styles_in(raw) if 30 <= one <= 49 or 90 <= one <= 107}


@pytest.fixture
def started(tmp_path: Path) -> Callable[..., PtyTerminal]:
    """Return what opens the browser in a terminal, with options and variables."""

    def start(*options: str, **env: str | None) -> PtyTerminal:
        return PtyTerminal([*COMMAND, *options], env={"HOME": str(tmp_path), **env})

    return start


@pytest.mark.parametrize(
    ("options", "env"),
    [
        ((), {"NO_COLOR": "1"}),
        ((), {"NO_COLOR": "0", "FORCE_COLOR": "1"}),
        (("--no-color",), {}),
        (("--no-color",), {"TERM": "xterm", "COLORTERM": None}),
    ],
)
def test_without_colours_not_one_reaches_the_terminal(
    started: Callable[..., PtyTerminal], options: tuple[str, ...], env: dict[str, str]
) -> None:
    with started(*options, **env) as terminal:
        terminal.wait_for("F2 all")
        for keys, seen in (
            (b"\t\t", "s proof"),
            (b"l", "Ledger: asks"),
            (b"L", "ledger"),
            (b"\x10", "Search for commands"),
            (b"\x1b", "F2 all"),
            (b"a", "As of a day"),
        ):
            terminal.send(keys)
            terminal.wait_for(seen)
        assert not colours_in(terminal.raw)
        assert {BOLD, DIM, REVERSED} <= styles_in(terminal.raw)


def test_an_empty_no_color_takes_no_colour_away(started: Callable[..., PtyTerminal]) -> None:
    with started(NO_COLOR="") as terminal:
        terminal.wait_for("F2 all")
        assert colours_in(terminal.raw) & {38, 48}
        greys = {b"%d;%d;%d" % (n, n, n) for n in range(256)}
        assert set(re.findall(rb"38;2;(\d+;\d+;\d+)", terminal.raw)) - greys


_TRUE = {"COLORTERM": "truecolor", "STY": "1.pts-0.here"}


@pytest.mark.parametrize(
    ("env", "has_256"),
    [
        ({"TERM": "screen.xterm-256color", **_TRUE}, True),
        ({"TERM": "screen", **_TRUE}, True),
        ({"TERM": "screen-256color", **_TRUE, "STY": None}, True),
        ({"TERM": "screen-256color", **_TRUE, "TMUX": "/tmp/tmux/default,1,0"}, False),
        ({"TERM": "xterm-256color", **_TRUE}, False),
    ],
)
def test_gnu_screen_draws_256_colours_whatever_colorterm_it_inherits(
    started: Callable[..., PtyTerminal], env: dict[str, str | None], has_256: bool
) -> None:
    with started(**env) as terminal:
        terminal.wait_for("F2 all")
        assert (b"8;5;" in terminal.raw) is has_256
        assert (b"8;2;" in terminal.raw) is not has_256


@pytest.mark.parametrize(
    ("env", "is_few"),
    [
        ({"TERM": "xterm", "COLORTERM": None}, True),
        ({"TERM": "linux", "COLORTERM": None}, True),
        ({"TERM": "xterm-256color", "COLORTERM": None}, False),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, False),
    ],
)
def test_a_terminal_with_sixteen_colours_draws_with_its_own(
    started: Callable[..., PtyTerminal], env: dict[str, str | None], is_few: bool
) -> None:
    with started(**env) as terminal:
        terminal.wait_for("F2 all")
        terminal.send(b"\t\t")
        terminal.wait_for("s proof")
        terminal.send(b"l")
        terminal.wait_for("Ledger: asks")
        magenta = colours_in(terminal.raw) & {35}  # the accent of the look that has no other ground
        assert bool(magenta) is is_few
        grounds = colours_in(terminal.raw) & {*range(40, 48), *range(100, 108)}
        assert not (is_few and grounds)


@pytest.mark.parametrize(
    ("name", "few"),
    [
        ("", TERMINAL.name),
        (DARK.name, TERMINAL.name),
        (LIGHT.name, TERMINAL.name),
        ("nord", TERMINAL.name),
        (CONTRAST.name, CONTRAST.name),
        ("ansi-light", "ansi-light"),
    ],
)
async def test_a_look_that_needs_more_colours_gives_way(name: str, few: str) -> None:
    desk = Desk(known(), config=Config(settings=Settings(theme=name)))
    assert VnsemiApp(desk, few_colours=True).theme == few
    assert VnsemiApp(desk).theme == (name or DARK.name)


@pytest.mark.parametrize("keys", [b"", b"qorv", b"\t\t", b"\x10", b"?"])
def test_nothing_is_drawn_while_nothing_happens(
    started: Callable[..., PtyTerminal], keys: bytes
) -> None:
    with started() as terminal:
        terminal.wait_for("F2 all")
        terminal.send(keys)
        time.sleep(1.5)  # until what follows the first frame, and the keys, is drawn
        before = len(terminal.raw)
        time.sleep(1.5)
        assert terminal.raw[before:] == b""


@pytest.mark.parametrize(("theme", "least"), [(DARK, 4.5), (LIGHT, 4.5), (CONTRAST, 7.0)])
async def test_all_text_stands_out_from_its_ground(theme: Theme, least: float) -> None:
    app = browser()
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        app.theme = theme.name
        await settle(pilot)
        for address in PAGES:
            browse_screen(app).open(address)
            await settle(pilot)
            assert not faintest(drawn(app), least), address
        await type_keys(pilot, *"qorv")
        assert not faintest(drawn(app), least)
        await type_keys(pilot, "escape")
        browse_screen(app).open("da-nang")
        browse_screen(app).tell("A message.", trouble=True)
        await settle(pilot)
        assert "A message." in shown(app)
        assert not faintest(drawn(app), least)
        for key in ("m", "a", "?", "f2", "ctrl+p"):
            await type_keys(pilot, key)
            await pilot.pause(0.3 if key == "ctrl+p" else 0.01)
            found = list(over(app))
            assert any(one.text.strip() for one in found), key
            assert not faintest(found, least), key
            while app.screen is not browse_screen(app):
                await type_keys(pilot, "escape")
