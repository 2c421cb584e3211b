"""Changing what members are and may do."""

from datetime import datetime
from typing import Any, TypedDict, Unpack
from uuid import UUID

from headwater.accounts import rules, selectors
from headwater.accounts.events import MemberChanged, MemberLeft
from headwater.accounts.models import Member, Token
from headwater.accounts.rules import Actor, LastOwner, Role
from headwater.accounts.selectors.roles import get_custom_role, standing, standing_of
from headwater.accounts.services import passwords
from headwater.events.log import emit
from headwater.lib.errors import check_version


class MemberChanges(TypedDict, total=False):
    role: Role
    custom_role_id: UUID | None
    team_id: UUID | None
    is_active: bool
    name: str


class OwnChanges(TypedDict, total=False):
    name: str
    language: str
    time_zone: str


def change_member(
    member_id: UUID,
    *,
    actor: Actor,
    now: datetime,
    version: int | None = None,
    **changes: Unpack[MemberChanges],
) -> Member:
    """Change a member's role, team, name, or whether they may come in at all.

    Shutting a member out ends their sessions and takes away their tokens in the same moment.
    """
    owners = selectors.lock_owners()  # before the member: two owners must not demote each other
    member = selectors.get_member(member_id, lock=True)
    check_version(member.version, version)
    _name_the_role(changes)
    rules.check_grant(
        actor,
        before=standing_of(member),
        after=standing(
            Role(changes.get("role", member.role)),
            changes.get("custom_role_id", member.custom_role_id),
        ),
    )
    if (team_id := changes.get("team_id")) is not None:
        selectors.get_team(team_id)
    _check_an_owner_is_left(member, owners, changes)
    was_active = member.is_active
    _apply(member, dict(changes), actor=actor, now=now)
    if was_active and not member.is_active:
        _shut_out(member, actor=actor, now=now)
    return member


def _name_the_role(changes: MemberChanges) -> None:
    """Let an own role bring the built-in one it was made from, and a built-in one end an own one."""
    if (custom_role_id := changes.get("custom_role_id")) is not None:
        changes["role"] = Role(get_custom_role(custom_role_id).base)
    elif "role" in changes:
        changes["custom_role_id"] = None


def change_me(*, actor: Actor, now: datetime, **changes: Unpack[OwnChanges]) -> Member:
    """Change what everybody may change of themselves."""
    member = selectors.get_member(actor.id, lock=True)
    _apply(member, dict(changes), actor=actor, now=now)
    return member


def _check_an_owner_is_left(member: Member, owners: set[UUID], changes: MemberChanges) -> None:
    stays = changes.get("role", member.role) == Role.OWNER and changes.get(
        "is_active", member.is_active
    )
    if owners == {member.id} and not stays:
        raise LastOwner("A workspace needs an owner who can sign in. Name another one first.")


def _apply(member: Member, changes: dict[str, Any], *, actor: Actor, now: datetime) -> None:
    real = {name: value for name, value in changes.items() if getattr(member, name) != value}
    if not real:
        return
    for name, value in real.items():
        setattr(member, name, value)
    member.saved(*real)
    emit(MemberChanged(actor_id=actor.id, at=now, member_id=member.id, to=real))


def _shut_out(member: Member, *, actor: Actor, now: datetime) -> None:
    Token.objects.filter(member=member).delete()
    if member.user_id is not None:
        passwords.end_sessions(member.user_id)
    emit(MemberLeft(actor_id=actor.id, at=now, member_id=member.id))
