"""An answer that we tied to an item, not a source, says so wherever the item is shown."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.library_builder import Briefs, initiative
from vnsemi_tui.cli.shapes import entry_data
from vnsemi_tui.export.tables import csv_files
from vnsemi_tui.library.filters import Filters
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.ledger import Item, items
from vnsemi_tui.views.lanes import LanesPage
from vnsemi_tui.views.ledger import LedgerPage
from vnsemi_tui.views.outline import outline_of
from vnsemi_tui.views.outline_lists import ledger_outline, timeline_outline
from vnsemi_tui.views.pages import page_at, proof_of
from vnsemi_tui.views.timeline import TimelinePage

TODAY = date(2026, 12, 1)
ASKED = "event: asked, id: ask, at: 2024-03, by: da-nang, to: acme, what: Build it"
PLAN = "event: announced, id: plan, due: 2025, by: acme, what: Begin"
OURS = "inferred: {answers: It fits.}"


@pytest.fixture
def briefs(tmp_path: Path) -> Briefs:
    made = Briefs(tmp_path)
    made.partner("acme")
    return made


def known_of(briefs: Briefs, *entries: str) -> Known:
    briefs.initiatives("da-nang", initiative(*entries))
    return Known(briefs.library(), TODAY)


def item_of(known: Known, name: str) -> Item:
    return next(item for item in items(known) if item.entry.id == name)


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ("event: opened, by: acme", "met"),
        ("event: mou, by: [acme, da-nang]", "accepted"),
        ("event: studying, by: acme", "considering"),
        ("event: declined, by: acme", "declined"),
        ("event: said, by: acme, outcome: partly", "partly"),
        ("event: delayed, by: acme", "delayed"),
    ],
)
def test_every_state_says_that_it_is_our_reading(briefs: Briefs, answer: str, verdict: str) -> None:
    told = f"{answer}, answers: da-nang/thing/ask"
    stated = item_of(known_of(briefs, ASKED, told), "ask")
    assert (stated.verdict, stated.is_inferred) == (verdict, False)
    ours = item_of(known_of(briefs, ASKED, f"{told}, {OURS}"), "ask")
    assert (ours.verdict, ours.is_inferred) == (f"{verdict}, by our reading", True)
    assert ours.words == verdict  # for programs


def test_what_else_is_inferred_of_an_answer_leaves_the_tie_to_the_source(briefs: Briefs) -> None:
    answer = "event: opened, by: acme, answers: da-nang/thing/ask, inferred: {by: It fits.}"
    assert not item_of(known_of(briefs, ASKED, answer), "ask").is_inferred


def test_a_newer_answer_by_a_source_takes_the_place_of_ours(briefs: Briefs) -> None:
    ours = f"event: studying, at: 2024-04, by: acme, answers: da-nang/thing/ask, {OURS}"
    stated = "event: opened, at: 2024-05, by: acme, answers: da-nang/thing/ask"
    assert item_of(known_of(briefs, ASKED, ours, stated), "ask").verdict == "met"


def test_what_lapsed_did_so_without_any_answer(briefs: Briefs) -> None:
    briefs.partner("acme", "ended: {at: 2025-01, what: Closed, cite: news#1}\n")
    answer = f"event: studying, by: acme, answers: da-nang/thing/ask, {OURS}"
    assert item_of(known_of(briefs, ASKED, answer), "ask").verdict == "lapsed"


@pytest.fixture
def known(briefs: Briefs) -> Known:
    """Return an ask met by our reading, one met by a source, and a plan moved by our reading."""
    return known_of(
        briefs,
        ASKED,
        "event: asked, id: other, at: 2024-03, by: da-nang, to: acme, what: Teach",
        PLAN,
        f"event: opened, at: 2025-05, by: acme, answers: da-nang/thing/ask, {OURS}, what: Opened",
        "event: started, at: 2025-05, by: acme, answers: da-nang/thing/other, what: Courses",
        f"event: announced, id: new, due: 2030, by: acme, answers: da-nang/thing/plan, {OURS}",
    )


def shown(known: Known, address: str, width: int = 100) -> str:
    page = page_at(known, address) or proof_of(known, address)
    assert page is not None
    return " ".join(" ".join(line.text for line in page.lines(width)).split())


@pytest.mark.parametrize("width", [40, 58, 80, 130, 200])
def test_the_ledger_says_it_of_each_and_counts_them_apart(known: Known, width: int) -> None:
    text = shown(known, "ledger", width)
    assert "1 open · 3 closed or lapsed · 2 answered by our reading" in text
    assert "Met · 1 answered by our reading" in text
    assert "Moved · 1 answered by our reading" in text
    assert text.count("by our reading") == 3 + 2


@pytest.mark.parametrize("address", ["acme", "common acme da-nang"])
def test_cards_say_it_of_each_and_count_them_apart(known: Known, address: str) -> None:
    text = shown(known, address)
    assert "Answered, met or lapsed · 2 answered by our reading" in text
    assert "Build it · by our reading" in text
    assert "Teach · by our reading" not in text


def test_initiative_proof_and_answer_say_it(known: Known) -> None:
    card = shown(known, "da-nang/thing")
    assert "Asks, offers, pledges, plans · 2 answered by our reading" in card
    assert "Build it · met, by our reading: Opened" in card
    assert "Teach · met: Courses" in card
    proof = shown(known, "da-nang/thing/ask")
    assert "state met, by our reading" in proof
    assert "reply opened, by our reading: Opened" in proof
    assert "answers by our reading: Build it" in shown(known, "da-nang/thing/opened-1")
    assert "answers Teach" in shown(known, "da-nang/thing/started-1")


def test_what_waits_counts_them_apart_too(briefs: Briefs) -> None:
    answer = f"event: mou, by: [acme, da-nang], answers: da-nang/thing/ask, {OURS}"
    text = shown(known_of(briefs, ASKED, answer), "da-nang")
    assert "Waiting for an answer · 1 answered by our reading" in text
    assert "Build it · by our reading" in text


def test_the_pack_says_it_of_what_is_open(briefs: Briefs) -> None:
    answer = f"event: mou, by: [acme, da-nang], answers: da-nang/thing/ask, {OURS}"
    known = known_of(briefs, ASKED, answer)
    assert "accepted, by our reading · reply" in shown(known, "pack acme da-nang")


def texts(known: Known) -> Iterator[str]:
    """Yield what is written into files of the ledger, the timeline and the cards."""
    pages = [page_at(known, address) for address in ("da-nang", "acme", "da-nang/thing")]
    cards = [outline_of(page) if page else None for page in pages]
    for outline in (
        ledger_outline(LedgerPage(known)),
        timeline_outline(TimelinePage(known)),
        *cards,
    ):
        assert outline is not None
        rows = [row for part in outline.parts for row in part.rows]
        yield " ".join(cell.text for row in rows for cell in row.cells)


def test_files_and_the_site_say_it(known: Known) -> None:
    for text in texts(known):
        assert "by our reading" in text
    ledger = ledger_outline(LedgerPage(known))
    assert ledger.about == "1 open · 3 closed or lapsed · 2 answered by our reading"
    assert {part.title: part.note for part in ledger.parts}["Met"] == "1 answered by our reading"


def test_timeline_and_lanes_say_it_of_plans(known: Known) -> None:
    assert "moved to 2030, by our reading" in shown(known, "timeline", 200)
    assert LanesPage(known, Filters(), "place").lines(120)


def test_programs_get_the_state_and_apart_whose_reading_it_is(known: Known) -> None:
    found = {item.entry.id: entry_data(known, item.entry, item) for item in items(known)}
    assert {name: (one["state"], one["inferred"]) for name, one in found.items()} == {
        "ask": ("met", True),
        "other": ("met", False),
        "plan": ("moved", True),
        "new": ("nothing reported since", False),
    }
    assert entry_data(known, known.library.entries["da-nang/thing/opened-1"])["inferred"] is False
    for name, count in (("ledger.csv", 4), ("entries.csv", 6)):
        rows = list(csv.DictReader(csv_files(known)[name].decode("utf-8-sig").splitlines()))
        assert len(rows) == count
        inferred = {row["address"]: row["state"] for row in rows if row["inferred"] == "inferred"}
        assert inferred == {"da-nang/thing/ask": "met", "da-nang/thing/plan": "moved"}
