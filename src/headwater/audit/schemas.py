from typing import Any
from uuid import UUID

from ninja import Field, Schema
from pydantic import AwareDatetime

from headwater.audit.models import AuditLine
from headwater.audit.rules import AuditKind, Fault, Outcome, Verdict
from headwater.audit.selectors.log import Wanted


class AuditQuery(Schema):
    """Which lines to show."""

    actor_id: UUID | None = Field(None, description="Only what this member did.")
    kind: AuditKind | None = None
    since: AwareDatetime | None = None
    until: AwareDatetime | None = None

    def wanted(self) -> Wanted:
        asked = {name: getattr(self, name) for name in ("actor_id", "kind", "since", "until")}
        return Wanted(**asked)


class AuditLineOut(Schema):
    """One thing that happened; names and addresses as they were then, empty if erased."""

    id: int
    number: int | None = Field(description="Its place in the chain; none yet: not sealed.")
    at: AwareDatetime
    name: str = Field(description="What happened, such as `member.invited`.")
    kind: AuditKind
    outcome: Outcome
    actor_id: UUID | None
    actor_name: str
    subject_kind: str
    subject_id: UUID | None
    subject_name: str
    party_name: str = Field(description="With whom it is shared, or was.")
    ip: str
    user_agent: str
    details: dict[str, Any]

    @classmethod
    def of(cls, line: AuditLine) -> "AuditLineOut":
        words = line.words or {}
        return cls(
            id=line.pk, number=line.number, at=line.at, name=line.name,
            kind=AuditKind(line.kind), outcome=Outcome(line.outcome), actor_id=line.actor_id,
            actor_name=words.get("actor", ""), subject_kind=line.subject_kind,
            subject_id=line.subject_id, subject_name=words.get("subject", ""),
            party_name=words.get("party", ""),
            ip=words.get("ip", ""), user_agent=words.get("user_agent", ""), details=line.details,
        )  # fmt: skip


class AuditPage(Schema):
    items: list[AuditLineOut]
    next: str | None


class AuditStateOut(Schema):
    lines: int = Field(description="How many lines are sealed.")
    waiting: int = Field(description="How many will be sealed within a minute.")
    last_at: AwareDatetime | None


class AuditFindingOut(Schema):
    """What is wrong with the chain, and at which line."""

    fault: Fault
    number: int | None


class AuditVerdictOut(Schema):
    is_whole: bool
    lines: int
    waiting: int
    findings: list[AuditFindingOut] = Field(description="The first hundred things that are wrong.")
    found: int = Field(description="How many things are wrong.")

    @classmethod
    def of(cls, verdict: Verdict, *, most: int = 100) -> "AuditVerdictOut":
        return cls(
            is_whole=verdict.is_whole,
            lines=verdict.lines,
            waiting=verdict.waiting,
            findings=[AuditFindingOut(**vars(one)) for one in verdict.findings[:most]],
            found=len(verdict.findings),
        )
