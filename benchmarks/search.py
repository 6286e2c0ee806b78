"""Print how long a keystroke, building and memory take at 1,000 to 100,000 documents.

    python benchmarks/search.py [SIZE...]

The documents are made up of Vietnamese syllables, company names and the field's words, with
a fixed seed. Each query is typed letter by letter; every letter is one search.
"""

import gc
import random
import sys
import time
import tracemalloc

from vnsemi_tui.search.index import Document, Field, Index, Kind
from vnsemi_tui.text.fold import fold

SIZES = (1_000, 10_000, 100_000)
GOALS = {10_000: 2.0, 100_000: 8.0}
QUERIES = 300
_SYLLABLES = [
    "An",
    "Bắc",
    "Bình",
    "Cao",
    "Chinh",
    "Chí",
    "Cường",
    "Cửu",
    "Diên",
    "Dũng",
    "Dương",
    "Đà",
    "Đình",
    "Đồng",
    "Đức",
    "Giang",
    "Hà",
    "Hải",
    "Hậu",
    "Hiệp",
    "Hòa",
    "Hồ",
    "Hùng",
    "Hưng",
    "Khánh",
    "Kiên",
    "Kon",
    "Lai",
    "Lạng",
    "Lào",
    "Lâm",
    "Lê",
    "Long",
    "Lợi",
    "Lương",
    "Mai",
    "Minh",
    "Mỹ",
    "Nam",
    "Nghệ",
    "Ngãi",
    "Nguyễn",
    "Ninh",
    "Nội",
    "Nẵng",
    "Phong",
    "Phú",
    "Phúc",
    "Phước",
    "Phương",
    "Quang",
    "Quảng",
    "Quốc",
    "Quý",
    "Sài",
    "Sơn",
    "Tây",
    "Thái",
    "Thành",
    "Thanh",
    "Thịnh",
    "Thọ",
    "Thu",
    "Thủy",
    "Tiên",
    "Tĩnh",
    "Trà",
    "Trần",
    "Trị",
    "Trung",
    "Tuyên",
    "Tuấn",
    "Vân",
    "Viên",
    "Việt",
    "Vĩnh",
    "Vũ",
    "Xuân",
    "Yên",
]
_ROOTS = [
    "Qor",
    "Mar",
    "Sam",
    "Am",
    "Cor",
    "Ny",
    "Syn",
    "Nex",
    "Tel",
    "Vel",
    "Gra",
    "Fox",
    "Han",
    "Lam",
    "Mic",
    "Nor",
    "Opt",
    "Pol",
    "Ren",
    "Sil",
    "Tek",
    "Ult",
    "Vis",
    "Xil",
    "Zen",
    "Ast",
    "Bro",
    "Cad",
    "Del",
    "Eri",
]
_ENDS = [
    "vo",
    "vell",
    "sung",
    "kor",
    "via",
    "dia",
    "opsys",
    "tron",
    "tech",
    "con",
    "wave",
    "chip",
    "core",
    "labs",
    "sys",
    "dyne",
    "gen",
    "ra",
    "mos",
    "tek",
]
_WORDS = [
    "semiconductor",
    "chip",
    "design",
    "office",
    "lab",
    "plant",
    "park",
    "training",
    "programme",
    "engineers",
    "data",
    "centre",
    "investment",
    "memorandum",
    "university",
    "packaging",
    "testing",
    "cooperation",
    "industry",
    "artificial",
    "intelligence",
    "workforce",
    "city",
    "province",
    "technology",
    "support",
    "centre",
    "study",
    "factory",
    "export",
]


def _place(dice: random.Random) -> str:
    return " ".join(dice.choices(_SYLLABLES, k=2))


def _company(dice: random.Random) -> str:
    name = dice.choice(_ROOTS) + dice.choice(_ENDS)
    if dice.random() < 0.5:
        name = name + dice.choice(_ENDS)
    return name + dice.choice(("", " Việt Nam", " Technology", " Semiconductor Group"))


def _document(dice: random.Random, number: int) -> Document:
    kind = dice.choices(tuple(Kind), (1, 3, 12, 50, 12, 8, 10, 4))[0]
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


def _typed(dice: random.Random, documents: list[Document]) -> str:
    """Return a query as readers type it: plain, marked, joined, shuffled, from two fields."""
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


def _measure(size: int) -> None:
    dice = random.Random(20_24)
    documents = [_document(dice, number) for number in range(size)]
    queries = [_typed(dice, documents) for _ in range(QUERIES)]
    gc.collect()
    start = time.perf_counter()
    index = Index(documents)
    built = time.perf_counter() - start
    gc.freeze()  # as the app does once it has started
    times: list[tuple[float, str]] = []
    for query in queries:
        for end in range(1, len(query) + 1):
            start = time.perf_counter()
            index.search(query[:end])
            times.append((1_000 * (time.perf_counter() - start), query[:end]))
    times.sort()
    gc.unfreeze()
    del index
    tracemalloc.start()
    index = Index(documents)
    index.search("qorvvo lba")
    memory = tracemalloc.get_traced_memory()[0] / 2**20
    tracemalloc.stop()
    p50, p95, (longest, slowest) = (
        times[len(times) // 2][0],
        times[len(times) * 95 // 100][0],
        times[-1],
    )
    goal = f"  p95/goal {p95 / GOALS[size]:.2f}" if size in GOALS else ""
    print(
        f"{size:>7,} documents: p50 {p50:.2f} ms  p95 {p95:.2f} ms  max {longest:.1f} ms "
        f"({slowest!r}){goal}  build {1_000 * built:.0f} ms "
        f"({1e6 * built / size:.1f} ms per 1,000)  memory {memory:.1f} MiB"
    )
    if "-v" in sys.argv:
        for taken, query in times[-1 : -len(times) // 10 : -len(times) // 200]:
            print(f"    {taken:.2f} ms  {query!r}")


if __name__ == "__main__":
    sizes = [int(one) for one in sys.argv[1:] if one.isdigit()]
    for size in sizes or SIZES:
        _measure(size)
