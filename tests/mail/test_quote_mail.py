"""That a quote was sent by mail opens the way out of a stage."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings

from headwater.config.environment import Addresses
from headwater.pipeline.models import Deal
from tests import make
from tests.calling import Caller, edit
from tests.mail.peers import Dovecot, Post
from tests.mail.test_sending import queued
from tests.mail.world import MailWorld, mail_world


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


def move(world: MailWorld, deal: Deal, stage_id: Any) -> tuple[int, Any]:
    version = world.get(f"/deals/{deal.id}")["version"]
    return world.caller.put(f"/deals/{deal.id}/stage", {"stage_id": str(stage_id)}, **edit(version))


def template(world: MailWorld, stage: str) -> str:
    body = {"name": stage, "language": "en", "stage": stage, "text": "Here it is."}
    status, made = world.caller.post("/mail-templates", body)
    assert status == 201, made
    return str(made["id"])


def test_only_a_letter_with_a_quote_about_the_deal_lets_it_go_on(world: MailWorld) -> None:
    with world.inside():
        pipeline = make.pipeline()
        first, second = (make.stage(pipeline=pipeline, position=place) for place in (1, 2))
        deal, other = (make.deal(stage=first, owner=world.ada) for _ in range(2))
    path, asked = (
        f"/stages/{first.id}/criteria",
        {"kind": "mail", "params": {"mail_stage": "quote"}},
    )
    assert world.caller.post(path, asked)[0] == 201
    quote, hello = template(world, "quote"), template(world, "nurture")

    def refused() -> str:
        status, problem = move(world, deal, second.id)
        assert (status, problem.get("code")) == (409, "criteria_unmet"), problem
        [one] = problem["criteria"]
        return f"{one['sentence']}: {one['fix']}"

    assert refused() == "A quote was sent by mail: send_mail"
    world.send(queued(world, deal_id=str(deal.id), template_id=hello, subject="Hello"))
    world.send(queued(world, deal_id=str(other.id), template_id=quote, subject="Not this one"))
    waiting = queued(world, deal_id=str(deal.id), template_id=quote, subject="Quote")
    assert refused() == "A quote was sent by mail: send_mail"
    world.send(waiting)
    [judged] = world.get(f"/deals/{deal.id}/criteria")["criteria"]
    assert (judged["evidence"]["by"], judged["evidence"].get("what")) == ("Ada King", None)
    assert move(world, deal, second.id)[0] == 200


def test_a_template_of_others_is_not_written_with(world: MailWorld) -> None:
    with world.inside():
        cy = make.member(name="Cy")
    _, theirs = Caller(cy).post("/mail-templates", {"name": "T", "language": "en", "text": "T"})
    body = {"mailbox_id": world.mailbox["id"], "template_id": theirs["id"]}

    status, problem = world.caller.post("/outgoing", body)
    assert (status, problem["code"]) == (404, "mail_template_not_found")
