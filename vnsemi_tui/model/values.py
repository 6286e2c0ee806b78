"""Figures as written: number, unit, scale and the hedge of the source."""

import re
from decimal import Decimal
from functools import lru_cache

import msgspec

from vnsemi_tui.model.vocabulary import Unit
from vnsemi_tui.text.nearest import hint

HEDGES = ("over", "about", "nearly", "at least", "up to", "under")
"""Words a source puts before a number; kept, never dropped."""

SCALES = {
    "": Decimal(1),
    "thousand": Decimal(10**3),
    "m": Decimal(10**6),
    "bn": Decimal(10**9),
    "trn": Decimal(10**12),
}
"""Scale words and what they multiply by."""

CURRENCIES = frozenset((Unit.USD, Unit.VND, Unit.EUR, Unit.JPY, Unit.KRW, Unit.TWD, Unit.CNY))
"""Units that are printed before the number."""

_UNITS = {unit.value: unit for unit in Unit}
_LONGEST = 30
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_VALUE = re.compile(
    rf"(?:({'|'.join(HEDGES)}) )?({_NUMBER.pattern})(?: to ({_NUMBER.pattern}))?((?: [^ ]+)*)"
)


class Value(msgspec.Struct, frozen=True, array_like=True):
    """A number with the hedge, unit and scale of its source; `nearly 11.83 USD bn`."""

    text: str
    """The value as the brief has it."""
    hedge: str
    """`over`, `nearly` … or empty."""
    number: str
    """The number as written; it stays text, so `3.10` keeps its zero."""
    upto: str
    """The upper number of `5 to 7`, or empty."""
    unit: Unit | None
    """What is counted; None for a bare number."""
    scale: str
    """`thousand`, `m`, `bn`, `trn` or empty."""
    of: str
    """What the share is a part of (`exports` in `56.2 % of exports`), or empty."""

    @classmethod
    def parse(cls, text: str) -> "Value":
        """Return the value that `text` writes; raise ValueError with the reason and the way out."""
        return _parse(text)

    @property
    def amount(self) -> Decimal:
        """The lower number, scaled, in `unit`."""
        return Decimal(self.number) * SCALES[self.scale]

    def __str__(self) -> str:
        """The value as people print it: `nearly USD 11.83 bn`, `7%`, `over 2,000 projects`."""
        numbers = grouped(self.number) + (f" to {grouped(self.upto)}" if self.upto else "")
        unit = self.unit.value if self.unit else ""
        if self.unit is Unit.PERCENT:
            numbers, unit = f"{numbers}%", ""
        currency, unit = (unit, "") if self.unit in CURRENCIES else ("", unit)
        of = f"of {self.of}" if self.of else ""
        parts = (self.hedge, currency, numbers, self.scale, unit, of)
        return " ".join(part for part in parts if part)


def grouped(number: str) -> str:
    """Return `number` with thousands separators; digits after the point are kept as written."""
    sign, digits = ("-", number[1:]) if number.startswith("-") else ("", number)
    whole, point, fraction = digits.partition(".")
    return f"{sign}{int(whole):,}{point}{fraction}"


def is_number(text: str) -> bool:
    """Whether `text` is a plain number as briefs write it: short, without separators."""
    return len(text) <= _LONGEST and _NUMBER.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def _parse(text: str) -> Value:
    found = _VALUE.fullmatch(text)
    if found is None:
        if re.search(r"\d,\d", text):
            raise ValueError(f'"{text}": no thousands separators; write 2000, or 2.5 bn')
        raise ValueError(
            f'"{text}" is no value; write [over|about|nearly|at least|up to|under] NUMBER '
            "[to NUMBER] [UNIT], for example: nearly 11.83 USD bn"
        )
    hedge, number, upto, rest = found.groups()
    if max(len(number), len(upto or "")) > _LONGEST:
        raise ValueError(
            f"the number is longer than {_LONGEST} characters; use a scale: m, bn, trn"
        )
    if upto and Decimal(upto) <= Decimal(number):
        raise ValueError(f'"{text}": the second number must be the higher one')
    unit, scale, of = _parse_unit(text, rest.split())
    return Value(text, hedge or "", number, upto or "", unit, scale, of)


def _parse_unit(text: str, words: list[str]) -> tuple[Unit | None, str, str]:
    unit: Unit | None = None
    scale = ""
    while words:
        word = words.pop(0)
        if word == "of" and words and unit is Unit.PERCENT:
            return unit, scale, " ".join(words)
        if word in SCALES and not scale:
            scale = word
        elif unit is None and word in _UNITS:
            unit = _UNITS[word]
        else:
            near = hint(word, (*_UNITS, *SCALES))
            raise ValueError(
                f'"{text}": unknown unit "{word}"{near}; currencies come first: 2.22 USD bn'
            )
    return unit, scale, ""
