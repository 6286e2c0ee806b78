"""The words of briefs stand on the rungs that the content model gives them."""

import pytest

from vnsemi_tui.model import vocabulary
from vnsemi_tui.model.vocabulary import (
    FACT_EVENTS,
    LEDGER_EVENTS,
    TROUBLE,
    Defined,
    Event,
    InitiativeKind,
    Measure,
    Rung,
    Unit,
)

RUNGS = {
    1: "hoped aims proposed",
    2: "asked offered",
    3: "discussed considering studying cooperating",
    4: "pledged announced applied mou signed",
    5: "decided enacted licensed contracted funded",
    6: "started built",
    7: "opened running in-force held completed ended",
    0: "said advised met present looked-for declined delayed paused cancelled challenged",
}
LABELS = "mentioned,idea,asked,in talks,promised,approved,under way,running"
SETS = [
    found
    for found in vars(vocabulary).values()
    if isinstance(found, type) and issubclass(found, Defined) and found is not Defined
]


def test_every_event_word_stands_on_its_rung_and_no_other_word_is_known() -> None:
    assert {event.value: event.rung.value for event in Event} == {
        word: rung for rung, words in RUNGS.items() for word in words.split()
    }


def test_rungs_are_named_from_idea_to_running() -> None:
    assert ",".join(rung.label for rung in Rung) == LABELS


@pytest.mark.parametrize("words", SETS, ids=lambda words: words.__name__)
def test_every_word_has_a_definition_of_its_own_and_a_label(words: type[Defined]) -> None:
    for word in words:
        assert word.definition.strip() == word.definition != ""
        assert word.label
        assert "-" not in word.label
        assert words(word.value) is word


def test_asks_offers_and_pledges_open_an_item() -> None:
    assert {event.value for event in LEDGER_EVENTS} == {"asked", "offered", "pledged"}


def test_trouble_and_facts_are_the_words_that_the_model_lists() -> None:
    assert {event.value for event in TROUBLE} == {
        "ended", "cancelled", "paused", "delayed", "challenged"
    }  # fmt: skip
    assert {event.value for event in FACT_EVENTS} == {
        "said", "aims", "hoped", "advised", "looked-for"
    }  # fmt: skip


def test_event_study_and_deal_are_done_and_do_not_run() -> None:
    one_off = {kind.value for kind in InitiativeKind if kind.is_one_off}
    assert one_off == {"event", "study", "deal"}


def test_a_memorandum_is_shown_as_people_write_it() -> None:
    assert Event.MOU.label == "MoU"
    assert Event.IN_FORCE.label == "in force"


def test_every_measure_has_units_and_shares() -> None:
    for measure in Measure:
        assert Unit.PERCENT in measure.units
    assert Measure.EXPORTS.units == {Unit.PERCENT} | {unit for unit in Unit if unit.is_money}
    assert Measure.JOBS.units == {Unit.PERCENT, Unit.PEOPLE}
    assert Measure.NODE.units == {Unit.PERCENT, Unit.NANOMETRES}


def test_only_currencies_are_money() -> None:
    money = {unit.value for unit in Unit if unit.is_money}
    assert money == {"USD", "VND", "EUR", "JPY", "KRW", "TWD", "CNY"}
