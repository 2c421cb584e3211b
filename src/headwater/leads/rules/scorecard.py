"""What must be known of a buyer, and how much of it is."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class AnswerState(StrEnum):
    """What is known; a question without an answer is unknown."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class Subject:
    """Whom an answer is about: a lead or a deal."""

    lead_id: UUID | None = None
    deal_id: UUID | None = None
