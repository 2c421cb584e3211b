"""The sheet of a member: figures, and what they say."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from headwater.accounts.models import Member
from headwater.accounts.rules import Actor
from headwater.coaching.rules import HELPED, NEAR_DAYS, SHOWN, Says, Statement, compared, span_of
from headwater.coaching.selectors.aims import Aimed, aims_of, call_of, call_statement, of_targets
from headwater.coaching.selectors.deals import Listed, ending, pushed, saved, won
from headwater.coaching.selectors.people import people, seen_member
from headwater.insights.selectors.hygiene import hygiene
from headwater.insights.selectors.risk import with_reasons
from headwater.insights.selectors.scope import Question, Scope, scope_of
from headwater.pipeline.rules.health import Risk
from headwater.tenancy.kept import kept, told

MOST = 500  # open deals with a reason that are told apart
# In the order in which they are asked about.
ASKED = {
    Says.SLIPPING: Risk.SLIPPING,
    Says.STALLED: Risk.STALLED,
    Says.ADRIFT: Risk.ADRIFT,
    Says.IDLE: Risk.IDLE,
    Says.SINGLE_THREADED: Risk.SINGLE_THREADED,
}


def people_page(question: Question, *, actor: Actor, now: datetime) -> dict[str, Any]:
    """List whom the actor may speak of, by name, each beside the median of their team."""

    def work_out(now: datetime) -> dict[str, Any]:
        scope = scope_of(question, actor=actor, now=now)
        return scope.heading("period") | {"items": people(scope, actor=actor, now=now)}

    return kept(
        ("people", told(question), told(actor), now.date()),
        work_out,
        now=now,
        is_now=question.is_as_of(now),
    )


def sheet(question: Question, member_id: UUID, *, actor: Actor, now: datetime) -> dict[str, Any]:
    """Write the sheet of one member. What is judged live is left out of a sheet of the past."""
    return kept(
        ("sheet", told(question), member_id, told(actor), now.date()),
        lambda now: _sheet(question, member_id, actor=actor, now=now),
        now=now,
        is_now=question.is_as_of(now),
    )


def _sheet(question: Question, member_id: UUID, *, actor: Actor, now: datetime) -> dict[str, Any]:
    member = seen_member(member_id, actor=actor)
    asked = replace(question, owner_id=None, team_id=member.team_id)
    team = scope_of(asked, actor=actor, now=now)
    own = replace(team, question=replace(asked, owner_id=member.id), people=[member.id])
    told = people(team, actor=actor, now=now, always=member)
    me = next(one for one in told if one["member_id"] == member.id)
    better, worse = compared(me["figures"])
    span = span_of(question.from_day, question.to_day)
    day = min(team.parameters()["day"], question.to_day or date.max)
    aims = aims_of(member, question, span=span, day=day, actor=actor, now=now)
    reached, behind = of_targets(member, aims)
    call = call_of(own, member, span=span, day=day, actor=actor)
    judged = _judged(own, actor=actor, now=now) if own.is_now else None
    asks = [
        *behind,
        *(judged["asks"] if judged else []),
        *_listed(Says.PUSHED, pushed(own, actor=actor)),
    ]
    asks += [*call_statement(call), *worse]
    praise = [
        *_listed(Says.WON, won(own, actor=actor)),
        *_listed(Says.SAVED, saved(own, actor=actor)),
    ]
    return (
        own.heading("period")
        | _head(member, me)
        | {
            "is_live": own.is_now,
            "praise": [*praise, *reached, *better],
            "asks": asks,
            "help": judged["help"] if judged else [],
            "help_total": judged["help_total"] if judged else 0,
            "targets": _targets(member, aims),
            "call": call,
        }
    )


def _head(member: Member, me: dict[str, Any]) -> dict[str, Any]:
    return me | {"is_active": member.is_active, "role": member.role}


def _targets(member: Member, aims: Iterable[Aimed]) -> list[tuple[Aimed, Any]]:
    return [(one, standing) for one in aims if (standing := one.of(member.id))]


def _judged(own: Scope, *, actor: Actor, now: datetime) -> dict[str, Any]:
    """Judge the open deals: how many have each reason, and which are at risk."""
    whole = hygiene(own, actor=actor, now=now)
    counts = {one["check"]: one for one in whole["checks"]}
    found = with_reasons(own, actor=actor, now=now, limit=MOST)
    zone = ZoneInfo(actor.time_zone)
    for deal in found:
        deal["days_to_close"] = ending(deal, now=now, zone=zone)
        deal["is_ending"] = deal["days_to_close"] is not None and deal["days_to_close"] <= NEAR_DAYS
    if not actor.sees_values:  # whose order would tell it
        found.sort(key=lambda deal: (deal["title"], deal["deal_id"]))
    asks = [
        Statement(
            says,
            n=counts[risk]["n"],
            amount=counts[risk]["value"],
            total=counts[risk]["n"],
            deals=[deal for deal in found if risk in deal["reasons"]][:SHOWN],
        )
        for says, risk in ASKED.items()
        if risk in counts and counts[risk]["n"]
    ]
    helped = [deal for deal in found if deal["is_at_risk"]][:HELPED]
    return {"asks": asks, "help": helped, "help_total": counts["at_risk"]["n"]}


def _listed(says: Says, listed: Listed) -> list[Statement]:
    if not listed.total:
        return []
    told = Statement(
        says, n=listed.total, amount=listed.amount, total=listed.total, deals=listed.deals
    )
    return [told]
