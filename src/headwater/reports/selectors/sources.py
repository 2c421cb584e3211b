"""What is counted, of now and of an instant: the records with the facts they had then.

What has a history is as of the instant, in filters and dimensions as in figures: the record they
are asked of *is* the one of then. Who may see it is decided by its owner of today.
"""

from django.db import models

from headwater.accounts.rules import Kind
from headwater.accounts.selectors.sight import sees
from headwater.activities.selectors.sight import LINKS, TASK_VISIBLE
from headwater.leads.models import Lead
from headwater.pipeline.models import Deal
from headwater.reports.rules.measures import Subject

FACTS = {"pipeline_id", "stage_id", "status", "owner_id", "value", "currency"} | {
    "expected_close_date"
}
FACTS_OF_LEADS = {"state", "owner_id", "source_id", "campaign_id", "reason_id"}
# What filters and dimensions name and is told as of the instant.
WITH_HISTORY = {
    Subject.DEAL: FACTS | {"created_at", "closed_at"},
    Subject.LEAD: FACTS_OF_LEADS | {"created_at", "state_entered_at"},
    Subject.TASK: {"created_at", "done_at"},
}


def _but(model: type[models.Model], told: set[str]) -> str:
    columns = [one.column for one in model._meta.concrete_fields]  # noqa: SLF001  # Django's public way
    return ", ".join(f"today.{one}" for one in columns if one not in told)


def _then(names: set[str]) -> str:
    return ", ".join(f"r.{name}" for name in sorted(names))


SEEN = {
    Subject.DEAL: f"""d.workspace_id = current_workspace() AND d.deleted_at IS NULL
        AND d.created_at <= %(as_of)s AND {sees(Kind.DEAL, "d")}""",
    Subject.LEAD: f"""l.workspace_id = current_workspace() AND l.deleted_at IS NULL
        AND l.created_at <= %(as_of)s AND {sees(Kind.LEAD, "l")}""",
    Subject.TASK: f"{TASK_VISIBLE} AND t.created_at <= %(as_of)s",
}
NOW = {
    Subject.DEAL: "pipeline_deal d",
    Subject.LEAD: "leads_lead l",
    Subject.TASK: f"activities_task t {LINKS}",
}
AT = """r.valid_from <= %(as_of)s AND (r.valid_to IS NULL OR r.valid_to > %(as_of)s)
        AND NOT r.is_deleted"""
# Of these, who sees what is asked inside: outside, the owner is that of then.
THEN = {
    Subject.DEAL: f"""(SELECT {_but(Deal, FACTS | {"closed_at"})}, {_then(FACTS)}, r.category,
    CASE WHEN r.status <> 'open' THEN (SELECT max(v.left_at) FROM pipeline_stagevisit v
        WHERE v.workspace_id = r.workspace_id AND v.deal_id = r.deal_id
        AND v.exit IN ('won', 'lost', 'void') AND v.left_at <= %(as_of)s) END AS closed_at
    FROM pipeline_deal today JOIN pipeline_dealversion r ON r.workspace_id = today.workspace_id
        AND r.deal_id = today.id AND {AT}
    WHERE today.workspace_id = current_workspace() AND today.deleted_at IS NULL
        AND today.created_at <= %(as_of)s AND {sees(Kind.DEAL, "today")}) d""",  # noqa: S608  # constants
    Subject.LEAD: f"""(SELECT {_but(Lead, FACTS_OF_LEADS | {"state_entered_at"})},
        {_then(FACTS_OF_LEADS)}, r.state_since AS state_entered_at
    FROM leads_lead today JOIN leads_leadversion r ON r.workspace_id = today.workspace_id
        AND r.lead_id = today.id AND {AT}
    WHERE today.workspace_id = current_workspace() AND today.deleted_at IS NULL
        AND today.created_at <= %(as_of)s AND {sees(Kind.LEAD, "today")}) l""",  # noqa: S608  # constants
}
# Tasks have no owner who is always there.
STATE = {
    Subject.DEAL: """d.owner_id, d.status, d.value, d.currency, stage.probability,
        extract(epoch FROM d.closed_at - d.created_at)::float8 / 86400 AS cycle""",
    Subject.LEAD: "l.owner_id, l.state AS status, 0::numeric AS value, '' AS currency, 0 AS probability, 0 AS cycle",
    Subject.TASK: "t.owner_id, '' AS status, 0::numeric AS value, '' AS currency, 0 AS probability, 0 AS cycle",
}
STAGE = """ JOIN pipeline_stage stage ON stage.workspace_id = d.workspace_id
    AND stage.id = d.stage_id"""


def source_of(subject: Subject, *, is_now: bool) -> tuple[str, str]:
    """Give the records to count, and the condition that they are seen."""
    source, seen = NOW[subject], SEEN[subject]
    if not is_now and subject in THEN:
        source, seen = THEN[subject], "true"
    return source + (STAGE if subject is Subject.DEAL else ""), seen
