"""Filters of `find`: among the words, alone, wrong."""

import json

import pytest

from tests.cli.conftest import Invoke


def addresses(out: str) -> list[str]:
    return [line.split("\t")[0] for line in out.splitlines()[1:]]


def test_filters_among_the_words_leave_only_what_fits(invoke: Invoke) -> None:
    everywhere = addresses(invoke("find", "chip", "--limit", "500").out)
    there = addresses(invoke("find", "chip", "place:ha-noi", "--limit", "500").out)
    assert there
    assert len(there) < len(everywhere)
    assert all(address.startswith("ha-noi") for address in there)


def test_filters_alone_list_what_they_leave_and_say_how_many_more(invoke: Invoke) -> None:
    done = invoke("find", "asks:open", "place:da-nang", "--limit", "2")
    assert done.code == 0
    assert len(addresses(done.out)) == 2
    assert " shown; --limit " in done.err
    whole = invoke("find", "asks:open", "place:da-nang", "--limit", "500")
    assert whole.err == ""
    assert all(line.endswith("\t") for line in whole.out.splitlines()[1:])


def test_filters_that_leave_nothing_find_nothing(invoke: Invoke) -> None:
    done = invoke("find", "until:1990")
    assert done.code == 1
    assert 'nothing found for "until:1990"' in done.err


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("place:da-nag", 'no place "da-nag" (did you mean "da-nang"?)'),
        ("stage:>=promisd", 'no stage ">=promisd" (did you mean ">=promised"?)'),
        ("since:24", 'since: "24" is not a date I know; try'),
        ("place:", 'the filter "place:" has no value'),
    ],
)
@pytest.mark.parametrize("options", [(), ("--json",)])
def test_a_wrong_filter_is_wrong_use(
    invoke: Invoke, query: str, message: str, options: tuple[str, ...]
) -> None:
    done = invoke("find", "qorvo", query, *options)
    assert done.code == 2
    assert message in done.err
    assert done.out == ""


def test_json_names_the_filters_and_where_nothing_was_searched_no_field(invoke: Invoke) -> None:
    alone = json.loads(invoke("find", "asks:open", "--json").out)
    assert alone["filters"] == ["state:open"]
    assert {result["why"] for result in alone["results"]} == {None}
    searched = json.loads(invoke("find", "qorvo", "asks:open", "--json").out)
    assert None not in {result["why"] for result in searched["results"]}
    assert json.loads(invoke("find", "qorvo", "--json").out)["filters"] == []
