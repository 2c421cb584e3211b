"""Keeping views, having them at hand, and saying with which one a list opens."""

from datetime import datetime
from typing import TypedDict, Unpack
from uuid import UUID

from headwater.accounts.rules import Actor, Kind, Role
from headwater.events.log import emit
from headwater.fields.events.views import ViewChanged
from headwater.fields.models import SavedView, ViewDefault, ViewStar
from headwater.fields.rules.text import parse, write
from headwater.fields.rules.views import (
    MOST_VIEWS,
    NotForAll,
    TooManyViews,
    ViewLayout,
    ViewScope,
    check_change,
    check_team,
)
from headwater.fields.selectors.catalogue import condition_of
from headwater.fields.selectors.views import get_view
from headwater.lib.errors import check_version


class ViewFacts(TypedDict, total=False):
    name: str
    scope: ViewScope
    layout: ViewLayout
    filter: str
    columns: list[str]
    sort: str
    group_by: str


def create_view(
    kind: Kind, *, actor: Actor, now: datetime, **facts: Unpack[ViewFacts]
) -> SavedView:
    """Keep a view; its filter is written in the one way there is. Raises BadFilter."""
    if SavedView.objects.filter(kind=kind, owner_id=actor.id).count() >= MOST_VIEWS:
        raise TooManyViews("You have {most} views already. Delete one first.", most=MOST_VIEWS)
    view = SavedView(kind=kind, owner_id=actor.id, scope=ViewScope.PRIVATE, layout=ViewLayout.LIST)
    _put(view, facts, actor=actor)
    view.save(force_insert=True)
    _tell(view, "created", actor=actor, now=now)
    return get_view(view.id, actor=actor)


def update_view(
    view_id: UUID,
    *,
    actor: Actor,
    now: datetime,
    version: int | None = None,
    **facts: Unpack[ViewFacts],
) -> SavedView:
    """Change the named things of a view; what is already so changes nothing."""
    view = get_view(view_id, actor=actor, lock=True)
    check_change(view.owner_id, actor=actor)
    check_version(view.version, version)
    before = {name: getattr(view, name) for name in (*facts, "team_id")}
    _put(view, facts, actor=actor)
    if changed := [name for name, old in before.items() if getattr(view, name) != old]:
        view.saved(*changed)
        _tell(view, "edited", actor=actor, now=now)
    return get_view(view.id, actor=actor)


def delete_view(view_id: UUID, *, actor: Actor, now: datetime, version: int | None = None) -> None:
    """Forget a view; who had it at hand or opened a list with it sees the whole list again."""
    view = get_view(view_id, actor=actor, lock=True)
    check_change(view.owner_id, actor=actor)
    check_version(view.version, version)
    _tell(view, "deleted", actor=actor, now=now)
    view.delete()


def star_view(view_id: UUID, *, is_starred: bool, actor: Actor) -> None:
    """Have a view at hand, or no longer."""
    view = get_view(view_id, actor=actor)
    if is_starred:
        ViewStar.objects.get_or_create(view=view, member_id=actor.id)
    else:
        ViewStar.objects.filter(view=view, member_id=actor.id).delete()


def set_default(
    kind: Kind, view_id: UUID | None, *, role: Role | None, actor: Actor, now: datetime
) -> None:
    """Let a list open with a view, for the actor or for a role; with None, as it is."""
    whose = {"member_id": actor.id, "role": ""} if role is None else {"member": None, "role": role}
    if view_id is None:
        ViewDefault.objects.filter(kind=kind, **whose).delete()
        return
    view = get_view(view_id, actor=actor)
    if view.kind != kind or (role is not None and view.scope != ViewScope.WORKSPACE):
        raise NotForAll("Choose a view that everybody sees.", field="view_id")
    ViewDefault.objects.update_or_create(kind=kind, **whose, defaults={"view": view})
    if role is not None:
        _tell(view, "made_default", actor=actor, now=now)


def _put(view: SavedView, facts: ViewFacts, *, actor: Actor) -> None:
    for name, value in facts.items():
        setattr(view, name, value)
    if "scope" in facts:
        check_team(ViewScope(view.scope), team_id=actor.team_id)
        view.team_id = actor.team_id if view.scope == ViewScope.TEAM else None
    if facts.get("filter"):
        wanted = parse(view.filter)
        condition_of(wanted, Kind(view.kind), actor=actor)
        view.filter = write(wanted)


def _tell(view: SavedView, what: str, *, actor: Actor, now: datetime) -> None:
    emit(ViewChanged(actor_id=actor.id, at=now, view_id=view.id, kind=view.kind, what=what))
