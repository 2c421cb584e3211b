"""A filter as a condition of SQL: of what callers write, only values reach the database.

The statement must be given what `asking` gives: who asks, from which team, in which time zone, and
whether they may know what deals are worth.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import count as numbers
from typing import Any
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.fields.rules.comparands import Day, Period, Person, Span, Value
from headwater.fields.rules.filters import And, Condition, Filter, Not, Or, read_values
from headwater.fields.rules.operators import OPPOSITES, SIGNS, Op
from headwater.fields.rules.types import Field, Fields, FieldType, Indexed

TODAY = "(now() AT TIME ZONE %(zone)s)::date"
MINE = {
    Person.ME: "%(me)s::uuid",
    Person.MY_TEAM: """ANY(ARRAY(SELECT mate.id FROM accounts_team mine
        JOIN accounts_team t ON t.workspace_id = mine.workspace_id AND t.path ^@ mine.path
        JOIN accounts_member mate ON mate.workspace_id = t.workspace_id AND mate.team_id = t.id
        WHERE mine.workspace_id = current_workspace() AND mine.id = %(my_team)s::uuid)
        || %(me)s::uuid)""",
}
# So many of 100,000 take as long to look up as a page takes to be found record by record.
FEW, MEANWHILE = 9_000, 1_000
ASKERS = re.compile(r"%\((zone|me|my_team)\)s")
Count = Callable[[str, Mapping[str, Any]], int]
CASTS = {
    str: "text",
    Decimal: "numeric",
    UUID: "uuid",
    bool: "boolean",
    date: "date",
}


@dataclass(frozen=True)
class Where:
    """A condition, and the values it compares with."""

    sql: str
    values: dict[str, Any]


def asking(actor: Actor) -> dict[str, Any]:
    """Say who asks: what `me`, `my team` and `today` mean."""
    mine = {"me": actor.id, "my_team": actor.team_id, "my_teams": list(actor.teams)}
    may_value = actor.sees_values
    return mine | {"zone": actor.time_zone, "may_value": may_value}


def where(
    wanted: Filter, fields: Fields, *, prefix: str = "w", count: Count | None = None
) -> Where:
    """Write a filter as SQL. Raises BadFilter for what the fields do not know.

    With `count`, which says how many rows a query gives, the quicker way is chosen where an index
    offers two.
    """
    writer = _Writer(fields, prefix, count)
    return Where(f"({writer.write(wanted)})", writer.values)


class _Writer:
    def __init__(self, fields: Fields, prefix: str, count: Count | None) -> None:
        self.fields, self.values, self.count = fields, dict[str, Any](), count
        self._names: Iterator[str] = (f"{prefix}{number}" for number in numbers())

    def write(self, wanted: Filter) -> str:
        match wanted:
            case And(of):
                return " AND ".join(f"({self.write(one)})" for one in of)
            case Or(of):
                return " OR ".join(f"({self.write(one)})" for one in of)
            case Not(of):
                return f"NOT coalesce(({self.write(of)}), false)"
            case Condition():
                return self.condition(wanted)

    def condition(self, one: Condition) -> str:
        values = read_values(one, self.fields)
        opposite = OPPOSITES.get(one.op)
        if opposite is not None:
            return f"NOT coalesce(({self.positive(one, opposite, values)}), false)"
        return self.positive(one, one.op, values)

    def positive(self, one: Condition, op: Op, values: list[Value]) -> str:
        field = self.fields[one.field]
        if field.type is FieldType.CHOICES and field.within != "{condition}":
            return self.of_rows(field, op, values)
        if field.type is FieldType.CHOICES:
            condition = self.of_array(field.sql, op, values)
        elif op is Op.KNOWN:
            condition = _known(field)
        elif isinstance(values[0], Day | Period):
            condition = self.of_time(field, op, values[0])
        else:
            condition = self.compared(field, op, values)
        if field.indexed and self.count and op is not Op.KNOWN and not ASKERS.search(condition):
            return self.quickly(field.indexed, f"({condition})", self.count)
        return field.within.format(condition=f"({condition})")

    def quickly(self, by: Indexed, condition: str, count: Count) -> str:
        """Look up the records that fulfil a condition if they are few, else ask each."""
        held = count(f"{by.ids.format(condition=condition)} LIMIT {FEW}", self.values)
        if held >= FEW:
            return by.many.format(condition=condition)
        # PostgreSQL learns from it how few they are; some may come in meanwhile.
        most = 1 << (2 * held + MEANWHILE).bit_length()
        return by.few.format(condition=condition, most=most)

    def compared(self, field: Field, op: Op, values: list[Value]) -> str:
        """Compare with values as they are; texts without regard to the case of letters."""
        value, is_text = values[0], field.type in {FieldType.TEXT, FieldType.LINK}
        if isinstance(value, str) and op in {Op.CONTAINS, Op.STARTS_WITH}:
            start = "%" if op is Op.CONTAINS else ""
            return f"{field.sql} ILIKE {self.put(f'{start}{literal(value)}%')}"
        sql = f"lower({field.sql})" if is_text else field.sql
        if op is Op.IN:
            return " OR ".join(f"{sql} = {self.one(each, is_text=is_text)}" for each in values)
        return f"{sql} {SIGNS[op]} {self.one(value, is_text=is_text)}"

    def one(self, value: Value, *, is_text: bool) -> str:
        if isinstance(value, Person):
            return MINE[value]
        return f"lower({self.put(value)})" if is_text else self.put(value)

    def of_array(self, sql: str, op: Op, values: list[Value]) -> str:
        if op is Op.KNOWN:
            return f"cardinality({sql}) > 0"
        array = f"ARRAY[{', '.join(self.put(value) for value in values)}]::varchar[]"
        return f"{sql} {'@>' if op is Op.HAS_ALL else '&&'} {array}"

    def of_rows(self, field: Field, op: Op, values: list[Value]) -> str:
        """Ask for rows, each of which holds one of several choices."""
        if op is Op.KNOWN:
            return field.within.format(condition="true")
        each = [
            field.within.format(condition=f"({field.sql} = {self.put(value)})") for value in values
        ]
        return (" AND " if op is Op.HAS_ALL else " OR ").join(each)

    def of_time(self, field: Field, op: Op, value: Day | Period) -> str:
        """Compare with days; of a moment, the day it falls on where the asker works."""
        if isinstance(value, Period):
            first, behind = self.bounds(value)
            return self.between(field, first, behind)
        day = self.day(value)
        if op is Op.EQ:
            return self.between(field, day, f"({day} + 1)")
        if op in {Op.LTE, Op.GT}:  # until the end of the day, and behind it
            day = f"({day} + 1)"
        return f"{field.sql} {'<' if op in {Op.LT, Op.LTE} else '>='} {_start(field, day)}"

    def between(self, field: Field, first: str, behind: str) -> str:
        return f"{field.sql} >= {_start(field, first)} AND {field.sql} < {_start(field, behind)}"

    def day(self, value: Day) -> str:
        return self.put(value.on) if value.on else f"({TODAY} + {self.put(value.offset)}::int)"

    def bounds(self, period: Period) -> tuple[str, str]:
        if period.days:
            days = self.put(abs(period.days)) + "::int"
            if period.days < 0:
                return f"({TODAY} + 1 - {days})", f"({TODAY} + 1)"
            return TODAY, f"({TODAY} + {days})"
        step = "3 months" if period.span is Span.QUARTER else f"1 {period.span}"
        start = f"(date_trunc('{period.span}', {TODAY}::timestamp) + {period.shift} * interval '{step}')"
        return f"{start}::date", f"({start} + interval '{step}')::date"

    def put(self, value: Any) -> str:
        name = next(self._names)
        self.values[name] = value
        cast = CASTS.get(type(value))
        return f"%({name})s::{cast}" if cast else f"%({name})s"


def _start(field: Field, day: str) -> str:
    if field.type is FieldType.MOMENT:
        return f"({day}::timestamp AT TIME ZONE %(zone)s)"
    return day


def _known(field: Field) -> str:
    if field.type in {FieldType.TEXT, FieldType.LINK} or field.choices or field.is_word:
        return f"{field.sql} <> ''"
    return f"{field.sql} IS NOT NULL"


def literal(text: str) -> str:
    """Write a text so that ILIKE looks for it letter by letter."""
    return text.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
