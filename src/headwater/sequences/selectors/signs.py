"""What speaks against going on with somebody: answers, bounces, meetings, deals that moved."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from headwater.activities.models import Task
from headwater.activities.rules import TaskKind
from headwater.leads.rules.states import OPEN as OPEN_LEADS
from headwater.mail.models import Letter, Outgoing
from headwater.mail.rules.automatic import Nature
from headwater.mail.rules.states import MailDirection
from headwater.mail.selectors.suppression import unwilling
from headwater.pipeline.models import Deal, StageVisit
from headwater.pipeline.rules import DealStatus
from headwater.sequences.models import Enrolment, StepRun
from headwater.sequences.rules.states import Reason

SHORTLY = timedelta(days=1)


def reason_to_stop(enrolment: Enrolment) -> Reason | None:
    """Say why nothing more may be done for somebody; None: it may go on."""
    for reason, is_so in (
        (Reason.GONE, _is_gone),
        (Reason.REPLIED, _has_replied),
        (Reason.BOUNCED, _has_bounced),
        (Reason.SUPPRESSED, _is_unwilling),
        (Reason.MEETING, _has_meeting),
        (Reason.DEAL_MOVED, _has_deal_moved),
        (Reason.COLLEAGUE_REPLIED, _has_colleague_replied),
    ):
        if is_so(enrolment):
            return reason
    return None


def answers_of(addresses: Iterable[str]) -> QuerySet[Letter]:
    """Letters people wrote from these addresses: an absence or a machine's word is no answer."""
    return Letter.objects.filter(
        direction=MailDirection.IN, nature=Nature.PERSON, sender_address__in=list(addresses)
    )


def _is_gone(one: Enrolment) -> bool:
    if one.person is not None:
        return one.person.deleted_at is not None or one.person.merged_into_id is not None
    return one.lead is None or one.lead.deleted_at is not None or one.lead.state not in OPEN_LEADS


def _has_replied(one: Enrolment) -> bool:
    """They wrote since it began; or shortly before, and nobody knew of it yet."""
    came = answers_of([one.address]).filter(
        Q(sent_at__gt=one.started_at)
        | Q(sent_at__gt=one.started_at - SHORTLY, arrived_at__gt=one.started_at)
    )
    return bool(one.address) and came.exists()


def _has_bounced(one: Enrolment) -> bool:
    return StepRun.objects.filter(enrolment=one, outgoing__problem="bounced").exists()


def _is_unwilling(one: Enrolment) -> bool:
    return bool(one.address) and bool(unwilling([one.address]))


def _has_meeting(one: Enrolment) -> bool:
    """Somebody made an appointment with them, or about their deal, since it began."""
    meetings = Task.objects.filter(
        kind__in=[TaskKind.MEETING, TaskKind.VISIT],
        deleted_at=None,
        created_at__gt=one.started_at,
    )
    links = {"person_id": one.person_id, "lead_id": one.lead_id, "deal_id": one.deal_id}
    return any(meetings.filter(**{name: value}).exists() for name, value in links.items() if value)


def _has_deal_moved(one: Enrolment) -> bool:
    if one.deal_id is None:
        return False
    moved = StageVisit.objects.filter(deal_id=one.deal_id, entered_at__gt=one.started_at)
    is_over = Deal.objects.filter(id=one.deal_id).exclude(status=DealStatus.OPEN)
    return moved.exists() or is_over.exists()


def _has_colleague_replied(one: Enrolment) -> bool:
    """Somebody else of the same company answered in the same sequence."""
    if one.company_id is None or not one.sequence.stops_company:
        return False
    others = Enrolment.objects.filter(
        sequence=one.sequence, company_id=one.company_id, reason=Reason.REPLIED,
        ended_at__gt=one.started_at,
    )  # fmt: skip
    return others.exclude(id=one.id).exists()


def of_outgoing(outgoing: Outgoing) -> Enrolment | None:
    """Whose step a letter is; None: somebody wrote it by hand."""
    runs = StepRun.objects.filter(outgoing=outgoing, enrolment=OuterRef("pk"))
    rows = Enrolment.objects.filter(Exists(runs))
    return rows.select_related("sequence", "person", "lead").first()
