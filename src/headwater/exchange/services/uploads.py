"""Taking files in: their rows go to the database as they are, what they are is guessed."""

from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.exchange import selectors
from headwater.exchange.models import ImportFile, ImportRow, ImportRun
from headwater.exchange.rules.fields import BY_NAME, Field, Fields, FieldType, FileKind
from headwater.exchange.rules.problems import stored_problem
from headwater.exchange.rules.recognition import recognise
from headwater.exchange.services import bulk, plans
from headwater.fields.rules.custom import CustomType
from headwater.lib import dates, money, tables
from headwater.lib.errors import Invalid
from headwater.lib.ids import uuid7
from headwater.lib.tables import Row

PIECE = 2_000
SAMPLE = 2_000
MOST_FILES = 10
DAYS: Container[str] = {FieldType.DATE, FieldType.MOMENT}
AMOUNTS: Container[str] = {FieldType.MONEY, CustomType.NUMBER}


class Upload(NamedTuple):
    """A file as it was sent: its name there and where it lies here."""

    name: str
    path: Path


class NothingSent(Invalid):
    code = "nothing_sent"


def create_import(
    uploads: Sequence[Upload], *, actor: Actor, kind: FileKind | None = None
) -> ImportRun:
    """Read the files, guess what they hold, and propose a plan."""
    if not 0 < len(uploads) <= MOST_FILES:
        raise NothingSent("Choose one to {most} files.", most=MOST_FILES)
    run = ImportRun.objects.create(creator_id=actor.id)
    own = selectors.own_fields_seen(actor)
    files = [
        _take_in(
            run, position, upload, kind=kind if len(uploads) == 1 else None, own=own, actor=actor
        )
        for position, upload in enumerate(uploads)
    ]
    run.total = sum(file.row_count for file in files)
    run.plan = plans.propose(files, actor=actor).to_json()
    run.saved("plan", "total")
    return run


def _take_in(
    run: ImportRun,
    position: int,
    upload: Upload,
    *,
    kind: FileKind | None,
    own: Mapping[FileKind, Fields],
    actor: Actor,
) -> ImportFile:
    table = tables.open_table(upload.path)
    names = [column.name for column in table.columns]
    recognised = recognise(names, kind, own=own)
    columns = [
        {
            "name": column.name,
            "header": column.header,
            **plans.meaning_of(column.name, recognised, actor=actor),
        }
        for column in table.columns
    ]
    file = ImportFile(
        id=uuid7(), run=run, position=position, name=upload.name[-200:], columns=columns,
        kind=recognised.kind or "", system=recognised.system,
        encoding=table.format.encoding or "", delimiter=table.format.delimiter or "",
        header_row=table.format.header_row or 1,
    )  # fmt: skip
    sample = list(islice(table.rows, SAMPLE))
    ours = own.get(recognised.kind, {}) if recognised.kind else {}
    learn_formats(file, [row.cells for row in sample if not row.problem], own=ours)
    file.save()
    _store(file, iter(sample))
    _store(file, table.rows)
    file.skipped_rows = table.skipped[:100]
    file.save()
    return file


def learn_formats(file: ImportFile, sample: Sequence[Sequence[str]], *, own: Fields) -> None:
    """Find out from the columns themselves how this file writes days and decimals."""
    types = {
        column["field"]: _type_of({**BY_NAME, **own}[column["field"]])
        for column in file.columns
        if column["field"]
    }
    days = list(_texts(file, sample, {name for name, one in types.items() if one in DAYS}))
    amounts = {name for name, one in types.items() if one in AMOUNTS}
    file.date_order = dates.order_of(days) or ""
    file.decimal_comma = money.uses_decimal_comma(_texts(file, sample, amounts))


def _type_of(field: Field) -> str:
    return field.own.type if field.own else field.type


def _texts(file: ImportFile, sample: Sequence[Sequence[str]], names: set[str]) -> Iterator[str]:
    for index, column in enumerate(file.columns):
        if column["field"] in names:
            yield from (cells[index] for cells in sample if cells[index])


def _store(file: ImportFile, rows: Iterator[Row]) -> None:
    while piece := list(islice(rows, PIECE)):
        bulk.insert(ImportRow, [_stored(file.id, row) for row in piece])
        file.row_count += len(piece)
        file.bad_rows += sum(row.problem is not None for row in piece)


def _stored(file_id: UUID, row: Row) -> dict[str, Any]:
    problem = stored_problem(row.problem) if row.problem else None
    cells = [cell.replace("\0", "") for cell in row.cells[: tables.MOST_COLUMNS]]
    return {"file_id": file_id, "number": row.number, "cells": cells, "problem": problem}
