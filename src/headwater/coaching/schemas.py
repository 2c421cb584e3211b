"""What the sheets look like on the wire. Money is in the currency named beside it."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any, Literal
from uuid import UUID

from ninja import Field, Schema

from headwater.accounts.rules import Role
from headwater.activities.schemas.health import HealthOut
from headwater.coaching.rules import MONEY, Beside, MemberFigure, Says, Statement
from headwater.coaching.selectors.aims import Aimed
from headwater.exports.rules import ExportFormat
from headwater.forecast.rules.periods import PeriodUnit
from headwater.forecast.schemas.calls import LineOut
from headwater.insights.schemas import FigureQuery, PeriodHeadingOut
from headwater.pipeline.schemas.deals import DealValue
from headwater.targets.rules import MONEY as TARGET_MONEY
from headwater.targets.rules import Measure
from headwater.targets.rules.standing import Pace, Standing

HEALTH = tuple(HealthOut.model_fields)


class MemberSheetQuery(FigureQuery):
    """Of which pipeline and period, as of which instant; whose, says the path."""


class PeopleFileQuery(FigureQuery):
    format: ExportFormat = ExportFormat.XLSX


class BesideOut(Schema):
    """A figure of a member beside the median of those in their team who have one; n below 10: grey."""

    figure: MemberFigure
    value: float | None = Field(description="A count, a share, days or minutes.")
    amount: DealValue = Field(description="Instead of a value, where the figure is money.")
    n: int | None = Field(description="Of how many things it is made; null: it is a count or sum.")
    median: float | None
    median_amount: DealValue
    n_members: int


class MemberFiguresOut(Schema):
    member_id: UUID
    name: str
    team_id: UUID | None
    team_name: str | None
    figures: list[BesideOut]


class PeopleOut(PeriodHeadingOut):
    """Whom you may speak of, by name; nobody is ranked."""

    view: Literal["period"]
    items: list[MemberFiguresOut]


class SaidDealOut(Schema):
    """A deal behind a statement, with the fact that put it there."""

    deal_id: UUID
    title: str
    company_name: str | None
    value: DealValue
    currency: str
    worth: DealValue = Field(description="In the workspace's currency.")
    expected_close_date: date | None
    cycle_days: int | None = Field(description="Of a won deal: from its creation.")
    stage_name: str | None = Field(description="Of a saved deal: where it had been stalled.")
    days_in_stage: int | None
    limit_days: int | None
    due_before: date | None = Field(description="Expected close before it was first put off.")
    due: date | None
    times: int | None
    days_to_close: int | None
    is_ending: bool = Field(description="Expected to close within 14 days, or overdue.")
    health: HealthOut | None


class StatementOut(Schema):
    """Something said of a member, with what it rests on."""

    says: Says
    n: int | None
    value: float | None
    median: float | None = Field(description="Of the team; of a target: share of it that is due.")
    n_members: int | None
    amount: DealValue
    goal: DealValue
    before: DealValue
    measure: Measure | None
    total: int
    deals: list[SaidDealOut] = Field(
        description="The first five; those won, saved or put off: fifty."
    )


class AimOut(Schema):
    """Where a member stands to a target of the month, quarter or year the period ends in."""

    measure: Measure
    is_money: bool
    from_day: date = Field(alias="from")
    to_day: date = Field(alias="to")
    target: Decimal
    done: Decimal
    n: int
    attainment: float | None
    pace: float | None
    says: Pace | None
    share_over: float
    due: Decimal = Field(description="Open and expected to close in the period.")


class CallOnSheetOut(Schema):
    """What was called for the month or quarter, beside what stands in each category."""

    unit: PeriodUnit
    from_day: date = Field(alias="from")
    to_day: date = Field(alias="to")
    line: LineOut | None
    said: list[DealValue] = Field(description="Every call of the member's own, the oldest first.")


class MemberSheetOut(MemberFiguresOut, PeriodHeadingOut):
    """The sheet for a talk with one member."""

    view: Literal["period"]
    role: Role
    is_active: bool
    is_live: bool = Field(description="false: as of the past; open deals are not judged.")
    praise: list[StatementOut]
    asks: list[StatementOut]
    help: list[SaidDealOut] = Field(description="At risk, what is worth most first; ten at most.")
    help_total: int
    targets: list[AimOut]
    call: CallOnSheetOut


def people_document(found: Mapping[str, Any]) -> dict[str, Any]:
    return {**found, "items": [_person(one) for one in found["items"]]}


def sheet_document(found: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **_person(found),
        "praise": [_statement(one) for one in found["praise"]],
        "asks": [_statement(one) for one in found["asks"]],
        "help": [_deal(one) for one in found["help"]],
        "targets": [_aim(*one) for one in found["targets"]],
    }


def _person(found: Mapping[str, Any]) -> dict[str, Any]:
    return {**found, "figures": [_beside(one) for one in found["figures"]]}


def _beside(one: Beside) -> dict[str, Any]:
    is_money = one.figure in MONEY
    empty: dict[str, Any] = {"value": None, "amount": None, "median": None, "median_amount": None}
    told = (
        {"amount": _cents(one.value), "median_amount": _cents(one.median)}
        if is_money
        else {"value": one.value, "median": one.median}
    )
    return {"figure": one.figure, "n": one.n, "n_members": one.n_members} | empty | told


def _cents(amount: Any) -> str | None:
    return None if amount is None else f"{amount:.2f}"


def _statement(one: Statement) -> dict[str, Any]:
    return asdict(one) | {
        "amount": _cents(one.amount),
        "goal": _cents(one.goal),
        "before": _cents(one.before),
        "deals": [_deal(deal) for deal in one.deals],
    }


def _deal(deal: Mapping[str, Any]) -> dict[str, Any]:
    names = set(SaidDealOut.model_fields) - {"health", "is_ending"}
    is_judged = "reasons" in deal
    return {name: deal.get(name) for name in names} | {
        "is_ending": deal.get("is_ending", False),
        "health": {name: deal[name] for name in HEALTH} if is_judged else None,
    }


def _aim(aimed: Aimed, standing: Standing) -> dict[str, Any]:
    asked = aimed.asked
    return {
        "measure": asked.measure,
        "is_money": asked.measure in TARGET_MONEY,
        "from": asked.period.start,
        "to": asked.values()["last"],
        "target": standing.target or 0,
        "done": standing.sums.done,
        "n": standing.sums.n,
        "attainment": standing.attainment,
        "pace": standing.pace,
        "says": standing.says,
        "share_over": aimed.clock.share,
        "due": standing.sums.due,
    }
