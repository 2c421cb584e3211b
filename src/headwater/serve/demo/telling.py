"""What the owner, whom visitors sign in as, is told: by events and reminders as real as any."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from headwater.accounts.models import Member
from headwater.activities.events import MemberMentioned, NoteCreated
from headwater.activities.models import Note, Task
from headwater.events.log import emit, emit_many
from headwater.lib.documents import plain
from headwater.notices.models import Notice, Preference
from headwater.notices.rules import DIGEST_HOUR, News, NoticeKind, NoticeSubject
from headwater.notices.services.telling import tell
from headwater.pipeline.events import DealChanged, DealClosed
from headwater.pipeline.models import Deal
from headwater.serve.demo import words
from headwater.serve.demo.writing import Stageplay

ADMIN = "周琪 Zhou Qi"


def write_news(play: Stageplay, deals: list[Deal]) -> None:
    """Let a week pass for the owner: two deals given, one of them won, a mention, a reminder."""
    won, given, discussed = _best_open(deals)
    seller_id = won.owner_id
    _hand_over(play, won, at=play.now - timedelta(days=3, hours=2))
    _digest(play)
    _hand_over(play, given, at=play.now - timedelta(hours=22))
    Notice.objects.update(read_at=play.now - timedelta(hours=20))
    _win(won, by=seller_id, at=play.now - timedelta(hours=3))
    _mention(play, discussed, at=play.now - timedelta(minutes=50))
    _remind(play, at=play.now - timedelta(minutes=5))
    Notice.objects.update(mail_at=None)  # whoever tries the demo gets no mail of it


def _best_open(deals: list[Deal]) -> list[Deal]:
    there = [deal for deal in deals if deal.status == "open"]
    return sorted(there, key=lambda deal: (-deal.stage.position, deal.created_at))[:3]


def _hand_over(play: Stageplay, deal: Deal, *, at: datetime) -> None:
    before, deal.owner_id = deal.owner_id, play.owner.id
    deal.changed_at = at
    deal.save(update_fields=["owner", "changed_at"])
    changes = {"owner_id": [str(before), str(deal.owner_id)]}
    emit(DealChanged(actor_id=play.members[ADMIN].id, at=at, deal_id=deal.id, changes=changes))


def _win(deal: Deal, *, by: Any, at: datetime) -> None:
    deal.status, deal.closed_at, deal.changed_at = "won", at, at
    deal.save(update_fields=["status", "closed_at", "changed_at"])
    emit(
        DealClosed(
            actor_id=by, at=at, deal_id=deal.id, pipeline_id=deal.pipeline_id,
            stage_id=deal.stage_id, status="won", lost_reason_id=None, value=str(deal.value),
            currency=deal.currency,
        )
    )  # fmt: skip


def _mention(play: Stageplay, deal: Deal, *, at: datetime) -> None:
    owner = Member.objects.get(id=play.owner.id)
    is_chinese = play.owner.language.startswith("zh")
    said = words.MENTION_ZH if is_chinese else words.MENTION_EN
    inline = [
        {"type": "mention", "attrs": {"id": str(owner.id), "label": owner.name}},
        {"type": "text", "text": f" {said}"},
    ]
    doc = {"type": "doc", "content": [{"type": "paragraph", "content": inline}]}
    note = Note.objects.create(
        doc=doc, text=plain(doc), author_id=deal.owner_id, deal=deal, created_at=at
    )
    about: dict[str, Any] = {
        "actor_id": deal.owner_id, "at": at, "note_id": note.id, "deal_id": deal.id,
        "person_id": None, "company_id": None,
    }  # fmt: skip
    emit_many([NoteCreated(**about), MemberMentioned(**about, member_id=owner.id)])


def _remind(play: Stageplay, *, at: datetime) -> None:
    task = Task.objects.filter(owner_id=play.owner.id, due_at__gte=play.now).earliest("due_at")
    news = News(
        member_id=play.owner.id,
        kind=NoticeKind.REMINDER,
        subject=NoticeSubject.TASK,
        subject_id=task.id,
    )
    tell([news], now=at)


def _digest(play: Stageplay) -> None:
    """Give the digest of last Monday, as if this had been running then."""
    local = play.now.astimezone(ZoneInfo(play.owner.time_zone))
    monday = (local - timedelta(days=local.weekday())).replace(
        hour=DIGEST_HOUR, minute=5, second=0, microsecond=0
    )
    if monday > local:
        monday -= timedelta(days=7)
    Preference.objects.create(member_id=play.owner.id, digest_sent_on=monday.date())
    tell([News(member_id=play.owner.id, kind=NoticeKind.DIGEST)], now=monday)
