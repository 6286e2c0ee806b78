"""Filters in a query: how they are read, what they mean for each kind, how they are completed."""

from datetime import date
from pathlib import Path

import pytest

from tests.library_builder import Briefs, initiative
from vnsemi_tui.library.filter_table import WrongFilterError, filter_names
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.queries import read_query, split_query
from vnsemi_tui.search.completing import complete, counted, unfinished, word_at
from vnsemi_tui.search.document import Kind
from vnsemi_tui.search.filtered import FilteredSearch
from vnsemi_tui.views.results import ResultsPage

TODAY = date(2026, 11, 22)
ABOUT_HUE = """
    name: Huế
    level: province
    region: North Central
    position: 17
    became: {id: da-nang, at: 2025-07-01, cite: news#1}
"""
TOLD = """
    facts:
      - {what: It has a port, at: 2024-03, cite: news#1}
      - {event: aims, by: da-nang, what: It aims high, cite: other#1}
    figures:
      - {measure: exports, value: 3 USD bn, period: 2023, cite: news#2}
    people:
      - {name: Lê Văn A, post: chairman, cite: news#1}
"""


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Known:
    """Return two cities, a province that became part of one, and three partners."""
    made = Briefs(tmp_path_factory.mktemp("briefs"))
    made.source("other", published="2025-03-01")
    made.partner("acme")
    made.partner("acme-vietnam", "parent: acme\n")
    made.partner("beta")
    made.initiatives(
        "da-nang",
        initiative(
            "event: asked, id: ask, at: 2024-05, by: da-nang, to: acme, what: A plant please",
            "event: considering, id: reply, at: 2024-08, by: acme, answers: da-nang/plant/ask, "
            "what: It will look",
            name="plant",
        ),
        initiative(
            "event: mou, id: mou, at: 2025-02, by: [beta, da-nang], what: A paper, cite: other#1",
            "event: offered, id: offer, at: 2025-01, by: beta, to: da-nang, what: Money",
            "event: declined, id: no, at: 2025-03, by: da-nang, answers: da-nang/lab/offer, "
            "what: No money",
            name="lab",
        ),
        more=TOLD,
    )
    made.initiatives(
        "dong-nai",
        initiative("event: opened, id: open, at: 2023, by: acme-vietnam, what: A plant runs"),
    )
    made.locality("hue", ABOUT_HUE)
    made.initiatives(
        "hue",
        initiative("event: hoped, id: hope, at: 2022, by: hue, about: beta, what: A plant hoped"),
        more=ABOUT_HUE,
    )
    return Known(made.library(), TODAY)


def found(known: Known, query: str, kind: Kind | None = None) -> set[str]:
    """Return the addresses of what `query` finds."""
    return {hit.document.address for hit in FilteredSearch(known).find(query, kind=kind).results[0]}


def of_kind(known: Known, query: str, kind: Kind) -> list[str]:
    """Return the addresses of what `query` finds of one kind, as listed."""
    hits = FilteredSearch(known).find(query, kind=kind).results.hits
    return [hit.document.address for hit in hits]


# Reading


def test_filters_may_stand_anywhere_and_the_rest_is_searched() -> None:
    typed = split_query("place:da-nang a  plant EVENT:MoU please")
    assert typed.text == "a plant please"
    assert [str(word) for word in typed.words] == ["place:da-nang", "event:mou"]
    assert typed.words[1].start == len("place:da-nang a  plant ")


@pytest.mark.parametrize("query", ["10:30  talks", "https://example.org", "pl", ": x", "plaze:hue"])
def test_a_query_without_filters_stays_as_it_was_typed(query: str) -> None:
    assert split_query(query) == (query, ())


def test_marks_and_capitals_of_a_value_do_not_matter() -> None:
    values = [word.value for word in split_query("place:Đà-Nẵng since:2024-h1").words]
    assert values == ["da-nang", "2024-H1"]


def test_the_same_word_twice_is_told_apart_by_where_it_stands() -> None:
    first, second = split_query("place: x place:").words
    assert (first.start, first.end, second.start, second.end) == (0, 6, 9, 15)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("place:da-nag", 'no place "da-nag" (did you mean "da-nang"?)'),
        ("partner:acmee x", 'no partner "acmee" (did you mean "acme"?)'),
        ("stage:promisd", 'no stage "promisd" (did you mean "promised"?)'),
        ("stage:>=promisd", 'no stage ">=promisd" (did you mean ">=promised"?)'),
        ("stage:zzz", 'no stage "zzz"; it may be mentioned, idea, asked, in-talks, promised, '),
        ("stage:>=", 'no stage ">="; it may be mentioned, idea'),
        ("asks:opn", 'no asks "opn" (did you mean "open"?)'),
        ("asks:zzzzzz", 'no asks "zzzzzz"; it may be open, closed, '),
        ("source:nws", 'no source "nws" (did you mean "news"?)'),
        ("event:askd", 'no event "askd" (did you mean "asked"?)'),
        ("since:2024-13", 'since: "2024-13" has no month 13'),
        ("since:2024 since:2025", "since is given twice, 2024 and 2025; write one of them"),
        ("since:2025 until:2024", "since 2025 is after until 2024"),
    ],
)
def test_a_wrong_filter_says_what_would_do(known: Known, query: str, message: str) -> None:
    with pytest.raises(WrongFilterError) as raised:
        FilteredSearch(known).find(query)
    assert str(raised.value).startswith(message)


def test_a_filter_without_a_value_asks_for_nothing_yet(known: Known) -> None:
    assert read_query("place: since:", known.library).filters.words == ()
    assert found(known, "please place:") == found(known, "please")


# Meaning


def test_the_filters_leave_of_what_the_words_find_only_what_fits(known: Known) -> None:
    assert {"da-nang/plant/ask", "dong-nai/thing/open"} <= found(known, "plant")
    assert found(known, "plant place:dong-nai") == {"dong-nai/thing", "dong-nai/thing/open"}


def test_a_place_has_what_became_part_of_it(known: Known) -> None:
    assert of_kind(known, "place:da-nang", Kind.LOCALITY) == ["da-nang", "hue"]
    assert "hue/thing/hope" in found(known, "place:da-nang")
    assert of_kind(known, "place:hue", Kind.LOCALITY) == ["hue"]


def test_a_partner_has_what_belongs_to_it(known: Known) -> None:
    assert set(of_kind(known, "partner:acme", Kind.PARTNER)) == {"acme", "acme-vietnam"}
    assert "dong-nai/thing" in found(known, "partner:acme")
    assert found(known, "partner:beta", Kind.LOCALITY) == set()


def test_an_initiative_is_wanted_where_one_of_its_entries_is(known: Known) -> None:
    assert found(known, "event:mou") == {"da-nang/lab", "da-nang/lab/mou"}
    assert of_kind(known, "event:mou partner:acme", Kind.INITIATIVE) == []
    assert of_kind(known, "since:2025", Kind.INITIATIVE) == ["da-nang/lab"]


@pytest.mark.parametrize(
    ("stage", "initiatives"),
    [
        ("in-talks", {"da-nang/plant"}),
        (">=promised", {"da-nang/lab", "dong-nai/thing"}),
        ("<=in-talks", {"da-nang/plant", "hue/thing"}),
        ("running", {"dong-nai/thing"}),
        ("approved", set()),
    ],
)
def test_a_stage_is_one_of_initiatives_and_their_entries(
    known: Known, stage: str, initiatives: set[str]
) -> None:
    assert set(of_kind(known, f"stage:{stage}", Kind.INITIATIVE)) == initiatives
    holders = {one.rpartition("/")[0] for one in of_kind(known, f"stage:{stage}", Kind.ENTRY)}
    assert holders == initiatives
    assert len(found(known, f"stage:{stage}")) == len(initiatives) + len(
        of_kind(known, f"stage:{stage}", Kind.ENTRY)
    )


@pytest.mark.parametrize(
    ("state", "addresses"),
    [
        ("open", {"da-nang/plant", "da-nang/plant/ask"}),
        ("considering", {"da-nang/plant", "da-nang/plant/ask"}),
        ("closed", {"da-nang/lab", "da-nang/lab/offer"}),
        ("declined", {"da-nang/lab", "da-nang/lab/offer"}),
        ("met", set()),
    ],
)
def test_asks_are_items_of_the_ledger_in_that_state(
    known: Known, state: str, addresses: set[str]
) -> None:
    assert found(known, f"asks:{state}") == addresses


def test_a_source_has_all_that_cites_it(known: Known) -> None:
    assert found(known, "source:other") == {
        "da-nang",
        "da-nang/lab",
        "da-nang/lab/mou",
        "da-nang/aims-1",
    }


def test_what_is_told_goes_by_its_brief_and_its_own_date(known: Known) -> None:
    told = {"da-nang/fact-1", "da-nang/aims-1", "da-nang/exports-1", "da-nang/le-van-a"}
    listed = found(known, "place:da-nang")
    there = {one for one in listed if one.count("/") == 1} - {"hue/thing"}
    assert there == told | {"da-nang/plant", "da-nang/lab"}
    assert of_kind(known, "since:2024", Kind.FACT) == ["da-nang/fact-1"]  # the other has no date
    assert of_kind(known, "until:2023", Kind.FIGURE) == ["da-nang/exports-1"]
    assert of_kind(known, "since:2024", Kind.FIGURE) == []
    assert of_kind(known, "since:2000", Kind.PERSON) == []
    assert of_kind(known, "event:aims", Kind.FACT) == ["da-nang/aims-1"]
    assert of_kind(known, "since:2025", Kind.SOURCE) == ["other"]


def test_filters_alone_list_all_that_they_leave_the_newest_first(known: Known) -> None:
    answer = FilteredSearch(known).find("place:da-nang", 5)
    assert answer.only_filters
    assert answer.filters == ("place:da-nang",)
    assert len(answer.results.hits) == 5
    assert answer.results.total == len(found(known, "place:da-nang")) > 5
    assert of_kind(known, "since:2024", Kind.ENTRY) == [
        "da-nang/lab/no",
        "da-nang/lab/mou",
        "da-nang/lab/offer",
        "da-nang/plant/reply",
        "da-nang/plant/ask",
    ]


def test_what_is_typed_well_but_filtered_away_is_not_taken_for_a_slip(known: Known) -> None:
    assert found(known, "beat")  # a slip of beta
    assert not found(known, "acme event:mou")
    assert found(known, "beta event:mou")


def test_nothing_is_found_that_was_not_known_on_the_day(known: Known) -> None:
    then = Known(known.library, date(2024, 12, 31), today=TODAY)
    assert found(then, "event:mou") == set()
    assert found(then, "asks:open") == {"da-nang/plant", "da-nang/plant/ask"}


# Completing


@pytest.mark.parametrize(
    ("query", "completed"),
    [
        ("place:da", "place:da-nang"),
        ("a plant place:DON", "a plant place:dong-nai"),
        ("place:d", "place:d"),
        ("partner:a", "partner:acme"),
        ("event:mo", "event:mou"),
        ("stage:>=pro", "stage:>=promised"),
        ("stage:<", "stage:<="),
        ("asks:o", "asks:open"),
        ("source:o", "source:other"),
        ("since:202", "since:202"),
        ("sector:", "sector:chips"),
    ],
)
def test_tab_completes_as_far_as_all_choices_agree(
    known: Known, query: str, completed: str
) -> None:
    done = complete(query, len(query), known)
    assert done is not None
    assert done.query == completed
    assert done.cursor == len(completed)


@pytest.mark.parametrize(
    "query", ["pl", "plant", "place:da-nang", "since:2024-05", "place:da plant", ""]
)
def test_where_nothing_can_be_completed_tab_means_something_else(known: Known, query: str) -> None:
    assert complete(query, len(query), known) is None


def test_only_the_word_under_the_cursor_is_completed(known: Known) -> None:
    done = complete("place:da plant", 7, known)
    assert done is not None
    assert done[:2] == ("place:da-nang plant", len("place:da-nang"))
    assert done.open is None


def test_a_value_that_begins_others_still_has_choices(known: Known) -> None:
    done = complete("partner:acme", 12, known)
    assert done is not None
    assert done.open is not None
    assert counted(done.query, done.open, known) == [("acme", 3), ("acme-vietnam", 1)]


def test_a_wrong_value_is_left_alone_by_tab(known: Known) -> None:
    assert complete("place:zz", 8, known) == ("place:zz", 8, None)


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("place:", "place:"),
        ("plant place:d", "place:d"),
        ("place:da-nang", None),
        ("partner:acme", None),
        ("place:da-nag", None),
        ("since:20", "since:20"),
        ("plant", None),
    ],
)
def test_a_filter_is_unfinished_while_it_is_the_beginning_of_values(
    known: Known, query: str, word: str | None
) -> None:
    found_word = unfinished(query, known)
    assert (str(found_word) if found_word else None) == word


def test_choices_say_how_many_entries_each_leaves_beside_the_other_filters(known: Known) -> None:
    def counts(query: str) -> dict[str, int]:
        word = word_at(query, len(query), known)
        assert word is not None
        return {value: count for value, count in counted(query, word, known) if count}

    assert counts("place:") == {"da-nang": 6, "hue": 1, "dong-nai": 1}
    assert counts("event:mou place:") == {"da-nang": 1}
    assert counts("place:zz event:m") == {"mou": 1}
    assert counts("stage:") == {"idea": 1, "in-talks": 2, "promised": 3, "running": 1}
    assert counts("stage:>=") == {
        ">=mentioned": 7,
        ">=idea": 7,
        ">=asked": 6,
        ">=in-talks": 6,
        ">=promised": 4,
        ">=approved": 1,
        ">=under-way": 1,
        ">=running": 1,
    }
    assert counts("asks:") == {"open": 1, "closed": 1, "considering": 1, "declined": 1}
    assert counts("since:") == {"2025": 3, "2024": 5, "2023": 6, "2022": 7}
    assert counts("source:") == {"news": 6, "other": 1}


def test_a_count_is_what_the_filter_then_leaves(known: Known) -> None:
    for name in filter_names():
        query = f"{name}:"
        word = word_at(query, len(query), known)
        assert word is not None
        for value, count in counted(query, word, known):
            left = FilteredSearch(known).find(f"{name}:{value}", kind=Kind.ENTRY).results.total
            assert left == count, (name, value)


# The page


def text_of(page: ResultsPage, width: int = 80) -> str:
    return "\n".join(line.text for line in page.lines(width))


def test_the_heading_names_the_filters_and_a_list_no_field(known: Known) -> None:
    answer = FilteredSearch(known).find("event:mou", 1)
    page = ResultsPage("event:mou", answer.results, filters=answer.filters, only_filters=True)
    assert page.lines(80)[0].text == "2 found, first 1 shown · event:mou"
    assert "title" not in text_of(page)
    assert "·" not in page.lines(40)[1].text[:2]
    assert page.lines(12)[0].text == "2 found, fi…"


def test_trouble_stands_in_place_of_results(known: Known) -> None:
    empty = FilteredSearch(known).find("zzzz").results
    page = ResultsPage("place:x", empty, trouble='no place "x"')
    assert text_of(page).startswith('no place "x"\n')
    assert "found" not in text_of(page)


def test_builder_folder_is_read(tmp_path: Path) -> None:
    empty = Briefs(tmp_path)
    empty.locality("da-nang")
    assert found(Known(empty.library(), TODAY), "place:da-nang") == {"da-nang"}
