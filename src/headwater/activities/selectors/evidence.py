"""What was done for a deal: evidence for exit criteria."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from headwater.activities.rules import NoteKind
from headwater.activities.selectors.types import get_type
from headwater.pipeline.rules.criteria import CriterionIncomplete, Fix, Params
from headwater.pipeline.selectors.evidence import CriterionKind

# A tick on a task, or a contact somebody wrote down unless it came to nothing. What is private
# shows nothing: everybody must be able to see why a deal may go on.
DONE = """(SELECT CASE WHEN count(*) >= coalesce((c.params->>'count')::int, 1)
        THEN jsonb_build_object('at', max(x.at), 'count', count(*),
            'by', (array_agg(m.name ORDER BY x.at DESC))[1],
            'what', (array_agg(x.title ORDER BY x.at DESC))[1]) END
    FROM (
        SELECT t.workspace_id, t.done_at AS at, t.owner_id AS who, t.title, t.kind, t.type_id
        FROM activities_task t WHERE t.workspace_id = d.workspace_id AND t.deal_id = d.id
            AND t.done_at IS NOT NULL AND t.deleted_at IS NULL
        UNION ALL
        SELECT n.workspace_id, coalesce(n.happened_at, n.created_at), n.author_id, NULL, n.kind,
            n.type_id
        FROM activities_note n WHERE n.workspace_id = d.workspace_id AND n.deal_id = d.id
            AND n.deleted_at IS NULL AND NOT n.is_private AND n.outcome NOT IN
                ('no_answer', 'voicemail', 'wrong_number', 'no_show', 'cancelled')
    ) x
    LEFT JOIN accounts_member m ON m.workspace_id = x.workspace_id AND m.id = x.who
    WHERE (c.params->>'type_id' IS NULL OR x.type_id = (c.params->>'type_id')::uuid)
      AND (c.params->>'activity' IS NULL OR x.kind = c.params->>'activity')
      AND (c.params->>'days' IS NULL
           OR x.at >= now() - (c.params->>'days')::int * interval '1 day')
      AND (NOT coalesce((c.params->>'in_stage')::boolean, false) OR x.at >= (
           SELECT max(v.entered_at) FROM pipeline_stagevisit v
           WHERE v.workspace_id = d.workspace_id AND v.deal_id = d.id
             AND v.stage_id = c.stage_id)))"""
NAMED = """(SELECT coalesce(nullif(t.name_{language}, ''), t.name_{other})
    FROM activities_activitytype t
    WHERE t.workspace_id = c.workspace_id AND t.id = (c.params->>'type_id')::uuid)"""
WORDS = {
    NoteKind.CALL: _("Call"),
    NoteKind.MEETING: _("Meeting"),
    NoteKind.VISIT: _("Visit"),
    NoteKind.CHAT: _("Chat"),
    NoteKind.EMAIL: _("Email exchange"),
    NoteKind.SMS: _("Text message"),
    NoteKind.DEMO: _("Demo"),
}
# By whether it is asked for more than once, within days, and within the stage.
SENTENCES = {
    (False, False, False): _("{activity} done"),
    (True, False, False): _("{activity} done {count} times"),
    (False, True, False): _("{activity} done in the last {days} days"),
    (True, True, False): _("{activity} done {count} times in the last {days} days"),
    (False, False, True): _("{activity} done in this stage"),
    (True, False, True): _("{activity} done {count} times in this stage"),
    (False, True, True): _("{activity} done in this stage and the last {days} days"),
    (True, True, True): _("{activity} done {count} times in this stage and the last {days} days"),
}


def _say(params: Params, name: str | None) -> tuple[str, dict[str, Any]]:
    count, days = params.get("count") or 1, params.get("days")
    kind = params.get("activity")
    what = name or (gettext(WORDS[NoteKind(kind)]) if kind else "…")
    words = SENTENCES[count > 1, days is not None, bool(params.get("in_stage"))]
    return words, {"activity": what, "count": count, "days": days}


def _check(params: Params) -> None:
    """One thing is asked for: a built-in kind of contact, or a type of the workspace's own."""
    kind, type_id = params.get("activity"), params.get("type_id")
    if (kind is None) == (type_id is None) or (kind is not None and kind not in WORDS):
        raise CriterionIncomplete("Say which activity is asked for.", field="activity")
    if type_id is not None:
        get_type(type_id)


ACTIVITY = CriterionKind(
    name="activity",
    evidence=DONE,
    named=NAMED,
    say=_say,
    check=_check,
    fix=Fix.ADD_ACTIVITY,
    takes=frozenset({"activity", "type_id", "count", "days", "in_stage"}),
)
