from typing import Literal
from uuid import UUID

from ninja import Field, Schema


class SearchHit(Schema):
    """A record that was found."""

    kind: Literal["deal", "company", "person", "lead"]
    id: UUID
    title: str
    subtitle: str = Field(description="What tells it from others of that name; may be empty.")
    url: str = Field(description="Its page.")


class TextHit(Schema):
    """A task or a note that holds what was asked for."""

    kind: Literal["task", "note"]
    id: UUID
    text: str = Field(description="The title of the task; of a note what stands around the word.")
    about_kind: Literal["deal", "company", "person", "lead"] | None
    about_id: UUID | None
    about_title: str = Field(description="What it is about; empty for a task about nothing.")


class SearchHits(Schema):
    items: list[SearchHit]
    texts: list[TextHit] = Field(
        description="At most five tasks and notes, where the records leave room."
    )
