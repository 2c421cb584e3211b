"""What was closed in the period: won and lost, how fast money comes, and why deals were lost."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext

from headwater.dashboards.rules.tables import Column, Drawing, Form, Said, Table, bars_of
from headwater.dashboards.selectors.kinds.kind import Asking, TileKind

Question = Mapping[str, Any]


def _says(asking: Asking, n: int) -> str:
    period = asking.summary["period"]
    return asking.says(gettext("Period"), n=n, period=asking.period(period["from"], period["to"]))


def _closed_figures(_: Question, asking: Asking) -> Table:
    period = asking.summary["period"]
    won, lost, rate, size = (period[one] for one in ("won", "lost", "win_rate", "deal_size"))
    rows: list[list[Any]] = [
        [gettext("Won"), Said(won.n, Form.COUNT), won.n],
        [gettext("Lost"), Said(lost.n, Form.COUNT), lost.n],
        [gettext("Win rate by count"), Said(rate["by_count"], Form.SHARE), rate["n"]],
        [
            gettext("Sales cycle, median"),
            Said(period["cycle_days"]["p50"], Form.DAYS),
            period["cycle_days"]["n"],
        ],
    ]
    if asking.tells_value:
        rows += [
            [gettext("Won value"), Said(won.value, Form.MONEY), won.n],
            [gettext("Lost value"), Said(lost.value, Form.MONEY), lost.n],
            [gettext("Win rate by value"), Said(rate["by_value"], Form.SHARE), rate["n"]],
            [gettext("Average deal"), Said(size["average"], Form.MONEY), size["n"]],
        ]
    return Table(
        title=gettext("Won and lost"),
        says=_says(asking, rate["n"]),
        currency=asking.scope.currency,
        columns=[
            Column("", Form.TEXT),
            Column(gettext("Figure"), Form.COUNT),
            Column("n", Form.COUNT),
        ],
        rows=rows,
    )


def _velocity(_: Question, asking: Asking) -> Table:
    period = asking.summary["period"]
    title = gettext("Pipeline velocity")
    if not asking.tells_value:
        return Table(title=title, note=gettext("Your role does not show what deals are worth."))
    forms = {
        "open_deals": (gettext("Open deals"), Form.COUNT),
        "win_rate": (gettext("Win rate by count"), Form.SHARE),
        "average_value": (gettext("Average deal"), Form.MONEY),
        "cycle_days": (gettext("Mean sales cycle"), Form.DAYS),
    }
    rows: list[list[Any]] = [
        [gettext("Money a day"), Said(period["velocity"].per_day, Form.MONEY), None, None]
    ]
    for lever in period["velocity"].levers:
        name, form = forms[lever.lever]
        now = None if lever.value is None else Said(lever.value, form)
        rows.append([name, now, lever.per_day_if_better, lever.change])
    return Table(
        title=title,
        says=_says(asking, period["won"].n),
        currency=asking.scope.currency,
        columns=[
            Column(gettext("Lever"), Form.TEXT),
            Column(gettext("Now"), Form.MONEY),
            Column(gettext("Money a day if 10 % better"), Form.MONEY),
            Column(gettext("Change"), Form.MONEY),
        ],
        rows=rows,
    )


def _loss_reasons(_: Question, asking: Asking) -> Table:
    period = asking.summary["period"]
    title = gettext("Loss reasons")
    if asking.hides("lost_reason_id"):
        return Table(title=title, note=gettext("Your role does not show why deals were lost."))
    reasons, money = period["loss_reasons"], asking.tells_value
    columns = [
        Column(gettext("Reason"), Form.TEXT),
        Column(gettext("Deals"), Form.COUNT),
        Column(gettext("Share"), Form.SHARE),
    ]
    if money:
        columns += [
            Column(gettext("Value"), Form.MONEY),
            Column(gettext("Share of value"), Form.SHARE),
        ]
    return Table(
        title=title,
        says=_says(asking, period["lost"].n),
        currency=asking.scope.currency,
        columns=columns,
        rows=[
            [
                *[one["name"] or gettext("No reason"), one["n"], one["share"]],
                *([one["value"], one["share_by_value"]] if money else []),
            ]
            for one in reasons
        ],
        drawing=Drawing.BARS,
        bars=bars_of([one["n"] for one in reasons]),
    )


KINDS = [
    TileKind(
        name="closed_figures",
        title=lambda: gettext("Won and lost"),
        size=(12, 2),
        least=(3, 2),
        figures=_closed_figures,
    ),
    TileKind(
        name="velocity",
        title=lambda: gettext("Pipeline velocity"),
        size=(6, 5),
        least=(4, 3),
        figures=_velocity,
    ),
    TileKind(
        name="loss_reasons",
        title=lambda: gettext("Loss reasons"),
        size=(6, 5),
        least=(3, 3),
        figures=_loss_reasons,
    ),
]
