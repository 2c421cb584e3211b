"""The views somebody sees, which of them are at hand, and with which one a list opens."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from headwater.accounts.rules import Actor, Kind, Role
from headwater.fields.models import SavedView, ViewDefault, ViewStar, shared_with
from headwater.fields.rules.views import MOST_VIEWS, ViewNotFound


@dataclass(frozen=True)
class Views:
    """`default_id`: what the list opens with for whoever asks; `role_defaults` for whom else."""

    items: list[SavedView]
    default_id: UUID | None
    role_defaults: dict[Role, UUID]


def visible_views(actor: Actor) -> QuerySet[SavedView]:
    """Leave what is shown to the actor: their own, those of teams they stand below, everybody's."""
    return SavedView.objects.filter(shared_with(actor)).select_related("owner", "team")


def get_view(view_id: UUID, *, actor: Actor, lock: bool = False) -> SavedView:
    views = visible_views(actor)
    if lock:
        views = views.select_for_update(of=("self",))
    view = views.filter(id=view_id).first()
    if view is None:
        raise ViewNotFound("There is no such view, or it is not shown to you.")
    return view


def list_views(kind: Kind, *, actor: Actor) -> Views:
    """List the views of a kind of record by name; `starred` says which are at hand."""
    stars = ViewStar.objects.filter(view_id=OuterRef("id"), member_id=actor.id)
    views: Any = visible_views(actor).filter(kind=kind).annotate(starred=Exists(stars))
    items = list(views.order_by("name", "id")[:MOST_VIEWS])
    shown = {view.id for view in items}
    rows = ViewDefault.objects.filter(Q(member_id=actor.id) | Q(member=None), kind=kind)
    mine = [row.view_id for row in rows if row.member_id == actor.id and row.view_id in shown]
    of_roles = {Role(row.role): row.view_id for row in rows if row.role and row.view_id in shown}
    return Views(items, mine[0] if mine else of_roles.get(actor.role), of_roles)
