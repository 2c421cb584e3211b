"""Figures of imported sample files equal what pandas makes of the files themselves.

Nothing of Headwater's is used on the side of the files: what is expected is computed from the raw
rows. Only which words of a file are stages, and in which order, is taken from the pipeline that
the import has made.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from lifelines import KaplanMeierFitter
from lifelines.utils import qth_survival_time

from headwater.accounts.rules import Actor
from headwater.exchange.services import runs
from headwater.exchange.services.uploads import Upload, create_import
from headwater.insights.selectors.changes import Changes, changes
from headwater.insights.selectors.funnel import funnel
from headwater.insights.selectors.scope import Question, Scope, scope_of
from headwater.insights.selectors.stage_times import stage_times
from headwater.insights.selectors.summary import summary
from headwater.pipeline.models import Deal
from headwater.tenancy.models import Workspace
from tests import make
from tests.realdata import DATA

NOW = datetime(2026, 11, 1, tzinfo=UTC)
DAY = timedelta(days=1)
WON = ("A_APPROVED", "A_REGISTERED", "A_ACTIVATED", "O_ACCEPTED")
TICKS = 1e-6  # days; what happens at one instant is imported microseconds apart
pytestmark = [
    pytest.mark.realdata,
    pytest.mark.skipif(not DATA.exists(), reason="The sample files of the workshop are not here."),
]


def bring_in(actor: Actor, *names: str) -> None:
    run = create_import([Upload(Path(name).name, DATA / name) for name in names], actor=actor)
    runs.start_run(run.id, actor=actor, now=NOW)
    steps = runs.take_steps(run.id, actor=actor, now=NOW)
    while steps and steps.step(now=NOW):
        pass


def ask(actor: Actor, **asked: Any) -> Scope:
    pipeline = Deal.objects.values_list("pipeline_id", flat=True)[0]
    return scope_of(Question(pipeline_id=pipeline, **asked), actor=actor, now=NOW)


# ── crm_sales: when deals were engaged and closed ──────────────────────────────────────────────


@pytest.fixture
def crm(workspace: Workspace) -> tuple[Actor, pd.DataFrame]:
    actor = make.actor()
    names = ("sales_pipeline.csv", "accounts.csv", "products.csv", "sales_teams.csv")
    bring_in(actor, *[f"crm_sales/{name}" for name in names])
    file = pd.read_csv(
        DATA / "crm_sales" / "sales_pipeline.csv", parse_dates=["engage_date", "close_date"]
    )
    return actor, file


QUARTERS = [(date(2017, 1, 1), date(2017, 3, 31)), (date(2017, 4, 1), date(2017, 6, 30))]
INSTANTS = [None, datetime(2017, 7, 15, tzinfo=UTC)]


def test_crm_sales(crm: tuple[Actor, pd.DataFrame]) -> None:
    for (first, last), as_of in product(QUARTERS, INSTANTS):
        check_cohort(*crm, first=first, last=last, as_of=as_of)
        check_period(*crm, first=first, last=last, as_of=as_of)
    for first, last in QUARTERS:
        check_changes(*crm, first=first, last=last)


def check_cohort(
    actor: Actor, file: pd.DataFrame, *, first: date, last: date, as_of: datetime | None
) -> None:
    figures = funnel(ask(actor, from_day=first, to_day=last, as_of=as_of), decided_only=False)

    cohort = file[file.engage_date.between(str(first), str(last))]
    closed = cohort[cohort.close_date <= str(as_of.date())] if as_of else cohort
    won, lost = (closed[closed.deal_stage == end] for end in ("Won", "Lost"))
    assert len(cohort) > 500
    assert figures["cohort"].n == len(cohort)
    assert (figures["won"].n, figures["won"].value) == (len(won), won.close_value.sum())
    assert figures["lost"].n == len(lost)
    assert figures["open"].n == len(cohort) - len(won) - len(lost)
    assert figures["overall_conversion"] == pytest.approx(len(won) / len(cohort))


def check_period(
    actor: Actor, file: pd.DataFrame, *, first: date, last: date, as_of: datetime | None
) -> None:
    figures = summary(ask(actor, from_day=first, to_day=last, as_of=as_of))

    closed = file[file.close_date.between(str(first), str(last))]
    won, lost = closed[closed.deal_stage == "Won"], closed[closed.deal_stage == "Lost"]
    cycle = (won.close_date - won.engage_date).dt.days
    is_open = file.close_date.isna() | (file.close_date > str(as_of.date()) if as_of else False)
    there = file.engage_date.isna() | (file.engage_date <= str((as_of or NOW).date()))
    period = figures["period"]
    assert (period["won"].n, period["lost"].n) == (len(won), len(lost))
    assert period["won"].value == won.close_value.sum()
    assert period["win_rate"]["by_count"] == pytest.approx(len(won) / len(closed))
    assert float(period["deal_size"]["average"]) == pytest.approx(won.close_value.mean(), abs=0.01)
    assert float(period["deal_size"]["median"]) == pytest.approx(won.close_value.median())
    assert period["cycle_days"]["p50"] == pytest.approx(cycle.median(), abs=TICKS)
    assert period["cycle_days"]["p25"] == pytest.approx(cycle.quantile(0.25), abs=TICKS)
    assert period["cycle_days"]["mean"] == pytest.approx(cycle.mean(), abs=TICKS)
    assert figures["open"]["n"] == (is_open & there).sum()


def check_changes(actor: Actor, file: pd.DataFrame, *, first: date, last: date) -> None:
    """What was worth what before it was closed is not in the file, so deals are counted."""
    figures = changes(Changes(ask(actor, from_day=first, to_day=last), None, None), actor=actor)

    begin, end = pd.Timestamp(first), pd.Timestamp(last + DAY)
    born, gone = file.engage_date.fillna(pd.Timestamp(NOW.date())), file.close_date
    ended = (gone >= begin) & (gone < end)
    found = {step["what"].value: step["n"] for step in figures["steps"] if step["n"]}
    assert figures["opening"].n == ((born < begin) & ~(gone < begin)).sum()
    assert figures["closing"].n == ((born < end) & ~(gone < end)).sum()
    assert found["new"] == ((born >= begin) & (born < end)).sum()
    assert found["won"] == (ended & (file.deal_stage == "Won")).sum()
    assert found["lost"] == (ended & (file.deal_stage == "Lost")).sum()


# ── stage_history: every change of stage ──────────────────────────────────────────────────────


@pytest.fixture
def history(workspace: Workspace) -> tuple[Actor, pd.DataFrame, pd.DataFrame]:
    actor = make.actor()
    bring_in(actor, "stage_history/deals.csv.gz", "stage_history/stage_history.csv.gz")
    deals = pd.read_csv(DATA / "stage_history" / "deals.csv.gz")
    lines = pd.read_csv(DATA / "stage_history" / "stage_history.csv.gz")
    deals["born"] = pd.to_datetime(deals.created_at, utc=True, format="ISO8601")
    lines["at"] = pd.to_datetime(lines.timestamp, utc=True, format="ISO8601")
    return actor, deals, lines


def visits_of(lines: pd.DataFrame, deals: pd.DataFrame, order: dict[str, int]) -> pd.DataFrame:
    """Follow each case through its stages up to its first ending, from the raw lines."""
    lines = lines.assign(is_end=~lines.activity.isin(list(order)))
    lines = lines.sort_values(["case_id", "at", "is_end"], kind="stable")
    return pd.DataFrame(_visits(lines, deals.set_index("case_id").born.to_dict(), order))


def _visits(
    lines: pd.DataFrame, born: dict[Any, Any], order: dict[str, int]
) -> Iterator[dict[str, Any]]:
    first_stage = min(order, key=lambda name: order[name])
    for case, group in lines.groupby("case_id", sort=False):
        rows = list(zip(group.activity, group["at"], strict=True))
        begun = min(born[case], rows[0][1])
        stage, since = rows[0][0] if rows[0][0] in order else first_stage, begun
        left, exit_ = pd.NaT, ""
        for activity, at in rows:
            if activity == stage:
                continue
            if activity not in order:
                left, exit_ = at, "won" if activity in WON else "lost"
                break
            yield {
                "case": case,
                "born": begun,
                "stage": stage,
                "in": since,
                "out": at,
                "exit": "on",
            }
            stage, since = activity, at
        yield {"case": case, "born": begun, "stage": stage, "in": since, "out": left, "exit": exit_}


def as_at(visits: pd.DataFrame, instant: datetime) -> pd.DataFrame:
    """Forget what happened afterwards."""
    known = visits[visits["in"] <= instant].copy()
    later = ~(known.out <= instant)
    known.loc[later, "out"] = pd.NaT
    known.loc[later, "exit"] = ""
    return known


FIRST, LAST = date(2011, 10, 1), date(2011, 11, 30)
DAYS = pd.Timestamp(FIRST, tz="UTC"), pd.Timestamp(LAST + DAY, tz="UTC")


def test_stage_history(history: tuple[Actor, pd.DataFrame, pd.DataFrame]) -> None:
    actor, deals, lines = history
    for instant in (NOW, datetime(2011, 12, 1, 12, tzinfo=UTC)):
        scope = ask(actor, as_of=instant, from_day=FIRST, to_day=LAST)
        order = {stage.name: stage.position for stage in scope.stages if not stage.is_archived}
        visits = as_at(visits_of(lines, deals, order), instant)
        check_funnel(scope, visits[visits.born.between(*DAYS, inclusive="left")], order)
        check_times(scope, visits[visits["in"].between(*DAYS, inclusive="left")], instant)


def check_funnel(scope: Scope, cohort: pd.DataFrame, order: dict[str, int]) -> None:
    figures = funnel(scope, decided_only=False)
    places = cohort.assign(place=cohort.stage.map(order))
    furthest = places.groupby("case").place.max()
    last = places.sort_values("in", kind="stable").groupby("case").last()
    assert len(furthest) > 4000
    assert figures["cohort"].n == len(furthest)
    assert figures["won"].n == (last.exit == "won").sum()
    for step in figures["stages"]:
        reached = (furthest >= step.position).sum()
        onward = (furthest > step.position).sum()
        lost = ((last.place == step.position) & (last.exit == "lost")).sum()
        undecided = ((furthest == step.position) & (last.exit == "")).sum()
        assert step.reached.n == reached, step.name
        assert step.lost.n == lost, step.name
        assert step.undecided.n == undecided, step.name
        assert step.leakage == (pytest.approx(lost / reached) if reached else None)
        if step is not figures["stages"][-1]:
            assert step.conversion == (pytest.approx(onward / reached) if reached else None)


def check_times(scope: Scope, entered: pd.DataFrame, instant: datetime) -> None:
    for stage in stage_times(scope)["stages"]:
        spans = entered[entered.stage == stage["name"]]
        if spans.empty:
            assert stage["n_finished"] + stage["n_censored"] == 0
            continue
        length = (spans.out.fillna(pd.Timestamp(instant)) - spans["in"]) / DAY
        fitted = KaplanMeierFitter().fit(length, spans.out.notna())
        assert stage["n_finished"] == spans.out.notna().sum()
        assert stage["n_censored"] == spans.out.isna().sum()
        for name, still_there in (("median_days", 0.5), ("p75_days", 0.25), ("p90_days", 0.1)):
            expected = qth_survival_time(still_there, fitted.survival_function_.round(9))
            if expected == float("inf"):
                assert stage[name] is None
            else:
                assert stage[name] == pytest.approx(expected, abs=2 * TICKS)
