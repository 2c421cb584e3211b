"""What can be read out in which order: for each kind what is asked, and the statement that reads it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

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
from headwater.tenancy.sql import Statement


@dataclass(frozen=True)
class DealWish:
    """Which deals, in which order."""

    filter: DealFilter
    sort: str


Wish = DealWish | LeadWish | PeopleWish | TaskWish
WISHES: Mapping[ExportKind, type[Any]] = {
    ExportKind.DEALS: DealWish,
    ExportKind.COMPANIES: PeopleWish,
    ExportKind.PEOPLE: PeopleWish,
    ExportKind.LEADS: LeadWish,
    ExportKind.TASKS: TaskWish,
}
READERS: Mapping[ExportKind, Callable[[Any, Actor, datetime], Statement]] = {
    ExportKind.DEALS: lambda wish, actor, _: every_deal(wish.filter, actor=actor, sort=wish.sort),
    ExportKind.COMPANIES: lambda wish, actor, _: every_company(wish, actor=actor),
    ExportKind.PEOPLE: lambda wish, actor, _: every_person(wish, actor=actor),
    ExportKind.LEADS: lambda wish, actor, _: every_lead(wish, actor=actor),
    ExportKind.TASKS: lambda wish, actor, now: every_task(wish, actor=actor, now=now),
}


def stored(kind: ExportKind, wish: Wish) -> Any:
    """Write a wish down, so that a job can read it later."""
    return TypeAdapter(WISHES[kind]).dump_python(wish, mode="json")


def statement_of(kind: ExportKind, wish: Any, *, actor: Actor, now: datetime) -> Statement:
    """Give what reads all rows of a wish that was written down, as far as the actor sees them."""
    return READERS[kind](TypeAdapter(WISHES[kind]).validate_python(wish), actor, now)
