"""Reading imports: what is in their files, what became of their rows."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple
from uuid import UUID

import orjson
from django.db import connection
from django.db.models import Q, QuerySet

from headwater.accounts.models import Member
from headwater.accounts.rules import Actor, Right
from headwater.exchange.models import ImportFile, ImportResult, ImportRow, ImportRun
from headwater.exchange.rules.fields import OWN_OF, WRITES, Field, FileKind, own_field
from headwater.exchange.rules.plan import NoSuchImport, Outcome
from headwater.fields.rules.custom import CustomType
from headwater.fields.selectors.custom import definitions_for
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


def imports_of(operations: Iterable[UUID], *, actor: Actor) -> dict[UUID, ImportRun]:
    """Find the imports the actor may see that are these operations."""
    runs = imports(actor=actor).filter(operation__in=list(operations))
    return {run.operation: run for run in runs if run.operation}


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


def results(
    run: ImportRun, *, outcome: Outcome | None = None, has_open_criteria: bool = False
) -> QuerySet[ImportResult]:
    found = ImportResult.objects.filter(run=run).select_related("file")
    if has_open_criteria:
        found = found.filter(open_criteria__gt=0)
    return (found.filter(outcome=outcome) if outcome else found).order_by("id")


class Flaw(NamedTuple):
    """A row to look at: it was refused, or came in where it has not earned to stand."""

    number: int
    cells: list[str]
    problem: dict[str, Any] | None
    open_criteria: int


def flawed_rows(run: ImportRun, file: ImportFile) -> Iterator[Flaw]:
    """Read what is to be looked at of a file: cells as they were, and why."""
    flawed = ImportResult.objects.filter(
        Q(outcome=Outcome.REFUSED) | Q(open_criteria__gt=0), run=run, file=file
    )
    why = {
        number: (problem, count)
        for number, problem, count in flawed.values_list("number", "problem", "open_criteria")
    }
    rows = ImportRow.objects.filter(file=file, number__in=why).order_by("number")
    for row in rows:
        yield Flaw(row.number, row.cells, *why[row.number])


def own_fields(actor: Actor) -> dict[FileKind, dict[str, Field]]:
    """List what columns can fill of the workspace's own fields, by the kind of file."""
    return {
        kind: {name: one for name, one in fields.items() if not is_withheld(name, kind, actor)}
        for kind, fields in own_fields_seen(actor).items()
    }


def own_fields_seen(actor: Actor) -> dict[FileKind, dict[str, Field]]:
    """List what columns can mean of the workspace's own fields, also of those only to be read."""
    return {
        file_kind: {
            one.name: own_field(one, file_kind)
            for one in definitions_for(actor, kind)
            if one.type is not CustomType.FORMULA
        }
        for file_kind, kind in OWN_OF.items()
    }


def is_withheld(field: str, kind: FileKind | None, actor: Actor) -> bool:
    """Whether a column would write a field of a record that the actor's role may not."""
    if not actor.fields or kind is None:
        return False
    of, name = WRITES.get(field, (OWN_OF.get(kind), field))
    return of is not None and name in actor.fields.get(of, ())


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
