"""Which fields of a record a role can be kept from, and what that means for its members."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from headwater.accounts.rules import (
    ADMINISTRATION,
    NOTHING,
    Actor,
    FieldAccess,
    FieldRules,
    Kind,
    Right,
)
from headwater.lib.errors import Invalid

# What a role can be kept from, besides the workspace's own fields (`custom.<key>`). A channel is
# called by its kind.
HIDEABLE: Mapping[Kind, tuple[str, ...]] = {
    Kind.DEAL: ("value", "lost_reason_id", "competitor", "lost_comment", "win_back_date"),
    Kind.COMPANY: ("email", "phone", "wechat", "size", "credit_code", "description"),
    Kind.PERSON: ("email", "phone", "wechat", "linkedin", "description"),
    Kind.LEAD: ("value", "email", "phone", "wechat", "credit_code", "description"),
    Kind.TASK: (),
}
OWN = "custom."  # what the names of the workspace's own fields begin with


class FieldIsHidden(Invalid):
    code = "field_is_hidden"


class FieldIsReadOnly(Invalid):
    code = "field_is_read_only"


class RightNeedsFields(Invalid):
    code = "right_needs_fields"


class NotHideable(Invalid):
    code = "not_hideable"


def hidden_in(subject_kind: str, actor: Actor) -> frozenset[str]:
    """Name what is hidden of a kind of record the log tells of, which may be any."""
    return (
        actor.hidden(Kind(subject_kind)) if actor.fields and subject_kind in set(Kind) else NOTHING
    )


def check_may_ask(actor: Actor, kind: Kind, name: str, *, parameter: str) -> None:
    """Refuse to look for or sort by a hidden field: the answer would tell what it holds."""
    if name in actor.hidden(kind):
        raise _unknown_field(parameter)


def _unknown_field(name: str) -> FieldIsHidden:
    return FieldIsHidden("There is no such field, or it is not shown to you.", field=name)


def check_may_write(
    actor: Actor, kind: Kind, *, named: Iterable[str], changed: Iterable[str]
) -> None:
    """Refuse to touch a hidden field, and to change one that can only be read.

    What is hidden is refused however it is named: whether it changed would tell what it holds.
    """
    kept_from = actor.fields.get(kind)
    if not kept_from:
        return
    for name in named:
        if kept_from.get(name) is FieldAccess.HIDDEN:
            raise _unknown_field(name)
    for name in changed:
        if name in kept_from:
            raise FieldIsReadOnly("Your role can see this field, but not change it.", field=name)


def check_may_begin(actor: Actor, kind: Kind, new: Any) -> None:
    """Refuse a new record (a dataclass) that says something of a field the actor may not write."""
    if kind in actor.fields:
        said = [one.name for one in fields(new) if getattr(new, one.name) != one.default]
        check_may_write(actor, kind, named=said, changed=said)


def check_fields(rights: frozenset[Right], fields: FieldRules) -> None:
    """Refuse to hide what no role is kept from, and from whom nothing can be hidden.

    Whoever configures or manages members could give themselves what they lack.
    """
    for kind, rules in fields.items():
        for name in rules:
            if name not in HIDEABLE[kind] and not name.startswith(OWN):
                raise NotHideable("“{name}” cannot be hidden.", name=name, field="fields")
    if rights & ADMINISTRATION and any(fields.values()):
        raise RightNeedsFields(
            "Whoever configures or manages members sees and edits every field.", field="fields"
        )
