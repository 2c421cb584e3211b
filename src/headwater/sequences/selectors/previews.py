"""What a sequence would be for somebody: each step as they would get it, and when, if all goes on."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.mail.rules.filling import fill
from headwater.mail.selectors.filling import Voice, values_for
from headwater.mail.selectors.matches import About
from headwater.sequences.models import Sequence
from headwater.sequences.rules.steps import Step, StepKind, Variant, steps_of
from headwater.sequences.rules.timing import Window, after_wait, next_moment
from headwater.sequences.selectors.receivers import Receiver, receivers
from headwater.sequences.selectors.sequences import current_version
from headwater.sequences.selectors.windows import window_for


@dataclass(frozen=True)
class PreviewedMail:
    variant: str
    subject: str
    doc: dict[str, Any]
    missing: tuple[str, ...]


@dataclass(frozen=True)
class PreviewedStep:
    """When a step would be done if every branch is answered no and nothing has to be waited for."""

    step: Step
    at: datetime
    mails: list[PreviewedMail]


@dataclass(frozen=True)
class Preview:
    receiver: Receiver
    steps: list[PreviewedStep]


def preview(
    sequence: Sequence, about: About, *, mailbox_id: UUID | None, actor: Actor, now: datetime
) -> Preview | None:
    """Show a sequence as it would be for a person or lead; None: they are not shown to the actor."""
    ids = [one for one in (about.person_id,) if one], [one for one in (about.lead_id,) if one]
    found = list(receivers(*ids, actor=actor).values())
    if not found:
        return None
    [receiver] = found
    voice = Voice(actor.language, now, mailbox_id=mailbox_id)
    values = values_for(about, actor, voice=voice)
    window = window_for(sequence, receiver.zone, receiver.country)
    at = next_moment(now, window)
    steps = []
    for step in steps_of(current_version(sequence).steps):
        mails = [_mail(one, values) for one in step.variants]
        steps.append(PreviewedStep(step, at, mails))
        at = _after(step, at, window)
    return Preview(receiver, steps)


def _mail(variant: Variant, values: dict[str, str]) -> PreviewedMail:
    filled = fill(variant.subject, variant.doc, values)
    return PreviewedMail(variant.key, filled.subject, filled.doc, filled.missing)


def _after(step: Step, at: datetime, window: Window) -> datetime:
    if step.kind is not StepKind.WAIT:
        return at
    return after_wait(at, days=step.days, hours=step.hours, window=window)
