from datetime import datetime
from typing import Any, Self
from uuid import UUID

from django.utils.translation import gettext
from ninja import Field, Schema

from headwater.changes.models import WorkRow
from headwater.changes.rules import Deed, Outcome, WorkState


class ChangedRecord(Schema):
    kind: str
    id: UUID
    title: str


class ChangeTold(Schema):
    """One kind of thing that was done, and to how many records."""

    kind: str
    name: str = Field(description="The name of the event, such as deal.moved.")
    count: int


class WorkOut(Schema):
    """One act on many records, and how far it has come. `counts` says what became of how many."""

    id: UUID = Field(description="The operation of everything it does: take it back by this.")
    deed: Deed
    kind: str
    what: dict[str, Any]
    undoes: UUID | None
    state: WorkState
    total: int
    done: int
    hidden: int = Field(description="How many records were left out as you no longer see them.")
    counts: dict[Outcome, int]
    creator_name: str
    created_at: datetime
    finished_at: datetime | None


class ChangeOut(Schema):
    """What one request or job did together."""

    id: UUID
    at: datetime
    actor_id: UUID | None
    actor_name: str | None
    what: list[ChangeTold]
    fields: list[str] = Field(description="Which fields were edited, those of the first record.")
    record: ChangedRecord | None = Field(description="The record, if it was one.")
    until: datetime = Field(description="Until when it can be taken back.")
    can_undo: bool = Field(description="Whether you can take it back now.")
    undone: WorkOut | None = Field(description="What took it back.")
    work: WorkOut | None = Field(description="The work it was itself: an undo, or a bulk edit.")


class ChangePage(Schema):
    items: list[ChangeOut]
    next: str | None


class FieldBothWays(Schema):
    """A field before and after. Ids come with the names behind them, as far as you see those."""

    field: str
    from_: Any = Field(alias="from")
    to: Any
    from_name: str | None
    to_name: str | None


class HistoryLine(FieldBothWays):
    at: datetime
    actor_id: UUID | None
    actor_name: str | None


class HistoryPage(Schema):
    items: list[HistoryLine]
    next: str | None


class ChangeLine(Schema):
    """What was done to one record; `name` is that of the event."""

    line: int
    name: str
    kind: str
    record_id: UUID
    title: str
    changes: list[FieldBothWays]


class ChangeLines(Schema):
    items: list[ChangeLine]
    next: str | None


class KeptField(Schema):
    field: str
    by: str | None
    at: datetime | None


class WorkRowOut(Schema):
    """A record that is not as the work wanted it, and why."""

    number: int
    kind: str
    record_id: UUID
    title: str
    outcome: Outcome
    code: str | None
    detail: str | None
    kept: list[KeptField]

    @classmethod
    def of(cls, row: WorkRow, title: str) -> Self:
        problem = row.problem
        return cls(
            number=row.number,
            kind=row.kind,
            record_id=row.record_id,
            title=title,
            outcome=Outcome(row.outcome),
            code=problem["code"] if problem else None,
            detail=gettext(problem["sentence"]).format(**problem["values"]) if problem else None,
            kept=row.kept,
        )


class WorkRows(Schema):
    items: list[WorkRowOut]
    next: str | None
