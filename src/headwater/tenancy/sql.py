"""Reading with hand-written statements, inside the workspace of the transaction.

Values travel apart from the statement, so that PostgreSQL plans one that runs all day only a few
times per connection: see DATABASES in config/settings.py and docs/decisions/0008.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection

Values = Mapping[str, Any] | Sequence[Any] | None


def fetch_all(statement: str, values: Values = None) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def fetch_one(statement: str, values: Values = None) -> tuple[Any, ...] | None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        row: tuple[Any, ...] | None = cursor.fetchone()
    return row


def execute(statement: str, values: Values = None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def one_at_a_time(what: str) -> None:
    """Let nobody else of the workspace do the same until this transaction ends.

    Taken before any row is locked, nobody who has it waits for somebody who wants it.
    """
    execute("SELECT pg_advisory_xact_lock(hashtext(%s), current_workspace()::int)", [what])
