"""Places, marks, queries and the theme come back after a restart, and two runs at once merge."""

import json
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from vnsemi_tui import state
from vnsemi_tui.state import Keeper, Mark, State

SOME = Mark("marvell#events-2", "marvell", "Marvell asks Đà Nẵng for land.", "2026-11-22")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "home" / "state"


def marked(address: str, text: str = "A line.", on: str = "2026-11-22") -> Mark:
    return Mark(address, address.partition("#")[0], text, on)


def test_a_first_run_has_nothing_and_no_trouble(folder: Path) -> None:
    keeper = Keeper(folder)
    assert (keeper.state, keeper.trouble) == (State((), (), (), ""), "")


def test_everything_comes_back(folder: Path) -> None:
    keeper = Keeper(folder)
    keeper.visit("da-nang")
    keeper.visit("marvell")
    keeper.mark(SOME)
    keeper.ask("wafer fab")
    keeper.use_theme("paper")
    assert keeper.save() == ""
    again = Keeper(folder)
    assert again.state == State(("da-nang", "marvell"), (SOME,), ("wafer fab",), "paper")
    assert again.state == keeper.state
    assert again.trouble == ""


def test_nothing_is_kept_before_it_is_saved(folder: Path) -> None:
    keeper = Keeper(folder)
    keeper.visit("da-nang")
    assert keeper.state.places == ("da-nang",)
    assert Keeper(folder).state.places == ()
    assert not folder.exists()


def test_a_run_without_a_folder_forgets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    keeper = Keeper(None)
    keeper.mark(SOME)
    assert keeper.state.marks == (SOME,)
    assert keeper.save() == ""
    assert list(tmp_path.iterdir()) == []


def test_a_place_visited_again_is_the_newest_one(folder: Path) -> None:
    keeper = Keeper(folder)
    for page in ("ha-noi", "hue", "ha-noi"):
        keeper.visit(page)
        keeper.ask(page)
    assert keeper.state.places == keeper.state.queries == ("hue", "ha-noi")


def test_a_line_marked_again_has_one_mark_that_says_what_it_says_now(folder: Path) -> None:
    keeper = Keeper(folder)
    for text in ("First.", "Second."):
        keeper.mark(marked("qorvo#facts-1", text))
        keeper.mark(marked("hue#facts-1"))
    keeper.mark(marked("qorvo#facts-1", "Third."))
    assert [mark.address for mark in keeper.state.marks] == ["hue#facts-1", "qorvo#facts-1"]
    assert keeper.state.marks[-1].text == "Third."


def test_only_the_newest_are_kept(folder: Path) -> None:
    keeper = Keeper(folder)
    for number in range(1010):
        keeper.visit(f"page-{number}")
        keeper.ask(f"query {number}")
        keeper.mark(marked(f"page-{number}"))
    keeper.save()
    kept = Keeper(folder).state
    assert kept == keeper.state
    assert (len(kept.places), len(kept.queries), len(kept.marks)) == (50, 100, 1000)
    assert (kept.places[0], kept.queries[0]) == ("page-960", "query 910")
    assert (kept.marks[0].address, kept.marks[-1].address) == ("page-10", "page-1009")


def test_nothing_empty_is_kept(folder: Path) -> None:
    keeper = Keeper(folder)
    keeper.visit("")
    keeper.ask(" \t ")
    keeper.mark(marked("\u200b"))
    assert keeper.state == State()


def test_the_choice_of_a_theme_can_be_taken_back(folder: Path) -> None:
    keeper = Keeper(folder)
    keeper.use_theme("paper")
    keeper.save()
    keeper.use_theme("")
    keeper.save()
    assert Keeper(folder).state.theme == ""


def test_saving_without_changes_writes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert Keeper(folder).save() == ""
    assert not folder.exists()
    keeper = Keeper(folder)
    keeper.visit("hue")
    keeper.save()
    (folder / "state.json").unlink()
    assert keeper.save() == ""
    assert not (folder / "state.json").exists()


def test_changes_that_lead_to_the_same_state_write_nothing(folder: Path) -> None:
    first = Keeper(folder)
    first.visit("hue")
    first.mark(SOME)
    first.save()
    before = (folder / "state.json").stat()
    second = Keeper(folder)
    second.visit("hue")
    second.unmark("nothing-like-it")
    assert second.save() == ""
    after = (folder / "state.json").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


# Two runs at once


def test_the_marks_of_two_runs_both_survive(folder: Path) -> None:
    first, second = Keeper(folder), Keeper(folder)
    first.mark(marked("hue"))
    second.mark(marked("qorvo"))
    assert (first.save(), second.save()) == ("", "")
    assert [mark.address for mark in Keeper(folder).state.marks] == ["hue", "qorvo"]


def test_a_mark_taken_away_by_one_run_is_not_brought_back_by_the_other(folder: Path) -> None:
    before = Keeper(folder)
    before.mark(marked("hue"))
    before.save()
    first, second = Keeper(folder), Keeper(folder)
    first.unmark("hue")
    second.visit("qorvo")
    first.save()
    second.save()
    assert Keeper(folder).state == State(places=("qorvo",))


def test_places_and_queries_of_the_run_that_saves_last_are_the_newest(folder: Path) -> None:
    first, second = Keeper(folder), Keeper(folder)
    for keeper, pages in ((second, "ab"), (first, "bc")):
        for page in pages:
            keeper.visit(page)
            keeper.ask(page)
    first.save()
    second.save()
    kept = Keeper(folder).state
    assert kept.places == kept.queries == ("c", "a", "b")


def test_what_was_saved_once_is_not_done_again(folder: Path) -> None:
    first, second = Keeper(folder), Keeper(folder)
    first.mark(marked("hue"))
    first.save()
    second.unmark("hue")
    second.save()
    first.visit("qorvo")
    first.save()
    assert Keeper(folder).state == first.state == State(places=("qorvo",))


# What a file may hold


def written(folder: Path, **members: object) -> State:
    """Return what is read from a file with these members."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"version": 1, **members}, ensure_ascii=False)
    (folder / "state.json").write_text(text, encoding="utf-8")
    keeper = Keeper(folder)
    assert keeper.trouble == ""
    return keeper.state


@pytest.mark.parametrize("wrong", [None, 7, {"a": 1}, [[["hue"]]], True, 1.5, [None, 3, ""]])
def test_a_member_of_the_wrong_type_costs_only_itself(folder: Path, wrong: object) -> None:
    mark = {"address": "hue", "page": "hue", "text": "Huế", "on": "2026-01-02"}
    lists: dict[str, list[object]] = {"places": ["hue"], "marks": [mark], "queries": ["fab"]}
    expected = State(("hue",), (Mark("hue", "hue", "Huế", "2026-01-02"),), ("fab",), "paper")
    assert written(folder, **lists, theme="paper") == expected
    assert written(folder, **lists, theme=wrong) == replace(expected, theme="")
    for name, sound in lists.items():
        kept = written(folder, **{**lists, name: wrong}, theme="paper")
        assert kept == replace(expected, **{name: ()})
        assert written(folder, **{**lists, name: [wrong, *sound]}, theme="paper") == expected


def test_a_text_is_no_list_of_its_letters(folder: Path) -> None:
    assert written(folder, places="hue", queries="hue", marks="hue") == State()


def test_unknown_members_are_passed_over(folder: Path) -> None:
    mark = {"address": "hue", "page": "hue", "text": "Huế", "on": "2026-01-02", "why": [1]}
    expected = (marked("hue", "Huế", "2026-01-02"),)
    assert written(folder, marks=[mark], extra={"a": 1}).marks == expected


@pytest.mark.parametrize("missing", ["address", "page", "text", "on"])
def test_a_mark_that_lacks_something_is_left_out(folder: Path, missing: str) -> None:
    mark = {"address": "hue", "page": "hue", "text": "Huế", "on": "2026-01-02"}
    broken = {name: value for name, value in mark.items() if name != missing}
    assert [one.text for one in written(folder, marks=[broken, mark]).marks] == ["Huế"]


@pytest.mark.parametrize("on", ["2026-02-30", "20260102", "2026-W01-1", "yesterday", ""])
def test_a_mark_survives_a_day_that_is_none(folder: Path, on: str) -> None:
    mark = {"address": "hue", "page": "hue", "text": "Huế", "on": on}
    assert written(folder, marks=[mark]).marks == (Mark("hue", "hue", "Huế", ""),)


def test_a_file_without_a_version_is_read(folder: Path) -> None:
    for version in (None, "1", 0, True, [2]):
        assert written(folder, version=version, places=["hue"]).places == ("hue",)


def test_too_many_and_too_long_are_cut(folder: Path) -> None:
    long = "đ" * 500
    mark = {"address": long, "page": long, "text": long, "on": "2026-01-02"}
    kept = written(
        folder,
        places=[long, *map(str, range(60))],
        queries=[*map(str, range(120)), long],
        marks=[*({**mark, "address": str(number)} for number in range(1100)), mark],
        theme=long,
    )
    assert (len(kept.places), len(kept.queries), len(kept.marks)) == (50, 100, 1000)
    assert [len(kept.queries[-1]), len(kept.theme)] == [200, 100]
    assert [len(one) for one in (kept.marks[-1].address, kept.marks[-1].page)] == [400, 400]
    assert len(kept.marks[-1].text) == 200


def test_a_text_cut_at_a_space_is_the_same_when_read_again(folder: Path) -> None:
    keeper = Keeper(folder)
    keeper.ask("a" * 199 + " b")
    keeper.save()
    assert Keeper(folder).state.queries == keeper.state.queries == ("a" * 199,)


def test_the_fullest_state_is_read_again(folder: Path) -> None:
    wide = "\U0001f4a1" * 390
    keeper = Keeper(folder)
    for number in range(1000):
        keeper.mark(Mark(f"{wide}{number}", wide, wide, "2026-11-22"))
        keeper.visit(f"{number}{wide}")
        keeper.ask(f"{number}{wide}")
    assert keeper.save() == ""
    again = Keeper(folder)
    assert (again.state, again.trouble) == (keeper.state, "")
    assert len(again.state.marks) == 1000


# Against a simple model

ADDRESSES = [f"page-{number}" for number in range(7)]
OPERATIONS = st.lists(
    st.tuples(
        st.integers(0, 1),
        st.one_of(
            st.tuples(st.sampled_from(["visit", "ask", "unmark"]), st.sampled_from(ADDRESSES)),
            st.tuples(st.just("mark"), st.sampled_from(ADDRESSES)),
            st.tuples(st.just("theme"), st.sampled_from(["", "paper", "ink"])),
            st.tuples(st.sampled_from(["save", "restart", "killed"]), st.just("")),
        ),
    ),
    max_size=60,
)
Steps = list[tuple[int, tuple[str, str]]]


class Kept:
    """What a file should hold, as plainly as can be: lists, changed in place."""

    def __init__(self) -> None:
        self.places: list[str] = []
        self.queries: list[str] = []
        self.marks: dict[str, str] = {}
        self.theme = ""

    def do(self, what: str, text: str) -> None:
        if what in ("visit", "ask"):
            texts, most = (self.places, 2) if what == "visit" else (self.queries, 3)
            if text in texts:
                texts.remove(text)
            texts.append(text)
            del texts[:-most]
        elif what == "theme":
            self.theme = text
        else:
            address, _, words = text.partition(" ")
            self.marks.pop(address, None)
            if what == "mark":
                self.marks[address] = words
                while len(self.marks) > 3:
                    del self.marks[next(iter(self.marks))]

    @property
    def state(self) -> State:
        marks = (marked(address, words) for address, words in self.marks.items())
        return State(tuple(self.places), tuple(marks), tuple(self.queries), self.theme)


def hold_to_the_model(folder: Path, steps: Steps) -> None:
    """Do `steps` in two runs at once, and in the model: changes count when they are saved."""
    kept = Kept()
    runs = [Keeper(folder), Keeper(folder)]
    pending: list[list[tuple[str, str]]] = [[], []]
    numbers = count()
    for which, (what, text) in steps:
        keeper = runs[which]
        if what in ("save", "restart"):
            assert keeper.save() == ""
            for change in pending[which]:
                kept.do(*change)
            assert not pending[which] or keeper.state == kept.state
        if what in ("restart", "killed"):
            runs[which] = Keeper(folder)
            assert runs[which].state == kept.state
        if what in ("save", "restart", "killed"):
            pending[which].clear()
            continue
        if what == "mark":
            words = f"line {next(numbers)}"
            keeper.mark(marked(text, words))
            text = f"{text} {words}"
        else:
            actions: dict[str, Callable[[str], None]] = {
                "visit": keeper.visit,
                "ask": keeper.ask,
                "unmark": keeper.unmark,
                "theme": keeper.use_theme,
            }
            actions[what](text)
        pending[which].append((what, text))
    assert Keeper(folder).state == kept.state


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the limits be reached in few steps."""
    for name, most in (("_MOST_PLACES", 2), ("_MOST_QUERIES", 3), ("_MOST_MARKS", 3)):
        monkeypatch.setattr(state, name, most)


def emptied(folder: Path) -> Path:
    """Return `folder` without a state."""
    (folder / "state.json").unlink(missing_ok=True)
    return folder


SHARED_FIXTURES = [HealthCheck.function_scoped_fixture]


@pytest.mark.usefixtures("small")
@settings(max_examples=60, deadline=None, suppress_health_check=SHARED_FIXTURES)
@given(steps=OPERATIONS)
def test_any_use_with_restarts_agrees_with_a_simple_model(folder: Path, steps: Steps) -> None:
    hold_to_the_model(emptied(folder), steps)


@pytest.mark.fuzz
@pytest.mark.usefixtures("small")
@settings(max_examples=5000, deadline=None, suppress_health_check=SHARED_FIXTURES)
@given(steps=OPERATIONS)
def test_much_use_with_restarts_agrees_with_a_simple_model(folder: Path, steps: Steps) -> None:
    hold_to_the_model(emptied(folder), steps)
