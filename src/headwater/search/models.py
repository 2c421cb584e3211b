from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from headwater.accounts.models import choices
from headwater.accounts.rules import Kind
from headwater.tenancy.models import WorkspaceModel


class SearchDocument(WorkspaceModel):
    """What one record can be found by, and what decides who may find it.

    Every token in `tsv` begins with the workspace: under row-level security an index that does not
    would be searched through the records of everybody else, too.
    """

    kind = models.CharField(max_length=10, choices=choices(list(Kind)))
    record_id = models.UUIDField()
    owner_id = models.UUIDField(null=True)
    folded = models.TextField()
    tsv = SearchVectorField()

    class Meta:
        indexes = [GinIndex(fields=["tsv"], name="document_by_token", fastupdate=True)]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "kind", "record_id"], name="record_is_indexed_once"
            )
        ]

    def __str__(self) -> str:
        return self.folded.partition("\n")[0]
