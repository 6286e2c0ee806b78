"""The arithmetic of figures that were worked out from printed numbers."""

import re
from decimal import Decimal, InvalidOperation

_NUMBER = r"[0-9]+(?:\.[0-9]+)?"


def numbers_of(arithmetic: str) -> list[str]:
    """Return the numbers of `arithmetic` as written, each once, in order."""
    return list(dict.fromkeys(re.findall(_NUMBER, arithmetic)))


def is_sum(arithmetic: str) -> bool:
    """Whether `arithmetic` only adds and takes away, so that all in it are of one kind."""
    return "*" not in arithmetic and "/" not in arithmetic


def is_rounded(result: Decimal, number: str) -> bool:
    """Whether `number`, as written, is `result` rounded to its own places."""
    place = Decimal(1).scaleb(-len(number.partition(".")[2]))
    return abs(result - Decimal(number)) * 2 <= place


def calculate(arithmetic: str) -> Decimal | None:
    """Return the result of numbers, + - * / and round brackets; None where it is none."""
    pieces = re.findall(rf"{_NUMBER}|[-+*/()]", arithmetic)
    if "".join(pieces) != arithmetic.replace(" ", "") or len(pieces) > 99:
        return None
    try:
        result, rest = _sum(pieces)
    except (IndexError, ArithmeticError):
        return None
    return result if not rest else None


def _sum(pieces: list[str]) -> tuple[Decimal, list[str]]:
    left, rest = _product(pieces)
    while rest and rest[0] in "+-":
        right, after = _product(rest[1:])
        left, rest = (left + right if rest[0] == "+" else left - right), after
    return left, rest


def _product(pieces: list[str]) -> tuple[Decimal, list[str]]:
    left, rest = _factor(pieces)
    while rest and rest[0] in "*/":
        right, after = _factor(rest[1:])
        left, rest = (left * right if rest[0] == "*" else left / right), after
    return left, rest


def _factor(pieces: list[str]) -> tuple[Decimal, list[str]]:
    if pieces[0] == "(":
        inner, rest = _sum(pieces[1:])
        if rest[0] != ")":
            raise InvalidOperation
        return inner, rest[1:]
    return Decimal(pieces[0]), pieces[1:]
