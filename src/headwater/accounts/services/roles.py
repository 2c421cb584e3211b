"""Shaping roles: what their members may do, and whose records they see."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypedDict, Unpack
from uuid import UUID

from headwater.accounts import rules
from headwater.accounts.events import RoleChanged, RoleCreated, RoleDeleted
from headwater.accounts.models import CustomRole, Invitation, Member, VisibilityRule
from headwater.accounts.rules import Actor, FieldRules, Kind, Level, Right, Role, Standing
from headwater.accounts.rules.fields import check_fields
from headwater.accounts.selectors import open_invitations
from headwater.accounts.selectors import roles as selectors
from headwater.accounts.selectors.roles import Shape
from headwater.events.log import emit
from headwater.lib.errors import Conflict, check_version
from headwater.lib.ids import uuid7
from headwater.tenancy.sql import one_at_a_time


class RoleInUse(Conflict):
    code = "role_in_use"


class RoleIsBuiltIn(Conflict):
    code = "role_is_built_in"


class RoleChanges(TypedDict, total=False):
    name_en: str
    name_zh: str
    rights: Sequence[Right]
    sight: Mapping[Kind, Level]
    fields: FieldRules


def create_role(
    base: Role,
    *,
    actor: Actor,
    now: datetime,
    role_id: UUID | None = None,
    **wanted: Unpack[RoleChanges],
) -> Shape:
    """Make an own role from a built-in one; what is not said is as it is there."""
    start, key = selectors.get_role(base), str(role_id or uuid7())
    rights = wanted.get("rights", start.rights)
    _check(actor, before=None, after=Standing(base, frozenset(rights)))
    fields = {**start.fields, **wanted.get("fields", {})}
    check_fields(frozenset(rights), fields)
    if role_id is not None and CustomRole.objects.filter(id=role_id).exists():
        return selectors.get_role(key)
    sight = dict(start.sight or {}) | dict(wanted.get("sight", {}))
    CustomRole.objects.create(
        id=key, base=base, rights=_written(rights), sight=sight, fields=_plain(fields),
        name_en=wanted.get("name_en", ""), name_zh=wanted.get("name_zh", ""),
    )  # fmt: skip
    emit(RoleCreated(actor_id=actor.id, at=now, workspace_id=actor.workspace_id, role=key))
    return selectors.get_role(key)


def change_role(
    key: str,
    *,
    actor: Actor,
    now: datetime,
    version: int | None = None,
    **changes: Unpack[RoleChanges],
) -> Shape:
    """Change a role; its members feel it with their next request."""
    one_at_a_time("roles")
    shape = selectors.get_role(key)
    check_version(shape.version, version)
    after = Standing(shape.base, frozenset(changes.get("rights", shape.rights)))
    _check(actor, before=Standing(shape.base, frozenset(shape.rights)), after=after)
    check_fields(after.rights, {**shape.fields, **changes.get("fields", {})})
    row = _row(shape)
    real = _real(shape, row, changes)
    if not real:
        return shape
    if shape.is_built_in and "sight" in real:
        _rule(shape.base, changes["sight"])
    if shape.version:
        row.saved("rights", "sight", "fields", "name_en", "name_zh")
    else:
        row.save(force_insert=True)
    emit(RoleChanged(actor_id=actor.id, at=now, workspace_id=actor.workspace_id, role=key, to=real))
    return selectors.get_role(key)


def delete_role(key: str, *, actor: Actor, now: datetime, version: int | None = None) -> None:
    """Remove an own role that nobody has any more."""
    one_at_a_time("roles")
    shape = selectors.get_role(key)
    check_version(shape.version, version)
    _check(actor, before=None, after=Standing(shape.base, frozenset(shape.rights)))
    if shape.is_built_in:
        raise RoleIsBuiltIn("Built-in roles stay.")
    role = selectors.get_custom_role(UUID(key), lock=True)
    _check_unused(role)
    Invitation.objects.filter(custom_role=role).update(custom_role=None)  # these open nothing
    role.delete()
    emit(RoleDeleted(actor_id=actor.id, at=now, workspace_id=actor.workspace_id, role=key))


def _check_unused(role: CustomRole) -> None:
    """Refuse while anybody has the role or is asked in with it: without it they would get more."""
    members = Member.objects.filter(custom_role=role).count()
    invited = open_invitations().filter(custom_role=role).count()
    if members or invited:
        raise RoleInUse(
            "{members} members and {invited} invitations have this role. Give them another first.",
            members=members,
            invited=invited,
        )


def _check(actor: Actor, *, before: Standing | None, after: Standing) -> None:
    rules.check_role(after)
    rules.check_grant(actor, before=before, after=after)


def _row(shape: Shape) -> CustomRole:
    """Find where a role is written down, or begin to write it."""
    if not shape.is_built_in:
        return selectors.get_custom_role(UUID(shape.key), lock=True)
    return selectors.built_in_role(shape.base, lock=True) or CustomRole(
        id=uuid7(), base=shape.base, is_built_in=True, rights=_written(shape.rights)
    )


def _real(shape: Shape, row: CustomRole, changes: RoleChanges) -> dict[str, object]:
    """Put into the row what really changes, and say what that is."""
    wanted: dict[str, object] = {}
    if "rights" in changes:
        wanted["rights"] = _written(changes["rights"])
    if "sight" in changes and shape.sight is not None:
        sight = {**shape.sight, **changes["sight"]}
        wanted["sight"] = {kind.value: level.value for kind, level in sight.items()}
    if "fields" in changes:
        wanted["fields"] = _plain({**shape.fields, **changes["fields"]})
    if not shape.is_built_in:
        wanted |= {n: changes[n] for n in ("name_en", "name_zh") if n in changes}
    is_now: dict[str, object] = {"rights": _written(shape.rights), "sight": shape.sight}
    is_now["fields"] = _plain(shape.fields)
    is_now |= {"name_en": shape.name_en, "name_zh": shape.name_zh}
    real = {name: to for name, to in wanted.items() if is_now[name] != to}
    for name, to in real.items():
        if not (name == "sight" and shape.is_built_in):  # that is in the visibility rules
            setattr(row, name, to)
    return real


def _rule(role: Role, sight: Mapping[Kind, Level]) -> None:
    VisibilityRule.objects.bulk_create(
        [VisibilityRule(role=role, kind=kind, level=level) for kind, level in sight.items()],
        update_conflicts=True,
        unique_fields=["workspace", "role", "kind"],
        update_fields=["level"],
    )


def _plain(fields: FieldRules) -> dict[str, dict[str, str]]:
    """Write down which fields a role does not have whole, kinds without any left out."""
    return {
        kind.value: {name: rules[name].value for name in sorted(rules)}
        for kind, rules in fields.items()
        if rules
    }


def _written(rights: Sequence[Right]) -> list[str]:
    """Write rights down in one order, each once."""
    return [right.value for right in Right if right in rights]
