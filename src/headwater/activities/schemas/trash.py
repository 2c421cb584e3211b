from datetime import datetime
from uuid import UUID

from ninja import Field, Schema

from headwater.activities.rules import TrashKind
from headwater.activities.schemas import Next


class TrashItem(Schema):
    """Something that was deleted and can still be taken back."""

    kind: TrashKind
    id: UUID
    title: str
    deleted_at: datetime
    deleted_by_name: str | None
    expires_at: datetime = Field(description="When it goes for good.")


class Trash(Schema):
    items: list[TrashItem]
    next: Next
