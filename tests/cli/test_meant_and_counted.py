"""What options take and what they leave out: names for ids, repeated filters, dates, limits."""

import json

import pytest

from tests.cli.conftest import Invoke


def rows(out: str) -> list[str]:
    return out.splitlines()[1:]


@pytest.mark.parametrize(
    ("words", "same"),
    [
        (("show", "Hà Nội"), ("show", "ha-noi")),
        (("show", "hanoi"), ("show", "ha-noi")),
        (("show", "Đà Nẵng/marvell"), ("show", "da-nang/marvell")),
        (("why", "Đà Nẵng/marvell/lab"), ("why", "da-nang/marvell/lab")),
        (("asks", "--place", "Đà Nẵng"), ("asks", "--place", "da-nang")),
        (("asks", "--by", "danang"), ("asks", "--by", "da-nang")),
        (("timeline", "--partner", "MARVELL"), ("timeline", "--partner", "marvell")),
        (("matrix", "--place", "da nang"), ("matrix", "--place", "da-nang")),
        (("pack", "Marvell", "Da Nang"), ("pack", "marvell", "da-nang")),
        (("compare", "Đà Nẵng", "hanoi"), ("compare", "da-nang", "ha-noi")),
        (("find", 'place:"Đà Nẵng"', "lab"), ("find", "place:da-nang", "lab")),
        (("find", "place:danang"), ("find", "place:da-nang")),
    ],
    ids=" ".join,
)
def test_a_name_is_taken_wherever_an_id_is(
    invoke: Invoke, words: tuple[str, ...], same: tuple[str, ...]
) -> None:
    named, by_id = invoke(*words), invoke(*same)
    assert (named.code, named.out) == (by_id.code, by_id.out)
    assert named.code == 0
    assert named.out


def test_the_same_side_named_twice_is_no_pair(invoke: Invoke) -> None:
    assert invoke("pack", "da-nang", "Đà Nẵng").code == 2


@pytest.mark.parametrize("option", ["--place", "--partner"])
def test_options_that_are_repeated_leave_what_any_of_them_leaves(
    invoke: Invoke, option: str
) -> None:
    values = ("da-nang", "bac-ninh") if option == "--place" else ("marvell", "qorvo")
    apart = {row for one in values for row in rows(invoke("asks", option, one).out)}
    both = rows(invoke("asks", option, values[0], option, values[1]).out)
    assert set(both) == apart
    assert len(apart) > len(rows(invoke("asks", option, values[1]).out)) > 0


def test_open_and_a_state_that_is_not_open_exclude_each_other(invoke: Invoke) -> None:
    done = invoke("asks", "--open", "--state", "considering", "--state", "lapsed")
    assert (done.code, done.out) == (2, "")
    assert "--open and --state lapsed exclude each other" in done.err
    assert invoke("asks", "--open", "--state", "closed").code == 2
    narrowed = invoke("asks", "--open", "--state", "considering")
    assert narrowed.out == invoke("asks", "--state", "considering").out
    assert invoke("asks", "--open", "--state", "open").out == invoke("asks", "--open").out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("timeline", "--since", "2025", "--until", "2024"), "since 2025 is after until 2024"),
        (("timeline", "--since", "2024", "--since", "2025"), "since is given twice"),
        (("find", "since:2025", "until:2024"), "since 2025 is after until 2024"),
        (("find", "x", "--limit", "1", "--limit", "2"), "--limit: is given twice"),
        (("--as-of", "2024", "regions", "--as-of", "2023"), "--as-of: is given twice"),
        (("pack", "qorvo", "--since", "31 Feb 2024"), "not a date I know; try 2024-03-01"),
        (("timeline", "--since", "last year"), "not a date I know; try 2024-03-01"),
        (("regions", "--as-of", "03/13/2024"), "not a date I know; try 2024-03-01"),
        (("regions", "--as-of", "2031"), "--as-of 2031 has not come yet"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_contradicts_itself_or_is_no_date_is_wrong_use(
    invoke: Invoke, words: tuple[str, ...], message: str
) -> None:
    done = invoke(*words)
    assert (done.code, done.out) == (2, "")
    assert message in done.err


def test_an_option_may_be_repeated_with_the_same_value(invoke: Invoke) -> None:
    assert invoke("find", "qorvo", "--limit", "1", "--limit", "1").code == 0


@pytest.mark.parametrize(
    "written", ["1 Mar 2024", "1/3/2024", "2024/03/01", "ngày 1 tháng 3 năm 2024"]
)
def test_every_option_reads_days_as_people_write_them(invoke: Invoke, written: str) -> None:
    for command, option in (
        ("regions", "--as-of"),
        ("regions", "--today"),
        ("timeline", "--since"),
    ):
        done = invoke(command, option, written, "--json")
        assert done.out == invoke(command, option, "2024-03-01", "--json").out
        assert done.code == 0


def test_a_year_that_is_not_over_is_known_up_to_today(invoke: Invoke) -> None:
    answer = json.loads(invoke("regions", "--as-of", "2026", "--json").out)
    assert answer["as_of"] == answer["today"]


def test_what_a_limit_cuts_is_said_and_counted(invoke: Invoke) -> None:
    cut = invoke("find", "qorvo", "--limit", "3", "--json")
    answer = json.loads(cut.out)
    assert len(answer["results"]) == 3 < answer["total"]
    assert not answer["more"]
    total = answer["total"]
    said = f"vnsemi-tui: 3 of {total} shown; --limit {total} shows all\n"
    assert invoke("find", "qorvo", "--limit", "3").err == said
    whole = invoke("find", "qorvo", "--limit", str(total))
    assert (len(rows(whole.out)), whole.err) == (total, "")


def test_tasks_that_a_limit_cuts_are_said_and_counted(invoke: Invoke) -> None:
    total = len(json.loads(invoke("todo", "--json").out)["todo"])
    answer = json.loads(invoke("todo", "--limit", "2", "--json").out)
    assert (len(answer["todo"]), answer["total"]) == (2, total)
    assert f"2 of {total} shown; --limit {total} shows all" in invoke("todo", "--limit", "2").err
    assert "shown" not in invoke("todo", "--limit", str(total)).err
