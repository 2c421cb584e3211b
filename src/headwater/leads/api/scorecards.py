from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import Router, Status

from headwater.http.access import configuring, reading, writing
from headwater.http.problems import EDIT_REFUSALS, REFUSALS, SignedInRequest
from headwater.http.wire import IfMatch, expected_version, json_response
from headwater.leads.models import Framework
from headwater.leads.rules.scorecard import Subject
from headwater.leads.schemas.scorecards import (
    AnswerIn,
    FrameworkIn,
    FrameworkOut,
    Frameworks,
    QuestionIn,
    QuestionOrderIn,
    QuestionOut,
    QuestionPatch,
    ScorecardOut,
)
from headwater.leads.schemas.words import word_of
from headwater.leads.selectors.scorecards import frameworks, scorecard
from headwater.leads.services import scorecards as services

router = Router(tags=["leads"])


@router.get("/leads/{lead_id}/scorecard", response={200: ScorecardOut} | REFUSALS, auth=reading)
def get_lead_scorecard(request: SignedInRequest, lead_id: UUID) -> HttpResponse:
    """Show what is known of a lead, question by question."""
    return _card(request, Subject(lead_id=lead_id))


@router.put(
    "/leads/{lead_id}/answers/{question_id}",
    response={200: ScorecardOut} | REFUSALS,
    auth=writing,
)
def set_lead_answer(
    request: SignedInRequest, lead_id: UUID, question_id: UUID, payload: AnswerIn
) -> HttpResponse:
    """Note what is known of a question about a lead, and how that is known."""
    return _answer(request, Subject(lead_id=lead_id), question_id, payload)


@router.get("/deals/{deal_id}/scorecard", response={200: ScorecardOut} | REFUSALS, auth=reading)
def get_deal_scorecard(request: SignedInRequest, deal_id: UUID) -> HttpResponse:
    """Show what is known of a deal, question by question."""
    return _card(request, Subject(deal_id=deal_id))


@router.put(
    "/deals/{deal_id}/answers/{question_id}",
    response={200: ScorecardOut} | REFUSALS,
    auth=writing,
)
def set_deal_answer(
    request: SignedInRequest, deal_id: UUID, question_id: UUID, payload: AnswerIn
) -> HttpResponse:
    """Note what is known of a question about a deal, and how that is known."""
    return _answer(request, Subject(deal_id=deal_id), question_id, payload)


@router.get("/scorecards", response={200: Frameworks} | REFUSALS, auth=reading)
def get_scorecards(request: SignedInRequest) -> Frameworks:
    """List the ways to judge buyers, the one in use first."""
    return Frameworks(items=[_framework(one) for one in frameworks()])


@router.post("/scorecards", response={201: FrameworkOut} | REFUSALS, auth=configuring)
def create_scorecard(request: SignedInRequest, payload: FrameworkIn) -> Status[FrameworkOut]:
    """Add a scorecard of your own."""
    framework = services.create_framework(
        name_en=payload.name_en,
        name_zh=payload.name_zh,
        questions=[question.new() for question in payload.questions],
        actor=request.actor,
        now=timezone.now(),
    )
    return Status(201, _framework(framework))


@router.put(
    "/scorecards/{scorecard_id}/use", response={200: FrameworkOut} | REFUSALS, auth=configuring
)
def use_scorecard(request: SignedInRequest, scorecard_id: UUID) -> FrameworkOut:
    """Judge leads and deals by this scorecard from now on."""
    return _framework(services.use_framework(scorecard_id, actor=request.actor, now=timezone.now()))


@router.post(
    "/scorecards/{scorecard_id}/questions",
    response={201: FrameworkOut} | REFUSALS,
    auth=configuring,
)
def add_question(
    request: SignedInRequest, scorecard_id: UUID, payload: QuestionIn
) -> Status[FrameworkOut]:
    """Ask one thing more, behind the others."""
    framework = services.add_question(
        scorecard_id, payload.new(), actor=request.actor, now=timezone.now()
    )
    return Status(201, _framework(framework))


@router.patch(
    "/questions/{question_id}", response={200: FrameworkOut} | EDIT_REFUSALS, auth=configuring
)
def update_question(
    request: SignedInRequest, question_id: UUID, payload: QuestionPatch, if_match: IfMatch
) -> FrameworkOut:
    """Ask in other words, no longer, or again; what was answered is kept."""
    framework = services.update_question(
        question_id,
        actor=request.actor,
        now=timezone.now(),
        version=expected_version(request),
        **payload.dict(exclude_unset=True),
    )
    return _framework(framework)


@router.put(
    "/scorecards/{scorecard_id}/question-order",
    response={200: FrameworkOut} | REFUSALS,
    auth=configuring,
)
def order_questions(
    request: SignedInRequest, scorecard_id: UUID, payload: QuestionOrderIn
) -> FrameworkOut:
    """Say in which order is asked."""
    framework = services.order_questions(
        scorecard_id, payload.ids, actor=request.actor, now=timezone.now()
    )
    return _framework(framework)


def _card(request: SignedInRequest, subject: Subject) -> HttpResponse:
    return json_response(scorecard(subject, actor=request.actor))


def _answer(
    request: SignedInRequest, subject: Subject, question_id: UUID, payload: AnswerIn
) -> HttpResponse:
    known = payload.dict(exclude_unset=True)
    services.answer(subject, question_id, actor=request.actor, now=timezone.now(), **known)
    return _card(request, subject)


def _framework(one: Framework) -> FrameworkOut:
    questions = [
        QuestionOut(
            **word_of(q).dict(), hint_en=q.hint_en, hint_zh=q.hint_zh, is_archived=q.is_archived
        )
        for q in one.questions.all()
    ]
    return FrameworkOut(**word_of(one).dict(), is_default=one.is_default, questions=questions)
