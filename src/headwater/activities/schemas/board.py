from datetime import datetime
from typing import Annotated
from uuid import UUID

from ninja import Field, Schema

from headwater.activities.rules import TaskKind
from headwater.activities.rules.links import MOST_AT_ONCE, BoardBy, DueColumn, TaskColumn
from headwater.activities.schemas import Next, TaskOut
from headwater.activities.selectors.tasks import TaskWish
from headwater.activities.services.bulk import RowChange
from headwater.http.wire import Body, FilterText


class TaskBoardQuery(Body):
    """What the columns are, and which tasks stand in them."""

    by: BoardBy = BoardBy.PROGRESS
    mine: bool = Field(False, description="Only those you are to do.")
    owner_id: UUID | None = None
    kind: TaskKind | None = None
    type_id: UUID | None = None
    deal_id: UUID | None = None
    filter: FilterText = ""
    limit: int = Field(30, ge=1, le=200, description="Of each column.")

    def wish(self, me: UUID) -> TaskWish:
        wish = self.dict(exclude={"by", "mine"})
        return TaskWish(**wish | ({"owner_id": me} if self.mine else {}))


class TaskBoardColumn(Schema):
    key: TaskColumn | DueColumn
    count: int
    items: list[TaskOut]
    next: Next


class TaskBoardOut(Schema):
    """The columns in their order; further tasks of one: `GET /tasks?progress=…&after=…`, or `due=`."""

    columns: list[TaskBoardColumn]


class TaskProgressIn(Body):
    progress: TaskColumn
    anyway: bool = Field(False, description="Done, although it still waits for another task.")


class LinkedTask(Schema):
    """The other end of a link. Of a task you may not see only that it is there is told."""

    link_id: UUID
    task_id: UUID | None
    title: str | None
    owner_name: str | None
    due_at: datetime | None
    completed_at: datetime | None


class TaskLinks(Schema):
    waits_for: list[LinkedTask]
    holds_up: list[LinkedTask]


class TaskRowIn(Body):
    """One task and what is to become of it; fields left out stay as they are."""

    id: UUID
    version: int | None = Field(None, description="Refuse if it has another one meanwhile.")
    done: bool | None = None
    deleted: bool | None = Field(None, description="Into the trash, or back from it.")
    due_at: datetime | None = None
    all_day: bool = False
    owner_id: UUID = UUID(int=0)

    def change(self) -> RowChange:
        given = self.dict(exclude_unset=True, include={"due_at", "all_day", "owner_id"})
        if "all_day" in given:
            given["is_all_day"] = given.pop("all_day")
        about = self.dict(include={"id", "version", "done", "deleted"})
        return RowChange(**about, fields=given)


class TaskBulkIn(Body):
    rows: Annotated[list[TaskRowIn], Field(min_length=1, max_length=MOST_AT_ONCE)]
    anyway: bool = Field(False, description="Tick off also what still waits for another task.")


class TaskRowOut(Schema):
    """How it went with one task."""

    id: UUID
    version: int | None = Field(description="Its version now; null if it was refused or is gone.")
    code: str | None = Field(description="Why it was refused, for programs.")
    detail: str | None = Field(description="Why it was refused, in the caller's language.")


class TaskBulkOut(Schema):
    rows: list[TaskRowOut]
