from datetime import datetime
from uuid import UUID

from ninja import Field, Schema

from headwater.accounts.models import Member
from headwater.accounts.rules import ShareLevel
from headwater.http.wire import Body
from headwater.sharing.models import Share


class ShareIn(Body):
    level: ShareLevel


class ShareOut(Schema):
    """Whom a record is shared with: a member or a team, with all teams below it."""

    member_id: UUID | None
    team_id: UUID | None
    name: str
    level: ShareLevel
    sharer_name: str | None
    created_at: datetime

    @classmethod
    def of(cls, share: Share) -> "ShareOut":
        """Name the party and who shared it."""
        party = share.member or share.team
        return cls(
            member_id=share.member_id,
            team_id=share.team_id,
            name=party.name,
            level=ShareLevel(share.level),
            sharer_name=share.sharer.name if share.sharer else None,
            created_at=share.created_at,
        )


class ShareList(Schema):
    items: list[ShareOut]
    may_edit: bool = Field(description="Whether you may edit the record, and so share it.")


class FollowerOut(Schema):
    member_id: UUID
    name: str


class FollowerList(Schema):
    items: list[FollowerOut]
    is_followed: bool = Field(description="Whether you follow it.")

    @classmethod
    def of(cls, members: list[Member], *, me: UUID) -> "FollowerList":
        """Name the followers, and say whether the caller is one of them."""
        items = [FollowerOut(member_id=one.id, name=one.name) for one in members]
        return cls(items=items, is_followed=any(one.id == me for one in members))
