"""What happened with a lead: its events, with the words that were said, the latest first."""

from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.leads.selectors.records import get_lead
from headwater.leads.selectors.sight import WORD
from headwater.pipeline.selectors.sight import in_language
from headwater.tenancy.sql import fetch_all

PAGE_LENGTH = 50
STORY = f"""
SELECT coalesce(json_agg(page ORDER BY page.line DESC), '[]')::text, count(*), min(page.line)
FROM (
    SELECT e.id AS line, e.name AS kind, e.happened_at AS at, e.actor_id, m.name AS actor_name,
        e.payload AS data, coalesce(touch.text, step.comment, '') AS text,
        {WORD.format("reason")} AS reason_name
    FROM events_eventrecord e
    LEFT JOIN accounts_member m ON m.workspace_id = e.workspace_id AND m.id = e.actor_id
    LEFT JOIN leads_touch touch ON e.name = 'lead.touched' AND touch.workspace_id = e.workspace_id
        AND touch.id = (e.payload->>'touch_id')::uuid
    LEFT JOIN leads_step step ON e.name IN ('lead.moved', 'lead.returned')
        AND step.workspace_id = e.workspace_id AND step.id = (e.payload->>'step_id')::bigint
    LEFT JOIN leads_reason reason
        ON reason.workspace_id = step.workspace_id AND reason.id = step.reason_id
    WHERE e.workspace_id = current_workspace() AND e.subject_id = %(id)s
      AND (%(after)s::bigint IS NULL OR e.id < %(after)s)
    ORDER BY e.id DESC LIMIT %(limit)s
) page
"""  # noqa: S608  # constants


def story(lead_id: UUID, *, actor: Actor, after: int | None) -> tuple[bytes, int | None]:
    """Read one page: a JSON list of StoryEntry, and behind which line the next one begins."""
    get_lead(lead_id, actor=actor)
    asked = {"id": lead_id, "after": after, "limit": PAGE_LENGTH}
    ((items, count, last),) = fetch_all(in_language(STORY, actor.language), asked)
    return str(items).encode(), last if count == PAGE_LENGTH else None
