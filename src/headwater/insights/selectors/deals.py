"""The deals behind a figure: what was counted can be looked at."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from headwater.accounts.rules import Actor, Kind
from headwater.accounts.rules.fields import check_may_ask
from headwater.insights.rules import (
    Figure,
    Stage,
    StageMissing,
    StageOfOtherPipeline,
    bounds,
)
from headwater.insights.rules.hygiene import OF_VALUE as CHECKS_OF_VALUE
from headwater.insights.rules.hygiene import Check
from headwater.insights.rules.movement import Direction
from headwater.insights.selectors.before import Before, One
from headwater.insights.selectors.changes import FLOWED, Changes
from headwater.insights.selectors.exits import gone_deals
from headwater.insights.selectors.foreseen import forecast_deals
from headwater.insights.selectors.hygiene import failing_deals, judging
from headwater.insights.selectors.movement import moved_deals
from headwater.insights.selectors.outcomes import closed_deals
from headwater.insights.selectors.paths import strict_deals
from headwater.insights.selectors.scope import Scope, rows
from headwater.insights.selectors.sources import View, deals_of_sources
from headwater.insights.selectors.stage_times import entered_in
from headwater.insights.selectors.state import closed_in, created_in, state
from headwater.pipeline.rules import Category, DealStatus
from headwater.pipeline.selectors.deals import list_deals
from headwater.pipeline.selectors.filters import DealFilter

NO_REASON = "none"
CHANGE, SOURCE, TARGET = "change_", "source_", "target_"
AGE = "floor(extract(epoch FROM %(as_of)s::timestamptz - s.created_at) / 86400)"
HERE = "s.last = %(position)s"
CHOSEN = "SELECT s.id, s.created_at FROM ({state}) s WHERE {condition}"
FLOW = f"""{{moved}}{FLOWED} SELECT d.id, d.created_at FROM pipeline_deal d
WHERE d.workspace_id = current_workspace()
  AND d.id IN (SELECT deal_id FROM flowed WHERE coalesce(origin = %(origin)s, true)
      AND coalesce(goal = %(goal)s, true))"""  # noqa: S608  # constants
# What a cumulative call is of: see forecast.rules.calls.cumulative.
CALLED = f"""
SELECT id, created_at FROM ({{won}}) won
UNION SELECT id, created_at FROM ({{moved}}{FLOWED} SELECT d.id, d.created_at FROM pipeline_deal d
    WHERE d.workspace_id = current_workspace()
      AND d.id IN (SELECT deal_id FROM flowed WHERE goal = ANY(%(goals)s))) open
"""  # noqa: S608  # constants
NEARER = (Category.COMMIT, Category.BEST_CASE, Category.PIPELINE)
CHANGED = """{moved} SELECT d.id, d.created_at FROM pipeline_deal d
WHERE d.workspace_id = current_workspace()
  AND d.id IN (SELECT deal_id FROM moved WHERE what = %(change)s
      OR (%(change)s = 'any' AND what NOT IN ('opening', 'closing')))"""
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
DUE = """
EXISTS (SELECT FROM pipeline_dealversion v WHERE v.workspace_id = current_workspace()
    AND v.deal_id = s.id AND v.valid_from <= %(as_of)s
    AND (v.valid_to IS NULL OR v.valid_to > %(as_of)s)
    AND v.expected_close_date BETWEEN %(due_from)s AND %(due_to)s)
"""
LOST_FOR = """
EXISTS (SELECT FROM pipeline_deal d WHERE d.workspace_id = current_workspace() AND d.id = s.id
    AND d.lost_reason_id IS NOT DISTINCT FROM %(lost_reason)s)
"""
LEFT = "left_"
NEED_A_STAGE = {
    *[Figure.FUNNEL_REACHED, Figure.FUNNEL_UNDECIDED],
    *[Figure.STRICT_REACHED, Figure.STRICT_UNDECIDED],
    *[Figure.STAGE_FINISHED, Figure.STAGE_WAITING],
    *[figure for figure in Figure if figure.startswith(LEFT)],
}


OF_VALUE = {Figure.CHANGE_UP, Figure.CHANGE_DOWN, Figure.CHANGE_ANY}


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Which deals of a figure: those of one stage, one reason, one age, one cell of a table.

    `ended_by`: of a cohort, those that had come to that end by the end of a day.
    """

    figure: Figure
    stage_id: UUID | None = None
    lost_reason_id: UUID | str | None = None
    age_from: int | None = None
    age_to: int | None = None
    origin: str | None = None
    goal: str | None = None
    came_from: str | None = None
    went_to: str | None = None
    direction: Direction | None = None
    ended_by: date | None = None
    by: str | None = None
    key: str | None = None
    check: Check | None = None
    source_id: One = None
    campaign_id: One = None
    view: View = "cohort"
    day: date | None = None
    everywhere: bool = False


@dataclass(frozen=True)
class DealsOfFigure:
    """One page of them, as JSON of DealPage without its end; how many there are; where to go on."""

    items: bytes
    total: int
    last: tuple[datetime, UUID] | None


def deals_of(
    asked: Changes,
    choice: Choice,
    *,
    actor: Actor,
    limit: int,
    after: tuple[str, UUID] | None,
) -> DealsOfFigure:
    """List the deals a figure has counted, youngest first, as they are today."""
    if choice.lost_reason_id is not None:
        check_may_ask(actor, Kind.DEAL, "lost_reason_id", parameter="lost_reason_id")
    if choice.figure in OF_VALUE or choice.check in CHECKS_OF_VALUE:
        check_may_ask(actor, Kind.DEAL, "value", parameter="figure")
    stage = _stage(asked.scope, choice)
    chosen, more = _chosen(asked, choice, stage, actor=actor)
    parameters = asked.parameters() | _values(asked.scope, choice, stage) | more
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


def _chosen(
    asked: Changes, choice: Choice, stage: Stage | None, *, actor: Actor
) -> tuple[str, dict[str, Any]]:
    """Write the query for the deals a figure has counted, with what it needs besides the usual."""
    scope, figure = asked.scope, choice.figure
    own: dict[str, Callable[[], tuple[str, dict[str, Any]]]] = {
        "flow": lambda: (FLOW.format(moved=asked.moved()), {}),
        "called": lambda: _called(scope, choice),
        "change": lambda: (CHANGED.format(moved=asked.moved(each="deal_id,")), {}),
        "movement": lambda: moved_deals(asked, choice.direction),
        "health": lambda: (failing_deals(scope), judging(actor, scope.as_of)),
        "strict": lambda: strict_deals(scope, figure, stage),
        "left": lambda: (gone_deals(scope), {}),
        "source": lambda: _of_sources(scope, choice, actor=actor),
        "forecast": lambda: forecast_deals(
            scope, figure, day=choice.day, everywhere=choice.everywhere
        ),
    }
    if written := own.get(figure.value.partition("_")[0]):
        return written()
    condition = _condition(scope, choice, stage)
    # Cohorts are asked with `by` as well; there it says how long they are, not who is in them.
    if choice.by is not None and figure.startswith("period_"):
        return closed_deals(scope, condition, by=choice.by, key=choice.key, actor=actor)
    anywhere = figure in {Figure.STAGE_FINISHED, Figure.STAGE_WAITING} or (
        figure.startswith(TARGET) and scope.question.pipeline_id is None
    )
    return CHOSEN.format(state=state(scope, anywhere=anywhere), condition=condition), {}


def _called(scope: Scope, choice: Choice) -> tuple[str, dict[str, Any]]:
    """Of a period: what was won in it, and what is open, due in it and so near to being won."""
    question = scope.question
    due = Changes(replace(scope, start=None, end=None), question.from_day, question.to_day)
    won = CHOSEN.format(
        state=state(scope), condition=f"{closed_in(scope)} AND s.status = '{DealStatus.WON}'"
    )
    goals = NEARER[: NEARER.index(Category(choice.goal or Category.PIPELINE)) + 1]
    kept = ("opening", "closing", "day", "due_from", "due_to")
    more = {name: one for name, one in due.parameters().items() if name in kept}
    return CALLED.format(won=won, moved=due.moved()), more | {"goals": [str(one) for one in goals]}


def _stage(scope: Scope, choice: Choice) -> Stage | None:
    if choice.stage_id is None:
        if choice.figure in NEED_A_STAGE:
            raise StageMissing("Say which stage: this figure is one of a stage.", field="stage_id")
        return None
    for stage in scope.stages:
        if stage.stage_id == choice.stage_id:
            return stage
    raise StageOfOtherPipeline("That stage belongs to another pipeline.", field="stage_id")


def _of_sources(scope: Scope, choice: Choice, *, actor: Actor) -> tuple[str, dict[str, Any]]:
    before = Before(scope, actor, choice.source_id, choice.campaign_id)
    what = choice.figure.removeprefix(SOURCE)
    return deals_of_sources(before, what=what, view=choice.view), before.parameters()


def _condition(scope: Scope, choice: Choice, stage: Stage | None) -> str:
    kind, _, which = choice.figure.value.partition("_")
    conditions = {
        "target": _of_target(which, scope),
        "funnel": [created_in(scope), *_of_funnel(which)],
        "cohort": [created_in(scope), *_of_cohort(which, is_asked=choice.ended_by is not None)],
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
        "decided": ["s.status <> 'open'"],
        "reached": ["s.furthest >= %(position)s"],
        "undecided": ["s.status = 'open' AND s.furthest = %(position)s"],
    }.get(which, [f"s.status = '{which}'"])


def _of_cohort(which: str, *, is_asked: bool) -> list[str]:
    ended = "s.status <> 'open'"
    if is_asked:
        ended += " AND (s.closed_at < %(ended_before)s) IS NOT FALSE"
    return {"all": [], "alive": [f"NOT ({ended})"]}.get(which, [f"s.status = '{which}'", ended])


def _of_target(which: str, scope: Scope) -> list[str]:
    """See targets/selectors/sums.py: the same conditions."""
    return {
        "won": [closed_in(scope), "s.status = 'won'"],
        "decided": [closed_in(scope), "s.status IN ('won', 'lost')"],
        "due": ["s.status = 'open'", DUE],
        "new": [created_in(scope), "s.status <> 'void'"],
    }.get(which, ["s.status = 'open'"])


def _of_period(which: str) -> list[str]:
    return ["s.status IN ('won', 'lost')" if which == "closed" else f"s.status = '{which}'"]


def _values(scope: Scope, choice: Choice, stage: Stage | None) -> dict[str, Any]:
    reason = choice.lost_reason_id
    left = choice.figure.removeprefix(LEFT)
    return {
        "stage": choice.stage_id,
        "position": stage.position if stage else None,
        "change": choice.figure.removeprefix(CHANGE),
        "lost_reason": None if reason == NO_REASON else reason,
        "age_from": choice.age_from,
        "age_to": choice.age_to,
        "origin": choice.origin,
        "goal": choice.goal,
        "came_from": choice.came_from,
        "went_to": choice.went_to,
        "ended_before": bounds(None, choice.ended_by, zone=scope.zone)[1],
        "exit": None if left == "all" else left,
        "check": choice.check,
    }
