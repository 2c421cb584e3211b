"""Taking back what an operation did: record by record, and of each what nobody has changed since."""

from collections.abc import Iterable
from uuid import UUID

from headwater.changes import rules
from headwater.changes.models import Work, WorkRow
from headwater.changes.rules import InTheTrash, Outcome
from headwater.changes.selectors.lines import Line, changed_since, lines_of
from headwater.changes.selectors.records import known
from headwater.changes.services.backwards import BACKWARDS, Hand
from headwater.lib.errors import NotFound


def take_back(work: Work, row: WorkRow, hand: Hand) -> Outcome:
    """Take back what the operation did to one record, the last first."""
    lines = lines_of(work.undoes, row.record_id, names=BACKWARDS) if work.undoes else []
    try:
        backs = [BACKWARDS[line.name](line, hand) for line in lines]
    except NotFound:
        if known(row.kind, hand.actor).filter(id=row.record_id, deleted_at__isnull=False).exists():
            raise InTheTrash("This lies in the trash. Restore it first.") from None
        raise
    row.kept = [
        _kept(line, field) for line, back in zip(lines, backs, strict=True) for field in back.kept
    ]
    return rules.outcome_of(backs)


def _kept(line: Line, field: str) -> dict[str, str | None]:
    name, at = changed_since(line, field)
    return {"field": field, "by": name, "at": at.isoformat() if at else None}


def made_by_conversions(payloads: Iterable[dict[str, str | None]]) -> set[UUID]:
    """Name what conversions made: it goes with them, or stays with them."""
    made = ("deal_id", "company_id", "person_id")
    return {
        UUID(record_id) for payload in payloads for name in made if (record_id := payload[name])
    }
