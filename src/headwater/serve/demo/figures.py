"""Reports and a dashboard that the demo's team keeps: what its Monday meeting looks at."""

from datetime import datetime
from typing import Any

from headwater.accounts.rules import Actor
from headwater.dashboards.services.dashboards import create_dashboard
from headwater.fields.rules.views import ViewScope
from headwater.reports.services.reports import create_report

# Names and descriptions in Chinese and English; the question.
REPORTS: tuple[tuple[str, str, str, str, dict[str, Any]], ...] = (
    ("各来源赢单金额（近一年）", "Won by source, last 365 days",
     "哪些来源真正带来收入，按季度细看", "Which sources bring money in, quarter by quarter",
     {"measure": "won_value", "rows": "source", "series": "quarter", "period": "last_365",
      "chart": "stacked"}),
    ("本季度赢单，对比上季度", "Won this quarter beside the last",
     "每位负责人，同样的天数", "Each owner, after as many days",
     {"measure": "won_value", "rows": "owner", "period": "this_quarter", "compare": "previous"}),
    ("各阶段停留时间", "Time in each stage",
     "商机卡在哪一步", "Where deals wait longest",
     {"measure": "visits_median", "rows": "stage", "period": "last_365"}),
)  # fmt: skip
NAME = ("周一例会", "Monday meeting")
AGENDA = (
    "每周一：先看新的和推迟的，再看停得最久的。每个数字都可以点开。",
    "Every Monday: what is new and what was put off, then what has waited longest. Each figure opens.",
)


def write_figures(owner: Actor, now: datetime) -> None:
    language = 0 if owner.language.startswith("zh") else 1
    kept = []
    for zh, en, about_zh, about_en, question in REPORTS:
        report = create_report(
            name=(zh, en)[language], description=(about_zh, about_en)[language],
            scope=ViewScope.WORKSPACE, question=question, actor=owner, now=now,
        )  # fmt: skip
        kept.append({"report_id": str(report.id)})
    placed: list[tuple[str, int, int, int, int, dict[str, Any]]] = [
        ("text", 0, 0, 12, 1, {"text": AGENDA[language]}),
        ("open_figures", 0, 1, 12, 2, {}),
        ("changes", 0, 3, 12, 5, {}),
        ("report", 0, 8, 6, 7, kept[1]),
        ("report", 6, 8, 6, 7, kept[0]),
        ("report", 0, 15, 6, 7, kept[2]),
        ("aging", 6, 15, 6, 7, {}),
    ]
    tiles = [
        {"id": f"t{at}", "kind": kind, "x": x, "y": y, "w": w, "h": h, "question": question}
        for at, (kind, x, y, w, h, question) in enumerate(placed)
    ]
    create_dashboard(
        name=NAME[language], scope=ViewScope.WORKSPACE, tiles=tiles, actor=owner, now=now
    )
