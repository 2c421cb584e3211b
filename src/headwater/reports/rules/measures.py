"""The registry: everything a report can count. docs/metrics.md says what each means.

`condition` and `at` are expressions of the record (d: a deal as it was at the instant, l: a lead,
t: a task); `sum` is one of those that count, each with `worth` in the workspace's currency, its
`status`, the `probability` of its stage, its `cycle` in days, and what it `lasted`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Subject(StrEnum):
    DEAL = "deal"
    LEAD = "lead"
    TASK = "task"


class View(StrEnum):
    """What stands at an instant; what happened in a period; what became of those that began in it."""

    LIVE = "live"
    PERIOD = "period"
    COHORT = "cohort"


class Unit(StrEnum):
    COUNT = "count"
    MONEY = "money"
    RATIO = "ratio"
    DAYS = "days"


ROWS = {Subject.DEAL: "d", Subject.LEAD: "l", Subject.TASK: "t"}
COUNT = "count(*)"
VALUE = "coalesce(sum(worth), 0)"
WEIGHTED = "coalesce(sum(worth * probability / 100), 0)"
AVERAGE = "avg(worth)"
MEDIAN = "(percentile_cont(0.5) WITHIN GROUP (ORDER BY worth))::numeric"
CYCLE = "percentile_cont(0.5) WITHIN GROUP (ORDER BY cycle)"
RATE = "count(*) FILTER (WHERE status = 'won')::numeric / nullif(count(*), 0)"
RATE_BY_VALUE = "coalesce(sum(worth) FILTER (WHERE status = 'won'), 0) / nullif(sum(worth), 0)"
MEDIAN_LASTED = "percentile_cont(0.5) WITHIN GROUP (ORDER BY lasted)"
SURVIVING = "Kaplan–Meier"  # no aggregate: see selectors.counting
PASSED = "count(*) FILTER (WHERE has_passed)::numeric / nullif(count(*), 0)"
OPEN, WON, LOST = (f"d.status = '{status}'" for status in ("open", "won", "lost"))
CLOSED = "d.status IN ('won', 'lost')"
BECAME_QUALIFIED = """(SELECT min(s.happened_at) FROM leads_step s
    WHERE s.workspace_id = l.workspace_id AND s.lead_id = l.id AND s.to_state = 'qualified'
    AND s.happened_at <= %(as_of)s)"""


# A deal has many visits (v), and may be put off often (v: the version in which it was).
VISITS = """ JOIN pipeline_stagevisit v ON v.workspace_id = d.workspace_id AND v.deal_id = d.id
    AND v.entered_at <= %(as_of)s"""
WHERE_IT_STOOD = {"stage": "v.stage_id", "pipeline": "v.pipeline_id"}
STAY = """extract(epoch FROM least(v.left_at, %(as_of)s) - v.entered_at)::float8 / 86400 AS lasted,
    (v.left_at <= %(as_of)s) IS TRUE AS has_left"""
# A deal that left a stage several times counts by its last time, so that figures are deals.
LAST_TIME = """v.left_at IS NOT NULL AND NOT EXISTS (SELECT FROM pipeline_stagevisit later
    WHERE later.workspace_id = v.workspace_id AND later.deal_id = v.deal_id
      AND later.stage_id = v.stage_id AND (later.left_at, later.id) > (v.left_at, v.id)
      AND later.left_at <= %(as_of)s
      AND (%(end)s::timestamptz IS NULL OR later.left_at < %(end)s))"""
PUSHES = """ JOIN pipeline_dealversion v ON v.workspace_id = d.workspace_id AND v.deal_id = d.id
    AND v.valid_from <= %(as_of)s
    JOIN pipeline_dealversion b ON b.workspace_id = v.workspace_id AND b.deal_id = v.deal_id
    AND b.valid_to = v.valid_from AND v.expected_close_date > b.expected_close_date"""


@dataclass(frozen=True, kw_only=True)
class Measure:
    """`at`: the instant (or, with `is_day`, the day) it belongs to, for periods and time axes.

    `of` joins what is counted of a record, if that is not the record; `places` then says where it
    stood, and `more` gives columns of it.
    """

    name: str
    subject: Subject
    view: View
    unit: Unit
    sum: str
    condition: str
    at: str
    is_day: bool = False
    of: str = ""
    places: Mapping[str, str] = field(default_factory=dict)
    more: str = ""

    @property
    def needs_value(self) -> bool:
        return "worth" in self.sum

    @property
    def adds_up(self) -> bool:
        """Whether a total is the sum of its parts: averages, medians and shares are not."""
        return self.sum in {COUNT, VALUE, WEIGHTED}


def _deals(name: str, view: View, unit: Unit, /, **more: Any) -> Measure:
    return Measure(name=name, subject=Subject.DEAL, view=view, unit=unit, **more)


STANDS = {"condition": OPEN, "at": "d.expected_close_date", "is_day": True}
BEGAN = {"condition": "true", "at": "d.created_at"}
ENDED_WON, ENDED_LOST, ENDED_CLOSED = (
    {"condition": condition, "at": "d.closed_at"} for condition in (WON, LOST, CLOSED)
)
STAYED: dict[str, Any] = {
    "condition": "true", "at": "v.entered_at", "of": VISITS, "places": WHERE_IT_STOOD, "more": STAY,
}  # fmt: skip
PUT_OFF: dict[str, Any] = {
    "condition": "true", "at": "v.valid_from", "of": PUSHES,
    "places": WHERE_IT_STOOD,
    "more": "(v.expected_close_date - b.expected_close_date)::float8 AS lasted",
}  # fmt: skip


def left_by(*exits: str) -> dict[str, Any]:
    passed = f"v.exit IN ({', '.join(exits)}) AS has_passed"
    return {
        "condition": LAST_TIME, "at": "v.left_at", "of": VISITS, "places": WHERE_IT_STOOD,
        "more": passed,
    }  # fmt: skip


MEASURES = {one.name: one for one in (
    _deals("open_count", View.LIVE, Unit.COUNT, sum=COUNT, **STANDS),
    _deals("open_value", View.LIVE, Unit.MONEY, sum=VALUE, **STANDS),
    _deals("open_weighted", View.LIVE, Unit.MONEY, sum=WEIGHTED, **STANDS),
    _deals("created_count", View.PERIOD, Unit.COUNT, sum=COUNT, **BEGAN),
    _deals("created_value", View.PERIOD, Unit.MONEY, sum=VALUE, **BEGAN),
    _deals("won_count", View.PERIOD, Unit.COUNT, sum=COUNT, **ENDED_WON),
    _deals("won_value", View.PERIOD, Unit.MONEY, sum=VALUE, **ENDED_WON),
    _deals("won_average", View.PERIOD, Unit.MONEY, sum=AVERAGE, **ENDED_WON),
    _deals("won_median", View.PERIOD, Unit.MONEY, sum=MEDIAN, **ENDED_WON),
    _deals("won_cycle", View.PERIOD, Unit.DAYS, sum=CYCLE, **ENDED_WON),
    _deals("lost_count", View.PERIOD, Unit.COUNT, sum=COUNT, **ENDED_LOST),
    _deals("lost_value", View.PERIOD, Unit.MONEY, sum=VALUE, **ENDED_LOST),
    _deals("win_rate", View.PERIOD, Unit.RATIO, sum=RATE, **ENDED_CLOSED),
    _deals("win_rate_value", View.PERIOD, Unit.RATIO, sum=RATE_BY_VALUE, **ENDED_CLOSED),
    _deals("cohort_won", View.COHORT, Unit.RATIO, sum=RATE, **BEGAN),
    _deals("visits_begun", View.PERIOD, Unit.COUNT, sum=COUNT, **STAYED),
    _deals("visits_median", View.PERIOD, Unit.DAYS, sum=SURVIVING, **STAYED),
    _deals("stage_advanced", View.PERIOD, Unit.RATIO, sum=PASSED, **left_by("'advanced'", "'won'")),
    _deals("stage_lost", View.PERIOD, Unit.RATIO, sum=PASSED, **left_by("'lost'")),
    _deals("pushes_count", View.PERIOD, Unit.COUNT, sum=COUNT, **PUT_OFF),
    _deals("pushes_days", View.PERIOD, Unit.DAYS, sum=MEDIAN_LASTED, **PUT_OFF),
    Measure(name="leads_created", subject=Subject.LEAD, view=View.PERIOD, unit=Unit.COUNT,
            sum=COUNT, condition="true", at="l.created_at"),
    Measure(name="leads_qualified", subject=Subject.LEAD, view=View.PERIOD, unit=Unit.COUNT,
            sum=COUNT, condition=f"{BECAME_QUALIFIED} IS NOT NULL", at=BECAME_QUALIFIED),
    Measure(name="tasks_done", subject=Subject.TASK, view=View.PERIOD, unit=Unit.COUNT,
            sum=COUNT, condition="t.done_at <= %(as_of)s", at="t.done_at"),
    Measure(name="tasks_overdue", subject=Subject.TASK, view=View.LIVE, unit=Unit.COUNT,
            sum=COUNT, at="t.due_at",
            condition="t.due_at < %(as_of)s AND (t.done_at IS NULL OR t.done_at > %(as_of)s)"),
)}  # fmt: skip
