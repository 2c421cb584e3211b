"""How files leave: to whom, and so that no browser runs anything in our name (trust.md 6, 16)."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from headwater.files.models import File
from headwater.lib.pictures import MOST_PIXELS
from headwater.pipeline.models import Deal
from headwater.tenancy.context import current_workspace_id, enter
from tests import make
from tests.calling import API, Caller, content_of, edit
from tests.files.conftest import upload

SCRIPT = b"<script>alert(document.domain)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">' + SCRIPT + b"</svg>"
CORPUS = {
    "page.html": b"<!doctype html>" + SCRIPT,
    "drawing.svg": SVG,
    "data.xml": b'<?xml version="1.0"?><x xmlns="http://www.w3.org/1999/xhtml">' + SCRIPT + b"</x>",
    "a.png": SVG,
    "polyglot.gif": b"GIF89a/*" + b"\0" * 20 + b"*/=1;alert(1)" + SCRIPT,
    "polyglot.jpg": b"\xff\xd8\xff\xe0" + b"\0\x10JFIF" + SCRIPT,
    "both.pdf": b"%PDF-1.4\n" + SCRIPT,
    ".htaccess": b"AddType text/html .png",
    "x\r\nSet-Cookie: stolen=1": b"x",
    "photo\u202egnp.exe": b"MZ" + b"\0" * 100,
    '"; filename="evil.html': SCRIPT,
    "合同.html": SCRIPT,
    "y" * 300 + ".html": SCRIPT,
}


@pytest.mark.parametrize("name", list(CORPUS), ids=range(len(CORPUS)))
def test_nothing_that_is_sent_in_is_run_when_it_comes_out(
    caller: Caller, deal: Deal, name: str
) -> None:
    file = upload(caller, CORPUS[name], name=name, deal_id=deal.id)

    answer: Any = caller.client.get(f"{API}/files/{file['id']}/content")

    assert content_of(answer) == CORPUS[name]
    assert answer["Content-Disposition"].startswith("attachment; filename")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Cache-Control"] == "no-store"
    assert not answer["Content-Type"].startswith(("text/", "image/svg", "application/xhtml"))
    assert "Set-Cookie" not in answer.headers
    assert all("\r" not in value and "\n" not in value for value in answer.headers.values())
    assert caller.client.get(f"{API}/files/{file['id']}/preview").status_code == 404


def test_a_name_with_a_nul_is_refused(caller: Caller, deal: Deal) -> None:
    body = {"name": "a\0.png", "size": 1, "deal_id": str(deal.id)}

    assert caller.post("/uploads", body)[0] == 422


def test_a_body_that_claims_to_be_a_file_is_refused(caller: Caller, deal: Deal) -> None:
    body = {"name": {"filename": "x"}, "size": 1, "deal_id": str(deal.id), "content": "x"}

    assert caller.post("/uploads", body)[0] == 422


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_picture_is_drawn_anew_for_its_preview(caller: Caller, deal: Deal, kind: str) -> None:
    content = make.picture(kind, (3200, 400)) + SCRIPT
    file = upload(caller, content, name=f"a.{kind}", deal_id=deal.id)

    answer = caller.client.get(f"{API}/files/{file['id']}/preview")

    drawn = Image.open(BytesIO(answer.content))
    assert (answer["Content-Type"], drawn.format, drawn.size) == ("image/webp", "WEBP", (1600, 200))
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert b"script" not in answer.content


def test_where_a_photograph_was_taken_is_not_in_its_preview(caller: Caller, deal: Deal) -> None:
    exif = Image.Exif()
    exif[0x010E] = "at home"
    photograph = BytesIO()
    Image.new("RGB", (8, 8)).save(photograph, "JPEG", exif=exif, xmp=b"<x>at home</x>")
    file = upload(caller, photograph.getvalue(), deal_id=deal.id)

    answer = caller.client.get(f"{API}/files/{file['id']}/preview")

    assert b"at home" in photograph.getvalue()
    assert answer.status_code == 200
    assert b"at home" not in answer.content


def test_a_bomb_has_no_preview(caller: Caller, deal: Deal) -> None:
    for side in (8_000, 12_000, 16_000):  # below, between and above the limits of Pillow itself
        bomb = BytesIO()
        Image.new("1", (side, side)).save(bomb, "PNG")
        assert len(bomb.getvalue()) < 100_000
        assert side * side > MOST_PIXELS
        file = upload(caller, bomb.getvalue(), deal_id=deal.id)

        assert caller.client.get(f"{API}/files/{file['id']}/preview").status_code == 404


def doors(file: File) -> list[str]:
    return [f"{API}/files/{file.id}/content", f"{API}/files/{file.id}/preview"]


def answers(client: Client, file: File) -> set[int]:
    """Say how all doors to a file answer, asked in every way."""
    found = set()
    for door in doors(file):
        for ask in (client.get, client.head):
            for headers in ({}, {"Range": "bytes=0-3"}):
                answer = ask(door, headers=headers)
                content_of(answer)
                found.add(answer.status_code)
    return found


def test_only_who_sees_the_record_gets_its_files(caller: Caller, deal: Deal) -> None:
    file = make.file(deal=deal)
    ours = current_workspace_id()
    enter(make.workspace().pk)
    elsewhere = Caller(make.member(role=Role.OWNER))
    enter(ours)

    assert answers(caller.client, file) == {200}
    assert answers(Caller(make.member(role=Role.OBSERVER)).client, file) == {200}
    assert answers(Caller(make.member(role=Role.SELLER)).client, file) == {404}
    assert answers(elsewhere.client, file) == {404}
    assert answers(Client(), file) == {401}
    neighbour = str(file.id)[:-1] + ("0" if str(file.id)[-1] != "0" else "1")
    assert caller.client.get(f"{API}/files/{neighbour}/content").status_code == 404


def test_the_file_of_a_deal_passed_on_is_no_longer_served(
    caller: Caller, deal: Deal, seller: Member
) -> None:
    file = make.file(deal=deal, author=seller)

    Deal.objects.filter(id=deal.id).update(owner=make.member())

    assert answers(caller.client, file) == {404}
    assert caller.patch(f"/files/{file.id}", {"name": "x"}, **edit(1))[0] == 404
    assert caller.get("/files", deal_id=deal.id)[1]["items"] == []


@pytest.mark.parametrize("kind", ["deal", "person", "company", "note"])
def test_the_file_of_what_was_deleted_is_not_served(seller: Member, kind: str) -> None:
    owner = make.member(role=Role.OWNER)
    made: dict[str, Callable[[], Any]] = {
        "deal": lambda: make.deal(owner=owner),
        "person": lambda: make.person(owner=owner),
        "company": lambda: make.company(owner=owner),
        "note": lambda: make.note(author=owner),
    }
    record = made[kind]()
    file, boss = make.file(**{kind: record}), Caller(owner)
    assert answers(boss.client, file) == {200}

    paths = {"person": "people", "company": "companies"}
    assert boss.delete(f"/{paths.get(kind, kind + 's')}/{record.id}", **edit(1))[0] == 204
    assert answers(boss.client, file) == {404}

    boss.post(f"/trash/{kind}/{record.id}/restoration")
    assert answers(boss.client, file) == {200}


def test_the_file_of_a_private_note_is_its_authors_alone(caller: Caller, seller: Member) -> None:
    note = make.note(author=seller, deal=make.deal(owner=seller), is_private=True)
    file = make.file(note=note, author=seller)

    assert answers(caller.client, file) == {200}
    assert answers(Caller(make.member(role=Role.OWNER)).client, file) == {404}
