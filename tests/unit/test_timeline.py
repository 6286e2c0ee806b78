"""The timeline as a list: order, exact dates, plans and reports apart, filters."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from tests.library_builder import Briefs, initiative
from vnsemi_tui.library.filter_table import WrongFilterError
from vnsemi_tui.library.filters import Filters
from vnsemi_tui.library.known import Known
from vnsemi_tui.text.width import cell_width
from vnsemi_tui.views.lanes import LanesPage
from vnsemi_tui.views.lines import Line, Tone
from vnsemi_tui.views.long import Drawn, LongLines
from vnsemi_tui.views.timeline import TimelinePage, timeline_at
from vnsemi_tui.views.told import Told

TODAY = date(2026, 11, 22)
WIDE = 140
DATES = ("2024", "2024-08", "2024-08-30", "2024-H1", "2024-Q3", "2024-08~", "2023/2024", "../2024")


@pytest.fixture
def briefs(tmp_path: Path) -> Briefs:
    """Return a folder with Acme and the source of 29 November 2024."""
    made = Briefs(tmp_path)
    made.partner("acme")
    return made


def known(briefs: Briefs, *entries: str, day: date = TODAY) -> Known:
    briefs.initiatives("da-nang", initiative(*entries))
    return Known(briefs.library(), day, today=TODAY)


def page(briefs: Briefs, *entries: str, day: date = TODAY) -> TimelinePage:
    return TimelinePage(known(briefs, *entries, day=day), Filters())


def rows(shown: TimelinePage, width: int = WIDE) -> list[str]:
    """Return the rows without headings, an entry's lines as one."""
    found: list[str] = []
    for line in shown.lines(width):
        if line.address and line.continues:
            found[-1] += f" {line.text.strip()}"
        elif line.address:
            found.append(line.text.strip())
    return found


def headings(shown: TimelinePage) -> list[str]:
    return [line.text.split("  ")[0] for line in shown.lines(WIDE) if line.heading]


def test_dates_of_mixed_precision_have_one_order_whatever_the_order_of_the_brief(
    briefs: Briefs,
) -> None:
    entries = [f"event: met, by: acme, at: {when}, what: {when}" for when in DATES]
    one = [told.entry.what for told in page(briefs, *entries).dated]
    other = [told.entry.what for told in page(briefs, *reversed(entries)).dated]
    assert one == other
    assert sorted(one) == sorted(DATES)
    ends = [told.entry.at.sort_key for told in page(briefs, *entries).dated if told.entry.at]
    assert all(newer >= older for newer, older in pairwise(ends))


def test_entries_of_one_day_stand_in_the_order_of_the_brief(briefs: Briefs) -> None:
    entries = [f"event: met, by: acme, at: 2024-08-30, what: '{n}'" for n in range(9)]
    assert [told.entry.what for told in page(briefs, *entries).dated] == list("012345678")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2024", "2024"),
        ("2024-08", "Aug 2024"),
        ("2024-08-30", "30 Aug 2024"),
        ("2024-H1", "H1 2024"),
        ("2024-08~", "about Aug 2024"),
        ("../2024-Q3", "by Q3 2024"),
        ("2023-10-27/2024-11-30", "27 Oct 2023 – 30 Nov 2024"),
    ],
)
@pytest.mark.parametrize("width", [47, 72, WIDE])
def test_a_date_is_shown_whole_and_no_finer_than_it_is(
    briefs: Briefs, written: str, shown: str, width: int
) -> None:
    (row,) = rows(page(briefs, f"event: met, by: acme, at: {written}"), width)
    assert row.startswith(f"{shown}  ")


def test_years_are_headings_the_newest_first(briefs: Briefs) -> None:
    shown = page(
        briefs,
        "event: met, by: acme, at: 2022-05",
        "event: met, by: acme, at: 2024",
        "event: met, by: acme, at: 2023-01-01",
        "event: opened, id: plan, by: acme, due: 2027",
        "event: opened, id: old-plan, by: acme, due: 2021",
        "event: met, by: acme",
    )
    assert headings(shown) == [
        "Still to come",
        "2024",
        "2023",
        "2022",
        "Planned for a date now past",
        "Dated by report only",
    ]


def test_what_has_no_date_stands_under_the_date_of_its_report_the_newest_first(
    briefs: Briefs,
) -> None:
    briefs.source("older", published="2023-01-02")
    shown = page(
        briefs, "event: met, by: acme, cite: older#1", "event: said, by: acme, cite: news#1"
    )
    lines = [line.text.split("  ")[0] for line in shown.lines(WIDE) if not line.address]
    assert lines[-2:] == ["reported 29 Nov 2024", "reported 2 Jan 2023"]
    assert [row.split()[0] for row in rows(shown)] == ["said", "met"]
    assert "29 Nov 2024" not in "".join(rows(shown))


def test_a_moved_plan_shows_both_dates_and_the_new_one_that_nothing_came(briefs: Briefs) -> None:
    shown = page(
        briefs,
        "event: opened, id: first, by: acme, due: 2025-03",
        "event: opened, id: second, by: acme, due: 2025-Q4, answers: da-nang/thing/first",
    )
    second, first = rows(shown)
    assert first.startswith("Mar 2025 ")
    assert "plan: opened" in first
    assert first.endswith("moved to Q4 2025")
    assert second.startswith("Q4 2025 ")
    assert second.endswith("no follow-up reported")


def test_a_plan_says_when_it_is_met_or_still_to_come(briefs: Briefs) -> None:
    shown = page(
        briefs,
        "event: opened, id: far, by: acme, due: 2030",
        "event: opened, id: near, by: acme, due: 2024-06",
        "event: opened, by: acme, at: 2024-07, answers: da-nang/thing/near",
    )
    far, near = (row for row in rows(shown) if "plan:" in row)
    assert near.endswith("met")
    assert far.endswith("still to come")


@pytest.mark.parametrize("width", [25, 47, 72, 94, WIDE])
def test_what_came_of_a_plan_is_never_cut_away(briefs: Briefs, width: int) -> None:
    told = "event: opened, id: plan, by: acme, due: 2025, what: " + "long " * 40
    (row,) = rows(page(briefs, told), width)
    assert "no follow-up reported" in row


def test_a_plan_does_not_look_like_what_happened(briefs: Briefs) -> None:
    shown = page(briefs, "event: opened, id: plan, by: acme, due: 2025", "event: opened, by: acme")
    plan, done = (line for line in shown.lines(WIDE) if line.address)
    assert Tone.ACCENT not in {span.tone for span in plan.spans}
    assert Tone.ACCENT in {span.tone for span in done.spans}


def test_a_repeated_report_is_marked_and_both_are_shown(briefs: Briefs) -> None:
    shown = page(
        briefs,
        "event: mou, id: one, by: acme, at: 2024-08",
        "event: mou, id: two, by: acme, at: 2024-08-30, maybe_same: da-nang/thing/one",
    )
    original, twin = rows(shown)
    assert twin.endswith("maybe the same as MoU, Aug 2024")
    assert "maybe" not in original


def test_a_plan_that_is_reported_twice_has_one_fate(briefs: Briefs) -> None:
    shown = page(
        briefs,
        "event: opened, id: one, by: acme, due: 2024-06",
        "event: opened, id: two, by: acme, due: 2024, maybe_same: da-nang/thing/one",
        "event: opened, by: acme, at: 2024-07, answers: da-nang/thing/one",
    )
    plans = [row for row in rows(shown) if "plan:" in row]
    assert len(plans) == 2
    assert all(" · met" in row for row in plans)


def test_an_earlier_day_knows_no_later_report(briefs: Briefs) -> None:
    briefs.source("later", published="2025-05-01")
    entries = (
        "event: mou, by: acme, at: 2024-08",
        "event: opened, by: acme, at: 2024-09, cite: later#1",
    )
    assert len(rows(page(briefs, *entries))) == 2
    (row,) = rows(page(briefs, *entries, day=date(2025, 4, 30)))
    assert "MoU" in row


def test_filters_are_shown_and_leave_only_what_they_want(briefs: Briefs) -> None:
    entries = ("event: mou, by: acme, at: 2024-08", "event: met, by: acme, at: 2023")
    shown = timeline_at(known(briefs, *entries), ["event:mou", "since:2024"])
    assert shown.address == "timeline event:mou since:2024"
    lines = list(shown.lines(WIDE))
    assert sum(bool(line.address) for line in lines) == 1
    assert {line.opens for line in lines if "✕" in line.text} == {
        "timeline since:2024", "timeline event:mou"
    }  # fmt: skip


def test_a_row_proves_its_entry_and_opens_its_initiative(briefs: Briefs) -> None:
    shown = page(briefs, "event: mou, id: signing, by: acme, at: 2024-08")
    (row,) = (line for line in shown.lines(WIDE) if line.address)
    assert (row.address, row.opens) == ("da-nang/thing/signing", "da-nang/thing")


def test_an_empty_page_says_what_to_do(briefs: Briefs) -> None:
    entry = "event: mou, by: acme, at: 2024-08"
    filtered = TimelinePage(known(briefs, entry), Filters((("event", ("opened",)),)))
    assert "Try without one of them" in filtered.lines(WIDE)[-1].text
    early = page(briefs, entry, day=date(2020, 1, 1))
    assert "by that date" in early.lines(WIDE)[-1].text


def test_every_line_fits(briefs: Briefs) -> None:
    shown = page(
        briefs,
        "event: cooperating, by: [acme, da-nang], at: 2023-10-27/2024-11-30, what: " + "long " * 30,
        "event: asked, id: ask, by: da-nang, to: acme, what: " + "long " * 30,
        "event: opened, id: plan, by: acme, due: 2025-H1~",
        "event: opened, id: twin, by: acme, due: 2025, maybe_same: da-nang/thing/plan",
    )
    for width in (25, 47, 72, 94, 99, 100, 115, 130, 200):
        assert max(cell_width(line.text) for line in shown.lines(width)) <= width, width


def test_the_page_is_the_same_at_every_height(briefs: Briefs) -> None:
    entries = [f"event: met, by: acme, at: 2024-08-{day:02}" for day in range(1, 29)]
    shown = page(briefs, *entries)
    assert list(shown.lines(72, 10)) == list(shown.lines(72))


def test_only_the_lines_that_are_looked_at_are_drawn(
    briefs: Briefs, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = [f"event: met, by: acme, at: {1900 + n % 120}" for n in range(3000)]
    drawn: list[Told] = []
    one_line = TimelinePage._one_line

    def counted(shown: TimelinePage, told: Told, width: int) -> Drawn:
        drawn.append(told)
        return one_line(shown, told, width)

    monkeypatch.setattr(TimelinePage, "_one_line", counted)
    lines = page(briefs, *entries).lines(WIDE)
    assert isinstance(lines, LongLines)
    assert len(lines.stops) >= 3000
    seen: list[Line] = lines[1000:1040]
    assert any(line.address for line in seen)
    assert 0 < len(drawn) <= 40


@pytest.mark.parametrize(
    ("word", "says"),
    [
        ("plase:da-nang", 'did you mean "place"'),
        ("lane:place", 'did you mean "lanes"'),
        ("lanes:palce", 'did you mean "place"'),
        ("place:da-nag", 'did you mean "da-nang"'),
        ("state:opn", 'did you mean "open"'),
        ("axis:2024", "needs lanes:place"),
        ("everything", "no filter"),
    ],
)
def test_a_wrong_word_is_refused_with_the_nearest_right_one(
    briefs: Briefs, word: str, says: str
) -> None:
    with pytest.raises(WrongFilterError, match=says):
        timeline_at(known(briefs, "event: met, by: acme"), [word])


@pytest.mark.parametrize("axis", ["2024/..", "../2024", "yesterday", "2024-13"])
def test_an_axis_needs_a_beginning_and_an_end(briefs: Briefs, axis: str) -> None:
    with pytest.raises(WrongFilterError, match="axis"):
        timeline_at(known(briefs, "event: met, by: acme"), ["lanes:place", f"axis:{axis}"])


@pytest.mark.parametrize(
    "address",
    [
        "timeline",
        "timeline place:da-nang event:met",
        "timeline lanes:initiative since:2020",
        "timeline lanes:place axis:2023-07/2024-12 place:da-nang",
    ],
)
def test_an_address_leads_back_to_its_page(briefs: Briefs, address: str) -> None:
    shown = timeline_at(known(briefs, "event: met, by: acme, at: 2024"), address.split()[1:])
    assert shown.address == address
    assert isinstance(shown, LanesPage) == ("lanes:" in address)
