"""Hard cases for the content model: what moves, ends, merges, is bought, or was never found."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from vnsemi_tui.library.known import Known
from vnsemi_tui.library.ledger import Item, State, items
from vnsemi_tui.library.library import Library
from vnsemi_tui.library.loading import load
from vnsemi_tui.library.stages import health, partner_in_place, stage
from vnsemi_tui.reading.briefs import Folder
from vnsemi_tui.views.pages import page_at, proof_of
from vnsemi_tui.views.words import stage_words

HARD = Path(__file__).parent.parent / "fixtures" / "hard"
TODAY = date(2026, 11, 22)
PLANNED = date(2021, 12, 31)
OPENED = date(2023, 10, 20)
EXPANDED = date(2024, 12, 31)
EVE_OF_MERGER = date(2025, 6, 30)

Edited = Callable[[str, dict[str, str]], Known]


@pytest.fixture(scope="module")
def library() -> Library:
    return load([Folder(HARD, shipped=False)])


@pytest.fixture
def known(library: Library) -> Known:
    return Known(library, TODAY)


@pytest.fixture
def edited(tmp_path: Path) -> Edited:
    """Return a function that reads the cases with `changes` made to one of the files."""

    def edit(file: str, changes: dict[str, str]) -> Known:
        copytree(HARD, tmp_path / "hard")
        path = tmp_path / "hard" / file
        text = path.read_text(encoding="utf-8")
        for old, new in changes.items():
            assert text.count(old) == 1
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
        return Known(load([Folder(tmp_path / "hard", shipped=False)]), TODAY)

    return edit


def on(library: Library, day: date) -> Known:
    return Known(library, day, today=TODAY)


def card(known: Known, address: str) -> str:
    """Return the page at `address` as a reader sees it, wrapped lines joined."""
    page = page_at(known, address)
    assert page is not None
    return " ".join(" ".join(line.text for line in page.lines(80)).split())


def rows(known: Known, address: str) -> list[str]:
    """Return the lines of the page at `address`, runs of spaces as one."""
    page = page_at(known, address)
    assert page is not None
    return [" ".join(line.text.split()) for line in page.lines(80)]


def section(known: Known, address: str, key: str) -> str:
    """Return one section of the page at `address`, wide enough not to wrap, joined."""
    page = page_at(known, address)
    assert page is not None
    chosen = [line.text for line in page.lines(200) if line.section == key]
    return " ".join(" ".join(chosen).split())


def proof(known: Known, address: str) -> str:
    found = proof_of(known, address)
    assert found is not None
    return " ".join(" ".join(line.text for line in found.lines(80)).split())


def words_of_stage(known: Known, address: str) -> str:
    initiative = known.library.initiatives[address]
    return stage_words(stage(known, initiative), initiative)


def words_of_health(known: Known, address: str) -> str:
    ailment = health(known, known.library.initiatives[address])
    return ailment.words if ailment else ""


def item(known: Known, address: str) -> Item:
    found = [each for each in items(known) if each.entry.address == address]
    assert len(found) == 1, [each.entry.address for each in items(known)]
    return found[0]


def test_nothing_is_wrong_with_the_cases(library: Library) -> None:
    assert [str(problem) for problem in library.contents.problems] == []


# A plant whose plans and figures move


@pytest.mark.parametrize(
    ("day", "stage_shown", "health_shown"),
    [
        (PLANNED, "promised · announced, 4 Nov 2021", ""),
        (OPENED, "running · opened, 11 Oct 2023", ""),
        (EXPANDED, "running", ""),
        (TODAY, "running", "planned Oct 2025, nothing reported since"),
    ],
)
def test_a_plant_shows_on_each_day_what_was_published_by_then(
    library: Library, day: date, stage_shown: str, health_shown: str
) -> None:
    known = on(library, day)
    assert words_of_stage(known, "bac-ninh/amkor") == stage_shown
    assert words_of_health(known, "bac-ninh/amkor") == health_shown


def test_a_month_is_published_when_it_is_over(library: Library) -> None:
    address = "bac-ninh/amkor/capital"
    assert [each for each in items(on(library, OPENED)) if each.entry.address == address] == []
    assert item(on(library, date(2023, 10, 31)), address).state is State.UNANSWERED


def test_an_undated_source_counts_from_the_end_of_its_bounds(library: Library) -> None:
    assert "applied" not in card(on(library, date(2025, 9, 29)), "bac-ninh/amkor")
    assert "applied" in card(on(library, date(2025, 9, 30)), "bac-ninh/amkor")


@pytest.mark.parametrize(
    ("plan", "state", "months"),
    [
        ("volume", "moved", 60),
        ("mass-production", "met", 34),
        ("second-phase", "moved", 23),
        ("stable", "nothing reported since", 13),
        ("capital", "accepted", 36),
    ],
)
def test_each_plan_says_what_became_of_it(known: Known, plan: str, state: str, months: int) -> None:
    found = item(known, f"bac-ninh/amkor/{plan}")
    assert (found.word, found.words, found.age) == ("planned", state, months)


def test_the_card_shows_the_plan_that_replaced_another(known: Known) -> None:
    shown = section(known, "bac-ninh/amkor", "items")
    assert "The second phase runs in full. · moved: Stable operation." in shown
    assert "Mass production. · met: The first phase runs at 70 %." in shown


def test_a_plan_partly_kept_is_partly_until_it_moves(edited: Edited) -> None:
    answers = "        answers: bac-ninh/amkor/volume\n        what: Mass"
    known = edited("localities/bac-ninh.yaml", {answers: "        what: Mass"})
    assert item(known, "bac-ninh/amkor/volume").state is State.PARTLY


def test_a_plan_is_not_late_on_its_last_day(library: Library) -> None:
    last = on(library, date(2025, 10, 31))
    assert words_of_health(last, "bac-ninh/amkor") == ""
    late = on(library, date(2025, 11, 1))
    assert words_of_health(late, "bac-ninh/amkor") == "planned Oct 2025, nothing reported since"
    assert "planned Oct 2025, no follow-up reported (inferred)" in card(late, "bac-ninh/amkor")


def test_a_plan_proves_nothing(known: Known) -> None:
    assert words_of_stage(known, "bac-ninh/sia-conference") == "mentioned"
    assert "mentioned Conference with the SIA overdue" in rows(known, "bac-ninh")
    assert partner_in_place(known, "sia", "bac-ninh") is None


def test_rival_figures_stand_together_the_preferred_one_first(known: Known) -> None:
    shown = section(known, "bac-ninh/amkor", "figures")
    preferred = "capital USD 520 m, planned · first phase · rival figures · preferred"
    other = "capital USD 530 m, planned · first phase · rival figures"
    assert shown.index(preferred) < shown.index(other)
    assert "2,800 people, planned · at stable operation · rival figures · preferred" in shown
    assert "10,000 people, planned by 2035" in shown


def test_the_proof_of_a_rival_gives_the_other_and_the_reason(known: Known) -> None:
    shown = proof(known, "bac-ninh/amkor/jobs-3")
    assert "preferred It is of the plant as licensed; the other needs leave for more" in shown
    assert "rival 5,700 people, planned · tygiamoi.com (press repost), undated" in shown


def test_figures_are_no_rivals_before_the_second_is_published(library: Library) -> None:
    shown = section(on(library, EXPANDED), "bac-ninh/amkor", "figures")
    assert "2,800 people, planned · at stable operation · preferred" in shown


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("basis: planned\n        cite: filing-2025-amkor#2", "cite: filing-2025-amkor#2"),
        ("value: 5700 people", "value: 5700 people\n        period: 2025-10"),
        ("value: 5700 people", "value: 5700 people\n        place: viet-nam"),
    ],
)
def test_figures_of_another_basis_period_or_place_are_no_rivals(
    edited: Edited, old: str, new: str
) -> None:
    known = edited("localities/bac-ninh.yaml", {old: new})
    assert "rival" not in proof(known, "bac-ninh/amkor/jobs-3")


def test_hedge_and_basis_of_a_figure_are_kept(known: Known) -> None:
    shown = section(known, "bac-ninh/amkor", "figures")
    assert "up to USD 1.6 bn, planned · in all by 2035" in shown
    assert "3.6 bn chips, planned · asked for, a year no period" in shown


def test_a_computed_figure_carries_its_arithmetic(known: Known, edited: Edited) -> None:
    assert "computed value: 3.6 - 1.2" in proof(known, "bac-ninh/amkor/output-1")
    wrong = edited("localities/bac-ninh.yaml", {"value: 3.6 - 1.2": "value: 3.6 + 1.2"})
    problems = [problem.reason for problem in wrong.library.contents.problems]
    assert problems == ["computed value gives 4.8, not 2.4"]


def test_a_person_without_a_name_is_shown_by_post(known: Known) -> None:
    assert "name not given Party Secretary as of 28 Oct 2023" in rows(known, "bac-ninh")


def test_parties_join_when_they_are_first_told_of(library: Library) -> None:
    assert section(on(library, PLANNED), "bac-ninh/amkor", "parties") == (
        "Parties 1 Amkor Technology"
    )
    assert "Amkor Vietnam" in section(on(library, EXPANDED), "bac-ninh/amkor", "parties")
    assert "Intel expansion" not in card(on(library, OPENED), "intel")


def test_a_parent_has_reached_what_its_subsidiary_has(library: Library) -> None:
    known = on(library, date(2024, 1, 31))
    reached = partner_in_place(known, "amkor", "bac-ninh")
    assert reached is not None
    assert (reached.word, str(reached.at)) == ("running", "Dec 2023")


# What may be one thing, reported twice


def test_what_may_be_the_same_stands_together_and_counts_once(known: Known) -> None:
    page = "bac-ninh/hana-micron"
    shown = section(known, page, "timeline")
    first, again = shown.index("A second plant."), shown.index("A plant of over six hectares.")
    assert first < again < shown.index("by 2025 plan")
    assert "over six hectares. · maybe the same as: A second plant." in shown
    assert "running opened Sep 2023" in section(known, page, "ladder")


def test_a_plan_reported_twice_is_one_item_and_moves_as_one(known: Known) -> None:
    found = items(known, [known.library.initiatives["bac-ninh/hana-micron"]])
    assert [(each.entry.id, each.words) for each in found] == [
        ("by-2026", "nothing reported since"),
        ("billion", "moved"),
    ]
    assert words_of_health(known, "bac-ninh/hana-micron") == ""


def test_an_answer_to_the_second_report_answers_the_first(edited: Edited) -> None:
    answers = "answers: bac-ninh/hana-micron/billion"
    known = edited("localities/bac-ninh.yaml", {f"{answers}\n": f"{answers}-again\n"})
    assert item(known, "bac-ninh/hana-micron/billion").state is State.MOVED


def test_two_plans_are_two_items_where_they_are_not_one(edited: Edited) -> None:
    known = edited(
        "localities/bac-ninh.yaml", {"        maybe_same: bac-ninh/hana-micron/billion\n": ""}
    )
    assert len(items(known, [known.library.initiatives["bac-ninh/hana-micron"]])) == 3
    assert words_of_health(known, "bac-ninh/hana-micron") == "planned 2025, nothing reported since"


# Units that became one


def test_a_merged_province_says_with_what_and_since_when(known: Known) -> None:
    assert "since 1 Jul 2025 with the former Bắc Giang" in rows(known, "bac-ninh")
    assert "since 1 Jul 2025 with the former Bình Dương and Bà Rịa–Vũng Tàu" in rows(
        known, "ho-chi-minh-city"
    )
    assert "Until it became part of Hồ Chí Minh City on 1 Jul 2025." in rows(known, "binh-duong")


def test_a_merger_that_is_law_but_still_to_come_is_told_as_such(library: Library) -> None:
    known = on(library, EVE_OF_MERGER)
    assert "To become part of Hồ Chí Minh City on 1 Jul 2025." in rows(known, "binh-duong")
    for successor in ("ho-chi-minh-city", "bac-ninh"):
        assert "the former" not in card(known, successor)
    assert "smaller territory" not in card(known, "bac-ninh")


def test_before_the_law_nothing_of_the_merger_is_known(library: Library) -> None:
    known = on(library, EXPANDED)
    assert "part of" not in card(known, "binh-duong")
    assert "the former" not in card(known, "ho-chi-minh-city")


def test_units_merged_on_different_days_have_a_line_each(edited: Edited) -> None:
    known = edited("localities/ho-chi-minh-city.yaml", {"2025-07-01": "2025-07"})
    shown = rows(known, "ho-chi-minh-city")
    assert "since 1 Jul 2025 with the former Bình Dương" in shown
    assert "since Jul 2025 with the former Bà Rịa–Vũng Tàu" in shown


def test_the_successor_lists_its_own_first_and_no_initiative_twice(known: Known) -> None:
    own = section(known, "ho-chi-minh-city", "initiatives")
    former = section(known, "ho-chi-minh-city", "from-binh-duong")
    assert "CT Semiconductor plant" in own
    assert former.startswith("From the former Bình Dương 1 █░░░░░░ aims Hi-tech park")
    assert "CT Semiconductor" not in former
    shown = card(known, "ho-chi-minh-city")
    assert shown.index("Initiatives 3") < shown.index("From the former")


def test_initiatives_of_a_merged_unit_keep_their_address(known: Known) -> None:
    assert "CT Semiconductor plant" in card(known, "binh-duong")
    assert "binh-duong/ct-semiconductor" in known.library.initiatives


def test_figures_of_before_the_merger_are_of_a_smaller_territory(known: Known) -> None:
    shown = section(known, "bac-ninh", "figures")
    assert "1,704 projects · foreign · smaller territory 18 Oct 2021" in shown
    assert "over USD 2.7 bn · smaller territory Jan–May 2025" in shown
    assert "territory smaller: before other units were merged into it" in proof(
        known, "bac-ninh/fdi-new-1"
    )


def test_a_figure_of_the_year_of_the_merger_is_not_called_smaller(known: Known) -> None:
    shown = section(known, "ho-chi-minh-city", "figures")
    assert shown.endswith("about USD 23 bn · Saigon Hi-Tech Park 2025")


def test_a_plant_has_no_smaller_territory(known: Known) -> None:
    assert "territory" not in section(known, "bac-ninh/amkor", "figures")


def test_an_initiative_counts_in_both_its_places(known: Known) -> None:
    assert "also in Hồ Chí Minh City" in rows(known, "binh-duong/ct-semiconductor")
    for place in ("ho-chi-minh-city", "da-nang"):
        assert "███████ opened Marvell offices of 2025 30 Sep 2025" in rows(known, place)
    reached = partner_in_place(known, "ct-semiconductor", "ho-chi-minh-city")
    assert reached is not None
    assert reached.word == "started"


# Health


def test_trouble_is_lifted_by_a_later_announcement(library: Library) -> None:
    address = "ho-chi-minh-city/intel"
    before = on(library, date(2025, 10, 27))
    assert words_of_health(before, address) == "cancelled"
    assert words_of_stage(before, address) == "mentioned"
    after = on(library, date(2025, 10, 28))
    assert words_of_health(after, address) == ""
    assert words_of_stage(after, address) == "promised · announced, 24 Oct 2025"


def test_trouble_is_not_lifted_by_a_later_talk(edited: Edited) -> None:
    known = edited("localities/ho-chi-minh-city.yaml", {"event: announced": "event: discussed"})
    assert words_of_health(known, "ho-chi-minh-city/intel") == "cancelled"


def test_trouble_that_is_only_planned_is_none(edited: Edited) -> None:
    looked_for = "      - event: looked-for\n        at: 2026-03\n"
    plan = "      - event: ended\n        id: end\n        by: oecd\n        due: 2026-12\n"
    reason = "        resolved: {at: The month of the page.}\n"
    path = "localities/viet-nam.yaml"
    known = edited(path, {looked_for: plan, reason: ""})
    assert "viet-nam/oecd-report/end" in known.library.entries
    assert words_of_health(known, "viet-nam/oecd-report") == ""


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2025, 11, 28), ""),
        (date(2025, 11, 29), "silent, 12 months"),
        (date(2026, 11, 28), "silent, 23 months"),
        (date(2026, 11, 29), "long silent, 24 months"),
    ],
)
def test_silence_begins_after_a_year_and_is_long_after_two(
    library: Library, day: date, shown: str
) -> None:
    known = Known(library, day)
    assert words_of_health(known, "da-nang/qorvo") == shown
    if shown:
        assert f"activity no news for {shown.rpartition(', ')[2]}" in rows(known, "da-nang/qorvo")


def test_looking_in_vain_is_no_sign_of_life(known: Known, edited: Edited) -> None:
    assert words_of_health(known, "viet-nam/oecd-report") == "long silent, 31 months"
    alive = edited(
        "localities/viet-nam.yaml", {"event: looked-for": "event: studying\n        by: oecd"}
    )
    assert words_of_health(alive, "viet-nam/oecd-report") == ""


def test_what_runs_is_never_silent(known: Known) -> None:
    assert words_of_health(known, "da-nang/marvell") == ""


# A closed agency, a bought company, asks and their answers


def test_a_closed_agency_leaves_its_initiatives_without_a_counterpart(library: Library) -> None:
    address, ask = "da-nang/usaid", "da-nang/usaid/carry-out"
    before = on(library, date(2025, 4, 29))
    assert words_of_health(before, address) == ""
    assert item(before, ask).words == "no answer reported"
    assert "ended" not in card(before, "usaid")
    after = on(library, date(2025, 4, 30))
    assert words_of_health(after, address) == "USAID has ended"
    assert "warning USAID has ended (inferred)" in rows(after, address)
    assert (item(after, ask).words, item(after, ask).age) == ("lapsed", 5)
    assert "ended by Apr 2025: The agency is in effect dismantled." in rows(after, "usaid")
    assert "Carry the memorandum out" not in section(after, "da-nang", "waiting")
    assert "lapsed ← Đà Nẵng Carry the memorandum out. 5 mo" in section(after, "usaid", "closed")


def test_a_closed_agency_does_not_lower_a_stage(known: Known) -> None:
    assert words_of_stage(known, "da-nang/usaid") == "promised · MoU, Jan 2024"


def test_a_company_to_be_bought_stays_what_it_is(known: Known) -> None:
    assert "Until it became" not in card(known, "qorvo")
    assert "████░░░ signed Purchase of Qorvo 28 Oct 2025" in rows(known, "skyworks")
    assert item(known, "skyworks/qorvo/close").words == "nothing reported since"
    assert words_of_health(known, "skyworks/qorvo") == "silent, 12 months"
    assert "see also Purchase of Qorvo" in rows(known, "da-nang/qorvo")
    assert "see also Qorvo office" in rows(known, "skyworks/qorvo")
    assert "Skyworks" not in section(known, "da-nang", "partners")


def test_a_company_that_was_bought_says_by_whom_and_since_when(edited: Edited) -> None:
    became = "became: {id: skyworks, at: 2025-10-28, cite: cna-2025-10-qorvo#1}\n"
    known = edited("partners/qorvo.yaml", {"kind: company\n": f"kind: company\n{became}"})
    shown = rows(known, "qorvo")
    assert "Until it was absorbed by Skyworks on 28 Oct 2025." in shown


@pytest.mark.parametrize(
    ("ask", "state", "months"),
    [
        ("viet-nam/export-controls/lists", "accepted", 9),
        ("viet-nam/export-controls/removal", "nothing reported since", 9),
        ("viet-nam/intel/support", "declined", 28),
        ("viet-nam/intel/project", "no answer reported", 28),
        ("da-nang/invest/invest", "partly", 35),
        ("da-nang/qorvo/office", "considering", 23),
    ],
)
def test_asks_offers_and_pledges_have_their_state_and_age(
    known: Known, ask: str, state: str, months: int
) -> None:
    assert (item(known, ask).words, item(known, ask).age) == (state, months)


def test_age_counts_from_the_day_itself_before_that_of_the_report(library: Library) -> None:
    known = on(library, date(2026, 3, 20))
    assert item(known, "viet-nam/export-controls/removal").age == 1
    assert item(known, "viet-nam/export-controls/lists").age == 0


def test_an_accepted_ask_waits_on_and_a_declined_one_does_not(known: Known) -> None:
    shown = section(known, "viet-nam", "waiting")
    assert "accepted → Government of the United States Take the country off the" in shown
    assert "Support in cash" not in shown
    assert item(known, "viet-nam/export-controls/lists").state.is_open
    assert not item(known, "viet-nam/intel/support").state.is_open


def test_an_ask_answered_by_a_plan_is_accepted_not_moved(edited: Edited) -> None:
    answer = "      - event: considering\n        by: qorvo"
    plan = "      - event: opened\n        id: opening\n        due: 2027\n        by: qorvo"
    known = edited("localities/da-nang.yaml", {answer: plan})
    assert item(known, "da-nang/qorvo/office").state is State.ACCEPTED


def test_an_answer_by_all_addressees_is_whole(edited: Edited) -> None:
    known = edited("localities/da-nang.yaml", {"[intel, marvell, synopsys]": "[marvell]"})
    assert item(known, "da-nang/invest/invest").state is State.CONSIDERING


def test_an_answer_for_the_only_addressee_by_another_is_whole(edited: Edited) -> None:
    known = edited("localities/da-nang.yaml", {"to: [intel, marvell, synopsys]": "to: intel"})
    assert item(known, "da-nang/invest/invest").state is State.CONSIDERING


def test_the_ledger_lists_the_unanswered_first_and_the_oldest_of_each_first(known: Known) -> None:
    found = [(each.state, each.age or 0) for each in items(known) if each.state.is_open]
    assert found == sorted(found, key=lambda pair: (pair[0].rank, -pair[1]))
    assert list(dict.fromkeys(state for state, _ in found)) == [
        State.UNANSWERED,
        State.CONSIDERING,
        State.PARTLY,
        State.ACCEPTED,
    ]
    assert "11 open · 7 closed or lapsed" in card(known, "ledger")


# What is only hoped, held, followed, or not found


def test_a_partner_of_a_hope_is_shown_with_it(known: Known) -> None:
    assert "█░░░░░░ hoped Đà Nẵng: Energy from waste" in rows(known, "win-waste")
    assert "█░░░░░░ hoped Win Waste company · United States" in rows(known, "da-nang")


def test_a_role_makes_a_party(known: Known) -> None:
    assert "Saigon Hi-Tech Park host of the plant" in rows(known, "ho-chi-minh-city/intel")
    assert "mentioned Hồ Chí Minh City: Intel expansion" in rows(known, "saigon-hi-tech-park")


def test_an_initiative_that_carries_on_another_is_linked_both_ways(known: Known) -> None:
    assert "follows Marvell office" in rows(known, "ho-chi-minh-city/marvell-offices")
    assert "followed by Marvell offices of 2025" in rows(known, "da-nang/marvell")


def test_a_province_of_which_nothing_was_found_says_when_it_was_looked_for(known: Known) -> None:
    assert rows(known, "lai-chau")[:4] == [
        "Lai Châu province · Northern Midlands and Mountains",
        "",
        "Statements and background 1",
        "nothing found 29 May 2026: Nothing on semiconductors was found here.",
    ]


def test_before_the_search_the_province_says_nothing(library: Library) -> None:
    assert rows(on(library, date(2026, 5, 28)), "lai-chau") == [
        "Lai Châu province · Northern Midlands and Mountains",
        "",
        "Nothing about it had been published by 28 May 2026. For a later date, use",
        "--as-of.",
    ]
