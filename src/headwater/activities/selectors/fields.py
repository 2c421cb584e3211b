"""What can be asked of a task. The query has joined the records it is about: see sight.LINKS."""

from headwater.accounts.rules import Kind
from headwater.activities.rules import TaskKind
from headwater.activities.rules.links import TaskProgress
from headwater.fields.rules.types import Field, FieldType, by_name
from headwater.fields.selectors.catalogue import declare

OWNER = """EXISTS (SELECT FROM accounts_member theirs WHERE theirs.workspace_id = t.workspace_id
    AND theirs.id = t.owner_id AND {condition})"""

declare(Kind.TASK, by_name(
    Field(name="title", type=FieldType.TEXT, sql="t.title"),
    Field(name="kind", type=FieldType.CHOICE, sql="t.kind", choices=tuple(TaskKind)),
    Field(name="type_id", type=FieldType.CHOICE, sql="t.type_id"),
    Field(name="progress", type=FieldType.CHOICE, sql="t.progress", choices=tuple(TaskProgress)),
    Field(name="is_done", type=FieldType.FLAG, sql="(t.done_at IS NOT NULL)"),
    Field(name="owner_id", type=FieldType.MEMBER, sql="t.owner_id"),
    Field(name="team_id", type=FieldType.CHOICE, sql="theirs.team_id", within=OWNER),
    Field(name="creator_id", type=FieldType.MEMBER, sql="t.creator_id"),
    Field(name="company_id", type=FieldType.COMPANY, sql="company.id"),
    Field(name="person_id", type=FieldType.PERSON, sql="person.id"),
    Field(name="deal_title", type=FieldType.TEXT, sql="deal.title"),
    Field(name="due_at", type=FieldType.MOMENT, sql="t.due_at"),
    Field(name="done_at", type=FieldType.MOMENT, sql="t.done_at"),
    Field(name="created_at", type=FieldType.MOMENT, sql="t.created_at"),
))  # fmt: skip
