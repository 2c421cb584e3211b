"""Deals and targets for the tests, written as they would have happened."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from headwater.accounts.models import Member
from headwater.pipeline.models import Deal
from headwater.targets.models import Target
from headwater.targets.rules import Measure, TargetSpan
from headwater.targets.selectors.asked import Question
from headwater.targets.selectors.attainment import attainment
from tests import make
from tests.targets.conftest import House

NOW = datetime(2026, 5, 18, 12, tzinfo=UTC)  # a Monday, in the middle of the second quarter


def moment(month: int, day: int, year: int = 2026) -> datetime:
    return datetime(year, month, day, 12, tzinfo=UTC)


LONG_AGO = moment(1, 2)


def a_deal(house: House, owner: Member, value: int, at: datetime, **fields: Any) -> Deal:
    return make.deal(stage=house.stages[0], owner=owner, value=value, at=at, **fields)


def close(deal: Deal, at: datetime, status: str = "won") -> Deal:
    Deal.objects.filter(id=deal.id).update(status=status, closed_at=at, changed_at=at)
    return deal


def won(
    house: House, owner: Member, value: int, at: datetime, *, born: datetime | None = None
) -> Deal:
    return close(a_deal(house, owner, value, born or moment(1, 5)), at)


def aim(month: int, amount: int | str, *, at: datetime = LONG_AGO, **fields: Any) -> Target:
    measure = fields.pop("measure", Measure.REVENUE)
    return Target.objects.create(
        month=date(2026, month, 1), amount=Decimal(amount), currency="USD", measure=measure,
        valid_from=at, **fields,
    )  # fmt: skip


def standing(who: Member, *, now: datetime = NOW, **question: Any) -> dict[str, Any]:
    asked = Question(**({"measure": Measure.REVENUE, "span": TargetSpan.QUARTER} | question))
    found = attainment(asked, actor=make.actor(who), now=now)[2]
    return {one.place.name: one for one in found}
