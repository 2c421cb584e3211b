"""What was moved or deleted on the server: the letters stay, their threads leave the inbox."""

from collections.abc import Collection
from datetime import datetime

from headwater.mail.models import Folder, Letter, Place, Thread
from headwater.mail.rules.states import FolderRole, MailDirection
from headwater.mail.services.threads import recount


def forget_vanished(folder: Folder, uids: Collection[int], *, now: datetime) -> None:
    """Forget that letters lie in a folder; of an inbox whose threads it was the last of, put aside."""
    if not uids:
        return
    places = Place.objects.filter(folder=folder, uid__in=uids)
    letters = list(places.values_list("letter_id", flat=True))
    places.delete()
    if folder.role != FolderRole.INBOX:
        return
    threads = set(Letter.objects.filter(id__in=letters).values_list("thread_id", flat=True))
    still_there = Letter.objects.filter(
        thread__in=threads,
        direction=MailDirection.IN,
        places__folder__role=FolderRole.INBOX,
    ).values("thread_id")
    gone = Thread.objects.filter(id__in=threads, done_at=None).exclude(id__in=still_there)
    gone.update(done_at=now)
    recount(threads)
