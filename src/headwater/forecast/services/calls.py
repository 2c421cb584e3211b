"""Saying what a period will bring."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from headwater.accounts.rules import Actor, Kind
from headwater.accounts.selectors.members import MemberNotFound, TeamNotFound, get_member, get_team
from headwater.events.log import emit
from headwater.forecast.events import ForecastCalled
from headwater.forecast.models import Call
from headwater.forecast.rules.calls import (
    Basis,
    NotYourCall,
    NotYourOverride,
    check_called,
    may_call,
    may_override,
)
from headwater.forecast.rules.periods import PeriodUnit, period_of
from headwater.forecast.selectors.outlooks import people_of_team
from headwater.pipeline.rules import Category
from headwater.pipeline.selectors.pipelines import default_pipeline, get_pipeline


@dataclass(frozen=True, kw_only=True)
class NewCall:
    """Without an amount what was said before is taken back; the history keeps it."""

    member_id: UUID | None
    team_id: UUID | None
    pipeline_id: UUID | None
    unit: PeriodUnit
    day: date
    category: Category
    basis: Basis
    is_override: bool
    amount: Decimal | None
    note: str


def make_call(new: NewCall, *, actor: Actor, now: datetime) -> Call | None:
    """Write down what somebody says; saying the same again adds nothing. None: nothing was said."""
    check_called(new.category, new.amount)
    if new.member_id is None and new.team_id is None:
        new = replace(new, member_id=actor.id)
    path = _path(new, actor=actor)
    if new.is_override:
        if not may_override(actor, member_id=new.member_id, path=path):
            raise NotYourOverride("Only whoever stands above them puts an override beside a call.")
    elif not may_call(actor, member_id=new.member_id, path=path):
        raise NotYourCall("Members call for themselves, managers for their team.")
    pipeline = get_pipeline(new.pipeline_id) if new.pipeline_id else default_pipeline()
    key = {
        "member_id": new.member_id,
        "team_id": new.team_id,
        "pipeline_id": pipeline.id,
        "unit": new.unit,
        "start": period_of(new.unit, new.day).start,
        "category": new.category,
        "basis": new.basis,
        "is_override": new.is_override,
    }
    said = {"amount": new.amount, "note": new.note if new.amount is not None else ""}
    last = Call.objects.filter(**key).order_by("-made_at", "-id").first()
    if last is None and new.amount is None:
        return None
    if last is not None and (last.amount, last.note) == (said["amount"], said["note"]):
        return last
    call = Call.objects.create(**key, **said, author_id=actor.id, made_at=now)
    emit(ForecastCalled(actor_id=actor.id, at=now, call_id=call.id, is_override=new.is_override))
    return call


def _path(new: NewCall, *, actor: Actor) -> str | None:
    """Find the team the call is of, or its member is in; who does not see them is told of none."""
    owners = actor.owners_seen(Kind.DEAL)
    if new.member_id is not None:
        member = get_member(new.member_id)
        if owners is not None and member.id not in owners:
            raise MemberNotFound("There is no such member.")
        return member.team.path if member.team else None
    assert new.team_id is not None  # noqa: S101  # it is of one or the other
    team = get_team(new.team_id)
    if owners is not None and not owners.issuperset(people_of_team(team.id)):
        raise TeamNotFound("There is no such team.")
    return team.path
