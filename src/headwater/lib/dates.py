"""Reading days and moments as people and programs write them."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from functools import lru_cache

from headwater.lib.errors import Invalid

YEARS = range(1900, 2101)
EXCEL_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001  # a spreadsheet knows no time zone
EXCEL_DAYS = (10_000, 73_415)  # 1927 to 2100; smaller numbers are years and counts
UNIX_SECONDS = (100_000_000, 9_999_999_999)
MONTHS = {
    name: number
    for number, names in enumerate(
        [
            ("jan", "january"), ("feb", "february"), ("mar", "march"), ("apr", "april"), ("may",),
            ("jun", "june"), ("jul", "july"), ("aug", "august"), ("sep", "sept", "september"),
            ("oct", "october"), ("nov", "november"), ("dec", "december"),
        ],
        start=1,
    )
    for name in names
}  # fmt: skip
YEAR_FIRST = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(.*)", re.DOTALL
)
YEAR_LAST = re.compile(r"(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})(?!\d)(.*)", re.DOTALL)
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:[T ]?(\d{2})(\d{2})(\d{2})?)?Z?")
DAY_NAME_YEAR = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]+)\.?,?[\s-]+(\d{4})(.*)", re.IGNORECASE | re.DOTALL
)
NAME_DAY_YEAR = re.compile(
    r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(.*)", re.IGNORECASE | re.DOTALL
)
WEEKDAY = re.compile(
    r"^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b,?\s*)", re.IGNORECASE
)
CLOCK = re.compile(
    r"[T,]?\s*(?:星期.|周.|[(]?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[)]?,?)?\s*"
    r"(?P<half>上午|下午|凌晨|晚上|中午)?\s*"
    r"(?P<hour>\d{1,2})\s*[:时点]\s*(?P<minute>\d{1,2})?\s*(?:[:分]\s*(?P<second>\d{1,2})?(?:[.,]\d+)?\s*秒?)?\s*"
    r"(?P<ampm>[ap]\.?m\.?)?\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
AFTERNOON = {"下午", "晚上", "pm", "p.m."}
NOON = 12
MONTHS_A_YEAR = 12
CENTURY = 100
THIS_CENTURY_UNTIL = 69  # two-digit years, as POSIX reads them


class Order(StrEnum):
    """Which of two numbers comes first in a column of dates such as 10/11/2016."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


class NotADate(Invalid):
    code = "not_a_date"


def parse_date(text: str, *, order: Order = Order.MONTH_FIRST, zone: tzinfo = UTC) -> date:
    """Read a day; of a moment, the day it falls on in the given zone."""
    when = parse_when(text, order=order)
    if not isinstance(when, datetime):
        return when
    return (when.astimezone(zone) if when.tzinfo else when).date()


def parse_moment(text: str, *, order: Order = Order.MONTH_FIRST, zone: tzinfo = UTC) -> datetime:
    """Read a moment; one without a zone is in the given zone, a mere day begins at midnight."""
    when = parse_when(text, order=order)
    if not isinstance(when, datetime):
        when = datetime.combine(when, time())
    return (when if when.tzinfo else when.replace(tzinfo=zone)).astimezone(UTC)


def parse_when(text: str, *, order: Order = Order.MONTH_FIRST) -> date | datetime:
    """Read whatever was written: a day, a moment without a zone, or one with."""
    try:
        found = _parse(text.strip(), order)
    except (ValueError, OverflowError):
        found = None
    if found is None or found.year not in YEARS:
        raise NotADate("“{text}” is not a date.", text=text[:50])
    return found


def order_of(samples: Iterable[str]) -> Order | None:
    """Find out from a column which number is the day; None when it does not show."""
    matches = [match for sample in samples if (match := YEAR_LAST.match(sample.strip()))]
    if any(int(match[1]) > MONTHS_A_YEAR for match in matches):
        return Order.DAY_FIRST
    if any(int(match[3]) > MONTHS_A_YEAR for match in matches):
        return Order.MONTH_FIRST
    if any(match[2] == "." for match in matches):
        return Order.DAY_FIRST  # only countries that write the day first use full stops
    return None


@lru_cache(maxsize=50_000)
def _parse(text: str, order: Order) -> date | datetime | None:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return date.fromisoformat(text)
    if re.match(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}", text):
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            pass  # a spelling only the patterns below know
    plain = WEEKDAY.sub("", unicodedata.normalize("NFKC", text).strip())
    return _serial(plain) or _written(plain, order)


def _serial(text: str) -> datetime | date | None:
    """Read a spreadsheet's count of days, a compact date, or seconds since 1970."""
    if compact := COMPACT.fullmatch(text):
        numbers = [int(part) for part in compact.groups() if part]
        clock = numbers[3:]
        return datetime(*numbers) if clock else date(*numbers)  # type: ignore[arg-type]  # noqa: DTZ001
    if not re.fullmatch(r"\d+(\.\d+)?", text):
        return None
    number = float(text)
    if EXCEL_DAYS[0] <= number <= EXCEL_DAYS[1]:
        moment = EXCEL_EPOCH + timedelta(seconds=round(number * 86_400))
        return moment if number % 1 else moment.date()
    seconds = number / 1000 if number > UNIX_SECONDS[1] else number
    if UNIX_SECONDS[0] <= seconds <= UNIX_SECONDS[1]:
        return datetime.fromtimestamp(seconds, UTC)
    return None


def _written(text: str, order: Order) -> date | datetime | None:
    if match := YEAR_FIRST.fullmatch(text):
        year, month, day, rest = match.groups()
    elif match := YEAR_LAST.fullmatch(text):
        first, _, second, year, rest = match.groups()
        day, month = (first, second) if _day_is_first(match, order) else (second, first)
    elif match := DAY_NAME_YEAR.fullmatch(text):
        day, month, year, rest = match.groups()
    elif match := NAME_DAY_YEAR.fullmatch(text):
        month, day, year, rest = match.groups()
    else:
        return None
    number = MONTHS[month.lower()] if month.lower() in MONTHS else int(month)
    return _with_clock(date(_year(year), number, int(day)), rest.strip())


def _day_is_first(match: re.Match[str], order: Order) -> bool:
    """Believe the numbers where they leave no doubt, then the mark, then the rest of the column."""
    if int(match[1]) > MONTHS_A_YEAR:
        return True
    return int(match[3]) <= MONTHS_A_YEAR and (match[2] == "." or order is Order.DAY_FIRST)


def _year(text: str) -> int:
    year = int(text)
    if year >= CENTURY:
        return year
    return year + (2000 if year < THIS_CENTURY_UNTIL else 1900)


def _with_clock(day: date, text: str) -> date | datetime | None:
    if not text:
        return day
    clock = CLOCK.fullmatch(text)
    if not clock:
        return None
    hour = int(clock["hour"])
    half = (clock["half"] or clock["ampm"] or "").lower()
    if half in AFTERNOON and hour < NOON:
        hour += NOON
    elif half.startswith("a") and hour == NOON:
        hour = 0
    moment = datetime.combine(day, time(hour, int(clock["minute"] or 0), int(clock["second"] or 0)))
    return moment if not clock["zone"] else moment.replace(tzinfo=_zone(clock["zone"]))


def _zone(text: str) -> tzinfo:
    if text.upper() in {"Z", "UTC", "GMT"}:
        return UTC
    return datetime.strptime(text, "%z").tzinfo or UTC
