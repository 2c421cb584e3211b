"""Who sees which lead, and what of it is shown, as SQL: the same rule as `visible_to`."""

from typing import Any

from headwater.accounts.rules import Actor, Kind
from headwater.accounts.selectors.sight import is_shared, seen_owners, sees
from headwater.pipeline.selectors.sight import sight as pipeline_sight

VISIBLE = (
    f"l.workspace_id = current_workspace() AND l.deleted_at IS NULL AND {sees(Kind.LEAD, 'l')}"
)
WORD = "coalesce(nullif({0}.name_{{language}}, ''), {0}.name_{{other}})"
# Gaps: the questions of the card in use that nothing is known about yet. What is known of a lead
# that has become a deal stands with the deal, for those who see it.
GAPS = f"""
    LEFT JOIN LATERAL (
        SELECT count(*) AS questions, count(*) FILTER (WHERE a.id IS NOT NULL) AS answered,
            coalesce(json_agg({WORD.format("q")} ORDER BY q.position, q.id)
                FILTER (WHERE a.id IS NULL), '[]') AS gaps
        FROM leads_framework f
        JOIN leads_question q ON q.workspace_id = f.workspace_id AND q.framework_id = f.id
            AND NOT q.is_archived
        LEFT JOIN leads_answer a ON a.workspace_id = q.workspace_id AND a.question_id = q.id
            AND (a.lead_id = l.id OR a.deal_id = deal.id) AND a.state <> 'unknown'
        WHERE f.workspace_id = current_workspace() AND f.is_default
    ) card ON true"""  # noqa: S608  # constants
ROW = f"""l.id, l.name, l.company_name, l.title, l.email, l.phone, l.wechat, l.domain,
    l.credit_code, l.description, l.value::text AS value, l.currency, l.state, l.state_entered_at,
    l.source_id, {WORD.format("source")} AS source_name,
    l.campaign_id, {WORD.format("campaign")} AS campaign_name,
    l.owner_id, owner.name AS owner_name, l.reason_id, {WORD.format("reason")} AS reason_name,
    l.comment, l.recycled_until, l.created_at, l.updated_at, l.first_contact_at, l.answer_due_at,
    card.questions, card.answered, card.gaps,
    deal.id AS deal_id, deal.title AS deal_title, company.id AS company_id,
    company.name AS linked_company_name, person.id AS person_id, person.name AS person_name,
    {is_shared(Kind.LEAD, "l")} AS is_shared, l.version"""
ROW_JOINS = f"""
    LEFT JOIN accounts_member owner ON owner.workspace_id = l.workspace_id AND owner.id = l.owner_id
    LEFT JOIN pipeline_source source
        ON source.workspace_id = l.workspace_id AND source.id = l.source_id
    LEFT JOIN leads_campaign campaign
        ON campaign.workspace_id = l.workspace_id AND campaign.id = l.campaign_id
    LEFT JOIN leads_reason reason
        ON reason.workspace_id = l.workspace_id AND reason.id = l.reason_id
    LEFT JOIN leads_conversion made ON made.workspace_id = l.workspace_id AND made.lead_id = l.id
    LEFT JOIN pipeline_deal deal ON deal.workspace_id = l.workspace_id AND deal.id = made.deal_id
        AND deal.deleted_at IS NULL
        AND {sees(Kind.DEAL, "deal")}
    LEFT JOIN people_company company
        ON company.workspace_id = l.workspace_id AND company.id = made.company_id
        AND company.deleted_at IS NULL AND {sees(Kind.COMPANY, "company")}
    LEFT JOIN people_person person
        ON person.workspace_id = l.workspace_id AND person.id = made.person_id
        AND person.deleted_at IS NULL AND {sees(Kind.PERSON, "person")}
    {GAPS}"""


def sight(actor: Actor) -> dict[str, Any]:
    """Give the parameters of VISIBLE and ROW_JOINS for an actor."""
    return pipeline_sight(actor) | seen_owners(actor, [Kind.LEAD])
