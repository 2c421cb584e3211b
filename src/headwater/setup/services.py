from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from headwater.accounts.events import MemberJoined, WorkspaceCreated
from headwater.accounts.models import Member, User
from headwater.accounts.rules import Actor, Role
from headwater.accounts.selectors import actor_of_member
from headwater.accounts.services import passwords
from headwater.accounts.services.invitations import Entrance
from headwater.events.log import emit
from headwater.leads.services import templates as leads
from headwater.lib.errors import NotFound
from headwater.pipeline.services.gallery_words import gallery
from headwater.pipeline.services.templates import create_starting_words_and_pipelines
from headwater.setup import selectors
from headwater.tenancy.context import stepping_into
from headwater.tenancy.models import Workspace


class SetupIsOver(NotFound):
    code = "setup_is_over"


@dataclass(frozen=True, kw_only=True)
class NewWorkspace:
    name: str
    language: str
    time_zone: str
    currency: str
    country: str
    is_demo: bool = False
    template: str = "sales"
    with_criteria: bool = False  # and what stages hand out


@dataclass(frozen=True, kw_only=True)
class FirstOwner:
    name: str
    email: str
    password: str


def set_up(new: NewWorkspace, first: FirstOwner, *, now: datetime) -> Entrance:
    """Make the first workspace of an installation. Possible once: the second of two is refused."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('setup'))")
        if not selectors.is_needed():
            raise SetupIsOver("Headwater is set up already. Sign in instead.")
        user = passwords.create_user(first.email, first.password)
        owner = create_workspace(new, owner=first.name, user=user, now=now)
        return Entrance(user, owner.workspace_id)


def templates(language: str) -> list[dict[str, Any]]:
    """List the pipelines the first workspace can begin with, while there is none."""
    if not selectors.is_needed():
        raise SetupIsOver("Headwater is set up already. Sign in instead.")
    return gallery(language)


def create_workspace(new: NewWorkspace, *, owner: str, user: User | None, now: datetime) -> Actor:
    """Make a workspace with one or two pipelines, words for sources and losses, and its owner.

    Without a user nobody can sign in as the owner yet.
    """
    with transaction.atomic():
        workspace = Workspace.objects.create(
            name=new.name, language=new.language, time_zone=new.time_zone,
            currency=new.currency, country=new.country, is_demo=new.is_demo,
        )  # fmt: skip
        with stepping_into(workspace.pk):
            member = Member.objects.create(
                user=user, role=Role.OWNER, name=owner, email=user.email if user else "",
                language=new.language, time_zone=new.time_zone,
            )  # fmt: skip
            create_starting_words_and_pipelines(new.template, asks_and_hands_out=new.with_criteria)
            leads.create_starting_words()
            emit(WorkspaceCreated(actor_id=member.id, at=now, workspace_id=workspace.pk))
            emit(MemberJoined(actor_id=member.id, at=now, member_id=member.id))
            actor = actor_of_member(member.id, workspace_id=workspace.pk)
    if actor is None:
        raise LookupError("The owner just written cannot be read.")
    return actor


def open_account(email: str, password: str) -> User:
    """Find the user with an address, or make one; for commands, whose caller owns the machine."""
    user = User.objects.filter(email=email.lower()).first()
    return user or passwords.create_user(email, password)
