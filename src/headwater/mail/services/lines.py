"""The way to where a mailbox is: by IMAP and SMTP, with a password or a token, or by its provider's own."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from headwater.lib.errors import DomainError, Unavailable
from headwater.mail.models import Mailbox
from headwater.mail.rules.states import MailWay
from headwater.mail.selectors.mailboxes import client_of, imap_server, limits, smtp_server
from headwater.mail.services.tokens import token
from headwater.mail.wire.graph import Graph
from headwater.mail.wire.imap import Imap, open_imap
from headwater.mail.wire.refusals import LoginRefused
from headwater.mail.wire.remote import Remote
from headwater.mail.wire.servers import Server
from headwater.mail.wire.smtp import Outcome, Status, send

IsWanted = Callable[[], bool]


@dataclass(frozen=True)
class Line:
    """How one mailbox is reached. Opened outside of any transaction: it talks over the network."""

    workspace_id: int
    mailbox: Mailbox
    clock: Callable[[], datetime]

    @property
    def is_imap(self) -> bool:
        return self.mailbox.way == MailWay.IMAP

    def imap_server(self) -> Server:
        return imap_server(self.mailbox, self._token())

    @contextmanager
    def imap(self) -> Iterator[Imap]:
        """Open the mailbox by IMAP; a token that is not taken is renewed once."""
        server = self.imap_server()
        with ExitStack() as stack:
            try:
                imap = stack.enter_context(open_imap(server, limits()))
            except LoginRefused:
                if not server.is_token:
                    raise
                imap = stack.enter_context(open_imap(self._renewed(server), limits()))
            yield imap

    @contextmanager
    def remote(self) -> Iterator[Remote]:
        """Open the mailbox by what its provider has of its own."""
        client = client_of(self.mailbox.provider)
        if self.mailbox.way == MailWay.GMAIL:
            # 13 MB of Google's, of which whoever has no such mailbox needs nothing.
            from headwater.mail.wire.gmail import Gmail  # noqa: PLC0415

            with closing(Gmail(client.api_url, self._fresh)) as gmail:
                yield gmail
        else:
            yield Graph(client.api_url, self._fresh, limits())

    def hand_over(
        self, raw: bytes, recipients: Sequence[str], *, is_wanted: IsWanted = lambda: True
    ) -> Outcome:
        """Give a letter away, if it `is_wanted` when all is ready for it.

        Whatever keeps one from signing in says that nothing was sent.
        """
        try:
            if self.is_imap:
                return self._over_smtp(raw, recipients, is_wanted)
            with self.remote() as remote:
                if not is_wanted():
                    return Outcome(Status.UNWANTED)
                return remote.send(raw, recipients=recipients)
        except DomainError as problem:
            status = Status.RETRY if isinstance(problem, Unavailable) else Status.REFUSED
            return Outcome(status, answer=problem.sentence.format(**problem.values))

    def _over_smtp(self, raw: bytes, recipients: Sequence[str], is_wanted: IsWanted) -> Outcome:
        send_by = partial(
            send, raw=raw, sender=self.mailbox.address, recipients=recipients, limits=limits(),
            is_wanted=is_wanted,
        )  # fmt: skip
        server = smtp_server(self.mailbox, self._token())
        try:
            return send_by(server)
        except LoginRefused:
            if not server.is_token:
                raise
        return send_by(self._renewed(server))

    def _token(self) -> str:
        return self._fresh("")[0] if self.mailbox.provider else ""

    def _renewed(self, server: Server) -> Server:
        return replace(server, secret=self._fresh(server.secret)[0])

    def _fresh(self, refused: str) -> tuple[str, datetime]:
        return token(self.workspace_id, self.mailbox.id, clock=self.clock, refused=refused)
