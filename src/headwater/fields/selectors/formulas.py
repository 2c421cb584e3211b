"""Formulas as SQL expressions: the twin of rules.formulas.evaluate."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from headwater.accounts.rules import Kind
from headwater.fields.rules.custom import COLUMNS, CustomType, Definition
from headwater.fields.rules.formulas import (
    MOST_DECIMALS,
    Call,
    Constant,
    FormulaType,
    Node,
    in_order,
    parse,
)

# Of a moment the day where whoever asks is: selectors.where.asking says where.
ZONE = "%(zone)s"
HERE = f"({{row}}.{{column}} AT TIME ZONE {ZONE})::date"
DAY, AMOUNT, TEXT = FormulaType.DATE, FormulaType.NUMBER, FormulaType.TEXT
# What every record of a kind has and a formula can name; a moment is the day it lies on.
BUILT_IN: Mapping[Kind, Mapping[str, tuple[FormulaType, str]]] = {
    Kind.DEAL: {
        "title": (TEXT, "{row}.title"),
        "value": (AMOUNT, "{row}.value"),
        "currency": (TEXT, "{row}.currency"),
        "status": (TEXT, "{row}.status"),
        "competitor": (TEXT, "{row}.competitor"),
        "expected_close_date": (DAY, "{row}.expected_close_date"),
        "win_back_date": (DAY, "{row}.win_back_date"),
        "created_at": (DAY, HERE),
        "stage_entered_at": (DAY, HERE),
        "closed_at": (DAY, HERE),
    },
    Kind.COMPANY: {
        "name": (TEXT, "{row}.name"),
        "industry": (TEXT, "{row}.industry"),
        "tier": (TEXT, "{row}.tier"),
        "country": (TEXT, "{row}.country"),
        "size": (AMOUNT, "{row}.size"),
        "created_at": (DAY, HERE),
    },
    Kind.PERSON: {
        "name": (TEXT, "{row}.name"),
        "title": (TEXT, "{row}.title"),
        "created_at": (DAY, HERE),
    },
    Kind.LEAD: {
        "name": (TEXT, "{row}.name"),
        "company_name": (TEXT, "{row}.company_name"),
        "title": (TEXT, "{row}.title"),
        "state": (TEXT, "{row}.state"),
        "value": (AMOUNT, "{row}.value"),
        "currency": (TEXT, "{row}.currency"),
        "created_at": (DAY, HERE),
    },
    Kind.TASK: {
        "title": (TEXT, "{row}.title"),
        "kind": (TEXT, "{row}.kind"),
        "minutes": (AMOUNT, "{row}.minutes"),
        "due_at": (DAY, HERE),
        "created_at": (DAY, HERE),
    },
}
SQL: Mapping[str, str] = {
    "*": "({0} * {1})",
    "/": f"round({{0}} / nullif({{1}}, 0), {MOST_DECIMALS})",
    "%": "mod({0}, nullif({1}, 0))",
    "negative": "(- {0})",
    "=": "({0} = {1})",
    "!=": "({0} <> {1})",
    "<": "({0} < {1})",
    "<=": "({0} <= {1})",
    ">": "({0} > {1})",
    ">=": "({0} >= {1})",
    "and": "({0} AND {1})",
    "or": "({0} OR {1})",
    "not": "(NOT {0})",
    "if": "(CASE WHEN {0} THEN {1} ELSE {2} END)",
    "abs": "abs({0})",
    "days_between": "({1} - {0})::numeric",
}
ONE = """(SELECT {column} FROM fields_customvalue v WHERE v.workspace_id = {row}.workspace_id
        AND v.record_id = {row}.id AND v.field_id = '{id}' AND v.position = 0)"""
OPEN = {"min": "least", "max": "greatest", "coalesce": "coalesce"}
Part = tuple[FormulaType, str]


def quoted(text: str) -> str:
    """Write a text as a literal of plain letters, which no template and no driver can misread."""
    return "(U&'" + "".join(f"\\+{ord(sign):06x}" for sign in text) + "')::text"


def built_in(kind: Kind, *, row: str) -> dict[str, tuple[FormulaType, str]]:
    """List what a formula of a kind can name of every record: its type, and how SQL reads it."""
    return {
        name: (type_, _typed(sql.format(row=row, column=name), type_))
        for name, (type_, sql) in BUILT_IN[kind].items()
    }


def to_sql(node: Node, names: Mapping[str, tuple[FormulaType, str]]) -> tuple[FormulaType, str]:
    """Write a formula whose parts fit as an expression, and say of which type it is."""
    if isinstance(node, Constant):
        return _constant(node.value)
    if not isinstance(node, Call):
        return names[node.name]
    if node.function == "today":
        return DAY, f"(now() AT TIME ZONE {ZONE})::date"
    given = [to_sql(one, names) for one in node.arguments]
    types, parts = [type_ for type_, _ in given], [sql for _, sql in given]
    if node.function in SPECIAL:
        return SPECIAL[node.function](node.function, given)
    return _gives(node.function, types), SQL[node.function].format(*parts)


def _sum(sign: str, given: Sequence[Part]) -> Part:
    (type_, one), (_, other) = given
    if type_ is DAY:
        return DAY, f"day_shifted({one}, {other if sign == '+' else f'(- {other})'})"
    return AMOUNT, f"({one} {sign} {other})"


def _rounded(_: str, given: Sequence[Part]) -> Part:
    places = f", {given[1][1]}::int" if len(given) > 1 else ""
    return AMOUNT, f"round({given[0][1]}{places})"


def _joined(_: str, given: Sequence[Part]) -> Part:
    return TEXT, f"concat({', '.join(map(_as_text, given))})"


def _open(function: str, given: Sequence[Part]) -> Part:
    return given[0][0], f"{OPEN[function]}({', '.join(sql for _, sql in given)})"


SPECIAL: Mapping[str, Callable[[str, Sequence[Part]], Part]] = {
    "+": _sum,
    "-": _sum,
    "round": _rounded,
    "concat": _joined,
    "min": _open,
    "max": _open,
    "coalesce": _open,
}


def _gives(function: str, types: Sequence[FormulaType]) -> FormulaType:
    if function == "if":
        return types[1]
    return (
        AMOUNT
        if function in {"*", "/", "%", "negative", "abs", "days_between"}
        else (FormulaType.FLAG)
    )


def _constant(value: Any) -> Part:
    if isinstance(value, bool):
        return FormulaType.FLAG, str(value).lower()
    if isinstance(value, Decimal):
        return AMOUNT, f"{value:f}::numeric"
    return TEXT, quoted(value)


def _typed(sql: str, type_: FormulaType) -> str:
    return f"{sql}::numeric" if type_ is AMOUNT else f"{sql}::text" if type_ is TEXT else sql


def _as_text(part: Part) -> str:
    type_, sql = part
    if type_ is AMOUNT:
        return f"trim_scale({sql})::text"
    return f"({sql})::text"


def expressions(known: Sequence[Definition], *, kind: Kind, row: str) -> dict[str, str]:
    """Write each formula among these fields as an SQL expression, by its key."""
    names = readable(known, kind=kind, row=row)
    return {one.key: names[one.key][1] for one in known if one.type is CustomType.FORMULA}


def readable(
    known: Sequence[Definition], *, kind: Kind, row: str
) -> dict[str, tuple[FormulaType, str]]:
    """Say how SQL reads everything that a formula can name, other formulas included."""
    names = built_in(kind, row=row) | {
        one.key: (type_, _held(one, row))
        for one in known
        if (type_ := one.in_formulas) and one.type is not CustomType.FORMULA
    }
    formulas = {one.key: parse(one.formula) for one in known if one.type is CustomType.FORMULA}
    places = {one.key: one.decimals for one in known}
    for key in in_order(formulas):
        type_, sql = to_sql(formulas[key], names)
        is_number = type_ is FormulaType.NUMBER
        names[key] = (type_, f"counted({sql}, {places[key]})" if is_number else sql)
    return names


def _held(one: Definition, row: str) -> str:
    column = f"v.{COLUMNS[one.type]}"
    if one.type is CustomType.MOMENT:
        column = f"({column} AT TIME ZONE {ZONE})::date"
    return ONE.format(column=column, row=row, id=one.id)
