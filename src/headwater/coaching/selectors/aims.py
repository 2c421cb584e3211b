"""What somebody is to reach, how far they are, and what they said would come."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any
from uuid import UUID

from headwater.accounts.models import Member
from headwater.accounts.rules import Actor
from headwater.coaching.rules import Says, Statement
from headwater.forecast.rules.calls import Basis
from headwater.forecast.rules.periods import PeriodUnit, period_of
from headwater.forecast.selectors.calls import Sheet
from headwater.forecast.selectors.calls import sheet as roll_up
from headwater.forecast.selectors.history import calls_seen
from headwater.insights.selectors.scope import Question, Scope
from headwater.pipeline.rules import Category
from headwater.targets.rules import MONEY, TargetSpan
from headwater.targets.rules.standing import Clock, Pace, Standing
from headwater.targets.selectors.asked import Asked
from headwater.targets.selectors.asked import Question as TargetQuestion
from headwater.targets.selectors.attainment import attainment, measures_of

PRAISED = {Pace.REACHED: Says.TARGET_REACHED, Pace.AHEAD: Says.TARGET_AHEAD}


@dataclass(frozen=True)
class Aimed:
    """Where everybody seen stands to the targets of one measure."""

    asked: Asked
    clock: Clock
    standings: Sequence[Standing]

    def of(self, member_id: UUID) -> Standing | None:
        return next((one for one in self.standings if one.place.whose.member_id == member_id), None)


def aims_of(
    member: Member,
    question: Question,
    *,
    span: TargetSpan,
    day: date,
    actor: Actor,
    now: datetime,
) -> list[Aimed]:
    """Show where a member stands to each target that was set for them."""
    is_kept_from = not actor.sees_values
    return [
        Aimed(
            *attainment(
                TargetQuestion(
                    measure=measure,
                    span=span,
                    day=day,
                    pipeline_id=question.pipeline_id,
                    team_id=member.team_id,
                    as_of=question.as_of,
                ),
                actor=actor,
                now=now,
            )
        )
        for measure in measures_of(member.id, span=span, day=day, as_of=question.as_of or now)
        if not (is_kept_from and measure in MONEY)
    ]


def of_targets(member: Member, aims: Iterable[Aimed]) -> tuple[list[Statement], list[Statement]]:
    """Say which targets are reached or nearly so, and which are behind the pace."""
    praise: list[Statement] = []
    asks: list[Statement] = []
    for one in aims:
        standing = one.of(member.id)
        if standing is None or standing.target is None or standing.says in {None, Pace.ON_TRACK}:
            continue
        is_behind = standing.says is Pace.BEHIND
        says = Says.TARGET_BEHIND if is_behind else PRAISED[standing.says]
        told = Statement(
            says,
            n=standing.sums.n,
            value=standing.attainment,
            median=one.clock.share,
            amount=standing.sums.done,
            goal=standing.target,
            measure=one.asked.measure,
        )
        (asks if is_behind else praise).append(told)
    return praise, asks


def call_of(
    scope: Scope, member: Member, *, span: TargetSpan, day: date, actor: Actor
) -> dict[str, Any]:
    """Show what was called for a member's month or quarter, how it went, and every word of it."""
    unit = PeriodUnit.MONTH if span is TargetSpan.MONTH else PeriodUnit.QUARTER
    asked = Sheet(
        pipeline_id=scope.pipeline_id,
        unit=unit,
        period=period_of(unit, day),
        category=Category.COMMIT,
        basis=Basis.CUMULATIVE,
        as_of=scope.as_of,
        is_now=scope.is_now,
    )
    rolled = roll_up(asked, actor=actor)
    said = calls_seen(asked, member_id=member.id, team_id=None, actor=actor)
    return {
        "unit": unit,
        "from": rolled["from"],
        "to": rolled["to"],
        "line": next((one for one in rolled["lines"] if one["id"] == member.id), None),
        "said": [one.amount for one in reversed(said) if not one.is_override],
    }


def call_statement(call: dict[str, Any]) -> list[Statement]:
    """Say whether a member's own call was changed: from what to what, and how often."""
    said = [amount for amount in call["said"] if amount is not None]
    changes = sum(one != before for before, one in pairwise(said))
    if not changes:
        return []
    return [Statement(Says.CALL_CHANGED, n=changes, amount=said[-1], before=said[0])]
