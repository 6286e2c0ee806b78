"""What had been published by a given day, and nothing else."""

from datetime import date
from pathlib import Path

import pytest

from tests.library_builder import Briefs, initiative, record
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.loading import load
from vnsemi_tui.library.stages import stage
from vnsemi_tui.model.dates import PartialDate

TODAY = date(2026, 11, 22)
BOUNDS = "bounds: {from: 2023-11, to: 2024-02, why: It speaks of October as past.}"


@pytest.fixture
def briefs(tmp_path: Path) -> Briefs:
    """Return a folder with an old, a new and an undated source, and claims from each."""
    made = Briefs(tmp_path)
    made.source("old", published="2022-03-10")
    made.source("undated", published="unknown", more=BOUNDS)
    made.source("month", published="2023-04")
    made.partner("acme", "ended: {at: 2024-05, what: Closed, cite: news#1}\n")
    made.initiatives(
        "da-nang",
        initiative(
            "event: mou, id: first, by: [acme, da-nang], cite: old#1",
            "event: opened, id: last, at: 2021, by: acme, cite: news#1",
        ),
        initiative("event: aims, by: acme, cite: [news#1, month#1]", name="both"),
        more="""\
        facts:
          - {what: A port, cite: undated#1}
        people:
          - {name: Lê An, post: Chairman, cite: old#1}
          - {name: Trần Bình, post: Chairman, cite: news#1}
        figures:
          - {measure: exports, value: 1 USD bn, period: 2021, cite: old#1}
          - {measure: exports, value: 2 USD bn, period: 2021, cite: news#1}
        """,
    )
    return made


def known_on(briefs: Briefs, day: str) -> Known:
    """Return the library as of `day`."""
    return Known(briefs.library(), date.fromisoformat(day), today=TODAY)


def test_a_claim_is_known_from_the_day_its_first_source_was_published(briefs: Briefs) -> None:
    for day, addresses in {
        "2022-03-09": set(),
        "2022-03-10": {"first"},
        "2024-11-28": {"first"},
        "2024-11-29": {"first", "last"},
    }.items():
        known = known_on(briefs, day)
        timeline = known.timeline(known.library.initiatives["da-nang/thing"])
        assert {entry.id for entry in timeline} == addresses, day


def test_one_of_several_sources_is_enough(briefs: Briefs) -> None:
    claim = "da-nang/both/aims-1"
    for day, is_known in {"2023-04-29": False, "2023-04-30": True}.items():
        known = known_on(briefs, day)
        assert known.knows(known.library.claims[claim]) is is_known, day


def test_an_undated_source_counts_from_the_end_of_its_bounds(briefs: Briefs) -> None:
    for day, is_known in {"2024-02-28": False, "2024-02-29": True}.items():
        known = known_on(briefs, day)
        assert known.knows(known.library.claims["da-nang/fact-1"]) is is_known, day


def test_people_and_figures_of_later_sources_are_hidden(briefs: Briefs) -> None:
    known = known_on(briefs, "2023-01-01")
    city = known.library.localities["da-nang"]
    assert [person.name for person in known.of(city.people)] == ["Lê An"]
    assert [figure.value.text for figure in known.of(city.figures) if figure.value] == ["1 USD bn"]
    assert [thing.id for thing in known.initiatives()] == ["thing"]


def test_a_stage_of_an_earlier_day_rests_on_what_was_published_by_then(briefs: Briefs) -> None:
    for day, word in {"2024-11-28": "MoU", "2024-11-29": "opened"}.items():
        known = known_on(briefs, day)
        assert stage(known, known.library.initiatives["da-nang/thing"]).word == word


def test_what_was_not_yet_told_to_have_ended_has_not(briefs: Briefs) -> None:
    assert not known_on(briefs, "2024-11-28").is_over("acme")
    assert known_on(briefs, "2024-11-29").is_over("acme")
    assert not known_on(briefs, "2024-11-29").is_over("da-nang")


def test_an_entry_happened_at_its_date_or_else_when_it_was_reported(briefs: Briefs) -> None:
    known = known_on(briefs, "2026-11-22")
    entries = known.library.entries
    assert known.when(entries["da-nang/thing/last"]) == PartialDate.parse("2021")
    assert known.when(entries["da-nang/thing/first"]) == PartialDate.parse("2022-03-10")
    assert known.reported(known.library.claims["da-nang/both/aims-1"]) == PartialDate.parse(
        "2023-04"
    )
    assert str(known.reported(known.library.claims["da-nang/fact-1"])) == "Nov 2023 – Feb 2024"


def test_today_everything_is_known_but_what_is_not_yet_published(briefs: Briefs) -> None:
    briefs.source("coming", published="2026-12-01")
    briefs.locality("hue", "facts:\n  - {what: A port, cite: coming#1}\n")
    library = briefs.library()
    today = Known(library, TODAY)
    assert not today.is_past
    unknown = {address for address, claim in library.claims.items() if not today.knows(claim)}
    assert unknown == {"hue/fact-1"}


def test_a_claim_whose_source_has_no_record_counts_only_today(briefs: Briefs) -> None:
    (briefs.path / "sources" / "old.yaml").unlink()
    library = load([briefs.folder])
    claim = library.claims["da-nang/thing/first"]
    assert Known(library, TODAY).knows(claim)
    assert not Known(library, date(2025, 1, 1), today=TODAY).knows(claim)
    assert Known(library, TODAY).reported(claim) is None


# The unknown, and the edges of days


def test_what_has_no_date_at_all_comes_last_in_the_order_of_time(briefs: Briefs) -> None:
    (briefs.path / "sources" / "old.yaml").unlink()
    known = Known(load([briefs.folder]), TODAY)
    thing = known.library.initiatives["da-nang/thing"]
    assert [entry.id for entry in sorted(thing.timeline, key=known.order)] == ["last", "first"]


def test_a_partner_is_known_as_soon_as_anything_names_it(briefs: Briefs) -> None:
    for one in ("by", "to", "about", "beside", "never"):
        briefs.partner(one)
    briefs.locality(
        "hue",
        """\
        facts:
          - {event: said, by: by, what: A word, cite: old#1}
          - {event: said, by: hue, about: about, what: A word, cite: old#1}
        figures:
          - {measure: exports, value: 1 USD bn, period: 2021, with: beside, cite: old#1}
        initiatives:
          - id: thing
            title: A thing
            kind: plant
            sectors: [chips]
            timeline:
              - {event: asked, id: lab, by: hue, to: to, what: A lab, cite: old#1}
        """,
    )
    known = known_on(briefs, "2022-03-10")
    named = {"acme", "by", "to", "about", "beside"}
    assert {partner.id for partner in known.partners} == named
    assert [one for one in ("about", "beside", "never") if known.has(one)] == ["about", "beside"]
    assert not known_on(briefs, "2022-03-09").partners


def test_a_source_is_known_from_the_day_of_its_publication(briefs: Briefs) -> None:
    assert not known_on(briefs, "2022-03-09").has("old")
    assert known_on(briefs, "2022-03-10").has("old")
    assert not known_on(briefs, "2022-03-10").has("news")


def test_who_has_a_role_is_a_party_once_all_entries_are_known(briefs: Briefs) -> None:
    briefs.partner("insurer")
    entries = (
        "event: asked, id: a, by: hue, to: acme, cite: old#1",
        "event: opened, by: acme, cite: news#1",
    )
    briefs.initiatives("hue", initiative(*entries, more="roles: {insurer: insures it}"))
    for day, parties in {
        "2024-11-28": ("hue", "acme"),
        "2024-11-29": ("hue", "acme", "insurer"),
    }.items():
        known = known_on(briefs, day)
        assert known.parties(known.library.initiatives["hue/thing"]) == parties


def test_an_answer_to_a_repetition_answers_the_first_once_both_are_known(briefs: Briefs) -> None:
    briefs.initiatives(
        "hue",
        initiative(
            "event: asked, id: ask, by: hue, to: acme, cite: old#1",
            "event: asked, id: again, by: hue, to: acme, maybe_same: hue/thing/ask, cite: news#1",
            "event: opened, id: yes, by: acme, answers: hue/thing/again, cite: month#1",
        ),
    )
    for day, answers in {"2024-11-28": [], "2024-11-29": ["yes"]}.items():
        known = known_on(briefs, day)
        assert [entry.id for entry in known.answers_to("hue/thing/ask")] == answers, day


def test_of_two_that_name_each_other_one_is_the_first(briefs: Briefs) -> None:
    ask = "event: asked, id: {}, by: hue, to: acme, maybe_same: hue/thing/{}, cite: {}#1"
    briefs.initiatives(
        "hue", initiative(ask.format("one", "two", "old"), ask.format("two", "one", "news"))
    )
    known = known_on(briefs, "2026-11-22")
    entries = known.library.entries
    originals = {one: known.original_of(entries[f"hue/thing/{one}"]) for one in ("one", "two")}
    assert originals == {"one": None, "two": entries["hue/thing/one"]}
    assert known_on(briefs, "2024-11-28").original_of(entries["hue/thing/one"]) is None


def test_what_repeats_something_not_yet_known_is_the_first(briefs: Briefs) -> None:
    briefs.initiatives(
        "hue",
        initiative(
            "event: asked, id: ask, by: hue, to: acme, cite: news#1",
            "event: asked, id: again, by: hue, to: acme, maybe_same: hue/thing/ask, cite: old#1",
        ),
    )
    for day, has_one in {"2024-11-28": False, "2024-11-29": True}.items():
        known = known_on(briefs, day)
        original = known.original_of(known.library.entries["hue/thing/again"])
        assert (original is not None) is has_one, day


@pytest.mark.parametrize(
    ("at", "before", "since"),
    [
        ("at: 2024-12-05, ", "2024-12-04", "2024-12-05"),
        ("at: 2025-03, ", "2025-02-28", "2025-03-01"),  # from the first day that it may be
        ("at: 2023, ", "2024-11-28", "2024-11-29"),  # told later than it happened
        ("", "2024-11-28", "2024-11-29"),  # told without a date
    ],
)
def test_an_end_or_a_merger_holds_from_its_first_day_if_it_was_told(
    briefs: Briefs, at: str, before: str, since: str
) -> None:
    briefs.partner("beta", f"ended: {{{at}what: Closed, cite: news#1}}\n")
    briefs.locality("hue", f"became: {{id: da-nang, {at}cite: news#1}}\n")
    for day, holds in {before: False, since: True}.items():
        known = known_on(briefs, day)
        assert known.is_over("beta") is holds, day
        assert known.has_become(known.library.localities["hue"]) is holds, day


def test_a_territory_reaches_to_what_was_merged_into_what_was_merged(briefs: Briefs) -> None:
    briefs.locality("hue", "became: {id: da-nang, at: 2024-07, cite: old#1}\n")
    briefs.locality("ha-noi", "became: {id: hue, at: 2023-07, cite: old#1}\n")
    now, then = known_on(briefs, "2024-07-01"), known_on(briefs, "2024-06-30")
    assert now.territory("da-nang") == {"da-nang", "hue", "ha-noi"}
    assert then.territory("da-nang") == {"da-nang"}
    assert then.territory("hue") == {"hue", "ha-noi"}


def test_a_side_is_a_place_with_its_units_or_a_partner_with_its_subsidiaries(
    briefs: Briefs,
) -> None:
    briefs.partner("acme-vietnam", "parent: acme\n")
    briefs.locality("hue", "became: {id: da-nang, at: 2024-07, cite: old#1}\n")
    known = known_on(briefs, "2026-11-22")
    assert known.side("da-nang") == {"da-nang", "hue"}
    assert known.side("acme") == {"acme", "acme-vietnam"}


def test_a_search_of_our_own_is_no_newest_source(briefs: Briefs) -> None:
    briefs.write("sources/search.yaml", record(published="2025-01-01").replace("news", "search"))
    assert str(known_on(briefs, "2026-11-22").newest_source) == "29 Nov 2024"


def test_notes_are_known_from_their_day_where_what_they_are_about_is(briefs: Briefs) -> None:
    briefs.locality("da-nang-2")
    note = "about: {}\non: {}\ntext: Ask again\n"
    briefs.write("notes/city.yaml", note.format("da-nang", "2024-11-28"))
    briefs.write("notes/claim.yaml", note.format("da-nang/thing/last", "2023-01-01"))
    briefs.write("notes/other.yaml", note.format("da-nang-2", "2023-01-01"))
    for day, notes in {
        "2024-11-27": [],
        "2024-11-28": ["city"],
        "2024-11-29": ["city", "claim"],
    }.items():
        found = known_on(briefs, day).notes_in("da-nang")
        assert sorted(one.id for one in found) == notes, day
