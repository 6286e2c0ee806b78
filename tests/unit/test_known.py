"""What had been published by a given day, and nothing else."""

from datetime import date
from pathlib import Path

import pytest

from tests.library_builder import Briefs, initiative
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
