"""What can be asked of a lead."""

from headwater.accounts.rules import Kind
from headwater.accounts.selectors.sight import is_followed_by_me, is_shared_with_me
from headwater.fields.rules.types import Field, FieldType, by_name
from headwater.fields.selectors.catalogue import declare
from headwater.leads.rules.states import LeadState

OWNER = """EXISTS (SELECT FROM accounts_member theirs WHERE theirs.workspace_id = l.workspace_id
    AND theirs.id = l.owner_id AND {condition})"""
LATE = "(l.state = 'new' AND coalesce(l.answer_due_at < now(), false))"

declare(Kind.LEAD, by_name(
    Field(name="name", type=FieldType.TEXT, sql="l.name"),
    Field(name="company_name", type=FieldType.TEXT, sql="l.company_name"),
    Field(name="title", type=FieldType.TEXT, sql="l.title"),
    Field(name="email", type=FieldType.TEXT, sql="l.email"),
    Field(name="phone", type=FieldType.TEXT, sql="l.phone"),
    Field(name="wechat", type=FieldType.TEXT, sql="l.wechat"),
    Field(name="domain", type=FieldType.TEXT, sql="l.domain"),
    Field(name="description", type=FieldType.TEXT, sql="l.description"),
    Field(name="state", type=FieldType.CHOICE, sql="l.state", choices=tuple(LeadState)),
    Field(name="value", type=FieldType.MONEY, sql="l.value"),
    Field(name="owner_id", type=FieldType.MEMBER, sql="l.owner_id"),
    Field(name="team_id", type=FieldType.CHOICE, sql="theirs.team_id", within=OWNER),
    Field(name="creator_id", type=FieldType.MEMBER, sql="l.creator_id"),
    Field(name="source_id", type=FieldType.CHOICE, sql="l.source_id"),
    Field(name="campaign_id", type=FieldType.CHOICE, sql="l.campaign_id"),
    Field(name="reason_id", type=FieldType.CHOICE, sql="l.reason_id"),
    Field(name="is_late", type=FieldType.FLAG, sql=LATE),
    Field(name="answer_due_at", type=FieldType.MOMENT, sql="l.answer_due_at"),
    Field(name="first_contact_at", type=FieldType.MOMENT, sql="l.first_contact_at"),
    Field(name="followed_up_at", type=FieldType.MOMENT, sql="l.followed_up_at"),
    Field(name="recycled_until", type=FieldType.DATE, sql="l.recycled_until"),
    Field(name="state_entered_at", type=FieldType.MOMENT, sql="l.state_entered_at"),
    Field(name="shared_with_me", type=FieldType.FLAG, sql=is_shared_with_me(Kind.LEAD, "l")),
    Field(name="followed_by_me", type=FieldType.FLAG, sql=is_followed_by_me(Kind.LEAD, "l")),
    Field(name="created_at", type=FieldType.MOMENT, sql="l.created_at"),
    Field(name="updated_at", type=FieldType.MOMENT, sql="l.updated_at"),
))  # fmt: skip
