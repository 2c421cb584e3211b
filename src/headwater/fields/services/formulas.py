"""Keeping the formulas of a kind true to the fields they name."""

from dataclasses import dataclass
from typing import Any

import orjson

from headwater.accounts.rules import Actor, Kind
from headwater.fields.models import CustomField
from headwater.fields.rules.custom import CustomType, FieldIsNeeded
from headwater.fields.rules.formulas import (
    MOST_NODES,
    FormulaIsWrong,
    FormulaType,
    in_order,
    parse,
    size_of,
    type_of,
)
from headwater.fields.selectors.asking import example
from headwater.fields.selectors.custom import definition, fields_of
from headwater.fields.selectors.formulas import built_in, readable, to_sql


@dataclass(frozen=True)
class Tried:
    """What a formula gives, and for which record that was tried."""

    type: FormulaType
    example: str | None
    value: Any


def settle_formulas(kind: Kind, *, about: CustomField) -> None:
    """Find out anew what each formula of a kind gives.

    Refuses a change `about` a field after which another one's formula would not work any more.
    """
    rows = list(fields_of(kind))
    types = _types(kind, rows)
    waiting = {row.key: parse(row.formula) for row in rows if row.type == CustomType.FORMULA}
    by_key = {row.key: row for row in rows}
    sizes: dict[str, int] = {}
    for key in in_order(waiting):
        try:
            given = type_of(waiting[key], types)
            sizes[key] = size_of(waiting[key], sizes)
            _check_size(sizes[key])
        except FormulaIsWrong as error:
            if key == about.key:
                raise
            raise FieldIsNeeded(
                "The formula of “{name}” needs this field as it is.", name=str(by_key[key])
            ) from error
        types[key] = given
        if by_key[key].formula_type != given:
            CustomField.objects.filter(id=by_key[key].id).update(formula_type=given)
            if key == about.key:
                about.refresh_from_db()


def try_formula(kind: Kind, formula: str, *, decimals: int, actor: Actor) -> Tried:
    """Say what a formula gives for the youngest record, or what is wrong with it."""
    rows = list(fields_of(kind))
    types = _types(kind, rows)
    types |= {row.key: FormulaType(row.formula_type) for row in rows if row.formula_type}
    node = parse(formula)
    given = type_of(node, types)
    known = [definition(row) for row in rows]
    names = readable(known, kind=kind, row="r")
    _, sql = to_sql(node, names)
    if given is FormulaType.NUMBER:
        sql = f"counted({sql}, {decimals})::text"
    found = example(kind, sql, actor=actor)
    return Tried(given, found[0] if found else None, orjson.loads(found[1]) if found else None)


def _check_size(size: int) -> None:
    if size > MOST_NODES:
        raise FormulaIsWrong("This formula is too long, with those it names written out.")


def _types(kind: Kind, rows: list[CustomField]) -> dict[str, FormulaType]:
    """Say of which type what a formula can name is; formulas come later, in their order."""
    types = {name: type_ for name, (type_, _) in built_in(kind, row="r").items()}
    for row in rows:
        one = definition(row)
        if one.type is not CustomType.FORMULA and (type_ := one.in_formulas) is not None:
            types[row.key] = type_
    return types
