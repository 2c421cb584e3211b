from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext

from headwater.dashboards.rules.tables import Column, Drawing, Form, Table, bars_of
from headwater.dashboards.selectors.kinds.kind import Asking, TileKind, is_flag
from headwater.insights.selectors.funnel import funnel


def title() -> str:
    return gettext("Stage conversion")


def figures(question: Mapping[str, Any], asking: Asking) -> Table:
    decided_only = bool(question.get("decided_only"))
    found = funnel(asking.scope, decided_only=decided_only)
    stages = [one for one in found["stages"] if not one.is_archived or one.reached.n]
    money = asking.tells_value
    rows = [
        [
            *[one.name, one.reached.n, one.conversion, one.lost.n, one.leakage],
            *([one.reached.value, one.leaked_value] if money else []),
        ]
        for one in stages
    ]
    won = found["won"]
    rate = found["overall_conversion"]
    rows.append([gettext("Won"), won.n, rate, None, None, *([won.value, None] if money else [])])
    columns = [
        Column(gettext("Stage"), Form.TEXT),
        Column(gettext("Reached"), Form.COUNT),
        Column(gettext("Conversion"), Form.SHARE),
        Column(gettext("Lost"), Form.COUNT),
        Column(gettext("Leakage"), Form.SHARE),
    ]
    if money:
        columns += [
            Column(gettext("Value"), Form.MONEY),
            Column(gettext("Leaked value"), Form.MONEY),
        ]
    period = gettext("deals created: {period}").format(
        period=asking.period(found["from"], found["to"])
    )
    view = gettext("Cohort, decided only") if decided_only else gettext("Cohort")
    return Table(
        title=title(),
        says=asking.says(view, n=found["cohort"].n, period=period),
        currency=asking.scope.currency,
        columns=columns,
        rows=rows,
        drawing=Drawing.FUNNEL,
        bars=bars_of([*(one.reached.n for one in stages), won.n]),
    )


KINDS = [
    TileKind(
        name="funnel",
        title=title,
        size=(12, 10),
        least=(4, 4),
        question={"decided_only": is_flag},
        figures=figures,
    )
]
