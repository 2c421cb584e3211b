"""What a sequence is made of, and what cannot be one."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID

from headwater.lib.errors import Invalid

MOST_STEPS = 30
MOST_VARIANTS = 4
LONGEST_WAIT_DAYS = 365
GAP = re.compile(r"\[\[[^\[\]]*\]\]")  # what only somebody who writes by hand can know
END = "end"  # where a branch leads that goes to no step


class StepKind(StrEnum):
    MAIL = "mail"
    CALL = "call"
    TASK = "task"
    WAIT = "wait"
    BRANCH = "branch"


DOES_SOMETHING = frozenset({StepKind.MAIL, StepKind.CALL, StepKind.TASK})


class Condition(StrEnum):
    """What a branch asks; opens and clicks are those of humans."""

    OPENED = "opened"
    CLICKED = "clicked"
    HAS_PHONE = "has_phone"
    HAS_DEAL = "has_deal"


class BadSteps(Invalid):
    code = "bad_steps"


@dataclass(frozen=True, kw_only=True)
class Variant:
    """One wording of a mail; which of them somebody gets is decided by chance, once."""

    key: str
    subject: str = ""
    doc: Mapping[str, Any] = field(default_factory=dict)
    text: str = ""
    template_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step; which of the fields count is said by its kind.

    `days` of a wait are days on which the receiver gets mail. `is_held`: the sequence waits until
    the call or task is done. A mail that `is_answer` goes into the thread of the one before.
    """

    key: str
    kind: StepKind
    days: int = 0
    hours: int = 0
    title: str = ""
    note: str = ""
    is_held: bool = False
    is_answer: bool = False
    variants: tuple[Variant, ...] = ()
    condition: Condition | None = None
    target: str = END


Steps = tuple[Step, ...]


def steps_of(raw: Iterable[Mapping[str, Any]]) -> Steps:
    """Read steps as they are stored."""
    return tuple(_step(one) for one in raw)


def _step(raw: Mapping[str, Any]) -> Step:
    condition = raw.get("condition")
    known = {name: raw[name] for name in Step.__dataclass_fields__ if name in raw}
    known |= {
        "kind": StepKind(raw["kind"]),
        "condition": Condition(condition) if condition else None,
        "variants": tuple(Variant(**one) for one in raw.get("variants", ())),
    }
    return Step(**known)


def check_steps(steps: Steps) -> None:
    """Refuse what could not run: it must do something, go forward only, and come to an end."""
    if not steps:
        return  # not written yet; it cannot be started either
    if len(steps) > MOST_STEPS:
        raise BadSteps("A sequence has at most {most} steps.", most=MOST_STEPS, field="steps")
    keys = [step.key for step in steps]
    if len(set(keys)) != len(keys) or END in keys or "" in keys:
        raise BadSteps("Each step needs a key of its own.", field="steps")
    if sum(step.days for step in steps) > LONGEST_WAIT_DAYS:
        raise BadSteps("A sequence takes at most {most} days.", most=LONGEST_WAIT_DAYS,
                       field="steps")  # fmt: skip
    for place, step in enumerate(steps):
        _check_step(step, steps[:place], keys[place + 1 :], number=place + 1)


def check_ready(steps: Steps) -> None:
    """Refuse to start what is not finished."""
    if not any(step.kind in DOES_SOMETHING for step in steps):
        raise BadSteps("Add a mail, a call or a task first.", field="steps")
    for number, step in enumerate(steps, 1):
        if step.kind in {StepKind.CALL, StepKind.TASK} and not step.title.strip():
            raise BadSteps("Say in step {number} what is to be done.", number=number, field="steps")
        for variant in step.variants:
            if GAP.search(f"{variant.subject} {variant.text}"):
                raise BadSteps(
                    "The mail of step {number} has a gap in [[…]] that nobody will fill.",
                    number=number, field="steps",
                )  # fmt: skip
            if not variant.text.strip() or not (step.is_answer or variant.subject.strip()):
                raise BadSteps("The mail of step {number} lacks a subject or a text.",
                               number=number, field="steps")  # fmt: skip


def _check_step(step: Step, before: Sequence[Step], after: Sequence[str], *, number: int) -> None:
    if step.kind is StepKind.MAIL:
        _check_mail(step, before, number=number)
    elif step.kind is StepKind.WAIT and step.days * 24 + step.hours <= 0:
        raise BadSteps("Say in step {number} how long to wait.", number=number, field="steps")
    elif step.kind is StepKind.BRANCH and (
        step.condition is None or step.target not in {*after, END}
    ):
        raise BadSteps(
            "Step {number} must ask something and lead to a later step.",
            number=number, field="steps",
        )  # fmt: skip


def _check_mail(step: Step, before: Sequence[Step], *, number: int) -> None:
    names = [one.key for one in step.variants]
    if not 1 <= len(names) <= MOST_VARIANTS or len(set(names)) != len(names):
        raise BadSteps(
            "The mail of step {number} needs one to {most} wordings.",
            number=number, most=MOST_VARIANTS, field="steps",
        )  # fmt: skip
    if step.is_answer and not any(one.kind is StepKind.MAIL for one in before):
        raise BadSteps(
            "Step {number} answers a mail, but none comes before it.", number=number, field="steps"
        )


def following(steps: Steps, key: str) -> str:
    """Name the step after this one; `END`: there is none."""
    keys = [step.key for step in steps]
    place = keys.index(key) + 1
    return keys[place] if place < len(keys) else END


def variant_for(step: Step, enrolment_id: UUID) -> Variant:
    """Choose a wording: by chance over people, always the same for one person and step."""
    digest = hashlib.sha256(f"{enrolment_id}:{step.key}".encode()).digest()
    return step.variants[int.from_bytes(digest[:8]) % len(step.variants)]
