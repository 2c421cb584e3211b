"""Threads and letters, as whoever asks may read them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Prefetch, Subquery

from headwater.accounts.rules import Actor
from headwater.lib import finding, text
from headwater.mail.models import Attachment, Letter, LetterBody, Mailbox, Outgoing, Thread
from headwater.mail.rules.states import LetterNotFound, ThreadBox, ThreadNotFound
from headwater.mail.selectors.templates import get_template
from headwater.tenancy.sql import fetch_all

PAGE_LENGTH = 50
MOST_LETTERS = 500
LONGEST = 100  # characters of a question
LINKED = "coalesce(t.deal_id, t.lead_id, t.person_id, t.company_id)"
# What of a mailbox a box shows, and by which moment it is sorted.
BOXES = {
    ThreadBox.INBOX: ("t.done_at IS NULL AND t.last_in_at IS NOT NULL", "t.last_in_at"),
    ThreadBox.UNMATCHED: (
        f"t.done_at IS NULL AND t.last_in_at IS NOT NULL AND {LINKED} IS NULL",
        "t.last_in_at",
    ),
    ThreadBox.SENT: ("t.last_out_at IS NOT NULL", "t.last_at"),
    ThreadBox.DONE: ("t.done_at IS NOT NULL", "t.last_at"),
    ThreadBox.ALL: ("t.letters_count > 0", "t.last_at"),
}
HERE = """t.workspace_id = current_workspace() AND {condition}
    AND (%(at)s::timestamptz IS NULL OR ({moment}, t.id) < (%(at)s::timestamptz, %(id)s::uuid))
    AND (%(template)s::uuid IS NULL OR EXISTS (SELECT 1 FROM mail_outgoing o
        WHERE o.workspace_id = t.workspace_id AND o.thread_id = t.id AND o.state = 'sent'
          AND o.template_id = %(template)s::uuid))"""
# A look at each mailbox by its index, then the latest of all of them: no mailbox is read whole.
LATEST = f"""(
    SELECT thread.* FROM unnest(%(mailboxes)s::uuid[]) AS box(id)
    CROSS JOIN LATERAL (
        SELECT t.*, {{moment}} AS sorted_by FROM mail_thread t
        WHERE t.mailbox_id = box.id AND {HERE}
        ORDER BY {{moment}} DESC, t.id DESC LIMIT {{most}}
    ) thread
    ORDER BY thread.sorted_by DESC, thread.id DESC LIMIT {{most}}
)"""  # noqa: S608  # constants
# Whoever looks for a common word finds a page of it among the latest threads, one by one; a rare one
# is found by the index of all words, which lists every match before it gives the first.
LOOKED_THROUGH = 400
MATCHES = "w.tsv @@ %(anywhere)s::tsquery AND w.runs LIKE ALL (%(runs)s::text[])"
FOUND = f"""(
    WITH near AS (
        SELECT * FROM {LATEST} latest
        WHERE EXISTS (SELECT FROM mail_words_here w WHERE w.thread_id = latest.id AND {MATCHES})
        ORDER BY sorted_by DESC, id DESC LIMIT %(limit)s
    ), far AS (
        SELECT DISTINCT w.thread_id FROM mail_words_here w
        WHERE (SELECT count(*) FROM near) < %(limit)s AND {MATCHES}
          AND w.mailbox_id = ANY(%(mailboxes)s::uuid[])
    )
    SELECT * FROM near
    UNION ALL (
        SELECT t.*, {{moment}} FROM far JOIN mail_thread t ON t.id = far.thread_id
        WHERE {HERE} AND NOT EXISTS (SELECT FROM near WHERE near.id = t.id)
        ORDER BY {{moment}} DESC, t.id DESC LIMIT %(limit)s
    )
    ORDER BY sorted_by DESC, id DESC LIMIT %(limit)s
)"""  # noqa: S608  # constants
LIST = """
SELECT coalesce(json_agg(json_build_object(
        'id', page.id, 'mailbox_id', page.mailbox_id, 'subject', page.subject,
        'snippet', page.snippet, 'others', page.others, 'at', page.sorted_by,
        'letters', page.letters_count, 'unread', page.unread_count,
        'has_attachments', page.has_attachments, 'is_done', page.done_at IS NOT NULL,
        'assignee_id', page.assignee_id,
        'is_flagged', EXISTS (SELECT 1 FROM mail_letter l
            WHERE l.workspace_id = current_workspace() AND l.thread_id = page.id AND l.is_flagged),
        'deal_id', page.deal_id, 'lead_id', page.lead_id, 'person_id', page.person_id,
        'company_id', page.company_id, 'version', page.version)
        ORDER BY page.sorted_by DESC, page.id DESC), '[]')::text,
    count(*), min(page.sorted_by)::text,
    (array_agg(page.id ORDER BY page.sorted_by, page.id))[1]
FROM {page} page
"""
UNREAD = """
SELECT count(*) FROM unnest(%(mailboxes)s::uuid[]) AS box(id)
CROSS JOIN LATERAL (
    SELECT 1 FROM mail_thread t
    WHERE t.workspace_id = current_workspace() AND t.mailbox_id = box.id
      AND t.done_at IS NULL AND t.last_in_at IS NOT NULL AND t.unread_count > 0 LIMIT 1000
) unread
"""


@dataclass(frozen=True)
class ThreadsPage:
    """A JSON list of threads, how many wait unread in the inbox, and behind which the next begins."""

    items: bytes
    unread: int
    next: tuple[str, str] | None


def threads(
    box: ThreadBox,
    *,
    actor: Actor,
    mailbox_id: UUID | None = None,
    words: str = "",
    template_id: UUID | None = None,
    after: tuple[str, UUID] | None = None,
) -> ThreadsPage:
    """Read one page of the threads of one mailbox, or of all that the actor may read in."""
    mailboxes = _mailboxes(actor, mailbox_id)
    at, last_id = after or (None, None)
    values: dict[str, Any] = {
        "mailboxes": mailboxes,
        "at": at,
        "id": last_id,
        "template": get_template(template_id, actor=actor).id if template_id else None,
        "limit": PAGE_LENGTH,
    }
    condition, moment = BOXES[box]
    page = LATEST.format(condition=condition, moment=moment, most="%(limit)s")
    if words:
        page = FOUND.format(condition=condition, moment=moment, most=LOOKED_THROUGH)
        values |= _question(words, workspace_id=actor.workspace_id)
    [[items, count, last_at, last]] = fetch_all(LIST.replace("{page}", page), values)
    [[unread]] = fetch_all(UNREAD, {"mailboxes": mailboxes})
    following = (last_at, str(last)) if count == PAGE_LENGTH else None
    return ThreadsPage(items.encode(), unread, following)


def _question(typed: str, *, workspace_id: int) -> dict[str, Any]:
    """Read what somebody typed; in what is no word, nothing is found."""
    typed = typed[:LONGEST]
    pieces = text.pieces(typed)
    return {
        "anywhere": finding.beginnings(pieces, workspace_id),
        "runs": finding.runs(typed),
    }


def get_thread(
    thread_id: UUID, *, actor: Actor, lock: bool = False, inside: bool = False
) -> Thread:
    """Give a thread one may read; with `inside` one of a mailbox one works in.

    Whoever reads a thread because they see its deal marks nothing in somebody else's mailbox.
    """
    rows = Thread.objects.visible_to(actor).select_related("mailbox")
    if inside:
        rows = rows.filter(mailbox__in=Mailbox.objects.visible_to(actor))
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(id=thread_id).first()
    if found is None:
        raise ThreadNotFound("There is no such thread of letters, or it is not shown to you.")
    return found


def letters_of(thread: Thread) -> list[Letter]:
    """List the letters of a thread, the oldest first: what they say, what came, who wrote here."""
    written = Outgoing.objects.filter(letter=OuterRef("pk")).values("author_id")[:1]
    rows = Letter.objects.filter(thread=thread).annotate(author_id=Subquery(written))
    rows = rows.prefetch_related(
        Prefetch("bodies", LetterBody.objects.all()),
        Prefetch("attachments", Attachment.objects.order_by("position")),
    )
    return list(reversed(rows.order_by("-sent_at", "-id")[:MOST_LETTERS]))


def get_letter(letter_id: UUID, *, actor: Actor, inside: bool = False) -> Letter:
    """Give a letter of a thread one may read; with `inside` of a mailbox one works in."""
    rows = Letter.objects.filter(thread__in=Thread.objects.visible_to(actor))
    if inside:
        rows = rows.filter(mailbox__in=Mailbox.objects.visible_to(actor))
    letter = rows.filter(id=letter_id).select_related("thread__mailbox", "mailbox").first()
    if letter is None:
        raise LetterNotFound("There is no such letter, or it is not shown to you.")
    return letter


def get_attachment(letter_id: UUID, attachment_id: UUID, *, actor: Actor) -> Attachment:
    letter = get_letter(letter_id, actor=actor)
    found = Attachment.objects.filter(letter=letter, id=attachment_id).first()
    if found is None:
        raise LetterNotFound("There is no such attachment.")
    return found


def _mailboxes(actor: Actor, mailbox_id: UUID | None) -> Sequence[UUID]:
    rows = Mailbox.objects.visible_to(actor)
    if mailbox_id is not None:
        rows = rows.filter(id=mailbox_id)
    return list(rows.values_list("id", flat=True))
