"""Taking the log along."""

from datetime import UTC, datetime
from uuid import UUID

import orjson

from headwater.accounts.rules import Actor
from headwater.audit.models import AuditLine
from headwater.audit.selectors.log import LARGEST_EXPORT, Wanted, lines
from headwater.audit.services.lines import write_by
from headwater.lib.writing import Cell, csv_text

HEAD = (
    "number", "at", "kind", "name", "outcome", "actor", "actor_id", "subject_kind", "subject",
    "subject_id", "party", "ip", "user_agent", "details",
)  # fmt: skip


def export_csv(wanted: Wanted, *, actor: Actor, now: datetime) -> str:
    """Write the newest lines as CSV, and that somebody did so as one more line."""
    found = list(lines(wanted)[:LARGEST_EXPORT])
    write_by(actor, "audit.exported", now=now, lines=len(found))
    return csv_text(HEAD, map(_row, found))


def _row(line: AuditLine) -> list[Cell]:
    words = line.words or {}
    return [
        line.number, line.at.astimezone(UTC).isoformat(), line.kind, line.name, line.outcome,
        words.get("actor"), _id(line.actor_id), line.subject_kind, words.get("subject"),
        _id(line.subject_id), words.get("party"), words.get("ip"), words.get("user_agent"),
        orjson.dumps(line.details).decode(),
    ]  # fmt: skip


def _id(one: UUID | None) -> str:
    return str(one or "")
