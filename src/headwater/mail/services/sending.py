"""Sending: never twice, and never silently lost.

A letter is claimed in a transaction of its own before the server hears of it. Whoever is killed
in between leaves a claim behind, and such a letter is never sent again by itself: whether it left
is looked up in the folder of what was sent, and asked of its author if it is not there.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from headwater.accounts.selectors.actors import looking_as
from headwater.activities.services.telling import LINKS
from headwater.lib.errors import DomainError
from headwater.mail.models import Folder, Mailbox, Outgoing, Thread
from headwater.mail.rules.states import SILENCE, FolderRole, MailSight, MailWay, OutgoingState
from headwater.mail.rules.writing import write_letter
from headwater.mail.selectors.outgoing import room_today
from headwater.mail.selectors.suppression import told, unwilling
from headwater.mail.services.drafting import drafted
from headwater.mail.services.leaving import telling
from headwater.mail.services.lines import Line
from headwater.mail.services.objections import objection
from headwater.mail.services.outgoing import refuse, tell
from headwater.mail.services.reading import Unread, read
from headwater.mail.services.suppression import note_refusals
from headwater.mail.services.taking_in import take_in
from headwater.mail.services.weaving import link_by_hand
from headwater.mail.wire.answers import Fetched
from headwater.mail.wire.imap import Imap
from headwater.mail.wire.remote import uid_of
from headwater.mail.wire.smtp import Outcome, Status
from headwater.tenancy.context import acting_in

Clock = Callable[[], datetime]
MOST_ATTEMPTS = 6
WAITS = (1, 5, 15, 60, 240)  # minutes; greylisting asks for a few
NEXT_DAY = timedelta(hours=1)  # a full cap is looked at again
KEEPS_BY_ITSELF = ("smtp.gmail.com", "smtp.office365.com", "smtp-mail.outlook.com")


@dataclass(frozen=True)
class Claimed:
    """A letter that only this run may send, as it goes out.

    What is kept of it tells nobody when it is seen: it is we who look at that.
    """

    outgoing: Outgoing
    raw: bytes
    kept: bytes
    receivers: list[str]


def send(workspace_id: int, outgoing_id: UUID, *, clock: Clock) -> None:
    """Send a letter that is due; run twice it does nothing the second time."""
    with acting_in(workspace_id):
        one = Outgoing.objects.filter(id=outgoing_id).select_related("mailbox").first()
    if one is None:
        return
    if one.is_to_file:
        _put_into_sent(workspace_id, outgoing_id, clock=clock)
        return
    if _is_left_over(one, now=clock()):
        _find_out(workspace_id, one, clock=clock)
        return
    with acting_in(workspace_id):
        claimed = _claim(outgoing_id, now=clock())
    if claimed is None:
        return
    mailbox = claimed.outgoing.mailbox
    line = Line(workspace_id, mailbox, clock)
    outcome = line.hand_over(
        claimed.raw,
        claimed.receivers,
        is_wanted=partial(_is_wanted, workspace_id, claimed.outgoing),
    )
    with acting_in(workspace_id):
        _remember(claimed, outcome, now=clock())
    if outcome.status is Status.SENT:
        _put_into_sent(workspace_id, outgoing_id, clock=clock)
    elif outcome.status is Status.UNKNOWN:
        _find_out(workspace_id, claimed.outgoing, clock=clock)


def _is_wanted(workspace_id: int, one: Outgoing) -> bool:
    if not one.is_automatic:
        return True
    with acting_in(workspace_id):
        return not objection(one)


def _is_left_over(one: Outgoing, *, now: datetime) -> bool:
    is_half_sent = one.state in {OutgoingState.SENDING, OutgoingState.UNKNOWN}
    return is_half_sent and one.claimed_at is not None and one.claimed_at < now - SILENCE


def _claim(outgoing_id: UUID, *, now: datetime) -> Claimed | None:
    one = (
        Outgoing.objects.select_for_update(of=("self",))
        .select_related("mailbox", "author", "answers")
        .filter(id=outgoing_id, state=OutgoingState.QUEUED, send_at__lte=now)
        .first()
    )
    if one is None:
        return None
    if why := objection(one):
        _stop(one, why, now=now)
        return None
    if one.is_automatic and (found := unwilling(one.receivers)):
        refuse(one, told(found), actor_id=None, now=now)
        return None
    # Two at once must not both find the last place under the cap.
    mailbox = Mailbox.objects.select_for_update(of=("self",)).get(id=one.mailbox_id)
    if room_today(mailbox, now=now) == 0:
        one.send_at = now + NEXT_DAY
        one.problem = "daily_cap"
        one.saved("send_at", "problem")
        tell(one, actor_id=None, now=now)
        return None
    one.state, one.claimed_at, one.problem = OutgoingState.SENDING, now, ""
    one.attempts += 1
    one.saved("state", "claimed_at", "attempts", "problem")
    draft = drafted(one, now=now)
    kept = raw = write_letter(draft)
    if draft.html is not None and (html := telling(one, draft.html, now=now)) != draft.html:
        raw = write_letter(replace(draft, html=html))
    return Claimed(one, raw, kept, list(dict.fromkeys(one.receivers)))


def _stop(one: Outgoing, why: str, *, now: datetime) -> None:
    one.state, one.problem = OutgoingState.STOPPED, why
    one.saved("state", "problem")
    tell(one, actor_id=None, now=now)


def _remember(claimed: Claimed, outcome: Outcome, *, now: datetime) -> None:
    """Write down how it went, and take the letter in as one of the mailbox."""
    one = (
        Outgoing.objects.select_for_update(of=("self",))
        .select_related("mailbox")
        .get(id=claimed.outgoing.id)
    )
    one.problem_text = outcome.answer[:1000]
    match outcome.status:
        case Status.SENT:
            one.state, one.sent_at = OutgoingState.SENT, now
            one.is_to_file = _is_filed_by_us(one.mailbox)
            one.problem = "some_refused" if outcome.refused else ""
            one.problem_text = ", ".join(outcome.refused)[:1000]
        case Status.UNKNOWN:
            one.state, one.problem = OutgoingState.UNKNOWN, "unknown"
        case Status.UNWANTED:
            one.state, one.problem, one.claimed_at = OutgoingState.STOPPED, objection(one), None
        case Status.RETRY if one.attempts < MOST_ATTEMPTS:
            one.state, one.problem = OutgoingState.QUEUED, "retrying"
            wait = WAITS[min(one.attempts, len(WAITS)) - 1]
            one.send_at, one.claimed_at = now + timedelta(minutes=wait), None
        case _:
            one.state, one.problem = OutgoingState.FAILED, "refused"
    one.saved("state", "sent_at", "problem", "problem_text", "send_at", "claimed_at", "is_to_file")
    note_refusals(one, outcome.refused, now=now)
    if outcome.status is Status.SENT:
        _take_in_own(one, _as_it_left(claimed, one, outcome), outcome.remote_id, now=now)
    tell(one, actor_id=None, now=now)


def _as_it_left(claimed: Claimed, one: Outgoing, outcome: Outcome) -> bytes:
    """Give the letter with the Message-ID it went out with: answers name that one."""
    if outcome.message_id in {"", one.message_id}:
        return claimed.kept
    one.message_id = outcome.message_id[:250]
    one.saved("message_id")
    return write_letter(drafted(one, now=one.claimed_at or claimed.outgoing.updated_at))


def _take_in_own(one: Outgoing, raw: bytes, remote_id: str, *, now: datetime) -> None:
    """Store what was sent at once; the folder of what was sent will hold the same Message-ID.

    A provider that has its own name for it may have given it another Message-ID; it is known again
    by that name.
    """
    sent = Folder.objects.filter(mailbox=one.mailbox, role=FolderRole.SENT).first()
    folder = sent or Folder.objects.filter(mailbox=one.mailbox).first()
    if folder is None:
        return
    fetched = Fetched(
        uid=uid_of(remote_id), flags=frozenset({"\\Seen"}), size=len(raw), internal_date=now,
        raw=raw, remote_id=remote_id,
    )  # fmt: skip
    letter = read(fetched, workspace_id=one.workspace_id)
    if isinstance(letter, Unread):
        return
    take_in(folder, [letter], now=now, is_placed=bool(remote_id))
    stored = one.mailbox.letters.filter(key=letter.key).first()
    if stored is not None:
        one.letter, one.thread = stored, stored.thread
        one.saved("letter", "thread")
        if one.mailbox.sight != MailSight.PRIVATE:  # whoever answers first is who answers
            Thread.objects.filter(id=stored.thread_id, assignee=None).update(assignee=one.author_id)
        _say_what_about(one, stored.thread, now=now)


def _say_what_about(one: Outgoing, thread: Thread, *, now: datetime) -> None:
    """Let a new thread be about what its first letter was written about."""
    about = {name: getattr(one, name) for name in LINKS if getattr(one, name) is not None}
    with looking_as(one.author_id, workspace_id=one.workspace_id) as actor:
        if not about or thread.is_linked_by_hand or actor is None:
            return
        link_by_hand(thread, about, actor=actor, now=now)


def _is_filed_by_us(mailbox: Mailbox) -> bool:
    return mailbox.way == MailWay.IMAP and mailbox.smtp_host not in KEEPS_BY_ITSELF


def _put_into_sent(workspace_id: int, outgoing_id: UUID, *, clock: Clock) -> None:
    """Put what was sent where the member's other programs look, unless it lies there already.

    It says `is_to_file` until that is done: what a killed worker left, another finishes. A server
    that refuses is asked again, for a day.
    """
    with acting_in(workspace_id):
        one = (
            Outgoing.objects.select_related("mailbox", "author", "answers")
            .filter(id=outgoing_id, is_to_file=True)
            .first()
        )
        if one is None:
            return
        raw = write_letter(drafted(one, now=one.claimed_at or clock()))
    try:
        with _sent_folder(Line(workspace_id, one.mailbox, clock)) as sent:
            if sent is not None and not sent.imap.find(f"<{one.message_id}>"):
                sent.imap.append(sent.name, raw, ["\\Seen"])
    except DomainError:
        return
    with acting_in(workspace_id):
        Outgoing.objects.filter(id=outgoing_id).update(is_to_file=False)


def _find_out(workspace_id: int, one: Outgoing, *, clock: Clock) -> None:
    """Look for what may have been sent among what was sent."""
    is_there, line, wanted = False, Line(workspace_id, one.mailbox, clock), f"<{one.message_id}>"
    with suppress(DomainError):
        if line.is_imap:
            with _sent_folder(line) as sent:
                is_there = sent is not None and bool(sent.imap.find(wanted))
        else:
            with line.remote() as remote:
                is_there = remote.find(wanted)
    with acting_in(workspace_id):
        _settle(one.id, is_there=is_there, now=clock())


@dataclass(frozen=True)
class SentFolder:
    """The folder of what was sent, open on its server."""

    name: str
    imap: Imap


@contextmanager
def _sent_folder(line: Line) -> Iterator[SentFolder | None]:
    """Open the folder of what was sent; None: the mailbox has none."""
    with acting_in(line.workspace_id):
        folder = Folder.objects.filter(mailbox=line.mailbox, role=FolderRole.SENT).first()
    if folder is None:
        yield None
        return
    with line.imap() as imap:
        imap.select(folder.name, readonly=True)
        yield SentFolder(folder.name, imap)


def _settle(outgoing_id: UUID, *, is_there: bool, now: datetime) -> None:
    one = Outgoing.objects.select_for_update(of=("self",)).get(id=outgoing_id)
    if one.state not in {OutgoingState.SENDING, OutgoingState.UNKNOWN}:
        return
    state = OutgoingState.SENT if is_there else OutgoingState.UNKNOWN
    if one.state == state:
        return
    one.state, one.problem = state, "" if is_there else "unknown"
    one.sent_at = one.claimed_at if is_there else None
    one.saved("state", "problem", "sent_at")
    tell(one, actor_id=None, now=now)
