"""A filter is declared once, and is then found wherever filters are taken."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.frozen import frozen_library
from vnsemi_tui.library import queries
from vnsemi_tui.library.filter_table import FILTERS, WrongFilterError, filter_kind, filter_names
from vnsemi_tui.library.filters import Filters, parse_filters
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.library import Library
from vnsemi_tui.ui.desk import Desk
from vnsemi_tui.views.filter_choices import chosen, typed_filters, typed_words

TODAY = date(2026, 11, 22)
KNOWN = Known(frozen_library(), TODAY)

RULES = """
from vnsemi_tui.library.filter_rules import Rules

SIZES = ("single", "many")


def _of_size(known, given):
    return lambda thing, entry: ("many" if len(entry.by) > 1 else "single") in given


SIZE = Rules(_of_size, lambda library: SIZES)
"""
FINDS = """
import json, sys
from datetime import date

from vnsemi_tui.library import filter_table

filter_table.FILTERS += (
    filter_table.FilterKind(
        "size", "how many act", "many", "single or many", "WORD", "declared_for_a_test:SIZE"
    ),
)
import vnsemi_tui.library

vnsemi_tui.library.__path__.append(sys.argv[1])

from docs.parts.commands import filters as docs_of_filters
from tests.frozen import frozen_library
from vnsemi_tui.cli.arguments import parser_of
from vnsemi_tui.cli.completing import choices
from vnsemi_tui.library.filters import Filters, ledger_items, parse_filters
from vnsemi_tui.library.known import Known
from vnsemi_tui.search.completing import complete, counted, word_at
from vnsemi_tui.search.filtered import FilteredSearch
from vnsemi_tui.ui.actions.looking import _filters_of
from vnsemi_tui.views.command_line import command_line
from vnsemi_tui.views.filter_choices import filter_choices, typed_filters
from vnsemi_tui.ui.commands import COMMANDS, named
from vnsemi_tui.views.pages import page_at
from vnsemi_tui.views.topics import topics

known = Known(frozen_library(), date(2026, 11, 22))
entries = [(thing, one) for thing in known.initiatives() for one in known.timeline(thing)]
offered = {one.value: int(one.note) for one in filter_choices(known, Filters(), ["size"], entries)}
many = [entry.address for _, entry in entries if len(entry.by) > 1]
found = FilteredSearch(known).find("size:many", 1000).results.hits
word = word_at("size:", 5, known)
parsed = parser_of("asks").parse_args(["--size", "many"])
page = page_at(known, "ledger size:many")
print(json.dumps({
    "search": {hit.document.address for hit in found if hit.document.kind == "entry"} == set(many),
    "Tab": complete("size:m", 6, known).query == "size:many",
    "choices of Tab": dict(counted("size:", word, known))["many"] == len(many),
    "F": offered == {"size:single": len(entries) - len(many), "size:many": len(many)},
    "typed in F": [one.value for one in typed_filters("size:m", known, Filters(), ["size"])]
    == ["size:many"],
    "pages": "size" in _filters_of("ledger") and "size" in _filters_of("timeline"),
    "address": page is not None and page.address == "ledger size:many"
    and [one.entry.address for one in page.items]
    == [one.entry.address for one in ledger_items(known, Filters()) if len(one.entry.by) > 1],
    "line on the page": any(
        one.text.split() == ["\u2715", "size", "many"] for one in page.lines(80)
    ),
    "option": parsed.size == ["many"] and "how many act" in parser_of("timeline").format_help(),
    "command line": command_line(known, "ledger size:many") == "vnsemi-tui asks --size many",
    "completions": [one.word for one in choices(["asks", "--size"], "m")] == ["many"]
    and [one.word for one in choices(["find"], "siz")] == ["size:"],
    "help": any("size:many" in str(topic) for topic in topics(known, named(COMMANDS))),
    "find --help": "size:many" in parser_of("find").format_help(),
    "docs": "| `size:` | single or many | how many act |" in docs_of_filters(),
}))
"""


def test_a_filter_that_is_declared_is_found_everywhere(tmp_path: Path) -> None:
    (tmp_path / "declared_for_a_test.py").write_text(RULES, encoding="utf-8")
    root = Path(__file__).parents[2]
    home = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    environ = {**os.environ, **home, "PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8"}
    run = subprocess.run(
        [sys.executable, "-c", FINDS, str(tmp_path)], capture_output=True, env=environ, check=False
    )
    assert run.returncode == 0, run.stderr.decode()
    found = json.loads(run.stdout)
    assert [place for place, is_there in found.items() if not is_there] == []
    assert len(found) == 14


def test_names_of_filters_are_their_own() -> None:
    names = [name for kind in FILTERS for name in (kind.name, kind.also) if name]
    assert len(set(names)) == len(names)
    assert all(filter_kind(name) is not None for name in names)
    assert filter_kind("") is None


def test_a_filter_with_two_names_is_one_filter() -> None:
    both = parse_filters(["asks:open", "state:closed"], KNOWN.library)
    assert both.words == ("state:open", "state:closed")
    with pytest.raises(WrongFilterError, match='no state "opn"'):
        parse_filters(["asks:opn"], KNOWN.library)


def test_a_query_is_taken_apart_and_checked_once_for_a_keystroke(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    split, meant = queries.split_query, queries.value_meant
    taken_apart: list[str] = []
    checked: list[str] = []

    def split_and_told(query: str) -> queries.Query:
        taken_apart.append(query)
        return split(query)

    def meant_and_told(name: str, value: str, library: Library) -> str:
        checked.append(value)
        return meant(name, value, library)

    monkeypatch.setattr(queries, "split_query", split_and_told)
    monkeypatch.setattr(queries, "value_meant", meant_and_told)
    desk = Desk(KNOWN)
    whole = "lab place:da-nang asks:open partner:mar"
    for end in range(1, len(whole) + 1):
        typed_now = whole[:end]
        desk.search(typed_now)
        if word := desk.unfinished(typed_now):
            desk.completions(typed_now, word)
        desk.complete(typed_now, 0)
    assert taken_apart == [whole[:end] for end in range(1, len(whole) + 1)]
    assert checked == [word.value for one in taken_apart for word in split(one).words if word.value]


# What is typed in the chooser


def typed(text: str, names: tuple[str, ...] = filter_names()) -> list[str]:
    return [one.value for one in typed_filters(text, KNOWN, Filters(), names)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("place:bac-ninh sia", ["place:bac-ninh text:sia"]),
        ("sia place:bac-ninh", ["place:bac-ninh text:sia"]),
        ("place:da-nang event:mou", ["place:da-nang event:mou"]),
        ("place:da-nang since:2024 training lab", [
            "place:da-nang since:2024 text:training text:lab"]),
        ("place:bac", ["place:bac-ninh"]),
        ("place:bac sia", ["place:bac-ninh text:sia"]),
        ("stage:>=pro", ["stage:>=promised"]),
        ("asks:op", ["state:open"]),
        ("event:plan", ["event:plan"]),
        ("sia", []),
    ],
)  # fmt: skip
def test_a_query_typed_into_the_chooser_means_what_it_means_in_the_search_box(
    text: str, values: list[str]
) -> None:
    assert typed(text) == values


def test_a_value_that_is_begun_offers_all_that_begin_so() -> None:
    assert typed("partner:qorvo lab") == ["partner:qorvo text:lab"]
    assert set(typed("state:p")) == {"state:partly", "state:paused"}
    assert len(typed("place:")) == len(KNOWN.library.localities)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("place:nowhere", 'no place "nowhere"'),
        ("place:da-nag sia", 'no place "da-nag" (did you mean "da-nang"?)'),
        ("since:2025 until:2024", "nothing can be both"),
    ],
)
def test_a_query_that_can_not_be_used_says_why(text: str, says: str) -> None:
    with pytest.raises(WrongFilterError) as raised:
        typed(text)
    assert says in str(raised.value)


def test_a_page_says_which_filters_it_has_where_another_is_typed() -> None:
    with pytest.raises(WrongFilterError, match="no filter event here; try place, partner"):
        typed("event:mou", ("place", "partner"))
    with pytest.raises(WrongFilterError, match="not searched for words; leave sia out"):
        typed("place:da-nang sia", ("place", "partner"))


def test_words_alone_are_looked_for_where_the_page_can() -> None:
    assert [one.value for one in typed_words("training lab", KNOWN, filter_names())] == [
        "text:training text:lab"
    ]
    assert typed_words("lab", KNOWN, ("place",)) == []


def test_what_is_chosen_stands_beside_what_is_set_or_takes_it_away() -> None:
    set_now = parse_filters(["place:da-nang"], KNOWN.library)
    more = chosen("place:bac-ninh text:sia", set_now, KNOWN)
    assert more.words == ("place:da-nang", "place:bac-ninh", "text:sia")
    assert chosen("-place:da-nang", more, KNOWN).words == ("place:bac-ninh", "text:sia")
