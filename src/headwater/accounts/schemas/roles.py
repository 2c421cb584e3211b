"""What the wire says of roles."""

from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext_noop
from ninja import Field, Schema
from pydantic import StringConstraints, model_validator

from headwater.accounts.rules import FieldAccess, Kind, Level, Right, Role
from headwater.http.wire import Body

RoleName = Annotated[str, StringConstraints(max_length=100, strip_whitespace=True)]

FieldName = Annotated[str, StringConstraints(max_length=80)]
Fields = Annotated[
    dict[Kind, Annotated[dict[FieldName, FieldAccess], Field(max_length=300)]],
    Field(description="By kind, the fields its members do not see, or cannot change."),
]


class RoleOut(Schema):
    """A role: what its members may do, and whose records they see."""

    key: str = Field(description="The word of a built-in role, the id of an own one.")
    base: Role
    is_built_in: bool
    name_en: str
    name_zh: str
    rights: list[Right]
    sight: dict[Kind, Level] | None = Field(description="None: everything.")
    fields: Fields
    member_count: int
    version: int


class Roles(Schema):
    items: list[RoleOut]
    hideable: dict[Kind, list[str]] = Field(
        description="What can be hidden besides fields of your own (`custom.<key>`)."
    )


class RoleIn(Body):
    """A role of the workspace's own; what is left out is as in the built-in one."""

    id: UUID | None = Field(None, description="Chosen by the caller, so that a retry is harmless.")
    base: Role
    name_en: RoleName = ""
    name_zh: RoleName = ""
    rights: list[Right] | None = Field(None, max_length=len(Right))
    sight: dict[Kind, Level] | None = None
    fields: Fields | None = None

    @model_validator(mode="after")
    def has_a_name(self) -> "RoleIn":
        if not (self.name_en or self.name_zh):
            raise ValueError(gettext_noop("Give a name in at least one language."))
        return self


class RolePatch(Body):
    name_en: RoleName = ""
    name_zh: RoleName = ""
    rights: list[Right] = Field([], max_length=len(Right))
    sight: dict[Kind, Level] = Field(default_factory=dict)
    fields: Fields = Field(default_factory=dict)
