"""What fields were before and after, in words: the names behind ids, as far as they are seen."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from headwater.accounts.models import Member
from headwater.accounts.rules import Actor
from headwater.activities.models import ActivityType
from headwater.changes.selectors.records import titles
from headwater.leads.models import Campaign, Reason
from headwater.pipeline.models import LostReason, Source, Stage

# Whose names everybody in the workspace may know, and whose are known by sight.
NAMED: Mapping[str, Any] = {
    "stage_id": Stage,
    "source_id": Source,
    "lost_reason_id": LostReason,
    "reason_id": Reason,
    "campaign_id": Campaign,
    "type_id": ActivityType,
}
BY_SIGHT = {
    "company_id": "company",
    "parent_id": "company",
    "person_id": "person",
    "deal_id": "deal",
    "lead_id": "lead",
}
UNSEEN = "…"
# What is a change of a field, and has an event of its own.
TOLD_APART: Mapping[str, tuple[str, Callable[[Mapping[str, Any]], list[Any]]]] = {
    "deal.moved": ("stage_id", lambda told: [told["from_stage_id"], told["to_stage_id"]]),
    "deal.closed": ("status", lambda told: ["open", told["status"]]),
    "deal.reopened": ("status", lambda told: [told["previous_status"], "open"]),
    "lead.moved": ("state", lambda told: [told["from_state"], told["to_state"]]),
    "lead.returned": ("state", lambda told: ["recycled", told["to_state"]]),
    "lead.converted": ("state", lambda told: [told["from_state"], "qualified"]),
    "lead.conversion_undone": ("state", lambda told: ["qualified", told["to_state"]]),
    "task.completed": ("done", lambda _: [False, True]),
    "task.reopened": ("done", lambda _: [True, False]),
}


@dataclass(frozen=True, kw_only=True)
class FieldChange:
    """A field of a record before and after; `name_…` where the value is an id."""

    field: str
    value_from: Any
    value_to: Any
    name_from: str | None = None
    name_to: str | None = None


def changes_of(name: str, payload: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Say which fields an event changed, from what to what."""
    if name in TOLD_APART:
        field, both = TOLD_APART[name]
        return {field: both(payload)}
    return dict(payload.get("changes", {}))


def named(told: Iterable[Mapping[str, list[Any]]], *, actor: Actor) -> list[list[FieldChange]]:
    """Put the names to the ids of many changes, with a query for each kind of thing named."""
    told = list(told)
    names = _names(told, actor)
    return [[_named(field, both, names) for field, both in one.items()] for one in told]


def _named(field: str, both: list[Any], names: Mapping[str, str]) -> FieldChange:
    old, new = both
    if field not in {*NAMED, *BY_SIGHT, "owner_id"}:
        return FieldChange(field=field, value_from=old, value_to=new)
    values = [one if one in names else None for one in (old, new)]
    called = [names.get(one, UNSEEN) if one else None for one in (old, new)]
    return FieldChange(
        field=field,
        value_from=values[0],
        value_to=values[1],
        name_from=called[0],
        name_to=called[1],
    )


def _names(told: Iterable[Mapping[str, list[Any]]], actor: Actor) -> dict[str, str]:
    ids: dict[str, set[str]] = defaultdict(set)
    for one in told:
        for field, both in one.items():
            ids[field].update(str(value) for value in both if value)
    found: dict[UUID, str] = {}
    for field, model in NAMED.items():
        if field in ids:
            rows = model.objects.filter(id__in=ids[field])
            found.update((row.id, row.name_in(actor.language)) for row in rows)
    if "owner_id" in ids:
        found.update(Member.objects.filter(id__in=ids["owner_id"]).values_list("id", "name"))
    seen = [(kind, UUID(one)) for field, kind in BY_SIGHT.items() for one in ids.get(field, ())]
    found |= titles(seen, actor=actor)
    return {str(record_id): name for record_id, name in found.items()}
