"""What others did to a record since somebody looked at it, and whether an edit can stand beside it.

The database notes in each line of the log which version of the record it made: `payload.version`.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from headwater.events.models import EventRecord
from headwater.lib.errors import Stale
from headwater.tenancy.models import Editable

# What only has a meaning together is one thing: an amount and its currency, a day and its hour.
ONE_THING = (frozenset({"value", "currency"}), frozenset({"due_at", "is_all_day"}))

CHANGES = Q(payload__has_key="changes") | Q(payload__has_key="version")


class StaleRecord(Stale):
    """A record was changed since the version that was seen; `clashes` are fields both changed."""

    def __init__(
        self,
        sentence: str,
        *,
        record_id: UUID,
        seen: int,
        current: int,
        clashes: Iterable[str] = (),
    ) -> None:
        super().__init__(sentence)
        self.record_id, self.seen, self.current = record_id, seen, current
        self.clashes = sorted(clashes)


def check_seen(record: Editable, version: int | None) -> None:
    """Refuse to change what somebody else has changed since it was read; None: do not ask."""
    if version is not None and record.version != version:
        raise StaleRecord(
            "Somebody else has changed this in the meantime. Look at it again.",
            record_id=record.id,
            seen=version,
            current=record.version,
        )


def check_apart(
    record_id: UUID, edited: Iterable[str], *, version: int | None, current: int
) -> None:
    """Let an edit stand beside those of others since, unless both are of the same fields."""
    if version is None or version == current:
        return
    changed = {name for line in lines_since(record_id, version) for name in _changed_by(line)}
    mine = set(edited)
    clashes = (with_partners(mine) & changed) | (mine & with_partners(changed))
    if clashes or version > current:
        raise StaleRecord(
            "Somebody else has changed the same in the meantime. Decide which is right.",
            record_id=record_id,
            seen=version,
            current=current,
            clashes=clashes,
        )


def lines_since(record_id: UUID, version: int) -> list[EventRecord]:
    """List what was done to a record after that version, the earliest first.

    Lines of before versions were noted count as well where they may be later: better to ask once
    too often.
    """
    lines = list(EventRecord.objects.filter(CHANGES, subject_id=record_id).order_by("id"))
    noted = [line.payload["version"] for line in lines if "version" in line.payload]
    is_known = bool(noted) and version >= min(noted) - 1
    unknown = 0 if is_known else version + 1
    return [line for line in lines if line.payload.get("version", unknown) > version]


def with_partners(fields: set[str]) -> set[str]:
    """Add to each field those that are one thing with it."""
    return fields.union(*(group for group in ONE_THING if group & fields))


def _changed_by(line: EventRecord) -> Iterable[str]:
    changes: dict[str, object] = line.payload.get("changes", {})
    return changes
