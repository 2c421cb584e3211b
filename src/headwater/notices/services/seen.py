"""Telling whoever wrote a letter that it was read."""

from collections.abc import Iterator

from headwater.events.base import Event
from headwater.mail.events import LetterSighted
from headwater.mail.models import Outgoing
from headwater.notices.rules import News, NoticeKind, NoticeSubject


def seen(event: Event) -> Iterator[News]:
    """Tell the author what of it is news. Of several receivers nobody knows which one it was."""
    if not isinstance(event, LetterSighted) or not event.news:
        return
    one = Outgoing.objects.filter(id=event.outgoing_id).first()
    if one is None:
        return
    receivers = [*one.to, *one.cc, *one.bcc]
    only = receivers[0] if len(receivers) == 1 else {}
    who = only.get("name") or only.get("address", "")
    # A link that was followed says more than that it was opened for it.
    what = "clicked" if "clicked" in event.news else event.news[0]
    yield News(
        member_id=one.author_id, kind=NoticeKind.SEEN, subject=NoticeSubject.LETTER, subject_id=one.id,
        data={"what": what, "who": who},
    )  # fmt: skip
