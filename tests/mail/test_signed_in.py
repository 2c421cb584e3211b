"""Mailboxes whose members signed in at Google or Microsoft: connected, kept, renewed, given back."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from headwater.config.environment import Addresses
from headwater.lib.vault import Vault, new_key
from headwater.mail.models import Mailbox
from headwater.mail.services.fetching import fetch
from headwater.mail.services.signing_in import give_back
from headwater.mail.services.tokens import opened, token
from headwater.mail.wire import clients
from headwater.mail.wire.clients import MailClient
from headwater.mail.wire.providers import Endpoint
from headwater.mail.wire.servers import Security
from headwater.serve.rotating import rotate
from tests import make
from tests.calling import Caller
from tests.mail.clouds import CLIENT, SECRET, Cloud, running
from tests.mail.peers import Dovecot, Post, allowed
from tests.mail.test_sending import queued
from tests.mail.world import MailWorld, letter, sign_in, signed_in_world

pytestmark = pytest.mark.usefixtures("own_database")


@pytest.fixture
def cloud(monkeypatch: pytest.MonkeyPatch) -> Iterator[Cloud]:
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")
    with running(Cloud(rotates=True)) as up:
        yield up


@pytest.fixture
def client(cloud: Cloud, dovecot: Dovecot, post: Post) -> MailClient:
    """Google, by IMAP: Dovecot takes its tokens, for whoever they name."""
    cloud.new_access = lambda: dovecot.token("ada@example.com")
    cloud.address = "ada@example.com"
    made = clients.google(CLIENT, SECRET, way="imap", login=cloud.url, token=cloud.url)
    return replace(
        made,
        imap=Endpoint("127.0.0.1", dovecot.plain, Security.PLAIN),
        smtp=Endpoint("127.0.0.1", post.plain, Security.PLAIN),
    )


@pytest.fixture
def world(
    own_database: Addresses, cloud: Cloud, client: MailClient, dovecot: Dovecot, post: Post,
    monkeypatch: pytest.MonkeyPatch,
) -> MailWorld:  # fmt: skip
    monkeypatch.setattr(
        settings, "OUTBOUND_ALLOWED", allowed(dovecot, post) | {f"127.0.0.1:{cloud.port}"}
    )
    monkeypatch.setattr(settings, "MAIL_CLIENTS", {"google": client})
    return signed_in_world(cloud, dovecot, post)


def kept(world: MailWorld) -> Any:
    with world.inside():
        mailbox = Mailbox.objects.get(id=world.mailbox["id"])
        return opened(mailbox.tokens, place=mailbox.place_of_tokens)


def test_letters_come_and_leave_by_a_token_and_no_password(
    world: MailWorld, dovecot: Dovecot, post: Post
) -> None:
    dovecot.put("INBOX", letter("Desks", number=1), user="ada@example.com")
    world.fetch()
    assert world.mailbox["state"] == "working"
    assert (world.mailbox["provider"], world.mailbox["way"]) == ("google", "imap")
    came = world.thread("Desks")["letters"][0]

    post.tokens.add(kept(world).access)
    one = queued(world, answers_id=came["id"], subject="Re: Desks")
    assert world.send(one)["state"] == "sent"
    assert [one.sender for one in post.letters] == ["ada@example.com"]
    assert len(world.thread("Desks")["letters"]) == 2


def test_a_token_that_ended_is_renewed_and_the_lasting_one_that_came_with_it_is_kept(
    world: MailWorld, cloud: Cloud
) -> None:
    before = kept(world)
    now = timezone.now() + timedelta(hours=2)
    fetch(world.workspace.pk, UUID(world.mailbox["id"]), clock=lambda: now)

    after = kept(world)
    assert cloud.renewals == 1
    assert {after.refresh} == cloud.lasting
    assert before.refresh not in cloud.lasting
    assert world.get("/mailboxes")["items"][0]["state"] == "working"


def test_two_workers_that_want_a_token_renew_it_once(world: MailWorld, cloud: Cloud) -> None:
    refused, mailbox_id = kept(world).access, UUID(world.mailbox["id"])
    both = Barrier(2)

    def want(_: int) -> str:
        try:
            both.wait(10)
            given, _until = token(
                world.workspace.pk, mailbox_id, clock=timezone.now, refused=refused
            )
            return given
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(want, range(2))

    assert (first == second, cloud.renewals) == (True, 1)


def test_a_permission_that_was_taken_back_asks_to_sign_in_again(
    world: MailWorld, cloud: Cloud, dovecot: Dovecot
) -> None:
    cloud.take_back()
    now = timezone.now() + timedelta(hours=2)
    fetch(world.workspace.pk, UUID(world.mailbox["id"]), clock=lambda: now)
    [mailbox] = world.get("/mailboxes")["items"]
    assert (mailbox["state"], mailbox["problem"]) == ("failing", "mail_sign_in_again")
    assert mailbox["problem_text"].endswith("Sign in again.")

    status, again = sign_in(world.caller, cloud, provider="google", mailbox_id=world.mailbox["id"])
    assert (status, again["id"]) == (201, mailbox["id"])
    world.fetch()
    assert world.mailbox["state"] == "working"


def test_whoever_signs_in_again_as_somebody_else_is_told(world: MailWorld, cloud: Cloud) -> None:
    cloud.address = "cy@example.com"
    answer = sign_in(world.caller, cloud, provider="google", mailbox_id=world.mailbox["id"])

    assert (answer[0], answer[1]["code"]) == (409, "mail_other_address")
    assert "cy@example.com" in answer[1]["detail"]


def test_an_answer_is_good_once_in_the_browser_that_began(world: MailWorld, cloud: Cloud) -> None:
    _, begun = world.caller.post("/mailbox-sign-ins", {"provider": "google"})
    brought = cloud.consent(begun["url"])
    with world.inside():
        other = Caller(make.member(name="Cy", email="cy@ours.example"))
    elsewhere = other.post("/mailbox-sign-ins/answer", brought)
    forged = world.caller.post("/mailbox-sign-ins/answer", brought | {"state": "forged"})
    late = world.caller.post("/mailbox-sign-ins/answer", brought)

    assert [one[0] for one in (elsewhere, forged, late)] == [422, 422, 422]
    assert {one[1]["code"] for one in (elsewhere, forged, late)} == {"mail_sign_in_lost"}
    assert brought["code"] in cloud.codes  # nobody asked the provider anything


def test_a_code_without_its_verifier_opens_nothing(world: MailWorld, cloud: Cloud) -> None:
    _, begun = world.caller.post("/mailbox-sign-ins", {"provider": "google"})
    brought = cloud.consent(begun["url"], code_challenge="that of another")
    status, refusal = world.caller.post("/mailbox-sign-ins/answer", brought)

    assert (status, refusal["code"]) == (422, "mail_sign_in_again")


def test_who_says_no_at_the_provider_connects_nothing(world: MailWorld, cloud: Cloud) -> None:
    _, begun = world.caller.post("/mailbox-sign-ins", {"provider": "google"})
    brought = {"state": cloud.consent(begun["url"])["state"], "error": "access_denied"}
    status, refusal = world.caller.post("/mailbox-sign-ins/answer", brought)

    assert (status, refusal["code"]) == (409, "mail_sign_in_refused")
    assert "access_denied" in refusal["detail"]


def test_a_mailbox_that_is_removed_gives_its_permission_back(
    world: MailWorld, cloud: Cloud
) -> None:
    assert world.caller.delete(f"/mailboxes/{world.mailbox['id']}")[0] == 204
    [job] = ProcrastinateJob.objects.filter(task_name__endswith="give_permission_back")
    assert not any(lasting in str(job.args) for lasting in cloud.lasting)
    give_back(job.args["provider"], job.args["tokens"], job.args["place"])
    give_back(job.args["provider"], job.args["tokens"], job.args["place"])  # run twice

    assert cloud.lasting == set()


def test_tokens_are_told_to_nobody_and_closed_anew_with_other_keys(world: MailWorld) -> None:
    with world.inside():
        mailbox = Mailbox.objects.get(id=world.mailbox["id"])
    tokens = kept(world)
    assert not {tokens.access, tokens.refresh} & set(str(world.get("/mailboxes")).split("'"))

    ring = f"{new_key()} {settings.VAULT.load()}"
    before, settings.VAULT = settings.VAULT, Vault(lambda: ring)
    try:
        rotate(replace(settings.ENVIRONMENT, keys=ring))
        with world.inside():
            now = Mailbox.objects.get(id=mailbox.id)
        assert settings.VAULT.is_newest(now.tokens)
        assert now.tokens != mailbox.tokens
        assert opened(now.tokens, place=now.place_of_tokens) == tokens
    finally:
        settings.VAULT = before
