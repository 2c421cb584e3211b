"""What holds for everybody in a workspace: its name, who sees what, its money and its days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypedDict, Unpack

from headwater.accounts import selectors
from headwater.accounts.events import (
    ExchangeRateSet,
    HolidaySet,
    VisibilityChanged,
    WorkspaceChanged,
)
from headwater.accounts.models import ExchangeRate, Holiday, VisibilityRule
from headwater.accounts.rules import Actor, Kind, Level, Role
from headwater.events.log import emit
from headwater.lib.errors import Invalid, check_version
from headwater.lib.workdays import DayKind
from headwater.tenancy.models import Workspace


class OwnCurrency(Invalid):
    code = "own_currency"


class WorkspaceChanges(TypedDict, total=False):
    name: str
    language: str
    time_zone: str
    currency: str
    country: str


@dataclass(frozen=True)
class Sight:
    """Whose records of a kind a role sees."""

    role: Role
    kind: Kind
    level: Level


def change_workspace(
    *, actor: Actor, now: datetime, version: int | None = None, **changes: Unpack[WorkspaceChanges]
) -> Workspace:
    """Change what the workspace is called, and the defaults of everybody in it."""
    workspace = selectors.get_workspace(actor.workspace_id, lock=True)
    check_version(workspace.version, version)
    real = {name: value for name, value in changes.items() if getattr(workspace, name) != value}
    if not real:
        return workspace
    for name, value in real.items():
        setattr(workspace, name, value)
    workspace.save(update_fields=real)
    workspace.version += 1  # the database counts
    emit(WorkspaceChanged(actor_id=actor.id, at=now, workspace_id=workspace.pk, to=real))
    return workspace


def set_visibility(sights: Sequence[Sight], *, actor: Actor, now: datetime) -> list[Sight]:
    """Say whose records some roles see; what is not named stays as it is."""
    VisibilityRule.objects.bulk_create(
        [VisibilityRule(role=s.role, kind=s.kind, level=s.level) for s in sights],
        update_conflicts=True,
        unique_fields=["workspace", "role", "kind"],
        update_fields=["level"],
    )
    to = [{"role": s.role.value, "kind": s.kind.value, "level": s.level.value} for s in sights]
    emit(VisibilityChanged(actor_id=actor.id, at=now, workspace_id=actor.workspace_id, to=to))
    return [Sight(*sight) for sight in selectors.visibility()]


def set_rate(
    currency: str, day: date, *, rate: Decimal, actor: Actor, now: datetime
) -> ExchangeRate:
    """Enter what one unit of a currency is worth in the workspace's own, from a day on."""
    if currency == actor.currency:
        raise OwnCurrency("One {currency} is always one {currency}.", currency=currency)
    row, _ = ExchangeRate.objects.update_or_create(
        currency=currency, day=day, defaults={"rate": rate}
    )
    _tell_rate(currency, day, str(rate), actor=actor, now=now)
    return row


def remove_rate(currency: str, day: date, *, actor: Actor, now: datetime) -> None:
    """Take back a rate that was entered by mistake."""
    removed, _ = ExchangeRate.objects.filter(currency=currency, day=day).delete()
    if removed:
        _tell_rate(currency, day, None, actor=actor, now=now)


def _tell_rate(currency: str, day: date, rate: str | None, *, actor: Actor, now: datetime) -> None:
    emit(
        ExchangeRateSet(
            actor_id=actor.id, at=now, workspace_id=actor.workspace_id,
            currency=currency, day=day.isoformat(), rate=rate,
        )
    )  # fmt: skip


def set_holiday(day: date, *, kind: DayKind, name: str, actor: Actor, now: datetime) -> Holiday:
    """Rule that a day is off, or worked although it would be off."""
    row, _ = Holiday.objects.update_or_create(
        day=day, defaults={"is_working": kind is DayKind.WORK, "name": name}
    )
    _tell_holiday(day, kind, actor=actor, now=now)
    return row


def remove_holiday(day: date, *, actor: Actor, now: datetime) -> None:
    """Let a day follow the common calendar again."""
    removed, _ = Holiday.objects.filter(day=day).delete()
    if removed:
        _tell_holiday(day, None, actor=actor, now=now)


def _tell_holiday(day: date, kind: DayKind | None, *, actor: Actor, now: datetime) -> None:
    emit(
        HolidaySet(
            actor_id=actor.id, at=now, workspace_id=actor.workspace_id,
            day=day.isoformat(), kind=kind,
        )
    )  # fmt: skip
