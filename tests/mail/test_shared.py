"""A mailbox that several work in: who reads it, who writes from it, who answers."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from headwater.config.environment import Addresses
from tests import make
from tests.calling import Caller
from tests.mail.peers import Dovecot, Post
from tests.mail.test_sending import TO, sent_off
from tests.mail.world import MailWorld, letter, mail_world


@pytest.fixture
def world(own_database: Addresses, dovecot: Dovecot, post: Post) -> Iterator[MailWorld]:
    before = settings.OUTBOUND_ALLOWED
    made = mail_world(dovecot, post, sender_name="Sales")
    dovecot.put("INBOX", letter("Desks", number=1))
    made.fetch()
    yield made
    settings.OUTBOUND_ALLOWED = before


def member(world: MailWorld, name: str, **fields: Any) -> Member:
    with world.inside():
        return make.member(name=name, email=f"{name.lower()}@ours.example", **fields)


def share(world: MailWorld, **with_whom: Any) -> None:
    path = f"/mailboxes/{world.mailbox['id']}"
    [now] = world.get("/mailboxes")["items"]
    status, shown = world.caller.patch(
        path, {"sight": "chosen", **with_whom}, If_Match=f'"{now["version"]}"'
    )
    assert status == 200, shown


def subjects(caller: Caller) -> list[str]:
    return [one["subject"] for one in caller.get("/threads", box="all")[1]["items"]]


def test_only_who_was_named_reads_and_writes_and_no_longer_once_they_are_not(
    world: MailWorld, post: Post
) -> None:
    bo, cy = member(world, "Bo"), member(world, "Cy", role=Role.ADMIN)
    share(world, member_ids=[str(bo.id)])
    as_bo, as_cy = Caller(bo), Caller(cy)
    assert (subjects(as_bo), subjects(as_cy)) == (["Desks"], [])
    assert as_cy.get("/mailboxes")[1]["items"] == []
    assert as_bo.get("/mailboxes")[1]["items"][0]["imap_host"] == ""

    draft = {"mailbox_id": world.mailbox["id"], "to": TO, "subject": "Offer", "text": "Here."}
    assert as_cy.post("/outgoing", draft)[0] == 404
    _, kept = as_bo.post("/outgoing", draft)
    share(world, member_ids=[])
    assert subjects(as_bo) == []
    path = f"/outgoing/{kept['id']}/send"
    assert as_bo.post(path, {}, If_Match=f'"{kept["version"]}"')[0] == 404
    assert post.letters == []


def test_whoever_is_in_a_team_that_was_named_works_in_it(world: MailWorld) -> None:
    with world.inside():
        team = make.team(name="Sales")
    bo = member(world, "Bo", team=team)
    share(world, team_ids=[str(team.id)])

    assert subjects(Caller(bo)) == ["Desks"]


def test_each_letter_says_who_wrote_it_and_whoever_answers_first_answers(
    world: MailWorld,
) -> None:
    bo = member(world, "Bo")
    share(world, member_ids=[str(bo.id)])
    caller = Caller(bo)
    came = world.thread("Desks")["letters"][0]
    answer = {"mailbox_id": world.mailbox["id"], "answers_id": came["id"], "to": TO,
              "subject": "Re: Desks", "text": "Soon."}  # fmt: skip
    _, draft = caller.post("/outgoing", answer)
    assert draft["thread_id"] == world.thread("Desks")["id"]
    written = MailWorld(world.workspace, bo, caller, world.imap, world.smtp, world.mailbox)
    assert written.send(sent_off(written, draft))["state"] == "sent"

    thread = world.thread("Desks")
    assert [one["author_id"] for one in thread["letters"]] == [None, str(bo.id)]
    assert thread["assignee_id"] == str(bo.id)
    assert world.threads("all")[0]["assignee_id"] == str(bo.id)


def test_a_thread_is_given_to_somebody_who_works_in_the_mailbox(world: MailWorld) -> None:
    bo, cy = member(world, "Bo"), member(world, "Cy")
    share(world, member_ids=[str(bo.id)])
    path = f"/threads/{world.thread('Desks')['id']}/assignee"

    assert world.caller.put(path, {"member_id": str(bo.id)})[1]["assignee_id"] == str(bo.id)
    refused = world.caller.put(path, {"member_id": str(cy.id)})
    assert (refused[0], refused[1]["code"]) == (422, "mail_not_in_mailbox")
    assert Caller(cy).put(path, {"member_id": None})[0] == 404
    assert Caller(bo).put(path, {"member_id": None})[1]["assignee_id"] is None


def test_a_letter_of_chosen_people_is_told_to_nobody_else(world: MailWorld) -> None:
    bo = member(world, "Bo", role=Role.ADMIN)
    _, company = world.caller.post("/companies", {"name": "Customer", "domain": "customer.example"})
    share(world)
    world.fetch()
    timeline = f"/companies/{company['id']}/timeline"
    assert "Ten desks, please." in str(world.get(timeline))
    assert "Ten desks, please." not in str(Caller(bo).get(timeline))
