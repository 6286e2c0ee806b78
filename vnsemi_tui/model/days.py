"""Dates as people write them and as pages print them, in English and Vietnamese."""

import re
from collections.abc import Callable
from datetime import date

from vnsemi_tui.model.dates import MONTHS, PartialDate
from vnsemi_tui.text.fold import fold

EXAMPLES = "2024-03-01, 1 Mar 2024 or Mar 2024"
"""Dates to try where one could not be read."""
_LONGEST = 80
_POINT_IN_BRIEFS = r"\d{4}(?:-\d{2}(?:-\d{2})?|-[hq]\d)?~?"
_AS_IN_BRIEFS = re.compile(
    rf"{_POINT_IN_BRIEFS}(?:/(?:{_POINT_IN_BRIEFS}|\.\.))?|\.\./{_POINT_IN_BRIEFS}", re.ASCII
)
"""Dates as briefs have them, whose own reasons say what is wrong with one."""
_FULL_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH_OF = {name: number for number, name in enumerate(_FULL_NAMES, 1)}
_MONTH_OF |= {name.lower(): number for number, name in enumerate(MONTHS, 1)} | {"sept": 9}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_HALVES = {"first": 1, "second": 2, "dau": 1, "cuoi": 2}

_DAY, _MONTH, _YEAR = r"(?P<day>\d{1,2})", r"(?P<month>\d{1,2})", r"(?P<year>\d{4})"
_NAME = rf"(?P<name>{'|'.join(sorted(_MONTH_OF, key=len, reverse=True))})\.?"
_SEP = r"\s*[-/.]\s*"
_QUARTER = r"(?P<quarter>[1-4]|iv|i{1,3})"
_FORMS = tuple(
    re.compile(form, re.ASCII)
    for form in (
        rf"(?:nam )?{_YEAR}",
        rf"{_YEAR}(?P<sep>[-/.]){_MONTH}(?:(?P=sep){_DAY})?",
        rf"(?:ngay )?(?:{_DAY}(?P<sep>\s*[-/.]\s*))?{_MONTH}(?:(?(sep)(?P=sep)|{_SEP})){_YEAR}",
        rf"(?:{_DAY}(?:st|nd|rd|th)?(?: of)?[ -]?)?{_NAME},?[ -]?{_YEAR}",
        rf"{_NAME} {_DAY}(?:st|nd|rd|th)?(?:, ?| ){_YEAR}",
        rf"{_YEAR},?[ -]{_NAME}(?:[ -]{_DAY})?",
        rf"(?:(?:ngay )?(?:mung )?{_DAY},? )?(?:thang |t){_MONTH}(?:,? (?:nam )?|{_SEP}){_YEAR}",
        rf"(?:q|quarter |quy ){_QUARTER}(?: of|,)?(?: nam )?[ /-]?{_YEAR}",
        rf"{_YEAR}[ /-]?q(?P<quarter>[1-4])",
        rf"h(?P<half>[12])[ /-]?{_YEAR}",
        rf"{_YEAR}[ /-]?h(?P<half>[12])",
        rf"(?P<half>first|second) half(?: of)? {_YEAR}",
        rf"(?:nua|6 thang) (?P<half>dau|cuoi)(?: nam)? {_YEAR}",
    )
)
_ABOUT = re.compile(r"(?:about|around|circa|c\.|khoang) ?")
_OPEN = (
    (re.compile(r"(?:by|until|up to|den) "), "../{}"),
    (re.compile(r"(?:since|from|tu) "), "{}/.."),
)
_DASH = re.compile(r"\s*[–—-]\s*| to | den ")


def read_date(text: str) -> PartialDate:
    """Return the date that `text` writes, in any form that people write or pages print.

    Of numbers alone the day comes before the month: `1/3/2024` is 1 March. The date's `text` is
    that of a brief, `2024-03-01`. Raise ValueError with examples for what is no date.
    """
    plain = " ".join(fold(text[: _LONGEST + 1]).split())
    if len(plain) <= _LONGEST:
        if _AS_IN_BRIEFS.fullmatch(plain):
            return PartialDate.parse(plain.upper())
        if written := _written(plain):
            return PartialDate.parse(written)
    from vnsemi_tui.text.clean import excerpt  # only where something is wrong

    raise ValueError(f'"{excerpt(text)}" is not a date I know; try {EXAMPLES}')


def read_day(text: str, today: date) -> date:
    """Return the day to look back from that `text` means, with `today` as the reader's day.

    Of a month, a year or another span that is its last day, or today where that is still to come.
    Raise ValueError for what is no date, and for a date that begins after today.
    """
    return last_known_day(read_date(text), today)


def last_known_day(when: PartialDate, today: date) -> date:
    """Return the last day of `when` that has come; raise ValueError where none has."""
    if when.first > today:
        raise ValueError(f"{when} has not come yet; today is {today}")
    return min(when.last, today)


def _written(plain: str) -> str:
    """Return the folded text `plain` as a brief writes it; nothing where it is no date."""
    for begins, form in _OPEN:
        if found := begins.match(plain):
            point = _point(plain[found.end() :])
            return form.format(point) if point else ""
    return _point(plain) or _range(plain)


def _range(plain: str) -> str:
    """Return two dates with a dash as a range: `5–7 jan 2026`, `may–jun 2024`, `a – b`."""
    pieces = _DASH.split(plain)
    if len(pieces) != 2:
        return ""
    start, end = pieces
    last = _point(end)
    if not last:
        return ""
    # What both share stands but once, at the end: the year, or the month and the year.
    shared = ("", f" {end[-4:]}", f" {end.partition(' ')[2]}")
    first = next((point for more in shared if (point := _point(start + more))), "")
    return f"{first}/{last}" if first and _is_range(first, last) else ""


def _is_range(first: str, last: str) -> bool:
    return _valid(lambda: PartialDate.parse(f"{first}/{last}"))


def _valid(parse: Callable[[], PartialDate]) -> bool:
    try:
        parse()
    except ValueError:
        return False
    return True


def _point(plain: str) -> str:
    """Return one day, month, half, quarter or year as a brief writes it, else nothing."""
    about = _ABOUT.match(plain)
    bare = plain[about.end() :] if about else plain.removesuffix("~")
    mark = "~" if bare != plain else ""
    for form in _FORMS:
        found = form.fullmatch(bare)
        if found:
            written = _iso({name: part for name, part in found.groupdict().items() if part}) + mark
            return written if _valid(lambda: PartialDate.parse(written)) else ""  # noqa: B023
    return ""


def _iso(parts: dict[str, str]) -> str:
    year = parts["year"]
    if half := parts.get("half"):
        return f"{year}-H{_HALVES.get(half, half)}"
    if quarter := parts.get("quarter"):
        return f"{year}-Q{_ROMAN.get(quarter, quarter)}"
    month = _MONTH_OF.get(parts.get("name", "")) or int(parts.get("month", 0))
    if not ("name" in parts or "month" in parts):
        return year
    return f"{year}-{month:02}" + (f"-{int(parts['day']):02}" if "day" in parts else "")
