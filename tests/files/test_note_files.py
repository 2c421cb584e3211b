"""Files of a note: sent while it is written, and as private as it is."""

from datetime import UTC, datetime, timedelta
from typing import Any

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from headwater.events.models import EventRecord
from headwater.files.models import File
from headwater.files.services.sweeping import sweep
from headwater.pipeline.models import Deal
from tests import make
from tests.calling import Caller, edit
from tests.files.conftest import send, upload


def write_note(caller: Caller, deal: Deal, **more: Any) -> str:
    status, note = caller.post("/notes", {"text": "Visit", "deal_id": str(deal.id), **more})
    assert status == 201
    return str(note["id"])


def attach(caller: Caller, note_id: str, *files: Any) -> tuple[int, Any]:
    return caller.post(f"/notes/{note_id}/files", {"file_ids": [file["id"] for file in files]})


def under_notes(caller: Caller, deal: Deal) -> list[str]:
    _, story = caller.get(f"/deals/{deal.id}/timeline")
    return [file["name"] for item in story["items"] for file in item["data"].get("files", [])]


def test_a_file_waits_for_its_note_and_is_shown_under_it(caller: Caller, deal: Deal) -> None:
    file = upload(caller, make.picture(), name="site.png")
    assert [file[f"{kind}_id"] for kind in ("deal", "person", "company", "note")] == [None] * 4
    assert caller.get(f"/files/{file['id']}/content")[0] == 404
    note_id = write_note(caller, deal)

    for _ in range(2):
        assert attach(caller, note_id, file) == (204, None)

    assert under_notes(caller, deal) == ["site.png"]
    (listed,) = caller.get("/files", note_id=note_id)[1]["items"]
    assert (listed["note_id"], listed["deal_id"]) == (note_id, None)
    assert caller.get("/files", deal_id=deal.id)[1]["items"] == []
    assert EventRecord.objects.filter(name="file.added").count() == 1


def test_a_file_may_belong_to_its_note_before_it_has_arrived(caller: Caller, deal: Deal) -> None:
    _, announced = caller.post("/uploads", {"name": "late.txt", "size": 4})
    note_id = write_note(caller, deal)

    attach(caller, note_id, announced)
    assert under_notes(caller, deal) == []
    send(caller, announced["id"], b"late", offset=0)

    assert under_notes(caller, deal) == ["late.txt"]


def test_only_ones_own_waiting_files_are_taken(caller: Caller, seller: Member, deal: Deal) -> None:
    colleague = Caller(make.member(role=Role.ADMIN))
    theirs, note_id = upload(colleague, b"x"), write_note(caller, deal)
    placed = upload(caller, b"x", deal_id=deal.id)

    assert attach(caller, note_id, theirs)[0] == 404
    assert attach(caller, note_id, placed)[0] == 404
    assert attach(colleague, write_note(caller, deal, is_private=True), theirs)[0] == 404


def test_the_files_of_a_private_note_are_its_authors_alone(caller: Caller, deal: Deal) -> None:
    boss = Caller(make.member(role=Role.OWNER))
    note_id = write_note(caller, deal, is_private=True)
    file = upload(caller, make.picture(), name="CANARY.png")
    attach(caller, note_id, file)
    path = f"/files/{file['id']}"

    def canaries(who: Caller) -> list[bool]:
        pages = [
            who.get(f"/deals/{deal.id}/timeline"),
            who.get("/files", note_id=note_id),
            who.get("/files", deal_id=deal.id),
            who.get("/search", q="CANARY"),
            who.get("/trash"),
        ]
        return ["CANARY" in str(page) for page in pages]

    assert canaries(boss) == [False] * 5
    assert canaries(caller)[:2] == [True, True]
    for door in ("content", "preview"):
        assert boss.client.get(f"/api/v1{path}/{door}").status_code == 404
    assert boss.patch(path, {"name": "x"}, **edit(2))[0] == 404
    assert boss.delete(path, **edit(2))[0] == 404

    version = File.objects.get(id=file["id"]).version
    assert caller.delete(path, **edit(version))[0] == 204
    assert canaries(boss) == [False] * 5
    assert boss.post(f"/trash/file/{file['id']}/restoration")[0] == 404
    assert caller.get("/trash", kind="file")[1]["items"][0]["title"] == "CANARY.png"


def test_a_deleted_private_note_stays_private_in_the_trash(caller: Caller, deal: Deal) -> None:
    boss = Caller(make.member(role=Role.OWNER))
    note_id = write_note(caller, deal, is_private=True, text="CANARY")

    caller.delete(f"/notes/{note_id}", **edit(1))

    assert boss.get("/trash")[1]["items"] == []
    assert len(caller.get("/trash")[1]["items"]) == 1


def test_a_file_whose_note_was_never_written_is_forgotten_after_a_day(
    caller: Caller, deal: Deal
) -> None:
    forgotten, kept = upload(caller, b"x"), upload(caller, b"y", deal_id=deal.id)

    sweep(now=datetime.now(UTC) + timedelta(hours=25))

    assert [str(one) for one in File.objects.values_list("id", flat=True)] == [kept["id"]]
    assert forgotten["id"] != kept["id"]
