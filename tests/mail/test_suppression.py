"""Who does not want letters gets none by a machine, and people are warned."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone

from headwater.config.environment import Addresses
from headwater.mail.models import Outgoing
from tests.mail.leaving import BO, automatic, last_letter, part, path_in, stranger
from tests.mail.peers import Behaviour, Dovecot, Post
from tests.mail.world import ADDRESS, MailWorld, mail_world

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture(autouse=True)
def _allowed() -> Iterator[None]:
    before = settings.OUTBOUND_ALLOWED
    yield
    settings.OUTBOUND_ALLOWED = before


@pytest.fixture
def world(own_database: Addresses, dovecot: Dovecot, post: Post) -> MailWorld:
    made = mail_world(dovecot, post)
    made.fetch()
    return made


def listed(world: MailWorld, **query: Any) -> list[tuple[str, str]]:
    items = world.get("/suppressions", **query)["items"]
    return [(one["address"], one["reason"]) for one in items]


def test_a_sequence_s_letter_holds_the_way_out_for_programs_and_for_people(
    world: MailWorld,
) -> None:
    assert world.send(automatic(world))["state"] == "sent"

    went = last_letter(world)
    link = went["List-Unsubscribe"].strip("<>")
    assert link.startswith(f"{settings.ENVIRONMENT.public_url}/u/")
    assert went["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert f"Unsubscribe: {link}" in part(went, "plain")
    assert f'<a href="{link}">' in part(went, "html")
    assert "bo@" not in link
    assert world.threads("sent")[0]["snippet"] == "Here it is."
    world.send(automatic(world, subject="报价", text="您好"))
    assert "退订" in part(last_letter(world), "plain")


def test_what_a_person_writes_holds_no_way_out(world: MailWorld) -> None:
    body = {"mailbox_id": world.mailbox["id"], "to": [{"name": "", "address": BO}], "text": "Hi."}
    _, draft = world.caller.post("/outgoing", body)
    version = f'"{draft["version"]}"'
    _, one = world.caller.post(f"/outgoing/{draft['id']}/send", {}, If_Match=version)
    world.send(one)

    assert last_letter(world)["List-Unsubscribe"] is None


def test_looking_at_the_link_changes_nothing_and_one_click_does_once(world: MailWorld) -> None:
    world.send(automatic(world))
    path = path_in(last_letter(world)["List-Unsubscribe"])
    for look in (stranger().get, stranger().head):
        assert look(path).status_code == 200
    assert listed(world) == []

    for _ in range(2):
        answer = stranger().post(path, ONE_CLICK)
        assert (answer.status_code, answer.cookies) == (200, {})
    assert listed(world) == [(BO, "unsubscribed")]
    failed = automatic(world)
    assert (failed["state"], failed["problem"]) == ("failed", "suppressed")
    assert world.send(failed)["state"] == "failed"
    assert len(world.smtp.letters) == 1


def test_who_took_their_consent_back_gets_none_by_a_machine(world: MailWorld) -> None:
    body = {"name": "Bo", "channels": [{"kind": "email", "value": "Bo@Customer.example"}]}
    _, person = world.caller.post("/people", body)
    world.caller.post(f"/people/{person['id']}/consent", {"is_withdrawal": True})
    refused = automatic(world)
    assert (refused["state"], refused["problem_text"]) == ("failed", f"{BO}: withdrawn")

    world.caller.post(f"/people/{person['id']}/consent", {"basis": "consent"})
    world.send(automatic(world))
    stranger().post(path_in(last_letter(world)["List-Unsubscribe"]), ONE_CLICK)
    steps = world.get(f"/people/{person['id']}/consent")["steps"]
    assert [(one["is_withdrawal"], one["source"]) for one in steps] == [
        (True, "unsubscribe_link"), (False, ""), (True, ""),
    ]  # fmt: skip


def test_who_unsubscribes_while_a_letter_waits_does_not_get_it(world: MailWorld) -> None:
    world.send(automatic(world))
    waiting = automatic(world, subject="Second")
    assert waiting["state"] == "queued"
    stranger().post(path_in(last_letter(world)["List-Unsubscribe"]), ONE_CLICK)

    gone = world.send(waiting)
    assert (gone["state"], gone["problem"]) == ("failed", "suppressed")
    assert gone["problem_text"] == f"{BO}: unsubscribed"
    assert len(world.smtp.letters) == 1


def test_the_page_is_in_the_reader_s_language_and_lets_take_it_back(world: MailWorld) -> None:
    world.send(automatic(world))
    path = path_in(last_letter(world)["List-Unsubscribe"])
    page = stranger(Accept_Language="zh-CN").get(path)
    assert "退订" in page.content.decode()
    assert BO not in page.content.decode()
    assert "no-store" in page["Cache-Control"]

    stranger().post(path, {"do": "unsubscribe"})
    assert "It was a mistake" in stranger().get(path).content.decode()
    stranger().post(path, {"do": "undo"})
    assert listed(world) == []
    assert world.send(automatic(world))["state"] == "sent"
    assert stranger().get("/u/forged").status_code == 404
    assert stranger().get(path, headers={"Host": "elsewhere.example"}).status_code == 404


def test_who_unsubscribes_can_do_so_after_the_mailbox_is_gone(world: MailWorld) -> None:
    world.send(automatic(world))
    path = path_in(last_letter(world)["List-Unsubscribe"])
    assert world.caller.delete(f"/mailboxes/{world.mailbox['id']}")[0] == 204
    stranger().post(path, ONE_CLICK)

    assert listed(world) == [(BO, "unsubscribed")]


def test_a_person_is_warned_and_may_go_on(world: MailWorld) -> None:
    world.caller.post("/suppressions", {"addresses": "customer.example", "note": "They asked."})
    body = {"mailbox_id": world.mailbox["id"], "to": [{"name": "", "address": BO}], "text": "Hi."}
    _, draft = world.caller.post("/outgoing", body)
    path, version = f"/outgoing/{draft['id']}/send", f'"{draft["version"]}"'
    status, problem = world.caller.post(path, {}, If_Match=version)
    assert (status, problem["code"]) == (409, "receiver_suppressed")
    assert problem["suppressed"] == [{"address": BO, "reason": "by_hand"}]
    assert world.get("/suppressed", address=[BO, "cy@other.example"])["items"] == [
        {"address": BO, "reason": "by_hand"}
    ]

    status, one = world.caller.post(path, {"even_so": True}, If_Match=version)
    assert (status, world.send(one)["state"]) == (200, "sent")


def bounce(world: MailWorld, one: Any, status: str, reason: str, to: str = BO) -> bytes:
    with world.inside():
        message_id = Outgoing.objects.get(id=one["id"]).message_id
    parts = (
        "--b\r\nContent-Type: text/plain\r\n\r\nIt did not arrive.\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
        f"Final-Recipient: rfc822; {to}\r\nAction: failed\r\nStatus: {status}\r\n"
        f"Diagnostic-Code: smtp; 550 {status} {reason}\r\n\r\n"
        f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <{message_id}>\r\n\r\n--b--\r\n"
    )
    head = (
        f"Message-ID: <{status}.{to}>\r\nFrom: MAILER-DAEMON@mx.example\r\nTo: {ADDRESS}\r\n"
        f"Subject: Undelivered\r\nDate: {timezone.now():%a, %d %b %Y %H:%M:%S +0000}\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
    )
    return (head + parts).encode()


@pytest.mark.parametrize(
    ("status", "reason", "to", "expected"),
    [
        ("5.1.1", "No such user", BO, [(BO, "bounced")]),
        ("5.0.0", "User unknown", BO, [(BO, "bounced")]),
        ("5.2.2", "Mailbox full", BO, []),
        ("5.7.1", "Message refused as spam", BO, []),
        ("4.1.1", "Try again", BO, []),
        ("5.1.1", "No such user", "cy@customer.example", []),  # we never wrote to them
    ],
)
def test_only_who_is_not_there_is_put_on_the_list(
    world: MailWorld, status: str, reason: str, to: str, expected: list[Any]
) -> None:
    assert isinstance(world.imap, Dovecot)
    one = world.send(automatic(world))
    world.imap.put("INBOX", bounce(world, one, status, reason, to))
    world.fetch()

    assert listed(world) == expected


def test_who_is_refused_at_the_door_is_on_the_list_unless_for_what_it_says(
    world: MailWorld,
) -> None:
    world.smtp.begin(Behaviour.REFUSE_LETTER)
    assert world.send(automatic(world))["state"] == "failed"
    assert listed(world) == []
    world.smtp.begin(Behaviour.REFUSE)
    assert world.send(automatic(world))["state"] == "failed"

    assert listed(world) == [(BO, "bounced")]


def test_a_bounce_that_names_no_letter_of_ours_is_not_believed(world: MailWorld) -> None:
    assert isinstance(world.imap, Dovecot)
    one = world.send(automatic(world))
    forged = bounce(world, one, "5.1.1", "No such user")
    with world.inside():
        message_id = Outgoing.objects.get(id=one["id"]).message_id
    world.imap.put("INBOX", forged.replace(message_id.encode(), b"guessed@ours.example"))
    world.fetch()

    assert listed(world) == []
