"""What can be shared and followed, and with whom."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from headwater.accounts.rules import Kind
from headwater.lib.errors import NotFound


class SharedKind(StrEnum):
    """The kinds of record that can be shared and followed one by one."""

    DEAL = "deal"
    COMPANY = "company"
    PERSON = "person"
    LEAD = "lead"

    @property
    def kind(self) -> Kind:
        """The same kind as its sight is ruled by."""
        return Kind(self.value)


class PartyNotFound(NotFound):
    code = "party_not_found"


@dataclass(frozen=True, kw_only=True)
class Party:
    """With whom something is shared: a member or a team."""

    member_id: UUID | None = None
    team_id: UUID | None = None

    @classmethod
    def of(cls, *, member_id: str | None, team_id: str | None) -> "Party":
        """Read it as the log keeps it."""
        return cls(
            member_id=UUID(member_id) if member_id else None,
            team_id=UUID(team_id) if team_id else None,
        )
