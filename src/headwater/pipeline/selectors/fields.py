"""What can be asked of a deal. What is hidden from the actor is to a filter as if it were not there."""

from headwater.accounts.rules import Kind
from headwater.accounts.selectors.sight import is_followed_by_me, is_shared_with_me, sees
from headwater.fields.rules.comparands import Person
from headwater.fields.rules.filters import conditions_in, read_values
from headwater.fields.rules.refusals import BadFilter
from headwater.fields.rules.text import parse
from headwater.fields.rules.types import Field, FieldType, by_name
from headwater.fields.selectors.catalogue import declare, fields_of
from headwater.people.rules import Tier
from headwater.pipeline.rules import CLOSED, Category, DealStatus
from headwater.pipeline.selectors import health

COMPANY = f"""EXISTS (SELECT FROM people_company of_it WHERE of_it.workspace_id = d.workspace_id
    AND of_it.id = d.company_id AND of_it.deleted_at IS NULL AND {sees(Kind.COMPANY, "of_it")}
    AND {{condition}})"""
PERSON = f"""EXISTS (SELECT FROM pipeline_dealperson part
    JOIN people_person in_it ON in_it.workspace_id = part.workspace_id AND in_it.id = part.person_id
    WHERE part.workspace_id = d.workspace_id AND part.deal_id = d.id AND in_it.deleted_at IS NULL
    AND {sees(Kind.PERSON, "in_it")} AND {{condition}})"""
OWNER = """EXISTS (SELECT FROM accounts_member theirs WHERE theirs.workspace_id = d.workspace_id
    AND theirs.id = d.owner_id AND {condition})"""
STALLED = """(d.status = 'open' AND coalesce((
    SELECT d.stage_entered_at < now() - at.limit_days * interval '1 day' FROM pipeline_stage at
    WHERE at.workspace_id = d.workspace_id AND at.id = d.stage_id), false))"""
OPEN = "(d.status = 'open' AND d.deleted_at IS NULL AND {})"
AT_RISK = OPEN.format(health.is_one_at_risk())
ALL_AT_RISK = OPEN.format(health.are_at_risk())
OF_WHO_ASKS = frozenset({"is_at_risk"})  # who sees other values, or wrote what is private
CHANCE = "(CASE WHEN d.status = 'open' THEN d.win_probability END)"
CATEGORY = """category_of(d.status, d.own_category, d.is_zombie, (SELECT at.category
    FROM pipeline_stage at WHERE at.workspace_id = d.workspace_id AND at.id = d.stage_id))"""

FIELDS = declare(Kind.DEAL, by_name(
    Field(name="title", type=FieldType.TEXT, sql="d.title"),
    Field(name="value", type=FieldType.MONEY, sql="d.value"),
    Field(name="currency", type=FieldType.CHOICE, sql="d.currency", is_word=True),
    Field(name="status", type=FieldType.CHOICE, sql="d.status", choices=tuple(DealStatus)),
    Field(name="pipeline_id", type=FieldType.CHOICE, sql="d.pipeline_id"),
    Field(name="stage_id", type=FieldType.CHOICE, sql="d.stage_id"),
    Field(name="owner_id", type=FieldType.MEMBER, sql="d.owner_id"),
    Field(name="team_id", type=FieldType.CHOICE, sql="theirs.team_id", within=OWNER),
    Field(name="creator_id", type=FieldType.MEMBER, sql="d.creator_id"),
    Field(name="company_id", type=FieldType.COMPANY, sql="of_it.id", within=COMPANY),
    Field(name="company_name", type=FieldType.TEXT, sql="of_it.name", within=COMPANY),
    Field(name="company_industry", type=FieldType.TEXT, sql="of_it.industry", within=COMPANY),
    Field(name="company_tier", type=FieldType.CHOICE, sql="of_it.tier", within=COMPANY,
          choices=tuple(Tier)),
    Field(name="person_id", type=FieldType.PERSON, sql="in_it.id", within=PERSON),
    Field(name="source_id", type=FieldType.CHOICE, sql="d.source_id"),
    Field(name="tags", type=FieldType.CHOICES, sql="d.tags"),
    Field(name="expected_close_date", type=FieldType.DATE, sql="d.expected_close_date"),
    Field(name="category", type=FieldType.CHOICE, sql=CATEGORY, choices=(*Category, CLOSED)),
    Field(name="is_zombie", type=FieldType.FLAG, sql="(d.status = 'open' AND d.is_zombie)"),
    Field(name="win_probability", type=FieldType.NUMBER, sql=CHANCE),
    Field(name="close_date_pushes", type=FieldType.NUMBER, sql="d.close_date_pushes"),
    Field(name="stage_entered_at", type=FieldType.MOMENT, sql="d.stage_entered_at"),
    Field(name="is_stalled", type=FieldType.FLAG, sql=STALLED),
    Field(name="is_at_risk", type=FieldType.FLAG, sql=AT_RISK),
    Field(name="next_activity_at", type=FieldType.MOMENT, sql="d.next_activity_at"),
    Field(name="has_next_step", type=FieldType.FLAG, sql="(d.next_task_id IS NOT NULL)"),
    Field(name="lost_reason_id", type=FieldType.CHOICE, sql="d.lost_reason_id"),
    Field(name="competitor", type=FieldType.TEXT, sql="d.competitor"),
    Field(name="win_back_date", type=FieldType.DATE, sql="d.win_back_date"),
    Field(name="shared_with_me", type=FieldType.FLAG, sql=is_shared_with_me(Kind.DEAL, "d")),
    Field(name="followed_by_me", type=FieldType.FLAG, sql=is_followed_by_me(Kind.DEAL, "d")),
    Field(name="created_at", type=FieldType.MOMENT, sql="d.created_at"),
    Field(name="updated_at", type=FieldType.MOMENT, sql="d.updated_at"),
    Field(name="closed_at", type=FieldType.MOMENT, sql="d.closed_at"),
))  # fmt: skip
OF_OTHERS = frozenset({COMPANY, PERSON})


def check_asked(text: str, *, field: str) -> None:
    """Refuse a filter that would not judge a deal alike for everybody who asks."""
    known = fields_of(Kind.DEAL, actor=None)
    for one in conditions_in(parse(text)):
        values = read_values(one, known)
        is_of_others = known[one.field].within in OF_OTHERS or one.field in OF_WHO_ASKS
        if is_of_others or any(isinstance(v, Person) for v in values):
            raise BadFilter(
                "“{name}” depends on who asks. A criterion has to be the same for everybody.",
                path=field,
                name=one.field,
            )


def all_at_once(conditions: str) -> str:
    """Have what is asked of every deal judge all of them at once, not each as it is come upon."""
    return conditions.replace(AT_RISK, ALL_AT_RISK)
