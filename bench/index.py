"""Make everything in a workspace findable, as the events of its writing would have done."""

from collections.abc import Iterator
from uuid import UUID

import django
from django.db import connection

from bench.fill import workspace_in_environment

TABLES = {"deal": "pipeline_deal", "company": "people_company", "person": "people_person"}
TEXTS = {"task": "activities_task", "note": "activities_note"}
AT_ONCE = 5000


def main() -> None:
    django.setup()
    from headwater.accounts.rules import Kind  # noqa: PLC0415 -- needs Django
    from headwater.search.services import index, index_texts  # noqa: PLC0415

    for kind, table in TABLES.items():
        for ids in _batches(table):
            index(Kind(kind), ids)
    for kind, table in TEXTS.items():
        for ids in _batches(table):
            index_texts(kind, ids)


def _batches(table: str) -> Iterator[list[UUID]]:
    """Give the ids of a table, so many at a time, each time in a transaction of its own."""
    from headwater.tenancy.context import acting_in  # noqa: PLC0415 -- needs Django

    with acting_in(workspace_in_environment()), connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {table} WHERE workspace_id = current_workspace()")  # noqa: S608
        ids = [row[0] for row in cursor.fetchall()]
    for start in range(0, len(ids), AT_ONCE):
        with acting_in(workspace_in_environment()):
            yield ids[start : start + AT_ONCE]


if __name__ == "__main__":
    main()
