"""Numbers and names of claims stand in the cited paragraphs, and none there is left over."""

from datetime import date
from pathlib import Path

import pytest

from tests.library_builder import Briefs, initiative, paragraph, record
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.loading import load
from vnsemi_tui.model.latest import Latest
from vnsemi_tui.views.outline import outline_of
from vnsemi_tui.views.source import SourceCard

FIGURE = "briefs/partners/acme.yaml:4:5: "


@pytest.fixture
def briefs(tmp_path: Path) -> Briefs:
    """Return a folder with the partner Acme."""
    made = Briefs(tmp_path / "briefs")
    made.partner("acme")
    return made


def with_figure(briefs: Briefs, fields: str, *paragraphs: str) -> list[str]:
    """Return what is wrong with Acme's figure `fields`, which cites the first of `paragraphs`."""
    briefs.source("news", *paragraphs)
    briefs.partner("acme", f"figures:\n  - {{{fields}, cite: news#1}}\n")
    return briefs.problems()


def with_entry(briefs: Briefs, fields: str, *paragraphs: str, more: str = "") -> list[str]:
    """Return what is wrong with an entry of Acme's initiative."""
    briefs.source("news", *paragraphs)
    text = initiative(fields, more=more).replace("\n", "\n  ").strip()
    briefs.partner("acme", f"initiatives:\n  {text}\n")
    return briefs.problems()


@pytest.mark.parametrize(
    ("fields", "numbers"),
    [
        ("measure: exports, value: nearly 11.83 USD bn", ["11.83 bn USD"]),
        ("measure: exports, value: 5 to 7 USD m", ["5 m USD", "7 m USD"]),
        ("measure: jobs, value: 100 people", ["100"]),
        ("measure: jobs, growth: 25 %", ["25 %"]),
        ("measure: jobs, growth: -3 %", ["3 %"]),
        ("measure: jobs, growth: -3 %", ["-3 %"]),
        ("measure: jobs, growth: -5 to -3 %", ["3 %", "5 %"]),
        ("measure: land, value: 3.10 ha", ["3.1 ha"]),
        ("measure: exports, rank: {place: 4, among: 63}", ["rank 4", "63"]),
        ("measure: jobs, value: 9 people, parts: [{what: a, count: 4}]", ["9", "4"]),
        ("measure: jobs, value: 9 people, period: 2024-08", ["9", "2024-08"]),
        ("measure: jobs, value: 9 people, period: 2024-H1", ["9", "2024-H1"]),
        ("measure: jobs, value: 9 people, period: 2023-01/2023-10", ["9", "rank 1", "10", "2023"]),
        ("measure: jobs, value: 9 people, what: of 12 firms", ["9", "12"]),
        ("measure: jobs, value: 9 people, note: of 12 firms", ["9", "12"]),
    ],
)
def test_a_figure_whose_numbers_stand_is_proved(
    briefs: Briefs, fields: str, numbers: list[str]
) -> None:
    assert with_figure(briefs, fields, paragraph(*numbers)) == []


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ("measure: exports, value: 11.84 USD bn", "value 11.84 USD bn does not stand in"),
        ("measure: exports, value: 11.83 USD m", "value 11.83 USD m does not stand in"),
        ("measure: exports, value: 11.83 VND bn", "value 11.83 VND bn does not stand in"),
        ("measure: exports, value: 11830 USD m", "value 11830 USD m does not stand in"),
        ("measure: exports, growth: 11.83 %", "growth 11.83 % does not stand in"),
        ("measure: exports, value: -11.83 USD bn", "value -11.83 USD bn does not stand in"),
        ("measure: exports, rank: {place: 5}", "rank 5 does not stand in"),
        ("measure: exports, rank: {place: 4, among: 64}", "among 64 does not stand in"),
        (
            "measure: exports, value: 11.83 USD bn, parts: [{what: a, count: 5}]",
            "count 5 does not stand in",
        ),
        (
            "measure: exports, value: 11.83 USD bn, parts: [{what: a, value: 5 USD bn}]",
            "part 5 USD bn does not stand in",
        ),
        ("measure: exports, value: 11.83 USD bn, what: 5 goods", "5 in what does not stand in"),
        ("measure: exports, value: 11.83 USD bn, note: five goods", "5 in note does not stand in"),
    ],
)
def test_a_number_that_does_not_stand_is_told_with_what_is_printed(
    briefs: Briefs, fields: str, reason: str
) -> None:
    found = with_figure(briefs, fields, paragraph("11.83 bn USD", "rank 4", "63"))
    (problem,) = [problem for problem in found if problem.startswith(FIGURE)]
    assert problem == (
        f"{FIGURE}{reason} news, paragraph 1 (printed there: 11.83 bn USD, 63, rank 4)"
    )


@pytest.mark.parametrize(
    ("growth", "numbers"),
    [("3 %", ["-3 %"]), ("-3 %", ["4 %"]), ("-3 %", ["3"]), ("-3 to 5 %", ["3 %", "5 %"])],
)
def test_only_a_decrease_by_the_same_number_stands_without_its_sign(
    briefs: Briefs, growth: str, numbers: list[str]
) -> None:
    found = with_figure(briefs, f"measure: jobs, growth: {growth}", paragraph(*numbers))
    assert found[0].startswith(f"{FIGURE}growth {growth} does not stand in")


def test_a_number_in_another_paragraph_is_no_proof(briefs: Briefs) -> None:
    found = with_figure(briefs, "measure: jobs, value: 9 people", paragraph(), paragraph("9"))
    assert found == [
        f"{FIGURE}value 9 people does not stand in news, paragraph 1 (no number is printed there)",
        "briefs/sources/news.yaml:11:1: paragraph 2: no claim uses 9 "
        "(write the claim, or give the reason: unused: {'9': …})",
    ]


def test_a_number_that_no_claim_uses_needs_a_reason(briefs: Briefs) -> None:
    briefs.source("news", paragraph("46.9 bn USD", "2"))
    assert [problem.partition(" (")[0] for problem in briefs.problems()] == [
        "briefs/sources/news.yaml:10:1: paragraph 1: no claim uses 46.9 bn USD",
        "briefs/sources/news.yaml:10:1: paragraph 1: no claim uses 2",
    ]
    reasons = {"46.9 bn USD": "of another year", "2": "counts the sides"}
    briefs.source("news", paragraph("46.9 bn USD", "2", unused=reasons))
    assert briefs.problems() == []


def test_a_reason_for_a_number_that_is_not_there_or_is_used_is_told(briefs: Briefs) -> None:
    found = with_figure(
        briefs,
        "measure: jobs, value: 9 people",
        paragraph("9", unused={"9": "a guess", "7": "gone"}),
    )
    assert found == [
        "briefs/sources/news.yaml:10:1: paragraph 1: 9 is listed as unused, but a claim uses it "
        "(take it out of unused)",
        "briefs/sources/news.yaml:10:1: paragraph 1 has no 7 that could be unused (take it out)",
    ]


def test_the_dateline_needs_no_claim(briefs: Briefs) -> None:
    briefs.source("news", paragraph("2024-11-29"), published="2024-11-29")
    assert briefs.problems() == []
    briefs.source("news", paragraph("2024-11-28"), published="2024-11-29")
    assert len(briefs.problems()) == 1


# Arithmetic


@pytest.mark.parametrize(
    ("value", "arithmetic", "numbers"),
    [
        ("1.165 USD bn", "1.036 + 0.129", ["1.036 bn USD", "0.129 bn USD"]),
        ("25 people", "100 - 3 * (20 + 5)", ["100", "3", "20", "5"]),
        ("33.3 people", "100 / 3", ["100", "3"]),
        ("9 people", "4+5", ["4", "5"]),
    ],
)
def test_arithmetic_from_printed_numbers_proves(
    briefs: Briefs, value: str, arithmetic: str, numbers: list[str]
) -> None:
    measure = "exports" if "USD" in value else "jobs"
    fields = f"measure: {measure}, value: {value}, computed: {{value: '{arithmetic}'}}"
    assert with_figure(briefs, fields, paragraph(*numbers)) == []


@pytest.mark.parametrize(
    ("value", "arithmetic", "reason"),
    [
        ("10 people", "4 + 5", "computed value gives 9, not 10"),
        ("9.1 people", "4 + 5", "computed value gives 9, not 9.1"),
        ("9 people", "4 + 5 + 0", "0 in computed value does not stand in news, paragraph 1"),
        ("9 people", "4 + 5 people", "computed value is no arithmetic"),
        ("9 people", "4 + (5", "computed value is no arithmetic"),
        ("9 people", "4 +", "computed value is no arithmetic"),
        ("9 people", "4 5", "computed value is no arithmetic"),
        ("9 people", "4 ** 5", "computed value is no arithmetic"),
        ("9 people", "4 / (5 - 5)", "computed value is no arithmetic"),
        ("9 people", "(5 - 5) / (5 - 5)", "computed value is no arithmetic"),
        ("9 people", "__import__('os')", "computed value is no arithmetic"),
        ("9 people", "4 * 5" + " * 5" * 60, "computed value is no arithmetic"),
        ("9.00 people", "4" + " * 5" * 46, "computed value gives"),
        ("9 thousand people", "4 + 5", "value 9 thousand people is of another kind than 4"),
    ],
)
def test_arithmetic_that_does_not_give_the_value_is_told(
    briefs: Briefs, value: str, arithmetic: str, reason: str
) -> None:
    quoted = arithmetic.replace("'", "''")
    fields = f"measure: jobs, value: {value}, computed: {{value: '{quoted}'}}"
    found = with_figure(briefs, fields, paragraph("4", "5"))
    assert any(problem.startswith(FIGURE + reason) for problem in found), found


@pytest.mark.parametrize("value", ["9 USD bn", "9 VND m"])
def test_arithmetic_keeps_scale_and_currency(briefs: Briefs, value: str) -> None:
    fields = f"measure: exports, value: {value}, computed: {{value: 4 + 5}}"
    found = with_figure(briefs, fields, paragraph("4 m USD", "5 m USD"))
    assert [problem.partition(" (")[0] for problem in found] == [
        f"{FIGURE}value {value} is of another kind than {number} in its computed"
        for number in (4, 5)
    ]


def test_arithmetic_on_huge_numbers_is_a_problem_like_any_other(briefs: Briefs) -> None:
    big = "9" * 30_000
    arithmetic = " * ".join([big] * 3)
    fields = f"measure: jobs, value: 9 people, computed: {{value: '{arithmetic}'}}"
    found = with_figure(briefs, fields, paragraph(big))
    assert any("computed value" in problem for problem in found)
    assert all(len(problem) < 600 for problem in found)


def test_one_number_that_is_printed_in_two_ways_is_used_in_both(briefs: Briefs) -> None:
    fields = "measure: jobs, value: 9 people, computed: {value: 4 + 5}"
    assert with_figure(briefs, fields, paragraph("4", "5", "4 %", "5 %")) == []


# Dates


@pytest.mark.parametrize(
    ("at", "numbers", "gap"),
    [
        ("2024-08-30", ["2024-08"], "day 30"),
        ("2024-08", ["2024"], "month 08"),
        ("2024-08", ["--08"], "year 2024"),
        ("2024", [], "year 2024"),
        ("2024-H1", ["2024"], "half"),
        ("2024-Q3", ["2024-Q2"], "quarter"),
        ("2023/2024", ["2024"], "year 2023"),
    ],
)
def test_a_date_finer_than_its_source_is_told(
    briefs: Briefs, at: str, numbers: list[str], gap: str
) -> None:
    found = with_entry(
        briefs, f"event: mou, at: {at}, by: acme", paragraph(*numbers, names=["Acme"])
    )
    (problem,) = [problem for problem in found if "does not stand" in problem]
    assert problem == (
        f"briefs/partners/acme.yaml:9:9: at {at}: {gap} does not stand in news, paragraph 1 "
        "(make it less precise, or say how it is known: resolved: {at: …})"
    )


@pytest.mark.parametrize("how", ["resolved", "inferred"])
def test_a_reason_lifts_the_date_check_of_its_field_alone(briefs: Briefs, how: str) -> None:
    named = paragraph("--08", names=["Acme"])
    fields = f"event: mou, at: 2024-08, by: acme, {how}: {{at: in August}}"
    assert with_entry(briefs, fields, named) == []
    fields = f"event: mou, at: 2024-08, by: acme, {how}: {{by: a company}}"
    assert len(with_entry(briefs, fields, named)) == 1


# Names


def test_a_party_that_is_not_named_is_a_warning(briefs: Briefs) -> None:
    briefs.partner("beta", "name: Beta Corp\nkind: company\nalso: [BTC]\n")
    fields = "event: mou, by: [acme, beta], said_by: Lê An"
    assert with_entry(briefs, fields, paragraph(names=["Acme"])) == [
        "briefs/partners/acme.yaml:9:9: warning: by Beta Corp is not named in news, paragraph 1 "
        "(cite where it is, or say how it is known: resolved: {by: …})",
        "briefs/partners/acme.yaml:9:9: warning: said_by Lê An is not named in news, paragraph 1 "
        "(cite where it is, or say how it is known: resolved: {said_by: …})",
    ]
    assert with_entry(briefs, fields, paragraph(names=["ACME Inc", "BTC", "Mr An"])) == []
    fields += ", resolved: {by: both, said_by: its head}"
    assert with_entry(briefs, fields, paragraph()) == []


def test_parent_and_home_may_stand_for_a_party(briefs: Briefs) -> None:
    briefs.locality("viet-nam", "name: Việt Nam\nlevel: country\nregion: Việt Nam\nposition: 16\n")
    briefs.partner("beta", "name: Beta\nkind: company\nparent: acme\nhome: viet-nam\n")
    for name in ("Acme", "Viet Nam", "Beta"):
        assert with_entry(briefs, "event: mou, by: beta", paragraph(names=[name])) == []
    assert len(with_entry(briefs, "event: mou, by: beta", paragraph(names=["Gamma"]))) == 1


def test_printed_words_are_no_name_but_their_numbers_stand(briefs: Briefs) -> None:
    fields = "event: mou, by: acme, to: (20 American customers)"
    assert with_entry(briefs, fields, paragraph("20", names=["Acme"])) == []
    (problem,) = with_entry(briefs, fields, paragraph(names=["Acme"]))
    assert "20 in party does not stand in" in problem


def test_numbers_of_a_title_stand_in_a_cited_paragraph(briefs: Briefs) -> None:
    fields = "event: mou, by: acme"
    site = "site: Park No 7"
    assert with_entry(briefs, fields, paragraph("7", names=["Acme"]), more=site) == []
    (problem,) = with_entry(briefs, fields, paragraph(names=["Acme"]), more=site)
    assert problem == (
        "briefs/partners/acme.yaml:4:1: 7 in title or site stands in no cited paragraph "
        "(take it out)"
    )


def test_one_of_several_sources_is_enough(briefs: Briefs) -> None:
    briefs.source("second", paragraph("9"))
    briefs.source("news", paragraph())
    figure = "figures:\n  - {measure: jobs, value: 9 people, cite: [news#1, second#1]}\n"
    briefs.partner("acme", figure)
    assert briefs.problems() == []


def test_of_an_excerpt_only_what_is_cited_must_be_used(briefs: Briefs) -> None:
    briefs.source("news", paragraph("7"), paragraph("8"), more="excerpt: true")
    briefs.partner("acme", "facts:\n  - {what: A plain word, cite: news#1}\n")
    (problem,) = briefs.problems()
    assert "paragraph 1: no claim uses 7" in problem


def test_a_search_of_our_own_has_no_address_and_is_no_news(briefs: Briefs) -> None:
    text = record(published="2026-11-22").replace("kind: news", "kind: search")
    briefs.write("sources/search.yaml", text.replace("address: https://example.org/a\n", ""))
    assert briefs.problems() == []
    library = load([briefs.folder])
    known = Known(library, date(2026, 11, 22))
    assert known.newest_source == Latest(date(2024, 11, 29))
    assert "address" not in text_of(SourceCard(known, library.sources["search"]))
    outline = outline_of(SourceCard(known, library.sources["search"]))
    assert outline is not None
    assert outline.web == frozenset()


def text_of(page: SourceCard) -> str:
    return "\n".join(line.text for line in page.lines(100))
