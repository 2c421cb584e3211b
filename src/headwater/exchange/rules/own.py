"""Reading the cells of columns that fill fields of the workspace's own, in their plain form."""

import re
from datetime import date, datetime
from urllib.parse import urlsplit

from headwater.exchange.rules.problems import CellRefused
from headwater.fields.rules.custom import CHOOSING, REFERRING, CustomType, Definition
from headwater.fields.rules.values import Plain
from headwater.fields.rules.values import read as read_plain
from headwater.lib.money import Amount

SEPARATORS = re.compile(r"\s*[;；、,，|]\s*")
YES = frozenset({"yes", "y", "true", "t", "1", "x", "✓", "✔", "√", "on", "是", "对", "有", "真"})
NO = frozenset({"no", "n", "false", "f", "0", "off", "否", "不是", "没有", "假"})


def read(
    field: Definition,
    text: str,
    *,
    number: Amount | None,
    when: date | datetime | None,
    currency: str,
) -> Plain:
    """Read a cell; the name of a member, person or company stays one until it is looked up."""
    if field.type in REFERRING:
        return text
    if number is not None:
        amount = format(number.value, "f")
        is_money = field.type is CustomType.MONEY
        known = {"amount": amount, "currency": number.currency or currency}
        return read_plain(field, known if is_money else amount, currency=currency)
    if when is not None:
        return read_plain(field, when.isoformat(), currency=currency)
    return read_plain(field, _given(field, text), currency=currency)


def is_choice(field: Definition, text: str) -> bool:
    return field.type in CHOOSING and text.casefold() in _ids(field)


def _given(field: Definition, text: str) -> object:
    if field.type is CustomType.FLAG:
        return _flag(text)
    if field.type is CustomType.CHOICE:
        return _choice(field, text)
    if field.type is CustomType.CHOICES:
        whole = _ids(field).get(text.casefold())
        return [whole] if whole else [_choice(field, one) for one in SEPARATORS.split(text) if one]
    if field.type is CustomType.LINK and not urlsplit(text).scheme:
        return f"https://{text}"
    return text


def _flag(text: str) -> bool:
    word = text.casefold()
    if word not in YES | NO:
        raise CellRefused("“{text}” is neither yes nor no.", text=text[:30])
    return word in YES


def _choice(field: Definition, text: str) -> str:
    found = _ids(field).get(text.casefold())
    if found is None:
        raise CellRefused("“{text}” is none of the choices of this field.", text=text[:50])
    return found


def _ids(field: Definition) -> dict[str, str]:
    """Name the choices in use by both their names."""
    return {
        name.casefold(): str(choice.id)
        for choice in field.choices
        if not choice.is_archived
        for name in (choice.name_en, choice.name_zh)
        if name
    }
