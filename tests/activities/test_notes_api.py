from typing import Any

import pytest

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from headwater.activities.schemas import NoteOut
from headwater.events.models import EventRecord
from tests import make
from tests.activities.conftest import code
from tests.calling import Caller, edit


def test_a_note_is_written_rewritten_and_deleted(caller: Caller, owner: Member) -> None:
    deal = make.deal(owner=owner)

    status, note = caller.post("/notes", {"text": "They like it.", "deal_id": str(deal.id)})
    NoteOut.model_validate(note)
    assert (status, note["author_name"], note["version"]) == (201, "Ada Park", 1)

    path = f"/notes/{note['id']}"
    status, note = caller.patch(path, {"text": "They love it."}, **edit(1))
    assert (status, note["text"], note["version"]) == (200, "They love it.", 2)

    assert caller.delete(path, **edit(2)) == (204, None)
    assert code(caller.get(path)) == (404, "note_not_found")


def test_the_log_does_not_repeat_the_text(caller: Caller) -> None:
    caller.post("/notes", {"text": "CANARY", "company_id": str(make.company().id)})

    assert "CANARY" not in str(EventRecord.objects.get().payload)


@pytest.mark.parametrize("about", [["deal_id", "company_id"], []])
def test_a_note_is_about_one_thing(caller: Caller, owner: Member, about: list[str]) -> None:
    ids = {"deal_id": make.deal(owner=owner).id, "company_id": make.company().id}

    answer = caller.post("/notes", {"text": "x"} | {name: str(ids[name]) for name in about})

    assert code(answer) == (422, "note_is_about_one_thing")


def test_a_stranger_is_told_the_note_does_not_exist(stranger: Caller, owner: Member) -> None:
    deal = make.deal(owner=owner)
    path = f"/notes/{make.note(deal=deal).id}"

    answers = [
        stranger.get(path),
        stranger.patch(path, {"text": "x"}, **edit(1)),
        stranger.delete(path, **edit(1)),
        stranger.post("/notes", {"text": "x", "deal_id": str(deal.id)}),
    ]

    assert [code(a)[0] for a in answers] == [404] * 4


def test_only_the_author_and_administrators_rewrite_a_note(
    stranger: Caller, caller: Caller, seller: Member
) -> None:
    note = make.note(deal=make.deal(owner=seller))

    assert code(stranger.patch(f"/notes/{note.id}", {"text": "x"}, **edit(1))) == (
        403, "not_your_note")  # fmt: skip
    assert caller.patch(f"/notes/{note.id}", {"text": "x"}, **edit(1))[0] == 200


def test_an_observer_may_read_but_not_write(workspace: Any) -> None:
    observer, note = Caller(make.member(role=Role.OBSERVER)), make.note()

    assert observer.get(f"/notes/{note.id}")[0] == 200
    assert code(observer.post("/notes", {"text": "x", "deal_id": str(note.deal_id)})) == (
        403, "no_right")  # fmt: skip
