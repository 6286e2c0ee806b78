"""Pages without a width: everything a card says, and where each line comes from."""

from datetime import date
from pathlib import Path

from tests.frozen import frozen_library
from tests.library_builder import Briefs, initiative
from vnsemi_tui.library.known import Known
from vnsemi_tui.views.ledger import LedgerPage
from vnsemi_tui.views.outline import Outline, outline_of
from vnsemi_tui.views.outline_lists import (
    contents_outline,
    ledger_outline,
    regions_outline,
    timeline_outline,
)
from vnsemi_tui.views.pages import page_at
from vnsemi_tui.views.regions import RegionsPage
from vnsemi_tui.views.timeline import TimelinePage

DAY = date(2026, 11, 22)


def shipped(day: date = DAY) -> Known:
    return Known(frozen_library(), day, today=DAY)


def outline(known: Known, address: str) -> Outline:
    page = page_at(known, address)
    assert page is not None
    found = outline_of(page)
    assert found is not None
    return found


def texts(outline: Outline) -> str:
    rows = [one.text for part in outline.parts for row in part.rows for one in row.cells]
    return "\n".join([*(detail.content.text for detail in outline.details), *rows])


def test_a_long_sentence_is_neither_cut_nor_wrapped(tmp_path: Path) -> None:
    long = "A word and another one, again and again. " * 40
    briefs = Briefs(tmp_path)
    entry = f"event: asked, id: ask, by: da-nang, to: acme, what: '{long.strip()}'"
    briefs.partner("acme", f"summary: {long}")
    briefs.initiatives("da-nang", initiative(entry))
    known = Known(briefs.library(), DAY)
    assert long.strip() in texts(outline(known, "acme"))
    assert long.strip() in texts(outline(known, "da-nang/thing"))


def test_labels_of_a_header_stand_apart_and_open_their_pages() -> None:
    details = outline(shipped(), "da-nang/marvell").details
    place = next(one for one in details if one.label == "in")
    assert (place.content.text, place.opens) == ("Đà Nẵng", "da-nang")
    stage = next(one for one in details if one.label == "stage")
    assert stage.content.text == "███████ running · opened, May 2024"


def test_every_line_with_a_claim_has_the_number_and_paragraph_of_its_source() -> None:
    known = shipped()
    for address in (*known.library.ids, *known.library.initiatives):
        found = outline(known, address)
        numbers = {row.cells[0].text for part in found.parts[-1:] for row in part.rows}
        for part in found.parts[:-1]:
            for row in part.rows:
                if row.address:
                    assert part.cites, (address, part.key)
                    assert row.cells[-1].text.partition("]")[0] + "]" in numbers


def test_a_source_cited_again_keeps_its_number(tmp_path: Path) -> None:
    briefs = Briefs(tmp_path)
    briefs.source("late", published="2025-03-10")
    briefs.partner("acme")
    briefs.initiatives(
        "da-nang",
        initiative(
            "event: met, at: 2025, by: acme, cite: [late#2, news#4, late#1]",
            "event: opened, at: 2024, by: acme, cite: [news#9, late#3]",
        ),
    )
    *parts, sources = outline(Known(briefs.library(), DAY), "da-nang/thing").parts
    rows = {row.address: row.cells[-1].text for part in parts if part.cites for row in part.rows}
    assert rows == {
        "da-nang/thing/opened-1": "[1] ¶ 9, [2] ¶ 3",
        "da-nang/thing/met-1": "[2] ¶ 2, [1] ¶ 4, [2] ¶ 1",
    }
    assert [(row.cells[0].text, row.opens) for row in sources.rows] == [
        ("[1]", "news"), ("[2]", "late")
    ]  # fmt: skip


def test_a_claim_stands_on_the_page_of_a_source_once_for_each_place_it_cites(
    tmp_path: Path,
) -> None:
    briefs = Briefs(tmp_path)
    briefs.partner("acme")
    briefs.initiatives("da-nang", initiative("event: met, by: acme, cite: [news#9, news#4]"))
    (part,) = outline(Known(briefs.library(), DAY), "news").parts
    told = [(row.cells[0].text, row.address) for row in part.rows]
    assert told == [("¶ 4", "da-nang/thing/met-1"), ("¶ 9", "da-nang/thing/met-1")]


def test_only_addresses_of_sources_may_become_links() -> None:
    known = shipped()
    web = {source.address for source in known.sources}
    found = outline(known, "da-nang")
    assert found.web
    assert found.web <= web


def test_pages_without_a_form_of_their_own_have_none() -> None:
    known = shipped()
    for address in ("matrix", "timeline", "start"):
        page = page_at(known, address)
        assert page is not None
        assert outline_of(page) is None


def test_nothing_later_than_the_day_is_told() -> None:
    early = shipped(date(2023, 12, 31))
    for found in (
        contents_outline(early),
        ledger_outline(LedgerPage(early)),
        timeline_outline(TimelinePage(early)),
        regions_outline(RegionsPage(early)),
    ):
        assert "Qorvo" not in texts(found)
        assert "Marvell" not in texts(found)
    source = outline(early, "vns-2024-11-29-da-nang")
    assert source.parts == ()
    assert source.title == "vns-2024-11-29-da-nang"


def test_the_lists_hold_what_their_screens_hold() -> None:
    known = shipped()
    asked = sum(len(part.rows) for part in ledger_outline(LedgerPage(known)).parts if part.cites)
    told = sum(len(part.rows) for part in timeline_outline(TimelinePage(known)).parts if part.cites)
    assert asked == 16
    assert told == len(known.library.entries)
    places = [row.opens for part in regions_outline(RegionsPage(known)).parts for row in part.rows]
    assert sorted(places) == sorted(known.library.localities)


def test_the_contents_lead_to_every_locality_and_partner() -> None:
    known = shipped()
    opened = {row.opens for part in contents_outline(known).parts for row in part.rows}
    assert known.library.ids <= opened
