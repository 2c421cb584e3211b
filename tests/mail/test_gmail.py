"""Gmail by Google's own client: what comes is stored once, what is sent leaves once."""

from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes

import pytest
from django.conf import settings
from django.utils import timezone

from headwater.config.environment import Addresses
from headwater.mail.models import Letter
from headwater.mail.wire import clients
from tests.mail.clouds import CLIENT, SECRET, Answer, Asked, Cloud, running
from tests.mail.gmail import GmailBox
from tests.mail.test_sending import queued
from tests.mail.world import MailWorld, letter, signed_in_world

pytestmark = pytest.mark.usefixtures("own_database")


@pytest.fixture
def box() -> GmailBox:
    return GmailBox()


@pytest.fixture
def cloud(box: GmailBox, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cloud]:
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")
    with running(Cloud(serve=box.serve)) as up:
        client = clients.google(CLIENT, SECRET, login=up.url, token=up.url, api=up.url)
        monkeypatch.setattr(settings, "MAIL_CLIENTS", {"google": client})
        monkeypatch.setattr(settings, "OUTBOUND_ALLOWED", frozenset({f"127.0.0.1:{up.port}"}))
        yield up


@pytest.fixture
def world(own_database: Addresses, cloud: Cloud) -> MailWorld:
    return signed_in_world(cloud)


def came(number: int) -> bytes:
    return letter(f"Desks {number}", number=number)


def asked_for(cloud: Cloud, end: str) -> int:
    return sum(one.path.endswith(end) and one.method == "GET" for one in cloud.asked)


def test_first_everything_then_only_what_is_new(
    world: MailWorld, box: GmailBox, cloud: Cloud
) -> None:
    names = [box.put(came(number)) for number in range(8)]
    box.put(letter("Re: Desks 0", sender="Ada <ada@ours.example>", to="bo@customer.example",
                   number=50, headers="In-Reply-To: <0@customer.example>\r\n"), "SENT")  # fmt: skip
    world.fetch()
    assert world.mailbox["state"] == "working"
    assert len(world.threads("all")) == 8
    assert len(world.thread("Desks 0")["letters"]) == 2

    cloud.asked.clear()
    world.fetch()
    assert asked_for(cloud, names[0]) == 0
    latest = box.put(came(20))
    world.fetch()
    assert asked_for(cloud, latest) == 1
    assert world.thread("Desks 20")["letters"][0]["is_read"] is False


def test_a_run_that_breaks_off_goes_on_and_stores_each_once(
    world: MailWorld, box: GmailBox, cloud: Cloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("headwater.mail.services.following.AT_ONCE", 2)
    names = [box.put(came(number)) for number in range(7)]
    left = [5]

    def down(asked: Asked) -> Answer | None:
        if asked.path.split("/")[-1] not in names:
            return None
        left[0] -= 1
        return (400, {"error": {"code": 400, "message": "no"}}) if left[0] < 0 else None

    cloud.before = down
    world.fetch()
    assert world.mailbox["state"] == "failing"
    here = len(world.threads("all"))
    assert 0 < here < 7

    cloud.asked.clear()
    left[0] = 1000
    world.fetch()
    assert world.mailbox["state"] == "working"
    assert len(world.threads("all")) == 7
    assert sum(asked_for(cloud, name) for name in names) == 7 - here


def test_marks_go_both_ways_and_what_is_archived_there_is_done_here(
    world: MailWorld, box: GmailBox
) -> None:
    one, two = box.put(came(1)), box.put(came(2))
    world.fetch()
    thread = world.thread("Desks 1")
    assert world.caller.put(f"/threads/{thread['id']}/read", {"is_read": True})[0] == 200
    world.fetch()
    assert "UNREAD" not in box.messages[one].labels

    box.label(two, add=("STARRED",), remove=("UNREAD",))
    world.fetch()
    [shown] = world.thread("Desks 2")["letters"]
    assert (shown["is_read"], shown["is_flagged"]) == (True, True)

    box.label(two, remove=("INBOX",))
    world.fetch()
    assert [one["subject"] for one in world.threads("inbox")] == ["Desks 1"]


def test_an_answer_leaves_once_also_to_who_is_hidden_and_is_not_stored_twice(
    world: MailWorld, box: GmailBox
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
    assert sent["Bcc"] == "dee@customer.example"
    assert sent["In-Reply-To"] == "<1@customer.example>"
    assert len(world.thread("Desks 1")["letters"]) == 2


def test_an_answer_to_a_letter_that_google_gave_another_name_is_in_its_thread(
    world: MailWorld, box: GmailBox
) -> None:
    world.fetch()
    box.renames = True
    assert world.send(queued(world))["state"] == "sent"
    later = timezone.now() + timedelta(minutes=2)
    answer = "In-Reply-To: <g1@mail.gmail.com>\r\n"
    box.put(letter("Quite another subject", number=9, headers=answer, sent=later))
    world.fetch()

    assert [one["subject"] for one in world.thread("Offer")["letters"]] == [
        "Offer",
        "Quite another subject",
    ]


def test_a_letter_of_which_google_never_said_what_became_is_looked_up(
    world: MailWorld, box: GmailBox, cloud: Cloud
) -> None:
    world.fetch()

    def loses(asked: Asked) -> Answer | None:
        if not asked.path.endswith("/send"):
            return None
        box.serve(asked)
        return 503, {"error": {"code": 503, "message": "backend error"}}

    cloud.before = loses
    one = queued(world)
    assert world.send(one)["state"] == "sent"
    assert len(box.sent) == 1

    cloud.before = lambda asked: (503, {}) if asked.path.endswith("/send") else None
    two = queued(world, subject="Another")
    assert world.send(two)["state"] == "unknown"


def test_a_token_that_ends_amid_a_run_is_renewed_and_the_run_goes_on(
    world: MailWorld, box: GmailBox, cloud: Cloud
) -> None:
    names = [box.put(came(number)) for number in range(3)]
    is_ended: list[bool] = []

    def ends(asked: Asked) -> Answer | None:
        if asked.path.endswith(names[1]) and not is_ended:
            is_ended.append(True)
            cloud.expire()
        return None

    cloud.before = ends
    world.fetch()
    assert (world.mailbox["state"], cloud.renewals) == ("working", 1)
    assert len(world.threads("all")) == 3

    cloud.take_back()
    world.fetch()
    assert (world.mailbox["state"], world.mailbox["problem"]) == ("failing", "mail_sign_in_again")


def test_history_that_google_has_forgotten_is_listed_anew_without_anything_twice(
    world: MailWorld, box: GmailBox, cloud: Cloud
) -> None:
    kept, gone = box.put(came(1)), box.put(came(2))
    world.fetch()
    box.label(kept, remove=("UNREAD",))
    box.delete(gone)
    latest = box.put(came(3))
    box.forget_history()
    cloud.asked.clear()
    world.fetch()

    assert world.mailbox["state"] == "working"
    assert (asked_for(cloud, kept), asked_for(cloud, latest)) == (0, 1)
    assert {one["subject"] for one in world.threads("inbox")} == {"Desks 1", "Desks 3"}
    assert world.thread("Desks 1")["letters"][0]["is_read"] is True
    with world.inside():
        assert Letter.objects.count() == 3
