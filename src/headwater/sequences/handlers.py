from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from headwater.activities.events import TaskCompleted, TaskCreated, TaskDeleted
from headwater.events.base import Event
from headwater.events.registry import at_once, on
from headwater.leads.events import LeadConverted, LeadDeleted, LeadMoved
from headwater.mail.events import (
    AddressSuppressed,
    ConsentRecorded,
    MailboxRemoved,
    MailFetched,
    OutgoingChanged,
)
from headwater.mail.rules.states import OutgoingState
from headwater.mail.services.objections import may_object
from headwater.people.events import PersonDeleted, PersonMerged
from headwater.pipeline.events import DealClosed, DealMoved
from headwater.sequences import tasks
from headwater.sequences.events import EnrolmentChanged
from headwater.sequences.rules.states import EnrolmentState
from headwater.sequences.selectors.enrolments import is_anybody_running, is_task_of_ours
from headwater.sequences.services import stopping

NOT_SENT = {OutgoingState.STOPPED, OutgoingState.FAILED, OutgoingState.UNKNOWN}

may_object(stopping.objecting)


@at_once(MailboxRemoved)
def mailbox_goes(events: Sequence[Event]) -> None:
    for event in events:
        if isinstance(event, MailboxRemoved):
            stopping.let_go_of_mailbox(event.mailbox_id)


@on(MailFetched)
def mail_came(payload: dict[str, Any]) -> None:
    if is_anybody_running():
        tasks.look_at_threads.enqueue(
            thread_ids=payload["thread_ids"], mailbox_id=payload["mailbox_id"]
        )


@on(EnrolmentChanged)
def enrolment_is_due(payload: dict[str, Any]) -> None:
    """Begin at the moment itself; the clock of the minute looks after whatever that misses."""
    if payload["state"] == EnrolmentState.ACTIVE and payload["due_at"]:
        at = datetime.fromisoformat(payload["due_at"])
        tasks.advance_enrolment.enqueue_at(at, enrolment_id=payload["enrolment_id"])


@on(OutgoingChanged)
def letter_went_on(payload: dict[str, Any]) -> None:
    if payload["state"] in NOT_SENT:
        tasks.look_at_letter.enqueue(outgoing_id=payload["outgoing_id"])


@on(AddressSuppressed)
def address_is_closed(payload: dict[str, Any]) -> None:
    if is_anybody_running():
        tasks.look_at_suppressed.enqueue(address=payload["address"], reason=payload["reason"])


@on(ConsentRecorded, DealMoved, DealClosed, LeadConverted, LeadDeleted, LeadMoved, PersonDeleted, PersonMerged,
    TaskCreated)  # fmt: skip
def record_changed(payload: dict[str, Any]) -> None:
    """Look after whoever it is about: most of what happens is about nobody in a sequence."""
    links = {
        name: value
        for name in ("deal_id", "lead_id", "person_id")
        if (value := payload.get(name)) is not None
    }
    if is_anybody_running(links):
        tasks.look_at_records.enqueue(links=links)


@on(TaskCompleted, TaskDeleted)
def task_is_over(payload: dict[str, Any]) -> None:
    if is_task_of_ours(UUID(payload["task_id"])):
        tasks.free_of_task.enqueue(task_id=payload["task_id"])
