"""Who sees which task and which record behind it, as SQL: the same rules as the `visible_to`s."""

from typing import Any

from headwater.accounts.rules import Actor
from headwater.accounts.selectors.sight import seen_owners, sees
from headwater.fields.selectors.where import asking

LINK = """
    LEFT JOIN {table} {row} ON {row}.workspace_id = t.workspace_id AND {row}.id = t.{kind}_id
        AND {row}.deleted_at IS NULL AND {sees}"""
TABLES = {
    "deal": "pipeline_deal",
    "person": "people_person",
    "company": "people_company",
    "lead": "leads_lead",
}


def link(kind: str) -> str:
    """Write the join of `t` to the record of a kind it is about, if it lives and is seen."""
    return LINK.format(kind=kind, table=TABLES[kind], row=kind, sees=sees(kind, kind))


LINKS = "".join(map(link, TABLES))
# Which one record a note or file, or a task in the first place, is about, and what it is called.
ABOUT_KIND = """CASE WHEN {0}.deal_id IS NOT NULL THEN 'deal' WHEN {0}.person_id IS NOT NULL THEN 'person'
    WHEN {0}.company_id IS NOT NULL THEN 'company' ELSE 'lead' END"""
ABOUT_ID = "coalesce({0}.deal_id, {0}.person_id, {0}.company_id, {0}.lead_id)"
LEAD_NAME = "coalesce(nullif(lead.name, ''), lead.company_name)"
ATTENDS = """EXISTS (SELECT FROM activities_attendee a WHERE a.workspace_id = {row}.workspace_id
        AND a.task_id = {row}.id AND a.member_id = %(me)s)"""


def attends(row: str) -> str:
    """Write the condition that the actor is invited to a task."""
    return ATTENDS.format(row=row)


TASK_VISIBLE = f"""t.workspace_id = current_workspace() AND t.deleted_at IS NULL
    AND (deal.id IS NOT NULL OR lead.id IS NOT NULL OR {sees("task", "t")}
        OR t.creator_id = %(me)s OR {attends("t")})
    AND NOT EXISTS (SELECT FROM pipeline_deal gone WHERE gone.workspace_id = t.workspace_id
        AND gone.id = t.deal_id AND gone.deleted_at IS NOT NULL)
    AND NOT EXISTS (SELECT FROM leads_lead gone WHERE gone.workspace_id = t.workspace_id
        AND gone.id = t.lead_id AND gone.deleted_at IS NOT NULL AND t.deal_id IS NULL)"""  # noqa: S608  # constants
# What holds up `row`: open tasks with their deals and leads; what lies in the trash holds up nobody.
BLOCKERS = """
    FROM activities_tasklink l
    JOIN activities_task b ON b.workspace_id = l.workspace_id AND b.id = l.blocker_id
        AND b.done_at IS NULL AND b.deleted_at IS NULL
    LEFT JOIN pipeline_deal of_b ON of_b.workspace_id = b.workspace_id AND of_b.id = b.deal_id
    LEFT JOIN leads_lead for_b ON for_b.workspace_id = b.workspace_id AND for_b.id = b.lead_id
    WHERE l.workspace_id = {row}.workspace_id AND l.blocked_id = {row}.id
      AND of_b.deleted_at IS NULL AND (for_b.deleted_at IS NULL OR of_b.id IS NOT NULL)"""
SEES_BLOCKER = f"""({sees("task", "b")} OR b.creator_id = %(me)s OR {attends("b")}
        OR (of_b.id IS NOT NULL AND {sees("deal", "of_b")})
        OR (for_b.id IS NOT NULL AND for_b.deleted_at IS NULL AND {sees("lead", "for_b")}))"""


def waits(row: str) -> str:
    """Write the condition that a task waits for another one."""
    return f"EXISTS (SELECT{BLOCKERS.format(row=row)})"


NOTE_VISIBLE = """t.workspace_id = current_workspace() AND t.deleted_at IS NULL
    AND (NOT t.is_private OR t.author_id = %(me)s)
    AND coalesce(deal.id, person.id, company.id, lead.id) IS NOT NULL"""

# The package of the files stands above this one; only their table is known here.
FILE_VISIBLE = """t.workspace_id = current_workspace() AND t.deleted_at IS NULL
    AND t.arrived_at IS NOT NULL
    AND coalesce(deal.id, person.id, company.id, lead.id) IS NOT NULL"""


def sight(actor: Actor) -> dict[str, Any]:
    """Give the parameters of these conditions for an actor."""
    return seen_owners(actor) | asking(actor)
