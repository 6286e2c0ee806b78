"""Values keep number, hedge, unit and scale as the source has them."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnsemi_tui.model.values import HEDGES, SCALES, Value, grouped, is_number
from vnsemi_tui.model.vocabulary import Unit

SHOWN = {
    "nearly 11.83 USD bn": ("nearly USD 11.83 bn", Decimal("11830000000")),
    "about 56.2 % of exports": ("about 56.2% of exports", Decimal("56.2")),
    "100 people": ("100 people", Decimal(100)),
    "over 2000 projects": ("over 2,000 projects", Decimal(2000)),
    "at least 5 to 7 nm": ("at least 5 to 7 nm", Decimal(5)),
    "up to 1.5 m people": ("up to 1.5 m people", Decimal(1500000)),
    "under 3.10 ha": ("under 3.10 ha", Decimal("3.10")),
    "-5 %": ("-5%", Decimal(-5)),
    "-1234567.50 VND trn": ("VND -1,234,567.50 trn", Decimal("-1234567.50") * 10**12),
    "12 thousand chips": ("12 thousand chips", Decimal(12000)),
    "5 to 7 %": ("5 to 7%", Decimal(5)),
    "7": ("7", Decimal(7)),
    "9 to 10 nm": ("9 to 10 nm", Decimal(9)),
    "-5 to -3 %": ("-5 to -3%", Decimal(-5)),
    "1000 to 2000 people": ("1,000 to 2,000 people", Decimal(1000)),
    "-0.5 %": ("-0.5%", Decimal("-0.5")),
    "11.6 % of the city's GRDP": ("11.6% of the city's GRDP", Decimal("11.6")),
    f"0.{'9' * 28}": (f"0.{'9' * 28}", Decimal(f"0.{'9' * 28}")),
}
REFUSED = {
    "2,000 people": "no thousands separators",
    "11.83 bn dollars": 'unknown unit "dollars"',
    "7 peopel": 'did you mean "people"',
    "5 USD EUR": 'unknown unit "EUR"',
    "5 m bn USD": 'unknown unit "bn"',
    "7 to 5 nm": "must be the higher one",
    "5 to 5 nm": "must be the higher one",
    "10 to 9 nm": "must be the higher one",
    "-3 to -5 %": "must be the higher one",
    "5 to 5.0 nm": "must be the higher one",
    "5 % of": 'unknown unit "of"',
    "roughly 5 %": "is no value",
    "USD 5": "is no value",
    ".5 %": "is no value",
    "5. %": "is no value",
    "+5 %": "is no value",
    "5  %": "is no value",
    " 5 %": "is no value",
    "5 % ": "is no value",
    "": "is no value",
    "NaN": "is no value",
    "1e9 USD": "is no value",
    "٥ %": "is no value",
    "5 people of Huế": 'unknown unit "of"',
    "9" * 31: "longer than 30 characters",
    "1 to " + "9" * 31: "longer than 30 characters",
}


@pytest.mark.parametrize("text", SHOWN)
def test_a_value_is_shown_with_everything_that_was_written(text: str) -> None:
    value = Value.parse(text)
    assert (str(value), value.amount) == SHOWN[text]
    assert value.text == text


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_value_is_refused_with_the_reason(text: str) -> None:
    with pytest.raises(ValueError, match=REFUSED[text]):
        Value.parse(text)


@settings(deadline=None)
@given(
    st.sampled_from(("", *HEDGES)),
    st.decimals(-(10**9), 10**9, places=2),
    st.sampled_from(tuple(SCALES)),
    st.sampled_from(tuple(Unit)),
)
def test_hedge_number_scale_and_unit_are_read_back(
    hedge: str, number: Decimal, scale: str, unit: Unit
) -> None:
    text = " ".join(filter(None, (hedge, f"{number:f}", unit.value, scale)))
    value = Value.parse(text)
    assert (value.hedge, value.number, value.unit, value.scale, value.upto, value.of) == (
        (hedge, f"{number:f}", unit, scale, "", "")
    )


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=30))
def test_any_other_text_is_a_value_error(text: str) -> None:
    with suppress(ValueError):
        assert str(Value.parse(text))


def test_digits_are_grouped_by_thousands_and_never_changed() -> None:
    assert grouped("1234567.0010") == "1,234,567.0010"
    assert grouped("-999") == "-999"
    assert grouped("1000") == "1,000"


def test_a_plain_number_has_digits_and_at_most_one_point() -> None:
    assert all(is_number(text) for text in ("0", "007", "3.10", "-2.5"))
    refused = ("", "-", "1,000", "1.2.3", "1e5", " 1", "1\n", "½", "٣", "1_000")
    assert not any(is_number(text) for text in refused)


def test_a_plain_number_is_at_most_30_long_as_in_a_value() -> None:
    assert is_number("9" * 30)
    assert not is_number("9" * 31)
