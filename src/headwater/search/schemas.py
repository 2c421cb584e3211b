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


class SearchHits(Schema):
    items: list[SearchHit]
