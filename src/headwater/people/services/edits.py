"""What the edits of companies and persons have in common."""

from typing import Any

from headwater.accounts.rules import Actor, Kind
from headwater.accounts.rules.fields import check_may_write
from headwater.fields.services.values import write
from headwater.people.models import Company, Person
from headwater.people.services.channels import replace_channels


def edit(
    record: Company | Person, wanted: dict[str, Any], *, actor: Actor | None = None
) -> dict[str, list[Any]]:
    """Write the fields that differ, and say for each what it was and is; maybe nothing."""
    kind = Kind.COMPANY if isinstance(record, Company) else Kind.PERSON
    channels, custom = wanted.pop("channels", None), wanted.pop("custom", None)
    before = {
        name: getattr(record, name) for name, new in wanted.items() if getattr(record, name) != new
    }
    changes = {name: [_plain(old), _plain(wanted[name])] for name, old in before.items()}
    if actor is not None:
        check_may_write(actor, kind, named=wanted, changed=before)
    if channels is not None and (both := replace_channels(record, channels, actor)) is not None:
        changes["channels"] = list(both)
    if custom and actor is not None:
        changes |= write(kind, record.id, custom, actor=actor)
    if changes:
        for name in before:
            setattr(record, name, wanted[name])
        record.saved(*(before or ["name"]))  # new channels or own fields alone are a version, too
    return changes


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, int) else str(value)
