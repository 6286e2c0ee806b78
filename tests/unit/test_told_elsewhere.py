"""What other briefs tell of a locality, former units, and cards that hold nothing."""

from datetime import date
from pathlib import Path
from textwrap import indent

import pytest

from tests.library_builder import Briefs, initiative
from vnsemi_tui.library.figures import mergers
from vnsemi_tui.library.filters import parse_filters
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.loading import load
from vnsemi_tui.library.places import told_elsewhere
from vnsemi_tui.reading.folders import Folder
from vnsemi_tui.search.catalogue import documents_of
from vnsemi_tui.search.selection import Selection
from vnsemi_tui.views.card import card_of
from vnsemi_tui.views.outline import outline_of

TODAY = date(2026, 11, 22)
EARLIER = date(2025, 6, 1)
MERGER = "became: {id: da-nang, at: 2025-07-01, cite: units#1}\n"


@pytest.fixture
def briefs(tmp_path: Path) -> Briefs:
    """Return a folder with Acme, Đà Nẵng and Huế, and a source of November 2024 and July 2025."""
    made = Briefs(tmp_path)
    made.source("units", published="2025-07-04")
    made.partner("acme")
    made.locality("hue")
    made.locality("da-nang")
    return made


def known_of(briefs: Briefs, day: date = TODAY) -> Known:
    """Return what was known on `day`."""
    return Known(briefs.library(), day, today=TODAY)


def with_initiative(briefs: Briefs, text: str) -> None:
    """Write Acme with the initiative `text`."""
    briefs.partner("acme", f"initiatives:\n{indent(text, '  ')}")


def addresses(known: Known, place: str) -> set[str]:
    """Return the addresses of what is told of `place` elsewhere."""
    return {claim.address for claim in told_elsewhere(known, place)}


def rows_of(known: Known, place: str) -> dict[str, str]:
    """Return the rows from other briefs on the card of `place`, by their claim's address."""
    card = card_of(known, known.library.localities[place])
    (found,) = (section for section in card.sections if section.key == "elsewhere")
    return {row.address: " ".join(cell.text for cell in row.cells) for row in found.rows}


def test_a_figure_of_a_partner_is_told_of_its_place(briefs: Briefs) -> None:
    figure = "{measure: capital, value: 5 USD bn, what: a plant, place: hue, cite: news#1}"
    briefs.partner("acme", f"figures:\n  - {figure}\n")
    assert rows_of(known_of(briefs), "hue") == {
        "acme/capital-1": "no period capital Acme · USD 5 bn · a plant"
    }


def test_a_figure_of_an_initiative_elsewhere_is_told_of_its_place(briefs: Briefs) -> None:
    figure = "    figures:\n      - {measure: jobs, value: 5 people, place: hue, cite: news#1}\n"
    briefs.initiatives("da-nang", initiative("event: aims, by: da-nang", more=figure))
    assert addresses(known_of(briefs), "hue") == {"da-nang/thing/jobs-1"}


@pytest.mark.parametrize("field", ["by", "to", "about"])
def test_a_fact_elsewhere_that_names_it_is_told_of_a_place(briefs: Briefs, field: str) -> None:
    briefs.partner("acme", f"facts:\n  - {{what: A word, {field}: hue, cite: news#1}}\n")
    assert addresses(known_of(briefs), "hue") == {"acme/fact-1"}


def test_an_entry_is_told_of_its_venue(briefs: Briefs) -> None:
    entry = "event: discussed, by: [da-nang, acme], where: hue"
    briefs.initiatives("da-nang", initiative(entry))
    known = known_of(briefs)
    assert addresses(known, "hue") == {"da-nang/thing/discussed-1"}
    assert "Da Nang · " in rows_of(known, "hue")["da-nang/thing/discussed-1"]


def test_an_entry_elsewhere_that_names_it_is_told_of_a_place(briefs: Briefs) -> None:
    with_initiative(briefs, initiative("event: met, by: acme, to: hue"))
    assert addresses(known_of(briefs), "hue") == {"acme/thing/met-1"}


def test_what_was_looked_for_in_vain_is_not_told(briefs: Briefs) -> None:
    with_initiative(briefs, initiative("event: looked-for, at: 2024-11, about: hue"))
    assert addresses(known_of(briefs), "hue") == set()


def test_an_initiative_that_counts_in_a_place_is_shown_as_such_alone(briefs: Briefs) -> None:
    entry = "event: met, by: acme, to: hue, where: hue"
    with_initiative(briefs, initiative(entry, more="    places: [hue]\n"))
    known = known_of(briefs)
    assert [thing.address for thing in known.initiatives_in(["hue"])] == ["acme/thing"]
    assert addresses(known, "hue") == set()


def test_a_place_tells_of_itself_on_its_own_lines(briefs: Briefs) -> None:
    briefs.locality("hue", "facts:\n  - {what: A word, by: hue, cite: news#1}\n")
    assert addresses(known_of(briefs), "hue") == set()


def test_what_is_told_of_a_former_unit_is_told_of_its_successor(briefs: Briefs) -> None:
    briefs.locality("quang-nam", MERGER)
    briefs.partner("acme", "facts:\n  - {what: A word, about: quang-nam, cite: news#1}\n")
    known = known_of(briefs)
    assert addresses(known, "da-nang") == addresses(known, "quang-nam") == {"acme/fact-1"}
    assert addresses(known_of(briefs, EARLIER), "da-nang") == set()


def test_nothing_published_later_is_told_elsewhere(briefs: Briefs) -> None:
    briefs.partner("acme", "facts:\n  - {what: A word, about: hue, cite: units#1}\n")
    assert addresses(known_of(briefs), "hue") == {"acme/fact-1"}
    assert addresses(known_of(briefs, EARLIER), "hue") == set()


def test_what_is_told_elsewhere_has_its_source_on_the_card(briefs: Briefs) -> None:
    briefs.partner("acme", "facts:\n  - {what: A word, about: hue, cite: news#1}\n")
    known = known_of(briefs)
    card = card_of(known, known.library.localities["hue"])
    (sources,) = (section for section in card.sections if section.key == "sources")
    assert [row.opens for row in sources.rows] == ["news"]


@pytest.mark.parametrize(
    ("claim", "address"),
    [
        ("facts:\n  - {what: A word, about: hue, cite: news#1}\n", "acme/fact-1"),
        (
            "figures:\n  - {measure: jobs, value: 5 people, place: hue, cite: news#1}\n",
            "acme/jobs-1",
        ),
    ],
)
def test_the_search_filters_by_the_place_that_is_told_of(
    briefs: Briefs, claim: str, address: str
) -> None:
    briefs.partner("acme", claim)
    known = known_of(briefs)
    wanted = Selection(known, parse_filters(["place:hue"], known.library))
    found = [document.address for document in documents_of(known) if wanted(document)]
    assert found == ["hue", address]


# Former units


def test_a_former_unit_with_a_brief_that_is_included_too_comes_once(briefs: Briefs) -> None:
    briefs.locality("quang-nam", MERGER)
    unit = "includes:\n  - {name: Quảng Nam, since: 2025-07-01, cite: units#1}\n"
    briefs.locality("da-nang", unit)
    known = known_of(briefs)
    (found,) = mergers(known, known.library.localities["da-nang"])
    assert (found.name, found.brief_id) == ("Quang Nam", "quang-nam")
    assert found.address == "da-nang/includes-1"


def test_a_former_unit_is_one_under_any_of_its_names(briefs: Briefs) -> None:
    briefs.locality("quang-nam", f"also: [Xứ Quảng]\n{MERGER}")
    units = "{name: Xứ Quảng, since: 2025-07-01, cite: units#1}"
    other = "{name: Hội An, since: 2025-07-01, cite: units#1}"
    briefs.locality("da-nang", f"includes: [{units}, {other}]\n")
    known = known_of(briefs)
    found = mergers(known, known.library.localities["da-nang"])
    assert [merger.name for merger in found] == ["Quang Nam", "Hội An"]


def test_the_day_of_a_merger_is_taken_from_the_claim_that_has_one(briefs: Briefs) -> None:
    briefs.locality("quang-nam", MERGER)
    briefs.locality("da-nang", "includes:\n  - {name: Quảng Nam, cite: units#1}\n")
    known = known_of(briefs)
    (found,) = mergers(known, known.library.localities["da-nang"])
    assert (str(found.at), found.address) == ("1 Jul 2025", "quang-nam/became")


def test_a_reader_who_adds_a_former_unit_is_not_named_for_the_shipped_ones(
    tmp_path: Path, briefs: Briefs
) -> None:
    units = (
        f"{{name: {name}, since: 2025-07-01, cite: units#1}}" for name in ("Quảng Nam", "Hội An")
    )
    briefs.locality("da-nang", f"includes: [{', '.join(units)}]\n")
    own = Briefs(tmp_path / "own")
    own.locality("quang-nam", MERGER)
    library = load([Folder(briefs.path, shipped=True), Folder(own.path, shipped=False)])
    card = card_of(Known(library, TODAY), library.localities["da-nang"])
    text = [line.text for line in card.header(100, short=False)]
    assert "since 1 Jul 2025 with the former Quang Nam and Hội An" in text


# Cards that hold nothing

NOTHING = "Nothing on {} in this industry yet."


@pytest.mark.parametrize(
    ("place", "name"), [("hue", "Hue"), ("quang-nam", "Quang Nam"), ("da-nang", "Da Nang")]
)
def test_a_place_of_which_only_a_merger_is_told_says_that_nothing_is(
    briefs: Briefs, place: str, name: str
) -> None:
    briefs.locality("quang-nam", MERGER)
    briefs.locality("da-nang", "includes:\n  - {name: A, since: 2025-07-01, cite: units#1}\n")
    known = known_of(briefs)
    card = card_of(known, known.library.localities[place])
    text = "\n".join(line.text for line in card.lines(200))
    assert NOTHING.format(name) in text
    outline = outline_of(card)
    assert outline
    assert any(NOTHING.format(name) in detail.content.text for detail in outline.details)
    assert ("Sources" in text) == (place != "hue")


def test_a_place_of_which_another_brief_tells_does_not(briefs: Briefs) -> None:
    briefs.partner("acme", "facts:\n  - {what: A word, about: hue, cite: news#1}\n")
    known = known_of(briefs)
    text = "\n".join(
        line.text for line in card_of(known, known.library.localities["hue"]).lines(200)
    )
    assert "tell nothing" not in text


def test_on_a_past_day_it_says_that_nothing_had_been_published(briefs: Briefs) -> None:
    briefs.locality("hue", "includes:\n  - {name: A, since: 2020-07-01, cite: news#1}\n")
    briefs.partner("acme", "facts:\n  - {what: A word, about: hue, cite: units#1}\n")
    known = known_of(briefs, EARLIER)
    text = [line.text for line in card_of(known, known.library.localities["hue"]).lines(200)]
    assert any("had been published by 1 Jun 2025" in one for one in text)
    assert not any("tell nothing" in one for one in text)
