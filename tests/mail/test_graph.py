"""Microsoft 365 by Graph: what comes is stored once, what is sent leaves once."""

from collections.abc import Iterator
from email import message_from_bytes
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings

from headwater.config.environment import Addresses
from headwater.mail.models import Folder, Letter
from headwater.mail.wire import clients
from tests.mail.clouds import CLIENT, SECRET, Answer, Asked, Cloud, running
from tests.mail.graph import GraphBox
from tests.mail.test_sending import queued
from tests.mail.world import MailWorld, letter, signed_in_world

pytestmark = pytest.mark.usefixtures("own_database")


@pytest.fixture
def cloud(monkeypatch: pytest.MonkeyPatch) -> Iterator[Cloud]:
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")
    with running(Cloud()) as up:
        client = clients.microsoft(CLIENT, SECRET, login=up.url, api=up.url)
        monkeypatch.setattr(settings, "MAIL_CLIENTS", {"microsoft": client})
        monkeypatch.setattr(settings, "OUTBOUND_ALLOWED", frozenset({f"127.0.0.1:{up.port}"}))
        yield up


@pytest.fixture
def box(cloud: Cloud) -> GraphBox:
    box = GraphBox(lambda: cloud.url)
    cloud.serve = box.serve
    return box


@pytest.fixture
def world(own_database: Addresses, cloud: Cloud, box: GraphBox) -> MailWorld:
    return signed_in_world(cloud)


def came(number: int) -> bytes:
    return letter(f"Desks {number}", number=number)


def fetches(cloud: Cloud, name: str) -> int:
    return sum(one.path.endswith(f"/messages/{quote(name, safe='')}/$value") for one in cloud.asked)


def test_first_everything_then_only_what_is_new(
    world: MailWorld, box: GraphBox, cloud: Cloud
) -> None:
    names = [box.put(came(number)) for number in range(5)]
    world.fetch()
    assert (world.mailbox["state"], world.mailbox["way"]) == ("working", "graph")
    assert len(world.threads("inbox")) == 5

    world.fetch()
    latest = box.put(came(20))
    world.fetch()
    assert [fetches(cloud, name) for name in (*names, latest)] == [1] * 6


def test_a_run_that_breaks_off_goes_on_and_stores_each_once(
    world: MailWorld, box: GraphBox, cloud: Cloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("headwater.mail.services.following.AT_ONCE", 2)
    names = [box.put(came(number)) for number in range(7)]
    left = [5]

    def down(asked: Asked) -> Answer | None:
        left[0] -= asked.path.endswith("$value")
        return (503, {"error": {"code": "Down", "message": "not now"}}) if left[0] < 0 else None

    cloud.before = down
    world.fetch()
    assert (world.mailbox["state"], world.mailbox["problem"]) == (
        "failing",
        "mail_connection_broken",
    )
    here = len(world.threads("all"))
    assert here == 4

    cloud.before = lambda _: None
    cloud.asked.clear()
    world.fetch()
    assert len(world.threads("all")) == 7
    assert sum(fetches(cloud, name) for name in names) == 3


def test_marks_go_both_ways_and_what_is_moved_there_is_done_here(
    world: MailWorld, box: GraphBox
) -> None:
    one, two = box.put(came(1)), box.put(came(2))
    world.fetch()
    thread = world.thread("Desks 1")
    letter_id = thread["letters"][0]["id"]
    assert world.caller.put(f"/threads/{thread['id']}/read", {"is_read": True})[0] == 200
    assert world.caller.put(f"/letters/{letter_id}/flag", {"is_flagged": True})[0] == 200
    world.fetch()
    assert (box.messages[one].is_read, box.messages[one].is_flagged) == (True, True)

    box.change(two, is_read=True, is_flagged=True)
    world.fetch()
    [shown] = world.thread("Desks 2")["letters"]
    assert (shown["is_read"], shown["is_flagged"]) == (True, True)

    box.change(two, folder="archive")
    world.fetch()
    assert [one["subject"] for one in world.threads("inbox")] == ["Desks 1"]


def test_an_answer_leaves_once_also_to_who_is_hidden_and_is_not_stored_twice(
    world: MailWorld, box: GraphBox
) -> None:
    box.put(came(1))
    world.fetch()
    first = world.thread("Desks 1")["letters"][0]
    hidden = [{"name": "", "address": "dee@customer.example"}]
    one = queued(world, answers_id=first["id"], subject="Re: Desks 1", bcc=hidden)
    assert world.send(one)["state"] == "sent"
    assert world.send(one)["state"] == "sent"
    world.fetch()

    [raw] = box.sent
    sent = message_from_bytes(raw)
    assert (sent["Bcc"], sent["In-Reply-To"]) == ("dee@customer.example", "<1@customer.example>")
    assert len(world.thread("Desks 1")["letters"]) == 2


@pytest.mark.parametrize("has_left", [True, False])
def test_a_letter_of_which_nobody_said_what_became_is_looked_up(
    world: MailWorld, box: GraphBox, cloud: Cloud, has_left: bool
) -> None:
    world.fetch()

    def loses(asked: Asked) -> Answer | None:
        if not asked.path.endswith("/send"):
            return None
        if has_left:
            box.serve(asked)
        return 503, {}

    cloud.before = loses
    assert world.send(queued(world))["state"] == ("sent" if has_left else "unknown")
    assert len(box.sent) == has_left


def test_a_token_that_ends_amid_a_run_is_renewed_and_one_that_is_gone_asks_to_sign_in(
    world: MailWorld, box: GraphBox, cloud: Cloud
) -> None:
    box.put(came(1))
    ended: list[Any] = []

    def ends(asked: Asked) -> Answer | None:
        if asked.path.endswith("$value") and not ended:
            ended.append(asked)
            cloud.expire()
        return None

    cloud.before = ends
    world.fetch()
    assert (world.mailbox["state"], cloud.renewals) == ("working", 1)
    assert len(world.threads("all")) == 1

    cloud.take_back()
    world.fetch()
    assert (world.mailbox["state"], world.mailbox["problem"]) == ("failing", "mail_sign_in_again")


def test_changes_that_are_forgotten_are_listed_anew_without_anything_twice(
    world: MailWorld, box: GraphBox, cloud: Cloud
) -> None:
    kept, gone = box.put(came(1)), box.put(came(2))
    world.fetch()
    del box.messages[gone]
    latest = box.put(came(3))
    box.first = len(box.log)
    cloud.asked.clear()
    world.fetch()

    assert world.mailbox["state"] == "working"
    assert (fetches(cloud, kept), fetches(cloud, latest)) == (0, 1)
    assert {one["subject"] for one in world.threads("inbox")} == {"Desks 1", "Desks 3"}
    with world.inside():
        assert Letter.objects.count() == 3


def test_a_list_that_goes_on_elsewhere_is_not_followed(
    world: MailWorld, box: GraphBox, cloud: Cloud
) -> None:
    box.put(came(1))
    world.fetch()
    with world.inside():
        Folder.objects.update(cursor="http://169.254.169.254/v1.0/me/messages/delta?$deltatoken=1")
    world.fetch()

    assert (world.mailbox["state"], world.mailbox["problem"]) == (
        "failing",
        "mail_connection_broken",
    )
