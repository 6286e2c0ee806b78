"""A row carries the claim that it states: its proof, citation, mark and note are of that one."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from tests.library_builder import Briefs, initiative
from vnsemi_tui.library.filters import Filters
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.loading import load
from vnsemi_tui.library.stages import health, proven
from vnsemi_tui.model.brief import Entry
from vnsemi_tui.model.vocabulary import Rung
from vnsemi_tui.paths import shipped_briefs
from vnsemi_tui.reading.briefs import Folder
from vnsemi_tui.search.filtered import FilteredSearch
from vnsemi_tui.views.card import card_of
from vnsemi_tui.views.common import CommonPage
from vnsemi_tui.views.lanes import LanesPage
from vnsemi_tui.views.layout import Row
from vnsemi_tui.views.lines import Line, Page
from vnsemi_tui.views.matrix import MatrixPage
from vnsemi_tui.views.outline import outline_of
from vnsemi_tui.views.pages import page_at, proof_of
from vnsemi_tui.views.proof import kind_of
from vnsemi_tui.views.results import ResultsPage
from vnsemi_tui.views.start import StartPage

TODAY = date(2026, 12, 1)
WIDE = 240
LIST = 58
"""Cells in which the matrix is a list with bars."""
BAR = re.compile(r"([█░]{7}) (\w.*)")
ROWS_OF_INITIATIVES = re.compile("initiatives|from-")


@pytest.fixture(scope="module")
def known() -> Known:
    return Known(load([Folder(shipped_briefs(), shipped=True)]), TODAY)


def rows_of(known: Known) -> Iterator[tuple[str, Row]]:
    """Yield every row of an initiative on a card, with the page it stands on."""
    library = known.library
    pages = [card_of(known, brief) for brief in library.briefs]
    common = [CommonPage(known, one) for one in library.partners]
    for page in (*pages, *common):
        for section in page.sections:
            if ROWS_OF_INITIATIVES.match(section.key):
                yield from ((page.address, row) for row in section.rows)


def pages_of(known: Known) -> Iterator[tuple[Page, int]]:
    """Yield every page that shows stages, with the cells in which it is drawn."""
    library = known.library
    for address in (*library.localities, *library.partners, *library.initiatives):
        page = page_at(known, address)
        assert page is not None
        yield page, WIDE
    for partner in library.partners:
        yield CommonPage(known, partner), WIDE
    for one, other in pairwise(library.localities):
        page = page_at(known, f"compare {one} {other}")
        assert page is not None
        yield page, 40  # one below the other: each line is of one place
    yield MatrixPage(known), LIST
    yield StartPage(known, places=list(library.localities)), WIDE


def is_of(known: Known, entry: Entry, told: str) -> bool:
    """Whether the words `told` beside a bar are the word of `entry`, its rung before it or not."""
    rung = proven(known.library, entry).label
    word = re.match(rf"(?:(?:{rung}|done) · )?([^,:·]+?)(?:[,:·]|  |$)", told)
    return word is not None and word[1] == entry.event.label


def test_the_row_of_an_initiative_carries_the_claim_of_its_word_and_day(known: Known) -> None:
    count = 0
    for page, row in rows_of(known):
        word, when = row.cells[0].text.lstrip("█░ "), row.cells[-1].text
        thing = known.library.initiatives[row.opens]
        claim = known.library.entries.get(row.address)
        if claim is None:  # of a partner that has a role in it and is named by no claim
            assert (word, when) == ("mentioned", ""), page
            continue
        assert claim in thing.timeline
        ill = health(known, thing)
        assert when in ("", str(claim.at), ill.short if ill else ""), (page, row.address, when)
        mentions = proven(known.library, claim) is Rung.NONE or page in claim.about
        assert word == claim.event.label or (word == "mentioned" and mentions), (page, row.address)
        count += 1
    assert count > 300


def test_every_bar_on_every_page_stands_beside_the_claim_that_fills_it(known: Known) -> None:
    count = 0
    for page, width in pages_of(known):
        for line in page.lines(width):
            found = BAR.search(line.text)
            if found is None:
                continue
            assert line.address, (page.address, line.text)
            claim = known.library.entries[line.address]
            filled = found[1].count("█")
            assert filled == proven(known.library, claim), (page.address, line.text)
            assert is_of(known, claim, found[2].strip()), (page.address, line.text, line.address)
            count += 1
    assert count > 600


def test_what_is_exported_cites_the_claim_of_the_row(known: Known) -> None:
    for brief in known.library.localities.values():
        outline = outline_of(card_of(known, brief))
        assert outline is not None
        for part in outline.parts:
            if not (ROWS_OF_INITIATIVES.match(part.key) and part.rows):
                continue
            for row in part.rows:
                claim = known.library.entries[row.address]
                for cite in known.cites(claim):
                    paragraphs = str(cite).partition(" ")[2]
                    assert f"¶ {paragraphs}" in row.cells[-1].text, row.address


def entries_behind(known: Known, lines: Iterable[Line]) -> Iterator[tuple[Line, Entry]]:
    for line in lines:
        claim = known.library.claims.get(line.address)
        if isinstance(claim, Entry) and not line.continues:
            yield line, claim


@pytest.mark.parametrize("address", ["ledger", "timeline", "pack da-nang", "pack amkor bac-ninh"])
def test_the_rows_of_lists_carry_the_entry_that_they_tell(known: Known, address: str) -> None:
    page = page_at(known, address)
    assert page is not None
    found = list(entries_behind(known, page.lines(1000)))
    assert found
    for line, entry in found:
        texts = (entry.what, entry.event.label, "inferred", "challenged")
        assert any(text in line.text for text in texts), line.text


def test_a_lane_carries_a_claim_of_its_initiative_that_fills_its_bar(known: Known) -> None:
    page = LanesPage(known, Filters(), "initiative")
    lanes = [lane for group in page.groups for lane in group.lanes]
    assert len(lanes) == len(known.initiatives())
    for lane in lanes:
        thing = known.library.initiatives[lane.target.opens]
        claim = known.library.entries[lane.target.address]
        assert claim in thing.timeline
        rungs = [proven(known.library, entry) for entry in known.timeline(thing)]
        assert proven(known.library, claim) is max(rungs)


@pytest.mark.parametrize("query", ["marvell", "amkor", "da nang opened", "pledged"])
def test_what_a_search_finds_carries_the_claim_that_it_names(known: Known, query: str) -> None:
    results = FilteredSearch(known).find(query, 50, None, listed=50).results
    for line, entry in entries_behind(known, ResultsPage(query, results).lines(1000)):
        assert entry.what in line.text
        assert entry.event.label in line.text


def test_a_place_of_ones_own_carries_the_claim_of_what_has_got_furthest(known: Known) -> None:
    page = StartPage(known, places=["da-nang"])
    line = next(one for one in page.lines(WIDE) if one.opens == "da-nang")
    claim = known.library.entries[line.address]
    assert f"{claim.event.label} " in line.text


def test_the_proof_of_the_marvell_office_proves_that_it_was_opened(known: Known) -> None:
    row = next(row for page, row in rows_of(known) if row.opens == "da-nang/marvell")
    proof = proof_of(known, row.address)
    assert proof is not None
    assert kind_of(proof.claim) == "Opened"


# Below the proof: what came before


def test_a_proof_lists_what_was_told_of_its_initiative_before(briefs: Briefs) -> None:
    briefs.initiatives(
        "da-nang",
        initiative(
            "event: opened, at: 2024-05, by: acme, what: An office",
            "event: asked, id: one, at: 2024-03, by: da-nang, to: acme, what: Come here",
            "event: mou, at: 2024-04, by: [acme, da-nang], what: A paper",
            "event: started, at: 2024-06, by: acme, what: The courses",
        ),
    )
    known = Known(briefs.library(), TODAY)
    proof = proof_of(known, "da-nang/thing/opened-1")
    assert proof is not None
    lines = proof.lines(80)
    heading = next(n for n, one in enumerate(lines) if one.text.startswith("Earlier"))
    assert [(one.address, one.text.split()[0]) for one in lines[heading + 1 :]] == [
        ("da-nang/thing/mou-1", "MoU"),
        ("da-nang/thing/one", "asked"),
    ]


def test_the_first_claim_has_nothing_before_it(briefs: Briefs) -> None:
    briefs.initiatives("da-nang", initiative("event: opened, at: 2024-05, by: acme"))
    proof = proof_of(Known(briefs.library(), TODAY), "da-nang/thing/opened-1")
    assert proof is not None
    assert not any(one.text.startswith("Earlier") for one in proof.lines(80))


def test_of_many_earlier_claims_the_latest_are_listed_and_the_rest_counted(
    briefs: Briefs,
) -> None:
    entries = [f"event: started, at: 2024-0{n}, by: acme, what: Part {n}" for n in range(1, 9)]
    briefs.initiatives("da-nang", initiative(*entries))
    proof = proof_of(Known(briefs.library(), TODAY), "da-nang/thing/started-8")
    assert proof is not None
    last = proof.lines(80)[-1]
    assert last.opens == "da-nang/thing"
    assert last.text.split()[:3] == ["and", "2", "more"]


@pytest.fixture
def briefs(tmp_path: Path) -> Briefs:
    made = Briefs(tmp_path)
    made.partner("acme")
    return made
