"""What became of asks, offers, pledges and plans."""

from datetime import date
from pathlib import Path

import pytest

from tests.library_builder import Briefs, initiative
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.ledger import Item, State, items
from vnsemi_tui.library.loading import load

TODAY = date(2025, 6, 1)
ASKED = "event: asked, id: ask, at: 2024-01-31, by: da-nang, to: acme"
ANSWERS = "answers: da-nang/thing/ask"


@pytest.fixture
def briefs(tmp_path: Path) -> Briefs:
    """Return a folder with Acme, its subsidiary, Beta and the source of 29 November 2024."""
    made = Briefs(tmp_path)
    made.partner("acme")
    made.partner("acme-vietnam", "parent: acme\n")
    made.partner("beta")
    return made


def ledger(briefs: Briefs, *entries: str, day: date = TODAY) -> tuple[Item, ...]:
    """Return the ledger of an initiative of Đà Nẵng that has `entries`."""
    briefs.initiatives("da-nang", initiative(*entries))
    return items(Known(briefs.library(), day))


def state(briefs: Briefs, *entries: str, day: date = TODAY) -> State:
    """Return the state of the first of `entries`."""
    found = {item.entry.id: item for item in ledger(briefs, *entries, day=day)}
    return next(iter([found[key].state for key in ("ask", "plan", "first") if key in found]))


def test_asks_offers_pledges_and_plans_are_items_and_nothing_else_is(briefs: Briefs) -> None:
    found = ledger(
        briefs,
        "event: asked, id: a, by: da-nang, to: acme",
        "event: offered, id: b, by: da-nang, to: acme",
        "event: pledged, id: c, by: acme, to: da-nang",
        "event: opened, id: d, due: 2026, by: acme",
        "event: mou, id: e, by: [acme, da-nang]",
        "event: hoped, id: f, by: da-nang, about: acme",
        "event: met, id: g, by: acme",
    )
    assert {item.entry.id: item.word for item in found} == {
        "a": "asked", "b": "offered", "c": "pledged", "d": "planned"
    }  # fmt: skip
    assert {item.state for item in found} == {State.UNANSWERED}
    assert {item.entry.id: item.words for item in found} == {
        "a": "no answer reported",
        "b": "no answer reported",
        "c": "nothing reported since",
        "d": "nothing reported since",
    }


@pytest.mark.parametrize(
    ("answer", "became"),
    [
        ("event: hoped, by: acme, about: da-nang", State.CONSIDERING),
        ("event: considering, by: acme", State.CONSIDERING),
        ("event: studying, by: acme", State.CONSIDERING),
        ("event: discussed, by: [acme, da-nang]", State.CONSIDERING),
        ("event: pledged, id: x, by: acme, to: da-nang", State.ACCEPTED),
        ("event: mou, by: [acme, da-nang]", State.ACCEPTED),
        ("event: licensed, by: [da-nang, acme]", State.ACCEPTED),
        ("event: started, by: acme", State.MET),
        ("event: opened, by: acme", State.MET),
        ("event: declined, by: acme", State.DECLINED),
        ("event: opened, id: x, due: 2026, by: acme", State.ACCEPTED),
        ("event: said, by: acme, outcome: considering", State.CONSIDERING),
        ("event: said, by: acme, outcome: accepted", State.ACCEPTED),
        ("event: said, by: acme, outcome: partly", State.PARTLY),
        ("event: said, by: acme, outcome: declined", State.DECLINED),
        ("event: said, by: acme, outcome: met", State.MET),
        ("event: said, by: da-nang, outcome: withdrawn", State.WITHDRAWN),
        ("event: opened, by: acme, outcome: partly", State.PARTLY),
        ("event: opened, id: x, due: 2026, by: acme, outcome: accepted", State.ACCEPTED),
    ],
)
def test_an_answer_gives_the_state_by_its_outcome_else_by_its_word(
    briefs: Briefs, answer: str, became: State
) -> None:
    assert state(briefs, ASKED, f"{answer}, {ANSWERS}") is became


def test_only_what_is_met_declined_withdrawn_or_moved_is_closed(briefs: Briefs) -> None:
    is_open = {found.value for found in State if found.is_open}
    assert is_open == {
        "no answer reported", "considering", "partly", "accepted", "delayed", "paused"
    }  # fmt: skip
    assert state(briefs, ASKED, f"event: mou, by: [acme, da-nang], {ANSWERS}").is_open


@pytest.mark.parametrize(
    ("event", "reads"),
    [
        ("delayed", State.DELAYED),
        ("paused", State.PAUSED),
        ("cancelled", State.WITHDRAWN),
        ("declined", State.DECLINED),
    ],
)
def test_trouble_answers_by_its_word(briefs: Briefs, event: str, reads: State) -> None:
    assert state(briefs, ASKED, f"event: {event}, by: acme, {ANSWERS}") is reads


def test_the_newest_answer_counts(briefs: Briefs) -> None:
    declined = f"event: declined, at: 2024-05, by: acme, {ANSWERS}"
    considering = f"event: considering, at: 2024-06, by: acme, {ANSWERS}"
    assert state(briefs, ASKED, considering, declined) is State.CONSIDERING
    same_time = considering.replace("06", "05")
    assert state(briefs, ASKED, declined, same_time) is State.CONSIDERING
    assert state(briefs, ASKED, same_time, declined) is State.DECLINED


def test_an_answer_in_another_brief_counts(briefs: Briefs) -> None:
    briefs.partner(
        "beta",
        """\
        initiatives:
          - id: deal
            title: A deal
            kind: deal
            sectors: [chips]
            timeline:
              - {event: opened, by: acme, what: x, answers: da-nang/thing/ask, cite: news#1}
        """,
    )
    assert state(briefs, ASKED) is State.MET


def test_an_answer_by_some_of_several_addressees_is_partly(briefs: Briefs) -> None:
    asked = ASKED.replace("to: acme", "to: [acme, beta]")
    one = f"event: considering, at: 2024-05, by: acme, {ANSWERS}"
    other = f"event: considering, at: 2024-06, by: beta, {ANSWERS}"
    assert state(briefs, asked) is State.UNANSWERED
    assert state(briefs, asked, one) is State.PARTLY
    assert state(briefs, asked, one, other) is State.CONSIDERING
    both = f"event: mou, by: [acme, beta], {ANSWERS}"
    assert state(briefs, asked, both) is State.ACCEPTED
    withdrawn = f"event: said, by: da-nang, outcome: withdrawn, {ANSWERS}"
    assert state(briefs, asked, one, withdrawn) is State.WITHDRAWN


def test_an_offer_to_several_can_be_answered_in_part_and_a_pledge_cannot(briefs: Briefs) -> None:
    several = ASKED.replace("to: acme", "to: [acme, beta]")
    one = f"event: mou, by: [acme, da-nang], {ANSWERS}"
    assert state(briefs, several.replace("asked", "offered"), one) is State.PARTLY
    assert state(briefs, several.replace("asked", "pledged"), one) is State.ACCEPTED


def test_an_answer_by_none_of_several_addressees_is_whole(briefs: Briefs) -> None:
    asked = ASKED.replace("to: acme", "to: [acme, beta]")
    assert state(briefs, asked, f"event: licensed, by: da-nang, {ANSWERS}") is State.ACCEPTED


@pytest.mark.parametrize("answerer", ["da-nang", "beta", "(a newspaper)"])
def test_one_addressee_is_never_partly_whoever_is_reported_to_answer(
    briefs: Briefs, answerer: str
) -> None:
    answer = f"event: licensed, by: {answerer}, {ANSWERS}"
    assert state(briefs, ASKED, answer) is State.ACCEPTED


def test_a_subsidiary_answers_for_its_parent_and_a_parent_for_it(briefs: Briefs) -> None:
    asked = ASKED.replace("to: acme", "to: [acme, beta]")
    other = f"event: considering, at: 2024-06, by: beta, {ANSWERS}"
    for_parent = f"event: considering, at: 2024-05, by: acme-vietnam, {ANSWERS}"
    assert state(briefs, asked, for_parent, other) is State.CONSIDERING
    asked = ASKED.replace("to: acme", "to: [acme-vietnam, beta]")
    for_child = f"event: considering, at: 2024-05, by: acme, {ANSWERS}"
    assert state(briefs, asked, for_child, other) is State.CONSIDERING


def test_a_moved_plan_is_closed_and_the_new_one_is_open(briefs: Briefs) -> None:
    found = ledger(
        briefs,
        "event: opened, id: first, due: 2024, by: acme",
        "event: opened, id: second, due: 2026, by: acme, answers: da-nang/thing/first",
    )
    assert [(item.entry.id, item.state) for item in found] == [
        ("second", State.UNANSWERED),
        ("first", State.MOVED),
    ]


def test_a_deed_meets_a_plan_and_a_plan_moves_a_plan_but_no_ask(briefs: Briefs) -> None:
    plan = "event: opened, id: first, due: 2024, by: acme"
    deed = "event: opened, by: acme, answers: da-nang/thing/first"
    assert state(briefs, plan, deed) is State.MET
    assert state(briefs, plan, f"{deed}, id: second, due: 2026") is State.MOVED
    asked = "event: asked, id: first, by: da-nang, to: acme"
    assert state(briefs, asked, f"{deed}, id: second, due: 2026") is State.ACCEPTED


def test_trouble_with_a_new_day_moves_the_plan(briefs: Briefs) -> None:
    plan = "event: opened, id: first, due: 2024, by: acme"
    delayed = "event: delayed, by: acme, answers: da-nang/thing/first"
    assert state(briefs, plan, delayed) is State.DELAYED
    assert state(briefs, plan, f"{delayed}, id: new, due: 2026") is State.MOVED


@pytest.mark.parametrize(
    ("sides", "became"),
    [
        ("by: acme, to: da-nang", State.LAPSED),
        ("by: da-nang, to: acme", State.LAPSED),
        ("by: da-nang, to: [beta, acme]", State.LAPSED),
        ("by: da-nang, to: beta, about: acme", State.UNANSWERED),
    ],
)
def test_the_end_of_either_side_and_of_nobody_else_lapses_an_item(
    briefs: Briefs, sides: str, became: State
) -> None:
    briefs.partner("acme", "ended: {at: 2025-01-31, what: Closed, cite: news#1}\n")
    assert state(briefs, f"event: offered, id: ask, {sides}") is became


@pytest.mark.parametrize("ask", [ASKED, ASKED.replace("asked", "pledged")])
def test_an_open_item_lapses_when_a_side_has_ended(briefs: Briefs, ask: str) -> None:
    briefs.source("end", published="2025-02-01")
    briefs.partner("acme", "ended: {at: 2025-01-31, what: Closed, cite: end#1}\n")
    assert state(briefs, ask) is State.LAPSED
    accepted = f"event: mou, by: [acme, da-nang], {ANSWERS}"
    assert state(briefs, ask, accepted) is State.LAPSED
    met = f"event: opened, by: acme, {ANSWERS}"
    assert state(briefs, ask, met) is State.MET
    assert state(briefs, ask, day=date(2025, 1, 30)) is State.UNANSWERED
    assert not State.LAPSED.is_open


def test_age_is_whole_months_from_the_last_day_that_is_possible(briefs: Briefs) -> None:
    found = ledger(
        briefs,
        "event: asked, id: day, at: 2024-01-31, by: da-nang, to: acme",
        "event: asked, id: year, at: 2023, by: da-nang, to: acme",
        "event: asked, id: none, by: da-nang, to: acme",
        "event: opened, id: plan, due: 2030, by: acme",
        day=date(2025, 2, 28),
    )
    ages = {item.entry.id: item.age for item in found}
    assert ages == {"day": 13, "year": 14, "none": 3, "plan": 3}  # 29 Nov to 28 Feb, the last day
    assert {item.entry.id: str(item.since or "") for item in found} == {
        "day": "31 Jan 2024", "year": "2023", "none": "", "plan": ""
    }  # fmt: skip
    assert {str(item.reported) for item in found} == {"29 Nov 2024"}


def test_the_unanswered_come_first_and_of_these_the_oldest(briefs: Briefs) -> None:
    found = ledger(
        briefs,
        "event: asked, id: z-old, at: 2024-05-02, by: da-nang, to: acme",
        "event: asked, id: a-new, at: 2024-05-20, by: da-nang, to: acme",
        "event: asked, id: older, at: 2024-02, by: da-nang, to: acme",
        "event: asked, id: met, at: 2020, by: da-nang, to: acme",
        "event: asked, id: accepted, at: 2020, by: da-nang, to: acme",
        "event: asked, id: partly, at: 2020, by: da-nang, to: [acme, beta]",
        "event: asked, id: considered, at: 2020, by: da-nang, to: acme",
        "event: opened, by: acme, answers: da-nang/thing/met",
        "event: mou, by: [acme, da-nang], answers: da-nang/thing/accepted",
        "event: mou, by: [acme, da-nang], answers: da-nang/thing/partly",
        "event: studying, by: acme, answers: da-nang/thing/considered",
    )
    assert [item.entry.id for item in found] == [
        "older", "z-old", "a-new", "considered", "partly", "accepted", "met"
    ]  # fmt: skip


def test_what_has_no_date_at_all_stands_last_of_its_state(briefs: Briefs) -> None:
    briefs.source("lost")
    dated = "event: asked, id: z-dated, at: 2025-05-31, by: da-nang, to: acme"
    undated = "event: asked, id: a-undated, by: da-nang, to: acme, cite: lost#1"
    met = "event: asked, id: a-met, at: 2020, by: da-nang, to: acme"
    answer = "event: opened, by: acme, answers: da-nang/thing/a-met"
    briefs.initiatives("da-nang", initiative(undated, dated, met, answer))
    (briefs.path / "sources" / "lost.yaml").unlink()
    found = items(Known(load([briefs.folder]), TODAY))
    assert [(item.entry.id, item.age) for item in found] == [
        ("z-dated", 0), ("a-undated", None), ("a-met", 53)
    ]  # fmt: skip


def test_an_item_is_as_old_as_the_last_day_that_its_date_allows(briefs: Briefs) -> None:
    found = ledger(
        briefs,
        "event: asked, id: a-year, at: 2024, by: da-nang, to: acme",
        "event: asked, id: b-day, at: 2024-12-30, by: da-nang, to: acme",
        "event: asked, id: c-reported, by: da-nang, to: acme",
        "event: asked, id: d-since, at: 2024-11/.., by: da-nang, to: acme",
    )
    assert [item.entry.id for item in found] == ["d-since", "c-reported", "b-day", "a-year"]


def test_items_of_one_day_and_state_stand_by_their_address(briefs: Briefs) -> None:
    ask = "event: asked, id: {}, at: 2024-05-02, by: da-nang, to: acme"
    found = ledger(briefs, *map(ask.format, ("b", "c", "a")))
    assert [item.entry.id for item in found] == ["a", "b", "c"]


def test_sides_are_all_who_asked_or_are_asked(briefs: Briefs) -> None:
    (item,) = ledger(briefs, "event: asked, id: a, by: da-nang, to: [acme, beta], about: (x)")
    assert item.sides == {"da-nang", "acme", "beta"}


def test_what_may_report_another_item_again_is_counted_with_that_one(briefs: Briefs) -> None:
    again = "event: asked, id: again, by: da-nang, to: acme, maybe_same: da-nang/thing/{}"
    talk = "event: discussed, id: talk, by: [da-nang, acme]"
    assert [item.entry.id for item in ledger(briefs, ASKED, again.format("ask"))] == ["ask"]
    assert [item.entry.id for item in ledger(briefs, talk, again.format("talk"))] == ["again"]


def test_of_two_items_that_name_each_other_one_is_counted(briefs: Briefs) -> None:
    pair = (
        "event: asked, id: one, by: da-nang, to: acme, maybe_same: da-nang/thing/two",
        "event: asked, id: two, by: da-nang, to: acme, maybe_same: da-nang/thing/one",
    )
    for told in (pair, pair[::-1]):
        assert len(ledger(briefs, *told)) == 1


def test_the_ledger_of_an_earlier_day_knows_no_later_answer(briefs: Briefs) -> None:
    briefs.source("later", published="2025-05-01")
    answer = f"event: opened, at: 2024-03, by: acme, {ANSWERS}, cite: later#1"
    assert state(briefs, ASKED, answer) is State.MET
    assert state(briefs, ASKED, answer, day=date(2025, 4, 30)) is State.UNANSWERED
    assert ledger(briefs, ASKED, day=date(2024, 11, 28)) == ()
