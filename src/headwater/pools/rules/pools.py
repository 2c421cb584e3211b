"""Who may claim what, and when what is held goes back."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from headwater.lib.errors import Conflict, Forbidden, Invalid

NIGHT_ENDS = 6


class PoolKind(StrEnum):
    """What a pool holds."""

    COMPANY = "company"
    LEAD = "lead"


class How(StrEnum):
    """How a record came into a pool or left it."""

    PUT_IN = "put_in"
    RETURNED = "returned"
    NO_FOLLOW_UP = "no_follow_up"
    NO_DEAL = "no_deal"
    NOT_WON = "not_won"
    CLAIMED = "claimed"
    ASSIGNED = "assigned"
    TAKEN_OUT = "taken_out"
    NOT_ASSIGNED = "not_assigned"  # a rule of assignment found nobody for it
    ELSEWHERE = "elsewhere"  # somebody edited the owner, or an import did


class Whereto(StrEnum):
    """Where an admin of a pool moves records."""

    MEMBER = "member"
    NOBODY = "nobody"
    POOL = "pool"


# The name of a company is always shown: nobody claims what they cannot tell apart.
FIELDS = {
    PoolKind.COMPANY: (
        "domain", "industry", "tier", "size", "country", "credit_code", "description", "channels", "people",
    ),
    PoolKind.LEAD: (
        "name", "title", "email", "phone", "wechat", "domain", "description", "value",
    ),
}  # fmt: skip


class AlreadyClaimed(Conflict):
    code = "already_claimed"


class NoMoreToday(Conflict):
    code = "no_more_claims_today"


class HandsFull(Conflict):
    code = "hands_full"


class TooSoonAgain(Conflict):
    code = "too_soon_again"


class StillCooling(Conflict):
    code = "still_cooling"


class PoolIsClosed(Conflict):
    code = "pool_is_closed"


class HasOwner(Conflict):
    code = "has_owner"


class NotPoolAdmin(Forbidden):
    code = "not_pool_admin"


class NotYours(Forbidden):
    code = "not_yours"


class UnknownField(Invalid):
    code = "unknown_field"


class CannotProtect(Conflict):
    code = "cannot_protect"


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What a pool grants each member; None: no limit."""

    claims_a_day: int | None = None
    most_held: int | None = None
    previous_owner_days: int = 0
    cooling_hours: int = 0


@dataclass(frozen=True, kw_only=True)
class Claim:
    """What is known when somebody reaches for a record."""

    claimed_today: int
    held: int
    entered_at: datetime
    own_until: datetime | None  # when the claimer lost it, if they were the last to have it


def check_claim(claim: Claim, limits: Limits, *, now: datetime) -> None:
    """Refuse a claim that exceeds a limit; the sentence says which and when it ends."""
    if limits.claims_a_day is not None and claim.claimed_today >= limits.claims_a_day:
        raise NoMoreToday(
            "You have claimed {count} today, and that is the limit. Go on tomorrow.",
            count=claim.claimed_today,
        )
    if limits.most_held is not None and claim.held >= limits.most_held:
        raise HandsFull(
            "You hold {held} of {most}. Return or win one before you claim another.",
            held=claim.held,
            most=limits.most_held,
        )
    if now < claim.entered_at + timedelta(hours=limits.cooling_hours):
        raise StillCooling("This has only just come in. Nobody can claim it yet.")
    own_until = claim.own_until
    if own_until is not None and now < own_until + timedelta(days=limits.previous_owner_days):
        raise TooSoonAgain(
            "You had this until recently. Others may claim it for {days} days first.",
            days=limits.previous_owner_days,
        )


def check_room(room: int | None, needed: int = 1) -> None:
    """Refuse to give somebody more than their role may hold; None: there is no cap."""
    if room is not None and room < needed:
        raise HandsFull(
            "This role may hold {room} more, not {needed}.",
            room=max(room, 0),
            needed=needed,
        )


@dataclass(frozen=True, kw_only=True)
class ReclaimRules:
    """After how many days what is held goes back; None: never for that reason.

    `tiers` names for a tier of companies the terms that differ for it.
    """

    idle_days: int | None = None
    no_deal_days: int | None = None
    not_won_days: int | None = None
    spares_won: bool = True
    spares_open_deal: bool = True
    tiers: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    def of_tier(self, tier: str) -> "ReclaimRules":
        """Give the rules for companies of a tier: its own terms stand in for those of all."""
        terms: dict[str, Any] = dict(self.tiers.get(tier, {}))
        return replace(self, **terms)


@dataclass(frozen=True, kw_only=True)
class Held:
    """What the rules look at of something that is held."""

    since: datetime
    last_follow_up: datetime | None = None
    last_deal: datetime | None = None
    has_won: bool = False
    has_open_deal: bool = False
    protected_until: datetime | None = None
    tier: str = ""


def reclaim_at(held: Held, by: ReclaimRules) -> tuple[datetime, How] | None:
    """Say when something goes back and by which rule, the earliest; None: not at all.

    No clock begins before the record was claimed or given, and a protection only ever puts the
    moment off.
    """
    by = by.of_tier(held.tier)
    if (by.spares_won and held.has_won) or (by.spares_open_deal and held.has_open_deal):
        return None
    clocks = [
        (by.idle_days, held.last_follow_up, How.NO_FOLLOW_UP),
        (by.no_deal_days, held.last_deal, How.NO_DEAL),
        (None if held.has_won else by.not_won_days, None, How.NOT_WON),
    ]
    ends = [
        (max(held.since, last or held.since) + timedelta(days=days), how)
        for days, last, how in clocks
        if days is not None
    ]
    if not ends:
        return None
    moment, how = min(ends)
    return max(moment, held.protected_until or moment), how


def check_fields(kind: PoolKind, names: list[str]) -> None:
    for name in names:
        if name not in FIELDS[kind]:
            raise UnknownField("A pool cannot show “{name}”.", field="visible_fields", name=name)


def check_open(*, is_enabled: bool) -> None:
    if not is_enabled:
        raise PoolIsClosed("This pool is closed. Nothing can be claimed from it now.")


class NameMissing(Invalid):
    code = "name_missing"


class MemberMissing(Invalid):
    code = "member_missing"


def check_whereto(to: Whereto, member_id: UUID | None) -> None:
    if (to is Whereto.MEMBER) is (member_id is None):
        raise MemberMissing("Say to whom, or leave it out.", field="member_id")


def check_named(name_en: str, name_zh: str) -> None:
    if not (name_en or name_zh):
        raise NameMissing("Give the pool a name.", field="name_en")


def is_night(local: datetime) -> bool:
    """Whether it is the time of day at which nobody is disturbed by what goes back."""
    return 1 <= local.hour < NIGHT_ENDS


DAYS_TO_UNDO = timedelta(days=30)


class Belonging(StrEnum):
    """What a leaver has that others go on with."""

    DEALS = "deals"
    COMPANIES = "companies"
    PEOPLE = "people"
    LEADS = "leads"
    TASKS = "tasks"


class ToTheLeaver(Invalid):
    code = "to_the_leaver"


class RecipientMissing(Invalid):
    code = "recipient_missing"


class TooLateToUndo(Conflict):
    code = "too_late_to_undo"


def check_recipients(
    leaver: UUID, recipients: Mapping[Belonging, UUID], counts: Mapping[Belonging, int]
) -> None:
    """Refuse a hand-over that gives to the leaver, or leaves something with them."""
    if leaver in recipients.values():
        raise ToTheLeaver("Choose somebody else than who leaves.", field="recipients")
    if any(count and kind not in recipients for kind, count in counts.items()):
        raise RecipientMissing("Say who gets what for each kind.", field="recipients")


def check_undo(at: datetime, *, now: datetime) -> None:
    if now > at + DAYS_TO_UNDO:
        raise TooLateToUndo("A hand-over can be undone for 30 days, and they are over.")
