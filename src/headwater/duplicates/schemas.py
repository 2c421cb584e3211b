from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Field, Schema

from headwater.duplicates.rules.keys import site
from headwater.duplicates.rules.records import RecordKind
from headwater.duplicates.rules.scoring import Profile, Reason
from headwater.duplicates.selectors.profiles import profile
from headwater.http.wire import Body
from headwater.people.rules import ChannelKind, channel_key


class DraftChannel(Body):
    kind: ChannelKind
    value: str = Field(max_length=300)


class DraftIn(Body):
    """What somebody has typed so far."""

    name: str = Field("", max_length=200)
    domain: str = Field("", max_length=200)
    credit_code: str = Field("", max_length=18)
    company_name: str = Field("", max_length=200)
    channels: Annotated[list[DraftChannel], Field(max_length=50)] = []
    except_id: UUID | None = Field(None, description="The record that is being edited.")

    def profile(self, kind: RecordKind, *, country: str) -> Profile:
        channels = [
            f"{c.kind}:{channel_key(c.kind, c.value, country=country)}" for c in self.channels
        ]
        return profile(
            kind, self.name, site(self.domain), self.credit_code, self.company_name, channels
        )


class HintOut(Schema):
    """A record you may see that is perhaps the same."""

    id: UUID
    name: str
    owner_name: str | None
    reasons: list[Reason] = Field(description="The strongest first.")
    is_sure: bool


class HintsOut(Schema):
    items: list[HintOut]
    held_by: list[str] = Field(
        description="Who holds records that may be the same, but which you may not see."
    )
    is_held: bool = Field(description="Somebody does, also where no names are told.")


class DuplicateSettingsBody(Body):
    names_holders: bool = Field(
        description="Whether who holds a hidden duplicate is named to whoever enters it."
    )


class PairSide(Schema):
    id: UUID
    name: str
    owner_name: str | None
    created_at: datetime
    updated_at: datetime


class PairOut(Schema):
    """Two records that may be the same."""

    score: float = Field(description="How much speaks for it, in bits.")
    is_sure: bool
    reasons: list[Reason]
    first: PairSide = Field(description="The older one.")
    second: PairSide


class PairPage(Schema):
    items: list[PairOut]
    next: str | None = Field(description="Send it as `after` for the next page.")
    total: int | None = Field(description="Pairs you may see; none: more than 1,000.")


class PairQuery(Body):
    dismissed: bool = Field(False, description="Those that were said not to be the same.")
    sure: bool = Field(False, description="Only those hardly in doubt.")
    after: str | None = Field(None, max_length=2000, description="`next` of the page before.")


class MergeSide(Schema):
    """One record, field by field; what does not belong to its kind is none."""

    id: UUID
    name: str
    owner_id: UUID | None
    owner_name: str | None
    description: str
    domain: str | None = None
    industry: str | None = None
    tier: str | None = None
    size: int | None = None
    country: str | None = None
    credit_code: str | None = None
    parent_id: UUID | None = None
    parent_name: str | None = None
    title: str | None = None
    company_id: UUID | None = None
    company_name: str | None = None
    custom: dict[str, Any] = Field(description="What it holds in fields of your own.")
    updated_at: datetime


class MergePreview(Schema):
    survivor: MergeSide
    loser: MergeSide
    from_loser: list[str] = Field(description="Fields whose value is proposed from the other.")
    moves: dict[str, int] = Field(description="By table, how much of what you see would move.")


class MergeIn(Body):
    from_loser: Annotated[list[str], Field(max_length=220)] = Field(
        [],
        description="Fields (own ones as `custom.<key>`) that take the value of the record that goes away.",
    )


class MergeOut(Schema):
    id: UUID
    kind: RecordKind
    survivor_id: UUID
    loser_id: UUID
    merged_at: datetime
