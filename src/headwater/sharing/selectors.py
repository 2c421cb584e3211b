"""Whom records are shared with, and who follows them."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from headwater.accounts.models import Member, Team
from headwater.accounts.rules import Actor, Right
from headwater.leads.selectors.records import get_lead
from headwater.people.models import Company, Person
from headwater.people.selectors import get_company, get_person
from headwater.people.selectors.records import successor
from headwater.pipeline.selectors.deals import get_deal
from headwater.sharing.models import ABOUT, Follow, Share
from headwater.sharing.rules import Party, PartyNotFound, SharedKind
from headwater.tenancy.sql import fetch_all

# By hand, as every move of a deal asks it.
FOLLOWERS = """
SELECT f.{kind}_id, f.member_id FROM sharing_follow f
JOIN accounts_member m ON m.workspace_id = f.workspace_id AND m.id = f.member_id AND m.is_active
WHERE f.workspace_id = current_workspace() AND f.{kind}_id = ANY(%s) ORDER BY f.id
"""
FIND: Mapping[SharedKind, Callable[..., Any]] = {
    SharedKind.DEAL: get_deal,
    SharedKind.COMPANY: get_company,
    SharedKind.PERSON: get_person,
    SharedKind.LEAD: get_lead,
}

MERGED: Mapping[SharedKind, type[Company | Person]] = {
    SharedKind.COMPANY: Company,
    SharedKind.PERSON: Person,
}


def find(kind: SharedKind, record_id: UUID, *, actor: Actor, lock: bool = False) -> Any:
    """Find a record the actor sees, or what it was merged into; locked: one they may edit."""
    if kind in MERGED:
        record_id = successor(MERGED[kind], record_id)
    return FIND[kind](record_id, actor=actor, lock=lock)


def check_party(to: Party) -> None:
    """Refuse to share with whom there is not; whoever has left is not there."""
    parties: QuerySet[Any] = (
        Member.objects.filter(is_active=True) if to.member_id else Team.objects.all()
    )
    if not parties.filter(id=to.member_id or to.team_id).exists():
        raise PartyNotFound("There is no such member or team in the workspace.")


def level_of(kind: SharedKind, record_id: UUID, to: Party) -> str | None:
    """Say to which extent a record is shared with somebody, if it is."""
    held = Share.objects.filter(**{f"{kind}_id": record_id}, **vars(to))
    return held.values_list("level", flat=True).first()


def shares_of(kind: SharedKind, record_id: UUID, *, actor: Actor) -> tuple[list[Share], bool]:
    """List whom a record is shared with, and say whether the actor may change that."""
    record = find(kind, record_id, actor=actor)
    shares = Share.objects.filter(**{f"{kind}_id": record.id})
    may_edit = actor.may_edit(kind.kind, record)
    return list(_named(shares)), may_edit and actor.may(Right.WRITE)


def _named(shares: QuerySet[Share]) -> QuerySet[Share]:
    return shares.select_related("member", "team", "sharer").order_by("created_at", "id")


def followers_of(kind: SharedKind, record_id: UUID, *, actor: Actor) -> list[Member]:
    """List who follows a record the actor sees, and works here."""
    record = find(kind, record_id, actor=actor)
    follows = Follow.objects.filter(**{f"{kind}_id": record.id}).values("member_id")
    return list(Member.objects.filter(id__in=follows, is_active=True).order_by("name", "id"))


def who_follows(records: Iterable[tuple[str, UUID]]) -> dict[tuple[str, UUID], list[UUID]]:
    """Say which members follow which of these records, with a query for each kind."""
    wanted: dict[str, set[UUID]] = {}
    for kind, record_id in records:
        if kind in ABOUT:
            wanted.setdefault(kind, set()).add(record_id)
    found: dict[tuple[str, UUID], list[UUID]] = {}
    for kind, ids in wanted.items():
        for record_id, member_id in fetch_all(FOLLOWERS.format(kind=kind), [list(ids)]):
            found.setdefault((kind, record_id), []).append(member_id)
    return found
