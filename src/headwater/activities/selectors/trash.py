"""What was deleted and can still be taken back."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from headwater.accounts.rules import Actor, Right
from headwater.accounts.selectors.sight import sees
from headwater.activities.rules import DAYS_IN_TRASH, TrashKind
from headwater.activities.selectors.sight import sight

PAGE_LENGTH = 50
TRASH = {
    TrashKind.DEAL: ("pipeline_deal", "t.title", sees("deal", "t")),
    TrashKind.COMPANY: (
        "people_company",
        "t.name",
        f"t.merged_into_id IS NULL AND {sees('company', 't')}",
    ),
    TrashKind.PERSON: (
        "people_person",
        "t.name",
        f"t.merged_into_id IS NULL AND {sees('person', 't')}",
    ),
    TrashKind.TASK: ("activities_task", "t.title", sees("task", "t")),
    TrashKind.LEAD: (
        "leads_lead",
        "concat_ws(' · ', nullif(t.name, ''), nullif(t.company_name, ''))",
        sees("lead", "t"),
    ),
    TrashKind.FILE: (
        "files_file",
        "t.name",
        """(t.author_id = %(me)s OR %(all)s AND NOT EXISTS (SELECT FROM activities_note n
            WHERE n.workspace_id = t.workspace_id AND n.id = t.note_id
              AND n.is_private AND n.author_id <> %(me)s))""",
    ),
    TrashKind.NOTE: (
        "activities_note",
        "left(t.text, 200)",
        "(t.author_id = %(me)s OR %(all)s AND NOT t.is_private)",
    ),
}
ONE_KIND = """
    SELECT '{kind}' AS kind, t.id, {title} AS title, t.deleted_at, t.deleted_by_id
    FROM {table} t
    WHERE t.workspace_id = current_workspace() AND t.deleted_at IS NOT NULL AND {seen}"""
PAGE = """
SELECT coalesce(json_agg(json_build_object('kind', page.kind, 'id', page.id,
        'title', page.title, 'deleted_at', page.deleted_at, 'deleted_by_name', m.name,
        'expires_at', page.deleted_at + make_interval(days => %(days)s))
        ORDER BY page.deleted_at DESC, page.id DESC), '[]')::text,
    count(*), min(page.deleted_at)::text,
    (array_agg(page.id ORDER BY page.deleted_at, page.id))[1]
FROM (
    SELECT * FROM ({kinds}) things
    WHERE %(at)s::timestamptz IS NULL OR (deleted_at, id) < (%(at)s::timestamptz, %(id)s::uuid)
    ORDER BY deleted_at DESC, id DESC LIMIT %(limit)s
) page
LEFT JOIN accounts_member m ON m.workspace_id = current_workspace() AND m.id = page.deleted_by_id
"""


@dataclass(frozen=True)
class TrashPage:
    items: bytes
    next: tuple[str, UUID] | None


def list_trash(
    kind: TrashKind | None, *, actor: Actor, after: tuple[str, UUID] | None
) -> TrashPage:
    """List what lies in the trash and the actor may see, what was deleted last first."""
    kinds = [kind] if kind else list(TrashKind)
    sql = PAGE.format(kinds=" UNION ALL ".join(map(_one_kind, kinds)))
    at, last_id = after or (None, None)
    parameters = sight(actor) | {
        "me": actor.id,
        "all": actor.may(Right.CONFIGURE),
        "days": DAYS_IN_TRASH,
        "at": at,
        "id": last_id,
        "limit": PAGE_LENGTH,
    }
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        items, count, last_at, last = cursor.fetchone()
    return TrashPage(str(items).encode(), (last_at, last) if count == PAGE_LENGTH else None)


def _one_kind(kind: TrashKind) -> str:
    table, title, seen = TRASH[kind]
    return ONE_KIND.format(kind=kind, table=table, title=title, seen=seen)
