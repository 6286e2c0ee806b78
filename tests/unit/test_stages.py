"""How far things have got and whether they are well, and what must not be taken for more."""

from datetime import date
from pathlib import Path

import pytest

from tests.library_builder import Briefs, initiative
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.loading import load
from vnsemi_tui.library.stages import (
    Ailment,
    Health,
    Stage,
    health,
    partner_in_place,
    stage,
    stage_of_partner,
    taking_part,
)
from vnsemi_tui.model.vocabulary import Rung

TODAY = date(2025, 6, 1)
ACME = "by: acme, to: da-nang"
CITY = "by: da-nang, to: acme"


@pytest.fixture
def briefs(tmp_path: Path) -> Briefs:
    """Return a folder with Acme, its subsidiary, Beta and the source of 29 November 2024."""
    made = Briefs(tmp_path)
    made.locality("hue")
    made.partner("acme")
    made.partner("acme-vietnam", "parent: acme\n")
    made.partner("acme-da-nang", "parent: acme-vietnam\n")
    made.partner("beta")
    return made


def stage_of(briefs: Briefs, *entries: str, day: date = TODAY) -> Stage:
    """Return the stage of an initiative of Đà Nẵng that has `entries`."""
    briefs.initiatives("da-nang", initiative(*entries))
    known = Known(briefs.library(), day)
    return stage(known, known.library.initiatives["da-nang/thing"])


def health_of(
    briefs: Briefs, *entries: str, kind: str = "plant", day: date = TODAY
) -> Health | None:
    """Return the health of an initiative of Đà Nẵng that has `entries`."""
    briefs.initiatives("da-nang", initiative(*entries, kind=kind))
    known = Known(briefs.library(), day)
    return health(known, known.library.initiatives["da-nang/thing"])


def shown(found: Stage) -> tuple[Rung, str, str]:
    """Return rung, word and date of a stage."""
    return found.rung, found.word, str(found.at or "")


# Stage


def test_the_latest_entry_on_the_highest_rung_gives_word_and_date(briefs: Briefs) -> None:
    found = stage_of(
        briefs,
        f"event: pledged, id: a, at: 2024-09, {ACME}",
        "event: mou, at: 2024-08, by: [acme, da-nang]",
        f"event: asked, id: b, at: 2024-10, {CITY}",
    )
    assert shown(found) == (Rung.PROMISED, "pledged", "Sep 2024")


def test_a_stage_never_falls(briefs: Briefs) -> None:
    found = stage_of(
        briefs,
        "event: opened, at: 2023, by: acme",
        "event: cancelled, at: 2024-03, by: acme",
        f"event: declined, at: 2024-04, {ACME}",
        f"event: asked, id: b, at: 2024-05, {CITY}",
    )
    assert shown(found) == (Rung.RUNNING, "opened", "2023")


@pytest.mark.parametrize("event", ["met", "said", "present", "looked-for", "delayed", "paused"])
def test_meetings_remarks_and_trouble_are_no_rung(briefs: Briefs, event: str) -> None:
    found = stage_of(briefs, f"event: {event}, at: 2024-05, by: acme")
    assert shown(found) == (Rung.NONE, "mentioned", "")


def test_a_reception_at_which_a_province_asks_is_an_ask(briefs: Briefs) -> None:
    found = stage_of(
        briefs,
        "event: met, at: 2024-08, by: [da-nang, acme]",
        f"event: asked, id: plant, {CITY}",
    )
    assert shown(found) == (Rung.ASKED, "asked", "")


def test_a_promised_survey_is_no_pledge(briefs: Briefs) -> None:
    found = stage_of(
        briefs,
        f"event: asked, id: office, {CITY}",
        f"event: considering, {ACME}, answers: da-nang/thing/office, what: A team is to survey",
    )
    assert shown(found) == (Rung.IN_TALKS, "considering", "")


@pytest.mark.parametrize("event", ["opened", "built", "in-force", "mou"])
def test_a_plan_proves_nothing(briefs: Briefs, event: str) -> None:
    found = stage_of(
        briefs,
        f"event: {event}, id: plan, due: 2026, by: acme",
        "event: aims, by: acme",
    )
    assert shown(found) == (Rung.IDEA, "aims", "")


@pytest.mark.parametrize(
    ("word", "rung"),
    [
        ("aims", Rung.IDEA),
        ("asked", Rung.ASKED),
        ("offered", Rung.ASKED),
        ("considering", Rung.IN_TALKS),
        ("pledged", Rung.PROMISED),
        ("announced", Rung.PROMISED),
    ],
)
def test_what_is_said_about_a_later_day_has_been_said(
    briefs: Briefs, word: str, rung: Rung
) -> None:
    found = stage_of(briefs, f"event: {word}, id: plan, due: 2026, {ACME}")
    assert shown(found) == (rung, word, "")


def test_an_announced_plan_is_as_new_as_its_report(briefs: Briefs) -> None:
    briefs.source("later", published="2025-02-01")
    first = "event: announced, id: a, due: 2030, by: acme"
    second = "event: announced, id: b, due: 2026, by: acme, cite: later#1"
    found = stage_of(briefs, second, first)
    assert found.entry is not None
    assert found.entry.id == "b"


def test_a_plan_gives_way_to_what_has_happened_on_its_rung(briefs: Briefs) -> None:
    found = stage_of(
        briefs,
        "event: applied, at: 2024-03-01, by: acme",
        "event: announced, id: a, due: 2026, by: acme",
    )
    assert shown(found) == (Rung.PROMISED, "applied", "1 Mar 2024")


def test_a_host_that_promises_the_builder_something_has_promised_no_plant(
    briefs: Briefs,
) -> None:
    briefs.partner("ministry", "name: Ministry\nkind: government\n")
    for by in ("da-nang", "ministry", "[da-nang, ministry]"):
        for word in ("pledged", "announced"):
            found = stage_of(briefs, f"event: {word}, id: paper, at: 2024-05, by: {by}, to: acme")
            assert shown(found) == (Rung.IN_TALKS, word, "May 2024")


def test_a_promise_to_a_builder_among_authorities_is_support_too(briefs: Briefs) -> None:
    briefs.partner("ministry", "name: Ministry\nkind: government\n")
    found = stage_of(briefs, "event: pledged, id: a, by: da-nang, to: [ministry, acme]")
    assert found.rung is Rung.IN_TALKS


@pytest.mark.parametrize(
    ("kind", "sides"),
    [
        ("plant", ACME),  # the builder's own word
        ("plant", "by: [da-nang, acme], to: beta"),  # the builder among those who speak
        ("plant", "by: (a group of firms), to: acme"),  # nobody knows who that is
        ("lab", "by: ministry, to: da-nang"),  # an authority that builds
        ("plant", "by: ministry"),  # to nobody: its own plan
        ("training", CITY),  # an authority's own kind of thing
        ("programme", CITY),
        ("park", CITY),
        ("policy", CITY),
        ("law", CITY),
    ],
)
def test_who_promises_what_it_will_do_itself_has_promised_it(
    briefs: Briefs, kind: str, sides: str
) -> None:
    briefs.partner("ministry", "name: Ministry\nkind: government\n")
    word = "pledged" if "to:" in sides else "announced"
    entry = initiative(f"event: {word}, id: a, {sides}", kind=kind)
    briefs.initiatives("da-nang", entry)
    known = Known(briefs.library(), TODAY)
    assert stage(known, known.library.initiatives["da-nang/thing"]).rung is Rung.PROMISED


def test_the_words_of_the_builder_go_before_a_later_promise_of_the_host(briefs: Briefs) -> None:
    found = stage_of(
        briefs,
        f"event: considering, at: 2024-04, {ACME}",
        f"event: pledged, id: paper, at: 2024-05, {CITY}",
    )
    assert shown(found) == (Rung.IN_TALKS, "considering", "Apr 2024")


def test_a_promise_of_the_host_heals_no_trouble(briefs: Briefs) -> None:
    found = health_of(
        briefs,
        "event: paused, at: 2024-08, by: acme",
        f"event: pledged, id: paper, at: 2024-09, {CITY}",
    )
    assert ailment(found) is Ailment.TROUBLE


def test_only_plans_are_no_stage(briefs: Briefs) -> None:
    found = stage_of(briefs, "event: opened, id: plan, due: 2024-01, by: acme")
    assert shown(found) == (Rung.NONE, "mentioned", "")


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        ("aims", "proposed"),
        ("discussed", "studying"),
        ("announced", "signed"),
        ("announced", "mou"),
        ("decided", "licensed"),
        ("licensed", "funded"),
        ("started", "built"),
        ("opened", "running"),
    ],
)
def test_of_two_of_one_day_the_stronger_word_counts(
    briefs: Briefs, weaker: str, stronger: str
) -> None:
    entries = tuple(
        f"event: {word}, at: 2024-08-30, by: [acme, da-nang]" for word in (stronger, weaker)
    )
    for told in (entries, reversed(entries)):
        found = stage_of(briefs, *told)
        assert found.entry is not None
        assert found.entry.event == stronger


def test_a_weaker_word_of_a_later_day_counts(briefs: Briefs) -> None:
    found = stage_of(
        briefs,
        "event: signed, at: 2024-08-30, by: [acme, da-nang]",
        "event: announced, at: 2024-08-31, by: acme",
    )
    assert found.word == "announced"


def test_of_two_equal_words_of_one_day_the_later_in_the_brief_counts(briefs: Briefs) -> None:
    found = stage_of(
        briefs,
        "event: mou, at: 2024-08-30, by: [acme, da-nang]",
        "event: mou, at: 2024-08-30, by: [beta, da-nang]",
    )
    assert found.entry is not None
    assert found.entry.by == ("beta", "da-nang")


def test_a_day_is_later_than_the_month_it_ends(briefs: Briefs) -> None:
    found = stage_of(
        briefs,
        "event: mou, at: 2024-08-31, by: [acme, da-nang]",
        "event: signed, at: 2024-08, by: [acme, da-nang]",
    )
    assert found.word == "MoU"


def test_that_a_date_is_about_makes_it_no_later(briefs: Briefs) -> None:
    about = "event: announced, at: 2024-08~, by: acme"
    exact = "event: signed, at: 2024-08, by: [acme, da-nang]"
    assert stage_of(briefs, about, exact).word == "signed"
    assert stage_of(briefs, exact, about).word == "signed"


def test_an_undated_entry_is_as_late_as_its_report(briefs: Briefs) -> None:
    briefs.source("old", published="2023-02-01")
    found = stage_of(
        briefs,
        "event: mou, by: [acme, da-nang], cite: old#1",
        "event: signed, at: 2024, by: [acme, da-nang]",
        "event: applied, by: acme, cite: news#1",
    )
    assert found.word == "signed"  # 2024 ends after 29 November 2024


def test_a_lab_is_not_open_because_its_office_is(briefs: Briefs) -> None:
    briefs.initiatives(
        "da-nang",
        initiative("event: opened, at: 2024-05, by: acme-vietnam", name="office", kind="office"),
        initiative(
            f"event: pledged, id: lab, {ACME}", name="lab", kind="lab", more="see: [da-nang/office]"
        ),
    )
    known = Known(briefs.library(), TODAY)
    things = known.library.initiatives
    assert stage(known, things["da-nang/office"]).rung is Rung.RUNNING
    assert stage(known, things["da-nang/lab"]).rung is Rung.PROMISED


# A partner in a place


def test_a_paper_between_two_companies_lifts_nothing_in_a_city(briefs: Briefs) -> None:
    briefs.partner("sovico")
    briefs.partner(
        "supermicro",
        """\
        initiatives:
          - id: sovico-mou
            title: Supermicro and Sovico
            kind: agreement
            sectors: [servers]
            timeline:
              - {event: mou, at: 2024-09, by: [supermicro, sovico], what: x, cite: news#1}
        """,
    )
    briefs.initiatives(
        "da-nang",
        initiative(
            "event: asked, id: centre, by: da-nang, to: supermicro",
            "event: considering, by: supermicro, to: da-nang, answers: da-nang/thing/centre",
            kind="data-centre",
            more="see: [supermicro/sovico-mou]",
        ),
    )
    known = Known(briefs.library(), TODAY)
    found = partner_in_place(known, "supermicro", "da-nang")
    assert found is not None
    assert shown(found) == (Rung.IN_TALKS, "considering", "")
    assert partner_in_place(known, "sovico", "da-nang") is None


def test_a_seminar_held_is_on_no_ladder_beside_a_plant(briefs: Briefs) -> None:
    briefs.initiatives(
        "da-nang",
        initiative("event: held, at: 2024, by: [acme, beta]", name="seminar", kind="event"),
        initiative(f"event: asked, id: plant, {CITY}", name="plant"),
    )
    known = Known(briefs.library(), TODAY)
    found = partner_in_place(known, "acme", "da-nang")
    assert found is not None
    assert found.word == "asked"
    assert partner_in_place(known, "beta", "da-nang") is None


def test_a_partner_stands_where_it_or_what_belongs_to_it_takes_part(briefs: Briefs) -> None:
    briefs.initiatives(
        "da-nang",
        initiative(
            "event: opened, by: acme-da-nang",
            "event: started, by: beta, about: acme",
            f"event: asked, id: a, {CITY}",
        ),
    )
    known = Known(briefs.library(), TODAY)
    words = {
        partner: found.word if found else None
        for partner in ("acme", "acme-vietnam", "acme-da-nang", "beta")
        for found in [partner_in_place(known, partner, "da-nang")]
    }
    assert words == {
        "acme": "opened", "acme-vietnam": "opened", "acme-da-nang": "opened", "beta": "started"
    }  # fmt: skip


def test_to_be_talked_of_is_no_part_except_in_a_hope(briefs: Briefs) -> None:
    briefs.initiatives(
        "da-nang",
        initiative("event: opened, by: acme, about: beta", name="one"),
        initiative("event: hoped, by: da-nang, about: beta", name="two"),
    )
    known = Known(briefs.library(), TODAY)
    found = partner_in_place(known, "beta", "da-nang")
    assert found is not None
    assert shown(found) == (Rung.IDEA, "hoped", "")


def test_a_meeting_alone_is_a_mention(briefs: Briefs) -> None:
    briefs.initiatives("da-nang", initiative("event: met, by: [da-nang, acme]"))
    known = Known(briefs.library(), TODAY)
    found = partner_in_place(known, "acme", "da-nang")
    assert found is not None
    assert shown(found) == (Rung.NONE, "mentioned", "")


def test_an_initiative_counts_in_its_further_places_too(briefs: Briefs) -> None:
    briefs.initiatives("da-nang", initiative("event: opened, by: acme", more="places: [hue]"))
    known = Known(briefs.library(), TODAY)
    assert partner_in_place(known, "acme", "hue") == partner_in_place(known, "acme", "da-nang")
    assert partner_in_place(known, "acme", "hue") is not None


def test_who_takes_part_are_the_parties_and_those_of_whom_something_is_hoped(
    briefs: Briefs,
) -> None:
    briefs.initiatives(
        "da-nang",
        initiative(
            "event: hoped, by: da-nang, about: [beta, acme]",
            "event: asked, id: a, by: da-nang, to: acme, about: acme-vietnam",
        ),
    )
    known = Known(briefs.library(), TODAY)
    thing = known.library.initiatives["da-nang/thing"]
    assert taking_part(known, thing) == ("da-nang", "acme", "beta")


def test_nothing_proven_mentions_the_latest_news_and_a_search_only_without_any(
    briefs: Briefs,
) -> None:
    searched = "event: looked-for, at: 2024-11, about: acme"
    found = stage_of(briefs, "event: met, at: 2024-02, by: acme", searched)
    assert found.address == "da-nang/thing/met-1"
    assert stage_of(briefs, searched).address == "da-nang/thing/looked-for-1"


def test_who_is_only_talked_of_is_mentioned_where_it_is(briefs: Briefs) -> None:
    briefs.initiatives(
        "da-nang",
        initiative(
            "event: opened, at: 2024-02, by: acme, about: beta",
            "event: built, at: 2024-05, by: acme",
        ),
    )
    known = Known(briefs.library(), TODAY)
    found = stage_of_partner(known, known.library.initiatives["da-nang/thing"], "beta")
    assert (*shown(found), found.address) == (Rung.NONE, "mentioned", "", "da-nang/thing/opened-1")


def test_the_stage_of_one_partner_leaves_out_what_others_did(briefs: Briefs) -> None:
    briefs.initiatives(
        "da-nang", initiative("event: opened, by: beta", f"event: asked, id: a, {CITY}")
    )
    known = Known(briefs.library(), TODAY)
    thing = known.library.initiatives["da-nang/thing"]
    assert stage_of_partner(known, thing, "acme").word == "asked"
    assert stage_of_partner(known, thing, "beta").word == "opened"


def test_parents_in_a_circle_end(briefs: Briefs) -> None:
    briefs.partner("one", "parent: two\n")
    briefs.partner("two", "parent: one\n")
    briefs.initiatives("da-nang", initiative("event: opened, by: two"))
    assert any("parent leads in a circle" in problem for problem in briefs.problems())
    known = Known(load([briefs.folder]), TODAY)
    found = partner_in_place(known, "one", "da-nang")
    assert found is not None
    assert found.word == "opened"


# Health


def ailment(found: Health | None) -> Ailment | None:
    """Return what is wrong, if anything is."""
    return found.ailment if found else None


@pytest.mark.parametrize("event", ["ended", "cancelled", "paused", "delayed", "challenged"])
def test_trouble_is_health_until_something_of_rung_four_is_later(
    briefs: Briefs, event: str
) -> None:
    trouble = f"event: {event}, at: 2024-08, by: acme"
    found = health_of(briefs, "event: started, at: 2024-07, by: acme", trouble)
    assert ailment(found) is Ailment.TROUBLE
    assert found is not None
    assert found.words == event
    assert not found.is_inferred
    talked = f"event: studying, at: 2024-09, {ACME}"
    assert ailment(health_of(briefs, trouble, talked)) is Ailment.TROUBLE
    promised = f"event: pledged, id: a, at: 2024-09, {ACME}"
    assert health_of(briefs, trouble, promised) is None


def test_the_latest_trouble_is_told(briefs: Briefs) -> None:
    found = health_of(
        briefs,
        "event: cancelled, at: 2024-09, by: acme",
        "event: paused, at: 2024-08, by: acme",
    )
    assert found is not None
    assert found.words == "cancelled"


def test_of_trouble_and_progress_at_one_time_the_later_in_the_brief_counts(briefs: Briefs) -> None:
    trouble = "event: paused, at: 2024-09, by: acme"
    progress = "event: started, at: 2024-09, by: acme"
    assert ailment(health_of(briefs, progress, trouble)) is Ailment.TROUBLE
    assert health_of(briefs, trouble, progress) is None


def test_a_later_plan_does_not_heal(briefs: Briefs) -> None:
    found = health_of(
        briefs,
        "event: paused, at: 2024-08, by: acme",
        "event: opened, id: plan, due: 2026, by: acme",
    )
    assert ailment(found) is Ailment.TROUBLE


def test_a_later_word_about_a_plan_does_not_heal(briefs: Briefs) -> None:
    paused = "event: paused, at: 2024-08, by: acme"
    plan = "event: announced, id: plan, by: acme"  # reported in November
    assert health_of(briefs, paused, plan) is None
    assert ailment(health_of(briefs, paused, f"{plan}, due: 2026")) is Ailment.TROUBLE


def test_progress_told_before_trouble_of_one_time_does_not_heal_it(briefs: Briefs) -> None:
    asked = f"event: asked, id: a, at: 2024-01, {CITY}"
    progress = "event: started, at: 2024-09, by: acme"
    trouble = "event: paused, at: 2024-09, by: acme"
    assert ailment(health_of(briefs, asked, progress, trouble)) is Ailment.TROUBLE
    assert health_of(briefs, asked, trouble, progress) is None


def test_of_two_troubles_of_one_time_the_later_in_the_brief_is_told(briefs: Briefs) -> None:
    found = health_of(
        briefs,
        "event: paused, at: 2024-09, by: acme",
        "event: delayed, at: 2024-09, by: acme",
    )
    assert found is not None
    assert found.words == "delayed"


def test_a_planned_end_is_no_end_yet(briefs: Briefs) -> None:
    found = health_of(
        briefs,
        "event: running, at: 2024-08, by: acme",
        "event: ended, id: end, due: 2030, by: acme",
    )
    assert found is None


def test_a_party_that_has_ended_is_gone(briefs: Briefs) -> None:
    briefs.source("end", published="2025-02-01")
    briefs.partner("beta", "ended: {at: 2025-01-31, what: Closed, cite: end#1}\n")
    mou = "event: mou, at: 2024-08, by: [beta, da-nang]"
    found = health_of(briefs, mou)
    assert found is not None
    assert (found.ailment, found.is_inferred) == (Ailment.COUNTERPART_GONE, True)
    assert found.words == "Beta has ended"
    assert health_of(briefs, mou, day=date(2025, 1, 30)) is None
    assert health_of(briefs, "event: mou, by: [acme, da-nang], about: beta") is None


def test_a_plan_whose_last_day_has_passed_is_overdue(briefs: Briefs) -> None:
    plan = "event: opened, id: plan, due: 2025-Q1, by: acme"
    assert health_of(briefs, plan, day=date(2025, 3, 31)) is None
    found = health_of(briefs, plan, day=date(2025, 4, 1))
    assert found is not None
    assert (found.ailment, found.is_inferred) == (Ailment.OVERDUE, True)
    assert found.words == "planned Q1 2025, nothing reported since"


@pytest.mark.parametrize(
    "answer",
    [
        "event: opened, at: 2025-03, by: acme, answers: da-nang/thing/plan",
        "event: opened, id: moved, due: 2026, by: acme, answers: da-nang/thing/plan",
        "event: said, by: acme, answers: da-nang/thing/plan, outcome: considering",
    ],
)
def test_a_plan_that_is_answered_is_not_overdue(briefs: Briefs, answer: str) -> None:
    plan = "event: opened, id: plan, due: 2025-01, by: acme"
    assert ailment(health_of(briefs, plan)) is Ailment.OVERDUE
    assert ailment(health_of(briefs, plan, answer)) is None


def test_a_moved_plan_is_overdue_in_its_turn(briefs: Briefs) -> None:
    entries = (
        "event: opened, id: one, due: 2025-01, by: acme",
        "event: opened, id: two, due: 2025-04, by: acme, answers: da-nang/thing/one",
    )
    found = health_of(briefs, *entries)
    assert found is not None
    assert found.words == "planned Apr 2025, nothing reported since"


def test_of_overdue_plans_the_last_is_told(briefs: Briefs) -> None:
    first = "event: started, id: one, due: 2025-01, by: acme"
    last = "event: opened, id: two, due: 2025-04, by: acme"
    for plans in ((first, last), (last, first)):
        found = health_of(briefs, *plans)
        assert found is not None
        assert found.words == "planned Apr 2025, nothing reported since"


def test_a_plan_told_twice_is_answered_once(briefs: Briefs) -> None:
    plan = "event: opened, id: plan, due: 2025-01, by: acme"
    again = "event: opened, id: again, due: 2025-01, by: acme, maybe_same: da-nang/thing/{}"
    answer = "event: opened, at: 2025-02, by: acme, answers: da-nang/thing/{}"
    assert ailment(health_of(briefs, plan, again.format("plan"))) is Ailment.OVERDUE
    for answered in ("plan", "again"):
        entries = (plan, again.format("plan"), answer.format(answered))
        assert health_of(briefs, *entries) is None
    asked = f"event: asked, id: ask, at: 2025-02, {CITY}"
    assert ailment(health_of(briefs, asked, again.format("ask"))) is Ailment.OVERDUE


def test_silence_begins_after_twelve_months_and_is_long_after_24(briefs: Briefs) -> None:
    entry = f"event: asked, id: a, at: 2023-05-10, {CITY}"
    expected = {
        date(2024, 5, 9): (None, ""),
        date(2024, 5, 10): (Ailment.SILENT, "silent, 12 months"),
        date(2025, 5, 9): (Ailment.SILENT, "silent, 23 months"),
        date(2025, 5, 10): (Ailment.LONG_SILENT, "long silent, 24 months"),
    }
    briefs.source("news", published="2023-06-01")
    for day, (what, words) in expected.items():
        found = health_of(briefs, entry, day=day)
        assert (ailment(found), found.words if found else "") == (what, words), day


def test_silence_is_counted_from_the_last_day_that_a_date_allows(briefs: Briefs) -> None:
    entry = "event: mou, at: 2023, by: [acme, da-nang]"
    briefs.source("news", published="2024-02-01")
    assert health_of(briefs, entry, day=date(2024, 12, 30)) is None
    assert ailment(health_of(briefs, entry, day=date(2024, 12, 31))) is Ailment.SILENT


@pytest.mark.parametrize("event", ["said", "met", "looked-for"])
def test_remarks_meetings_and_searches_are_no_sign_of_life(briefs: Briefs, event: str) -> None:
    found = health_of(
        briefs,
        f"event: asked, id: a, at: 2024-05, {CITY}",
        f"event: {event}, at: 2024-11, by: acme",
    )
    assert ailment(found) is Ailment.SILENT


def test_silence_is_counted_from_the_last_sign_of_life(briefs: Briefs) -> None:
    signs = (
        f"event: asked, id: a, at: 2024-11, {CITY}",
        f"event: asked, id: b, at: 2020, {CITY}",
    )
    assert health_of(briefs, *signs) is None
    assert health_of(briefs, *reversed(signs)) is None


@pytest.mark.parametrize("event", ["present", "advised", "declined"])
def test_what_brings_a_thing_no_further_is_no_sign_of_life(briefs: Briefs, event: str) -> None:
    found = health_of(
        briefs,
        f"event: asked, id: a, at: 2024-05, {CITY}",
        f"event: {event}, at: 2025-05, by: acme",
    )
    assert ailment(found) is Ailment.SILENT


def test_silence_and_long_silence_are_no_trouble(briefs: Briefs) -> None:
    silent = [
        health_of(briefs, f"event: asked, id: a, at: {at}, {CITY}") for at in ("2024-05", "2020")
    ]
    assert [found and found.is_silence for found in silent] == [True, True]
    paused = health_of(briefs, "event: paused, at: 2024-05, by: acme")
    assert paused is not None
    assert not paused.is_silence


def test_an_undated_entry_lives_on_the_day_of_its_report(briefs: Briefs) -> None:
    entry = f"event: asked, id: a, {CITY}"
    assert health_of(briefs, entry, day=date(2025, 11, 28)) is None
    assert ailment(health_of(briefs, entry, day=date(2025, 11, 29))) is Ailment.SILENT


def test_what_runs_is_never_silent(briefs: Briefs) -> None:
    assert health_of(briefs, "event: opened, at: 2010, by: acme") is None
    assert ailment(health_of(briefs, "event: built, at: 2010, by: acme")) is Ailment.LONG_SILENT


@pytest.mark.parametrize("kind", ["law", "policy"])
def test_laws_and_policies_are_not_silent_from_rung_five(briefs: Briefs, kind: str) -> None:
    decided = "event: decided, at: 2010, by: da-nang"
    assert health_of(briefs, decided, kind=kind) is None
    assert ailment(health_of(briefs, decided, kind="plant")) is Ailment.LONG_SILENT
    promised = "event: announced, at: 2010, by: da-nang"
    assert ailment(health_of(briefs, promised, kind=kind)) is Ailment.LONG_SILENT


def test_nothing_is_said_where_nothing_proves_a_start(briefs: Briefs) -> None:
    assert health_of(briefs, "event: met, at: 2010, by: acme") is None


def test_the_first_ailment_that_holds_is_told(briefs: Briefs) -> None:
    silent = "event: mou, at: 2022, by: [beta, da-nang]"
    overdue = "event: opened, id: plan, due: 2023, by: beta, cite: old#1"
    paused = "event: paused, at: 2022-05, by: acme"
    briefs.source("old", published="2022-12-31")
    briefs.source("news", published="2022-12-31")
    assert ailment(health_of(briefs, silent)) is Ailment.LONG_SILENT
    assert ailment(health_of(briefs, silent, overdue)) is Ailment.OVERDUE
    briefs.partner("beta", "ended: {at: 2022, what: Closed, cite: old#1}\n")
    assert ailment(health_of(briefs, silent, overdue)) is Ailment.COUNTERPART_GONE
    troubled = health_of(briefs, overdue, "event: asked, id: a, by: da-nang, to: beta", paused)
    assert ailment(troubled) is Ailment.TROUBLE
