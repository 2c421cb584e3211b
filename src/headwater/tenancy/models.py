from typing import Any

from django.db import models
from django.db.models import Func
from django.db.models.functions import Now

from headwater.lib.ids import uuid7


class Workspace(models.Model):
    """One team's own world: its people, pipelines, deals and settings."""

    name = models.CharField(max_length=100)
    language = models.CharField(max_length=10, default="en")
    time_zone = models.CharField(max_length=64, default="UTC")
    currency = models.CharField(max_length=3, default="USD")
    country = models.CharField(max_length=2, default="US")
    is_demo = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(db_default=Now())
    updated_at = models.DateTimeField(db_default=Now(), editable=False)

    def __str__(self) -> str:
        return self.name


class CurrentWorkspace(Func):
    """The workspace the transaction acts in, as the database sees it."""

    function = "current_workspace"
    output_field = models.BigIntegerField()


class Reference(models.ForeignKey[Any, Any]):
    """A foreign key that stays in its workspace; `Isolate` makes its constraint and index.

    The index starts with the workspace. PostgreSQL knows nothing about the rows of a young
    workspace, thinks there are none, and would otherwise read all of them each time.
    """

    def __init__(self, *args: Any, own_index: bool = True, **kwargs: Any) -> None:
        self.own_index = own_index
        super().__init__(*args, **{"db_index": False, "db_constraint": False} | kwargs)

    def deconstruct(self) -> Any:
        """Let migrations remember that this column is served by another index."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs if self.own_index else kwargs | {"own_index": False}


class WorkspaceModel(models.Model):
    """A row that belongs to the workspace in which it was written.

    Its migration must end in `Isolate`; tests/tenancy/test_isolation.py checks that it does.
    """

    workspace = models.ForeignKey(
        Workspace,
        models.CASCADE,
        db_default=CurrentWorkspace(),
        db_index=False,
        editable=False,
        related_name="+",
    )

    class Meta:
        abstract = True


class Record(WorkspaceModel):
    """A thing people work with: its id may be chosen by the client, so a retry is harmless."""

    id = models.UUIDField(primary_key=True, default=uuid7)

    class Meta:
        abstract = True


class Editable(Record):
    """A record that several people may edit: every edit is numbered by the database.

    The number is its ETag. After `save` the row in hand is one behind: see `saved`.
    """

    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    updated_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        abstract = True

    def saved(self, *fields: str) -> None:
        """Write the named fields and take on the number the database gives the edit."""
        self.save(update_fields=fields)
        self.version += 1


class Touch(WorkspaceModel):
    """That a transaction has written something figures rest on. See kept.py.

    Rows are only added, so that nobody waits for anybody; a job makes one of many.
    """

    class Meta:
        indexes = [models.Index(fields=["workspace", "id"], name="touches_of_workspace")]

    def __str__(self) -> str:
        return str(self.pk)
