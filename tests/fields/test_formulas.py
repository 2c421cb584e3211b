"""Formulas: what is one, what it gives, and that SQL and Python agree about it."""

from datetime import date
from decimal import Decimal
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from headwater.accounts.models import Member
from headwater.fields.rules.evaluation import Value, evaluate
from headwater.fields.rules.formulas import (
    Call,
    Constant,
    FormulaIsWrong,
    FormulaType,
    Name,
    Node,
    parse,
    type_of,
)
from headwater.fields.selectors.formulas import quoted, to_sql
from headwater.tenancy.sql import fetch_all
from tests import make
from tests.calling import Caller, edit
from tests.fields.conftest import Add, code

NUMBER, TEXT, DATE, FLAG = FormulaType
TODAY = date(2026, 6, 1)
TYPES = {"n": NUMBER, "m": NUMBER, "t": TEXT, "d": DATE, "e": DATE, "f": FLAG}
VALUES: dict[str, some.SearchStrategy[Any]] = {
    NUMBER: some.none() | some.decimals(-10_000, 10_000, places=3),
    TEXT: some.none() | some.text(alphabet="aB'\\\"{}%; 中", max_size=8),
    DATE: some.none() | some.dates(date(1990, 1, 1), date(2050, 1, 1)),
    FLAG: some.none() | some.booleans(),
}
ALLOWED = {
    NUMBER: ["+", "-", "*", "/", "%", "negative", "abs", "min", "max", "coalesce", "if", "days_between"],
    TEXT: ["concat", "coalesce", "if"],
    DATE: ["min", "max", "coalesce", "if"],
    FLAG: ["=", "!=", "<", ">=", "and", "or", "not", "if", "coalesce"],
}  # fmt: skip


def grown(wanted: FormulaType, depth: int) -> some.SearchStrategy[Node]:
    """Grow formulas that give what is wanted."""
    names = some.sampled_from([Name(name) for name, type_ in TYPES.items() if type_ is wanted])
    constants: dict[FormulaType, some.SearchStrategy[Node]] = {
        NUMBER: some.decimals(0, 100, places=2).map(Constant),
        TEXT: some.text(alphabet="x'\\%{}é", max_size=4).map(Constant),
        FLAG: some.booleans().map(Constant),
    }
    leaves = names | constants.get(wanted, names)
    if depth == 0:
        return leaves
    below = {type_: grown(type_, depth - 1) for type_ in FormulaType}

    shapes = {
        "negative": [below[NUMBER]],
        "abs": [below[NUMBER]],
        "not": [below[FLAG]],
        "and": [below[FLAG]] * 2,
        "or": [below[FLAG]] * 2,
        "if": [below[FLAG], below[wanted], below[wanted]],
        "min": [below[wanted]] * 2,
        "max": [below[wanted]] * 2,
        "coalesce": [below[wanted]] * 2,
        "days_between": [below[DATE]] * 2,
        "concat": [below[TEXT]] * 2,
    }

    def call(function: str) -> some.SearchStrategy[Node]:
        takes = shapes.get(function, [below[NUMBER]] * 2)
        return some.tuples(*takes).map(lambda given: Call(function, given))

    return leaves | some.sampled_from(ALLOWED[wanted]).flatmap(call)


def literal(type_: FormulaType, value: Value) -> str:
    if value is None:
        return f"NULL::{'boolean' if type_ is FLAG else 'numeric' if type_ is NUMBER else type_}"
    if type_ is TEXT:
        return quoted(str(value))
    return (
        f"'{value}'::date"
        if type_ is DATE
        else f"{value}::{'boolean' if type_ is FLAG else 'numeric'}"
    )


@pytest.mark.usefixtures("workspace")
@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    node=some.sampled_from(list(FormulaType)).flatmap(lambda wanted: grown(wanted, 3)),
    values=some.fixed_dictionaries({name: VALUES[type_] for name, type_ in TYPES.items()}),
)
def test_sql_computes_what_python_computes(node: Node, values: dict[str, Value]) -> None:
    names = {name: (type_, literal(type_, values[name])) for name, type_ in TYPES.items()}
    type_, sql = to_sql(node, names)
    assert type_ is type_of(node, TYPES)

    ((computed,),) = fetch_all(f"SELECT to_json({sql})::text", {"zone": "UTC"})

    known = orjson.loads(computed) if computed else None
    expected = evaluate(node, values, today=TODAY)
    if isinstance(expected, Decimal):
        assert known is not None
        assert abs(Decimal(computed) - expected) <= max(abs(expected), Decimal(1)) / 10**9
    else:
        assert known == (expected.isoformat() if isinstance(expected, date) else expected)


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("value * 0.2", NUMBER),
        ("if(value > 1000 and not won, 'big', 'small')", TEXT),
        ("if(status = 'won', 1, 0) + 1", NUMBER),
        ("expected_close_date + 30", DATE),
        ("days_between(today(), expected_close_date) < 7", FLAG),
        ("concat(title, ' ', value, ' ', expected_close_date)", TEXT),
        ("round(value / 3, 2)", NUMBER),
        ("value <> 3", FLAG),
        ("min(value, 5, 7)", NUMBER),
        ("coalesce(title,\n '—')", TEXT),
    ],
)
def test_what_a_formula_gives_is_known_before_it_is_computed(text: str, gives: FormulaType) -> None:
    types = {"value": NUMBER, "status": TEXT, "title": TEXT, "won": FLAG}

    assert type_of(parse(text), types | {"expected_close_date": DATE}) is gives


@pytest.mark.parametrize(
    "text",
    [
        "", "value +", "value ** 2", "value // 2", "value.real", "values[0]", "lambda: 1",
        "__import__('os')", "open('x')", "[1]", "1 if value else 2", "value + title", "1 < value < 3",
        "round(value, value)", "round(value, 11)", "if(value, 1, 2)", "min()", "f'{value}'", "x := 1",
        "value = title", "unknown + 1", "concat()", "max(title, title)", "'a' * 5", "b'x'", "1j", "None",
        "value # why", "-" * 900 + "1", "x" * 1001, "value; value", "and(won, won)",
    ],
)  # fmt: skip
def test_what_is_no_formula_is_refused(text: str) -> None:
    with pytest.raises(FormulaIsWrong):
        type_of(parse(text), {"value": NUMBER, "title": TEXT, "won": FLAG})


def test_what_is_not_known_is_left_out_and_nothing_fails(
    add: Add, caller: Caller, owner: Member
) -> None:
    add("Seats", "number")
    add("Each", "formula", formula="value / seats", decimals=2)
    add("Double", "formula", formula="each * 2", decimals=1)
    add("Far", "formula", formula="expected_close_date + seats * 1000000000")
    path = f"/deals/{make.deal(owner=owner, value=100).id}"

    assert caller.get(path)[1]["custom"] == {}
    none = caller.patch(path, {"custom": {"seats": 0}}, **edit(1))[1]
    three = caller.patch(path, {"custom": {"seats": 3}}, **edit(2))[1]

    assert none["custom"] == {"seats": "0"}
    assert three["custom"] == {"seats": "3", "each": "33.33", "double": "66.7"}
    listed = caller.get("/deals", sort="-custom.double")[1]["items"]
    assert [one["custom"] for one in listed] == [three["custom"]]


def test_a_formula_is_tried_on_the_youngest_record(add: Add, caller: Caller, owner: Member) -> None:
    add("Seats", "number")
    make.deal(owner=owner, title="Ten desks", value=100)

    def tried(formula: str) -> tuple[int, Any]:
        return caller.post("/fields/formula-trials", {"kind": "deal", "formula": formula})

    assert tried("value / 8") == (200, {"type": "number", "example": "Ten desks", "value": "12.5"})
    assert tried("concat(title, '!')")[1]["value"] == "Ten desks!"
    assert tried("seats * 2")[1]["value"] is None
    assert code(tried("value * lost")) == (422, "formula_is_wrong")
    words = caller.get("/fields/formula-words", kind="deal")[1]
    assert {"name": "seats", "type": "number", "label": "Seats"} in words["names"]
    assert "days_between" in words["functions"]


def test_formulas_hold_on_to_the_fields_they_name(add: Add, caller: Caller) -> None:
    seats = add("Seats", "number")
    each = add("Each", "formula", formula="value / seats")
    add("Twice", "formula", formula="each * 2")

    def change(field: Any, **facts: Any) -> tuple[int, str]:
        return code(caller.patch(f"/fields/{field['id']}", facts, **edit(field["version"])))

    assert change(seats, is_archived=True) == (409, "field_is_needed")
    assert change(seats, type="text") == (409, "field_is_needed")
    assert change(each, formula="twice + 1") == (422, "formula_is_wrong")
    assert change(each, formula="'text'") == (409, "field_is_needed")
    gone = caller.delete(f"/fields/{seats['id']}", **edit(1))
    assert code(gone) == (409, "field_is_needed")
    body = {"kind": "deal", "type": "formula", "name_en": "Self", "formula": "self + 1"}
    assert code(caller.post("/fields", body)) == (422, "formula_is_wrong")


def test_formulas_that_name_formulas_do_not_grow_beyond_measure(add: Add, caller: Caller) -> None:
    add("A0", "formula", formula="value + value")
    last = 200
    for number in range(1, 12):
        body = {"kind": "deal", "type": "formula", "name_en": f"A{number}"}
        last, _ = caller.post("/fields", body | {"formula": f"a{number - 1} + a{number - 1}"})
        if last != 201:
            break

    assert last == 422
