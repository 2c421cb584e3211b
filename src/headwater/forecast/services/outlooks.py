"""Asking for forecasts; they are worked out later, in `working`."""

from datetime import datetime, timedelta

from django.db.models import Max

from headwater.accounts.rules import Actor
from headwater.events.log import emit
from headwater.forecast.events import OutlookWanted
from headwater.forecast.models import Outlook
from headwater.forecast.selectors.outlooks import (
    Question,
    Subject,
    subject_of,
    today_at,
)
from headwater.pipeline.models import Pipeline

GIVEN_UP = timedelta(minutes=20)  # what was asked for so long ago has failed
LOOKED_AT = timedelta(days=14)  # what nobody looks at is no longer renewed


def ask_for(asked: Question, *, actor: Actor, now: datetime) -> bool:
    """Have what somebody looks at forecast anew, if it was not today; whether it is on its way."""
    return ask(subject_of(asked, actor=actor), now=now)


def ask(subject: Subject, *, now: datetime) -> bool:
    """Have a subject forecast from the facts of today, once; whether it is on its way."""
    outlook, is_new = Outlook.objects.get_or_create(
        **subject.columns(), day=today_at(now), defaults={"asked_at": now}
    )
    if outlook.computed_at is not None:
        return False
    if is_new or outlook.asked_at < now - GIVEN_UP:
        Outlook.objects.filter(id=outlook.id).update(asked_at=now)
        emit(OutlookWanted(actor_id=None, at=now, outlook_id=outlook.id))
    return True


def renew(*, now: datetime) -> None:
    """Have forecast anew, once a day, every pipeline and whatever else was looked at lately."""
    today = today_at(now)
    subjects = {
        Subject(pipeline.id)
        for pipeline in Pipeline.objects.filter(is_archived=False).order_by("position", "id")
    }
    rows = Outlook.objects.values_list("pipeline_id", "team_id", "owner_id")
    asked = rows.annotate(last=Max("asked_at")).filter(last__gte=now - LOOKED_AT).order_by()
    subjects |= {Subject(*row[:3]) for row in asked}
    done = {Subject(*row) for row in rows.filter(day=today)}
    for subject in sorted(subjects - done, key=str):
        ask(subject, now=now)
