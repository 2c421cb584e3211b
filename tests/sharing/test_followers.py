"""What those who follow a record are told, and when no longer."""

import pytest

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from headwater.pipeline.models import Deal
from tests import make
from tests.calling import Caller, edit

pytestmark = pytest.mark.usefixtures("workspace")


@pytest.fixture
def deal(ann: Member) -> Deal:
    return make.deal(title="Harbour", owner=ann)


def told(member: Member) -> list[tuple[str, str | None]]:
    items = Caller(member).get("/notices")[1]["items"]
    return [(one["kind"], one["what"]) for one in reversed(items)]


def act(at: Caller, deal: Deal, what: str) -> None:
    stage, other = make.stage(pipeline=deal.pipeline), make.member(role=Role.SELLER)
    version = edit(Deal.objects.get(id=deal.id).version)
    status, answer = {
        "moved": lambda: at.put(f"/deals/{deal.id}/stage", {"stage_id": str(stage.id)}, **version),
        "won": lambda: at.put(f"/deals/{deal.id}/status", {"status": "won"}, **version),
        "note": lambda: at.post("/notes", {"text": "Called", "deal_id": str(deal.id)}),
        "private": lambda: at.post(
            "/notes", {"text": "Hm", "deal_id": str(deal.id), "is_private": True}
        ),
        "owner": lambda: at.patch(f"/deals/{deal.id}", {"owner_id": str(other.id)}, **version),
    }[what]()
    assert status in {200, 201}, answer


def test_followers_hear_of_steps_notes_and_owners_while_they_see_the_record(
    ann: Member, bob: Member, deal: Deal
) -> None:
    at_ann, at_bob = Caller(ann), Caller(bob)
    share = f"/shares/deal/{deal.id}/members/{bob.id}"
    at_ann.put(share, {"level": "read"})
    at_bob.put(f"/followers/deal/{deal.id}/me")

    heard: list[str | None] = []
    for what in ("moved", "note", "private"):
        act(at_ann, deal, what)
        newest = Caller(bob).get("/notices")[1]["items"][0]
        heard.append(newest["what"])
    at_ann.delete(share)
    act(at_ann, deal, "won")

    assert heard == ["moved", "note", "note"]
    assert told(bob) == []  # what is hidden is not told of, not even what was
    at_ann.put(share, {"level": "read"})
    assert "won" not in [what for _, what in told(bob)]
    act(at_ann, deal, "owner")
    assert told(bob)[-1] == ("followed", "owner")


def test_who_wishes_not_to_be_told_and_who_unfollows_is_not(
    ann: Member, bob: Member, deal: Deal
) -> None:
    carol = make.member(role=Role.OWNER)
    for member in (bob, carol, ann):
        Caller(ann).put(f"/shares/deal/{deal.id}/members/{member.id}", {"level": "read"})
        Caller(member).put(f"/followers/deal/{deal.id}/me")
    wishes = Caller(bob).get("/notice-preference")[1]
    wishes["ways"]["followed"] = []
    assert Caller(bob).put("/notice-preference", wishes)[0] == 200
    Caller(carol).delete(f"/followers/deal/{deal.id}/me")

    act(Caller(ann), deal, "moved")

    assert told(bob) == [("given", "shared")]
    assert told(carol) == [("given", "shared")]
    assert told(ann) == []  # they did it
