"""Whoever tests sequences may ask for servers of mail, and for somebody with a mailbox on them."""

from collections.abc import Iterator

import pytest
from django.conf import settings

from headwater.config.environment import Addresses
from tests.mail.peers import (
    Dovecot,
    Post,
    _dovecot,
    _post,
    certificates,
    dovecot,
    post,
)
from tests.mail.world import MailWorld, mail_world

__all__ = ["_dovecot", "_post", "certificates", "dovecot", "post"]


@pytest.fixture
def world(own_database: Addresses, dovecot: Dovecot, post: Post) -> Iterator[MailWorld]:
    before = settings.OUTBOUND_ALLOWED
    made = mail_world(dovecot, post)
    made.fetch()
    yield made
    settings.OUTBOUND_ALLOWED = before
