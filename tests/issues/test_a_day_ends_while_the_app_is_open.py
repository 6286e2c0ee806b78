"""Midnight comes while the browser, or `--plain`, is open: the new day counts from then on."""

import datetime
from pathlib import Path
from unittest.mock import Mock

import pytest

from tests.library_builder import Briefs, initiative
from vnsemi_tui.cli import session as sessions
from vnsemi_tui.cli.arguments import parse
from vnsemi_tui.cli.commands.note import write_note
from vnsemi_tui.cli.plain import Plain
from vnsemi_tui.cli.session import Session
from vnsemi_tui.library.known import Known
from vnsemi_tui.ui.actions.looking import as_of
from vnsemi_tui.ui.desk import Desk

EVE = datetime.date(2026, 12, 31)
MORNING = datetime.date(2027, 1, 1)
PLAN = "event: announced, id: plan, due: 2026, by: acme, what: Open a lab"
OVERDUE = "planned 2026, no follow-up"


class Calendar:
    """Which day it is, as a test says."""

    def __init__(self) -> None:
        self.day = EVE

    def today(self) -> datetime.date:
        return self.day


@pytest.fixture
def calendar(monkeypatch: pytest.MonkeyPatch) -> Calendar:
    """The calendar by which commands look up the day."""
    calendar = Calendar()
    monkeypatch.setattr(sessions, "date", calendar)
    return calendar


@pytest.fixture
def planned(tmp_path: Path) -> Briefs:
    """A company that is to open a lab by the end of 2026."""
    briefs = Briefs(tmp_path)
    briefs.partner("acme")
    briefs.initiatives("da-nang", initiative(PLAN))
    return briefs


def desk_by(calendar: Calendar, planned: Briefs) -> Desk:
    return Desk(Known(planned.library(), EVE), day_now=calendar.today)


def says(desk: Desk, address: str) -> str:
    page = desk.page(address)
    assert page is not None
    return "\n".join(line.text for line in page.lines(100))


def session_of(planned: Briefs, *words: str) -> Session:
    return Session(parse(["paths", "--only", str(planned.path), *words]))


def test_a_plan_becomes_overdue_on_every_page_that_is_opened(planned: Briefs) -> None:
    calendar = Calendar()
    desk = desk_by(calendar, planned)
    pages = {"da-nang": "overdue", "da-nang/thing": OVERDUE}
    assert not any(word in says(desk, page) for page, word in pages.items())
    calendar.day = MORNING
    assert all(word in says(desk, page) for page, word in pages.items())
    assert desk.known.today == desk.known.day == MORNING
    assert desk.known is desk.known


def test_briefs_read_again_are_those_of_the_new_day(planned: Briefs) -> None:
    calendar = Calendar()
    desk = Desk(Known(planned.library(), EVE), read_again=planned.library, day_now=calendar.today)
    calendar.day = MORNING
    desk.read()
    assert desk.known.today == desk.known.day == MORNING


def test_a_past_day_that_is_looked_at_stays_and_yesterday_is_past(planned: Briefs) -> None:
    calendar = Calendar()
    desk = desk_by(calendar, planned)
    calendar.day = MORNING
    desk.look_as_of(EVE)
    assert (desk.known.day, desk.known.is_past) == (EVE, True)
    calendar.day = MORNING + datetime.timedelta(days=1)
    assert (desk.known.day, desk.known.today) == (EVE, calendar.day)
    desk.look_as_of(None)
    assert (desk.known.day, desk.known.is_past) == (calendar.day, False)
    desk.look_as_of(MORNING)
    calendar.day = EVE  # a clock that was wrong
    assert (desk.known.day, desk.known.is_past) == (EVE, False)


def test_a_mark_is_of_the_day_on_which_it_was_made(planned: Briefs) -> None:
    calendar = Calendar()
    desk = desk_by(calendar, planned)
    calendar.day = MORNING
    desk.mark("acme", "Acme")
    assert [mark.on for mark in desk.keeper.state.marks] == [MORNING.isoformat()]


def test_days_are_offered_up_to_the_day_it_is_now(planned: Briefs) -> None:
    calendar = Calendar()
    browser = Mock(desk=desk_by(calendar, planned))
    as_of(browser)
    calendar.day = MORNING
    assert browser.choose.call_args.kwargs["typed"]("1 Jan 2027")


def test_a_note_has_the_day_on_which_it_was_written(planned: Briefs, calendar: Calendar) -> None:
    session = session_of(planned)
    calendar.day = MORNING
    note, path = write_note(session, "acme", "Ask again")
    assert (note.on.text, path.name) == ("2027-01-01", "2027-01-01-1.yaml")


def test_plain_answers_of_the_new_day(planned: Briefs, calendar: Calendar) -> None:
    plain = Plain(session_of(planned))
    assert OVERDUE not in "\n".join(plain.answer("show da-nang/thing"))
    assert "1 Jan 2027" not in "\n".join(plain.answer("as-of today"))
    calendar.day = MORNING
    assert OVERDUE in "\n".join(plain.answer("show da-nang/thing"))
    assert "1 Jan 2027" in "\n".join(plain.answer("as-of today"))


def test_a_day_that_was_given_stays(planned: Briefs, calendar: Calendar) -> None:
    session = session_of(planned, "--today", "2026-12-30")
    calendar.day = MORNING
    assert session.day_now() == datetime.date(2026, 12, 30)
    note, _ = write_note(session, "acme", "Ask again")
    assert note.on.text == "2026-12-30"
