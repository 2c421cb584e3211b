"""Servers of mail for browser tests, and a mailbox of Ada's on them."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.seats import Seat
from tests.mail import certificates as certifying
from tests.mail.dovecot import USERS, Dovecot, program, running_dovecot
from tests.mail.post import Post, running_post

USER = "bo"
ADDRESS = "ada@ours.example"


@pytest.fixture(scope="module")
def servers(mail_ports: tuple[int, int, int, int]) -> Iterator[tuple[Dovecot, Post]]:
    if program() is None:
        pytest.skip("Dovecot is not installed")
    with (
        certifying.made() as certificates,
        running_dovecot(certificates, mail_ports[:2]) as dovecot,
        running_post(certificates, mail_ports[2:]) as post,
    ):
        yield dovecot, post


def places(servers: tuple[Dovecot, Post]) -> dict[str, Any]:
    dovecot, post = servers
    return {
        "imap_host": "127.0.0.1", "imap_port": dovecot.plain, "imap_security": "plain",
        "smtp_host": "127.0.0.1", "smtp_port": post.plain, "smtp_security": "plain",
        "username": USER, "secret": USERS[USER],
    }  # fmt: skip


@pytest.fixture
def mailbox(ada: Seat, worker: None, servers: tuple[Dovecot, Post]) -> Iterator[Any]:
    """A mailbox of Ada's with nothing in it; it goes with the test."""
    dovecot, post = servers
    dovecot.empty(USER)
    post.begin()
    made = ada.api("POST", "/api/v1/mailboxes", places(servers) | {"address": ADDRESS})
    yield made
    ada.api("DELETE", f"/api/v1/mailboxes/{made['id']}")
