"""The ledger as a page at every width, and pages of many rows that draw only what is looked at."""

from collections.abc import Sequence
from datetime import date
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.frozen import frozen_library
from tests.library_builder import Briefs
from vnsemi_tui.library import ledger
from vnsemi_tui.library.filter_table import WrongFilterError, filter_names
from vnsemi_tui.library.filters import Filters
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.ledger import State
from vnsemi_tui.library.library import Library
from vnsemi_tui.views import words
from vnsemi_tui.views.filtering import TAKEN_AWAY, filter_words
from vnsemi_tui.views.ledger import ON_ONE_LINE, LedgerPage, ledger_at
from vnsemi_tui.views.lines import BLANK, Line, Span, line
from vnsemi_tui.views.long import Drawn, LongLines, Rows, Target
from vnsemi_tui.views.pages import page_at

TODAY = date(2026, 11, 22)
WIDTHS = (*range(25, 131, 7), ON_ONE_LINE - 1, ON_ONE_LINE, 200)
LONG = "The Very Long Name of a Ministry of 投資 and Other Matters of the Whole Country"
CITY = f"""\
name: Đà Nẵng
level: municipality
region: South Central Coast
position: 16
initiatives:
  - id: plant
    title: A plant
    kind: plant
    sectors: [chips]
    timeline:
      - {{event: asked, id: old, at: 2020-01-15, by: da-nang, to: acme,
         what: An old ask., cite: news#1}}
      - {{event: asked, id: new, by: da-nang, to: [acme, beta], what: A new ask.,
         cite: news#1}}
      - {{event: offered, id: heard, at: 2023-05, by: beta, to: da-nang, what: Money.,
         cite: news#1}}
      - {{event: considering, at: 2023-06, by: da-nang, answers: da-nang/plant/heard, what: Maybe.,
         cite: news#1}}
      - {{event: pledged, id: kept, at: 2022, by: acme, to: da-nang, what: A lab.,
         cite: news#1}}
      - {{event: opened, at: 2023, by: acme, answers: da-nang/plant/kept, what: A lab.,
         cite: news#1}}
      - {{event: opened, id: plan, due: 2030, by: beta, what: Doors will open., cite: news#1}}
      - {{event: asked, id: lost, at: 2021/2022, by: da-nang, to: gone,
         what: "{LONG} 工場", cite: news#1}}
      - {{event: asked, id: refused, at: 2024-H1, by: ministry, to: da-nang, what: A road.,
         cite: news#1}}
      - {{event: declined, by: da-nang, answers: da-nang/plant/refused, what: No., cite: news#1}}
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Return a city with items in five states, some of them with long and wide names."""
    made = Briefs(tmp_path_factory.mktemp("briefs"))
    for partner in ("acme", "beta"):
        made.partner(partner)
    made.partner("gone", "name: Gone\nkind: fund\nended: {at: 2023, what: Closed., cite: news#1}\n")
    made.partner("ministry", f"name: {LONG}\nkind: government\n")
    made.write("localities/da-nang.yaml", CITY)
    return made.library()


@pytest.fixture(scope="module")
def shipped() -> Library:
    """Return the briefs that come with the app."""
    return frozen_library()


def ledger_of(library: Library, *settings: str, day: date = TODAY) -> LedgerPage:
    """Return the page with the filters `settings`."""
    return ledger_at(Known(library, day, today=TODAY), settings)


def text_of(lines: Sequence[Line]) -> str:
    """Return what `lines` say."""
    return "\n".join(one.text for one in lines)


def rows_of(lines: Sequence[Line]) -> dict[str, str]:
    """Return what is said of each item, by the last part of its address."""
    said: dict[str, str] = {}
    for one in lines:
        if one.address:
            entry = one.address.rpartition("/")[2]
            said[entry] = f"{said[entry]}\n{one.text}" if entry in said else one.text
    return said


# The ledger


def test_open_items_come_first_and_the_oldest_of_each_state_before_the_rest(
    library: Library,
) -> None:
    lines = ledger_of(library).lines(100)
    assert list(rows_of(lines)) == ["old", "new", "plan", "heard", "lost", "kept", "refused"]
    assert [one.text.split("  ")[0] for one in lines if one.heading] == [
        "No answer or follow-up reported", "Considering", "Lapsed", "Met", "Declined"
    ]  # fmt: skip


@pytest.mark.parametrize("width", [40, 90, 150])
def test_headings_count_their_items_and_the_title_counts_all(library: Library, width: int) -> None:
    for made_of in (library, frozen_library()):
        page = ledger_of(made_of)
        lines = page.lines(width)
        counts = {one.section: int(one.text.rsplit(maxsplit=1)[1]) for one in lines if one.heading}
        held = {
            state.slug: sum(item.state is state for item in page.items)
            for state in dict.fromkeys(item.state for item in page.items)
        }
        assert counts == held
        for slug, count in held.items():
            stops = [one for one in lines if one.section == slug and one.can_be_chosen]
            assert len(stops) == count
        still_open = sum(item.state.is_open for item in page.items)
        title = f"{still_open} open · {len(page.items) - still_open} closed or lapsed"
        assert title in " ".join(text_of(lines[:3]).split())


@pytest.mark.parametrize("width", [25, ON_ONE_LINE - 1, ON_ONE_LINE, 200])
def test_an_item_takes_two_lines_where_there_is_little_room(library: Library, width: int) -> None:
    lines = ledger_of(library).lines(width)
    heights = {said.count("\n") + 1 for said in rows_of(lines).values()}
    assert heights == ({1} if width >= ON_ONE_LINE else {2})
    items = [one for one in lines if one.address]
    assert [one.continues for one in items[:2]] == (
        [False] * 2 if heights == {1} else [False, True]
    )


@pytest.mark.parametrize("width", [60, 80, 100, ON_ONE_LINE, 200])
def test_who_whom_what_since_state_and_age_are_all_there(library: Library, width: int) -> None:
    lines = ledger_of(library).lines(width)
    said = rows_of(lines)
    states = {one.section: one.text for one in lines if one.heading}
    for entry, state, parts in (
        ("old", "no answer", ("asked", "Đà Nẵng", "Acme", "An old ask.", "15 Jan 2020", "82 mo")),
        ("new", "no answer", ("asked", "Đà Nẵng", "Acme", "A new ask.", "29 Nov 2024", "23 mo")),
        ("plan", "follow-up", ("planned", "Beta", "Doors will open.", "rep. 29 Nov 2024", "23 mo")),
        ("heard", "considering", ("offered", "Beta → Đà Nẵng", "Money.", "May 2023", "41 mo")),
        ("kept", "met", ("pledged", "Acme → Đà Nẵng", "A lab.", "2022", "46 mo")),
        ("lost", "lapsed", ("asked", "Đà Nẵng → Gone", "The Very", "2021 – 2022", "46 mo")),
        ("refused", "declined", ("asked", "The Very", "→ Đà Nẵng", "A road.", "H1 2024", "28 mo")),
    ):  # fmt: skip
        for part in parts:
            assert part in said[entry], (entry, width)
        section = next(one.section for one in lines if one.address.endswith(f"/{entry}"))
        assert state in f"{said[entry]} {states[section]}".lower(), (entry, width)


def test_every_row_leads_to_its_claim_and_its_initiative(library: Library) -> None:
    for width in (50, 150):
        for one in ledger_of(library).lines(width):
            if one.address:
                assert one.address in library.entries
                assert one.opens == "da-nang/plant"


def test_an_item_that_is_a_month_old_or_less_says_so(library: Library) -> None:
    page = ledger_of(library, day=date(2024, 12, 5))
    assert "<1 mo" in rows_of(page.lines(100))["new"]


# Its filters


def test_each_filter_is_a_line_that_opens_the_page_without_it(library: Library) -> None:
    settings = (
        "place:da-nang", "partner:acme", "by:da-nang", "to:acme", "sector:chips",
        "stage:asked", "event:asked", "state:open", "since:2019-03", "until:2026", "source:news",
        "text:plant",
    )  # fmt: skip
    assert tuple(one.partition(":")[0] for one in settings) == filter_names()
    page = ledger_of(library, *settings)
    for width in (30, 90):
        found = [one for one in page.lines(width) if TAKEN_AWAY in one.text]
        assert len(found) == len(settings)
        for number, (one, setting) in enumerate(zip(found, settings, strict=True)):
            rest = [other for at, other in enumerate(settings) if at != number]
            assert one.opens == " ".join(["ledger", *rest]), setting
            assert one.can_be_chosen
            reached = page_at(page.known, one.opens)
            assert isinstance(reached, LedgerPage)
            assert reached.address == one.opens
            kept = [item.entry.address for item in reached.items]
            assert set(kept) >= {item.entry.address for item in page.items}


def test_filters_are_shown_as_people_read_them(library: Library) -> None:
    page = ledger_of(library, "place:da-nang", "state:closed", "since:2024-H1", "sector:chips")
    said = [" ".join(one.text.split()) for one in page.lines(90) if TAKEN_AWAY in one.text]
    assert said == [
        f"{TAKEN_AWAY} place Đà Nẵng",
        f"{TAKEN_AWAY} sector chips",
        f"{TAKEN_AWAY} state closed or lapsed",
        f"{TAKEN_AWAY} since first half of 2024",
    ]
    known = page.known
    assert filter_words(known, "state", "no-answer-reported") == "no answer reported"
    assert filter_words(known, "event", "plan") == "plan"


def test_each_value_of_a_filter_is_taken_away_by_itself(library: Library) -> None:
    page = ledger_of(library, "place:da-nang", "state:open", "state:lapsed")
    opens = [one.opens for one in page.lines(90) if TAKEN_AWAY in one.text]
    assert opens == [
        "ledger state:open state:lapsed",
        "ledger place:da-nang state:lapsed",
        "ledger place:da-nang state:open",
    ]


def test_only_what_the_filters_want_is_shown(library: Library) -> None:
    assert list(rows_of(ledger_of(library, "state:met").lines(90))) == ["kept"]
    assert list(rows_of(ledger_of(library, "to:beta").lines(90))) == ["new"]
    assert list(rows_of(ledger_of(library, "event:plan").lines(90))) == ["plan"]
    assert "2 open · 0 closed" in text_of(ledger_of(library, "by:beta").lines(90))


def test_the_address_holds_the_filters_and_leads_back_to_the_page(library: Library) -> None:
    page = ledger_of(library, "since:2024", "place:da-nang")
    assert page.address == "ledger place:da-nang since:2024"
    again = page_at(page.known, page.address)
    assert isinstance(again, LedgerPage)
    assert again.filters == page.filters
    assert ledger_of(library).address == "ledger"


def test_a_wrong_filter_leads_to_no_page(library: Library) -> None:
    assert page_at(Known(library, TODAY), "ledger place:nowhere") is None
    with pytest.raises(WrongFilterError, match='no place "da-nag"'):
        ledger_of(library, "place:da-nag")


# Empty


def test_an_empty_ledger_says_why(
    library: Library, tmp_path_factory: pytest.TempPathFactory
) -> None:
    filtered = text_of(ledger_of(library, "state:withdrawn").lines(90))
    assert "Nothing matches all of these filters." in filtered
    assert f"{TAKEN_AWAY} state" in filtered
    early = text_of(ledger_of(library, day=date(2019, 1, 1)).lines(90))
    assert "by that date." in early
    made = Briefs(tmp_path_factory.mktemp("empty"))
    made.locality("da-nang")
    said = text_of(ledger_of(made.library()).lines(90))
    assert "on record." in said
    for text in (filtered, early, said):
        assert "0 open · 0 closed or lapsed" in text


# Many rows


def test_only_the_rows_that_are_looked_at_are_drawn(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = Known(library, TODAY)
    items = ledger.items(known)
    unanswered = [item for item in items if item.state is State.UNANSWERED]
    page = LedgerPage(known, Filters())
    page.__dict__["items"] = tuple(unanswered[number % 3] for number in range(3000))
    drawn: list[object] = []
    real = words.short_sides

    def counting(*given: object) -> str:
        drawn.append(given)
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(words, "short_sides", counting)
    lines = page.lines(ON_ONE_LINE)
    assert len(lines) > 3000
    assert drawn == []
    assert len(list(islice(lines, 40))) == 40
    assert len(drawn) <= 41
    before = len(drawn)
    assert lines[-1].address
    assert len(drawn) == before + 1
    list(islice(lines, 40))
    assert len(drawn) == before + 1
    assert isinstance(lines, LongLines)
    assert len(lines.stops) == 3000
    assert lines.head(1500).address
    assert len(drawn) == before + 1


class Model:
    """The same blocks as one plain list of lines."""

    def __init__(self, blocks: Sequence[Sequence[Line] | tuple[int, int]]) -> None:
        """Take ready lines as they are, and rows as how many and how high."""
        self.lines: list[Line] = []
        self.stops: list[int] = []
        self.blocks: list[Sequence[Line] | Rows[int]] = []
        for block in blocks:
            start = len(self.lines)
            if isinstance(block, tuple):
                count, height = block
                self.blocks.append(rows(count, height))
                for row in range(count):
                    self.stops.append(start + row * height)
                    self.lines += [row_line(row, nth) for nth in range(height)]
            else:
                self.blocks.append(block)
                self.lines += block
                self.stops += [start + at for at, one in enumerate(block) if one.can_be_chosen]


def row_line(row: int, nth: int) -> Line:
    """Return the line `nth` of a row."""
    return Line(said(row, nth), f"a/{row}", f"page-{row}", "many", continues=nth > 0)


def said(row: int, nth: int) -> tuple[Span, ...]:
    """Return what the line `nth` of a row says."""
    return (Span(f"row {row}"), Span(f" line {nth}"))


def rows(count: int, height: int) -> Rows[int]:
    """Return `count` rows of `height` lines."""

    def draw(row: int) -> Drawn:
        return [said(row, nth) for nth in range(height)]

    return Rows(
        range(count), draw, lambda row: Target(f"a/{row}", f"page-{row}"), section="many",
        height=height,
    )  # fmt: skip


READY = st.sampled_from(
    [BLANK, line("text"), line("proof", address="x/y"), line("opens", opens="start"),
     line("more", opens="start")._replace(continues=True)]
)  # fmt: skip
BLOCKS = st.lists(
    st.one_of(st.lists(READY, max_size=4), st.tuples(st.integers(0, 5), st.integers(1, 3))),
    max_size=5,
)


@given(blocks=BLOCKS)
def test_long_lines_are_a_list_of_lines(
    blocks: list[list[Line] | tuple[int, int]],
) -> None:
    model = Model(blocks)
    lines = LongLines(*model.blocks)
    assert len(lines) == len(model.lines)
    for at in (len(lines), -len(lines) - 1, len(lines) + 7):
        with pytest.raises(IndexError):
            lines[at]
    assert list(lines) == model.lines
    assert lines.stops == model.stops
    for at in range(-len(lines), len(lines)):
        assert lines[at] == model.lines[at]
    assert list(reversed(lines)) == model.lines[::-1]


@given(
    blocks=BLOCKS,
    cut=st.builds(
        slice,
        st.one_of(st.none(), st.integers(-30, 30)),
        st.one_of(st.none(), st.integers(-30, 30)),
        st.one_of(st.none(), st.integers(-4, 4).filter(bool)),
    ),
)
def test_a_slice_of_long_lines_is_that_of_a_list(
    blocks: list[list[Line] | tuple[int, int]], cut: slice
) -> None:
    model = Model(blocks)
    assert LongLines(*model.blocks)[cut] == model.lines[cut]


@given(blocks=BLOCKS)
def test_the_head_of_a_line_is_the_line_without_what_it_says(
    blocks: list[list[Line] | tuple[int, int]],
) -> None:
    model = Model(blocks)
    lines = LongLines(*model.blocks)
    for at, whole in enumerate(model.lines):
        is_row = whole.section == "many"
        assert lines.head(at) == (whole._replace(spans=()) if is_row else whole)
        assert lines.head(at).can_be_chosen == whole.can_be_chosen


def test_the_ledger_says_the_same_however_it_is_read(library: Library) -> None:
    for width in WIDTHS:
        lines = ledger_of(library, "place:da-nang").lines(width)
        assert isinstance(lines, LongLines)
        backwards = [lines[at] for at in range(len(lines) - 1, -1, -1)]
        assert backwards[::-1] == list(ledger_of(library, "place:da-nang").lines(width))
        assert [lines[at].can_be_chosen for at in lines.stops] == [True] * len(lines.stops)
        assert len(lines.stops) == sum(one.can_be_chosen for one in lines)
