"""What had been published by then: on a past day no page knows anything of what came later."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest

from tests.frozen import frozen_library
from tests.library_builder import Briefs, initiative, record
from vnsemi_tui.cli.main import main
from vnsemi_tui.library import ledger
from vnsemi_tui.library.filter_table import filter_names
from vnsemi_tui.library.filters import Filters
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.ledger import State
from vnsemi_tui.library.library import Library
from vnsemi_tui.library.stages import health, stage
from vnsemi_tui.model.latest import Latest
from vnsemi_tui.model.vocabulary import Rung
from vnsemi_tui.search.catalogue import documents_of
from vnsemi_tui.state import Mark
from vnsemi_tui.text.width import cell_width
from vnsemi_tui.views.filter_choices import filter_choices
from vnsemi_tui.views.lines import Page
from vnsemi_tui.views.marks import MarksPage
from vnsemi_tui.views.pages import page_at, proof_of
from vnsemi_tui.views.quoting import quoted_claim
from vnsemi_tui.views.sidebar import Sidebar
from vnsemi_tui.views.start import StartPage

TODAY = date(2026, 11, 22)
BEFORE, ASKED, SIGNED, OPENED = (
    date(2023, 1, 1), date(2023, 3, 1), date(2023, 9, 1), date(2024, 6, 1)
)  # fmt: skip
DAYS = (BEFORE, ASKED, SIGNED, OPENED, TODAY)
TOKENS = (("amber", "571"), ("birch", "683"), ("cedar", "794"), ("dune", "815"))
"""Words and numbers that stand only in what the first, second … source says."""
PLANT = "da-nang/plant"

CITY = """\
name: Đà Nẵng
level: municipality
region: South Central Coast
position: 16
summary: The city has a plant that Dune reports as paused.
includes:
  - {name: Dunefield, since: 2025-07-01, cite: s4#3}
facts:
  - {event: said, by: da-nang, about: acme, said_by: Amber An, what: An amber word, cite: s1#1}
  - {event: said, by: da-nang, about: gamma, what: A cedar word, cite: s3#1}
figures:
  - {measure: exports, value: 571 USD m, period: 2022, cite: s1#2}
  - {measure: exports, value: 794 USD m, period: 2022, preferred: Cedar knows better, cite: s3#2}
people:
  - {name: Amber An, post: Chairman, cite: s1#1}
  - {name: Birch Bình, post: Birch deputy, cite: s2#1}
  - {name: Dune Dũng, post: Dune chairman, cite: s4#1}
initiatives:
  - id: plant
    title: Amber plant
    kind: plant
    sectors: [chips]
    see: [da-nang/lab]
    roles: {beta: dune insurer}
    figures:
      - {measure: jobs, value: 683 people, cite: s2#4}
      - {measure: capital, value: 815 USD m, cite: s4#4}
    timeline:
      - event: asked
        id: ask
        at: 2023-01
        by: da-nang
        to: acme
        what: Build an amber plant.
        cite: [s1#1, s4#2]
      - {event: considering, id: reply, by: acme, to: da-nang, said_by: Birch Smith,
         answers: da-nang/plant/ask, what: Birch will be looked at., cite: s2#1}
      - {event: mou, id: mou, at: 2023-08, by: [da-nang, acme-vietnam], what: A birch paper.,
         note: A birch doubt., cite: s2#2}
      - {event: opened, id: plan, due: 2024-Q1, by: acme, what: A birch line., cite: s2#3}
      - {event: discussed, id: talk, by: [da-nang, acme], what: Birch talks.,
         answers: da-nang/lab/late, maybe_same: da-nang/lab/talk, cite: s2#3}
      - {event: opened, id: opening, at: 2024-01, by: acme, to: da-nang, answers: da-nang/plant/ask,
         what: Cedar doors are open., cite: s3#1}
      - {event: opened, id: moved, due: 2025-Q1, by: acme, answers: da-nang/plant/plan,
         what: A cedar line., cite: s3#3}
      - {event: paused, id: pause, at: 2025-06, by: acme, what: Dune stops it., cite: s4#1}
  - id: lab
    title: Cedar lab
    kind: lab
    sectors: [cedarwood]
    follows: da-nang/plant
    timeline:
      - {event: asked, id: late, at: 2023-05, by: da-nang, to: acme, what: A cedar ask., cite: s3#2}
      - {event: discussed, id: talk, by: [da-nang, acme, gamma], what: Cedar talks., cite: s3#2}
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Return one plant's story, told by four sources; the third has no date but bounds."""
    return story(tmp_path_factory.mktemp("story")).library()


def story(folder: Path) -> Briefs:
    """Write the story to `folder`."""
    made = Briefs(folder)
    (folder / "sources" / "news.yaml").unlink()
    bounds = "bounds: {from: 2024-02-01, to: 2024-03-31, why: Cedar speaks of January as past.}"
    for source_id, token, published, more in (
        ("s1", "Amber", "2023-02-10", ""),
        ("s2", "Birch", "2023-08-15", ""),
        ("s3", "Cedar", "unknown", bounds),
        ("s4", "Dune", "2025-07-04", ""),
    ):
        text = record(published=published, more=more)
        text = text.replace("A headline", f"{token} headline").replace("Example", token)
        made.write(f"sources/{source_id}.yaml", text.replace("org/a", f"org/{token}"))
    made.partner("acme", "people:\n  - {name: Birch Smith, post: Birch chief, cite: s2#1}\n")
    made.partner("acme-vietnam", "name: Birchling\nkind: company\nparent: acme\n")
    made.partner("beta", "name: Beta\nkind: fund\nended: {at: 2025, what: Dune end, cite: s4#1}\n")
    made.partner("gamma", "name: Cedar Corp\nkind: company\nsummary: It talks with cedars.\n")
    made.write("localities/da-nang.yaml", CITY)
    made.locality(
        "hue",
        """\
        name: Thừa Thiên Huế
        level: province
        region: North Central
        position: 17
        became: {id: da-nang, at: 2025-07-01, cite: s4#3}
        figures:
          - {measure: projects, value: 571 projects, period: 2022, cite: s1#2}
        initiatives:
          - id: park
            title: Amber park
            kind: park
            sectors: [chips]
            timeline:
              - {event: aims, by: hue, what: An amber park., cite: s1#3}
        """,
    )
    made.locality(
        "ha-noi", "name: Hà Nội\nlevel: municipality\nregion: Red River Delta\nposition: 21\n"
    )
    return made


def on(library: Library, day: date) -> Known:
    """Return what was known on `day`."""
    return Known(library, day, today=TODAY)


def text_of(page: Page | None, width: int = 100) -> str:
    """Return everything that `page` says."""
    assert page is not None
    return "\n".join(line.text for line in page.lines(width))


def later_than(day: date) -> list[str]:
    """Return the words and numbers of the sources that were published after `day`."""
    return [token for tokens in TOKENS[DAYS.index(day) :] for token in tokens]


# One initiative, four days


def test_the_timeline_grows_with_the_sources(library: Library) -> None:
    thing = library.initiatives[PLANT]
    told = [[entry.id for entry in on(library, day).timeline(thing)] for day in DAYS]
    assert told == [
        [],
        ["ask"],
        ["ask", "reply", "mou", "plan", "talk"],
        ["ask", "reply", "mou", "plan", "talk", "opening", "moved"],
        ["ask", "reply", "mou", "plan", "talk", "opening", "moved", "pause"],
    ]


def test_the_stage_is_the_one_of_the_day(library: Library) -> None:
    reached = [stage(on(library, day), library.initiatives[PLANT]) for day in DAYS]
    assert [(one.rung, one.word, str(one.at)) for one in reached] == [
        (Rung.NONE, "mentioned", "None"),
        (Rung.ASKED, "asked", "Jan 2023"),
        (Rung.PROMISED, "MoU", "Aug 2023"),
        (Rung.RUNNING, "opened", "Jan 2024"),
        (Rung.RUNNING, "opened", "Jan 2024"),
    ]


def test_trouble_is_none_before_it_is_told(library: Library) -> None:
    found = [health(on(library, day), library.initiatives[PLANT]) for day in DAYS]
    assert [one.words if one else "" for one in found] == ["", "", "", "", "paused"]


def test_a_plan_is_overdue_only_as_long_as_nobody_tells_that_it_moved(library: Library) -> None:
    thing = library.initiatives[PLANT]
    for day, words in {
        date(2024, 3, 30): "",
        # its last day has passed, and the source that moves it counts from the same day on
        date(2024, 3, 31): "",
        date(2024, 4, 1): "",
        date(2025, 3, 31): "",
        date(2025, 4, 1): "planned Q1 2025, nothing reported since",
    }.items():
        found = health(on(library, day), thing)
        assert (found.words if found else "") == words, day


def test_an_ask_is_open_until_its_answer_was_published(library: Library) -> None:
    found = []
    for day in DAYS:
        items = {item.entry.address: item for item in ledger.items(on(library, day))}
        item = items.get(f"{PLANT}/ask")
        found.append((item.state, item.age, item.answer and item.answer.id) if item else None)
    assert found == [
        None,
        (State.UNANSWERED, 1, None),
        (State.CONSIDERING, 7, "reply"),
        (State.MET, 16, "opening"),
        (State.MET, 45, "opening"),
    ]


def test_a_plan_has_moved_only_once_the_new_one_was_published(library: Library) -> None:
    for day, states in {
        ASKED: {},
        SIGNED: {"plan": State.UNANSWERED},
        OPENED: {"plan": State.MOVED, "moved": State.UNANSWERED},
    }.items():
        items = ledger.items(on(library, day), [library.initiatives[PLANT]])
        plans = {item.entry.id: item.state for item in items if item.entry.due}
        assert plans == states, day


def test_people_and_figures_come_with_their_sources(library: Library) -> None:
    city = library.localities["da-nang"]
    people = [[person.name for person in on(library, day).of(city.people)] for day in DAYS]
    assert people == [
        [], ["Amber An"], *[["Amber An", "Birch Bình"]] * 2, ["Amber An", "Birch Bình", "Dune Dũng"]
    ]  # fmt: skip
    counted = [[one.address for one in on(library, day).of(city.figures)] for day in DAYS]
    assert list(map(len, counted)) == [0, 1, 1, 2, 2]


def test_figures_are_rivals_only_once_both_are_known(library: Library) -> None:
    for day, is_rival in {ASKED: False, SIGNED: False, OPENED: True}.items():
        known = on(library, day)
        assert ("rival figures" in text_of(page_at(known, "da-nang"))) is is_rival, day
        assert ("rival" in text_of(proof_of(known, "da-nang/exports-1"))) is is_rival, day


def test_the_sidebar_lists_partners_from_the_day_they_were_named(library: Library) -> None:
    for day, names in zip(
        DAYS,
        ([], ["Acme"], ["Acme", "Birchling"], ["Acme", "Birchling", "Cedar Corp"]),
        strict=False,
    ):
        partners = [
            line.text.strip()
            for line in Sidebar(on(library, day)).lines(40)
            if line.opens in library.partners
        ]
        assert partners == names, day
    assert "Beta" in text_of(Sidebar(on(library, TODAY)))


def test_a_market_is_a_partner_from_the_day_a_figure_or_a_word_names_it(tmp_path: Path) -> None:
    made = Briefs(tmp_path)
    made.partner("taiwan", "name: Taiwan\nkind: market\n")
    made.partner("acme")
    made.locality(
        "da-nang",
        "figures:\n  - {measure: exports, with: taiwan, value: 3 USD m, cite: news#1}\n"
        "facts:\n  - {event: advised, by: da-nang, to: acme, what: Wait., cite: news#1}\n",
    )
    library = made.library()
    for day, ids in {date(2024, 11, 28): set(), date(2024, 11, 29): {"taiwan", "acme"}}.items():
        assert {partner.id for partner in on(library, day).partners} == ids


def test_a_role_has_no_date_and_waits_until_all_is_known(library: Library) -> None:
    thing = library.initiatives[PLANT]
    for day in DAYS[:-1]:
        assert "beta" not in on(library, day).parties(thing), day
    assert "beta" in on(library, TODAY).parties(thing)
    assert "dune insurer" in text_of(page_at(on(library, TODAY), PLANT))


def test_an_undated_source_counts_from_the_end_of_its_bounds(library: Library) -> None:
    for day, is_known in {date(2024, 3, 30): False, date(2024, 3, 31): True}.items():
        known = on(library, day)
        assert ("opening" in [one.id for one in known.timeline(library.initiatives[PLANT])]) is (
            is_known
        )
        assert ("cedar doors" in text_of(page_at(known, PLANT)).casefold()) is is_known
        assert ("s3" in [source.id for source in known.sources]) is is_known


# Nothing later, anywhere


def pages(known: Known) -> Iterator[Page]:
    """Yield every page that is about what was known, in every form."""
    library = known.library
    addresses = [*library.localities, *library.partners, *library.initiatives, *library.sources]
    yield StartPage(known, [*addresses, "ledger place:da-nang", "ledger partner:gamma"])
    yield Sidebar(known)
    marked = [*addresses, *library.claims]
    yield MarksPage(known, [Mark(one, "start", _said_today(library, one), "") for one in marked])
    lists = ["ledger", "timeline", "timeline lanes:place", "timeline lanes:initiative", "matrix"]
    places = list(library.localities)
    lists += ["regions", "sources", f"compare {' '.join(places[:2])}"]
    lists.append(f"compare {' '.join(places[-3:])}")
    partners = [partner.id for partner in known.partners]
    named = [f"{name}:{one}" for one in partners[:2] for name in ("partner", "by", "to")]
    for filters in (*named, "place:da-nang", "since:2023", "event:opened"):
        lists += [f"{name} {filters}" for name in ("ledger", "timeline")]
    lists += [f"common {one}" for one in partners]
    lists += [f"common {one} {place}" for one in partners for place in library.localities]
    for address in [*lists, *library.localities, *partners]:
        page = page_at(known, address)
        assert page is not None, address
        yield page
    for thing in known.initiatives():
        yield page_at(known, thing.address) or pytest.fail(thing.address)
    for source in known.sources:
        yield page_at(known, source.id) or pytest.fail(source.id)
    for claim in known.of(library.claims.values()):
        yield proof_of(known, claim.address) or pytest.fail(claim.address)


def _said_today(library: Library, address: str) -> str:
    """Return what a mark that is set today has kept of its line."""
    proof = proof_of(on(library, TODAY), address)
    page = proof or page_at(on(library, TODAY), address)
    return page.title if page else ""


@pytest.mark.parametrize("day", DAYS[:-1], ids=str)
def test_no_page_says_anything_that_was_published_later(library: Library, day: date) -> None:
    known = on(library, day)
    for page, width in product(pages(known), (34, 80, 150)):
        said = text_of(page, width).casefold()
        for token in later_than(day):
            assert token not in said, f"{page.address} on {day}:\n{said}"


@pytest.mark.parametrize("day", DAYS[:-1], ids=str)
def test_neither_search_nor_filters_nor_quotes_know_anything_later(
    library: Library, day: date
) -> None:
    known = on(library, day)
    said = [
        " ".join((document.title, document.context, *(text for _, text in document.fields)))
        for document in documents_of(known)
    ]
    entries = [(thing, one) for thing in known.initiatives() for one in known.timeline(thing)]
    choices = filter_choices(known, Filters(), filter_names(), entries)
    said += [f"{choice.value} {choice.label}" for choice in choices]
    said += [quoted_claim(known, claim) for claim in known.of(library.claims.values())]
    for text in said:
        for token in later_than(day):
            assert token not in text.casefold(), text


def test_today_every_word_of_every_source_is_somewhere(library: Library) -> None:
    known = on(library, TODAY)
    everything = "\n".join(text_of(page) for page in pages(known)).casefold()
    for tokens in TOKENS:
        for token in tokens:
            assert token in everything, token


@pytest.mark.parametrize("day", DAYS[:-1], ids=str)
def test_the_page_of_a_later_thing_says_no_more_than_its_name(library: Library, day: date) -> None:
    known = on(library, day)
    names = {partner.id: partner.name for partner in library.contents.partners}
    names |= {address: thing.title for address, thing in library.initiatives.items()}
    names |= {source.id: source.id for source in library.contents.sources}
    shown = {partner.id for partner in known.partners}
    shown |= {thing.address for thing in known.initiatives()}
    shown |= {source.id for source in known.sources}
    for address in names.keys() - shown:
        said = text_of(page_at(known, address)).replace(names[address], "").casefold()
        assert "published by" in said, said
        assert not [token for token in later_than(day) if token in said], said


@pytest.mark.parametrize("day", DAYS[:-1], ids=str)
def test_the_proof_of_a_later_claim_says_only_that_it_is_later(library: Library, day: date) -> None:
    known = on(library, day)
    later = [claim for claim in library.claims.values() if not known.knows(claim)]
    assert later
    for claim in later:
        proof = proof_of(known, claim.address)
        assert proof is not None
        said = f"{proof.title}\n{text_of(proof)}".casefold()
        assert "published by" in said
        assert not [token for token in later_than(day) if token in said], said


def test_what_came_later_is_on_the_pages_once_it_came(library: Library) -> None:
    for day, words in {
        ASKED: ["Build an amber plant.", "Amber An", "571"],
        SIGNED: ["A birch paper.", "Birch Bình", "Build an amber plant."],
        OPENED: ["Cedar doors are open.", "794", "Cedar lab", "Cedar Corp"],
        TODAY: ["Dune stops it.", "Dune Dũng", "Dune reports as paused"],
    }.items():
        said = text_of(page_at(on(library, day), "da-nang"))
        said += text_of(page_at(on(library, day), PLANT))
        for word in words:
            assert word in said, (day, word)


# Mergers


def test_a_province_that_was_merged_later_is_one_of_its_own_before(library: Library) -> None:
    for day in (ASKED, date(2025, 6, 30), date(2025, 7, 3)):
        known = on(library, day)
        sidebar = {line.opens: line.text for line in Sidebar(known).lines(60)}
        assert sidebar["hue"].strip() == "Thừa Thiên Huế", day
        assert "part of" not in text_of(page_at(known, "hue")), day
        city = text_of(page_at(known, "da-nang"))
        assert "former" not in city, day
        assert "smaller territory" not in city, day
        assert "Amber park" not in city, day
        assert "smaller" not in text_of(proof_of(known, "da-nang/exports-1")), day
        assert known.territory("da-nang") == {"da-nang"}
        assert "→" not in text_of(page_at(known, "regions")).partition("idea")[2].partition("\n")[2]


def test_a_province_that_was_merged_says_so_from_the_day_it_was_published(library: Library) -> None:
    known = on(library, date(2025, 7, 4))
    sidebar = {line.opens: line.text for line in Sidebar(known).lines(60)}
    assert sidebar["hue"].strip() == "Thừa Thiên Huế → Đà Nẵng"
    assert "Until it became part of Đà Nẵng on 1 Jul 2025." in text_of(page_at(known, "hue"))
    city = text_of(page_at(known, "da-nang"))
    assert "since 1 Jul 2025 with the former Thừa Thiên Huế and Dunefield" in city
    assert "smaller territory" in city
    assert "Amber park" in city
    assert known.territory("da-nang") == {"da-nang", "hue"}


def test_a_merger_that_is_told_in_advance_is_still_to_come(tmp_path: Path) -> None:
    made = Briefs(tmp_path)
    made.locality("da-nang")
    made.locality("hue", "became: {id: da-nang, at: 2025-07-01, cite: news#1}\n")
    library = made.library()
    before, after = on(library, date(2025, 6, 30)), on(library, date(2025, 7, 1))
    assert "To become part of Da Nang on 1 Jul 2025." in text_of(page_at(before, "hue"))
    assert before.territory("da-nang") == {"da-nang"}
    assert "→" not in text_of(Sidebar(before))
    assert "Until it became part of" in text_of(page_at(after, "hue"))
    assert after.territory("da-nang") == {"da-nang", "hue"}


# Summaries, cites, counts


def test_a_summary_waits_until_all_that_it_sums_up_is_known(library: Library) -> None:
    for day in (*DAYS[:-1], date(2025, 7, 3)):
        assert "The city has" not in text_of(page_at(on(library, day), "da-nang")), day
    for day in (date(2025, 7, 4), TODAY):
        assert "The city has" in text_of(page_at(on(library, day), "da-nang")), day


def test_the_summary_of_a_partner_sums_up_what_the_briefs_of_places_say(library: Library) -> None:
    for day, is_shown in {SIGNED: False, date(2024, 3, 31): True, TODAY: True}.items():
        said = text_of(page_at(on(library, day), "gamma"))
        assert ("It talks with cedars." in said) is is_shown, day


def test_cites_of_later_sources_are_left_out(library: Library) -> None:
    ask = library.claims[f"{PLANT}/ask"]
    for day, sources in {ASKED: ["s1"], TODAY: ["s1", "s4"]}.items():
        known = on(library, day)
        assert [cite.source for cite in known.cites(ask)] == sources
        proof = text_of(proof_of(known, ask.address))
        assert proof.count("publisher") == len(sources)
        assert quoted_claim(known, ask).count("paragraph") == len(sources)
        card = text_of(page_at(known, PLANT))
        assert ("Dune headline" in card) is ("s4" in sources)


def test_the_newest_source_is_that_of_the_day(library: Library) -> None:
    newest = [on(library, day).newest_source for day in DAYS]
    assert newest == [
        None,
        Latest(date(2023, 2, 10)),
        Latest(date(2023, 8, 15)),
        Latest(date(2024, 3, 31), is_bound=True),
        Latest(date(2025, 7, 4)),
    ]


def test_the_start_page_counts_what_was_known(library: Library) -> None:
    for day, counts in zip(
        DAYS,
        (
            "3 localities · 0 partners · 0 initiatives\n0 sources",
            "3 localities · 1 partner · 2 initiatives\n1 source, newest 10 Feb 2023",
            "3 localities · 2 partners · 2 initiatives\n2 sources, newest 15 Aug 2023",
            "3 localities · 3 partners · 3 initiatives\n3 sources, newest up to Mar 2024",
            "3 localities · 4 partners · 3 initiatives\n4 sources, newest 4 Jul 2025",
        ),
        strict=True,
    ):
        said = text_of(StartPage(on(library, day)))
        assert said.startswith(counts), day


@pytest.mark.parametrize("address", ["da-nang", "acme", "gamma", PLANT, "hue"])
def test_an_empty_card_says_so_and_by_which_day(library: Library, address: str) -> None:
    said = text_of(page_at(on(library, BEFORE), address))
    assert "had been published by 1 Jan 2023." in said


def test_a_card_that_is_empty_today_speaks_of_no_day(library: Library) -> None:
    assert "published by" not in text_of(page_at(on(library, TODAY), "ha-noi"))


def test_search_finds_an_initiative_by_a_role_only_once_all_of_it_is_known(
    library: Library,
) -> None:
    for day, is_found in {SIGNED: False, OPENED: False, TODAY: True}.items():
        documents = {one.address: one for one in documents_of(on(library, day))}
        texts = [text for _, text in documents[PLANT].fields]
        assert "Acme" in texts
        assert ("Beta" in texts) is is_found, day


def test_empty_lists_say_so(library: Library) -> None:
    known = on(library, BEFORE)
    assert "by that date" in text_of(page_at(known, "ledger"))
    assert "by that date" in text_of(page_at(known, "timeline"))


# The shipped briefs


@pytest.fixture(scope="module")
def shipped() -> Library:
    """Return the briefs that come with the app."""
    return frozen_library()


def names_on(known: Known, address: str) -> set[str]:
    """Return the people that the card of `address` lists."""
    brief = known.library.brief(address)
    assert brief is not None
    return {person.name for person in known.of(brief.people)}


@pytest.mark.parametrize("place", ["da-nang", "bac-ninh", "quang-nam"])
def test_before_the_first_article_the_shipped_cards_are_empty(shipped: Library, place: str) -> None:
    known = on(shipped, date(2023, 10, 26))
    assert "Nothing about it had been published by 26 Oct 2023." in text_of(page_at(known, place))
    assert known.sources == ()
    assert known.partners == ()
    assert names_on(known, place) == set()
    assert "0 partners · 0 initiatives" in text_of(StartPage(known))


def test_at_the_end_of_2023_bac_ninh_and_quang_nam_are_told_and_da_nang_is_a_venue(
    shipped: Library,
) -> None:
    known = on(shipped, date(2023, 12, 31))
    assert {one.id for one in known.sources} == {
        "vna-2023-10-27-bac-ninh",
        "qnam-2023-11-quang-nam",
    }
    assert known.newest_source == Latest(date(2023, 12, 31), is_bound=True)
    assert {item.entry.address: (item.state, item.age) for item in ledger.items(known)} == {
        "bac-ninh/hi-tech-ecosystem/join": (State.UNANSWERED, 2),
        "bac-ninh/chip-training/help": (State.UNANSWERED, 2),
        "bac-ninh/sia-investment/members": (State.UNANSWERED, 2),
    }
    assert names_on(known, "bac-ninh") == {"Nguyễn Anh Tuấn"}
    assert names_on(known, "quang-nam") == {"Hồ Quang Bửu"}
    province = text_of(page_at(known, "quang-nam"))
    assert "USD 438.45 m" in province
    assert "smaller territory" not in province
    assert "became part of" not in province
    assert "Quảng Nam–US Industrial Park" in province
    assert "Bắc Giang" not in text_of(page_at(known, "bac-ninh"))
    assert "Marvell" not in text_of(page_at(known, "da-nang"))
    assert names_on(known, "da-nang") == set()
    park = stage(known, shipped.initiatives["quang-nam/us-industrial-park"])
    assert (park.rung, park.word) == (Rung.IDEA, "aims")


def test_in_august_2024_nobody_has_told_of_marvells_office_of_may(shipped: Library) -> None:
    known = on(shipped, date(2024, 8, 31))
    assert "vns-2024-11-29-da-nang" not in {one.id for one in known.sources}
    assert known.newest_source == Latest(date(2024, 7, 29))
    assert known.timeline(shipped.initiatives["da-nang/marvell"]) == ()
    assert "marvell" not in {partner.id for partner in known.partners}
    assert "Marvell" not in text_of(page_at(known, "timeline"))
    join = next(one for one in ledger.items(known) if one.entry.id == "join")
    assert (join.state, join.age) == (State.UNANSWERED, 10)
    assert {one.entry.address.partition("/")[0] for one in ledger.items(known)}.isdisjoint(
        {"da-nang"}
    )
    ecosystem = shipped.initiatives["bac-ninh/hi-tech-ecosystem"]
    assert health(known, ecosystem) is None
    later = health(on(shipped, date(2024, 10, 27)), ecosystem)
    assert later is not None
    assert later.words == "silent, 12 months"


def test_in_december_2024_da_nang_is_told_and_quang_nam_is_still_a_province(
    shipped: Library,
) -> None:
    known = on(shipped, date(2024, 12, 1))
    marvell = stage(known, shipped.initiatives["da-nang/marvell"])
    assert (marvell.rung, marvell.word, str(marvell.at)) == (Rung.RUNNING, "opened", "May 2024")
    office = next(one for one in ledger.items(known) if one.entry.address == "da-nang/qorvo/office")
    assert (office.state, office.age) == (State.CONSIDERING, 0)
    assert names_on(known, "da-nang") == {"Lê Trung Chinh"}
    city = text_of(page_at(known, "da-nang"))
    assert "Marvell office, MoU and training" in city
    assert "former Quảng Nam" not in city
    assert "smaller territory" not in text_of(page_at(known, "bac-ninh"))
    sidebar = {line.opens: line.text.strip() for line in Sidebar(known).lines(60)}
    assert sidebar["quang-nam"] == "Quảng Nam"
    today = on(shipped, TODAY)
    assert "Quảng Nam" in text_of(page_at(today, "da-nang"))
    assert "smaller territory" in text_of(page_at(today, "bac-ninh"))


@pytest.mark.parametrize(
    "day", [date(2023, 10, 26), date(2023, 12, 31), date(2024, 8, 31), date(2024, 12, 1)], ids=str
)
def test_no_shipped_page_names_a_source_or_a_speaker_of_later(shipped: Library, day: date) -> None:
    known = on(shipped, day)
    names = {
        "vns-2024-11-29-da-nang": ("Lê Trung Chinh", "Phidias Chou", "Lợi Nguyễn", "Jeff Strang"),
        "vna-2023-10-27-bac-ninh": ("Nguyễn Anh Tuấn", "John Neuffer", "USD 46.9 bn"),
        "qnam-2023-11-quang-nam": ("Hồ Quang Bửu", "USD 438.45 m"),
        "vns-2025-07-04-units": ("1 Jul 2025",),
    }
    shown = {source.id for source in known.sources}
    later = [one for source, told in names.items() if source not in shown for one in told]
    assert later
    for page in pages(known):
        said = text_of(page)
        assert not [one for one in later if one in said], f"{page.address}:\n{said}"


# The command line


@pytest.mark.parametrize(
    "words",
    [
        ("show", "da-nang"), ("show", "acme"), ("show", PLANT), ("show", f"{PLANT}/ask"),
        ("asks",), ("timeline",), ("regions",), ("matrix",), ("compare", "da-nang", "hue"),
        ("find", "birch"), ("find", "dune"), ("find", "plant"),
        ("list", "localities"), ("list", "partners"), ("list", "initiatives"), ("list", "people"),
        ("list", "sources"), ("list", "figures"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_no_command_prints_anything_that_was_published_later(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    story(tmp_path / "briefs")
    for day, form in product((ASKED, SIGNED, OPENED), ((), ("--json",))):
        days = ("--today", str(TODAY), "--as-of", str(day))
        code = main(["--only", str(tmp_path / "briefs"), *days, *words, *form])
        assert code in (0, 1)
        said = capsys.readouterr().out
        if form:
            answer = json.loads(said)
            del answer["skipped"]  # what `check` finds has no date
            said = json.dumps(answer, ensure_ascii=False)
        assert not [token for token in later_than(day) if token in said.casefold()], said


def test_the_commands_print_what_was_published_by_the_day(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    story(tmp_path / "briefs")
    as_of = ("--only", str(tmp_path / "briefs"), "--today", str(TODAY), "--as-of", str(SIGNED))
    for words, expected in {
        ("show", "da-nang"): "Birch Bình",
        ("asks",): "Build an amber plant.",
        ("timeline",): "A birch paper.",
        ("find", "birch", "paper"): f"{PLANT}/mou",
        ("regions",): "hue\tThừa Thiên Huế\tNorth Central\t\t1",
    }.items():
        assert main([*as_of, *words]) == 0
        assert expected in capsys.readouterr().out, words


def test_every_day_knows_what_the_day_before_knew(library: Library) -> None:
    day, before = date(2023, 2, 1), frozenset[str]()
    while day < date(2025, 8, 1):
        known = on(library, day)
        now = frozenset(claim.address for claim in known.of(library.claims.values()))
        assert before <= now, day
        before, day = now, day + timedelta(days=7)
    assert before == library.claims.keys()


def test_the_sidebar_is_never_wider_than_its_pane(tmp_path: Path) -> None:
    made = Briefs(tmp_path)
    made.locality("da-nang", "name: 投資投資 Thành phố Đà Nẵng\nlevel: municipality\n"
                  "region: South Central Coast\nposition: 16\n")  # fmt: skip
    made.locality(
        "hue",
        "name: 工場工場工場 Thừa Thiên Huế\nlevel: province\nregion: North Central\nposition: 17\n"
        "became: {id: da-nang, at: 2024-07-01, cite: news#1}\n"
        "facts:\n  - {what: A port., cite: news#1}\n",
    )
    made.partner("acme", "name: 半導体半導体半導体 and Partners\nkind: company\n")
    sidebar = Sidebar(on(made.library(), TODAY))
    for width in range(12, 60, 4):
        lines = sidebar.lines(width)
        assert [line.text for line in lines if cell_width(line.text) > width] == []
        arrow = next(line.text for line in lines if line.opens == "hue")
        assert "→" in arrow or width < 36


def test_the_sidebar_counts_the_places_of_which_nothing_is_told(tmp_path: Path) -> None:
    made = Briefs(tmp_path)
    made.initiatives("da-nang", initiative("event: met, by: da-nang"))
    made.locality("hue")
    made.locality("lai-chau")
    lines = Sidebar(on(made.library(), TODAY)).lines(40)
    assert {"hue", "lai-chau"}.isdisjoint(line.opens for line in lines)
    assert "da-nang" in {line.opens for line in lines}
    assert " 2 more in Regions" in [line.text for line in lines]
