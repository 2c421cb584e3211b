"""Forecasts of a stored workspace: the same as of the same facts by hand, worked out once a day."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np
import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from headwater.events.models import EventRecord
from headwater.forecast.models import KeptTrial, Outlook
from headwater.forecast.rules.facts import Facts, facts_of
from headwater.forecast.rules.forecasting import Asked, forecast
from headwater.forecast.rules.periods import PeriodUnit, period_of
from headwater.forecast.schemas.outlooks import OutlookOut
from headwater.forecast.selectors.facts import Whose, read_facts, stages_of
from headwater.forecast.services import outlooks, working
from headwater.pipeline.models import Deal
from headwater.tenancy.context import current_workspace_id
from tests.calling import Caller
from tests.forecast.conftest import House, noon, store
from tests.forecast.courses import day, pipeline

TODAY = day(200)
PASTS = pipeline(seed=7, days=199, a_day=0.6)


def named(past: Any, house: House) -> Any:
    """Call a past by the ids the database gives to its deal and stages."""
    names = {"Talk": str(house.stages[0].id), "Offer": str(house.stages[1].id)}
    steps = tuple(replace(step, place=names.get(step.place, step.place)) for step in past.steps)
    ids = dict(Deal.objects.values_list("title", "id"))
    return replace(past, id=str(ids[past.id]), steps=steps, segment=str(house.pipeline.id))


def by_hand(house: House) -> Facts:
    told = [named(past, house) for past in PASTS]
    return facts_of(sorted(told, key=lambda one: one.id), as_of=TODAY)


def worked_out(house: House) -> Outlook:
    outlook = Outlook.objects.create(pipeline_id=house.pipeline.id, day=TODAY, asked_at=noon(TODAY))
    working.work_out(outlook.id, workspace_id=current_workspace_id(), clock=lambda: noon(TODAY))
    outlook.refresh_from_db()
    return outlook


def test_stored_deals_are_the_same_facts(house: House) -> None:
    store(PASTS, house)

    read = read_facts(Whose(house.pipeline.id), today=TODAY)
    told = by_hand(house)

    assert (read.ids, read.stages, read.segments) == (told.ids, told.stages, told.segments)
    for column in ("created", "step_deal", "step_day", "step_place", "terms_deal", "terms_due"):
        assert np.array_equal(getattr(read, column), getattr(told, column)), column
    assert np.allclose(read.terms_value, told.terms_value)


def test_members_facts_are_of_their_deals_while_they_had_them(house: House) -> None:
    store(PASTS[:20], house)
    store(PASTS[20:30], house, owner=house.sellers[1])
    given = Deal.objects.get(title=PASTS[0].id)
    Deal.objects.filter(id=given.id).update(owner=house.sellers[1], changed_at=noon(day(199)))

    mine = read_facts(Whose(house.pipeline.id, (house.sellers[0].id,)), today=TODAY)
    theirs = read_facts(Whose(house.pipeline.id, (house.sellers[1].id,)), today=TODAY)

    here = mine.ids.index(str(given.id))
    assert (mine.n, theirs.n) == (20, 11)
    assert mine.place[here] == -3
    assert theirs.place[theirs.ids.index(str(given.id))] != -3


@pytest.mark.usefixtures("in_one_transaction")
def test_a_stored_workspace_is_forecast_as_its_facts_are(house: House) -> None:
    store(PASTS, house)

    outlook = worked_out(house)

    stages = stages_of(Whose(house.pipeline.id))
    asked = Asked(stages=stages.order, probabilities=stages.probabilities)
    told = forecast(by_hand(house), period_of(PeriodUnit.MONTH, TODAY), asked)
    month = next(one for one in outlook.result["periods"] if one["unit"] == "month")
    assert outlook.result["state"] == "ready"
    assert float(month["revenue"]["p50"]) == pytest.approx(told.revenue.p50, abs=0.01)
    assert float(month["weighted"]) == pytest.approx(told.weighted, abs=0.01)
    assert month["wins"]["p90"] == told.wins.p90
    assert [one["n"] for one in outlook.result["tests"]] == [4, 1]


@pytest.mark.usefixtures("in_one_transaction")
def test_a_job_that_runs_twice_does_nothing_new(house: House) -> None:
    store(PASTS, house)
    outlook = worked_out(house)
    trials = sorted(KeptTrial.objects.values_list("facts", flat=True))

    Outlook.objects.filter(id=outlook.id).update(facts="as it was")
    working.work_out(outlook.id, workspace_id=current_workspace_id(), clock=lambda: noon(TODAY))

    outlook.refresh_from_db()
    assert outlook.facts == "as it was"
    assert sorted(KeptTrial.objects.values_list("facts", flat=True)) == trials


@pytest.mark.usefixtures("in_one_transaction")
def test_kept_trials_spare_trying_again_and_say_the_same(house: House) -> None:
    store(PASTS, house)
    first = worked_out(house).result
    Outlook.objects.all().delete()

    assert worked_out(house).result == first


def test_few_wins_are_said_to_be_too_few(house: House, in_one_transaction: None) -> None:
    store(PASTS[:12], house)

    outlook = worked_out(house)

    assert outlook.result["state"] == "too_few"
    assert (outlook.result["periods"], outlook.result["needed"]) == ([], 20)


def test_the_page_never_waits_and_asks_once(house: House) -> None:
    caller = Caller(house.owner)

    first = caller.get("/forecast/outlook")[1]
    asked = [caller.post("/forecast/outlook", {}) for _ in range(2)]
    status, answer = caller.get("/forecast/outlook")

    assert status == 200
    OutlookOut.model_validate(answer, extra="forbid")
    assert asked == [(202, {"is_renewing": True})] * 2
    assert (first["is_stale"], first["is_renewing"]) == (True, False)
    assert (answer["state"], answer["is_stale"], answer["is_renewing"]) == ("waiting", True, True)
    assert EventRecord.objects.filter(name="outlook.wanted").count() == 1
    assert ProcrastinateJob.objects.count() >= 1


def test_an_outlook_of_the_past_stays_as_it_was(house: House) -> None:
    then = datetime(2026, 1, 5, tzinfo=UTC)
    for age, state in ((0, "too_few"), (10, "ready")):
        Outlook.objects.create(
            pipeline_id=house.pipeline.id, day=date(2026, 1, 1) + timedelta(days=age),
            asked_at=then, computed_at=then + timedelta(days=age),
            result={"state": state, "n_won": age, "needed": 20, "n_open": 0, "zombies": None,
                    "periods": [], "tests": []},
        )  # fmt: skip
    caller = Caller(house.owner)

    _, answer = caller.get("/forecast/outlook", as_of="2026-01-08T00:00:00Z")
    _, before = caller.get("/forecast/outlook", as_of="2026-01-01T00:00:00Z")

    assert (answer["state"], answer["n_won"], answer["is_renewing"]) == ("too_few", 0, False)
    assert before["state"] == "waiting"


def test_who_sees_some_deals_is_told_the_forecast_of_those(house: House) -> None:
    seller = Caller(house.sellers[0]).get("/forecast/outlook")[1]
    manager = Caller(house.manager).get("/forecast/outlook")[1]
    others = Caller(house.sellers[0]).get("/forecast/outlook", owner_id=str(house.lone.id))
    company = Caller(house.manager).get("/forecast/outlook", team_id=str(house.top.id))

    assert (seller["owner_id"], seller["team_id"]) == (str(house.sellers[0].id), None)
    assert (manager["team_id"], manager["owner_id"]) == (str(house.team.id), None)
    assert others[0] == 404
    assert company[0] == 200  # whoever is in the company is in their team


def test_every_pipeline_is_renewed_once_a_day(house: House) -> None:
    outlooks.renew(now=noon(TODAY))
    outlooks.renew(now=noon(TODAY) + timedelta(hours=1))

    assert list(Outlook.objects.values_list("pipeline_id", "day")) == [(house.pipeline.id, TODAY)]
    assert EventRecord.objects.filter(name="outlook.wanted").count() == 1
