"""Meetings: who is to come, what they say, and what they see of it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from headwater.activities.models import Attendee, Task
from headwater.activities.schemas import TaskOut
from headwater.notices.services.reminders import fire
from tests import make
from tests.activities.conftest import code
from tests.calling import Caller, edit

DUE = datetime.now(UTC).replace(microsecond=0) + timedelta(days=2)
SPAN = {"from": DUE - timedelta(days=1), "to": DUE + timedelta(days=1)}


@pytest.fixture
def meeting(owner: Member) -> Task:
    """A meeting about a deal that the seller does not see."""
    deal = make.deal(owner=owner, title="CANARY deal")
    return make.task(owner=owner, title="Review", kind="meeting", due_at=DUE, deal=deal)


def invite(caller: Caller, meeting: Task, **who: Any) -> Any:
    status, task = caller.post(
        f"/tasks/{meeting.id}/attendees", {name: str(one.id) for name, one in who.items()}
    )
    assert status == 200
    TaskOut.model_validate(task)
    return task["attendees"][-1]


def titles(answer: tuple[int, Any]) -> list[str]:
    return [item["title"] for item in answer[1]["items"]]


def whats(caller: Caller) -> list[tuple[str, str | None]]:
    return [(one["kind"], one["what"]) for one in caller.get("/notices")[1]["items"]]


def test_who_is_invited_sees_this_meeting_and_nothing_else(
    caller: Caller, stranger: Caller, seller: Member, owner: Member, meeting: Task
) -> None:
    make.task(owner=owner, title="Another", deal=meeting.deal, due_at=DUE)
    assert stranger.get(f"/tasks/{meeting.id}")[0] == 404

    invite(caller, meeting, member_id=seller)

    shown = stranger.get(f"/tasks/{meeting.id}")
    assert (shown[0], shown[1]["title"], shown[1]["deal_id"], shown[1]["deal_title"]) == (
        200, "Review", None, None)  # fmt: skip
    assert "CANARY" not in str(shown)
    assert titles(stranger.get("/tasks")) == ["Review"]
    mine = stranger.get("/calendar", owner_id=seller.id, **SPAN)
    assert titles(mine) == ["Review"]
    assert code(stranger.get(f"/deals/{meeting.deal_id}")) == (404, "deal_not_found")


def test_the_invited_are_told_and_their_answer_is(
    caller: Caller, stranger: Caller, seller: Member, meeting: Task
) -> None:
    attendee = invite(caller, meeting, member_id=seller)
    assert invite(caller, meeting, member_id=seller)["id"] == attendee["id"]  # once
    assert whats(stranger) == [("given", "invited")]

    path = f"/attendees/{attendee['id']}/answer"
    assert code(caller.put(path, {"answer": "yes"})) == (403, "not_your_answer")
    status, task = stranger.put(path, {"answer": "yes"})

    assert (status, task["attendees"][0]["answer"]) == (200, "yes")
    assert whats(caller) == [("given", "yes")]


def test_who_does_not_come_has_it_in_their_calendar_no_longer(
    caller: Caller, stranger: Caller, seller: Member, meeting: Task
) -> None:
    attendee = invite(caller, meeting, member_id=seller)

    stranger.put(f"/attendees/{attendee['id']}/answer", {"answer": "no"})

    assert titles(stranger.get("/calendar", owner_id=seller.id, **SPAN)) == []
    assert titles(caller.get("/calendar", **SPAN)) == ["Review"]


def test_who_comes_is_reminded_and_told_of_another_time(
    caller: Caller, stranger: Caller, seller: Member, meeting: Task
) -> None:
    invite(caller, meeting, member_id=seller)
    caller.put(f"/tasks/{meeting.id}/reminders", {"minutes_before": [15]})
    later = DUE + timedelta(hours=2)

    caller.patch(f"/tasks/{meeting.id}", {"due_at": later.isoformat()}, **edit(1))
    fire(now=later - timedelta(minutes=10))

    found = {(kind, what) for kind, what in whats(stranger)}
    assert ("reminder", None) in found
    assert ("given", "rescheduled") in found


def test_for_people_outside_the_answer_is_set_by_hand_and_hidden_ones_have_no_name(
    caller: Caller, owner: Member, meeting: Task
) -> None:
    guest = make.person(name="CANARY guest", owner=owner)
    attendee = invite(caller, meeting, person_id=guest)
    blind = make.member(role=Role.SELLER)
    invite(caller, meeting, member_id=blind)

    status, task = caller.put(f"/attendees/{attendee['id']}/answer", {"answer": "maybe"})

    assert (status, task["attendees"][0]["name"]) == (200, "CANARY guest")
    guest.deleted_at = DUE
    guest.save()
    assert "CANARY guest" not in str(Caller(blind).get(f"/tasks/{meeting.id}"))


def test_strangers_invite_and_remove_nobody(
    caller: Caller, stranger: Caller, seller: Member, owner: Member, meeting: Task
) -> None:
    attendee = invite(caller, meeting, member_id=owner)
    assert attendee["answer"] == "yes"
    path = f"/tasks/{meeting.id}/attendees"

    assert code(stranger.post(path, {"member_id": str(seller.id)})) == (404, "task_not_found")
    gone = stranger.delete(f"/attendees/{attendee['id']}")
    assert code(gone) == (404, "attendee_not_found")
    assert code(caller.post(path, {})) == (422, "attendee_is_one_person")
    both = {"member_id": str(seller.id), "person_id": str(make.person().id)}
    assert code(caller.post(path, both)) == (422, "attendee_is_one_person")
    assert caller.delete(f"/attendees/{attendee['id']}")[0] == 204
    assert not Attendee.objects.exists()


def test_the_timeline_of_the_deal_tells_who_was_there(
    caller: Caller, seller: Member, meeting: Task
) -> None:
    invite(caller, meeting, member_id=seller)
    caller.put(f"/tasks/{meeting.id}/completion")

    _, timeline = caller.get(f"/deals/{meeting.deal_id}/timeline", only="tasks")

    (entry,) = timeline["items"]
    assert [one["name"] for one in entry["data"]["attendees"]] == ["Bo Li"]
