"""The head of the start page: how far the sources go, how to get newer ones, what to try."""

from datetime import date
from pathlib import Path

import pytest

from tests.frozen import frozen_library
from tests.library_builder import Briefs
from vnsemi_tui import paths
from vnsemi_tui.library.known import Known
from vnsemi_tui.state import Keeper, Mark
from vnsemi_tui.ui.commands import COMMANDS, named
from vnsemi_tui.ui.desk import Desk
from vnsemi_tui.views.start import StartPage

NEWEST = date(2025, 7, 4)
"""When the newest of the frozen sources was published."""


def head(
    today: date, width: int = 120, *, day: date | None = None, newer: str = "", first: bool = False
) -> list[str]:
    """Return the lines above the first section."""
    page = StartPage(
        Known(frozen_library(), day or today, today=today),
        newer=newer,
        is_first_run=first,
        keys=named(COMMANDS),
    )
    lines = page.lines(width)
    end = next(number for number, line in enumerate(lines) if line.heading)
    return [line.text for line in lines[:end] if line.text]


def test_it_says_up_to_when_the_sources_go_and_how_many_have_no_date() -> None:
    [_, sources] = head(NEWEST)
    assert sources == "6 sources, newest 4 Jul 2025; 2 have no date of their own"
    assert head(NEWEST, 50)[1] == "6 sources, newest 4 Jul 2025; 2 without a date"
    assert "6 sources, newest 4 Jul 2025; 2 undated" in head(NEWEST, 42)


def test_where_every_source_has_a_date_nothing_is_said_of_it(tmp_path: Path) -> None:
    made = Briefs(tmp_path)
    made.locality("hue")
    page = StartPage(Known(made.library(), date(2024, 12, 1), today=date(2024, 12, 1)))
    assert [line.text for line in page.lines(100)][1] == "1 source, newest 29 Nov 2024"


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 1, 3), "Newer briefs come with updates: git pull"),
        (
            date(2026, 1, 4),
            "The newest source is 6 months old. Newer briefs come with updates: git pull",
        ),
        (
            date(2026, 11, 22),
            "The newest source is 16 months old. Newer briefs come with updates: git pull",
        ),
    ],
)
def test_from_half_a_year_on_the_age_is_said_plainly(today: date, said: str) -> None:
    assert head(today, newer="git pull")[2:] == [said]


@pytest.mark.parametrize("newer", ["git pull", "pipx (or uv tool) upgrade vnsemi-tui"])
def test_it_takes_few_lines_none_of_them_too_wide(newer: str) -> None:
    for width, most in ((20, 17), (32, 17), (49, 17), (50, 7), (65, 7), (89, 7), (90, 5), (139, 5)):
        lines = head(date(2026, 11, 22), width, newer=newer, first=True)
        assert all(len(line) <= width for line in lines), width
        assert len(lines) <= most, width
        assert " ".join(lines).count("16 months") == 1


def test_in_the_past_nothing_is_said_of_newer_briefs() -> None:
    assert len(head(date(2026, 11, 22), day=date(2025, 8, 1), newer="git pull")) == 2


def test_who_is_here_for_the_first_time_is_told_what_it_is_and_what_to_try() -> None:
    about = "Who does what with whom in Viet Nam's semiconductor industry, and who says so."
    assert head(NEWEST, first=True)[0] == about
    assert about not in head(NEWEST)
    said = "Try: qorvo · da nang · nvidia asked · F2 shows all commands"
    assert head(NEWEST, first=True)[-1] == said
    assert head(NEWEST)[-1] != said
    known = Known(frozen_library(), NEWEST, today=NEWEST)
    assert Desk(known).is_first_run
    keeper = Keeper(None)
    keeper.mark(Mark(address="qorvo", page="qorvo", text="Qorvo", on="2025-07-04"))
    assert not Desk(known, keeper=keeper).is_first_run


def test_before_everything_it_says_what_shows_more() -> None:
    assert head_of_empty(date(2019, 1, 1))[-1] == "For a later date, use --as-of."


def head_of_empty(day: date) -> list[str]:
    page = StartPage(Known(frozen_library(), day, today=date(2026, 11, 22)))
    return [line.text for line in page.lines(100) if line.text]


# How to get newer briefs


def test_a_checkout_is_told_from_an_installed_app(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "vnsemi_tui"
    package.mkdir()
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "vnsemi-tui"\n')
    monkeypatch.setattr(paths, "_PACKAGE", package)
    assert paths.how_to_upgrade() == ""
    (tmp_path / ".git").mkdir()
    assert paths.how_to_upgrade() == "git pull"
    (package / "briefs").mkdir()
    assert "pipx" in paths.how_to_upgrade()
    assert "uv tool" in paths.how_to_upgrade()
