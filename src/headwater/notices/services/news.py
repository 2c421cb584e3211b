"""What of the things that happen is news to somebody."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from headwater.activities.events import (
    AttendeeAdded,
    AttendeeAnswered,
    MemberMentioned,
    TaskChanged,
    TaskCreated,
    TaskFreed,
)
from headwater.activities.selectors.meetings import coming
from headwater.events.base import Event
from headwater.exports.events import ExportMade
from headwater.leads.events import LeadChanged, LeadCreated
from headwater.notices.rules import News, NoticeKind, NoticeSubject
from headwater.notices.services.followed import to_followers
from headwater.notices.services.seen import seen
from headwater.notices.services.telling import tell
from headwater.people.events import CompanyChanged, PersonChanged
from headwater.pipeline.events import (
    DealChanged,
    DealClosed,
    DealCreated,
    DealMoved,
    DealReopened,
)
from headwater.sharing.events import SharingChanged
from headwater.tenancy.sql import fetch_all

# By hand: every move asks it, and the ORM takes longer to write it than PostgreSQL to answer.
# One by one: for an array of any length it would be planned anew each time.
OWNERS = """
SELECT id, owner_id FROM pipeline_deal
WHERE workspace_id = current_workspace() AND id IN ({ids})
"""

Edit = TaskChanged | DealChanged | CompanyChanged | PersonChanged | LeadChanged
Step = DealMoved | DealClosed | DealReopened


def tell_of(events: Sequence[Event]) -> None:
    """Tell whoever is concerned by these events, all of one transaction."""
    if not events:
        return
    brought = {e.deal_id for e in events if isinstance(e, DealCreated) and e.origin != "form"}
    steps = (event.deal_id for event in events if isinstance(event, Step))
    # What an import tells of a deal it brings is its past, and no news.
    owners = _owners([deal_id for deal_id in steps if deal_id not in brought])
    news = [one for event in events for one in _all_news(event, owners)]
    past = [event for event in events if getattr(event, "deal_id", None) not in brought]
    news += to_followers(past, told=news)
    tell(news, now=max(event.at for event in events))


def _all_news(event: Event, owners: dict[UUID, UUID]) -> Iterator[News]:
    yield from _news(event, owners)
    yield from _meetings(event)
    yield from _files(event)
    yield from _shares(event)
    yield from seen(event)


def _shares(event: Event) -> Iterator[News]:
    """Tell a member what was opened to them."""
    if isinstance(event, SharingChanged) and event.member_id and event.level_from is None:
        yield _given(event.member_id, event, data={"what": "shared"}, actor_id=event.actor_id)


def _files(event: Event) -> Iterator[News]:
    """Tell who did not wait for a file that it is ready."""
    if isinstance(event, ExportMade) and event.was_awaited and event.actor_id is not None:
        data = {"what": "export", "export_id": str(event.export_id), "name": event.file_name}
        yield News(member_id=event.actor_id, kind=NoticeKind.GIVEN, data=data)


def _news(event: Event, owners: dict[UUID, UUID]) -> Iterator[News]:
    by: Any = {"actor_id": event.actor_id}
    match event:
        case MemberMentioned():
            by["data"] = {"note_id": str(event.note_id)}
            subject, subject_id = _about(event)
            yield News(
                member_id=event.member_id, kind=NoticeKind.MENTIONED, subject=subject,
                subject_id=subject_id, **by,
            )  # fmt: skip
        case TaskCreated() | TaskFreed() | DealCreated() | LeadCreated():
            if getattr(event, "origin", "form") == "form" and event.owner_id is not None:
                what = {"what": "freed"} if isinstance(event, TaskFreed) else {}
                yield _given(event.owner_id, event, data=what, **by)
        case TaskChanged() | DealChanged() | CompanyChanged() | PersonChanged() | LeadChanged():
            owner_id = event.changes.get("owner_id", [None, None])[1]
            if owner_id is not None:
                yield _given(UUID(str(owner_id)), event, **by)
        case DealMoved() | DealClosed() | DealReopened():
            if event.deal_id in owners:
                yield News(
                    member_id=owners[event.deal_id], kind=NoticeKind.DEAL, subject=NoticeSubject.DEAL,
                    subject_id=event.deal_id, data=_step(event), **by,
                )  # fmt: skip
        case _:
            pass


def _meetings(event: Event) -> Iterator[News]:
    """Tell of meetings: the invited that they are, the one who called it what they say."""
    match event:
        case AttendeeAdded() if event.member_id is not None:
            yield _given(event.member_id, event, data={"what": "invited"}, actor_id=event.actor_id)
        case AttendeeAnswered() if event.member_id is not None:
            data = {"what": event.answer}
            yield _given(event.owner_id, event, data=data, actor_id=event.actor_id)
        case TaskChanged() if "due_at" in event.changes:
            for _, member_id in coming([event.task_id]):
                yield _given(
                    member_id, event, data={"what": "rescheduled"}, actor_id=event.actor_id
                )
        case _:
            pass


def _given(member_id: UUID, event: Event, **by: Any) -> News:
    return News(
        member_id=member_id, kind=NoticeKind.GIVEN, subject=NoticeSubject(event.subject_kind),
        subject_id=event.subject_id, **by,
    )  # fmt: skip


def _about(event: MemberMentioned) -> tuple[NoticeSubject, UUID]:
    for subject in (
        NoticeSubject.DEAL,
        NoticeSubject.PERSON,
        NoticeSubject.COMPANY,
        NoticeSubject.LEAD,
    ):
        subject_id: UUID | None = getattr(event, f"{subject}_id")
        if subject_id is not None:
            return subject, subject_id
    raise ValueError("A note is about something.")


def _step(event: Step) -> dict[str, str]:
    match event:
        case DealMoved():
            return {"what": "moved", "stage_id": str(event.to_stage_id)}
        case DealClosed():
            return {"what": event.status}
        case DealReopened():
            return {"what": "reopened"}


def _owners(deal_ids: list[UUID]) -> dict[UUID, UUID]:
    if not deal_ids:
        return {}
    return dict(fetch_all(OWNERS.format(ids=", ".join(["%s"] * len(deal_ids))), deal_ids))
