"""Files of one's own that extend a brief: what they add, what they may not say, what it proves."""

from pathlib import Path
from textwrap import dedent

import pytest

from tests.library_builder import Briefs, initiative, paragraph
from tests.unit.test_schemas import FIELD, TODAY, faults
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.ledger import items
from vnsemi_tui.library.library import Library
from vnsemi_tui.library.loading import load
from vnsemi_tui.reading.folders import Folder
from vnsemi_tui.reading.skeletons import extending_skeleton

ASK = "event: asked, id: lab, by: da-nang, to: acme"
MET = "event: met, by: acme"


class Folders:
    """A shipped folder and folders of one's own beside it."""

    def __init__(self, path: Path) -> None:
        """Ship Đà Nẵng with one initiative, a person and a figure, and the partner Acme."""
        self.shipped = Briefs(path / "briefs")
        self.shipped.source("news", *[paragraph("5", names=["Acme", "Da Nang", "An"])] * 3)
        self.shipped.partner("acme")
        self.shipped.initiatives(
            "da-nang",
            initiative(ASK, MET, more="roles: {acme: investor}"),
            more="""
            figures: [{measure: jobs, value: 5 people, period: 2020, cite: news#1-3,
              inferred: {period: So it is.}}]
            people: [{name: An, post: Chair, cite: news#1}]
            """,
        )
        self.path = path
        self.own: list[Briefs] = []

    def add(self, name: str = "mine") -> Briefs:
        """Return a new folder of one's own, which is empty."""
        briefs = Briefs(self.path / name)
        (briefs.path / "sources" / "news.yaml").unlink()
        self.own.append(briefs)
        return briefs

    def extend(self, text: str, name: str = "mine") -> None:
        """Add a folder with a file that extends Đà Nẵng by `text`."""
        self.add(name).write("localities/da-nang.yaml", f"extends: true\n{dedent(text)}")

    def load(self) -> Library:
        """Return the library of all of them."""
        own = [Folder(briefs.path, shipped=False, whose="yours") for briefs in self.own]
        return load([Folder(self.shipped.path, shipped=True), *own])

    def errors(self) -> list[str]:
        """Return everything that is refused."""
        found = map(str, self.load().contents.problems)
        return [problem for problem in found if ": warning: " not in problem]


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    made = Folders(tmp_path)
    assert made.errors() == []
    return made


ADDS = """
    also: [Danang, Tourane]
    was: [{name: Tourane, cite: news#1}]
    includes: [{name: Hội An, cite: news#1}]
    facts: [{what: It rains., cite: news#1}]
    figures: [{measure: jobs, value: 5 people, cite: news#2}]
    people: [{name: Bình, post: Clerk, cite: news#1}]
    initiatives:
      - id: thing
        extends: true
        timeline:
          - {event: considering, by: acme, answers: da-nang/thing/lab, what: Perhaps., cite: news#1}
          - {event: met, by: acme, what: Again., cite: news#1}
          - {event: pledged, id: more, by: acme, to: da-nang, what: More., cite: news#1}
        figures: [{measure: jobs, value: 5 people, cite: news#3}]
        places: [da-nang]
        see: [da-nang/other]
        roles: {(somebody): adviser}
      - id: other
        title: Other
        kind: lab
        sectors: [ai]
        timeline: [{event: met, by: acme, what: Once., cite: news#1}]
"""


def test_everything_is_added_and_numbered_apart(folders: Folders) -> None:
    before = set(folders.load().claims)
    folders.extend(ADDS)
    assert folders.errors() == []
    library = folders.load()
    assert before < set(library.claims)
    assert set(library.claims) - before == {
        "da-nang/own-was-1",
        "da-nang/own-includes-1",
        "da-nang/own-fact-1",
        "da-nang/own-jobs-1",
        "da-nang/binh",
        "da-nang/thing/own-considering-1",
        "da-nang/thing/own-met-1",
        "da-nang/thing/more",
        "da-nang/thing/own-jobs-1",
        "da-nang/other/own-met-1",
    }
    thing = library.initiatives["da-nang/thing"]
    assert thing.title == "A thing"
    assert thing.roles == {"acme": "investor", "(somebody)": "adviser"}
    assert (thing.places, thing.see) == (("da-nang",), ("da-nang/other",))
    assert library.localities["da-nang"].also == ("Danang", "Tourane")
    assert library.localities["da-nang"].name == "Da Nang"


def test_claims_know_their_file_and_the_brief_keeps_its_own(folders: Folders) -> None:
    folders.extend(ADDS)
    library = folders.load()
    assert library.file_of(library.localities["da-nang"]).shipped
    assert library.file_of(library.initiatives["da-nang/thing"]).shipped
    assert library.file_of(library.claims["da-nang/thing/lab"]).whose == ""
    for address in ("da-nang/own-jobs-1", "da-nang/thing/more", "da-nang/other/own-met-1"):
        file = library.file_of(library.claims[address])
        assert (file.shown, file.whose) == ("mine/localities/da-nang.yaml", "yours")


def test_an_answer_of_ones_own_changes_the_ledger(folders: Folders) -> None:
    def state() -> str:
        known = Known(folders.load(), TODAY)
        return next(one.words for one in items(known) if one.entry.id == "lab")

    assert state() == "no answer reported"
    folders.extend(ADDS)
    assert state() == "considering"


def test_a_shipped_brief_that_grows_renames_nothing_of_ones_own(folders: Folders) -> None:
    folders.extend("figures: [{measure: jobs, value: 5 people, cite: news#1, what: mine}]")
    brief = folders.shipped.path / "localities" / "da-nang.yaml"
    grown = brief.read_text(encoding="utf-8").replace(
        "figures: [", "figures: [{measure: jobs, value: 5 people, cite: news#1}, "
    )
    brief.write_text(grown, encoding="utf-8")
    claims = folders.load().claims
    assert getattr(claims["da-nang/own-jobs-1"], "what", "") == "mine"
    assert "da-nang/jobs-2" in claims


def test_a_second_folder_goes_on_counting_and_sees_what_the_first_added(folders: Folders) -> None:
    folders.extend(ADDS)
    folders.extend(
        """
        facts: [{what: It pours., cite: news#1}]
        initiatives:
          - {id: other, extends: true, timeline: [{event: met, by: acme, what: X, cite: news#1}]}
        """,
        "theirs",
    )
    assert folders.errors() == []
    library = folders.load()
    assert {"da-nang/own-fact-2", "da-nang/other/own-met-2"} <= set(library.claims)
    assert library.file_of(library.claims["da-nang/own-fact-2"]).shown.startswith("theirs/")


def test_a_brief_that_another_own_folder_added_can_be_extended(folders: Folders) -> None:
    folders.add("first").partner("beta", "facts: [{what: A fact., cite: news#1}]\n")
    text = "extends: true\nfacts: [{what: Another., cite: news#1}]\n"
    folders.add("second").write("partners/beta.yaml", text)
    assert folders.errors() == []
    assert {"beta/fact-1", "beta/own-fact-1"} <= set(folders.load().claims)


def test_an_id_twice_names_both_ways_out(folders: Folders) -> None:
    folders.add().locality("da-nang")
    assert folders.errors() == [
        "mine/localities/da-nang.yaml: the id stands twice, first in briefs/localities/da-nang.yaml"
        ' (add "extends: true" to add to it, or rename one)'
    ]


def test_a_source_can_not_be_extended(folders: Folders) -> None:
    own = folders.add()
    own.source("news", more="extends: true")
    assert folders.errors() == [
        "mine/sources/news.yaml: the id stands twice, first in briefs/sources/news.yaml "
        "(rename one of the two)"
    ]
    own.write("sources/news.yaml", "extends: true\n")
    assert "the id stands twice" in folders.errors()[0]


PLACE = "mine/localities/da-nang.yaml"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "name: Danang",
            '2:1: "name" is for the first to say, not for what extends it '
            "(take it out; fields are: extends, also, was, facts, figures, people, initiatives, "
            "includes)",
        ),
        ("summary: X", '2:1: "summary" is for the first to say'),
        ("became: {id: acme, cite: news#1}", '2:1: "became" is for the first to say'),
        ("facs: []", '2:1: unknown field "facs" of a locality that is extended (did you mean "f'),
        ("initiatives: [{id: thing, extends: true, title: X}]", '2:42: "title" is for the first'),
        (
            "initiatives: [{id: thin, extends: true}]",
            '2:20: there is no initiative "da-nang/thin" to extend (did you mean "da-nang/thing"?)',
        ),
        (
            "initiatives: [{id: thing, timeline: [{event: met, by: acme, what: X, cite: news#1}]}]",
            '2:15: "da-nang/thing" stands already in briefs/localities/da-nang.yaml:9 '
            '(add "extends: true" to add to it',
        ),
        (
            "initiatives: [{id: thin, timeline: [{event: met, by: acme, what: X, cite: news#1}]}]",
            '2:15: there is no initiative "da-nang/thin" to add to (did you mean "da-nang/thing"?)',
        ),
        (
            "initiatives: [{id: zoo, timeline: [{event: met, by: acme, what: X, cite: news#1}]}]",
            '2:15: there is no initiative "da-nang/zoo" to add to (a new one needs title, kind and',
        ),
        ("initiatives: [{extends: true}]", '2:15: an initiative that is extended needs "id"'),
        (
            "initiatives: [{id: thing, title: X, kind: lab, sectors: [ai], "
            "timeline: [{event: met, by: acme, what: X, cite: news#1}]}]",
            '2:15: "da-nang/thing" stands already in briefs/localities/da-nang.yaml:9 '
            '(add "extends: true" to add to it, or give this one another id)',
        ),
        (
            "initiatives: [{id: thing, extends: true, timeline: [{event: asked, id: lab, "
            "by: acme, to: da-nang, what: X, cite: news#1}]}]",
            '2:53: "da-nang/thing/lab" stands already in briefs/localities/da-nang.yaml:15 '
            "(give this one another id)",
        ),
        (
            "people: [{name: An, post: Chair, cite: news#1}]",
            '2:10: "da-nang/an" stands already in briefs/localities/da-nang.yaml:7 '
            "(take this one out: the person is there already)",
        ),
        (
            "initiatives: [{id: thing, extends: true, roles: {acme: friend}}]",
            '2:50: "acme" has a role in briefs/localities/da-nang.yaml already',
        ),
        (
            "facts: [{what: X, cite: news#9}]",
            "2:25: paragraph 9 is past the end of news (it has 3)",
        ),
        ("facts: [{what: 7 people, cite: news#1}]", "2:9: 7 in what does not stand"),
        (
            "initiatives: [{id: thing, extends: true}, {id: thing, extends: true}]",
            '2:43: "da-nang/thing" stands twice',
        ),
    ],
)
def test_what_may_not_be_said_is_told_with_its_place(
    folders: Folders, text: str, problem: str
) -> None:
    before = folders.load()
    folders.extend(text)
    (found,) = folders.errors()
    assert found.startswith(f"{PLACE}:{problem}")
    assert folders.load().claims == before.claims or "7 people" in text or "news#9" in text


@pytest.mark.parametrize("flag", ["yes", "'True'", "1", "[true]"])
def test_extends_is_true_or_not_there(folders: Folders, flag: str) -> None:
    folders.add().write("localities/da-nang.yaml", f"extends: {flag}\n")
    (found,) = folders.errors()
    assert found.startswith(f"{PLACE}:1:10: ")


def test_nothing_to_extend_names_the_nearest(folders: Folders) -> None:
    own = folders.add()
    own.write("localities/da-nag.yaml", "extends: true\n")
    own.write("partners/da-nang.yaml", "extends: true\n")
    assert folders.errors() == [
        'mine/localities/da-nag.yaml:1:1: there is no brief "da-nag" to extend '
        '(did you mean "da-nang"?)',
        'mine/partners/da-nang.yaml:1:1: "da-nang" stands in briefs/localities/da-nang.yaml '
        "(move this to localities)",
    ]


def test_a_shipped_folder_extends_nothing(folders: Folders) -> None:
    folders.shipped.write("partners/beta.yaml", "extends: true\n")
    (found,) = folders.errors()
    assert "only a folder of your own can extend a brief" in found


def test_an_initiative_is_extended_only_by_a_file_that_extends(folders: Folders) -> None:
    own = folders.add()
    own.partner("beta", "initiatives: [{id: thing, extends: true}]\n")
    (found,) = folders.errors()
    assert "only a file that extends a brief can extend its initiatives" in found


@pytest.mark.parametrize("broken", ["also: [", "alsoo: [x]", "facts: [{what: X}]", "extends: no"])
def test_a_broken_file_costs_only_itself(folders: Folders, broken: str) -> None:
    before = folders.load()
    folders.extend(broken)
    folders.own[0].partner("beta", "facts: [{what: Fine., cite: news#1}]\n")
    (found,) = folders.errors()
    assert found.startswith(PLACE)
    after = folders.load()
    assert set(after.claims) == {*before.claims, "beta/fact-1"}
    assert after.localities == before.localities


def test_a_brief_that_can_not_be_read_is_named_by_what_extends_it(folders: Folders) -> None:
    folders.extend("facts: [{what: X, cite: news#1}]")
    folders.shipped.write("localities/da-nang.yaml", "name: [\n")
    assert folders.errors()[-1] == (
        f"{PLACE}:1:1: briefs/localities/da-nang.yaml, which it extends, could not be read "
        "(first correct that file)"
    )


def test_own_claims_make_nothing_in_shipped_files_wrong(folders: Folders) -> None:
    numbers = paragraph("5", "9", names=["Acme"], unused={"9": "not ours"})
    folders.shipped.source("news", numbers, *[paragraph("5")] * 2)
    assert folders.errors() == []
    folders.extend("facts: [{what: There were 9 people., cite: news#1}]")
    assert folders.errors() == []


def test_own_claims_do_not_use_up_what_a_shipped_file_leaves(folders: Folders) -> None:
    folders.shipped.source("news", paragraph("5", "9"), *[paragraph("5")] * 2)
    alone = folders.errors()
    assert "no claim uses 9" in alone[0]
    folders.extend("facts: [{what: There were 9 people., cite: news#1}]")
    assert folders.errors() == alone


def test_every_number_of_an_own_source_is_used(folders: Folders) -> None:
    own = folders.add()
    own.source("mine", paragraph("3", "4"))
    text = "extends: true\nfacts: [{what: There were 3 people., cite: mine#1}]\n"
    own.write("localities/da-nang.yaml", text)
    (found,) = folders.errors()
    assert "mine/sources/mine.yaml" in found
    assert "no claim uses 4" in found


def test_a_file_to_fill_in_adds_nothing_and_has_the_right_shape(folders: Folders) -> None:
    text = extending_skeleton("locality", "da-nang", "Đà Nẵng")
    assert faults("locality", text) == []
    before = folders.load()
    own = folders.add()
    own.source("source-id", *[paragraph()] * 3)
    path = own.write("localities/da-nang.yaml", text)
    assert folders.errors() == []
    assert folders.load().claims == before.claims
    whole = FIELD.sub(r"\1", text).replace("short-id", "thing").replace("qorvo", "acme")
    whole = whole.replace("#   - id", "  - id").replace("#     extends", "    extends")
    path.write_text(whole, encoding="utf-8")
    assert faults("locality", whole) == []
    assert [one for one in folders.errors() if "stand" not in one] == []


def test_editors_know_what_may_extend(folders: Folders) -> None:
    assert faults("locality", f"extends: true\n{dedent(ADDS)}") == []
    assert faults("locality", "extends: true\nname: X\n")
    assert faults("locality", "initiatives: [{id: x, extends: true, title: X}]\nextends: true\n")
    assert faults("locality", "facts: []\n")
