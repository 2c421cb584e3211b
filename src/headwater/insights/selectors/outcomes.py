"""Won and lost in a period, side by side, and told apart by one of what is known about deals."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from headwater.accounts.rules import Actor, Kind
from headwater.accounts.rules.fields import check_may_ask
from headwater.fields.rules.custom import CustomType, Definition
from headwater.fields.selectors.custom import definitions_for
from headwater.insights.rules import NOTHING, Amount, money, ratio
from headwater.insights.rules.outcomes import (
    BANDS,
    By,
    Outcome,
    UnknownDimension,
    band,
    outcome,
    side,
)
from headwater.insights.selectors.kept import kept_until_touched
from headwater.insights.selectors.scope import Scope, rows
from headwater.insights.selectors.state import closed_in, worth
from headwater.insights.selectors.summary import losses
from headwater.pipeline.selectors.sight import in_language

WORD = "coalesce(nullif({0}.name_{{language}}, ''), {0}.name_{{other}})"
MEMBER = """JOIN accounts_member m ON m.workspace_id = current_workspace()
    AND m.id = deal.owner_id"""


@dataclass(frozen=True)
class Dimension:
    """How SQL tells the groups of closed deals apart, and names them."""

    key: str
    name: str
    joins: str = ""


DIMENSIONS = {
    By.OWNER: Dimension("m.id::text", "m.name", MEMBER),
    By.TEAM: Dimension(
        "t.id::text",
        "t.name",
        f"""{MEMBER}
    LEFT JOIN accounts_team t ON t.workspace_id = m.workspace_id AND t.id = m.team_id""",
    ),
    By.SOURCE: Dimension(
        "source.id::text",
        WORD.format("source"),
        """LEFT JOIN pipeline_source source
    ON source.workspace_id = d.workspace_id AND source.id = d.source_id""",
    ),
    By.STAGE: Dimension(
        "stage.id::text",
        WORD.format("stage"),
        """JOIN pipeline_stage stage
    ON stage.workspace_id = d.workspace_id AND stage.pipeline_id = %(pipeline)s
    AND stage.position = deal.last""",
    ),
    By.VALUE: Dimension("width_bucket(deal.worth, %(bands)s::numeric[])::text", "NULL"),
    By.MONTH: Dimension("to_char(deal.closed_at AT TIME ZONE %(zone)s, 'YYYY-MM')", "NULL"),
    By.COMPETITOR: Dimension("nullif(d.competitor, '')", "nullif(d.competitor, '')"),
}
OWN = Dimension(
    "v.ref::text",
    "NULL",
    """LEFT JOIN fields_customvalue v
    ON v.workspace_id = d.workspace_id AND v.record_id = d.id AND v.field_id = %(field)s
    AND v.position = 0""",
)
CLOSED = """{worth}, closed AS MATERIALIZED (
    SELECT deal.id, deal.created_at, deal.status, deal.last, deal.worth, {key} AS key,
        {name} AS name, extract(epoch FROM deal.closed_at - deal.created_at)::float8 / 86400 AS cycle
    FROM deal JOIN pipeline_deal d ON d.workspace_id = current_workspace() AND d.id = deal.id
    {joins}
)
"""
GROUPS = """
SELECT grouping(key), key, min(name), status, count(*)::int, sum(worth),
    percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY worth), avg(worth),
    percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY cycle), avg(cycle)
FROM closed GROUP BY GROUPING SETS ((status), (key, status))
"""
NAMED = "SELECT key, count(*)::int, sum(worth) FROM closed GROUP BY key ORDER BY 2 DESC, 3 DESC, 1"
THOSE = "{closed} SELECT id, created_at FROM closed WHERE key IS NOT DISTINCT FROM %(key)s"
IN_ORDER = {By.STAGE, By.VALUE, By.MONTH}  # all others: where most was closed comes first


@kept_until_touched
def outcomes(scope: Scope, *, by: str, actor: Actor) -> dict[str, Any]:
    """Tell what was won and lost in the period, the same of every group, and why deals were lost."""
    condition = f"{closed_in(scope)} AND s.status IN ('won', 'lost')"
    field = _field(by, actor)
    sql = in_language(_closed(scope, by, condition) + GROUPS, actor.language)
    found = rows(sql, scope.parameters() | _parameters(field))
    names = {str(one.id): one.name_in(actor.language) for one in field.choices} if field else {}
    told = [
        outcome(key, names.get(key or "", name), sides) for (_, key, name, sides) in _groups(found)
    ]
    whole = told[0] if told else outcome(None, None, {})
    groups = told[1:]
    return scope.heading("period") | {
        "by": by,
        "whole": vars(whole),
        "groups": [_written(one, by) for one in _sorted(scope, groups, by)],
        "loss_reasons": losses(scope, lost=whole.lost.amount),
        "competitors": _competitors(scope, whole.lost.amount),
    }


def closed_deals(
    scope: Scope, condition: str, *, by: str, key: str | None, actor: Actor
) -> tuple[str, dict[str, Any]]:
    """Write the query for the closed deals of one group."""
    closed = in_language(_closed(scope, by, condition), actor.language)
    return THOSE.format(closed=closed), _parameters(_field(by, actor)) | {"key": key}


def _field(by: str, actor: Actor) -> Definition | None:
    """Find the workspace's own field deals are told apart by, if it is one; refuse what is hidden."""
    if by in set(By):
        if by in {By.VALUE, By.COMPETITOR}:
            check_may_ask(actor, Kind.DEAL, by, parameter="by")
        return None
    for one in definitions_for(actor, Kind.DEAL):
        if one.name == by and one.type is CustomType.CHOICE:
            return one
    raise UnknownDimension("There is no such field to choose in.", field="by")


def _closed(scope: Scope, by: str, condition: str) -> str:
    dimension = DIMENSIONS[By(by)] if by in set(By) else OWN
    return CLOSED.format(worth=worth(scope, condition), **vars(dimension))


def _parameters(field: Definition | None) -> dict[str, Any]:
    return {"field": field.id if field else None, "bands": list(BANDS)}


def _groups(found: list[tuple[Any, ...]]) -> list[tuple[int, str | None, str | None, Any]]:
    """Take the rows of each group together: first those of all, then group by group."""
    ordered = sorted(found, key=lambda row: (-row[0], row[1] is None, row[1] or ""))
    return [
        (whole, key, members[0][2], {row[3]: side(row[4:]) for row in members})
        for (whole, key), group in groupby(ordered, key=lambda row: (row[0], row[1]))
        for members in [list(group)]
    ]


def _sorted(scope: Scope, groups: list[Outcome], by: str) -> list[Outcome]:
    places = {str(stage.stage_id): stage.position for stage in scope.stages}
    if by == By.STAGE:
        return sorted(groups, key=lambda one: places[one.key or ""])
    if by == By.VALUE:
        return sorted(groups, key=lambda one: int(one.key or 0))
    if by == By.MONTH:
        return sorted(groups, key=lambda one: one.key or "")
    return sorted(groups, key=lambda one: (one.key is None, -one.n, one.name or ""))


def _written(one: Outcome, by: str) -> dict[str, Any]:
    first, last = band(one.key) if by == By.VALUE and one.key else (None, None)
    return vars(one) | {"from_value": first, "below_value": last}


def _competitors(scope: Scope, lost: Amount) -> list[dict[str, Any]]:
    """Tell to whom deals were lost, where it was written down."""
    condition = f"{closed_in(scope)} AND s.status = 'lost'"
    sql = _closed(scope, By.COMPETITOR, condition) + NAMED
    return [
        {
            "name": name,
            "n": n,
            "value": money(value or NOTHING),
            "share": ratio(n, lost.n),
            "share_by_value": ratio(value, lost.value),
        }
        for name, n, value in rows(sql, scope.parameters())
    ]
