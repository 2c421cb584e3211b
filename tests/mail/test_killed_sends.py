"""Whatever is killed when: no letter leaves twice, and none is lost without a word."""

import random
import re
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from headwater.config.environment import Addresses
from headwater.mail.models import Letter, Outgoing
from headwater.mail.rules.states import OutgoingState
from headwater.mail.selectors.outgoing import due
from headwater.mail.services.sending import send
from headwater.tenancy.context import acting_in
from tests.killing import house, killed_until_done
from tests.mail.peers import Behaviour, Dovecot, Post
from tests.mail.world import MailWorld, mail_world

LETTERS = 40
# How the server is while each of the first workers lives; to those after them it is kind.
MOODS = [
    *[Behaviour.ACCEPT, Behaviour.STALL_KEPT, Behaviour.STALL_UNKEPT, Behaviour.STALL_AMID],
    *[Behaviour.ACCEPT, Behaviour.STALL_UNKEPT, Behaviour.ACCEPT, Behaviour.STALL_KEPT],
]


@pytest.fixture(autouse=True)
def _allowed() -> Iterator[None]:
    before = settings.OUTBOUND_ALLOWED
    yield
    settings.OUTBOUND_ALLOWED = before


def send_what_is_due(workspace_id: int, later: timedelta) -> None:
    """Do what the jobs of a minute do, some time later."""
    with acting_in(workspace_id):
        waiting = due(now=timezone.now() + later)
    for outgoing_id in waiting:
        send(workspace_id, outgoing_id, clock=lambda: timezone.now() + later)


def queue(world: MailWorld, number: int) -> None:
    to = [{"name": "", "address": f"bo{number}@customer.example"}]
    body = {"mailbox_id": world.mailbox["id"], "to": to, "subject": "Offer", "text": "Here it is."}
    status, draft = world.caller.post("/outgoing", body)
    assert status == 201, draft
    path = f"/outgoing/{draft['id']}/send"
    assert world.caller.post(path, {}, If_Match=f'"{draft["version"]}"')[0] == 200


def in_state(state: OutgoingState) -> set[str]:
    rows = Outgoing.objects.filter(state=state)
    return {receivers[0]["address"] for receivers in rows.values_list("to", flat=True)}


@pytest.mark.timeout(120)
def test_killed_workers_send_nothing_twice_and_lose_nothing_silently(
    own_database: Addresses, dovecot: Dovecot, post: Post
) -> None:
    world = mail_world(dovecot, post)
    world.fetch()
    for number in range(LETTERS):
        queue(world, number)

    def change_mood(kills: int) -> None:
        post.behaviour = MOODS[kills] if kills < len(MOODS) else Behaviour.ACCEPT

    kills = killed_until_done(
        send_what_is_due, world.workspace.pk, timedelta(minutes=1),
        at=house(own_database), pace=0.2, chance=random.Random(11), before=change_mood,
    )  # fmt: skip
    assert kills >= len(MOODS)
    # Once more a while later: what was left half sent is looked for, what is to be tried again is.
    send_what_is_due(world.workspace.pk, timedelta(minutes=20))

    arrived = Counter(went.recipients[0] for went in post.letters)
    assert arrived.most_common(1)[0][1] == 1
    with world.inside():
        sent, unknown = in_state(OutgoingState.SENT), in_state(OutgoingState.UNKNOWN)
        assert len(sent) + len(unknown) == LETTERS
        assert sent <= arrived.keys()
        assert len(unknown) <= kills
        assert Letter.objects.filter(subject="Offer").count() == len(sent)
        assert not Outgoing.objects.filter(is_to_file=True).exists()
    filed = dovecot.run("fetch", "-u", "bo", "hdr.to", "mailbox", "Sent", "all")
    assert Counter(re.findall(r"bo\d+@", filed)) == Counter(
        f"{who.partition('@')[0]}@" for who in sent
    )
