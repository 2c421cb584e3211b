from django.db import models

from headwater.accounts.models import Member, choices
from headwater.exchange.rules.plan import Outcome, RunState
from headwater.tenancy.models import Editable, Record, Reference, WorkspaceModel


class ImportRun(Editable):
    """One import: its files, its plan, how far it has come and what it has done."""

    creator = Reference(Member, models.PROTECT, related_name="+", own_index=False)
    state = models.CharField(max_length=10, choices=choices(list(RunState)), default=RunState.DRAFT)
    plan = models.JSONField(default=dict)
    made = models.JSONField(default=dict)  # the pipeline and stages made for the plan
    position = models.JSONField(default=dict)  # the checkpoint: the next file and row
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    created_kinds = models.JSONField(default=dict)
    problem = models.JSONField(null=True)
    operation = models.UUIDField(null=True)  # of all that it brings in, however many transactions
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["workspace", "-created_at", "-id"], name="import_run_by_age"),
            models.Index(
                fields=["workspace", "operation"],
                condition=models.Q(operation__isnull=False),
                name="import_run_by_operation",
            ),
        ]

    def __str__(self) -> str:
        return f"Import {self.id}"


class ImportFile(Record):
    """One file of an import, and how it is read."""

    run = Reference(ImportRun, models.CASCADE, related_name="files")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, blank=True)
    system = models.CharField(max_length=20, blank=True)
    encoding = models.CharField(max_length=20, blank=True)
    delimiter = models.CharField(max_length=1, blank=True)
    header_row = models.PositiveIntegerField()
    columns = models.JSONField()  # [{name, header, field, is_guess}]
    skipped_rows = models.JSONField(default=list)
    row_count = models.PositiveIntegerField(default=0)
    bad_rows = models.PositiveIntegerField(default=0)
    date_order = models.CharField(max_length=11, blank=True)
    decimal_comma = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class ImportRow(WorkspaceModel):
    """One row as it stood in the file. `key` is the outside id of the deal a history row is of."""

    file = Reference(ImportFile, models.CASCADE, related_name="rows", own_index=False)
    number = models.PositiveIntegerField()
    key = models.CharField(max_length=200, blank=True)
    cells = models.JSONField()
    problem = models.JSONField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "file", "number"], name="row_is_in_a_file_once"
            )
        ]
        indexes = [models.Index(fields=["workspace", "file", "key"], name="import_row_by_key")]


class ImportResult(WorkspaceModel):
    """What became of one row, or what would become of it."""

    run = Reference(ImportRun, models.CASCADE, related_name="results", own_index=False)
    file = Reference(ImportFile, models.CASCADE, related_name="results", own_index=False)
    number = models.PositiveIntegerField()
    outcome = models.CharField(max_length=10, choices=choices(list(Outcome)))
    kind = models.CharField(max_length=10, blank=True)
    record_id = models.UUIDField(null=True)
    title = models.CharField(max_length=200, blank=True)
    problem = models.JSONField(null=True)
    # Of a deal that stands behind stages whose blocking criteria it has not met.
    open_criteria = models.PositiveSmallIntegerField(default=0, db_default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "run", "file", "number"], name="row_has_one_result_in_a_run"
            )
        ]
        indexes = [
            models.Index(
                fields=["workspace", "run", "outcome", "id"], name="import_result_by_outcome"
            )
        ]


class ImportChange(WorkspaceModel):
    """A record the import made (`before` is null) or changed, and its version right after."""

    run = Reference(ImportRun, models.CASCADE, related_name="changes", own_index=False)
    kind = models.CharField(max_length=10)
    record_id = models.UUIDField()
    before = models.JSONField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "run", "kind", "record_id"],
                name="record_is_changed_once_in_a_run",
            )
        ]


class OutsideId(WorkspaceModel):
    """Which record a row of an outside system is; `digest` tells whether the row has changed."""

    source = models.CharField(max_length=100)
    kind = models.CharField(max_length=10)
    outside_id = models.CharField(max_length=200)
    record_id = models.UUIDField()
    digest = models.CharField(max_length=32)
    run_id = models.UUIDField()
    previous = models.JSONField(null=True)  # what it was before that run, for the undo

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "source", "kind", "outside_id"],
                name="outside_id_is_one_record",
            )
        ]
        indexes = [models.Index(fields=["workspace", "run_id"], name="outside_id_by_run")]

    def __str__(self) -> str:
        return f"{self.source}:{self.outside_id}"
