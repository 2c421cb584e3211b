from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext

from headwater.dashboards.rules.tables import Column, Drawing, Form, Table, bars_of
from headwater.dashboards.selectors.kinds.kind import Asking, TileKind
from headwater.insights.selectors.stage_times import stage_times


def title() -> str:
    return gettext("Time in stage")


def figures(_: Mapping[str, Any], asking: Asking) -> Table:
    found, money = stage_times(asking.scope), asking.tells_value
    stages = [one for one in found["stages"] if one["n_finished"] + one["n_censored"]]
    columns = [
        Column(gettext("Stage"), Form.TEXT),
        Column(gettext("Median"), Form.DAYS),
        Column(gettext("75 % within"), Form.DAYS),
        Column(gettext("Finished"), Form.COUNT),
        Column(gettext("Waiting"), Form.COUNT),
    ]
    if money:
        columns.append(Column(gettext("Waiting value"), Form.MONEY))
    rows = [
        [
            *[_name(one, found, money=money), one["median_days"], one["p75_days"]],
            *[one["n_finished"], one["n_censored"]],
            *([one["waiting"]["value"]] if money else []),
        ]
        for one in stages
    ]
    period = gettext("stays begun: {period}").format(
        period=asking.period(found["from"], found["to"])
    )
    return Table(
        title=title(),
        says=asking.says("Kaplan–Meier", n=sum(one["n_finished"] for one in stages), period=period),
        currency=asking.scope.currency,
        columns=columns,
        rows=rows,
        drawing=Drawing.BARS,
        bars=bars_of([one["median_days"] or 0 for one in stages]),
    )


def _name(stage: Mapping[str, Any], found: Mapping[str, Any], *, money: bool) -> str:
    """Name a stage with what it is; which is the bottleneck is made of values."""
    marks = []
    if stage["stage_id"] == found["slowest_stage_id"]:
        marks.append(gettext("slowest"))
    if money and stage["stage_id"] == found["bottleneck_stage_id"]:
        marks.append(gettext("bottleneck"))
    return f"{stage['name']} ({', '.join(marks)})" if marks else str(stage["name"])


KINDS = [TileKind(name="stage_times", title=title, size=(12, 12), least=(4, 4), figures=figures)]
