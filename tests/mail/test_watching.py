"""A server that says when something comes is listened to: nobody waits for the minute."""

from collections.abc import Callable, Iterator
from queue import Queue
from threading import Event, Thread
from uuid import UUID

import pytest
from django.conf import settings
from django.utils import timezone

from headwater.config.environment import Addresses
from headwater.mail.services import watching
from headwater.mail.services.watching import watch
from tests.mail.peers import POOR, Dovecot, Post
from tests.mail.world import MailWorld, letter, mail_world

PATIENCE = 30
Told = Callable[[], UUID]


@pytest.fixture
def world(own_database: Addresses, dovecot: Dovecot, post: Post) -> Iterator[MailWorld]:
    before = settings.OUTBOUND_ALLOWED
    made = mail_world(dovecot, post)
    made.fetch()
    yield made
    settings.OUTBOUND_ALLOWED = before


@pytest.fixture
def told(world: MailWorld, monkeypatch: pytest.MonkeyPatch) -> Iterator[Told]:
    """Listen as a worker does; give what is told next."""
    monkeypatch.setattr(watching, "LOOK_EVERY", 1.0)
    heard: Queue[UUID] = Queue()
    stop = Event()
    thread = Thread(
        target=watch, args=(lambda _, id_: heard.put(id_),),
        kwargs={"stop": stop, "clock": timezone.now},
    )  # fmt: skip
    thread.start()
    yield lambda: heard.get(timeout=PATIENCE)
    stop.set()
    thread.join(PATIENCE)
    assert not thread.is_alive()


def listeners(dovecot: Dovecot) -> int:
    return dovecot.run("who", "-1", "bo").count("imap")


def until(is_so: Callable[[], bool]) -> None:
    for _ in range(PATIENCE * 10):
        if is_so():
            return
        Event().wait(0.1)
    raise AssertionError


def test_a_letter_is_told_of_at_once_and_the_next_one_as_well(
    world: MailWorld, told: Told, dovecot: Dovecot
) -> None:
    until(lambda: listeners(dovecot) == 1)
    for number in (1, 2):
        dovecot.put("INBOX", letter(f"Desks {number}", number=number))
        assert told() == UUID(world.mailbox["id"])
        world.fetch()
    assert len(world.threads()) == 2


def test_a_line_that_broke_is_opened_again(world: MailWorld, told: Told, dovecot: Dovecot) -> None:
    until(lambda: listeners(dovecot) == 1)
    dovecot.run("kick", "bo")
    until(lambda: listeners(dovecot) == 0)
    until(lambda: listeners(dovecot) == 1)
    dovecot.put("INBOX", letter("Desks"))
    assert told() == UUID(world.mailbox["id"])


def test_a_mailbox_that_is_paused_is_let_alone(
    world: MailWorld, told: Told, dovecot: Dovecot
) -> None:
    until(lambda: listeners(dovecot) == 1)
    path = f"/mailboxes/{world.mailbox['id']}"
    assert world.caller.patch(path, {"is_paused": True}, If_Match='"1"')[0] == 200
    until(lambda: listeners(dovecot) == 0)


def test_a_server_that_says_nothing_by_itself_is_not_bothered(
    own_database: Addresses, dovecot: Dovecot, post: Post, world: MailWorld, told: Told
) -> None:
    path = f"/mailboxes/{world.mailbox['id']}"
    other = {"imap_host": POOR, "secret": "simple"}
    assert world.caller.patch(path, other, If_Match='"1"')[0] == 200
    world.fetch()
    assert world.mailbox["state"] == "working"
    until(lambda: listeners(dovecot) == 0)
