"""Help, menu and palette: everything is found by key, by word, in English and Vietnamese."""

from __future__ import annotations

import re

import pytest

from tests.ui.browsing import browse_screen, browser, known, pane, settle, shown, type_keys
from vnsemi_tui.search.vietnamese import in_vietnamese
from vnsemi_tui.text.fold import fold
from vnsemi_tui.ui.app import VnsemiApp, _score
from vnsemi_tui.ui.command import by_group
from vnsemi_tui.ui.commands import COMMANDS, named
from vnsemi_tui.ui.fixed_keys import FINDING, MOVING, SEARCHING
from vnsemi_tui.ui.screens.chooser import Chooser
from vnsemi_tui.ui.screens.overlay import NarrowingOverlay
from vnsemi_tui.ui.widgets.bars import ActionBar
from vnsemi_tui.ui.widgets.lines import LinePane
from vnsemi_tui.views.help import HelpPage, Key, MenuPage, Topic, Wanted, key_topic
from vnsemi_tui.views.lines import Tone
from vnsemi_tui.views.topics import topics

SIZE = (100, 40)
PAGES = (
    "start",
    "da-nang",
    "da-nang/marvell",
    "ledger",
    "timeline",
    "timeline lanes:place",
    "matrix",
    "regions",
    "compare da-nang ha-noi",
    "pack qorvo da-nang",
    "common qorvo da-nang",
    "sources",
    "problems",
    "marks",
)


KEYS = named(COMMANDS)


def all_topics() -> list[Topic]:
    groups = [("Moving", MOVING), ("Search", SEARCHING), ("Find", FINDING), *by_group(COMMANDS)]
    return [*(key_topic(title, keys) for title, keys in groups), *topics(known(), KEYS, "git pull")]


def found(typed: str) -> list[str]:
    """Return the rows of the help that `typed` leaves, without headings."""
    page = HelpPage(all_topics(), typed, KEYS)
    return ["".join(one.text for one in item.cells) for topic in page.shown for item in topic.items]


def page_over(app: VnsemiApp) -> LinePane:
    assert isinstance(app.screen, NarrowingOverlay)
    return app.screen.pane


# By key and by word


@pytest.mark.parametrize(
    ("typed", "about"),
    [
        ("s", "Who says so: source, date, paragraph and doubts of this line."),
        ("S", None),
        ("ctrl+p", "Do or open anything by typing its name."),
        ("F2", "Everything that can be done here."),
        ("f2", "Everything that can be done here."),
        ("space", "Mark this line, or take its mark away."),
        ("/", "Find anything, from the first letter."),
        ("?", "Keys, and what the words mean."),
        ("<", "Go back, as in a browser."),
        ("T", "Choose how it looks"),
        ("t", "Everything reported, by date."),
    ],
)
def test_a_key_that_is_typed_comes_first(typed: str, about: str | None) -> None:
    first = found(typed)[0]
    assert about in first if about else "Who says so" not in first


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("memorandum", "MoU"),
        ("ghi nhớ", "MoU"),
        ("ghi nho", "MoU"),
        ("đề nghị", "asked"),
        ("de nghi", "asked"),
        ("looked-for", "looked for"),
        ("khánh thành", "opened"),
        ("place:", "place:da-nang"),
        ("silent", "silent"),
        ("resolved", "only one reading"),
        ("rep.", "reported"),
        ("git pull", "updates"),
        ("config", "settings"),
    ],
)
def test_help_is_found_by_what_it_explains(typed: str, word: str) -> None:
    assert any(word in row for row in found(typed))
    assert len(found(typed)) < 12


def test_a_letter_with_a_mark_finds_only_itself() -> None:
    assert not any("Show twice the time" in row for row in found("nhớ"))
    assert any("Show twice the time" in row for row in found("nho"))


def test_each_row_is_there_once_where_help_is_narrowed() -> None:
    keys = [Key("x", "Matrix", "How far.")]
    page = HelpPage([key_topic("Here", keys), key_topic("Find", keys)], "matrix")
    assert sum(len(topic.items) for topic in page.shown) == 1


def test_what_is_typed_is_marked_and_counted() -> None:
    lines = HelpPage(all_topics(), "memorandum").lines(100)
    marked = {span.text for line in lines for span in line.spans if span.tone is Tone.MATCH}
    assert marked == {"memorandum"}
    total = sum(len(topic.items) for topic in all_topics())
    assert f"1 of {total} match" in lines[0].text


def test_where_nothing_fits_help_says_where_to_look() -> None:
    [first, second] = HelpPage(all_topics(), "zzqq", KEYS).lines(100)
    assert first.text == 'Nothing here matches "zzqq".'
    assert "/ searches the briefs" in second.text


def test_every_event_word_has_vietnamese_words_and_both_find_it() -> None:
    from vnsemi_tui.model.vocabulary import Event

    for event in Event:
        vietnamese = in_vietnamese([event.value])
        assert vietnamese, event
        for typed in (event.label, vietnamese.split(",")[0], fold(vietnamese.split(",")[0])):
            assert any(event.definition in row for row in found(typed)), (event, typed)


# The box


async def test_letters_are_text_in_help_and_escape_clears_then_closes() -> None:
    app = browser("da-nang")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await type_keys(pilot, "?")
        whole = len(page_over(app).lines)
        await type_keys(pilot, *"q?/memorandum")
        assert "Nothing here matches" in shown(app)
        await type_keys(pilot, *["backspace"] * 13, *"memorandum")
        assert len(page_over(app).lines) < 6
        assert app.desk.here == "da-nang"
        await type_keys(pilot, "escape")
        assert len(page_over(app).lines) == whole
        await type_keys(pilot, "escape")
        assert app.screen is browse_screen(app)


async def test_help_scrolls_while_the_box_has_the_focus() -> None:
    app = browser("da-nang")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await type_keys(pilot, "?", "pagedown")
        assert page_over(app).scroll_offset.y > 10
        await type_keys(pilot, "up")
        assert page_over(app).scroll_offset.y > 9
        await type_keys(pilot, "pageup", "pageup")
        assert page_over(app).scroll_offset.y == 0


async def test_a_word_typed_in_the_menu_is_done_with_enter() -> None:
    app = browser("da-nang")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await type_keys(pilot, "f2", *"bài báo", "enter")
        assert (app.desk.here, app.screen) == ("sources", browse_screen(app))


@pytest.mark.parametrize("address", PAGES)
async def test_help_begins_with_the_page_at_hand(address: str) -> None:
    app = browser(address)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        browse_screen(app).card.focus()
        await settle(pilot)
        await type_keys(pilot, "?")
        texts = [line.text for line in page_over(app).lines]
        headings = [line.text for line in page_over(app).lines if line.heading]
        assert headings.index("On this page") <= 1
        assert any("vnsemi-tui " in text and "command line" in text for text in texts)


# Every command


def offered(topics_shown: list[Topic]) -> set[str]:
    return {item.opens for topic in topics_shown for item in topic.items}


@pytest.mark.parametrize("address", PAGES)
async def test_every_command_is_reached_by_palette_menu_and_help(address: str) -> None:
    app = browser(address)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        browse_screen(app).card.focus()
        await settle(pilot)
        possible = {one.action for one in COMMANDS if browse_screen(app).can(one.id)}
        await type_keys(pilot, "f2")
        menu = app.screen.page  # type: ignore[attr-defined]
        assert isinstance(menu, MenuPage)
        assert offered(menu.shown) == possible
        await type_keys(pilot, "escape", "?")
        page = app.screen.page  # type: ignore[attr-defined]
        texts = {one.cells[1].text for topic in page.shown for one in topic.items}
        assert {command.about for command in COMMANDS} <= texts
    for command in COMMANDS:
        ways = (command.id, command.label, command.about, command.shown.split()[0])
        for typed in (*ways, command.vietnamese, fold(command.vietnamese)):
            assert _score(command.key, Wanted(typed)) > 0, (command.id, typed)


def test_the_palette_prefers_keys_then_names_then_beginnings_of_words() -> None:
    keys = {command.id: command.key for command in COMMANDS}
    wanted = Wanted("lo")
    scores = [_score(keys[name], wanted) for name in ("theme", "forward", "close")]
    assert scores == [4, 0, 2]
    assert _score(keys["theme"], Wanted("T")) > _score(keys["timeline"], Wanted("T"))
    assert not _score(keys["theme"], Wanted("  "))


def test_every_command_has_vietnamese_words() -> None:
    assert not [command.id for command in COMMANDS if not command.vietnamese]


async def test_the_palette_shows_keys_and_finds_a_command_by_vietnamese_words() -> None:
    app = browser("da-nang")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await type_keys(pilot, "ctrl+p", *"so sanh")
        await pilot.pause(0.3)
        assert re.search(r"Compare  c$", shown(app), re.MULTILINE)


@pytest.mark.parametrize("typed", ["đề nghị", "de nghi", "asked"])
async def test_the_filter_of_events_is_found_in_both_languages(typed: str) -> None:
    app = browser("ledger")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await type_keys(pilot, "F", *typed)
        assert isinstance(app.screen, Chooser)
        opens = [line.opens for line in app.screen.query_one(LinePane).lines if line.opens]
        assert "choose:event:asked" in opens  # stages have such a word too
        assert {one.rpartition(":")[2] for one in opens} == {"asked"}
        assert "asked  đề nghị" in shown(app)


@pytest.mark.parametrize("address", ["ledger", "da-nang", "timeline lanes:place"])
async def test_the_footer_cuts_no_word_at_any_width(address: str) -> None:
    app = browser(address)
    async with app.run_test(size=(200, 30)) as pilot:
        await settle(pilot)
        bar = app.screen.query_one(ActionBar)
        named = {f"{one.key} {one.label}" for one in bar.actions} | {"F2 all", "? help"}
        for width in range(30, 200):
            text = "".join(span.text for span in bar.spans(width))
            pieces = re.split(r" {2,}", text.strip())
            assert set(pieces) <= named, width
            assert pieces[-2:] == ["F2 all", "? help"]


async def test_a_place_to_go_on_from_is_kept_when_help_closes() -> None:
    app = browser("da-nang")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await type_keys(pilot, "down", "down")
        before = pane(app, "card").line
        await type_keys(pilot, "?", *"x", "escape", "escape")
        assert pane(app, "card").line == before
