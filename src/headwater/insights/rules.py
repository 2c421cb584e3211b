"""What the figures mean, as pure functions over counted cells. See docs/metrics.md."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from headwater.lib.errors import Invalid
from headwater.pipeline.rules import DealStatus

NOTHING = Decimal("0.00")
BETTER = Decimal("1.1")  # by how much a lever is moved to show what it alone would bring
AGES = ((0, 30), (31, 60), (61, 90), (91, 180), (181, None))  # whole days, both included


class Figure(StrEnum):
    """A figure that can be asked for its deals."""

    FUNNEL_COHORT = "funnel_cohort"
    FUNNEL_REACHED = "funnel_reached"
    FUNNEL_UNDECIDED = "funnel_undecided"
    FUNNEL_OPEN = "funnel_open"
    FUNNEL_WON = "funnel_won"
    FUNNEL_LOST = "funnel_lost"
    FUNNEL_VOID = "funnel_void"
    PIPELINE_OPEN = "pipeline_open"
    PERIOD_CLOSED = "period_closed"
    PERIOD_WON = "period_won"
    PERIOD_LOST = "period_lost"
    PERIOD_VOID = "period_void"
    STAGE_FINISHED = "stage_finished"
    STAGE_WAITING = "stage_waiting"


class PeriodEndsBeforeItBegins(Invalid):
    code = "period_ends_before_it_begins"


class StageMissing(Invalid):
    code = "stage_missing"


class StageOfOtherPipeline(Invalid):
    code = "stage_of_other_pipeline"


@dataclass(frozen=True)
class Amount:
    """How many deals, and what they are worth in the workspace's currency."""

    n: int
    value: Decimal


@dataclass(frozen=True)
class Stage:
    stage_id: UUID
    name: str
    position: int
    probability: int
    is_archived: bool


@dataclass(frozen=True)
class Cell:
    """Deals alike in how they ended, in the furthest stage they reached and in the last one."""

    status: str
    furthest: int
    last: int
    n: int
    value: Decimal


@dataclass(frozen=True)
class Step:
    """One stage of a funnel."""

    stage_id: UUID
    name: str
    position: int
    is_archived: bool
    reached: Amount
    undecided: Amount
    won: Amount
    lost: Amount
    void: Amount
    conversion: float | None
    leakage: float | None
    leakage_by_value: float | None
    leaked_value: Decimal


@dataclass(frozen=True)
class Funnel:
    cohort: Amount
    won: Amount
    lost: Amount
    void: Amount
    open: Amount
    overall_conversion: float | None
    most_lost_stage_id: UUID | None
    stages: list[Step]


@dataclass(frozen=True)
class Lever:
    """One of the four things velocity is made of, and what it alone would bring."""

    lever: str
    value: float | None
    per_day_if_better: Decimal | None
    change: Decimal | None


@dataclass(frozen=True)
class Velocity:
    per_day: Decimal | None
    levers: list[Lever]


def money(value: Decimal) -> Decimal:
    """Round once, at the end, and never on the way."""
    return value.quantize(NOTHING, ROUND_HALF_EVEN)


def ratio(part: Decimal | int, whole: Decimal | int) -> float | None:
    return float(Decimal(part) / Decimal(whole)) if whole else None


def bounds(
    first: date | None, last: date | None, *, zone: str
) -> tuple[datetime | None, datetime | None]:
    """Turn the days of a period, both included, into the instants it begins and ends at."""
    if first and last and last < first:
        raise PeriodEndsBeforeItBegins("The period ends before it begins.", field="to")
    start = datetime.combine(first, time.min, ZoneInfo(zone)) if first else None
    end = datetime.combine(last + timedelta(days=1), time.min, ZoneInfo(zone)) if last else None
    return start, end


def whole_months(
    start: datetime | None, end: datetime | None, *, now: datetime
) -> tuple[date | None, date] | None:
    """Name the months of UTC that lie wholly in a period and are over; None: there is none."""
    stop = min(end or now, now).astimezone(UTC).date().replace(day=1)
    if start is None:
        return None, stop
    at = start.astimezone(UTC)
    first = at.date().replace(day=1)
    if at > datetime.combine(first, time.min, UTC):
        first = (first + timedelta(days=31)).replace(day=1)
    return (first, stop) if first < stop else None


def funnel(stages: Sequence[Stage], cells: Sequence[Cell], *, decided_only: bool) -> Funnel:
    """Draw the funnel of a cohort: who reached each stage, went on, was lost or is undecided."""
    shown = [s for s in stages if not s.is_archived or _is_used(s.position, cells)]
    steps = [
        _step(stage, after, cells, decided_only=decided_only)
        for stage, after in zip(shown, [*shown[1:], None], strict=False)
    ]
    cohort, still_open = _sum(cells, lambda _: True), _with_status(cells, DealStatus.OPEN)
    won = _with_status(cells, DealStatus.WON)
    entrants = steps[0].reached.n if steps else 0
    return Funnel(
        cohort=cohort,
        won=won,
        lost=_with_status(cells, DealStatus.LOST),
        void=_with_status(cells, DealStatus.VOID),
        open=still_open,
        overall_conversion=ratio(won.n, entrants - (still_open.n if decided_only else 0)),
        most_lost_stage_id=most_lost(steps),
        stages=steps,
    )


def _step(stage: Stage, after: Stage | None, cells: Sequence[Cell], *, decided_only: bool) -> Step:
    here, beyond = stage.position, after.position if after else None
    reached = _sum(cells, lambda c: c.furthest >= here)
    onward = _sum(cells, lambda c: beyond is not None and c.furthest >= beyond)
    undecided = _sum(cells, lambda c: c.status == DealStatus.OPEN and c.furthest == here)
    lost = _closed_from(stage, cells, DealStatus.LOST)
    n = reached.n - (undecided.n if decided_only else 0)
    value = reached.value - (undecided.value if decided_only else 0)
    return Step(
        stage_id=stage.stage_id,
        name=stage.name,
        position=here,
        is_archived=stage.is_archived,
        reached=reached,
        undecided=undecided,
        won=_closed_from(stage, cells, DealStatus.WON),
        lost=lost,
        void=_closed_from(stage, cells, DealStatus.VOID),
        conversion=ratio(onward.n, n) if after else None,
        leakage=ratio(lost.n, n),
        leakage_by_value=ratio(lost.value, value),
        leaked_value=money(value * lost.n / n) if n else NOTHING,
    )


def most_lost(steps: Sequence[Step]) -> UUID | None:
    """Find the stage with the highest leakage × value; where nothing has a value, by count."""
    losing = [step for step in steps if step.lost.n]
    if not losing:
        return None
    return max(losing, key=lambda s: (s.leaked_value, s.lost.n, -s.position)).stage_id


def velocity(
    *,
    open_deals: int,
    win_rate: float | None,
    average_value: Decimal | None,
    cycle_days: float | None,
) -> Velocity:
    """Say what the pipeline yields a day, and what each lever would add if it were 10 % better."""
    levers = {
        "open_deals": float(open_deals),
        "win_rate": win_rate,
        "average_value": None if average_value is None else float(average_value),
        "cycle_days": cycle_days,
    }
    if win_rate is None or average_value is None or not cycle_days:
        return Velocity(None, [Lever(name, value, None, None) for name, value in levers.items()])
    now = open_deals * Decimal(win_rate) * average_value / Decimal(cycle_days)
    by_volume, by_speed = money(now * BETTER), money(now / (2 - BETTER))
    per_day = money(now)
    return Velocity(
        per_day,
        [
            Lever(name, value, better, better - per_day)
            for (name, value), better in zip(
                levers.items(), [by_volume, by_volume, by_volume, by_speed], strict=True
            )
        ],
    )


def _sum(cells: Iterable[Cell], wanted: Callable[[Cell], bool]) -> Amount:
    chosen = [cell for cell in cells if wanted(cell)]
    return Amount(sum(c.n for c in chosen), money(sum((c.value for c in chosen), NOTHING)))


def _with_status(cells: Iterable[Cell], status: DealStatus) -> Amount:
    return _sum(cells, lambda c: c.status == status)


def _closed_from(stage: Stage, cells: Iterable[Cell], status: DealStatus) -> Amount:
    return _sum(cells, lambda c: c.status == status and c.last == stage.position)


def _is_used(position: int, cells: Iterable[Cell]) -> bool:
    return any(position in (cell.furthest, cell.last) for cell in cells)
