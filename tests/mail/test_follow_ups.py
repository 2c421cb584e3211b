"""Whoever wants to be reminded of a letter is, once, unless a person has answered."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.utils import timezone

from headwater.activities.models import Task
from headwater.config.environment import Addresses
from headwater.mail.models import Mailbox, Outgoing
from headwater.mail.selectors.follow_ups import due_follow_ups
from headwater.mail.services.follow_ups import follow_up
from tests import make
from tests.mail.peers import Dovecot, Post
from tests.mail.test_sending import queued, sent_off, written
from tests.mail.world import MailWorld, letter, mail_world


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


def in_days(days: int) -> datetime:
    return timezone.now().astimezone(UTC).replace(microsecond=0) + timedelta(days=days)


def sent(world: MailWorld, **fields: Any) -> Any:
    one = world.send(queued(world, follow_up_at=in_days(3).isoformat(), **fields))
    assert one["state"] == "sent"
    return one


def look(world: MailWorld, one: Any, *, days: int = 4, is_fetched: bool = True) -> Any:
    """Let the worker look for an answer some days later, twice, as a killed one would."""
    now = in_days(days)
    with world.inside():
        if is_fetched:
            Mailbox.objects.filter(id=world.mailbox["id"]).update(fetched_at=now)
        for due in due_follow_ups(now=now):
            follow_up(due, now=now)
        follow_up(UUID(one["id"]), now=now)
    return world.get(f"/outgoing/{one['id']}")


def tasks(world: MailWorld) -> list[str]:
    with world.inside():
        rows = Task.objects.filter(owner_id=world.ada.id, title__startswith="No answer yet")
        return list(rows.values_list("title", flat=True))


def answer(one: Any, **fields: Any) -> bytes:
    headers = f"In-Reply-To: <{one['message_id']}>\r\n" + fields.pop("headers", "")
    return letter("Re: Offer", number=77, headers=headers, sent=in_days(1), **fields)


def with_id(world: MailWorld, one: Any) -> Any:
    with world.inside():
        return one | {"message_id": Outgoing.objects.get(id=one["id"]).message_id}


def test_without_an_answer_its_author_gets_one_task_on_the_record(world: MailWorld) -> None:
    with world.inside():
        deal = make.deal(owner=world.ada, title="Desks")
    one = sent(world, deal_id=str(deal.id))

    assert look(world, one, days=2)["followed_up_at"] is None
    assert tasks(world) == []
    looked = look(world, one)
    look(world, one, days=9)

    assert tasks(world) == ["No answer yet: Offer (Bo Li)"]
    with world.inside():
        task = Task.objects.get(id=looked["follow_up_task_id"])
    assert (task.deal_id, task.owner_id, task.kind) == (deal.id, world.ada.id, "email")
    [told] = world.get(f"/threads/{looked['thread_id']}")["follow_ups"]
    assert (told["letter_id"], told["task_id"]) == (looked["letter_id"], str(task.id))


def test_an_answer_in_time_asks_nothing_more(world: MailWorld) -> None:
    assert isinstance(world.imap, Dovecot)
    one = sent(world)
    world.imap.put("INBOX", answer(with_id(world, one)))
    world.fetch()

    looked = look(world, one)
    assert looked["followed_up_at"] is not None
    assert looked["follow_up_task_id"] is None
    assert tasks(world) == []


def test_that_somebody_is_away_is_no_answer(world: MailWorld) -> None:
    assert isinstance(world.imap, Dovecot)
    one = sent(world)
    away = "Auto-Submitted: auto-replied\r\n"
    world.imap.put("INBOX", answer(with_id(world, one), headers=away, text="I am on holiday."))
    world.fetch()

    assert look(world, one)["follow_up_task_id"] is not None


def test_it_waits_for_the_mailbox_to_be_read_but_not_forever(world: MailWorld) -> None:
    one = sent(world)

    with world.inside():
        follow_up(UUID(one["id"]), now=in_days(3) + timedelta(hours=1))
    assert tasks(world) == []
    assert look(world, one, is_fetched=False)["follow_up_task_id"] is not None


def test_a_reminder_can_be_called_off_and_moved_after_it_was_sent(world: MailWorld) -> None:
    one = sent(world)
    path = f"/outgoing/{one['id']}/follow-up"

    assert world.caller.put(path, {"at": None})[1]["follow_up_at"] is None
    look(world, one)
    assert tasks(world) == []
    world.caller.put(path, {"at": in_days(5).isoformat()})
    assert look(world, one, days=6)["follow_up_task_id"] is not None


def test_a_reminder_before_the_letter_leaves_is_refused(world: MailWorld) -> None:
    draft = written(world, follow_up_at=in_days(2).isoformat())
    path = f"/outgoing/{draft['id']}/send"
    status, problem = world.caller.post(
        path, {"send_at": in_days(3).isoformat()}, If_Match=f'"{draft["version"]}"'
    )

    assert (status, problem["code"]) == (422, "reminded_too_early")
    assert sent_off(world, draft)["state"] == "queued"
