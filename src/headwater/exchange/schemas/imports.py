from datetime import datetime
from typing import Any, Self, cast
from uuid import UUID

from django.utils.translation import gettext
from ninja import Field, Schema

from headwater.exchange import selectors
from headwater.exchange.models import ImportFile, ImportResult, ImportRun
from headwater.exchange.rules.fields import FileKind
from headwater.exchange.rules.plan import BUSY, MAY, Outcome, Plan, RunState, StageAction
from headwater.exchange.services.plans import PlanChanges
from headwater.http.wire import Body
from headwater.lib.dates import Order


class StoredProblem(Schema):
    code: str
    detail: str
    column: str | None = None

    @classmethod
    def of(cls, problem: dict[str, Any] | None) -> Self | None:
        """Say a stored refusal in the language that is active."""
        if problem is None:
            return None
        detail = gettext(problem["sentence"]).format(**problem["values"])
        return cls(code=problem["code"], detail=detail, column=problem.get("column"))


class Progress(Schema):
    done: int
    total: int


class Counts(Schema):
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: int = 0
    open_criteria: int = Field(
        0, description="Deals that stand behind stages whose blocking criteria they do not meet."
    )
    kept: int = Field(0, description="Left alone by the undo, as somebody has worked on it since.")


class Can(Schema):
    """What may be done with the import in the state it is in."""

    edit: bool
    check: bool
    run: bool
    cancel: bool
    undo: bool
    delete: bool


class ColumnOut(Schema):
    name: str = Field(description="Unique in the file: repeated headers are numbered.")
    header: str
    field: str | None = Field(description="What the column means; null: it is not imported.")
    is_guess: bool
    is_withheld: bool = Field(
        False, description="It seems to mean a field that your role may not write."
    )
    samples: list[str]


class FileOut(Schema):
    id: UUID
    name: str
    kind: FileKind | None
    system: str = Field(description="Where the file comes from, as far as its columns tell.")
    encoding: str | None
    delimiter: str | None
    header_row: int
    row_count: int
    bad_rows: int = Field(description="Rows that do not fit the header.")
    skipped_rows: list[int] = Field(description="Lines before the header and behind the last row.")
    date_order: Order | None
    date_order_is_sure: bool
    decimal_comma: bool
    columns: list[ColumnOut]
    preview: list[list[str]] = Field(description="The first rows, cells in the order of columns.")

    @classmethod
    def of(cls, file: ImportFile) -> Self:
        preview = selectors.preview(file)
        columns = [
            ColumnOut(**column, samples=_samples(preview, index))
            for index, column in enumerate(file.columns)
        ]
        return cls(
            id=file.id, name=file.name, kind=FileKind(file.kind) if file.kind else None, system=file.system,
            encoding=file.encoding or None, delimiter=file.delimiter or None,
            header_row=file.header_row, row_count=file.row_count, bad_rows=file.bad_rows,
            skipped_rows=file.skipped_rows, date_order=Order(file.date_order) if file.date_order else None,
            date_order_is_sure=bool(file.date_order), decimal_comma=file.decimal_comma,
            columns=columns, preview=preview,
        )  # fmt: skip


def _samples(preview: list[list[str]], index: int) -> list[str]:
    values = dict.fromkeys(cells[index][:80] for cells in preview if index < len(cells))
    return [value for value in values if value][:5]


class PlanOut(Schema):
    source: str = Field(description="Under this name the outside ids are remembered.")
    currency: str = Field(description="For amounts that do not say theirs.")
    time_zone: str = Field(description="For times that do not say theirs.")
    pipeline_id: UUID | None
    new_pipeline: str
    closed_stage: str = Field(description="Where deals stood that come in closed; empty: the last.")
    reopen: bool = Field(description="Whether a stage after an ending opens the deal again.")


class StageValueOut(Schema):
    value: str
    count: int
    action: StageAction
    stage_id: UUID | None
    name: str


class OwnerValueOut(Schema):
    value: str
    count: int
    member_id: UUID | None = Field(description="Null: a member who cannot sign in will be made.")
    member_name: str | None


class ImportSummary(Schema):
    id: UUID
    state: RunState
    is_busy: bool
    created_at: datetime
    finished_at: datetime | None
    creator_name: str
    file_names: list[str]
    kinds: list[str]
    progress: Progress
    counts: Counts
    can: Can

    @classmethod
    def of(cls, run: ImportRun) -> Self:
        return cls(**_summary(run))


class ImportOut(ImportSummary):
    created_kinds: dict[str, int]
    problem: StoredProblem | None
    files: list[FileOut]
    plan: PlanOut
    stage_values: list[StageValueOut]
    owner_values: list[OwnerValueOut]

    @classmethod
    def of(cls, run: ImportRun) -> Self:
        plan = Plan.from_json(run.plan)
        names = {str(member.id): member.name for member in selectors.members()}
        return cls(
            **_summary(run),
            created_kinds=run.created_kinds,
            problem=StoredProblem.of(run.problem),
            files=[FileOut.of(file) for file in selectors.files_of(run)],
            plan=PlanOut(**{name: getattr(plan, name) for name in PlanOut.model_fields}),
            stage_values=[
                StageValueOut(
                    value=value,
                    count=c.count,
                    action=c.action,
                    stage_id=_uuid(c.stage_id),
                    name=c.name,
                )
                for value, c in plan.stages.items()
            ],
            owner_values=[
                OwnerValueOut(
                    value=value,
                    count=c.count,
                    member_id=_uuid(c.member_id),
                    member_name=names.get(c.member_id or ""),
                )
                for value, c in plan.owners.items()
            ],
        )


def _uuid(text: str | None) -> UUID | None:
    return UUID(text) if text else None


def _summary(run: ImportRun) -> dict[str, Any]:
    state, files = RunState(run.state), sorted(run.files.all(), key=lambda file: file.position)
    return {
        "id": run.id,
        "state": state,
        "is_busy": state in BUSY,
        "created_at": run.created_at,
        "finished_at": run.finished_at,
        "creator_name": run.creator.name,
        "file_names": [file.name for file in files],
        "kinds": [file.kind for file in files if file.kind],
        "progress": Progress(done=min(run.done, run.total), total=run.total),
        "counts": Counts(**run.counts),
        "can": Can(**{action: state in states for action, states in MAY.items()}),
    }


class ImportPage(Schema):
    items: list[ImportSummary]
    next: str | None


class RowOut(Schema):
    file_id: UUID
    file_name: str
    row: int = Field(description="Counted from 1, the header's included.")
    outcome: Outcome
    kind: str
    record_id: UUID | None
    title: str
    code: str | None
    detail: str | None = Field(description="Why the row was refused, in the caller's language.")
    column: str | None
    open_criteria: int = Field(description="How many criteria a deal that came in has passed by.")

    @classmethod
    def of(cls, result: ImportResult) -> Self:
        problem = StoredProblem.of(result.problem)
        return cls(
            file_id=result.file_id, file_name=result.file.name, row=result.number,
            outcome=Outcome(result.outcome), kind=result.kind, record_id=result.record_id,
            title=result.title, code=problem.code if problem else None, detail=problem.detail if problem else None,
            column=problem.column if problem else None, open_criteria=result.open_criteria,
        )  # fmt: skip


class RowQuery(Schema):
    outcome: Outcome | None = None
    has_open_criteria: bool = Field(
        False, description="Only deals that have passed by criteria they do not meet."
    )
    after: str | None = None
    limit: int = Field(50, ge=1, le=500)


class RowPage(Schema):
    items: list[RowOut]
    next: str | None


class FilePatch(Body):
    id: UUID
    kind: FileKind | None = None
    columns: dict[str, str | None] = {}
    date_order: Order | None = None
    decimal_comma: bool | None = None


class StageValueIn(Body):
    value: str
    action: StageAction
    stage_id: UUID | None = None
    name: str = Field("", max_length=100)


class OwnerValueIn(Body):
    value: str
    member_id: UUID | None


class PlanPatch(Body):
    """What to change of the plan; what is left out stays."""

    source: str = Field("", max_length=100)
    currency: str = Field("", max_length=3)
    time_zone: str = Field("", max_length=64)
    pipeline_id: UUID | None = None
    new_pipeline: str = Field("", max_length=100)
    closed_stage: str = Field("", max_length=100)
    reopen: bool = False
    files: list[FilePatch] = []
    stages: list[StageValueIn] = []
    owners: list[OwnerValueIn] = []

    def changes(self) -> PlanChanges:
        """Give what was sent, and only that."""
        return cast("PlanChanges", self.dict(exclude_unset=True))
