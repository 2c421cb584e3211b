from typing import Annotated
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext_noop
from ninja import Field, Schema
from pydantic import model_validator

from headwater.activities.models import ActivityType
from headwater.activities.rules.types import ActivityBase, ActivityIcon
from headwater.http.wire import Body
from headwater.lib.colors import Color

TypeName = Annotated[str, Field(max_length=100)]
NO_NAME = gettext_noop("Give it a name in at least one language.")


class ActivityTypeOut(Schema):
    """A kind of activity of your own; it behaves as the built-in kind it is based on."""

    id: UUID
    name: str = Field(description="In the caller's language.")
    name_en: str
    name_zh: str
    base: ActivityBase
    icon: ActivityIcon
    color: Color
    is_archived: bool
    version: int


class ActivityTypes(Schema):
    items: list[ActivityTypeOut]


class ActivityTypeIn(Body):
    name_en: TypeName = ""
    name_zh: TypeName = ""
    base: ActivityBase
    icon: ActivityIcon = ActivityIcon.CHECK
    color: Color = Color.GRAY

    @model_validator(mode="after")
    def has_a_name(self) -> "ActivityTypeIn":
        if not (self.name_en or self.name_zh):
            raise ValueError(NO_NAME)
        return self


class ActivityTypePatch(Body):
    name_en: TypeName = ""
    name_zh: TypeName = ""
    icon: ActivityIcon = ActivityIcon.CHECK
    color: Color = Color.GRAY
    is_archived: bool = False


def type_out(one: ActivityType) -> ActivityTypeOut:
    return ActivityTypeOut(
        id=one.id,
        name=one.name_in(translation.get_language() or "en"),
        name_en=one.name_en,
        name_zh=one.name_zh,
        base=ActivityBase(one.base),
        icon=ActivityIcon(one.icon),
        color=Color(one.color),
        is_archived=one.is_archived,
        version=one.version,
    )
