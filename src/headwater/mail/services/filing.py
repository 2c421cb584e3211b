"""Putting threads aside, and saying what they are about."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.accounts.selectors.actors import looking_as
from headwater.activities.services.tasks import check_links
from headwater.activities.services.telling import LINKS
from headwater.lib.errors import check_version
from headwater.mail.models import Mailbox, Thread
from headwater.mail.rules.states import NotInMailbox
from headwater.mail.selectors.matches import About
from headwater.mail.selectors.threads import get_thread
from headwater.mail.services.threads import tell_changed
from headwater.mail.services.weaving import link_by_hand


def put_aside(thread_id: UUID, *, is_done: bool, actor: Actor, now: datetime) -> Thread:
    """Take a thread out of the inbox, or put it back; a new letter puts it back by itself."""
    thread = get_thread(thread_id, actor=actor, lock=True, inside=True)
    if (thread.done_at is not None) != is_done:
        thread.done_at = now if is_done else None
        thread.saved("done_at")
        tell_changed(thread, actor=actor, now=now)
    return thread


def assign(thread_id: UUID, member_id: UUID | None, *, actor: Actor, now: datetime) -> Thread:
    """Say who answers, so that two do not; nobody for None.

    Raises NotInMailbox for somebody who does not work in the mailbox.
    """
    thread = get_thread(thread_id, actor=actor, lock=True, inside=True)
    if member_id is not None:
        with looking_as(member_id, workspace_id=actor.workspace_id) as other:
            boxes = Mailbox.objects.visible_to(other) if other else Mailbox.objects.none()
            if not boxes.filter(id=thread.mailbox_id).exists():
                raise NotInMailbox("They do not work in this mailbox.", field="member_id")
    if thread.assignee_id != member_id:
        thread.assignee_id = member_id
        thread.save(update_fields=["assignee"])
        tell_changed(thread, actor=actor, now=now)
    return thread


def say_what_about(
    thread_id: UUID, about: About, *, version: int, actor: Actor, now: datetime
) -> Thread:
    """Say what a thread is about; its contacts move to that timeline. Nothing changes it by itself."""
    thread = get_thread(thread_id, actor=actor, lock=True, inside=True)
    check_version(thread.version, version)
    links = asdict(about)
    check_links(actor, **links)
    if all(getattr(thread, name) == links[name] for name in LINKS) and thread.is_linked_by_hand:
        return thread
    link_by_hand(thread, links, actor=actor, now=now)
    tell_changed(thread, actor=actor, now=now)
    return thread
