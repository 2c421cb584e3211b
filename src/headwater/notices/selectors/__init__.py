from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson

from headwater.accounts.rules import Actor
from headwater.accounts.selectors.sight import sees
from headwater.activities.selectors.sight import LEAD_NAME, attends, sight
from headwater.activities.selectors.tasks import get_task
from headwater.lib.errors import NotFound
from headwater.notices import rules
from headwater.notices.models import Notice, Preference, Reminder
from headwater.notices.rules import NoticeKind, Way, Wishes
from headwater.pipeline.selectors.sight import in_language
from headwater.tenancy.sql import fetch_all

LONGEST = 100
# A notice whose record is gone, or seen no longer, is not shown and not counted. A task is seen by
# its owner and those who attend it; when it was given away meanwhile, the notice has nothing to say any more.
HERE = f"""
FROM notices_notice n
LEFT JOIN accounts_member actor
    ON actor.workspace_id = n.workspace_id AND actor.id = n.actor_id
LEFT JOIN activities_task task ON n.subject = 'task' AND task.workspace_id = n.workspace_id
    AND task.id = n.subject_id AND task.deleted_at IS NULL AND (task.owner_id = n.member_id OR {attends("task")})
LEFT JOIN pipeline_deal deal ON deal.workspace_id = n.workspace_id
    AND deal.id = CASE n.subject WHEN 'deal' THEN n.subject_id ELSE task.deal_id END
    AND deal.deleted_at IS NULL AND {sees("deal", "deal")}
LEFT JOIN people_company company ON company.workspace_id = n.workspace_id
    AND company.id = CASE n.subject WHEN 'company' THEN n.subject_id ELSE task.company_id END
    AND company.deleted_at IS NULL AND {sees("company", "company")}
LEFT JOIN people_person person ON person.workspace_id = n.workspace_id
    AND person.id = CASE n.subject WHEN 'person' THEN n.subject_id ELSE task.person_id END
    AND person.deleted_at IS NULL AND {sees("person", "person")}
LEFT JOIN leads_lead lead ON lead.workspace_id = n.workspace_id
    AND lead.id = CASE n.subject WHEN 'lead' THEN n.subject_id ELSE task.lead_id END
    AND lead.deleted_at IS NULL AND {sees("lead", "lead")}
LEFT JOIN mail_outgoing letter ON n.subject = 'letter' AND letter.workspace_id = n.workspace_id
    AND letter.id = n.subject_id AND letter.author_id = n.member_id
WHERE n.workspace_id = current_workspace() AND n.member_id = %(me)s
  AND n.snoozed_until IS NULL
  AND (n.subject_id IS NULL OR CASE n.subject WHEN 'task' THEN task.id WHEN 'deal' THEN deal.id
       WHEN 'company' THEN company.id WHEN 'lead' THEN lead.id
       WHEN 'letter' THEN letter.id ELSE person.id END IS NOT NULL)
"""  # constants
NOTICES = f"""
SELECT n.id, n.kind, n.at, n.read_at IS NOT NULL,
    coalesce(actor.name, nullif(n.data->>'who', '')),
    coalesce(nullif(n.subject, ''), n.data->>'subject'), n.subject_id,
    coalesce(CASE WHEN n.subject = 'task' THEN task.title END, deal.title, company.name, person.name,
        {LEAD_NAME}, letter.subject, n.data->>'name'),
    n.count, n.data->>'what', task.due_at, coalesce(task.is_all_day, false),
    deal.id, company.id, person.id, lead.id, CASE WHEN n.subject = 'task'
        THEN coalesce(deal.title, company.name, person.name, {LEAD_NAME}) END,
    (SELECT coalesce(nullif(stage.name_{{language}}, ''), stage.name_{{other}})
        FROM pipeline_stage stage WHERE stage.workspace_id = n.workspace_id
        AND stage.id = (n.data->>'stage_id')::uuid),
    (SELECT left(note.text, 200) FROM activities_note note
        WHERE note.workspace_id = n.workspace_id AND note.deleted_at IS NULL AND NOT note.is_private
        AND note.id = (n.data->>'note_id')::uuid),
    letter.thread_id
{HERE} {{which}} ORDER BY n.at DESC, n.id DESC LIMIT %(most)s
"""  # noqa: S608  # constants
COLUMNS = (
    "id", "kind", "at", "is_read", "actor_name", "subject", "subject_id", "title", "count", "what",
    "due_at", "all_day", "deal_id", "company_id", "person_id", "lead_id", "about", "stage_name", "text",
    "thread_id",
)  # fmt: skip
# Asked inside the change that is told of, so it is one statement.
WISHES_OF = """
SELECT m.id, coalesce(p.ways, '{}')::text, m.time_zone, p.quiet_from, p.quiet_to,
    coalesce(p.is_quiet_on_days_off, false),
    EXISTS (SELECT 1 FROM notices_subscription s
        WHERE s.workspace_id = m.workspace_id AND s.member_id = m.id)
FROM accounts_member m
LEFT JOIN notices_preference p ON p.workspace_id = m.workspace_id AND p.member_id = m.id
WHERE m.workspace_id = current_workspace() AND m.is_active AND m.id = ANY(%s)
"""
WISHES = ("time_zone", "quiet_from", "quiet_to", "is_quiet_on_days_off", "has_browser")
UNREAD = f"""SELECT count(*) FROM (
    SELECT 1 {HERE} AND n.in_app AND n.read_at IS NULL LIMIT 100) unread"""  # noqa: S608


class NoticeNotFound(NotFound):
    code = "notice_not_found"


@dataclass(frozen=True)
class Inbox:
    items: list[dict[str, Any]]
    unread: int


def inbox(*, actor: Actor, before: datetime | None = None) -> Inbox:
    """Show the notices of a member, the youngest first, and count what is unread (up to 100)."""
    asked = sight(actor) | {"me": actor.id, "most": LONGEST, "before": before}
    which = "AND n.in_app" + (" AND n.at < %(before)s" if before else "")
    rows = fetch_all(_notices(actor, which), asked)
    ((unread,),) = fetch_all(UNREAD, asked)
    return Inbox([dict(zip(COLUMNS, row, strict=True)) for row in rows], unread)


def to_mail(*, actor: Actor, now: datetime) -> list[dict[str, Any]]:
    """List what is to be mailed to a member now: unread, and still seen."""
    asked = sight(actor) | {"me": actor.id, "most": LONGEST, "now": now}
    which = "AND n.mail_at <= %(now)s AND n.mailed_at IS NULL AND n.read_at IS NULL"
    rows = fetch_all(_notices(actor, which), asked)
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


def to_push(ids: Sequence[UUID], *, actor: Actor) -> list[dict[str, Any]]:
    """List what of these notices is to be shown by a member's browsers: unread, and still seen."""
    asked = sight(actor) | {"me": actor.id, "most": LONGEST, "ids": list(ids)}
    which = "AND n.id = ANY(%(ids)s) AND n.read_at IS NULL"
    rows = fetch_all(_notices(actor, which), asked)
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


def _notices(actor: Actor, which: str) -> str:
    return in_language(NOTICES, actor.language).format(which=which)


def get_notice(notice_id: UUID, *, actor: Actor) -> Notice:
    try:
        return Notice.objects.get(id=notice_id, member_id=actor.id)
    except Notice.DoesNotExist:
        raise NoticeNotFound("There is no such notice.") from None


def reminders_before(task_id: UUID) -> list[int]:
    """List how many minutes before it is due a task is reminded of."""
    of_task = Reminder.objects.filter(task_id=task_id).order_by("minutes_before")
    return list(of_task.values_list("minutes_before", flat=True))


def reminders_of(task_id: UUID, *, actor: Actor) -> list[int]:
    return reminders_before(get_task(task_id, actor=actor).id)


def ways_of(preference: Preference) -> dict[NoticeKind, frozenset[Way]]:
    return rules.ways_of(preference.ways)


def preference_of(member_id: UUID) -> Preference:
    return Preference.objects.filter(member_id=member_id).first() or Preference()


def wishes_of(member_ids: Iterable[UUID]) -> dict[UUID, Wishes]:
    """Say how these members want to be told; those who are no longer there are left out."""
    return {
        member_id: Wishes(
            ways=rules.ways_of(orjson.loads(ways)), **dict(zip(WISHES, rest, strict=True))
        )
        for member_id, ways, *rest in fetch_all(WISHES_OF, [list(member_ids)])
    }


def usual_reminders(member_ids: Iterable[UUID]) -> dict[UUID, int | None]:
    """Say how many minutes before a task with a time each member likes to be reminded."""
    wanted = set(member_ids)
    rows = Preference.objects.filter(member_id__in=wanted).values_list("member_id", "remind_before")
    usual = Preference().remind_before
    return dict.fromkeys(wanted, usual) | dict(rows)
