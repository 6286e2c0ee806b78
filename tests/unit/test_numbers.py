"""Numbers become tokens, and claims are held against them."""

import pytest

from vnsemi_tui.model.dates import PartialDate
from vnsemi_tui.model.values import Value
from vnsemi_tui.reading.numbers import (
    date_gaps,
    numbers_in,
    prose_numbers,
    read_as,
    stands,
    used,
    used_by_date,
    used_by_value,
    value_stands,
)

ENGLISH = [
    # money and other units
    ("worth 46.9 billion USD", "46.9 bn USD"),
    ("over US$8.9 billion and $1.165bn", "8.9 bn USD|1.165 bn USD"),
    ("USD 120 million, VND 39,000 billion", "120 m USD|39000 bn VND"),
    ("166.9 million VND, 12.8 trillion dong", "166.9 m VND|12.8 trn VND"),
    ("VNĐ12.8 trillion, VNĐ 414 billion, 40 trillion VNĐ", "12.8 trn VND|414 bn VND|40 trn VND"),
    ("12.8 trillion Vietnamese dong, 5 billion Vietnam Dong", "12.8 trn VND|5 bn VND"),
    ("10 million Euro", "10 m EUR"),
    ("5 million euros, €3m, 2 billion yen, NT$3 billion", "5 m EUR|3 m EUR|2 bn JPY|3 bn TWD"),
    ("a fund of 300 billion won; he won 5 prizes", "300 bn KRW|5"),
    ("S$5 million is not in United States dollars", "5 m SGD"),
    ("46.9 bn USD, 450 USD m", "46.9 bn USD|450 m USD"),
    ("56.2% here, 11 per cent there, 3.10 percent", "56.2 %|11 %|3.10 %"),
    ("50 ha, a 7-nanometre node, 5nm, 230,000 m2", "50 ha|7 nm|5 nm|230000 m2"),
    (
        "28,573sq.m, 2,288 sq.m., 40 sq m, 5sqm, 6 sq. m, 7m2",
        "28573 m2|2288 m2|40 m2|5 m2|6 m2|7 m2",
    ),
    ("500,000 sq. ft, 5 sq.km", "500000|5"),
    ("20 Ha Noi firms and 100 Dong Nai ones", "20|100"),
    ("5 m wide, 300mm wafers", "5|300"),
    ("lost −3.1 per cent", "-3.1 %"),
    ("11,83 billion USD", "11.83 bn USD"),
    # ranges
    ("5-7 % and $200–250 million", "5 %|7 %|200 m USD|250 m USD"),
    ("200 to 250 million USD; between 5 and 7 per cent", "200 m USD|250 m USD|5 %|7 %"),
    ("from 2021 to 2030, 2024-2025", "2021|2030|2024|2025"),
    ("5 to 7 billion USD, $5 to 7 million", "5 bn USD|7 bn USD|5 m USD|7 m USD"),
    ("up 39% to 966 billion won, from 2 ha to 5 million", "39 %|966 bn KRW|2 ha|5 m"),
    ("rose in 2023 to 5 billion USD", "2023|5 bn USD"),
    ("from $5 to $7 million, 5% to 7 million", "5 m USD|7 m USD|5 %|7 m"),
    ("in 2023 to 5%", "2023|5 %"),
    # bare numbers and number words
    ("2,000 projects and almost 1,340 more", "2000|1340"),
    ("seven provinces, One hundred members, twenty-five firms", "7|100|25"),
    ("a dozen, two dozen, several dozen, half of it", "12|24"),
    ("two thousand five hundred; two thousand; a billion dollars", "2500|2 thousand|1 bn USD"),
    ("one of them is one more", ""),
    ("one hundred and twenty-five, three million", "125|3 m"),
    ("two-way trade of second-hand goods, first-class", ""),
    ("a five-year plan for a ten-hectare site", "5|10 ha"),
    ("Park No 2, Road No. 5", "2|5"),
    ("0,125 million, 1,000 chips, 1,234,567 chips", "0.125 m|1000|1234567"),
    ("a few dozen labs, three dozen", "36"),
    ("10,000 won; 300 thousand won; he won 10", "10000 KRW|300 thousand KRW|10"),
    ("HK$5 million, A$3 billion, C$2m", "5 m HKD|3 bn AUD|2 m CAD"),
    ("a ten-day visit, a two-week course, three-hour talks, two-way trade", "10|2|3"),
    # ordinals
    ("ranked 2nd, the 11th, second and twenty-first", "rank 2|rank 11|rank 2|rank 21"),
    ("the second-largest of all", "rank 2"),
    ("ten wafers per second, one third of them. One third left", "10"),
    ("the 1,000th chip", "rank 1000"),
    ("fifth, eighth, ninth, tenth", "rank 5|rank 8|rank 9|rank 10"),
    ("eleventh, twelfth, thirteenth", "rank 11|rank 12|rank 13"),
    ("nineteenth, twentieth, hundredth", "rank 19|rank 20|rank 100"),
    # dates
    ("on November 10, 2023 or 3 August 2023", "2023-11-10|2023-08-03"),
    ("October 27, the 2nd of September 1945, Sept. 2", "--10-27|1945-09-02|--09-02"),
    ("November 10-12, 2023", "2023-11-10|2023-11-12"),
    ("August 2024, mid-August 2024", "2024-08|2024-08"),
    ("Last September it rained; in May 12 per cent more", "--09|--05|12 %"),
    ("in June 5,000 jobs", "--06|5000"),
    ("first half of 2024, second quarter of 2024, Q2 2024", "2024-H1|2024-Q2|2024-Q2"),
    ("the first half of this year", "--H1"),
    ("first 10 months of 2023", "rank 1|10|2023"),
    ("the first two months of this year", "rank 1|2"),
    ("22.8.2025, 22/8/2025, 12/31/2024, 10/3", "2025-08-22|2025-08-22|2024-12-31|10/3"),
    ("7 – 8/11/2025, 30/6 - 3/7/2024", "2025-11-07|2025-11-08|2024-06-30|2024-07-03"),
    ("2023-10-27, 2024-08", "2023-10-27|2024-08"),
    ("an Act of 2022, mid-2024", "2022|2024"),
    ("March to the sea. May we? It may be so, said Theresa May.", ""),
    ("In May they met. Since March nothing came.", "--05|--03"),
    (
        "10/12/2024, 12/12/2024, 12/13/2024, 12/30/2024",
        "2024-12-10|2024-12-12|2024-12-13|2024-12-30",
    ),
    ("12.12.2024, 31/1/2024; 32/1/2024; 13/13/2024", "2024-12-12|2024-01-31|32|1|2024|13|13|2024"),
    ("12 - 12/5/2024, 11 - 12/5/2024", "12|2024-05-12|2024-05-11|2024-05-12"),
    ("30/12 - 2/1/2025", "--12-30|2025-01-02"),
    ("August 5 and 6, 2024", "2024-08-05|2024-08-06"),
    ("1Q 2024, 2H2024, H1 2024", "2024-Q1|2024-H2|2024-H1"),
    ("the 1st half of 2024, last quarter of 2024", "2024-H1|2024-Q4"),
    ("in the latter half of this year", "--H2"),
    ("in the last quarter of this year", "--Q4"),
    ("May saw more. March was cold. June on the coast", "--05|--03|--06"),
    ("Minister June and Mr August met", ""),
    ("in 1975", "1975"),
    # names and numbers that stay as printed
    ("COVID-19, QH15, H100, 5G, Q3, 50k", ""),
    ("Law 39/2024/QH15, Decision 1018/QĐ-TTg", "39/2024/QH15|1018/QĐ-TTg"),
    ("Resolution 57-NQ/TW", "57-NQ/TW"),
    ("open 24/7 from 8:30, 100/365 days", "24/7|8:30|100/365"),
    ("v1.2.3 at https://example.org/2024/12", ""),
]


@pytest.mark.parametrize(("text", "tokens"), ENGLISH, ids=[text for text, _ in ENGLISH])
def test_each_printed_number_gives_one_token(text: str, tokens: str) -> None:
    assert "|".join(numbers_in(text)) == tokens


VIETNAMESE = [
    ("ngày 10/11/2023 và ngày 27/10", "2023-11-10|--10-27"),
    ("22.8.2025, 22/8/2025, 12/31/2024, 10/3", "2025-08-22|2025-08-22|2024-12-31|10/3"),
    ("7 – 8/11/2025, ngày 28-30/8/2025", "2025-11-07|2025-11-08|2025-08-28|2025-08-30"),
    ("ngày 18 & 19/5/2025, ngày 7-8/11", "2025-05-18|2025-05-19|--11-07|--11-08"),
    ("từ ngày 30/6 - 3/7/2024", "2024-06-30|2024-07-03"),
    ("từ 7 – 8/11/2025, từ 22/8/2025", "2025-11-07|2025-11-08|2025-08-22"),
    ("trang 12 - 8/11/2025, tháng 7-9/2026", "12|2025-11-08|--07|2026-09"),
    ("ngày 10 tháng 11 năm 2023", "2023-11-10"),
    ("tháng 8 năm 2024, tháng 8/2024, tháng 9", "2024-08|2024-08|--09"),
    ("quý 2/2024, quý II năm 2024", "2024-Q2|2024-Q2"),
    ("6 tháng đầu năm 2024, nửa đầu năm 2024", "rank 1|6|2024|2024-H1"),
    ("11,83 tỷ USD, 166,9 triệu đồng, 39 nghìn tỷ đồng", "11.83 bn USD|166.9 m VND|39 trn VND"),
    ("10 đến 12 triệu Euro, tăng 39% đến 966 tỷ won", "10 m EUR|12 m EUR|39 %|966 bn KRW"),
    ("2.000 dự án, 56,2%, từ 5 đến 7 phần trăm", "2000|56.2 %|5 %|7 %"),
    ("1.234.567 đồng, 0,125 tỷ", "1234567 VND|0.125 bn"),
    ("quý IV", "--Q4"),
    ("nửa cuối năm nay", "--H2"),
    ("ngày 31/12, tháng 12/2024, 12/2024; 13/2024", "--12-31|2024-12|2024-12|13|2024"),
    ("xếp hạng 3", "rank 3"),
    ("đứng thứ 2, Luật 39/2024/QH15, năm 2025", "rank 2|39/2024/QH15|2025"),
]


@pytest.mark.parametrize(("text", "tokens"), VIETNAMESE, ids=[text for text, _ in VIETNAMESE])
def test_vietnamese_has_a_decimal_comma_and_its_own_words(text: str, tokens: str) -> None:
    assert "|".join(numbers_in(text, language="vi")) == tokens


@pytest.mark.parametrize(
    ("language", "number"), [("vi", "1.5"), ("vi-VN", "1.5"), ("VI", "1.5"), ("fr-FR", "1.5")]
)
def test_a_language_is_known_by_its_first_part_in_any_case(language: str, number: str) -> None:
    assert numbers_in("1,5", language=language) == (number,)
    assert read_as(language) == ("en" if "fr" in language else "vi")


def test_tokens_keep_their_order_and_repeats() -> None:
    assert numbers_in("From 3 parks to 2 sites; again 3, of 4 %") == ("3", "2", "3", "4 %")


TOKENS = (
    *("1.165 bn USD", "100", "56.20 %", "50 ha", "200 m USD", "250 m USD", "300 thousand"),
    *("5 nm", "7 m2"),
)


@pytest.mark.parametrize(
    ("value", "stated"),
    [
        ("nearly 1.165 USD bn", True),
        ("1165 USD m", False),
        ("1.165 VND bn", False),
        ("1.165 USD", False),
        ("over 100 people", True),
        ("100 projects", True),
        ("100", True),
        ("100 %", False),
        ("100 USD m", False),
        ("about 56.2 % of exports", True),
        ("50 ha", True),
        ("50 m2", False),
        ("50 people", False),
        ("5 nm", True),
        ("5 ha", False),
        ("7 m2", True),
        ("200 to 250 USD m", True),
        ("200 to 260 USD m", False),
        ("300 thousand people", True),
    ],
)
def test_a_value_stands_with_its_number_scale_and_unit(value: str, stated: bool) -> None:
    assert value_stands(Value.parse(value), TOKENS) is stated


def test_a_range_uses_both_of_its_numbers() -> None:
    assert used_by_value(Value.parse("200 to 250 USD m"), TOKENS) == {"200 m USD", "250 m USD"}


@pytest.mark.parametrize(
    ("date", "tokens", "gaps"),
    [
        ("2024-08-30", ("2024-08-30",), []),
        ("2024-08-30", ("--08-30",), ["year 2024"]),
        ("2024-08-30", ("--08-30", "2024"), []),
        ("2024-08-30", ("2024-08",), ["day 30"]),
        ("2024-08-30", ("--09-30", "2024"), ["month 08", "day 30"]),
        ("2024-08", ("--08",), ["year 2024"]),
        ("2024-08", ("2024-H2",), ["month 08"]),
        ("2024-08", ("2023-08", "2024"), ["month 08"]),
        ("2024", ("39/2024/QH15",), ["year 2024"]),
        ("2024", ("2024 m USD",), ["year 2024"]),
        ("2024~", ("2024",), []),
        ("2024-H1", ("2024-H1",), []),
        ("2024-H2", ("2024-H1",), ["half"]),
        ("2024-Q3", ("2024",), ["quarter"]),
        ("../2030", ("2030",), []),
        ("2021/2030", ("2021",), ["year 2030"]),
        ("2023-01/2023-10", ("rank 1", "10", "2023"), []),
        ("2024-01/2024-02", ("rank 1", "2"), ["year 2024"]),
        ("2023-02/2023-10", ("rank 1", "10", "2023"), ["month 02", "month 10"]),
        ("2023-01/2023-10-05", ("rank 1", "10", "2023"), ["month 01", "month 10", "day 05"]),
        ("2023-01/2024-10", ("rank 1", "10", "2023", "2024"), ["month 01", "month 10"]),
        ("2024-H1", ("rank 1", "6", "2024"), []),
        ("2024-H2", ("rank 1", "6", "2024"), ["half"]),
        ("2023/2024-H1", ("rank 1", "6", "2023", "2024"), ["half"]),
        ("2024-Q1", ("rank 1", "3", "2024"), []),
        ("2024-Q1", ("rank 1", "4", "2024"), ["quarter"]),
    ],
)
def test_a_date_names_the_components_that_are_not_printed(
    date: str, tokens: tuple[str, ...], gaps: list[str]
) -> None:
    assert date_gaps(PartialDate.parse(date), tokens) == gaps


@pytest.mark.parametrize(
    ("date", "tokens", "stated"),
    [
        ("2024-08-30", ("2024", "--08-30", "2023", "--09"), {"2024", "--08-30"}),
        ("2024-08", ("2024-H2", "2024-Q3", "39/2024/QH15", "8"), set()),
        ("2023-10", ("2023-11-10", "--10-27"), {"--10-27"}),
        ("2023-01/2023-10", ("rank 1", "10", "2023", "20"), {"rank 1", "10", "2023"}),
    ],
)
def test_a_date_uses_the_tokens_it_agrees_with(
    date: str, tokens: tuple[str, ...], stated: set[str]
) -> None:
    assert used_by_date(PartialDate.parse(date), tokens) == stated


@pytest.mark.parametrize(
    ("prose", "tokens", "stated"),
    [
        ("Three labs.", ("3",), {"3"}),
        ("Three labs.", ("rank 3", "3 %", "13"), set()),
        ("The second visit.", ("rank 2", "2"), {"rank 2"}),
        ("Lent 55 million USD.", ("55.0 m USD", "55"), {"55.0 m USD"}),
        ("In August 2024.", ("--08", "2024"), {"--08", "2024"}),
        ("In 2024.", ("2024-08-30",), {"2024-08-30"}),
        ("Under law 39/2024/QH15.", ("39/2024/QH15", "2024"), {"39/2024/QH15"}),
    ],
)
def test_a_number_in_prose_stands_with_the_same_number_of_the_source(
    prose: str, tokens: tuple[str, ...], stated: set[str]
) -> None:
    (token,) = prose_numbers(prose)
    assert (stands(token, tokens), used(token, tokens)) == (bool(stated), stated)


def test_a_date_in_prose_needs_all_of_its_components() -> None:
    assert not stands("2024-08-30", ("--08-30",))
