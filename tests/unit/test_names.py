"""Names are runs of capitalised words, found again without marks or punctuation."""

import pytest

from vnsemi_tui.reading.names import named, names_in

CASES = [
    ("Then Lê Thị Hoa met Acme Việt Nam.", "Lê Thị Hoa|Acme Việt Nam"),
    ("the Ministry of Ports and Roads and a clerk", "Ministry of Ports and Roads"),
    ("the Bureau of the Interior and the Senate", "Bureau of the Interior|Senate"),
    ("The city of Huế, the US and the EU", "Huế|US|EU"),
    ("In the north. According to Bình, It’s late.", "Bình"),
    ("IT and R&D at FPT", "IT and R&D|FPT"),
    ("Acme’s chips, the People’s Court of Huế’s staff", "Acme|People’s Court of Huế"),
    ("the US' chief, Apple, Boeing and Meta", "US|Apple|Boeing and Meta"),
    ("SIA President Jane Roe said", "SIA President Jane Roe"),
    ("Last September, on Monday, in May Hoa came", "Hoa"),
    ("5 billion USD, US$3 million, 2 VND", ""),
    ("Law No. 39/2024/QH15 on Park No 2", "Law|Park"),
    ("Hi-Tech Park, Quảng Nam-US Zone, Q.THU", "Hi-Tech Park|Quảng Nam-US Zone|Q.THU"),
    ("Hoa spoke. Later Hoa left Huế for the sea.", "Hoa|Huế"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "names"), CASES, ids=[text for text, _ in CASES])
def test_names_are_runs_of_capitalised_words(text: str, names: str) -> None:
    assert "|".join(names_in(text)) == names


@pytest.mark.parametrize(
    ("candidates", "found"),
    [
        (["Da Nang"], True),
        (["nang"], True),
        (["Dan"], False),
        (["Nan"], False),
        (["People's Committee"], True),
        (["no such", "WIN WASTE"], True),
        (["Win, Waste"], True),
        (["Waste Win"], False),
        ([""], False),
        (["…"], False),
        ([], False),
    ],
)
def test_a_party_is_named_where_its_whole_words_stand(candidates: list[str], found: bool) -> None:
    names = ("Đà Nẵng City", "Huế People’s Committee", "Win-Waste")
    assert named(candidates, names) is found


def test_words_of_two_names_do_not_make_one() -> None:
    assert not named(["Acme Huế"], ("Acme", "Huế"))
