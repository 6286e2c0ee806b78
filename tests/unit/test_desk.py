"""The desk: history as in a browser, marks over a restart, past days, briefs read again."""

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.library_builder import Briefs, initiative
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.library import Library
from vnsemi_tui.library.loading import load
from vnsemi_tui.reading.folders import Folder
from vnsemi_tui.state import Keeper
from vnsemi_tui.ui.desk import START, Desk
from vnsemi_tui.views.lists import problem_at
from vnsemi_tui.views.marks import EMPTY
from vnsemi_tui.views.start import StartPage

TODAY = date(2026, 11, 22)
HERE_ARE = ("da-nang", "acme", "da-nang/thing", "ledger", "ledger place:da-nang", "marks", START)
GONE = ("nowhere", "da-nang/nothing", "ledger place:nowhere")


def written(folder: Path) -> Briefs:
    """Write a city with an ask to a company, and an old source."""
    made = Briefs(folder)
    made.source("old", published="2022-03-10")
    made.partner("acme")
    made.initiatives(
        "da-nang",
        initiative(
            "event: aims, id: aim, by: da-nang, what: Old words, cite: old#1",
            "event: asked, id: ask, by: da-nang, to: acme, what: New words",
        ),
    )
    return made


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Return the library of `written`."""
    return written(tmp_path_factory.mktemp("briefs")).library()


def desk_on(library: Library, keeper: Keeper | None = None) -> Desk:
    """Return a desk that has just been opened today."""
    return Desk(Known(library, TODAY), keeper=keeper)


def says(desk: Desk, address: str) -> str:
    """Return everything that the page at `address` says."""
    page = desk.page(address)
    assert page is not None
    return "\n".join(line.text for line in page.lines(80))


# History


class Browser:
    """A history as every web browser keeps it, with pages that can be gone."""

    def __init__(self) -> None:
        """Begin at the start page."""
        self.back: list[str] = []
        self.here = START
        self.forward: list[str] = []

    def visit(self, address: str, *, replacing: bool) -> None:
        """Open a page; the same one once more changes nothing."""
        if address == self.here:
            return
        if not replacing:
            self.back.append(self.here)
        self.here = address
        self.forward = []

    def go(self, step: int) -> None:
        """Go to the next page on that side that is still there, if there is one."""
        behind, ahead = (self.back, self.forward) if step < 0 else (self.forward, self.back)
        if all(address in GONE for address in behind):
            return
        while True:
            ahead.append(self.here)
            self.here = behind.pop()
            if self.here not in GONE:
                return


STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from((*HERE_ARE, *GONE)), st.booleans()), st.sampled_from([-1, 1])
    ),
    max_size=20,
)


@given(steps=STEPS)
def test_history_is_that_of_a_browser(
    library: Library, steps: list[tuple[str, bool] | int]
) -> None:
    desk, browser = desk_on(library), Browser()
    for step in steps:
        if isinstance(step, int):
            desk.go(step)
            browser.go(step)
        else:
            address, replacing = step
            desk.visit(address, replacing=replacing)
            browser.visit(address, replacing=replacing)
        assert desk.here == browser.here
        assert desk.history == [*browser.back, browser.here, *reversed(browser.forward)]
        assert desk.can_go_back is bool(browser.back)
        assert desk.can_go_forward is bool(browser.forward)


def test_going_back_and_forward_passes_pages_that_are_gone(library: Library) -> None:
    desk = desk_on(library)
    for address in ("acme", "nowhere", "da-nang/nothing", "ledger"):
        desk.visit(address)
    desk.go(-1)
    assert desk.here == "acme"
    desk.go(1)
    assert desk.here == "ledger"


def test_where_only_pages_that_are_gone_lie_nothing_moves(library: Library) -> None:
    desk = desk_on(library)
    desk.visit("nowhere", replacing=True)
    desk.visit("acme")
    desk.go(-1)
    assert desk.here == "acme"
    assert desk.can_go_back


def test_the_places_of_the_last_run_lead_back_from_the_start(
    library: Library, tmp_path: Path
) -> None:
    first = desk_on(library, Keeper(tmp_path))
    for address in ("acme", "da-nang", "ledger place:da-nang"):
        first.visit(address)
    assert first.keeper.save() == ""

    second = desk_on(library, Keeper(tmp_path))
    assert second.here == START
    assert second.places_before == ("acme", "da-nang", "ledger place:da-nang")
    assert not second.can_go_forward
    seen = []
    while second.can_go_back:
        second.go(-1)
        seen.append(second.here)
    assert seen == ["ledger place:da-nang", "da-nang", "acme"]


def test_the_start_page_lists_where_the_last_run_went_and_not_where_this_one_goes(
    library: Library, tmp_path: Path
) -> None:
    first = desk_on(library, Keeper(tmp_path))
    first.visit("acme")
    first.keeper.save()
    second = desk_on(library, Keeper(tmp_path))
    second.visit("da-nang")
    page = second.page(START)
    assert isinstance(page, StartPage)
    before = [line.opens for line in page.lines(80) if line.section == "before" and line.opens]
    assert before == ["acme"]


def test_the_start_page_is_no_place_to_come_back_to(library: Library, tmp_path: Path) -> None:
    desk = desk_on(library, Keeper(tmp_path))
    desk.visit("acme")
    desk.visit(START)
    desk.go(-1)
    desk.go(1)
    assert desk.keeper.state.places == ("acme",)


def test_a_place_that_is_visited_again_moves_to_the_end(library: Library) -> None:
    desk = desk_on(library)
    for address in ("acme", "da-nang", "acme"):
        desk.visit(address)
    assert desk.keeper.state.places == ("da-nang", "acme")


# Marks


def test_marks_are_there_after_a_restart_without_saving_anything_else(
    library: Library, tmp_path: Path
) -> None:
    first = desk_on(library, Keeper(tmp_path))
    first.visit("da-nang")
    assert first.mark("da-nang/thing/ask", "asked  New words")
    assert first.mark("acme", "Acme")
    assert first.trouble == ""

    second = desk_on(library, Keeper(tmp_path))
    assert second.marked == {"da-nang/thing/ask", "acme"}
    mark = second.keeper.state.marks[0]
    assert (mark.page, mark.text, mark.on) == ("da-nang", "asked  New words".replace("  ", " "),
                                               "2026-11-22")  # fmt: skip
    said = says(second, "marks")
    assert said.index("Acme") < said.index("Asked: New words")
    assert "22 Nov 2026" in said


def test_marking_twice_takes_the_mark_away_for_good(library: Library, tmp_path: Path) -> None:
    desk = desk_on(library, Keeper(tmp_path))
    assert desk.mark("acme", "Acme")
    assert not desk.mark("acme", "Acme")
    assert desk.marked == frozenset()
    assert desk_on(library, Keeper(tmp_path)).marked == frozenset()
    assert EMPTY.partition(".")[0] in says(desk, "marks")


def test_a_mark_that_can_not_be_saved_is_told_and_kept_for_the_run(
    library: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "state"
    folder.write_text("a file where the folder should be", encoding="utf-8")
    desk = desk_on(library, Keeper(folder))
    assert desk.mark("acme", "Acme")
    assert "not saved" in desk.trouble
    assert desk.marked == {"acme"}


def test_a_marked_line_leads_to_the_page_it_stands_on(library: Library) -> None:
    desk = desk_on(library)
    for address in ("da-nang/thing/ask", "acme", "da-nang/thing", "news"):
        desk.mark(address, "")
    page = desk.page("marks")
    assert page is not None
    targets = {line.address or line.opens: line.opens for line in page.lines(80) if line.opens}
    assert targets == {
        "da-nang/thing/ask": "da-nang/thing",
        "acme": "acme",
        "da-nang/thing": "da-nang/thing",
        "news": "news",
    }


def test_a_mark_whose_thing_is_gone_says_what_it_said(library: Library) -> None:
    desk = desk_on(library)
    desk.mark("da-nang/old/ask", "asked for the moon")
    said = says(desk, "marks")
    assert "asked for the moon" in said
    assert "no longer in the briefs: da-nang/old/ask" in said


# Days


def test_another_day_changes_every_page_and_the_search_and_today_brings_them_back(
    library: Library,
) -> None:
    desk = desk_on(library)
    desk.visit("da-nang/thing")

    def found() -> bool:
        return any(
            hit.document.title == "New words" for hit in desk.search("new words").results.hits
        )

    assert found()
    desk.look_as_of(date(2023, 1, 1))
    assert desk.known.is_past
    assert desk.known.today == TODAY
    assert "New words" not in says(desk, desk.here)
    assert "Old words" in says(desk, desk.here)
    assert not found()
    desk.look_as_of(None)
    assert desk.known.day == TODAY
    assert "New words" in says(desk, desk.here)
    assert found()


def test_a_look_at_another_day_keeps_history_and_marks(library: Library) -> None:
    desk = desk_on(library)
    desk.visit("acme")
    desk.mark("acme", "Acme")
    desk.look_as_of(date(2023, 1, 1))
    assert desk.history == [START, "acme"]
    assert desk.marked == {"acme"}
    assert "not yet published" in says(desk, "marks")


def test_a_mark_is_of_today_even_on_a_past_day(library: Library) -> None:
    desk = desk_on(library)
    desk.look_as_of(date(2023, 1, 1))
    desk.mark("da-nang", "Da Nang")
    assert desk.keeper.state.marks[0].on == "2026-11-22"


# Reading again


def reading(folder: Path) -> tuple[Briefs, Desk]:
    """Return a folder and a desk that can read it again."""
    made = written(folder)
    desk = Desk(Known(load([made.folder]), TODAY), read_again=lambda: load([made.folder]))
    return made, desk


def problems_of_beta(desk: Desk) -> list[str]:
    """Return what is wrong with the partner Beta."""
    return [str(one) for one in desk.known.library.contents.problems if "beta.yaml" in one.path]


def test_what_was_written_since_is_read(tmp_path: Path) -> None:
    made, desk = reading(tmp_path)
    assert desk.search("betatron").results.hits == ()
    made.partner("betatron")
    assert desk.read() == []
    assert "Betatron" in says(desk, "betatron")
    assert [hit.document.address for hit in desk.search("betatron").results.hits] == ["betatron"]


BROKEN = "name: Acme\nkind: compani\n"


def is_kept(desk: Desk, brief_id: str = "acme") -> bool:
    """Whether the brief is there, as it was before it had errors."""
    library = desk.known.library
    brief = library.brief(brief_id)
    return brief is not None and library.is_kept(brief)


def test_a_broken_brief_costs_only_itself_and_its_last_good_version_stays(tmp_path: Path) -> None:
    made, desk = reading(tmp_path)
    made.partner("acme", "facts:\n  - {what: A good word, cite: news#1}\n")
    desk.read()
    made.write("partners/acme.yaml", BROKEN)
    made.partner("betatron")
    problems = desk.read()
    assert any('partners/acme.yaml:2:7: unknown partner kind "compani"' in one for one in problems)
    assert "A good word" in says(desk, "acme")
    assert "Its file now has errors" in says(desk, "acme")
    assert "Betatron" in says(desk, "betatron")
    assert "errors now" not in says(desk, "betatron")


def test_a_brief_that_stays_broken_stays_over_readings(tmp_path: Path) -> None:
    made, desk = reading(tmp_path)
    made.write("partners/acme.yaml", BROKEN)
    desk.read()
    assert desk.read() == []
    assert is_kept(desk)
    made.partner("acme", "facts:\n  - {what: A better word, cite: news#1}\n")
    assert desk.read() == []
    assert not is_kept(desk)
    assert "A better word" in says(desk, "acme")


def test_a_brief_with_a_fault_in_one_claim_stays_as_a_whole(tmp_path: Path) -> None:
    made, desk = reading(tmp_path)
    fact = "  - {{what: {}, cite: news#1}}\n"
    made.partner("acme", f"facts:\n{fact.format('Old word')}{fact.format('Other word')}")
    assert desk.read() == []
    made.partner("acme", f"facts:\n  - {{what: Old word}}\n{fact.format('New word')}")
    desk.read()
    assert [claim.what for claim in desk.known.library.partners["acme"].facts] == [
        "Old word",
        "Other word",
    ]


def test_claims_of_a_brief_that_stays_still_name_their_own_files(tmp_path: Path) -> None:
    made, desk = reading(tmp_path)
    made.partner("zeta", "facts:\n  - {what: A word, cite: news#1}\n")
    desk.read()
    made.partner("aaa")  # every file after it has another place now
    made.write("partners/zeta.yaml", BROKEN)
    for _ in range(3):
        desk.read()
    library = desk.known.library
    assert library.file_of(library.claims["zeta/fact-1"]).shown.endswith("zeta.yaml")
    assert library.file_of(library.partners["zeta"]).shown.endswith("zeta.yaml")
    assert len(library.contents.files) == len(list(made.path.rglob("*.yaml")))


def test_a_broken_source_and_a_new_broken_brief_cost_only_themselves(tmp_path: Path) -> None:
    made, desk = reading(tmp_path)
    made.write("sources/news.yaml", "publisher: [\n")
    made.write("partners/newco.yaml", BROKEN)
    made.partner("betatron")
    assert desk.read()
    library = desk.known.library
    assert library.is_kept(library.sources["news"])
    assert desk.page("newco") is None
    assert desk.page("betatron") is not None


@pytest.mark.skipif(os.name == "nt", reason="a link takes rights there")
def test_the_briefs_of_a_folder_that_can_no_longer_be_read_stay(tmp_path: Path) -> None:
    made, desk = reading(tmp_path / "briefs")
    partners, elsewhere = made.path / "partners", tmp_path / "elsewhere"
    partners.rename(elsewhere)
    partners.symlink_to(elsewhere)
    assert any("leads out of the folder" in one for one in desk.read())
    assert desk.read() == []
    assert "Acme" in says(desk, "acme")
    assert is_kept(desk)
    partners.unlink()
    elsewhere.rename(partners)
    assert desk.read() == []
    assert not is_kept(desk)


def test_a_file_that_is_gone_is_gone_whatever_else_is_broken(tmp_path: Path) -> None:
    made, desk = reading(tmp_path)
    made.partner("betatron")
    desk.read()
    (made.path / "partners" / "betatron.yaml").unlink()
    made.write("partners/acme.yaml", BROKEN)
    desk.read()
    assert desk.page("betatron") is None
    assert is_kept(desk)


def test_a_new_warning_is_named_and_keeps_nothing_back(tmp_path: Path) -> None:
    made, desk = reading(tmp_path)
    made.partner("acme", "facts:\n  - {what: A good word, cite: news#1}\n")
    made.write("partners/acme.txt", "No brief.")
    assert any("is no brief" in one for one in desk.read())
    assert "A good word" in says(desk, "acme")
    assert not is_kept(desk)


def test_a_reader_s_broken_addition_leaves_the_brief_as_it_was_with_it(tmp_path: Path) -> None:
    made = written(tmp_path / "shipped")
    own = Briefs(tmp_path / "own")
    (own.path / "sources" / "news.yaml").unlink()
    fact = "extends: true\nfacts:\n  - {what: My word, cite: news#1}\n"
    own.write("partners/acme.yaml", fact)
    folders = [Folder(made.path, shipped=True), own.folder]
    desk = Desk(Known(load(folders), TODAY), read_again=lambda: load(folders))
    assert "My word" in says(desk, "acme")
    own.write("partners/acme.yaml", f"{fact}zone: 1\n")
    for _ in range(2):
        desk.read()
        assert "My word" in says(desk, "acme")
        assert is_kept(desk)


def test_each_problem_leads_to_its_file_and_line(tmp_path: Path) -> None:
    made, desk = reading(tmp_path)
    made.write("partners/acme.yaml", BROKEN)
    made.write("partners/odd.txt", "No brief.")
    desk.read()
    library, page = desk.known.library, desk.page("problems")
    assert page
    lines = [line for line in page.lines(200) if line.can_be_chosen]
    problems = [problem_at(library.contents.problems, line.opens) for line in lines]
    assert problems == list(library.contents.problems)
    places = {(library.path_of(one), one.line) for one in problems if one}
    assert places >= {
        (made.path / "partners" / "acme.yaml", 2),
        (made.path / "partners" / "odd.txt", 0),
    }
    assert all(path and path.is_file() for path, _ in places)
    (kept,) = (line.text for line in lines if "acme.yaml:2:7" in line.text)
    assert kept.endswith("the earlier version is still shown")


@pytest.mark.parametrize("opens", ["", "edit:", "edit:99", "edit:-1", "edit:x", "acme"])
def test_only_the_line_of_a_problem_has_one(tmp_path: Path, opens: str) -> None:
    made, desk = reading(tmp_path)
    made.write("partners/acme.yaml", BROKEN)
    desk.read()
    assert problem_at(desk.known.library.contents.problems, opens) is None


def test_an_old_problem_does_not_keep_new_briefs_out(tmp_path: Path) -> None:
    made = written(tmp_path)
    made.write("partners/beta.yaml", "name: Beta\nkind: compani\n")
    desk = Desk(Known(load([made.folder]), TODAY), read_again=lambda: load([made.folder]))
    assert desk.known.library.contents.problems
    made.partner("gamma")
    assert desk.read() == []
    assert desk.page("gamma") is not None


def test_an_old_problem_that_only_moved_down_is_no_new_one(tmp_path: Path) -> None:
    made = written(tmp_path)
    text = "name: Beta\nalsoo: [x]\nkind: company\n"
    made.write("partners/beta.yaml", text)
    desk = Desk(Known(load([made.folder]), TODAY), read_again=lambda: load([made.folder]))
    assert len(problems_of_beta(desk)) == 1
    made.write("partners/beta.yaml", f"# a word about it\n{text}")
    made.partner("gamma")
    assert desk.read() == []
    assert desk.page("gamma") is not None
    made.write("partners/beta.yaml", f"{text}zone: 1\n")
    assert ["zone" in one for one in desk.read()] == [True]


def test_a_second_problem_of_the_same_words_is_new(tmp_path: Path) -> None:
    made = written(tmp_path)
    fact = "  - {what: A word, cite: lost#1}\n"
    made.partner("beta", f"facts:\n{fact}")
    desk = Desk(Known(load([made.folder]), TODAY), read_again=lambda: load([made.folder]))
    assert len(problems_of_beta(desk)) == 1
    made.partner("beta", f"facts:\n{fact}{fact}")
    assert len(desk.read()) == 1


def test_a_past_day_stays_after_reading_again(tmp_path: Path) -> None:
    made, desk = reading(tmp_path)
    desk.look_as_of(date(2023, 1, 1))
    made.partner("betatron")
    assert desk.read() == []
    assert desk.known.day == date(2023, 1, 1)
    assert desk.known.today == TODAY
    assert "betatron" in desk.known.library.partners


def test_without_files_there_is_nothing_to_read_again(library: Library) -> None:
    desk = desk_on(library)
    before = desk.known
    assert desk.read() == []
    assert desk.known is before


def test_a_page_that_reading_again_took_away_is_passed_in_history(tmp_path: Path) -> None:
    made, desk = reading(tmp_path)
    made.partner("betatron")
    desk.read()
    for address in ("acme", "betatron", "da-nang"):
        desk.visit(address)
    (made.path / "partners" / "betatron.yaml").unlink()
    assert desk.read() == []
    desk.go(-1)
    assert desk.here == "acme"
