"""The columns of fields a workspace has added to its records."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from headwater.exports.rules.columns import Part, Reading, Row
from headwater.fields.rules.custom import CustomType, Definition, in_language
from headwater.lib.writing import Cell


def _(sentence: str) -> str:
    """Mark what is to be translated when it is used."""
    return sentence


READERS: Mapping[CustomType, Callable[[Any, Reading], Cell]] = {
    CustomType.NUMBER: lambda value, _how: Decimal(value),
    CustomType.MONEY: lambda value, _how: Decimal(value["amount"]),
    CustomType.DATE: lambda value, _how: date.fromisoformat(value),
    CustomType.MOMENT: lambda value, how: (
        datetime.fromisoformat(value).astimezone(how.zone).replace(tzinfo=None)
    ),
    CustomType.FLAG: lambda value, how: how.say(_("Yes")) if value else how.say(_("No")),
}


def own_columns(known: Sequence[Definition], *, language: str) -> dict[str, tuple[Part, ...]]:
    """Give the columns of the workspace's own fields, as the lists call them."""
    return {one.name: tuple(_parts(one, language=language)) for one in known}


def _parts(one: Definition, *, language: str) -> Iterator[Part]:
    names = {str(choice.id): choice.name_in(language) for choice in one.choices}
    reader = READERS.get(one.type)

    def read(row: Row, how: Reading) -> Cell:
        value = row["custom"].get(one.key)
        if value is None:
            return None
        return reader(value, how) if reader else _text(value, names)

    yield Part(in_language(language, one.name_en, one.name_zh), read)
    if one.type is CustomType.MONEY:
        yield Part(_("Currency"), lambda row, _how: row["custom"].get(one.key, {}).get("currency"))


def _text(value: Any, names: Mapping[str, str]) -> str:
    """Say a choice or several by their names, and a person, company or member by theirs."""
    if isinstance(value, list):
        return ", ".join(names.get(str(one), "") for one in value)
    if isinstance(value, dict):
        return str(value.get("name", ""))
    return names.get(str(value), str(value))
