"""How dates and values are written: examples, each read by the reader itself."""

from datetime import date

from docs.parts.tables import code, plain, table
from vnsemi_tui.model.dates import OPEN_END, OPEN_START, PartialDate
from vnsemi_tui.model.values import Value

DATES = (
    "2024",
    "2024-08",
    "2024-08-30",
    "2024-H1",
    "2024-Q3",
    "2024-08~",
    "2023-01/2023-10",
    "2023-09-18/2023-09-23",
    "../2025-Q3",
    "2026-03/..",
)
WRONG_DATES = ("30/8/2024", "2025-02-30", "2024-13", "2025/2024")
VALUES = (
    "100 people",
    "over 2000 projects",
    "nearly 11.83 USD bn",
    "about 56.2 % of exports",
    "at least 50000 people",
    "up to 1.6 USD bn",
    "under 5 nm",
    "5 to 7 %",
    "-3.5 %",
    "1.165 USD bn",
    "20.4 ha",
)
WRONG_VALUES = ("2,000 projects", "11.83 bn dollars", "roughly 40 people", "7 to 5 %")


def dates() -> str:
    """Return the forms of a date, and what is said of those that are none."""
    rows = [(code(text), *_meaning(PartialDate.parse(text))) for text in DATES]
    good = table(("written", "shown", "from", "to"), rows)
    bad = [(code(text), plain(_refusal(PartialDate, text))) for text in WRONG_DATES]
    return f"{good}\n\nWhat is no date is refused:\n\n{table(('written', 'said'), bad)}"


def values() -> str:
    """Return the forms of a value, and what is said of those that are none."""
    rows = [(code(text), plain(str(Value.parse(text)))) for text in VALUES]
    bad = [(code(text), plain(_refusal(Value, text))) for text in WRONG_VALUES]
    refused = table(("written", "said"), bad)
    return f"{table(('written', 'shown'), rows)}\n\nWhat is no value is refused:\n\n{refused}"


def _meaning(day: PartialDate) -> tuple[str, str, str]:
    return str(day), _day(day.first, OPEN_START), _day(day.last, OPEN_END)


def _day(day: date, open_end: date) -> str:
    return "open" if day == open_end else day.isoformat()


def _refusal(read: type[PartialDate] | type[Value], text: str) -> str:
    try:
        read.parse(text)
    except ValueError as error:
        return str(error)
    raise AssertionError(f"{text} is refused by nothing; it shows no error")
