"""Writing what happened, in the transaction in which it happens."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from headwater.accounts.events import MemberChanged
from headwater.accounts.models import Member
from headwater.accounts.rules import Actor
from headwater.accounts.selectors import memberships_of
from headwater.audit import rules
from headwater.audit.models import AuditLine
from headwater.audit.rules import Outcome
from headwater.audit.selectors.chain import true_mark
from headwater.audit.selectors.names import name_subjects
from headwater.events.base import Event
from headwater.events.log import payload
from headwater.lib.origin import current_origin
from headwater.sharing.events import SharingChanged
from headwater.tenancy.context import current_workspace_id, stepping_into

LONGEST_AGENT = 300


@dataclass(frozen=True, kw_only=True)
class Happening:
    """What a line is made of."""

    name: str
    at: datetime
    actor_id: UUID | None = None
    subject_kind: str = ""
    subject_id: UUID | None = None
    outcome: Outcome = Outcome.DONE
    details: Mapping[str, Any] = field(default_factory=dict)
    party: tuple[str, UUID | None] = ("", None)  # with whom something is shared
    words: Mapping[str, str] = field(default_factory=dict)


OWN_MATTERS = {"language", "time_zone"}


def write_events(events: Sequence[Event]) -> None:
    """Keep what our own events tell, but for the language and the clock one likes."""
    write(
        Happening(
            name=event.name,
            at=event.at,
            actor_id=event.actor_id,
            subject_kind=event.subject_kind,
            subject_id=event.subject_id,
            details=_details(event),
            party=_party(event),
        )
        for event in events
        if not (isinstance(event, MemberChanged) and set(event.to) <= OWN_MATTERS)
    )


def write_of_user(user_id: UUID, name: str, *, now: datetime, **rest: Any) -> None:
    """Keep what concerns a person in every workspace they belong to."""
    for membership in memberships_of(user_id):
        with stepping_into(membership.workspace_id):
            mine = {"actor_id": membership.member_id, "subject_id": membership.member_id}
            write([Happening(name=name, at=now, subject_kind="member", **mine | rest)])


def write_by(actor: Actor, name: str, *, now: datetime, **details: Any) -> None:
    """Keep what somebody did that is no event of the trade."""
    write([Happening(name=name, at=now, actor_id=actor.id, details=details)])


def write(happenings: Any) -> None:
    """Write lines; they are sealed soon, by a job of its own: see `sealing`."""
    these = list(happenings)
    actors = {one.actor_id for one in these if one.actor_id}
    names = dict(Member.objects.filter(id__in=actors).values_list("id", "name"))
    told = [(one.subject_kind, one.subject_id) for one in these]
    named = name_subjects([*told, *(one.party for one in these)])
    AuditLine.objects.bulk_create(
        _line(
            one,
            actor=names.get(one.actor_id, ""),
            subject=named.get((one.subject_kind, one.subject_id), ""),
            party=named.get(one.party, ""),
        )
        for one in these
    )


def _line(one: Happening, *, actor: str, subject: str, party: str) -> AuditLine:
    origin, salt = current_origin(), secrets.token_bytes(16)
    words = (
        {
            "actor": actor,
            "subject": subject,
            "ip": origin.ip,
            "user_agent": origin.user_agent[:LONGEST_AGENT],
        }
        | ({"party": party} if party else {})
        | dict(one.words)
    )
    line = AuditLine(
        workspace_id=current_workspace_id(), at=one.at, name=one.name,
        kind=rules.kind_of(one.name), actor_id=one.actor_id, subject_kind=one.subject_kind,
        subject_id=one.subject_id, outcome=one.outcome, details=one.details, words=words,
        salt=salt, words_digest=rules.digest_of(words, salt),
    )  # fmt: skip
    line.mark = true_mark(line)
    return line


def _party(event: Event) -> tuple[str, UUID | None]:
    if not isinstance(event, SharingChanged):
        return "", None
    return ("member", event.member_id) if event.member_id else ("team", event.team_id)


def _details(event: Event) -> dict[str, Any]:
    """What the event says besides its subject, as JSON will hold it."""
    own = f"{event.subject_kind}_id"
    return {name: _plain(value) for name, value in payload(event).items() if name != own}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(name): _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value if isinstance(value, str | int | bool | None) else str(value)
