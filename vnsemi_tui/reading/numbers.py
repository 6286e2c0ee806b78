"""The numbers of a text as canonical tokens, and what a claim needs of them.

A token is one printed number in one spelling, without the words around it:

- amounts: digits as written, scale, unit: `46.9 bn USD`, `644.3 m USD`, `56.2 %`, `50 ha`, `2000`;
  units other than money, `%`, `ha`, `m2`, `nm` are left out; both ends of a range have its unit;
- number words are amounts (`seven`: `7`, `dozen`: `12`); a bare `one` is an article;
- ordinals: `rank 2`, in words only alone or before a superlative (`second-largest`);
- dates: `2023-11-10`, `--10-27` without a year, `2024-08`, `--09`, `2024-H1`, `--H1`, `2024-Q2`;
  a year alone is the bare number `2024`; `10/11/2023` is read day first, unless its second number
  can be no month;
- numbers of laws (`39/2024/QH15`), clock times and fractions stay as printed.

Digits glued to letters or to a letter's hyphen (`5G`, `COVID-19`) and number words in compounds
(`two-way`) belong to a name or word and give none. In Vietnamese the comma is the decimal sign,
the full stop groups, and number words are not read.
"""

import re
from collections.abc import Callable, Collection, Iterator
from decimal import Decimal
from functools import lru_cache

from vnsemi_tui.model.dates import PartialDate
from vnsemi_tui.model.values import SCALES as VALUE_SCALES
from vnsemi_tui.model.values import Value
from vnsemi_tui.model.vocabulary import Unit
from vnsemi_tui.reading.number_patterns import (
    LANGUAGES,
    MONTH_NUMBERS,
    MULTIPLIERS,
    ORDINAL_WORDS,
    SCALES,
    SHORT_SCALES,
    UNITS,
    WORDS,
    may_have_numbers,
    scanner,
)

_Match = re.Match[str]
_Components = dict[str, str]
_Amount = tuple[Decimal, str, str]


def read_as(language: str) -> str:
    """Return as which language numbers are read in a text of `language`, a tag like `vi-VN`."""
    first = language.partition("-")[0].lower()
    return first if first in LANGUAGES else "en"


def numbers_in(text: str, language: str = "en") -> tuple[str, ...]:
    """Return every number of `text` as a token, in order, repeats included.

    `language` is `en` or `vi`, or a tag that begins so; any other is read as English.
    """
    if not may_have_numbers(text):
        return ()
    language = read_as(language)
    tokens: list[str] = []
    for found in scanner(language).finditer(text):
        tokens.extend(_READERS[found.lastgroup or ""](found, language))
    return tuple(tokens)


def prose_numbers(text: str) -> tuple[str, ...]:
    """Return the numbers of a brief's own sentence; each must stand in the cited tokens."""
    return numbers_in(text)


def value_stands(value: Value, tokens: Collection[str]) -> bool:
    """Whether each number of `value` is among `tokens`, with its scale and unit.

    Counted nouns are no part of a token, so `100 people` stands with `100`. Nothing is
    converted: `1165 USD m` does not stand with `1.165 bn USD`.
    """
    return _amounts(value) <= {_amount_of(token) for token in tokens}


def used_by_value(value: Value, tokens: Collection[str]) -> set[str]:
    """Return those of `tokens` that `value` states."""
    wanted = _amounts(value)
    return {token for token in tokens if _amount_of(token) in wanted}


def date_gaps(at: PartialDate, tokens: Collection[str]) -> list[str]:
    """Return what of `at` does not stand in `tokens`: `year 2024`, `month 08`, `day 30`, `half`.

    Both ends of a range count. A range from January stands with `rank 1` and its number of
    months, which is how "the first ten months" reads.
    """
    first_months = _first_months(at, tokens)
    gaps = [
        gap for end in _ends(at) for gap in _gaps(_year_only(end) if first_months else end, tokens)
    ]
    return list(dict.fromkeys(gaps))


def used_by_date(at: PartialDate, tokens: Collection[str]) -> set[str]:
    """Return those of `tokens` that `at` states, in full or in part."""
    shared = {token for token in tokens if any(_agrees(token, end) for end in _ends(at))}
    return shared | _first_months(at, tokens)


def stands(token: str, tokens: Collection[str]) -> bool:
    """Whether `token`, from a brief's prose, is among `tokens`; a date by its components."""
    date = _components(token)
    return not _gaps(date, tokens) if date else bool(used(token, tokens))


def used(token: str, tokens: Collection[str]) -> set[str]:
    """Return those of `tokens` that `token`, from a brief's prose, states."""
    date, amount = _components(token), _amount_of(token)
    return {
        other
        for other in tokens
        if other == token
        or (amount is not None and _amount_of(other) == amount)
        or (date and _agrees(other, date))
    }


# Reading what the scanner found


def _nothing(_found: _Match, _language: str) -> tuple[str, ...]:
    return ()


def _as_printed(found: _Match, _language: str) -> tuple[str, ...]:
    return (found.group(),)


def _date(year: str | None, month: str | int, day: str | None = None) -> str:
    """Return the token of a date: `2024-08-30`, `2024-08`, `--08-30`, `--08`."""
    ending = f"-{int(day):02}" if day else ""
    return f"{year or '-'}-{int(month):02}{ending}"


def _iso(found: _Match, _language: str) -> tuple[str, ...]:
    return (_date(found["iso_y"], found["iso_m"], found["iso_d"]),)


def _month_first(found: _Match, _language: str) -> tuple[str, ...]:
    return (_date(found["mdy_y"], found["mdy_m"], found["mdy_d"]),)


def _day_first(found: _Match, language: str) -> tuple[str, ...]:
    """Return one day, or both of a range, which share the month and the year after them."""
    kind = "vi" if language == "vi" and found["dmy_d"] is None else "dmy"
    year, month, day = (found[f"{kind}_{part}"] for part in "ymd")
    first_day, first_month = found[f"{kind}_d0"], found[f"{kind}_m0"]
    last = _date(year, month, day)
    if first_day is None:
        return (last,)
    if (int(first_month or month), int(first_day)) < (int(month), int(day)):
        return (_date(year, first_month or month, first_day), last)
    # Not an earlier day of the year: a number before a date, or a day of the year before.
    return (_date(None, first_month, first_day) if first_month else first_day, last)


def _half(found: _Match, _language: str) -> tuple[str, ...]:
    number = "1" if found["half_n"].lower() in ("first", "1st", "đầu") else "2"
    return (f"{found['half_y'] or '-'}-H{number}",)


_QUARTERS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "last": 4,
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
}


def _quarter(found: _Match, language: str) -> tuple[str, ...]:
    if language == "en" and found["q_n"]:
        letter, number = sorted(found["q_n"], reverse=True)
        return (f"{found['q_y']}-{letter}{number}",)
    printed = found["quarter_n"].lower()
    return (f"{found['quarter_y'] or '-'}-Q{_QUARTERS.get(printed, printed[0])}",)


def _days(year: str | None, month: str, *days: str | None) -> tuple[str, ...]:
    number = MONTH_NUMBERS[month.rstrip(".")]
    return tuple(_date(year, number, re.sub(r"\D", "", day)) for day in days if day)


def _month_day(found: _Match, _language: str) -> tuple[str, ...]:
    return _days(found["md_y"], found["md_m"], found["md_d"], found["md_d2"])


def _day_month(found: _Match, _language: str) -> tuple[str, ...]:
    return _days(found["dm_y"], found["dm_m"], found["dm_d"], found["dm_d2"])


def _month_year(found: _Match, _language: str) -> tuple[str, ...]:
    return (_date(found["my_y"], MONTH_NUMBERS[found["my_m"].rstrip(".")]),)


def _month_alone(found: _Match, _language: str) -> tuple[str, ...]:
    if _is_word_or_name(found):
        return ()
    return (_date(None, MONTH_NUMBERS[found["m_m"]]),)


_SENTENCE_START = re.compile(r"(?:^|[.!?:]['\"”’)]?\s+|[\"“‘(])$")
_FIRST_NAME_BEFORE = re.compile(
    r"(?<!\w)(?!(?:In|Last|Next|This|Since|By|Until|Till|From|Early|Late|Every|Before|After"
    r"|During|For|And|On|Through|To|Of|Between)\s)[A-Z][^\W\d_]*(?<!s)\s$"
)
_VERB_GOES_ON = re.compile(
    r"\s(?:I|we|you|he|she|it|they|the|this|that|these|those|all|on|to|with|forward|into"
    r"|against|out|past)\b"
)


def _is_word_or_name(found: _Match) -> bool:
    """Whether May or March begins a sentence as a verb, or April, May … is somebody's name."""
    if found["m_m"] not in ("March", "April", "May", "June", "August"):
        return False
    start, end = found.span()
    before, after = found.string[max(0, start - 40) : start], found.string[end : end + 20]
    if _SENTENCE_START.search(before):
        return found["m_m"] in ("March", "May") and _VERB_GOES_ON.match(after) is not None
    return _FIRST_NAME_BEFORE.search(before) is not None


def _vietnamese_month(found: _Match, _language: str) -> tuple[str, ...]:
    return (_date(found["vm_y"] or found["vm_y2"], found["vm_m"] or found["vm_m2"]),)


def _first_months_of_year(found: _Match, _language: str) -> tuple[str, ...]:
    return ("rank 1", found["first_n"])


def _ordinal(found: _Match, language: str) -> tuple[str, ...]:
    if found["ord_n"]:
        return (f"rank {found['ord_n'].replace(',', '')}",)
    words = re.split(r"[-\s]", found["ord_w"].lower()) if language == "en" else []
    return (f"rank {sum(WORDS.get(word, 0) or ORDINAL_WORDS[word] for word in words)}",)


def _amount_range(found: _Match, language: str) -> tuple[str, ...]:
    """Return one amount, or both of a range, which share the sign before and the unit after."""
    low, high = found["low"], found["high"]
    sign = found["sign"] or ""
    low_scale, low_unit = _tail(found["low_tail"], sign)
    if high is None:
        return (_amount(found["minus"], low, low_scale, low_unit, language),)
    high_scale, high_unit = _tail(found["high_tail"], found["sign2"] or sign)
    is_year = re.fullmatch(r"(?:19|20)\d\d", low) and not (low_scale or low_unit)
    # In "up 39% to 966 billion won" each number has a unit of its own.
    if not is_year and low_unit in ("", high_unit):
        low_scale, low_unit = low_scale or high_scale, high_unit
    return (
        _amount(found["minus"], low, low_scale, low_unit, language),
        _amount("", high, high_scale, high_unit, language),
    )


_TAIL_WORD = re.compile(
    "|".join(
        rf"(?<![^\W\d_]){re.escape(word)}(?!\w)"
        for word in sorted({*SCALES, *SHORT_SCALES, *UNITS}, key=len, reverse=True)
    ),
    re.IGNORECASE,
)
_UNITS_FOLDED = {word.lower(): unit for word, unit in UNITS.items()}


def _tail(tail: str, sign: str) -> tuple[str, str]:
    """Return the scale and unit of what follows a number, with the currency sign before it."""
    words = [word.lower() for word in _TAIL_WORD.findall(tail)]
    unit = UNITS.get(sign, "") or next(
        (_UNITS_FOLDED[word] for word in words if word in _UNITS_FOLDED), ""
    )
    scales = SCALES | SHORT_SCALES if unit else SCALES
    return next((scales[word] for word in words if word in scales), ""), unit


def _amount(minus: str | None, printed: str, scale: str, unit: str, language: str) -> str:
    number = _plain(printed, language) if printed[0].isdigit() else str(_spelled_out(printed))
    return " ".join(part for part in (("-" if minus else "") + number, scale, unit) if part)


def _plain(printed: str, language: str) -> str:
    """Return `printed` without separators, with a decimal point, its digits kept."""
    group = "." if language == "vi" else ","
    if re.match(rf"[1-9]\d{{0,2}}(?:\{group}\d{{3}})+(?!\d)", printed):
        printed = printed.replace(group, "")
    return printed.replace(",", ".")


def _spelled_out(words: str) -> int:
    """Return the number that `words` write out, below a million."""
    total = group = 0
    for word in re.split(r"[-\s]+", words.lower()):
        if word == "thousand":
            total, group = (group or 1) * 1000, 0
        elif word in MULTIPLIERS:
            group = (group or 1) * MULTIPLIERS[word]
        elif word in ("a", "an"):
            group = 1
        else:
            group += WORDS.get(word, 0)
    return total + group


_READERS: dict[str, Callable[[_Match, str], tuple[str, ...]]] = {
    "link": _nothing,
    "law": _as_printed,
    "iso": _iso,
    "mdy": _month_first,
    "dmy": _day_first,
    "half": _half,
    "quarter": _quarter,
    "month_day": _month_day,
    "day_month": _day_month,
    "month_year": _month_year,
    "month": _month_alone,
    "vi_month": _vietnamese_month,
    "months": _first_months_of_year,
    "odd": _as_printed,
    "ordinal": _ordinal,
    "amount": _amount_range,
}


# Holding claims against tokens

_DATE_TOKEN = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)|-(?=-))"
    r"(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|-H(?P<half>[12])|-Q(?P<quarter>[1-4]))?"
)
_AMOUNT_TOKEN = re.compile(
    rf"(-?\d+(?:\.\d+)?)(?: ({'|'.join(filter(None, VALUE_SCALES))}))?(?: ([^ ]+))?"
)
_PROVED_UNITS = frozenset({Unit.PERCENT, Unit.HECTARES, Unit.SQUARE_METRES, Unit.NANOMETRES})


@lru_cache(maxsize=8192)
def _amount_of(token: str) -> _Amount | None:
    """Return number, scale and unit of an amount's token; None for dates, ranks and laws."""
    found = _AMOUNT_TOKEN.fullmatch(token)
    return (Decimal(found[1]), found[2] or "", found[3] or "") if found else None


def _amounts(value: Value) -> set[_Amount | None]:
    unit = value.unit
    printed = unit.value if unit and (unit.is_money or unit in _PROVED_UNITS) else ""
    return {
        (Decimal(number), value.scale, printed) for number in (value.number, value.upto) if number
    }


@lru_cache(maxsize=8192)
def _components(token: str) -> _Components:
    """Return year, month, day, half and quarter of a date's token, as far as it has them."""
    found = _DATE_TOKEN.fullmatch(token)
    return {name: part for name, part in found.groupdict().items() if part} if found else {}


def _ends(at: PartialDate) -> Iterator[_Components]:
    for end in at.text.replace("~", "").split("/"):
        if end != "..":
            yield _components(end)


def _year_only(date: _Components) -> _Components:
    return {"year": date["year"]}


def _gaps(date: _Components, tokens: Collection[str]) -> list[str]:
    """Return the components of `date` that no token carries."""
    gaps: list[str] = []
    for name, part in date.items():
        needed = {name: part} | ({"month": date["month"]} if name == "day" else {})
        if not any(_carries(_components(token), needed, date) for token in tokens):
            gaps.append(name if name in ("half", "quarter") else f"{name} {part}")
    return gaps


def _carries(printed: _Components, needed: _Components, date: _Components) -> bool:
    """Whether `printed` has what is `needed` of `date` and is not of another year."""
    same_year = "year" not in printed or printed["year"] == date.get("year", printed["year"])
    return needed.items() <= printed.items() and same_year


def _agrees(token: str, date: _Components) -> bool:
    """Whether `token` is about `date`: it shares a component and contradicts none."""
    printed = _components(token)
    shared = printed.keys() & date.keys()
    finer = (printed.keys() - date.keys()) & {"half", "quarter"}
    return bool(shared) and not finer and all(printed[name] == date[name] for name in shared)


def _first_months(at: PartialDate, tokens: Collection[str]) -> set[str]:
    """Return `rank 1` and the number of months, where both stand and `at` begins a year so."""
    ends = list(_ends(at))
    last = ends[-1]
    months = {"half": {"1": "6"}, "quarter": {"1": "3"}}
    counted = next(
        (months[name].get(last.get(name, ""), "") for name in months if name in last), ""
    )
    if len(ends) == 2 and ends[0].get("month") == "01" and last.keys() == {"year", "month"}:
        counted = str(int(last["month"])) if ends[0]["year"] == last["year"] else ""
    elif len(ends) != 1:
        counted = ""
    needed = {"rank 1", counted}
    return needed if counted and needed <= set(tokens) else set()
