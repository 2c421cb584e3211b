"""What the list of whom not to write to looks like on the wire, and what people agreed to."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Field, Schema
from pydantic import AwareDatetime

from headwater.http.wire import Body, to_cursor
from headwater.mail.models import ConsentStep, Suppression
from headwater.mail.rules.suppression import LegalBasis, SuppressionReason
from headwater.mail.selectors.consent import Standing
from headwater.mail.selectors.suppression import SuppressionPage
from headwater.mail.services.consent import Said

Words = Annotated[str, Field(max_length=200)]


class SuppressionQuery(Schema):
    q: str = Field("", max_length=200, description="A part of the address.")


class SuppressionPageQuery(SuppressionQuery):
    after: str | None = None


class SuppressionOut(Schema):
    id: UUID
    address: str = Field(description="An address, or (without @) a domain and all below it.")
    reason: SuppressionReason
    at: datetime
    by_name: str | None = Field(description="Who put it there; null: nobody did by hand.")
    note: str

    @classmethod
    def of(cls, one: Suppression) -> "SuppressionOut":
        return cls(
            id=one.id, address=one.address, reason=SuppressionReason(one.reason), at=one.at,
            by_name=one.by.name if one.by else None, note=one.note,
        )  # fmt: skip


class SuppressionList(Schema):
    items: list[SuppressionOut]
    total: int
    next: str | None

    @classmethod
    def of(cls, page: SuppressionPage) -> "SuppressionList":
        following = to_cursor(*page.next) if page.next else None
        return cls(items=list(map(SuppressionOut.of, page.rows)), total=page.total, next=following)


class SuppressionIn(Body):
    addresses: str = Field(
        min_length=1, max_length=500_000,
        description="Addresses and domains, separated by blanks, commas or lines.",
    )  # fmt: skip
    note: str = Field("", max_length=500)


class SuppressionsAdded(Schema):
    added: int
    known: int = Field(description="How many were there already.")
    refused: list[str] = Field(description="What is neither an address nor a domain.")


class SuppressionRemovalIn(Body):
    why: str = Field(max_length=500, description="Who wishes so, or what was wrong.")


class SuppressedQuery(Schema):
    address: list[str] = Field(max_length=100)


class SuppressedOut(Schema):
    address: str
    reason: SuppressionReason


class SuppressedList(Schema):
    items: list[SuppressedOut]

    @classmethod
    def of(cls, found: dict[str, SuppressionReason]) -> "SuppressedList":
        return cls(items=[SuppressedOut(address=one, reason=why) for one, why in found.items()])


class ConsentIn(Body):
    basis: LegalBasis = Field(LegalBasis.CONSENT, description="By what right one writes to them.")
    is_withdrawal: bool = Field(False, description="They took it back.")
    at: AwareDatetime | None = Field(None, description="When they said so; left out: now.")
    source: Words = Field("", description="Where: a form, a fair, a call.")
    words: str = Field("", max_length=2000, description="What they agreed to, as it was worded.")
    evidence: str = Field("", max_length=2000, description="What shows it.")

    def said(self) -> Said:
        return Said(**self.dict())


class ConsentStepOut(Schema):
    id: UUID
    basis: LegalBasis
    is_withdrawal: bool
    at: datetime
    source: str
    words: str
    evidence: str
    by_name: str | None
    recorded_at: datetime

    @classmethod
    def of(cls, one: ConsentStep) -> "ConsentStepOut":
        told: dict[str, Any] = {
            name: getattr(one, name) for name in cls.model_fields if name != "by_name"
        }
        return cls(by_name=one.by.name if one.by else None, **told)


class ConsentOut(Schema):
    """By what right somebody is written to now, how it came, and what speaks against it."""

    basis: LegalBasis
    is_withdrawn: bool
    steps: list[ConsentStepOut] = Field(description="The last one first.")
    suppressed: list[SuppressedOut] = Field(description="Which of their addresses, and why.")

    @classmethod
    def of(cls, one: Standing) -> "ConsentOut":
        return cls(
            basis=one.basis, is_withdrawn=one.is_withdrawn,
            steps=list(map(ConsentStepOut.of, one.steps)),
            suppressed=SuppressedList.of(one.suppressed).items,
        )  # fmt: skip
