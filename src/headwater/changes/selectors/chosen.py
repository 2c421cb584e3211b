"""Which records a bulk edit is about: some that are named, or all that a list shows."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.activities.selectors.tasks import every_task
from headwater.changes.selectors.records import MODELS
from headwater.leads.selectors.pages import every_lead
from headwater.people.selectors.pages import every_company, every_person
from headwater.pipeline.selectors.deals import every_deal
from headwater.tenancy.sql import Statement, fetch_all

READERS: Mapping[str, Callable[[Any, Actor, datetime], Statement]] = {
    "deal": lambda wish, actor, _: every_deal(wish, actor=actor, sort="created_at"),
    "company": lambda wish, actor, _: every_company(wish, actor=actor),
    "person": lambda wish, actor, _: every_person(wish, actor=actor),
    "lead": lambda wish, actor, _: every_lead(wish, actor=actor),
    "task": lambda wish, actor, now: every_task(wish, actor=actor, now=now),
}


def named(kind: str, ids: Sequence[UUID], *, actor: Actor) -> list[UUID]:
    """Keep of the named records those the actor sees."""
    seen = MODELS[kind].objects.visible_to(actor).filter(id__in=ids)
    return list(seen.values_list("id", flat=True))


def shown(kind: str, wish: Any, *, actor: Actor, now: datetime) -> list[UUID]:
    """Read the ids of all that a list shows."""
    statement = READERS[kind](wish, actor, now)
    sql = f"SELECT id FROM ({statement.sql}) one"  # noqa: S608  # ours
    return [record_id for (record_id,) in fetch_all(sql, statement.values)]
