"""What people type finds what they mean, first: the cases of `tests/search_cases.yaml`."""

from functools import cache

import pytest

from tests.search_cases import Case, Found, cases, judge, ours, shipped
from vnsemi_tui.model.vocabulary import Event
from vnsemi_tui.search.index import Index, Kind

IN_ALL = 0.95
IN_EACH_CLASS = 0.85


@cache
def wrong() -> dict[str, list[str]]:
    """Return, for each class, a line about each query that finds something else first."""
    index = Index(shipped().documents)
    lines: dict[str, list[str]] = {}
    for name, some in cases().items():
        answers = [(case, ours(index, case.typed)) for case in some]
        lines[name] = [line(case, hits) for case, hits in answers if not judge(case, hits)]
    return lines


def line(case: Case, hits: list[Found]) -> str:
    counted = [hit for hit in hits if hit.strong or not case.absent]
    came = f"{counted[0].address} ({counted[0].kind})" if counted else "nothing"
    return f"{case.typed!r}: wanted {case.wanted}; came {came}"


def message(share: float, lines: list[str]) -> str:
    return "\n".join((f"{share:.1%} right; wrong:", *lines))


@pytest.mark.parametrize("name", cases())
def test_of_each_class_of_queries_most_find_first_what_is_meant(name: str) -> None:
    share = 1 - len(wrong()[name]) / len(cases()[name])
    assert share >= IN_EACH_CLASS, message(share, wrong()[name])


def test_nearly_all_queries_find_first_what_is_meant() -> None:
    lines = [f"{name}: {one}" for name, some in wrong().items() for one in some]
    share = 1 - len(lines) / sum(map(len, cases().values()))
    assert share >= IN_ALL, message(share, lines)


def test_what_the_cases_name_is_there() -> None:
    there = {document.address for document in shipped().documents}
    every = [case for some in cases().values() for case in some]
    named = {name for case in every for name in (*case.first, *case.not_first, *case.near)}
    assert sorted(named - there) == []
    assert {kind for case in every for kind in case.kinds} <= {kind.value for kind in Kind}
    assert {case.event for case in every} - {""} <= {event.value for event in Event}


def test_no_query_is_there_twice_in_its_class() -> None:
    for name, some in cases().items():
        typed = [case.typed for case in some]
        assert sorted({one for one in typed if typed.count(one) > 1}) == [], name


# The judge

CITY = Found("da-nang", "locality", frozenset(), strong=True)
TALK = Found("da-nang/lab", "initiative", frozenset(("asked", "mou")), strong=True)
ASK = Found("da-nang/lab/ask", "entry", frozenset(("asked",)), strong=True)


def case(**fields: object) -> Case:
    asked: dict[str, object] = {"first": (), "absent": False, "not_first": (), "kinds": ()}
    return Case(**{"typed": "da nang", **asked, "event": "", "near": (), **fields})  # type: ignore[arg-type]


def test_only_the_first_hit_counts() -> None:
    assert judge(case(first=("da-nang",)), [CITY, TALK])
    assert not judge(case(first=("da-nang",)), [TALK, CITY])
    assert judge(case(first=("da-nang", "da-nang/lab")), [TALK, CITY])


def test_a_weak_hit_is_right_where_it_is_the_one_that_is_meant() -> None:
    assert judge(case(first=("da-nang",)), [CITY._replace(strong=False)])


def test_all_that_a_case_asks_for_must_hold() -> None:
    assert not judge(case(first=("da-nang",), kinds=("partner",)), [CITY])
    assert not judge(case(kinds=("locality",), not_first=("da-nang",)), [CITY])
    assert judge(case(kinds=("locality", "partner"), not_first=("da-nang/lab",)), [CITY])


def test_no_hit_is_right_only_where_none_is_meant() -> None:
    assert not judge(case(kinds=("locality",)), [])
    assert judge(case(absent=True), [])


def test_what_is_in_no_brief_may_be_answered_with_weak_hits_only() -> None:
    weak = CITY._replace(strong=False)
    assert judge(case(absent=True), [weak])
    assert not judge(case(absent=True), [weak, TALK])


def test_an_initiative_has_the_events_of_all_its_entries() -> None:
    assert judge(case(event="mou"), [TALK])
    assert judge(case(event="asked"), [ASK])
    assert not judge(case(event="mou"), [ASK])
    assert not judge(case(event="mou"), [CITY])
