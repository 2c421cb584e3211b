"""What single steps do: write a letter, give a task."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from headwater.accounts.rules import Actor
from headwater.activities.rules import TaskKind
from headwater.activities.services.tasks import NewTask, create_task
from headwater.mail.models import Mailbox, Outgoing
from headwater.mail.models.outgoing import WAITING
from headwater.mail.rules.filling import fill
from headwater.mail.rules.states import OutgoingState
from headwater.mail.selectors.filling import Voice, values_for
from headwater.mail.selectors.matches import About
from headwater.mail.selectors.outgoing import room_today
from headwater.mail.services.outgoing import NewOutgoing, begin, put_on_its_way
from headwater.sequences.models import Enrolment, StepRun
from headwater.sequences.rules.states import PACE_SECONDS, Reason
from headwater.sequences.rules.steps import Step, StepKind, Variant, variant_for
from headwater.sequences.rules.timing import next_moment
from headwater.sequences.services.moving import hold, window_of

FULL = timedelta(hours=1)  # a mailbox that has sent all it may today is asked again


@dataclass
class Blocked(Exception):  # a turn, not an error
    """A step cannot be done now: not before a moment, or not until somebody mends something."""

    until: datetime | None = None
    reason: Reason = Reason.NO_MAILBOX
    details: str = ""

    def settle(self, one: Enrolment, *, now: datetime) -> None:
        if self.until is None:
            hold(one, self.reason, self.details, now=now)
            return
        one.due_at = next_moment(self.until, window_of(one))
        one.saved("step", "credit", "due_at")


def write_mail(one: Enrolment, step: Step, run: StepRun, *, actor: Actor, now: datetime) -> None:
    """Put the letter of a step on its way, at the pace and within the cap of its mailbox."""
    mailbox = _mailbox(one, actor, now=now)
    variant = variant_for(step, one.id)
    earlier = _earlier(one)
    subject, doc = written_for(one, variant, actor=actor, now=now)
    answers = earlier.letter_id if earlier and step.is_answer else None
    if step.is_answer and earlier is not None:
        subject = subject.strip() or _again(earlier.subject)
    letter = begin(
        NewOutgoing(
            mailbox_id=mailbox.id, answers_id=answers, to=[{"name": one.name, "address": one.address}],
            subject=subject, doc=doc, is_automatic=True, deal_id=one.deal_id, lead_id=one.lead_id,
            person_id=one.person_id, company_id=one.company_id,
        ),
        actor=actor, now=now,
    )  # fmt: skip
    put_on_its_way(letter.id, send_at=now, version=None, actor=actor, now=now)
    run.outgoing, run.variant, one.credit = letter, variant.key, step.key


def written_for(
    one: Enrolment, variant: Variant, *, actor: Actor, now: datetime
) -> tuple[str, dict[str, object]]:
    """Give subject and text as this receiver gets them.

    Raises Blocked if something is missing that has no other word for it.
    """
    voice = Voice(actor.language, now, mailbox_id=one.mailbox_id)
    values = values_for(about_of(one), actor, voice=voice)
    filled = fill(variant.subject, variant.doc, values)
    if filled.missing:
        raise Blocked(reason=Reason.MISSING_FIELDS, details=", ".join(filled.missing))
    return filled.subject, filled.doc


def about_of(one: Enrolment) -> About:
    return About(one.deal_id, one.lead_id, one.person_id, one.company_id)


def _mailbox(one: Enrolment, actor: Actor, *, now: datetime) -> Mailbox:
    """Give the mailbox if it may send one more letter now. Locked, so that two do not both see room."""
    rows = Mailbox.objects.select_for_update(of=("self",)).owned_by(actor)
    mailbox = rows.filter(id=one.mailbox.id).first() if one.mailbox else None
    if mailbox is None:
        raise Blocked(reason=Reason.NO_MAILBOX)
    waiting = Outgoing.objects.filter(mailbox=mailbox, state__in=WAITING, send_at__lte=now + FULL)
    if room_today(mailbox, now=now) <= waiting.count():
        raise Blocked(until=now + FULL)
    latest = (
        StepRun.objects.filter(outgoing__mailbox=mailbox)
        .order_by("-at")
        .values_list("at", flat=True)
        .first()
    )
    pace = timedelta(seconds=PACE_SECONDS)
    if latest is not None and latest > now - pace:
        raise Blocked(until=latest + pace)
    return mailbox


def _earlier(one: Enrolment) -> Outgoing | None:
    """Give the letter of the last mail step that left."""
    runs = one.runs.filter(kind=StepKind.MAIL, outgoing__state=OutgoingState.SENT)
    run = runs.select_related("outgoing").order_by("-at").first()
    return run.outgoing if run else None


def _again(subject: str) -> str:
    return subject if subject.lower().startswith(("re:", "回复", "答复")) else f"Re: {subject}"


def set_task(one: Enrolment, step: Step, run: StepRun, *, actor: Actor, now: datetime) -> None:
    """Give the one who enrolled somebody a call or a task, due today."""
    kind = TaskKind.CALL if step.kind is StepKind.CALL else TaskKind.TASK
    run.task = create_task(
        NewTask(
            title=step.title, kind=kind, due_at=now + timedelta(hours=1), agenda=step.note,
            deal_id=one.deal_id, person_id=one.person_id, lead_id=one.lead_id,
        ),
        actor=actor, now=now,
    )  # fmt: skip
