from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from headwater.accounts.models import Member
from headwater.activities.schemas.calendar import CalendarOut
from tests import make
from tests.activities.conftest import code
from tests.calling import Caller, edit

NOON = datetime(2026, 12, 2, 12, tzinfo=UTC)
DAY = {"from": "2026-12-02T00:00:00Z", "to": "2026-12-03T00:00:00Z"}


def titles(answer: tuple[int, Any]) -> list[str]:
    return [item["title"] for item in answer[1]["items"]]


def test_a_stretch_of_time_shows_what_is_due_and_done_in_it(caller: Caller, owner: Member) -> None:
    midnight = NOON - timedelta(hours=12)
    make.task(owner=owner, title="Lunch", due_at=NOON, done_at=NOON)
    make.task(owner=owner, title="Call", due_at=NOON - timedelta(hours=3), kind="call")
    make.task(owner=owner, title="Still going on", due_at=midnight - timedelta(minutes=10))
    make.task(owner=owner, title="Over", due_at=midnight - timedelta(minutes=30))
    make.task(owner=owner, title="Next day", due_at=midnight + timedelta(days=1))
    make.task(owner=owner, title="Some day")
    make.task(owner=owner, title="Gone", due_at=NOON, deleted_at=NOON)

    status, shown = caller.get("/calendar", **DAY)

    assert status == 200
    CalendarOut.model_validate(shown)
    assert [(one["title"], one["minutes"]) for one in shown["items"]] == [
        ("Still going on", 30), ("Call", 15), ("Lunch", 30)]  # fmt: skip
    assert shown["is_whole"] is True


def test_the_calendar_holds_only_what_one_may_see(
    stranger: Caller, seller: Member, owner: Member
) -> None:
    make.task(owner=owner, title="Secret", due_at=NOON)
    make.task(owner=owner, title="Of my deal", due_at=NOON, deal=make.deal(owner=seller))
    make.task(owner=seller, title="Mine", due_at=NOON + timedelta(hours=1))

    assert titles(stranger.get("/calendar", **DAY)) == ["Of my deal", "Mine"]
    assert titles(stranger.get("/calendar", **DAY, owner_id=str(seller.id))) == ["Mine"]


@pytest.mark.parametrize("to", ["2026-12-02T00:00:00Z", "2027-04-02T00:00:00Z"])
def test_a_stretch_nobody_can_look_at_is_refused(caller: Caller, to: str) -> None:
    assert code(caller.get("/calendar", **DAY | {"to": to})) == (422, "calendar_span")


def test_a_moment_without_its_zone_is_refused(caller: Caller) -> None:
    assert caller.get("/calendar", **DAY | {"to": "2026-12-03T00:00:00"})[0] == 422


def test_a_full_calendar_is_one_statement(caller: Caller, owner: Member) -> None:
    for hour in range(20):
        make.task(owner=owner, due_at=NOON + timedelta(minutes=hour), deal=make.deal(owner=owner))
    caller.get("/calendar", **DAY)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert len(titles(caller.get("/calendar", **DAY))) == 20

    assert sum("activities_task" in query["sql"] for query in asked) == 1


def test_a_task_takes_as_long_as_planned_else_as_usual(caller: Caller) -> None:
    _, task = caller.post("/tasks", {"title": "Visit", "kind": "visit", "minutes": 90})
    assert task["minutes"] == 90

    _, task = caller.patch(f"/tasks/{task['id']}", {"minutes": None}, **edit(1))

    assert task["minutes"] == 60
    assert caller.patch(f"/tasks/{task['id']}", {"minutes": 0}, **edit(2))[0] == 422
