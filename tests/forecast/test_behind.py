"""A forecast lists the deals it was made of, as it knew them."""

from datetime import timedelta
from decimal import Decimal

import pytest

from headwater.pipeline.models import Deal
from tests.calling import Caller
from tests.forecast.conftest import House, noon, store
from tests.forecast.test_outlooks import PASTS, TODAY, worked_out
from tests.insights.behind import outlook

pytestmark = pytest.mark.usefixtures("workspace", "in_one_transaction")


@pytest.fixture
def told(house: House) -> House:
    """A pipeline with a history, dates of closing, and deals that are older than any won one."""
    store(PASTS, house)
    ids = Deal.objects.filter(status="open").order_by("id").values_list("id", flat=True)
    for number, deal_id in enumerate(ids):
        due = TODAY + timedelta(days=7 * (number % 20) - 20)
        Deal.objects.filter(id=deal_id).update(expected_close_date=due)
    worked_out(house)
    return house


def test_each_figure_lists_as_many_as_it_counts(told: House) -> None:
    caller = Caller(told.owner)
    _, data = caller.get("/forecast/outlook", as_of=noon(TODAY).isoformat())
    assert data["state"] == "ready"

    figures = list(outlook(data))

    listed = {one.name: caller.get(one.door, limit=1, **one.ask)[1]["total"] for one in figures}
    assert listed == {one.name: one.n for one in figures}
    assert {one.ask["figure"] for one in figures if one.n} == {
        *["forecast_won", "forecast_open", "forecast_due"]
    }


def test_weighted_is_what_the_listed_deals_weigh(told: House) -> None:
    caller = Caller(told.owner)
    _, data = caller.get("/forecast/outlook", as_of=noon(TODAY).isoformat())
    chance = {str(stage.id): Decimal(stage.probability) / 100 for stage in told.stages}

    for period in data["periods"]:
        span = {"from": period["from"], "to": period["to"], "day": data["day"]}
        _, page = caller.get("/insights/deals", figure="forecast_due", limit=200, **span)
        weighed = sum(Decimal(one["value"]) * chance[one["stage_id"]] for one in page["items"])
        assert weighed == pytest.approx(Decimal(period["weighted_due"]), abs=Decimal("0.01"))


def test_what_happened_since_changes_nothing_of_it(told: House) -> None:
    caller = Caller(told.owner)
    ask = {"figure": "forecast_open", "day": TODAY.isoformat(), "limit": 200}
    _, before = caller.get("/insights/deals", **ask)

    moment = noon(TODAY)
    Deal.objects.filter(status="open").update(status="lost", closed_at=moment, changed_at=moment)

    _, after = caller.get("/insights/deals", **ask)
    assert {one["id"] for one in after["items"]} == {one["id"] for one in before["items"]}
    assert before["total"] > 0
