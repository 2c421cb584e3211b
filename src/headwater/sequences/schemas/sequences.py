"""What sequences and their steps look like on the wire."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Annotated, Any, Self
from uuid import UUID

from ninja import Field, Schema

from headwater.accounts.rules import Actor, Right
from headwater.fields.rules.views import ViewScope
from headwater.http.wire import Body
from headwater.sequences.models import Sequence, SequenceVersion
from headwater.sequences.rules.steps import END, MOST_STEPS, MOST_VARIANTS, Condition, StepKind
from headwater.sequences.selectors.sequences import Shown, Standing

Key = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,20}$")]
SequenceName = Annotated[str, Field(min_length=1, max_length=100)]
Weekdays = Annotated[list[Annotated[int, Field(ge=0, le=6)]], Field(max_length=7)]
EMPTY_DOC: Mapping[str, Any] = {"type": "doc", "content": []}


class SequenceVariant(Body):
    """One wording of a mail; fields such as `{{person.first_name|there}}` are filled in for each."""

    key: Annotated[str, Field(pattern=r"^[A-Z]$")] = "A"
    subject: str = Field("", max_length=300)
    doc: dict[str, Any] = Field(default_factory=lambda: dict(EMPTY_DOC))
    text: str = Field("", max_length=100_000, description="Read only: what `doc` says.")
    template_id: UUID | None = Field(None, description="The template it was written from.")


class SequenceStep(Body):
    """One step. Which fields count is said by `kind`; the others are left as they are."""

    key: Key = Field(description="Yours; it stays with the step through its versions.")
    kind: StepKind
    days: int = Field(0, ge=0, le=365, description="Of a wait: days on which mail arrives.")
    hours: int = Field(0, ge=0, le=1000)
    title: str = Field("", max_length=200, description="Of a call or task.")
    note: str = Field("", max_length=5000)
    is_held: bool = Field(False, description="Go on only when the call or task is done.")
    is_answer: bool = Field(False, description="Write into the thread of the mail before.")
    variants: list[SequenceVariant] = Field(default_factory=list, max_length=MOST_VARIANTS)
    condition: Condition | None = Field(None, description="Of a branch.")
    target: str = Field(END, max_length=20, description="Where a yes leads: a later step, or end.")


class _SequenceSettings(Body):
    description: str = Field("", max_length=500)
    scope: ViewScope = ViewScope.PRIVATE
    days: Weekdays = Field(default_factory=lambda: [0, 1, 2, 3, 4], description="Monday is 0.")
    first: time = Field(time(9), description="At the receiver's clock.")
    last: time = time(17, 30)
    keeps_holidays: bool = Field(True, description="Nothing on holidays of their country.")
    stops_company: bool = Field(
        True, description="An answer ends it for everybody of the same company."
    )


class SequenceIn(_SequenceSettings):
    id: UUID | None = None
    name: SequenceName
    steps: list[SequenceStep] = Field(default_factory=list, max_length=MOST_STEPS)


class SequencePatch(_SequenceSettings):
    name: SequenceName = ""
    is_paused: bool = False
    steps: list[SequenceStep] = Field(default_factory=list, max_length=MOST_STEPS)


class SequencesQuery(Schema):
    archived: bool = False


class SequenceArchiveIn(Body):
    is_archived: bool


class SequenceLine(Schema):
    id: UUID
    name: str
    description: str
    scope: ViewScope
    owner_id: UUID
    owner_name: str
    team_name: str | None
    is_paused: bool
    is_archived: bool
    may_edit: bool
    enrolled: int = Field(description="Of those you see.")
    running: int
    held: int
    replied: int
    version: int = Field(description="Its ETag.")

    @classmethod
    def facts(cls, one: Sequence, standing: Standing | None, actor: Actor) -> dict[str, Any]:
        return {
            "id": one.id, "name": one.name, "description": one.description,
            "scope": ViewScope(one.scope), "owner_id": one.owner_id,
            "owner_name": one.owner.name, "team_name": one.team.name if one.team else None,
            "is_paused": one.is_paused, "is_archived": one.archived_at is not None,
            "may_edit": actor.may(Right.WRITE)
            and (one.owner_id == actor.id or actor.may(Right.CONFIGURE)),
            "enrolled": standing["all"] if standing else 0,
            "running": standing["running"] if standing else 0,
            "held": standing["held"] if standing else 0,
            "replied": standing["replied"] if standing else 0,
            "version": one.version,
        }  # fmt: skip


class SequenceLines(Schema):
    items: list[SequenceLine]


class SequenceVersionOut(Schema):
    number: int
    made_at: datetime
    made_by_name: str | None
    people: int = Field(description="How many began with it.")

    @classmethod
    def of(cls, one: SequenceVersion) -> Self:
        return cls(
            number=one.number, made_at=one.made_at, people=getattr(one, "people", 0),
            made_by_name=one.made_by.name if one.made_by else None,
        )  # fmt: skip


class SequenceOut(SequenceLine):
    days: list[int]
    first: time
    last: time
    keeps_holidays: bool
    stops_company: bool
    number: int = Field(description="Of the version new people begin with.")
    steps: list[SequenceStep]
    versions: list[SequenceVersionOut]

    @classmethod
    def of(cls, shown: Shown, actor: Actor) -> Self:
        one = shown.sequence
        current = next(each for each in shown.versions if each.number == one.number)
        return cls(
            **cls.facts(one, shown.standing, actor),
            days=one.days, first=one.first, last=one.last, keeps_holidays=one.keeps_holidays,
            stops_company=one.stops_company, number=one.number,
            steps=[SequenceStep(**step) for step in current.steps],
            versions=[SequenceVersionOut.of(each) for each in shown.versions],
        )  # fmt: skip


class SequencesPaused(Schema):
    count: int
