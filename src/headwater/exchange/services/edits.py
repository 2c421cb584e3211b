"""Rows that say something new of records there already are."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from headwater.exchange.models import ImportFile
from headwater.exchange.rules.plan import Outcome
from headwater.exchange.services.batches import MODELS
from headwater.exchange.services.contexts import Context, Known
from headwater.fields.selectors.custom import held_by_many
from headwater.lib.errors import Conflict
from headwater.people.events import CompanyChanged, PersonChanged
from headwater.pipeline.events import DealChanged, DealClosed, DealMoved, DealReopened
from headwater.pipeline.rules import DealStatus

FACTS = {
    "value",
    "currency",
    "owner_id",
    "expected_close_date",
    "pipeline_id",
    "stage_id",
    "status",
}
STATE = {"pipeline_id", "stage_id", "status", "closed_at", "changed_at", "stage_entered_at"}
Current = Mapping[UUID, dict[str, Any]]


class RecordOutOfReach(Conflict):
    """The record of this row is in the trash, or belongs to somebody the importer cannot see."""

    code = "record_out_of_reach"


def current(
    file: ImportFile, kind: str, ids: Sequence[UUID], *, context: Context
) -> dict[UUID, dict[str, Any]]:
    """Read the records as they are now, as far as the actor may edit them.

    What the file speaks of in fields of the workspace's own is there as `custom.<key>`.
    """
    records: QuerySet[Any] = MODELS[kind].objects.editable_by(context.actor)  # type: ignore[attr-defined]  # all kinds of record have it
    rows = {row["id"]: row for row in records.filter(id__in=ids, deleted_at=None).values()}
    own = [field.own for field in context.sense(file).own if field.own]
    held = held_by_many(rows, own)
    return {id_: row | held[id_] for id_, row in rows.items()}


def is_gone(kind: str, known: Known, current: Current, *, context: Context) -> bool:
    """Whether the record a row once became is no more, so that the row makes a new one."""
    if known.run_id == context.run.id or known.record_id in current:
        return False
    if MODELS[kind]._default_manager.filter(id=known.record_id).exists():  # noqa: SLF001
        raise RecordOutOfReach(
            "This record is in the trash, or belongs to somebody you cannot see. Restore it first."
        )
    return True


def edit_deal(
    deal_id: UUID, wanted: Mapping[str, Any], current: Current, *, context: Context
) -> Outcome:
    """Give a deal what the row says now; the change happens now, not in the past."""
    old = current[deal_id]
    new = _differences(old, wanted)
    if not new:
        return Outcome.UNCHANGED
    plain = {name: value for name, value in new.items() if name not in STATE}
    if FACTS & set(new):
        new["changed_at"] = context.now
    if "stage_id" in new:
        new["stage_entered_at"] = context.now
    context.batch.change("deal", deal_id, new, old=old)
    if plain:
        changes = _told(plain, old)
        context.batch.events.append(
            DealChanged(actor_id=context.actor.id, at=context.now, deal_id=deal_id, changes=changes)
        )
    _tell_state(deal_id, old, new, context=context)
    return Outcome.UPDATED


def edit_company(
    company_id: UUID, wanted: Mapping[str, Any], current: Current, *, context: Context
) -> Outcome:
    new = _differences(current[company_id], wanted)
    if not new:
        return Outcome.UNCHANGED
    context.batch.change("company", company_id, new, old=current[company_id])
    changes = _told(new, current[company_id])
    context.batch.events.append(
        CompanyChanged(
            actor_id=context.actor.id, at=context.now, company_id=company_id, changes=changes
        )
    )
    return Outcome.UPDATED


def edit_person(
    person_id: UUID, wanted: Mapping[str, Any], current: Current, *, context: Context
) -> Outcome:
    new = _differences(current[person_id], wanted)
    if not new:
        return Outcome.UNCHANGED
    context.batch.change("person", person_id, new, old=current[person_id])
    changes = _told(new, current[person_id])
    context.batch.events.append(
        PersonChanged(
            actor_id=context.actor.id, at=context.now, person_id=person_id, changes=changes
        )
    )
    return Outcome.UPDATED


def _tell_state(
    deal_id: UUID, old: Mapping[str, Any], new: Mapping[str, Any], *, context: Context
) -> None:
    about: dict[str, Any] = {
        "actor_id": context.actor.id,
        "at": context.now,
        "deal_id": deal_id,
        "pipeline_id": new.get("pipeline_id", old["pipeline_id"]),
    }
    stage_id, tell = new.get("stage_id", old["stage_id"]), context.batch.events.append
    if "stage_id" in new:
        tell(DealMoved(from_stage_id=old["stage_id"], to_stage_id=stage_id, **about))
    if new.get("status") == DealStatus.OPEN:
        tell(DealReopened(stage_id=stage_id, previous_status=old["status"], **about))
    elif "status" in new:
        worth = {"value": str(new.get("value", old["value"])), "currency": old["currency"]}
        reason = new.get("lost_reason_id", old["lost_reason_id"])
        tell(
            DealClosed(
                stage_id=stage_id, status=new["status"], lost_reason_id=reason, **about, **worth
            )
        )


def _differences(old: Mapping[str, Any], wanted: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in wanted.items() if _plain(old[name]) != _plain(value)}


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, UUID) else value


def _told(new: Mapping[str, Any], old: Mapping[str, Any]) -> dict[str, list[Any]]:
    return {name: [_json(old[name]), _json(value)] for name, value in new.items()}


def _json(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return value if value is None or isinstance(value, int | list | dict | bool) else str(value)
