"""The deals behind a figure: what was counted can be looked at."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.insights.rules import Figure, Stage, StageMissing, StageOfOtherPipeline
from headwater.insights.selectors.scope import Scope, rows
from headwater.insights.selectors.stage_times import entered_in
from headwater.insights.selectors.state import closed_in, created_in, state
from headwater.pipeline.selectors.deals import list_deals
from headwater.pipeline.selectors.filters import DealFilter

NO_REASON = "none"
AGE = "floor(extract(epoch FROM %(as_of)s::timestamptz - s.created_at) / 86400)"
HERE = "s.last = %(position)s"
CHOSEN = "SELECT s.id, s.created_at FROM ({state}) s WHERE {condition}"
HOW_MANY = "SELECT count(*) FROM ({chosen}) chosen"
PAGE = """
SELECT id, created_at FROM ({chosen}) chosen
WHERE %(after_time)s::timestamptz IS NULL
   OR (created_at, id) < (%(after_time)s::timestamptz, %(after_id)s::uuid)
ORDER BY created_at DESC, id DESC LIMIT %(limit)s
"""
VISITED = """
EXISTS (SELECT FROM pipeline_stagevisit v WHERE v.workspace_id = current_workspace()
    AND v.deal_id = s.id AND v.pipeline_id = %(pipeline)s AND v.stage_id = %(stage)s
    AND v.entered_at <= %(as_of)s AND (v.left_at <= %(as_of)s) IS {has_left} {entered})
"""
LOST_FOR = """
EXISTS (SELECT FROM pipeline_deal d WHERE d.workspace_id = current_workspace() AND d.id = s.id
    AND d.lost_reason_id IS NOT DISTINCT FROM %(lost_reason)s)
"""
NEED_A_STAGE = {
    *[Figure.FUNNEL_REACHED, Figure.FUNNEL_UNDECIDED],
    *[Figure.STAGE_FINISHED, Figure.STAGE_WAITING],
}


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Which deals of a figure: those of one stage, one reason, one age."""

    figure: Figure
    stage_id: UUID | None = None
    lost_reason_id: UUID | str | None = None
    age_from: int | None = None
    age_to: int | None = None


@dataclass(frozen=True)
class DealsOfFigure:
    """One page of them, as JSON of DealPage without its end; how many there are; where to go on."""

    items: bytes
    total: int
    last: tuple[datetime, UUID] | None


def deals_of(
    scope: Scope,
    choice: Choice,
    *,
    actor: Actor,
    limit: int,
    after: tuple[str, UUID] | None,
) -> DealsOfFigure:
    """List the deals a figure has counted, youngest first, as they are today."""
    stage = _stage(scope, choice)
    anywhere = choice.figure in {Figure.STAGE_FINISHED, Figure.STAGE_WAITING}
    chosen = CHOSEN.format(
        state=state(scope, anywhere=anywhere), condition=_condition(scope, choice, stage)
    )
    parameters = scope.parameters() | _values(choice, stage)
    parameters |= {"limit": limit, "after_time": None, "after_id": None}
    total = rows(HOW_MANY.format(chosen=chosen), parameters)[0][0]
    if after:
        parameters |= {"after_time": after[0], "after_id": after[1]}
    found = rows(PAGE.format(chosen=chosen), parameters)
    page = list_deals(
        DealFilter(ids=tuple(deal_id for deal_id, _ in found) or (UUID(int=0),)),
        actor=actor,
        sort="-created_at",
        limit=limit,
        after=None,
    )
    last = (found[-1][1], found[-1][0]) if len(found) == limit else None
    return DealsOfFigure(page.items, total, last)


def _stage(scope: Scope, choice: Choice) -> Stage | None:
    if choice.stage_id is None:
        if choice.figure in NEED_A_STAGE:
            raise StageMissing("Say which stage: this figure is one of a stage.", field="stage_id")
        return None
    for stage in scope.stages:
        if stage.stage_id == choice.stage_id:
            return stage
    raise StageOfOtherPipeline("That stage belongs to another pipeline.", field="stage_id")


def _condition(scope: Scope, choice: Choice, stage: Stage | None) -> str:
    kind, _, which = choice.figure.value.partition("_")
    conditions = {
        "funnel": [created_in(scope), *_of_funnel(which)],
        "pipeline": ["s.status = 'open'"],
        "period": [closed_in(scope), *_of_period(which)],
        "stage": [
            VISITED.format(
                has_left="TRUE" if which == "finished" else "NOT TRUE", entered=entered_in(scope)
            )
        ],
    }[kind]
    if stage and choice.figure not in NEED_A_STAGE:
        conditions.append(HERE)
    if choice.lost_reason_id is not None:
        conditions.append(LOST_FOR)
    if choice.age_from is not None:
        conditions.append(f"{AGE} >= %(age_from)s")
    if choice.age_to is not None:
        conditions.append(f"{AGE} <= %(age_to)s")
    return " AND ".join(conditions)


def _of_funnel(which: str) -> list[str]:
    return {
        "cohort": [],
        "reached": ["s.furthest >= %(position)s"],
        "undecided": ["s.status = 'open' AND s.furthest = %(position)s"],
    }.get(which, [f"s.status = '{which}'"])


def _of_period(which: str) -> list[str]:
    return ["s.status IN ('won', 'lost')" if which == "closed" else f"s.status = '{which}'"]


def _values(choice: Choice, stage: Stage | None) -> dict[str, Any]:
    reason = choice.lost_reason_id
    return {
        "stage": choice.stage_id,
        "position": stage.position if stage else None,
        "lost_reason": None if reason == NO_REASON else reason,
        "age_from": choice.age_from,
        "age_to": choice.age_to,
    }
