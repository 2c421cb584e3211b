"""Filling in a scorecard, and choosing which one is used."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import TypedDict, Unpack
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.events.log import emit
from headwater.leads.events import DealAnswered, LeadAnswered, ScorecardChanged
from headwater.leads.models import Answer, Framework, Question
from headwater.leads.rules.scorecard import AnswerState, Subject
from headwater.leads.selectors.scorecards import (
    QuestionNotFound,
    any_question,
    check_seen,
    get_framework,
    get_question,
    now_with,
)
from headwater.leads.services.words import write_word
from headwater.lib.errors import check_version


class Known(TypedDict, total=False):
    """What is known of a question, and how: who said it, when, in which words, where it stands."""

    state: AnswerState
    evidence: str
    said_by: str
    said_on: date | None
    link: str


@dataclass(frozen=True, kw_only=True)
class NewQuestion:
    name_en: str = ""
    name_zh: str = ""
    hint_en: str = ""
    hint_zh: str = ""


def answer(
    subject: Subject,
    question_id: UUID,
    *,
    actor: Actor,
    now: datetime,
    **known: Unpack[Known],
) -> None:
    """Note what is known of a question about a lead or a deal; what is not named stays as it is.

    The same once more does nothing.
    """
    check_seen(subject, actor=actor, lock=True)
    subject = now_with(subject, actor=actor) or subject
    question = get_question(question_id)
    of = {name: value for name, value in asdict(subject).items() if value is not None}
    there = Answer.objects.filter(question=question, **of).first()
    before = there or Answer(state=AnswerState.UNKNOWN)
    if all(getattr(before, name) == value for name, value in known.items()):
        return
    written, _ = Answer.objects.update_or_create(
        question=question,
        **of,
        defaults={**known, "author_id": actor.id},
        create_defaults={"state": AnswerState.UNKNOWN, **known, "author_id": actor.id},
    )
    _tell(subject, question_id, AnswerState(written.state), actor=actor, now=now)


def create_framework(
    *, name_en: str, name_zh: str, questions: Sequence[NewQuestion], actor: Actor, now: datetime
) -> Framework:
    """Add a scorecard of one's own; it is not used until it is chosen."""
    framework = Framework.objects.create(name_en=name_en, name_zh=name_zh)
    for position, question in enumerate(questions):
        Question.objects.create(framework=framework, position=position, **asdict(question))
    emit(ScorecardChanged(actor_id=actor.id, at=now, scorecard_id=framework.id, what="created"))
    return get_framework(framework.id)


class QuestionChanges(TypedDict, total=False):
    name_en: str
    name_zh: str
    hint_en: str
    hint_zh: str
    is_archived: bool


def add_question(framework_id: UUID, new: NewQuestion, *, actor: Actor, now: datetime) -> Framework:
    """Ask one thing more, behind the others."""
    framework = get_framework(framework_id)
    position = Question.objects.filter(framework=framework).count()
    Question.objects.create(framework=framework, position=position, **asdict(new))
    return _edited(framework.id, actor=actor, now=now)


def update_question(
    question_id: UUID,
    *,
    actor: Actor,
    now: datetime,
    version: int | None = None,
    **changes: Unpack[QuestionChanges],
) -> Framework:
    """Ask in other words, no longer, or again; what was answered is kept."""
    question = any_question(question_id, lock=True)
    check_version(question.version, version)
    if write_word(question, dict(changes)):
        return _edited(question.framework_id, actor=actor, now=now)
    return get_framework(question.framework_id)


def order_questions(
    framework_id: UUID, question_ids: Sequence[UUID], *, actor: Actor, now: datetime
) -> Framework:
    """Say in which order is asked; what is not named stands behind."""
    framework = get_framework(framework_id)
    questions = {one.id: one for one in Question.objects.filter(framework=framework)}
    for question_id in question_ids:
        if question_id not in questions:
            raise QuestionNotFound("There is no such question on the scorecard.")
    rest = sorted(questions.keys() - set(question_ids), key=lambda one: questions[one].position)
    for position, question_id in enumerate([*dict.fromkeys(question_ids), *rest]):
        if questions[question_id].position != position:
            questions[question_id].position = position
            questions[question_id].saved("position")
    return _edited(framework_id, actor=actor, now=now)


def use_framework(framework_id: UUID, *, actor: Actor, now: datetime) -> Framework:
    """Judge all leads and deals by this scorecard; what was answered on others is kept."""
    framework = get_framework(framework_id)
    if framework.is_default:
        return framework
    for one in Framework.objects.select_for_update().filter(is_default=True):
        one.is_default = False
        one.saved("is_default")
    framework.is_default = True
    framework.saved("is_default")
    emit(ScorecardChanged(actor_id=actor.id, at=now, scorecard_id=framework.id, what="chosen"))
    return framework


def _edited(framework_id: UUID, *, actor: Actor, now: datetime) -> Framework:
    emit(ScorecardChanged(actor_id=actor.id, at=now, scorecard_id=framework_id, what="edited"))
    return get_framework(framework_id)


def _tell(
    subject: Subject, question_id: UUID, state: AnswerState, *, actor: Actor, now: datetime
) -> None:
    if subject.lead_id is not None:
        emit(
            LeadAnswered(
                actor_id=actor.id,
                at=now,
                lead_id=subject.lead_id,
                question_id=question_id,
                state=state,
            )
        )
    if subject.deal_id is not None:
        emit(
            DealAnswered(
                actor_id=actor.id,
                at=now,
                deal_id=subject.deal_id,
                question_id=question_id,
                state=state,
            )
        )
