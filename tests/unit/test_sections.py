"""Sections of cards: what is the latest, what is planned, and of what a share is one."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from tests.library_builder import Briefs, initiative
from vnsemi_tui.library.known import Known
from vnsemi_tui.views.card import LocalityCard, PartnerCard
from vnsemi_tui.views.common import CommonPage
from vnsemi_tui.views.layout import Section
from vnsemi_tui.views.pages import page_at, proof_of
from vnsemi_tui.views.proof import says
from vnsemi_tui.views.sections import sources_section

TODAY = date(2026, 12, 1)


@pytest.fixture
def briefs(tmp_path: Path) -> Briefs:
    made = Briefs(tmp_path)
    made.partner("acme")
    made.source("early", published="2023-10-27")
    made.source("late", published="2025-02-10")
    made.source("undated", published="unknown", more="bounds: {from: 2024-01, to: 2025-06, why: x}")
    return made


def section(sections: Sequence[Section], key: str) -> list[str]:
    """Return what the rows of a section say."""
    return [row.cells[2].text for row in next(one for one in sections if one.key == key).rows]


# Latest


def test_the_latest_is_what_was_reported_last_whenever_it_happened(briefs: Briefs) -> None:
    briefs.initiatives(
        "da-nang",
        initiative(
            "event: opened, at: 2024-11-28, by: acme, what: Opened, cite: news#1",
            "event: signed, at: 2021-11, by: acme, what: Signed, cite: late#1",
            "event: running, by: acme, what: Runs, cite: early#1",
            "event: started, by: acme, what: Started, cite: undated#1",
            "event: looked-for, at: 2026-11-22, about: acme, what: Searched, cite: late#1",
        ),
    )
    known = Known(briefs.library(), TODAY)
    order = ["Signed", "Opened", "Started", "Runs"]  # no date is as old as it may be
    place = LocalityCard(known, known.library.localities["da-nang"])
    assert section(place.sections, "timeline") == [f"Acme: {what}" for what in order]
    partner = PartnerCard(known, known.library.partners["acme"])
    assert section(partner.sections, "timeline") == order
    assert section(CommonPage(known, "acme", "da-nang").sections, "timeline") == order


def test_what_one_source_reports_stands_the_latest_day_first(briefs: Briefs) -> None:
    briefs.initiatives(
        "da-nang",
        initiative(
            "event: met, at: 2024-03, by: acme, what: March",
            "event: met, at: 2024-05, by: acme, what: May",
            "event: met, at: 2024-04, by: acme, what: April",
        ),
    )
    known = Known(briefs.library(), TODAY)
    card = PartnerCard(known, known.library.partners["acme"])
    assert section(card.sections, "timeline") == ["May", "April", "March"]


# Planned


def test_plans_stand_apart_the_next_one_first_with_what_came_of_them(briefs: Briefs) -> None:
    briefs.initiatives(
        "da-nang",
        initiative(
            "event: announced, id: late, due: 2030, by: acme, what: Far off, cite: late#1",
            "event: announced, id: old, due: 2022, by: acme, what: Long ago",
            "event: announced, id: near, due: 2027-H1, by: acme, what: Soon",
            "event: announced, id: past, due: 2024, by: acme, what: Just past",
            "event: opened, at: 2024-12, by: acme, answers: da-nang/thing/past, what: Opened",
        ),
    )
    known = Known(briefs.library(), TODAY)
    for page in (
        LocalityCard(known, known.library.localities["da-nang"]),
        PartnerCard(known, known.library.partners["acme"]),
        CommonPage(known, "acme", "da-nang"),
    ):
        assert [one.removeprefix("Acme: ") for one in section(page.sections, "planned")] == [
            "Soon · still to come",
            "Far off · still to come",
            "Just past · met",
            "Long ago · no follow-up reported",
        ]
        assert len(section(page.sections, "timeline")) == 1


# A share, and the other side of a figure


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        ("measure: share, value: 11.6 %, what: of the city's GRDP", "of the city's GRDP"),
        (
            "measure: share, value: 11.6 %, with: japan, what: of the city's GRDP",
            "of the city's GRDP · with Japan",
        ),
        ("measure: exports, value: 3 USD bn, with: japan, what: chips", "to Japan · chips"),
        ("measure: imports, value: 3 USD bn, with: japan", "from Japan"),
        ("measure: trade, value: 3 USD bn, with: japan", "with Japan"),
        ("measure: fdi-stock, value: 3 USD bn, with: japan", "from Japan"),
        ("measure: projects, value: 3 projects, with: japan", "from Japan"),
        ("measure: trainees, value: 3 people, with: japan", "with Japan"),
        ("measure: tariff, value: 25 %, with: japan, what: on chips", "of Japan · on chips"),
    ],
)
def test_a_figure_says_of_what_and_with_whom(briefs: Briefs, figure: str, told: str) -> None:
    briefs.partner("japan", "name: Japan\nkind: market\n")
    briefs.locality("da-nang", f"figures:\n  - {{{figure}, period: 2024, cite: news#1}}\n")
    briefs.locality("hue")
    known = Known(briefs.library(), TODAY)
    card = LocalityCard(known, known.library.localities["da-nang"])
    row = next(one for one in card.sections if one.key == "figures").rows[0]
    assert row.cells[1].text.partition(" · ")[2] == told
    proof = proof_of(known, row.address)
    assert proof is not None
    assert says(known, proof.claim).partition(", ")[2] == told.replace(" · ", ", ")
    measure = figure.partition(",")[0].partition(": ")[2].replace("fdi-stock", "FDI stock")
    shown = {"pack da-nang": told, "compare da-nang hue": f"{measure} · {told.partition(' · ')[0]}"}
    for address, words in shown.items():
        page = page_at(known, address)
        assert page is not None
        assert words in " ".join(" ".join(line.text for line in page.lines(400)).split())


# Sources


def test_a_claim_counts_once_for_a_source_that_it_cites_twice(briefs: Briefs) -> None:
    briefs.initiatives(
        "da-nang",
        initiative(
            "event: met, by: acme, cite: [late#2, news#4, late#1]",
            "event: opened, by: acme, cite: [news#9, news#1, early#1]",
        ),
    )
    known = Known(briefs.library(), TODAY)
    sources = sources_section(known, known.library.entries.values())
    assert [(row.opens, row.cells[-1].text) for row in sources.rows] == [
        ("late", "1 claim"), ("news", "2 claims"), ("early", "1 claim")
    ]  # fmt: skip
