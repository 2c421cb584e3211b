"""Sharing as those at the doors of the API see it."""

from typing import Any

import pytest

from headwater.accounts.models import Member, VisibilityRule
from headwater.accounts.rules import Kind, Role
from headwater.activities.models import Note
from headwater.events.models import EventRecord
from headwater.leads.models import Lead
from headwater.people.models import Company, Person
from headwater.pipeline.models import Deal
from headwater.sharing.models import Follow, Share
from tests import make
from tests.calling import API, Caller, edit

pytestmark = pytest.mark.usefixtures("workspace")


@pytest.fixture
def deal(ann: Member) -> Deal:
    at, stage = Caller(ann), make.stage()
    new = {"title": "Whale harbour", "tags": ["harbour"], "stage_id": str(stage.id)}
    status, made = at.post("/deals", new | {"company_name": "Harbour"})
    assert status == 201, made
    assert at.post("/notes", {"text": "harbour plans", "deal_id": made["id"]})[0] == 201
    assert at.post("/tasks", {"title": "harbour call", "deal_id": made["id"]})[0] == 201
    found = Deal.objects.get(id=made["id"])
    make.file(name="harbour.png", deal=found, author=ann)
    return found


def share(
    caller: Caller, record: Any, to: Any, level: str = "read", kind: str = "deal", status: int = 204
) -> Any:
    party = "members" if isinstance(to, Member) else "teams"
    got, answer = caller.put(f"/shares/{kind}/{record.id}/{party}/{to.id}", {"level": level})
    assert got == status, answer
    return answer


def unshare(caller: Caller, record: Any, to: Any, kind: str = "deal") -> None:
    party = "members" if isinstance(to, Member) else "teams"
    assert caller.delete(f"/shares/{kind}/{record.id}/{party}/{to.id}")[0] == 204


def doors(caller: Caller, deal: Deal) -> dict[str, Any]:
    """Look at a deal through each door, and count what is behind it."""
    pipeline = deal.pipeline_id
    board = caller.get(f"/pipelines/{pipeline}/board")[1]["stages"]
    filtered = caller.get(f"/pipelines/{pipeline}/board", q="harbour")[1]["stages"]
    summary = caller.get("/deal-totals", pipeline_id=pipeline, group_by="stage")[1]
    exported = caller.post("/exports/deals?q=harbour", {"format": "csv"})[1]
    return {
        "page": caller.get(f"/deals/{deal.id}")[0],
        "list": len(caller.get("/deals")[1]["items"]),
        "mine": len(caller.get("/deals", filter="shared_with_me = yes")[1]["items"]),
        "cards": sum(len(one["cards"]) for one in board),
        "counted": sum(one["count"] for one in board),
        "found_on_board": sum(one["count"] for one in filtered),
        "totals": summary["count"],
        "search": len(caller.get("/search", q="Whale harb")[1]["items"]),
        "texts": len(caller.get("/search", q="harbour plans")[1]["texts"]),
        "timeline": caller.get(f"/deals/{deal.id}/timeline")[0],
        "history": caller.get(f"/deals/{deal.id}/history")[0],
        "files": len(caller.get("/files", deal_id=deal.id)[1]["items"]),
        "tasks": len(caller.get("/tasks", deal_id=deal.id)[1]["items"]),
        "tags": len(caller.get("/tags")[1]["items"]),
        "exported": exported["rows"],
        "shares": caller.get(f"/shares/deal/{deal.id}")[0],
    }


OPEN = {"page": 200, "timeline": 200, "history": 200, "shares": 200}
SHUT = {"page": 404, "timeline": 404, "history": 404, "shares": 404}


def test_a_share_opens_every_door_and_its_end_shuts_them(
    ann: Member, bob: Member, deal: Deal
) -> None:
    at_ann, at_bob = Caller(ann), Caller(bob)
    shut = doors(at_bob, deal)

    share(at_ann, deal, bob)
    opened = doors(at_bob, deal)
    unshare(at_ann, deal, bob)

    assert shut == dict.fromkeys(shut, 0) | SHUT
    assert opened == dict.fromkeys(shut, 1) | OPEN
    assert doors(at_bob, deal) == shut


def test_what_is_shared_to_read_is_not_written_to(ann: Member, bob: Member, deal: Deal) -> None:
    share(Caller(ann), deal, bob)
    at, note, stage = Caller(bob), Note.objects.get(deal=deal), make.stage(pipeline=deal.pipeline)
    before = Deal.objects.get(id=deal.id).version, EventRecord.objects.count()

    refused = [
        at.patch(f"/deals/{deal.id}", {"title": "Mine"}, **edit(1)),
        at.put(f"/deals/{deal.id}/stage", {"stage_id": str(stage.id)}, **edit(1)),
        at.put(f"/deals/{deal.id}/status", {"status": "won"}, **edit(1)),
        at.delete(f"/deals/{deal.id}", **edit(1)),
        at.put(f"/deals/{deal.id}/people/{make.person().id}", {"role": "champion"}),
        at.post("/notes", {"text": "Mine", "deal_id": str(deal.id)}),
        at.post(f"/notes/{note.id}/comments", {"text": "Mine"}),
        at.put(f"/notes/{note.id}/pin"),
        at.post("/tasks", {"title": "Mine", "deal_id": str(deal.id)}),
        at.put(f"/tasks/{deal.tasks.get().id}/completion"),
        at.post("/uploads", {"name": "a", "size": 1, "deal_id": str(deal.id)}),
        at.put(f"/shares/deal/{deal.id}/members/{bob.id}", {"level": "edit"}),
        at.delete(f"/shares/deal/{deal.id}/members/{bob.id}"),
    ]
    work = at.post("/bulk/deals", {"ids": [str(deal.id)], "edit": {"title": "Mine"}})

    assert [(status, answer["code"]) for status, answer in refused] == [(403, "only_to_read")] * 13
    assert work[1]["counts"]["refused"] == 1
    assert at.get(f"/shares/deal/{deal.id}")[1]["may_edit"] is False
    assert (Deal.objects.get(id=deal.id).version, EventRecord.objects.count()) == before


def test_what_is_shared_to_edit_is_edited_and_shared_on_once(
    ann: Member, bob: Member, deal: Deal
) -> None:
    carol = make.member(name="Carol", role=Role.SELLER)
    share(Caller(ann), deal, bob)
    share(Caller(ann), deal, bob, level="edit")
    share(Caller(ann), deal, bob, level="edit")

    assert Caller(bob).patch(f"/deals/{deal.id}", {"title": "Ours"}, **edit(1))[0] == 200
    share(Caller(bob), deal, carol)

    told = EventRecord.objects.filter(name="deal.sharing_changed").order_by("id")
    assert [(row.payload["level_from"], row.payload["level_to"]) for row in told] == [
        (None, "read"), ("read", "edit"), (None, "read"),
    ]  # fmt: skip
    listed = Caller(carol).get(f"/shares/deal/{deal.id}")[1]["items"]
    assert [(one["name"], one["level"], one["sharer_name"]) for one in listed] == [
        ("Bob", "edit", "Ann"), ("Carol", "read", "Bob"),
    ]  # fmt: skip


def test_a_team_has_what_is_shared_with_it_and_with_those_above(ann: Member, deal: Deal) -> None:
    above = make.team(name="North")
    below = make.team(name="City", parent=above)
    members = [make.member(role=Role.SELLER, team=team) for team in (above, below, None)]

    share(Caller(ann), deal, above)
    with_above = [Caller(one).get(f"/deals/{deal.id}")[0] for one in members]
    unshare(Caller(ann), deal, above)
    share(Caller(ann), deal, below)
    with_below = [Caller(one).get(f"/deals/{deal.id}")[0] for one in members]

    assert (with_above, with_below) == ([200, 200, 404], [404, 200, 404])


@pytest.mark.parametrize("kind", ["company", "person", "lead"])
def test_other_records_are_shared_in_the_same_way(ann: Member, bob: Member, kind: str) -> None:
    for one in (Kind.COMPANY, Kind.PERSON, Kind.LEAD):
        VisibilityRule.objects.create(role=Role.SELLER, kind=one, level="own")
    path = {"company": "companies", "person": "people", "lead": "leads"}[kind]
    new = {"name": "Harbour", "owner_id": str(ann.id)}
    made = Caller(ann).post(f"/{path}", new)[1]["id"]
    models: dict[str, Any] = {"company": Company, "person": Person, "lead": Lead}
    record = models[kind].objects.get(id=made)
    at = Caller(bob)

    def look() -> tuple[int, int, int, int]:
        listed = at.get(f"/{path}", filter="shared_with_me = yes")[1]["items"]
        found = at.get("/search", q="Harbour")[1]["items"]
        changed = at.patch(f"/{path}/{record.id}", {"name": "Harbour"}, **edit(1))[0]
        return at.get(f"/{path}/{record.id}")[0], len(listed), len(found), changed

    assert look() == (404, 0, 0, 404)
    share(Caller(ann), record, bob, kind=kind)
    assert look() == (200, 1, 1, 403)
    share(Caller(ann), record, bob, level="edit", kind=kind)
    assert look() == (200, 1, 1, 200)
    marked = Caller(ann).get(f"/{path}")[1]["items"]
    assert [one["is_shared"] for one in marked] == [True]
    unshare(Caller(ann), record, bob, kind=kind)
    assert look() == (404, 0, 0, 404)


def test_who_leaves_has_nothing_shared_any_more(ann: Member, bob: Member, deal: Deal) -> None:
    chief = Caller(make.member(role=Role.OWNER))
    share(Caller(ann), deal, bob)
    assert Caller(bob).put(f"/followers/deal/{deal.id}/me")[0] == 204

    assert chief.patch(f"/members/{bob.id}", {"is_active": False}, **edit(1))[0] == 200

    assert not Share.objects.exists()
    assert not Follow.objects.exists()
    assert share(Caller(ann), deal, bob, status=404)["code"] == "party_not_found"


def test_merged_records_have_the_shares_of_both_and_give_them_back(
    ann: Member, bob: Member
) -> None:
    VisibilityRule.objects.create(role=Role.SELLER, kind="company", level="own")
    carol = make.member(role=Role.SELLER)
    one, other = (make.company(name=name, owner=ann) for name in ("One", "Other"))
    share(Caller(ann), one, carol, kind="company")
    share(Caller(ann), other, bob, kind="company")
    share(Caller(ann), other, carol, kind="company")
    merge = f"/duplicates/company/{one.id}/merges/{other.id}"

    Caller(ann).put(merge, {})
    merged = [Caller(who).get(f"/companies/{one.id}")[0] for who in (bob, carol)]
    Caller(ann).delete(merge)

    assert merged == [200, 200]
    assert [Caller(bob).get(f"/companies/{each.id}")[0] for each in (one, other)] == [404, 200]


def test_what_a_lead_becomes_is_shared_like_the_lead(ann: Member, bob: Member) -> None:
    for kind in ("company", "person"):
        VisibilityRule.objects.create(role=Role.SELLER, kind=kind, level="own")
    lead = make.lead(name="Mr Harbour", company_name="Harbour", owner=ann)
    stage = make.stage()
    share(Caller(ann), lead, bob, level="edit", kind="lead")
    Caller(bob).put(f"/followers/lead/{lead.id}/me")

    wanted = {"pipeline_id": str(stage.pipeline_id), "stage_id": str(stage.id)}
    status, made = Caller(ann).put(f"/leads/{lead.id}/conversion", wanted)

    assert status == 200, made
    seen = [Caller(bob).get(f"/{path}")[1] for path in ("deals", "companies", "people")]
    assert [len(one["items"]) for one in seen] == [1, 1, 1]
    assert Follow.objects.filter(member=bob).count() == 4
    assert Caller(ann).delete(f"/leads/{lead.id}/conversion")[0] == 200
    assert len(Caller(bob).get("/deals")[1]["items"]) == 0
    assert Lead.objects.get(id=lead.id).shares.count() == 1


def test_sharing_is_taken_back_like_other_changes(ann: Member, bob: Member, deal: Deal) -> None:
    at = Caller(ann).client
    path = f"{API}/shares/deal/{deal.id}/members/{bob.id}"

    def operation(method: str, level: str = "read") -> str:
        answer = getattr(at, method)(path, {"level": level}, content_type="application/json")
        return str(answer["Headwater-Operation"])

    def undo(name: str) -> int:
        assert at.post(f"{API}/changes/{name}/undo").status_code in {200, 201}
        return Caller(bob).get(f"/deals/{deal.id}")[0]

    first = operation("put")
    assert undo(first) == 404
    operation("put", "edit")
    assert undo(operation("delete")) == 200
    assert Share.objects.get().level == "edit"


def test_following_needs_sight_and_ends_by_itself(ann: Member, bob: Member, deal: Deal) -> None:
    at, path = Caller(bob), f"/followers/deal/{deal.id}"
    unseen = at.put(f"{path}/me")[0]

    share(Caller(ann), deal, bob)
    twice = [at.put(f"{path}/me")[0] for _ in range(2)]
    listed = at.get(path)[1]
    filtered = at.get("/deals", filter="followed_by_me = yes")[1]["items"]
    unshare(Caller(ann), deal, bob)

    assert (unseen, twice, len(filtered)) == (404, [204, 204], 1)
    assert listed == {"items": [{"member_id": str(bob.id), "name": "Bob"}], "is_followed": True}
    assert at.delete(f"{path}/me")[0] == 204
    assert at.delete(f"{path}/me")[0] == 404


def test_queries_and_their_sql_twins_agree_on_what_is_seen(ann: Member, bob: Member) -> None:
    for kind in (Kind.COMPANY, Kind.PERSON, Kind.LEAD):
        VisibilityRule.objects.create(role=Role.SELLER, kind=kind, level="own")
    models = {Deal: make.deal, Company: make.company, Person: make.person, Lead: make.lead}
    for number, (model, made) in enumerate(models.items()):
        name = model.__name__.lower()
        for owner in (ann, bob, ann):
            record = made(owner=owner)
            if number % 2 == 0 or owner is bob:
                share(Caller(owner), record, bob, kind=name)

    lists = {Deal: "deals", Company: "companies", Person: "people", Lead: "leads"}
    actor = make.actor(bob)
    for model, path in lists.items():
        shown = {one["id"] for one in Caller(bob).get(f"/{path}")[1]["items"]}
        known = model.objects.visible_to(actor)  # type: ignore[attr-defined]
        assert shown == {str(one.id) for one in known}
        editable = model.objects.editable_by(actor)  # type: ignore[attr-defined]
        assert {one.owner_id for one in editable} == {bob.id}
