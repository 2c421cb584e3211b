"""How often letters written with a template are answered by a person."""

from dataclasses import asdict
from datetime import timedelta
from typing import Any

from headwater.accounts.rules import Actor
from headwater.insights.rules.replies import REPLY_DAYS, reply_rate
from headwater.insights.selectors.scope import Scope, rows
from headwater.mail.models import MailTemplate

# Of the letters of those whose deals the actor sees. A thread is of one mailbox, so an answer that
# went to a colleague's is not known there.
LETTERS = """
SELECT letter.template_id, count(*), count(*) FILTER (WHERE letter.is_answered),
    count(*) FILTER (WHERE letter.is_over),
    count(*) FILTER (WHERE letter.is_over AND letter.is_answered)
FROM (
    SELECT o.template_id, o.sent_at <= %(as_of)s - %(days)s::interval AS is_over, EXISTS (
        SELECT FROM mail_letter l
        WHERE l.workspace_id = o.workspace_id AND l.thread_id = o.thread_id
          AND l.direction = 'in' AND l.nature = 'person' AND l.sent_at <= %(as_of)s
          AND l.sent_at > o.sent_at AND l.sent_at <= o.sent_at + %(days)s::interval
    ) AS is_answered
    FROM mail_outgoing o
    WHERE o.workspace_id = current_workspace() AND o.state = 'sent' AND o.sent_at <= %(as_of)s
      AND o.template_id = ANY(%(templates)s::uuid[])
      AND (%(owners)s::uuid[] IS NULL OR o.author_id = ANY(%(owners)s::uuid[]))
      AND (%(people)s::uuid[] IS NULL OR o.author_id = ANY(%(people)s::uuid[]))
      AND (%(start)s::timestamptz IS NULL OR o.sent_at >= %(start)s::timestamptz)
      AND (%(end)s::timestamptz IS NULL OR o.sent_at < %(end)s::timestamptz)
) letter GROUP BY 1
"""


def reply_rates(scope: Scope, *, actor: Actor) -> list[dict[str, Any]]:
    """List the templates the actor sees and what became of their letters, most sent first."""
    seen = MailTemplate.objects.visible_to(actor).filter(kind="template")
    templates = list(seen.order_by("name", "id"))
    asked = {"templates": [one.id for one in templates], "days": timedelta(days=REPLY_DAYS)}
    found = {row[0]: row[1:] for row in rows(LETTERS, scope.parameters() | asked)}
    lines = [_line(one, found.get(one.id, (0, 0, 0, 0))) for one in templates]
    return sorted(lines, key=lambda line: -int(line["sent"]))


def _line(one: MailTemplate, counts: tuple[int, ...]) -> dict[str, Any]:
    sent, answered, over, over_answered = counts
    return {
        "template_id": one.id, "name": one.name, "language": one.language, "stage": one.stage,
        "is_archived": one.archived_at is not None, "sent": sent, "answered": answered,
        "waiting": sent - over, "rate": asdict(reply_rate(over_answered, over)),
    }  # fmt: skip
