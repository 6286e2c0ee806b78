"""Write a library of made-up briefs, the same for the same number.

    python benchmarks/make_library.py NUMBER DIR

NUMBER localities and partners, each partner with a person, a figure and an initiative of three
entries, and a source for every ten partners. `vnsemi-tui check DIR` has nothing to say about them.
"""

import random
import sys
from pathlib import Path
from typing import NamedTuple

from vnsemi_tui.reading.rules import slug

_MOST_LOCALITIES = 63
_PER_SOURCE = 10
_SYLLABLES = (
    "An Bắc Bình Cao Cần Đà Đắk Điện Đồng Hà Hải Hậu Hòa Huế Hưng Khánh Kiên Lai Lạng Lào Lâm Long "
    "Nam Nẵng Nghệ Ngãi Ninh Nội Phú Quảng Sơn Tây Thái Thanh Thơ Tiền Trà Tuyên Vĩnh Yên"
)
_FAMILIES = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý"
_GIVEN = "Anh Bảo Châu Dũng Đức Giang Hạnh Khoa Linh Minh Ngọc Phương Quân Thảo Trung Việt"
_ROOTS = "Qor Mar Sam Am Cor Syn Nex Vel Gra Han Mic Nor Opt Ren Sil Ult Vis Xil Zen Ast"
_ENDS = "vo vell kor via dia tron tech con wave chip core labs dyne gen mos tek"
_REGIONS = (
    "Northern Midlands and Mountains",
    "Red River Delta",
    "North Central",
    "South Central Coast",
    "Southeast",
    "Mekong Delta",
)
_KINDS = ("company", "company", "company", "university", "association", "fund", "institute")
_PROJECTS = (
    ("plant", "chip packaging plant"),
    ("office", "representative office"),
    ("lab", "design laboratory"),
    ("data-centre", "data centre"),
)


class _Named(NamedTuple):
    id: str
    name: str


def write_library(number: int, folder: Path) -> None:
    """Write `number` briefs and their sources into `folder`, which need not be there."""
    dice = random.Random(number)
    count = max(1, min(_MOST_LOCALITIES, number // 4))
    localities = [_locality(dice, place) for place in range(count)]
    for kind in ("localities", "partners", "sources"):
        (folder / kind).mkdir(parents=True, exist_ok=True)
    for place, locality in enumerate(localities):
        north = 23 - 14 * place / count
        region = _REGIONS[place * len(_REGIONS) // count]
        text = (
            f"name: {locality.name}\nlevel: province\nregion: {region}\nposition: {north:.3f}\n"
            "summary: A made-up province.\n"
        )
        _write(folder, "localities", locality.id, text)
    paragraphs: list[str] = []
    for place in range(number - count):
        source, paragraph = divmod(place, _PER_SOURCE)
        cite = f"made-up-{source:05}#{paragraph + 1}"
        partner = _partner(dice, place)
        text, printed = _partner_brief(dice, partner, dice.choice(localities), cite)
        _write(folder, "partners", partner.id, text)
        paragraphs.append(printed)
    for source in range(0, len(paragraphs), _PER_SOURCE):
        day = 1 + source // _PER_SOURCE % 28
        head = (
            f"publisher: Made-up News\ntitle: What was asked and answered, part {source}\n"
            f"address: https://example.org/{source}\nkind: news\npublished: 2024-11-{day:02}\n"
            "read: 2025-02-01\nlanguage: en\nparagraphs:\n"
        )
        text = head + "".join(paragraphs[source : source + _PER_SOURCE])
        _write(folder, "sources", f"made-up-{source // _PER_SOURCE:05}", text)


def _word(dice: random.Random, words: str) -> str:
    return dice.choice(words.split())


def _locality(dice: random.Random, place: int) -> _Named:
    name = f"{_word(dice, _SYLLABLES)} {_word(dice, _SYLLABLES)}"
    return _Named(f"{slug(name)}-{place}", name)


def _partner(dice: random.Random, place: int) -> _Named:
    name = _word(dice, _ROOTS) + _word(dice, _ENDS) + dice.choice(("", _word(dice, _ENDS)))
    return _Named(f"{slug(name)}-{place}", f"{name} Việt Nam" if dice.random() < 0.5 else name)


def _partner_brief(
    dice: random.Random, partner: _Named, place: _Named, cite: str
) -> tuple[str, str]:
    """Return the brief of `partner`, and the paragraph that it cites."""
    person = f"{_word(dice, _FAMILIES)} {_word(dice, _GIVEN)}"
    kind, project = dice.choice(_PROJECTS)
    asked = f"2024-{dice.randint(1, 9):02}-{dice.randint(1, 28):02}"
    people = dice.randint(20, 900)
    answer = (
        f"""\
      - event: considering
        by: {partner.id}
        to: {place.id}
        said_by: {person}
        answers: {partner.id}/project/{kind}
        what: Will send a team to look at the sites that the province names.
        cite: {cite}
"""
        if dice.random() < 0.5
        else f"""\
      - event: discussed
        by: [{place.id}, {partner.id}]
        what: How engineers for the {project} are to be trained, and by whom.
        note: Nothing was agreed.
        cite: {cite}
"""
    )
    brief = f"""\
name: {partner.name}
kind: {dice.choice(_KINDS)}
home: United States
summary: A made-up organisation that makes and designs chips.

people:
  - name: {person}
    post: Director for South East Asia
    cite: {cite}

figures:
  - measure: employees
    value: {people} people
    cite: {cite}

initiatives:
  - id: project
    title: The {project} in {place.name}
    kind: {kind}
    sectors: [semiconductors, chip-design]
    places: {place.id}
    timeline:
      - event: met
        by: [{place.id}, {partner.id}]
        what: A reception at the seat of the province.
        note: Who took part is not told.
        cite: {cite}
      - event: asked
        id: {kind}
        at: {asked}
        by: {place.id}
        to: {partner.id}
        what: Look into a {project} in the province, near the hi-tech park.
        cite: {cite}
{answer}"""
    printed = f"""\
  - numbers: [{people}, {asked}]
    names: [{person}, {place.name}, {partner.name}]
"""
    return brief, printed


def _write(folder: Path, kind: str, name: str, text: str) -> None:
    (folder / kind / f"{name}.yaml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_library(int(sys.argv[1]), Path(sys.argv[2]))
