"""Calls, meetings and visits, rich notes, mentions, pins and comments."""

from typing import Any

import pytest

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from headwater.activities.models import Task
from headwater.pipeline.models import Deal
from tests import make
from tests.calling import Caller, edit

pytestmark = pytest.mark.usefixtures("workspace")


@pytest.fixture
def owner(workspace: Any) -> Member:
    return make.member(name="Ada", role=Role.OWNER)


@pytest.fixture
def deal(owner: Member) -> Deal:
    return make.deal(owner=owner, title="Ten desks")


@pytest.fixture
def caller(owner: Member) -> Caller:
    return Caller(owner)


def mention(member: Member) -> dict[str, Any]:
    return {"type": "mention", "attrs": {"id": str(member.id), "label": member.name}}


def doc(*inline: Any) -> dict[str, Any]:
    return {"type": "doc", "content": [{"type": "paragraph", "content": list(inline)}]}


def words(text: str) -> dict[str, Any]:
    return {"type": "text", "text": text}


def timeline(caller: Caller, deal: Deal, **query: Any) -> Any:
    status, page = caller.get(f"/deals/{deal.id}/timeline", **query)
    assert status == 200
    return page


def test_a_call_is_logged_with_its_outcome_and_what_comes_next(caller: Caller, deal: Deal) -> None:
    status, note = caller.post(
        "/notes",
        {
            "kind": "call", "outcome": "reached", "minutes": 12, "text": "They want walnut.",
            "happened_at": "2026-11-20T09:00:00Z", "deal_id": str(deal.id),
            "next_step": {"title": "Send samples", "due_at": "2026-12-01T09:00:00Z"},
        },
    )  # fmt: skip

    assert (status, note["kind"], note["outcome"], note["minutes"]) == (201, "call", "reached", 12)
    (task,) = Task.objects.all()
    assert (task.title, task.deal_id) == ("Send samples", deal.id)
    (line,) = timeline(caller, deal, only="contacts")["items"]
    assert (line["at"], line["data"]["outcome"]) == ("2026-11-20T09:00:00+00:00", "reached")


def test_the_same_call_sent_twice_is_one_call_and_one_task(caller: Caller, deal: Deal) -> None:
    body = {
        "id": "01990000-0000-7000-8000-000000000001", "kind": "call", "deal_id": str(deal.id),
        "next_step": {"title": "Send samples"},
    }  # fmt: skip

    assert [caller.post("/notes", body)[0] for _ in range(2)] == [201, 201]
    assert Task.objects.count() == 1
    assert len(timeline(caller, deal, only="contacts")["items"]) == 1


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"kind": "note", "text": " "}, "nothing_written"),
        ({"kind": "call", "outcome": "no_show"}, "outcome_does_not_fit"),
        ({"kind": "note", "text": "x", "outcome": "reached"}, "outcome_does_not_fit"),
        ({"doc": {"type": "doc", "content": [{"type": "script"}]}}, "bad_document"),
        ({"kind": "visit", "latitude": "95"}, "invalid"),
    ],
)
def test_what_does_not_fit_is_refused(
    caller: Caller, deal: Deal, body: dict[str, Any], code: str
) -> None:
    status, problem = caller.post("/notes", body | {"deal_id": str(deal.id)})

    assert (status, problem["code"]) == (422, code)


def test_a_visit_keeps_where_one_was(caller: Caller, deal: Deal) -> None:
    place = {"place": "Bund 1", "latitude": "31.230400", "longitude": "121.473700"}
    _, note = caller.post("/notes", {"kind": "visit", "deal_id": str(deal.id)} | place)

    assert {name: note[name] for name in place} == place


def test_a_rich_note_is_kept_with_its_marks_and_found_by_its_words(
    caller: Caller, deal: Deal
) -> None:
    bold = {"type": "text", "text": "walnut", "marks": [{"type": "bold"}]}
    _, note = caller.post(
        "/notes", {"doc": doc(words("They want "), bold), "deal_id": str(deal.id)}
    )

    assert note["text"] == "They want walnut"
    assert note["doc"] == doc(words("They want "), bold)
    assert len(caller.get("/search", q="walnut")[1]["texts"]) == 1


def test_who_is_mentioned_and_sees_the_record_is_told_once(
    caller: Caller, owner: Member, deal: Deal
) -> None:
    boss, stranger = make.member(role=Role.OWNER), make.member(role=Role.SELLER)
    named = doc(mention(boss), mention(stranger), mention(owner))
    _, note = caller.post("/notes", {"doc": named, "deal_id": str(deal.id)})
    again = doc(words("Really, "), mention(boss))
    caller.patch(f"/notes/{note['id']}", {"doc": again}, **edit(1))

    heard = {m.name: Caller(m).get("/notices")[1]["items"] for m in (boss, stranger, owner)}

    assert [(n["kind"], n["count"]) for n in heard[boss.name]] == [("mentioned", 1)]
    assert heard[stranger.name] == heard[owner.name] == []


def test_a_private_note_is_its_authors_alone(caller: Caller, owner: Member, deal: Deal) -> None:
    boss = Caller(make.member(role=Role.OWNER))
    body = {"text": "CANARY secret", "is_private": True, "deal_id": str(deal.id)}
    _, note = caller.post("/notes", body)

    assert len(timeline(caller, deal, only="notes")["items"]) == 1
    assert "CANARY" not in str(timeline(boss, deal))
    assert boss.get("/search", q="CANARY")[1]["texts"] == []
    assert boss.get(f"/notes/{note['id']}")[0] == 404
    assert boss.post(f"/notes/{note['id']}/comments", {"text": "?"})[0] == 404
    assert boss.put(f"/notes/{note['id']}/pin")[0] == 404


def test_what_is_pinned_stands_on_top_of_the_first_page(caller: Caller, deal: Deal) -> None:
    _, note = caller.post("/notes", {"text": "Important", "deal_id": str(deal.id)})

    assert caller.put(f"/notes/{note['id']}/pin")[1]["is_pinned"] is True
    assert [p["data"]["text"] for p in timeline(caller, deal)["pinned"]] == ["Important"]

    caller.delete(f"/notes/{note['id']}/pin")
    assert timeline(caller, deal)["pinned"] == []


def test_comments_stand_below_their_note_and_are_changed_by_their_author_only(
    caller: Caller, owner: Member, deal: Deal
) -> None:
    seller = make.member(role=Role.SELLER, name="Bob")
    theirs = make.deal(owner=seller)
    _, note = caller.post("/notes", {"text": "Price?", "deal_id": str(theirs.id)})
    status, said = Caller(seller).post(f"/notes/{note['id']}/comments", {"text": "Soon."})
    assert status == 201

    other = make.member(role=Role.SELLER)
    assert Caller(other).patch(f"/comments/{said['id']}", {"text": "No"}, **edit(1))[0] == 404
    Caller(seller).patch(f"/comments/{said['id']}", {"text": "Tomorrow."}, **edit(1))

    (line,) = timeline(caller, theirs, only="notes")["items"]
    assert [(c["author_name"], c["text"]) for c in line["data"]["comments"]] == [
        ("Bob", "Tomorrow.")]  # fmt: skip
    assert Caller(seller).delete(f"/comments/{said['id']}", **edit(2))[0] == 204


def test_a_timeline_shows_the_parts_one_asks_for(caller: Caller, deal: Deal) -> None:
    caller.patch(f"/deals/{deal.id}", {"title": "Eleven desks"}, **edit(1))
    caller.post("/notes", {"text": "Note", "deal_id": str(deal.id)})
    caller.post("/notes", {"kind": "call", "deal_id": str(deal.id)})
    further = make.stage(pipeline=deal.stage.pipeline)
    caller.put(f"/deals/{deal.id}/stage", {"stage_id": str(further.id)}, **edit(2))

    def kinds(*only: str) -> list[str]:
        items = timeline(caller, deal, only=list(only))["items"]
        return sorted(one["data"].get("kind") or one["kind"] for one in items)

    assert kinds("notes") == ["note"]
    assert kinds("contacts") == ["call"]
    assert kinds("moves", "changes") == ["deal.changed", "deal.moved"]
    assert kinds("tasks") == []
