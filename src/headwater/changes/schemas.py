from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Self, TypeVar
from uuid import UUID

from django.utils.translation import gettext, gettext_noop
from ninja import Field, Schema
from pydantic import model_validator

from headwater.activities.schemas import TaskPatch
from headwater.changes.models import WorkRow
from headwater.changes.rules import Deed, Outcome, WorkState
from headwater.exchange.rules.plan import RunState
from headwater.http.wire import Body
from headwater.leads.schemas.leads import LeadPatch, LeadStateIn
from headwater.lib.writing import csv_text
from headwater.people.schemas import CompanyPatch, PersonPatch
from headwater.pipeline.schemas.deals import DealPatch, DealStatusIn, Tags


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


class BulkIn(Body):
    """To which records something is done: those named, or else all that the query of the list shows."""

    ids: list[UUID] | None = Field(None, max_length=1000)
    is_trial: bool = Field(False, description="Only count the records.")
    delete: bool = False

    def what(self) -> dict[str, Any]:
        """Write down what is to be done, so that a job can do it."""
        told = self.model_dump(mode="json", exclude_unset=True, exclude={"ids", "is_trial"})
        return {name: value for name, value in told.items() if value or name in NULLABLE}


NULLABLE = {"owner_id", "done"}


class BulkEnrolIn(Body):
    """Into which sequence people or leads are put, and from which mailbox of yours it writes."""

    sequence_id: UUID
    mailbox_id: UUID


ENROL = Field(
    None, description="Put them into a sequence; who stands in it stays, who was in it is refused."
)


class BulkDealsIn(BulkIn):
    edit: DealPatch | None = None
    stage_id: UUID | None = None
    status: DealStatusIn | None = None
    add_tags: Tags = []
    remove_tags: Tags = []


class BulkCompaniesIn(BulkIn):
    edit: CompanyPatch | None = None

    @model_validator(mode="after")
    def leaves_channels_alone(self) -> Self:
        return _without_channels(self, self.edit)


class BulkPeopleIn(BulkIn):
    edit: PersonPatch | None = None
    enrol: BulkEnrolIn | None = ENROL

    @model_validator(mode="after")
    def leaves_channels_alone(self) -> Self:
        return _without_channels(self, self.edit)


class BulkLeadsIn(BulkIn):
    edit: LeadPatch | None = None
    state: LeadStateIn | None = None
    owner_id: UUID | None = Field(None, description="Null makes them nobody's.")
    enrol: BulkEnrolIn | None = ENROL


class BulkTasksIn(BulkIn):
    edit: TaskPatch | None = None
    done: bool | None = None

    def what(self) -> dict[str, Any]:
        """Call the fields of a task as its columns are called."""
        told = super().what()
        edit: dict[str, Any] = told.get("edit", {})
        edit.pop("following", None)
        if "all_day" in edit:
            edit["is_all_day"] = edit.pop("all_day")
        return told


B = TypeVar("B", bound=BulkIn)


def _without_channels(body: B, edit: CompanyPatch | PersonPatch | None) -> B:
    if edit is not None and "channels" in edit.model_fields_set:
        raise ValueError(gettext_noop("Ways to reach somebody are edited one by one."))
    return body


class BroughtIn(Schema):
    """An import as one change."""

    id: UUID
    files: list[str]
    state: RunState


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
    brought_in: BroughtIn | None = Field(description="The import it was, which has its own undo.")


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


def refused_file(rows: Iterable[WorkRow], names: Mapping[UUID, str]) -> str:
    """Write the rows as a table for a spreadsheet."""
    told = (WorkRowOut.of(row, names.get(row.record_id, "")) for row in rows)
    headings = [gettext("Number"), gettext("Name"), gettext("Reason"), "id"]
    return csv_text(
        headings,
        (
            [
                row.number,
                row.title,
                row.detail or ", ".join(f"{kept.field}: {kept.by or ''}" for kept in row.kept),
                str(row.record_id),
            ]
            for row in told
        ),
    )
