"""A mailbox, read and written over IMAP: nothing here but UIDs, never numbers in the folder."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from typing import Any

from headwater.lib.errors import DomainError
from headwater.lib.outbound import Limits
from headwater.mail.wire.answers import (
    BATCH,
    Fetched,
    Head,
    batches,
    common,
    copied,
    flags_of,
    message_id_of,
    ranges,
    slices,
)
from headwater.mail.wire.folders import Folder, FolderState, folders_of
from headwater.mail.wire.refusals import CommandRefused, FolderGone
from headwater.mail.wire.servers import MAIL_LIMITS, Server
from headwater.mail.wire.talking import Client, greeted, in_our_words

LAST_UID = 4_294_967_295  # "5:*" means "the last one" where nothing is newer than 4; this does not
BATCH_BYTES = 8_000_000
LARGEST_LETTER = 30_000_000
NOOP_EVERY = 30.0
IDLE_AT_MOST = 25 * 60.0
LOOK_EVERY = 1.0  # seconds until somebody who wishes to stop is heard
NEWS = {b"EXISTS", b"EXPUNGE", b"FETCH", b"VANISHED"}


@contextmanager
def open_imap(server: Server, limits: Limits = MAIL_LIMITS) -> Iterator["Imap"]:
    """Connect, sign in, and let go in the end, politely where the other side still listens."""
    with in_our_words(server), greeted(server):
        client = Client(server, limits)
    try:
        with in_our_words(server):
            client.sign_in()
        yield Imap(client)
        with suppress(Exception):  # whatever was to be done is done
            client.logout()
    finally:
        client.line.shutdown()


class Imap:
    """An open mailbox; all but `folders` and `append` speak of the folder selected last."""

    def __init__(self, client: Client) -> None:
        self._client = client

    @property
    def can_idle(self) -> bool:
        """Whether the server says by itself when something comes."""
        with in_our_words(self._client.server):
            return self._can("IDLE")

    def folders(self) -> list[Folder]:
        with in_our_words(self._client.server):
            return folders_of(self._client.list_folders())

    def select(self, folder: str, *, readonly: bool = False) -> FolderState:
        with self._of(folder):
            told = self._client.select_folder(folder, readonly=readonly)
        return FolderState(
            uid_validity=told.get(b"UIDVALIDITY", 0),
            uid_next=told.get(b"UIDNEXT", 0),
            exists=told.get(b"EXISTS", 0),
            highest_modseq=told.get(b"HIGHESTMODSEQ"),
        )

    def uids(self, *, since_uid: int = 0, since_date: date | None = None) -> list[int]:
        """List what came after `since_uid`, and not before a day.

        Servers count days in zones of their own, so the day before may be among them.
        """
        wish: list[object] = ["UID", f"{since_uid + 1}:{LAST_UID}"]
        if since_date:
            wish += ["SINCE", since_date - timedelta(days=1)]
        with in_our_words(self._client.server):
            return sorted(uid for uid in self._client.search(wish) if uid > since_uid)

    def heads(self, uids: Sequence[int]) -> list[Head]:
        items = ("RFC822.SIZE", "INTERNALDATE", "FLAGS", "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)]")
        return [
            Head(uid, message_id_of(told), **common(told))
            for uid, told in self._fetch_all(uids, items)
        ]

    def letters(
        self, uids: Sequence[int], *, largest: int = LARGEST_LETTER, batch: int = BATCH_BYTES
    ) -> Iterator[Fetched]:
        """Fetch letters in the order asked for, the too large ones last; none is marked as read.

        About `batch` bytes are held at a time. Those that are gone in the meantime, or that the server cannot give, are left out.
        """
        sizes = {
            uid: told.get(b"RFC822.SIZE") or 0
            for uid, told in self._fetch_all(uids, ("RFC822.SIZE",))
        }
        whole = [uid for uid in sizes if sizes[uid] <= largest]
        for some in batches(whole, sizes, batch):
            yield from self._bodies(some, "BODY.PEEK[]")
        yield from self._bodies([uid for uid in sizes if sizes[uid] > largest], "BODY.PEEK[HEADER]")

    def flags(
        self, uids: Sequence[int] | None = None, *, changed_since: int | None = None
    ) -> dict[int, frozenset[str]]:
        """Tell the flags of some letters, or of all that changed after a `highest_modseq`.

        A server that does not count changes tells those of all letters.
        """
        if uids is not None:
            return {uid: flags_of(told) for uid, told in self._fetch_all(uids, ("FLAGS",))}
        counts = changed_since is not None and self._can("CONDSTORE")
        modifier = f"(CHANGEDSINCE {changed_since})" if counts else ""
        with in_our_words(self._client.server):
            told = self._client.fetch_each(f"1:{LAST_UID}", ("FLAGS",), modifier)
        return {uid: flags_of(of) for uid, of in told.items() if b"FLAGS" in of}

    def mark(
        self, uids: Sequence[int], *, add: Sequence[str] = (), remove: Sequence[str] = ()
    ) -> None:
        with in_our_words(self._client.server):
            for some in slices(uids, BATCH):
                if add:
                    self._client.add_flags(some, list(add), silent=True)
                if remove:
                    self._client.remove_flags(some, list(remove), silent=True)

    def move(self, uids: Sequence[int], folder: str) -> dict[int, int]:
        """Move letters; returns the UIDs they have there by those they had, where the server tells.

        Where a server can expunge only everybody's deleted letters at once, the moved ones stay
        behind, marked as deleted.
        """
        moved: dict[int, int] = {}
        for some in slices(uids, BATCH):
            with self._of(folder):
                if self._can("MOVE"):
                    self._client.move(some, folder)
                    told = self._client.code("COPYUID")
                else:
                    self._client.copy(some, folder)
                    told = self._client.code("COPYUID")
                    self._client.delete_messages(some, silent=True)
                    if self._can("UIDPLUS"):
                        self._client.uid_expunge(some)
            moved |= copied(told)
        return moved

    def append(self, folder: str, raw: bytes, flags: Sequence[str] = ()) -> int | None:
        """Put a letter into a folder; returns its UID where the server tells."""
        with self._of(folder):
            self._client.append(folder, raw, list(flags))
            told = self._client.code("APPENDUID")
        return int(told.split()[1]) if told else None

    def find(self, message_id: str) -> list[int]:
        """Find the letters with exactly this Message-ID."""
        if not message_id or not message_id.isascii() or not message_id.isprintable():
            return []
        with in_our_words(self._client.server):
            near = self._client.search(["HEADER", "Message-ID", message_id])
        return [head.uid for head in self.heads(sorted(near)) if head.message_id == message_id]

    def wait(self, seconds: float, should_stop: Callable[[], bool]) -> bool:
        """Wait until something changes in the folder; say whether anything did."""
        ends_at = time.monotonic() + seconds
        look = self._idle if self._can("IDLE") else self._poll
        with in_our_words(self._client.server):
            while not should_stop() and time.monotonic() < ends_at:
                if look(ends_at, should_stop):
                    return True
        return False

    def _idle(self, ends_at: float, should_stop: Callable[[], bool]) -> bool:
        """Idle for a while; servers hang up on those who idle for half an hour."""
        ends_at = min(ends_at, time.monotonic() + IDLE_AT_MOST)
        self._client.idle()
        while not should_stop():
            left = ends_at - time.monotonic()
            if left <= 0 or self._client.line.has_more(min(left, LOOK_EVERY)):
                break
        return self._is_news(self._client.idle_done()[1])

    def _poll(self, ends_at: float, should_stop: Callable[[], bool]) -> bool:
        if self._is_news(self._client.noop()[1]):
            return True
        ends_at = min(ends_at, time.monotonic() + NOOP_EVERY)
        while not should_stop() and (left := ends_at - time.monotonic()) > 0:
            time.sleep(min(LOOK_EVERY, left))
        return False

    def _is_news(self, told: Sequence[Sequence[Any]]) -> bool:
        """A server that merely says "still here" has nothing new."""
        return any(NEWS & {part for part in line if isinstance(part, bytes)} for line in told)

    def _bodies(self, uids: Sequence[int], section: str) -> Iterator[Fetched]:
        key, is_whole = section.replace(".PEEK", "").encode(), section == "BODY.PEEK[]"
        for uid, told in self._fetch_all(
            uids, ("RFC822.SIZE", "INTERNALDATE", "FLAGS", section), BATCH
        ):
            if isinstance(raw := told.get(key), bytes):
                yield Fetched(uid, raw=raw, is_whole=is_whole, **common(told))

    def _fetch_all(
        self, uids: Sequence[int], items: Sequence[str], at_once: int = 500
    ) -> Iterator[tuple[int, dict[bytes, Any]]]:
        for some in slices(uids, at_once):
            with in_our_words(self._client.server):
                told = self._client.fetch_each(ranges(some), items)
            yield from ((uid, told[uid]) for uid in some if uid in told)

    def _can(self, what: str) -> bool:
        return bool(self._client.has_capability(what))

    @contextmanager
    def _of(self, folder: str) -> Iterator[None]:
        """Tell a folder that is gone from anything else that is refused."""
        try:
            with in_our_words(self._client.server):
                yield
        except CommandRefused as refusal:
            if self._is_listed(folder):
                raise
            raise FolderGone(
                "There is no folder “{folder}” in this mailbox.", folder=folder
            ) from refusal

    def _is_listed(self, folder: str) -> bool:
        try:
            return any(each.name == folder and each.can_select for each in self.folders())
        except DomainError:
            return True
