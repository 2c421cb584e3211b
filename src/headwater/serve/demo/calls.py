"""What the demo's team has called: months of the past and the ones at hand, with an override or two."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID
from zoneinfo import ZoneInfo

from headwater.accounts.models import Team
from headwater.accounts.rules import Actor
from headwater.accounts.selectors.actors import looking_as
from headwater.events.log import emit
from headwater.forecast.rules.calls import CALLED, Basis, cumulative
from headwater.forecast.rules.periods import PeriodUnit, period_of
from headwater.forecast.selectors.calls import Sheet, amounts, won_in
from headwater.forecast.services.calls import NewCall, make_call
from headwater.pipeline.events import DealChanged
from headwater.pipeline.models import Deal, Pipeline
from headwater.pipeline.rules import Category
from headwater.serve.demo.aims import IN_DOLLARS, SELLERS
from headwater.serve.demo.words import CALL_NOTES, OVERRIDE_NOTE
from headwater.serve.demo.writing import Stageplay

MONTHS, QUARTERS = 6, 2
GUESS = (0.8, 1.3)  # how far off a call is
OVERRULED = ("王芳", "陈立")  # whose call their manager puts another beside
TEAM = ("中国区 China", "陈立")
OF_TEAM = ("陈立", "王芳", "刘洋", "张伟")
SAID = (Category.COMMIT, Category.OMITTED, Category.BEST_CASE, Category.COMMIT)
ROUND, LESS = Decimal(100), Decimal("0.85")


def write_calls(play: Stageplay, deals: list[Deal]) -> None:
    pipeline = Pipeline.objects.get(is_default=True)
    _say_otherwise(play, pipeline, deals)
    today = play.now.astimezone(ZoneInfo(play.owner.time_zone)).date()
    for unit, many in ((PeriodUnit.MONTH, MONTHS), (PeriodUnit.QUARTER, QUARTERS)):
        this = period_of(unit, today)
        past = [this.before(back) for back in range(many, 0, -1)]
        blank = NewCall(
            member_id=None, team_id=None, pipeline_id=pipeline.id, unit=unit, day=this.start,
            category=Category.COMMIT, basis=Basis.CUMULATIVE, is_override=False, amount=None, note="",
        )  # fmt: skip
        sheet = Sheet(
            pipeline_id=pipeline.id, unit=unit, period=this, category=Category.COMMIT,
            basis=Basis.CUMULATIVE, as_of=play.now, is_now=True,
        )  # fmt: skip
        won = won_in(sheet, past, actor=play.owner)
        for period in past:
            came = {who: one["closed"].value for who, one in won.get(period.start, {}).items()}
            _call(play, replace(blank, day=period.start), came)
        standing = {who: cumulative(one) for who, one in amounts(sheet, actor=play.owner).items()}
        for category in CALLED:
            sure = {who: one[category].value for who, one in standing.items()}
            _call(play, replace(blank, category=category), sure)


def _say_otherwise(play: Stageplay, pipeline: Pipeline, deals: list[Deal]) -> None:
    """Let owners have told of a few deals what their stages do not, a week ago."""
    open_ones = [d for d in deals if d.status == "open" and d.pipeline_id == pipeline.id]
    chosen = sorted(open_ones, key=lambda d: (d.expected_close_date or date.max, d.id))[::3]
    at = play.now - timedelta(days=6)
    for deal, category in zip(chosen, SAID, strict=False):
        if deal.changed_at > at:
            continue
        deal.own_category, deal.changed_at = category, at
        deal.save(update_fields=["own_category", "changed_at"])
        changes = {"own_category": ["", str(category)]}
        emit(DealChanged(actor_id=deal.owner_id, at=at, deal_id=deal.id, changes=changes))


def _call(play: Stageplay, blank: NewCall, sure: Mapping[UUID, Decimal]) -> None:
    """Let everybody call what came, or what seems sure, more or less; and once more a week later.

    Whoever has nothing sure hopes for half of a usual month.
    """
    for place, (actor, team) in enumerate(_callers(play)):
        people = (
            OF_TEAM if team else [name for name in SELLERS if play.members[name].id == actor.id]
        )
        around = sum((_hoped(play, one, sure) for one in people), Decimal(0))
        for day in (3, 9):
            at, amount = _moment(play, blank.day, day + place % 2), _about(play, around)
            if at is not None:
                note = play.random.choice(CALL_NOTES[play.owner.language])
                whose = replace(blank, team_id=team, member_id=None if team else actor.id)
                make_call(replace(whose, amount=amount, note=note), actor=actor, now=at)
    if blank.category is Category.COMMIT:
        _overrule(play, blank, sure)


def _hoped(play: Stageplay, name: str, sure: Mapping[UUID, Decimal]) -> Decimal:
    worth = IN_DOLLARS if play.owner.currency == "USD" else Decimal(1)
    return sure.get(play.members[name].id) or SELLERS[name][0] * 1_000 * worth / 2


def _overrule(play: Stageplay, blank: NewCall, sure: Mapping[UUID, Decimal]) -> None:
    seller, manager = OVERRULED
    at = _moment(play, blank.day, 11)
    if at is not None:
        amount = _rounded(_hoped(play, seller, sure) * LESS)
        whose = replace(blank, member_id=play.members[seller].id, is_override=True, amount=amount)
        note = OVERRIDE_NOTE[play.owner.language]
        make_call(replace(whose, note=note), actor=_actor(play, play.members[manager].id), now=at)


def _callers(play: Stageplay) -> Iterator[tuple[Actor, UUID | None]]:
    """Every seller but one, who has not called yet; and a manager for the team."""
    *sellers, _ = SELLERS
    for name in sellers:
        yield _actor(play, play.members[name].id), None
    team, manager = TEAM
    yield _actor(play, play.members[manager].id), Team.objects.get(name=team).id


def _actor(play: Stageplay, member_id: UUID) -> Actor:
    """Give the actor a member is; the play goes on seeing what it saw, what lies in pools as well."""
    with looking_as(member_id, workspace_id=play.owner.workspace_id) as actor:
        assert actor is not None  # noqa: S101  # they were written a moment ago
        return actor


def _moment(play: Stageplay, first: date, day: int) -> datetime | None:
    """Give ten in the morning so many days after the first of a period, if that is over."""
    zone = ZoneInfo(play.owner.time_zone)
    at = datetime.combine(first + timedelta(days=day), time(10), zone)
    return at if at < play.now else None


def _about(play: Stageplay, sure: Decimal) -> Decimal:
    return _rounded(sure * Decimal(f"{play.random.uniform(*GUESS):.3f}"))


def _rounded(amount: Decimal) -> Decimal:
    return (amount / ROUND).quantize(Decimal(1)) * ROUND
