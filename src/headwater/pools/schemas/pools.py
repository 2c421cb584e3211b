from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Field, Schema

from headwater.http.wire import Body
from headwater.people.rules import Tier
from headwater.pools.models import Handover, Pool
from headwater.pools.rules.pools import (
    DAYS_TO_UNDO,
    Belonging,
    How,
    PoolKind,
    ReclaimRules,
    Whereto,
)
from headwater.pools.selectors.holdings import HeldRecord
from headwater.pools.services.pools import Grant

Name = Annotated[str, Field(max_length=100)]
Days = Annotated[int, Field(ge=0, le=3650)]
Term = Annotated[int, Field(ge=1, le=3650)] | None
Most = Annotated[int, Field(ge=0, le=100_000)] | None


class Terms(Body):
    """The terms that differ for a tier; what is left out is as for all."""

    idle_days: Annotated[int, Field(ge=1, le=3650)] = 1
    no_deal_days: Annotated[int, Field(ge=1, le=3650)] = 1
    not_won_days: Annotated[int, Field(ge=1, le=3650)] = 1


class Rules(Body):
    """After how many days what is held goes back; null: never for that reason."""

    # how long nobody followed up, no new deal began, none was won
    idle_days: Term = None
    no_deal_days: Term = None
    not_won_days: Term = None
    spares_won: bool = True
    spares_open_deal: bool = True
    tiers: dict[Tier, Terms] = {}

    def plain(self) -> ReclaimRules:
        tiers = {str(tier): terms.dict(exclude_unset=True) for tier, terms in self.tiers.items()}
        return ReclaimRules(**self.dict(exclude={"tiers"}), tiers=tiers)


class RuleVersionOut(Rules):
    effective_from: date


class AccessItem(Body):
    """Who may use the pool: a member, or a team with those below it."""

    member_id: UUID | None = None
    team_id: UUID | None = None
    is_admin: bool = False


class PoolOut(Schema):
    id: UUID
    kind: PoolKind
    name_en: str
    name_zh: str
    is_enabled: bool
    visible_fields: list[str] = Field(description="What is shown before a record is claimed.")
    claims_a_day: int | None
    most_held: int | None
    counts_won: bool = Field(description="Whether won customers count as held.")
    previous_owner_days: int
    cooling_hours: int
    most_protected: int
    protect_days: int
    warn_days: int
    access: list[AccessItem]
    versions: list[RuleVersionOut] = Field(
        description="Rules; the newest up to today are in force."
    )
    is_admin: bool = Field(description="Whether you may assign and remove.")
    count: int = Field(description="How many records lie in it.")
    held: int = Field(description="How many you hold, as its limit counts them.")
    version: int


class Pools(Schema):
    items: list[PoolOut]


class PoolPatch(Body):
    name_en: Name = ""
    name_zh: Name = ""
    is_enabled: bool = True
    visible_fields: list[Annotated[str, Field(max_length=20)]] = []
    claims_a_day: Most = None
    most_held: Most = None
    counts_won: bool = False
    previous_owner_days: Days = 0
    cooling_hours: Days = 0
    most_protected: Days = 0
    protect_days: Annotated[int, Field(ge=1, le=365)] = 30
    warn_days: Annotated[int, Field(ge=0, le=60)] = 3
    access: Annotated[list[AccessItem], Field(max_length=500)] = []
    rules: Rules = Rules()

    def settings(self) -> dict[str, Any]:
        """Give what was sent, in the words of the domain."""
        sent = self.dict(exclude_unset=True, exclude={"access", "rules", "id", "kind"})
        if "access" in self.model_fields_set:
            sent["access"] = [Grant(**one.dict()) for one in self.access]
        if "rules" in self.model_fields_set:
            sent["rules"] = self.rules.plain()
        return sent


class PoolIn(PoolPatch):
    id: UUID | None = Field(None, description="Choose it yourself and a retry is harmless.")
    kind: PoolKind


class PooledRecord(Schema):
    """A record nobody owns; `fields` holds what you may see of it."""

    place: int
    id: UUID
    name: str
    entered_at: datetime
    fields: dict[str, Any]
    how: How | None = Field(description="How it came in.")
    comment: str | None = Field(description="Why it was returned.")


class PooledRecords(Schema):
    items: list[PooledRecord]
    next: int | None = Field(description="Send it as `after` for the next page.")


class PassageOut(Schema):
    id: int
    kind: PoolKind
    record_id: UUID
    name: str | None
    how: How
    from_owner: str | None
    to_owner: str | None
    actor: str | None = Field(description="None: the rules did it.")
    comment: str
    at: datetime


class PassageLog(Schema):
    items: list[PassageOut]
    next: int | None = Field(description="Send it as `after` for the next page.")


class HoldingOut(Schema):
    """Something you hold, and when it goes back into a pool."""

    kind: PoolKind
    record_id: UUID
    name: str
    since: datetime
    last_follow_up: datetime | None
    protected_until: datetime | None
    due_at: datetime | None = Field(description="None: it stays yours.")
    how: How | None = Field(description="The rule it would go back by.")
    days_left: int | None


class Holdings(Schema):
    items: list[HoldingOut] = Field(description="What goes back first at the head.")


class PageQuery(Body):
    q: str = Field("", max_length=200, description="Part of the name.")
    after: int | None = Field(None, ge=0, le=2**62)
    limit: int = Field(50, ge=1, le=200)


class LogQuery(Body):
    after: int | None = Field(None, ge=0, le=2**62)
    limit: int = Field(50, ge=1, le=200)


class AssignIn(Body):
    member_id: UUID


class MoveIn(Body):
    """Several records of a pool, and where they go: to a member, to nobody, or into the pool."""

    ids: Annotated[list[UUID], Field(min_length=1, max_length=200)]
    to: Whereto
    member_id: UUID | None = None


class ReturnIn(Body):
    reason: str = Field("", max_length=500)


def pool_document(pool: Pool, *, is_admin: bool, count: int, held: int) -> dict[str, Any]:
    """Write a pool as its reader sees it."""
    known = PoolOut.model_fields.keys() - {"is_admin", "count", "held", "access", "versions"}
    return {name: getattr(pool, name) for name in known} | {
        "access": [
            {"member_id": one.member_id, "team_id": one.team_id, "is_admin": one.is_admin}
            for one in sorted(pool.access.all(), key=lambda one: one.pk)
        ],
        "versions": [
            {"effective_from": one.effective_from, **vars(one.rules)}
            for one in sorted(pool.versions.all(), key=lambda one: one.effective_from)
        ],
        "is_admin": is_admin,
        "count": count,
        "held": held,
    }


def holding_document(one: HeldRecord, *, now: datetime) -> dict[str, Any]:
    """Write a holding with the days that are left of it, today's not counted."""
    return {
        "kind": one.kind,
        "record_id": one.record_id,
        "name": one.name,
        "since": one.held.since,
        "last_follow_up": one.held.last_follow_up,
        "protected_until": one.held.protected_until,
        "due_at": one.due_at,
        "how": one.how,
        "days_left": None if one.due_at is None else max((one.due_at - now).days, 0),
    }


class HandoverOut(Schema):
    id: UUID
    leaver_id: UUID
    at: datetime
    counts: dict[Belonging, int]
    recipients: dict[Belonging, UUID] = Field(description="To whom each kind went.")
    undone_at: datetime | None
    can_undo: bool


class Belongings(Schema):
    counts: dict[Belonging, int] = Field(description="How much a member has, by kind.")
    handovers: list[HandoverOut]


class HandoverIn(Body):
    """Who gets what: a member for each kind of which the leaver has something."""

    recipients: dict[Belonging, UUID]
    deactivate: bool = Field(True, description="Shut the leaver out at the same time.")


def handover_document(made: Handover, *, now: datetime) -> dict[str, Any]:
    return {
        "id": made.id,
        "leaver_id": made.leaver_id,
        "at": made.at,
        "counts": {str(kind): len(ids) for kind, ids in made.items.items()},
        "recipients": {str(k): to for k, to in made.recipients.items() if k in made.items},
        "undone_at": made.undone_at,
        "can_undo": made.undone_at is None and now <= made.at + DAYS_TO_UNDO,
    }
