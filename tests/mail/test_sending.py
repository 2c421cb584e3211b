"""What is written leaves once, and whoever wrote it knows what became of it."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone

from headwater.config.environment import Addresses
from headwater.mail.models import Mailbox, Outgoing
from headwater.mail.selectors.outgoing import due
from tests import make
from tests.mail.peers import Behaviour, Dovecot, Post, allowed
from tests.mail.world import MailWorld, letter, mail_world

TO = [{"name": "Bo Li", "address": "bo@customer.example"}]


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


def written(world: MailWorld, **fields: Any) -> Any:
    body = {"mailbox_id": world.mailbox["id"], "to": TO, "subject": "Offer", "text": "Here it is."}
    status, draft = world.caller.post("/outgoing", body | fields)
    assert status == 201, draft
    return draft


def queued(world: MailWorld, **fields: Any) -> Any:
    draft = written(world, **fields)
    return sent_off(world, draft)


def sent_off(world: MailWorld, draft: Any, **body: Any) -> Any:
    path = f"/outgoing/{draft['id']}/send"
    status, shown = world.caller.post(path, body, If_Match=f'"{draft["version"]}"')
    assert (status, shown.get("state")) == (200, "queued"), shown
    return shown


def test_an_answer_leaves_once_in_its_thread_and_lies_among_what_was_sent(world: MailWorld) -> None:
    assert isinstance(world.imap, Dovecot)
    world.imap.put("INBOX", letter("Desks", number=1))
    world.fetch()
    came = world.thread("Desks")["letters"][0]
    copies = [{"name": "", "address": "cy@customer.example"}]
    hidden = [{"name": "", "address": "dee@customer.example"}]
    one = queued(world, answers_id=came["id"], subject="Re: Desks", cc=copies, bcc=hidden)
    assert world.send(one)["state"] == "sent"
    assert world.send(one)["state"] == "sent"

    [went] = world.smtp.letters
    assert went.recipients == ("bo@customer.example", "cy@customer.example", "dee@customer.example")
    assert b"dee@customer.example" not in went.raw
    assert b"In-Reply-To: <1@customer.example>" in went.raw
    assert "Re: Desks" in world.imap.run(
        "fetch", "-u", "bo", "hdr.subject", "mailbox", "Sent", "all"
    )
    world.fetch()
    assert [one["direction"] for one in world.thread("Desks")["letters"]] == ["in", "out"]


def test_what_was_sent_by_mistake_is_taken_back_while_it_waits(world: MailWorld) -> None:
    one = queued(world)
    assert world.send(one, after=timedelta())["state"] == "queued"
    status, draft = world.caller.post(f"/outgoing/{one['id']}/take-back")
    assert (status, draft["state"], draft["text"]) == (200, "draft", "Here it is.")

    assert world.send(one)["state"] == "draft"
    assert world.smtp.letters == []


def test_it_goes_to_nobody_without_a_receiver(world: MailWorld) -> None:
    draft = written(world, to=[])
    path = f"/outgoing/{draft['id']}/send"
    status, problem = world.caller.post(path, {}, If_Match=f'"{draft["version"]}"')

    assert (status, problem["code"]) == (422, "no_receiver")
    assert world.get(f"/outgoing/{draft['id']}")["state"] == "draft"


@pytest.mark.parametrize("behaviour", [Behaviour.GREYLIST, Behaviour.LATER, Behaviour.DROP_AT_DATA])
def test_what_a_server_has_not_taken_is_tried_again(world: MailWorld, behaviour: Behaviour) -> None:
    one = queued(world)
    world.smtp.begin(behaviour)
    assert world.send(one)["state"] == "queued"
    world.smtp.begin()

    assert world.send(one, after=timedelta(minutes=10))["state"] == "sent"
    assert len(world.smtp.letters) == 1


def test_what_a_server_refuses_can_be_mended_and_sent(world: MailWorld) -> None:
    one = queued(world)
    world.smtp.begin(Behaviour.REFUSE)
    failed = world.send(one)
    assert failed["state"] == "failed"
    assert failed["problem_text"]
    world.smtp.begin()

    # Its server said that there is nobody: whoever tries again is warned, and knows better.
    assert world.send(sent_off(world, failed, even_so=True))["state"] == "sent"


def test_a_password_that_cannot_be_read_any_more_is_asked_for_once_more(world: MailWorld) -> None:
    one = queued(world)
    with world.inside():
        Mailbox.objects.update(secret="k00000000.AAAA")  # of a ring of keys that is gone

    failed = world.send(one)
    world.fetch()

    words = "The password of ada@ours.example cannot be read any more: enter it once more."
    assert (failed["state"], failed["problem_text"]) == ("failed", words)
    assert (world.mailbox["problem"], world.mailbox["problem_text"]) == ("mail_secret_lost", words)


def test_what_may_have_left_is_looked_for_and_never_sent_again(world: MailWorld) -> None:
    assert isinstance(world.imap, Dovecot)
    one = queued(world)
    world.smtp.begin(Behaviour.DROP_KEPT)
    assert world.send(one)["state"] == "unknown"
    world.smtp.begin()
    assert world.send(one, after=timedelta(hours=1))["state"] == "unknown"
    assert world.smtp.letters == []

    with world.inside():
        message_id = Outgoing.objects.get(id=one["id"]).message_id
    raw = letter("Offer").replace(b"1@customer.example", message_id.encode())
    world.imap.put("Sent", raw)
    assert world.send(one, after=timedelta(hours=2))["state"] == "sent"


def test_its_author_says_what_became_of_it_where_nobody_else_can(world: MailWorld) -> None:
    one = queued(world)
    world.smtp.begin(Behaviour.DROP_UNKEPT)
    world.send(one)
    status, draft = world.caller.post(f"/outgoing/{one['id']}/settle", {"was_sent": False})

    assert (status, draft["state"]) == (200, "draft")
    world.smtp.begin()
    assert world.send(sent_off(world, draft))["state"] == "sent"


def test_no_more_than_the_cap_leave_in_a_day(world: MailWorld) -> None:
    path = f"/mailboxes/{world.mailbox['id']}"
    assert world.caller.patch(path, {"daily_cap": 1}, If_Match='"1"')[0] == 200
    first, second = queued(world), queued(world)

    assert world.send(first)["state"] == "sent"
    assert world.send(second)["state"] == "queued"
    assert world.send(second, after=timedelta(hours=26))["state"] == "sent"


def test_files_go_with_it(world: MailWorld) -> None:
    draft = written(world)
    answer = world.caller.client.post(
        f"/api/v1/outgoing/{draft['id']}/enclosures?name=报价.pdf&content_type=application/pdf",
        data=b"%PDF-1.7 offer", content_type="application/octet-stream",
    )  # fmt: skip
    assert answer.status_code == 201, answer.content
    assert world.send(sent_off(world, answer.json()))["state"] == "sent"

    world.fetch()
    [shown] = world.thread("Offer")["letters"]
    assert [(one["name"], one["size"]) for one in shown["attachments"]] == [("报价.pdf", 14)]


def test_a_new_letter_is_about_the_deal_it_was_written_from(world: MailWorld) -> None:
    with world.inside():
        deal = make.deal(owner=world.ada)
    assert world.send(queued(world, deal_id=str(deal.id)))["state"] == "sent"

    assert world.thread("Offer")["about"]["deal"]["id"] == str(deal.id)
    lines = world.get(f"/deals/{deal.id}/timeline")["items"]
    [told] = [line["data"] for line in lines if line["kind"] == "note"]
    assert (told["is_incoming"], told["text"]) == (False, "Offer\nHere it is.")


def test_a_letter_leaves_when_it_is_to(world: MailWorld) -> None:
    draft = written(world)
    one = sent_off(world, draft, send_at="2090-01-01T09:00:00Z")
    assert world.send(one)["state"] == "queued"
    assert one["send_at"].startswith("2090-01-01T09:00:00")


def test_what_could_not_be_filed_among_what_was_sent_is_filed_later_and_once(
    world: MailWorld,
) -> None:
    assert isinstance(world.imap, Dovecot)
    one, there = queued(world), settings.OUTBOUND_ALLOWED
    settings.OUTBOUND_ALLOWED = allowed(world.smtp)  # the server of IMAP is away
    assert world.send(one)["state"] == "sent"
    settings.OUTBOUND_ALLOWED = there

    for minutes in (10, 20):
        with world.inside():
            waiting = due(now=timezone.now() + timedelta(minutes=minutes))
        assert [str(one_) for one_ in waiting] == [one["id"]] * (minutes == 10)
        world.send(one, after=timedelta(minutes=minutes))
    assert world.imap.run("search", "-u", "bo", "mailbox", "Sent", "all").count("\n") == 1
    assert len(world.smtp.letters) == 1
