import hashlib
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from headwater.events.models import EventRecord
from headwater.files.models import File
from headwater.files.selectors.places import part_of, place_of
from headwater.files.services.sweeping import sweep
from headwater.files.services.uploads import take_in
from headwater.pipeline.models import Deal
from tests import make
from tests.calling import Caller
from tests.files.conftest import download, send, upload

NOW = datetime.now(UTC)


def announce(caller: Caller, deal: Deal, size: int, **more: object) -> str:
    body = {"name": "plan.pdf", "size": size, "deal_id": str(deal.id)}
    status, announced = caller.post("/uploads", body | more)
    assert (status, announced["offset"], announced["file"]) == (201, 0, None)
    return str(announced["id"])


def test_what_was_sent_is_what_comes_back(caller: Caller, deal: Deal, seller: Member) -> None:
    content = make.picture()

    file = upload(caller, content, name="Grundriss.png", deal_id=deal.id)

    assert file | {"id": "", "created_at": ""} == {
        "id": "", "name": "Grundriss.png", "size": len(content), "content_type": "image/png",
        "sha256": hashlib.sha256(content).hexdigest(), "has_preview": True,
        "deal_id": str(deal.id), "person_id": None, "company_id": None, "lead_id": None,
        "note_id": None,
        "author_id": str(seller.id), "author_name": "Ada Park", "created_at": "", "version": 2,
    }  # fmt: skip
    assert caller.get("/files", deal_id=deal.id)[1] == {"items": [file], "next": None}
    assert download(caller, file["id"]) == content
    event = EventRecord.objects.get(name="file.added")
    assert event.payload["deal_id"] == str(deal.id)
    assert "Grundriss" not in str(event.payload)


@examples(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(content=st.binary(min_size=1, max_size=3000), data=st.data())
def test_a_resumed_upload_equals_the_original(
    caller: Caller, deal: Deal, content: bytes, data: st.DataObject
) -> None:
    cuts = data.draw(st.lists(st.integers(0, len(content)), max_size=5).map(sorted))
    upload_id = announce(caller, deal, len(content))

    for begin, end in zip([0, *cuts], [*cuts, len(content)], strict=True):
        assert caller.get(f"/uploads/{upload_id}")[1]["offset"] == begin
        assert send(caller, upload_id, content[begin:end], offset=begin)[0] == 200

    assert download(caller, upload_id) == content


def test_a_wrong_offset_is_told_the_right_one(caller: Caller, deal: Deal) -> None:
    upload_id = announce(caller, deal, 10)
    send(caller, upload_id, b"abc", offset=0)

    for wrong in (0, 2, 4, 10):
        status, problem = send(caller, upload_id, b"defg", offset=wrong)
        assert (status, problem["code"]) == (409, "wrong_offset")
        assert problem["detail"] == "Go on from byte 3."
    assert send(caller, upload_id, b"defghij", offset=3)[1]["file"]["size"] == 10


def test_what_a_broken_transaction_left_is_gone_on_from(
    caller: Caller, deal: Deal, seller: Member
) -> None:
    upload_id = announce(caller, deal, 6)
    file = File.objects.get(id=upload_id)
    part_of(file).parent.mkdir(parents=True, exist_ok=True)
    part_of(file).write_bytes(b"abc")

    assert caller.get(f"/uploads/{upload_id}")[1]["offset"] == 3
    assert send(caller, upload_id, b"def", offset=3)[0] == 200

    File.objects.filter(id=upload_id).update(arrived_at=None)  # as if its end had been undone
    assert caller.get(f"/uploads/{upload_id}")[1]["offset"] == 6
    assert send(caller, upload_id, b"", offset=6)[1]["file"]["sha256"]
    assert download(caller, upload_id) == b"abcdef"


def test_sending_the_end_again_says_that_it_is_here(caller: Caller, deal: Deal) -> None:
    upload_id = announce(caller, deal, 3)
    _, first = send(caller, upload_id, b"abc", offset=0)

    assert caller.get(f"/uploads/{upload_id}") == (200, first)
    assert send(caller, upload_id, b"", offset=3) == (200, first)
    assert EventRecord.objects.filter(name="file.added").count() == 1


def test_an_empty_file_is_a_file(caller: Caller, deal: Deal) -> None:
    upload_id = announce(caller, deal, 0)

    assert send(caller, upload_id, b"", offset=0)[1]["file"]["size"] == 0
    assert download(caller, upload_id) == b""


def test_too_much_is_refused_before_it_is_read(caller: Caller, deal: Deal) -> None:
    body = {"name": "film.mp4", "size": 100_000_001, "deal_id": str(deal.id)}
    status, problem = caller.post("/uploads", body)

    assert (status, problem["detail"]) == (413, "A file has at most 100 MB.")
    upload_id = announce(caller, deal, 3)
    assert send(caller, upload_id, b"abcd", offset=0)[1]["code"] == "more_than_announced"
    assert caller.get(f"/uploads/{upload_id}")[1]["offset"] == 0


def test_nothing_large_is_held_in_memory(deal: Deal, seller: Member) -> None:
    size, asked = 5_000_000, []

    class Endless:
        def read(self, length: int, /) -> bytes:
            asked.append(length)
            return bytes(length)

    file = File.objects.create(name="a", size=size, deal=deal, author=seller)
    take_in(file.id, Endless(), offset=0, length=size, actor=make.actor(seller), now=NOW)

    assert max(asked) < 500_000
    assert place_of(file).stat().st_size == size


def test_a_file_is_about_exactly_one_thing_that_is_seen(caller: Caller, deal: Deal) -> None:
    person = make.person()
    hidden = make.deal()
    news = {"name": "a", "size": 1}

    none = caller.post("/uploads", news)
    two = caller.post("/uploads", news | {"deal_id": str(deal.id), "person_id": str(person.id)})
    unseen = caller.post("/uploads", news | {"deal_id": str(hidden.id)})

    assert none[0] == 201  # it waits for a note, and nobody sees it
    assert two[1]["code"] == "file_is_about_one_thing"
    assert unseen[0] == 404
    assert File.objects.count() == 1


def test_nobody_else_sees_or_feeds_an_upload(caller: Caller, deal: Deal) -> None:
    upload_id = announce(caller, deal, 3)
    boss = Caller(make.member(role=Role.OWNER))

    assert boss.get(f"/uploads/{upload_id}")[0] == 404
    assert send(boss, upload_id, b"abc", offset=0)[0] == 404
    assert boss.get("/files", deal_id=deal.id)[1]["items"] == []
    assert boss.client.get(f"/api/v1/files/{upload_id}/content").status_code == 404


def test_announcing_twice_announces_once(caller: Caller, deal: Deal) -> None:
    chosen = str(uuid4())

    assert announce(caller, deal, 3, id=chosen) == announce(caller, deal, 3, id=chosen)
    assert File.objects.count() == 1


def test_what_never_arrives_is_swept_after_a_day(caller: Caller, deal: Deal) -> None:
    arrived = File.objects.get(id=upload(caller, b"whole", deal_id=deal.id)["id"])
    upload_id = announce(caller, deal, 10)
    send(caller, upload_id, b"abc", offset=0)
    part = part_of(File.objects.get(id=upload_id))

    sweep(now=NOW)
    assert part.exists()
    for days in (2, 3):
        sweep(now=NOW + timedelta(days=days))

    assert not part.exists()
    assert list(File.objects.all()) == [arrived]
    assert place_of(arrived).read_bytes() == b"whole"


def test_the_bytes_of_what_is_deleted_for_good_go_too(caller: Caller, deal: Deal) -> None:
    file = File.objects.get(id=upload(caller, b"whole", deal_id=deal.id)["id"])
    caller.delete(f"/files/{file.id}", If_Match='"2"')

    sweep(now=NOW + timedelta(days=29))
    assert place_of(file).exists()
    for days in (31, 32):
        sweep(now=NOW + timedelta(days=days))

    assert not File.objects.exists()
    assert not place_of(file).exists()


def test_no_path_is_what_a_client_says(caller: Caller, deal: Deal) -> None:
    file = File.objects.get(id=upload(caller, b"x", name="../../evil.sh", deal_id=deal.id)["id"])

    place = place_of(file)
    assert file.name == "evil.sh"
    assert place.is_relative_to(Path(settings.ENVIRONMENT.files))
    assert "evil" not in str(place)
    assert str(file.id) not in str(place)
    assert place.stat().st_mode & 0o111 == 0
    assert not (Path(tempfile.gettempdir()) / "evil.sh").exists()


@pytest.mark.parametrize("offset", ["", "-1", "x", "9" * 30])
def test_an_offset_is_a_number(caller: Caller, deal: Deal, offset: str) -> None:
    upload_id = announce(caller, deal, 3)

    assert caller.patch(f"/uploads/{upload_id}", Upload_Offset=offset)[0] in {409, 422}
