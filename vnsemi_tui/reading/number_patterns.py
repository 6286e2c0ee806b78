"""How numbers are printed: the words, signs and patterns that `numbers` scans a text with."""

import re
from collections.abc import Collection, Mapping
from functools import cache


def _any(words: Collection[str]) -> str:
    """Return a pattern for any of `words`, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


SCALES = {
    **dict.fromkeys(("trillion", "trn", "nghìn tỷ", "nghìn tỉ", "ngàn tỷ", "ngàn tỉ"), "trn"),
    **dict.fromkeys(("billion", "bn", "tỷ", "tỉ"), "bn"),
    **dict.fromkeys(("million", "mn", "mln", "triệu"), "m"),
    **dict.fromkeys(("thousand", "nghìn", "ngàn"), "thousand"),
}
SHORT_SCALES = {"m": "m", "b": "bn", "k": "thousand"}
_SIGNS = {
    **dict.fromkeys(("US$", "$", "USD", "usd"), "USD"),
    **dict.fromkeys(("VND", "vnd", "VNĐ", "vnđ", "₫"), "VND"),
    **dict.fromkeys(("EUR", "€"), "EUR"),
    **dict.fromkeys(("JPY", "¥"), "JPY"),
    **dict.fromkeys(("KRW", "₩"), "KRW"),
    **dict.fromkeys(("TWD", "NT$"), "TWD"),
    **dict.fromkeys(("CNY", "RMB"), "CNY"),
    # No unit of a brief, but not to be taken for United States dollars.
    **dict.fromkeys(("SGD", "S$"), "SGD"),
    **dict.fromkeys(("GBP", "£"), "GBP"),
    "HK$": "HKD",
    "A$": "AUD",
    "C$": "CAD",
}
_CURRENCY_WORDS = {
    **dict.fromkeys(("US dollar", "US dollars", "dollar", "dollars"), "USD"),
    **dict.fromkeys(("đô la Mỹ", "đô la"), "USD"),
    **dict.fromkeys(("dong", "đồng", "Vietnamese dong", "Vietnamese Dong"), "VND"),
    **dict.fromkeys(("Vietnam dong", "Vietnam Dong"), "VND"),
    **dict.fromkeys(("euro", "euros", "Euro", "Euros"), "EUR"),
    **dict.fromkeys(("yuan", "renminbi"), "CNY"),
    **dict.fromkeys(("Taiwan dollar", "Taiwan dollars"), "TWD"),
    "yen": "JPY",
    "won": "KRW",
}
_OTHER_UNITS = {
    **dict.fromkeys(("%", "per cent", "percent", "phần trăm"), "%"),
    **dict.fromkeys(("ha", "hectare", "hectares", "héc ta"), "ha"),
    **dict.fromkeys(("m2", "m²", "sq m", "sq.m", "sq. m", "sqm"), "m2"),
    **dict.fromkeys(("square metres", "square meters", "mét vuông"), "m2"),
    **dict.fromkeys(("nm", "nanometre", "nanometres", "nanometer", "nanometers"), "nm"),
}
UNITS = {**_SIGNS, **_CURRENCY_WORDS, **_OTHER_UNITS}
_CURRENCY = _any({**_SIGNS, **_CURRENCY_WORDS}.keys() - {"won"})
# "won" is a verb too, so it needs a scale or a grouped number before it.
_WON = r"(?:(?<=illion )|(?<=bn )|(?<=thousand )|(?<=tỷ )|(?<=,\d{3} ))won"
_SCALE_OR_UNIT = (
    rf"(?:%|(?:(?i:{_any(SCALES)}|per cent|percent)|{_CURRENCY}|{_WON}"
    rf"|{_any(_OTHER_UNITS.keys() - {'%'})}|mm|cm|km2?|kg|[kMG]Wh?)(?!\w))"
)
# "m" is a scale beside a currency, else metres, which no token keeps.
_SHORT = rf"(?:m|(?(sign)[MBbk]|[MBbk](?=\s?(?:{_CURRENCY}))))(?!\w)"
_TAIL = rf"(?:[\s-]?(?:{_SCALE_OR_UNIT}|{_SHORT})){{0,2}}"

_SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
_SMALL += " fifteen sixteen seventeen eighteen nineteen"
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
WORDS = {word: number for number, word in enumerate(_SMALL.split())}
WORDS |= {word: 10 * number for number, word in enumerate(_TENS, 2)}
MULTIPLIERS = {"dozen": 12, "hundred": 100, "thousand": 1000}
ORDINAL_WORDS = {
    **{f"{word}th": WORDS[word] for word in ("four", "six", "seven", "ten", "eleven")},
    **{f"{word}th": number for word, number in WORDS.items() if 12 < number < 20},
    **{f"{word[:-1]}ieth": number for word, number in WORDS.items() if number >= 20},
    **dict(zip(("first", "second", "third"), (1, 2, 3), strict=True)),
    **dict(zip(("fifth", "eighth", "ninth", "twelfth"), (5, 8, 9, 12), strict=True)),
    "hundredth": 100,
}

_DIGIT_WORDS = _any([word for word, number in WORDS.items() if number < 10 and word != "zero"])
_UNDER_HUNDRED = (
    rf"(?:(?:{_any(_TENS)})(?:[-\s](?:{_DIGIT_WORDS}))?|(?:{_any(WORDS.keys() - {'one'})}))"
)
_HUNDREDS = (
    rf"(?:(?:an?|one|{_UNDER_HUNDRED})\s+hundred(?:\s+(?:and\s+)?(?:{_UNDER_HUNDRED}|one))?)"
)
_UNDER_THOUSAND = rf"(?:{_HUNDREDS}|{_UNDER_HUNDRED})"
# A word before a hyphen is a compound, unless what follows measures: "five-year", "ten-hectare".
_NUMBER_WORDS = (
    rf"(?i:(?:{_UNDER_THOUSAND}|one|a)\s+thousand\s+(?:and\s+)?{_UNDER_THOUSAND}"
    rf"|(?:(?:a|{_UNDER_HUNDRED})\s+)?(?<!several )(?<!few )dozen|{_UNDER_THOUSAND}"
    rf"|(?:one|a)(?=[\s-](?:thousand|million|billion|trillion)(?!\w)))"
    rf"(?!\w)(?!-(?!(?:year|month|week|day|hour)s?\b|{_SCALE_OR_UNIT})\w)"
)
_DIGITS = {
    "en": r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+|,\d{1,2})?)(?![.,]?\d)",
    "vi": r"(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+|\.\d{1,2})?)(?![.,]?\d)",
}

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
MONTH_NUMBERS = {name: number for number, name in enumerate(MONTHS, 1)}
MONTH_NUMBERS |= {name[:3]: number for name, number in MONTH_NUMBERS.items()} | {"Sept": 9}
_MONTH = rf"(?:{_any(MONTH_NUMBERS)})\b\.?"
_MONTH_DIGITS = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19|20)\d\d(?!\w)(?![.,]\d)"
_DAY_DIGITS = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
_DAY = rf"{_DAY_DIGITS}(?!\.\d)(?!,\d{{3}}(?!\d))"
_DAY_EN = rf"{_DAY}(?:st|nd|rd|th)?(?!\w)(?!\s?{_SCALE_OR_UNIT})"
_END = r"(?:(?!\w)|(?<=%))"
_NOT_GLUED = r"(?<!\w)(?<![^\W\d_][-‑])(?<!\d[.,])"

_PRINTED = {
    "link": r"https?://\S+|www\.\S+|\S{1,64}@\S+",
    "law": r"\d+(?:(?:/\d{4})?/[A-ZĐ]{2}[\w-]*|-[A-ZĐ]{2,}/[A-ZĐ]{2,})",
    "iso": r"(?P<iso_y>(?:19|20)\d\d)-(?P<iso_m>0[1-9]|1[0-2])(?:-(?P<iso_d>\d\d))?(?![\w-])",
    # Month first only where the second number can be no month.
    "mdy": rf"(?P<mdy_m>{_MONTH_DIGITS})/(?P<mdy_d>1[3-9]|2\d|3[01])/(?P<mdy_y>{_YEAR})",
}
_ODD = {"odd": r"\d{1,2}:\d{2}(?!\w)|\d{1,3}/\d{1,3}(?![\w/])"}


def _days_before(kind: str) -> str:
    """Return the pattern of the first of two days: `7 –` of `7 – 8/11`, `30/6 -` of `30/6 - 3/7`.

    Its groups `d0` and `m0` begin with `kind`; both are empty where there is one day only.
    """
    return rf"(?:(?P<{kind}_d0>{_DAY})(?:/(?P<{kind}_m0>{_MONTH_DIGITS}))?\s?[-–&]\s?)?"


_SLASHED = (
    rf"{_days_before('dmy')}(?P<dmy_d>{_DAY_DIGITS})(?P<dmy_between>[/.-])"
    rf"(?P<dmy_m>{_MONTH_DIGITS})(?P=dmy_between)(?P<dmy_y>{_YEAR})"
)
_ENGLISH = {
    "dmy": _SLASHED,
    "half": (
        r"(?P<half_n>(?i:first|1st|second|2nd|last|latter)) half (?:of|in) (?:(?:the year )?"
        rf"(?P<half_y>{_YEAR})|(?:the|this|last|next) year\b)"
    ),
    "quarter": (
        r"(?P<quarter_n>(?i:first|1st|second|2nd|third|3rd|fourth|4th|last)) quarter (?:of|in) "
        rf"(?:(?:the year )?(?P<quarter_y>{_YEAR})|(?:the|this|last|next) year\b)"
        rf"|(?P<q_n>[QH][1-4]|[1-4][QH])(?: of |[ /-]?)(?P<q_y>{_YEAR})"
    ),
    "month_day": (
        rf"(?P<md_m>{_MONTH})\s+(?P<md_d>{_DAY_EN})"
        rf"(?:(?:\s?[-–]\s?|\s(?:to|and)\s(?={_DAY_EN},?\s+{_YEAR}))(?P<md_d2>{_DAY_EN}))?"
        rf"(?:,?\s*(?P<md_y>{_YEAR}))?"
    ),
    "day_month": (
        rf"(?P<dm_d>{_DAY_EN})(?:\s?[-–]\s?(?P<dm_d2>{_DAY_EN}))?(?:\s+of)?\s+(?P<dm_m>{_MONTH})"
        rf"(?:,?\s*(?P<dm_y>{_YEAR}))?"
    ),
    "month_year": rf"(?:[Mm]id-|[Ll]ate-|[Ee]arly-)?(?P<my_m>{_MONTH}),?\s*(?P<my_y>{_YEAR})",
    "month": rf"(?:[Mm]id-|[Ll]ate-|[Ee]arly-)?(?P<m_m>(?:{_any(MONTHS)})\b)(?!-[a-z])",
    **_ODD,
    "ordinal": (
        r"(?P<ord_n>\d+(?:,\d{3})*)(?:st|nd|rd|th)(?!\w)"
        rf"|(?<!per )(?<!one )(?<!One )(?P<ord_w>(?i:(?:(?:{_any(_TENS)})[-\s])?"
        rf"(?:{_any(ORDINAL_WORDS)})))(?!\w)(?!-(?!\w+est\b|most\b|best\b)\w)"
    ),
}
_VIETNAMESE = {
    "dmy": (
        rf"(?:[Nn]gày\s+)?{_SLASHED}"
        rf"|[Nn]gày\s+{_days_before('vi')}(?P<vi_d>{_DAY})(?:[/.-]|\s+tháng\s+)"
        rf"(?P<vi_m>{_MONTH_DIGITS})(?!\d)"
        rf"(?:\s+năm\s+(?P<vi_y>{_YEAR}))?"
    ),
    "months": r"(?P<first_n>\d{1,2}) tháng đầu năm\b",
    "vi_month": (
        rf"(?:(?<!\d )[Tt]háng\s+|(?<![\d/]))(?P<vm_m>{_MONTH_DIGITS})/(?P<vm_y>{_YEAR})"
        rf"|(?<!\d )[Tt]háng\s+(?P<vm_m2>{_MONTH_DIGITS})(?!\d)"
        rf"(?:(?:\s+năm\s+|-)(?P<vm_y2>{_YEAR}))?"
    ),
    "half": rf"[Nn]ửa (?P<half_n>đầu|cuối) năm(?: (?P<half_y>{_YEAR}))?",
    "quarter": (
        r"[Qq]uý\s+(?P<quarter_n>III|II|IV|I|[1-4])(?!\w)"
        rf"(?:(?:/|-|\s+năm\s+|\s+)(?P<quarter_y>{_YEAR}))?"
    ),
    **_ODD,
    "ordinal": r"(?:thứ|hạng)\s+(?P<ord_n>\d+)(?!\w)",
}


# After "từ" or "between" these are days, no amounts.
_A_DAY = r"(?:\d{1,2}\s?[-–&]\s?)?\d{1,2}/\d"


def _amount(number: str, between: str, to: str) -> str:
    """Return the pattern of an amount or a range of them."""
    return (
        rf"(?:(?:[Mm]id|[Ll]ate|[Ee]arly|[Pp]re|[Pp]ost)-)?(?P<between>{between}\s+(?!{_A_DAY}))?"
        rf"(?:(?P<sign>{_any(_SIGNS)})\s?)?(?P<minus>(?<!\w)(?<!\d )[-−](?=\d))?"
        rf"(?P<low>{number})(?P<low_tail>{_TAIL})"
        rf"(?:(?:\s?[-–]\s?|\s(?:{to}|(?(between)and|(?:{to})))\s)"
        rf"(?P<sign2>{_any(_SIGNS)})?\s?(?P<high>{number})(?P<high_tail>{_TAIL}){_END})?{_END}"
    )


def _scanner(kinds: Mapping[str, str], amount: str) -> re.Pattern[str]:
    """Return one pattern in which the outermost group's name tells what was found."""
    named = [
        f"(?P<{kind}>{pattern})"
        for kind, pattern in {**_PRINTED, **kinds, "amount": amount}.items()
    ]
    return re.compile(_NOT_GLUED + f"(?:{'|'.join(named)})")


LANGUAGES = ("en", "vi")
"""The languages whose numbers can be read."""


@cache
def scanner(language: str) -> re.Pattern[str]:
    """Return the pattern that finds every number of a text in one of `LANGUAGES`.

    Made when first needed: compiling it takes longer than most readings.
    """
    if language == "vi":
        return _scanner(_VIETNAMESE, _amount(_DIGITS["vi"], "(?i:từ)", "đến|tới"))
    words = f"(?:{_DIGITS['en']}|{_NUMBER_WORDS})"
    return _scanner(_ENGLISH, _amount(words, "(?i:between)", "to"))


_SPELLED_OUT = frozenset(
    word.casefold()
    for words in (WORDS, MULTIPLIERS, ORDINAL_WORDS, MONTHS, ("last", "latter", "nửa", "quý"))
    for word in words
) | {"million", "billion", "trillion"}
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")


def may_have_numbers(text: str) -> bool:
    """Whether `text` has a digit or a word that any of the patterns begins or ends with.

    Most sentences have none, and a scanner takes fifty times as long to say so.
    """
    if _DIGIT.search(text):
        return True
    return not _SPELLED_OUT.isdisjoint(_LETTERS.findall(text.casefold()))
