"""The search reads what is typed: Vietnamese words, keys left raw, numbers as printed."""

from pathlib import Path

import pytest

from tests.frozen import frozen_library
from tests.library_builder import Briefs, initiative, paragraph
from tests.ui.browsing import TODAY
from vnsemi_tui.library.known import Known
from vnsemi_tui.model.vocabulary import Event, InitiativeKind, Measure, PartnerKind
from vnsemi_tui.search import vietnamese
from vnsemi_tui.search.catalogue import documents_of
from vnsemi_tui.search.index import Index
from vnsemi_tui.search.vietnamese import in_vietnamese, post_in_vietnamese


def test_every_translated_word_is_one_of_the_vocabulary_or_a_sector() -> None:
    closed = {word.value for kind in (Event, InitiativeKind, Measure, PartnerKind) for word in kind}
    sectors = set(frozen_library().sectors) | {"testing", "investment", "equipment", "electronics"}
    assert set(vietnamese.WORDS) <= closed | sectors


def test_words_that_have_no_translation_are_left_out() -> None:
    assert in_vietnamese(["mou", "no-such-word", "mou"]) == "biên bản ghi nhớ"


@pytest.mark.parametrize(
    ("post", "name"),
    [
        ("Deputy Prime Minister", "Phó Thủ tướng"),
        ("Prime Minister", "Thủ tướng"),
        ("Chairman of the People's Committee", "Chủ tịch"),
        ("Engineer", ""),
    ],
)
def test_posts_have_their_vietnamese_names(post: str, name: str) -> None:
    assert post_in_vietnamese(post) == name


@pytest.mark.parametrize("typed", ["ghi nho", "ghi nhớ", "bieen barn ghi nhows"])
def test_a_memorandum_is_found_by_its_vietnamese_name(tmp_path: Path, typed: str) -> None:
    briefs = Briefs(tmp_path)
    briefs.partner("acme")
    briefs.initiatives("da-nang", initiative("event: mou, by: acme"))
    index = Index(documents_of(Known(briefs.library(), TODAY)))
    best = index.search(typed).hits[0]
    assert best.document.address == "da-nang/thing/mou-1"
    assert best.strong


@pytest.mark.parametrize("typed", ["acme 2300", "acme 2,300"])
def test_a_number_is_found_with_and_without_its_comma(tmp_path: Path, typed: str) -> None:
    briefs = Briefs(tmp_path)
    briefs.source("news", paragraph("2300"))
    briefs.partner("acme", "figures:\n  - {measure: jobs, value: 2300 people, cite: news#1}\n")
    index = Index(documents_of(Known(briefs.library(), TODAY)))
    assert index.search(typed).hits[0].document.address == "acme/jobs-1"
    assert index.search(typed).hits[0].strong


def test_a_slip_that_could_be_keys_of_an_unknown_word_stays_a_slip(tmp_path: Path) -> None:
    briefs = Briefs(tmp_path)
    briefs.partner("seojin")
    briefs.partner("seong")
    index = Index(documents_of(Known(briefs.library(), TODAY)))
    assert index.search("seojn").hits[0].document.address == "seojin"


@pytest.mark.parametrize(("at", "is_found"), [("2024-01", True), ("2024", False)])
def test_a_month_is_found_only_where_the_date_is_that_fine(
    tmp_path: Path, at: str, is_found: bool
) -> None:
    briefs = Briefs(tmp_path)
    briefs.partner("acme")
    briefs.initiatives("da-nang", initiative(f"event: met, by: acme, at: {at}"))
    index = Index(documents_of(Known(briefs.library(), TODAY)))
    found = [hit.document.address for hit in index.search("acme january 2024").hits if hit.strong]
    assert ("da-nang/thing/met-1" in found) is is_found
