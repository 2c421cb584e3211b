from datetime import datetime
from typing import Any
from uuid import UUID

from headwater.activities.events import TaskCompleted, TaskCreated, TaskDeleted
from headwater.events.registry import on
from headwater.leads.events import LeadConverted, LeadDeleted, LeadMoved
from headwater.mail.events import AddressSuppressed, MailFetched, OutgoingChanged
from headwater.mail.services.objections import may_object
from headwater.people.events import PersonDeleted, PersonMerged
from headwater.pipeline.events import DealClosed, DealMoved
from headwater.sequences.services import stopping
from headwater.sequences.services.running import free_of_task

may_object(stopping.objecting)


@on(MailFetched)
def mail_came(payload: dict[str, Any]) -> None:
    stopping.look_at_threads(payload["thread_ids"], payload["mailbox_id"], now=_at(payload))


@on(OutgoingChanged)
def letter_went_on(payload: dict[str, Any]) -> None:
    if payload["state"] in {"stopped", "failed", "unknown"}:
        stopping.look_at_letter(UUID(payload["outgoing_id"]), now=_at(payload))


@on(AddressSuppressed)
def address_is_closed(payload: dict[str, Any]) -> None:
    stopping.look_at_suppressed(payload["address"], payload["reason"], now=_at(payload))


@on(DealMoved, DealClosed, LeadConverted, LeadDeleted, LeadMoved, PersonDeleted, PersonMerged,
    TaskCreated)  # fmt: skip
def record_changed(payload: dict[str, Any]) -> None:
    links = {name: payload.get(name) for name in ("deal_id", "lead_id", "person_id")}
    stopping.look_at_records(_at(payload), **links)


@on(TaskCompleted, TaskDeleted)
def task_is_over(payload: dict[str, Any]) -> None:
    free_of_task(UUID(payload["task_id"]), now=_at(payload))


def _at(payload: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(payload["at"])
