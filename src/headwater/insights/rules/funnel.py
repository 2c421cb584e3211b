"""The funnel of a cohort: who reached each stage, in which of two ways, and what became of them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from headwater.insights.rules import NOTHING, Amount, Stage, money, ratio
from headwater.pipeline.rules import DealStatus

NOWHERE = -1  # in no stage of the way that is asked for
SKIPPED = "skipped"


class FunnelWay(StrEnum):
    """Who has reached a stage: whoever came so far, or only who was in every stage before it."""

    REACHED = "reached"
    STRICT = "strict"


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
    skipped: Amount
    conversion: float | None
    conversion_by_value: float | None
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
    skipped: Amount
    overall_conversion: float | None
    most_lost_stage_id: UUID | None
    stages: list[Step]


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
        skipped=_with_status(cells, SKIPPED),
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
        skipped=_sum(cells, lambda c: c.status == SKIPPED and c.furthest == here),
        conversion=ratio(onward.n, n) if after else None,
        conversion_by_value=ratio(onward.value, value) if after else None,
        leakage=ratio(lost.n, n),
        leakage_by_value=ratio(lost.value, value),
        leaked_value=money(value * lost.n / n) if n else NOTHING,
    )


def walked(
    status: str, path: Sequence[int], last: int, *, way: Sequence[int]
) -> tuple[str, int, int]:
    """Say how far a deal came in a strict funnel, whose stages are `way`: status, furthest, last.

    Who left out a stage counts as far as the one before it, as skipped, whatever came of it.
    """
    done = steps_in_order(path, way)
    furthest = way[done - 1] if done else NOWHERE
    if furthest == NOWHERE or max(path) > furthest:
        return SKIPPED, furthest, furthest
    return status, furthest, last


def steps_in_order(path: Sequence[int], way: Sequence[int]) -> int:
    """Count how many stages of the way, from its first on, were visited one after another."""
    done = 0
    for position in path:
        if done < len(way) and position == way[done]:
            done += 1
    return done


def strict(cells: Iterable[tuple[Sequence[int], Cell]], *, way: Sequence[int]) -> list[Cell]:
    """Turn cells with their paths into those of a strict funnel."""
    told = []
    for path, cell in cells:
        status, furthest, last = walked(cell.status, path, cell.last, way=way)
        told.append(replace(cell, status=status, furthest=furthest, last=last))
    return told


def most_lost(steps: Sequence[Step]) -> UUID | None:
    """Find the stage with the highest leakage × value; where nothing has a value, by count."""
    losing = [step for step in steps if step.lost.n]
    if not losing:
        return None
    return max(losing, key=lambda s: (s.leaked_value, s.lost.n, -s.position)).stage_id


def _sum(cells: Iterable[Cell], wanted: Callable[[Cell], bool]) -> Amount:
    chosen = [cell for cell in cells if wanted(cell)]
    return Amount(sum(c.n for c in chosen), money(sum((c.value for c in chosen), NOTHING)))


def _with_status(cells: Iterable[Cell], status: str) -> Amount:
    return _sum(cells, lambda c: c.status == status)


def _closed_from(stage: Stage, cells: Iterable[Cell], status: str) -> Amount:
    return _sum(cells, lambda c: c.status == status and c.last == stage.position)


def _is_used(position: int, cells: Iterable[Cell]) -> bool:
    return any(position in (cell.furthest, cell.last) for cell in cells)
