"""Reading imports: what is in their files, what became of their rows."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple
from uuid import UUID

import orjson
from django.db import connection
from django.db.models import QuerySet

from headwater.accounts.models import Member
from headwater.accounts.rules import Actor, Right
from headwater.exchange.models import ImportFile, ImportResult, ImportRow, ImportRun
from headwater.exchange.rules.fields import FileKind
from headwater.exchange.rules.plan import NoSuchImport, Outcome
from headwater.pipeline.models import Pipeline, Stage
from headwater.tenancy.sql import fetch_all

MOST_VALUES = 500
MOST_LINES = 200_000
VALUES = """
SELECT cells->>%s AS value, count(*) FROM exchange_importrow
WHERE file_id = %s AND problem IS NULL AND cells->>%s <> ''
GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT %s
"""
LINES = """
SELECT cells->>%s, cells->>%s, cells->>%s FROM exchange_importrow
WHERE file_id = %s AND problem IS NULL ORDER BY number LIMIT %s
"""
ROWS = """
SELECT number, key, cells, problem FROM exchange_importrow
WHERE workspace_id = current_workspace() AND file_id = %s AND number > %s ORDER BY number LIMIT %s
"""
ROWS_OF_DEALS = """
SELECT number, key, cells, problem FROM exchange_importrow
WHERE workspace_id = current_workspace() AND file_id = %s AND key = ANY(%s) AND problem IS NULL
ORDER BY number
"""


class StageRow(NamedTuple):
    id: UUID
    pipeline_id: UUID
    names: tuple[str, str]


def imports(*, actor: Actor) -> QuerySet[ImportRun]:
    """List the imports the actor may see, newest first: their own, or all for administrators."""
    found = ImportRun.objects.select_related("creator").prefetch_related("files")
    if not actor.may(Right.CONFIGURE):
        found = found.filter(creator_id=actor.id)
    return found.order_by("-created_at", "-id")


def get_import(import_id: UUID, *, actor: Actor, lock: bool = False) -> ImportRun:
    found = imports(actor=actor).filter(id=import_id)
    run = (found.select_for_update(of=("self",)) if lock else found).first()
    if run is None:
        raise NoSuchImport("There is no such import.")
    return run


def files_of(run: ImportRun) -> list[ImportFile]:
    return list(ImportFile.objects.filter(run=run).order_by("position"))


def file_of_kind(files: Sequence[ImportFile], kind: FileKind) -> ImportFile | None:
    return next((file for file in files if file.kind == kind), None)


def column_of(file: ImportFile, field: str) -> int | None:
    """Find the column that holds a field."""
    return next((n for n, column in enumerate(file.columns) if column["field"] == field), None)


def value_counts(file: ImportFile, column: int) -> dict[str, int]:
    """Count the different values of a column, the most frequent first."""
    with connection.cursor() as cursor:
        cursor.execute(VALUES, [column, file.id, column, MOST_VALUES])
        return dict(cursor.fetchall())


def lines(file: ImportFile, columns: tuple[int, int, int]) -> Iterator[tuple[str, str, str]]:
    """Read three columns of the beginning of a file."""
    with connection.cursor() as cursor:
        cursor.execute(LINES, [*columns, file.id, MOST_LINES])
        yield from cursor.fetchall()


class FileRow(NamedTuple):
    """A row as it stood in the file."""

    number: int
    key: str
    cells: list[str]
    problem: dict[str, Any] | None


def rows_from(file_id: UUID, *, after: int, limit: int) -> list[FileRow]:
    """Read the next rows of a file."""
    return _file_rows(ROWS, [file_id, after, limit])


def lines_of(file_id: UUID, keys: Sequence[str]) -> list[FileRow]:
    """Read the history rows of these deals, in the order of the file."""
    return _file_rows(ROWS_OF_DEALS, [file_id, list(keys)])


def _file_rows(statement: str, values: Sequence[Any]) -> list[FileRow]:
    """Read rows without a model: all cells of a file go through here, and orjson is six times faster."""
    return [
        FileRow(number, key, orjson.loads(cells), orjson.loads(problem) if problem else None)
        for number, key, cells, problem in fetch_all(statement, values)
    ]


def preview(file: ImportFile, count: int = 20) -> list[list[str]]:
    rows = ImportRow.objects.filter(file=file, problem__isnull=True).order_by("number")
    return list(rows.values_list("cells", flat=True)[:count])


def results(run: ImportRun, *, outcome: Outcome | None = None) -> QuerySet[ImportResult]:
    found = ImportResult.objects.filter(run=run).select_related("file")
    return (found.filter(outcome=outcome) if outcome else found).order_by("id")


def refused_rows(
    run: ImportRun, file: ImportFile
) -> Iterator[tuple[int, list[str], dict[str, Any]]]:
    """Read what was refused of a file: row number, cells as they were, and why."""
    refused = ImportResult.objects.filter(run=run, file=file, outcome=Outcome.REFUSED)
    problems = dict(refused.order_by("number").values_list("number", "problem"))
    rows = ImportRow.objects.filter(file=file, number__in=problems).order_by("number")
    for row in rows:
        yield row.number, row.cells, problems[row.number] or {}


def stages() -> list[StageRow]:
    found = Stage.objects.filter(is_archived=False, pipeline__is_archived=False)
    return [
        StageRow(stage.id, stage.pipeline_id, (stage.name_en, stage.name_zh))
        for stage in found.order_by("pipeline__position", "position", "id")
    ]


def pipelines() -> list[Pipeline]:
    return list(Pipeline.objects.filter(is_archived=False).order_by("position", "id"))


def members() -> list[Member]:
    return list(Member.objects.filter(is_active=True).order_by("created_at", "id"))
