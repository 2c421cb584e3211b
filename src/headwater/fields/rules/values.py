"""What may be written into a field of the workspace's own, and how it is kept.

A value is *plain*: what JSON can hold, the same in the API, in the event log and for an undo.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from headwater.fields.rules.custom import COLUMNS, CustomType, Definition
from headwater.lib.errors import Invalid
from headwater.lib.money import CODES

Plain = Any  # str, bool, {"amount", "currency"}, list of str, None
Row = dict[str, Any]  # the columns of one row of CustomValue
LONGEST_TEXT, LONGEST_LONG_TEXT, LONGEST_LINK = 500, 20_000, 2_000
MOST_CHOSEN = 50
SCHEMES = ("http", "https", "mailto")
BIGGEST = Decimal(10) ** 15
CENTS = Decimal("0.01")


class ValueIsWrong(Invalid):
    code = "value_is_wrong"


class UnknownField(Invalid):
    code = "unknown_field"


class ValueMissing(Invalid):
    code = "value_missing"


def read(field: Definition, given: Any, *, currency: str) -> Plain:
    """Take what was sent for a field, in its one plain form; None: nothing."""
    if given is None or given in ("", []):
        return None
    return READERS[field.type](field, given, currency)


def to_rows(field: Definition, plain: Plain) -> list[Row]:
    """Say what is kept of a plain value."""
    if plain is None:
        return []
    if field.type is CustomType.MONEY:
        return [{"number": Decimal(plain["amount"]), "currency": plain["currency"]}]
    column = COLUMNS[field.type]
    values = plain if field.type is CustomType.CHOICES else [plain]
    return [{column: KEPT[column](one)} for one in values]


def from_rows(field: Definition, rows: Sequence[Any]) -> Plain:
    """Read a plain value from the rows of it, in their order."""
    if not rows:
        return None
    if field.type is CustomType.MONEY:
        return {"amount": f"{rows[0].number:.2f}", "currency": rows[0].currency}
    column = COLUMNS[field.type]
    values = [PLAIN[column](getattr(row, column)) for row in rows]
    return values if field.type is CustomType.CHOICES else values[0]


def ids_in(plain: Plain) -> set[str]:
    """List what a plain value of choices or references names."""
    if plain is None:
        return set()
    return set(plain) if isinstance(plain, list) else {plain}


def check_chosen(field: Definition, *, before: Plain, after: Plain) -> None:
    """Refuse what cannot be chosen; what is out of use stays only where it was chosen."""
    usable = {str(choice.id) for choice in field.choices if not choice.is_archived}
    if not ids_in(after) <= usable | ids_in(before):
        raise ValueIsWrong("Choose one of the list.", field=field.name)


def _text(field: Definition, given: Any, _: str) -> Plain:
    most = LONGEST_LONG_TEXT if field.type is CustomType.LONG_TEXT else LONGEST_TEXT
    if not isinstance(given, str):
        raise ValueIsWrong("Give a text.", field=field.name)
    if "\0" in given:
        raise ValueIsWrong("A text cannot hold the character NUL.", field=field.name)
    if len(given) > most:
        raise ValueIsWrong(
            "Give at most {max_length} characters.", field=field.name, max_length=most
        )
    return given.strip() or None


def _link(field: Definition, given: Any, _: str) -> Plain:
    text = _text(field, given, _) if len(str(given)) <= LONGEST_TEXT else given
    try:
        parts = urlsplit(text) if isinstance(text, str) else None
    except ValueError:
        parts = None
    is_fine = (
        parts is not None
        and parts.scheme in SCHEMES
        and bool(parts.path if parts.scheme == "mailto" else parts.netloc)
        and len(text) <= LONGEST_LINK
        and not any(sign.isspace() or ord(sign) < ord(" ") for sign in text)
    )
    if not is_fine:
        raise ValueIsWrong(
            "Give an address that begins with https://, http:// or mailto:.", field=field.name
        )
    return text


def _decimal(field: Definition, given: Any, *, places: int) -> Decimal:
    if isinstance(given, bool) or not isinstance(given, (int, float, str)):
        raise ValueIsWrong("Give a number.", field=field.name)
    try:
        number = Decimal(str(given).strip())
    except InvalidOperation:
        raise ValueIsWrong("Give a number.", field=field.name) from None
    if not number.is_finite() or abs(number) >= BIGGEST:
        raise ValueIsWrong("Give a number.", field=field.name)
    if number != round(number, places):
        raise ValueIsWrong(
            "Give at most {decimal_places} decimal places.", field=field.name, decimal_places=places
        )
    return number


def _number(field: Definition, given: Any, _: str) -> Plain:
    return _trimmed(_decimal(field, given, places=field.decimals))


def _money(field: Definition, given: Any, currency: str) -> Plain:
    if not isinstance(given, dict):
        given = {"amount": given}
    if not {"amount"} <= given.keys() <= {"amount", "currency"}:
        raise ValueIsWrong("Give an amount and a currency.", field=field.name)
    if given["amount"] in (None, ""):
        return None
    code = given.get("currency") or currency
    if code not in CODES:
        raise ValueIsWrong("Give a currency such as CNY.", field=field.name)
    amount = _decimal(field, given["amount"], places=2)
    return {"amount": f"{amount.quantize(CENTS):f}", "currency": code}


def _date(field: Definition, given: Any, _: str) -> Plain:
    try:
        day = date.fromisoformat(given)
    except (TypeError, ValueError):
        raise ValueIsWrong("Give a day such as 2026-03-31.", field=field.name) from None
    return day.isoformat()


def _moment(field: Definition, given: Any, _: str) -> Plain:
    try:
        moment = datetime.fromisoformat(given)
        plain = _utc(moment) if moment.tzinfo else None
    except (TypeError, ValueError, OverflowError):
        plain = None
    if plain is None:
        raise ValueIsWrong(
            "Give a moment with its time zone, such as 2026-03-31T09:00:00Z.", field=field.name
        )
    return plain


def _flag(field: Definition, given: Any, _: str) -> Plain:
    if not isinstance(given, bool):
        raise ValueIsWrong("Give true or false.", field=field.name)
    return given


def _id(field: Definition, given: Any, _: str) -> Plain:
    try:
        return str(UUID(given))
    except (TypeError, ValueError, AttributeError):
        raise ValueIsWrong("Give an id.", field=field.name) from None


def _ids(field: Definition, given: Any, _: str) -> Plain:
    if not isinstance(given, list):
        raise ValueIsWrong("Give a list.", field=field.name)
    if len(given) > MOST_CHOSEN:
        raise ValueIsWrong("Give at most {max_length}.", field=field.name, max_length=MOST_CHOSEN)
    return list(dict.fromkeys(_id(field, one, _) for one in given))


def _computed(field: Definition, _given: Any, _: str) -> Plain:
    raise ValueIsWrong("This is computed and cannot be written.", field=field.name)


def _trimmed(number: Decimal) -> str:
    return format(number.normalize() + 0, "f")


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


KEPT: Mapping[str, Callable[[Any], Any]] = {
    "text": str,
    "number": Decimal,
    "date": date.fromisoformat,
    "moment": datetime.fromisoformat,
    "flag": bool,
    "ref": UUID,
}
PLAIN: Mapping[str, Callable[[Any], Plain]] = {
    "text": str,
    "number": _trimmed,
    "date": date.isoformat,
    "moment": _utc,
    "flag": bool,
    "ref": str,
}
READERS: Mapping[CustomType, Callable[[Definition, Any, str], Plain]] = {
    CustomType.TEXT: _text,
    CustomType.LONG_TEXT: _text,
    CustomType.LINK: _link,
    CustomType.NUMBER: _number,
    CustomType.MONEY: _money,
    CustomType.DATE: _date,
    CustomType.MOMENT: _moment,
    CustomType.FLAG: _flag,
    CustomType.CHOICE: _id,
    CustomType.CHOICES: _ids,
    CustomType.MEMBER: _id,
    CustomType.PERSON: _id,
    CustomType.COMPANY: _id,
    CustomType.FORMULA: _computed,
}
