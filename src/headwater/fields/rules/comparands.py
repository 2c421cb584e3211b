"""The values a condition compares with: read from what somebody wrote, by the type of the field."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from uuid import UUID

from headwater.fields.rules.refusals import BadFilter
from headwater.fields.rules.types import Field, FieldType

LONGEST_TEXT = 200
LARGEST = Decimal("1e18")
MOST_DAYS = 36_500
DAYS_AGO = re.compile(r"(\d{1,5}) days? ago")
IN_DAYS = re.compile(r"in (\d{1,5}) days?")
ROLLING = re.compile(r"(last|next) (\d{1,5}) days?")
FLAGS = {"yes": True, "no": False}


class Person(StrEnum):
    """A member by who asks."""

    ME = "me"
    MY_TEAM = "my team"


class Span(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True)
class Day:
    """A day of the calendar, or so many days from today."""

    on: date | None = None
    offset: int = 0


@dataclass(frozen=True)
class Period:
    """The span `shift` spans from the present one, or so many `days` before or after today.

    Rolling days count today: the last 7 days are today and the six before, the next 7 alike.
    """

    span: Span = Span.DAY
    shift: int = 0
    days: int = 0


Value = str | Decimal | bool | UUID | Day | Period | Person
NEAR_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}
SHIFTS = {"last": -1, "this": 0, "next": 1}
PERIODS = {word: Period(Span.DAY, shift) for word, shift in NEAR_DAYS.items()} | {
    f"{word} {span}": Period(span, shift)
    for word, shift in SHIFTS.items()
    for span in Span
    if span is not Span.DAY
}


def read_value(text: str, field: Field) -> Value:
    """Read a value as the type of its field asks; raises BadFilter."""
    if field.type is FieldType.CHOICE:
        return _choice(text, field)
    return READERS[field.type](text)


def read_period(text: str) -> Period:
    """Read `this month` or `next 30 days`; raises BadFilter."""
    if text in PERIODS:
        return PERIODS[text]
    rolling = ROLLING.fullmatch(text)
    if rolling is None or not 1 <= int(rolling[2]) <= MOST_DAYS:
        raise BadFilter("“{text}” is no period. Write “this month” or “last 30 days”.", text=text)
    return Period(days=int(rolling[2]) * SHIFTS[rolling[1]])


def read_day(text: str) -> Day:
    """Read `2026-12-31`, `today` or `30 days ago`; raises BadFilter."""
    if text in NEAR_DAYS:
        return Day(offset=NEAR_DAYS[text])
    for pattern, sign in ((DAYS_AGO, -1), (IN_DAYS, 1)):
        found = pattern.fullmatch(text)
        if found and int(found[1]) <= MOST_DAYS:
            return Day(offset=sign * int(found[1]))
    try:
        return Day(date.fromisoformat(text))
    except ValueError:
        raise BadFilter(
            "“{text}” is no day. Write “2026-12-31”, “today” or “30 days ago”.", text=text
        ) from None


def _number(text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = LARGEST
    if not number.is_finite() or abs(number) >= LARGEST:
        raise BadFilter("“{text}” is no number.", text=text)
    return number


def _flag(text: str) -> bool:
    if text not in FLAGS:
        raise BadFilter("“{text}” is neither “yes” nor “no”.", text=text)
    return FLAGS[text]


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise BadFilter("“{text}” is not the id of anything.", text=text) from None


def _choice(text: str, field: Field) -> Value:
    if field.choices and text not in field.choices:
        raise BadFilter("“{text}” is not one of the choices of {name}.", text=text, name=field.name)
    return _text(text) if field.choices or field.is_word else _id(text)


def _member(text: str) -> Value:
    return Person(text) if text in set(Person) else _id(text)


def _text(text: str) -> str:
    if not text or len(text) > LONGEST_TEXT or "\0" in text:
        raise BadFilter("A text to look for has 1 to {most} characters.", most=LONGEST_TEXT)
    return text


READERS: Mapping[FieldType, Callable[[str], Value]] = {
    FieldType.TEXT: _text,
    FieldType.LINK: _text,
    FieldType.NUMBER: _number,
    FieldType.MONEY: _number,
    FieldType.DATE: read_day,
    FieldType.MOMENT: read_day,
    FieldType.FLAG: _flag,
    FieldType.CHOICES: _text,
    FieldType.MEMBER: _member,
    FieldType.PERSON: _id,
    FieldType.COMPANY: _id,
}
