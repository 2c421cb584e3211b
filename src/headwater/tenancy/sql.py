"""Reading with hand-written statements, inside the workspace of the transaction.

Values travel apart from the statement, so that PostgreSQL plans one that runs all day only a few
times per connection: see DATABASES in config/settings.py and docs/decisions/0008.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import connection

Values = Mapping[str, Any] | Sequence[Any] | None
AT_ONCE = 2_000  # rows on their way at a time
# psycopg finds the places of the values in a longer statement anew each time, for 0.1 ms.
REMEMBERED = 4096  # characters
SETTING = re.compile(r"('[^']*')|--[^\n]*|\s+")


@dataclass(frozen=True)
class Statement:
    """A SELECT and its values, for whoever reads more rows than fit into memory.

    The order stands apart: who only counts does not sort.
    """

    sql: str
    values: Mapping[str, Any]
    order: str = ""


def fetch_all(statement: str, values: Values = None) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(_short(statement), values)
        return list(cursor.fetchall())


def fetch_one(statement: str, values: Values = None) -> tuple[Any, ...] | None:
    with connection.cursor() as cursor:
        cursor.execute(_short(statement), values)
        row: tuple[Any, ...] | None = cursor.fetchone()
    return row


def execute(statement: str, values: Values = None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def _short(statement: str) -> str:
    return statement if len(statement) <= REMEMBERED else _on_one_line(statement)


@lru_cache(maxsize=128)
def _on_one_line(statement: str) -> str:
    """Leave out comments and how a statement is set; inside quotes every blank stays."""
    return SETTING.sub(lambda found: found[1] or " ", statement)


def plan_once() -> None:
    """Let PostgreSQL plan the statements of this transaction once, whatever their values.

    For those that have only one good plan: it would think about each anew, for longer than it reads.
    """
    execute("SET LOCAL plan_cache_mode = force_generic_plan")


def one_at_a_time(what: str) -> None:
    """Let nobody else of the workspace do the same until this transaction ends.

    Taken before any row is locked, nobody who has it waits for somebody who wants it.
    """
    execute("SELECT pg_advisory_xact_lock(hashtext(%s), current_workspace()::int)", [what])


def count(statement: Statement, *, at_most: int | None = None) -> int:
    """Say how many rows there are, or that there are `at_most` or more."""
    limit = "" if at_most is None else f"LIMIT {at_most:d}"
    row = fetch_one(
        f"SELECT count(*) FROM (SELECT FROM ({statement.sql}) one {limit}) counted",  # noqa: S608  # ours
        statement.values,
    )
    return int(row[0]) if row else 0


def stream(statement: Statement) -> Iterator[dict[str, Any]]:
    """Read row after row by a cursor of the server, which lives as long as the transaction."""
    # Whoever reads all wants the last row soon, not the first.
    execute("SET LOCAL cursor_tuple_fraction = 1")
    with connection.chunked_cursor() as cursor:
        cursor.execute(f"{statement.sql} {statement.order}", statement.values)
        names = [column.name for column in cursor.description]
        while rows := cursor.fetchmany(AT_ONCE):
            for row in rows:
                yield dict(zip(names, row, strict=True))
