"""The roles of a workspace: the built-in ones as it changed them, and its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from headwater.accounts.models import CustomRole, Member
from headwater.accounts.rules import (
    DEFAULT_LEVELS,
    EVERYTHING,
    RULED_ROLES,
    FieldAccess,
    FieldRules,
    Kind,
    Level,
    Right,
    Role,
    Standing,
)
from headwater.accounts.selectors.actors import granted, read_fields
from headwater.accounts.selectors.workspaces import visibility
from headwater.lib.errors import NotFound


class RoleNotFound(NotFound):
    code = "role_not_found"


@dataclass(frozen=True)
class Shape:
    """A role whole: what one may do, what one sees (None: everything), and how many have it.

    `fields` are those one does not have whole. `key` names it in the API: a built-in role by its word, an own one by its id. A built-in role
    that nobody changed has the version 0.
    """

    key: str
    base: Role
    is_built_in: bool
    name_en: str
    name_zh: str
    rights: list[Right]
    sight: Mapping[Kind, Level] | None
    fields: FieldRules
    member_count: int
    version: int


def roles() -> list[Shape]:
    """List the built-in roles from the highest down, then the workspace's own by age."""
    rows = list(CustomRole.objects.order_by("created_at", "id"))
    built_in = {Role(row.base): row for row in rows if row.is_built_in}
    seen: dict[Role, dict[Kind, Level]] = {}
    for role, kind, level in visibility():
        seen.setdefault(role, {})[kind] = level
    counted = Member.objects.filter(is_active=True).values_list("role", "custom_role_id")
    counts = {(role, own): n for role, own, n in counted.annotate(n=Count("id"))}
    listed: list[tuple[Role, CustomRole | None]] = [(role, built_in.get(role)) for role in Role]
    listed += [(Role(row.base), row) for row in rows if not row.is_built_in]
    return [_shape(role, row, seen=seen, counts=counts) for role, row in listed]


def _shape(
    base: Role,
    row: CustomRole | None,
    *,
    seen: Mapping[Role, Mapping[Kind, Level]],
    counts: Mapping[tuple[str, UUID | None], int],
) -> Shape:
    own = row if row is not None and not row.is_built_in else None
    rights = granted(base, row.rights if row else None)
    return Shape(
        key=str(own.id) if own else base.value,
        base=base,
        is_built_in=own is None,
        name_en=own.name_en if own else "",
        name_zh=own.name_zh if own else "",
        rights=[right for right in Right if right in rights],
        sight=sight_of(own) if own else seen.get(base),
        fields=fields_of(row),
        member_count=counts.get((base.value, own.id if own else None), 0),
        version=row.version if row else 0,
    )


def sight_of(role: CustomRole) -> dict[Kind, Level] | None:
    """Say whose records of each kind an own role sees; None: everything."""
    base = Role(role.base)
    if base not in RULED_ROLES:
        return None
    return {kind: Level(role.sight.get(kind, DEFAULT_LEVELS[base][kind])) for kind in Kind}


def fields_of(role: CustomRole | None) -> FieldRules:
    """Say of each kind which fields a role does not have whole."""
    written = read_fields(role.fields) if role else {}
    return {kind: written.get(kind, {}) for kind in Kind}


def hidden_from_some(kind: Kind) -> frozenset[str]:
    """Name the fields of a kind of record that are hidden from the members of any role."""
    shaped = (fields_of(row)[kind] for row in CustomRole.objects.order_by("id"))
    return frozenset(
        name for rules in shaped for name, access in rules.items() if access is FieldAccess.HIDDEN
    )


def get_role(key: str) -> Shape:
    found = next((shape for shape in roles() if shape.key == key), None)
    if found is None:
        raise RoleNotFound("There is no such role.")
    return found


def get_custom_role(role_id: UUID, *, lock: bool = False) -> CustomRole:
    rows = CustomRole.objects.select_for_update() if lock else CustomRole.objects
    role = rows.filter(id=role_id, is_built_in=False).first()
    if role is None:
        raise RoleNotFound("There is no such role.")
    return role


def built_in_role(role: Role, *, lock: bool = False) -> CustomRole | None:
    """Find what the workspace changed of a built-in role, if it did."""
    rows = CustomRole.objects.select_for_update() if lock else CustomRole.objects
    return rows.filter(base=role, is_built_in=True).first()


def standing(role: Role, custom_role_id: UUID | None = None) -> Standing:
    """Say how high a role stands in this workspace and what it allows."""
    if role is Role.OWNER:
        return Standing(role, EVERYTHING)
    row = get_custom_role(custom_role_id) if custom_role_id else built_in_role(role)
    return Standing(role, granted(role, row.rights if row else None))


def standing_of(member: Member) -> Standing:
    return standing(Role(member.role), member.custom_role_id)
