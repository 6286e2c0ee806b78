"""What a reader types, and what comes first."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnsemi_tui.search.index import Document, Field, Index, Kind, Tier
from vnsemi_tui.search.query import LONGEST, parse


def document(address: str, kind: Kind, name: str, *fields: tuple[Field, str]) -> Document:
    """Return a document whose first field is its name, or its title, or its text."""
    own = {Kind.INITIATIVE: Field.TITLE, Kind.SOURCE: Field.TITLE, Kind.ENTRY: Field.TEXT}
    page = "/".join(address.split("/")[:2])
    return Document(address, kind, name, "", ((own.get(kind, Field.NAME), name), *fields), page, 0)


def locality(address: str, name: str, *fields: tuple[Field, str]) -> Document:
    return document(address, Kind.LOCALITY, name, *fields)


def partner(address: str, name: str, *fields: tuple[Field, str]) -> Document:
    return document(address, Kind.PARTNER, name, *fields)


DA_NANG = (Field.PLACE, "Đà Nẵng")
DOCUMENTS = (
    document(
        "vns-2024-11-29-da-nang", Kind.SOURCE, "Đà Nẵng calls on US chip firms to invest", DA_NANG
    ),
    document(
        "da-nang/marvell/lab",
        Kind.ENTRY,
        "A lab for studies in semiconductors, AI and chip design.",
        (Field.PARTNER, "Marvell"),
        (Field.PERSON, "Lợi Nguyễn"),
        DA_NANG,
    ),
    document(
        "da-nang/supermicro/data-centre",
        Kind.ENTRY,
        "Look into investing in an AI data centre in the city.",
        (Field.PARTNER, "Supermicro"),
        (Field.PERSON, "Lê Trung Chinh"),
        DA_NANG,
    ),
    document(
        "da-nang/marvell",
        Kind.INITIATIVE,
        "Marvell office, MoU and training",
        (Field.PARTNER, "Marvell"),
        DA_NANG,
    ),
    document(
        "da-nang/supermicro",
        Kind.INITIATIVE,
        "Supermicro AI data centre and training",
        (Field.PARTNER, "Supermicro"),
        DA_NANG,
    ),
    document(
        "ha-noi/qorvo",
        Kind.INITIATIVE,
        "Design centre",
        (Field.PARTNER, "Qorvo"),
        (Field.TEXT, "An office for engineers"),
        (Field.PLACE, "Hà Nội"),
    ),
    document(
        "da-nang/person/le-trung-chinh",
        Kind.PERSON,
        "Lê Trung Chinh",
        (Field.POST, "Chairman of the People's Committee"),
        DA_NANG,
    ),
    document(
        "qorvo/person/jeff-strang",
        Kind.PERSON,
        "Jeff Strang",
        (Field.POST, "Vice President, Finance"),
        (Field.PARTNER, "Qorvo"),
    ),
    document("marvell/person/loi-nguyen", Kind.PERSON, "Lợi Nguyễn", (Field.PARTNER, "Marvell")),
    document("bac-ninh/exports-1", Kind.FIGURE, "exports", (Field.FIGURE, "11.83 USD bn")),
    partner("qorvo", "Qorvo"),
    partner("marvell", "Marvell", (Field.ALIAS, "Marvell Technology")),
    partner("marvell-vietnam", "Marvell Việt Nam"),
    partner("supermicro", "Supermicro", (Field.ALIAS, "Super Micro Computer")),
    partner("sia", "US Semiconductor Industry Association"),
    partner("usaid", "USAID", (Field.ALIAS, "US Agency for International Development")),
    partner("thaco", "THACO", (Field.ALIAS, "Trường Hải Auto Corporation")),
    partner("fsvc", "Financial Services Volunteer Corps"),
    partner("hoa-binh", "Hoà Bình Electronics"),
    locality("viet-nam", "Việt Nam", (Field.ALIAS, "Vietnam")),
    locality("quang-nam", "Quảng Nam"),
    locality("ha-noi", "Hà Nội", (Field.ALIAS, "Hanoi")),
    locality("ho-chi-minh", "Hồ Chí Minh City", (Field.ALIAS, "Sài Gòn")),
    locality("bac-ninh", "Bắc Ninh"),
    locality("da-nang", "Đà Nẵng", (Field.FORMER, "Quảng Nam - Đà Nẵng")),
)
INDEX = Index(DOCUMENTS)


def found(query: str, **options: object) -> list[str]:
    return [hit.document.address for hit in INDEX.search(query, **options).hits]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("Đà Nẵng", "da-nang"),
        ("đà nẵng", "da-nang"),
        ("da nang", "da-nang"),
        ("đa nang", "da-nang"),
        ("nang da", "da-nang"),
        ("danang", "da-nang"),
        ("danan", "da-nang"),
        ("đànẵng", "da-nang"),
        ("dn", "da-nang"),
        ("đn", "da-nang"),
        ("bn", "bac-ninh"),
        ("bac ninh", "bac-ninh"),
        ("bac n", "bac-ninh"),
        ("ninh", "bac-ninh"),
        ("tinh bac ninh", "bac-ninh"),
        ("quang nam", "quang-nam"),
        ("hcm", "ho-chi-minh"),
        ("hcmc", "ho-chi-minh"),
        ("hochiminh", "ho-chi-minh"),
        ("sai gon", "ho-chi-minh"),
        ("qorv", "qorvo"),
        ("super micro", "supermicro"),
        ("marvell", "marvell"),
        ("marvell viet nam", "marvell-vietnam"),
        ("sia", "sia"),
        ("usia", "sia"),
        ("semiconductor association", "sia"),
        ("fsvc", "fsvc"),
        ("thaco", "thaco"),
        ("truong hai", "thaco"),
        ("vell", "marvell"),
        ("marvell lab", "da-nang/marvell/lab"),
        ("qorvo office", "ha-noi/qorvo"),
        ("chinh da nang", "da-nang/person/le-trung-chinh"),
        ("le trung chinh", "da-nang/person/le-trung-chinh"),
        ("chairman", "da-nang/person/le-trung-chinh"),
        ("strang", "qorvo/person/jeff-strang"),
        ("loi nguyen", "marvell/person/loi-nguyen"),
        ("data centre", "da-nang/supermicro"),
        ("exports", "bac-ninh/exports-1"),
        ("hoà bình", "hoa-binh"),
        ("hòa bình", "hoa-binh"),
    ],
)
def test_what_is_typed_finds_its_card_first(query: str, address: str) -> None:
    hit = INDEX.search(query).hits[0]
    assert (hit.document.address, hit.strong) == (address, True)


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("qovro", "qorvo"),
        ("qorvi", "qorvo"),
        ("marvlel", "marvell"),
        ("supermirco", "supermicro"),
        ("suprmcro", "supermicro"),
        ("supremic", "supermicro"),
        ("da nagn", "da-nang"),
        ("danagn", "da-nang"),
        ("bac nihn", "bac-ninh"),
        ("jef strnag", "qorvo/person/jeff-strang"),
        ("hà nôi", "ha-noi"),
    ],
)
def test_a_slip_of_the_keys_finds_its_card_but_not_as_a_strong_hit(
    query: str, address: str
) -> None:
    hit = INDEX.search(query).hits[0]
    assert (hit.document.address, hit.strong, hit.tier) == (address, False, Tier.TYPO)


@pytest.mark.parametrize("query", ["intelx", "zzz", "qorvo zzz", "x7q", "2025-13", "!!!", "", "  "])
def test_what_is_not_there_is_not_found(query: str) -> None:
    assert INDEX.search(query) == ((), 0, False)


@pytest.mark.parametrize("query", ["dă", "đà nàng", "bạc ninh", "qơrvo"])
def test_a_marked_letter_matches_only_itself(query: str) -> None:
    assert not any(hit.strong for hit in INDEX.search(query).hits)


def test_every_title_finds_its_document_however_it_is_composed() -> None:
    for query in (one.title for one in DOCUMENTS):
        decomposed = unicodedata.normalize("NFD", query)
        assert INDEX.search(query) == INDEX.search(decomposed)
        assert INDEX.search(query).hits[0].document.title == query


def test_a_card_comes_before_its_initiatives_and_those_before_entries() -> None:
    kinds = [hit.document.kind for hit in INDEX.search("marvell").hits]
    assert kinds[:3] == [Kind.PARTNER, Kind.PARTNER, Kind.INITIATIVE]
    assert kinds[-1] == Kind.ENTRY
    kinds = [hit.document.kind for hit in INDEX.search("da nang").hits]
    assert kinds[0] == Kind.LOCALITY
    assert kinds.index(Kind.INITIATIVE) < kinds.index(Kind.ENTRY)
    assert kinds.index(Kind.INITIATIVE) < kinds.index(Kind.SOURCE)


def test_a_card_is_found_by_its_former_name_after_the_one_that_has_the_name() -> None:
    assert found("quang nam")[:2] == ["quang-nam", "da-nang"]
    assert found("quang nam da nang")[0] == "da-nang"


def test_of_two_names_the_whole_one_comes_before_the_longer_one() -> None:
    assert found("marvell")[:2] == ["marvell", "marvell-vietnam"]


@pytest.mark.parametrize(
    ("query", "tier"),
    [
        ("qorvo", Tier.EXACT),
        ("Đà Nẵng", Tier.EXACT),
        ("danang", Tier.JOINED),
        ("marvelltraining", Tier.JOINED),
        ("qor", Tier.PREFIX),
        ("hcm", Tier.INITIALS),
        ("trung", Tier.WORDS),
        ("chinh le", Tier.WORDS),
        ("permic", Tier.INSIDE),
        ("qovro", Tier.TYPO),
    ],
)
def test_a_hit_says_how_it_matched(query: str, tier: Tier) -> None:
    assert INDEX.search(query).hits[0].tier is tier


@pytest.mark.parametrize(
    ("query", "pieces"),
    [
        ("đà nẵng", ["Đà", "Nẵng"]),
        ("da na", ["Đà", "Nẵ"]),
        ("danang", ["Đà", "Nẵng"]),
        ("danan", ["Đà", "Nẵn"]),
        ("hcm", ["H", "C", "M"]),
        ("sia", ["S", "I", "A"]),
        ("fsvc", ["F", "S", "V", "C"]),
        ("chinh le", ["Lê", "Chinh"]),
        ("permic", ["permic"]),
        ("qovro", ["Qorvo"]),
        ("danagn", ["Đà", "Nẵng"]),
    ],
)
def test_the_letters_that_agree_are_marked(query: str, pieces: list[str]) -> None:
    hit = INDEX.search(query).hits[0]
    assert [hit.matched[start:end] for start, end in hit.spans] == pieces


def test_a_hit_names_the_field_that_matched() -> None:
    assert INDEX.search("chairman").hits[0].field is Field.POST
    assert INDEX.search("sai gon").hits[0].matched == "Sài Gòn"


def test_offsets_are_those_of_the_composed_text() -> None:
    decomposed = unicodedata.normalize("NFD", "Khu Đà Nẵng")
    index = Index([locality("x", decomposed)])
    hit = index.search("nẵng").hits[0]
    assert hit.matched == "Khu Đà Nẵng"
    assert hit.spans == ((7, 11),)


def test_strong_hits_come_before_weak_ones() -> None:
    index = Index([partner("corvo", "Corvo"), partner("qorvo", "Qorvo Office")])
    hits = index.search("qorvo").hits
    assert [(hit.document.address, hit.strong) for hit in hits] == [
        ("qorvo", True),
        ("corvo", False),
    ]


def test_short_words_and_numbers_have_no_typos() -> None:
    index = Index([partner("a", "Arm"), partner("b", "Route 2024")])
    assert index.search("arn").hits == ()
    assert index.search("2025").hits == ()


def test_no_more_than_the_limit_is_returned_but_all_are_counted() -> None:
    every = INDEX.search("da nang")
    few = INDEX.search("da nang", limit=2)
    assert few.hits == every.hits[:2]
    assert few.total == every.total == len(every.hits)
    assert INDEX.search("da nang", limit=0).hits == ()


def test_one_kind_alone_can_be_asked_for() -> None:
    assert found("marvell", kind=Kind.PARTNER) == ["marvell", "marvell-vietnam"]
    assert found("da nang", kind=Kind.LOCALITY) == ["da-nang"]
    assert found("qorvo", kind=Kind.LOCALITY) == []


def test_of_equal_documents_the_lower_sort_number_comes_first() -> None:
    fields = ((Field.TEXT, "Chip test"),)
    older, newer = (
        Document(address, Kind.ENTRY, "Chip test", "", fields, "p", sort)
        for address, sort in (("older", 2), ("newer", 1))
    )
    hits = Index([older, newer]).search("chip").hits
    assert [hit.document.address for hit in hits] == ["newer", "older"]


def test_a_common_word_stops_the_count_early_and_says_so() -> None:
    index = Index([partner(f"p{n}", f"Chip maker {n}") for n in range(1_000)])
    results = index.search("chip")
    assert results.more
    assert 50 == len(results.hits) < results.total < 1_000


def test_an_empty_index_finds_nothing() -> None:
    assert Index([]).search("da nang").hits == ()
    assert Index([Document("x", Kind.FACT, "", "", (), "x", 0)]).search("x").hits == ()


def test_only_the_beginning_of_a_long_query_counts() -> None:
    filled = "qorvo" + "." * LONGEST
    assert INDEX.search(filled + "zzz").hits == INDEX.search("qorvo").hits


@pytest.mark.parametrize(
    "query",
    [
        "a" * 100_000,
        "da " * 50_000,
        "\x00\x1b[2J\x9b",
        ".*(?:[",
        "\\",
        "\u202eda nang\u202c",
        "\ud800",
        "İstanbul ẞ ŉ",
        "삼성 三星 😀",
        "\u0301\u0323",
        "\U0010ffff",
    ],
)
def test_no_query_is_too_strange(query: str) -> None:
    INDEX.search(query)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=30) | st.text("đàẵnăgsuqorv -'\u0301İ", max_size=16))
def test_search_never_raises_and_its_offsets_fit(query: str) -> None:
    for hit in INDEX.search(query).hits:
        assert hit.spans
        assert all(0 <= start < end <= len(hit.matched) for start, end in hit.spans)
        assert list(hit.spans) == sorted(hit.spans)


@settings(max_examples=200, deadline=None)
@given(st.text("đàẵnăgsuqorv ôọ", max_size=16))
def test_composed_and_decomposed_queries_find_the_same(query: str) -> None:
    assert INDEX.search(query) == INDEX.search(unicodedata.normalize("NFD", query))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(max_size=20), min_size=1, max_size=5))
def test_any_document_is_found_by_its_own_name(texts: list[str]) -> None:
    index = Index([partner(str(n), text) for n, text in enumerate(texts)])
    for number, text in enumerate(texts):
        if parse(text).words:
            found_too = {hit.document.address for hit in index.search(text).hits}
            assert str(number) in found_too
