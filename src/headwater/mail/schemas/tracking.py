"""What tracking looks like on the wire: how it is set, and what was seen."""

from datetime import datetime
from uuid import UUID

from ninja import Field, Schema

from headwater.http.wire import Body
from headwater.mail.models import Sighting, TrackingRule
from headwater.mail.rules.sightings import SightingKind, Who
from headwater.mail.rules.tracking import TrackingDefault
from headwater.mail.selectors.sightings import Followed


class TrackingOut(Schema):
    default: TrackingDefault
    domain: str = Field(description="A name of your own under which links of letters are reached.")
    checked_at: datetime | None = Field(description="When it was found to lead here.")

    @classmethod
    def of(cls, one: TrackingRule) -> "TrackingOut":
        return cls(
            default=TrackingDefault(one.default), domain=one.domain, checked_at=one.checked_at
        )


class TrackingIn(Body):
    default: TrackingDefault
    domain: str = Field("", max_length=260)


class NeverTrackIn(Body):
    is_never: bool


class NeverTrackOut(Schema):
    is_never: bool


class SightingOut(Schema):
    """One fetch, who it is taken to be, and the rule that says so."""

    id: UUID
    kind: SightingKind
    at: datetime
    who: Who
    rule: str
    target: str = Field(description="Where the link leads that was followed.")
    user_agent: str
    network: str = Field(description="The address is not kept, only its network.")

    @classmethod
    def of(cls, one: Sighting) -> "SightingOut":
        return cls(
            id=one.id, kind=SightingKind(one.kind), at=one.at, who=Who(one.who), rule=one.rule,
            target=one.link.target, user_agent=one.user_agent, network=one.network,
        )  # fmt: skip


class FollowedLetter(Schema):
    """What was seen of one letter. Only humans count; the others are told beside them."""

    letter_id: UUID | None
    outgoing_id: UUID
    receivers: int = Field(description="Of several nobody can say which one it was.")
    opens: dict[Who, int]
    clicks: dict[Who, int]
    events: list[SightingOut] = Field(description="The latest first; at most 300 of a thread.")

    @classmethod
    def of(cls, one: Followed) -> "FollowedLetter":
        return cls(
            letter_id=one.outgoing.letter_id, outgoing_id=one.outgoing.id,
            receivers=len(one.outgoing.receivers), opens=one.counted(SightingKind.OPEN),
            clicks=one.counted(SightingKind.CLICK), events=list(map(SightingOut.of, one.events)),
        )  # fmt: skip


class FollowedLetters(Schema):
    items: list[FollowedLetter]
