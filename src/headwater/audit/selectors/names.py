"""How the things that lines are about are called, at the moment of writing."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Model

from headwater.accounts.models import Connection, Invitation, Member, Team, Token
from headwater.leads.models import Campaign, Lead
from headwater.people.models import Company, Person
from headwater.pipeline.models import Deal, Pipeline
from headwater.pools.models import Pool

# Things of other kinds are told by their id alone.
CALLED: Mapping[str, tuple[type[Model], *tuple[str, ...]]] = {
    "connection": (Connection, "name"),
    "member": (Member, "name"),
    "invitation": (Invitation, "email"),
    "token": (Token, "name"),
    "team": (Team, "name"),
    "pipeline": (Pipeline, "name_en", "name_zh"),
    "pool": (Pool, "name_en", "name_zh"),
    "deal": (Deal, "title"),
    "company": (Company, "name"),
    "person": (Person, "name"),
    "lead": (Lead, "name"),
    "campaign": (Campaign, "name_en", "name_zh"),
}
Subject = tuple[str, UUID | None]


def name_subjects(subjects: Iterable[Subject]) -> dict[Subject, str]:
    wanted: dict[str, set[UUID]] = {}
    for kind, subject_id in subjects:
        if subject_id and kind in CALLED:
            wanted.setdefault(kind, set()).add(subject_id)
    named: dict[Subject, str] = {}
    for kind, ids in wanted.items():
        model, *columns = CALLED[kind]
        rows = model._default_manager.filter(pk__in=ids).values_list("pk", *columns)  # noqa: SLF001  # of any model
        named |= {(kind, row[0]): next(filter(None, row[1:]), "") for row in rows}
    return named
