"""The meeting pack: who waits on whom, what is new, what is weak, and questions from the data."""

from datetime import date
from pathlib import Path

import pytest

from tests.library_builder import Briefs, initiative
from vnsemi_tui.library.filter_table import WrongFilterError
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.loading import load
from vnsemi_tui.library.meeting import Meeting, side_of
from vnsemi_tui.reading.folders import Folder
from vnsemi_tui.views.pack import PackPage, pack_at
from vnsemi_tui.views.pages import page_at, proof_of
from vnsemi_tui.views.questions import questions

TODAY = date(2026, 11, 22)
ASKED = "event: asked, id: office, by: da-nang, to: acme, at: 2024-05-02, what: Open an office"
PLAN = "event: opened, id: plan, by: acme, due: 2025-06, what: Open the lab"


@pytest.fixture
def briefs(tmp_path: Path) -> Briefs:
    made = Briefs(tmp_path)
    made.source("late", published="2025-03-10")
    made.partner("acme")
    made.partner("acme-vietnam", "parent: acme")
    made.partner("other")
    return made


def meeting(briefs: Briefs, *ids: str, day: date = TODAY) -> Meeting:
    now = Known(briefs.library(), day, today=TODAY)
    return Meeting(now, [side_of(now, one) for one in ids])


def text(briefs: Briefs, *settings: str, width: int = 90) -> str:
    page = pack_at(Known(briefs.library(), TODAY), settings)
    return "\n".join(line.text for line in page.lines(width))


def test_an_ask_waits_on_the_one_asked_and_a_promise_on_the_one_who_gave_it(
    briefs: Briefs,
) -> None:
    promise = "event: pledged, id: lab, by: acme, to: da-nang, what: A lab"
    offer = "event: offered, id: land, by: acme, to: da-nang, what: A plan for the land"
    briefs.initiatives("da-nang", initiative(ASKED, promise, offer, PLAN))
    found = meeting(briefs, "acme", "da-nang")
    acme, place = found.sides
    assert [item.entry.id for item in found.waiting_on(acme)] == ["office", "lab", "plan"]
    assert [item.entry.id for item in found.waiting_on(place)] == ["land"]
    assert found.waiting_on_others == []


def test_what_is_accepted_waits_on_the_one_who_said_yes(briefs: Briefs) -> None:
    yes = "event: announced, by: acme, answers: da-nang/thing/office, what: It will"
    briefs.initiatives("da-nang", initiative(ASKED, yes))
    found = meeting(briefs, "acme", "da-nang")
    assert [item.entry.id for item in found.waiting_on(found.sides[0])] == ["office"]


def test_a_debt_of_a_subsidiary_is_the_parents_too(briefs: Briefs) -> None:
    briefs.initiatives("da-nang", initiative(ASKED.replace("to: acme", "to: acme-vietnam")))
    found = meeting(briefs, "acme", "da-nang")
    assert [item.entry.id for item in found.waiting_on(found.sides[0])] == ["office"]


def test_who_is_no_side_waits_apart(briefs: Briefs) -> None:
    briefs.initiatives(
        "da-nang", initiative(ASKED, ASKED.replace("acme", "other").replace("office", "hall"))
    )
    found = meeting(briefs, "acme", "da-nang")
    assert [item.entry.id for item in found.waiting_on_others] == ["hall"]


def test_the_last_contact_is_the_newest_entry_that_names_both(briefs: Briefs) -> None:
    visit = "event: met, by: [da-nang, acme], at: 2024-03, what: A visit"
    alone = "event: opened, by: acme, at: 2024-11, what: An office alone"
    briefs.initiatives("da-nang", initiative(ASKED, visit, alone, PLAN))
    contact = meeting(briefs, "acme", "da-nang").contact
    assert contact is not None
    assert contact.what == "Open an office"
    assert meeting(briefs, "other", "da-nang").contact is None
    assert "No contact between them on record" in text(briefs, "other", "da-nang")
    assert "No contact on record" in text(briefs, "other")


def test_what_was_reported_after_the_last_contact_is_new(briefs: Briefs) -> None:
    later = "event: licensed, by: da-nang, at: 2025-02, what: A licence, cite: late#1"
    briefs.initiatives("da-nang", initiative(ASKED, later))
    assert [entry.what for entry in meeting(briefs, "acme", "da-nang").new] == ["A licence"]
    assert meeting(briefs, "acme", "da-nang", day=date(2025, 1, 1)).new == ()
    assert "A licence" in text(briefs, "acme", "da-nang", "since:2025-01")
    assert "Nothing newer on record." not in text(briefs, "acme", "da-nang", "since:2025-01")
    assert "Nothing newer on record." in text(briefs, "acme", "da-nang", "since:2025-04")


def test_questions_come_from_open_items_unmet_plans_missing_dates_and_rivals(
    briefs: Briefs,
) -> None:
    undated = "event: mou, by: [da-nang, acme], what: A memorandum"
    rivals = """
        figures:
          - {measure: exports, value: 1 USD bn, period: 2024, cite: news#1}
          - {measure: exports, value: 2 USD bn, period: 2024, cite: late#1}
    """
    briefs.initiatives("da-nang", initiative(ASKED, PLAN, undated), more=rivals)
    found = meeting(briefs, "da-nang")
    asked = {
        one.address: one.text
        for one in questions(found.known, found.items, found.entries, found.figures)
    }
    assert asked == {
        "da-nang/thing/office": "Is there an answer from Acme?",
        "da-nang/thing/plan": "Planned Jun 2025: has it happened?",
        "da-nang/thing/mou-1": "When did Da Nang and Acme do this?",
        "da-nang/exports-1": "Which figure holds: USD 1 bn or USD 2 bn?",
    }


def test_a_plan_still_to_come_is_not_called_late(briefs: Briefs) -> None:
    briefs.initiatives("da-nang", initiative(PLAN.replace("2025-06", "2027")))
    found = meeting(briefs, "acme", "da-nang")
    (question,) = questions(found.known, found.items, found.entries, ())
    assert question.text == "Is 2027 still the date?"


def test_every_line_about_a_claim_leads_to_its_proof_and_its_source(briefs: Briefs) -> None:
    briefs.initiatives("da-nang", initiative(ASKED, PLAN))
    page = pack_at(Known(briefs.library(), TODAY), ["acme", "da-nang"])
    lines = [line for line in page.lines(90) if line.address and not line.continues]
    assert len(lines) > 5
    for line in lines:
        assert proof_of(page.known, line.address) is not None, line.text
        assert "[1]" in line.text, line.text
    assert "[1]  Example Daily, 29 Nov 2024: A headline, paragraph 1 " in text(briefs, "acme")


def test_a_source_cited_twice_has_one_number_and_all_its_paragraphs(briefs: Briefs) -> None:
    entry = "event: met, at: 2024-03, by: [da-nang, acme], what: A visit"
    briefs.initiatives(
        "da-nang",
        initiative(
            f"{entry}, cite: [late#2, news#4, late#1]",
            "event: opened, at: 2024-02, by: acme, what: An office, cite: [news#9, news#1]",
        ),
    )
    shown = text(briefs, "acme", "since:2024-01", width=200).splitlines()
    assert [line.split()[-1] for line in shown if "A visit" in line] == ["[1][2]"] * 2
    assert [line.split()[-1] for line in shown if "An office" in line] == ["[2]"]
    listed = [line.split() for line in shown if line.lstrip().startswith("[")]
    paragraphs = {line[0]: "".join(line[line.index("paragraphs") + 1 : -1]) for line in listed}
    assert paragraphs == {"[1]": "1,2", "[2]": "1,4,9"}


def test_that_both_an_ask_and_its_reply_are_ones_own_is_said_once(tmp_path: Path) -> None:
    shipped, own = Briefs(tmp_path / "shipped"), Briefs(tmp_path / "mine")
    (own.path / "sources" / "news.yaml").unlink()
    shipped.partner("acme")
    reply = "event: considering, by: acme, to: da-nang, answers: da-nang/thing/office, what: Soon"
    own.initiatives("da-nang", initiative(ASKED, reply))
    library = load([Folder(shipped.path, True), Folder(own.path, False, whose="yours")])
    lines = pack_at(Known(library, TODAY), ["acme", "da-nang"]).lines(200)
    (line,) = (line.text for line in lines if "reply: Soon" in line.text)
    assert line.count(" · yours") == 1


def test_nothing_of_a_later_day_is_in_it(briefs: Briefs) -> None:
    later = "event: opened, by: acme, at: 2025-02, what: Zebra hall, cite: late#1"
    briefs.initiatives("da-nang", initiative(ASKED, later))
    page = pack_at(Known(briefs.library(), date(2024, 12, 1), today=TODAY), ["acme", "da-nang"])
    shown = "\n".join(line.text for line in page.lines(90))
    assert "Open an office" in shown
    assert "Zebra" not in shown
    assert "10 Mar 2025" not in shown


def test_a_merged_units_people_and_figures_do_not_sit_at_the_table(briefs: Briefs) -> None:
    briefs.locality("da-nang")
    briefs.locality(
        "quang-nam",
        """
        became: {id: da-nang, at: 2024-07, cite: news#1}
        people:
          - {name: Someone Gone, post: Chairman, cite: news#1}
        """,
    )
    assert "Someone Gone" not in text(briefs, "da-nang")
    assert "Someone Gone" in text(briefs, "quang-nam")


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        (["acm"], 'no locality or partner "acm" (did you mean "acme"?)'),
        (["acme", "acme"], "one or two different parties"),
        (["acme", "other", "da-nang"], "one or two different parties"),
        ([], "one or two different parties"),
        (["acme", "since:20x"], "is not a date"),
        (["acme", "till:2024"], '"till:2024" is not an option'),
    ],
)
def test_a_wrong_pack_says_what_is_wrong(briefs: Briefs, settings: list[str], reason: str) -> None:
    briefs.locality("da-nang")
    now = Known(briefs.library(), TODAY)
    with pytest.raises(WrongFilterError) as error:
        pack_at(now, settings)
    assert reason in str(error.value)
    assert page_at(now, " ".join(["pack", *settings])) is None


def test_the_address_of_a_pack_brings_it_back(briefs: Briefs) -> None:
    briefs.locality("da-nang")
    now = Known(briefs.library(), TODAY)
    for address in ("pack acme", "pack acme da-nang", "pack da-nang since:2024-05"):
        page = page_at(now, address)
        assert isinstance(page, PackPage)
        assert page.address == address
