"""The log as people read it: newest first."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from headwater.audit.models import AuditLine
from headwater.audit.rules import AuditKind

LARGEST_EXPORT = 100_000


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which lines to show."""

    actor_id: UUID | None = None
    kind: AuditKind | None = None
    since: datetime | None = None
    until: datetime | None = None


def lines(wanted: Wanted, *, before_id: int | None = None) -> QuerySet[AuditLine]:
    asked = {
        "actor_id": wanted.actor_id,
        "kind": wanted.kind,
        "at__gte": wanted.since,
        "at__lt": wanted.until,
        "id__lt": before_id,
    }
    found = AuditLine.objects.filter(**{k: v for k, v in asked.items() if v is not None})
    return found.order_by("-id")
