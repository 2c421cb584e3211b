from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from headwater.accounts.models import choices
from headwater.accounts.rules import Kind
from headwater.activities.models import Note, Task
from headwater.tenancy.models import Reference, WorkspaceModel


class SearchDocument(WorkspaceModel):
    """What one record can be found by, and what decides who may find it.

    `title` is compared byte by byte, so that its index knows what begins how. `record_id` tells
    which is younger; its indexes let one's own and everybody's be read from the youngest on.
    Every token in `tsv` begins with the workspace: under row-level security an index that does not
    would be searched through the records of everybody else, too.
    """

    kind = models.CharField(max_length=10, choices=choices(list(Kind)))
    record_id = models.UUIDField()
    owner_id = models.UUIDField(null=True)
    title = models.TextField(db_collation="C")
    folded = models.TextField()
    tsv = SearchVectorField()

    class Meta:
        indexes = [
            # What was written lately lies in a list that every search reads through: keep it short.
            GinIndex(
                fields=["tsv"],
                name="document_by_token",
                fastupdate=True,
                gin_pending_list_limit=512,
            ),
            models.Index(fields=["workspace", "title"], name="document_by_title"),
            models.Index(fields=["workspace", "owner_id", "record_id"], name="document_by_owner"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "record_id", "kind"], name="record_is_indexed_once"
            )
        ]

    def __str__(self) -> str:
        return self.title


class SearchText(WorkspaceModel):
    """What somebody wrote in a task or a note; it goes when the task or note goes for good.

    Kept apart from the records' names, so that a name is found among names alone. `record_id` is
    the id of the task or note: the younger, the larger.
    """

    record_id = models.UUIDField()
    owner_id = models.UUIDField()
    task = Reference(Task, models.CASCADE, null=True, related_name="+")
    note = Reference(Note, models.CASCADE, null=True, related_name="+")
    folded = models.TextField()
    tsv = SearchVectorField()

    class Meta:
        indexes = [
            GinIndex(
                fields=["tsv"], name="text_by_token", fastupdate=True, gin_pending_list_limit=512
            ),
            models.Index(fields=["workspace", "owner_id", "record_id"], name="text_by_owner"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["workspace", "record_id"], name="text_is_indexed_once"),
            models.CheckConstraint(
                condition=Q(task=None) ^ Q(note=None), name="text_is_of_a_task_or_a_note"
            ),
        ]

    def __str__(self) -> str:
        return self.folded[:80]
