"""An answer that comes between the claim of a letter and its sending stops it, whenever exactly it comes."""

import random
import threading
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from headwater.mail.models import Folder, Mailbox, Outgoing
from headwater.mail.rules.states import FolderRole, OutgoingState
from headwater.mail.services import sending
from headwater.mail.services.reading import read
from headwater.mail.services.taking_in import take_in
from headwater.mail.wire.answers import Fetched
from headwater.people.models import Person
from headwater.sequences.models import Enrolment
from headwater.sequences.services.running import advance
from tests.mail.world import MailWorld, letter
from tests.sequences.world import enrol, mail_step, person, sequence

TIMES = 500
PLAY = 20261127
MOMENTS = ("before", "at_receiver", "racing", "never")
WEIGHTS = (4, 6, 9, 1)


class Answer:
    """An answer that is stored as the worker stores it, once, and when that was done."""

    def __init__(self, world: MailWorld, number: int, sender: str) -> None:
        self.world, self.sender = world, sender
        self.raw = letter("Re: Desks", sender=sender, number=10_000 + number, sent=timezone.now())
        self.done_at: float | None = None

    def come(self) -> None:
        if self.done_at is not None:
            return
        try:
            fetched = Fetched(uid=0, flags=frozenset(), size=len(self.raw),
                              internal_date=datetime.now(UTC), raw=self.raw)  # fmt: skip
            with self.world.inside():
                inbox = Folder.objects.get(role=FolderRole.INBOX)
                one = read(fetched, workspace_id=self.world.workspace.pk)
                take_in(inbox, [one], now=timezone.now(), is_placed=False)
            self.done_at = time.monotonic()
        finally:
            connection.close()


def sends(world: MailWorld, who: Person) -> Any:
    """Let the worker send the letter of somebody's step, as if it were due; give how it went."""
    later = timezone.now() + timedelta(days=1)
    with world.inside():
        one = Outgoing.objects.get(person=who)
    sending.send(world.workspace.pk, one.id, clock=lambda: later)
    with world.inside():
        one.refresh_from_db()
    return one


def address_of(number: int) -> str:
    return f"p{number}@c{number}.example"


def play(world: MailWorld, number: int, who: Person, chance: random.Random) -> tuple[str, str]:
    """Send somebody a letter of a sequence while they answer; tell when they did, and how it went."""
    moment, address = chance.choices(MOMENTS, WEIGHTS)[0], address_of(number)
    with world.inside():
        one = Enrolment.objects.get(person=who)
        advance(one.id, now=timezone.now() + timedelta(minutes=number))
    answer, named, before = Answer(world, number, address), list[float](), len(world.smtp.letters)

    def at_receiver() -> None:
        if moment == "at_receiver":
            answer.come()
        named.append(time.monotonic())

    world.smtp.at_receiver = at_receiver
    # What does not race is there before it begins.
    racing = threading.Timer(chance.uniform(0, 0.06) if moment == "racing" else 0, answer.come)
    if moment in {"before", "racing"}:
        racing.start()
    if moment == "before":
        racing.join()
    letter_ = sends(world, who)
    if racing.ident:
        racing.join()
    world.smtp.at_receiver = None
    was_sent = len(world.smtp.letters) > before
    assert letter_.state == (OutgoingState.SENT if was_sent else OutgoingState.STOPPED)
    came_late = answer.done_at is None or (named and named[0] < answer.done_at)
    assert not was_sent or came_late, (number, moment)
    return moment, letter_.state


@pytest.mark.timeout(600)
def test_an_answer_of_any_moment_stops_what_the_server_does_not_have_yet(world: MailWorld) -> None:
    chance = random.Random(PLAY)
    made = sequence(world, [mail_step()])
    people = [person(world, f"P{number}", address_of(number)) for number in range(TIMES)]
    assert enrol(world, made, *people)["enrolled"] == TIMES
    with world.inside():
        Mailbox.objects.update(daily_cap=2 * TIMES)

    seen = Counter(play(world, number, who, chance) for number, who in enumerate(people))

    print(seen)
    assert seen["before", "sent"] == seen["at_receiver", "sent"] == 0
    assert seen["never", "stopped"] == 0
    assert min(seen["racing", "sent"], seen["racing", "stopped"]) > 0
