"""What has become of a lead, and whether anybody has worked on it since."""

from uuid import UUID

from headwater.leads.models import Conversion
from headwater.pipeline.models import EntryTask
from headwater.pipeline.rules import DealStatus
from headwater.tenancy.sql import fetch_one

# What was planned and written for the lead is the deal's, too. Tasks and notes live on the floor above, which this floor may not import; their tables it may ask.
WORK = """
SELECT EXISTS (SELECT FROM activities_task WHERE workspace_id = current_workspace()
    AND deal_id = %(deal)s AND lead_id IS DISTINCT FROM %(lead)s
    AND NOT (id = ANY(%(handed)s) AND version = 1))
  OR EXISTS (SELECT FROM activities_note WHERE workspace_id = current_workspace()
    AND deal_id = %(deal)s AND lead_id IS DISTINCT FROM %(lead)s)
"""
HANGS_ON = {
    "person": """
SELECT EXISTS (SELECT FROM pipeline_dealperson part JOIN pipeline_deal d
        ON d.workspace_id = part.workspace_id AND d.id = part.deal_id AND d.deleted_at IS NULL
    WHERE part.workspace_id = current_workspace() AND part.person_id = %(id)s)
  OR EXISTS (SELECT FROM activities_task WHERE workspace_id = current_workspace()
    AND person_id = %(id)s)
  OR EXISTS (SELECT FROM activities_note WHERE workspace_id = current_workspace()
    AND person_id = %(id)s)
  OR EXISTS (SELECT FROM people_person WHERE workspace_id = current_workspace()
    AND id = %(id)s AND (version > 1 OR deleted_at IS NOT NULL))""",
    "company": """
SELECT EXISTS (SELECT FROM pipeline_deal WHERE workspace_id = current_workspace()
    AND company_id = %(id)s AND deleted_at IS NULL)
  OR EXISTS (SELECT FROM people_person WHERE workspace_id = current_workspace()
    AND company_id = %(id)s AND deleted_at IS NULL)
  OR EXISTS (SELECT FROM activities_task WHERE workspace_id = current_workspace()
    AND company_id = %(id)s)
  OR EXISTS (SELECT FROM activities_note WHERE workspace_id = current_workspace()
    AND company_id = %(id)s)
  OR EXISTS (SELECT FROM people_company WHERE workspace_id = current_workspace()
    AND id = %(id)s AND (version > 1 OR deleted_at IS NOT NULL))""",
}


def is_untouched(made: Conversion) -> bool:
    """Whether a deal is as the conversion made it, and nothing is planned or written about it."""
    deal = made.deal
    if (deal.status, deal.deleted_at, deal.version) != (DealStatus.OPEN, None, made.deal_version):
        return False
    # What its stage handed out, and nobody has touched since, is nobody's work.
    handed = [one.task_of(deal.id) for one in EntryTask.objects.filter(stage_id=deal.stage_id)]
    asked = {"deal": deal.id, "lead": made.lead_id, "handed": handed}
    return fetch_one(WORK, asked) == (False,)


def what_hangs_on(kind: str, record_id: UUID) -> bool:
    """Whether a company or person made by a conversion has been put to other use, or is gone."""
    return fetch_one(HANGS_ON[kind], {"id": record_id}) == (True,)
