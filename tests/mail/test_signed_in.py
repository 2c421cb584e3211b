"""Mailboxes whose members signed in at Google or Microsoft: connected, kept, renewed, given back."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone

from headwater.config.environment import Addresses
from headwater.mail.models import Mailbox
from headwater.mail.services.signing_in import give_back
from headwater.mail.services.tokens import opened
from headwater.mail.wire import clients
from headwater.mail.wire.clients import MailClient
from headwater.mail.wire.providers import Endpoint
from headwater.mail.wire.servers import Security
from tests import make
from tests.calling import Caller
from tests.mail.clouds import CLIENT, SECRET, Cloud, running
from tests.mail.peers import Dovecot, Post, allowed
from tests.mail.world import MailWorld, signed_in_world

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


def test_it(world: MailWorld, cloud: Cloud) -> None:
    assert world.mailbox["address"] == "ada@example.com"
