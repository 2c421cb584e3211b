"""Doing the same to one record after the other, through the services everybody uses."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from headwater.accounts.rules import Actor, Kind, Right, check_may_give, check_right
from headwater.accounts.rules.fields import OWN, check_may_write
from headwater.activities.models import Task
from headwater.activities.services.progress import complete_task, reopen_task
from headwater.activities.services.tasks import delete_task, update_task
from headwater.activities.services.types import task_kind_of
from headwater.changes.models import Work, WorkRow
from headwater.changes.rules import Outcome
from headwater.changes.services.backwards.registry import Hand, typed
from headwater.events.log import together
from headwater.leads.models import Lead
from headwater.leads.rules.states import LeadState, Move
from headwater.leads.selectors.records import check_campaign, check_reason, get_lead
from headwater.leads.services.leads import assign_lead, delete_lead, update_lead
from headwater.leads.services.moves import move_lead
from headwater.people.models import Company, Person
from headwater.people.selectors import check_owner, get_company, get_person
from headwater.people.services import (
    delete_company,
    delete_person,
    update_company,
    update_person,
)
from headwater.pipeline.models import Deal
from headwater.pipeline.rules import Closing, DealStatus
from headwater.pipeline.selectors import pipelines
from headwater.pipeline.selectors.deals import get_deal
from headwater.pipeline.services.deals import delete_deal, update_deal
from headwater.pipeline.services.moves import close_deal, reopen_deal, transfer_deal
from headwater.sequences.services.enrolling import Enrolling, check_enrolling, enrol_anew

What = Mapping[str, Any]
# What a bulk edit may point at is looked up once, before any record is touched.
POINTS_AT: Mapping[str, Callable[[UUID, Actor], object]] = {
    "owner_id": lambda one, _: check_owner(one),
    "stage_id": lambda one, _: pipelines.get_stage(one),
    "source_id": lambda one, _: pipelines.check_source(one),
    "lost_reason_id": lambda one, _: pipelines.check_lost_reason(one),
    "campaign_id": lambda one, _: check_campaign(one),
    "reason_id": lambda one, _: check_reason(one),
    "type_id": lambda one, _: task_kind_of(one),
    "company_id": lambda one, actor: get_company(one, actor=actor),
    "parent_id": lambda one, actor: get_company(one, actor=actor),
    "person_id": lambda one, actor: get_person(one, actor=actor),
    "deal_id": lambda one, actor: get_deal(one, actor=actor),
    "lead_id": lambda one, actor: get_lead(one, actor=actor),
}


def _enrolling(what: What, **whom: Any) -> Enrolling | None:
    """Read into which sequence somebody is to be put, if they are."""
    if (wish := what.get("enrol")) is None:
        return None
    sequence_id, mailbox_id = UUID(wish["sequence_id"]), UUID(wish["mailbox_id"])
    return Enrolling(sequence_id=sequence_id, mailbox_id=mailbox_id, **whom)


def check_what(kind: str, what: What, *, actor: Actor) -> None:
    """Refuse the whole if it points at what is not there or not seen, or at fields not theirs."""
    edit = [
        *what.get("edit", {}),
        *(f"{OWN}{key}" for key in what.get("edit", {}).get("custom", {})),
    ]
    check_may_write(actor, Kind(kind), named=edit, changed=edit)
    if what.get("delete"):
        check_right(actor, Right.DELETE)
    if kind == Kind.TASK and (owner_id := what.get("edit", {}).get("owner_id")):
        check_may_give(actor, UUID(str(owner_id)))
    for part in (what, *(one for one in what.values() if isinstance(one, dict))):
        for name, value in part.items():
            if name in POINTS_AT and value is not None:
                POINTS_AT[name](UUID(str(value)), actor)
    if wish := _enrolling(what):
        check_enrolling(wish, actor=actor)


def change(work: Work, row: WorkRow, hand: Hand) -> Outcome:
    """Do to one record what the work wants; what is so already stays the same."""
    with together() as events:
        CHANGE[row.kind](row.record_id, work.what, hand)
        return Outcome.DONE if events else Outcome.SAME


def _deal(deal_id: UUID, what: What, hand: Hand) -> None:
    if edit := _typed(Deal, what):
        update_deal(deal_id, **hand.acts, **edit)
    if what.get("add_tags") or what.get("remove_tags"):
        _tag(deal_id, what, hand)
    if stage_id := what.get("stage_id"):
        transfer_deal(deal_id, to_stage_id=UUID(stage_id), **hand.acts)
    if status := what.get("status"):
        _close(deal_id, status, hand)
    if what.get("delete"):
        delete_deal(deal_id, **hand.acts)


def _tag(deal_id: UUID, what: What, hand: Hand) -> None:
    gone = set(what.get("remove_tags", ()))
    tags = get_deal(deal_id, actor=hand.actor, lock=True).tags
    wanted = [tag for tag in tags if tag not in gone] + list(what.get("add_tags", ()))
    update_deal(deal_id, tags=wanted, **hand.acts)


def _close(deal_id: UUID, status: What, hand: Hand) -> None:
    if status["status"] == DealStatus.OPEN:
        reopen_deal(deal_id, **hand.acts)
        return
    columns = ("lost_reason_id", "win_back_date")
    given = {name: typed(Deal(), name, status.get(name)) for name in columns}
    closing = Closing(
        status=DealStatus(status["status"]),
        competitor=status.get("competitor", ""),
        comment=status.get("comment", ""),
        **given,
    )
    close_deal(deal_id, closing, **hand.acts)


def _company(company_id: UUID, what: What, hand: Hand) -> None:
    if edit := _typed(Company, what):
        update_company(company_id, **hand.acts, **edit)
    if what.get("delete"):
        delete_company(company_id, **hand.acts)


def _person(person_id: UUID, what: What, hand: Hand) -> None:
    if edit := _typed(Person, what):
        update_person(person_id, **hand.acts, **edit)
    if wish := _enrolling(what, person_ids=[person_id]):
        enrol_anew(wish, **hand.acts)
    if what.get("delete"):
        delete_person(person_id, **hand.acts)


def _lead(lead_id: UUID, what: What, hand: Hand) -> None:
    if edit := _typed(Lead, what):
        update_lead(lead_id, **hand.acts, **edit)
    if state := what.get("state"):
        reason, until = (typed(Lead(), n, state.get(k)) for n, k in
                         (("reason_id", "reason_id"), ("recycled_until", "until")))  # fmt: skip
        move = Move(
            state=LeadState(state["state"]),
            reason_id=reason,
            comment=state.get("comment", ""),
            until=until,
        )
        move_lead(lead_id, move, **hand.acts)
    if wish := _enrolling(what, lead_ids=[lead_id]):
        enrol_anew(wish, **hand.acts)
    if "owner_id" in what:  # last, as the giver may lose sight of it
        assign_lead(lead_id, owner_id=typed(Lead(), "owner_id", what["owner_id"]), **hand.acts)
    if what.get("delete"):
        delete_lead(lead_id, **hand.acts)


def _task(task_id: UUID, what: What, hand: Hand) -> None:
    if edit := _typed(Task, what):
        update_task(task_id, **hand.acts, **edit)
    if (done := what.get("done")) is not None:
        (complete_task if done else reopen_task)(task_id, **hand.acts)
    if what.get("delete"):
        delete_task(task_id, **hand.acts)


CHANGE: Mapping[str, Callable[[UUID, What, Hand], None]] = {
    "deal": _deal,
    "company": _company,
    "person": _person,
    "lead": _lead,
    "task": _task,
}


def _typed(model: Any, what: What) -> dict[str, Any]:
    """Read the wanted fields as they were written down into what the columns hold."""
    return {
        name: value if name == "custom" else typed(model(), name, value)
        for name, value in what.get("edit", {}).items()
    }
