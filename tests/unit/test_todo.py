"""What to look at again first, and why."""

from datetime import date
from pathlib import Path

import pytest

from tests.frozen import frozen_library
from tests.library_builder import Briefs, initiative
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.library import Library
from vnsemi_tui.library.todo import Kind, Task, tasks
from vnsemi_tui.reading.schemas import KINDS
from vnsemi_tui.reading.skeletons import skeleton

TODAY = date(2026, 11, 22)
ASK = "event: asked, id: lab, by: da-nang, to: acme"


@pytest.fixture
def briefs(tmp_path: Path) -> Briefs:
    """Return a folder with Acme; its source is of November 2024."""
    made = Briefs(tmp_path)
    made.partner("acme")
    return made


@pytest.fixture(scope="module")
def shipped() -> Library:
    return frozen_library()


def of_kind(briefs: Briefs, kind: Kind, day: date = TODAY) -> list[Task]:
    return [task for task in tasks(Known(briefs.library(), day)) if task.kind is kind]


def test_an_open_ask_is_to_be_looked_at_the_oldest_first(briefs: Briefs) -> None:
    older = f"{ASK.replace('lab', 'plant')}, at: 2023-05"
    briefs.initiatives("da-nang", initiative(ASK, older))
    assert [(task.address, task.since) for task in of_kind(briefs, Kind.OPEN)] == [
        ("da-nang/thing/plant", date(2023, 5, 31)),
        ("da-nang/thing/lab", date(2024, 11, 29)),
    ]


def test_an_ask_that_was_met_needs_no_look(briefs: Briefs) -> None:
    opened = "event: opened, by: acme, at: 2025-01, answers: da-nang/thing/lab"
    briefs.initiatives("da-nang", initiative(ASK, opened))
    assert of_kind(briefs, Kind.OPEN) == []


def test_an_ask_counts_from_its_newest_answer(briefs: Briefs) -> None:
    answer = "event: considering, by: acme, at: 2025-01-07, answers: da-nang/thing/lab"
    briefs.initiatives("da-nang", initiative(ASK, answer))
    (task,) = of_kind(briefs, Kind.OPEN)
    assert (task.reason, task.since) == ("asked: considering", date(2025, 1, 7))


def test_a_look_of_this_year_is_enough_an_older_one_is_told(briefs: Briefs) -> None:
    look = "event: looked-for, about: acme, at: {}"
    briefs.initiatives("da-nang", initiative(ASK, look.format("2026-03-01")))
    assert of_kind(briefs, Kind.OPEN) == []
    (task,) = of_kind(briefs, Kind.OPEN, date(2027, 3, 1))
    assert task.reason == "asked: no answer reported, nothing found on 1 Mar 2026"


def test_a_look_from_before_the_ask_is_none(briefs: Briefs) -> None:
    look = "event: looked-for, about: acme, at: 2026-03-01"
    briefs.initiatives("da-nang", initiative(f"{ASK}, at: 2026-04-01", look))
    assert [task.reason for task in of_kind(briefs, Kind.OPEN)] == ["asked: no answer reported"]


def test_claims_on_one_old_source_are_counted_by_brief(briefs: Briefs) -> None:
    briefs.source("more")
    briefs.source("new", published="2026-10-01")
    briefs.initiatives(
        "da-nang",
        initiative(
            "event: opened, by: acme",
            "event: said, by: acme, cite: [news#1, more#1]",
            "event: said, by: acme, cite: new#1",
            "event: said, by: acme, cite: news#2+4",
        ),
    )
    (task,) = of_kind(briefs, Kind.ONE_SOURCE)
    assert task.address == "da-nang"
    assert task.reason == "2 of 4 claims rest on a single source older than 12 months"
    assert task.since == date(2024, 11, 29)


def test_twelve_months_are_up_on_the_day(briefs: Briefs) -> None:
    briefs.initiatives("da-nang", initiative("event: opened, by: acme"))
    assert of_kind(briefs, Kind.ONE_SOURCE, date(2025, 11, 28)) == []
    assert len(of_kind(briefs, Kind.ONE_SOURCE, date(2025, 11, 29))) == 1


def test_an_unfinished_brief_says_what_it_lacks(briefs: Briefs) -> None:
    briefs.partner("beta", "name: To fill in (beta)\nkind: company\n")
    briefs.partner("named", "name: Named\nkind: company\nsummary: A company.\n")
    briefs.initiatives(
        "da-nang", initiative("event: opened, by: [acme, named]"), more="summary: A city."
    )
    briefs.locality("hue")
    assert {task.address: task.reason for task in of_kind(briefs, Kind.UNFINISHED)} == {
        "acme": "no summary",
        "beta": "placeholders are still in it, no summary, no entry or figure names it",
        "hue": "no summary, no initiative",
    }


def test_a_market_that_only_figures_name_is_named(briefs: Briefs) -> None:
    briefs.partner("japan", "name: Japan\nkind: market\nsummary: A market.\n")
    briefs.locality(
        "da-nang",
        "figures:\n  - {measure: exports, with: japan, value: 1 USD bn, cite: news#1}\n",
    )
    assert "japan" not in {task.address for task in of_kind(briefs, Kind.UNFINISHED)}


def test_a_placeholder_inside_a_claim_is_seen(briefs: Briefs) -> None:
    briefs.locality("da-nang", "facts:\n  - {what: To fill in, cite: news#1}\n")
    reasons = {task.address: task.reason for task in of_kind(briefs, Kind.UNFINISHED)}
    assert reasons["da-nang"].startswith("placeholders are still in it")


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_file_is_unfinished_even_with_its_names_filled_in(kind: str, briefs: Briefs) -> None:
    folder = {"locality": "localities", "partner": "partners", "source": "sources"}[kind]
    briefs.locality("da-nang")
    text = skeleton(kind, "new-one", today=TODAY)
    briefs.write(f"{folder}/new-one.yaml", text)
    reasons = {task.address: task.reason for task in of_kind(briefs, Kind.UNFINISHED)}
    assert reasons["new-one"].startswith("placeholders are still in it")
    named = text.replace("name: To fill in (new-one)", "name: New")
    briefs.write(f"{folder}/new-one.yaml", named.replace("er: To fill in", "er: X"))
    reasons = {task.address: task.reason for task in of_kind(briefs, Kind.UNFINISHED)}
    assert reasons["new-one"].startswith("placeholders") is (kind != "partner")


def test_sources_without_a_date_or_read_long_ago_are_named(briefs: Briefs) -> None:
    briefs.source(
        "undated", published="unknown", more="bounds: {from: 2023-11-10, to: 2023-12-31, why: x}"
    )
    briefs.locality("da-nang")
    assert [(task.address, task.reason) for task in of_kind(briefs, Kind.OLD_SOURCE)] == [
        ("undated", "undated, 10 Nov – 31 Dec 2023")
    ]
    later = of_kind(briefs, Kind.OLD_SOURCE, date(2027, 11, 22))
    assert ("news", "last read 22 Nov 2026") in {(task.address, task.reason) for task in later}


def test_what_was_inferred_is_named_with_its_fields(briefs: Briefs) -> None:
    entry = "event: opened, by: acme, at: 2024, inferred: {at: the year of the article}"
    briefs.initiatives("da-nang", initiative(entry))
    (task,) = of_kind(briefs, Kind.INFERRED)
    assert (task.address, task.reason) == ("da-nang/thing/opened-1", "inferred: at")


def test_kinds_come_in_their_order(shipped: Library) -> None:
    places = [list(Kind).index(task.kind) for task in tasks(Known(shipped, TODAY))]
    assert places == sorted(places)
    assert set(places) == set(range(len(Kind)))


def test_every_address_leads_somewhere(shipped: Library) -> None:
    known = {*shipped.ids, *shipped.sources, *shipped.claims}
    assert {task.address for task in tasks(Known(shipped, TODAY))} <= known


def test_nothing_of_a_later_day_is_told(shipped: Library) -> None:
    day = date(2023, 12, 1)
    for task in tasks(Known(shipped, day, today=TODAY)):
        assert task.since is None or task.since <= day
    assert not [
        task for task in tasks(Known(shipped, day, today=TODAY)) if "marvell/lab" in task.address
    ]
