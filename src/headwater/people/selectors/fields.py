"""What can be asked of a company and of a person."""

from headwater.accounts.rules import Kind
from headwater.accounts.selectors.sight import is_followed_by_me, is_shared_with_me, sees
from headwater.fields.rules.types import Field, FieldType, by_name
from headwater.fields.selectors.catalogue import declare
from headwater.people.rules import Tier

PARENT = f"""EXISTS (SELECT FROM people_company above WHERE above.workspace_id = t.workspace_id
    AND above.id = t.{{column}} AND above.deleted_at IS NULL AND {sees(Kind.COMPANY, "above")}
    AND {{{{condition}}}})"""
OWNER = """EXISTS (SELECT FROM accounts_member theirs WHERE theirs.workspace_id = t.workspace_id
    AND theirs.id = t.owner_id AND {condition})"""
CHANNEL = """EXISTS (SELECT FROM people_channel way WHERE way.workspace_id = t.workspace_id
    AND way.{of}_id = t.id AND way.kind = '{kind}' AND {{condition}})"""
# Deals live on the floor above, which this floor may not import; their table it may count.
OPEN_DEALS = f"""(SELECT count(*) FROM pipeline_deal sale WHERE sale.workspace_id = t.workspace_id
    AND sale.company_id = t.id AND sale.status = 'open' AND sale.deleted_at IS NULL
    AND {sees(Kind.DEAL, "sale")})"""  # noqa: S608  # constants


def _channel(of: str, kind: str) -> Field:
    within = CHANNEL.format(of=of, kind=kind)
    return Field(name=kind, type=FieldType.TEXT, sql="way.value", within=within)


BOTH = (
    Field(name="name", type=FieldType.TEXT, sql="t.name"),
    Field(name="description", type=FieldType.TEXT, sql="t.description"),
    Field(name="owner_id", type=FieldType.MEMBER, sql="t.owner_id"),
    Field(name="team_id", type=FieldType.CHOICE, sql="theirs.team_id", within=OWNER),
    Field(name="created_at", type=FieldType.MOMENT, sql="t.created_at"),
    Field(name="updated_at", type=FieldType.MOMENT, sql="t.updated_at"),
)


def _around(kind: Kind) -> tuple[Field, ...]:
    return (
        Field(name="shared_with_me", type=FieldType.FLAG, sql=is_shared_with_me(kind, "t")),
        Field(name="followed_by_me", type=FieldType.FLAG, sql=is_followed_by_me(kind, "t")),
    )


declare(Kind.COMPANY, by_name(
    *BOTH, *_around(Kind.COMPANY),
    Field(name="domain", type=FieldType.TEXT, sql="t.domain"),
    Field(name="industry", type=FieldType.TEXT, sql="t.industry"),
    Field(name="tier", type=FieldType.CHOICE, sql="t.tier", choices=tuple(Tier)),
    Field(name="size", type=FieldType.NUMBER, sql="t.size"),
    Field(name="country", type=FieldType.TEXT, sql="t.country"),
    Field(name="credit_code", type=FieldType.TEXT, sql="t.credit_code"),
    Field(name="parent_id", type=FieldType.COMPANY, sql="above.id",
          within=PARENT.format(column="parent_id")),
    Field(name="open_deals", type=FieldType.NUMBER, sql=OPEN_DEALS),
    *(_channel("company", kind) for kind in ("email", "phone", "wechat")),
))  # fmt: skip
declare(Kind.PERSON, by_name(
    *BOTH, *_around(Kind.PERSON),
    Field(name="title", type=FieldType.TEXT, sql="t.title"),
    Field(name="company_id", type=FieldType.COMPANY, sql="above.id",
          within=PARENT.format(column="company_id")),
    Field(name="company_name", type=FieldType.TEXT, sql="above.name",
          within=PARENT.format(column="company_id")),
    *(_channel("person", kind) for kind in ("email", "phone", "wechat", "linkedin")),
))  # fmt: skip
