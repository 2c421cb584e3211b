"""The board of tasks, and many tasks changed at once."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from headwater.accounts.models import Member
from headwater.activities.models import Task, TaskLink
from headwater.activities.schemas.board import TaskBoardOut, TaskBulkOut
from headwater.events.models import EventRecord
from tests import make
from tests.activities.conftest import code
from tests.calling import Caller

NOW = datetime.now(UTC)


def columns(caller: Caller, **query: Any) -> dict[str, tuple[int, list[str]]]:
    status, board = caller.get("/tasks/board", **query)
    assert status == 200
    TaskBoardOut.model_validate(board)
    return {
        one["key"]: (one["count"], [task["title"] for task in one["items"]])
        for one in board["columns"]
    }


def test_tasks_stand_in_the_column_of_their_progress(caller: Caller, owner: Member) -> None:
    make.task(owner=owner, title="Later", due_at=NOW + timedelta(days=2))
    first = make.task(owner=owner, title="First", due_at=NOW + timedelta(days=1))
    make.task(owner=owner, title="Begun", progress="doing")
    make.task(owner=owner, title="Their answer", progress="waiting")
    held_up = make.task(owner=owner, title="Held up", progress="doing")
    TaskLink.objects.create(blocker=first, blocked=held_up)
    make.task(owner=owner, title="Done", done_at=NOW)

    found = columns(caller)

    assert list(found) == ["todo", "doing", "waiting", "done"]
    assert found["todo"] == (2, ["First", "Later"])
    assert found["doing"] == (1, ["Begun"])
    assert (found["waiting"][0], set(found["waiting"][1])) == (2, {"Their answer", "Held up"})
    assert found["done"] == (1, ["Done"])


def test_tasks_stand_in_the_column_of_their_date(caller: Caller, owner: Member) -> None:
    late = make.task(owner=owner, title="Late", due_at=NOW - timedelta(hours=1))
    for title, days in (("Today", 0), ("Soon", 3), ("In a month", 30)):
        day = (NOW + timedelta(days=days)).replace(hour=23, minute=59)
        make.task(owner=owner, title=title, due_at=day, is_all_day=True)
    make.task(owner=owner, title="Some time")
    make.task(owner=owner, title="Done", due_at=NOW, done_at=NOW)

    assert columns(caller, by="due") == {
        "overdue": (1, [late.title]),
        "today": (1, ["Today"]),
        "week": (1, ["Soon"]),
        "later": (1, ["In a month"]),
        "none": (1, ["Some time"]),
    }


def test_a_column_goes_on_in_the_list_and_filters_hold_for_both(
    caller: Caller, stranger: Caller, owner: Member, seller: Member
) -> None:
    deal = make.deal(owner=owner)
    for n in range(5):
        at = NOW + timedelta(days=n)
        make.task(owner=owner, title=f"Call {n}", kind="call", due_at=at, deal=deal)
    make.task(owner=owner, title="Visit", kind="visit", deal=deal)
    make.task(owner=owner, title="Another call", kind="call")
    make.task(owner=seller, title="Theirs", kind="call", deal=deal)
    asked: dict[str, Any] = {"kind": "call", "deal_id": deal.id, "mine": True}

    _, board = caller.get("/tasks/board", limit=3, **asked)
    todo = board["columns"][0]
    _, more = caller.get("/tasks", progress="todo", after=todo["next"], **asked)

    assert (todo["count"], [one["title"] for one in todo["items"]]) == (
        5, ["Call 0", "Call 1", "Call 2"])  # fmt: skip
    assert [one["title"] for one in more["items"]] == ["Call 3", "Call 4"]
    assert columns(stranger)["todo"] == (1, ["Theirs"])


def put(caller: Caller, task: Task, to: str, **more: Any) -> tuple[int, Any]:
    return caller.put(f"/tasks/{task.id}/progress", {"progress": to} | more)


def test_a_card_is_moved_ticked_off_and_taken_back(caller: Caller, owner: Member) -> None:
    task = make.task(owner=owner)

    assert put(caller, task, "doing")[1]["progress"] == "doing"
    assert put(caller, task, "doing")[0] == 200
    assert put(caller, task, "done")[1]["completed_at"] is not None
    back = put(caller, task, "todo")[1]

    assert (back["completed_at"], back["progress"]) == (None, "todo")
    names = list(EventRecord.objects.order_by("id").values_list("name", flat=True))
    assert names == ["task.changed", "task.completed", "task.reopened", "task.changed"]


def test_what_waits_for_another_stays_with_what_waits(caller: Caller, owner: Member) -> None:
    task = make.task(owner=owner)
    TaskLink.objects.create(blocker=make.task(owner=owner), blocked=task)

    assert code(put(caller, task, "doing")) == (409, "task_is_waiting")
    assert code(put(caller, task, "done")) == (409, "task_is_waiting")
    assert put(caller, task, "waiting")[0] == 200
    assert put(caller, task, "done", anyway=True)[0] == 200


def test_a_stranger_moves_no_card(stranger: Caller, owner: Member) -> None:
    task = make.task(owner=owner)

    assert code(put(stranger, task, "doing")) == (404, "task_not_found")


def bulk(caller: Caller, *rows: dict[str, Any], **more: Any) -> list[tuple[Any, Any]]:
    status, answer = caller.post("/tasks/bulk", {"rows": list(rows)} | more)
    assert status == 200
    TaskBulkOut.model_validate(answer)
    assert [one["id"] for one in answer["rows"]] == [row["id"] for row in rows]
    return [(one["version"], one["code"]) for one in answer["rows"]]


def test_many_tasks_are_changed_at_once_each_by_itself(
    caller: Caller, stranger: Caller, owner: Member, seller: Member
) -> None:
    tasks = [make.task(owner=owner, title=str(n)) for n in range(5)]
    ids = [str(task.id) for task in tasks]
    TaskLink.objects.create(blocker=tasks[0], blocked=tasks[3])

    answers = bulk(
        caller,
        {"id": ids[0], "due_at": "2026-12-01T09:00:00Z", "all_day": False, "version": 1},
        {"id": ids[1], "owner_id": str(seller.id), "version": 7},
        {"id": ids[2], "deleted": True},
        {"id": ids[3], "done": True},
        {"id": ids[4], "owner_id": str(seller.id)},
        {"id": str(uuid4()), "done": True},
    )

    assert answers == [
        (2, None), (None, "stale"), (2, None), (None, "task_is_waiting"), (2, None),
        (None, "task_not_found"),
    ]  # fmt: skip
    assert bulk(stranger, {"id": ids[0], "done": True}) == [(None, "task_not_found")]
    assert bulk(caller, {"id": ids[2], "deleted": False}) == [(3, None)]
    assert bulk(caller, {"id": ids[3], "done": True}, anyway=True) == [(2, None)]
    assert bulk(caller, {"id": ids[3], "done": False}) == [(3, None)]
    assert bulk(caller, {"id": ids[3]}) == [(3, None)]


def test_too_many_at_once_are_refused(caller: Caller) -> None:
    rows = [{"id": str(uuid4()), "done": True}] * 201

    assert caller.post("/tasks/bulk", {"rows": rows})[0] == 422
    assert caller.post("/tasks/bulk", {"rows": []})[0] == 422
