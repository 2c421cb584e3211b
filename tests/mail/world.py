"""A member with a mailbox on a real server, as tests of mail need them.

What is fetched and sent is committed as in a worker, so these tests work in a database of their own.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from headwater.accounts.models import Member
from headwater.mail.services import sending
from headwater.mail.services.fetching import fetch
from headwater.tenancy.context import acting_in
from headwater.tenancy.models import Workspace
from tests import make
from tests.calling import Caller
from tests.mail.clouds import Cloud
from tests.mail.peers import USERS, Dovecot, Post, Pymap, allowed

ADDRESS = "ada@ours.example"


@dataclass
class MailWorld:
    """Ada, whose letters come from an IMAP server and leave through an SMTP server."""

    workspace: Workspace
    ada: Member
    caller: Caller
    imap: Dovecot | Pymap
    smtp: Post
    mailbox: Any

    def fetch(self) -> None:
        """Run what the worker would."""
        fetch(self.workspace.pk, UUID(self.mailbox["id"]), clock=timezone.now)
        self.mailbox = self.get("/mailboxes")["items"][0]
        print(
            self.mailbox["state"], self.mailbox["problem"], self.mailbox["problem_text"]
        )  # shown when a test fails

    def send(self, outgoing: Any, *, after: timedelta = timedelta(minutes=1)) -> Any:
        """Let the worker send what is due a minute later; give how it went."""

        def later() -> datetime:
            return timezone.now() + after

        sending.send(self.workspace.pk, UUID(outgoing["id"]), clock=later)
        shown = self.get(f"/outgoing/{outgoing['id']}")
        print(shown["state"], shown["problem"], shown["problem_text"])
        return shown

    def get(self, path: str, **query: Any) -> Any:
        status, answer = self.caller.get(path, **query)
        assert status == 200, answer
        return answer

    def threads(self, box: str = "inbox", **query: Any) -> list[Any]:
        return list(self.get("/threads", box=box, **query)["items"])

    def thread(self, subject: str, box: str = "all") -> Any:
        [found] = [one for one in self.threads(box) if one["subject"] == subject]
        return self.get(f"/threads/{found['id']}")

    def inside(self) -> Any:
        return acting_in(self.workspace.pk)


def mail_world(imap: Dovecot | Pymap, smtp: Post, *, user: str = "bo", **fields: Any) -> MailWorld:
    """Connect a mailbox through the API; nothing is fetched yet."""
    settings.OUTBOUND_ALLOWED = allowed(imap, smtp)
    workspace = Workspace.objects.create(name="Ours")
    with acting_in(workspace.pk):
        ada = make.member(name="Ada King", user=make.user(email="ada.king@ours.example"),
                          email="ada.king@ours.example")  # fmt: skip
    caller = Caller(ada)
    status, mailbox = caller.post(
        "/mailboxes", servers(imap, smtp, user) | {"address": ADDRESS} | fields
    )
    assert status == 201, mailbox
    return MailWorld(workspace, ada, caller, imap, smtp, mailbox)


def servers(imap: Dovecot | Pymap, smtp: Post, user: str = "bo") -> dict[str, Any]:
    return {
        "imap_host": "127.0.0.1",
        "imap_port": imap.plain,
        "imap_security": "plain",
        "smtp_host": "127.0.0.1",
        "smtp_port": smtp.plain,
        "smtp_security": "plain",
        "username": user,
        "secret": USERS[user],
    }


def letter(
    subject: str = "Desks",
    *,
    sender: str = "Bo Li <bo@customer.example>",
    to: str = f"Ada King <{ADDRESS}>",
    number: int = 1,
    text: str = "Ten desks, please.",
    headers: str = "",
    sent: datetime | None = None,
) -> bytes:
    """Write a letter as another program would."""
    sent = sent or timezone.now() - timedelta(hours=1)
    head = (
        f"Message-ID: <{number}@customer.example>\r\nFrom: {sender}\r\nTo: {to}\r\n"
        f"Subject: {subject}\r\nDate: {sent:%a, %d %b %Y %H:%M:%S +0000}\r\n{headers}"
        "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: 8bit\r\n"
    )
    return f"{head}\r\n{text}\r\n".encode()


def signed_in_world(cloud: Cloud, imap: Any = None, smtp: Any = None) -> MailWorld:
    """Connect a mailbox by signing in at a provider, as a browser does."""
    workspace = Workspace.objects.create(name="Ours")
    with acting_in(workspace.pk):
        ada = make.member(name="Ada King", user=make.user(email="ada.king@ours.example"),
                          email="ada.king@ours.example")  # fmt: skip
    caller = Caller(ada)
    [provider] = caller.get("/mailboxes")[1]["providers"]
    status, mailbox = sign_in(caller, cloud, provider=provider)
    assert status == 201, mailbox
    return MailWorld(workspace, ada, caller, imap, smtp, mailbox)


def sign_in(caller: Caller, cloud: Cloud, **body: Any) -> tuple[int, Any]:
    status, begun = caller.post("/mailbox-sign-ins", body)
    assert status == 201, begun
    return caller.post("/mailbox-sign-ins/answer", cloud.consent(begun["url"]))
