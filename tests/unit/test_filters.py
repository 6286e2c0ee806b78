"""Which entries are wanted: each filter alone, several together, as words, and how many remain."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.library_builder import Briefs
from vnsemi_tui.library import ledger
from vnsemi_tui.library.facets import Row
from vnsemi_tui.library.filter_rules import PLAN, RUNGS, STATES, is_in_time
from vnsemi_tui.library.filter_table import WrongFilterError, filter_kind, filter_names
from vnsemi_tui.library.filters import (
    Filters,
    filters_of,
    ledger_items,
    parse_filters,
)
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.ledger import State
from vnsemi_tui.library.library import Contents, Library
from vnsemi_tui.model.brief import (
    Became,
    Bounds,
    Cite,
    Entry,
    Initiative,
    Locality,
    Partner,
    Source,
)
from vnsemi_tui.model.dates import PartialDate
from vnsemi_tui.model.vocabulary import (
    Event,
    InitiativeKind,
    Level,
    PartnerKind,
    Region,
    SourceKind,
)
from vnsemi_tui.views.filter_choices import filter_choices

NAMES = filter_names()
TODAY = date(2026, 11, 22)
MERGED_ON = date(2025, 7, 1)

CITY = """\
name: Đà Nẵng
level: municipality
region: South Central Coast
position: 16
initiatives:
  - id: plant
    title: A plant
    kind: plant
    sectors: [chips, ai]
    timeline:
      - {event: asked, id: ask, at: 2024-05, by: da-nang, to: acme, what: A plant., cite: news#1}
      - {event: considering, id: reply, at: 2024-08-30, by: acme-vietnam, to: da-nang,
         answers: da-nang/plant/ask, what: It will look., cite: news#1}
      - {event: opened, id: plan, due: 2026, by: acme, what: Doors open., cite: news#1}
      - {event: hoped, id: hope, at: 2023/2024-02, by: da-nang, about: beta, what: Luck.,
         cite: news#1}
      - {event: met, id: visit, by: [da-nang, beta], what: A visit., cite: news#1}
  - id: lab
    title: A lab
    kind: lab
    sectors: [ai]
    places: [ha-noi]
    timeline:
      - {event: mou, id: mou, at: ../2023, by: [beta, da-nang], what: A paper., cite: news#1}
      - {event: offered, id: offer, at: 2024-H2, by: beta, to: [ha-noi, da-nang], what: Money.,
         cite: news#1}
      - {event: declined, id: no, at: 2025-02, by: ha-noi, answers: da-nang/lab/offer,
         what: No., cite: news#1}
      - {event: running, id: since, at: 2025/.., by: beta, what: It runs., cite: news#1}
"""
HUE = """\
name: Huế
level: province
region: North Central
position: 17
became: {id: da-nang, at: 2025-07-01, cite: news#1}
initiatives:
  - id: park
    title: A park
    kind: park
    sectors: [land]
    timeline:
      - {event: asked, id: land, at: 2024-11-30, by: hue, to: acme-vietnam, what: Land.,
         cite: news#1}
"""
ALL = "ask reply plan hope visit mou offer no since land"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Return a city, a province that became part of it, and three partners, two of one family."""
    made = Briefs(tmp_path_factory.mktemp("briefs"))
    made.partner("acme")
    made.partner("acme-vietnam", "parent: acme\n")
    made.partner("beta")
    made.locality("ha-noi")
    made.write("localities/da-nang.yaml", CITY)
    made.write("localities/hue.yaml", HUE)
    return made.library()


def left(library: Library, *words: str, day: date = TODAY) -> str:
    """Return the ids of the entries that the filters `words` leave, in the order of the briefs."""
    known = Known(library, day, today=TODAY)
    wanted = parse_filters(words, library).test(known)
    return " ".join(
        entry.id
        for thing in library.initiatives.values()
        for entry in known.timeline(thing)
        if wanted(thing, entry)
    )


def test_without_filters_everything_is_wanted(library: Library) -> None:
    assert left(library) == ALL
    assert Filters().words == ()


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("place:da-nang", ALL),
        ("place:hue", "land"),
        ("place:ha-noi", "mou offer no since"),
        # a hope counts for the one of whom it is held
        ("partner:beta", "hope visit mou offer since"),
        ("partner:acme", "ask reply plan land"),
        ("partner:acme-vietnam", "reply land"),
        ("by:acme", "reply plan"),
        ("by:acme-vietnam", "reply"),
        ("by:ha-noi", "no"),
        ("by:hue", "land"),
        ("by:da-nang", "ask hope visit mou land"),
        ("to:acme", "ask land"),
        ("to:acme-vietnam", "land"),
        ("to:da-nang", "reply offer"),
        ("sector:ai", "ask reply plan hope visit mou offer no since"),
        ("sector:chips", "ask reply plan hope visit"),
        ("sector:land", "land"),
        ("event:asked", "ask land"),
        ("event:opened", ""),
        ("event:plan", "plan"),
        ("event:met", "visit"),
    ],
)
def test_each_filter_alone(library: Library, words: str, ids: str) -> None:
    assert left(library, words) == ids


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        # `visit` has no date of its own: it counts when it was reported, on 29 November 2024
        ("since:2024", "ask reply plan hope visit offer since land no"),
        ("since:2024-03", "ask reply plan visit offer since land no"),
        ("since:2024-06", "reply plan visit offer since land no"),
        ("since:2024-11-30", "plan offer since land no"),
        ("since:2024-12", "plan offer since no"),
        ("since:2025-H2", "plan since"),
        ("since:2026", "plan since"),
        ("since:2027", "since"),
        ("until:2022", ""),
        ("until:2023", "hope mou"),
        ("until:2024-05", "ask hope mou"),
        ("until:2024-04", "hope mou"),
        ("until:2024-06", "ask hope mou"),
        ("until:2024-07", "ask hope mou offer"),
        ("until:2024-08-29", "ask hope mou offer"),
        ("until:2024-08-30", "ask reply hope mou offer"),
        ("until:2025", "ask reply hope visit mou offer no since land"),
        ("since:2024-08/2024-09", "reply plan visit offer since land no"),
        ("until:2024-08/2024-09", "ask reply hope mou offer"),
    ],
)
def test_a_time_leaves_what_may_have_happened_in_it(library: Library, words: str, ids: str) -> None:
    assert set(left(library, words).split()) == set(ids.split())


def test_what_has_no_date_at_all_is_never_left_out(library: Library) -> None:
    contents = library.contents
    undated = Library(
        Contents(contents.localities, contents.partners, (), contents.files, contents.problems)
    )
    assert "visit" in left(undated, "since:2030").split()
    assert "visit" in left(undated, "until:1990").split()


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("place:da-nang partner:acme", "ask reply plan land"),
        ("place:ha-noi partner:beta event:offered", "offer"),
        ("by:da-nang to:acme", "ask land"),
        ("sector:ai since:2024-06 until:2024-09", "reply offer"),
        ("partner:acme event:plan", "plan"),
        ("place:hue event:plan", ""),
    ],
)
def test_several_filters_must_all_fit(library: Library, words: str, ids: str) -> None:
    assert left(library, *words.split()) == ids


def test_merged_units_count_from_the_day_of_the_merger(library: Library) -> None:
    for day, counts in {date(2025, 6, 30): False, MERGED_ON: True, TODAY: True}.items():
        for words in ("place:da-nang", "by:da-nang"):
            assert ("land" in left(library, words, day=day).split()) is counts, (words, day)


def test_the_former_unit_never_finds_what_its_successor_does(library: Library) -> None:
    assert left(library, "place:hue") == "land"
    assert left(library, "by:hue") == "land"
    assert left(library, "to:hue") == ""


def test_what_was_not_published_is_not_wanted(library: Library) -> None:
    assert left(library, day=date(2024, 11, 28)) == ""


# As words


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("place:da-nag", 'no place "da-nag" (did you mean "da-nang"?)'),
        ("place:acme", 'no place "acme"'),
        ("partner:acm", 'no partner "acm" (did you mean "acme"?)'),
        ("partner:ha-noi", 'no partner "ha-noi"'),
        ("by:betta", 'no by "betta" (did you mean "beta"?)'),
        ("to:ha-noy", 'no to "ha-noy" (did you mean "ha-noi"?)'),
        ("sector:chip", 'no sector "chip" (did you mean "chips"?)'),
        ("event:askd", 'no event "askd" (did you mean "asked"?)'),
        ("event:planned", 'no event "planned"'),
        ("state:opn", 'no state "opn" (did you mean "open"?)'),
        ("state:consider", 'no state "consider" (did you mean "considering"?)'),
        ("plase:hue", '"plase:hue" is no filter (did you mean "place"?); filters are place, '),
        ("hue", '"hue" is no filter'),
        ("since:2024-13", "since: "),
        ("since:soon", 'since: "soon" is not a date'),
        ("until:2025/2024", 'until: "2025/2024" ends before it starts'),
    ],
)
def test_a_wrong_filter_is_named_with_what_would_do(
    library: Library, word: str, message: str
) -> None:
    with pytest.raises(WrongFilterError) as caught:
        parse_filters([word], library)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("name", [*(one for one in NAMES if one != "text"), "plase"])
def test_the_message_about_a_hostile_value_is_clean_and_short(library: Library, name: str) -> None:
    with pytest.raises(WrongFilterError) as caught:
        parse_filters([f"{name}:\x1b[31m\u202e{'x' * 5000}"], library)
    message = str(caught.value)
    assert "\x1b" not in message
    assert "\u202e" not in message
    assert len(message) < 400


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("place:hue", "place:ha-noi"),
        ("partner:beta", "partner:acme-vietnam"),
        ("by:hue", "by:acme"),
        ("to:beta", "to:da-nang"),
        ("sector:ai", "sector:land"),
        ("event:mou", "event:plan"),
    ],
)
def test_several_values_of_a_filter_leave_what_any_of_them_leaves(
    library: Library, one: str, other: str
) -> None:
    apart = {*left(library, one).split(), *left(library, other).split()}
    assert set(left(library, one, other).split()) == apart
    since = "since:2024"
    both = {*left(library, one, since).split(), *left(library, other, since).split()}
    assert set(left(library, since, one, other).split()) == both


def test_a_value_that_is_written_twice_counts_once(library: Library) -> None:
    assert parse_filters(["place:hue", "place:hue"], library).words == ("place:hue",)
    twice = ["since:2024-03-01", "since:1 Mar 2024"]
    assert parse_filters(twice, library).words == ("since:2024-03-01",)


@pytest.mark.parametrize("name", ["since", "until"])
def test_two_days_for_one_end_are_wrong(library: Library, name: str) -> None:
    with pytest.raises(WrongFilterError, match=f"{name} is given twice, 2024 and 2025"):
        parse_filters([f"{name}:2024", f"{name}:2025"], library)


@pytest.mark.parametrize(
    ("since", "until", "is_right"),
    [
        ("2025", "2024", False),
        ("2024-06-02", "2024-06-01", False),
        ("2024-06-01", "2024-06-01", True),
        ("2024-06", "2024", True),
        ("2024", "2024-06", True),
    ],
)
def test_since_is_never_after_until(
    library: Library, since: str, until: str, is_right: bool
) -> None:
    words = [f"since:{since}", f"until:{until}"]
    if is_right:
        assert parse_filters(words, library).words == tuple(words)
        return
    with pytest.raises(WrongFilterError, match=f"since {since} is after until {until}"):
        parse_filters(words, library)
    with pytest.raises(WrongFilterError):
        parse_filters(words[:1], library).and_("until", until, library)


def is_in(words: str, when: str, *, is_plan: bool = False) -> bool:
    """Return whether `when` is of the time that all of `words` ask for."""
    ends = [word.partition(":") for word in words.split()]
    date = PartialDate.parse(when)
    return all(
        is_in_time(name, PartialDate.parse(end), date, is_plan=is_plan) for name, _, end in ends
    )


@pytest.mark.parametrize(
    ("due", "words", "is_left"),
    [
        ("../2050", "until:2023", False),
        ("../2050", "until:2050", True),
        ("2024", "until:2024-06", False),
        ("2024", "since:2024-06", True),
        ("2024/2030", "until:2029", False),
        ("2024/2030", "since:2030", True),
        ("2024/2030", "since:2031", False),
        ("2025/..", "until:2024", False),
        ("2025/..", "since:2024 until:2025", True),
    ],
)
def test_a_plan_counts_by_its_end(due: str, words: str, is_left: bool) -> None:
    assert is_in(words, due, is_plan=True) == is_left


@pytest.mark.parametrize(
    ("at", "words", "is_left"),
    [
        ("../2023", "until:2022", False),
        ("../2023", "until:2023", True),
        ("2023/2024", "until:2023", True),
        ("2023", "since:2023-07", True),
    ],
)
def test_what_happened_counts_from_its_beginning_where_it_has_one(
    at: str, words: str, is_left: bool
) -> None:
    assert is_in(words, at) == is_left


def test_values_are_added_and_taken_away_one_by_one(library: Library) -> None:
    filters = parse_filters(["place:hue", "since:2024"], library)
    more = filters.and_("place", "da-nang", library).and_("since", "2025", library)
    assert more.words == ("place:hue", "place:da-nang", "since:2025")
    assert more.without("place", "hue", library).words == ("place:da-nang", "since:2025")
    assert more.without("since", "2025", library).words == ("place:hue", "place:da-nang")


def test_an_empty_value_asks_for_nothing(library: Library) -> None:
    assert parse_filters(["place:", "since:"], library) == Filters()


def test_one_filter_is_set_and_taken_away_without_touching_the_others(library: Library) -> None:
    filters = parse_filters(["place:hue", "since:2024-05"], library)
    assert filters.with_("place", "", library).words == ("since:2024-05",)
    assert filters.with_("event", "plan", library).words == (
        "place:hue", "event:plan", "since:2024-05"
    )  # fmt: skip
    assert filters.with_("since", "2025", library).words == ("place:hue", "since:2025")
    with pytest.raises(WrongFilterError):
        filters.with_("place", "nowhere", library)
    assert filters.words == ("place:hue", "since:2024-05")


def dates() -> st.SearchStrategy[str]:
    """Return dates of every precision, as they are written."""
    points = st.builds(
        "{}{}".format,
        st.integers(1990, 2030),
        st.sampled_from(["", "-02", "-12-31", "-H1", "-Q4", "~", "-05~"]),
    )
    pairs = st.tuples(points, points).filter(
        lambda pair: PartialDate.parse(pair[0]).first <= PartialDate.parse(pair[1]).last
    )
    ranges = pairs.map("/".join)
    return st.one_of(points, ranges, points.map("../{}".format), points.map("{}/..".format))


VALUES: Mapping[str, st.SearchStrategy[str]] = {
    "place": st.sampled_from(["da-nang", "hue", "ha-noi"]),
    "partner": st.sampled_from(["acme", "acme-vietnam", "beta"]),
    "by": st.sampled_from(["acme", "hue"]),
    "to": st.sampled_from(["beta", "da-nang"]),
    "sector": st.sampled_from(["chips", "ai", "land"]),
    "stage": st.sampled_from([sign + word for sign in ("", ">=", "<=") for word in RUNGS]),
    "event": st.sampled_from([PLAN, *Event]),
    "state": st.sampled_from(STATES),
    "since": dates(),
    "until": dates(),
    "source": st.sampled_from(["news"]),
    "text": st.sampled_from(["a", "plant", "money"]),
}


def _can_be(values: dict[str, str]) -> bool:
    if not {"since", "until"} <= values.keys():
        return True
    return PartialDate.parse(values["since"]).first <= PartialDate.parse(values["until"]).last


SOME_FILTERS = st.fixed_dictionaries({}, optional=dict(VALUES)).filter(_can_be)


def test_every_filter_is_tried_below() -> None:
    assert tuple(VALUES) == NAMES


@given(values=SOME_FILTERS)
def test_words_written_and_read_again_are_the_same_filters(
    library: Library, values: dict[str, str]
) -> None:
    filters = filters_of(values, library)
    assert parse_filters(filters.words, library) == filters
    assert parse_filters(reversed(filters.words), library) == filters
    assert {name: filters.values(name) for name in values} == {
        name: (value,) for name, value in values.items()
    }
    assert len(filters.words) == len(values)
    assert not any(" " in word for word in filters.words)


@given(values=SOME_FILTERS, name=st.sampled_from(NAMES))
def test_one_filter_more_never_shows_more(
    library: Library, values: dict[str, str], name: str
) -> None:
    filters = filters_of(values, library)
    fewer = left(library, *filters.with_(name, "", library).words)
    assert set(left(library, *filters.words).split()) <= set(fewer.split())


# The ledger


def test_the_state_of_an_item_is_a_filter_of_the_ledger(library: Library) -> None:
    known = Known(library, TODAY)

    def items(*words: str) -> list[str]:
        return [one.entry.id for one in ledger_items(known, parse_filters(words, library))]

    assert items() == ["plan", "land", "ask", "offer"]
    assert items("state:open") == ["plan", "land", "ask", "offer"]
    assert items("state:closed") == []
    assert items("state:no-answer-reported") == ["plan", "land"]
    assert items("state:considering") == ["ask"]
    assert items("state:partly") == ["offer"]
    assert items("state:open", "partner:acme", "event:asked") == ["land", "ask"]
    assert items("event:plan") == ["plan"]


def test_every_state_has_a_word_and_open_and_closed_part_them(library: Library) -> None:
    assert {State(slug.replace("-", " ")) for slug in STATES[2:]} == set(State)
    known = Known(library, TODAY)
    found = {
        slug: {
            one.entry.id for one in ledger_items(known, parse_filters([f"state:{slug}"], library))
        }
        for slug in STATES
    }
    assert found["open"] | found["closed"] == {one.entry.id for one in ledger.items(known)}
    assert not found["open"] & found["closed"]
    assert set().union(*(found[slug] for slug in STATES[2:])) == found["open"] | found["closed"]


# How many are left

_PARTNERS = ("acme", "acme-vietnam", "acme-lab", "beta")
_PLACES = ("da-nang", "hue", "quang-nam", "ha-noi")
_PARTIES = (*_PARTNERS, *_PLACES, "(20 customers)")
_CITE = (Cite("news#1", "news", (1,)),)
_SOURCES = ("news", "late", "undated", "gone")


SOME_DAYS = (date(2024, 12, 1), date(2025, 8, 1), TODAY)
_DATES = (
    "2023", "2024-02", "2024-08-30", "2025-H2", "2026-Q4~", "2023/2024-06", "../2024-03", "2025/..",
)  # fmt: skip


def some_timeline(random: Random, address: str) -> tuple[Entry, ...]:
    """Return up to four entries of the initiative at `address`, some of them plans."""

    def parties() -> tuple[str, ...]:
        return tuple(random.sample(_PARTIES, random.randint(0, 2)))

    def entry(number: int) -> Entry:
        source = random.choice(_SOURCES)
        when = PartialDate.parse(random.choice(_DATES)) if random.random() < 0.7 else None
        is_plan = random.random() < 0.3
        return Entry(
            cite=(Cite(f"{source}#1", source, (1,)),),
            event=random.choice([Event.ASKED, Event.HOPED, Event.MOU, Event.OPENED, Event.MET]),
            by=parties(),
            to=parties(),
            about=parties(),
            what="It is told.",
            at=None if is_plan else when,
            due=when if is_plan else None,
            address=f"{address}/e{number}",
        )

    return tuple(entry(number) for number in range(random.randint(1, 4)))


def some_library(random: Random) -> Library:
    """Return a library of random initiatives: three partners are a line, two places were merged."""

    def initiatives(home: str) -> tuple[Initiative, ...]:
        return tuple(
            Initiative(
                id=f"t{number}",
                title="A thing",
                kind=InitiativeKind.PLANT,
                sectors=tuple(random.choices(["ai", "chips"], k=random.randint(0, 3))),
                places=tuple(random.choices(_PLACES, k=random.randint(0, 2))),
                timeline=some_timeline(random, f"{home}/t{number}"),
                address=f"{home}/t{number}",
            )
            for number in range(random.randint(0, 2))
        )

    became = {
        "hue": Became(
            cite=_CITE, id="quang-nam", at=PartialDate.parse("2024"), address="hue/became"
        ),
        "quang-nam": Became(
            cite=_CITE, id="da-nang", at=PartialDate.parse("2025-07-01"), address="quang-nam/became"
        ),
    }
    parents = {"acme-vietnam": "acme", "acme-lab": "acme-vietnam"}
    localities = tuple(
        Locality(
            id=place, name=place, level=Level.PROVINCE, region=Region.SOUTH_CENTRAL, position="16",
            became=became.get(place), initiatives=initiatives(place),
        )
        for place in _PLACES
    )  # fmt: skip
    partners = tuple(
        Partner(
            id=one, name=one, kind=PartnerKind.COMPANY, parent=parents.get(one, ""),
            initiatives=initiatives(one),
        )
        for one in _PARTNERS
    )  # fmt: skip
    read = PartialDate.parse("2026-11-22")
    bounds = Bounds(
        from_=PartialDate.parse("2024-02"), to=PartialDate.parse("2024-04"), why="It says so."
    )
    sources = tuple(
        Source(
            id=name, publisher="P", title="T", address="https://example.org", language="en",
            read=read, kind=SourceKind.NEWS, published=published,
            bounds=None if published else bounds,
        )
        for name, published in (
            ("news", PartialDate.parse("2024-11-29")),
            ("late", PartialDate.parse("2025-09")),
            ("undated", None),
        )
    )  # fmt: skip
    return Library(Contents(localities, partners, sources, (), ()))


def tallied(known: Known, name: str, entries: Sequence[Row]) -> Mapping[str, int]:
    """Return how many of `entries` each value of the filter `name` leaves."""
    kind = filter_kind(name)
    assert kind is not None
    return kind.load().tally(known, entries)


@given(random=st.randoms(use_true_random=True), day=st.sampled_from(SOME_DAYS))
@settings(max_examples=80, deadline=None)
def test_each_facet_counts_exactly_what_its_filter_leaves(random: Random, day: date) -> None:
    library = some_library(random)
    known = Known(library, day, today=TODAY)
    entries = [(thing, one) for thing in known.initiatives() for one in known.timeline(thing)]
    choices = {
        "place": _PLACES,
        "partner": _PARTNERS,
        "by": (*_PLACES, *_PARTNERS),
        "to": (*_PLACES, *_PARTNERS),
        "sector": library.sectors,
        "stage": [sign + word for sign in ("", ">=", "<=") for word in RUNGS],
        "event": (PLAN, *Event),
        "state": STATES,
        "source": tuple(library.sources),
    }
    for name, values in choices.items():
        found = tallied(known, name, entries)
        assert found.keys() <= set(values), name
        for value in values:
            wanted = filters_of({name: value}, library).test(known)
            leaves = sum(wanted(thing, entry) for thing, entry in entries)
            assert found.get(value, 0) == leaves, (name, value)


@given(random=st.randoms(use_true_random=True), day=st.sampled_from(SOME_DAYS))
@settings(max_examples=60, deadline=None)
def test_each_choice_says_how_many_entries_it_leaves(random: Random, day: date) -> None:
    library = some_library(random)
    known = Known(library, day, today=TODAY)
    entries = [(thing, one) for thing in known.initiatives() for one in known.timeline(thing)]
    for choice in filter_choices(known, Filters(), NAMES, entries):
        wanted = parse_filters([choice.value], library).test(known)
        assert choice.note == str(sum(wanted(thing, one) for thing, one in entries)), choice


def test_the_states_among_the_choices_are_counted_from_the_ledger(library: Library) -> None:
    known = Known(library, TODAY)
    items = ledger.items(known)
    entries = [(item.initiative, item.entry) for item in items]
    choices = filter_choices(known, Filters(), ["state"], entries)
    assert [(choice.value, choice.note) for choice in choices] == [
        ("state:open", "4"),
        ("state:no-answer-reported", "2"),
        ("state:considering", "1"),
        ("state:partly", "1"),
    ]
    for choice in choices:
        assert str(len(ledger_items(known, parse_filters([choice.value], library)))) == choice.note


def test_a_time_without_a_day_in_the_library_leaves_nothing(tmp_path: Path) -> None:
    made = Briefs(tmp_path)
    made.locality("da-nang")
    library = made.library()
    assert left(library, "since:2024") == ""
    assert not any(tallied(Known(library, TODAY), name, []) for name in NAMES if name != "stage")
