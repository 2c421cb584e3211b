from collections.abc import Sequence
from datetime import datetime
from typing import BinaryIO
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.exports.models import Export
from headwater.exports.rules import ExportNotReady, ExportState
from headwater.exports.selectors.places import place_of, progress_of
from headwater.lib.errors import NotFound

LONGEST_LIST = 50


class ExportNotFound(NotFound):
    code = "export_not_found"


def exports(*, actor: Actor, now: datetime) -> Sequence[Export]:
    """List the actor's exports that can still be fetched, the youngest first."""
    mine = Export.objects.filter(creator_id=actor.id, expires_at__gt=now)
    return list(mine.order_by("-created_at", "-id")[:LONGEST_LIST])


def get_export(export_id: UUID, *, actor: Actor, now: datetime) -> Export:
    mine = Export.objects.filter(creator_id=actor.id, expires_at__gt=now, id=export_id).first()
    if mine is None:
        raise ExportNotFound("There is no such export of yours any more. Make it again.")
    return mine


def progress(export: Export) -> tuple[int, int]:
    """Say how many rows are written, and of how many. The disk is asked: see the model."""
    if export.state != ExportState.QUEUED:
        return export.rows, export.total
    try:
        rows, _, total = progress_of(export).read_text().partition(" ")
        return int(rows or 0), int(total or 0)
    except FileNotFoundError:
        return 0, 0


def open_export(export_id: UUID, *, actor: Actor, now: datetime) -> tuple[Export, BinaryIO]:
    """Open the file of a finished export."""
    export = get_export(export_id, actor=actor, now=now)
    if export.state != ExportState.DONE:
        raise ExportNotReady("This export is not ready yet.")
    try:
        return export, place_of(export).open("rb")
    except FileNotFoundError:
        raise ExportNotFound("There is no such export of yours any more. Make it again.") from None
