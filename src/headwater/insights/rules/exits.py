"""Moves out of stages in a period: of all that left a stage, how many went forward."""

from collections.abc import Mapping
from dataclasses import dataclass

from headwater.insights.rules import NOTHING, Amount, Stage, ratio
from headwater.pipeline.rules import VisitExit

FORWARD = (VisitExit.ADVANCED, VisitExit.WON)


@dataclass(frozen=True)
class StageExits:
    stage_id: object
    name: str
    position: int
    is_archived: bool
    left: Amount
    advanced: Amount
    won: Amount
    back: Amount
    lost: Amount
    void: Amount
    elsewhere: Amount
    conversion: float | None
    conversion_by_value: float | None


def stage_exits(stage: Stage, exits: Mapping[str, Amount]) -> StageExits:
    """Tell of one stage who left it, and how."""
    of = {one: exits.get(one, Amount(0, NOTHING)) for one in VisitExit}
    left, forward = _sum(list(of.values())), _sum([of[one] for one in FORWARD])
    return StageExits(
        stage.stage_id,
        stage.name,
        stage.position,
        stage.is_archived,
        left,
        **{str(one): amount for one, amount in of.items()},
        conversion=ratio(forward.n, left.n),
        conversion_by_value=ratio(forward.value, left.value),
    )


def _sum(amounts: list[Amount]) -> Amount:
    return Amount(sum(one.n for one in amounts), sum((one.value for one in amounts), NOTHING))
