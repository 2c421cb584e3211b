"""Kinds of activity of the workspace's own."""

from typing import Any

import pytest

from headwater.accounts.models import Member
from headwater.activities.schemas.types import ActivityTypes
from tests import make
from tests.activities.conftest import code
from tests.calling import Caller, edit


def add(caller: Caller, **fields: Any) -> Any:
    body = {"name_en": "Site survey", "name_zh": "现场勘察", "base": "visit", "icon": "tool"}
    status, made = caller.post("/activity-types", body | {"color": "orange"} | fields)
    assert status == 201
    return made


def test_a_type_has_a_name_in_both_languages_a_picture_and_a_base(
    caller: Caller, owner: Member
) -> None:
    made = add(caller)

    status, listed = Caller(owner, language="zh-CN").get("/activity-types")

    assert status == 200
    ActivityTypes.model_validate(listed)
    (shown,) = listed["items"]
    assert (shown["name"], shown["base"], shown["icon"], shown["color"], shown["id"]) == (
        "现场勘察", "visit", "tool", "orange", made["id"])  # fmt: skip


def test_a_task_of_a_type_is_of_its_kind_and_is_found_by_it(caller: Caller, owner: Member) -> None:
    survey = add(caller)
    make.task(owner=owner, title="Another", kind="visit")

    status, task = caller.post("/tasks", {"title": "Measure", "type_id": survey["id"]})

    assert (status, task["kind"], task["type_id"]) == (201, "visit", survey["id"])
    found = caller.get("/tasks", type_id=survey["id"])[1]["items"]
    assert [one["title"] for one in found] == ["Measure"]
    board = caller.get("/tasks/board", type_id=survey["id"])[1]
    assert [column["count"] for column in board["columns"]] == [1, 0, 0, 0]


def test_another_kind_takes_the_type_away_and_another_type_changes_the_kind(
    caller: Caller,
) -> None:
    survey, pitch = add(caller), add(caller, name_en="Pitch", base="meeting")
    _, task = caller.post("/tasks", {"title": "Measure", "type_id": survey["id"]})
    path = f"/tasks/{task['id']}"

    pitched = caller.patch(path, {"type_id": pitch["id"]}, **edit(1))[1]
    called = caller.patch(path, {"kind": "call"}, **edit(2))[1]

    assert (pitched["kind"], pitched["type_id"]) == ("meeting", pitch["id"])
    assert (called["kind"], called["type_id"]) == ("call", None)


def test_what_was_written_down_can_be_of_a_type(caller: Caller, owner: Member) -> None:
    survey, deal = add(caller), make.deal(owner=owner)
    body = {"deal_id": str(deal.id), "type_id": survey["id"], "outcome": "held"}

    status, note = caller.post("/notes", body)

    assert (status, note["kind"], note["type_id"]) == (201, "visit", survey["id"])


def test_an_archived_type_stays_where_it_is_and_is_given_no_more(caller: Caller) -> None:
    survey = add(caller)
    _, task = caller.post("/tasks", {"title": "Measure", "type_id": survey["id"]})

    status, gone = caller.patch(
        f"/activity-types/{survey['id']}", {"is_archived": True, "name_en": "Survey"}, **edit(1)
    )

    assert (status, gone["is_archived"], gone["name"], gone["version"]) == (200, True, "Survey", 2)
    kept = caller.patch(f"/tasks/{task['id']}", {"title": "Measure it"}, **edit(1))
    assert (kept[0], kept[1]["type_id"]) == (200, survey["id"])
    refused = caller.post("/tasks", {"title": "Again", "type_id": survey["id"]})
    assert code(refused) == (409, "type_is_archived")


@pytest.mark.parametrize(
    ("body", "refusal"),
    [
        ({"name_en": "", "name_zh": "", "base": "call"}, (422, "invalid")),
        ({"name_en": "X", "base": "dance"}, (422, "invalid")),
        ({"name_en": "X", "base": "call", "icon": "skull"}, (422, "invalid")),
    ],
)
def test_what_cannot_be_is_refused(
    caller: Caller, body: dict[str, Any], refusal: tuple[int, str]
) -> None:
    assert code(caller.post("/activity-types", body)) == refusal


def test_a_note_is_not_to_be_done_and_sellers_make_no_types(
    caller: Caller, stranger: Caller
) -> None:
    memo = add(caller, base="note")

    refused = caller.post("/tasks", {"title": "Memo", "type_id": memo["id"]})

    assert code(refused) == (422, "type_does_not_fit")
    assert code(stranger.post("/activity-types", {"name_en": "X", "base": "call"})) == (
        403, "no_right")  # fmt: skip
    assert stranger.get("/activity-types")[0] == 200


def test_the_next_of_a_repeating_meeting_has_its_type_length_agenda_and_guests(
    caller: Caller, seller: Member
) -> None:
    pitch = add(caller, base="meeting")
    body = {"title": "Weekly", "type_id": pitch["id"], "minutes": 45, "agenda": "Prices"}
    due = {"due_at": "2026-12-01T09:00:00Z", "repeat": "FREQ=WEEKLY"}
    _, task = caller.post("/tasks", body | due)
    caller.post(f"/tasks/{task['id']}/attendees", {"member_id": str(seller.id)})

    caller.put(f"/tasks/{task['id']}/completion")

    (following,) = caller.get("/tasks", state="open")[1]["items"]
    assert (following["type_id"], following["minutes"], following["agenda"]) == (
        pitch["id"], 45, "Prices")  # fmt: skip
    assert [one["answer"] for one in following["attendees"]] == ["pending"]
