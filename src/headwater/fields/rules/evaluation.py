"""Computing a formula in Python: what its SQL is tested against."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Any

from headwater.fields.rules.formulas import MOST_DECIMALS, Constant, Name, Node

MOST_DAYS = 100_000
Value = Decimal | str | date | bool | None


def evaluate(node: Node, values: Mapping[str, Value], *, today: date) -> Value:
    """Say what a formula gives for these values; what is not among them is unknown."""
    if isinstance(node, Constant):
        return node.value
    if isinstance(node, Name):
        return values.get(node.name)
    if node.function == "today":
        return today
    given = [evaluate(one, values, today=today) for one in node.arguments]
    with localcontext(prec=100):
        if node.function in LENIENT:
            return LENIENT[node.function](given)
        return None if None in given else STRICT[node.function](*given)


def _divide(one: Decimal, other: Decimal) -> Value:
    return _round(one / other, Decimal(MOST_DECIMALS)) if other else None


def _round(number: Decimal, places: Decimal = Decimal(0)) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-int(places)), ROUND_HALF_UP)


def _shift(one: Any, other: Decimal) -> Value:
    if not isinstance(one, date):
        return Decimal(one + other)
    days = int(other.to_integral_value("ROUND_FLOOR"))
    try:
        return one + timedelta(days) if abs(days) <= MOST_DAYS else None
    except OverflowError:
        return None


def _both(given: Sequence[Value]) -> Value:
    if False in given:
        return False
    return None if None in given else True


def _either(given: Sequence[Value]) -> Value:
    if True in given:
        return True
    return None if None in given else False


def _known(given: Sequence[Any]) -> list[Any]:
    return [one for one in given if one is not None]


def written(value: Value) -> str:
    """Write a value as part of a text."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return format(value.normalize() + 0, "f")
    return "" if value is None else str(value)


# These know what to do with something unknown; the others know nothing then.
LENIENT: Mapping[str, Callable[[Sequence[Any]], Value]] = {
    "and": _both,
    "or": _either,
    "if": lambda given: given[1] if given[0] else given[2],
    "min": lambda given: min(_known(given), default=None),
    "max": lambda given: max(_known(given), default=None),
    "coalesce": lambda given: next(iter(_known(given)), None),
    "concat": lambda given: "".join(map(written, given)),
}
STRICT: Mapping[str, Callable[..., Value]] = {
    "+": _shift,
    "-": lambda one, other: _shift(one, -other),
    "*": lambda one, other: one * other,
    "/": _divide,
    "%": lambda one, other: one % other if other else None,
    "negative": lambda one: -one,
    "abs": abs,
    "=": lambda one, other: one == other,
    "!=": lambda one, other: one != other,
    "<": lambda one, other: one < other,
    "<=": lambda one, other: one <= other,
    ">": lambda one, other: one > other,
    ">=": lambda one, other: one >= other,
    "not": lambda one: not one,
    "round": _round,
    "days_between": lambda begin, end: Decimal((end - begin).days),
}
