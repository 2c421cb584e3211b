import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.lib import money
from headwater.lib.money import NotAnAmount

AMOUNTS = st.decimals(min_value=0, max_value=10**12, places=2)


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("$1,234", "1234", "USD"), ("1.2万", "12000", None), ("3亿", "300000000", None), ("€1.234,56", "1234.56", "EUR"),
        ("(1,200)", "-1200", None), ("¥ 12,000", "12000", "CNY"), ("￥3千万", "30000000", "CNY"), ("1,5", "1.5", None),
        ("1'234.50", "1234.50", None), ("12,34,567", "1234567", None), ("USD 1,200", "1200", "USD"), ("1200 CNY", "1200", "CNY"),
        ("-5", "-5", None), ("5-", "-5", None), ("$ -5", "-5", "USD"), ("1200元", "1200", "CNY"), ("１２３４", "1234", None),
        ("10k", "10000", None), ("HK$ 1.5m", "1500000", "HKD"), ("0.5", "0.5", None), ("0", "0", None), ("1 234,5", "1234.5", None),
    ],
)  # fmt: skip
def test_amounts_are_read_as_people_write_them(text: str, value: str, currency: str | None) -> None:
    found = money.parse_amount(text)

    assert (found.value, found.currency) == (Decimal(value), currency)


@pytest.mark.parametrize(
    "text",
    ["", "abc", "1,2,3", "1.2.3,4", "1e5", "1.21E+15", "NaN", "inf", "--5", "1 2 x", "9" * 30],
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(NotAnAmount):
        money.parse_amount(text)


@given(AMOUNTS)
def test_american_and_european_spellings_are_the_same_amount(amount: Decimal) -> None:
    american = f"{amount:,.2f}"
    european = american.translate(str.maketrans(",.", ".,"))

    assert money.parse_amount(american).value == amount
    assert money.parse_amount(european).value == amount


@given(st.lists(AMOUNTS, min_size=1))
def test_a_column_shows_which_decimal_sign_it_uses(amounts: list[Decimal]) -> None:
    american = [f"{amount:,.2f}" for amount in amounts]

    assert not money.uses_decimal_comma(american)
    assert money.uses_decimal_comma(text.translate(str.maketrans(",.", ".,")) for text in american)


def test_a_column_with_decimal_commas_reads_its_thousands() -> None:
    assert money.parse_amount("1.234", decimal_comma=True).value == 1234
    assert money.parse_amount("1,234", decimal_comma=True).value == Decimal("1.234")


@pytest.mark.parametrize(("currency", "value"), [("JPY", "1"), ("USD", "1.23"), ("KWD", "1.234")])
def test_amounts_are_rounded_to_what_their_currency_has(currency: str, value: str) -> None:
    assert money.rounded(Decimal("1.2341"), currency) == Decimal(value)


@given(st.text(max_size=20))
def test_no_text_does_worse_than_being_refused(text: str) -> None:
    with contextlib.suppress(NotAnAmount):
        money.parse_amount(text)
