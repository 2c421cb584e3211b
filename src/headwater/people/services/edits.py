"""What the edits of companies and persons have in common."""

from typing import Any

from headwater.people.models import Company, Person
from headwater.people.services.channels import replace_channels


def edit(record: Company | Person, wanted: dict[str, Any]) -> dict[str, list[Any]]:
    """Write the fields that differ, and say for each what it was and is; maybe nothing."""
    channels = wanted.pop("channels", None)
    before = {
        name: getattr(record, name) for name, new in wanted.items() if getattr(record, name) != new
    }
    changes = {name: [_plain(old), _plain(wanted[name])] for name, old in before.items()}
    if channels is not None and (both := replace_channels(record, channels)) is not None:
        changes["channels"] = list(both)
    if changes:
        for name in before:
            setattr(record, name, wanted[name])
        record.saved(*(before or ["name"]))  # new channels alone are a new version, too
    return changes


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, int) else str(value)
