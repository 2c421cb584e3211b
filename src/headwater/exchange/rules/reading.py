"""Reading the cells of a row as what their columns mean."""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from typing import Any

import orjson

from headwater.exchange.rules import own
from headwater.exchange.rules.fields import BY_NAME, Field, Fields, FieldType
from headwater.exchange.rules.problems import CellRefused
from headwater.exchange.rules.recognition import letters
from headwater.fields.rules.custom import AMOUNTS, CustomType
from headwater.lib import dates, money
from headwater.lib.dates import Order
from headwater.lib.errors import DomainError

# What one row says: the values by field; lists for fields that several columns may hold.
Said = dict[str, Any]

LONGEST = {
    "title": 200, "company": 200, "person": 200, "person_title": 200, "company_domain": 200, "industry": 100,
    "country": 100, "lost_reason": 100, "source": 100, "owner": 100, "stage": 100, "member": 100, "manager": 100,
    "team": 100, "product": 50, "tag": 50, "credit_code": 18, "first_name": 100, "last_name": 99, "wechat": 300,
    "phone": 300, "email": 254, "linkedin": 300, "deal_id": 200, "company_id": 200, "person_id": 200,
}  # fmt: skip
NO_VALUE = frozenset({"-", "--", "n/a", "na", "null", "none", "nan", "#n/a", "无", "/", "未知"})
SHORTENED = re.compile(r"\d(\.\d+)?E\+\d+", re.IGNORECASE)
SEPARATORS = re.compile(r"\s*[;；、,，|]\s*")
TIER = re.compile(r"\s*([A-Da-d])\s*(?:级|类)?(?:客户)?\s*")
MAIL = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;]+")
CHINESE = re.compile(r"[\u3400-\u9fff]")
LABELS = {
    "mobile": re.compile(r"mobile|cell|手机|移动", re.IGNORECASE),
    "work": re.compile(r"work|business|office|办公|商务|座机", re.IGNORECASE),
    "home": re.compile(r"home|家庭", re.IGNORECASE),
}
NEVER_EMPTY_WORDS = frozenset({FieldType.ID, FieldType.CHOICE})


@dataclass(frozen=True)
class Sense:
    """How the rows of one file are to be read: for each column its place, name and meaning."""

    columns: tuple[tuple[int, str, Field], ...]
    zone: tzinfo
    order: Order = Order.MONTH_FIRST
    decimal_comma: bool = False
    currency: str = ""  # of amounts in fields of the workspace's own that name none

    @property
    def own(self) -> list[Field]:
        """The fields of the workspace's own that some column fills."""
        return [field for _, _, field in self.columns if field.own]


def sense_of(  # all that decides how cells are read
    columns: Sequence[Mapping[str, Any]],
    *,
    own: Fields,
    zone: tzinfo,
    date_order: str,
    decimal_comma: bool,
    currency: str,
) -> Sense:
    known = {**BY_NAME, **own}
    used = tuple(
        (index, column["name"], known[column["field"]])
        for index, column in enumerate(columns)
        if column["field"] in known
    )
    order = Order(date_order) if date_order else Order.MONTH_FIRST
    return Sense(used, zone, order, decimal_comma, currency)


def read(cells: Sequence[str], sense: Sense) -> Said:
    """Read one row; a cell that cannot be read refuses it, naming the column."""
    said: Said = {}
    for index, name, field in sense.columns:
        text = cells[index].strip() if index < len(cells) else ""
        if not text or _says_nothing(text, field):
            continue
        try:
            value = READERS[field.type](text, field, sense)
        except DomainError as error:
            error.field = name
            raise
        if field.several and field.type is not FieldType.MOMENT:
            values = value if isinstance(value, list) else [value]
            said.setdefault(field.name, []).extend(values)
            if field.name in {"phone", "email"} and (label := _label(name)):
                said.setdefault("labels", {}).update(dict.fromkeys(values, label))
        elif value is not None:
            said.setdefault(field.name, value)
    return said


def _says_nothing(text: str, field: Field) -> bool:
    """Whether a cell says that there is nothing, as other systems write it."""
    if field.type in NEVER_EMPTY_WORDS or text.casefold() not in NO_VALUE:
        return False
    return field.own is None or not own.is_choice(field.own, text)


def _label(column: str) -> str:
    """Read from a column's name which telephone of somebody it holds."""
    return next((label for label, words in LABELS.items() if words.search(column)), "")


def digest(said: Said) -> str:
    """Reduce what a row says to 32 letters, which change when any of it does."""
    raw = orjson.dumps(said, default=str, option=orjson.OPT_SORT_KEYS)
    return hashlib.blake2b(raw, digest_size=16).hexdigest()


def name_key(name: str) -> str:
    """Reduce a name to what all its spellings share."""
    return letters(name)[:200]


def person_name(said: Said) -> str:
    """Put a name together in the order its language has."""
    if said.get("person"):
        return str(said["person"])
    first, last = said.get("first_name", ""), said.get("last_name", "")
    if CHINESE.search(first + last):
        return f"{last}{first}"
    return f"{first} {last}".strip()


def title_of(said: Said) -> str:
    """Name a deal whose file does not: by its company and product, else by its number."""
    if said.get("title"):
        return str(said["title"])
    parts = [said.get("company", ""), *said.get("tag", [])[:1]]
    return (" · ".join(part for part in parts if part) or str(said.get("deal_id", "")))[:200]


def _text(text: str, field: Field, _sense: Sense) -> str:
    longest = LONGEST.get(field.name, 10_000)
    if len(text) > longest:
        raise CellRefused(
            "“{text}…” is longer than {most} characters.", text=text[:30], most=longest
        )
    return text


def _id(text: str, field: Field, sense: Sense) -> str:
    if SHORTENED.fullmatch(text):
        raise CellRefused(
            "A spreadsheet has shortened this number to {text}. Export it again as text.", text=text
        )
    return _text(text.removesuffix(".0"), field, sense)


def _money(text: str, _field: Field, sense: Sense) -> money.Amount:
    amount = money.parse_amount(text, decimal_comma=sense.decimal_comma)
    if amount.value < 0:
        raise CellRefused("The value of a deal cannot be negative: {text}.", text=text[:30])
    return amount


def _number(text: str, _field: Field, sense: Sense) -> int | None:
    """Read a count; ranges such as 51-200 count from their lower end."""
    found = re.match(r"[\d.,万]+", text)
    if not found:
        return None
    return min(
        int(money.parse_amount(found[0], decimal_comma=sense.decimal_comma).value), 2**31 - 1
    )


def _currency(text: str, _field: Field, _sense: Sense) -> str:
    code = money.currency_code(text)
    if code is None:
        raise CellRefused("“{text}” is not a currency.", text=text[:30])
    return code


def _date(text: str, _field: Field, sense: Sense) -> date:
    return dates.parse_date(text, order=sense.order, zone=sense.zone)


def _moment(text: str, _field: Field, sense: Sense) -> date | datetime:
    """Read a moment; a mere day stays one, since it does not say when on that day."""
    when = dates.parse_when(text, order=sense.order)
    if isinstance(when, datetime) and when.tzinfo is None:
        return when.replace(tzinfo=sense.zone)
    return when


def _emails(text: str, field: Field, sense: Sense) -> list[str]:
    found = [match.lower() for match in MAIL.findall(text)]
    if not found:
        raise CellRefused("“{text}” is not a mail address.", text=text[:50])
    return [_text(mail, field, sense) for mail in found]


def _list(text: str, field: Field, sense: Sense) -> list[str]:
    return [_text(part, field, sense) for part in SEPARATORS.split(text) if part]


def _tier(text: str, _field: Field, _sense: Sense) -> str:
    found = TIER.fullmatch(unicodedata.normalize("NFKC", text))
    if found is None:
        raise CellRefused("“{text}” is no tier from A to D.", text=text[:50])
    return found[1].upper()


def _own(text: str, field: Field, sense: Sense) -> Any:
    if field.own is None:
        raise LookupError(field.name)
    number = money.parse_amount(text, decimal_comma=sense.decimal_comma) if _counts(field) else None
    day = _date(text, field, sense) if field.own.type is CustomType.DATE else None
    moment = None
    if field.own.type is CustomType.MOMENT:
        moment = as_moment(_moment(text, field, sense), sense.zone)
    return own.read(field.own, text, number=number, when=day or moment, currency=sense.currency)


def _counts(field: Field) -> bool:
    return field.own is not None and field.own.type in AMOUNTS


READERS: Mapping[FieldType, Callable[[str, Field, Sense], Any]] = {
    FieldType.TEXT: _text,
    FieldType.CHOICE: _text,
    FieldType.ID: _id,
    FieldType.MONEY: _money,
    FieldType.NUMBER: _number,
    FieldType.CURRENCY: _currency,
    FieldType.DATE: _date,
    FieldType.MOMENT: _moment,
    FieldType.EMAIL: _emails,
    FieldType.LIST: _list,
    FieldType.TIER: _tier,
    FieldType.OWN: _own,
}


def as_moment(when: date | datetime, zone: tzinfo) -> datetime:
    """Take a mere day for its beginning."""
    return when if isinstance(when, datetime) else datetime.combine(when, time(), tzinfo=zone)


def as_day(when: date | datetime, zone: tzinfo) -> date:
    return when.astimezone(zone).date() if isinstance(when, datetime) else when
