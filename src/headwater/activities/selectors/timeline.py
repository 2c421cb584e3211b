"""What happened with a record: events, notes, done tasks and files as one list, the latest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import orjson
from django.db import connection

from headwater.accounts.rules import Actor
from headwater.accounts.rules.fields import hidden_in
from headwater.accounts.selectors.sight import sees
from headwater.activities.rules import Part
from headwater.activities.selectors.sight import (
    ABOUT_ID,
    ABOUT_KIND,
    FILE_VISIBLE,
    LINKS,
    NOTE_VISIBLE,
    TASK_VISIBLE,
    sight,
)
from headwater.activities.selectors.tasks import ATTENDEES
from headwater.fields.rules.hiding import told
from headwater.leads.selectors.records import get_lead
from headwater.leads.selectors.sight import WORD
from headwater.people.models import Company, Person
from headwater.people.selectors import get_company, get_person, successor
from headwater.pipeline.selectors.deals import get_deal
from headwater.pipeline.selectors.sight import in_language

PAGE_LENGTH = 50

# The page of a company or person also tells of their deals, those that are seen.
DEALS = {
    "deal": "SELECT %(id)s::uuid AS id",
    "company": f"""SELECT d.id FROM pipeline_deal d
        WHERE d.workspace_id = current_workspace() AND d.company_id = %(id)s
          AND d.deleted_at IS NULL AND {sees("deal", "d")}""",  # noqa: S608  # constants
    "person": f"""SELECT d.id FROM pipeline_dealperson part
        JOIN pipeline_deal d ON d.workspace_id = part.workspace_id AND d.id = part.deal_id
        WHERE part.workspace_id = current_workspace() AND part.person_id = %(id)s
          AND d.deleted_at IS NULL AND {sees("deal", "d")}""",  # noqa: S608  # constants
    "lead": "SELECT NULL::uuid AS id WHERE false",  # its notes are the deal's anyway
}
# `line` orders what happened in the same moment: events in the order they were written.
EVENTS = """
    SELECT 'event-' || lpad(e.id::text, 19, '0') AS line, e.name AS kind, e.happened_at AS at,
        e.actor_id, e.subject_kind, e.subject_id, e.payload AS data
    FROM events_eventrecord e
    WHERE e.workspace_id = current_workspace()
      AND e.subject_id IN (SELECT id FROM deals UNION ALL SELECT %(id)s::uuid{more})
      AND e.name <> 'lead.touched'  -- told by the note that a migration made of it
      AND e.name <> 'deal.tasks_due'  -- told by the tasks
      AND (%(at)s::timestamptz IS NULL OR e.happened_at <= %(at)s)
      AND (%(only)s::text[] IS NULL OR CASE WHEN split_part(e.name, '.', 2) IN ('created', 'moved',
          'closed', 'reopened', 'criteria_overridden', 'returned', 'converted', 'conversion_undone') THEN 'moves' ELSE 'changes' END = ANY(%(only)s))
    ORDER BY e.happened_at DESC, e.id DESC LIMIT %(enough)s"""
# What became part of a company or person has its story told with it, and so has a deal's lead.
MERGED = """ UNION ALL SELECT gone.id FROM people_{0} gone
        WHERE gone.workspace_id = current_workspace() AND gone.merged_into_id = %(id)s"""
MORE = {
    "deal": f""" UNION ALL SELECT lead.id FROM leads_conversion made
        JOIN leads_lead lead ON lead.workspace_id = made.workspace_id AND lead.id = made.lead_id
        WHERE made.workspace_id = current_workspace() AND made.deal_id = %(id)s
          AND lead.deleted_at IS NULL AND {sees("lead", "lead")}""",  # noqa: S608  # constants
    "company": MERGED.format("company"),
    "person": MERGED.format("person"),
    "lead": "",
}
# Two branches rather than OR: each finds its few rows by an index, OR would read them all.
ABOUT = """SELECT x.* FROM {table} x
        WHERE x.workspace_id = current_workspace() AND x.{{kind}}_id = %(id)s
        UNION SELECT x.* FROM {table} x JOIN deals ON deals.id = x.deal_id
        WHERE x.workspace_id = current_workspace()"""
NOTE = f"""SELECT 'note-' || t.id AS line, 'note' AS kind,
        coalesce(t.happened_at, t.created_at) AS at, t.author_id AS actor_id,
        {ABOUT_KIND.format("t")} AS subject_kind, {ABOUT_ID.format("t")} AS subject_id,
        json_build_object('note_id', t.id, 'text', t.text, 'doc', t.doc, 'version', t.version,
            'is_edited', t.version > 1 AND t.pinned_at IS NULL
                AND (t.lead_id IS NULL OR t.deal_id IS NULL), 'author_id', t.author_id,
            'kind', t.kind, 'type_id', t.type_id, 'outcome', nullif(t.outcome, ''),
            'minutes', t.minutes, 'letter_id', t.letter_id, 'is_incoming', t.is_incoming,
            'place', t.place, 'latitude', t.latitude, 'longitude', t.longitude,
            'is_private', t.is_private, 'is_pinned', t.pinned_at IS NOT NULL,
            'comments', (SELECT coalesce(json_agg(json_build_object('id', c.id, 'text', c.text,
                'doc', c.doc, 'author_id', c.author_id, 'author_name', who.name,
                'created_at', c.created_at, 'version', c.version) ORDER BY c.created_at, c.id), '[]')
                FROM activities_comment c JOIN accounts_member who
                    ON who.workspace_id = c.workspace_id AND who.id = c.author_id
                WHERE c.workspace_id = t.workspace_id AND c.note_id = t.id),
            'files', (SELECT coalesce(json_agg(json_build_object('id', f.id, 'name', f.name,
                'size', f.size, 'content_type', f.content_type, 'author_id', f.author_id,
                'author_name', who.name, 'created_at', f.created_at, 'version', f.version)
                ORDER BY f.created_at, f.id), '[]')
                FROM files_file f JOIN accounts_member who
                    ON who.workspace_id = f.workspace_id AND who.id = f.author_id
                WHERE f.workspace_id = t.workspace_id AND f.note_id = t.id
                    AND f.arrived_at IS NOT NULL AND f.deleted_at IS NULL))::jsonb AS data"""  # noqa: S608  # constants
NOTES = f"""
    {NOTE} FROM ({ABOUT.format(table="activities_note")}) t {LINKS}
    WHERE {NOTE_VISIBLE}
      AND (%(at)s::timestamptz IS NULL OR coalesce(t.happened_at, t.created_at) <= %(at)s)
      AND (%(only)s::text[] IS NULL
          OR CASE t.kind WHEN 'note' THEN 'notes' ELSE 'contacts' END = ANY(%(only)s))
    ORDER BY 3 DESC, t.id DESC LIMIT %(enough)s"""  # constants
PINNED = f"""
WITH deals AS MATERIALIZED ({{deals}})
SELECT coalesce(json_agg(json_build_object('id', pin.line, 'kind', pin.kind, 'at', pin.at,
    'actor_id', pin.actor_id, 'actor_name', m.name, 'subject_kind', pin.subject_kind,
    'subject_id', pin.subject_id, 'data', pin.data) ORDER BY pin.at DESC, pin.line), '[]')::text
FROM ({NOTE} FROM ({ABOUT.format(table="activities_note")}) t {LINKS}
    WHERE {NOTE_VISIBLE} AND t.pinned_at IS NOT NULL LIMIT 20) pin
LEFT JOIN accounts_member m ON m.workspace_id = current_workspace() AND m.id = pin.actor_id
"""  # noqa: S608  # constants
TASKS = f"""
    SELECT 'task-' || t.id, 'task', t.done_at, t.owner_id,
        {ABOUT_KIND.format("t")}, {ABOUT_ID.format("t")},
        json_build_object('task_id', t.id, 'title', t.title, 'kind', t.kind, 'type_id', t.type_id,
            'due_at', t.due_at,
            'version', t.version, 'agenda', t.agenda, 'attendees', {ATTENDEES})::jsonb
    FROM ({ABOUT.format(table="activities_task")}) t {LINKS}
    WHERE {TASK_VISIBLE} AND t.done_at IS NOT NULL
      AND (%(only)s::text[] IS NULL OR 'tasks' = ANY(%(only)s))
      AND (%(at)s::timestamptz IS NULL OR t.done_at <= %(at)s)
    ORDER BY t.done_at DESC, t.id DESC LIMIT %(enough)s"""  # noqa: S608  # constants
FILES = f"""
    SELECT 'file-' || t.id, 'file', t.arrived_at, t.author_id,
        {ABOUT_KIND.format("t")}, {ABOUT_ID.format("t")},
        json_build_object('file_id', t.id, 'name', t.name, 'size', t.size,
            'content_type', t.content_type)::jsonb
    FROM ({ABOUT.format(table="files_file")}) t {LINKS}
    WHERE {FILE_VISIBLE}
      AND (%(only)s::text[] IS NULL OR 'files' = ANY(%(only)s))
      AND (%(at)s::timestamptz IS NULL OR t.arrived_at <= %(at)s)
    ORDER BY t.arrived_at DESC, t.id DESC LIMIT %(enough)s"""  # noqa: S608  # constants
TIMELINE = """
WITH deals AS MATERIALIZED ({deals})
SELECT coalesce(json_agg(json_build_object('id', page.line, 'kind', page.kind, 'at', page.at,
        'actor_id', page.actor_id, 'actor_name', m.name, 'subject_kind', page.subject_kind,
        'subject_id', page.subject_id, 'data', CASE WHEN step.id IS NULL THEN page.data
            ELSE page.data || jsonb_build_object('comment', step.comment, 'reason_name', {reason}) END)
        ORDER BY page.at DESC, page.line DESC), '[]')::text,
    count(*), min(page.at)::text,
    (array_agg(page.line ORDER BY page.at, page.line))[1]
FROM (
    SELECT * FROM (({events}) UNION ALL ({notes}) UNION ALL ({tasks}) UNION ALL ({files})) lines
    WHERE %(at)s::timestamptz IS NULL OR (at, line) < (%(at)s::timestamptz, %(line)s)
    ORDER BY at DESC, line DESC LIMIT %(limit)s
) page
LEFT JOIN accounts_member m ON m.workspace_id = current_workspace() AND m.id = page.actor_id
LEFT JOIN leads_step step ON page.kind IN ('lead.moved', 'lead.returned')
    AND step.workspace_id = current_workspace() AND step.id = (page.data->>'step_id')::bigint
LEFT JOIN leads_reason reason
    ON reason.workspace_id = step.workspace_id AND reason.id = step.reason_id
"""


@dataclass(frozen=True)
class Page:
    """JSON lists of TimelineEntry, and behind which line the next page begins."""

    items: bytes
    pinned: bytes
    next: tuple[str, str] | None


def timeline(
    kind: str,
    record_id: UUID,
    *,
    actor: Actor,
    after: tuple[str, str] | None,
    only: Sequence[Part] = (),
) -> Page:
    """Read one page, of some parts or of all; the first one also tells what is pinned on top."""
    record_id = _seen(kind, record_id, actor)
    sql = TIMELINE.format(
        deals=DEALS[kind],
        reason=in_language(WORD.format("reason"), actor.language),
        events=EVENTS.format(more=MORE[kind]),
        notes=NOTES.format(kind=kind),
        tasks=TASKS.format(kind=kind),
        files=FILES.format(kind=kind),
    )
    at, line = after or (None, None)
    parameters = sight(actor) | {
        "id": record_id,
        "at": at,
        "line": line,
        "limit": PAGE_LENGTH,
        # Lines of the cursor's own moment are read again and left out afterwards.
        "enough": 2 * PAGE_LENGTH,
        "only": [str(part) for part in only] or None,
    }
    pinned = "[]"
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        items, count, last_at, last_line = cursor.fetchone()
        if after is None:
            cursor.execute(PINNED.format(deals=DEALS[kind], kind=kind), parameters)
            (pinned,) = cursor.fetchone()
    following = (last_at, last_line) if count == PAGE_LENGTH else None
    return Page(_told(str(items), actor), str(pinned).encode(), following)


def _told(items: str, actor: Actor) -> bytes:
    """Leave out of what happened what is hidden, and edits of nothing else."""
    if not actor.fields:
        return items.encode()
    lines = orjson.loads(items)
    for line in lines:
        line["data"] = told(line["data"], hidden_in(line["subject_kind"], actor))
    return orjson.dumps([line for line in lines if line["data"].get("changes", True)])


def _seen(kind: str, record_id: UUID, actor: Actor) -> UUID:
    """Find the record, or what it was merged into."""
    match kind:
        case "deal":
            return get_deal(record_id, actor=actor).id
        case "company":
            return get_company(successor(Company, record_id), actor=actor).id
        case "lead":
            return get_lead(record_id, actor=actor).id
        case _:
            return get_person(successor(Person, record_id), actor=actor).id
