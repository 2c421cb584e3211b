"""What was done for deals, with what each contact was before it was rewritten: for the past.

A row is what a task or a contact was from `since` until `until`; asked as of a moment, only what
held then counts, so what is corrected later changes no figure of before. `counts`: it came to
something, and is not private. A contact was made `at`, but not before it was written down.
"""

from headwater.activities.rules import CAME_TO_NOTHING

# The first thing a row said holds from the beginning, whenever the row was written.
TOUCHES = """
SELECT t.deal_id, true AS is_task, t.kind, true AS counts, t.done_at AS at, t.created_at,
    t.deleted_at, coalesce(former.until, '-infinity') AS since,
    'infinity'::timestamptz AS until
FROM activities_task t
LEFT JOIN (SELECT f.task_id, max(f.until) AS until FROM activities_formertouch f
    WHERE f.workspace_id = current_workspace() AND f.task_id IS NOT NULL GROUP BY f.task_id
) former ON former.task_id = t.id
WHERE t.workspace_id = current_workspace() AND t.deal_id IS NOT NULL
UNION ALL
SELECT n.deal_id, false, n.kind, NOT n.is_private AND n.outcome NOT IN ({failed}),
    greatest(n.happened_at, n.created_at), n.created_at, n.deleted_at,
    coalesce(former.until, '-infinity'), 'infinity'
FROM activities_note n
LEFT JOIN (SELECT f.note_id, max(f.until) AS until FROM activities_formertouch f
    WHERE f.workspace_id = current_workspace() AND f.note_id IS NOT NULL GROUP BY f.note_id
) former ON former.note_id = n.id
WHERE n.workspace_id = current_workspace() AND n.deal_id IS NOT NULL AND n.kind <> 'note'
UNION ALL
SELECT * FROM (
    SELECT f.deal_id, f.task_id IS NOT NULL, f.kind,
        NOT f.is_private AND f.outcome NOT IN ({failed}),
        CASE WHEN n.id IS NULL THEN f.at ELSE greatest(f.at, n.created_at) END,
        coalesce(t.created_at, n.created_at), f.deleted_at,
        coalesce(lag(f.until) OVER (PARTITION BY f.task_id, f.note_id ORDER BY f.until, f.id),
            '-infinity'), f.until
    FROM activities_formertouch f
    LEFT JOIN activities_task t ON t.workspace_id = f.workspace_id AND t.id = f.task_id
    LEFT JOIN activities_note n ON n.workspace_id = f.workspace_id AND n.id = f.note_id
    WHERE f.workspace_id = current_workspace()
) kept WHERE deal_id IS NOT NULL AND kind <> 'note'
""".format(failed=", ".join(f"'{one}'" for one in sorted(CAME_TO_NOTHING)))  # noqa: S608  # constants
