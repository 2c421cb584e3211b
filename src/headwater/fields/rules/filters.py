"""The filter language: a tree of conditions over fields, as JSON and as text.

What is not known fulfils no condition but `is unknown` and those that say no (`!=`, `not in`,
`not contains`, `has none`, `not within`); `not` gives exactly the records its filter does not.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from headwater.fields.rules.comparands import Value, read_period, read_value
from headwater.fields.rules.operators import OF_LISTS, OPERATORS, WITHOUT_VALUE, Op
from headwater.fields.rules.refusals import BadFilter
from headwater.fields.rules.types import Fields

MOST_CONDITIONS, DEEPEST, MOST_VALUES = 50, 8, 200


@dataclass(frozen=True)
class Condition:
    """One thing asked of one field; `values` as they were written."""

    field: str
    op: Op
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class And:
    of: tuple["Filter", ...]


@dataclass(frozen=True)
class Or:
    of: tuple["Filter", ...]


@dataclass(frozen=True)
class Not:
    of: "Filter"


Filter = Condition | And | Or | Not


def from_json(tree: object) -> Filter:
    """Read the JSON form; the refusal names the place. Raises BadFilter."""
    read = _read(tree, "filter", 0)
    check_size(read)
    return read


def to_json(one: Filter) -> dict[str, Any]:
    match one:
        case And(of):
            return {"all": [to_json(each) for each in of]}
        case Or(of):
            return {"any": [to_json(each) for each in of]}
        case Not(of):
            return {"not": to_json(of)}
        case Condition():
            return _condition_json(one)


def _condition_json(one: Condition) -> dict[str, Any]:
    written: dict[str, Any] = {"field": one.field, "op": one.op.value}
    if one.op in OF_LISTS:
        return written | {"value": list(one.values)}
    return written if one.op in WITHOUT_VALUE else written | {"value": one.values[0]}


def group(join: type[And | Or], parts: tuple[Filter, ...]) -> Filter:
    """Put parts together; a single one needs no group."""
    return join(parts) if len(parts) > 1 else parts[0]


def conditions_in(one: Filter) -> Iterator[Condition]:
    match one:
        case Condition():
            yield one
        case Not(of):
            yield from conditions_in(of)
        case And(of) | Or(of):
            for each in of:
                yield from conditions_in(each)


def check_size(one: Filter) -> None:
    if sum(1 for _ in conditions_in(one)) > MOST_CONDITIONS:
        raise BadFilter("A filter has at most {most} conditions.", most=MOST_CONDITIONS)
    _check_depth(one, 0)


def read_values(one: Condition, fields: Fields) -> list[Value]:
    """Read what a condition compares with, by the type of its field. Raises BadFilter."""
    field = fields.get(one.field)
    if field is None:
        raise BadFilter("There is no field “{name}” here.", name=one.field)
    if one.op not in OPERATORS[field.type]:
        raise BadFilter("“{name}” cannot be asked like that.", name=one.field)
    if one.op in {Op.WITHIN, Op.NOT_WITHIN}:
        return [read_period(text) for text in one.values]
    return [read_value(text, field) for text in one.values]


def _read(tree: object, path: str, depth: int) -> Filter:
    if depth > DEEPEST:
        raise BadFilter("A filter is nested at most {most} deep.", path=path, most=DEEPEST)
    if not isinstance(tree, Mapping):
        raise BadFilter("Give a condition, or “all”, “any” or “not” of some.", path=path)
    match dict(tree):
        case {"all": [*parts], **rest} if not rest:
            return group(And, _parts(parts, f"{path}.all", depth))
        case {"any": [*parts], **rest} if not rest:
            return group(Or, _parts(parts, f"{path}.any", depth))
        case {"not": part, **rest} if not rest:
            return Not(_read(part, f"{path}.not", depth + 1))
        case {"field": str(field), "op": str(op), **rest} if not rest.keys() - {"value"}:
            return Condition(field, *_compared(op, rest.get("value"), path))
    raise BadFilter("Give a condition, or “all”, “any” or “not” of some.", path=path)


def _parts(parts: Sequence[object], path: str, depth: int) -> tuple[Filter, ...]:
    if not 1 <= len(parts) <= MOST_CONDITIONS:
        raise BadFilter("A filter has at most {most} conditions.", path=path, most=MOST_CONDITIONS)
    return tuple(_read(part, f"{path}.{n}", depth + 1) for n, part in enumerate(parts))


def _compared(word: str, value: object, path: str) -> tuple[Op, tuple[str, ...]]:
    if word not in set(Op):
        raise BadFilter("There is no comparison “{op}”.", path=f"{path}.op", op=word)
    op = Op(word)
    if op in WITHOUT_VALUE:
        if value is not None:
            raise BadFilter("Nothing is compared here.", path=f"{path}.value")
        return op, ()
    if isinstance(value, list) is not (op in OF_LISTS):
        raise BadFilter("Give a list exactly where one is asked for.", path=f"{path}.value")
    given = value if isinstance(value, list) else [value]
    if not 1 <= len(given) <= MOST_VALUES:
        raise BadFilter("Give 1 to {most} values.", path=f"{path}.value", most=MOST_VALUES)
    return op, tuple(_plain(one, f"{path}.value") for one in given)


def _plain(value: object, path: str) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float | Decimal):
        return str(value)
    if not isinstance(value, str):
        raise BadFilter("Compare with a text, a number, or “yes” and “no”.", path=path)
    return value


def _check_depth(one: Filter, depth: int) -> None:
    if depth > DEEPEST:
        raise BadFilter("A filter is nested at most {most} deep.", most=DEEPEST)
    match one:
        case Not(of):
            _check_depth(of, depth + 1)
        case And(of) | Or(of):
            for each in of:
                _check_depth(each, depth + 1)
        case Condition():
            pass
