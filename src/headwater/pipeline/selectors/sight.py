"""What of a deal may be read, as SQL: the same rule as `visible_to`, for hand-written queries."""

from typing import Any

from headwater.accounts.rules import Actor, Kind
from headwater.accounts.selectors.sight import is_shared, seen_owners, sees
from headwater.fields.selectors.where import asking

VISIBLE = f"""d.workspace_id = current_workspace() AND d.deleted_at IS NULL
    AND {sees(Kind.DEAL, "d")}"""

# The company is shown only to those who may know of it; its id included.
CARD = f"""d.id, d.title, d.value::text AS value, d.currency, d.status, d.stage_id, d.owner_id,
    owner.name AS owner_name, company.id AS company_id, company.name AS company_name, d.tags,
    d.source_id, d.expected_close_date, d.stage_entered_at, d.next_activity_at,
    d.next_activity_kind, d.next_activity_title, {is_shared(Kind.DEAL, "d")} AS is_shared,
    d.version"""
CARD_JOINS = f"""
    JOIN accounts_member owner ON owner.workspace_id = d.workspace_id AND owner.id = d.owner_id
    LEFT JOIN people_company company
        ON company.workspace_id = d.workspace_id AND company.id = d.company_id
        AND company.deleted_at IS NULL AND {sees(Kind.COMPANY, "company")}"""

ROW = f"""{CARD}, d.pipeline_id, d.created_at, d.closed_at, d.updated_at,
    coalesce(nullif(pipeline.name_{{language}}, ''), pipeline.name_{{other}}) AS pipeline_name,
    coalesce(nullif(stage.name_{{language}}, ''), stage.name_{{other}}) AS stage_name,
    coalesce(nullif(source.name_{{language}}, ''), source.name_{{other}}) AS source_name,
    coalesce(nullif(reason.name_{{language}}, ''), reason.name_{{other}}) AS lost_reason_name,
    category_of(d.status, d.own_category, d.is_zombie, stage.category) AS category,
    CASE WHEN d.status = 'open' THEN d.win_probability END AS win_probability"""
ROW_JOINS = f"""{CARD_JOINS}
    JOIN pipeline_pipeline pipeline
        ON pipeline.workspace_id = d.workspace_id AND pipeline.id = d.pipeline_id
    JOIN pipeline_stage stage ON stage.workspace_id = d.workspace_id AND stage.id = d.stage_id
    LEFT JOIN pipeline_source source
        ON source.workspace_id = d.workspace_id AND source.id = d.source_id
    LEFT JOIN pipeline_lostreason reason
        ON reason.workspace_id = d.workspace_id AND reason.id = d.lost_reason_id"""


def in_language(sql: str, language: str) -> str:
    """Choose the column of the caller's language; it comes from here, never from the caller."""
    is_chinese = language.lower().startswith("zh")
    return sql.replace("{language}", "zh" if is_chinese else "en").replace(
        "{other}", "en" if is_chinese else "zh"
    )


def sight(actor: Actor) -> dict[str, Any]:
    """Give the parameters of VISIBLE, CARD_JOINS and filters for an actor."""
    return asking(actor) | seen_owners(actor, (Kind.DEAL, Kind.PERSON, Kind.COMPANY))
