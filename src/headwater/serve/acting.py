"""Whom a command acts for: whoever can start it owns the machine, so it may act for anybody."""

from collections.abc import Sequence

from django.utils import timezone

from headwater.accounts.models import Member
from headwater.accounts.rules import Actor, Role, Scope
from headwater.accounts.selectors import actor_of_member
from headwater.accounts.services.tokens import create_token
from headwater.setup.services import NewWorkspace, create_workspace, open_account
from headwater.tenancy.context import acting_in
from headwater.tenancy.models import Workspace


class NobodySuch(SystemExit):
    """No such workspace or member; the message lists those there are."""


def choose_workspace(name: str | None) -> Workspace:
    """Find the workspace by name or number; with only one there is nothing to choose."""
    every = list(Workspace.objects.order_by("id"))
    fitting = [one for one in every if name in {None, one.name, str(one.pk)}]
    if len(fitting) != 1:
        names = ", ".join(f"{one.name} ({one.pk})" for one in every) or "none yet"
        raise NobodySuch(f"Name one workspace by --workspace, of: {names}.")
    return fitting[0]


def choose_actor(workspace: Workspace, email: str | None) -> Actor:
    """Find the member by address; without one, the first owner."""
    with acting_in(workspace.pk):
        members = Member.objects.filter(is_active=True).order_by("created_at", "id")
        fitting = members.filter(email=email.lower()) if email else members.filter(role=Role.OWNER)
        member = fitting.first()
        actor = actor_of_member(member.id, workspace_id=workspace.pk) if member else None
        if actor is None:
            addresses = ", ".join(one.email for one in members if one.email)
            raise NobodySuch(f"Name a member by --as, of: {addresses}.")
    return actor


def new_workspace(name: str, *, email: str | None, password: str | None) -> Actor:
    """Make a workspace; with an address, that person can sign in as its owner."""
    if email and not password:
        raise SystemExit("Also set HEADWATER_PASSWORD, for the new owner to sign in with.")
    user = open_account(email, password) if email and password else None
    new = NewWorkspace(name=name, language="en", time_zone="UTC", currency="USD", country="US")
    owner = email.partition("@")[0] if email else "Owner"
    return create_workspace(new, owner=owner, user=user, now=timezone.now())


def make_token(name: str, *, scopes: Sequence[str], actor: Actor) -> str:
    """Make a token; its secret is known only now."""
    try:
        chosen = frozenset(map(Scope, scopes))
    except ValueError:
        raise SystemExit(f"A scope is one of: {', '.join(Scope)}.") from None
    with acting_in(actor.workspace_id):
        made = create_token(name, scopes=chosen, expires_at=None, actor=actor, now=timezone.now())
    return made.secret
