"""The commands matrix, regions and compare on the shipped briefs, as a script sees them."""

import json
import subprocess

import pytest

from tests.cli.conftest import run_here


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return run_here("--today", "2026-11-22", *words)


def test_the_matrix_is_a_table_of_pairs_where_it_is_piped() -> None:
    done = run("matrix")
    assert done.returncode == 0
    header, *rows = done.stdout.splitlines()
    assert header == "partner\tplace\trung\tword\tat"
    assert "qorvo\tda-nang\t3\tconsidering\t" in rows


def test_the_matrix_as_json_has_the_promised_shape() -> None:
    answer = json.loads(run("matrix", "--json", "--partner", "marvell").stdout)
    assert answer["command"] == "matrix"
    assert [cell["partner"] for cell in answer["cells"]] == ["marvell", "marvell-vietnam"]
    assert answer["cells"][0] == {
        "partner": "marvell", "place": "da-nang", "rung": 7, "word": "opened", "at": "2024-05",
        "own": False,
    }  # fmt: skip


def test_the_matrix_of_one_place_has_no_other() -> None:
    rows = run("matrix", "--place", "bac-ninh").stdout.splitlines()[1:]
    assert {row.split("\t")[1] for row in rows} == {"bac-ninh"}


def test_regions_as_json_have_the_promised_shape() -> None:
    answer = json.loads(run("regions", "--json").stdout)
    assert [one["id"] for one in answer["regions"]][:2] == ["viet-nam", "bac-ninh"]
    former = answer["regions"][-1]
    assert former == {
        "id": "quang-nam", "name": "Quảng Nam", "region": "South Central Coast",
        "became": "da-nang", "initiatives": 6, "by_rung": [2, 0, 0, 2, 0, 0, 1], "open": 0,
        "newest": "2023-11-10/2023-12-31",
    }  # fmt: skip


def test_regions_are_a_table_where_they_are_piped() -> None:
    header, first, *_ = run("regions").stdout.splitlines()
    assert header.split("\t")[:2] == ["id", "name"]
    assert len(first.split("\t")) == len(header.split("\t"))


def test_compare_gives_a_value_for_each_place() -> None:
    done = run("compare", "da-nang", "ha-noi")
    header, *rows = done.stdout.splitlines()
    assert header == "label\tda-nang\tha-noi"
    assert "level\tmunicipality\tmunicipality" in rows
    assert "FDI · H1 2024\t\tUSD 1.165 bn" in rows


def test_compare_as_json_has_null_where_nothing_is_known() -> None:
    answer = json.loads(run("compare", "da-nang", "ha-noi", "--json").stdout)
    row = next(row for row in answer["rows"] if row["label"] == "FDI · H1 2024")
    assert row.pop("own") == [False, False]
    assert row == {"group": "figures", "label": "FDI · H1 2024", "values": [None, "USD 1.165 bn"]}


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("matrix", "--place", "da-nag"), 1, 'did you mean "da-nang"?'),
        (("matrix", "--partner", "qorvoo"), 1, 'did you mean "qorvo"?'),
        (("compare", "da-nang", "ha-noj"), 1, 'did you mean "ha-noi"?'),
        (("compare", "da-nang"), 2, "2 to 4 localities"),
        (("compare", "da-nang", "da-nang"), 2, "twice"),
        (("compare", "da-nang", "ha-noi", "bac-ninh", "quang-nam", "viet-nam"), 2, "2 to 4"),
        (("compare",), 2, "ID"),
    ],
)
def test_wrong_words_end_with_a_plain_message(
    words: tuple[str, ...], code: int, message: str
) -> None:
    done = run(*words)
    assert done.returncode == code
    assert message in done.stderr
    assert done.stdout == ""
