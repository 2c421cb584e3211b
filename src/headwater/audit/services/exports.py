"""Taking the log along."""

from datetime import UTC, datetime

import orjson

from headwater.accounts.rules import Actor
from headwater.audit.models import AuditLine
from headwater.audit.selectors.log import LARGEST_EXPORT, Wanted, lines
from headwater.audit.services.lines import write_by
from headwater.lib.cells import to_csv

HEAD = (
    "number", "at", "kind", "name", "outcome", "actor", "actor_id", "subject_kind", "subject",
    "subject_id", "ip", "user_agent", "details",
)  # fmt: skip


def export_csv(wanted: Wanted, *, actor: Actor, now: datetime) -> str:
    """Write the newest lines as CSV, and that somebody did so as one more line."""
    found = list(lines(wanted)[:LARGEST_EXPORT])
    write_by(actor, "audit.exported", now=now, lines=len(found))
    return to_csv(HEAD, map(_row, found))


def _row(line: AuditLine) -> list[object]:
    words = line.words or {}
    return [
        line.number, line.at.astimezone(UTC).isoformat(), line.kind, line.name, line.outcome,
        words.get("actor"), line.actor_id, line.subject_kind, words.get("subject"),
        line.subject_id, words.get("ip"), words.get("user_agent"),
        orjson.dumps(line.details).decode(),
    ]  # fmt: skip
