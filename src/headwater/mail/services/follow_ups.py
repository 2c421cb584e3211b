"""Reminding an author of a letter that nobody has answered: once, however often it is looked."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext

from headwater.accounts.rules import Actor
from headwater.accounts.selectors.actors import looking_as
from headwater.activities.models import Task
from headwater.activities.rules import TaskKind
from headwater.activities.services.tasks import NewTask, create_task
from headwater.activities.services.telling import LINKS
from headwater.lib.errors import NotFound
from headwater.mail.models import Outgoing
from headwater.mail.rules.states import OutgoingState
from headwater.mail.selectors.follow_ups import is_answered
from headwater.mail.selectors.outgoing import get_outgoing
from headwater.mail.services.outgoing import tell

# Whether somebody answered is known once the mailbox was looked into; if that fails for so long,
# a reminder too many is better than none.
PATIENCE = timedelta(hours=6)
LONGEST_TITLE = 200


def remind(outgoing_id: UUID, *, at: datetime | None, actor: Actor, now: datetime) -> Outgoing:
    """Say when to be reminded of a letter if nobody answers it, or not at all any more."""
    one = get_outgoing(outgoing_id, actor=actor, lock=True)
    if one.follow_up_at == at:
        return one
    one.follow_up_at, one.followed_up_at = at, None
    one.saved("follow_up_at", "followed_up_at")
    tell(one, actor_id=actor.id, now=now)
    return one


def follow_up(outgoing_id: UUID, *, now: datetime) -> None:
    """Look whether a letter was answered in time; if not, give its author a task."""
    one = (
        Outgoing.objects.select_for_update(of=("self",))
        .select_related("mailbox", "thread")
        .filter(id=outgoing_id, state=OutgoingState.SENT, followed_up_at=None,
                follow_up_at__lte=now)
        .first()
    )  # fmt: skip
    if one is None or one.follow_up_at is None or not _is_known(one, one.follow_up_at, now=now):
        return
    one.followed_up_at = now
    if not is_answered(one):
        with looking_as(one.author_id, workspace_id=one.workspace_id) as actor:
            one.follow_up_task = _task(one, actor=actor, now=now) if actor else None
    one.saved("followed_up_at", "follow_up_task")
    tell(one, actor_id=None, now=now)


def _is_known(one: Outgoing, at: datetime, *, now: datetime) -> bool:
    fetched_at = one.mailbox.fetched_at
    return (fetched_at is not None and fetched_at >= at) or now >= at + PATIENCE


def _task(one: Outgoing, *, actor: Actor, now: datetime) -> Task:
    with translation.override(translation.get_supported_language_variant(actor.language)):
        title = gettext("No answer yet: {subject} ({receiver})").format(
            subject=one.subject or "–", receiver=_receiver(one)
        )
    links = {name: getattr(one.thread or one, name) for name in LINKS}
    new = NewTask(title=title[:LONGEST_TITLE], kind=TaskKind.EMAIL, due_at=now, **_one_of(links))
    try:
        return create_task(new, actor=actor, now=now)
    except NotFound:  # what it was about is not shown to its author any more
        return create_task(
            NewTask(title=new.title, kind=new.kind, due_at=now), actor=actor, now=now
        )


def _one_of(links: dict[str, UUID | None]) -> dict[str, Any]:
    """Name what a task is about: a lead stands alone, the others stand together."""
    if lead_id := links["lead_id"]:
        return {"lead_id": lead_id}
    return {name: one for name, one in links.items() if one is not None}


def _receiver(one: Outgoing) -> str:
    first = one.to[0] if one.to else {}
    return str(first.get("name") or first.get("address", ""))
