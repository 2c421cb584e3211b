"""Listening to servers that say when something comes (IDLE), so that it is seen in seconds.

One thread looks after it, in the worker's process: a job that listens would hold a place among the
jobs for good. Each mailbox has a thread that only listens and touches no database; what it hears is
told by the one that looks after all. Whoever cannot be listened to is looked at each minute as ever.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from queue import Empty, Queue
from threading import Event, Thread
from uuid import UUID

from django.db import Error as DatabaseError
from django.db import close_old_connections, connection

from headwater.lib.errors import DomainError
from headwater.mail.models import Mailbox
from headwater.mail.rules.states import MailboxState, MailWay
from headwater.mail.selectors.mailboxes import limits
from headwater.mail.services.lines import Line
from headwater.mail.wire.imap import open_imap
from headwater.mail.wire.servers import Server
from headwater.tenancy.context import acting_in
from headwater.tenancy.models import Workspace

MOST = 200  # mailboxes that are listened to; the others are looked at each minute
LOOK_EVERY = 20.0  # seconds until another mailbox is noticed
REST = 2.0  # what comes together is told once
LONGEST = 25 * 60.0  # no provider says that a connection may idle for longer than half an hour
Key = tuple[int, UUID]
log = logging.getLogger(__name__)


@dataclass
class Ear:
    """Somebody who listens to one mailbox, until told to stop or until the line breaks."""

    key: Key
    server: Server
    setup: tuple[object, ...]
    news: "Queue[Key]"
    stop: Event = field(default_factory=Event)
    can_idle: bool = True
    thread: Thread = field(init=False)

    def __post_init__(self) -> None:
        self.thread = Thread(target=self._listen, daemon=True)
        self.thread.start()

    def _listen(self) -> None:
        with suppress(DomainError), open_imap(self.server, limits()) as imap:
            self.can_idle = imap.can_idle
            imap.select("INBOX", readonly=True)
            while self.can_idle and not self.stop.is_set():
                if imap.wait(LONGEST, self.stop.is_set):
                    self.news.put(self.key)
                    self.stop.wait(REST)


def watch(tell: Callable[[int, UUID], None], *, stop: Event, clock: Callable[[], datetime]) -> None:
    """Listen to all mailboxes that can be listened to; `tell` of each in which something happened."""
    news: Queue[Key] = Queue()
    ears: dict[Key, Ear] = {}
    try:
        while not stop.is_set():
            try:
                close_old_connections()
                _look_after(ears, news, clock)
                for workspace_id, mailbox_id in _heard(news, stop):
                    with acting_in(workspace_id):
                        tell(workspace_id, mailbox_id)
            except DatabaseError:  # restarting, perhaps; nothing is lost but seconds
                log.warning("The database did not answer while listening to mailboxes.")
                stop.wait(LOOK_EVERY)
    finally:
        for ear in ears.values():
            ear.stop.set()
        for ear in ears.values():
            ear.thread.join(REST)
        connection.close()


def _look_after(ears: dict[Key, Ear], news: "Queue[Key]", clock: Callable[[], datetime]) -> None:
    """Let those go who are not wanted any more, and have each that is wanted listened to."""
    wanted = dict(list(_to_watch())[:MOST])
    for key, ear in list(ears.items()):
        is_same = key in wanted and ear.setup == _setup(wanted[key])
        if not is_same or (ear.can_idle and not ear.thread.is_alive()):
            ear.stop.set()
            del ears[key]
    for key, mailbox in wanted.items():
        if key not in ears:
            with suppress(DomainError):  # fetching says what is wrong with it
                server = Line(key[0], mailbox, clock).imap_server()
                ears[key] = Ear(key, server, _setup(mailbox), news)


def _to_watch() -> Iterator[tuple[Key, Mailbox]]:
    for workspace_id in Workspace.objects.values_list("id", flat=True).order_by("id"):
        with acting_in(workspace_id):
            rows = Mailbox.objects.filter(
                way=MailWay.IMAP, state=MailboxState.WORKING, member__is_active=True
            )
            found = list(rows.order_by("id"))
        yield from (((workspace_id, one.id), one) for one in found)


def _setup(one: Mailbox) -> tuple[object, ...]:
    return one.imap_host, one.imap_port, one.imap_security, one.username, one.secret, one.provider


def _heard(news: "Queue[Key]", stop: Event) -> set[Key]:
    """Wait for the next news, and take what came along with it."""
    found: set[Key] = set()
    for _ in range(int(LOOK_EVERY)):
        with suppress(Empty):
            found.add(news.get(timeout=1))
            while True:
                found.add(news.get_nowait())
        if found or stop.is_set():
            break
    return found
