"""A forecast lists the deals it was made of, as it knew them."""

from datetime import timedelta
from decimal import Decimal

import pytest

from headwater.pipeline.models import Deal, DealVersion
from tests.calling import Caller
from tests.forecast.conftest import House, noon, store
from tests.forecast.test_outlooks import PASTS, TODAY, worked_out
from tests.insights.behind import outlook

pytestmark = pytest.mark.usefixtures("workspace", "in_one_transaction")


@pytest.fixture
def told(house: House) -> House:
    """A pipeline with a history and dates of closing."""
    store(PASTS, house)
    ids = Deal.objects.order_by("id").values_list("id", flat=True)
    for number, deal_id in enumerate(ids):
        due = TODAY + timedelta(days=7 * (number % 10))
        DealVersion.objects.filter(deal_id=deal_id).update(expected_close_date=due)
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
        stood = [_stood(one["id"]) for one in page["items"]]
        weighed = sum(one.value * chance[str(one.stage_id)] for one in stood)
        assert weighed == pytest.approx(Decimal(period["weighted_due"]), abs=Decimal("0.01"))


def _stood(deal_id: str) -> DealVersion:
    """Give a deal as it was when the day began."""
    begun = noon(TODAY) - timedelta(hours=12)
    return DealVersion.objects.filter(deal_id=deal_id, valid_from__lt=begun).latest("valid_from")


def test_what_happened_since_changes_nothing_of_it(told: House) -> None:
    ask = {"figure": "forecast_open", "day": TODAY.isoformat(), "limit": 200}

    _, page = Caller(told.owner).get("/insights/deals", **ask)

    # They stood open when the day began; all of them have come to an end since.
    assert page["total"] == len(page["items"]) > 0
    assert "open" not in {one["status"] for one in page["items"]}
