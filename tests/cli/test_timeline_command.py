"""The command timeline on the shipped briefs, as a script sees it."""

import json
import subprocess
from itertools import pairwise

from tests.cli.conftest import run_here
from vnsemi_tui.model.dates import PartialDate

HEADER = ["at", "due", "reported", "word", "by", "to", "what", "place", "address"]
SHAPE = [
    "id", "event", "by", "to", "about", "what", "at", "due", "reported", "state", "inferred",
    "age_months", "initiative", "place", "partners", "cite", "own",
]  # fmt: skip


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return run_here("--today", "2026-11-22", "timeline", *words)


def test_the_newest_stand_first_and_the_undated_after_all_dated() -> None:
    done = run()
    assert done.returncode == 0
    header, *rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert header == HEADER
    dates = [row[0] or row[1] for row in rows]
    dated = [PartialDate.parse(text).sort_key for text in dates if text]
    assert all(newer >= older for newer, older in pairwise(dated))
    assert not any(dates[len(dated) :])
    assert len(rows) > len(dated) > 0


def test_dates_are_as_the_brief_has_them_and_names_are_ids() -> None:
    rows = [line.split("\t") for line in run("--place", "da-nang").stdout.splitlines()]
    (mou,) = (row for row in rows if row[-1] == "da-nang/marvell/mou-1")
    assert mou[:6] == ["2024-08", "", "2024-11-29", "mou", "da-nang, marvell-vietnam", ""]
    assert mou[7] == "da-nang"


def test_every_filter_is_an_option() -> None:
    options = ("--event", "mou", "--since", "2024-08", "--until", "2024-08", "--partner", "marvell")
    done = run(*options, "--place", "da-nang", "--sector", "chip-design")
    assert [line.split("\t")[-1] for line in done.stdout.splitlines()[1:]] == [
        "da-nang/marvell/mou-1"
    ]


def test_entries_and_asks_have_one_shape() -> None:
    entries = json.loads(run("--json", "--place", "da-nang").stdout)["entries"]
    asks = run_here("--today", "2026-11-22", "asks", "--json")
    items = {item["id"]: item for item in json.loads(asks.stdout)["items"]}
    assert all(list(entry) == SHAPE for entry in entries)
    shared = [entry for entry in entries if entry["id"] in items]
    assert shared
    assert all(entry == items[entry["id"]] for entry in shared)


def test_state_and_age_are_null_where_nothing_was_asked() -> None:
    entries = json.loads(run("--json", "--event", "mou").stdout)["entries"]
    assert entries
    assert {(entry["state"], entry["age_months"]) for entry in entries} == {(None, None)}


def test_an_unknown_id_exits_1_and_a_wrong_word_2_with_the_nearest() -> None:
    unknown = run("--place", "da-nag")
    assert (unknown.returncode, unknown.stdout) == (1, "")
    assert 'did you mean "da-nang"?' in unknown.stderr
    wrong = run("--event", "muo")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert 'did you mean "mou"?' in wrong.stderr
    assert run("--since", "soon").returncode == 2


def test_nothing_is_known_before_anything_was_published() -> None:
    done = run("--as-of", "2023-01-01")
    assert (done.returncode, done.stdout.splitlines()) == (0, ["\t".join(HEADER)])


def test_nothing_that_fits_is_an_empty_list_and_no_error() -> None:
    done = run("--since", "2020", "--until", "2021")
    assert (done.returncode, done.stdout.splitlines()) == (0, ["\t".join(HEADER)])
    assert json.loads(run("--json", "--since", "2030", "--event", "mou").stdout)["entries"] == []
