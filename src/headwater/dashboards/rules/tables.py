"""A figure as a table: what files and mails are made of."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class Form(StrEnum):
    """How the numbers of a column are written."""

    TEXT = "text"
    COUNT = "count"
    MONEY = "money"
    SHARE = "share"
    DAYS = "days"


class Drawing(StrEnum):
    """How the rows of a table are drawn beside their names."""

    BARS = "bars"
    FUNNEL = "funnel"  # in the middle, so that it narrows
    STEPS = "steps"  # each from where the one before it ended


Value = str | int | float | Decimal | None


@dataclass(frozen=True)
class Column:
    name: str
    form: Form


@dataclass(frozen=True)
class Said:
    """A cell that is written otherwise than its column."""

    value: Value
    form: Form


@dataclass(frozen=True)
class Bar:
    """From where to where a row is drawn; how far all of them reach is found from all."""

    start: float
    end: float


@dataclass(frozen=True, kw_only=True)
class Table:
    """One figure. `bars` has one for each row; `note` stands where there is nothing to count."""

    title: str
    says: str = ""
    currency: str = ""
    columns: Sequence[Column] = ()
    rows: Sequence[Sequence[Value | Said]] = ()
    drawing: Drawing | None = None
    bars: Sequence[Bar] = field(default=())
    note: str = ""


def cell(column: Column, value: Value | Said) -> Said:
    return value if isinstance(value, Said) else Said(value, column.form)


def bars_of(sizes: Sequence[float]) -> list[Bar]:
    return [Bar(0, size) for size in sizes]
