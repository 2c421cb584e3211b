"""Writing many rows with one statement, without a Python object for each."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import orjson
from django.db import connection
from django.db.models import NOT_PROVIDED, CharField, Field, Model, TextField

Values = Mapping[str, Any]


def insert(model: type[Model], rows: Sequence[Values], *, on_conflict: str = "") -> None:
    """Insert rows that name the same columns; what they leave out gets the model's default."""
    if not rows:
        return
    fields = {name: field for name, field in _fields(model).items() if name in rows[0]}
    defaults = {name: value for name, value in _defaults(model).items() if name not in rows[0]}
    names, sources, values = ", ".join([*fields, *defaults]), _recordset("x", fields), [rows]
    if defaults:  # sent once, not with every row
        alike = {name: _fields(model)[name] for name in defaults}
        sources, values = f"{sources}, {_recordset('d', alike)}", [rows, [defaults]]
    statement = (
        f"INSERT INTO {model._meta.db_table} ({names}) SELECT {names} "  # noqa: S608, SLF001
        f"FROM {sources} {on_conflict}"
    )
    _execute(statement, *values)


def update(model: type[Model], rows: Sequence[Values]) -> None:
    """Give the rows with these ids the other values named; all rows name the same columns."""
    if not rows:
        return
    fields = {name: field for name, field in _fields(model).items() if name in rows[0]}
    changes = ", ".join(f"{name} = x.{name}" for name in fields if name != "id")
    statement = (
        f"UPDATE {model._meta.db_table} t SET {changes} "  # noqa: S608, SLF001
        f"FROM {_recordset('x', fields)} "
        "WHERE t.workspace_id = current_workspace() AND t.id = x.id"
    )
    _execute(statement, rows)


def alike(rows: Iterable[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Part rows by the columns they name, as one statement writes the same columns everywhere."""
    groups: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        groups[tuple(sorted(row))].append(row)
    return list(groups.values())


def delete(model: type[Model], column: str, ids: Iterable[Any]) -> None:
    """Delete the rows whose column holds one of the ids."""
    statement = (
        f"DELETE FROM {model._meta.db_table} "  # noqa: S608, SLF001
        f"WHERE workspace_id = current_workspace() AND {column} = ANY(%s)"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [list(ids)])


def _execute(statement: str, *recordsets: Sequence[Values]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, [orjson.dumps(rows, default=str).decode() for rows in recordsets])


@cache
def _fields(model: type[Model]) -> Mapping[str, "Field[Any, Any]"]:
    return {str(field.column): field for field in model._meta.concrete_fields}  # noqa: SLF001


@cache
def _defaults(model: type[Model]) -> Mapping[str, Any]:
    """Collect what Django, and not the database, would fill in; ids are always given."""
    found: dict[str, Any] = {}
    for name, field in _fields(model).items():
        if field.has_default() and name != "id":
            found[name] = field.get_default()
        elif isinstance(field, CharField | TextField) and _must_be_given(field):
            found[name] = ""
    return found


def _must_be_given(field: "Field[Any, Any]") -> bool:
    return not field.null and field.db_default is NOT_PROVIDED


def _recordset(alias: str, fields: Mapping[str, "Field[Any, Any]"]) -> str:
    types = ", ".join(f"{name} {field.db_type(connection)}" for name, field in fields.items())
    return f"json_to_recordset(%s) AS {alias}({types})"
