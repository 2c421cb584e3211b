"""What people in sequences, previews and reports look like on the wire."""

from datetime import datetime
from typing import Any, Self
from uuid import UUID

from ninja import Field, Schema
from pydantic import model_validator

from headwater.accounts.rules import Actor, Kind
from headwater.http.wire import Body
from headwater.lib.rates import wilson
from headwater.sequences.models import Enrolment, StepRun
from headwater.sequences.rules.states import MOST_AT_ONCE, EnrolmentState, Refusal
from headwater.sequences.rules.steps import Condition, StepKind
from headwater.sequences.rules.trials import LEAST
from headwater.sequences.selectors.previews import Preview
from headwater.sequences.selectors.report import SequenceReport, StepFigures
from headwater.sequences.services.enrolling import Enrolled


class EnrolIn(Body):
    mailbox_id: UUID = Field(description="One of your own; from it the mail goes out.")
    person_ids: list[UUID] = Field(default_factory=list, max_length=MOST_AT_ONCE)
    lead_ids: list[UUID] = Field(default_factory=list, max_length=MOST_AT_ONCE)
    deal_id: UUID | None = Field(None, description="If it moves, it ends for them.")


class EnrolmentQuery(Schema):
    sequence_id: UUID | None = None
    person_id: UUID | None = None
    lead_id: UUID | None = None
    deal_id: UUID | None = None
    state: EnrolmentState | None = None
    offset: int = Field(0, ge=0, le=1_000_000)
    limit: int = Field(50, ge=1, le=200)


class EnrolmentOut(Schema):
    id: UUID
    sequence_id: UUID
    sequence_name: str
    person_id: UUID | None
    lead_id: UUID | None
    deal_id: UUID | None
    company_name: str | None
    name: str
    address: str = Field(description="Empty where addresses are hidden from you.")
    owner_id: UUID
    owner_name: str
    state: EnrolmentState
    reason: str = Field(description="Why it ended or is held; empty while it goes on.")
    details: str
    step_number: int | None = Field(description="Of what comes next, from 1.")
    step_kind: StepKind | None
    steps: int
    due_at: datetime | None
    zone: str
    started_at: datetime
    ended_at: datetime | None

    @classmethod
    def of(cls, one: Enrolment, actor: Actor) -> Self:
        kind = Kind.PERSON if one.person_id else Kind.LEAD
        keys = [step["key"] for step in one.at_version.steps]
        place = keys.index(one.step) if one.step in keys else None
        return cls(
            id=one.id, sequence_id=one.sequence_id, sequence_name=one.sequence.name,
            person_id=one.person_id, lead_id=one.lead_id, deal_id=one.deal_id,
            company_name=one.company.name if one.company else None, name=one.name,
            address="" if "email" in actor.hidden(kind) else one.address, owner_id=one.owner_id, owner_name=one.owner.name,
            state=EnrolmentState(one.state), reason=one.reason, details=one.details,
            step_number=None if place is None else place + 1,
            step_kind=None if place is None else StepKind(one.at_version.steps[place]["kind"]),
            steps=len(keys), due_at=one.due_at, zone=one.zone, started_at=one.started_at,
            ended_at=one.ended_at,
        )  # fmt: skip


class EnrolmentList(Schema):
    items: list[EnrolmentOut]
    total: int


class EnrolRefused(Schema):
    id: UUID
    reason: Refusal


class EnrolledOut(Schema):
    enrolled: int
    refused: list[EnrolRefused]

    @classmethod
    def of(cls, found: Enrolled) -> Self:
        refused = [EnrolRefused(id=id_, reason=reason) for id_, reason in found.refused]
        return cls(enrolled=len(found.done), refused=refused)


class StepRunOut(Schema):
    step: str
    kind: StepKind
    variant: str
    at: datetime
    state: str = Field(description="Of a mail: how far it has come.")
    letter_id: UUID | None
    task_id: UUID | None
    is_yes: bool | None

    @classmethod
    def of(cls, one: StepRun) -> Self:
        letter = one.outgoing
        return cls(
            step=one.step, kind=StepKind(one.kind), variant=one.variant, at=one.at,
            state=letter.state if letter else "", task_id=one.task_id, is_yes=one.is_yes,
            letter_id=letter.letter_id if letter else None,
        )  # fmt: skip


class StepRunList(Schema):
    items: list[StepRunOut]


class SequencePreviewQuery(Schema):
    person_id: UUID | None = None
    lead_id: UUID | None = None
    deal_id: UUID | None = None
    mailbox_id: UUID | None = None

    @model_validator(mode="after")
    def names_somebody(self) -> Self:
        if (self.person_id is None) == (self.lead_id is None):
            raise ValueError("name a person or a lead")
        return self


class PreviewMailOut(Schema):
    variant: str
    subject: str
    doc: dict[str, Any]
    missing: list[str] = Field(
        description="Fields nothing is known for and that have no other word."
    )


class PreviewStepOut(Schema):
    key: str
    kind: StepKind
    title: str
    condition: Condition | None
    at: datetime
    mails: list[PreviewMailOut]


class SequencePreviewOut(Schema):
    name: str
    address: str
    zone: str
    country: str
    steps: list[PreviewStepOut]

    @classmethod
    def of(cls, one: Preview) -> Self:
        who = one.receiver
        steps = [
            PreviewStepOut(
                key=each.step.key, kind=each.step.kind, title=each.step.title,
                condition=each.step.condition, at=each.at,
                mails=[
                    PreviewMailOut(variant=mail.variant, subject=mail.subject, doc=mail.doc,
                                   missing=list(mail.missing))
                    for mail in each.mails
                ],
            )
            for each in one.steps
        ]  # fmt: skip
        return cls(name=who.name, address=who.address, zone=who.zone, country=who.country,
                   steps=steps)  # fmt: skip


class StepCounts(Schema):
    """What a step, or one of its wordings, came to. Opens and clicks are those of humans."""

    done: int
    sent: int
    bounced: int
    delivered: int
    opened: int
    clicked: int
    replied: int
    unsubscribed: int
    complained: int
    meetings: int
    deals: int
    yes: int
    reply_rate: float | None = Field(description="Of the delivered; none below ten.")
    reply_low: float | None = Field(description="95 % interval (Wilson).")
    reply_high: float | None

    @classmethod
    def of(cls, counts: dict[str, int]) -> Self:
        n, replied = counts["delivered"], counts["replied"]
        low, high = wilson(min(replied, n), n)
        is_told = n >= LEAST_TOLD
        return cls(
            **counts, reply_rate=replied / n if is_told else None,
            reply_low=low if is_told else None, reply_high=high if is_told else None,
        )  # fmt: skip


LEAST_TOLD = 10


class VariantFigures(Schema):
    key: str
    counts: StepCounts


class StepFiguresOut(Schema):
    key: str
    kind: StepKind
    subject: str
    title: str
    condition: Condition | None
    counts: StepCounts
    variants: list[VariantFigures]
    better: str | None = Field(description="The wording that is surely answered more often.")
    more_needed: int | None = Field(description="About so many more of each would tell.")

    @classmethod
    def of(cls, one: StepFigures) -> Self:
        verdict = one.verdict
        return cls(
            key=one.step.key, kind=one.step.kind, title=one.step.title,
            subject=one.step.variants[0].subject if one.step.variants else "",
            condition=one.step.condition, counts=StepCounts.of(one.counts),
            variants=[
                VariantFigures(key=key, counts=StepCounts.of(counts))
                for key, counts in one.variants.items()
            ],
            better=verdict.better, more_needed=verdict.more_needed,
        )  # fmt: skip


class SequenceReportQuery(Schema):
    number: int | None = Field(None, ge=1, description="Of a version; left out: the current one.")


class SequenceReportOut(Schema):
    number: int
    enrolled: int
    running: int
    finished: int
    ended: dict[str, int] = Field(description="Reasons, and for how many it ended for them.")
    least_for_verdict: int = LEAST
    steps: list[StepFiguresOut]

    @classmethod
    def of(cls, one: SequenceReport, number: int) -> Self:
        return cls(
            number=number, enrolled=one.enrolled, running=one.running, finished=one.finished,
            ended=one.ended, steps=list(map(StepFiguresOut.of, one.steps)),
        )  # fmt: skip
