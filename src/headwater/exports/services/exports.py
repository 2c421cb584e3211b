"""Making files of lists."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext

from headwater.accounts.rules import Actor, Kind
from headwater.accounts.selectors.speaking import speaking
from headwater.events.log import emit
from headwater.exports import rules
from headwater.exports.events import ExportMade
from headwater.exports.models import Export
from headwater.exports.rules import ExportFormat, ExportKind, ExportState
from headwater.exports.rules.columns import RISK, TITLES, Part, Reading, parts_of
from headwater.exports.rules.own import own_columns
from headwater.exports.selectors.exports import get_export
from headwater.exports.selectors.places import part_of, place_of, progress_of
from headwater.exports.selectors.sources import Wish, statement_of, stored
from headwater.exports.selectors.tables import OPEN
from headwater.exports.services.risks import with_risk
from headwater.fields.selectors.custom import definitions_for
from headwater.lib.writing import Cell
from headwater.tenancy.sql import count, stream

RECORDS = {
    ExportKind.DEALS: Kind.DEAL, ExportKind.COMPANIES: Kind.COMPANY, ExportKind.PEOPLE: Kind.PERSON,
    ExportKind.LEADS: Kind.LEAD, ExportKind.TASKS: Kind.TASK,
    ExportKind.STAKEHOLDERS: Kind.PERSON,
}  # fmt: skip
PROGRESS = 2_000  # rows after which it is noted how far we are, and seen whether to go on


class GivenUp(Exception):
    """Nobody wants the file any more."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which file somebody wants; `ids` narrow it to these records, none: all of the wish."""

    kind: ExportKind
    format: ExportFormat
    wish: Wish
    columns: Sequence[str] = ()
    ids: Sequence[UUID] = ()


def start_export(wanted: Wanted, *, actor: Actor, now: datetime) -> Export:
    """Make a short file at once; a long one is left to a job, which its state says."""
    _parts(wanted.kind, wanted.columns, actor=actor)  # refuses what is no column
    under_way = Export.objects.filter(
        creator_id=actor.id, state=ExportState.QUEUED, expires_at__gt=now
    )
    rules.check_under_way(under_way.count())
    wish = stored(wanted.kind, wanted.wish, ids=wanted.ids)
    statement = statement_of(wanted.kind, wish, actor=actor, now=now)
    is_long = count(statement, at_most=rules.AT_ONCE + 1) > rules.AT_ONCE
    day = now.astimezone(ZoneInfo(actor.time_zone)).date()
    with speaking(actor):
        title = gettext(TITLES[wanted.kind])
    export = Export.objects.create(
        creator_id=actor.id,
        kind=wanted.kind,
        format=wanted.format,
        wish=wish,
        columns=list(wanted.columns),
        name=f"{title}-{day.isoformat()}.{wanted.format}",
        created_at=now,
        expires_at=now + rules.KEPT,
    )
    if not is_long:
        _make(export, actor=actor, now=now, was_awaited=False)
    return export


def make_export(export_id: UUID, *, actor: Actor, now: datetime) -> None:
    """Make a long file; one that is made, or was given up meanwhile, is left alone."""
    export = Export.objects.filter(id=export_id, state=ExportState.QUEUED).first()
    if export is None:
        return
    try:
        _make(export, actor=actor, now=now, was_awaited=True)
    except GivenUp:
        _remove(export)


def fail_export(export_id: UUID, *, now: datetime) -> None:
    """Note that a file could not be made, so that nobody waits for it."""
    waiting = Export.objects.filter(id=export_id, state=ExportState.QUEUED)
    waiting.update(state=ExportState.FAILED, finished_at=now)


def delete_export(export_id: UUID, *, actor: Actor, now: datetime) -> None:
    """Forget an export; one that is being made is given up. Its file goes with the next sweep."""
    get_export(export_id, actor=actor, now=now).delete()


def _make(export: Export, *, actor: Actor, now: datetime, was_awaited: bool) -> None:
    part = part_of(export)
    part.parent.mkdir(parents=True, exist_ok=True)
    with speaking(actor):
        rows = _write(export, part, actor=actor, now=now)
    part.rename(place_of(export))
    progress_of(export).unlink(missing_ok=True)
    export.state, export.rows, export.finished_at = ExportState.DONE, rows, now
    export.total, export.size = rows, place_of(export).stat().st_size
    export.save()
    emit(
        ExportMade(
            actor_id=actor.id,
            at=now,
            export_id=export.id,
            kind=export.kind,
            format=export.format,
            rows=rows,
            file_name=export.name,
            was_awaited=was_awaited,
        )
    )


def _write(export: Export, part: Path, *, actor: Actor, now: datetime) -> int:
    parts = _parts(ExportKind(export.kind), export.columns, actor=actor)
    how, rows = Reading(ZoneInfo(actor.time_zone), gettext), 0
    statement = statement_of(ExportKind(export.kind), export.wish, actor=actor, now=now)
    total = count(statement)
    every = stream(statement)
    if RISK in parts:
        every = with_risk(every, actor=actor, now=now)
    cells: Iterator[list[Cell]] = ([part.read(row, how) for part in parts] for row in every)
    with OPEN[ExportFormat(export.format)](part, [gettext(p.heading) for p in parts]) as write:
        for rows, row in enumerate(cells, start=1):
            write(row)
            if rows % PROGRESS == 0:
                _note(export, rows, total)
    return rows


def _parts(kind: ExportKind, names: Sequence[str], *, actor: Actor) -> list[Part]:
    record = RECORDS[kind]
    known = [] if kind is ExportKind.STAKEHOLDERS else definitions_for(actor, record)
    own = own_columns(known, language=actor.language)
    return parts_of(kind, names, own, hidden=actor.hidden(record))


def _note(export: Export, rows: int, total: int) -> None:
    if not Export.objects.filter(id=export.id).exists():
        raise GivenUp
    progress_of(export).write_text(f"{rows} {total}")


def _remove(export: Export) -> None:
    for path in (place_of(export), part_of(export), progress_of(export)):
        path.unlink(missing_ok=True)
