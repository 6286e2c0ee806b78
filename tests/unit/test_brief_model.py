"""Cites, ids and publication days, as briefs write them."""

import time
from datetime import date

import msgspec
import pytest

from vnsemi_tui.model.brief import Bounds, Cite, Source, is_id, is_words
from vnsemi_tui.model.dates import PartialDate
from vnsemi_tui.model.vocabulary import SourceKind

CITES = {
    "vns#3": ((3,), "paragraph 3"),
    "vns#4-5": ((4, 5), "paragraphs 4–5"),
    "vns#4+7-8": ((4, 7, 8), "paragraphs 4, 7–8"),
    "vns#5-5": ((5,), "paragraph 5-5".replace("-", "–")),
    "vns-2024-11-29-da-nang#10": ((10,), "paragraph 10"),
}
NO_CITES = (
    *("vns", "#3", "vns#", "vns#0", "vns#a", "vns#-1", "vns#5-4", "vns#1+", "vns#+1", "vns# 1"),
    *("vns#3+3", "vns#4+3", "vns#1-4+3", "vns#12345", "vns#1,2", "vns#1#2", "VNS#1", "", "vns#٣"),
    "https://example.org#1",
)


@pytest.mark.parametrize("text", CITES)
def test_a_cite_names_paragraphs_of_a_source(text: str) -> None:
    cite = Cite.parse(text)
    assert cite.source == text.partition("#")[0]
    assert (cite.paragraphs, str(cite)) == CITES[text]
    assert cite.text == text


@pytest.mark.parametrize("text", NO_CITES)
def test_what_is_no_cite_is_refused_and_shown(text: str) -> None:
    with pytest.raises(ValueError, match=r"; write|name each paragraph once"):
        Cite.parse(text)


def test_a_hostile_cite_of_two_megabytes_is_refused_at_once() -> None:
    text = "vns#" + "+".join(["1-9999"] * 250_000)
    before = time.perf_counter()
    with pytest.raises(ValueError, match="once, in rising order"):
        Cite.parse(text)
    assert time.perf_counter() - before < 1


def test_ids_are_small_letters_digits_and_single_hyphens() -> None:
    good = ("a", "7", "da-nang", "vns-2024-11-29-da-nang", "a" * 64)
    bad = ("", "-a", "a-", "a--b", "A", "đà-nẵng", "a_b", "a.b", "..", "/a", "a b", "a\n", "a" * 65)
    assert all(is_id(text) for text in good)
    assert not any(is_id(text) for text in bad)


def test_words_in_round_brackets_are_no_brief() -> None:
    assert is_words("(20 American customers)")
    assert not is_words("marvell")


def test_an_undated_source_was_published_within_its_bounds() -> None:
    day = PartialDate.parse
    source = Source(
        publisher="P",
        title="T",
        address="https://example.org",
        kind=SourceKind.NEWS,
        published=None,
        read=day("2026-11-22"),
        language="en",
        bounds=Bounds(from_=day("2023-11"), to=day("2024-Q1"), why="It speaks of October."),
    )
    found = source.published_range
    assert found is not None
    assert (found.first, found.last) == (date(2023, 11, 1), date(2024, 3, 31))
    assert str(found) == "Nov 2023 – Q1 2024"
    dated = msgspec.structs.replace(source, published=day("2024-02"))
    assert dated.published_range == day("2024-02")
    assert msgspec.structs.replace(source, bounds=None).published_range is None
