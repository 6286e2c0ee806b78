"""What the library finds by place and by name."""

from pathlib import Path

import pytest

from tests.library_builder import Briefs, initiative
from vnsemi_tui.library.library import Library
from vnsemi_tui.model.brief import Initiative


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Return a library in which places and partners meet in several ways."""
    made = Briefs(tmp_path)
    made.initiatives(
        "da-nang",
        initiative("event: mou, by: acme, to: da-nang", name="signed"),
        initiative("event: hoped, by: da-nang, about: solo", name="hoped", more="places: [hue]"),
    )
    made.initiatives("hue", initiative("event: aims, by: hue", name="aims"))
    own = initiative("event: met, by: acme, to: solo", name="own")
    made.partner("acme", f"initiatives:\n{own}")
    made.partner("solo")
    made.partner("silent")
    return made.library()


def addresses(found: tuple[Initiative, ...]) -> list[str]:
    return [thing.address for thing in found]


def test_an_initiative_counts_where_its_brief_is_and_in_the_places_it_names(
    library: Library,
) -> None:
    assert addresses(library.initiatives_in(["da-nang"])) == ["da-nang/signed", "da-nang/hoped"]
    assert addresses(library.initiatives_in(["hue"])) == ["da-nang/hoped", "hue/aims"]


def test_a_partner_is_named_by_what_it_does_and_by_what_is_said_of_it(library: Library) -> None:
    assert addresses(library.initiatives_naming(["solo"])) == ["da-nang/hoped", "acme/own"]
    assert addresses(library.initiatives_naming(["acme"])) == ["da-nang/signed", "acme/own"]


def test_what_has_to_do_with_several_comes_once_in_the_order_of_the_briefs(
    library: Library,
) -> None:
    both = ["da-nang/signed", "da-nang/hoped", "hue/aims"]
    assert addresses(library.initiatives_in(["hue", "da-nang"])) == both
    assert addresses(library.initiatives_naming(["solo", "acme"])) == [*both[:2], "acme/own"]


def test_who_is_named_nowhere_has_no_initiatives(library: Library) -> None:
    assert library.initiatives_naming(["silent", "nobody"]) == ()
    assert library.initiatives_in(["nowhere"]) == ()
