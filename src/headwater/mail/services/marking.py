"""Marks go both ways: what is read here is read there, and the other way round."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.mail.models import Folder, Letter, Mailbox, Place, Thread
from headwater.mail.rules.states import MailDirection
from headwater.mail.services.threads import recount, tell_changed
from headwater.mail.wire.imap import Imap
from headwater.tenancy.context import acting_in

SEEN, FLAGGED = "\\Seen", "\\Flagged"


def mark_read(thread: Thread, *, is_read: bool, actor: Actor, now: datetime) -> None:
    """Mark what came in a thread; the server is told by the next run. Only the last when unread."""
    came = Letter.objects.filter(thread=thread, direction=MailDirection.IN)
    if not is_read:
        came = came.filter(id__in=came.order_by("-sent_at", "-id").values("id")[:1])
    changed = came.exclude(is_read=is_read).update(is_read=is_read, is_mark_due=True)
    if changed:
        recount([thread.id])
        tell_changed(thread, actor=actor, now=now)


def flag_letter(letter: Letter, *, is_flagged: bool, actor: Actor, now: datetime) -> None:
    if letter.is_flagged != is_flagged:
        letter.is_flagged, letter.is_mark_due = is_flagged, True
        letter.save(update_fields=["is_flagged", "is_mark_due"])
        tell_changed(letter.thread, actor=actor, now=now)


def push_marks(workspace_id: int, mailbox: Mailbox, imap: Imap) -> None:
    """Tell the server what was marked here; what is marked anew meanwhile is told the next time."""
    with acting_in(workspace_id):
        due = list(Letter.objects.filter(mailbox=mailbox, is_mark_due=True)[:2000])
        places = list(
            Place.objects.filter(letter__in=due).select_related("folder").order_by("folder_id")
        )
    marks = {letter.id: (letter.is_read, letter.is_flagged) for letter in due}
    for folder in {place.folder_id: place.folder for place in places}.values():
        uids = {one.uid: marks[one.letter_id] for one in places if one.folder_id == folder.id}
        imap.select(folder.name)
        for flag, index in ((SEEN, 0), (FLAGGED, 1)):
            if on := [uid for uid, is_on in uids.items() if is_on[index]]:
                imap.mark(on, add=[flag])
            if off := [uid for uid, is_on in uids.items() if not is_on[index]]:
                imap.mark(off, remove=[flag])
    with acting_in(workspace_id):
        for letter in due:
            Letter.objects.filter(
                id=letter.id, is_read=letter.is_read, is_flagged=letter.is_flagged
            ).update(is_mark_due=False)


def take_over_marks(folder: Folder, told: Mapping[int, Collection[str]]) -> None:
    """Take over what others marked; what was marked here and is not told yet stays."""
    flags = {uid: {one.lower() for one in on} for uid, on in told.items()}
    came = Letter.objects.filter(direction=MailDirection.IN)
    changed = set[UUID]()
    for name, flag, letters in (
        ("is_read", SEEN.lower(), came),
        ("is_flagged", FLAGGED.lower(), Letter.objects.all()),
    ):
        for is_on in (True, False):
            some = [uid for uid, on in flags.items() if (flag in on) is is_on]
            rows = letters.filter(is_mark_due=False, id__in=_letters_at(folder, some))
            other = rows.exclude(**{name: is_on})
            changed |= set(other.values_list("thread_id", flat=True))
            other.update(**{name: is_on})
    recount(changed)


def _letters_at(folder: Folder, uids: Collection[int]) -> list[UUID]:
    return list(
        Place.objects.filter(folder=folder, uid__in=uids).values_list("letter_id", flat=True)
    )
