"""Whoever calls a letter of ours spam gets no more; what cannot be tied to one changes nothing."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings

from headwater.config.environment import Addresses
from headwater.mail.models import Outgoing
from tests.mail.arf import complaint, message_id_of
from tests.mail.leaving import BO, automatic, last_letter
from tests.mail.peers import Dovecot, Post
from tests.mail.world import MailWorld, letter, mail_world

CY = "cy@customer.example"


@pytest.fixture
def world(own_database: Addresses, dovecot: Dovecot, post: Post) -> Iterator[MailWorld]:
    before = settings.OUTBOUND_ALLOWED
    made = mail_world(dovecot, post)
    made.fetch()
    yield made
    settings.OUTBOUND_ALLOWED = before


def listed(world: MailWorld) -> list[tuple[str, str]]:
    return [(one["address"], one["reason"]) for one in world.get("/suppressions")["items"]]


def came(world: MailWorld, *raw: bytes) -> list[tuple[str, str]]:
    for each in raw:
        world.imap.put("INBOX", each)
    world.fetch()
    return listed(world)


def by_hand(world: MailWorld, *to: str) -> Any:
    body = {"mailbox_id": world.mailbox["id"], "text": "Hi.",
            "to": [{"name": "", "address": one} for one in to]}  # fmt: skip
    _, draft = world.caller.post("/outgoing", body)
    path = f"/outgoing/{draft['id']}/send"
    return world.send(world.caller.post(path, {}, If_Match=f'"{draft["version"]}"')[1])


def test_whoever_complains_is_on_the_list_and_their_person_says_so(world: MailWorld) -> None:
    body = {"name": "Bo", "channels": [{"kind": "email", "value": BO}]}
    _, person = world.caller.post("/people", body)
    one = world.send(automatic(world))
    raw = complaint(message_id_of(world, one))

    assert came(world, raw, raw.replace(b"<1@fbl", b"<2@fbl")) == [(BO, "complained")]
    assert world.get(f"/people/{person['id']}/consent")["suppressed"] == [
        {"address": BO, "reason": "complained"}
    ]
    [entry] = world.get("/suppressions")["items"]
    assert entry["note"] == "SomeLoop/1.0"
    assert automatic(world)["problem_text"] == f"{BO}: complained"
    assert world.get(f"/outgoing/{one['id']}")["problem"] == "complained"


def test_who_it_was_is_known_of_a_letter_to_one_though_the_provider_hides_it(
    world: MailWorld,
) -> None:
    one = by_hand(world, BO)

    assert came(world, complaint(message_id_of(world, one), to="")) == [(BO, "complained")]


def test_of_a_letter_to_several_nobody_is_guessed(world: MailWorld) -> None:
    one = by_hand(world, BO, CY)
    message_id = message_id_of(world, one)

    assert came(world, complaint(message_id, to="redacted@fbl.example")) == []
    assert came(world, complaint(message_id, to=CY, number=2)) == [(CY, "complained")]


def test_our_own_link_in_the_copy_tells_whose_it_is(world: MailWorld) -> None:
    world.send(automatic(world))
    way_out = f"List-Unsubscribe: {last_letter(world)['List-Unsubscribe']}\r\n"

    assert came(world, complaint(to="", copied=way_out)) == [(BO, "complained")]


@pytest.mark.parametrize("kind", ["not-spam", "auth-failure", "virus", "other", "opinion", ""])
def test_what_is_no_complaint_suppresses_nobody(world: MailWorld, kind: str) -> None:
    one = world.send(automatic(world))

    assert came(world, complaint(message_id_of(world, one), kind=kind)) == []
    with world.inside():
        assert Outgoing.objects.get(id=one["id"]).problem == ""


def test_a_report_about_nothing_we_sent_changes_nothing(world: MailWorld) -> None:
    world.send(automatic(world))
    forged = "List-Unsubscribe: <https://ours.example/u/AAAAAAAAAAAAAAAAAAAAAAAA>\r\n"
    world.imap.put("INBOX", letter("Desks", number=77))
    world.fetch()

    assert came(
        world,
        complaint("guessed@ours.example", copied=forged),
        complaint(number=2),
        complaint("77@customer.example", number=3),  # somebody else's letter
    ) == []  # fmt: skip


def test_a_complaint_counts_more_than_a_bounce_and_an_unsubscription(world: MailWorld) -> None:
    one = world.send(automatic(world))
    world.caller.post("/suppressions", {"addresses": BO, "note": ""})

    assert came(world, complaint(message_id_of(world, one), kind="fraud")) == [(BO, "complained")]
