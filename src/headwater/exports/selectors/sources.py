"""What can be read out in which order: for each kind what is asked, and the statement that reads it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter

from headwater.accounts.rules import Actor
from headwater.activities.selectors.tasks import TaskWish, every_task
from headwater.exports.rules import ExportKind
from headwater.leads.selectors.pages import Wish as LeadWish
from headwater.leads.selectors.pages import every_lead
from headwater.people.selectors.pages import Wish as PeopleWish
from headwater.people.selectors.pages import every_company, every_person
from headwater.pipeline.selectors.deals import every_deal
from headwater.pipeline.selectors.filters import DealFilter
from headwater.pipeline.selectors.stakeholders import every_stakeholder
from headwater.tenancy.sql import Statement


@dataclass(frozen=True)
class DealWish:
    """Which deals, in which order."""

    filter: DealFilter
    sort: str


@dataclass(frozen=True)
class StakeholderWish:
    """Of which deal."""

    deal_id: UUID


Wish = StakeholderWish | DealWish | LeadWish | PeopleWish | TaskWish
WISHES: Mapping[ExportKind, type[Any]] = {
    ExportKind.DEALS: DealWish,
    ExportKind.COMPANIES: PeopleWish,
    ExportKind.PEOPLE: PeopleWish,
    ExportKind.LEADS: LeadWish,
    ExportKind.TASKS: TaskWish,
    ExportKind.STAKEHOLDERS: StakeholderWish,
}
READERS: Mapping[ExportKind, Callable[[Any, Actor, datetime], Statement]] = {
    ExportKind.DEALS: lambda wish, actor, _: every_deal(wish.filter, actor=actor, sort=wish.sort),
    ExportKind.COMPANIES: lambda wish, actor, _: every_company(wish, actor=actor),
    ExportKind.PEOPLE: lambda wish, actor, _: every_person(wish, actor=actor),
    ExportKind.LEADS: lambda wish, actor, _: every_lead(wish, actor=actor),
    ExportKind.TASKS: lambda wish, actor, now: every_task(wish, actor=actor, now=now),
    ExportKind.STAKEHOLDERS: lambda wish, actor, _: every_stakeholder(wish.deal_id, actor=actor),
}


# PostgreSQL keeps the order of what it reads through, and asks for the ids first.
OF_THESE = "SELECT * FROM ({sql} {order}) every WHERE every.id = ANY(%(these)s)"


def stored(kind: ExportKind, wish: Wish, *, ids: Sequence[UUID] = ()) -> Any:
    """Write a wish down, so that a job can read it later; `ids` narrow it to these records."""
    written = TypeAdapter(WISHES[kind]).dump_python(wish, mode="json")
    return written | {"ids": [str(one) for one in ids]}


def statement_of(kind: ExportKind, wish: Any, *, actor: Actor, now: datetime) -> Statement:
    """Give what reads all rows of a wish that was written down, as far as the actor sees them."""
    asked = {name: value for name, value in wish.items() if name != "ids"}
    every = READERS[kind](TypeAdapter(WISHES[kind]).validate_python(asked), actor, now)
    if not (ids := wish.get("ids")):
        return every
    these = {"these": [UUID(one) for one in ids]}
    return Statement(OF_THESE.format(sql=every.sql, order=every.order), {**every.values, **these})
