"""The pipeline as it stands, and what was closed in a period."""

from collections.abc import Mapping
from typing import Any

from headwater.insights import rules
from headwater.insights.rules import AGES, NOTHING, Amount, money, ratio
from headwater.insights.selectors.kept import kept_until_touched
from headwater.insights.selectors.scope import Scope, rows
from headwater.insights.selectors.state import RATES, closed_in, state, worth
from headwater.pipeline.selectors.sight import in_language

LIVE = """
WITH state AS MATERIALIZED (
    SELECT s.last, s.owner_id, s.currency, s.value, {day} AS day,
        extract(epoch FROM %(as_of)s - s.created_at)::float8 / 86400 AS age
    FROM ({state}) s WHERE s.status = 'open'
), cells AS MATERIALIZED (
    SELECT last, owner_id, width_bucket(floor(age), %(ages)s::float8[]) AS age_group, currency, day,
        count(*) AS n, sum(value) AS value
    FROM state GROUP BY 1, 2, 3, 4, 5
), rate AS MATERIALIZED ({rates}), deal AS (
    SELECT cells.*, cells.value * coalesce(rate.rate, 1) AS worth
    FROM cells LEFT JOIN rate ON rate.currency = cells.currency AND rate.day = cells.day
        AND rate.is_asked
)
SELECT grouping(deal.last, deal.owner_id, deal.age_group), deal.last, deal.owner_id,
    (SELECT name FROM accounts_member m
     WHERE m.workspace_id = current_workspace() AND m.id = deal.owner_id),
    deal.age_group, coalesce(sum(deal.n), 0)::int, sum(deal.worth),
    sum(deal.worth * stage.probability / 100),
    (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY age) FROM state)
FROM deal
JOIN pipeline_stage stage ON stage.workspace_id = current_workspace()
    AND stage.pipeline_id = %(pipeline)s AND stage.position = deal.last
GROUP BY GROUPING SETS ((), (deal.last), (deal.owner_id), (deal.age_group))
ORDER BY 1, sum(deal.worth) DESC, deal.last, deal.owner_id, deal.age_group
"""
DAY = "CASE WHEN s.currency <> %(currency)s THEN %(day)s::date END"  # all of them are open
WHOLE, BY_STAGE, BY_OWNER, BY_AGE = 0b111, 0b011, 0b101, 0b110  # what `grouping` says
PERIOD = """
SELECT status, count(*), sum(worth), avg(worth),
    (percentile_cont(0.5) WITHIN GROUP (ORDER BY worth))::numeric,
    percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY cycle), avg(cycle)
FROM (
    SELECT status, worth,
        extract(epoch FROM closed_at - created_at)::float8 / 86400 AS cycle FROM deal
) closed GROUP BY status
"""
LOSSES = """
SELECT d.lost_reason_id, coalesce(nullif(r.name_{language}, ''), r.name_{other}), deal.last,
    count(*), sum(deal.worth)
FROM deal
JOIN pipeline_deal d ON d.workspace_id = current_workspace() AND d.id = deal.id
LEFT JOIN pipeline_lostreason r
    ON r.workspace_id = d.workspace_id AND r.id = d.lost_reason_id
GROUP BY 1, 2, 3 ORDER BY 3
"""
NO_DEALS = (0, NOTHING, None, None, (None, None, None), None)


@kept_until_touched
def summary(scope: Scope) -> dict[str, Any]:
    """Show what is open as of the instant, and what was closed in the period until then."""
    stands = live(scope)
    period = _period(scope, open_deals=stands["open"]["n"])
    heading = scope.heading("live")
    first, last = heading.pop("from"), heading.pop("to")
    return heading | stands | {"period": {"view": "period", "from": first, "to": last} | period}


def live(scope: Scope) -> dict[str, Any]:
    """Show what is open as of the instant, by stage, owner and age."""
    ages = [first for first, _ in AGES]
    sql = LIVE.format(day=DAY, state=state(scope, only="open"), rates=RATES.format(cells="cells"))
    found = rows(sql, scope.parameters() | {"ages": ages})
    of = {kind: [row for row in found if row[0] == kind] for kind in {row[0] for row in found}}
    whole = of[WHOLE][0]
    by_age = {row[4]: row for row in of.get(BY_AGE, [])}
    return {
        "open": _weighted(whole),
        "by_stage": _by_stage(scope, {row[1]: row for row in of.get(BY_STAGE, [])}),
        "by_owner": [
            {"owner_id": row[2], "name": row[3]} | _weighted(row) for row in of.get(BY_OWNER, [])
        ],
        "aging": [
            {"from_days": first, "to_days": last} | _plain(by_age.get(group))
            for group, (first, last) in enumerate(AGES, start=1)
        ],
        "median_age_days": whole[8],
    }


def _by_stage(scope: Scope, found: Mapping[int, tuple[Any, ...]]) -> list[dict[str, Any]]:
    return [
        {
            "stage_id": stage.stage_id,
            "name": stage.name,
            "position": stage.position,
            "probability": stage.probability,
        }
        | _weighted(found.get(stage.position))
        for stage in scope.stages
        if not stage.is_archived or stage.position in found
    ]


def _period(scope: Scope, *, open_deals: int) -> dict[str, Any]:
    closed = {row[0]: row[1:] for row in rows(_closed(scope) + PERIOD, scope.parameters())}
    won, lost = closed.get("won", NO_DEALS), closed.get("lost", NO_DEALS)
    n, value = won[0] + lost[0], won[1] + lost[1]
    rate, average, cycles, mean = ratio(won[0], n), won[2], won[4], won[5]
    return {
        "won": _amount(won),
        "lost": _amount(lost),
        "void": _amount(closed.get("void", NO_DEALS)),
        "win_rate": {"n": n, "by_count": rate, "by_value": ratio(won[1], value)},
        "deal_size": {
            "n": won[0],
            "average": average and money(average),
            "median": won[3] and money(won[3]),
        },
        "cycle_days": {"n": won[0], "p25": cycles[0], "p50": cycles[1], "p75": cycles[2]}
        | {"mean": mean},
        "velocity": rules.velocity(
            open_deals=open_deals, win_rate=rate, average_value=average, cycle_days=mean
        ),
        "loss_reasons": losses(scope, lost=_amount(lost)),
    }


def losses(scope: Scope, *, lost: Amount) -> list[dict[str, Any]]:
    """Tell why deals were lost in the period, and from which stages."""
    names = {stage.position: (stage.stage_id, stage.name) for stage in scope.stages}
    reasons: dict[Any, dict[str, Any]] = {}
    sql = in_language(
        worth(scope, f"{closed_in(scope)} AND s.status = 'lost'", only="closed") + LOSSES,
        scope.language,
    )
    for reason_id, name, position, n, value in rows(sql, scope.parameters()):
        one = reasons.setdefault(
            reason_id,
            {"lost_reason_id": reason_id, "name": name, "n": 0, "value": NOTHING, "by_stage": []},
        )
        one["n"] += n
        one["value"] += value
        stage_id, stage = names[position]
        one["by_stage"].append({"stage_id": stage_id, "name": stage, "n": n, "value": money(value)})
    for one in reasons.values():
        one["share"], one["share_by_value"] = (
            ratio(one["n"], lost.n),
            ratio(one["value"], lost.value),
        )
        one["value"] = money(one["value"])
    return sorted(reasons.values(), key=lambda one: (-one["n"], str(one["name"])))


def _closed(scope: Scope) -> str:
    return worth(scope, closed_in(scope), only="closed")


def _amount(row: tuple[Any, ...]) -> Amount:
    return Amount(row[0], money(row[1]))


def _plain(row: tuple[Any, ...] | None) -> dict[str, Any]:
    return {"n": row[5] if row else 0, "value": money(row[6] or NOTHING) if row else NOTHING}


def _weighted(row: tuple[Any, ...] | None) -> dict[str, Any]:
    weighted = row[7] if row and row[7] else NOTHING
    return _plain(row) | {"weighted_value": money(weighted)}
