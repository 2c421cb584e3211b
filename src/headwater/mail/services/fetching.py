"""Fetching what is new in a mailbox: in short transactions, so that a killed run goes on where it was."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from headwater.events.log import emit
from headwater.lib.errors import DomainError
from headwater.mail.events import MailFetchingFailed
from headwater.mail.models import Folder, Letter, Mailbox, Place, Quarantined
from headwater.mail.rules.states import (
    SYNCED_AT_FIRST,
    FolderRole,
    MailboxState,
    MailWay,
    SecretLost,
)
from headwater.mail.selectors.mailboxes import imap_server
from headwater.mail.services.dropping import read_of
from headwater.mail.services.following import Following
from headwater.mail.services.lines import Line
from headwater.mail.services.marking import push_marks, take_over_marks
from headwater.mail.services.reading import key_of
from headwater.mail.services.relinking import relink
from headwater.mail.services.taking_in import take_in
from headwater.mail.services.vanishing import forget_vanished
from headwater.mail.wire.answers import Head, slices
from headwater.mail.wire.checking import advice
from headwater.mail.wire.folders import FolderState
from headwater.mail.wire.imap import Imap
from headwater.tenancy.context import acting_in

Clock = Callable[[], datetime]
HEADS_AT_ONCE = 500
AT_ONCE = 300  # letters stored in one transaction
# A password that is wrong stays wrong, and too many of them lock an account.
REST_AFTER_REFUSAL = timedelta(minutes=30)
STAYS_REFUSED = {
    "mail_login_refused", "mail_token_refused", "mail_sign_in_again", "mail_secret_lost",
}  # fmt: skip


def fetch(workspace_id: int, mailbox_id: UUID, *, clock: Clock) -> None:
    """Fetch what is new, and what changed about what is known. Never raises for what the server does."""
    with acting_in(workspace_id):
        mailbox = Mailbox.objects.filter(id=mailbox_id).first()
        if mailbox is None or not _is_due(mailbox, now=clock()):
            return
        _heard(mailbox, now=clock())
    try:
        _run(workspace_id, mailbox, clock)
    except DomainError as refusal:
        with acting_in(workspace_id):
            _failed(mailbox_id, _advice(mailbox, refusal), now=clock())
        return
    with acting_in(workspace_id):
        relink(mailbox, now=clock())
        Mailbox.objects.filter(id=mailbox_id).exclude(state=MailboxState.PAUSED).update(
            state=MailboxState.WORKING, problem="", problem_text="",
            heard_at=None, fetched_at=clock(),
        )  # fmt: skip


def _run(workspace_id: int, mailbox: Mailbox, clock: Clock) -> None:
    line = Line(workspace_id, mailbox, clock)
    if not line.is_imap:
        with line.remote() as at_provider:
            Following(workspace_id, mailbox, at_provider, clock).run()
        return
    with line.imap() as imap:
        run = _Run(workspace_id, mailbox, imap, clock)
        run.mark()
        for folder in run.folders():
            run.fetch(folder)


def _advice(mailbox: Mailbox, refusal: DomainError) -> DomainError:
    if mailbox.way != MailWay.IMAP or isinstance(refusal, SecretLost):
        return refusal
    # That it is a token decides what is advised; which one does not.
    return advice(imap_server(mailbox, mailbox.provider), refusal, tls_port=993)


@dataclass
class _Run:
    """One run over one mailbox, with the line to its server open."""

    workspace_id: int
    mailbox: Mailbox
    imap: Imap
    clock: Clock

    def mark(self) -> None:
        push_marks(self.workspace_id, self.mailbox, self.imap)

    def folders(self) -> list[Folder]:
        """Know the folders of the server; the inbox and what was sent are fetched from the start."""
        listed = [one for one in self.imap.folders() if one.can_select]
        with acting_in(self.workspace_id):
            known = {one.name: one for one in Folder.objects.filter(mailbox=self.mailbox)}
            for one in listed:
                role = FolderRole(one.role or FolderRole.OTHER)
                if one.name not in known:
                    Folder.objects.create(
                        mailbox=self.mailbox, name=one.name[:500], role=role,
                        is_fetched=role in SYNCED_AT_FIRST,
                    )  # fmt: skip
                elif known[one.name].role != role:
                    Folder.objects.filter(id=known[one.name].id).update(role=role)
            there = {one.name for one in listed}
            Folder.objects.filter(mailbox=self.mailbox).exclude(name__in=there).delete()
            # What was sent comes after what was received: its answers find their threads.
            wanted = Folder.objects.filter(mailbox=self.mailbox, is_fetched=True)
            return sorted(wanted, key=lambda one: (one.role != FolderRole.INBOX, one.name))

    def fetch(self, folder: Folder) -> None:
        """Take in what came, then what is older: the newest first, for those are wanted soonest."""
        state = self.imap.select(folder.name, readonly=True)
        if folder.uid_validity != state.uid_validity:
            self._begin(folder, state)
        came = self.imap.uids(since_uid=folder.last_uid)
        day = (self.clock() - timedelta(days=self.mailbox.history_days)).date()
        is_complete = folder.complete_since is not None and folder.complete_since <= day
        older = [] if is_complete else self._older(folder, day)
        self._count(folder, total=len(came) + len(older))
        for some in slices(came, AT_ONCE):
            self._take_in(folder, some)
        for some in slices(older, AT_ONCE):
            self._take_in(folder, some)
        if not is_complete:
            with acting_in(self.workspace_id):
                folder.complete_since = day
                folder.save(update_fields=["complete_since"])
        self._look_again(folder, state)

    def _begin(self, folder: Folder, state: FolderState) -> None:
        """Begin a folder, or begin it again: its numbers mean nothing any more."""
        with acting_in(self.workspace_id):
            Place.objects.filter(folder=folder).delete()
            Quarantined.objects.filter(folder=folder).delete()
            folder.uid_validity = state.uid_validity
            newest = self.imap.uids()[-1:] if not state.uid_next else [state.uid_next - 1]
            folder.last_uid = newest[0] if newest else 0
            folder.highest_modseq = folder.messages = folder.complete_since = None
            folder.save()

    def _older(self, folder: Folder, day: date) -> list[int]:
        """List what is not here yet: an old letter may have a high number, if it was moved late."""
        with acting_in(self.workspace_id):
            here = {
                *Place.objects.filter(folder=folder).values_list("uid", flat=True),
                *Quarantined.objects.filter(folder=folder).values_list("uid", flat=True),
            }
        there = self.imap.uids(since_date=day)
        uids = [one for one in there if one <= folder.last_uid and one not in here]
        return sorted(self._without_known(folder, uids), reverse=True)

    def _without_known(self, folder: Folder, uids: Sequence[int]) -> list[int]:
        """Give what has to be fetched whole; of what is known by its Message-ID the place is noted."""
        left = []
        for some in slices(uids, HEADS_AT_ONCE):
            heads = self.imap.heads(some)
            with acting_in(self.workspace_id):
                known = _by_key(self.mailbox, heads)
                there = [head for head in heads if (_key(head), head.size) in known]
                Place.objects.bulk_create(
                    [
                        Place(folder=folder, uid=one.uid, letter_id=known[_key(one), one.size])
                        for one in there
                    ],
                    ignore_conflicts=True,
                )
                _heard(self.mailbox, now=self.clock())
            placed = {head.uid for head in there}
            left += [head.uid for head in heads if head.uid not in placed]
        return left

    def _take_in(self, folder: Folder, uids: Sequence[int]) -> None:
        letters = self.imap.letters(uids)
        reads = read_of(self.mailbox, letters, workspace_id=self.workspace_id)
        with acting_in(self.workspace_id):
            take_in(folder, reads, now=self.clock())
            folder.last_uid = max(folder.last_uid, *uids)
            folder.done = min(folder.done + len(uids), folder.total)
            folder.save(update_fields=["last_uid", "done"])
            _heard(self.mailbox, now=self.clock())

    def _count(self, folder: Folder, *, total: int) -> None:
        with acting_in(self.workspace_id):
            folder.total, folder.done = total, 0
            folder.save(update_fields=["total", "done"])

    def _take_over_marks(self, folder: Folder, uids: Sequence[int]) -> None:
        flags = self.imap.flags(changed_since=folder.highest_modseq)
        with acting_in(self.workspace_id):
            take_over_marks(folder, {uid: flags[uid] for uid in uids if uid in flags})

    def _look_again(self, folder: Folder, state: FolderState) -> None:
        """See what was marked or taken away by others since last time."""
        is_same = folder.messages == state.exists and folder.highest_modseq == state.highest_modseq
        if is_same and state.highest_modseq is not None:
            return
        with acting_in(self.workspace_id):
            placed = list(Place.objects.filter(folder=folder).values_list("uid", flat=True))
        if placed:
            self._take_over_marks(folder, placed)
            if folder.messages != state.exists or state.highest_modseq is not None:
                there = set(self.imap.uids())
                with acting_in(self.workspace_id):
                    forget_vanished(folder, set(placed) - there, now=self.clock())
        with acting_in(self.workspace_id):
            folder.messages, folder.highest_modseq = state.exists, state.highest_modseq
            folder.save(update_fields=["messages", "highest_modseq"])


def _is_due(mailbox: Mailbox, *, now: datetime) -> bool:
    if mailbox.state == MailboxState.PAUSED:
        return False
    is_refused = mailbox.state == MailboxState.FAILING and mailbox.problem in STAYS_REFUSED
    return not (is_refused and mailbox.heard_at and now - mailbox.heard_at < REST_AFTER_REFUSAL)


def _heard(mailbox: Mailbox, *, now: datetime) -> None:
    Mailbox.objects.filter(id=mailbox.id).update(heard_at=now)


def _failed(mailbox_id: UUID, problem: DomainError, *, now: datetime) -> None:
    mailbox = Mailbox.objects.select_for_update(of=("self",)).filter(id=mailbox_id).first()
    if mailbox is None or mailbox.state == MailboxState.PAUSED:
        return
    is_news = mailbox.problem != problem.code
    mailbox.state, mailbox.problem = MailboxState.FAILING, problem.code
    mailbox.problem_text, mailbox.problem_values = problem.sentence, dict(problem.values)
    mailbox.heard_at = now
    mailbox.save(update_fields=["state", "problem", "problem_text", "problem_values", "heard_at"])
    if is_news:
        emit(MailFetchingFailed(actor_id=None, at=now, mailbox_id=mailbox.id, problem=problem.code))


def _by_key(mailbox: Mailbox, heads: Sequence[Head]) -> dict[tuple[str, int], UUID]:
    """Find letters that are here by Message-ID and size; what looks the same but for one is fetched."""
    keys = {_key(head) for head in heads if head.message_id}
    rows = Letter.objects.filter(mailbox=mailbox, key__in=keys).values_list("key", "size", "id")
    return {(key, size): letter_id for key, size, letter_id in rows}


def _key(head: Head) -> str:
    return key_of(head.message_id.strip("<>"))
