from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from headwater.accounts.models import Member
from headwater.activities.models import Task
from headwater.events.models import EventRecord
from tests import make
from tests.activities.conftest import code
from tests.calling import Caller, edit

LATE = timedelta(days=3)


def repeating(caller: Caller, **more: Any) -> Any:
    due = timezone.now() + timedelta(days=1)
    body = {"title": "Call Acme", "due_at": due.isoformat(), "repeat": "FREQ=DAILY"} | more
    status, task = caller.post("/tasks", body)
    assert status == 201, task
    return task


def still_open(caller: Caller) -> list[Any]:
    items: list[Any] = caller.get("/tasks", state="open")[1]["items"]
    return items


def days_between(before: Any, after: Any) -> int:
    due = [datetime.fromisoformat(task["due_at"]) for task in (before, after)]
    return round((due[1] - due[0]) / timedelta(days=1))


def test_doing_a_repeating_task_brings_the_next_one_once(caller: Caller, owner: Member) -> None:
    deal = make.deal(owner=owner)
    task = repeating(caller, deal_id=str(deal.id))

    caller.put(f"/tasks/{task['id']}/completion")
    caller.put(f"/tasks/{task['id']}/completion")

    (following,) = still_open(caller)
    assert (following["title"], following["occurrence"], following["deal_id"]) == (
        "Call Acme", 2, str(deal.id))  # fmt: skip
    assert days_between(task, following) == 1
    deal.refresh_from_db()
    assert str(deal.next_task_id) == following["id"]
    assert list(EventRecord.objects.order_by("id").values_list("name", flat=True)) == [
        "task.created", "task.completed", "task.created"]  # fmt: skip


def test_reopening_takes_the_next_one_back_unless_it_was_touched(caller: Caller) -> None:
    task = repeating(caller)

    caller.put(f"/tasks/{task['id']}/completion")
    caller.delete(f"/tasks/{task['id']}/completion")
    assert [one["id"] for one in still_open(caller)] == [task["id"]]

    caller.put(f"/tasks/{task['id']}/completion")
    (following,) = still_open(caller)
    caller.patch(f"/tasks/{following['id']}", {"title": "Call Bo"}, **edit(1))
    caller.delete(f"/tasks/{task['id']}/completion")
    caller.put(f"/tasks/{task['id']}/completion")
    assert [one["title"] for one in still_open(caller)] == ["Call Bo"]


def test_the_last_of_n_has_no_next_one(caller: Caller) -> None:
    repeating(caller, repeat="FREQ=DAILY;COUNT=3")

    done = 0
    while tasks := still_open(caller):
        caller.put(f"/tasks/{tasks[0]['id']}/completion")
        done += 1

    assert done == 3


def test_one_is_skipped(caller: Caller) -> None:
    task = repeating(caller)

    status, skipped = caller.post(f"/tasks/{task['id']}/skip", **edit(1))

    assert (status, skipped["occurrence"], days_between(task, skipped)) == (200, 2, 1)
    assert code(caller.post(f"/tasks/{task['id']}/skip", **edit(1))) == (412, "stale")


def test_what_does_not_repeat_is_not_skipped(caller: Caller, owner: Member) -> None:
    task = make.task(owner=owner)

    assert code(caller.post(f"/tasks/{task.id}/skip", **edit(1))) == (409, "task_has_no_next")


@pytest.mark.parametrize(("following", "days"), [(False, 1), (True, 4)])
def test_one_is_moved_alone_or_with_all_that_follow(
    caller: Caller, following: bool, days: int
) -> None:
    task = repeating(caller)
    moved = datetime.fromisoformat(task["due_at"]) + LATE

    change = {"due_at": moved.isoformat(), "following": following}
    assert caller.patch(f"/tasks/{task['id']}", change, **edit(1))[0] == 200
    caller.put(f"/tasks/{task['id']}/completion")

    assert days_between(task, still_open(caller)[0]) == days


def test_it_may_be_counted_from_the_day_it_is_done(caller: Caller) -> None:
    early = (timezone.now() - timedelta(days=30)).isoformat()
    task = repeating(caller, due_at=early, repeat="FREQ=DAILY;INTERVAL=10", repeats_after_done=True)

    caller.put(f"/tasks/{task['id']}/completion")

    assert days_between(task, still_open(caller)[0]) == 40


def test_a_rule_needs_a_day_and_has_to_be_one(caller: Caller) -> None:
    body = {"title": "Call", "repeat": "FREQ=DAILY"}
    assert code(caller.post("/tasks", body)) == (422, "repeat_needs_day")
    task = repeating(caller)
    path = f"/tasks/{task['id']}"
    assert code(caller.patch(path, {"repeat": "FREQ=HOURLY"}, **edit(1))) == (422, "bad_repeat")
    assert code(caller.patch(path, {"due_at": None}, **edit(1))) == (422, "repeat_needs_day")


def test_it_stops_repeating(caller: Caller) -> None:
    task = repeating(caller)

    _, changed = caller.patch(f"/tasks/{task['id']}", {"repeat": None}, **edit(1))
    caller.put(f"/tasks/{task['id']}/completion")

    assert (changed["repeat"], still_open(caller)) == (None, [])
    assert Task.objects.count() == 1
