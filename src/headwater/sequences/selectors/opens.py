"""Whether somebody in a sequence, as far as can be told a human, opened or followed something."""

from typing import Any

from django.db.models import QuerySet

from headwater.mail.models import Sighting
from headwater.mail.rules.sightings import SightingKind, Who
from headwater.sequences.models import Enrolment


def has_opened(one: Enrolment) -> bool:
    """Whoever follows a link has opened the letter, whether pictures were loaded or not."""
    return _of(one).exists() or _is_kept(one, "opened")


def has_clicked(one: Enrolment) -> bool:
    return _of(one).filter(kind=SightingKind.CLICK).exists() or _is_kept(one, "clicked")


def opens(outgoing_id: Any) -> QuerySet[Sighting]:
    return Sighting.objects.filter(outgoing_id=outgoing_id, who=Who.HUMAN)


def clicks(outgoing_id: Any) -> QuerySet[Sighting]:
    return opens(outgoing_id).filter(kind=SightingKind.CLICK)


def _is_kept(one: Enrolment, outcome: str) -> bool:
    """Tell whether a letter did that was sent from a mailbox which is no more."""
    return one.runs.filter(kept__contains=[outcome]).exists()


def _of(one: Enrolment) -> QuerySet[Sighting]:
    return Sighting.objects.filter(outgoing__in=one.runs.values("outgoing_id"), who=Who.HUMAN)
