"""The ways to reach a person or a company, always written as one list."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from headwater.lib.ids import uuid7
from headwater.people import rules
from headwater.people.models import Channel, Company, Person
from headwater.people.rules import ChannelKind
from headwater.tenancy.context import current_workspace_id
from headwater.tenancy.models import Workspace


@dataclass(frozen=True, kw_only=True)
class NewChannel:
    kind: ChannelKind
    value: str
    label: str = ""
    is_primary: bool = False

    def plain(self) -> dict[str, Any]:
        return {
            "kind": str(self.kind),
            "value": self.value.strip(),
            "label": self.label,
            "is_primary": self.is_primary,
        }


def write_channels(target: Company | Person, channels: Sequence[NewChannel]) -> None:
    """Give a record these channels; a repeated one is written once."""
    country = _country() if any(c.kind is ChannelKind.PHONE for c in channels) else None
    rows: dict[tuple[str, str], Channel] = {}
    ids = sorted(uuid7() for _ in channels)  # ids of one millisecond have no order of their own
    for channel, new_id in zip(channels, ids, strict=True):
        rules.check_channel(channel.kind, channel.value)
        key = rules.channel_key(channel.kind, channel.value, country=country)
        rows.setdefault(
            (channel.kind, key), Channel(id=new_id, key=key, **_of(target), **channel.plain())
        )
    Channel.objects.bulk_create(rows.values())


def replace_channels(
    target: Company | Person, channels: Sequence[NewChannel]
) -> list[list[dict[str, Any]]] | None:
    """Put these channels in the place of those there are; say before and after if that differs."""
    existing = Channel.objects.filter(**_of(target)).order_by("id")
    before = [
        {"kind": c.kind, "value": c.value, "label": c.label, "is_primary": c.is_primary}
        for c in existing
    ]
    after = [channel.plain() for channel in channels]
    if before == after:
        return None
    existing.delete()
    write_channels(target, channels)
    return [before, after]


def _of(target: Company | Person) -> dict[str, Any]:
    return {"company" if isinstance(target, Company) else "person": target}


def _country() -> str:
    return Workspace.objects.get(pk=current_workspace_id()).country
