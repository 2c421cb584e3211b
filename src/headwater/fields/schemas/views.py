from typing import Annotated, Any, Self
from uuid import UUID

from ninja import Field, Schema

from headwater.accounts.rules import Actor, Kind, Right, Role
from headwater.fields.models import SavedView
from headwater.fields.rules.operators import Op
from headwater.fields.rules.types import FieldType
from headwater.fields.rules.views import MOST_COLUMNS, ViewLayout, ViewScope
from headwater.fields.selectors.views import Views
from headwater.http.wire import Body, FilterText

ViewName = Annotated[str, Field(min_length=1, max_length=100)]
Column = Annotated[str, Field(max_length=70)]
Columns = Annotated[
    list[Column], Field(max_length=MOST_COLUMNS, description="Empty: the usual ones.")
]


class FilterFieldOut(Schema):
    """Something a filter can ask for."""

    name: str
    type: FieldType
    operators: list[Op]
    choices: list[str] = Field(
        description="What a choice can be; without any, its values are ids or free words."
    )


class FilterFields(Schema):
    items: list[FilterFieldOut]


class FilterIn(Body):
    kind: Kind
    filter: FilterText


class FilterForms(Schema):
    """A filter in its two forms; both None when it asks for nothing."""

    text: str
    tree: dict[str, Any] | None


class KindQuery(Body):
    kind: Kind


class ViewOut(Schema):
    """A filter somebody has kept, with the columns, order and groups it is shown in."""

    id: UUID
    kind: Kind
    name: str
    scope: ViewScope
    layout: ViewLayout
    filter: str
    columns: list[str]
    sort: str
    group_by: str
    owner_id: UUID
    owner_name: str
    team_name: str | None
    is_starred: bool
    may_edit: bool
    version: int = Field(description="Its ETag.")

    @classmethod
    def of(cls, view: SavedView, actor: Actor) -> Self:
        return cls(
            id=view.id, kind=Kind(view.kind), name=view.name, scope=ViewScope(view.scope),
            layout=ViewLayout(view.layout), filter=view.filter, columns=view.columns,
            sort=view.sort, group_by=view.group_by, owner_id=view.owner_id,
            owner_name=view.owner.name, team_name=view.team.name if view.team else None,
            is_starred=getattr(view, "starred", False), version=view.version,
            may_edit=actor.may(Right.WRITE)
            and (view.owner_id == actor.id or actor.may(Right.CONFIGURE)),
        )  # fmt: skip


class ViewList(Schema):
    items: list[ViewOut]
    default_id: UUID | None = Field(description="The one your list opens with.")
    role_defaults: dict[Role, UUID] = Field(description="The ones lists open with by role.")

    @classmethod
    def of(cls, views: Views, actor: Actor) -> Self:
        return cls(
            items=[ViewOut.of(view, actor) for view in views.items],
            default_id=views.default_id,
            role_defaults=views.role_defaults,
        )


class ViewIn(Body):
    kind: Kind
    name: ViewName
    scope: ViewScope = ViewScope.PRIVATE
    layout: ViewLayout = ViewLayout.LIST
    filter: FilterText = ""
    columns: Columns = []
    sort: Column = ""
    group_by: Column = ""


class ViewPatch(Body):
    """What is left out stays; the values here only say that leaving out is allowed."""

    name: ViewName = "-"
    scope: ViewScope = ViewScope.PRIVATE
    layout: ViewLayout = ViewLayout.LIST
    filter: FilterText = ""
    columns: Columns = []
    sort: Column = ""
    group_by: Column = ""


class DefaultViewIn(Body):
    kind: Kind
    view_id: UUID | None = Field(description="None: the list as it is.")
