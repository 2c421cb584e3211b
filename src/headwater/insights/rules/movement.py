"""The movement of deals between two instants: from where they stood to where they stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from headwater.insights.rules import NOTHING, Amount, Stage


class CameFrom(StrEnum):
    """Where a deal was that stood open in no stage."""

    NEW = "new"  # not created yet
    CLOSED = "closed"  # and was reopened since
    ELSEWHERE = "elsewhere"  # in another pipeline, another owner's, or in the trash


class WentTo(StrEnum):
    """What became of a deal that stands open in no stage."""

    WON = "won"
    LOST = "lost"
    VOID = "void"
    DELETED = "deleted"
    ELSEWHERE = "elsewhere"  # in another pipeline, or another owner's


class Direction(StrEnum):
    STAYED = "stayed"
    FORWARD = "forward"
    BACK = "back"


@dataclass(frozen=True)
class Passage:
    """Deals alike in where they came from and where they went; stages are named by their ids."""

    came_from: str
    went_to: str
    n: int
    value: Decimal


@dataclass(frozen=True)
class Place:
    """A row or a column, and the sum of its cells; stages have a name."""

    key: str
    name: str | None
    position: int | None
    n: int
    value: Decimal


@dataclass(frozen=True)
class Moved:
    came_from: str
    went_to: str
    direction: Direction | None
    n: int
    value: Decimal


@dataclass(frozen=True)
class Movement:
    total: Amount
    stayed: Amount
    forward: Amount
    back: Amount
    rows: list[Place]
    columns: list[Place]
    cells: list[Moved]


def movement(stages: Sequence[Stage], passages: Sequence[Passage]) -> Movement:
    """Lay the passages out as a matrix; what nobody used is no row and no column."""
    positions = {str(stage.stage_id): stage.position for stage in stages}
    cells = [
        Moved(one.came_from, one.went_to, _direction(one, positions), one.n, one.value)
        for one in passages
    ]
    return Movement(
        total=_sum(cells),
        stayed=_sum([one for one in cells if one.direction is Direction.STAYED]),
        forward=_sum([one for one in cells if one.direction is Direction.FORWARD]),
        back=_sum([one for one in cells if one.direction is Direction.BACK]),
        rows=_places(stages, [(one.came_from, one) for one in cells], list(CameFrom), before=True),
        columns=_places(stages, [(one.went_to, one) for one in cells], list(WentTo), before=False),
        cells=cells,
    )


def _direction(one: Passage, positions: Mapping[str, int]) -> Direction | None:
    before, after = positions.get(one.came_from), positions.get(one.went_to)
    if before is None or after is None:
        return None
    if before == after:
        return Direction.STAYED
    return Direction.FORWARD if after > before else Direction.BACK


def _places(
    stages: Sequence[Stage],
    cells: Sequence[tuple[str, Moved]],
    others: Sequence[str],
    *,
    before: bool,
) -> list[Place]:
    held: dict[str, list[Moved]] = {}
    for key, one in cells:
        held.setdefault(key, []).append(one)

    def place(key: str, name: str | None = None, position: int | None = None) -> Place:
        amount = _sum(held.get(key, []))
        return Place(str(key), name, position, amount.n, amount.value)

    of_stages = [
        place(str(stage.stage_id), stage.name, stage.position)
        for stage in stages
        if not stage.is_archived or str(stage.stage_id) in held
    ]
    of_others = [place(key) for key in others if key in held]
    return of_others + of_stages if before else of_stages + of_others


def _sum(cells: Sequence[Moved]) -> Amount:
    return Amount(sum(one.n for one in cells), sum((one.value for one in cells), NOTHING))
