"""What a sequence's steps came to: who complained, and what stays when a mailbox goes."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from headwater.mail.models import Outgoing, PublicLink
from tests.mail.arf import complaint
from tests.mail.test_tracking import come
from tests.mail.world import MailWorld, letter
from tests.sequences.world import (
    deliver,
    enrol,
    enrolment,
    mail_step,
    person,
    run,
    send_all,
    sequence,
    wait_step,
)

CY = "cy@other.example"
COUNTED = ("done", "sent", "delivered", "opened", "clicked", "replied", "complained")


def figures(world: MailWorld, made: Any) -> tuple[int, ...]:
    first = world.get(f"/sequences/{made['id']}/report")["steps"][0]
    [variant] = first["variants"]
    assert variant["counts"] == first["counts"]
    return tuple(first["counts"][name] for name in COUNTED)


def message_id(world: MailWorld, address: str) -> str:
    with world.inside():
        return Outgoing.objects.get(to__contains=[{"address": address}]).message_id


def complain(world: MailWorld, address: str) -> None:
    number = sum(map(ord, address))  # no two reports are one letter
    world.imap.put("INBOX", complaint(message_id(world, address), to="", number=number))
    world.fetch()
    deliver(world)


def test_a_complaint_ends_it_and_is_counted_though_it_was_over(world: MailWorld) -> None:
    bo, cy = person(world), person(world, "Cy", CY)
    long = sequence(world, [mail_step(), wait_step(), mail_step("b")])
    short = sequence(world, [mail_step()], name="Short")
    enrol(world, long, bo)
    enrol(world, short, cy)
    run(world)
    run(world, after=timedelta(minutes=1))
    send_all(world, after=timedelta(minutes=2))
    for address in ("bo@customer.example", CY):
        complain(world, address)

    ended = enrolment(world, bo)
    assert (ended["state"], ended["reason"]) == ("stopped", "complained")
    assert enrolment(world, cy)["state"] == "finished"
    assert figures(world, long) == figures(world, short) == (1, 1, 1, 0, 0, 0, 1)
    assert world.get(f"/sequences/{long['id']}/report")["ended"] == {"complained": 1}


def test_results_stay_when_the_mailbox_goes(world: MailWorld) -> None:
    world.caller.put("/tracking", {"default": "on"})
    bo, cy = person(world), person(world, "Cy", CY)
    made = sequence(world, [mail_step(), wait_step(), mail_step("b")])
    enrol(world, made, bo, cy)
    run(world)
    run(world, after=timedelta(minutes=1))
    send_all(world, after=timedelta(minutes=2))
    with world.inside():
        Outgoing.objects.update(sent_at=timezone.now() - timedelta(hours=1))
        token = PublicLink.objects.get(kind="open", outgoing__to__contains=[{"address": CY}]).token
    assert come(f"/o/{token}.gif").status_code == 200
    world.imap.put("INBOX", letter("Re: Desks", number=7))
    world.fetch()
    deliver(world)
    complain(world, CY)
    before = figures(world, made)

    assert before == (2, 2, 2, 1, 0, 1, 1)
    assert world.caller.delete(f"/mailboxes/{world.mailbox['id']}")[0] == 204
    assert figures(world, made) == before
    with world.inside():
        assert not Outgoing.objects.exists()
