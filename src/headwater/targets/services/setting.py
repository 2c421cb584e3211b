"""Setting targets: what was holds until now, what is holds from now on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Q

from headwater.accounts.rules import Actor
from headwater.events.log import emit
from headwater.lib.errors import NotFound
from headwater.targets import rules
from headwater.targets.events import TargetsSet
from headwater.targets.models import Target
from headwater.targets.rules import (
    TASKS,
    BadTarget,
    Cell,
    Measure,
    NoLead,
    Share,
    TargetSpan,
    Whose,
)
from headwater.targets.rules.tree import Place
from headwater.targets.selectors.asked import Asked, Question, asked_by, places
from headwater.targets.selectors.months import season_of, weights
from headwater.tenancy.sql import one_at_a_time

Key = tuple[Whose, date]


class NobodyThere(NotFound):
    code = "nobody_there"


@dataclass(frozen=True)
class Done:
    """How many months were changed, and what they were before: setting that takes it back."""

    changed: int
    before: list[Cell]


class Sharing:
    """Shares sums out over months; what a year came to is asked once."""

    def __init__(self, asked: Asked) -> None:
        self.asked, self.seasons = asked, dict[int, Any]()

    def shares(self, cell: Cell, months: list[date], place: Place) -> Sequence[Decimal | None]:
        if cell.amount is None or len(months) == 1:
            return [cell.amount] * len(months)
        if cell.share is Share.EVEN:
            return rules.spread(cell.amount, [1] * len(months))
        year = cell.start.year
        if year not in self.seasons:
            period = rules.period_of(TargetSpan.YEAR, cell.start)
            self.seasons[year] = season_of(replace(self.asked, period=period))
        return rules.spread(cell.amount, weights(place, months, self.seasons[year]))


def set_targets(question: Question, cells: Sequence[Cell], *, actor: Actor, now: datetime) -> Done:
    """Set targets of those whom the actor leads; sums of longer periods are shared out over months."""
    if not rules.may_lead(actor):
        raise NoLead("Targets are set by managers, for those whom they see.")
    rules.check_cells(cells, question.measure)
    if question.measure in TASKS and question.pipeline_id:
        raise BadTarget("Activities have targets over all pipelines.", field="pipeline_id")
    one_at_a_time("targets")
    asked = asked_by(actor, question, now=now)
    wanted = _by_month(cells, asked)
    if not wanted:
        return Done(0, [])
    kept = {_key(one): one for one in _current(question, wanted)}
    changed = [key for key in wanted if _amount(kept.get(key)) != wanted[key]]
    made = [
        Target(
            member_id=whose.member_id, team_id=whose.team_id, pipeline_id=question.pipeline_id,
            measure=question.measure, month=month, amount=wanted[whose, month],
            currency=asked.currency, valid_from=now, setter_id=actor.id,
        )
        for whose, month in changed
    ]  # fmt: skip
    ended = [kept[key].id for key in changed if key in kept]
    Target.objects.filter(id__in=ended).update(valid_to=now)
    Target.objects.bulk_create(made)
    if made:
        emit(
            TargetsSet(
                actor_id=actor.id, at=now, target_id=made[0].id, measure=question.measure,
                pipeline_id=question.pipeline_id, months=len(made),
            )
        )  # fmt: skip
    before = [
        Cell(whose, TargetSpan.MONTH, month, _amount(kept.get((whose, month))))
        for whose, month in changed
    ]
    return Done(len(made), before)


def take_back(target_id: UUID, *, actor: Actor, now: datetime) -> tuple[Done, int]:
    """Set again what was set before a target and those set with it; what was set anew since stays.

    Says also how many stay.
    """
    first = Target.objects.get(id=target_id)
    of_its_kind = Target.objects.filter(Q(pipeline=first.pipeline_id), measure=first.measure)
    together = of_its_kind.filter(valid_from=first.valid_from).order_by("month", "id")
    holding = [one for one in together if one.valid_to is None]
    before = {_key(one): one.amount for one in of_its_kind.filter(valid_to=first.valid_from)}
    cells = [
        Cell(whose, TargetSpan.MONTH, month, before.get((whose, month)))
        for whose, month in map(_key, holding)
    ]
    stay = len(together) - len(holding)
    if not cells:
        return Done(0, []), stay
    question = Question(measure=Measure(first.measure), pipeline_id=first.pipeline_id)
    return set_targets(question, cells, actor=actor, now=now), stay


def _by_month(cells: Sequence[Cell], asked: Asked) -> dict[Key, Decimal | None]:
    there, sharing = places(asked.trees), Sharing(asked)
    wanted: dict[Key, Decimal | None] = {}
    for cell in cells:
        place = there.get(cell.whose)
        if place is None:
            raise NobodyThere("There is nobody there, or they are not shown to you.", field="cells")
        months = [one.start for one in rules.months_of(cell.span, cell.start)]
        shares = sharing.shares(cell, months, place)
        wanted |= {(cell.whose, month): share for month, share in zip(months, shares, strict=True)}
    return wanted


def _current(question: Question, wanted: Mapping[Key, Decimal | None]) -> list[Target]:
    return list(
        Target.objects.select_for_update().filter(
            Q(pipeline=question.pipeline_id),
            measure=question.measure,
            month__in={month for _, month in wanted},
            valid_to=None,
        )
    )


def _key(target: Target) -> Key:
    member: UUID | None = target.member_id
    return Whose(member, target.team_id), target.month


def _amount(target: Target | None) -> Decimal | None:
    return target.amount if target else None
