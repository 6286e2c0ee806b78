"""Documents made up of Vietnamese syllables, company names and the field's words, to be searched."""

import random

from vnsemi_tui.search.document import Document, Field, Kind
from vnsemi_tui.text.fold import fold

_SYLLABLES = str.split(
    "An Bắc Bình Cao Chinh Chí Cường Cửu Diên Dũng Dương Đà Đình Đồng Đức Giang Hà Hải Hậu Hiệp "
    "Hòa Hồ Hùng Hưng Khánh Kiên Kon Lai Lạng Lào Lâm Lê Long Lợi Lương Mai Minh Mỹ Nam Nghệ "
    "Ngãi Nguyễn Ninh Nội Nẵng Phong Phú Phúc Phước Phương Quang Quảng Quốc Quý Sài Sơn Tây "
    "Thái Thành Thanh Thịnh Thọ Thu Thủy Tiên Tĩnh Trà Trần Trị Trung Tuyên Tuấn Vân Viên Việt "
    "Vĩnh Vũ Xuân Yên"
)
_ROOTS = str.split(
    "Qor Mar Sam Am Cor Ny Syn Nex Tel Vel Gra Fox Han Lam Mic Nor Opt Pol Ren Sil Tek Ult Vis "
    "Xil Zen Ast Bro Cad Del Eri"
)
_ENDS = str.split(
    "vo vell sung kor via dia opsys tron tech con wave chip core labs sys dyne gen ra mos tek"
)
_WORDS = str.split(
    "semiconductor chip design office lab plant park training programme engineers data centre "
    "investment memorandum university packaging testing cooperation industry artificial "
    "intelligence workforce city province technology support centre study factory export"
)

_OFTEN = {
    Kind.LOCALITY: 1,
    Kind.PARTNER: 3,
    Kind.INITIATIVE: 12,
    Kind.ENTRY: 50,
    Kind.PERSON: 12,
    Kind.FIGURE: 8,
    Kind.FACT: 10,
    Kind.SOURCE: 4,
}
"""How often a kind comes; others come seldom."""


def _place(dice: random.Random) -> str:
    return " ".join(dice.choices(_SYLLABLES, k=2))


def _company(dice: random.Random) -> str:
    name = dice.choice(_ROOTS) + dice.choice(_ENDS)
    if dice.random() < 0.5:
        name = name + dice.choice(_ENDS)
    return name + dice.choice(("", " Việt Nam", " Technology", " Semiconductor Group"))


def made_document(dice: random.Random, number: int) -> Document:
    """Return the document of a made-up thing."""
    kind = dice.choices(tuple(Kind), [_OFTEN.get(kind, 1) for kind in Kind])[0]
    place, company = _place(dice), _company(dice)
    person = " ".join(dice.choices(_SYLLABLES, k=3))
    words = " ".join(dice.choices(_WORDS, k=14))
    fields: tuple[tuple[Field, str], ...]
    match kind:
        case Kind.LOCALITY:
            fields = ((Field.NAME, place), (Field.ALIAS, fold(place).replace(" ", "")))
        case Kind.PARTNER:
            fields = ((Field.NAME, company), (Field.ALIAS, f"{company} {_company(dice)}"))
        case Kind.PERSON:
            fields = ((Field.NAME, person), (Field.POST, words[:30]), (Field.PARTNER, company))
        case Kind.INITIATIVE | Kind.SOURCE:
            title = f"{company} {' '.join(dice.choices(_WORDS, k=3))}"
            fields = ((Field.TITLE, title), (Field.PARTNER, company), (Field.PLACE, place))
        case _:
            mentions = ((Field.PARTNER, company), (Field.PERSON, person), (Field.PLACE, place))
            fields = ((Field.TEXT, words), *mentions)
    return Document(f"d/{number}", kind, fields[0][1], place, fields, f"d/{number}", number)


def made_query(dice: random.Random, documents: list[Document]) -> str:
    """Return a query for one of `documents` as readers type it: plain, marked, joined, shuffled, from two fields."""
    fields = dice.choice(documents).fields
    name = fields[0][1].lower()
    words = name.split()[:3]
    match dice.randrange(7):
        case 0:
            return " ".join(words)
        case 1:
            return fold("".join(words[:2]))
        case 2:
            return fold(" ".join(reversed(words)))
        case 3:
            return fold("".join(word[0] for word in words))
        case 4:
            at = dice.randrange(1, max(2, len(name) - 2))
            swapped = name[: at - 1] + name[at : at + 1] + name[at - 1] + name[at + 1 :]
            return fold(swapped)[:16]
        case 5:
            return fold(f"{words[0]} {dice.choice(fields)[1].split()[0]}")
    return fold(" ".join(words))
