"""What the steps of a sequence came to: sent, delivered, opened by humans, answered, and what followed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from headwater.accounts.rules import Actor
from headwater.activities.models import Task
from headwater.activities.rules import TaskKind
from headwater.leads.models import Conversion
from headwater.pipeline.models import DealPerson
from headwater.sequences.models import Enrolment, Sequence, SequenceVersion, StepRun
from headwater.sequences.rules.states import EnrolmentState, Reason
from headwater.sequences.rules.steps import Step, StepKind, steps_of
from headwater.sequences.rules.trials import Side, Verdict, compare
from headwater.sequences.selectors.outcomes import STANDING, came_to

COUNTED = (
    "done", "sent", "bounced", "delivered", "opened", "clicked", "replied", "unsubscribed",
    "complained", "meetings", "deals", "yes",
)  # fmt: skip


@dataclass
class StepFigures:
    """What one step came to, over all and for each of its wordings; `verdict` compares those."""

    step: Step
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(COUNTED, 0))
    variants: dict[str, dict[str, int]] = field(default_factory=dict)

    @property
    def verdict(self) -> Verdict:
        return compare(
            [Side(key, one["delivered"], one["replied"]) for key, one in self.variants.items()]
        )


@dataclass
class SequenceReport:
    """`ended` counts the reasons for which it ended, `finished` who came to the end without one."""

    steps: list[StepFigures]
    enrolled: int
    running: int
    finished: int
    ended: dict[str, int]


def report(sequence: Sequence, version: SequenceVersion, *, actor: Actor) -> SequenceReport:
    """Tell what the steps of a version came to, of the people the actor sees.

    Steps are known by their keys, so what a step brought in earlier versions counts for it as
    long as it is in this one. An answer, a meeting and a deal are told of the mail before them.
    """
    seen = Enrolment.objects.visible_to(actor).filter(sequence=sequence)
    figures = {step.key: StepFigures(step) for step in steps_of(version.steps)}
    for step in figures.values():
        step.variants = {one.key: dict.fromkeys(COUNTED, 0) for one in step.step.variants}
    for row in _rows(seen):
        if (one := figures.get(row["step"])) is None:
            continue
        counted = _counted(row)
        _add(one.counts, counted)
        if row["variant"] in one.variants:
            _add(one.variants[row["variant"]], counted)
    states = seen.values("state").annotate(n=Count("id"))
    by_state = {row["state"]: row["n"] for row in states}
    reasons = seen.filter(state=EnrolmentState.STOPPED).values("reason").annotate(n=Count("id"))
    over = by_state.get(EnrolmentState.FINISHED, 0)
    stopped = by_state.get(EnrolmentState.STOPPED, 0)
    enrolled = sum(by_state.values())
    return SequenceReport(
        list(figures.values()), enrolled, enrolled - over - stopped, over,
        {row["reason"]: row["n"] for row in reasons.order_by("-n")},
    )  # fmt: skip


def _rows(seen: QuerySet[Enrolment]) -> Iterable[Mapping[str, Any]]:
    credited = Q(enrolment__credit=F("step"), kind=StepKind.MAIL)
    runs = StepRun.objects.filter(enrolment__in=seen)
    return (
        runs.values("step", "variant")
        .annotate(
            done=Count("id"),
            yes=Count("id", filter=Q(is_yes=True)),
            **{name: Count("id", filter=came_to(name)) for name in STANDING},
            replied=Count("id", filter=credited & Q(enrolment__reason=Reason.REPLIED)),
            unsubscribed=Count("id", filter=credited & Q(enrolment__reason=Reason.UNSUBSCRIBED)),
            meetings=Count("id", filter=credited & Q(Exists(_meetings()))),
            deals=Count("id", filter=credited & (Q(Exists(_deals())) | Q(Exists(_conversions())))),
        )
        .order_by()
    )


def _counted(row: Mapping[str, Any]) -> dict[str, int]:
    counted = {name: row[name] for name in COUNTED if name != "delivered"}
    return counted | {"delivered": row["sent"] - row["bounced"]}


def _add(to: dict[str, int], more: Mapping[str, int]) -> None:
    for name, n in more.items():
        to[name] += n


def _meetings() -> QuerySet[Task]:
    of_them = Q(person_id=OuterRef("enrolment__person_id")) | Q(
        lead_id=OuterRef("enrolment__lead_id")
    )
    return Task.objects.filter(
        of_them, kind__in=[TaskKind.MEETING, TaskKind.VISIT], deleted_at=None,
        created_at__gt=OuterRef("at"),
    )  # fmt: skip


def _deals() -> QuerySet[DealPerson]:
    return DealPerson.objects.filter(
        person_id=OuterRef("enrolment__person_id"), deal__deleted_at=None,
        deal__created_at__gt=OuterRef("at"),
    )  # fmt: skip


def _conversions() -> QuerySet[Conversion]:
    return Conversion.objects.filter(lead_id=OuterRef("enrolment__lead_id"), deal__deleted_at=None)


def version_of(sequence: Sequence, number: int | None) -> SequenceVersion:
    """Give a version by its number; the current one if none, or none of that number, is asked for."""
    rows = SequenceVersion.objects.filter(sequence=sequence).select_related("made_by")
    found = rows.filter(number=number or sequence.number).first()
    return found or rows.get(number=sequence.number)
