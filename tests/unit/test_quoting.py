"""What is copied, and lists to choose from: one clean line with its source, letters that narrow."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.frozen import frozen_library
from tests.library_builder import Briefs, initiative
from vnsemi_tui.library.filter_table import WrongFilterError, filter_names
from vnsemi_tui.library.filters import Filters, parse_filters
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.library import Library
from vnsemi_tui.library.loading import load
from vnsemi_tui.state import Mark
from vnsemi_tui.text.clean import clean, suspect
from vnsemi_tui.text.width import cell_width
from vnsemi_tui.views.choices import (
    CHOICE,
    Choice,
    ChoicesPage,
    day_choices,
    locality_choices,
    typed_day,
)
from vnsemi_tui.views.filter_choices import filter_choices, typed_filters
from vnsemi_tui.views.lines import BLANK, Line, Page, line
from vnsemi_tui.views.link import LinkPage
from vnsemi_tui.views.marks import MarksPage
from vnsemi_tui.views.pages import page_at
from vnsemi_tui.views.proof import says
from vnsemi_tui.views.quoting import quoted_claim, quoted_page, whole_lines
from vnsemi_tui.views.words import as_of

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def shipped() -> Library:
    """Return the briefs that come with the app."""
    return frozen_library()


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Return a city and a company that ended, told by two sources."""
    made = Briefs(tmp_path_factory.mktemp("briefs"))
    made.source("old", published="2022-03")
    made.partner("acme", "ended: {at: 2024-05, what: It closed., cite: news#2}\n")
    made.initiatives(
        "da-nang",
        initiative(
            "event: asked, id: ask, at: 2024-08, by: da-nang, to: acme, what: Build it., "
            "note: Perhaps., cite: [news#3-4, old#1]",
            "event: opened, id: plan, due: 2027-H1, by: acme, what: Doors open.",
        ),
        more="""\
        facts:
          - {event: said, by: da-nang, said_by: Lê An, at: 2023, what: It is good., cite: news#2}
          - {what: It has a port., cite: old#1}
        figures:
          - {measure: exports, value: over 2 USD bn, rank: {place: 3, among: 63}, period: 2023,
             cite: news#5}
          - {measure: jobs, value: 9 people, cite: news#5}
        people:
          - {name: Lê An, post: Chairman, cite: news#6}
        """,
    )
    return made.library()


def quote(library: Library, address: str, day: date = TODAY) -> str:
    """Return the copied line of the claim at `address`."""
    return quoted_claim(Known(library, day, today=TODAY), library.claims[address])


# One line


@pytest.mark.parametrize(
    ("address", "copied"),
    [
        (
            "da-nang/thing/ask",
            "Asked, Da Nang → Acme, Aug 2024: Build it. [Perhaps.] (Example Daily, 29 Nov 2024, "
            "paragraphs 3–4; Example Daily, Mar 2022, paragraph 1; da-nang/thing/ask)",
        ),
        (
            "da-nang/thing/plan",
            "Plan: opened, Acme, planned first half of 2027: Doors open. "
            "(Example Daily, 29 Nov 2024, paragraph 1; da-nang/thing/plan)",
        ),
        (
            "da-nang/said-1",
            "Said, Lê An, Da Nang, 2023: It is good. "
            "(Example Daily, 29 Nov 2024, paragraph 2; da-nang/said-1)",
        ),
        (
            "da-nang/fact-1",
            "Fact, reported Mar 2022: It has a port. "
            "(Example Daily, Mar 2022, paragraph 1; da-nang/fact-1)",
        ),
        (
            "da-nang/exports-1",
            "Exports, Da Nang, 2023: over USD 2 bn, 3rd of 63 "
            "(Example Daily, 29 Nov 2024, paragraph 5; da-nang/exports-1)",
        ),
        (
            "da-nang/jobs-1",
            "Jobs, Da Nang, no period given: 9 people "
            "(Example Daily, 29 Nov 2024, paragraph 5; da-nang/jobs-1)",
        ),
        (
            "da-nang/le-an",
            "Person, Da Nang: Lê An, Chairman "
            "(Example Daily, 29 Nov 2024, paragraph 6; da-nang/le-an)",
        ),
        (
            "acme/ended",
            "Ended: Acme ended May 2024: It closed. "
            "(Example Daily, 29 Nov 2024, paragraph 2; acme/ended)",
        ),
    ],
)
def test_a_copied_claim_holds_kind_who_when_what_doubt_and_source(
    library: Library, address: str, copied: str
) -> None:
    assert quote(library, address) == copied


def test_what_is_only_dated_by_its_report_says_so(shipped: Library) -> None:
    assert quote(shipped, "da-nang/marvell/lab") == (
        "Pledged, Marvell → Đà Nẵng, reported 29 Nov 2024: A lab for studies in semiconductors, AI "
        "and chip design. [Where is not said. The sentence can also mean help with the building of "
        "one.] (Việt Nam News (VNS), 29 Nov 2024, paragraphs 10–11; da-nang/marvell/lab)"
    )


def test_an_undated_source_is_quoted_with_its_bounds(shipped: Library) -> None:
    copied = quote(shipped, "quang-nam/exports-1")
    assert "undated, between 10 Nov 2023 and 31 Dec 2023, paragraph 10" in copied


def test_sources_of_later_days_are_not_quoted_on_a_past_one(library: Library) -> None:
    copied = quote(library, "da-nang/thing/ask", date(2023, 1, 1))
    assert "(Example Daily, Mar 2022, paragraph 1; da-nang/thing/ask)" in copied


def test_every_shipped_claim_is_copied_as_one_clean_line_with_its_address(shipped: Library) -> None:
    for claim in shipped.claims.values():
        copied = quoted_claim(Known(shipped, TODAY), claim)
        assert copied.splitlines() == [copied]
        assert copied == clean(copied)
        assert copied.endswith(f"; {claim.address})")
        assert "paragraph" in copied
        assert not claim.note or f"[{claim.note}]" in copied


HOSTILE = "a\x1b]52;c;aGk=\x07b\u202ec\u200bd\r\n[/]e\x9b31m\U000e0041"


@pytest.mark.parametrize("field", ["what", "note", "said_by"])
def test_hostile_text_is_copied_clean(tmp_path: Path, field: str) -> None:
    made = Briefs(tmp_path)
    escaped = "".join(
        one if " " <= one <= "~" and one not in '"\\' else f"\\U{ord(one):08x}" for one in HOSTILE
    )
    made.partner(
        "acme", f'facts:\n  - {{event: said, what: It, {field}: "{escaped}", cite: news#1}}\n'
    )
    if field == "what":
        made.partner("acme", f'facts:\n  - {{event: said, what: "{escaped}", cite: news#1}}\n')
    library = load([made.folder])
    known = Known(library, TODAY)
    for claim in library.claims.values():
        copied = quoted_claim(known, claim)
        assert suspect(copied) is None
        assert copied.splitlines() == [copied]
        assert "[/]e" in copied


def test_text_that_no_gate_has_seen_is_copied_clean_too(library: Library) -> None:
    claim = replace(library.entries["da-nang/thing/ask"], what=HOSTILE, note=HOSTILE)
    copied = quoted_claim(Known(library, TODAY), claim)
    assert suspect(copied) is None
    assert copied.splitlines() == [copied]


class Lines:
    """A page of given lines."""

    address = "lines"
    title = "Lines"

    def __init__(self, *lines: Line) -> None:
        """Show `lines`."""
        self.given = lines

    def lines(
        self, width: int, height: int = 0, opened: frozenset[str] = frozenset()
    ) -> tuple[Line, ...]:
        """Return the lines, however wide they are."""
        return self.given


def test_a_copied_page_has_no_blanks_at_its_ends() -> None:
    page: Page = Lines(BLANK, line("one   "), BLANK, line("  two "), BLANK, BLANK)
    assert quoted_page(page) == "one\n\n  two"
    assert quoted_page(Lines()) == ""


def test_a_copied_page_is_all_of_it_in_whole_lines(shipped: Library) -> None:
    known = Known(shipped, TODAY)
    for address in ("da-nang", "qorvo", "da-nang/marvell", "ledger", "timeline", "start"):
        page = page_at(known, address)
        assert page is not None
        copied = quoted_page(page)
        assert not copied.endswith("\n")
        assert not copied.startswith("\n")
        rows = copied.split("\n")
        assert rows[-1] == as_of(known)
        assert all(row == row.rstrip() and "…" not in row for row in rows)
        shown = [line for line in page.lines(80) if not line.continues]
        assert len(rows) <= len(page.lines(80))
        assert {line.address for line in shown} == {one.address for one in whole_lines(page)}


def test_exported_marks_are_whole_and_have_their_sources(shipped: Library) -> None:
    known = Known(shipped, TODAY)
    claim = shipped.claims["da-nang/marvell/lab"]
    source = shipped.sources[claim.cite[0].source]
    marked = [claim.address, source.id, "qorvo", "da-nang/marvell", "gone/for-good"]
    page = MarksPage(known, [Mark(one, "marks", f"Text of {one}", "2026-11-22") for one in marked])
    copied = quoted_page(page)
    assert "…" not in copied
    gone, thing, partner, record, proof, last = copied.split("\n\n")[1:]
    assert last == as_of(known)
    assert gone.split("\n")[0] == "Text of gone/for-good  22 Nov 2026"
    assert [line.strip() for line in proof.split("\n")] == [
        f"Pledged: {says(known, claim)}  22 Nov 2026",
        "Đà Nẵng · Marvell office, MoU and training",
        f"{source.publisher}, {source.published}: {source.title}, {claim.cite[0]} {source.address}",
        "da-nang/marvell/lab",
    ]
    assert f": {source.title} {source.address}" in record
    assert partner.split("\n")[1:] == ["  card", "  qorvo"]
    assert thing.endswith("\n  da-nang/marvell")


def test_a_mark_that_was_not_yet_published_gives_away_no_source(shipped: Library) -> None:
    marks = [Mark("da-nang/marvell/lab", "marks", "Text", "2026-11-22")]
    copied = quoted_page(MarksPage(Known(shipped, date(2001, 1, 1)), marks))
    assert "not yet published by that date" in copied
    assert "http" not in copied
    assert "lab" not in copied


def test_a_copied_picture_is_as_wide_as_a_picture(shipped: Library) -> None:
    page = page_at(Known(shipped, TODAY), "timeline lanes:place")
    assert page is not None
    widths = [cell_width(row) for row in quoted_page(page).split("\n")]
    assert 80 < max(widths) <= 100


def test_a_pack_says_once_as_of_when_it_is(shipped: Library) -> None:
    page = page_at(Known(shipped, TODAY), "pack qorvo")
    assert page is not None
    assert "As published by" not in quoted_page(page)


# Choosing


def labels(page: ChoicesPage) -> list[str]:
    """Return what can be chosen."""
    return [choice.label for choice in page.choices]


def test_letters_narrow_without_diacritics_case_or_order() -> None:
    choices = [
        Choice("a", "Đà Nẵng", "Place"),
        Choice("b", "Bắc Ninh", "Place"),
        Choice("c", "Acme Đà Nẵng", "Partner"),
    ]
    for typed, found in {
        "": "abc",
        "da nang": "ac",
        "NANG da": "ac",
        "đà": "ac",
        "partner nang": "c",
        "ninh": "b",
        "bac  ": "b",
        "place nang": "a",
        "moon": "",
    }.items():
        page = ChoicesPage("Choose", "Type.", choices, typed)
        assert "".join(choice.value for choice in page.choices) == found, typed


@given(typed=st.text(max_size=8))
def test_more_letters_never_offer_more(typed: str) -> None:
    choices = [Choice(str(n), label) for n, label in enumerate(("Đà Nẵng", "Bắc Ninh", "Hà Nội"))]
    some = labels(ChoicesPage("Choose", "Type.", choices, typed))
    for more in ("a", " n", "ộ"):
        assert set(labels(ChoicesPage("Choose", "Type.", choices, typed + more))) <= set(some)


@pytest.mark.parametrize("width", [25, 40, 80, 200])
def test_choices_fit_their_width_and_lead_to_their_value(shipped: Library, width: int) -> None:
    known = Known(shipped, TODAY)
    page = ChoicesPage("As of a day", "Choose a day or type one.", day_choices(known))
    lines = page.lines(width)
    assert all(cell_width(one.text) <= width for one in lines)
    chosen = [one.opens.removeprefix(CHOICE) for one in lines if one.can_be_chosen]
    assert chosen == [choice.value for choice in page.choices]
    assert all(one.opens.startswith(CHOICE) for one in lines if one.can_be_chosen)


def test_where_nothing_fits_the_page_says_what_can_be_typed() -> None:
    page = ChoicesPage("Choose", "Type a day.", [Choice("a", "Acme")], "zzz")
    said = " ".join(one.text for one in page.lines(60))
    assert "No match. Type a day." in said
    assert not any(one.can_be_chosen for one in page.lines(60))


def test_the_days_to_choose_are_those_on_which_something_was_published(shipped: Library) -> None:
    choices = day_choices(Known(shipped, date(2024, 1, 1), today=TODAY))
    assert [choice.value for choice in choices] == [
        "", "2025-07-04", "2024-11-29", "2024-07-29", "2024-04-15", "2023-12-31", "2023-10-27"
    ]  # fmt: skip
    assert (choices[0].label, choices[0].note) == ("Today", "22 Nov 2026")
    assert choices[2].label.startswith("29 Nov 2024     Việt Nam News (VNS): ")
    assert choices[4].label.startswith("by 15 Apr 2024  ")  # of a text without a date


def test_two_sources_of_one_day_are_one_choice(tmp_path: Path) -> None:
    made = Briefs(tmp_path)
    made.source("other")
    made.source("coming", published="2027-01-01")
    made.locality("da-nang")
    _, day = day_choices(Known(made.library(), TODAY))
    assert day.value == "2024-11-29"
    assert day.label.endswith("A headline and 1 more")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2024-05-03", "2024-05-03"),
        (" 2024-05 ", "2024-05-31"),
        ("2024", "2024-12-31"),
        ("2024-H1", "2024-06-30"),
        ("2026", "2026-11-22"),
        ("2026-11-22", "2026-11-22"),
        ("1 Mar 2024", "2024-03-01"),
        ("1/3/2024", "2024-03-01"),
        ("tháng 3 2024", "2024-03-31"),
        ("Q2 2024", "2024-06-30"),
        ("yesterday", None),
        ("marvell", None),
        ("", None),
    ],
)
def test_a_typed_day_is_the_last_one_it_means_that_has_come(
    shipped: Library, typed: str, day: str | None
) -> None:
    found = typed_day(typed, Known(shipped, date(2024, 1, 1), today=TODAY))
    assert [choice.value for choice in found] == ([day] if day else [])


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("2026-11-23", "23 Nov 2026 has not come yet"),
        ("2027", "2027 has not come yet"),
        ("2024-13", "no month 13"),
        ("31 Feb 2024", "not a date I know; try 2024-03-01, 1 Mar 2024 or Mar 2024"),
        ("1 Mar 20", "not a date I know"),
    ],
)
def test_a_number_that_is_no_day_is_refused_and_takes_nothing_listed(
    shipped: Library, typed: str, message: str
) -> None:
    with pytest.raises(WrongFilterError, match=message):
        typed_day(typed, Known(shipped, date(2024, 1, 1), today=TODAY))


@pytest.mark.parametrize("typed", ["since soon", "until 31 Feb 2024", "since 2027-13"])
def test_a_typed_end_that_is_no_date_is_refused(shipped: Library, typed: str) -> None:
    with pytest.raises(WrongFilterError):
        typed_filters(typed, Known(shipped, TODAY), Filters(), filter_names())


@pytest.mark.parametrize(
    ("typed", "value", "label"),
    [
        ("since 1 May 2024", "since:2024-05-01", "1 May 2024"),
        ("place Hà Nội", "place:ha-noi", "Hà Nội"),
        ("since 202", None, None),
        ("since 2024-05", "since:2024-05", "May 2024"),
        ("since:2024-05", "since:2024-05", "May 2024"),
        (" Until 2025-H1 ", "until:2025-H1", "first half of 2025"),
        ("place da-nang", "place:da-nang", "Đà Nẵng"),
        ("event:mou", "event:mou", "MoU"),
        ("state closed", "state:closed", "closed or lapsed"),
        ("since", None, None),
        ("place nowhere", None, None),
        ("zone 5", None, None),
        ("", None, None),
    ],
)
def test_a_typed_filter_is_offered_if_it_can_be_used(
    shipped: Library, typed: str, value: str | None, label: str | None
) -> None:
    found = typed_filters(typed, Known(shipped, TODAY), Filters(), filter_names())
    assert [(choice.value, choice.label) for choice in found] == ([(value, label)] if value else [])


def test_only_the_filters_of_the_page_can_be_typed(shipped: Library) -> None:
    known = Known(shipped, TODAY)
    assert typed_filters("state open", known, Filters(), ("place", "since")) == []


def test_a_filter_that_is_set_can_be_taken_away_and_is_not_offered_again(shipped: Library) -> None:
    known = Known(shipped, TODAY)
    filters = parse_filters(["place:da-nang"], shipped)
    wanted = filters.test(known)
    entries = [
        (thing, entry)
        for thing in known.initiatives()
        for entry in known.timeline(thing)
        if wanted(thing, entry)
    ]
    choices = filter_choices(known, filters, filter_names(), entries)
    assert choices[0].value == "-place:da-nang"
    assert "Đà Nẵng" in choices[0].label
    assert not [choice for choice in choices[1:] if choice.value.startswith("place:")]
    marvell = next(choice for choice in choices if choice.value == "partner:marvell")
    # one opening, one memorandum, one ask and two pledges
    assert (marvell.label, marvell.group, marvell.note) == ("Marvell", "Partner", "5")


def test_the_most_frequent_values_come_first_and_years_run_back(shipped: Library) -> None:
    known = Known(shipped, TODAY)
    entries = [(thing, one) for thing in known.initiatives() for one in known.timeline(thing)]
    choices = filter_choices(known, Filters(), filter_names(), entries)
    for name in ("place", "partner", "sector", "event"):
        counts = [int(one.note) for one in choices if one.value.startswith(f"{name}:")]
        assert counts
        assert counts == sorted(counts, reverse=True)
    years = [one.value for one in choices if one.value.startswith("since:")]
    assert years == sorted(years, reverse=True)
    assert "since:2024" in years


def test_localities_are_offered_from_north_to_south_without_those_already_there(
    shipped: Library,
) -> None:
    known = Known(shipped, TODAY)
    ids = [choice.value for choice in locality_choices(known, ["ha-noi"])]
    assert set(ids) == shipped.localities.keys() - {"ha-noi"}
    north = [float(shipped.localities[one].position) for one in ids]
    assert north == sorted(north, reverse=True)


# Links


@pytest.mark.parametrize("width", [30, 80, 120])
def test_an_address_is_shown_whole_before_it_is_opened(shipped: Library, width: int) -> None:
    sources = shipped.contents.sources
    lines = LinkPage(sources).lines(width)
    assert all(cell_width(one.text) <= width for one in lines)
    opened = [one.opens for one in lines if one.can_be_chosen]
    assert opened == [source.id for source in sources]
    shown = "".join(one.text.strip() for one in lines)
    for source in sources:
        assert source.address in shown


def test_an_address_that_is_no_web_page_is_shown_and_can_not_be_chosen(tmp_path: Path) -> None:
    made = Briefs(tmp_path)
    made.locality("da-nang")
    source = replace(made.library().sources["news"], address="file:///etc/passwd")
    lines = LinkPage([source]).lines(80)
    assert not any(one.can_be_chosen for one in lines)
    assert "not opened" in "\n".join(one.text for one in lines)
