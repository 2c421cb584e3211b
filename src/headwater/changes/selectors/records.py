"""The kinds of record whose changes are told and taken back, and what each one is called."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, Value
from django.db.models.functions import Coalesce, Left, NullIf

from headwater.accounts.rules import Actor
from headwater.activities.models import Note, Task
from headwater.leads.models import Lead
from headwater.people.models import Company, Person
from headwater.pipeline.models import Deal
from headwater.targets.selectors.seen import targets_known_to

MODELS: Mapping[str, Any] = {
    "deal": Deal,
    "company": Company,
    "person": Person,
    "lead": Lead,
    "task": Task,
    "note": Note,
}
TITLES: Mapping[str, Any] = {
    "deal": "title",
    "company": "name",
    "person": "name",
    "lead": Coalesce(NullIf("name", Value("")), "company_name"),
    "task": "title",
    "note": Left("text", 100),
    "target": Coalesce("member__name", "team__name", Value("")),
}
# What is told of besides; it is set and taken back as a whole, and never edited in a list.
KNOWN: Mapping[str, Callable[[Actor], QuerySet[Any]]] = {"target": targets_known_to}
KINDS = (*MODELS, *KNOWN)


def known(kind: str, actor: Actor) -> QuerySet[Any]:
    """Give what the actor may know of, also what of it lies in the trash."""
    if kind in KNOWN:
        return KNOWN[kind](actor)
    rows: QuerySet[Any] = MODELS[kind].objects.known_to(actor)
    return rows


def seen(records: Iterable[tuple[str, UUID]], *, actor: Actor) -> set[UUID]:
    """Keep the records that the actor may know of."""
    found: set[UUID] = set()
    for kind, ids in _by_kind(records).items():
        found.update(known(kind, actor).filter(id__in=ids).values_list("id", flat=True))
    return found


def titles(records: Iterable[tuple[str, UUID]], *, actor: Actor) -> dict[UUID, str]:
    """Say what records are called; those the actor may not know of are left out."""
    found: dict[UUID, str] = {}
    for kind, ids in _by_kind(records).items():
        rows = known(kind, actor).filter(id__in=ids)
        found.update(rows.annotate(called=_called(kind)).values_list("id", "called"))
    return found


def _called(kind: str) -> Any:
    title = TITLES[kind]
    return Coalesce(title, Value("")) if isinstance(title, str) else title


def _by_kind(records: Iterable[tuple[str, UUID]]) -> dict[str, list[UUID]]:
    sorted_: dict[str, list[UUID]] = {}
    for kind, record_id in records:
        if kind in KINDS:
            sorted_.setdefault(kind, []).append(record_id)
    return sorted_
