"""Which brief a name means: its id, name, alias or earlier name; several are refused."""

from pathlib import Path

import pytest

from tests.library_builder import Briefs
from vnsemi_tui.library.filter_table import WrongFilterError
from vnsemi_tui.library.filters import parse_filters
from vnsemi_tui.library.library import Library
from vnsemi_tui.library.meant import AmbiguousError, address_meant, id_meant

CITY = "name: {}\nlevel: municipality\nregion: South Central Coast\nposition: 16\n"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    made = Briefs(tmp_path)
    made.locality("da-nang", CITY.format("Đà Nẵng") + "also: [Tourane, The City]\n")
    made.locality(
        "ho-chi-minh-city", CITY.format("Hồ Chí Minh City") + "also: [TP.HCM, The City]\n"
    )
    made.partner("acme", "name: Acme Inc.\nkind: company\nalso: [Twin, Đà Nẵng]\n")
    made.partner("twin", "name: Twin Co\nkind: company\nalso: [Acme, Pair]\n")
    made.partner("pair-one", "name: Pair\nkind: company\n")
    return made.library()


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("da-nang", "da-nang"),
        ("Đà Nẵng", "da-nang"),
        ("DANANG", "da-nang"),
        (" da nang ", "da-nang"),
        ("tourane", "da-nang"),
        ("TP. HCM", "ho-chi-minh-city"),
        ("tphcm", "ho-chi-minh-city"),
        ("Acme Inc", "acme"),
        ("acme", "acme"),
        ("twin", "twin"),
        ("TWIN", "twin"),
        ("nowhere", None),
        ("da", None),
        ("", None),
        ("—", None),
    ],
)
def test_a_name_means_one_brief_or_none(library: Library, name: str, meant: str | None) -> None:
    among = library.localities if meant == "da-nang" else library.ids
    assert id_meant(name, library, among) == meant


@pytest.mark.parametrize(
    ("name", "ids"), [("the city", "da-nang, ho-chi-minh-city"), ("pair", "twin, pair-one")]
)
def test_a_name_of_several_is_refused_with_all_of_them(
    library: Library, name: str, ids: str
) -> None:
    with pytest.raises(AmbiguousError) as caught:
        id_meant(name, library, library.ids)
    assert set(
        str(caught.value).partition(" may be ")[2].removesuffix("; write one of these").split(", ")
    ) == set(ids.split(", "))


def test_only_what_can_be_meant_there_counts(library: Library) -> None:
    assert id_meant("Đà Nẵng", library, library.partners) == "acme"
    assert id_meant("Tourane", library, library.partners) is None


def test_filters_take_names_and_are_written_with_ids(library: Library) -> None:
    assert parse_filters(["place:tourane", "by:TPHCM"], library).words == (
        "place:da-nang",
        "by:ho-chi-minh-city",
    )
    with pytest.raises(WrongFilterError, match='place: "the city" may be '):
        parse_filters(["place:the city"], library)


def test_the_brief_of_an_address_may_be_named(library: Library) -> None:
    assert address_meant("Tourane/lab/x", library) == "da-nang/lab/x"
    assert address_meant("nowhere/lab", library) == "nowhere/lab"
    assert address_meant("ledger place:hue", library) == "ledger place:hue"
